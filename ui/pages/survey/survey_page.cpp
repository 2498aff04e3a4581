#include "ui/pages/survey/survey_page.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/survey/figures_strip.h"
#include "ui/pages/survey/house_mode.h"
#include "ui/pages/survey/keying_tab.h"
#include "ui/pages/survey/left_tab.h"
#include "ui/pages/survey/record_dialog.h"
#include "ui/preview/print_preview.h"
#include "ui/shell/banner.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/scrolled_column.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"
#include "ui/tables/quiet_combo.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

namespace { const auto kLast = QStringLiteral("survey/campaign"); }

SurveyPage::SurveyPage(UiContext &context)
    : m_context(context), m_widget(new QWidget), m_counting(new Counting(context, this)), m_stack(new QStackedWidget), m_empty(new QWidget), m_shown(new QWidget), m_teach(new QLabel), m_unassigned(new QLabel),
      m_campaigns(new QuietCombo), m_walk(new QPushButton), m_new(new QPushButton), m_edit(new QPushButton), m_print(new QPushButton), m_first(new QPushButton), m_banner(new Banner(context.theme())), m_strip(new FiguresStrip(context, nullptr)),
      m_tabs(new QTabWidget), m_left(new LeftTab(context, nullptr)), m_teams(new FactsTable(context.theme(), QStringLiteral("teams"))), m_returns(new FactsTable(context.theme(), QStringLiteral("returns"))),
      m_quality(new FactsTable(context.theme(), QStringLiteral("quality"))), m_keying(new KeyingTab(context, nullptr)), m_houses(new HouseMode(context, nullptr)) {
    build();
    connect(&context, &UiContext::ledgerChanged, this, [this] {
        m_houses->clear();
        m_keying->clear();
        m_stack->setCurrentWidget(m_empty);
    });
    retranslate();
}

QString SurveyPage::title() const { return tr("Survey"); }
QString SurveyPage::hint() { return tr("A campaign goes from house to house: “House by house” needs no mouse. Enter goes on, digits choose, Ctrl+S saves the house and goes to the next."); }

bool SurveyPage::mayWrite() const { return m_context.hasLedger() && !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write); }

