#include "app/gui/pages.h"

#include "ui/pages/administration/administration_page.h"
#include "ui/pages/child/child_page.h"
#include "ui/pages/children/children_page.h"
#include "ui/pages/importing/importing_page.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/pages/survey/survey_page.h"
#include "ui/pages/workbench/today_page.h"

#include "core/children/demonstration.h"

namespace tongdang {

namespace {

template <typename P> PageFactory page() {
    return [](UiContext &context) { return std::unique_ptr<Page>(std::make_unique<P>(context)); };
}

}  // namespace

std::vector<PageFactory> pages() { return {page<TodayPage>(), page<ChildrenPage>(), page<SurveyPage>(), page<ChildPage>(), page<ImportingPage>(), page<StatisticsPage>(), page<AdministrationPage>()}; }

Demonstration demonstration() {
    return [](Ledger &ledger, const Session &session, int children, Progress &progress) -> Result<void> {
        if (auto filled = fillDemonstration(ledger, session, children, 1, progress); !filled)
            return filled.error();
        return {};
    };
}

}  // namespace tongdang
