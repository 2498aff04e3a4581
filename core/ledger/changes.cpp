// The one way in, from outside: single changes and long batches, each in one transaction.
#include "core/ledger/ledger_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tongdang {

qint64 Ledger::Private::addBatch(const Session &who, const Uid &uid, const QString &kind, const Message &intent, qint64 undoes) {
    QJsonArray words{intent.id};
    for (const QString &arg : intent.args)
        words << arg;
    if (!intent.literal.isEmpty()) {   // a form's own words
        QJsonObject literal;
        for (const auto &[language, text] : intent.literal.all())
            literal.insert(language, text);
        words << literal;
    }
    SQLite::Statement keep(db(), "INSERT INTO batch (uid, device, account, time, kind, intent, undoes) VALUES (?,?,?,?,?,?,?) RETURNING id");
    sql::bind(keep, 1, uid);
    sql::bind(keep, 2, bound->names.device(device));
    sql::bind(keep, 3, bound->names.account(who.account));
    sql::bind(keep, 4, HybridTime::fromMs(context.clock->nowMs()).value);
    sql::bind(keep, 5, kind);
    sql::bind(keep, 6, QString::fromUtf8(QJsonDocument(words).toJson(QJsonDocument::Compact)));
    if (undoes)
        sql::bind(keep, 7, undoes);
    keep.executeStep();
    return keep.getColumn(0).getInt64();
}

void Ledger::Private::closeBatch(qint64 id, qint64 firstSeq, int records) {
    SQLite::Statement keep(db(), "UPDATE batch SET records = ?, first_seq = ?, last_seq = (SELECT max(seq) FROM journal) WHERE id = ?");
    keep.bind(1, records);
    sql::bind(keep, 2, firstSeq);
    sql::bind(keep, 3, id);
    keep.exec();
}

qint64 nextSeq(SQLite::Database &db) {
    SQLite::Statement last(db, "SELECT coalesce(max(seq), 0) + 1 FROM journal");
    last.executeStep();
    return last.getColumn(0).getInt64();
}

Result<CommitOutcome> Ledger::commit(const Session &session, const ChangeSet &changes) {
    if (auto may = d->mayWrite(session, Action::Write); !may)
        return may.error();
    CommitOutcome refused;
    bool nothing = false;
    auto result = d->inTransaction([&]() -> Result<CommitOutcome> {
        const Uid uid = Uid::create(clock());
        const qint64 batch = d->addBatch(session, uid, changes.kind, changes.intent), first = nextSeq(d->db());
        Committer committer(d->bound->tools, d->bound->appender, session, batch, uid, changes.kind);
        CommitOutcome outcome = committer.add(changes.changes, changes.acceptWarnings);
        if (outcome.created + outcome.updated == 0) {
            nothing = true;
            refused = outcome;
            return makeError(ErrorCode::Invalid, QStringLiteral("ledger.nothing_changed"));
        }
        committer.finish();
        d->closeBatch(batch, first, outcome.created + outcome.updated);
        outcome.batch = uid;
        return outcome;
    });
    if (!result && nothing)
        return refused;
    return result;
}

QList<Issue> Ledger::check(const Session &session, const Change &change) {
    const Private::Writing writing(*d);
    if (!writing)
        return {Issue{{}, Severity::Must, QStringLiteral("file"), Private::busy().message}};
    try {
        return Committer(d->bound->tools, d->bound->appender, session, 0, {}, QStringLiteral("check")).check(change);
    } catch (const SQLite::Exception &exception) {
        return {Issue{{}, Severity::Must, QStringLiteral("file"), databaseError(exception).message}};
    }
}

namespace {

class LongBatch final : public Ledger::Batch {
  public:
    LongBatch(Ledger::Private &d, const Session &session, const QString &kind, const Message &intent)
        : m_d(d), m_writing(d), m_session(session), m_transaction(std::make_unique<SQLite::Transaction>(d.db(), SQLite::TransactionBehavior::IMMEDIATE)), m_uid(Uid::create(*d.context.clock)),
          m_id(d.addBatch(session, m_uid, kind, intent)), m_first(nextSeq(d.db())), m_committer(d.bound->tools, d.bound->appender, m_session, m_id, m_uid, kind) {
        d.bound->writer.start();
    }
    ~LongBatch() override {
        m_d.bound->writer.stop();
        if (m_transaction) {
            m_transaction.reset();
            m_d.afterRollback();
        }
    }
    Result<CommitOutcome> add(const std::vector<Change> &changes) override {
        return guarded([&]() -> Result<CommitOutcome> {
            CommitOutcome outcome = m_committer.add(changes);
            m_records += outcome.created + outcome.updated;
            outcome.batch = m_uid;
            return outcome;
        });
    }
    Result<Uid> finish() override {
        return guarded([&]() -> Result<Uid> {
            if (m_records == 0)
                return Uid();   // nothing was to change: the destructor drops the empty batch
            m_committer.finish();
            m_d.closeBatch(m_id, m_first, m_records);
            m_transaction->commit();
            m_transaction.reset();
            return m_uid;
        });
    }

  private:
    Ledger::Private &m_d;
    Ledger::Private::Writing m_writing;   // given back last
    Session m_session;
    std::unique_ptr<SQLite::Transaction> m_transaction;
    Uid m_uid;
    qint64 m_id, m_first;
    Committer m_committer;
    int m_records = 0;
};

}  // namespace

Result<std::unique_ptr<Ledger::Batch>> Ledger::begin(const Session &session, const QString &kind, const Message &intent) {
    if (auto may = d->mayWrite(session, kind == u"import" ? Action::Import : Action::Write); !may)
        return may.error();
    const Private::Writing writing(*d);   // until the batch has it
    if (!writing || d->inBatch())
        return Private::busy();
    return guarded([&]() -> Result<std::unique_ptr<Batch>> { return std::unique_ptr<Batch>(std::make_unique<LongBatch>(*d, session, kind, intent)); });
}

}  // namespace tongdang
