#include "ui/pages/statistics/chart_panel.h"

#include "core/base/dates.h"
#include "ui/charts/chart_view.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/flow_bar.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace tongdang {

namespace {

constexpr double kPictureWidth = 1000;
constexpr std::array kYears = {1, 2, 5, 10};
const auto kColumn = QStringLiteral("column:");
const auto kChart = QStringLiteral("chart:");
const auto kAll = QStringLiteral("all");

}  // namespace

ChartPanel::ChartPanel(UiContext &context, Counting &counting, QWidget *parent)
    : QWidget(parent), m_context(context), m_counting(counting), m_bar(new FlowBar(context.theme())), m_what(new QuietCombo), m_kind(new QuietCombo), m_order(new QuietCombo), m_time(new QuietCombo),
      m_whatLabel(m_bar->add(m_what)), m_kindLabel(m_bar->add(m_kind)), m_orderLabel(m_bar->add(m_order)), m_timeLabel(m_bar->add(m_time)), m_reading(new ElidedLabel), m_restated(new QCheckBox), m_grey(new QCheckBox),
      m_copy(new QPushButton), m_save(new QPushButton), m_chart(new ChartView(context.theme(), context.messages())) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_what->setObjectName(QStringLiteral("chartWhat"));
    m_kind->setObjectName(QStringLiteral("chartKind"));
    m_order->setObjectName(QStringLiteral("chartOrder"));
    m_time->setObjectName(QStringLiteral("chartTime"));
    for (QComboBox *box : {m_what, m_kind, m_order, m_time})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_what->setMinimumContentsLength(20);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_order->setMinimumContentsLength(8);
    m_time->setMinimumContentsLength(8);
    m_restated->setObjectName(QStringLiteral("chartRestated"));
    m_grey->setObjectName(QStringLiteral("chartGrey"));
    m_copy->setObjectName(QStringLiteral("copyChart"));
    m_save->setObjectName(QStringLiteral("saveChart"));
    m_save->setIcon(theme.icon(QStringLiteral("save")));
    for (QWidget *alone : std::initializer_list<QWidget *>{m_restated, m_grey, m_copy, m_save})
        m_bar->addAlone(alone);
    m_chart->setObjectName(QStringLiteral("chartView"));
    m_reading->setObjectName(QStringLiteral("chartReading"));
    setStyleProperty(m_reading, "look", QStringLiteral("muted"));
    column->addWidget(m_bar);
    column->addWidget(m_chart, 1);
    column->addWidget(m_reading);
    const auto shape = [this] { m_save->setIconSize(QSize(1, 1) * m_context.theme().px(16)); };
    connect(&theme, &Theme::changed, this, shape);
    shape();
    connect(m_what, &QComboBox::activated, this, [this] {
        fillKinds();
        draw();
    });
    for (QComboBox *box : {m_kind, m_order, m_time})
        connect(box, &QComboBox::activated, this, &ChartPanel::draw);
    connect(m_restated, &QCheckBox::clicked, this, &ChartPanel::draw);
    connect(m_grey, &QCheckBox::toggled, m_chart, &ChartView::setGrey);
    connect(m_copy, &QPushButton::clicked, this, &ChartPanel::copy);
    connect(m_save, &QPushButton::clicked, this, &ChartPanel::save);
    connect(m_chart, &ChartView::read, this, [this](const QString &words) { m_reading->setText(words.isEmpty() ? tr("Point at the chart to read it; a click, or Enter, shows the children.") : words); });
    connect(m_chart, &ChartView::picked, this, &ChartPanel::pick);
    retranslate();
}

void ChartPanel::retranslate() {
    const auto say = [](QLabel *label, QComboBox *box, const QString &text) {
        label->setText(text);
        box->setAccessibleName(text);
    };
    const auto fill = [](QComboBox *box, const QStringList &texts) {
        const int chosen = qMax(0, box->currentIndex());
        box->clear();
        box->addItems(texts);
        box->setCurrentIndex(chosen);
    };
    say(m_whatLabel, m_what, tr("Chart"));
    say(m_kindLabel, m_kind, tr("Kind"));
    say(m_orderLabel, m_order, tr("Order"));
    say(m_timeLabel, m_time, tr("Time"));
    const bool first = m_time->count() == 0;
    fill(m_order, {tr("largest first"), tr("as in the table")});
    QStringList times;
    for (const int years : kYears)
        times << tr("%n year(s)", nullptr, years);
    fill(m_time, times);
    if (first)
        m_time->setCurrentIndex(1);
    m_restated->setText(tr("Restated"));
    m_restated->setToolTip(tr("All days counted again by what is known today, instead of as reported or as known on the day."));
    m_grey->setText(tr("Grey"));
    m_grey->setToolTip(tr("For a printer without colours; also in pictures that are copied or saved."));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the picture of the chart"));
    m_save->setText(tr("Save the picture…"));
    m_reading->setText(tr("Point at the chart to read it; a click, or Enter, shows the children."));
    if (m_table)
        setTable(m_table);
}

