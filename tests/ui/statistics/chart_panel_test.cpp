#include "tests/ui/statistics/statistics_desk.h"
#include "ui/charts/chart_view.h"
#include "ui/pages/statistics/chart_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QSet>
#include <QTabWidget>

using namespace tongdang;

TEST_CASE("a mark opens the children of its place and column, in every kind that fits", "[statistics][statistics-page]") {
    StatisticsDesk desk(100);
    desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"))->setCurrentIndex(2);
    auto *what = desk.window->findChild<QComboBox *>(QStringLiteral("chartWhat"));
    auto *kind = desk.window->findChild<QComboBox *>(QStringLiteral("chartKind"));
    auto *panel = desk.window->findChild<ChartPanel *>();
    QSet<int> kinds;
    for (int i = 0; i < what->count(); ++i) {
        if (what->itemData(i).isNull())
            continue;                                // the line between
        desk.choose("chartWhat", i);
        REQUIRE(kind->count() > 0);
        for (int k = 0; k < kind->count(); ++k) {
            if (kind->itemData(k).toInt() == int(ChartKind::Trend))
                continue;                            // below
            desk.choose("chartKind", k);
            kinds.insert(kind->itemData(k).toInt());
            for (const int order : {1, 0}) {
                desk.choose("chartOrder", order);
                const ChartFigures &data = panel->chart()->figures();
                INFO(what->itemText(i).toStdString() << ' ' << kind->itemText(k).toStdString());
                REQUIRE(!data.series.isEmpty());
                for (size_t s = 0; s < data.values.size(); ++s)
                    for (size_t c = 0; c < data.values[s].size(); ++c) {
                        const ChartSource &from = data.sources[s][c];
                        const Summary &summary = desk.summary();
                        const int row = desk.rowOf(from.place);
                        const auto &values = (row == int(summary.rows.size()) ? summary.total : summary.rows[size_t(row)]).values;
                        CHECK(data.values[s][c] == values[size_t(summary.table->indexOf(from.column))]);
                    }
            }
        }
    }
    CHECK(kinds.size() == 9);
    desk.choose("chartWhat", what->findData(QStringLiteral("column:c1")));
    CHECK(std::is_sorted(panel->chart()->figures().values[0].rbegin(), panel->chart()->figures().values[0].rend()));
    panel->chart()->setFocus();
    QTest::keyClick(panel->chart(), Qt::Key_Home);
    QTest::keyClick(panel->chart(), Qt::Key_Return);
    CHECK(desk.openings == 1);
    CHECK(double(desk.opened.size()) == panel->chart()->figures().values[0][0]);
    for (const char *ending : {"", ".svg", ".pdf"}) {
        const QString file = desk.folder.filePath(QStringLiteral("图") + QLatin1String(ending));
        desk.dialogs.files = {file};
        REQUIRE(desk.click("saveChart"));
        QFile written(*ending ? file : file + QStringLiteral(".png"));
        REQUIRE(written.open(QIODevice::ReadOnly));
        CHECK(written.size() > 1000);
    }
    CHECK(!QImage(desk.folder.filePath(QStringLiteral("图.png"))).isNull());
    CHECK(desk.told.size() == 3);
    REQUIRE(desk.click("copyChart"));
    CHECK(!QApplication::clipboard()->image().isNull());
    CHECK(desk.told.size() == 4);
}

TEST_CASE("a point in time opens the children as they were known then", "[statistics][statistics-page]") {
    StatisticsDesk desk(60);
    desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"))->setCurrentIndex(2);
    auto *panel = desk.window->findChild<ChartPanel *>();
    desk.choose("chartWhat", desk.window->findChild<QComboBox *>(QStringLiteral("chartWhat"))->findData(QStringLiteral("column:c1")));
    desk.choose("chartKind", desk.window->findChild<QComboBox *>(QStringLiteral("chartKind"))->findData(int(ChartKind::Trend)));
    REQUIRE(World::until([&] { return panel->chart()->figures().kind == ChartKind::Trend && !panel->chart()->figures().days.empty(); }));
    const ChartFigures figures = panel->chart()->figures();
    REQUIRE(figures.days.size() == 9);
    CHECK(figures.values[0].back() == desk.summary().total.values[0]);
    CHECK(figures.points.front() == PointKind::Restated);
    panel->chart()->setFocus();
    for (const auto &[key, at] : {std::pair(Qt::Key_End, figures.values[0].back()), std::pair(Qt::Key_Home, figures.values[0].front())}) {
        const int before = desk.openings;
        QTest::keyClick(panel->chart(), key);
        QTest::keyClick(panel->chart(), Qt::Key_Return);
        if (at > 0)
            REQUIRE(World::until([&] { return desk.openings == before + 1; }));
        CHECK(double(desk.opened.size()) == at);
    }
    REQUIRE(desk.idle());
}

TEST_CASE("table and chart stand apart, side by side or one above the other, as was chosen last", "[statistics][statistics-page]") {
    StatisticsDesk desk(20);
    auto *tabs = desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"));
    auto *panel = desk.window->findChild<ChartPanel *>();
    for (const int arranged : {1, 2}) {
        desk.choose("statisticsArrangement", arranged);
        CHECK(tabs->currentIndex() == 0);
        CHECK_FALSE(tabs->isTabVisible(2));
        CHECK(panel->isVisible());
        CHECK(desk.figures()->isVisible());
        const QPoint table = desk.figures()->mapToGlobal(QPoint()), chart = panel->mapToGlobal(QPoint());
        CHECK((arranged == 1 ? chart.x() > table.x() : chart.y() > table.y()));
        StatisticsPage again(desk.context);
        CHECK(again.widget()->findChild<QComboBox *>(QStringLiteral("statisticsArrangement"))->currentIndex() == arranged);
        delete again.widget();
    }
    desk.choose("statisticsArrangement", 0);
    CHECK(tabs->isTabVisible(2));
    CHECK_FALSE(panel->isVisible());
}
