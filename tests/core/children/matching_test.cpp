#include "core/children/matching.h"
#include "tests/core/importing/import_support.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Matching {
    Matching() : child(*childForm(to.ledger->forms())), slots_(child) {}

    RosterEntry entry(const QString &name, const QString &id, const QString &birth, const QString &phone = {}, const QString &age = {}, const QString &village = kVillage, const QString &father = {}) {
        RosterEntry out;
        out.form = &child;
        out.group = ++group;
        out.day = QDate(2016, 7, 31);
        out.keys = {name, id, birth, village, phone, age, age.isEmpty() ? QString() : QStringLiteral("2016-07-31"), {}, {}, {}, {}};
        const std::pair<int, QString> values[] = {{slots_.name, name}, {slots_.id, id}, {slots_.birth, birth}, {slots_.phone, phone}, {slots_.age, age}, {slots_.region, village}};
        for (const auto &value : values)
            if (!value.second.isEmpty())
                out.values.push_back(value);
        if (!father.isEmpty()) {
            const Form *guardian = guardianForm(to.ledger->forms());
            out.keys.guardians << father;
            out.people.push_back({QStringLiteral("51"), QStringLiteral("parent guardian"), true, false, {{guardian->indexOf(QStringLiteral("name")), father}}});
        }
        return out;
    }
    // What a second row is to a first one that was kept.
    MatchKind after(const RosterEntry &first, const RosterEntry &second, bool sameFile = false) {
        RosterMatcher matcher(to.ledger->writerView(), {QStringLiteral("child")});
        CHECK(matcher.plan(first).match == MatchKind::None);
        matcher.settle(first.group, false);
        if (!sameFile)
            matcher.newFile();
        return matcher.plan(second).match;
    }

    ImportLedger to;
    const Form &child;
    PersonSlots slots_;
    int group = 0;
};

QString k(const char *text) { return QString::fromUtf8(text); }

}  // namespace

TEST_CASE("Children are recognised by number, by name and birth, by name, village and phone or age", "[children]") {
    Matching m;
    const QString id = idNumber(QDate(2010, 5, 6), true, 1), other = idNumber(QDate(2010, 5, 6), true, 2), born = QStringLiteral("2010-05-06"), away = QStringLiteral("150302101206");
    const QString phone = QStringLiteral("13900001111"), age = QStringLiteral("6");
    const auto e = [&m](auto... parts) { return m.entry(parts...); };
    const QString name = k("李明"), none;
    CHECK(m.after(e(name, id, born), e(k("李铭"), id, born)) == MatchKind::IdNumber);
    CHECK(m.after(e(name, none, born), e(name, id, born)) == MatchKind::NameAndBirth);
    CHECK(m.after(e(name, id, born), e(name, other, born)) == MatchKind::None);
    CHECK(m.after(e(name, none, born, none, none, away), e(name, none, born)) == MatchKind::NameAndBirth);
    CHECK(m.after(e(name, none, none, phone), e(name, none, none, phone)) == MatchKind::NameAndPhone);
    CHECK(m.after(e(name, none, none, phone + k("/0473-1234567")), e(name, none, born, phone)) == MatchKind::NameAndPhone);
    CHECK(m.after(e(name, none, none, phone, none, away), e(name, none, none, phone)) == MatchKind::None);
    CHECK(m.after(e(name, none, none, none, age), e(name, none, none, none, age)) == MatchKind::NameAndAge);
    CHECK(m.after(e(name, none, none, none, age), e(name, none, born)) == MatchKind::NameAndAge);
    CHECK(m.after(e(name, none, none, none, age), e(name, none, none, none, QStringLiteral("9"))) == MatchKind::None);
    CHECK(m.after(e(name, none, born), e(name, none, QStringLiteral("2011-05-06"))) == MatchKind::None);
    CHECK(m.after(e(name, none, none), e(name, none, none)) == MatchKind::NameAlone);
    CHECK(m.after(e(name, none, none), e(name, none, none, none, none, away)) == MatchKind::None);
}

TEST_CASE("Where both have a guardian, one must be the same", "[children]") {
    Matching m;
    const QString born = QStringLiteral("2010-05-06"), none, name = k("李明");
    CHECK(m.after(m.entry(name, none, born, none, none, kVillage, k("李强")), m.entry(name, none, born, none, none, kVillage, k("李强"))) == MatchKind::NameAndBirth);
    CHECK(m.after(m.entry(name, none, born, none, none, kVillage, k("李强")), m.entry(name, none, born, none, none, kVillage, k("李刚"))) == MatchKind::None);
    CHECK(m.after(m.entry(name, none, born, none, none, kVillage, k("李强")), m.entry(name, none, born)) == MatchKind::NameAndBirth);
}

TEST_CASE("Within one file different phones are different people, against the ledger an age is enough", "[children]") {
    Matching m;
    const QString none, name = k("王秀英"), age = QStringLiteral("12");
    const RosterEntry one = m.entry(name, none, none, QStringLiteral("13900001111"), age), two = m.entry(name, none, none, QStringLiteral("13900002222"), age);
    CHECK(m.after(one, two, true) == MatchKind::None);
    CHECK(m.after(one, two, false) == MatchKind::NameAndAge);
}

TEST_CASE("A row waits for a record that an unsettled row makes, and a refused row is forgotten", "[children]") {
    Matching m;
    const QString none, born = QStringLiteral("2010-05-06"), name = k("李明");
    RosterMatcher matcher(m.to.ledger->writerView(), {QStringLiteral("child")});
    const RosterEntry first = m.entry(name, none, born, none, none, kVillage, k("李强")), again = m.entry(name, none, born), brother = m.entry(k("李亮"), none, born, none, none, kVillage, k("李强"));
    const RowPlan plan = matcher.plan(first);
    CHECK_FALSE(plan.waits);
    CHECK(plan.changes.size() == 4);   // child, time on the register, father, link
    CHECK(matcher.plan(again).waits);
    CHECK(matcher.plan(brother).waits);
    matcher.settle(first.group, true);
    const RowPlan anew = matcher.plan(again);
    CHECK_FALSE(anew.waits);
    CHECK(anew.match == MatchKind::None);
    const RowPlan his = matcher.plan(brother);
    CHECK(his.changes.size() == 4);    // its father is made here, not taken from the refused row
}
