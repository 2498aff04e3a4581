#include "app/gui/pages.h"

#include "ui/pages/administration/administration_page.h"
#include "ui/pages/child/child_page.h"

namespace tongdang {

namespace {

template <typename P> PageFactory page() {
    return [](UiContext &context) { return std::unique_ptr<Page>(std::make_unique<P>(context)); };
}

}  // namespace

std::vector<PageFactory> pages() { return {page<ChildPage>(), page<AdministrationPage>()}; }

Demonstration demonstration() { return {}; }

}  // namespace tongdang
