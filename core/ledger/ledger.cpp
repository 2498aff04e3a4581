#include "core/ledger/ledger_p.h"

#include "core/ledger/row_changes.h"
#include "core/storage/attachment_store.h"

namespace tongdang {

Ledger::Private::Bound::Bound(Private &d, const FormCatalog &forms)
    : shared{&forms, &d.places, d.context.policy, d.context.clock, d.context.derivation, [&d] { return d.anotherReader(); }}, tables(forms), names(d.db()), statements(d.db()),
      search(d.db(), searchedForms(forms, [this](const QString &form) { return names.term(form); })), writerView(d.db(), writing()), reader(d.folder->reader(), shared),
      appender(d.db(), names, d.device, *d.context.clock), tools{d.db(), *d.context.clock, forms, tables, d.context.derivation, names, search, writerView, statements, writer, [&d](const QString &sha256) {
          const auto has = AttachmentStore(d.folder->attachments()).has(QByteArray::fromHex(sha256.toLatin1()));
          return has && *has;
      }} {}

void Ledger::Private::bind(FormCatalog catalog) {
    catalogs.push_back(std::make_unique<FormCatalog>(std::move(catalog)));
    bound.reset();
    for (const Form *form : forms().all())   // their lasting numbers, before a read-only connection asks for them
        if (!folder->isReadOnly()) {
            SQLite::Statement keep(db(), "INSERT OR IGNORE INTO term (text) VALUES (?)");
            sql::bind(keep, 1, form->id);
            keep.exec();
        }
    bound = std::make_unique<Bound>(*this, forms());
    loadSettings();
}

void Ledger::Private::afterRollback() {
    bound->statements.clear();
    bound->search.drop();
    bound->names.reload();
    bound->appender.reload();
    m_mend = false;
}

Result<void> Ledger::Private::mayWrite(const Session &session, Action action) {
    if (!context.policy->allows(session, action))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    if (folder->isReadOnly())
        return makeError(ErrorCode::File, folder->isDiskFull() ? QStringLiteral("ledger.full_disk") : QStringLiteral("ledger.read_only"));
    const Writing writing(*this);
    if (!writing)
        return busy();
    if (m_mend && !inBatch())
        afterRollback();
    return folder->checkWritable();
}

// ---- Opening and closing

Ledger::Ledger() : d(std::make_unique<Private>()) {}

Ledger::~Ledger() {
    if (d->folder)
        (void)close();
}

Result<void> Ledger::close() {
    if (!d->folder)
        return {};
    (void)guarded([&]() -> Result<void> {   // no reason not to close
        d->dropUnclaimed();
        return {};
    });
    d->bound.reset();
    RowChanges::unwatch(d->db());
    const auto closed = d->folder->close();
    d->folder.reset();
    return closed;
}

LedgerFolder &Ledger::folder() { return *d->folder; }
LedgerReader &Ledger::reader() { return d->bound->reader; }
LedgerReader &Ledger::writerView() {
    d->bound->writer.settle();
    return d->bound->writerView;
}
const FormCatalog &Ledger::forms() const { return d->forms(); }
const Places &Ledger::places() const { return d->places; }
const Clock &Ledger::clock() const { return *d->context.clock; }
Uid Ledger::device() const { return d->device; }

namespace {
struct OwnConnection { std::unique_ptr<SQLite::Database> connection; };

// A reader that owns its connection, which outlives the reader's statements.
class OwnReader final : OwnConnection, public LedgerReader {
  public:
    OwnReader(std::unique_ptr<SQLite::Database> db, const Shared &shared) : OwnConnection{std::move(db)}, LedgerReader(*connection, shared) {}
};
}  // namespace

Result<std::unique_ptr<LedgerReader>> Ledger::Private::anotherReader() const {
    auto db = folder->anotherReader();
    if (!db)
        return db.error();
    RowChanges::share(folder->writer(), **db);
    return guarded([&]() -> Result<std::unique_ptr<LedgerReader>> { return std::unique_ptr<LedgerReader>(std::make_unique<OwnReader>(std::move(*db), bound->shared)); });
}

Result<std::unique_ptr<LedgerReader>> Ledger::openReader() { return d->anotherReader(); }

Ledger::ClockDoubt Ledger::clockDoubt() const { return d->clockDoubt; }

}  // namespace tongdang
