#include "tests/support/core/temp_ledger.h"

#include "core/ledger/committer.h"

#include <random>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// An answer of any shape: those that are kept in fewer bytes, those that only look so, and texts.
QString anyAnswer(std::mt19937 &random, const Clock &clock) {
    switch (random() % 12) {
    case 0: return QString::number(random());
    case 1: return QStringLiteral("0") + QString::number(random());
    case 2: return QStringLiteral("15030220160630942") + (random() % 2 ? u'8' : u'X');
    case 3: return QDate(1850 + int(random() % 250), 1 + int(random() % 12), 1 + int(random() % 28)).toString(Qt::ISODate);
    case 4: return s("2015-02-30");
    case 5: return Uid::create(clock).text();
    case 6: return Uid::create(clock).text().toUpper();
    case 7: return s("not_in_kindergarten");
    case 8: return QString();
    case 9: return QString::number(random() % 1000);
    case 10: return s("999999999999999999") + (random() % 2 ? s("9") : QString());
    default: return s("李𬭎 — “海勃湾”\n") + QChar(0x4E00 + int(random() % 2000));
    }
}

std::vector<FieldChange> anyChanges(std::mt19937 &random, const Clock &clock, const Uid &device) {
    std::vector<FieldChange> changes;
    for (unsigned i = random() % 9; i > 0; --i) {
        FieldChange change;
        change.field = s("question_") + QString::number(random() % 40);
        if (random() % 3)
            change.before = anyAnswer(random, clock);
        if (random() % 4)
            change.after = anyAnswer(random, clock);
        for (unsigned k = random() % 3; k > 0; --k)
            change.over.push_back({device, qint64(random() % 1'000'000)});
        change.code = random() % 2;
        changes.push_back(std::move(change));
    }
    return changes;
}

// What a committer on another connection would need: the same changes through one batch or through many.
std::vector<std::vector<Change>> story(const TempLedger &t, std::mt19937 &random) {
    const FormCatalog &forms = t.ledger->forms();
    std::vector<std::vector<Change>> groups;
    std::vector<Uid> children;
    const Form &child = *forms.find(kChild);
    int group = 0;
    for (int step = 0; step < 60; ++step) {
        std::vector<Change> changes;
        ++group;
        if (children.empty() || random() % 3 == 0) {
            changes = newChild(forms, t.clock, {{child.indexOf(kName), s("孩") + QChar(0x4E00 + int(random() % 500))}, {child.indexOf(kHomeRegion), s("150302101203")}}, kLeftBehind, {}, group);
            for (Change &change : changes)
                if (change.uid.isNil())
                    change.uid = Uid::create(t.clock);
            children.push_back(changes.front().uid);
        } else {
            Change change;
            change.form = &child;
            change.uid = children[random() % children.size()];
            change.group = group;
            const unsigned kind = random() % 6;
            change.op = kind == 0 ? Change::Op::Withdraw : kind == 1 ? Change::Op::Revive : Change::Op::Update;
            if (kind == 2)
                change.set(kName, s("改") + QChar(0x4E00 + int(random() % 500)));
            else if (kind > 2)
                change.set(kPhone, random() % 3 ? s("1390000") + QString::number(1000 + random() % 9000) : QString());
            changes.push_back(std::move(change));
        }
        groups.push_back(std::move(changes));
    }
    return groups;
}

}  // namespace

TEST_CASE("answers of any shape come back from the journal as they were", "[ledger]") {
    TempLedger t;
    JournalNames names(t.ledger->folder().writer());
    const Uid device = t.ledger->device();
    std::mt19937 random(3);
    QByteArray packed;
    for (int round = 0; round < 2000; ++round) {
        const std::vector<FieldChange> changes = anyChanges(random, t.clock, device);
        packChanges(changes, names, packed);
        std::vector<FieldChange> read;
        REQUIRE(unpackChanges(packed, names, read));
        REQUIRE(read.size() == changes.size());
        for (size_t i = 0; i < changes.size(); ++i) {
            CHECK(read[i].field == changes[i].field);
            CHECK(read[i].before == changes[i].before);
            CHECK(read[i].after == changes[i].after);
            CHECK(read[i].over == changes[i].over);
        }
    }
}

TEST_CASE("bytes that are no changes are told or read as something, and never more than there is", "[ledger]") {
    TempLedger t;
    JournalNames names(t.ledger->folder().writer());
    std::mt19937 random(4);
    QByteArray packed;
    int told = 0;
    for (int round = 0; round < 5000; ++round) {
        packChanges(anyChanges(random, t.clock, t.ledger->device()), names, packed);
        std::vector<FieldChange> read;
        if (round % 2)
            packed.truncate(qsizetype(random() % unsigned(packed.size())));
        for (unsigned k = random() % 4; k > 0 && !packed.isEmpty(); --k)
            packed[qsizetype(random() % unsigned(packed.size()))] = char(random());
        told += unpackChanges(packed, names, read) ? 0 : 1;
    }
    CHECK(told > 1000);
}

