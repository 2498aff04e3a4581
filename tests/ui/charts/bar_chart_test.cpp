#include "tests/support/catch_qt.h"
#include "ui/charts/bar_chart.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QGraphicsSimpleTextItem>
#include <QSignalSpy>
#include <QtTest/QTest>

#include <cmath>

using namespace tongdang;

namespace {

BarChartData villages(BarChartData::Kind kind, int places, int series) {
    BarChartData data;
    data.kind = kind;
    data.title = QStringLiteral("各地年龄构成");
    for (int c = 0; c < places; ++c)
        data.categories << (c % 3 == 0 ? QStringLiteral("内蒙古自治区乌海市海勃湾区千里山镇新地村第%1村民小组").arg(c) : c % 3 == 1 ? QStringLiteral("新地村") : QString());
    for (int s = 0; s < series; ++s) {
        BarChartData::Series one{QStringLiteral("第%1组").arg(s), {}};
        for (int c = 0; c < places; ++c)
            one.values.push_back((c * 7 + s * 13) % 50);
        data.series << one;
    }
    return data;
}

constexpr BarChartData::Kind kKinds[] = {BarChartData::Kind::Grouped, BarChartData::Kind::Stacked, BarChartData::Kind::Pyramid};

}  // namespace

TEST_CASE("place names never overlap each other, the bars or the edge, however long and many", "[charts]") {
    Theme theme;
    for (const int zoom : {100, 200}) {
        theme.setZoom(zoom);
        for (const auto kind : kKinds)
            for (const int places : {1, 22, 300}) {
                const BarChartData data = villages(kind, places, kind == BarChartData::Kind::Pyramid ? 2 : 3);
                BarPlot plot(data, ChartLook::ofWindow(theme), 900);
                REQUIRE(plot.names().size() == places);
                double bottom = 0;
                for (int c = 0; c < places; ++c) {
                    const QRectF name = plot.names()[c]->sceneBoundingRect();
                    CHECK(name.left() >= 0);
                    CHECK(name.top() >= bottom - 0.5);
                    bottom = name.bottom();
                    for (int s = 0; s < data.series.size(); ++s)
                        CHECK(name.right() <= plot.bar(c, s).left());
                }
                CHECK(bottom <= plot.size().height());
            }
    }
    theme.setZoom(100);
}

TEST_CASE("numbers stand inside the picture and never on each other", "[charts]") {
    Theme theme;
    for (const auto kind : kKinds) {
        BarPlot plot(villages(kind, 12, kind == BarChartData::Kind::Pyramid ? 2 : 8), ChartLook::ofWindow(theme), 800);
        REQUIRE(!plot.numbers().isEmpty());
        for (qsizetype i = 0; i < plot.numbers().size(); ++i) {
            const QRectF one = plot.numbers()[i]->sceneBoundingRect();
            CHECK(one.left() >= 0);
            CHECK(one.right() <= plot.size().width());
            CHECK(!plot.numbers()[i]->text().contains(u'-'));
            for (qsizetype j = 0; j < i; ++j) {
                const QRectF shared = one.intersected(plot.numbers()[j]->sceneBoundingRect());
                CHECK((shared.width() < 1 || shared.height() < one.height() * 0.25));
            }
        }
    }
}

