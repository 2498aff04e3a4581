// Entries of the log: written at once, or when a batch under way is through.
#include "core/ledger/ledger_p.h"

namespace tongdang {

void Ledger::Private::appendLog(const Session &who, JournalOp op, const Uid &uid, const QHash<QString, QString> &what, const LedgerReader::Place &about) {
    JournalEntry entry;
    entry.account = who.account;
    entry.op = op;
    entry.uid = uid;
    entry.form = about.form;
    entry.first = about.id;
    for (auto it = what.cbegin(); it != what.cend(); ++it)
        entry.changes.push_back({it.key(), {}, it.value(), {}, false});
    bound->appender.append(entry, 0);
}

// Keeps what could not be written for the next time.
void Ledger::Private::writeWaiting() {
    std::vector<Waiting> waiting;
    {
        const std::lock_guard hold(m_waitingMutex);
        if (m_waiting.empty() || !folder || !bound || inBatch())
            return;
        waiting.swap(m_waiting);
    }
    Result<void> written;
    try {
        if (m_mend)
            afterRollback();
        SQLite::Transaction transaction(db(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const Waiting &one : waiting) {
            const auto about = bound->writerView.placeOf(one.uid);
            appendLog(one.session, one.op, one.uid, one.what, about ? *about : LedgerReader::Place());
        }
        transaction.commit();
    } catch (const SQLite::Exception &exception) {
        afterRollback();
        written = databaseError(exception);
    }
    const std::lock_guard hold(m_waitingMutex);
    m_logFailed = written;
}

Result<void> Ledger::log(const Session &session, const QString &op, const Uid &uid, const QHash<QString, QString> &what) {
    const auto known = opFromName(op);
    if (!known || changesRecord(*known))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.unknown_op"), {op});
    if (d->folder->isReadOnly())
        return {};   // a medium that cannot be written cannot be logged to; nothing can be changed there either
    {
        const std::lock_guard hold(d->m_waitingMutex);
        d->m_waiting.push_back({session, *known, uid, what});
    }
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return {};   // it is written when the batch is through
    d->writeWaiting();
    const std::lock_guard hold(d->m_waitingMutex);
    return std::exchange(d->m_logFailed, Result<void>());
}

}  // namespace tongdang
