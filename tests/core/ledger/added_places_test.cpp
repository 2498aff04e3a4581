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
    // A name that was typed wrong is put right: the code stays, nothing is left of the wrong one, and it is no other's.
    REQUIRE(t.ledger->addPlaces(t.session, {Place{town + QStringLiteral("902"), QStringLiteral("宋桥村")}}));
    for (const QString &name : {QStringLiteral("宋桥"), QStringLiteral("！！"), QStringLiteral("七棵村3组")})
        CHECK_FALSE(t.ledger->renamePlace(t.session, village, name));
    CHECK_FALSE(t.ledger->renamePlace(t.session, QStringLiteral("340523"), QStringLiteral("河县")));
    REQUIRE(t.ledger->renamePlace(t.session, village, QStringLiteral(" 七棵村委会 ")));
    for (const bool again : {false, true}) {
        if (again)
            t.reopen();
        CHECK(t.ledger->reader().places().name(village) == QStringLiteral("七棵村"));
        CHECK(t.ledger->places().find(village)->until == QDate(2016, 1, 31));
        CHECK(t.ledger->places().match(QStringLiteral("七颗村"), town).isEmpty());
        CHECK(t.ledger->places().match(QStringLiteral("七棵村"), town).size() == 1);
    }
    // One code, two names one after the other: both are there when the ledger is opened again.
    const QString renamed = QStringLiteral("340523103");
    REQUIRE(t.ledger->addPlaces(t.session, {Place{renamed, QStringLiteral("旧镇"), {}, {}, QDate(2015, 12, 31)}, Place{renamed, QStringLiteral("新镇"), {}, QDate(2016, 1, 1), {}}}));
    t.reopen();
    CHECK(t.ledger->places().find(renamed, QDate(2015, 6, 1))->name == QStringLiteral("旧镇"));
    CHECK(t.ledger->places().find(renamed)->name == QStringLiteral("新镇"));
    t.session.roles = {QStringLiteral("auditor")};
    CHECK_FALSE(t.ledger->addPlaces(t.session, {ended}));
    CHECK_FALSE(t.ledger->renamePlace(t.session, village, QStringLiteral("八棵村")));
}
