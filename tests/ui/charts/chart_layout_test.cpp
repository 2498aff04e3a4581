// Every kind of chart with none, one, 22 and 1,000 places, as high as it needs and in sizes that are too small for it.
#include "tests/ui/charts/charts_support.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QProcess>
#include <QFile>
#include <QImage>

#include <algorithm>
#include <cmath>
#include <set>

using namespace tongdang;
using namespace tongdang::test;

namespace {

// The first two words that lie on each other; "" where none do.
std::string overlap(const paper::Drawing &drawing) {
    std::vector<const paper::Words *> words;
    for (const paper::Words &one : drawing.words)
        words.push_back(&one);
    std::sort(words.begin(), words.end(), [](const paper::Words *a, const paper::Words *b) { return a->box.top() < b->box.top(); });
    for (size_t i = 0; i < words.size(); ++i)
        for (size_t k = i + 1; k < words.size() && words[k]->box.top() < words[i]->box.bottom(); ++k) {
            const QRectF shared = words[i]->box.intersected(words[k]->box);
            if (shared.width() > 0.5 && shared.height() > words[i]->size * 0.3)
                return words[i]->text.toStdString() + " | " + words[k]->text.toStdString();
        }
    return {};
}

std::string outside(const paper::Drawing &drawing) {
    const QRectF all = QRectF(0, 0, drawing.width, drawing.height).adjusted(-0.5, -0.5, 0.5, 0.5);
    for (const paper::Words &words : drawing.words)
        if (!all.contains(words.box))
            return words.text.toStdString();
    for (const paper::Mark &mark : drawing.marks)
        for (const QPointF &point : mark.outline)
            if (!all.contains(point))
                return "a mark of " + std::to_string(mark.series) + ' ' + std::to_string(mark.category);
    return {};
}

bool says(const paper::Drawing &drawing, const QString &text) {
    return std::any_of(drawing.words.begin(), drawing.words.end(), [&](const paper::Words &words) { return words.text == text; });
}

QByteArray said(const QString &program, const QStringList &args) {
    QProcess process;
    process.start(program, args);
    REQUIRE(process.waitForFinished(60'000));
    return process.readAllStandardOutput();
}

}  // namespace

TEST_CASE("words of a chart never lie on each other nor outside it, however many places and however little room", "[charts]") {
    for (const ChartKind kind : kAllKinds)
        for (const int count : {0, 1, 2, 6, 22, 1000})
            for (const int series : {1, 3, 12})
                for (const QSizeF size : {QSizeF(1200, 0), QSizeF(1200, 800), QSizeF(500, 0), QSizeF(kLeastChartWidth, kLeastChartHeight)}) {
                    if (count == 1000 && series == 12)
                        continue;
                    const paper::Drawing drawing = drawn(places(kind, count, series), size);
                    INFO(chartKindName(kind).toStdString() << ' ' << count << " places, " << series << " series, " << size.width() << 'x' << size.height());
                    CHECK(drawing.width == size.width());
                    CHECK((size.height() == 0 ? drawing.height <= kMostChartSide + 1 : drawing.height == size.height()));
                    CHECK(overlap(drawing) == "");
                    CHECK(outside(drawing) == "");
                    CHECK(!drawing.words.empty());
                }
}

TEST_CASE("a hidden number is a star, and nothing is added up over it nor a share of it", "[charts]") {
    const Messages messages;
    for (const ChartKind kind : kAllKinds) {
        if (kind == ChartKind::Pie || kind == ChartKind::Trend)
            continue;
        INFO(chartKindName(kind).toStdString());
        ChartFigures figures = places(kind, 3, 2);
        for (size_t s = 0; s < figures.values.size(); ++s) {
            figures.hidden.push_back({false, s == 0, false});
            figures.values[s] = {100, s == 0 ? std::nan("") : 333, 300};
        }
        const paper::Drawing drawing = drawn(figures, {1200, 0});
        CHECK(std::count_if(drawing.words.begin(), drawing.words.end(), [](const paper::Words &words) { return words.text == kHidden; }) == 1);
        CHECK_FALSE(says(drawing, QStringLiteral("0")));
        CHECK_FALSE(says(drawing, QStringLiteral("100%")));
        CHECK(says(drawing, QStringLiteral("333")) == (kind != ChartKind::Share && figures.values.size() == 2));
        CHECK(std::count_if(drawing.words.begin(), drawing.words.end(), [](const paper::Words &words) { return words.text == u"333" && words.bold; }) == 0);
        CHECK(chartReading(figures, 0, 1, {messages, Language::Chinese}).endsWith(kHidden));
        CHECK_FALSE(chartReading(figures, int(figures.values.size()) - 1, 1, {messages, Language::Chinese}).contains(u'%'));
    }
    ChartFigures course = places(ChartKind::Trend, 4, 1);
    course.values[0] = {100, std::nan(""), 300, 200};
    course.hidden = {{false, true, false, false}};
    const paper::Drawing line = drawn(course, {1200, 0});
    CHECK(says(line, kHidden));
    CHECK(line.marks.size() == 4);                       // it opens all the same
    const auto lines = [](const paper::Drawing &drawing) { return std::count_if(drawing.shapes.begin(), drawing.shapes.end(), [](const paper::Shape &shape) { return shape.kind == paper::Shape::Kind::Path && shape.line > 1.5; }); };
    CHECK(lines(line) == 1);                             // none leads over it
    ChartFigures many = places(ChartKind::Bar, 1000, 1);
    many.hidden = {std::vector<bool>(1000)};
    many.hidden[0][999] = true;
    const paper::Drawing cut = drawn(many, {1200, 800});
    CHECK(std::any_of(cut.words.begin(), cut.words.end(), [](const paper::Words &words) { return words.text.startsWith(QStringLiteral("另有")); }));
    CHECK(std::none_of(cut.words.begin(), cut.words.end(), [](const paper::Words &words) { return words.text.contains(QStringLiteral("合计")); }));
}

TEST_CASE("a chart as high as it needs shows every place with its number", "[charts]") {
    for (const ChartKind kind : {ChartKind::Bar, ChartKind::Grouped, ChartKind::Heat, ChartKind::Multiples, ChartKind::Tiles}) {
        const ChartFigures figures = places(kind, 22, 3);
        const paper::Drawing drawing = drawn(figures, {1200, 0});
        INFO(chartKindName(kind).toStdString());
        std::set<std::pair<int, int>> marked;
        for (const paper::Mark &mark : drawing.marks)
            marked.insert({mark.series, mark.category});
        CHECK(marked.size() == 22 * figures.values.size());
        for (size_t s = 0; s < figures.values.size(); ++s)
            for (const double value : figures.values[s])
                CHECK(says(drawing, chartNumber(value)));
    }
}

TEST_CASE("headings of a heat table are whole words, and whole where its height is free", "[charts]") {
    for (const int columns : {2, 7, 12, 26}) {
        ChartFigures figures = places(ChartKind::Heat, 9, columns);
        for (qsizetype s = 0; s < figures.series.size(); ++s)
            figures.series[s] = s % 2 ? QStringLiteral("Household registration / Not registered %1").arg(s) : QStringLiteral("Disability grade %1").arg(s);
        const paper::Drawing drawing = drawn(figures, {1200, 0}, false, Language::English);
        int shown = columns;
        QStringList words;
        for (const paper::Words &one : drawing.words)
            if (const auto left = QRegularExpression(QStringLiteral("no room for (\\d+) more columns")).match(one.text); left.hasMatch()) {
                shown -= left.captured(1).toInt();
            } else if (one.text.contains(u'e')) {   // English
                CHECK_FALSE(one.text.contains(u'…'));
                words << one.text.split(u' ');
            }
        INFO(columns << ": " << words.join(u' ').toStdString());
        CHECK(words.count(QStringLiteral("Disability")) == (shown + 1) / 2);
        CHECK(words.count(QStringLiteral("registration")) == shown / 2);
        CHECK(shown >= std::min(columns, 20));
    }
}

TEST_CASE("places that find no room are counted in a line of their own", "[charts]") {
    const ChartFigures figures = places(ChartKind::Bar, 1000, 1);
    const paper::Drawing drawing = drawn(figures, {600, 300});
    const int shown = int(drawing.marks.size());
    REQUIRE(shown > 3);
    REQUIRE(shown < 1000);
    double rest = 0;
    for (size_t c = size_t(shown); c < 1000; ++c)
        rest += figures.value(0, c);
    const Messages messages;
    CHECK(says(drawing, messages.text({QStringLiteral("statistics.chart_rest_sum"), {chartNumber(1000 - shown), chartNumber(rest)}, {}}, Language::Chinese)));
    ChartFigures shares = figures;
    shares.additive = false;            // shares cannot be added up
    CHECK(says(drawn(shares, {600, 300}), messages.text({QStringLiteral("statistics.chart_rest"), {chartNumber(1000 - shown)}, {}}, Language::Chinese)));
}

TEST_CASE("a bar is as long as its number", "[charts]") {
    for (const ChartKind kind : {ChartKind::Bar, ChartKind::Grouped, ChartKind::Stacked, ChartKind::Pyramid}) {
        ChartFigures figures = places(kind, 3, 2);
        figures.values = {{10, 40, 0}, {20, 5, std::nan("")}};
        figures.values.resize(size_t(figures.series.size()));
        std::map<std::pair<int, int>, double> length;
        for (const paper::Mark &mark : drawn(figures, {700, 0}).marks) {
            const double wide = mark.outline[1].x() - mark.outline[0].x();
            length[{mark.series, mark.category}] = kind == ChartKind::Stacked ? wide : wide - 6;   // the rest is room to point at
        }
        INFO(chartKindName(kind).toStdString());
        const double unit = length.at({0, 1}) / 40;
        CHECK(length.at({0, 0}) == Approx(10 * unit));
        if (figures.values.size() > 1) {
            CHECK(length.at({1, 0}) == Approx(20 * unit));
            CHECK(length.at({1, 1}) == Approx(5 * unit));
        }
    }
}

TEST_CASE("one village with all, nobody at all and blanks make charts too", "[charts]") {
    for (const ChartKind kind : kAllKinds) {
        INFO(chartKindName(kind).toStdString());
        for (const double value : {0.0, 5.0, std::nan("")}) {
            ChartFigures figures = places(kind, 5, 3);
            for (auto &values : figures.values) {
                std::fill(values.begin(), values.end(), 0.0);
                values[0] = value;
            }
            if (kind == ChartKind::Pie)
                figures.slices = 1;
            const paper::Drawing drawing = drawn(figures, {900, 500});
            CHECK(overlap(drawing) == "");
            CHECK(outside(drawing) == "");
            for (const paper::Shape &shape : drawing.shapes)
                for (const QPointF &point : shape.points)
                    REQUIRE((std::isfinite(point.x()) && std::isfinite(point.y())));
        }
    }
}

TEST_CASE("a pie has five slices at most, and the rest stand beside it as bars", "[charts]") {
    const ChartFigures figures = places(ChartKind::Pie, 12, 1);
    const paper::Drawing drawing = drawn(figures, {1000, 0});
    const auto slices = std::count_if(drawing.shapes.begin(), drawing.shapes.end(), [](const paper::Shape &shape) { return shape.kind == paper::Shape::Kind::Area; });
    CHECK(slices == kMostSlices);
    CHECK(drawing.marks.size() == 12);
    const paper::Drawing few = drawn(places(ChartKind::Pie, 5, 1), {1000, 0});
    CHECK(std::count_if(few.shapes.begin(), few.shapes.end(), [](const paper::Shape &shape) { return shape.kind == paper::Shape::Kind::Area; }) == 5);
}

TEST_CASE("a point in time says how it was counted by its shape, and a restated course is dashed", "[charts]") {
    ChartFigures figures = places(ChartKind::Trend, 6, 1);
    figures.risks = {QStringLiteral("3")};
    const paper::Drawing drawing = drawn(figures, {1000, 0});
    const ChartLook look = ChartLook::paper(false);
    int squares = 0, full = 0, hollow = 0, dashed = 0;
    for (const paper::Shape &shape : drawing.shapes) {
        squares += shape.kind == paper::Shape::Kind::Box;
        full += shape.kind == paper::Shape::Kind::Ellipse && shape.fill != look.ground;
        hollow += shape.kind == paper::Shape::Kind::Ellipse && shape.fill == look.ground;
        dashed += shape.dashed;
    }
    CHECK(squares == 3);                // two and the one of the key
    CHECK(full == 3);
    CHECK(hollow == 3);
    CHECK(dashed == 3);
    // The key is of all the series, and of no level of risk.
    CHECK(std::count_if(drawing.shapes.begin(), drawing.shapes.end(), [&](const paper::Shape &shape) { return shape.kind == paper::Shape::Kind::Box && shape.fill == look.text; }) == 1);
}

TEST_CASE("tiles lie as the map has them, and places without one below", "[charts]") {
    ChartFigures figures = places(ChartKind::Tiles, 4, 1);
    figures.codes = {QStringLiteral("150302101"), QStringLiteral("150303104"), QStringLiteral("150304003"), QString()};
    const paper::Drawing drawing = drawn(figures, {1000, 0});
    REQUIRE(drawing.marks.size() == 4);
    const auto at = [&](int category) { return drawing.marks[size_t(category)].outline[0]; };
    CHECK(at(0).y() < at(1).y());       // 千里山镇 is in the north of 巴音陶亥镇
    CHECK(at(2).x() < at(0).x());       // 五虎山 on the other bank in the west
    CHECK(at(3).y() > at(1).y());
}

TEST_CASE("text of SVG and PDF stays text that is found as it was written", "[charts]") {
    QTemporaryDir folder;
    ChartFigures figures = places(ChartKind::Stacked, 4, 2);
    figures.categories = {QStringLiteral("户籍地李𬭎村"), QStringLiteral("雨露儿童<&>\"街道\""), QStringLiteral("新地村"), QStringLiteral("甲")};
    const paper::Drawing drawing = drawn(figures, {900, 0});
    const QString svg = QString::fromUtf8(paper::svg(drawing));
    CHECK(svg.startsWith(QStringLiteral("<?xml")));
    CHECK(svg.contains(QStringLiteral(">户籍地李𬭎村</text>")));
    CHECK(svg.contains(QStringLiteral("雨露儿童&lt;&amp;&gt;&quot;街道&quot;</text>")));
    CHECK(paper::svg(drawing, true).startsWith("<svg"));
    const QString file = folder.filePath(QStringLiteral("图.pdf"));
    REQUIRE(paper::write(drawing, file, QStringLiteral("pdf")));
    const QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), file, QStringLiteral("-")}));
    for (const QString &name : figures.categories)
        CHECK(text.contains(name));
    CHECK(text.contains(figures.title));
    REQUIRE(paper::write(drawing, folder.filePath(QStringLiteral("图.png")), QStringLiteral("png")));
    const QImage png(folder.filePath(QStringLiteral("图.png")));
    CHECK(png.size() == QSize(900, int(drawing.height)));
    const auto failed = paper::write(drawing, folder.filePath(QStringLiteral("no/such/图.png")), QStringLiteral("png"));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::File);
}