void SurveyPage::build() {
    Theme &theme = m_context.theme();
    m_widget->installEventFilter(this);
    auto *all = theme.lay(new QVBoxLayout(m_widget), Space::Large, 0);
    all->addWidget(m_stack);
    auto *teach = theme.lay(new QVBoxLayout(m_empty), Space::Large, Space::Large);
    m_teach->setObjectName(QStringLiteral("surveyTeach"));
    m_teach->setWordWrap(true);
    m_teach->setAlignment(Qt::AlignCenter);
    setStyleProperty(m_teach, "look", QStringLiteral("large"));
    m_first->setObjectName(QStringLiteral("firstCampaign"));
    m_first->setIcon(theme.icon(QStringLiteral("add"), Color::OnAccent));
    setStyleProperty(m_first, "kind", QStringLiteral("primary"));
    teach->addStretch(1);
    teach->addWidget(m_teach);
    teach->addWidget(m_first, 0, Qt::AlignHCenter);
    teach->addStretch(2);

    auto *column = scrolledColumn(theme, m_shown, 0);
    auto *bar = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_walk->setObjectName(QStringLiteral("houseByHouse"));
    m_walk->setIcon(theme.icon(QStringLiteral("edit"), Color::OnAccent));
    setStyleProperty(m_walk, "kind", QStringLiteral("primary"));
    m_campaigns->setObjectName(QStringLiteral("campaigns"));
    m_campaigns->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_campaigns->setMinimumContentsLength(5);            // with the buttons beside it as wide as the window at 200 %
    m_edit->setObjectName(QStringLiteral("editCampaign"));
    m_edit->setIcon(theme.icon(QStringLiteral("edit")));
    m_new->setObjectName(QStringLiteral("newCampaign"));
    m_new->setIcon(theme.icon(QStringLiteral("add")));
    bar->addWidget(m_walk);
    bar->addWidget(m_campaigns, 1);
    bar->addWidget(m_edit);
    bar->addWidget(m_new);
    m_print->setObjectName(QStringLiteral("printCampaign"));
    m_print->setIcon(theme.icon(QStringLiteral("print")));
    bar->addWidget(m_print);
    column->addLayout(bar);
    column->addWidget(m_banner);
    column->addWidget(m_strip);
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(QStringLiteral("surveyTabs"));
    auto *teams = new QWidget;
    auto *teamColumn = theme.lay(new QVBoxLayout(teams), 0, Space::Small);
    m_unassigned->setObjectName(QStringLiteral("unassigned"));
    m_unassigned->setWordWrap(true);
    setStyleProperty(m_unassigned, "tone", QStringLiteral("warning"));
    teamColumn->addWidget(m_unassigned);
    teamColumn->addWidget(m_teams, 1);
    for (QWidget *tab : {static_cast<QWidget *>(m_left), teams, static_cast<QWidget *>(m_returns), static_cast<QWidget *>(m_quality), static_cast<QWidget *>(m_keying)})
        m_tabs->addTab(tab, QString());
    column->addWidget(m_tabs, 1);
    for (QWidget *page : {m_empty, m_shown, static_cast<QWidget *>(m_houses)})
        m_stack->addWidget(page);

    m_addTeam = m_teams->addButton(QStringLiteral("addAssignment"), false);
    m_editTeam = m_teams->addButton(QStringLiteral("editAssignment"), true);
    m_removeTeam = m_teams->addButton(QStringLiteral("removeAssignment"), true);
    m_return = m_returns->addButton(QStringLiteral("enterReturn"), false);
    const auto make = [this] { editCampaign({}); };
    connect(m_first, &QPushButton::clicked, this, make);
    connect(m_new, &QPushButton::clicked, this, make);
    connect(m_edit, &QPushButton::clicked, this, [this] { editCampaign(campaign()); });
    connect(m_print, &QPushButton::clicked, this, &SurveyPage::print);
    connect(new QShortcut(QKeySequence::Print, m_shown), &QShortcut::activated, this, &SurveyPage::print);
    connect(m_campaigns, &QComboBox::activated, this, [this] {
        m_context.settings().setValue(ownKey(m_context, kLast), campaign().text());
        look();
    });
    connect(m_walk, &QPushButton::clicked, this, [this] { walk(); });
    connect(m_left, &LeftTab::callWanted, this, &SurveyPage::walk);
    connect(m_keying, &KeyingTab::working, this, &SurveyPage::spread);
    connect(m_tabs, &QTabWidget::currentChanged, this, &SurveyPage::spread);
    connect(m_addTeam, &QPushButton::clicked, this, [this] { editAssignment({}); });
    connect(m_editTeam, &QPushButton::clicked, this, [this] { editAssignment(Uid::fromText(m_teams->current())); });
    connect(m_teams, &FactsTable::opened, this, [this](const QString &uid) { editAssignment(Uid::fromText(uid)); });
    connect(m_removeTeam, &QPushButton::clicked, this, &SurveyPage::removeAssignment);
    connect(m_return, &QPushButton::clicked, this, [this] { enterReturn(m_returns->current()); });
    connect(m_returns, &FactsTable::opened, this, &SurveyPage::enterReturn);
    connect(m_houses, &HouseMode::returnWanted, this, &SurveyPage::enterReturn);
    connect(m_houses, &HouseMode::ended, this, [this] {
        m_widget->setProperty("unsaved", false);
        m_stack->setCurrentWidget(m_shown);
        look();
        m_walk->setFocus(Qt::OtherFocusReason);
    });
}

