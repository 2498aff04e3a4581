#include "tests/support/catch_qt.h"

#include "core/places/own_codes.h"
#include "core/places/place_search.h"

#include <QSet>

using namespace tongdang;

namespace {

const Places &builtIn() {
    static const Places places;
    return places;
}

QStringList found(const char16_t *text, const char16_t *home = u"150302", PlaceLevel level = PlaceLevel::Country, const char16_t *within = u"") {
    QStringList out;
    for (const Place *place : searchPlaces(builtIn(), {.text = QString::fromUtf16(text), .within = QString::fromUtf16(within), .home = QString::fromUtf16(home), .level = level}))
        out << builtIn().fullName(place->code);
    return out;
}

}  // namespace

TEST_CASE("what is called exactly so goes before what only begins so, wherever it lies", "[places]") {
    CHECK(found(u"dongguan").value(0) == QStringLiteral("广东省东莞市"));
    CHECK(found(u"dongguan").contains(QStringLiteral("河北省沧州市东光县")));
    CHECK(found(u"东莞").value(0) == QStringLiteral("广东省东莞市"));
    CHECK(found(u"hexian", u"340504").value(0) == QStringLiteral("安徽省马鞍山市和县"));
    CHECK(found(u"xindi").value(0) == QStringLiteral("内蒙古自治区乌海市海勃湾区千里山镇新地村"));
    // One character is too little to be called exactly so.
    CHECK(found(u"xin").value(0).startsWith(QStringLiteral("内蒙古自治区乌海市海勃湾区")));
}

TEST_CASE("of places that are called alike the nearer goes first: own region, county, city, province, elsewhere", "[places]") {
    CHECK(found(u"海南").value(0) == QStringLiteral("内蒙古自治区乌海市海南区"));
    CHECK(found(u"海南", u"44").value(0) == QStringLiteral("海南省"));
    const QStringList drum = found(u"gulou", u"4102");
    CHECK(drum.value(0) == QStringLiteral("河南省开封市鼓楼区"));
    CHECK(found(u"gulou", u"320102").value(0) == QStringLiteral("江苏省南京市鼓楼区"));
    CHECK(found(u"gulou", u"320111").value(1) == QStringLiteral("江苏省徐州市鼓楼区"));
}

TEST_CASE("no two results read the same, whatever is typed", "[places]") {
    for (const char16_t *text : {u"dongguan", u"东莞", u"zhongshan", u"中山", u"danzhou", u"jiayuguan", u"shi", u"qu", u"和平", u"heping", u"xinhua", u"4419"}) {
        const QStringList all = found(text);
        INFO(QString::fromUtf16(text).toStdString());
        CHECK_FALSE(all.isEmpty());
        CHECK(QSet<QString>(all.begin(), all.end()).size() == all.size());
    }
}

TEST_CASE("a search keeps to a level, to what lies within, and to what is in force", "[places]") {
    CHECK(found(u"hexian", u"150302", PlaceLevel::Village, u"1503").isEmpty());
    CHECK(found(u"haibowan", u"150302", PlaceLevel::Village).isEmpty());
    CHECK(found(u"haibowan", u"150302", PlaceLevel::County) == QStringList{QStringLiteral("内蒙古自治区乌海市海勃湾区")});
    CHECK(found(u"", u"150302", PlaceLevel::Village, u"150302101").size() == 8);
    Places places;
    const QString code = QStringLiteral("150302101203");
    REQUIRE(places.add(Place{code, places.find(code)->name, {}, {}, {2025, 12, 31}}));
    const auto on = [&places](const QDate &day) { return searchPlaces(places, {.text = QStringLiteral("新地"), .within = QStringLiteral("1503"), .day = day}).size(); };
    CHECK(on({2025, 12, 31}) == 1);
    CHECK(on({2026, 1, 1}) == 0);
    CHECK(on({}) == 1);
}

TEST_CASE("a place without a code gets one that no official list uses", "[places]") {
    Places places;
    const QString county = QStringLiteral("340523");
    REQUIRE(places.find(county));
    CHECK(freePlaceCode(places, county) == QStringLiteral("340523900"));
    REQUIRE(places.add(Place{QStringLiteral("340523900"), QStringLiteral("乌江镇")}));
    CHECK(freePlaceCode(places, county) == QStringLiteral("340523901"));
    QSet<QString> given;
    const QString town = QStringLiteral("340523900");
    for (int i = 0; i < 400; ++i) {
        const QString code = freePlaceCode(places, town);
        REQUIRE(code.size() == 12);
        CHECK(code.mid(9).toInt() >= 600);
        given << code;
        REQUIRE(places.add(Place{code, QStringLiteral("第%1村").arg(i)}));
    }
    CHECK(given.size() == 400);
    CHECK(freePlaceCode(places, town).isEmpty());
    for (const char *parent : {"", "34", "3405", "340523900900", "x"})
        CHECK(freePlaceCode(places, QString::fromLatin1(parent)).isEmpty());
}
