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
