#include "ui/tables/pinned_table.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace tongdang {

namespace {

constexpr int kRow = 28;                             // px at zoom 100: many rows are to be seen at once

// The style sheet leaves a model's backgrounds out.
class GroundedDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        if (const QVariant ground = index.data(Qt::BackgroundRole); ground.isValid() && !(option.state & QStyle::State_Selected))
            painter->fillRect(option.rect, ground.value<QColor>());
        QStyledItemDelegate::paint(painter, option, index);
    }
};

}  // namespace

PinnedTable::PinnedTable(Theme &theme, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_frozen(new QTableView(this)), m_heading(new GroupedHeader(theme, this)), m_frozenHeading(new GroupedHeader(theme, m_frozen)) {
    setHorizontalHeader(m_heading);
    m_frozen->setHorizontalHeader(m_frozenHeading);
    for (QTableView *view : {static_cast<QTableView *>(this), m_frozen}) {
        view->setItemDelegate(new GroundedDelegate(view));
        view->verticalHeader()->hide();
        view->setSelectionMode(SingleSelection);
        view->setTabKeyNavigation(false);
        view->setShowGrid(false);
        view->setWordWrap(false);
        view->setEditTriggers(NoEditTriggers);
        view->setHorizontalScrollMode(ScrollPerPixel);
        view->setVerticalScrollMode(ScrollPerPixel);
    }
    m_frozen->setObjectName(QStringLiteral("frozenColumn"));
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setFrameShape(QFrame::NoFrame);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setStyleSheet(QStringLiteral("QTableView { border: none; border-radius: 0; }"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen, &QTableView::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_frozen, &QTableView::doubleClicked, this, &PinnedTable::rowOpened);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() > 0)
            emit cellOpened(index);
    });
}

void PinnedTable::setModel(QAbstractItemModel *model) {
    QTableView::setModel(model);
    m_frozen->setModel(model);
    m_frozen->setSelectionModel(selectionModel());
}

void PinnedTable::setHeading(const QList<GroupedHeader::Column> &columns) {
    m_heading->setColumns(columns);
    m_frozenHeading->setColumns(columns);
    for (QTableView *view : {static_cast<QTableView *>(this), m_frozen})
        view->verticalHeader()->setDefaultSectionSize(m_theme.px(kRow));
    m_heading->arrange();
    m_frozenHeading->arrange();
    for (int c = 1; model() && c < model()->columnCount(); ++c)
        m_frozen->setColumnHidden(c, true);
    m_heading->setCovered(columnWidth(0));
    updateGeometries();
}

int PinnedTable::heightOf(int rows) const { return m_heading->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + horizontalScrollBar()->sizeHint().height() + 2 * frameWidth() + 4; }

void PinnedTable::place() {
    const QRect head = m_heading->geometry(), body = viewport()->geometry();
    const int width = columnWidth(0);
    if (!model() || width == 0)
        return m_frozen->hide();
    m_frozen->horizontalHeader()->setFixedHeight(head.height());
    m_frozen->setGeometry(body.left(), head.top(), qMin(width, body.width()), head.height() + body.height());
    m_frozen->show();
    m_frozen->raise();
}

void PinnedTable::updateGeometries() {
    QTableView::updateGeometries();
    place();
}

void PinnedTable::scrollTo(const QModelIndex &index, ScrollHint hint) {
    const int across = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (index.column() == 0) {
        horizontalScrollBar()->setValue(across);     // it is in sight wherever one is
    } else if (const int hidden = columnWidth(0) - visualRect(index).left(); hidden > 0) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
    }
}

QModelIndex PinnedTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const QModelIndex to = QTableView::moveCursor(action, modifiers);
    if (to.isValid())
        scrollTo(to);
    return to;
}

void PinnedTable::keyPressEvent(QKeyEvent *event) {
    const QModelIndex at = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && at.isValid()) {
        if (at.column() == 0)
            emit rowOpened(at);
        else
            emit cellOpened(at);
    } else if (event->key() == Qt::Key_Backspace) {
        emit backRequested();
    } else {
        QTableView::keyPressEvent(event);
    }
}

}  // namespace tongdang
