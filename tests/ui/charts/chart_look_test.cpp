// Charts are read without colours: in grey, on a dark ground, and as colour-blind people see them.
#include "tests/ui/charts/charts_support.h"
#include "ui/charts/chart_view.h"
#include "ui/shell/theme.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace tongdang;
using namespace tongdang::test;

namespace {

std::vector<ChartLook> looks() {
    std::vector<ChartLook> out{ChartLook::paper(false), ChartLook::paper(true)};
    Theme theme;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast}) {
        theme.setMode(mode);
        out.push_back(windowLook(theme));
        out.push_back(windowLook(theme).greyed());
    }
    return out;
}

}  // namespace

TEST_CASE("series are told apart by their pattern alone, and by more than a pattern past six", "[charts]") {
    for (const ChartLook &look : looks()) {
        std::set<std::pair<paper::Ink, int>> fills;
        std::set<int> patterns;
        for (int s = 0; s < 24; ++s) {
            paper::Shape shape;
            look.fill(shape, s);
            CHECK(fills.insert({shape.fill, int(shape.pattern)}).second);
            if (s < paper::kPatterns)
                CHECK(patterns.insert(int(shape.pattern)).second);
            // Lines are seen on their fill, and the fill on the ground.
            if (shape.pattern != paper::Pattern::Plain)
                CHECK(std::abs(luminance(shape.patternInk) - luminance(shape.fill)) > 25);
        }
        paper::Shape others;
        look.fill(others, kMostSlices);
        CHECK(others.pattern != paper::Pattern::Plain);
    }
}

TEST_CASE("levels of risk have their colours, with a shape and a word, and are series like others in grey", "[charts]") {
    const ChartLook light = ChartLook::paper(false);
    CHECK(light.ink(0, QStringLiteral("red")) == (kLight[size_t(Color::RiskHigh)] & 0xffffff));
    CHECK(light.ink(1, QStringLiteral("none")) == (kLight[size_t(Color::Control)] & 0xffffff));
    CHECK(light.ink(1) == light.series[1]);
    for (const ChartLook &look : looks()) {
        std::set<paper::Ink> inks;
        std::set<int> patterns;
        const QStringList levels = QStringLiteral("red yellow blue green none").split(u' ');
        for (int s = 0; s < levels.size(); ++s) {
            paper::Shape shape;
            look.fill(shape, s, levels[s]);
            CHECK(inks.insert(shape.fill).second);
            CHECK(patterns.insert(int(shape.pattern)).second);
            CHECK(contrast(shape.fill, look.ground) >= (look.hasRisk ? 3 : 1.2));
            if (shape.pattern != paper::Pattern::Plain)
                CHECK(std::abs(luminance(shape.patternInk) - luminance(shape.fill)) > 25);
        }
        CHECK((look.greyed().ink(2, QStringLiteral("red")) == look.greyed().series[2]));
    }
    ChartFigures figures = places(ChartKind::Stacked, 3, 2);
    figures.series = {QStringLiteral("红（高风险）"), QStringLiteral("未评估")};
    figures.risks = {QStringLiteral("red"), QStringLiteral("none")};
    const paper::Drawing drawing = drawn(figures, {1200, 0});
    const auto says = [&](const QString &text) { return std::any_of(drawing.words.begin(), drawing.words.end(), [&](const paper::Words &words) { return words.text == text; }); };
    CHECK(says(QStringLiteral("▲ 红（高风险）")));
    CHECK(says(QStringLiteral("未评估")));
    CHECK(std::any_of(drawing.shapes.begin(), drawing.shapes.end(), [&](const paper::Shape &shape) { return shape.fill == light.ink(0, QStringLiteral("red")); }));
}

TEST_CASE("neighbours differ in lightness when printed in grey", "[charts]") {
    for (const ChartLook &look : looks()) {
        const ChartLook grey = look.greyed();
        for (size_t s = 0; s < grey.series.size(); ++s) {
            const paper::Ink ink = grey.series[s];
            CHECK(((ink >> 16 & 255) == (ink & 255) && (ink >> 8 & 255) == (ink & 255)));
            if (s > 0)
                CHECK(std::abs(luminance(ink) - luminance(grey.series[s - 1])) >= 50);
            CHECK(std::abs(luminance(ink) - luminance(grey.ground)) >= 35);
        }
    }
}

TEST_CASE("lines over time are seen on their ground, in grey too", "[charts]") {
    const Messages messages;
    Type type;
    for (const ChartLook &look : looks()) {
        const paper::Drawing drawing = drawChart(places(ChartKind::Trend, 5, 6), look, {messages, Language::Chinese}, PaperMeasure(type), {1000, 0});
        int lines = 0;
        for (const paper::Shape &shape : drawing.shapes)
            if (shape.kind == paper::Shape::Kind::Path && shape.lineInk != look.border) {
                CHECK(contrast(shape.lineInk, look.ground) >= 3);
                ++lines;
            }
        CHECK(lines == 6 * 4);
    }
}

TEST_CASE("steps of a heat table go one way in lightness, and their numbers are read on every step", "[charts]") {
    for (const ChartLook &look : looks()) {
        const int direction = luminance(look.accent) < luminance(look.ground) ? -1 : 1;
        for (int i = 0; i < kShades; ++i) {
            const paper::Ink shade = look.shade(double(i) / (kShades - 1));
            CHECK(contrast(look.on(shade), shade) >= 4.5);
            if (i > 0)
                CHECK(direction * (luminance(shade) - luminance(look.shade(double(i - 1) / (kShades - 1)))) >= 5);
        }
        CHECK(look.shade(0) == look.ground);
        CHECK(look.shade(std::nan("")) == look.ground);
        CHECK(look.shade(0.0001) != look.ground);        // somebody is not nobody
    }
}

TEST_CASE("numbers on bars are read on their fill or on a plate", "[charts]") {
    for (const ChartLook &look : looks()) {
        paper::Shape shape;
        for (int s = 0; s < 6; ++s) {
            look.fill(shape, s);
            if (shape.pattern == paper::Pattern::Plain)
                CHECK(contrast(look.on(shape.fill), shape.fill) >= 4.5);
        }
        CHECK(contrast(look.text, look.ground) >= 7);
    }
}
