#include "ui/forms/suggestions.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kShown = 9, kMeasured = 50;   // lines in sight; and how many the list is made wide enough for

}  // namespace

class Suggestions::Rows final : public QAbstractListModel {
  public:
    using QAbstractListModel::QAbstractListModel;
    void set(const QList<Suggestion> &all) {
        beginResetModel();
        m_all = all;
        endResetModel();
    }
    const QList<Suggestion> &all() const { return m_all; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_all.size()); }
    QVariant data(const QModelIndex &index, int role) const override {
        if (role != Qt::DisplayRole || !index.isValid())
            return {};
        const Suggestion &one = m_all[index.row()];
        return one.detail.isEmpty() ? one.text : one.text + QStringLiteral("    ") + one.detail;
    }

  private:
    QList<Suggestion> m_all;
};

Suggestions::Suggestions(QLineEdit *line) : QListView(line), m_line(line), m_rows(new Rows(this)) {
    hide();
    setModel(m_rows);
    setUniformItemSizes(true);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setObjectName(QStringLiteral("suggestions"));
    setAccessibleName(tr("Suggestions"));
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    line->installEventFilter(this);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        const QString value = m_rows->all()[index.row()].value;
        hide();
        emit picked(value);
    });
}

void Suggestions::show(const QList<Suggestion> &suggestions, int current) {
    m_rows->set(suggestions);
    if (suggestions.isEmpty()) {
        hide();
        return;
    }
    place();
    setCurrentRow(current);
    QListView::show();
    scrollTo(currentIndex());   // laid out only now
    raise();
}

void Suggestions::setCurrentRow(int row) { setCurrentIndex(m_rows->index(row)); }

QStringList Suggestions::texts() const {
    QStringList texts;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        texts << m_rows->index(row).data().toString();
    return texts;
}

void Suggestions::place() {
    QWidget *window = m_line->window();
    if (parentWidget() != window)
        setParent(window);
    const int row = std::max(sizeHintForRow(0), fontMetrics().height() + 6);
    const int wanted = row * std::min(m_rows->rowCount(), kShown) + 2 * frameWidth();
    int widest = 0;
    for (int i = 0; i < std::min(m_rows->rowCount(), kMeasured); ++i)
        widest = std::max(widest, sizeHintForIndex(m_rows->index(i)).width());
    const QPoint below = m_line->mapTo(window, QPoint(0, m_line->height()));
    const int roomBelow = window->height() - below.y() - 4, roomAbove = below.y() - m_line->height() - 4;
    const int width = std::min(std::max(m_line->width(), widest + verticalScrollBar()->sizeHint().width() + 2 * frameWidth() + 4), window->width() - 8);
    const int x = std::max(4, std::min(below.x(), window->width() - width - 4));
    if (roomBelow >= std::min(wanted, row * 4) || roomBelow >= roomAbove)
        setGeometry(x, below.y() + 1, width, std::min(wanted, roomBelow));
    else
        setGeometry(x, std::max(4, below.y() - m_line->height() - wanted - 1), width, std::min(wanted, roomAbove));
}

bool Suggestions::handleKey(QKeyEvent *event) {
    if (!isVisible())
        return false;
    const int last = m_rows->rowCount() - 1, page = kShown - 1, row = currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down: setCurrentRow(std::min(last, row + 1)); return true;
    case Qt::Key_Up: setCurrentRow(std::max(0, row - 1)); return true;
    case Qt::Key_PageDown: setCurrentRow(std::min(last, row + page)); return true;
    case Qt::Key_PageUp: setCurrentRow(std::max(0, row - page)); return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

QString Suggestions::current() const {
    return isVisible() && currentIndex().isValid() ? m_rows->all()[currentIndex().row()].value : QString();
}

bool Suggestions::eventFilter(QObject *watched, QEvent *event) {
    if (watched != m_line)                  // a list watches parts of its own too
        return QListView::eventFilter(watched, event);
    const bool left = event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (left || event->type() == QEvent::Hide)
        hide();
    return QListView::eventFilter(watched, event);
}

}  // namespace tongdang
