#include "tests/support/core/temp_ledger.h"

#include "core/forms/form_catalog.h"
#include "core/ledger/journal_entry.h"
#include "core/ledger/sql.h"

#include <random>
#include <thread>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {
QString s(const char *text) { return QString::fromUtf8(text); }
}  // namespace

TEST_CASE("a saved answer is in the table, the history and the next session", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kBirthDate, s("2008-03-04")}, {kPhone, s("13900001111")}});
    CHECK(t.value(uid, kAge) == s("8"));
    CHECK(t.value(uid, kAge, QDate(2016, 3, 3)) == s("7"));
    t.clock.advance(60'000);
    t.set(uid, {{kPhone, s("13900002222")}});
    t.reopen();
    CHECK(t.value(uid, kPhone) == s("13900002222"));
    const auto history = t.ledger->reader().history(t.session, uid);
    REQUIRE(history.has_value());
    REQUIRE(history->size() == 2);
    CHECK(history->last().changes.size() == 1);
    CHECK(history->last().changes[0].field == kPhone);
    CHECK(history->last().changes[0].before == s("13900001111"));
    CHECK(history->last().changes[0].after == s("13900002222"));
    CHECK(history->last().user == t.login);
    t.verifies();
}

TEST_CASE("what breaks a rule is refused whole, and what stood wrong does not keep from mending something else", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const CommitOutcome refused = t.set(uid, {{kBirthDate, s("2031-01-01")}, {kPhone, s("13900001111")}});
    CHECK(refused.refusedAll());
    CHECK(refused.batch.isNil());
    REQUIRE_FALSE(refused.issues.empty());
    CHECK(t.value(uid, kPhone).isEmpty());
    const CommitOutcome nothing = t.set(uid, {{kPhone, QString()}});
    CHECK(nothing.unchanged == 1);
    CHECK(nothing.batch.isNil());
    t.verifies();
}

TEST_CASE("undo takes a batch back, and undoing the undo brings all back", "[ledger]") {
    TempLedger t;
    const Uid kept = t.child(s("李四"));
    const CommitOutcome made = t.commit(newChild(t.ledger->forms(), t.clock, {{t.ledger->forms().find(kChild)->indexOf(kName), s("王五")}}, kLeftBehind, {}));
    const Uid uid = made.uids.front();
    const Uid changed = t.set(kept, {{kPhone, s("13900001111")}}).batch;
    const QStringList before = t.everything(t.ledger->reader());
    t.set(uid, {{kPhone, s("13900003333")}});   // later, on a record that the batch created
    const auto undone = t.ledger->undo(t.session, made.batch);
    REQUIRE(undone.has_value());
    CHECK(undone->laterChanges == 1);
    CHECK(t.state(uid) == RecordState::Withdrawn);
    CHECK(t.names() == QStringList{s("李四")});
    CHECK(t.search(s("王五")).isEmpty());
    CHECK_FALSE(t.ledger->undo(t.session, made.batch).has_value());
    t.verifies();
    REQUIRE(t.ledger->undo(t.session, undone->batch).has_value());
    CHECK(t.value(uid, kPhone) == s("13900003333"));
    CHECK(t.search(s("王五")) == QStringList{s("王五")});
    REQUIRE(t.ledger->undo(t.session, changed).has_value());
    CHECK(t.value(kept, kPhone).isEmpty());
    REQUIRE(t.ledger->undo(t.session, t.ledger->reader().batches(t.session)->first().uid).has_value());
    t.set(uid, {{kPhone, QString()}});
    CHECK(t.everything(t.ledger->reader()) == before);
    t.verifies();
}

TEST_CASE("two changes of one answer are undone one after the other", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kPhone, s("13900000000")}});
    const Uid first = t.set(uid, {{kPhone, s("13900001111")}}).batch, second = t.set(uid, {{kPhone, s("13900002222")}}).batch;
    REQUIRE(t.ledger->undo(t.session, second).has_value());
    CHECK(t.value(uid, kPhone) == s("13900001111"));
    REQUIRE(t.ledger->undo(t.session, first).has_value());
    CHECK(t.value(uid, kPhone) == s("13900000000"));
    // The same by hand is somebody's wish, and stands.
    const Uid third = t.set(uid, {{kPhone, s("13900003333")}}).batch;
    t.set(uid, {{kPhone, s("13900004444")}});
    t.set(uid, {{kPhone, s("13900003333")}});
    CHECK_FALSE(t.ledger->undo(t.session, third).has_value());
    t.verifies();
}

