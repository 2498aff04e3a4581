// What holds whatever is done to children, their statuses and the people around them.
#include "core/ledger/known_ledger.h"
#include "tests/support/core/temp_ledger.h"

#include <random>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// Somebody at work: one change after the other, each of a kind that the program makes.
struct Clerk {
    TempLedger t;
    std::mt19937 dice;
    std::vector<Uid> children, guardians, links;

    explicit Clerk(unsigned seed) : dice(seed) {}
    size_t roll(size_t n) { return size_t(dice() % n); }
    const Uid &any(const std::vector<Uid> &uids) { return uids[roll(uids.size())]; }
    QString day() { return QDate(2015, 1, 1).addDays(qint64(roll(900))).toString(Qt::ISODate); }
    void step() {
        t.clock.advance(60'000);
        const size_t what = children.empty() ? 0 : roll(8);
        if (what == 0) {
            children.push_back(t.child(s("孩") + QChar(0x4E00 + int(roll(2000))), {{kParentsAway, s("both")}}));
            return;
        }
        const Uid child = any(children);
        if (t.state(child) == RecordState::Withdrawn)
            return;
        if (what == 1) {
            guardians.push_back(t.link(kGuardian, {}, {{kName, s("奶") + QChar(0x4E00 + int(roll(2000)))}}));
            links.push_back(t.link(kGuardianship, child, {{kGuardian, guardians.back().text()}, {kRelation, s("62")}, {kRoles, kEntrustedCarer}, {kSince, day()}}));
        } else if (what == 2) {
            links.push_back(t.link(kStatus, child, {{kCategory, s("poverty")}, {kSince, day()}}));
        } else if (what == 3 && !links.empty()) {
            if (const Uid link = any(links); t.state(link) == RecordState::Active)
                t.set(link, {{kUntil, roll(3) ? s("2018-01-01") : QString()}});
        } else if (what == 4 && !guardians.empty()) {
            if (const Uid guardian = any(guardians); t.state(guardian) == RecordState::Active)
                t.set(guardian, {{kName, s("爷") + QChar(0x4E00 + int(roll(2000)))}});
        } else if (what == 5) {
            auto changes = t.state(child) == RecordState::Active ? exitChild(t.ledger->reader(), t.session, child, s("hukou_moved"), QDate(2016, 6, 30)) : reinstateChild(t.ledger->reader(), t.session, child, QDate());
            if (changes)
                REQUIRE(t.ledger->commit(t.session, *changes).has_value());
        } else {
            t.set(child, {{kPhone, s("1390000") + QString::number(1000 + roll(9000))}});
        }
    }
    QStringList everything() { return t.everything(t.ledger->reader()); }
    Uid newestBatch() { return t.ledger->reader().batches(t.session, 1)->first().uid; }
    qsizetype batches() { return t.ledger->reader().batches(t.session)->size(); }
};

}  // namespace

TEST_CASE("undoing change after change brings back every state in turn, and undoing the undos all of them again", "[ledger][properties]") {
    for (const unsigned seed : {3u, 17u}) {
        Clerk clerk(seed);
        std::vector<std::pair<Uid, QStringList>> before;   // the batch, and how it was before it
        while (before.size() < 25) {
            const QStringList was = clerk.everything();
            const qsizetype batches = clerk.batches();
            clerk.step();
            if (clerk.batches() == batches + 1)
                before.emplace_back(clerk.newestBatch(), was);
            else if (clerk.batches() > batches)
                before.clear();   // a guardian with its link: two batches, between which nobody looked
        }
        std::vector<std::pair<Uid, QStringList>> undos;
        while (!before.empty()) {
            const QStringList now = clerk.everything();
            CAPTURE(seed, before.size());
            const auto undone = clerk.t.ledger->undo(clerk.t.session, before.back().first);
            INFO((undone ? QString() : undone.error().message.id + u' ' + undone.error().detail).toStdString());
            REQUIRE(undone.has_value());
            CHECK(clerk.everything() == before.back().second);
            undos.emplace_back(clerk.newestBatch(), now);
            before.pop_back();
        }
        clerk.t.verifies();
        while (!undos.empty()) {
            REQUIRE(clerk.t.ledger->undo(clerk.t.session, undos.back().first).has_value());
            CHECK(clerk.everything() == undos.back().second);
            undos.pop_back();
        }
        clerk.t.verifies();
    }
}