void SurveyPage::retranslate() {
    m_teach->setText(tr("A campaign goes from house to house and finds every child left behind: it has a name, a cut-off date and its villages. "
                        "Begin one, and the program shows what is left, house by house, until each village has reported."));
    m_first->setText(tr("Begin a campaign"));
    m_walk->setText(tr("House by house"));
    m_campaigns->setAccessibleName(tr("Campaign"));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleName(tr("Edit this campaign"));
    m_new->setText(tr("New…"));
    m_new->setAccessibleName(tr("New campaign"));
    m_print->setAccessibleName(tr("On paper…"));
    m_print->setToolTip(tr("How far the campaign is, the houses left in walking order, and the second keying (Ctrl+P)"));
    const QString tabs[] = {tr("What is left"), tr("Teams"), tr("Village returns"), tr("Quality"), tr("Second keying")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, tabs[i]);
    m_teams->setTitle(tr("Who does which part"));
    m_teams->setColumns({{tr("Team")}, {tr("Village")}, {tr("Groups")}, {tr("House numbers")}, {tr("Team: left"), true}, {tr("Team: called"), true}});
    m_teams->setEmptyText(tr("Nobody is assigned: the whole campaign is done by one team. Where several share it, give each its villages, groups or house numbers."));
    m_addTeam->setText(tr("Add…"));
    m_addTeam->setAccessibleName(tr("Add an assignment"));
    m_editTeam->setText(tr("Change…"));
    m_editTeam->setAccessibleName(tr("Change the assignment"));
    m_removeTeam->setText(tr("Remove"));
    m_removeTeam->setAccessibleName(tr("Remove the assignment"));
    m_returns->setTitle(tr("Villages whose return is missing or doubted"));
    m_returns->setColumns({{tr("Village")}, {tr("Return")}});
    m_returns->setEmptyText(tr("Every village of this campaign has reported."));
    m_return->setText(tr("Enter a return…"));
    m_quality->setTitle(tr("Surveyors and teams"));
    m_quality->setColumns({{tr("Who")}, {tr("Is")}, {tr("Calls"), true}, {tr("Most a day"), true}, {tr("Too quick"), true}, {tr("Births"), true}, {tr("On round days"), true}, {tr("Not collected"), true}, {tr("To be looked at"), false, 600}});
    m_quality->setEmptyText(tr("Figures come with the first calls."));
    m_strip->retranslate();
    m_left->retranslate();
    m_keying->retranslate();
    m_houses->retranslate();
    if (m_context.hasLedger() && !m_figures.campaign.isNil())
        show();
}

std::vector<Command> SurveyPage::commands() {
    std::vector<Command> all;
    if (mayWrite()) {
        all.push_back({tr("Begin a campaign"), QStringLiteral("add"), {}, [this] {
                           emit m_context.pageRequested(id());
                           editCampaign({});
                       }});
        if (!campaign().isNil())
            all.push_back({tr("House by house"), QStringLiteral("edit"), {}, [this] {
                               emit m_context.pageRequested(id());
                               if (m_stack->currentWidget() != m_houses)
                                   walk();
                           }});
    }
    return all;
}

Uid SurveyPage::campaign() const { return Uid::fromText(m_campaigns->currentData().toString()); }

void SurveyPage::refresh() {
    if (!m_context.hasLedger())
        return;
    const bool atTheDoor = m_stack->currentWidget() == m_houses;
    const QString wanted = campaign().isNil() ? m_context.settings().value(ownKey(m_context, kLast)).toString() : campaign().text();
    ListQuery all;
    all.form = kCampaign;
    all.orderBy = kStartsOn;
    all.descending = true;
    const auto ids = m_context.reader().ids(m_context.session(), all);
    const auto rows = ids ? m_context.reader().rows(m_context.session(), kCampaign, *ids) : Result<std::vector<Record>>(std::vector<Record>());
    m_campaigns->clear();
    for (const Record &one : rows ? *rows : std::vector<Record>())
        m_campaigns->addItem(one.answers.value(kTitle), one.uid.text());
    m_campaigns->setCurrentIndex(std::max(0, m_campaigns->findData(wanted)));
    for (auto *button : {m_first, m_new, m_edit, m_walk})
        button->setEnabled(mayWrite());
    m_print->setEnabled(m_context.policy().allows(m_context.session(), Action::Print));
    for (auto *table : {m_teams, m_returns})
        table->allow(mayWrite());
    if (atTheDoor)
        return;                                      // the figures are read when one comes back to them
    m_stack->setCurrentWidget(m_campaigns->count() == 0 ? m_empty : m_shown);
    if (m_campaigns->count() > 0)
        look();
}