TEST_CASE("a bar is as long as its number and lies where it is painted", "[charts]") {
    Theme theme;
    BarChartData data;
    data.categories = {QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")};
    for (const auto kind : kKinds) {
        data.kind = kind;
        data.series = {{QStringLiteral("男"), {10, 40, 0}}, {QStringLiteral("女"), {20, 5, std::nan("")}}};
        const ChartLook look = ChartLook::ofPaper(theme);
        BarPlot plot(data, look, 700);
        const double unit = plot.bar(1, 0).width() / 40;
        CHECK(plot.bar(0, 0).width() == Approx(10 * unit));
        CHECK(plot.bar(0, 1).width() == Approx(20 * unit));
        QImage image(plot.size().toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        plot.scene().render(&painter, image.rect(), plot.scene().sceneRect(), Qt::IgnoreAspectRatio);
        painter.end();
        for (const auto &[category, series] : {std::pair{0, 0}, std::pair{0, 1}, std::pair{1, 0}, std::pair{1, 1}}) {
            const QRectF bar = plot.bar(category, series);
            INFO(int(kind) << ' ' << category << ' ' << series);
            CHECK(image.pixelColor(QPointF(bar.left() + 3, bar.top() + 3).toPoint()) == look.colors[series]);
            CHECK(image.pixelColor(QPointF(bar.right() - 3, bar.bottom() - 3).toPoint()) == look.colors[series]);
            CHECK(image.pixelColor(QPointF(bar.center().x(), plot.row(category).top() + 1).toPoint()) == QColor(Qt::white));
            const auto hit = plot.at(bar.center());
            CHECK(hit.category == category);
            CHECK(hit.series == series);
        }
    }
}

TEST_CASE("more series than colours are told apart by stripes, and neighbours on paper by lightness", "[charts]") {
    Theme theme;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        const ChartLook look = ChartLook::ofWindow(theme);
        QList<QBrush> brushes;
        for (int s = 0; s < 12; ++s) {
            CHECK(!brushes.contains(look.brush(s)));
            brushes << look.brush(s);
        }
    }
    theme.setMode(Theme::Mode::Light);
    const ChartLook paper = ChartLook::ofPaper(theme);   // what is printed in grey
    for (int s = 1; s < 4; ++s)
        CHECK(qAbs(qGray(paper.colors[s].rgb()) - qGray(paper.colors[s - 1].rgb())) > 15);
}

TEST_CASE("the keyboard goes from bar to bar, reads them and picks one", "[charts]") {
    Theme theme;
    BarChart chart(theme);
    chart.resize(700, 300);
    chart.setData(villages(BarChartData::Kind::Grouped, 30, 2));
    chart.show();
    QApplication::setActiveWindow(&chart);
    chart.setFocus(Qt::TabFocusReason);
    QSignalSpy read(&chart, &BarChart::read), picked(&chart, &BarChart::picked);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Right);
    REQUIRE(!read.isEmpty());
    CHECK(read.last()[0].toString() == QStringLiteral("新地村, 第1组: 20"));
    CHECK(chart.accessibleDescription() == QStringLiteral("新地村, 第1组: 20"));
    QTest::keyClick(&chart, Qt::Key_Return);
    REQUIRE(picked.size() == 1);
    CHECK(picked[0][0].toInt() == 1);
    CHECK(picked[0][1].toInt() == 1);
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Return);
    CHECK(picked[1][0].toInt() == 29);
    CHECK(picked[1][1].toInt() == 1);
    QTest::keyClick(&chart, Qt::Key_Home);
    const QPoint at = chart.mapFromScene(chart.plot()->bar(0, 1).center());
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at);
    REQUIRE(picked.size() == 3);
    CHECK(picked[2][0].toInt() == 0);
    CHECK(picked[2][1].toInt() == 1);
}

TEST_CASE("nothing to draw, one bar and a thousand places make a picture", "[charts]") {
    Theme theme;
    BarChart chart(theme);
    chart.resize(600, 300);
    for (const int places : {0, 1, 1000}) {
        chart.setData(villages(BarChartData::Kind::Grouped, places, places == 0 ? 0 : 2));
        const QImage picture = chart.picture(900);
        CHECK(!picture.isNull());
        CHECK(picture.height() <= 30001);
    }
    chart.setData({});
    QTest::keyClick(&chart, Qt::Key_Return);
    QTest::keyClick(&chart, Qt::Key_Down);
    CHECK(chart.reading(0, 0).isEmpty());
}

TEST_CASE("the picture is on white in the colours of paper, also from a dark window", "[charts]") {
    Theme theme;
    theme.setMode(Theme::Mode::Dark);
    BarChart chart(theme);
    chart.resize(600, 300);
    chart.setData(villages(BarChartData::Kind::Stacked, 4, 2));
    const QImage dark = chart.picture(900);
    CHECK(dark.pixelColor(2, 2) == QColor(Qt::white));
    theme.setMode(Theme::Mode::Light);
    CHECK(chart.picture(900) == dark);
}
