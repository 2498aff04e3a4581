// What a ledger does not take, whoever asks.
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QStringList rules(const CommitOutcome &outcome) {
    QStringList out;
    for (const ChangeIssues &one : outcome.issues)
        for (const Issue &issue : one.issues)
            if (issue.severity == Severity::Must)
                out << issue.message.id;
    return out;
}

CommitOutcome add(TempLedger &t, const QString &form, const Uid &subject, const QHash<QString, QString> &answers) {
    Change change;
    change.form = t.ledger->forms().find(form);
    change.subject = subject;
    for (auto it = answers.cbegin(); it != answers.cend(); ++it)
        REQUIRE(change.set(it.key(), it.value()));
    return t.commit({change});
}

}  // namespace

TEST_CASE("an attachment comes with its file", "[ledger]") {
    TempLedger t;
    const Uid child = t.child(s("张三"));
    CHECK(rules(add(t, s("attachment"), child, {{s("name"), s("户口簿.jpg")}})) == QStringList{s("ledger.needs_file")});
    CHECK(rules(add(t, s("attachment"), child, {{s("name"), s("户口簿.jpg")}, {s("sha256"), QString(64, u'a')}})) == QStringList{s("ledger.needs_file")});
    QFile file(t.directory.filePath(s("户口簿.txt")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("page");
    file.close();
    const auto attached = t.ledger->attach(t.session, child, file.fileName(), {});
    REQUIRE(attached.has_value());
    CHECK(rules(t.set(*attached, {{s("sha256"), QString()}})) == QStringList{s("ledger.needs_file")});
    CHECK(t.set(*attached, {{s("name"), s("户口簿首页.txt")}}).updated == 1);
    t.verifies(true);
}

TEST_CASE("a withdrawn record is not changed but by bringing it back", "[ledger]") {
    TempLedger t;
    const Uid child = t.child(s("张三"));
    const Uid batch = t.ledger->reader().batches(t.session)->first().uid;
    REQUIRE(t.ledger->undo(t.session, batch).has_value());
    CHECK(rules(t.set(child, {{kPhone, s("13900001111")}})) == QStringList{s("ledger.record_withdrawn")});
    REQUIRE(t.ledger->undo(t.session, t.ledger->reader().batches(t.session)->first().uid).has_value());
    CHECK(t.set(child, {{kPhone, s("13900001111")}}).updated == 1);
    t.verifies();
}

TEST_CASE("a record belongs and points to others that stand, of the right form", "[ledger]") {
    TempLedger t;
    const Uid child = t.child(s("张三")), guardian = t.link(kGuardian, {}, {{kName, s("李四")}});
    const auto links = [&](const Uid &to, const Uid &subject) { return rules(add(t, kGuardianship, subject, {{s("guardian"), to.text()}, {kRelation, s("52")}})); };
    CHECK(links(Uid::create(t.clock), child) == QStringList{s("ledger.link_gone")});
    CHECK(links(child, child) == QStringList{s("ledger.link_gone")});
    CHECK(links(guardian, Uid::create(t.clock)) == QStringList{s("ledger.subject_gone")});
    CHECK(links(guardian, guardian) == QStringList{s("ledger.subject_gone")});
    const Uid link = t.link(kGuardianship, child, {{s("guardian"), guardian.text()}, {kRelation, s("52")}});
    Change gone;
    gone.op = Change::Op::Withdraw;
    gone.form = t.ledger->forms().find(kGuardian);
    gone.uid = guardian;
    const Uid batch = t.commit({gone}).batch;
    CHECK(links(guardian, child) == QStringList{s("ledger.link_gone")});
    CHECK(t.set(link, {{kRelation, s("51")}}).updated == 1);   // what stood is not asked again
    gone.form = t.ledger->forms().find(kChild);
    gone.uid = child;
    t.commit({gone});
    CHECK(rules(add(t, kStatus, child, {{s("category"), kLeftBehind}})) == QStringList{s("ledger.subject_gone")});
    // In one change set, in either order.
    REQUIRE(t.ledger->undo(t.session, batch).has_value());
    const Uid other = t.child(s("王五")), person = Uid::create(t.clock);
    for (const bool linkFirst : {false, true}) {
        std::vector<Change> changes(2);
        changes[0].form = t.ledger->forms().find(kGuardian);
        changes[0].uid = linkFirst ? Uid::create(t.clock) : person;
        changes[0].set(kName, s("赵六"));
        changes[1].form = t.ledger->forms().find(kGuardianship);
        changes[1].subject = other;
        changes[1].set(s("guardian"), changes[0].uid.text());
        changes[1].set(kRelation, s("62"));
        if (linkFirst)
            std::swap(changes[0], changes[1]);
        CHECK(rules(t.commit(changes)).isEmpty());
    }
    t.verifies();
}

TEST_CASE("what throws in the midst of a change leaves the ledger as it was", "[ledger]") {
    struct NoMemory : Progress {
        bool step(qint64, qint64) override { throw std::bad_alloc(); }
    } failing;
    TempLedger t;
    const Uid child = t.child(s("张三"));
    const auto rebuilt = t.ledger->rebuild(t.session, failing);
    REQUIRE_FALSE(rebuilt.has_value());
    CHECK(rebuilt.error().message.id == s("storage.internal"));
    CHECK(t.set(child, {{kPhone, s("13900001111")}}).updated == 1);
    t.verifies();
}

TEST_CASE("an answer that the program works out is named when it is given", "[ledger]") {
    TempLedger t;
    const Uid child = t.child(s("张三"), {{kBirthDate, s("2008-03-04")}});
    const CommitOutcome outcome = t.set(child, {{s("age"), s("5")}});
    REQUIRE(outcome.issues.size() == 1);
    CHECK(Messages().text(outcome.issues[0].issues.first().message, Language::English) == s("“Age” is computed by the program; there is nothing to fill in."));
}

TEST_CASE("a child has one open period on the register, and leaves it after birth and entry", "[ledger][children]") {
    TempLedger t;
    const Uid child = t.child(s("张三"), {{kBirthDate, s("2008-03-04")}});
    const Uid period = t.ledger->reader().linked(t.session, child, kRegisterPeriod)->front().uid;
    CHECK(rules(add(t, kRegisterPeriod, child, {{kSince, s("2016-01-01")}})) == QStringList{s("children.two_open_periods")});
    CHECK(rules(t.set(period, {{kUntil, s("2008-03-03")}, {kExitReason, s("hukou_moved")}})) == QStringList{s("children.exit_before_birth")});
    CHECK(rules(t.set(period, {{kSince, s("2016-02-01")}, {kUntil, s("2016-01-31")}, {kExitReason, s("hukou_moved")}})) == QStringList{s("forms.constraint")});
    CHECK(t.set(period, {{kUntil, s("2016-06-30")}, {kExitReason, s("hukou_moved")}}).updated == 1);
    CHECK(add(t, kRegisterPeriod, child, {{kSince, s("2016-07-01")}}).created == 1);
    CHECK(rules(t.set(period, {{kUntil, QString()}, {kExitReason, QString()}})) == QStringList{s("children.two_open_periods")});
    // Within one change set, too.
    std::vector<Change> changes = newChild(t.ledger->forms(), t.clock, {{t.ledger->forms().find(kChild)->indexOf(kName), s("李四")}}, kLeftBehind, {});
    changes.push_back(changes[1]);
    CHECK(rules(t.commit(changes)).contains(s("children.two_open_periods")));
    t.verifies();
}

TEST_CASE("a status that holds already is asked about", "[ledger][children]") {
    TempLedger t;
    const Uid child = t.child(s("张三"), {{kBirthDate, s("2008-03-04")}});   // left behind, and so far without end
    const auto asked = [](const CommitOutcome &outcome) {
        QStringList ids;
        for (const ChangeIssues &one : outcome.issues)
            for (const Issue &issue : one.issues)
                if (issue.rule == u"status")
                    ids << issue.message.id + u' ' + severityName(issue.severity);
        return ids;
    };
    CHECK(asked(add(t, kStatus, child, {{kCategory, kLeftBehind}, {kSince, s("2016-01-01")}})) == QStringList{s("children.status_twice warn")});
    const Uid other = t.child(s("李四"), {{kBirthDate, s("2008-03-04")}});
    const Uid first = t.ledger->reader().linked(t.session, other, kStatus)->front().uid;
    CHECK(asked(t.set(first, {{kUntil, s("2016-02-01")}})).isEmpty());
    CHECK(asked(add(t, kStatus, other, {{kCategory, kLeftBehind}, {kSince, s("2016-01-31")}})) == QStringList{s("children.status_twice warn")});
    const Uid third = t.child(s("王五"), {{kBirthDate, s("2008-03-04")}});
    t.set(t.ledger->reader().linked(t.session, third, kStatus)->front().uid, {{kUntil, s("2016-02-01")}});
    CHECK(asked(add(t, kStatus, third, {{kCategory, kLeftBehind}, {kSince, s("2016-02-01")}})).isEmpty());
}

TEST_CASE("what happened to a child before its birth is asked about, once", "[ledger][children]") {
    TempLedger t;
    const Uid child = t.child(s("张三"), {{kBirthDate, s("2008-03-04")}});
    const auto visit = [&](const char *day) { return add(t, s("visit"), child, {{s("visited_on"), s(day)}, {s("place"), s("家中")}, {s("outcome"), s("not_met")}, {s("not_met_reason"), s("外出")}, {s("priority_attention"), kNo}}); };
    const auto asked = [](const CommitOutcome &outcome) {
        QStringList fields;
        for (const ChangeIssues &one : outcome.issues)
            for (const Issue &issue : one.issues)
                if (issue.message.id == u"children.before_birth" && issue.severity == Severity::Warn)
                    fields << issue.field;
        return fields;
    };
    CHECK(asked(visit("2008-03-04")).isEmpty());
    const CommitOutcome early = visit("2008-03-03");
    CHECK(early.created == 1);
    CHECK(asked(early) == QStringList{s("visited_on")});
    CHECK(asked(t.set(early.uids.front(), {{s("place"), s("学校")}})).isEmpty());       // the day was asked about when it was typed
    CHECK(asked(add(t, kStatus, child, {{kCategory, kLeftBehind}, {kSince, s("2008-01-01")}})) == QStringList{kSince});
    CHECK(asked(add(t, kRegisterPeriod, child, {{kSince, s("2008-01-01")}, {kUntil, s("2009-01-01")}, {kExitReason, s("hukou_moved")}})) == QStringList{kSince});
    CHECK(rules(visit("2016-08-16")) == QStringList{s("forms.constraint")});            // in the future
}

TEST_CASE("a child's number is given once", "[ledger][children]") {
    TempLedger t;
    const Uid child = t.child(s("张三"));
    const QString number = t.value(child, kChildNumber);
    REQUIRE_FALSE(number.isEmpty());
    CHECK(rules(t.set(child, {{kChildNumber, s("1")}})) == QStringList{s("ledger.given_once")});
    CHECK(rules(t.set(child, {{kChildNumber, QString()}})) == QStringList{s("ledger.given_once")});
    CHECK(t.set(child, {{kChildNumber, number}}).unchanged == 1);
}

TEST_CASE("a question that comes back after a version without it is the question it was", "[ledger]") {
    TempLedger t;
    const auto version = [&](const char *number, const QString &questions) {
        FormSource source = formFromCsv(formText(s(",type,name,label\n,text,title,T\n") + questions, s(",list_name,name,label\n,l,a,A\n"), s("gift")));
        source = formFromCsv(QString(source.csv).replace(s(",gift,1"), s(",gift,") + QString::fromLatin1(number)));
        const auto report = t.ledger->installForm(t.session, source);
        REQUIRE(report.has_value());
        return told(report->issues);
    };
    CHECK(version("1", s(",integer,n,N\n,select_one l,c,C\n")).isEmpty());
    CHECK(version("2", {}).isEmpty());
    CHECK(version("3", s(",date,n,N\n")) == QStringList{s("survey 4 forms.kind_changed")});
    CHECK(version("3", s(",text,c,C\n")) == QStringList{s("survey 4 forms.kind_changed")});
    CHECK(version("3", s(",integer,n,N\n")).isEmpty());
    CHECK(version("4", s(",date,n,N\n")).size() == 1);
}
