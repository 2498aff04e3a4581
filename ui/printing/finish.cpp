#include "ui/printing/finish.h"


#include <qrencode.h>

namespace tongdang {

using namespace paper;

namespace {
constexpr double kFoot = 8;
constexpr int kFootGrey = 90;
}  // namespace

void addQrCode(Page &page, const QString &text, double x, double y, double side) {
    const QByteArray utf8 = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(utf8.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return;   // longer than a code can be: there is no such number
    const double module = side / code->width;
    for (int row = 0; row < code->width; ++row)
        for (int column = 0; column < code->width;) {
            int end = column;
            while (end < code->width && code->data[row * code->width + end] & 1)
                ++end;
            if (end > column)
                page.boxes.push_back({x + column * module, y + row * module, (end - column) * module, module, 0});
            column = std::max(end, column + 1);
        }
}

void finishPages(std::vector<Page> &pages, const PrintScene &scene, Type &type, const Margins &margins, bool mark, const QString &number) {
    const QString when = scene.now.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    for (size_t i = 0; i < pages.size(); ++i) {
        Page &page = pages[i];
        if (mark)
            page.mark = scene.session.login + u' ' + when;
        const Style style{kFoot, false, kFootGrey};
        const double y = page.height - margins.bottom + mm(6);
        page.texts.push_back({margins.left, y, scene.say("printing.foot", {scene.unit, scene.session.login, when}), style});
        const QString count = scene.say("printing.page", {QString::number(i + 1), QString::number(pages.size())});
        page.texts.push_back({page.width - margins.right - type.width(count, style), y, count, style});
    }
    if (!number.isEmpty() && !pages.empty())
        addQrCode(pages.front(), number, pages.front().width - margins.right - kCodeSide, margins.top, kCodeSide);
}

}  // namespace tongdang
