#include "tests/bench/prepared.h"

#include "core/children/demonstration.h"
#include "core/importing/import.h"
#include "core/importing/roster_template.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace tongdang::bench {

const QString kLogin = QStringLiteral("admin"), kPassword = QStringLiteral("correct horse");

namespace {
constexpr int kMostAtOnce = 100'000;
constexpr qint64 kCacheAChild = 4096, kMostCache = 20LL << 30;   // bytes; half of it is for writing

QString structure() {
    QFile file(QStringLiteral(":/migrations/0001_init.sql"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (file.open(QIODevice::ReadOnly))
        hash.addData(file.readAll());
    return QString::fromLatin1(hash.result().toHex().left(6));
}

// The official roster's columns, filled up from the full one's to forty.
QStringList columns() {
    const RosterTemplates rosters;
    QStringList out;
    for (const RosterColumn &column : rosters.find(QStringLiteral("lbc-2016"))->columns)
        out << column.target;
    for (const RosterColumn &column : rosters.find(QStringLiteral("child-full"))->columns)
        if (column.exported && !out.contains(column.target) && out.size() < kColumns)
            out << column.target;
    return out;
}
}  // namespace

LedgerOptions Prepared::options() {
    LedgerOptions options;
    options.stretch = KeyStretch::Least;   // key derivation is apart from every row
    return options;
}

Ledger::Opened Prepared::scratch(const QString &path, const Ledger::Context &context) {
    QDir(path).removeRecursively();
    return need(Ledger::create({path, QStringLiteral("150302"), QStringLiteral("演示"), kLogin, kPassword, false}, context));
}

Prepared::Prepared(const Options &options) : m_path(QStringLiteral("%1/demo-%2-%3.tongdang").arg(options.work).arg(options.children).arg(structure())) {
    const QString made = m_path + QStringLiteral("/made");
    if (QFile::exists(made) && !options.fresh)
        return;
    note(QStringLiteral("making a ledger of %1 children").arg(options.children));
    // The indices of names and numbers are written at random places: with all of them in memory a large ledger costs no more a child than a small one.
    Ledger::Context making = context();
    making.options.cacheBytes = std::clamp<qint64>(options.children * kCacheAChild, making.options.cacheBytes, kMostCache);
    auto opened = scratch(m_path, making);
    NoProgress quiet;
    // Part after part: a batch is one transaction, whose log is as long as what it writes.
    const double ms = timed([&] {
        for (int done = 0, part = 1; done < options.children; ++part) {
            const int next = std::min(kMostAtOnce, options.children - done);
            need(fillDemonstration(*opened.ledger, opened.session, next, unsigned(part), quiet, DemonstrationParts::People));
            done += next;
            if (options.children > kMostAtOnce)
                note(QStringLiteral("%1 children").arg(done));
        }
    });
    need(opened.ledger->close());
    QFile mark(made);
    if (!mark.open(QIODevice::WriteOnly) || mark.write(QByteArray::number(ms / 1000)) < 0)
        giveUp(QStringLiteral("cannot write ") + made);
}

Ledger::Opened Prepared::opened(const Ledger::Context &context) const { return need(Ledger::open(m_path, kLogin, kPassword, context)); }

void Prepared::open() {
    auto opened = this->opened(context());
    m_ledger = std::move(opened.ledger);
    m_session = std::move(opened.session);
}

void Prepared::close() {
    need(m_ledger->close());
    m_ledger.reset();
}

std::vector<qint64> Prepared::everybody() { return need(reader().ids(m_session, ListQuery())); }

int Prepared::writeRoster(const QString &path) {
    ExportOptions options;
    options.roster = QStringLiteral("child-full");
    options.columns = columns();
    options.fullIds = true;
    options.purpose = options.recipient = options.approver = QStringLiteral("测量");
    options.ids = everybody();
    if (options.ids.size() > kMostRows)
        options.ids.resize(kMostRows);
    NoProgress quiet;
    return need(exportRoster(ledger(), reader(), session(), path, options, quiet)).rows;
}

}  // namespace tongdang::bench