TEST_CASE("an undo leaves alone what another change has touched since", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const Uid batch = t.set(uid, {{kPhone, s("13900001111")}, {kVillageGroup, s("3组")}}).batch;
    t.set(uid, {{kPhone, s("13900002222")}});
    const auto undone = t.ledger->undo(t.session, batch);
    REQUIRE(undone.has_value());
    CHECK(undone->laterChanges == 1);
    CHECK(t.value(uid, kPhone) == s("13900002222"));
    CHECK(t.value(uid, kVillageGroup).isEmpty());
}

TEST_CASE("exit, mistaken exit and return keep the absence visible, on any day", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const auto run = [&](Result<ChangeSet> changes) {
        REQUIRE(changes.has_value());
        REQUIRE(t.ledger->commit(t.session, *changes).has_value());
    };
    run(exitChild(t.ledger->reader(), t.session, uid, s("parents_returned"), QDate(2016, 6, 30)));
    CHECK(t.state(uid) == RecordState::Exited);
    CHECK(t.state(uid, QDate(2016, 6, 29)) == RecordState::Active);
    CHECK(t.value(uid, kExitReason) == s("parents_returned"));
    CHECK(t.value(uid, kExitReason, QDate(2016, 6, 29)).isEmpty());
    CHECK(t.names().isEmpty());
    ListQuery past;
    past.day = QDate(2016, 6, 29);
    CHECK(t.names(past) == QStringList{s("张三")});
    CHECK(exitChild(t.ledger->reader(), t.session, uid, s("parents_returned"), QDate(2016, 7, 1)).error().message.id == s("children.already_exited"));
    run(reinstateChild(t.ledger->reader(), t.session, uid));
    CHECK(t.names() == QStringList{s("张三")});
    run(exitChild(t.ledger->reader(), t.session, uid, s("hukou_moved"), QDate(2016, 5, 1)));
    run(reinstateChild(t.ledger->reader(), t.session, uid, QDate(2016, 8, 1)));
    CHECK(t.state(uid, QDate(2016, 4, 30)) == RecordState::Active);
    CHECK(t.state(uid, QDate(2016, 7, 31)) == RecordState::Exited);
    CHECK(t.state(uid, QDate(2016, 8, 1)) == RecordState::Active);
    CHECK(t.ledger->reader().linked(t.session, uid, kRegisterPeriod)->size() == 2);
    CHECK_FALSE(exitChild(t.ledger->reader(), t.session, uid, s("no_such"), QDate(2016, 8, 2)).has_value());
    CHECK_FALSE(exitChild(t.ledger->reader(), t.session, uid, s("hukou_moved"), QDate(2026, 8, 2)).has_value());
    t.verifies();
}

TEST_CASE("answers that the core computes follow the links and their days", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kParentsAway, s("both")}});
    CHECK(t.value(uid, kCareArrangement) == s("nobody"));
    CHECK(t.value(uid, kRisk) == s("red"));
    CHECK(t.value(uid, kCategories) == kLeftBehind);
    const Uid grandmother = t.link(kGuardian, {}, {{kName, s("赵奶奶")}, {kPhone, s("15000001111")}});
    const Uid link = t.link(kGuardianship, uid, {{kGuardian, grandmother.text()}, {kRelation, s("62")}, {kRoles, kEntrustedCarer}, {kSince, s("2015-01-01")}, {kUntil, s("2016-09-01")}});
    CHECK(t.value(uid, kCareArrangement) == s("grandparents"));
    CHECK(t.value(uid, kCareArrangement, QDate(2014, 12, 31)) == s("nobody"));
    CHECK(t.value(uid, kCareArrangement, QDate(2015, 1, 1)) == s("grandparents"));
    CHECK(t.value(uid, kCareArrangement, QDate(2016, 8, 31)) == s("grandparents"));
    CHECK(t.value(uid, kCareArrangement, QDate(2016, 9, 1)) == s("nobody"));
    // The day passes while the ledger is closed.
    t.clock.set(QDate(2016, 9, 2));
    t.reopen();
    ListQuery alone;
    alone.where = s("${care_arrangement} = 'nobody'");
    CHECK(t.names(alone) == QStringList{s("张三")});
    t.verifies();
    t.set(link, {{kUntil, QString()}});
    CHECK(t.value(uid, kCareArrangement) == s("grandparents"));
    CHECK(t.search(s("赵奶奶")) == QStringList{s("张三")});
    CHECK(t.search(s("zhaonn")).isEmpty());
    CHECK(t.search(s("znn")) == QStringList{s("张三")});
    CHECK(t.search(s("1111")) == QStringList{s("张三")});
}

