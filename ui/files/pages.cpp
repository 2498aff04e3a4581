#include "ui/files/pages.h"

#include <poppler-qt6.h>

namespace tongdang {

struct Pages::Private { std::unique_ptr<Poppler::Document> document; };

Pages::Pages(const QByteArray &content) : d(std::make_unique<Private>()) {
    d->document = Poppler::Document::loadFromData(content);
    if (d->document && d->document->isLocked())
        d->document.reset();
    if (d->document)
        for (const auto hint : {Poppler::Document::Antialiasing, Poppler::Document::TextAntialiasing})
            d->document->setRenderHint(hint);
}

Pages::~Pages() = default;

int Pages::count() const { return d->document ? d->document->numPages() : 0; }

QImage Pages::image(int page, const QSize &within) const {
    const auto drawn = page >= 0 && page < count() ? d->document->page(page) : nullptr;
    if (!drawn)
        return {};
    const QSizeF points = drawn->pageSizeF();             // 72 to the inch
    if (points.width() <= 0 || points.height() <= 0)
        return {};
    const double dpi = 72 * std::min(within.width() / points.width(), within.height() / points.height());
    return drawn->renderToImage(dpi, dpi);
}

}  // namespace tongdang