void SurveyPage::look() {
    m_again = false;
    auto read = std::make_shared<SurveyFigures>();
    m_counting->run(
        tr("Reading the campaign…"), [read, session = m_context.session(), campaign = campaign()](LedgerReader &reader, ColumnStore &, Progress &progress) { *read = readSurvey(reader, session, campaign, progress); },
        [this, read] {
            m_figures = std::move(*read);
            if (m_figures.error)
                return m_context.dialogs().error(m_widget, m_context.say(*m_figures.error), m_figures.error->detail);
            show();
        });
}

void SurveyPage::show() {
    QStringList issues;
    for (const Issue &issue : m_figures.state.issues)
        issues << m_context.say(issue.message);
    if (issues.isEmpty())
        m_banner->clear();
    else
        m_banner->say(Banner::Kind::Warning, issues.join(u' '));
    m_strip->show(m_figures.state);
    m_left->show(m_figures);
    showTeams();
    showReturns();
    showQuality();
    m_keying->show(m_figures);
    spread();
}

// A child that is typed again has the height of the page.
void SurveyPage::spread() {
    const bool alone = m_keying->isWorking() && m_tabs->currentWidget() == m_keying;
    for (QWidget *part : std::initializer_list<QWidget *>{m_walk, m_campaigns, m_edit, m_new, m_print, m_strip})
        part->setVisible(!alone);
    m_tabs->tabBar()->setVisible(!alone);
    m_banner->setVisible(!alone && !m_banner->text().isEmpty());
}

void SurveyPage::showTeams() {
    std::vector<FactRow> rows;
    for (const SurveyAssignment &one : m_figures.assignments) {
        const auto &teams = m_figures.state.teams;
        const auto team = std::find_if(teams.begin(), teams.end(), [&](const CampaignTeam &each) { return each.team == one.team; });
        const bool known = team != teams.end();
        rows.push_back({one.uid.text(), {one.team, m_context.reader().places().name(one.region), one.groups.isEmpty() ? tr("all") : one.groups, one.numbers.isEmpty() ? tr("all") : one.numbers,
                                         known ? QString::number(team->left) : QString(), known ? QString::number(team->called) : QString()}});
    }
    m_teams->setRows(std::move(rows));
    m_unassigned->setText(tr("%n household(s) belong to no team.", nullptr, m_figures.state.unassigned));
    m_unassigned->setVisible(m_figures.state.unassigned > 0);
}

void SurveyPage::showReturns() {
    std::vector<FactRow> rows;
    for (const QString &region : m_figures.state.returns.missing)
        rows.push_back({region, {m_context.reader().places().name(region), tr("none since the campaign began")}});
    for (const QString &region : m_figures.state.returns.doubted)
        rows.push_back({region, {m_context.reader().places().name(region), tr("says there is no child, but one is on the register")}, Color::Warning});
    m_returns->setRows(std::move(rows));
}

void SurveyPage::showQuality() {
    const QHash<QString, QString> words{{QStringLiteral("speed"), tr("typed faster than a house can be surveyed")}, {QStringLiteral("round_days"), tr("many births on the 5th, 10th, 15th …")}, {QStringLiteral("not_collected"), tr("many answers “not collected”")}};
    std::vector<FactRow> rows;
    for (const SurveyQuality &one : m_figures.quality) {
        QStringList doubts;
        for (const QString &doubt : one.doubts)
            doubts << words.value(doubt, doubt);
        rows.push_back({one.who, {one.who, one.isTeam ? tr("a team") : tr("a surveyor"), QString::number(one.calls), QString::number(one.mostADay), QString::number(one.tooQuick), QString::number(one.births), QString::number(one.roundDays),
                                  tr("%1 of %2").arg(one.notCollected).arg(one.answers), doubts.isEmpty() ? tr("nothing") : doubts.join(tr("; "))},
                        doubts.isEmpty() ? std::nullopt : std::optional(Color::Warning)});
    }
    m_quality->setRows(std::move(rows));
}

void SurveyPage::editCampaign(const Uid &campaign) {
    const QDate today = m_context.clock().today();
    RecordDialog what{kCampaign, campaign.isNil() ? tr("New campaign") : tr("Campaign"), campaign};
    what.initial = {{kRegions, m_context.ledger().settings().region}, {kStartsOn, isoDate(today)}, {QStringLiteral("ends_on"), isoDate(today.addMonths(1))}};
    what.saved.id = QStringLiteral("survey.campaign_saved");
    what.named = kTitle;
    const Uid made = editRecord(m_context, m_widget->window(), what);
    if (made.isNil() || !campaign.isNil())
        return;
    m_context.settings().setValue(ownKey(m_context, kLast), made.text());
    m_campaigns->setCurrentIndex(std::max(0, m_campaigns->findData(made.text())));
    look();
}

