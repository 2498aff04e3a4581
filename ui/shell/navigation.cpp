#include "ui/shell/navigation.h"

#include "ui/shell/theme.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kWide = 184, kNarrow = 60; }

Navigation::Navigation(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme), m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("navigation"));
    m_column = theme.lay(new QVBoxLayout(this), Space::Small, Space::Hair);
    m_column->addStretch();
    connect(&theme, &Theme::changed, this, &Navigation::shape);
    shape();
}

void Navigation::add(const QString &id, const QString &icon, const QString &title) {
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("navigate_") + id);
    button->setProperty("page", id);
    button->setCheckable(true);
    button->setIcon(m_theme.icon(icon));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    m_group->addButton(button);
    m_column->insertWidget(int(m_buttons.size()), button);
    m_buttons << button;
    connect(button, &QToolButton::clicked, this, [this, id] { emit chosen(id); });
    setTitle(id, title);
    shape();
}

void Navigation::setTitle(const QString &id, const QString &title) {
    for (auto *button : m_buttons)
        if (button->property("page") == id) {
            button->setText(title);
            button->setAccessibleName(title);
            button->setToolTip(title);
        }
}

void Navigation::mark(const QString &id) {
    for (auto *button : m_buttons)
        if (button->property("page") == id)
            button->setChecked(true);
}

void Navigation::setCompact(bool compact) {
    if (std::exchange(m_compact, compact) != compact)
        shape();
}

void Navigation::shape() {
    setFixedWidth(m_theme.px(m_compact ? kNarrow : kWide));
    const int icon = m_theme.px(kIcon);
    for (auto *button : m_buttons) {
        button->setIconSize({icon, icon});
        button->setToolButtonStyle(m_compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    }
}

bool Navigation::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        const auto at = m_buttons.indexOf(static_cast<QToolButton *>(watched));
        if (step != 0 && at >= 0) {
            m_buttons[qBound(qsizetype(0), at + step, m_buttons.size() - 1)]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace tongdang
