#include "ui/preview/page_painter.h"

#include "ui/preview/drawing_painter.h"
#include "ui/printing/type.h"

#include <QPrinter>
#include <QRegularExpression>

namespace tongdang {

namespace {

// Sizes of type are painted at this size and scaled, so that words are as wide as they were measured, whatever the device.
constexpr double kFine = 20;

QColor shade(int grey) { return QColor(grey, grey, grey); }

QFont fontOf(const paper::Style &style) {
    QFont font(Type::family());
    font.setPixelSize(int(style.size * kFine));
    font.setBold(style.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void paintText(QPainter &painter, double x, double y, const QString &text, const paper::Style &style, double scale) {
    painter.save();
    painter.translate(x * scale, y * scale);
    painter.scale(scale / kFine, scale / kFine);
    painter.setFont(fontOf(style));
    painter.setPen(shade(style.grey));
    painter.drawText(QPointF(0, 0), text);
    painter.restore();
}

}  // namespace

void paintPage(QPainter &painter, const paper::Page &page, double scale) {
    using namespace paper;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const Box &box : page.boxes)
        painter.fillRect(QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale), shade(box.grey));
    for (const Placed &placed : page.drawings) {
        painter.save();
        painter.translate(placed.x * scale, placed.y * scale);
        painter.scale(placed.scale * scale, placed.scale * scale);
        paintDrawing(painter, placed.drawing, QFont(Type::family()));
        painter.restore();
    }
    if (!page.mark.isEmpty()) {
        int row = 0;
        for (double y = kMarkDown / 2; y < page.height; y += kMarkDown, ++row)
            for (double x = row % 2 ? -kMarkAcross / 4 : kMarkAcross / 4; x < page.width; x += kMarkAcross) {
                painter.save();
                painter.translate(x * scale, y * scale);
                painter.rotate(kMarkAngle);
                paintText(painter, 0, 0, page.mark, {kMarkSize, false, kMarkGrey}, scale);
                painter.restore();
            }
    }
    for (const Rule &rule : page.rules) {
        painter.setPen(QPen(shade(rule.grey), rule.width * scale, Qt::SolidLine, Qt::SquareCap));
        painter.drawLine(QPointF(rule.x1 * scale, rule.y1 * scale), QPointF(rule.x2 * scale, rule.y2 * scale));
    }
    for (const Text &text : page.texts)
        paintText(painter, text.x, text.y, text.text, text.style, scale);
}

std::optional<QList<int>> pageRange(const QString &text, int pages) {
    static const QRegularExpression part(QStringLiteral("^(\\d{1,6})(?:[-–—－~～](\\d{1,6}))?$")), between(QStringLiteral("[,，、;；\\s]+"));
    QList<int> out;
    for (const QString &one : text.split(between, Qt::SkipEmptyParts)) {
        const auto found = part.match(one);
        if (!found.hasMatch())
            return {};
        const int from = found.captured(1).toInt(), to = found.captured(2).isEmpty() ? from : found.captured(2).toInt();
        if (from < 1 || to < from || to > pages)
            return {};
        for (int page = from; page <= to; ++page)
            if (!out.contains(page - 1))
                out << page - 1;
    }
    if (out.isEmpty())
        for (int page = 0; page < pages; ++page)
            out << page;
    std::sort(out.begin(), out.end());
    return out;
}

bool paintPages(QPrinter &printer, const std::vector<paper::Page> &pages, const QList<int> &which) {
    if (which.isEmpty())
        return false;
    const auto lay = [&](const paper::Page &page) { printer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), page.width > page.height ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF())); };
    printer.setFullPage(true);
    lay(pages[size_t(which.first())]);
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    for (const int number : which) {
        const paper::Page &page = pages[size_t(number)];
        if (number != which.first()) {
            lay(page);
            if (!printer.newPage())
                return false;
        }
        paintPage(painter, page, printer.logicalDpiX() / 72.0);
        if (printer.printerState() == QPrinter::Error || printer.printerState() == QPrinter::Aborted)
            return false;
    }
    return painter.end() && printer.printerState() != QPrinter::Error;
}

}  // namespace tongdang
