#include "core/ledger/ledger_p.h"

#include "core/base/dates.h"
#include "core/storage/attachment_store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace tongdang {

Ledger::Private::Bound::Bound(Private &d, const FormCatalog &forms)
    : shared{&forms, &d.places, d.context.policy, d.context.clock, d.context.derivation}, tables(forms), names(d.db()), statements(d.db()),
      search(d.db(), searchedForms(forms, [this](const QString &form) { return names.term(form); })), writerView(d.db(), shared), reader(d.folder->reader(), shared),
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

void Ledger::Private::loadSettings() {
    QHash<QString, QString> settings;
    SQLite::Statement all(db(), "SELECT key, value FROM setting");
    while (all.executeStep())
        settings.insert(sql::text(all.getColumn(0)), sql::text(all.getColumn(1)));
    const std::lock_guard hold(m_settingsMutex);
    m_settings = std::move(settings);
}

void Ledger::Private::afterRollback() {
    bound->statements.clear();
    bound->search.drop();
    bound->names.reload();
    bound->appender.reload();
    m_mend = false;
}

QString Ledger::Private::meta(const char *key) {
    SQLite::Statement find(db(), "SELECT value FROM setting WHERE key = ?");
    find.bind(1, key);
    return find.executeStep() ? sql::text(find.getColumn(0)) : QString();
}