TEST_CASE("the register as known at a moment equals a replay to it, and a rebuild changes nothing", "[ledger]") {
    TempLedger t;
    std::mt19937 random(11);
    std::vector<Uid> uids;
    std::vector<std::pair<qint64, QStringList>> moments;
    for (int step = 0; step < 40; ++step) {
        t.clock.advance(60'000);
        if (uids.empty() || random() % 3 == 0)
            uids.push_back(t.child(s("孩") + QChar(0x4E00 + int(random() % 2000)), {{kParentsAway, s("both")}}));
        else if (random() % 4 == 0)
            (void)t.ledger->undo(t.session, t.ledger->reader().batches(t.session)->first().uid);
        else if (t.state(uids[random() % uids.size()]) == RecordState::Active)
            t.set(uids[random() % uids.size()], {{kPhone, s("1390000") + QString::number(1000 + random() % 9000)}});
        moments.emplace_back(t.clock.nowMs(), t.everything(t.ledger->reader()));
        t.clock.advance(60'000);
    }
    NoProgress quiet;
    for (size_t i = 0; i < moments.size(); i += 5) {
        auto known = t.ledger->asKnownAt(t.ledger->reader(), moments[i].first, quiet);
        REQUIRE(known.has_value());
        CHECK(t.everything((*known)->reader()) == moments[i].second);
    }
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(t.everything(t.ledger->reader()) == moments.back().second);
    t.verifies(true);
}

TEST_CASE("verify tells a changed entry, a changed row and a missing search term", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kPhone, s("13900001111")}});
    NoProgress quiet;
    SQLite::Database &db = t.ledger->folder().writer();
    SECTION("a row") {
        db.exec("UPDATE child SET phone = '13900009999'");
        CHECK_FALSE(t.ledger->verify(t.session, false, quiet)->projection);
        REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
        CHECK(t.value(uid, kPhone) == s("13900001111"));
        t.verifies();
    }
    SECTION("an entry") {
        db.exec("UPDATE journal SET time = time + 1 WHERE seq = (SELECT max(seq) FROM journal WHERE op = 1)");
        CHECK_FALSE(t.ledger->verify(t.session, false, quiet)->chain);
    }
    SECTION("an entry that was cut out") {
        db.exec("DELETE FROM journal WHERE seq = (SELECT min(seq) FROM journal WHERE op = 1)");
        CHECK_FALSE(t.ledger->verify(t.session, false, quiet)->chain);
    }
    SECTION("a term") {
        db.exec("DELETE FROM search WHERE kind % 16 = 3");
        CHECK_FALSE(t.ledger->verify(t.session, false, quiet)->search);
    }
}

