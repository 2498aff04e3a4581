#include "ui/shell/command_list.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kMost = 6, kLeastWidth = 280; }

CommandList::CommandList(Theme &theme, QLineEdit *box, QWidget *over) : QFrame(over), m_theme(theme), m_box(box), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("commandList"));
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    box->installEventFilter(this);
    over->installEventFilter(this);
    retranslate();
    hide();
}

void CommandList::retranslate() { m_list->setAccessibleName(tr("Pages and commands")); }

void CommandList::offer(std::vector<Command> commands) {
    m_commands = std::move(commands);
    if (m_commands.size() > size_t(kMost))
        m_commands.resize(size_t(kMost));
    m_list->clear();
    const int icon = m_theme.px(kIcon);
    m_list->setIconSize({icon, icon});
    for (const Command &command : m_commands) {
        auto *item = new QListWidgetItem(m_theme.icon(command.icon), command.keys.isEmpty() ? command.title : QStringLiteral("%1   %2").arg(command.title, command.keys.toString(QKeySequence::NativeText)), m_list);
        item->setSizeHint({0, m_theme.px(kRowHeight)});
    }
    setVisible(!m_commands.empty());
    if (m_commands.empty())
        return;
    place();
    raise();
}

void CommandList::markFirst() {
    if (!isHidden() && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void CommandList::place() {
    QPoint below = m_box->mapTo(parentWidget(), QPoint(0, m_box->height() + m_theme.space(Space::Hair)));
    const int width = std::min(std::max(m_box->width(), m_theme.px(kLeastWidth)), parentWidget()->width());      // a short box, long names
    below.setX(std::max(0, std::min(below.x(), parentWidget()->width() - width)));
    setGeometry(QRect(below, QSize(width, int(m_commands.size()) * m_theme.px(kRowHeight) + 2 * m_list->frameWidth() + 2)));
}

void CommandList::choose(int row) {
    if (row < 0 || row >= int(m_commands.size()))
        return;
    const auto act = m_commands[size_t(row)].act;
    offer({});
    emit chosen(act);
}

bool CommandList::eventFilter(QObject *watched, QEvent *event) {
    if (isHidden())
        return false;
    if (watched != m_box) {
        if (event->type() == QEvent::Resize)
            offer({});
        return false;
    }
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        offer({});
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key(), rows = m_list->count();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int at = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(at, -1, rows - 1));
        return true;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentRow() >= 0) {
        choose(m_list->currentRow());
        return true;
    }
    if (key == Qt::Key_Escape) {
        offer({});
        return true;
    }
    return false;
}

}  // namespace tongdang
