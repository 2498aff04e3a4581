#include "tests/bench/prepared.h"

#include "core/children/demonstration.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace tongdang::bench {

namespace {
const QString kLogin = QStringLiteral("admin"), kPassword = QStringLiteral("correct horse");

QString structure() {
    QFile file(QStringLiteral(":/migrations/0001_init.sql"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (file.open(QIODevice::ReadOnly))
        hash.addData(file.readAll());
    return QString::fromLatin1(hash.result().toHex().left(6));
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
    auto opened = scratch(m_path, context());
    NoProgress quiet;
    const double ms = timed([&] { need(fillDemonstration(*opened.ledger, opened.session, options.children, 1, quiet)); });
    need(opened.ledger->close());
    QFile mark(made);
    if (!mark.open(QIODevice::WriteOnly) || mark.write(QByteArray::number(ms / 1000)) < 0)
        giveUp(QStringLiteral("cannot write ") + made);
}

void Prepared::open() {
    auto opened = need(Ledger::open(m_path, kLogin, kPassword, context()));
    m_ledger = std::move(opened.ledger);
    m_session = std::move(opened.session);
}

void Prepared::close() {
    need(m_ledger->close());
    m_ledger.reset();
}

std::vector<qint64> Prepared::everybody() { return need(reader().ids(m_session, ListQuery())); }

}  // namespace tongdang::bench
