// Soft warnings accepted with a reason: part of the journal, so of history, undo, verification and copies.
#include "core/ledger/acceptance.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kSchooling = QStringLiteral("schooling"), kRule = QStringLiteral("warning");

// A child of one year, whom a save puts into primary school.
struct Desk : TempLedger {
    Uid uid = child(QStringLiteral("张三"), {{QStringLiteral("birth_date"), QStringLiteral("2015-03-07")}});
    CommitOutcome save(const QHash<QString, QString> &answers, std::vector<Acceptance> accepted) {
        Change change;
        change.op = Change::Op::Update;
        change.form = ledger->forms().find(fields::kChild);
        change.uid = uid;
        change.accepted = std::move(accepted);
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            REQUIRE(change.set(it.key(), it.value()));
        return commit({change});
    }
    CommitOutcome saveOdd(const QString &reason) { return save({{kSchooling, QStringLiteral("primary")}}, {{{}, {}, reason}}); }
    QStringList accepted() {
        QStringList out;
        const auto found = ledger->reader().accepted(session, uid);
        REQUIRE(found);
        for (const AcceptedWarning &each : *found) {
            CHECK(each.user == login);
            out << each.what.question + u'/' + each.what.rule + u'=' + each.what.reason;
        }
        return out;
    }
};

}  // namespace

TEST_CASE("a warning that is saved with a reason is accepted while the answers it is about are the same", "[ledger]") {
    Desk desk;
    const auto saved = desk.saveOdd(QStringLiteral("household_book"));
    REQUIRE(saved.refused == 0);
    const QStringList one{QStringLiteral("schooling/warning=household_book")};
    CHECK(desk.accepted() == one);
    desk.set(desk.uid, {{QStringLiteral("phone"), QStringLiteral("13947312345")}});
    CHECK(desk.accepted() == one);
    desk.set(desk.uid, {{QStringLiteral("birth_date"), QStringLiteral("2015-03-08")}});     // the age it hangs on is made of it
    CHECK(desk.accepted().isEmpty());
    desk.set(desk.uid, {{QStringLiteral("birth_date"), QStringLiteral("2015-03-07")}});
    CHECK(desk.accepted() == one);
    desk.set(desk.uid, {{kSchooling, QStringLiteral("junior")}});
    CHECK(desk.accepted().isEmpty());
    desk.verifies();
}

TEST_CASE("the reason stands in the history beside what it excuses, and outlives a new session and a rebuild", "[ledger]") {
    Desk desk;
    desk.saveOdd(QStringLiteral("他叔叔带他上学"));
    const auto entries = desk.ledger->reader().history(desk.session, desk.uid);
    QStringList fields;
    for (const HistoryEntry::FieldChange &change : entries->back().changes)
        fields << change.field + u'=' + change.after;
    CHECK(fields == QStringList{QStringLiteral("schooling=primary"), QStringLiteral("td_accepted/warning/schooling=他叔叔带他上学")});
    desk.reopen();
    NoProgress quiet;
    REQUIRE(desk.ledger->rebuild(desk.session, quiet));
    CHECK(desk.accepted().size() == 1);
    desk.verifies(true);
}

TEST_CASE("a standing warning is accepted without any other change, and undo takes that back and brings it again", "[ledger]") {
    Desk desk;
    desk.set(desk.uid, {{kSchooling, QStringLiteral("primary")}});
    CHECK(desk.accepted().isEmpty());
    const auto saved = desk.save({}, {{kSchooling, kRule, QStringLiteral("checked")}});
    CHECK(saved.updated == 1);
    CHECK(desk.accepted().size() == 1);
    const auto undone = desk.ledger->undo(desk.session, saved.batch);
    REQUIRE(undone);
    CHECK(desk.accepted().isEmpty());
    REQUIRE(desk.ledger->undo(desk.session, undone->batch));
    CHECK(desk.accepted() == QStringList{QStringLiteral("schooling/warning=checked")});
    desk.verifies();
}

TEST_CASE("undo takes a reason back together with the answer", "[ledger]") {
    Desk desk;
    desk.saveOdd(QStringLiteral("checked"));
    const auto second = desk.save({{kSchooling, QStringLiteral("junior")}}, {{{}, {}, QStringLiteral("told_by_family")}});
    CHECK(desk.accepted() == QStringList{QStringLiteral("schooling/warning=told_by_family")});
    REQUIRE(desk.ledger->undo(desk.session, second.batch));
    CHECK(desk.value(desk.uid, kSchooling) == QStringLiteral("primary"));
    CHECK(desk.accepted().size() <= 1);
    CHECK_FALSE(desk.accepted().contains(QStringLiteral("schooling/warning=told_by_family")));
    desk.verifies();
}

TEST_CASE("a reason is kept for a warning that is there, and for nothing else", "[ledger]") {
    Desk desk;
    desk.save({{kSchooling, QStringLiteral("kindergarten")}}, {{{}, {}, QStringLiteral("checked")}, {kSchooling, kRule, QStringLiteral("checked")}, {QStringLiteral("nothing"), kRule, QStringLiteral("checked")}});
    CHECK(desk.accepted().isEmpty());
    desk.saveOdd({});
    CHECK(desk.accepted().isEmpty());
    // One for all is for what is changed: nobody has looked at the schooling here.
    desk.save({{QStringLiteral("phone"), QStringLiteral("123")}}, {{{}, {}, QStringLiteral("checked")}});
    CHECK(desk.accepted() == QStringList{QStringLiteral("phone/phone=checked")});
    desk.verifies();
}

TEST_CASE("a common reason is known by its label in either language, and told in either", "[ledger]") {
    const FormCatalog forms = FormCatalog::bundled();
    CHECK(reasonOf(forms, QStringLiteral(" 户口簿如此 ")) == QStringLiteral("household_book"));
    CHECK(reasonOf(forms, QStringLiteral("Checked")) == QStringLiteral("checked"));
    CHECK(reasonOf(forms, QStringLiteral("他自己\n说的")) == QStringLiteral("他自己 说的"));
    CHECK(reasonWords(forms, QStringLiteral("household_book"), Language::English) == QStringLiteral("So in the household book"));
    CHECK(reasonWords(forms, QStringLiteral("他自己说的"), Language::English) == QStringLiteral("他自己说的"));
}
