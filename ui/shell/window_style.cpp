#include "ui/shell/window_style.h"

#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
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

constexpr int kMessageIcon = 40, kArrow = 8;       // px at zoom 100

QRectF squareIn(const QRectF &rect) {
    const double side = std::min(rect.width(), rect.height());
    return {rect.center() - QPointF(side, side) / 2, QSizeF(side, side)};
}

void drawTick(QPainter &painter, const QRectF &box) {
    const auto at = [&](double x, double y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    const QPointF tick[] = {at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.30)};
    painter.drawPolyline(tick, 3);
}

}  // namespace

WindowStyle::WindowStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

// Enter presses the button that has the keyboard, in pages as in dialogs: Qt leaves that to the desktop.
void WindowStyle::polish(QWidget *widget) {
    if (auto *button = qobject_cast<QPushButton *>(widget); button && qobject_cast<QMainWindow *>(button->window()))
        button->setAutoDefault(true);
    QProxyStyle::polish(widget);
}

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
    case PM_TabBarScrollButtonWidth:
    case PM_ToolBarIconSize:
    case PM_LargeIconSize: return m_theme->px(usual);
    default: return usual;
    }
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const {
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_Menu_Scrollable: return 1;                                       // one column, however low the screen
    case SH_DialogButtonLayout: return QDialogButtonBox::WinLayout;          // what is meant first, Cancel last
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    if (m_theme && element == PE_FrameFocusRect)
        return;                          // the style sheet draws a ring of its own
    if (element == PE_FrameTabBarBase)
        return;                          // a line over what stands in the corner of tabs
    if (!m_theme)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return drawBox(*option, *painter, false);
    case PE_IndicatorRadioButton: return drawBox(*option, *painter, true);
    case PE_IndicatorArrowDown: return drawArrow(*option, *painter, 0);
    case PE_IndicatorArrowLeft: return drawArrow(*option, *painter, 90);
    case PE_IndicatorArrowUp: return drawArrow(*option, *painter, 180);
    case PE_IndicatorArrowRight: return drawArrow(*option, *painter, 270);
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawArrow(*option, *painter, option->state & State_Open ? 0 : 270);
        return;
    case PE_IndicatorMenuCheckMark:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme->color(Color::Accent), m_theme->px(20) / 10.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawTick(*painter, squareIn(option->rect));
        return painter->restore();
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && header->sortIndicator != QStyleOptionHeader::None)
            drawArrow(*option, *painter, header->sortIndicator == QStyleOptionHeader::SortUp ? 180 : 0);
        return;
    default: return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void WindowStyle::drawArrow(const QStyleOption &option, QPainter &painter, double degrees) const {
    const double half = m_theme->px(kArrow) / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(option.rect).center());
    painter.rotate(degrees);
    painter.setPen(QPen(m_theme->color(option.state & State_Enabled ? Color::Muted : Color::Control), m_theme->px(15) / 10.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF line[] = {{-half, -half / 2}, {0, half / 2}, {half, -half / 2}};
    painter.drawPolyline(line, 3);
    painter.restore();
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
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(box.center(), box.width() * 0.22, box.height() * 0.22);
    } else if (on || some) {
        painter.setPen(QPen(mark, line * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (on)
            drawTick(painter, box);
        else
            painter.drawLine(QPointF(box.left() + box.width() / 4, box.center().y()), QPointF(box.right() - box.width() / 4, box.center().y()));
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