void ChartPanel::setTable(std::shared_ptr<const CountedTable> table) {
    m_table = std::move(table);
    fillCharts();
    fillKinds();
    draw();
}

void ChartPanel::fillCharts() {
    const QString chosen = m_what->currentData().toString();
    m_what->clear();
    if (!m_table)
        return;
    const TableDefinition &table = *m_table->summary.table;
    const Language language = m_context.language();
    for (const TableChart &chart : table.charts)
        m_what->addItem(chart.title.isEmpty() ? chart.name : chart.title.in(language), QString(kChart + chart.name));
    m_what->addItem(tr("All columns"), kAll);
    m_what->insertSeparator(m_what->count());
    for (const TableColumn &column : table.columns)
        m_what->addItem(QString(column.no + QStringLiteral("  ") + columnTitle(column, language)).trimmed(), QString(kColumn + column.name));
    m_what->setCurrentIndex(qMax(0, m_what->findData(chosen)));
}

std::optional<ChartRequest> ChartPanel::request(const QString &what) const {
    if (!m_table)
        return std::nullopt;
    const TableDefinition &table = *m_table->summary.table;
    ChartRequest out;
    out.sorted = m_order->currentIndex() == 0;
    if (what == kAll) {
        out.kind = ChartKind::Heat;
        for (const TableColumn &column : table.columns)
            out.columns << column.name;
        return out;
    }
    const auto chart = std::find_if(table.charts.begin(), table.charts.end(), [&](const TableChart &one) { return kChart + one.name == what; });
    if (chart != table.charts.end()) {
        out = {chartKindOf(chart->kind).value_or(ChartKind::Bar), chart->columns, chart->left, chart->right, chart->title, out.sorted};
        if (out.kind == ChartKind::Bar && out.columns.size() > 1)
            out.kind = ChartKind::Grouped;
        return out;
    }
    if (!what.startsWith(kColumn))
        return std::nullopt;
    out.columns = {what.mid(kColumn.size())};
    return out;
}

QList<ChartKind> ChartPanel::kinds() const {
    const auto chosen = request(m_what->currentData().toString());
    return chosen ? fittingKinds(*m_table->summary.table, *chosen) : QList<ChartKind>();
}

// The kind that the definition names, as long as nobody has chosen another that fits.
void ChartPanel::fillKinds() {
    const QString names[] = {tr("Bars"), tr("Bars side by side"), tr("Stacked bars"), tr("Shares (100 %)"), tr("Pyramid"), tr("Pie"), tr("Over time"), tr("Heat table"), tr("Small charts"), tr("Tile map")};
    const auto chosen = request(m_what->currentData().toString());
    m_kind->clear();
    if (!chosen)
        return;
    for (const ChartKind kind : kinds())
        m_kind->addItem(names[int(kind)], int(kind));
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(chosen->kind))));
}

QList<std::pair<int, ChartKind>> ChartPanel::all() const {
    QList<std::pair<int, ChartKind>> out;
    for (int i = 0; m_table && i < m_what->count(); ++i)
        if (const auto offered = request(m_what->itemData(i).toString()))
            for (const ChartKind kind : fittingKinds(*m_table->summary.table, *offered))
                if (std::none_of(out.begin(), out.end(), [&](const auto &one) { return one.second == kind; }))
                    out << std::pair(i, kind);
    return out;
}

void ChartPanel::show(int what, ChartKind kind) {
    m_what->setCurrentIndex(what);
    fillKinds();
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(kind))));
    draw();
}

void ChartPanel::setGrey(bool grey) { m_grey->setChecked(grey); }

