#include "ui/pages/statistics/chart_panel.h"

#include "core/base/dates.h"
#include "core/base/saved.h"
#include "ui/charts/bar_chart.h"
#include "ui/pages/statistics/flow_bar.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace tongdang {

namespace {
constexpr int kPictureWidth = 1000;
const auto kColumn = QStringLiteral("column:");
const auto kChart = QStringLiteral("chart:");
}  // namespace

ChartPanel::ChartPanel(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_bar(new FlowBar(context.theme())), m_what(new QuietCombo), m_order(new QuietCombo), m_whatLabel(m_bar->add(m_what)), m_orderLabel(m_bar->add(m_order)),
      m_reading(new ElidedLabel), m_save(new QPushButton), m_chart(new BarChart(context.theme())) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_what->setObjectName(QStringLiteral("chartWhat"));
    m_order->setObjectName(QStringLiteral("chartOrder"));
    for (QComboBox *box : {m_what, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::activated, this, &ChartPanel::draw);
    }
    m_what->setMinimumContentsLength(24);
    m_order->setMinimumContentsLength(10);
    m_save->setObjectName(QStringLiteral("saveChart"));
    m_save->setIcon(theme.icon(QStringLiteral("save")));
    m_bar->addAlone(m_save);
    m_chart->setObjectName(QStringLiteral("barChart"));
    m_reading->setObjectName(QStringLiteral("chartReading"));
    setStyleProperty(m_reading, "look", QStringLiteral("muted"));
    column->addWidget(m_bar);
    column->addWidget(m_chart, 1);
    column->addWidget(m_reading);
    const auto shape = [this] { m_save->setIconSize(QSize(1, 1) * m_context.theme().px(16)); };
    connect(&theme, &Theme::changed, this, shape);
    shape();
    connect(m_save, &QPushButton::clicked, this, &ChartPanel::savePicture);
    connect(m_chart, &BarChart::read, this, [this](const QString &words) {
        m_reading->setText(words.isEmpty() ? tr("Point at a bar to read it; click on it, or press Enter, to see the children.") : words);
    });
    connect(m_chart, &BarChart::picked, this, [this](int category, int series) {
        if (const Source from = source(category, series); !from.column.isEmpty())
            emit opened(from.column, from.place);
    });
    retranslate();
}

void ChartPanel::retranslate() {
    m_whatLabel->setText(tr("Chart"));
    m_what->setAccessibleName(tr("Chart"));
    m_orderLabel->setText(tr("Order"));
    m_order->setAccessibleName(tr("Order"));
    const int order = qMax(0, m_order->currentIndex());
    m_order->clear();
    m_order->addItem(tr("as in the table"));
    m_order->addItem(tr("largest first"));
    m_order->setCurrentIndex(order);
    m_save->setText(tr("Save the picture…"));
    m_reading->setText(tr("Point at a bar to read it; click on it, or press Enter, to see the children."));
    if (m_table)
        setTable(m_table);
}

void ChartPanel::setTable(std::shared_ptr<const CountedTable> table) {
    m_table = std::move(table);
    fillCharts();
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
    if (!table.charts.isEmpty())
        m_what->insertSeparator(m_what->count());
    for (const TableColumn &column : table.columns)
        m_what->addItem(QString(column.no + QStringLiteral("  ") + columnTitle(column, language)).trimmed(), QString(kColumn + column.name));
    m_what->setCurrentIndex(qMax(0, m_what->findData(chosen)));
}

void ChartPanel::draw() {
    m_sources.clear();
    BarChartData data;
    if (m_table) {
        const Summary &summary = m_table->summary;
        const TableDefinition &table = *summary.table;
        const QString what = m_what->currentData().toString();
        data.title = what.startsWith(kChart) ? m_what->currentText() : columnTitle(table.columns[qMax(0, table.indexOf(what.mid(kColumn.size())))], m_context.language());
        data.note = QStringLiteral("%1 · %2 · %3").arg(table.title.in(m_context.language()), summary.regionName, isoDate(summary.asOf));
        const auto chart = std::find_if(table.charts.begin(), table.charts.end(), [&](const TableChart &one) { return kChart + one.name == what; });
        if (chart == table.charts.end()) {
            drawPlaces({what.mid(kColumn.size())}, data);
        } else if (chart->kind == u"pyramid") {
            drawPyramid(*chart, data);
        } else {
            data.kind = chart->kind == u"stacked" || chart->kind == u"share" ? BarChartData::Kind::Stacked : BarChartData::Kind::Grouped;
            drawPlaces(chart->columns, data);
        }
        m_order->setEnabled(data.kind != BarChartData::Kind::Pyramid);
    }
    m_save->setEnabled(!data.series.isEmpty());
    m_chart->setData(data);
}