TEST_CASE("families, statuses and exits as known at a moment are a replay to it", "[ledger][properties]") {
    Clerk clerk(29);
    std::vector<std::pair<qint64, QStringList>> moments;
    for (int i = 0; i < 40; ++i) {
        clerk.step();
        moments.emplace_back(clerk.t.clock.nowMs(), clerk.everything());
        clerk.t.clock.advance(60'000);
    }
    NoProgress quiet;
    for (size_t i = 0; i < moments.size(); i += 6) {
        auto known = clerk.t.ledger->asKnownAt(clerk.t.ledger->reader(), moments[i].first, quiet);
        REQUIRE(known.has_value());
        CHECK(clerk.t.everything((*known)->reader()) == moments[i].second);
        for (int turn = 0; turn < 8; ++turn) {   // and from there to others, earlier and later
            const size_t other = clerk.roll(moments.size());
            REQUIRE(takeTo(**known, HybridTime{HybridTime::fromMs(moments[other].first + 1).value - 1}, quiet).has_value());
            CHECK(clerk.t.everything((*known)->reader()) == moments[other].second);
        }
    }
    REQUIRE(clerk.t.ledger->rebuild(clerk.t.session, quiet).has_value());
    CHECK(clerk.everything() == moments.back().second);
    clerk.t.verifies();
}

TEST_CASE("a child, its statuses and guardianships come out alike in whichever order they were entered", "[ledger][properties]") {
    const SetClock clock{QDate(2016, 8, 1)};
    const Uid child = Uid::create(clock), grandmother = Uid::create(clock), uncle = Uid::create(clock);
    struct Entry { QString form; Uid uid, subject; QHash<QString, QString> answers; };
    std::vector<Entry> entries{
        {kChild, child, {}, {{kName, s("张三")}, {kHomeRegion, s("150302101203")}, {kParentsAway, s("both")}, {kBirthDate, s("2008-03-04")}}},
        {kGuardian, grandmother, {}, {{kName, s("赵奶奶")}}},
        {kGuardian, uncle, {}, {{kName, s("张叔")}}},
        {kGuardianship, Uid::create(clock), child, {{kGuardian, grandmother.text()}, {kRelation, s("62")}, {kRoles, kEntrustedCarer}, {kSince, s("2015-01-01")}, {kUntil, s("2016-05-01")}}},
        {kGuardianship, Uid::create(clock), child, {{kGuardian, uncle.text()}, {kRelation, s("62")}, {kRoles, kEntrustedCarer}, {kSince, s("2016-05-01")}}},
        {kStatus, Uid::create(clock), child, {{kCategory, kLeftBehind}, {kSince, s("2014-09-01")}}},
        {kStatus, Uid::create(clock), child, {{kCategory, s("poverty")}, {kUntil, s("2016-01-01")}}},
        {kRegisterPeriod, Uid::create(clock), child, {{kSince, s("2014-09-01")}, {kUntil, s("2015-09-01")}, {kExitReason, s("hukou_moved")}}},
        {kRegisterPeriod, Uid::create(clock), child, {{kSince, s("2016-01-01")}}}};
    std::mt19937 dice(5);
    QStringList first;
    for (int round = 0; round < 6; ++round) {
        TempLedger t;
        std::vector<Change> changes;
        for (const Entry &entry : entries) {
            Change change;
            change.form = t.ledger->forms().find(entry.form);
            change.uid = entry.uid;
            change.subject = entry.subject;
            for (auto it = entry.answers.cbegin(); it != entry.answers.cend(); ++it)
                REQUIRE(change.set(it.key(), it.value()));
            changes.push_back(std::move(change));
        }
        if (round % 2)   // in one change set a link may stand before whom it names, one by one it may not
            CHECK(t.commit(changes).created == int(changes.size()));
        else
            for (const bool links : {false, true})
                for (const Change &change : changes)
                    if (change.subject.isNil() != links)
                        CHECK(t.commit({change}).created == 1);
        QStringList now = t.everything(t.ledger->reader());
        for (QString &line : now)   // the number has the device's own tag in it
            line.replace(t.value(child, kChildNumber), s("number"));
        if (first.isEmpty())
            first = now;
        CHECK(now == first);
        CHECK(t.value(child, kCareArrangement, QDate(2015, 6, 1)) == s("grandparents"));
        CHECK(t.state(child, QDate(2015, 12, 1)) == RecordState::Exited);
        t.verifies();
        std::shuffle(entries.begin(), entries.end(), dice);
    }
}
