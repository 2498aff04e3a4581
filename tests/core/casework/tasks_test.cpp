// What is due, and the list that goes along on a round of visits.
#include "core/casework/tasks.h"
#include "core/casework/visiting_list.h"
#include "core/casework/workflow_file.h"
#include "tests/support/core/temp_ledger.h"

#include <QDir>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// "kind due name" of what is due by the day; from 15 August 2016.
QStringList due(TempLedger &t, const QDate &until, TaskKind kind, const QString &region = {}) {
    TaskQuery query;
    query.until = until;
    query.region = region;
    query.kinds = {kind};
    const auto tasks = TaskReader(t.ledger->reader(), t.session).tasks(query);
    REQUIRE(tasks.has_value());
    QStringList out;
    for (const Task &task : *tasks) {
        CHECK(task.overdue == (task.due < t.clock.today()));
        out << task.due.toString(Qt::ISODate) + u' ' + task.title;
    }
    out.sort();   // those of one day in any order
    return out;
}

void assess(TempLedger &t, const Uid &child, const QDate &on) {
    t.link(s("instrument_risk"), child, {{s("assessed_on"), on.toString(Qt::ISODate)}, {s("assessor"), s("张三")}, {s("red_flags"), s("a2")}});
}

}  // namespace

TEST_CASE("visits are due by place and day", "[casework]") {
    TempLedger t;
    t.child(s("甲"));
    t.child(s("乙"), {{kHomeRegion, s("150302001002")}});
    CHECK(due(t, QDate(2016, 8, 21), TaskKind::Visit).isEmpty());
    CHECK(due(t, QDate(2016, 8, 22), TaskKind::Visit) == QStringList{s("2016-08-22 乙"), s("2016-08-22 甲")});
    CHECK(due(t, QDate(2016, 8, 22), TaskKind::Visit, s("150302101")) == QStringList{s("2016-08-22 甲")});
    Session elsewhere = t.session;
    elsewhere.regions = {s("150302001")};
    CHECK(TaskReader(t.ledger->reader(), elsewhere).tasks({QDate(2016, 8, 22), {}, {TaskKind::Visit}})->size() == 1);
    CHECK(TaskReader(t.ledger->reader(), Session()).tasks({}).error().code == ErrorCode::Denied);
}

TEST_CASE("a child is assessed again every March and September, and when something happened", "[casework]") {
    TempLedger t;
    const Uid never = t.child(s("甲")), lately = t.child(s("乙")), before = t.child(s("丙"));
    t.clock.advance(45LL * 86'400'000);   // 29 September
    assess(t, lately, QDate(2016, 9, 10));
    assess(t, before, QDate(2016, 8, 20));
    CHECK(due(t, QDate(2016, 9, 29), TaskKind::Reassessment).isEmpty());
    CHECK(due(t, QDate(2016, 9, 30), TaskKind::Reassessment) == QStringList{s("2016-09-30 丙"), s("2016-09-30 甲")});
    CHECK(due(t, QDate(2017, 3, 31), TaskKind::Reassessment) == QStringList{s("2016-09-30 丙"), s("2016-09-30 甲"), s("2017-03-31 乙")});
    assess(t, before, QDate(2016, 9, 28));
    CHECK(due(t, QDate(2016, 9, 30), TaskKind::Reassessment) == QStringList{s("2016-09-30 甲")});
    t.link(kVisit, lately, {{kVisitedOn, s("2016-09-29")}, {s("place"), s("家中")}, {s("respondent"), s("祖母")}, {s("respondent_relation"), s("62")}, {s("living"), s("差")}, {s("family"), s("祖孙")},
                            {s("guardianship"), s("差")}, {s("mental_state"), s("低落")}, {s("guardian_opinion"), s("无")}, {s("priority_attention"), s("yes")}});
    CHECK(due(t, QDate(2016, 10, 6), TaskKind::Reassessment) == QStringList{s("2016-09-30 甲"), s("2016-10-06 乙")});
    assess(t, lately, QDate(2016, 9, 29));
    CHECK(due(t, QDate(2016, 10, 6), TaskKind::Reassessment) == QStringList{s("2016-09-30 甲")});
    assess(t, never, QDate(2016, 9, 29));
    CHECK(due(t, QDate(2016, 10, 6), TaskKind::Reassessment).isEmpty());
}

TEST_CASE("the left behind turn 16, everybody 18, and who has left the register neither", "[casework]") {
    TempLedger t;
    t.child(s("甲"), {{kBirthDate, s("2000-08-20")}});
    t.child(s("乙"), {{kBirthDate, s("2000-02-29")}});   // 16 on 29 February 2016: overdue
    const Uid gone = t.child(s("丙"), {{kBirthDate, s("2000-08-21")}});
    const Uid other = t.child(s("丁"), {{kBirthDate, s("1998-09-01")}});
    const auto status = t.ledger->reader().linked(t.session, other, kStatus);
    t.set(status->front().uid, {{kUntil, s("2016-08-01")}});
    auto exit = exitChild(t.ledger->reader(), t.session, gone, s("hukou_moved"), QDate(2016, 8, 10));
    REQUIRE(exit);
    REQUIRE(t.ledger->commit(t.session, *exit).has_value());
    CHECK(due(t, QDate(2016, 8, 19), TaskKind::TurningSixteen) == QStringList{s("2016-02-29 乙")});
    CHECK(due(t, QDate(2016, 8, 31), TaskKind::TurningSixteen) == QStringList{s("2016-02-29 乙"), s("2016-08-20 甲")});
    CHECK(due(t, QDate(2016, 8, 31), TaskKind::TurningEighteen).isEmpty());
    CHECK(due(t, QDate(2018, 3, 1), TaskKind::TurningEighteen) == QStringList{s("2016-09-01 丁"), s("2018-03-01 乙")});
}