TEST_CASE("search finds by any kind of term, exact kinds first", "[ledger]") {
    TempLedger t;
    t.child(s("单雨桐"), {{kIdNumber, s("15030220100101001X")}, {kPhone, s("13912345678")}});
    t.child(s("雨小单"));
    t.child(s("李𬭎"));
    t.child(s("阿拉腾·乌拉"));
    CHECK(t.search(s("单")) == QStringList{s("单雨桐"), s("雨小单")});
    CHECK(t.search(s("雨桐")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("syt")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("shanyutong")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("Shan Yu Tong")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("yutong")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("150302")).first() == s("单雨桐"));   // then those whose child number begins so
    CHECK(t.search(s("150302201")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("001x")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("１３９１２３４５６７８")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("5678")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("𬭎")) == QStringList{s("李𬭎")});
    CHECK(t.search(s("阿拉腾•乌拉")) == QStringList{s("阿拉腾·乌拉")});
    CHECK(t.search(s("单 5678")) == QStringList{s("单雨桐")});
    CHECK(t.search(s("李 5678")).isEmpty());
    CHECK(t.search(s("")).isEmpty());
    CHECK(t.search(s("' OR 1=1 --")).isEmpty());
    CHECK(t.search(s("单"), 1).size() == 1);
    CHECK(t.names() == QStringList{s("阿拉腾·乌拉"), s("李𬭎"), s("单雨桐"), s("雨小单")});
}

TEST_CASE("a surname typed as its whole syllable comes before the longer ones", "[ledger]") {
    TempLedger t;
    for (const char *name : {"梁安", "林芳", "李小红", "黎明", "刘阳"})
        t.child(s(name));
    CHECK(t.search(s("li")) == QStringList{s("黎明"), s("李小红"), s("梁安"), s("林芳"), s("刘阳")});
    CHECK(t.search(s("lia")) == QStringList{s("梁安")});
}

TEST_CASE("a list without a condition is the list of a condition that all fulfil, whatever changes between", "[ledger]") {
    TempLedger t;
    const QStringList names{s("张三"), s("李四"), s("阿拉腾·乌拉"), s("ᠪᠠᠲᠤ"), s("王小明"), s("李四"), s("欧阳雪")};
    const QStringList places{s("150302101203"), s("150302101201"), s("150302004001"), s("130102001001"), QString()};
    Session township = t.session, everything = t.session;
    township.regions = {s("150302101"), s("150302004")};
    everything.regions = {QString()};
    std::vector<Uid> uids;
    const auto same = [&] {
        for (const Session &session : {t.session, township, everything})
            for (const QString &region : {QString(), s("150302"), s("150302101"), s("150302004001"), s("13")})
                for (const QDate &day : {QDate(), QDate(2016, 1, 1), QDate(2017, 1, 1)})
                    for (const bool descending : {false, true}) {
                        ListQuery plain;
                        plain.region = region;
                        plain.day = day;
                        plain.descending = descending;
                        ListQuery asked = plain;
                        asked.where = s("true()");
                        const auto quick = t.ledger->reader().ids(session, plain), slow = t.ledger->reader().ids(session, asked);
                        REQUIRE(quick.has_value());
                        REQUIRE(slow.has_value());
                        REQUIRE(*quick == *slow);
                        asked.limit = plain.limit = 2;
                        REQUIRE(*t.ledger->reader().ids(session, plain) == *t.ledger->reader().ids(session, asked));
                    }
    };
    same();
    const Form &form = *t.ledger->forms().find(kChild);
    Uid left;
    for (int i = 0; i < 14; ++i) {
        const CommitOutcome made = t.commit(newChild(t.ledger->forms(), t.clock, {{form.indexOf(kName), names[i % names.size()]}, {form.indexOf(kHomeRegion), places[i % places.size()]}}, kLeftBehind, {}));
        if (made.refused > 0)
            continue;
        uids.push_back(made.uids.front());
        if (i % 3 == 2) {
            const auto exit = exitChild(t.ledger->reader(), t.session, uids.back(), s("parents_returned"), QDate(2016, 8, 10 + i % 5));
            REQUIRE(exit.has_value());
            REQUIRE(t.ledger->commit(t.session, *exit).has_value());
            left = uids.back();
        }
        if (i % 5 == 4)
            t.set(uids.front(), {{kName, names[(i + 1) % names.size()]}});
        if (i % 4 == 3)
            same();
    }
    t.link(kRegisterPeriod, left, {{kSince, s("2016-12-01")}});
    same();
    CHECK(t.names().size() > 5);
    CHECK(t.names().contains(s("ᠪᠠᠲᠤ")));
}

