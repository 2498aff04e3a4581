#include "ui/forms/suggestions.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace tongdang {

Suggestions::Suggestions(QLineEdit *line) : QListWidget(line), m_line(line) {
    hide();
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("suggestions"));
    setAccessibleName(tr("Suggestions"));
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    line->installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        const QString value = item->data(Qt::UserRole).toString();
        hide();
        emit picked(value);
    });
}

void Suggestions::show(const QList<Suggestion> &suggestions, int current) {
    clear();
    if (suggestions.isEmpty()) {
        hide();
        return;
    }
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QListWidgetItem(suggestion.detail.isEmpty() ? suggestion.text : suggestion.text + QStringLiteral("    ") + suggestion.detail, this);
        item->setData(Qt::UserRole, suggestion.value);
    }
    setCurrentRow(current);
    place();
    QListWidget::show();
    raise();
}

void Suggestions::place() {
    QWidget *window = m_line->window();
    if (parentWidget() != window)
        setParent(window);
    const int row = std::max(sizeHintForRow(0), fontMetrics().height() + 6);
    const int wanted = row * std::min(count(), 9) + 2 * frameWidth();
    const QPoint below = m_line->mapTo(window, QPoint(0, m_line->height()));
    const int roomBelow = window->height() - below.y() - 4, roomAbove = below.y() - m_line->height() - 4;
    const int width = std::min(std::max(m_line->width(), sizeHintForColumn(0) + verticalScrollBar()->sizeHint().width() + 2 * frameWidth() + 4), window->width() - 8);
    const int x = std::max(4, std::min(below.x(), window->width() - width - 4));
    if (roomBelow >= std::min(wanted, row * 4) || roomBelow >= roomAbove)
        setGeometry(x, below.y() + 1, width, std::min(wanted, roomBelow));
    else
        setGeometry(x, std::max(4, below.y() - m_line->height() - wanted - 1), width, std::min(wanted, roomAbove));
}

bool Suggestions::handleKey(QKeyEvent *event) {
    if (!isVisible())
        return false;
    const int last = count() - 1, page = 8;
    switch (event->key()) {
    case Qt::Key_Down: setCurrentRow(std::min(last, currentRow() + 1)); return true;
    case Qt::Key_Up: setCurrentRow(std::max(0, currentRow() - 1)); return true;
    case Qt::Key_PageDown: setCurrentRow(std::min(last, currentRow() + page)); return true;
    case Qt::Key_PageUp: setCurrentRow(std::max(0, currentRow() - page)); return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

QString Suggestions::current() const {
    return isVisible() && currentItem() ? currentItem()->data(Qt::UserRole).toString() : QString();
}

bool Suggestions::eventFilter(QObject *watched, QEvent *event) {
    if (watched != m_line)                  // a list watches parts of its own too
        return QListWidget::eventFilter(watched, event);
    const bool left = event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (left || event->type() == QEvent::Hide)
        hide();
    return QListWidget::eventFilter(watched, event);
}

}  // namespace tongdang
