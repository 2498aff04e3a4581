#include "ui/shell/theme.h"

#include "ui/shell/icon_engine.h"
#include "ui/shell/restyle.h"
#include "ui/shell/style_sheet.h"
#include "ui/shell/system_scheme.h"
#include "ui/shell/window_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace tongdang {

namespace {

// The first that is installed leads; the system's own font stands behind for what it lacks. Latin ones lead in English: a Chinese font
// gives its quotation marks the room of a character.
QStringList fontFamilies(bool latin) {
    static const QStringList kLatin = {QStringLiteral("Noto Sans"), QStringLiteral("Open Sans"), QStringLiteral("Segoe UI"), QStringLiteral("Liberation Sans"), QStringLiteral("DejaVu Sans")};
    static const QStringList kPreferred = {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"), QStringLiteral("Microsoft YaHei UI"),
                                           QStringLiteral("WenQuanYi Micro Hei")};
    static const QString kSystem = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    const auto first = std::find_if(kLatin.begin(), kLatin.end(), [&](const QString &family) { return installed.contains(family); });
    if (latin && first != kLatin.end())
        families << *first;
    for (const QString &family : kPreferred)
        if (installed.contains(family))
            families << family;
    return families << kSystem;
}

}  // namespace

Theme::Theme(QObject *parent) : QObject(parent) {}
Theme::~Theme() = default;

void Theme::setMode(Mode mode) {
    m_mode = mode;
    follow();
}

void Theme::setZoom(int percent) {
    m_zoom = qBound(kLeastZoom, percent, kMostZoom);
    apply();
}

void Theme::setLatin(bool latin) {
    if (std::exchange(m_latin, latin) != latin)
        apply();
}

void Theme::zoomSoon(int percent) {
    m_zoom = qBound(kLeastZoom, percent, kMostZoom);
    m_soon.start(0, this);
}

void Theme::timerEvent(QTimerEvent *event) {
    if (event->timerId() != m_soon.timerId())
        return QObject::timerEvent(event);
    m_soon.stop();
    apply();
}

void Theme::follow() {
    if (m_mode == Mode::System && !m_system) {
        m_system = std::make_unique<SystemScheme>();
        connect(m_system.get(), &SystemScheme::changed, this, &Theme::follow);
    }
    m_dark = m_mode == Mode::Dark || m_mode == Mode::Contrast || (m_mode == Mode::System && m_system->prefersDark());
    apply();
}

void Theme::apply() {
    static QPointer<WindowStyle> style;      // the application's, which owns it
    if (!style)
        QApplication::setStyle(style = new WindowStyle);
    style->setTheme(this);
    QPalette p;
    p.setColor(QPalette::Window, color(Color::Window));
    p.setColor(QPalette::WindowText, color(Color::Text));
    p.setColor(QPalette::Base, color(Color::Surface));
    p.setColor(QPalette::AlternateBase, color(Color::Window));
    p.setColor(QPalette::Text, color(Color::Text));
    p.setColor(QPalette::Button, color(Color::Surface));
    p.setColor(QPalette::ButtonText, color(Color::Text));
    p.setColor(QPalette::BrightText, color(Color::Danger));
    p.setColor(QPalette::PlaceholderText, color(Color::Muted));
    p.setColor(QPalette::Highlight, color(Color::Accent));
    p.setColor(QPalette::HighlightedText, color(Color::OnAccent));
    p.setColor(QPalette::Link, color(Color::Accent));
    p.setColor(QPalette::LinkVisited, color(Color::Accent));
    p.setColor(QPalette::ToolTipBase, color(Color::Text));
    p.setColor(QPalette::ToolTipText, color(Color::Surface));
    p.setColor(QPalette::Light, color(Color::Raised));
    p.setColor(QPalette::Midlight, color(Color::Raised));
    p.setColor(QPalette::Mid, color(Color::Border));
    p.setColor(QPalette::Dark, color(Color::Control));
    p.setColor(QPalette::Shadow, color(Color::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(Color::Muted));    // answers that can only be read are read
    if (QApplication::palette() != p)            // each of these goes to every widget
        QApplication::setPalette(p);
    QApplication::setFont(font(TextSize::Normal));
    restyle(styleSheet(*this));
    std::erase_if(m_kept, [](const Kept &kept) { return !kept.layout && !kept.widget; });
    for (const Kept &kept : m_kept)
        scale(kept);
    emit changed();
}

QColor Theme::series(int index) const {
    const auto &series = m_dark ? kDarkSeries : kLightSeries;
    return QColor::fromRgb(series[size_t(index) % series.size()]);
}

QFont Theme::font(TextSize size, bool bold) const {
    static const QStringList kChinese = fontFamilies(false), kEnglish = fontFamilies(true);
    QFont made(m_latin ? kEnglish : kChinese);
    made.setPointSizeF(points(size));
    if (bold)
        made.setWeight(QFont::DemiBold);
    return made;
}

QIcon Theme::icon(const QString &name, Color token) const { return QIcon(new IconEngine(*this, name, token)); }

QPixmap Theme::pixmap(const QString &name, int size, Color token, double ratio) const {
    const int device = int(px(size) * ratio + 0.5);
    QPixmap made = drawIcon(name, color(token), {device, device});
    made.setDevicePixelRatio(ratio);
    return made;
}

void Theme::keep(const Kept &kept) {
    m_kept.push_back(kept);
    scale(kept);
}

void Theme::scale(const Kept &kept) const {
    if (kept.layout) {
        const int margin = px(kept.a);
        kept.layout->setContentsMargins(margin, margin, margin, margin);
        kept.layout->setSpacing(px(kept.b));
    } else if (kept.widget) {
        if (kept.b == 0)
            kept.widget->setFixedWidth(px(kept.a));
        else
            kept.widget->setMaximumWidth(px(kept.a));
    }
}

QString themeModeName(Theme::Mode mode) {
    switch (mode) {
    case Theme::Mode::Light: return QStringLiteral("light");
    case Theme::Mode::Dark: return QStringLiteral("dark");
    case Theme::Mode::Contrast: return QStringLiteral("contrast");
    case Theme::Mode::System: break;
    }
    return QStringLiteral("system");
}

Theme::Mode themeModeFromName(const QString &name) {
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast})
        if (themeModeName(mode) == name)
            return mode;
    return Theme::Mode::System;
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value) {
    if (widget->property(name).toString() == value.toString())
        return;                          // polishing is dear, and this follows keys
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace tongdang
