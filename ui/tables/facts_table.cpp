#include "ui/tables/facts_table.h"

#include "ui/shell/theme.h"
#include "ui/tables/last_column.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

#include <algorithm>

namespace tongdang {

namespace { constexpr int kMeasured = 60, kLeastRows = 3, kLeastLast = 120; }   // rows that decide a column's width; px at zoom 100 that the last one is still read in

void FactsModel::setColumns(const QList<FactColumn> &columns) {
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void FactsModel::setRows(std::vector<FactRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QVariant FactsModel::data(const QModelIndex &index, int role) const {
    const FactRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return row.cells.value(index.column());
    case Qt::UserRole: return row.key;
    case Qt::TextAlignmentRole: return int((m_columns[index.column()].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole: return row.tone ? QVariant(m_theme.color(*row.tone)) : QVariant();
    default: return {};
    }
}

QVariant FactsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return int((m_columns[section].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

FactsTable::FactsTable(Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(new FactsModel(theme, this)), m_view(new QTableView), m_last(new LastColumn(m_view)), m_empty(new QLabel), m_buttons(theme.lay(new QHBoxLayout, 0, Space::Small)) {
    setObjectName(name);
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_empty->setObjectName(name + QStringLiteral("Empty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setStyleProperty(m_empty, "look", QStringLiteral("muted"));
    m_view->setObjectName(name + QStringLiteral("Table"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);     // fills what there is, and asks for no more than its least rows
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setResizeContentsPrecision(kMeasured);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(m_buttons);
    m_buttons->addStretch();
    const auto open = [this] {
        if (!current().isEmpty())
            emit opened(current());
    };
    connect(m_view, &QTableView::doubleClicked, this, open);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, m_view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, open);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { enable(); });
    connect(&theme, &Theme::changed, this, &FactsTable::shape);
    shape();
}

void FactsTable::setTitle(const QString &title) { m_view->setAccessibleName(title); }

void FactsTable::setColumns(const QList<FactColumn> &columns) {
    m_model->setColumns(columns);
    shape();
}

void FactsTable::setRows(std::vector<FactRow> rows) {
    const QString key = current();
    m_model->setRows(std::move(rows));
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    if (any && !select(key))
        m_view->setCurrentIndex(m_model->index(0, 0));
    shape();
    enable();
}

void FactsTable::setEmptyText(const QString &text) { m_empty->setText(text); }

QString FactsTable::current() const {
    const QModelIndex at = m_view->currentIndex();
    return at.isValid() && at.row() < m_model->rowCount() ? m_model->rows()[size_t(at.row())].key : QString();
}

bool FactsTable::select(const QString &key) {
    const auto &rows = m_model->rows();
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const FactRow &row) { return row.key == key; });
    if (key.isEmpty() || at == rows.end())
        return false;
    m_view->setCurrentIndex(m_model->index(int(at - rows.begin()), 0));
    return true;
}

QPushButton *FactsTable::addButton(const QString &name, bool forRow) {
    auto *button = new QPushButton;
    button->setObjectName(name);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    (forRow ? m_forRow : m_always).append(button);
    return button;
}

void FactsTable::allow(bool writes) {
    m_writes = writes;
    enable();
}

void FactsTable::enable() {
    for (QPushButton *button : std::as_const(m_always))
        button->setEnabled(m_writes);
    for (QPushButton *button : std::as_const(m_forRow))
        button->setEnabled(m_writes && !current().isEmpty());
}

void FactsTable::shape() {
    m_last->begin();
    m_view->verticalHeader()->setDefaultSectionSize(m_theme.px(kRowHeight));
    m_view->setMinimumHeight(m_theme.px(kRowHeight) * kLeastRows);
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->setColumnWidth(column, std::min(m_view->columnWidth(column) + m_theme.space(Space::Medium), m_theme.px(m_model->columns()[column].most)));
    if (const int last = m_model->columnCount() - 1; last >= 0 && !m_model->columns()[last].number)      // a figure would stand far from its row
        m_last->fit(m_view->columnWidth(last), m_theme.px(kLeastLast));
}

}  // namespace tongdang