TEST_CASE("due days in a year without its holidays are told", "[casework]") {
    TempLedger t;
    CHECK(TaskReader(t.ledger->reader(), t.session).yearsWithoutHolidays(QDate(2018, 1, 1)).isEmpty());
    const int first = 2027;
    CHECK(TaskReader(t.ledger->reader(), t.session).yearsWithoutHolidays(QDate(first, 3, 1)).contains(first) != WorkingDays().knows(first));
}

TEST_CASE("the visiting list goes by place, by risk or by day", "[casework]") {
    TempLedger t;
    const Uid house = t.link(kHousehold, {}, {{kRegion, s("150302101203")}, {kGroup, s("二组")}, {kHouseNumber, s("9")}});
    t.child(s("甲"), {{kVillageGroup, s("十组")}, {kParentsAway, s("both")}, {kEntrusted, kNo}});   // nobody: red
    t.child(s("乙"), {{kHousehold, house.text()}});
    t.child(s("丙"), {{kVillageGroup, s("二组")}, {kHomeAddress, s("12号")}});
    const auto names = [&](const VisitingQuery &query) {
        const auto rows = visitingList(t.ledger->reader(), t.session, query);
        REQUIRE(rows.has_value());
        QStringList out;
        for (const VisitingRow &row : *rows)
            out << row.name;
        return out;
    };
    VisitingQuery query;
    query.until = QDate(2016, 8, 22);
    CHECK(names(query) == QStringList{s("丙"), s("乙"), s("甲")});
    query.order = VisitingQuery::Order::Risk;
    CHECK(names(query).first() == s("甲"));
    query.risks = {s("red")};
    CHECK(names(query) == QStringList{s("甲")});
    query = {};
    CHECK(names(query).isEmpty());
    t.clock.advance(10LL * 86'400'000);
    query.overdueOnly = true;
    const auto rows = visitingList(t.ledger->reader(), t.session, query);
    REQUIRE(rows->size() == 3);
    CHECK(rows->front().overdueDays == 3);
    CHECK_FALSE(rows->front().lastVisit.isValid());
}

TEST_CASE("who comes to visit is told the phone of who cares for the child, not the child's own", "[casework]") {
    TempLedger t;
    const QString child = s("13900000001"), father = s("13900000002"), grandmother = s("13900000003");
    const Uid uid = t.child(s("甲"), {{kPhone, child}});
    VisitingQuery query;
    query.until = QDate(2030, 1, 1);
    const auto phone = [&] { return visitingList(t.ledger->reader(), t.session, query)->front().phone; };
    CHECK(phone() == child);
    const auto guardian = [&](const char *name, const QString &number, const char *relation, const QHash<QString, QString> &more) {
        QHash<QString, QString> answers{{kGuardian, t.link(kGuardian, {}, {{kName, s(name)}, {kPhone, number}}).text()}, {kRelation, s(relation)}};
        answers.insert(more);
        return t.link(kGuardianship, uid, answers);
    };
    guardian("父", father, "51", {{kRoles, s("parent guardian")}});
    CHECK(phone() == father);
    guardian("姑", {}, "83", {{kCurrentCarer, kYes}});
    CHECK(phone() == father);                                  // who has none cannot be phoned
    const Uid carer = guardian("奶", grandmother, "62", {{kRoles, s("entrusted_carer")}, {kCurrentCarer, kYes}});
    CHECK(phone() == grandmother);
    t.set(carer, {{kUntil, s("2016-01-01")}});
    CHECK(phone() == father);
}

TEST_CASE("every workflow file names its id and title, and its steps can be read", "[casework]") {
    for (const QString &name : QDir(QStringLiteral(":/workflows")).entryList({QStringLiteral("*.csv")})) {
        INFO(name.toStdString());
        const WorkflowFile file(name.chopped(4));
        CHECK(file.setting(s("workflow_id")) == name.chopped(4));
        CHECK(file.setting(s("version")).size() == 10);
        CHECK_FALSE(file.setting(s("title::中文 (zh)")).isEmpty());
        CHECK_FALSE(file.setting(s("title::English (en)")).isEmpty());
    }
    const FormCatalog forms = FormCatalog::bundled();
    const WorkflowFile reassessment(s("reassessment"));
    for (const WorkflowFile::Row &row : reassessment.rows("events")) {
        const Form *form = forms.find(row.cell("form"));
        REQUIRE(form);
        CHECK(form->find(row.cell("question")));
        CHECK_FALSE(form->dateField.isEmpty());
        CHECK(row.cell("days").toInt() > 0);
    }
    CHECK(reassessment.rows("rounds").size() == 2);
}
