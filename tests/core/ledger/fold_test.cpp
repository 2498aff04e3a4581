#include "tests/support/catch_qt.h"

#include "core/ledger/fold.h"

#include <algorithm>
#include <random>

using namespace tongdang;

namespace {

// Entries of several PCs that know more or less of each other, on one record.
std::vector<JournalEntry> entriesOf(std::mt19937 &random) {
    const SetClock clock(QDate(2016, 8, 15));
    const std::vector<Uid> devices{Uid::create(clock), Uid::create(clock), Uid::create(clock)};
    const QStringList fields{QStringLiteral("name"), QStringLiteral("phone"), kStateField};
    const Uid uid = Uid::create(clock);
    std::vector<JournalEntry> all;
    std::vector<std::vector<size_t>> known(devices.size());
    std::vector<qint64> seq(devices.size());
    for (int i = 0; i < 30; ++i) {
        const size_t device = random() % devices.size();
        if (random() % 3 == 0)   // it learns what another has
            known[device] = known[random() % devices.size()].size() > known[device].size() ? known[random() % devices.size()] : known[device];
        std::vector<JournalEntry> seen;
        for (const size_t k : known[device])
            seen.push_back(all[k]);
        const Folded now = fold(seen);
        JournalEntry entry;
        entry.id = {devices[device], ++seq[device]};
        entry.time = HybridTime{qint64(1000 + i + random() % 3)};
        entry.op = i == 0 ? JournalOp::Create : JournalOp::Update;
        entry.form = QStringLiteral("child");
        entry.uid = uid;
        for (const QString &field : fields)
            if (random() % 2)
                entry.changes.push_back({field, {}, QString::number(random() % 100), now.headIds(field)});
        known[device].push_back(all.size());
        all.push_back(entry);
    }
    return all;
}

QStringList words(const Folded &folded) {
    QStringList out;
    for (const auto &[field, heads] : folded.heads)
        for (const Head &head : heads)
            out << field + u'=' + head.value.value_or(QString()) + u'@' + head.entry.device.text() + QString::number(head.entry.seq);
    return out << QString::number(folded.created.value) << QString::number(folded.updated.value);
}

}  // namespace

TEST_CASE("entries in any order and any number of times make the same record with the same conflicts", "[ledger]") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        std::vector<JournalEntry> entries = entriesOf(random);
        const QStringList expected = words(fold(entries));
        for (int round = 0; round < 5; ++round) {
            std::shuffle(entries.begin(), entries.end(), random);
            std::vector<JournalEntry> twice = entries;
            twice.insert(twice.end(), entries.begin(), entries.begin() + int(random() % entries.size()));
            std::shuffle(twice.begin(), twice.end(), random);
            REQUIRE(words(fold(twice)) == expected);
        }
    }
}

TEST_CASE("a replaced value is no head, two that nobody replaced are a conflict of which the later stands", "[ledger]") {
    const SetClock clock(QDate(2016, 8, 15));
    const Uid a = Uid::create(clock), b = Uid::create(clock), uid = Uid::create(clock);
    const auto entry = [&](const Uid &device, qint64 seq, qint64 time, const QString &value, std::vector<EntryId> over) {
        JournalEntry e;
        e.id = {device, seq};
        e.time = {time};
        e.op = JournalOp::Update;
        e.form = QStringLiteral("child");
        e.uid = uid;
        e.changes = {{QStringLiteral("phone"), {}, value, std::move(over)}};
        return e;
    };
    std::vector<JournalEntry> entries{entry(a, 1, 10, QStringLiteral("1"), {}), entry(a, 2, 20, QStringLiteral("2"), {{a, 1}}), entry(b, 1, 15, QStringLiteral("3"), {{a, 1}})};
    const Folded two = fold(entries);
    CHECK(two.heads.at(QStringLiteral("phone")).size() == 2);
    CHECK(two.value(QStringLiteral("phone")) == QStringLiteral("2"));
    entries.push_back(entry(b, 2, 5, QStringLiteral("3"), two.headIds(QStringLiteral("phone"))));   // a decision, by a PC whose clock is behind
    CHECK(fold(entries).heads.at(QStringLiteral("phone")).size() == 1);
    CHECK(fold(entries).value(QStringLiteral("phone")) == QStringLiteral("3"));
    CHECK(fold({entries[0], entries[1]}, HybridTime{12}).value(QStringLiteral("phone")) == QStringLiteral("1"));
}

TEST_CASE("a hash covers every part of an entry, and a withheld yes or no cannot be guessed", "[ledger]") {
    const SetClock clock(QDate(2016, 8, 15));
    JournalEntry entry;
    entry.id = {Uid::create(clock), 7};
    entry.time = {1};
    entry.account = Uid::create(clock);
    entry.batch = Uid::create(clock);
    entry.form = QStringLiteral("child");
    entry.formVersion = QStringLiteral("1");
    entry.uid = Uid::create(clock);
    entry.secret = freshSecret();
    entry.changes = {{QStringLiteral("boarding"), {}, QStringLiteral("yes"), {}}};
    const QByteArray hash = entryHash({}, entry);
    const auto differs = [&](auto change) {
        JournalEntry other = entry;
        change(other);
        return entryHash({}, other) != hash;
    };
    CHECK(entryHash({}, entry) == hash);
    CHECK(entryHash(QByteArray(32, 'x'), entry) != hash);
    CHECK(differs([](JournalEntry &e) { e.id.seq = 8; }));
    CHECK(differs([](JournalEntry &e) { e.time.value = 2; }));
    CHECK(differs([](JournalEntry &e) { e.account = Uid(); }));
    CHECK(differs([](JournalEntry &e) { e.batch = Uid(); }));
    CHECK(differs([](JournalEntry &e) { e.op = JournalOp::Update; }));
    CHECK(differs([](JournalEntry &e) { e.form = QStringLiteral("childe"); }));
    CHECK(differs([](JournalEntry &e) { e.formVersion = QStringLiteral("2"); }));
    CHECK(differs([](JournalEntry &e) { e.uid = Uid(); }));
    CHECK(differs([](JournalEntry &e) { e.changes[0].after = QStringLiteral("no"); }));
    CHECK(differs([](JournalEntry &e) { e.changes[0].after.reset(); }));
    CHECK(differs([](JournalEntry &e) { e.changes[0].before = QString(); }));
    CHECK(differs([](JournalEntry &e) { e.changes[0].field = QStringLiteral("boardin"); }));
    CHECK(differs([&](JournalEntry &e) { e.changes[0].over = {{e.id.device, 1}}; }));
    // The salt of one field says nothing of another's, and the commitment nothing without it.
    CHECK(fieldSalt(entry.secret, QStringLiteral("boarding")) != fieldSalt(entry.secret, QStringLiteral("entrusted")));
    CHECK(commitment(fieldSalt(freshSecret(), QStringLiteral("boarding")), entry.changes[0]) != commitment(fieldSalt(entry.secret, QStringLiteral("boarding")), entry.changes[0]));
}
