#include "ui/pages/statistics/flow_bar.h"

#include "ui/forms/reflow_layout.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace tongdang {

FlowBar::FlowBar(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_flow(new ReflowLayout(0, theme.space(Space::Large), theme.space(Space::Small), this)) {}

QLabel *FlowBar::add(QWidget *field) {
    auto *both = new QWidget;
    auto *row = m_theme.lay(new QHBoxLayout(both), 0, Space::Small);
    auto *label = new QLabel;
    label->setBuddy(field);
    field->installEventFilter(this);
    row->addWidget(label);
    row->addWidget(field, 1);
    m_flow->addWidget(both, false);
    return label;
}

void FlowBar::addAlone(QWidget *widget) { m_flow->addWidget(widget, false); }

bool FlowBar::event(QEvent *event) {
    const bool done = QWidget::event(event);
    // A scrolling page asks for least heights alone, not for the height at a width.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        setMinimumHeight(m_flow->heightForWidth(width()));
    return done;
}

bool FlowBar::eventFilter(QObject *, QEvent *event) {
    if (event->type() != QEvent::Wheel)
        return false;
    event->ignore();
    return true;
}

}  // namespace tongdang
