#include "ui/pages/statistics/reports_view.h"

#include "core/base/dates.h"
#include "ui/pages/statistics/flow_bar.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

namespace { enum Column { kName, kTable, kDay, kPlace, kBy, kKept, kState, kColumns }; }

ReportsView::ReportsView(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_list(new QTableWidget(0, kColumns)), m_hint(new QLabel), m_keep(new QPushButton), m_open(new QPushButton), m_compare(new QPushButton), m_replace(new QPushButton) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    auto *bar = new FlowBar(theme);
    m_list->setObjectName(QStringLiteral("reports"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTabKeyNavigation(false);
    m_list->setShowGrid(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->installEventFilter(this);
    m_hint->setObjectName(QStringLiteral("reportsHint"));
    m_hint->setWordWrap(true);
    setStyleProperty(m_hint, "look", QStringLiteral("muted"));
    m_keep->setObjectName(QStringLiteral("keepTable"));
    m_open->setObjectName(QStringLiteral("openReport"));
    m_compare->setObjectName(QStringLiteral("compareReports"));
    m_replace->setObjectName(QStringLiteral("replaceReport"));
    for (QPushButton *button : {m_keep, m_open, m_compare, m_replace})
        bar->addAlone(button);
    column->addWidget(bar);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    connect(m_keep, &QPushButton::clicked, this, &ReportsView::keepRequested);
    connect(m_open, &QPushButton::clicked, this, &ReportsView::open);
    connect(m_compare, &QPushButton::clicked, this, &ReportsView::compare);
    connect(m_replace, &QPushButton::clicked, this, [this] {
        if (const auto picked = chosen(); picked.size() == 1)
            emit replaceRequested(*picked.front());
    });
    connect(m_list, &QTableWidget::doubleClicked, this, &ReportsView::open);
    connect(m_list, &QTableWidget::itemSelectionChanged, this, &ReportsView::look);
    connect(&theme, &Theme::changed, this, &ReportsView::shape);
    retranslate();
}

void ReportsView::retranslate() {
    m_keep->setText(tr("Keep the table as reported…"));
    m_open->setText(tr("Look at it"));
    m_replace->setText(tr("Replace…"));
    m_replace->setToolTip(tr("A reported table is never changed; another one takes its place and says why."));
    m_list->setAccessibleName(tr("Reported tables"));
    m_list->setHorizontalHeaderLabels({tr("Name"), tr("Table"), tr("As of"), tr("Place"), tr("By"), tr("Kept on"), tr("State")});
    for (int c = 0; c < kColumns; ++c)
        m_list->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    if (m_tables)
        refresh();
    else
        look();
}

void ReportsView::setTables(std::shared_ptr<const TableCatalog> tables) {
    m_tables = std::move(tables);
    refresh();
}

void ReportsView::refresh() {
    const auto picked = chosen();
    const Uid before = picked.isEmpty() ? Uid() : picked.front()->uid;
    const auto all = frozenTables(m_context.reader(), m_context.session());
    m_reports = all ? *all : QList<FrozenTable>();
    const QString levels[] = {tr("district"), tr("township"), tr("village")};
    m_list->setRowCount(int(m_reports.size()));
    for (int row = 0; row < int(m_reports.size()); ++row) {
        const FrozenTable &one = m_reports[row];
        const TableDefinition *table = m_tables ? m_tables->find(one.table) : nullptr;
        const QString state = one.replacedBy.isNil() ? (one.replaces.isNil() ? tr("in force") : tr("in force; replaces an earlier one: %1").arg(one.reason)) : tr("replaced");
        const QString texts[] = {one.name, table ? table->title.in(m_context.language()) : one.table, (one.request.from.isValid() ? isoDate(one.request.from) + QStringLiteral(" – ") : QString()) + isoDate(one.request.asOf), m_context.reader().places().name(one.request.region), levels[int(one.request.by)],
                                 isoDate(shanghaiDate(one.frozenMs)), state};
        for (int c = 0; c < kColumns; ++c) {
            auto *item = new QTableWidgetItem(texts[c]);
            item->setToolTip(texts[c]);
            m_list->setItem(row, c, item);
        }
    }
    shape();
    choose(before);
    look();
}

void ReportsView::choose(const Uid &uid) {
    for (int row = 0; row < int(m_reports.size()); ++row)
        if (m_reports[row].uid == uid) {
            m_list->setCurrentCell(row, 0);
            return;
        }
    if (!m_reports.isEmpty())
        m_list->setCurrentCell(0, 0);
}

void ReportsView::shape() {
    const Theme &theme = m_context.theme();
    m_list->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    for (int c = 0; c + 1 < kColumns; ++c) {
        m_list->resizeColumnToContents(c);
        m_list->setColumnWidth(c, std::min(m_list->columnWidth(c) + theme.px(8), theme.px(280)));
    }
}

QList<const FrozenTable *> ReportsView::chosen() const {
    QList<const FrozenTable *> out;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        if (index.row() < m_reports.size())
            out << &m_reports[index.row()];
    std::sort(out.begin(), out.end(), [](const FrozenTable *a, const FrozenTable *b) { return std::pair(a->request.asOf, a->frozenMs) < std::pair(b->request.asOf, b->frozenMs); });
    return out;
}

void ReportsView::open() {
    if (const auto picked = chosen(); picked.size() == 1)
        emit shown(picked.front()->uid);
}

void ReportsView::compare() {
    const auto picked = chosen();
    if (picked.size() == 1 || picked.size() == 2)
        emit compared(picked[0]->uid, picked.value(1) ? picked[1]->uid : Uid());
}

void ReportsView::look() {
    const auto picked = chosen();
    const bool mayKeep = m_context.hasLedger() && !m_context.isReadOnly();
    m_keep->setEnabled(mayKeep);
    m_open->setEnabled(picked.size() == 1);
    m_compare->setEnabled(picked.size() == 1 || picked.size() == 2);
    m_compare->setText(picked.size() == 2 ? tr("Compare the two") : tr("Compare with the ledger of today"));
    m_replace->setEnabled(mayKeep && picked.size() == 1 && picked.front()->replacedBy.isNil());
    m_hint->setText(m_reports.isEmpty() ? tr("No table has been kept as reported yet. Count one, then keep it: its numbers stand from then on, whatever changes in the ledger.")
                                        : tr("Enter or a double click shows a table as it was reported. Choose two with Ctrl to compare them."));
}

bool ReportsView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
