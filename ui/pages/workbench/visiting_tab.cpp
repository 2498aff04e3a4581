#include "ui/pages/workbench/visiting_tab.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/statistics/counting.h"
#include "ui/preview/print_preview.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/risk_look.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"
#include "ui/tables/quiet_combo.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kWidth = 150, kWeek = 7, kMonth = 31;

void refill(QComboBox *combo, const QString &name, const QList<std::pair<QString, QVariant>> &items) {
    const QSignalBlocker quiet(combo);
    const QVariant chosen = combo->currentData();
    combo->clear();
    for (const auto &[text, data] : items)
        combo->addItem(text, data);
    combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
    combo->setAccessibleName(name);
    combo->setToolTip(name);
}

}  // namespace

VisitingTab::VisitingTab(UiContext &context, Counting &counting, QWidget *parent)
    : QWidget(parent), m_context(context), m_counting(counting), m_place(new QuietCombo), m_risk(new QuietCombo), m_until(new QuietCombo), m_order(new QuietCombo), m_overdue(new QCheckBox), m_count(new QLabel),
      m_table(new FactsTable(context.theme(), QStringLiteral("visiting"))) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    auto *filters = new QWidget;
    auto *row = new ReflowLayout(0, theme.space(Space::Small), theme.space(Space::Small), filters);
    for (auto [combo, name] : {std::pair(m_place, "visitPlace"), std::pair(m_risk, "visitRisk"), std::pair(m_until, "visitUntil"), std::pair(m_order, "visitOrder")}) {
        combo->setObjectName(QLatin1String(name));
        combo->setSizeAdjustPolicy(combo == m_place ? QComboBox::AdjustToMinimumContentsLengthWithIcon : QComboBox::AdjustToContents);
        row->addWidget(combo, false);
        connect(combo, &QComboBox::activated, this, &VisitingTab::look);
    }
    theme.fixWidth(m_place, kWidth);                 // a village may have a long name
    m_overdue->setObjectName(QStringLiteral("visitOverdue"));
    row->addWidget(m_overdue, false);
    setStyleProperty(m_count, "look", QStringLiteral("muted"));
    m_count->setObjectName(QStringLiteral("visitCount"));
    row->addWidget(m_count, false);
    column->addWidget(filters);
    column->addWidget(m_table, 1);
    m_print = m_table->addButton(QStringLiteral("printVisits"), true);
    connect(m_print, &QPushButton::clicked, this, &VisitingTab::print);
    connect(m_overdue, &QCheckBox::toggled, this, &VisitingTab::look);
    connect(m_table, &FactsTable::opened, &context, [&context](const QString &uid) { emit context.childRequested(Uid::fromText(uid)); });
    retranslate();
}

void VisitingTab::retranslate() {
    const Places &places = m_context.reader().places();
    QList<std::pair<QString, QVariant>> all{{tr("All places"), QString()}};
    const QString region = m_context.ledger().settings().region;
    for (const Place *township : places.under(region, PlaceLevel::Township)) {
        all << std::pair(places.name(township->code), QVariant(township->code));
        for (const Place *village : places.under(township->code, PlaceLevel::Village))
            all << std::pair(QStringLiteral("    ") + places.name(village->code), QVariant(village->code));
    }
    refill(m_place, tr("Place"), all);
    all = {{tr("Every risk"), QString()}};
    for (const Choice &choice : m_context.ledger().forms().list(kRisk)->choices)
        all << std::pair(choice.label.in(m_context.language()), QVariant(choice.name));
    refill(m_risk, tr("Risk"), all);
    refill(m_until, tr("Due by"), {{tr("Due within a week"), kWeek - 1}, {tr("Due today"), 0}, {tr("Due within a month"), kMonth}});
    refill(m_order, tr("Order"), {{tr("In walking order"), int(VisitingQuery::Order::Place)}, {tr("The highest risk first"), int(VisitingQuery::Order::Risk)}, {tr("The longest overdue first"), int(VisitingQuery::Order::Due)}});
    m_overdue->setText(tr("Overdue alone"));
    m_print->setText(tr("On paper…"));
    m_print->setAccessibleName(tr("The visiting list on paper"));
    m_table->allow(m_context.policy().allows(m_context.session(), Action::Print));
    m_table->setTitle(tr("Visiting list"));
    m_table->setColumns({{tr("Name")}, {tr("Village")}, {tr("Group")}, {tr("House")}, {tr("Risk")}, {tr("Due")}, {tr("Days overdue"), true}, {tr("Last visit")}, {tr("Phone")}, {tr("Address"), false, 400}});
    m_table->setEmptyText(tr("Nobody is to be visited by then. Another day, place or risk shows more."));
    fill();
}

void VisitingTab::look() {
    VisitingQuery query;
    query.region = m_place->currentData().toString();
    if (const QString risk = m_risk->currentData().toString(); !risk.isEmpty())
        query.risks = {risk};
    query.until = m_context.clock().today().addDays(m_until->currentData().toInt());
    query.order = VisitingQuery::Order(m_order->currentData().toInt());
    query.overdueOnly = m_overdue->isChecked();
    auto found = std::make_shared<Result<std::vector<VisitingRow>>>(std::vector<VisitingRow>());
    m_counting.run(
        tr("Reading the visiting list…"), [found, query, session = m_context.session()](LedgerReader &reader, ColumnStore &, Progress &) { *found = visitingList(reader, session, query); },
        [this, found] {
            if (!*found)
                return m_context.dialogs().error(this, m_context.say(found->error()), found->error().detail);
            m_rows = std::move(**found);
            fill();
        });
}

void VisitingTab::print() {
    QList<Uid> uids;
    for (const VisitingRow &row : m_rows)
        uids << row.uid;
    const auto ids = m_context.reader().idsOf(m_context.session(), kChild, uids);
    if (!ids)
        return m_context.dialogs().error(this, m_context.say(ids.error()), ids.error().detail);
    PrintOffer offer;
    offer.form = kChild;
    offer.shown = *ids;
    offer.kind = QStringLiteral("visiting-list");
    showPrintPreview(m_context, window(), offer);
}

void VisitingTab::fill() {
    const CodeList *risks = m_context.ledger().forms().list(kRisk);
    const Places &places = m_context.reader().places();
    std::vector<FactRow> rows;
    rows.reserve(m_rows.size());
    for (const VisitingRow &one : m_rows) {
        const Choice *risk = risks->find(one.risk);
        rows.push_back({one.uid.text(), {one.name, places.name(one.region), one.group, one.houseNumber, risk ? withRiskMark(one.risk, risk->label.in(m_context.language())) : one.risk, isoDate(one.due), one.overdueDays > 0 ? QString::number(one.overdueDays) : QString(),
                                         one.lastVisit.isValid() ? isoDate(one.lastVisit) : tr("none yet"), maskedPhone(one.phone), one.address}});
    }
    m_table->setRows(std::move(rows));
    m_count->setText(tr("%n child(ren)", nullptr, int(m_rows.size())));
}

}  // namespace tongdang
