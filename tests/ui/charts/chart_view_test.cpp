#include "tests/ui/charts/charts_support.h"
#include "ui/charts/chart_view.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest/QTest>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Shown {
    Messages messages;
    Theme theme;
    ChartView chart{theme, messages};
    explicit Shown(const ChartFigures &figures) {
        chart.resize(700, 300);
        chart.setFigures(figures, Language::Chinese);
        chart.show();
        QApplication::setActiveWindow(&chart);
        chart.setFocus(Qt::TabFocusReason);
    }
};

}  // namespace

TEST_CASE("the keyboard goes from mark to mark, reads them and picks one", "[charts]") {
    Shown shown(places(ChartKind::Grouped, 30, 2));
    ChartView &chart = shown.chart;
    QSignalSpy read(&chart, &ChartView::read), picked(&chart, &ChartView::picked);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Right);
    REQUIRE(!read.isEmpty());
    const QString words = chartReading(chart.figures(), 1, 1, {shown.messages, Language::Chinese});
    CHECK(words.startsWith(QStringLiteral("新地村，")));
    CHECK(words.contains(u'：'));
    CHECK(chartReading(chart.figures(), 1, 1, {shown.messages, Language::English}).startsWith(QStringLiteral("新地村, ")));
    CHECK(read.last()[0].toString() == words);
    CHECK(chart.accessibleDescription() == words);
    QTest::keyClick(&chart, Qt::Key_Return);
    REQUIRE(picked.size() == 1);
    CHECK(picked[0][0].toInt() == 1);
    CHECK(picked[0][1].toInt() == 1);
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Return);
    CHECK(picked[1][0].toInt() == 1);
    CHECK(picked[1][1].toInt() == 29);
    const QRectF last = chart.boxOf(1, 29).translated(0, -chart.verticalScrollBar()->value());
    CHECK(QRectF(chart.viewport()->rect()).contains(last.center()));   // it has come into sight
    QTest::keyClick(&chart, Qt::Key_Home);
    chart.verticalScrollBar()->setValue(0);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.boxOf(0, 0).center().toPoint());
    REQUIRE(picked.size() == 3);
    CHECK(picked[2][0].toInt() == 0);
    CHECK(picked[2][1].toInt() == 0);
}

TEST_CASE("days run from left to right, and a single series is walked both ways", "[charts]") {
    Shown trend(places(ChartKind::Trend, 5, 2));
    QSignalSpy picked(&trend.chart, &ChartView::picked);
    for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(&trend.chart, key);
    REQUIRE(picked.size() == 1);
    CHECK(picked[0][0].toInt() == 1);
    CHECK(picked[0][1].toInt() == 2);
    Shown tiles(places(ChartKind::Tiles, 5, 1));
    QSignalSpy tile(&tiles.chart, &ChartView::picked);
    for (const auto key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Return})
        QTest::keyClick(&tiles.chart, key);
    REQUIRE(tile.size() == 1);
    CHECK(tile[0][1].toInt() == 1);
}

TEST_CASE("every mark of every kind is hit where it is drawn", "[charts]") {
    for (const ChartKind kind : kAllKinds) {
        Shown shown(places(kind, 6, 2));
        shown.chart.resize(700, 900);
        REQUIRE(shown.chart.drawing());
        QSignalSpy picked(&shown.chart, &ChartView::picked);
        INFO(chartKindName(kind).toStdString());
        REQUIRE(!shown.chart.drawing()->marks.empty());
        const auto marks = shown.chart.drawing()->marks;
        for (const paper::Mark &mark : marks) {
            QPointF middle;                 // of three corners: inside, slices too
            for (size_t i = 0; i < 3; ++i)
                middle += mark.outline[i * (mark.outline.size() / 3)] / 3;
            if (mark.outline.size() == 4)
                middle = (mark.outline[0] + mark.outline[2]) / 2;
            if (std::abs(mark.outline[2].x() - mark.outline[0].x()) < 3 && mark.outline.size() == 4)
                continue;                   // of nobody
            picked.clear();
            QTest::mouseClick(shown.chart.viewport(), Qt::LeftButton, {}, middle.toPoint() - QPoint(0, shown.chart.verticalScrollBar()->value()));
            REQUIRE(picked.size() == 1);
            CHECK(picked[0][0].toInt() == mark.series);
            CHECK(picked[0][1].toInt() == mark.category);
        }
    }
}

TEST_CASE("the picture is on white in the colours of paper, also from a dark window", "[charts]") {
    Shown shown(places(ChartKind::Stacked, 4, 2));
    shown.theme.setMode(Theme::Mode::Dark);
    const QImage dark = shown.chart.picture(900);
    CHECK(dark.pixelColor(2, 2) == QColor(Qt::white));
    shown.theme.setMode(Theme::Mode::Light);
    CHECK(shown.chart.picture(900) == dark);
    shown.chart.setGrey(true);
    const QImage grey = shown.chart.picture(900);
    CHECK(grey != dark);
    for (int x = 0; x < grey.width(); x += 7)
        for (int y = 0; y < grey.height(); y += 7) {
            const QColor color = grey.pixelColor(x, y);
            REQUIRE(std::abs(color.red() - color.blue()) < 3);
        }
}

TEST_CASE("nothing to draw is said, and a thousand places are drawn and walked", "[charts]") {
    Shown shown(places(ChartKind::Grouped, 1000, 2));
    CHECK(shown.chart.picture(900).height() <= 30'001);
    QTest::keyClick(&shown.chart, Qt::Key_End);
    shown.chart.setFigures({}, Language::English);
    QTest::keyClick(&shown.chart, Qt::Key_Return);
    QTest::keyClick(&shown.chart, Qt::Key_Down);
    CHECK(chartReading(shown.chart.figures(), 0, 0, {shown.messages, Language::English}).isEmpty());
    CHECK(!shown.chart.drawing()->words.empty());
}
