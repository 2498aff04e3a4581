#include "ui/pages/statistics/statistics_page.h"

#include "core/base/dates.h"
#include "core/statistics/small_numbers.h"
#include "ui/pages/statistics/bulletin_dialog.h"
#include "ui/pages/statistics/chart_panel.h"
#include "ui/pages/statistics/choices.h"
#include "ui/pages/statistics/comparison_view.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/hide_below.h"
#include "ui/pages/statistics/number_opener.h"
#include "ui/pages/statistics/reports_view.h"
#include "ui/pages/statistics/roomy_place.h"
#include "ui/pages/statistics/rules_view.h"
#include "ui/pages/statistics/table_saving.h"
#include "ui/shell/banner.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"
#include "ui/tables/pinned_table.h"
#include "ui/tables/quiet_combo.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>
#include <array>

namespace tongdang {

namespace {

constexpr int kRowsAbove = 12;                      // of a table above its chart that are seen without scrolling in it, the total among them
constexpr int kLeastTabs = 300, kLeastChart = 360, kRoomInRow = 1000;  // px at zoom 100; with less room the page scrolls, and the row of the heading has none for more
const auto kArrangement = QStringLiteral("statistics/arrangement");
const std::array kArrangements = {QStringLiteral("apart"), QStringLiteral("beside"), QStringLiteral("above")};

int arrangementOf(const QString &name) {
    const auto found = std::find(kArrangements.begin(), kArrangements.end(), name);
    return found == kArrangements.end() ? 0 : int(found - kArrangements.begin());
}

bool countsNobody(const Summary &summary) {
    for (int c = 0; c < summary.table->columns.size(); ++c)
        if (summary.table->columns[c].kind != ColumnKind::Value && summary.total.values[size_t(c)] > 0)
            return false;
    return true;
}

}  // namespace

StatisticsPage::StatisticsPage(UiContext &context)
    : m_context(context), m_widget(new QWidget), m_counting(new Counting(context, this)), m_choices(new StatisticsChoices(context)), m_figures(new FiguresModel(context, this)),
      m_table(new PinnedTable(context.theme())), m_rules(new RulesView(context)), m_chart(new ChartPanel(context, *m_counting)), m_reports(new ReportsView(context)),
      m_comparison(new ComparisonView(context, *m_counting)), m_opener(new NumberOpener(context, *m_counting, this)), m_tabs(new QTabWidget), m_area(new QScrollArea), m_beside(new QSplitter), m_arrangement(new QuietCombo), m_hide(new HideBelow(context.theme(), QStringLiteral("statistics"))),
      m_chartTab(new QWidget), m_comparisonTab(new QWidget), m_banner(new Banner(context.theme())), m_heading(new QLabel), m_empty(new QLabel), m_hint(new QLabel), m_back(new QPushButton), m_export(new QPushButton), m_bulletin(new QPushButton),
      m_again(new QPushButton) {
    build();
    connect(m_choices, &StatisticsChoices::changed, this, [this] {
        m_way.clear();
        count();
    });
    connect(m_table, &PinnedTable::cellOpened, this, [this](const QModelIndex &index) {
        if (const TableColumn *column = m_figures->column(index))
            m_opener->openNumber(m_counted, column->name, m_figures->place(index.row()));
    });
    connect(m_table, &PinnedTable::rowOpened, this, [this](const QModelIndex &index) { drillDown(index.row()); });
    connect(m_table, &PinnedTable::backRequested, this, &StatisticsPage::goBack);
    connect(m_rules, &RulesView::opened, this, [this](const QString &rule, const QString &place) { m_opener->openConcerned(m_counted, rule, place); });
    connect(m_chart, &ChartPanel::opened, this, [this](const QString &column, const QString &place) { m_opener->openNumber(m_counted, column, place); });
    connect(m_chart, &ChartPanel::openedThen, this, [this](const QString &column, const QDate &day, HybridTime knownAt) { m_opener->openThen(m_counted, column, day, knownAt); });
    connect(m_reports, &ReportsView::shown, this, &StatisticsPage::showReport);
    connect(m_reports, &ReportsView::keepRequested, this, [this] { askToKeep({}); });
    connect(m_reports, &ReportsView::replaceRequested, this, &StatisticsPage::askToKeep);
    connect(m_reports, &ReportsView::compared, this, [this](const Uid &a, const Uid &b) {
        m_tabs->setCurrentWidget(m_comparisonTab);
        m_comparison->compare(a, b);
    });
    connect(m_arrangement, &QComboBox::activated, this, &StatisticsPage::arrange);
    connect(m_hide, &HideBelow::changed, this, [this] {
        if (m_counted && m_counted->report)
            showReport(m_counted->report->about.uid);
        else
            count();
    });
    connect(m_back, &QPushButton::clicked, this, &StatisticsPage::goBack);
    connect(m_export, &QPushButton::clicked, this, &StatisticsPage::exportTable);
    connect(m_bulletin, &QPushButton::clicked, this, &StatisticsPage::openBulletin);
    connect(m_again, &QPushButton::clicked, this, &StatisticsPage::count);
    connect(&context.theme(), &Theme::changed, this, &StatisticsPage::shape);
    showWords();
    arrange();
}

QString StatisticsPage::title() const { return tr("Statistics"); }

QString StatisticsPage::hint() { return tr("A click on a number lists the children behind it; a double click on a place shows the places within, Backspace goes back."); }

void StatisticsPage::build() {
    Theme &theme = m_context.theme();
    auto *all = theme.lay(new QVBoxLayout(m_widget), 0, 0);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    all->addWidget(m_area);
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto *column = theme.lay(new QVBoxLayout(content), Space::Large, Space::Small);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_back->setObjectName(QStringLiteral("statisticsBack"));
    m_back->setIcon(theme.icon(QStringLiteral("chevron-left")));
    m_heading->setObjectName(QStringLiteral("statisticsHeading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    setStyleProperty(m_heading, "look", QStringLiteral("large"));
    m_export->setObjectName(QStringLiteral("exportTable"));
    m_export->setIcon(theme.icon(QStringLiteral("export"), Color::OnAccent));
    setStyleProperty(m_export, "kind", QStringLiteral("primary"));
    row->addWidget(m_back);
    row->addWidget(m_heading, 1);
    m_bulletin->setObjectName(QStringLiteral("bulletin"));
    m_bulletin->setIcon(theme.icon(QStringLiteral("file")));
    row->addWidget(m_bulletin);
    row->addWidget(m_export);
    m_table->setObjectName(QStringLiteral("figures"));
    m_table->setModel(m_figures);
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    m_hint->setObjectName(QStringLiteral("figuresHint"));
    m_hint->setWordWrap(true);
    setStyleProperty(m_hint, "look", QStringLiteral("muted"));
    auto *tableTab = new QWidget, *rulesTab = new QWidget, *reportsTab = new QWidget, *tableBox = new QWidget;
    auto *tableColumn = theme.lay(new QVBoxLayout(tableBox), 0, Space::Small);
    tableColumn->addWidget(m_table, 1);
    tableColumn->addWidget(m_hint);
    m_beside->setObjectName(QStringLiteral("statisticsBeside"));
    m_beside->setChildrenCollapsible(false);
    m_beside->setHandleWidth(theme.space(Space::Medium));
    m_beside->addWidget(tableBox);
    theme.lay(new QVBoxLayout(tableTab), 0, 0)->addWidget(m_beside);
    theme.lay(new QVBoxLayout(rulesTab), 0, 0)->addWidget(m_rules);
    theme.lay(new QVBoxLayout(m_chartTab), 0, 0)->addWidget(m_chart);
    theme.lay(new QVBoxLayout(reportsTab), 0, 0)->addWidget(m_reports);
    theme.lay(new QVBoxLayout(m_comparisonTab), 0, 0)->addWidget(m_comparison);
    for (QWidget *tab : {tableTab, rulesTab, m_chartTab, reportsTab, m_comparisonTab})
        tab->layout()->setContentsMargins(0, theme.space(Space::Small), 0, 0);
    m_arrangement->setObjectName(QStringLiteral("statisticsArrangement"));
    m_arrangement->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    new RoomyPlace(theme, m_area, kRoomInRow, {m_arrangement, m_hide}, m_choices, row, row->indexOf(m_heading) + 1);
    m_tabs->setObjectName(QStringLiteral("statisticsTabs"));
    m_tabs->addTab(tableTab, theme.icon(QStringLiteral("table")), QString());
    m_tabs->addTab(rulesTab, theme.icon(QStringLiteral("check")), QString());
    m_tabs->addTab(m_chartTab, theme.icon(QStringLiteral("chart")), QString());
    m_tabs->addTab(reportsTab, theme.icon(QStringLiteral("lock")), QString());
    m_tabs->addTab(m_comparisonTab, theme.icon(QStringLiteral("history")), QString());
    m_empty->setObjectName(QStringLiteral("statisticsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setStyleProperty(m_empty, "look", QStringLiteral("large"));
    m_again->setObjectName(QStringLiteral("countAgain"));
    column->addWidget(m_choices);
    column->addLayout(row);
    m_banner->setObjectName(QStringLiteral("statisticsBanner"));
    column->addWidget(m_banner);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    m_area->setWidget(content);
    m_again->hide();
    m_empty->hide();
    shape();
}

void StatisticsPage::makeRoom() {
    const Theme &theme = m_context.theme();
    const bool above = m_arrangement->currentIndex() == 2;
    const int table = above ? m_table->heightOf(std::clamp(m_figures->rowCount(), 1, kRowsAbove)) : 0;
    m_table->setMinimumHeight(table);
    m_tabs->setMinimumHeight(above ? table + theme.px(kLeastChart) : theme.px(kLeastTabs));
}

void StatisticsPage::shape() {
    const QSize icon = QSize(1, 1) * m_context.theme().px(16);
    m_tabs->setIconSize(icon);
    for (QPushButton *button : {m_back, m_export, m_bulletin})
        button->setIconSize(icon);
    m_table->setHeading(m_figures->heading());
    m_rules->shape();
    makeRoom();
}

void StatisticsPage::refresh() {
    m_tables = std::make_shared<const TableCatalog>(m_context.ledger().forms(), m_context.ledger().installedTables());
    m_choices->setTables(m_tables);
    m_reports->setTables(m_tables);
    m_comparison->setReports(m_reports->reports());
    count();
}

bool StatisticsPage::isLedgerEmpty() const {
    ListQuery query;
    query.limit = 1;
    if (const auto active = m_context.reader().ids(m_context.session(), query); !active || !active->empty())
        return false;
    query.active = false;
    query.exited = true;
    const auto exited = m_context.reader().ids(m_context.session(), query);
    return exited && exited->empty();
}

void StatisticsPage::count() {
    const TableDefinition *table = m_choices->table();
    if (!table)
        return;
    auto counted = std::make_shared<CountedTable>();
    auto error = std::make_shared<std::optional<Error>>();
    counted->tables = m_tables;
    counted->request = m_choices->request();
    m_counting->run(
        tr("Counting…"),
        [counted, error, table, below = m_hide->below(), session = m_context.session()](LedgerReader &reader, ColumnStore &store, Progress &progress) {
            auto summary = summarizeHiding(reader, session, *table, counted->request, below, progress, &store);
            if (summary)
                counted->summary = std::move(*summary);
            else
                *error = summary.error();
        },
        [this, counted, error] {
            m_isCounting = false;
            if (!*error)
                return show(counted);
            show(nullptr);
            m_empty->setText(m_context.say(**error));
            m_again->show();
        });
    m_isCounting = m_counting->isBusy();
    if (m_isCounting)
        sayCounting();
}

// What is seen meanwhile is still of the last question: the heading names the new one.
void StatisticsPage::sayCounting() {
    const SummaryRequest request = m_choices->request();
    const QDate day = request.asOf.isValid() ? request.asOf : m_context.clock().today();
    m_export->setEnabled(false);
    m_heading->setText(tr("Counting %1 · %2…").arg(m_context.reader().places().name(request.region.isEmpty() ? m_choices->ownRegion() : request.region), isoDate(day)));
    m_heading->show();
    m_tabs->setVisible(m_counted != nullptr);
}

void StatisticsPage::show(std::shared_ptr<const CountedTable> counted) {
    // The cell one stood on is found again in the same table.
    const QModelIndex at = m_table->currentIndex();
    const QString place = at.isValid() ? m_figures->place(at.row()) : QString();
    const int column = at.isValid() ? at.column() : 0;
    m_counted = std::move(counted);
    const bool empty = m_counted && countsNobody(m_counted->summary) && isLedgerEmpty();
    m_again->hide();
    m_empty->setVisible(!m_counted || empty);
    m_tabs->setVisible(m_counted && !empty);
    m_heading->setVisible(m_counted != nullptr);
    m_export->setVisible(m_counted && !empty);
    m_bulletin->setVisible(m_counted && !empty);
    m_banner->setVisible(m_counted && !empty);
    if (empty)
        m_empty->setText(tr("The ledger is empty. Register a child or import a roster, and the table counts it."));
    m_figures->setTable(m_counted);
    showTable();
    if (const int row = m_figures->rowOf(place); row >= 0 && at.isValid())
        m_table->setCurrentIndex(m_figures->index(row, qMin(column, m_figures->columnCount() - 1)));
    else if (m_figures->rowCount() > 0)
        m_table->setCurrentIndex(m_figures->index(0, 0));
}

// Everything that follows from what was counted, in the window's language.
void StatisticsPage::showTable() {
    m_table->setHeading(m_figures->heading());
    makeRoom();
    m_rules->setTable(m_counted);
    m_chart->setTable(m_counted);
    m_comparison->setTable(m_counted);
    const int rules = m_rules->model().checkedRules(), failing = m_rules->model().failingRules();
    m_tabs->setTabText(1, failing > 0 ? tr("Rules (%1)").arg(failing) : tr("Rules"));
    m_back->setVisible(m_counted && (!m_way.isEmpty() || m_counted->report));
    m_export->setEnabled(m_counted && m_context.policy().allows(m_context.session(), Action::Export));
    if (!m_counted)
        return;
    const Summary &summary = m_counted->summary;
    QStringList way;
    for (const SummaryRequest &step : std::as_const(m_way))
        way << m_context.reader().places().name(step.region.isEmpty() ? m_choices->ownRegion() : step.region);
    way << m_context.reader().places().name(summary.region);
    QStringList heading{way.join(QStringLiteral(" › ")), isoDate(summary.asOf)};
    if (summary.begins.isValid())
        heading << m_context.say(Message{QStringLiteral("statistics.as_known_today"), {isoDate(summary.begins)}, {}});
    m_heading->setText(heading.join(QStringLiteral(" · ")));
    if (m_tabs->isHidden())
        return;
    if (m_counted->report)
        m_banner->say(Banner::Kind::Info, reportWords(m_counted->report->about));
    else if (countsNobody(summary))
        m_banner->say(Banner::Kind::Info, tr("Nobody is counted here. Another date, place or table may have children; who has left the register is not counted."));
    else if (failing > 0)
        m_banner->say(Banner::Kind::Warning, tr("%1 of %2 rules do not hold, in %3 places. “Rules” shows them with the children concerned.").arg(failing).arg(rules).arg(m_rules->model().failures()));
    else if (rules > 0)
        m_banner->say(Banner::Kind::Good, tr("All %1 rules hold.").arg(rules));
    else
        m_banner->clear();
}

void StatisticsPage::showWords() {
    m_back->setText(tr("Back"));
    m_back->setToolTip(tr("One level up (Backspace)"));
    m_export->setText(tr("Export the table…"));
    m_bulletin->setText(tr("Bulletin…"));
    m_bulletin->setToolTip(tr("Quarterly or yearly, as PDF, Excel workbook or web page"));
    m_again->setText(tr("Count again"));
    m_hint->setText(tr("Click on a number, or press Enter, to see its children. A double click on a place, or Enter, shows the places within; Backspace goes back."));
    m_table->setAccessibleName(tr("Table"));
    m_tabs->setTabText(0, tr("Table"));
    m_tabs->setTabText(2, tr("Chart"));
    m_tabs->setTabText(3, tr("Reported"));
    m_tabs->setTabText(4, tr("Compare"));
    const int arranged = m_arrangement->count() == 0 ? arrangementOf(m_context.settings().value(kArrangement).toString()) : m_arrangement->currentIndex();
    m_arrangement->clear();
    m_arrangement->addItems({tr("Table and chart apart"), tr("Side by side"), tr("One above the other")});
    m_arrangement->setAccessibleName(tr("How table and chart stand"));
    m_arrangement->setCurrentIndex(arranged);
}

void StatisticsPage::retranslate() {
    showWords();
    m_rules->retranslate();
    m_choices->retranslate();
    m_hide->retranslate();
    m_chart->retranslate();
    m_reports->retranslate();
    m_comparison->retranslate();
    if (!m_counted && m_empty->isHidden())
        return;
    if (m_counted)
        show(m_counted);
    else if (!m_isCounting)
        count();
    if (m_isCounting)
        sayCounting();
}

// In tabs of their own, or in one beside or above each other.
QString StatisticsPage::arrangementName(int index) { return kArrangements[size_t(index)]; }

void StatisticsPage::arrange() {
    const int arranged = m_arrangement->currentIndex();
    m_context.settings().setValue(kArrangement, arrangementName(arranged));
    if (arranged == 0) {
        m_chartTab->layout()->addWidget(m_chart);
    } else {
        m_beside->setOrientation(arranged == 1 ? Qt::Horizontal : Qt::Vertical);
        m_beside->addWidget(m_chart);
        m_beside->setSizes({10'000, 10'000});         // halves
        m_tabs->setCurrentIndex(0);
    }
    m_tabs->setTabVisible(2, arranged == 0);
    m_chart->show();
    shape();
}

QString StatisticsPage::reportWords(const FrozenTable &report) const {
    const QString kept = tr("As reported: “%1”, kept on %2.").arg(report.name, isoDate(shanghaiDate(report.frozenMs)));
    return report.replacedBy.isNil() ? kept : kept + u' ' + tr("It has been replaced since.");
}

void StatisticsPage::refuse(const Error &error) {
    if (error.code != ErrorCode::Cancelled)
        m_context.dialogs().error(m_widget->window(), m_context.say(error), error.detail);
}

void StatisticsPage::showReport(const Uid &uid) {
    auto kept = std::make_shared<std::optional<Result<FrozenSummary>>>();
    m_counting->run(
        tr("Counting…"), [kept, uid, below = m_hide->below(), session = m_context.session()](LedgerReader &reader, ColumnStore &, Progress &progress) { kept->emplace(frozenHiding(reader, session, uid, below, progress)); },
        [this, kept] {
            m_isCounting = false;
            if (!**kept)
                return refuse((*kept)->error());
            const auto report = std::make_shared<const FrozenSummary>(std::move(**kept).value());
            m_tabs->setCurrentIndex(0);
            show(std::make_shared<CountedTable>(CountedTable{m_tables, report->about.request, report->summary, report}));
            m_table->setFocus();
        });
}

// The table that is seen, or in place of an earlier one that table anew.
void StatisticsPage::askToKeep(const FrozenTable &replaced) {
    const bool replaces = !replaced.uid.isNil();
    const TableDefinition *table = replaces ? m_tables->find(replaced.table) : m_choices->table();
    if (!table)
        return;
    FreezeRequest request;
    request.summary = replaces ? replaced.request : m_choices->request();
    const QDate day = request.summary.asOf.isValid() ? request.summary.asOf : m_context.clock().today();
    request.summary.asOf = day;
    if (replaces) {
        request.replaces = replaced.uid;
        request.reason = m_context.dialogs().text(m_widget->window(), tr("Replace “%1”").arg(replaced.name), tr("It stays in the list as replaced. Why does another one take its place?")).trimmed();
        if (request.reason.isEmpty())
            return;
    }
    const QString proposed = replaces ? replaced.name : table->title.in(m_context.language()) + u' ' + isoDate(day);
    request.name = m_context.dialogs().text(m_widget->window(), tr("Keep the table as reported"), tr("Its numbers as of %1 stand from now on, whatever changes in the ledger. What is it called?").arg(isoDate(day)), proposed).trimmed();
    if (request.name.isEmpty())
        return;
    auto made = std::make_shared<std::optional<Result<Uid>>>();
    m_counting->run(
        tr("Keeping the table…"),
        [made, request, table, tables = m_tables, session = m_context.session(), &ledger = m_context.ledger()](LedgerReader &reader, ColumnStore &, Progress &progress) { made->emplace(freeze(ledger, reader, session, *table, request, progress)); },
        [this, made, request] {
            if (!**made)
                return refuse((*made)->error());
            m_context.announceChange(Message{QStringLiteral("statistics.frozen_announced"), {request.name}, {}}, {});
            m_reports->refresh();
            m_reports->choose(***made);
            m_comparison->setReports(m_reports->reports());
        });
}

void StatisticsPage::drillDown(int row) {
    const QString place = m_figures->place(row);
    if (!m_counted || m_counted->report || !isPlaceCode(place) || m_counted->summary.by == SummaryBy::Village || levelOfCode(place) != placeLevel(m_counted->summary.by))
        return;
    m_way << m_choices->request();
    SummaryRequest request = m_way.last();
    request.region = place;
    request.by = request.by == SummaryBy::District ? SummaryBy::Township : SummaryBy::Village;
    m_choices->setRequest(request);
    count();
    m_table->setFocus();
}

void StatisticsPage::goBack() {
    if (m_counted && m_counted->report)
        return count();
    if (m_way.isEmpty())
        return;
    SummaryRequest request = m_way.takeLast();
    const QString from = m_counted ? m_counted->summary.region : QString();
    m_choices->setRequest(request);
    count();
    if (const int row = m_figures->rowOf(from); row >= 0 && m_figures->rowCount() > 0)
        m_table->setCurrentIndex(m_figures->index(row, 0));
    m_table->setFocus();
}

void StatisticsPage::exportTable() {
    if (!m_counted)
        return;
    const Summary &summary = m_counted->summary;
    const QString name = m_context.ledger().settings().name, unit = m_counted->request.region.isEmpty() && !name.isEmpty() ? name : summary.regionName;
    const bool offersCodes = !m_counted->report && summary.hideBelow == 0 && m_context.policy().allows(m_context.session(), Action::Read);
    const TableFile file = askTableFile(m_context, summary, offersCodes, m_widget->window());
    if (file.path.isEmpty())
        return;
    if (!file.withCodes)
        return tellSaved(m_context, writeTable(m_context, summary, unit, file.path), file.path, m_widget->window());
    auto written = std::make_shared<Result<void>>();
    m_counting->run(
        tr("Saving the table…"),
        [this, written, file, unit, counted = m_counted, session = m_context.session()](LedgerReader &reader, ColumnStore &store, Progress &progress) {
            SummaryRequest request = counted->request;
            request.asOf = counted->summary.asOf;
            const auto records = countedRecords(reader, session, *counted->summary.table, request, progress, &store);
            *written = records ? writeTable(m_context, counted->summary, unit, file.path, &*records) : Result<void>(records.error());
        },
        [this, written, file] {
            if (*written || written->error().code != ErrorCode::Cancelled)
                tellSaved(m_context, *written, file.path, m_widget->window());
        });
}

void StatisticsPage::openBulletin() {
    BulletinDialog::show(m_context, m_tables, m_choices->request(), m_widget->window());
}

std::vector<Command> StatisticsPage::commands() {
    if (!m_context.hasLedger())
        return {};
    return {{tr("Bulletin…"), QStringLiteral("file"), {}, [this] {
        emit m_context.pageRequested(id());
        if (m_widget->isVisible())                  // what is not saved elsewhere may keep one there
            openBulletin();
    }}};
}

}  // namespace tongdang
