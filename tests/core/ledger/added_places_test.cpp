// Places that are added to a ledger while somebody still points into those before.
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;

TEST_CASE("places that are added are known to every reader, stay when the ledger is opened again, and leave older pointers good", "[ledger]") {
    TempLedger t(QStringLiteral("340523"));
    const QString town = QStringLiteral("340523900"), village = town + QStringLiteral("900");
    const Place *before = t.ledger->places().find(QStringLiteral("340523"));
    auto own = t.ledger->openReader();
    REQUIRE(own);
    for (const Place &place : {Place{town, QStringLiteral("乌江镇")}, Place{village, QStringLiteral("七颗村")}})
        REQUIRE(t.ledger->addPlaces(t.session, {place}));
    CHECK(before->name == QStringLiteral("和县"));
    CHECK(t.ledger->reader().places().name(village) == QStringLiteral("七颗村"));
    CHECK((*own)->places().name(village) == QStringLiteral("七颗村"));
    // One fault and none of them is added.
    CHECK_FALSE(t.ledger->addPlaces(t.session, {Place{town + QStringLiteral("901"), QStringLiteral("宋桥村")}, Place{QStringLiteral("340523999901"), QStringLiteral("无上级村")}}));
    CHECK(t.ledger->places().under(town, PlaceLevel::Village).size() == 1);
    Place ended = *t.ledger->places().find(village);
    ended.until = QDate(2016, 1, 31);
    REQUIRE(t.ledger->addPlaces(t.session, {ended}));
    own->reset();
    t.reopen();
    CHECK(t.ledger->places().find(village)->until == QDate(2016, 1, 31));
    CHECK(t.ledger->places().fullName(village) == QStringLiteral("安徽省马鞍山市和县乌江镇七颗村"));
    t.session.roles = {QStringLiteral("auditor")};
    CHECK_FALSE(t.ledger->addPlaces(t.session, {ended}));
}
