#include "core/statistics/ledger_view.h"

#include "core/base/dates.h"
#include "core/ledger/sql.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <atomic>
#include <thread>

namespace tongdang {

class LedgerView::Savepoint {
  public:
    explicit Savepoint(SQLite::Database &db) : m_db(db) {
        m_db.exec("SAVEPOINT statistics_view");
        m_db.execAndGet("SELECT count(*) FROM sqlite_schema");
        version = m_db.execAndGet("PRAGMA data_version").getInt64();
    }
    ~Savepoint() { m_db.tryExec("RELEASE statistics_view"); }
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    qint64 version = 0;

  private:
    SQLite::Database &m_db;
};

LedgerView::LedgerView(LedgerReader &reader)
    : m_reader(reader), m_changes(RowChanges::of(reader.database())), m_free(sqlite3_get_autocommit(reader.database().getHandle()) != 0) {
    take();
}

LedgerView::~LedgerView() = default;

void LedgerView::take() {
    m_position = m_changes ? m_changes->position() : -1;
    m_view = std::make_unique<Savepoint>(m_reader.database());
}

qint64 LedgerView::version() const { return m_view->version; }

std::optional<RowChanges::Touched> LedgerView::touchedSince(qint64 position) const { return m_changes && position >= 0 ? m_changes->since(position) : std::nullopt; }

LedgerReader *LedgerView::openBeside() {
    if (!m_free || !m_reader.shared().another || std::thread::hardware_concurrency() < 2)
        return nullptr;
    const qint64 before = version();
    m_view.reset();
    if (auto opened = m_reader.shared().another()) {   // else one thread will do
        m_beside = std::move(*opened);
        m_viewBeside = std::make_unique<Savepoint>(m_beside->database());
    }
    take();
    if (version() != before) {   // a change came between the two
        m_viewBeside.reset();
        m_beside.reset();
    }
    return m_beside.get();
}

namespace {

// The thread beside tells nobody how far it is.
class StopOnly final : public Progress {
  public:
    explicit StopOnly(const std::atomic<bool> &stop) : m_stop(stop) {}
    bool step(qint64, qint64) override { return !m_stop; }

  private:
    const std::atomic<bool> &m_stop;
};

Result<void> guarded(LedgerReader &reader, bool second, Progress &progress, const HalfRead &read) {
    try {
        return read(reader, second, progress);
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

}  // namespace

Result<std::optional<QDate>> firstDay(LedgerReader &reader) {
    try {
        SQLite::Statement first(reader.database(), "SELECT time FROM journal ORDER BY seq LIMIT 1");
        if (!first.executeStep())
            return std::optional<QDate>();
        return std::optional(shanghaiDate(HybridTime{first.getColumn(0).getInt64()}.ms()));
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

Result<void> inHalves(LedgerReader &reader, LedgerReader *beside, Progress &progress, const HalfRead &read) {
    if (!beside)
        return guarded(reader, false, progress, read);
    Result<void> doneBeside;
    std::atomic<bool> stop = false;
    std::thread other([&] {
        StopOnly stopOnly(stop);
        doneBeside = guarded(*beside, true, stopOnly, read);
    });
    const Result<void> done = guarded(reader, false, progress, read);
    stop = !done;
    other.join();
    return done ? doneBeside : done;
}

}  // namespace tongdang