void SurveyPage::editAssignment(const Uid &assignment) {
    if (!mayWrite())
        return;
    RecordDialog what{kAssignment, assignment.isNil() ? tr("Add an assignment") : tr("Assignment"), assignment};
    what.initial = {{kCampaign, campaign().text()}};
    what.hidden = {kCampaign};
    what.saved.id = QStringLiteral("survey.assignment_saved");
    what.named = kTeam;
    editRecord(m_context, m_widget->window(), what);
}

void SurveyPage::removeAssignment() {
    const Uid uid = Uid::fromText(m_teams->current());
    const auto at = std::find_if(m_figures.assignments.begin(), m_figures.assignments.end(), [&](const SurveyAssignment &one) { return one.uid == uid; });
    if (at == m_figures.assignments.end())
        return;
    ChangeSet set;
    set.intent = Message{QStringLiteral("survey.assignment_removed"), {at->team}, {}};
    Change change;
    change.op = Change::Op::Withdraw;
    change.form = m_context.ledger().forms().find(kAssignment);
    change.uid = uid;
    set.changes.push_back(change);
    const auto outcome = m_context.ledger().commit(m_context.session(), set);
    if (!outcome)
        return m_context.dialogs().error(m_widget, m_context.say(outcome.error()), outcome.error().detail);
    m_context.announceChange(set.intent, outcome->batch);
}

void SurveyPage::enterReturn(const QString &region) {
    if (!mayWrite())
        return;
    ListQuery here;
    here.region = region;
    const auto children = region.isEmpty() ? Result<qint64>(1) : m_context.reader().count(m_context.session(), here);
    RecordDialog what{kUnitReturn, tr("Return of a village")};
    what.initial = {{kRegion, region}, {kReturnedOn, isoDate(m_context.clock().today())}, {kNilReturn, children && *children == 0 ? kYes : kNo}};
    what.first = region.isEmpty() ? kRegion : kPopulationUnder16;
    what.saved.id = QStringLiteral("survey.return_saved");
    editRecord(m_context, m_widget->window(), what);
}

void SurveyPage::print() {
    if (!m_print->isEnabled() || campaign().isNil())
        return;
    PrintOffer offer;
    offer.form = kCampaign;
    offer.uids = {campaign()};
    showPrintPreview(m_context, m_widget->window(), offer);
}

void SurveyPage::walk(const Uid &house) {
    if (!mayWrite() || m_figures.campaign.isNil())
        return;
    const auto place = m_left->place();
    const auto at = std::find_if(m_figures.left.begin(), m_figures.left.end(), [&](const HouseLeft &one) { return one.uid == house; });
    const std::optional<HouseLeft> first = at == m_figures.left.end() ? std::nullopt : std::optional(*at);
    m_stack->setCurrentWidget(m_houses);
    m_widget->setProperty("unsaved", true);          // the shell asks before it leaves
    m_houses->begin(m_figures.campaign, m_figures.state, m_figures.left, place.region, place.group, first ? &*first : nullptr);
}

// Who goes to another page has ended the round: it begins again where one likes.
bool SurveyPage::mayLeave() {
    if (m_stack->currentWidget() != m_houses)
        return m_keying->mayLeave();
    if (!m_houses->mayLeave())
        return false;
    m_widget->setProperty("unsaved", false);
    m_stack->setCurrentWidget(m_shown);
    m_again = true;
    return true;
}

bool SurveyPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_widget && event->type() == QEvent::Show && m_again && m_context.hasLedger())
        look();
    return Page::eventFilter(watched, event);
}

void SurveyPage::save() {
    if (m_stack->currentWidget() == m_houses)
        m_houses->saveHouse();
}

void SurveyPage::keepDraft() {
    if (m_stack->currentWidget() == m_houses)
        m_houses->keepDraft();
}

}  // namespace tongdang
