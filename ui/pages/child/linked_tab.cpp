#include "ui/pages/child/linked_tab.h"

#include "core/children/care_agreements.h"
#include "ui/forms/marks.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"
#include "ui/tables/last_column.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kLeastLast = 120; }   // px at zoom 100

LinkedTable::LinkedTable(UiContext &context, const QString &name, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_empty(new QLabel(this)), m_table(new QTableWidget(this)), m_last(new LastColumn(m_table)), m_buttons(new QHBoxLayout) {
    const Theme &theme = context.theme();
    setObjectName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(Space::Small));
    m_title->setProperty("look", QStringLiteral("large"));
    m_title->hide();
    layout->addWidget(m_title);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMinimumHeight(theme.px(80));
    tint(m_empty, theme, Color::Muted);
    layout->addWidget(m_empty, 1);
    m_table->setObjectName(name + QStringLiteral("_table"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setMinimumHeight(theme.px(kRowHeight) * 4);    // the heading and three rows
    layout->addWidget(m_table, 1);
    layout->addLayout(m_buttons);
    m_buttons->addStretch();
    connect(m_table, &QTableWidget::cellActivated, this, [this] {
        if (m_readable || mayWrite())
            emit opened(current());
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { enableButtons(); });
}

bool LinkedTable::mayWrite() const {
    return !m_readOnly && !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write);
}

void LinkedTable::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    enableButtons();
}

void LinkedTable::enableButtons() {
    const bool writes = mayWrite();
    for (QPushButton *button : std::as_const(m_always))
        button->setEnabled(writes);
    for (QPushButton *button : std::as_const(m_forRow))
        button->setEnabled((m_readable || writes) && !current().isNil());
}

void LinkedTable::setTitle(const QString &title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_table->setAccessibleName(title);
}

void LinkedTable::setHeadings(const QStringList &headings) {
    m_table->setColumnCount(int(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    if (m_table->accessibleName().isEmpty())
        m_table->setAccessibleName(headings.join(u' '));
}

void LinkedTable::setEmptyText(const QString &text) {
    m_empty->setText(text);
}

void LinkedTable::clear() {
    m_table->setRowCount(0);
}

void LinkedTable::addRow(const Uid &uid, const QStringList &cells, bool past) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
        auto *item = new QTableWidgetItem(cells[column]);
        item->setToolTip(cells[column]);
        item->setData(Qt::UserRole, uid.text());
        if (past)
            item->setForeground(m_context.theme().color(Color::Muted));
        m_table->setItem(row, column, item);
    }
}

void LinkedTable::tintLast(int column, const QColor &color) {
    if (QTableWidgetItem *item = m_table->item(m_table->rowCount() - 1, column))
        item->setForeground(color);
}

void LinkedTable::finish() {
    setFocusProxy(m_table->rowCount() > 0 ? m_table : nullptr);   // else the keyboard would come to nothing
    const bool any = m_table->rowCount() > 0;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_last->begin();
    m_table->resizeColumnsToContents();
    const int most = m_context.theme().px(260);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + m_context.theme().px(16), most));
    m_last->fit(m_table->columnWidth(m_table->columnCount() - 1), m_context.theme().px(kLeastLast));
    enableButtons();
}

Uid LinkedTable::current() const {
    const QList<QTableWidgetItem *> selected = m_table->selectedItems();
    return selected.isEmpty() ? Uid() : Uid::fromText(selected.front()->data(Qt::UserRole).toString());
}

void LinkedTable::select(const Uid &uid) {
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (m_table->item(row, 0)->data(Qt::UserRole).toString() == uid.text())
            m_table->selectRow(row);
}

QPushButton *LinkedTable::addButton(const QString &text, const QString &name, bool forRow) {
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    (forRow ? m_forRow : m_always).append(button);
    return button;
}

QHBoxLayout *LinkedTable::takeButtons() {
    layout()->removeItem(m_buttons);
    m_buttons->setParent(nullptr);
    return m_buttons;
}

bool commitAndTell(UiContext &context, QWidget *parent, const ChangeSet &set, const std::function<void(size_t, const QList<Issue> &)> &refused, Uid *first) {
    ChangeSet all = set;
    const auto followed = addCarerChanges(context.reader(), context.session(), all.changes);
    const auto outcome = followed ? context.ledger().commit(context.session(), all) : Result<CommitOutcome>(followed.error());
    if (!outcome) {
        context.dialogs().error(parent, context.say(outcome.error()), outcome.error().detail);
        return false;
    }
    if (outcome->refused > 0) {
        for (const ChangeIssues &issues : outcome->issues)
            refused(issues.change, issues.issues);
        return false;
    }
    if (first && !outcome->uids.empty())
        *first = outcome->uids.front();
    if (!outcome->batch.isNil())
        context.announceChange(set.intent, outcome->batch);
    return true;
}

}  // namespace tongdang