TEST_CASE("somebody sees the own area alone, and what is restricted stays blank", "[ledger]") {
    TempLedger t;
    const Uid here = t.child(s("张三"));
    const Uid there = t.child(s("李四"), {{kHomeRegion, s("150302001002")}, {s("harm_by_guardian"), s("…")}});
    Session village = t.session;
    village.roles = {s("village_clerk")};
    village.regions = {s("150302101203")};
    LedgerReader &reader = t.ledger->reader();
    CHECK(reader.record(village, here).has_value());
    CHECK_FALSE(reader.record(village, there).has_value());
    CHECK(reader.ids(village, {})->size() == 1);
    CHECK(reader.search(village, s("李四"), 10)->empty());
    Session auditor = t.session;
    auditor.roles = {s("auditor")};
    CHECK(reader.record(auditor, there)->answers.value(s("harm_by_guardian")).isEmpty());
    ListQuery guess;
    guess.where = s("${harm_by_guardian} != ''");
    CHECK_FALSE(reader.ids(auditor, guess).has_value());
    ChangeSet set;
    Change change;
    change.op = Change::Op::Update;
    change.form = t.ledger->forms().find(kChild);
    change.uid = here;
    change.set(kPhone, s("13900001111"));
    set.changes = {change};
    CHECK(t.ledger->commit(auditor, set).error().code == ErrorCode::Denied);
    Session other = village;
    other.regions = {s("150302001002")};
    const auto outside = t.ledger->commit(other, set);
    REQUIRE(outside.has_value());
    CHECK(outside->refusedAll());
    Session admin = t.session;
    admin.roles = {s("administrator")};
    CHECK_FALSE(reader.record(admin, here).has_value());
}

TEST_CASE("a row added to a form file is a question everywhere", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const FormSource source = formFromCsv(s("survey\n,type,name,label::中文 (zh),label::English (en),constraint,constraint_message::中文 (zh),td_import\n"
                   ",integer,d150302_siblings,兄弟姐妹人数,Siblings,. >= 0 and . <= 15,请核对人数,姊妹人数\n"
                   "settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_extends\n,d150302_more,1,补充,More,child\n"), s("d150302_more.csv"));
    const auto installed = t.ledger->installForm(t.session, source);
    REQUIRE(installed.has_value());
    QStringList faults;
    for (const DefinitionIssue &issue : installed->issues)
        faults << issue.sheet + QString::number(issue.row) + issue.message.id + issue.message.args.join(u',');
    INFO(faults.join(u' ').toStdString());
    REQUIRE(installed->ok());
    CHECK(t.set(uid, {{s("d150302_siblings"), s("3")}}).updated == 1);
    CHECK(t.set(uid, {{s("d150302_siblings"), s("99")}}).refusedAll());
    t.reopen();
    CHECK(t.value(uid, s("d150302_siblings")) == s("3"));
    CHECK(t.ledger->reader().history(t.session, uid)->last().changes[0].field == s("d150302_siblings"));
    ListQuery query;
    query.where = s("${d150302_siblings} >= 3");
    CHECK(t.names(query) == QStringList{s("张三")});
    t.verifies();
}

TEST_CASE("drafts outlive a crash and are dropped on request", "[ledger]") {
    TempLedger t;
    Draft draft{Uid::create(t.clock), kChild, {}, true, {{kName, s("张\"三")}}, 0};
    REQUIRE(t.ledger->saveDraft(t.session, draft).has_value());
    t.reopen();
    const auto drafts = t.ledger->drafts(t.session);
    REQUIRE(drafts->size() == 1);
    CHECK(drafts->first().values == draft.values);
    REQUIRE(t.ledger->dropDraft(t.session, draft.uid).has_value());
    CHECK(t.ledger->drafts(t.session)->isEmpty());
}

TEST_CASE("a long batch that goes unfinished leaves nothing", "[ledger]") {
    TempLedger t;
    t.child(s("张三"));
    const QStringList before = t.everything(t.ledger->reader());
    {
        auto batch = t.ledger->begin(t.session, s("import"), {});
        REQUIRE(batch.has_value());
        REQUIRE((*batch)->add(newChild(t.ledger->forms(), t.clock, {{t.ledger->forms().find(kChild)->indexOf(kName), s("王五")}}, kLeftBehind, {})).has_value());
        CHECK(t.everything(t.ledger->reader()) == before);   // readers never see a half
    }
    CHECK(t.everything(t.ledger->reader()) == before);
    t.child(s("赵六"));
    t.verifies();
}

