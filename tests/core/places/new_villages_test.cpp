#include "tests/support/catch_qt.h"

#include "core/base/message.h"
#include "core/places/new_villages.h"

using namespace tongdang;

namespace {

const QString kCounty = QStringLiteral("340523"), kTown = QStringLiteral("150302101");   // 和县; 千里山镇

QStringList codes(const QList<Place> &places) {
    QStringList out;
    for (const Place &place : places)
        out << place.code + u' ' + place.name;
    return out;
}

QString faultOf(const NewVillages &plan) { return plan.lines.isEmpty() ? QString() : plan.lines.back().fault.id; }

}  // namespace

TEST_CASE("villages below a new township get codes of our own, the township first", "[places]") {
    Places places;
    const NewVillages plan = planVillages(places, {.county = kCounty, .township = QStringLiteral("乌江镇"), .lines = {QStringLiteral("七颗村"), QStringLiteral(" 宋桥社区 "), {}, QStringLiteral("七颗村")}});
    REQUIRE(plan.ok());
    CHECK(codes(plan.additions()) == QStringList{QStringLiteral("340523900 乌江镇"), QStringLiteral("340523900900 七颗村"), QStringLiteral("340523900901 宋桥社区")});
    CHECK(plan.villages() == QStringList{QStringLiteral("340523900900"), QStringLiteral("340523900901")});
    for (const Place &place : plan.additions())
        REQUIRE(places.add(place));
    // The same again brings nothing new, and names what is there.
    const NewVillages again = planVillages(places, {.county = kCounty, .township = QStringLiteral("乌江镇"), .lines = {QStringLiteral("七颗村委会")}});
    CHECK(again.ok());
    CHECK(again.additions().isEmpty());
    CHECK(again.villages() == QStringList{QStringLiteral("340523900900")});
}

TEST_CASE("a code behind the name is taken where it fits", "[places]") {
    const Places places;
    const auto plan = [&places](const char16_t *line) { return planVillages(places, {.county = QStringLiteral("150302"), .township = kTown, .lines = {QString::fromUtf16(line)}}); };
    CHECK(codes(plan(u"红星村 150302101299").additions()) == QStringList{QStringLiteral("150302101299 红星村")});
    CHECK(codes(plan(u"红星村，150302101299").additions()) == QStringList{QStringLiteral("150302101299 红星村")});
    CHECK(faultOf(plan(u"红星村 150303101299")) == QStringLiteral("places.code_not_of_township"));
    CHECK(faultOf(plan(u"红星村 150302101203")) == QStringLiteral("places.code_taken"));
    CHECK(faultOf(plan(u"150302101299")) == QStringLiteral("places.no_such_name"));
    CHECK(faultOf(plan(u"12345")) == QStringLiteral("places.no_such_name"));
    CHECK(faultOf(plan(u"红星村3组")) == QStringLiteral("places.is_group"));
    CHECK_FALSE(plan(u"").ok());
    CHECK(plan(u"新地村").villages() == QStringList{QStringLiteral("150302101203")});
    const auto town = [&places](const QString &name, const QString &code) { return planVillages(places, {.county = kCounty, .township = name, .townshipCode = code, .lines = {QStringLiteral("七颗村")}}); };
    CHECK(town(QStringLiteral("乌江镇"), QStringLiteral("340523101")).villages() == QStringList{QStringLiteral("340523101900")});
    CHECK(faultOf(town(QStringLiteral("乌江镇"), QStringLiteral("150302101"))) == QStringLiteral("places.code_not_of_county"));
    CHECK(faultOf(town({}, {})) == QStringLiteral("places.no_such_name"));
    const Messages messages;
    for (const char *id : {"places.no_such_name", "places.is_group", "places.no_free_code", "places.code_not_of_township", "places.code_not_of_county"})
        CHECK(messages.knows(QString::fromLatin1(id)));
}