void ChartPanel::draw() {
    auto chosen = request(m_what->currentData().toString());
    if (chosen) {
        const ChartKind kind = ChartKind(m_kind->currentData().toInt());
        if (kind != chosen->kind && (kind == ChartKind::Pie || kind == ChartKind::Trend))
            chosen->title = {};                     // of places, which these do not show
        chosen->kind = kind;
    }
    const bool trend = chosen && chosen->kind == ChartKind::Trend;
    const bool ordered = chosen && !trend && chosen->kind != ChartKind::Pyramid && chosen->kind != ChartKind::Pie && chosen->kind != ChartKind::Heat && chosen->kind != ChartKind::Tiles;
    m_order->parentWidget()->setVisible(ordered);
    m_time->parentWidget()->setVisible(trend);
    m_restated->setVisible(trend);
    m_points.reset();
    m_save->setEnabled(chosen.has_value());
    m_copy->setEnabled(chosen.has_value());
    if (!chosen)
        return m_chart->setFigures({}, m_context.language());
    if (trend)
        return drawSeries(*chosen);
    m_chart->setFigures(chartFigures(m_table->summary, *chosen, m_context.messages(), m_context.language()), m_context.language());
}

void ChartPanel::drawSeries(const ChartRequest &request) {
    SummaryRequest wanted = m_table->request;
    wanted.asOf = m_table->summary.asOf;
    wanted.from = wanted.asOf.addYears(-kYears[size_t(qMax(0, m_time->currentIndex()))]);
    auto points = std::make_shared<std::optional<Result<std::vector<TablePoint>>>>();
    m_counting.runAsJob(
        tr("Counting the days before…"),
        [points, wanted, table = m_table, restated = m_restated->isChecked(), &ledger = m_context.ledger(), session = m_context.session()](LedgerReader &reader, ColumnStore &, Progress &progress) {
            points->emplace(tableSeries(ledger, reader, session, *table->summary.table, wanted, restated, table->summary.hideBelow, progress));
        },
        [this, points, request, table = m_table] {
            if (table != m_table || ChartKind(m_kind->currentData().toInt()) != ChartKind::Trend)
                return;
            const Result<std::vector<TablePoint>> &found = **points;
            if (!found) {
                m_chart->setFigures({}, m_context.language());
                if (found.error().code != ErrorCode::Cancelled)
                    m_context.dialogs().error(window(), m_context.say(found.error()), found.error().detail);
                return;
            }
            m_points = std::make_shared<std::vector<TablePoint>>(*found);
            m_chart->setFigures(seriesFigures(*m_table->summary.table, *m_points, request, m_table->summary.regionName, m_context.messages(), m_context.language()), m_context.language());
        });
}

void ChartPanel::pick(int series, int category) {
    const ChartFigures &figures = m_chart->figures();
    if (size_t(series) >= figures.sources.size() || size_t(category) >= figures.sources[size_t(series)].size())
        return;
    const ChartSource &source = figures.sources[size_t(series)][size_t(category)];
    if (!m_points)
        emit opened(source.column, source.place);
    else if (size_t(category) < m_points->size())
        emit openedThen(source.column, (*m_points)[size_t(category)].day, (*m_points)[size_t(category)].knownAt);
}

void ChartPanel::copy() {
    auto *data = new QMimeData;
    data->setImageData(m_chart->picture(kPictureWidth));
    data->setData(QStringLiteral("image/svg+xml"), paper::svg(m_chart->onPaper(kPictureWidth)));
    QApplication::clipboard()->setMimeData(data);
    m_context.tell(tr("The picture was copied."));
}

void ChartPanel::save() {
    const QString proposed = m_chart->figures().title.simplified().replace(u'/', u'-') + u' ' + isoDate(m_table->summary.asOf) + QStringLiteral(".png");
    QString file = m_context.dialogs().saveFile(window(), tr("Where should the picture go?"), proposed, tr("Picture (*.png);;Drawing (*.svg);;PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    QString ending = QFileInfo(file).suffix().toLower();
    if (ending != u"png" && ending != u"svg" && ending != u"pdf") {
        ending = QStringLiteral("png");
        file += u'.' + ending;
    }
    if (const auto written = paper::write(m_chart->onPaper(kPictureWidth), file, ending, 2); !written)
        return m_context.dialogs().error(window(), m_context.say(written.error()), written.error().detail);
    m_context.tell(tr("The picture was saved: %1").arg(QDir::toNativeSeparators(file)), file);
}

}  // namespace tongdang