Result<void> Ledger::Private::mayWrite(const Session &session, Action action) {
    if (!context.policy->allows(session, action))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    if (folder->isReadOnly())
        return makeError(ErrorCode::File, QStringLiteral("ledger.read_only"));
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
    d->bound.reset();
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
LedgerSettings Ledger::settings() const { return {setting(QStringLiteral("region")), setting(QStringLiteral("name")), setting(QStringLiteral("team")) == u"yes"}; }

QString Ledger::setting(const QString &key) const {
    const std::lock_guard hold(d->m_settingsMutex);
    return d->m_settings.value(key);
}

namespace {
struct OwnConnection { std::unique_ptr<SQLite::Database> connection; };

// A reader that owns its connection, which outlives the reader's statements.
class OwnReader final : OwnConnection, public LedgerReader {
  public:
    OwnReader(std::unique_ptr<SQLite::Database> db, const Shared &shared) : OwnConnection{std::move(db)}, LedgerReader(*connection, shared) {}
};
}  // namespace

Result<std::unique_ptr<LedgerReader>> Ledger::openReader() {
    auto db = d->folder->anotherReader();
    if (!db)
        return db.error();
    return guarded([&]() -> Result<std::unique_ptr<LedgerReader>> { return std::unique_ptr<LedgerReader>(std::make_unique<OwnReader>(std::move(*db), d->bound->shared)); });
}

Result<Ledger::Opened> Ledger::create(const CreateLedger &what, const Context &context) {
    Places builtIn;
    const PlaceLevel level = levelOfCode(what.region);
    if (!builtIn.find(what.region) || (level != PlaceLevel::City && level != PlaceLevel::County && level != PlaceLevel::Township && level != PlaceLevel::Village))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.unknown_region"), {what.region});
    auto created = LedgerFolder::create(what.path, what.login, what.password, *context.clock, context.options);
    if (!created)
        return created.error();
    std::unique_ptr<Ledger> ledger = Private::around(std::move(created->folder), context);
    Private &d = *ledger->d;
    auto made = guarded([&]() -> Result<void> {
        const qint64 now = context.clock->nowMs();
        FormCatalog bundled = FormCatalog::bundled();
        const QString roles = QStringLiteral("administrator ") + RolePolicy::roleOfLevel(what.region);
        const QString name = what.name.isEmpty() ? d.places.fullName(what.region) : what.name;
        SQLite::Transaction transaction(d.db());
        for (const Form *form : bundled.all())
            createFormTables(d.db(), *form);
        for (const FormSource &source : bundled.sources())
            keepForm(d.db(), source, now);
        d.useHome();
        const Uid account = Uid::create(*context.clock);
        SQLite::Statement keep(d.db(), "INSERT INTO account (uid, login, roles, regions) VALUES (?,?,?,?)");
        sql::bind(keep, 1, account);
        sql::bind(keep, 2, what.login);
        sql::bind(keep, 3, roles);
        sql::bind(keep, 4, what.region);
        keep.exec();
        for (const auto &[key, value] : {std::pair(QStringLiteral("region"), what.region), std::pair(QStringLiteral("name"), name), std::pair(QStringLiteral("team"), what.team ? QStringLiteral("yes") : QStringLiteral("no"))}) {
            SQLite::Statement set(d.db(), "INSERT INTO setting (key, value) VALUES (?,?)");
            sql::bind(set, 1, key);
            sql::bind(set, 2, value);
            set.exec();
        }
        transaction.commit();   // before the reading connection looks
        d.session = d.sessionOf(what.login);
        d.bind(std::move(bundled));
        SQLite::Transaction first(d.db());
        d.appendLog(d.session, JournalOp::Account, account, {{QStringLiteral("login"), what.login}, {QStringLiteral("roles"), roles}, {QStringLiteral("region"), what.region}});
        d.appendLog(d.session, JournalOp::Setting, {}, {{QStringLiteral("region"), what.region}, {QStringLiteral("name"), name}});
        first.commit();
        return {};
    });
    if (!made) {
        ledger.reset();   // nothing half made stays
        QDir(what.path).removeRecursively();
        return made.error();
    }
    Session session = d.session;
    return Opened{std::move(ledger), std::move(session), created->recoveryCode};
}

namespace {

QString homeKey(const QString &path) {
    return QStringLiteral("home:") + Uid::fromSeed(QSysInfo::machineUniqueId() + '\0' + path.toUtf8()).text();
}

}  // namespace

Uid Ledger::Private::addDevice(const Uid &parent) {
    const Uid uid = Uid::create(*context.clock);
    SQLite::Statement keep(db(), "INSERT INTO device (uid, name, parent, since) VALUES (?,?,?,?)");
    sql::bind(keep, 1, uid);
    sql::bind(keep, 2, QSysInfo::machineHostName());
    sql::bind(keep, 3, parent);
    sql::bind(keep, 4, context.clock->nowMs());
    keep.exec();
    return uid;
}

void Ledger::Private::useHome() {
    const QString key = homeKey(folder->path());
    const auto set = [this](const QString &name, const QString &value) {
        SQLite::Statement keep(db(), "INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        sql::bind(keep, 1, name);
        sql::bind(keep, 2, value);
        keep.exec();
    };
    const Uid last = Uid::fromText(meta("device"));
    device = Uid::fromText(meta(key.toUtf8().constData()));
    if (device.isNil() && folder->isReadOnly())
        device = last;
    if (device.isNil()) {
        device = addDevice(last);
        set(key, device.text());
    }
    if (device != last && !folder->isReadOnly())
        set(QStringLiteral("device"), device.text());
}

Session Ledger::Private::sessionOf(const QString &login) {
    SQLite::Statement find(db(), "SELECT uid, roles, regions FROM account WHERE login = ? AND removed = 0");
    sql::bind(find, 1, login);
    Session out;
    if (find.executeStep()) {
        out.account = sql::uid(find.getColumn(0));
        out.login = login;
        out.roles = sql::text(find.getColumn(1)).split(u' ', Qt::SkipEmptyParts);
        out.regions = sql::text(find.getColumn(2)).split(u' ', Qt::SkipEmptyParts);
    }
    return out;
}

void Ledger::Private::loadPlaces() {
    SQLite::Statement all(db(), "SELECT code, name, short_names, since, until FROM place ORDER BY length(code), code");
    while (all.executeStep()) {
        Place place{sql::text(all.getColumn(0)), sql::text(all.getColumn(1)), sql::text(all.getColumn(2)).split(u'|', Qt::SkipEmptyParts), fromIso(sql::text(all.getColumn(3))), fromIso(sql::text(all.getColumn(4))), true, false};
        (void)places.add(place);   // what the program has learnt meanwhile is there already
    }
}

std::unique_ptr<Ledger> Ledger::Private::around(std::unique_ptr<LedgerFolder> folder, const Context &context) {
    std::unique_ptr<Ledger> ledger(new Ledger);
    ledger->d->context = context;
    ledger->d->folder = std::move(folder);
    return ledger;
}

Result<void> Ledger::Private::hasAccount(const QString &login) {
    return guarded([&]() -> Result<void> {
        if (sessionOf(login).account.isNil())
            return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_account"), {login});
        return {};
    });
}

Result<Ledger::Opened> Ledger::Private::finishOpening(std::unique_ptr<Ledger> ledger, const QString &login) {
    Private &d = *ledger->d;
    auto opened = guarded([&]() -> Result<void> {
        d.session = d.sessionOf(login);
        if (d.session.account.isNil()) {
            if (d.db().execAndGet("SELECT count(*) FROM account").getInt() == 0)   // the program ended while it was being made
                return makeError(ErrorCode::Damaged, QStringLiteral("ledger.unfinished"), {d.folder->path()});
            return makeError(ErrorCode::WrongKey, QStringLiteral("storage.wrong_password"));
        }
        d.loadPlaces();
        if (d.folder->isReadOnly()) {
            d.useHome();
            d.bind(FormCatalog::with(d.installedForms()));
            return {};
        }
        {
            SQLite::Transaction transaction(d.db());
            d.useHome();
            transaction.commit();
        }
        if (auto upgraded = d.upgradeForms(); !upgraded)
            return upgraded.error();
        SQLite::Transaction transaction(d.db());
        for (const auto &attempt : d.folder->attempts())
            d.appendLog(d.session, JournalOp::SignInFailed, {}, {{QStringLiteral("login"), attempt.login}, {QStringLiteral("time"), isoTime(attempt.timeMs)}});
        d.appendLog(d.session, JournalOp::SignIn, {}, {});
        transaction.commit();
        (void)d.folder->clearAttempts();
        d.refreshDerived();
        return {};
    });
    if (!opened)
        return opened.error();
    Session session = d.session;
    return Ledger::Opened{std::move(ledger), std::move(session), {}};
}

Result<Ledger::Opened> Ledger::open(const QString &path, const QString &login, const QString &password, const Context &context) {
    auto folder = LedgerFolder::open(path, login, password, *context.clock, context.options);
    if (!folder)
        return folder.error();
    return Private::finishOpening(Private::around(std::move(*folder), context), login);
}

Result<Ledger::Opened> Ledger::restore(const QString &file, const QString &directory, const QString &login, const QString &password, const Context &context, Progress &progress) {
    auto folder = tongdang::restore(file, directory, login, password, *context.clock, progress, {}, context.options);
    if (!folder)
        return folder.error();
    return Private::finishOpening(Private::around(std::move(*folder), context), login);
}

Result<Ledger::Opened> Ledger::recover(const QString &path, const QString &login, const QString &code, const QString &newPassword, const Context &context) {
    if (!isStrongEnough(newPassword))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.weak_password"));
    auto folder = LedgerFolder::openWithRecoveryCode(path, code, *context.clock, context.options);
    if (!folder)
        return folder.error();
    std::unique_ptr<Ledger> ledger = Private::around(std::move(*folder), context);
    if (auto known = ledger->d->hasAccount(login); !known)
        return known.error();
    if (auto set = ledger->d->folder->setPassword(login, newPassword); !set)
        return set.error();
    auto opened = Private::finishOpening(std::move(ledger), login);
    if (opened)
        (void)opened->ledger->log(opened->session, QStringLiteral("account"), opened->session.account, {{QStringLiteral("login"), login}, {QStringLiteral("what"), QStringLiteral("recovered")}});
    return opened;
}

Result<void> Ledger::setPassword(const Session &session, const QString &login, const QString &newPassword) {
    if (login != session.login && !d->context.policy->allows(session, Action::Accounts))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const Private::Writing writing(*d);
    if (!writing)
        return Private::busy();
    if (auto known = d->hasAccount(login); !known)
        return known;
    if (auto set = d->folder->setPassword(login, newPassword); !set)
        return set;
    return log(session, QStringLiteral("account"), {}, {{QStringLiteral("login"), login}, {QStringLiteral("what"), QStringLiteral("password")}});
}

Ledger::ClockDoubt Ledger::clockDoubt() const {
    try {
        // The entries of this sign-in are later than the last one before it by rule: compare with what stood then.
        SQLite::Statement last(d->folder->reader(), "SELECT max(time) FROM journal WHERE op <> 20 AND op <> 21");
        if (!last.executeStep() || last.getColumn(0).isNull())
            return ClockDoubt::None;
        const qint64 then = HybridTime{last.getColumn(0).getInt64()}.ms(), now = clock().nowMs();
        constexpr qint64 kMinute = 60'000;
        return now < then - kMinute ? ClockDoubt::BeforeLastEntry : ClockDoubt::None;
    } catch (const SQLite::Exception &) {
        return ClockDoubt::None;
    }
}

// ---- Changes

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

static qint64 nextSeq(SQLite::Database &db) {
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

// ---- Log, drafts, settings

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

Result<void> Ledger::setSetting(const Session &session, const QString &key, const QString &value) {
    if (auto may = d->mayWrite(session, Action::Settings); !may)
        return may;
    const Result<void> kept = d->inTransaction([&]() -> Result<void> {
        SQLite::Statement keep(d->db(), "INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        sql::bind(keep, 1, key);
        sql::bind(keep, 2, value);
        keep.exec();
        d->appendLog(session, JournalOp::Setting, {}, {{key, value}});
        return {};
    });
    if (kept) {
        const std::lock_guard hold(d->m_settingsMutex);
        d->m_settings.insert(key, value);
    }
    return kept;
}

Result<int> Ledger::addPlaces(const Session &session, const QList<Place> &places) {
    if (auto may = d->mayWrite(session, Action::Places); !may)
        return may.error();
    Places trial = d->places;
    QList<Place> sorted = places;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Place &a, const Place &b) { return a.code.size() < b.code.size(); });
    int count = 0;
    auto result = d->inTransaction([&]() -> Result<int> {
        for (const Place &place : sorted) {
            if (auto added = trial.add(place); !added)
                return added.error();
            SQLite::Statement keep(d->db(), "INSERT OR REPLACE INTO place (code, name, short_names, since, until) VALUES (?,?,?,?,?)");
            sql::bind(keep, 1, place.code);
            sql::bind(keep, 2, place.name);
            sql::bind(keep, 3, place.shortNames.join(u'|'));
            sql::bindOrNull(keep, 4, isoDate(place.from));
            sql::bindOrNull(keep, 5, isoDate(place.until));
            keep.exec();
            ++count;
        }
        d->appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("places"), QString::number(count)}});
        return count;
    });
    if (result)
        d->places = std::move(trial);
    return result;
}

}  // namespace tongdang