// The places one by one, a series a column.
void ChartPanel::drawPlaces(const QStringList &columns, BarChartData &data) {
    const Summary &summary = m_table->summary;
    QList<int> of;
    for (const QString &name : columns)
        if (const int c = summary.table->indexOf(name); c >= 0)
            of << c;
    std::vector<size_t> order(summary.rows.size());
    std::iota(order.begin(), order.end(), size_t(0));
    if (m_order->currentIndex() == 1) {
        const auto sum = [&](size_t row) {
            double all = 0;
            for (const int c : of)
                if (const double value = summary.rows[row].values[size_t(c)]; value == value)   // a blank counts nothing
                    all += value;
            return all;
        };
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return sum(a) > sum(b); });
    }
    for (const size_t row : order)
        data.categories << rowName(summary, summary.rows[row], m_context.messages(), m_context.language());
    for (const int c : of) {
        BarChartData::Series series;
        const TableColumn &column = summary.table->columns[c];
        QStringList path;
        for (const Labels &level : column.header)
            path << level.in(m_context.language());
        // The levels that all columns of the chart have in common say nothing here.
        qsizetype common = path.size() - 1;
        for (const int other : of) {
            qsizetype same = 0;
            const auto &header = summary.table->columns[other].header;
            while (same < common && same < header.size() && header[same].in(m_context.language()) == path[same])
                ++same;
            common = same;
        }
        QStringList named = path.mid(qMax(qsizetype(0), common));
        const bool sameLeaf = std::all_of(of.begin(), of.end(), [&](int other) { return summary.table->columns[other].header.value(summary.table->columns[other].header.size() - 1) == column.header.value(column.header.size() - 1); });
        if (named.size() > 1 && sameLeaf)
            named.removeLast();                     // 0—5周岁 / 小计
        series.name = of.size() > 1 ? named.join(QStringLiteral(" / ")) : QString();
        std::vector<Source> sources;
        for (const size_t row : order) {
            series.values.push_back(summary.rows[row].values[size_t(c)]);
            sources.push_back({column.name, summary.rows[row].code});
        }
        data.series << series;
        m_sources.push_back(std::move(sources));
    }
}

// The whole region: bands from the eldest down, the left columns against the right ones.
void ChartPanel::drawPyramid(const TableChart &chart, BarChartData &data) {
    const Summary &summary = m_table->summary;
    const Language language = m_context.language();
    data.kind = BarChartData::Kind::Pyramid;
    for (qsizetype band = chart.left.size() - 1; band >= 0; --band)
        if (const TableColumn *column = summary.table->find(chart.left[band]))
            data.categories << (column->header.size() > 1 ? column->header[column->header.size() - 2].in(language) : columnTitle(*column, language));
    for (const QStringList &side : {chart.left, chart.right}) {
        BarChartData::Series series;
        std::vector<Source> sources;
        for (qsizetype band = side.size() - 1; band >= 0; --band)
            if (const int c = summary.table->indexOf(side[band]); c >= 0) {
                const TableColumn &column = summary.table->columns[c];
                series.name = column.header.isEmpty() ? column.name : column.header.last().in(language);
                series.values.push_back(summary.total.values[size_t(c)]);
                sources.push_back({column.name, QString()});
            }
        data.series << series;
        m_sources.push_back(std::move(sources));
    }
}

ChartPanel::Source ChartPanel::source(int category, int series) const {
    return series >= 0 && size_t(series) < m_sources.size() && category >= 0 && size_t(category) < m_sources[size_t(series)].size() ? m_sources[size_t(series)][size_t(category)] : Source();
}

void ChartPanel::savePicture() {
    QString file = m_context.dialogs().saveFile(window(), tr("Where should the picture go?"), m_chart->data().title.simplified().replace(u'/', u'-') + u' ' + isoDate(m_table->summary.asOf) + QStringLiteral(".png"), tr("Pictures (*.png)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(u".png", Qt::CaseInsensitive))
        file += QStringLiteral(".png");
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !m_chart->picture(kPictureWidth).save(&out, "PNG") || !saved(out))
        return m_context.dialogs().error(window(), tr("The picture could not be written. Check that the place exists, has room and may be written to, or choose another."), out.errorString());
    m_context.tell(tr("The picture was saved: %1").arg(QDir::toNativeSeparators(file)), file);
}

}  // namespace tongdang