TEST_CASE("while a batch is open the others are told so, and what they looked at is logged afterwards", "[ledger]") {
    TempLedger t;
    const Uid child = t.child(s("张三"));
    const int name = t.ledger->forms().find(kChild)->indexOf(kName);
    const auto logged = [&] {
        int views = 0;
        auto reader = t.ledger->openReader();
        REQUIRE(reader.has_value());
        SQLite::Statement count((*reader)->database(), "SELECT count(*) FROM journal WHERE op = ?");
        count.bind(1, int(*opFromName(s("view"))));
        if (count.executeStep())
            views = count.getColumn(0).getInt();
        return views;
    };
    for (const bool finished : {true, false}) {
        const int before = logged();
        auto batch = t.ledger->begin(t.session, s("import"), {});
        REQUIRE(batch.has_value());
        const auto add = [&] { REQUIRE((*batch)->add(newChild(t.ledger->forms(), t.clock, {{name, s("王五")}}, kLeftBehind, {})).has_value()); };
        add();
        Draft draft{Uid::create(t.clock), kChild, {}, true, {{kName, s("李四")}}, 0};
        ErrorCode saved{}, kept{}, password{};
        bool seen = false, read = false;
        std::thread window([&] {
            seen = t.ledger->log(t.session, s("view"), child).has_value();
            read = t.ledger->drafts(t.session).has_value();
            kept = t.ledger->saveDraft(t.session, draft).error().code;
            password = t.ledger->setPassword(t.session, t.login, s("another horse")).error().code;
            ChangeSet changes;
            changes.changes = newChild(t.ledger->forms(), t.clock, {{name, s("赵六")}}, kLeftBehind, {});
            saved = t.ledger->commit(t.session, changes).error().code;
        });
        window.join();
        CHECK(seen);
        CHECK(read);
        for (const ErrorCode code : {saved, kept, password})
            CHECK(code == ErrorCode::InUse);
        CHECK(t.ledger->commit(t.session, {}).error().code == ErrorCode::InUse);   // nor does the same thread spoil it
        add();
        if (finished)
            REQUIRE((*batch)->finish().has_value());
        CHECK(logged() == before);
        batch->reset();
        CHECK(logged() == before + 1);
        t.verifies();
    }
}

TEST_CASE("a reader with a connection of its own reads, and is gone before the ledger closes", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    for (int i = 0; i < 3; ++i) {
        auto reader = t.ledger->openReader();
        REQUIRE(reader.has_value());
        CHECK((*reader)->record(t.session, uid)->answers.value(kName) == s("张三"));
    }
    const auto closed = t.ledger->close();
    INFO((closed ? QString() : closed.error().message.id).toStdString());
    CHECK(closed.has_value());
}

TEST_CASE("questions that the core names exist in their forms", "[children]") {
    const FormCatalog forms = FormCatalog::bundled();
    const auto has = [&](const QString &form, const QStringList &questions) {
        REQUIRE(forms.find(form));
        for (const QString &question : questions) {
            INFO(QString(form + u'.' + question).toStdString());
            CHECK(forms.find(form)->find(question));
        }
    };
    has(kChild, {kName, kSex, kBirthDate, kIdNumber, kPhone, kHomeRegion, kHukouRegion, kHukouType, kParentsAway, kIncapableParent, kEntrusted, kCareGrade, kChildNumber, kRegisteredOn, kAgeStated, kAgeStatedOn, kAge,
                 kVillageGroup, kCategories, kCareArrangement, kRisk, kGuardianshipGrade, kNextVisitOn, kExitReason, kExitDate});
    has(kGuardian, {kName, kSex, kBirthDate, kIdNumber, kPhone, kWorkRegion, kAlive});
    has(kGuardianship, {kGuardian, kRelation, kRoles, kCurrentCarer, kSince, kUntil});
    has(kStatus, {kCategory, kSince, kUntil, kReason});
    has(kRegisterPeriod, {kSince, kUntil, kExitReason});
}
