#include "ui/pages/survey/left_tab.h"

#include "core/children/fields.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

namespace tongdang {

using namespace fields;

namespace { QString keyOf(const QString &region, const QString &group) { return region + u'/' + group; } }

LeftTab::LeftTab(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedWidget), m_groups(new FactsTable(context.theme(), QStringLiteral("groupsLeft"))), m_houses(new FactsTable(context.theme(), QStringLiteral("housesLeft"))),
      m_back(new QPushButton), m_walk(nullptr), m_where(new QLabel) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    auto *head = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_back->setObjectName(QStringLiteral("backToGroups"));
    m_back->setIcon(theme.icon(QStringLiteral("chevron-left")));
    setStyleProperty(m_where, "look", QStringLiteral("large"));
    m_where->setWordWrap(true);
    head->addWidget(m_back);
    head->addWidget(m_where, 1);
    column->addLayout(head);
    m_stack->addWidget(m_groups);
    m_stack->addWidget(m_houses);
    column->addWidget(m_stack, 1);
    m_walk = m_groups->addButton(QStringLiteral("walkFromHere"), true);
    connect(m_walk, &QPushButton::clicked, this, [this] { emit callWanted({}); });
    connect(m_groups, &FactsTable::opened, this, &LeftTab::openGroup);
    connect(m_houses, &FactsTable::opened, this, [this](const QString &uid) { emit callWanted(Uid::fromText(uid)); });
    const auto back = [this] { openGroup({}); };
    connect(m_back, &QPushButton::clicked, this, back);
    connect(new QShortcut(Qt::Key_Backspace, m_houses->view(), nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, back);
    retranslate();
}

void LeftTab::retranslate() {
    m_back->setText(tr("All village groups"));
    m_groups->setTitle(tr("What is left, by village group"));
    m_groups->setColumns({{tr("Village")}, {tr("Group")}, {tr("Left"), true}, {tr("Called"), true}, {tr("Households"), true}, {tr("Children"), true}});
    m_groups->setEmptyText(tr("No house is on the list yet. “House by house” begins with the first one: where it is, who lives there, and on."));
    m_houses->setTitle(tr("Houses left, in walking order"));
    m_houses->setColumns({{tr("House number")}, {tr("Head")}, {tr("Phone")}, {tr("Last call")}, {tr("Next try")}});
    m_houses->setEmptyText(tr("Every house of this group is called."));
    m_walk->setText(tr("House by house from here"));
    show(m_figures);
}

void LeftTab::show(const SurveyFigures &figures) {
    if (&figures != &m_figures)
        m_figures = figures;
    std::vector<FactRow> rows;
    for (const CampaignGroup &group : m_figures.state.by)
        rows.push_back({keyOf(group.region, group.group),
                        {m_context.hasLedger() ? m_context.reader().places().name(group.region) : QString(), group.group, QString::number(group.left), QString::number(group.called), QString::number(group.households), QString::number(group.children)},
                        group.left == 0 ? std::optional(Color::Muted) : std::nullopt});
    m_groups->setRows(std::move(rows));
    showHouses();
}

void LeftTab::openGroup(const QString &key) {
    m_group = key;
    showHouses();
    if (isVisible())
        (key.isEmpty() ? m_groups : m_houses)->view()->setFocus(Qt::OtherFocusReason);
}

void LeftTab::showHouses() {
    const bool open = !m_group.isEmpty();
    m_back->setVisible(open);
    m_where->setVisible(open);
    m_stack->setCurrentWidget(open ? m_houses : m_groups);
    if (!open)
        return;
    const Form *call = m_context.ledger().forms().find(kHouseCall);
    const Field *result = call ? call->find(kResult) : nullptr;
    std::vector<FactRow> rows;
    for (const HouseLeft &house : m_figures.left)
        if (keyOf(house.region, house.group) == m_group)
            rows.push_back({house.uid.text(), {house.number, house.head, house.phone, result && !house.lastResult.isEmpty() ? shownValue(m_context, *call, *result, house.lastResult) : tr("not called yet"), house.nextTry}});
    m_houses->setRows(std::move(rows));
    m_where->setText(QStringList{m_context.reader().places().name(m_group.section(u'/', 0, 0)), m_group.section(u'/', 1)}.join(u' ').trimmed());
}

LeftTab::Place LeftTab::place() const {
    const QString key = m_group.isEmpty() ? m_groups->current() : m_group;
    return {key.section(u'/', 0, 0), key.section(u'/', 1)};
}

}  // namespace tongdang
