// A demonstration ledger with something of everything that the bundled tables count.
#pragma once

#include "core/children/demonstration.h"
#include "tests/core/statistics/statistics_support.h"

namespace tongdang::test {

struct FullLedger : StatisticsLedger {
    explicit FullLedger(unsigned seed, int children) : StatisticsLedger("150302", seed) {
        const auto made = fillDemonstration(*ledger, session, children, seed, quiet);
        INFO((made ? QString() : made.error().message.id + u' ' + made.error().detail).toStdString());
        REQUIRE(made.has_value());
        ListQuery everybody;
        everybody.exited = true;
        const auto ids = reader().ids(session, everybody);
        REQUIRE(ids.has_value());
        const auto uids = reader().uidsOf(session, fields::kChild, *ids);
        REQUIRE(uids.has_value());
        std::vector<Change> all;
        for (const Uid &child : *uids) {
            for (int n = roll(3); n > 0; --n)
                all.push_back(linked("visit", child, {{"visited_on", dayBetween(2018, 2018).left(5) + QStringLiteral("0%1-1%2").arg(1 + roll(5)).arg(roll(9))}, {"outcome", pick("met not_met refused -")}, {"respondent", QStringLiteral("张三")}}));
            if (roll(3) == 0)
                all.push_back(linked("status", child, {{"category", pick("orphan de_facto_unattended migrant guardianship_lacking other")}}));
            if (roll(4) == 0)
                all.push_back(linked("disadvantaged_child", child, {{"recorded_on", QStringLiteral("2018-03-01")}, {"main_group", pick("poverty disability guardianship")}, {"subtypes", pick("orphan severe_disability,poor_family other").replace(u',', u' ')}, {"covered", pick("yes no -")}}));
            if (roll(6) == 0)
                all.push_back(linked("de_facto_unattended", child, {{"applied_on", QStringLiteral("2018-02-01")}, {"father_situation", pick("imprisoned lost_contact none")}, {"mother_situation", pick("deceased serious_illness none")}, {"decision", pick("yes no -")}}));
            if (roll(4) == 0)
                all.push_back(linked("care_agreement", child, {{"since", dayBetween(2017, 2017)}, {"until", dayBetween(2018, 2019)}, {"school_told_on", pick("2018-01-05 -")}}));
        }
        const QStringList places = villages();
        for (int i = 0; i < 60; ++i) {
            const QString place = places[roll(int(places.size()))];
            all.push_back(linked("left_behind_woman", {}, {{"name", QStringLiteral("李梅")}, {"home_region", place}, {"birth_date", roll(5) ? dayBetween(1950, 2002) : QString()}, {"category", pick("left_behind other -")}, {"education", pick("illiterate primary other - not_collected")},
                                                           {"marriage", pick("registered unregistered unmarried -")}, {"health", pick("healthy weak other -")}, {"husband_away", pick("under_1 over_10 -")}, {"husband_not_back", pick("under_1 2_to_5 -")}, {"in_laws", pick("both none -")},
                                                           {"children", pick("0 1 3 other -")}, {"main_income", pick("wages farming other -")}, {"help", pick("relief loan none -")}}));
            all.push_back(linked("left_behind_elder", {}, {{"name", QStringLiteral("王大爷")}, {"home_region", place}, {"birth_date", roll(5) ? dayBetween(1925, 1965) : QString()}, {"category", pick("left_behind living_alone other -")}, {"sex", pick("1 2 -")}, {"self_care", pick("full unable -")},
                                                           {"living_with", pick("alone spouse -")}, {"health", pick("healthy disabled -")}, {"relief", pick("medical none -")}, {"grandchildren_count", pick("0 2 -")}}));
        }
        ChangeSet set;
        set.changes = all;
        const auto outcome = ledger->commit(session, set);
        REQUIRE(outcome.has_value());
    }
};

}  // namespace tongdang::test
