#include "ui/shell/style_sheet.h"

#include "ui/shell/theme.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace tongdang {

QString styleSheet(const Theme &theme) {
    const auto mix = [](const QColor &a, const QColor &b) {
        return QColor((a.red() * 4 + b.red()) / 5, (a.green() * 4 + b.green()) / 5, (a.blue() * 4 + b.blue()) / 5);
    };
    const QHash<QString, QColor> colors = {
        {QStringLiteral("window"), theme.color(Color::Window)}, {QStringLiteral("surface"), theme.color(Color::Surface)},
        {QStringLiteral("raised"), theme.color(Color::Raised)}, {QStringLiteral("text"), theme.color(Color::Text)},
        {QStringLiteral("muted"), theme.color(Color::Muted)}, {QStringLiteral("border"), theme.color(Color::Border)},
        {QStringLiteral("control"), theme.color(Color::Control)}, {QStringLiteral("accent"), theme.color(Color::Accent)},
        {QStringLiteral("onAccent"), theme.color(Color::OnAccent)}, {QStringLiteral("accentSoft"), theme.color(Color::AccentSoft)},
        {QStringLiteral("accentHover"), mix(theme.color(Color::Accent), theme.color(Color::Text))},
        {QStringLiteral("good"), theme.color(Color::Good)}, {QStringLiteral("goodSoft"), theme.color(Color::GoodSoft)},
        {QStringLiteral("warning"), theme.color(Color::Warning)}, {QStringLiteral("warningSoft"), theme.color(Color::WarningSoft)},
        {QStringLiteral("danger"), theme.color(Color::Danger)}, {QStringLiteral("dangerSoft"), theme.color(Color::DangerSoft)},
        {QStringLiteral("riskLower"), theme.color(Color::RiskLower)}, {QStringLiteral("riskLowerSoft"), theme.color(Color::RiskLowerSoft)},
        {QStringLiteral("toastLink"), QColor::fromRgb((theme.isDark() ? kLight : kDark)[size_t(Color::Accent)])},   // a toast has the other theme's ground
    };
    const auto pt = [&](TextSize size) { return QString(QString::number(theme.points(size)) + QStringLiteral("pt")); };
    const QHash<QString, QString> sizes = {{QStringLiteral("small"), pt(TextSize::Small)}, {QStringLiteral("large"), pt(TextSize::Large)}, {QStringLiteral("title"), pt(TextSize::Title)}};

    static const QRegularExpression kToken(QStringLiteral("@(\\w+)|#(\\d+)px|~(\\w+)"));
    QFile file(QStringLiteral(":/look/window.qss"));
    const QString sheet = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    QString made;
    made.reserve(sheet.size());
    qsizetype at = 0;
    for (auto it = kToken.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        made += QStringView(sheet).mid(at, match.capturedStart() - at);
        if (!match.capturedView(1).isEmpty())
            made += colors.value(match.captured(1)).name();
        else if (!match.capturedView(2).isEmpty())
            made += QString::number(theme.px(match.capturedView(2).toInt())) + QStringLiteral("px");
        else
            made += sizes.value(match.captured(3));
        at = match.capturedEnd();
    }
    made += QStringView(sheet).mid(at);
    return made;
}

}  // namespace tongdang
