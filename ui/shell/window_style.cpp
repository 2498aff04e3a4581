#include "ui/shell/window_style.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace tongdang {

namespace {

struct BoxIcon { QStyle::StandardPixmap of; const char *name; Color color; };
constexpr BoxIcon kBoxIcons[] = {{QStyle::SP_MessageBoxInformation, "info", Color::Accent},
                                 {QStyle::SP_MessageBoxQuestion, "help", Color::Accent},
                                 {QStyle::SP_MessageBoxWarning, "warning", Color::Warning},
                                 {QStyle::SP_MessageBoxCritical, "error", Color::Danger},
                                 {QStyle::SP_LineEditClearButton, "close", Color::Muted}};

const BoxIcon *boxIcon(QStyle::StandardPixmap icon) {
    for (const BoxIcon &own : kBoxIcons)
        if (own.of == icon)
            return &own;
    return nullptr;
}

constexpr int kMessageIcon = 40;

}  // namespace

WindowStyle::WindowStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    if (!m_theme)
        return usual;
    switch (metric) {
    case PM_MessageBoxIconSize: return m_theme->px(kMessageIcon);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return m_theme->px(16);
    case PM_ToolBarIconSize:
    case PM_LargeIconSize: return m_theme->px(usual);
    default: return usual;
    }
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const {
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    if (m_theme && element == PE_FrameFocusRect)
        return;                          // the style sheet draws a ring of its own
    if (element == PE_FrameTabBarBase)
        return;                          // a line over what stands in the corner of tabs
    if (m_theme && (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorRadioButton))
        drawBox(*option, *painter, element == PE_IndicatorRadioButton);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WindowStyle::drawBox(const QStyleOption &option, QPainter &painter, bool round) const {
    const bool enabled = option.state & State_Enabled, on = option.state & State_On, some = option.state & State_NoChange;
    const double line = std::max(1.0, m_theme->px(10) / 10.0);
    const QRectF box = QRectF(option.rect).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    const double radius = round ? box.width() / 2 : m_theme->px(3);
    const QColor chosen = m_theme->color(enabled ? Color::Accent : Color::Control);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on || some ? chosen : m_theme->color(enabled && (option.state & State_MouseOver) ? Color::Accent : Color::Control), line));
    painter.setBrush(on || some ? chosen : m_theme->color(enabled ? Color::Surface : Color::Window));
    painter.drawRoundedRect(box, radius, radius);
    const QColor mark = m_theme->color(enabled ? Color::OnAccent : Color::Surface);
    const auto at = [&](double x, double y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(box.center(), box.width() * 0.22, box.height() * 0.22);
    } else if (on || some) {
        painter.setPen(QPen(mark, line * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[] = {at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.30)}, dash[] = {at(0.25, 0.5), at(0.75, 0.5)};
        if (on)
            painter.drawPolyline(tick, 3);
        else
            painter.drawPolyline(dash, 2);
    }
    painter.restore();
}

QIcon WindowStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const {
    if (const BoxIcon *own = m_theme ? boxIcon(icon) : nullptr)
        return m_theme->icon(QLatin1String(own->name), own->color);
    return QProxyStyle::standardIcon(icon, option, widget);
}

QPixmap WindowStyle::standardPixmap(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const {
    if (const BoxIcon *own = m_theme ? boxIcon(icon) : nullptr)
        return m_theme->pixmap(QLatin1String(own->name), kMessageIcon, own->color, widget ? widget->devicePixelRatioF() : 1.0);
    return QProxyStyle::standardPixmap(icon, option, widget);
}

}  // namespace tongdang