TEST_CASE("changes in one batch, in slices or one by one make the same tables, and so does a rebuild", "[ledger]") {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        std::mt19937 random(seed);
        TempLedger one, many;
        const auto groups = story(one, random);
        const auto rebound = [&](const std::vector<Change> &changes, const TempLedger &to) {   // forms belong to their ledger
            std::vector<Change> out = changes;
            for (Change &change : out)
                change.form = to.ledger->forms().find(change.form->id);
            return out;
        };
        auto batch = one.ledger->begin(one.session, s("import"), {});
        REQUIRE(batch.has_value());
        std::vector<Change> slice;
        for (const auto &group : groups) {
            for (Change &change : rebound(group, one))
                slice.push_back(std::move(change));
            if (random() % 4 == 0) {
                REQUIRE((*batch)->add(slice).has_value());
                slice.clear();
            }
        }
        REQUIRE((*batch)->add(slice).has_value());
        REQUIRE((*batch)->finish().has_value());
        batch->reset();
        for (const auto &group : groups)
            many.commit(rebound(group, many));
        one.verifies();
        many.verifies();
        const auto withoutOwn = [](TempLedger &t) {   // child numbers carry the device, and who came in a roster is visited first on another day
            QStringList out = t.everything(t.ledger->reader());
            const Form &child = *t.ledger->forms().find(kChild);
            for (QString &row : out)
                if (row.startsWith(QStringLiteral("child "))) {
                    QStringList cells = row.split(u'|');
                    cells[child.indexOf(kChildNumber)].clear();
                    cells[child.indexOf(kNextVisitOn)].clear();
                    row = row.section(u' ', 0, 2) + cells.join(u'|');
                }
            return out;
        };
        CHECK(withoutOwn(one) == withoutOwn(many));
        const QStringList before = one.everything(one.ledger->reader());
        NoProgress quiet;
        REQUIRE(one.ledger->rebuild(one.session, quiet).has_value());
        CHECK(one.everything(one.ledger->reader()) == before);
        one.verifies();
    }
}

TEST_CASE("a batch tells which of its changes made an entry", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kPhone, s("13900001111")}});
    const Form *form = t.ledger->forms().find(kChild);
    std::vector<Change> changes(3);
    for (size_t i = 0; i < changes.size(); ++i) {
        changes[i].op = Change::Op::Update;
        changes[i].form = form;
        changes[i].uid = uid;
        changes[i].group = int(i);
        changes[i].set(kPhone, i < 2 ? s("13900002222") : s("13900003333"));
    }
    CHECK(t.commit(changes).changed == std::vector<bool>{true, false, true});
}

TEST_CASE("a record that is there already is not made a second time", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const QStringList before = t.everything(t.ledger->reader());
    Change again;
    again.form = t.ledger->forms().find(kChild);
    again.uid = uid;
    again.set(kName, s("李四"));
    const CommitOutcome outcome = t.commit({again});
    CHECK(outcome.refusedAll());
    REQUIRE(outcome.issues.size() == 1);
    CHECK(outcome.issues.front().issues.front().message.id == s("ledger.record_exists"));
    CHECK(t.everything(t.ledger->reader()) == before);
    t.verifies();
}

TEST_CASE("a record's first entry has its uid, later ones lead to it, and its row has their number", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    t.set(uid, {{kPhone, s("13900001111")}});
    REQUIRE(t.ledger->log(t.session, s("view"), uid).has_value());
    SQLite::Database &db = t.ledger->folder().writer();
    const auto count = [&](const char *what) { return db.execAndGet(std::string("SELECT count(*) FROM journal WHERE ") + what).getInt(); };
    CHECK(count("uid IS NOT NULL AND record IS NOT NULL") == 0);
    CHECK(count("op < 20 AND uid IS NULL AND record IS NULL") == 0);
    CHECK(count("record = (SELECT td_id FROM child)") == 2);
    CHECK(count("seq = (SELECT td_id FROM child) AND uid = (SELECT td_uid FROM child)") == 1);
    CHECK(t.ledger->reader().history(t.session, uid)->size() == 3);
    t.verifies();
    NoProgress quiet;
    SECTION("rows that changed places are told") {
        t.child(s("李四"));
        const std::string a = std::to_string(db.execAndGet("SELECT min(td_id) FROM child").getInt64()), b = std::to_string(db.execAndGet("SELECT max(td_id) FROM child").getInt64());
        db.exec("UPDATE child SET td_id = -1 WHERE td_id = " + a + "; UPDATE child SET td_id = " + a + " WHERE td_id = " + b + "; UPDATE child SET td_id = " + b + " WHERE td_id = -1");
        CHECK_FALSE(t.ledger->verify(t.session, false, quiet)->projection);
    }
    SECTION("an entry that leads nowhere is told") {
        db.exec("UPDATE journal SET record = 1000000 WHERE record IS NOT NULL");
        const auto report = t.ledger->verify(t.session, false, quiet);
        CHECK_FALSE(report->ok());
    }
}
