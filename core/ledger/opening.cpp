// Making, opening and recovering a ledger, and the device that this PC is in it.
#include "core/ledger/ledger_p.h"

#include "core/base/dates.h"
#include "core/ledger/recovery_code.h"
#include "core/ledger/row_changes.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

namespace tongdang {

namespace {

const auto kDevice = QStringLiteral("device");

QString homeKey(const QString &path) {
    return QStringLiteral("home:") + Uid::fromSeed(QSysInfo::machineUniqueId() + '\0' + path.toUtf8()).text();
}

Uid addDevice(SQLite::Database &db, const Uid &parent, const Clock &clock) {
    const Uid uid = Uid::create(clock);
    SQLite::Statement keep(db, "INSERT INTO device (uid, name, parent, since) VALUES (?,?,?,?)");
    sql::bind(keep, 1, uid);
    sql::bind(keep, 2, QSysInfo::machineHostName());
    sql::bind(keep, 3, parent);
    sql::bind(keep, 4, clock.nowMs());
    keep.exec();
    return uid;
}

// All that a ledger holds before its folder has its name: so a program that ends in the middle leaves none that is half made.
Result<void> found(SQLite::Database &db, const QString &path, const CreateLedger &what, const Clock &clock) {
    return guarded([&]() -> Result<void> {
        const FormCatalog bundled = FormCatalog::bundled();
        SQLite::Transaction transaction(db);
        for (const Form *form : bundled.all())
            createFormTables(db, *form);
        for (const FormSource &source : bundled.sources())
            keepForm(db, source, clock.nowMs());
        const QString device = addDevice(db, {}, clock).text();
        SQLite::Statement keep(db, "INSERT INTO account (uid, login, roles, regions) VALUES (?,?,?,?)");
        sql::bind(keep, 1, Uid::create(clock));
        sql::bind(keep, 2, what.login);
        sql::bind(keep, 3, QStringLiteral("administrator ") + RolePolicy::roleOfLevel(what.region));
        sql::bind(keep, 4, what.region);
        keep.exec();
        keepSetting(db, homeKey(path), device);
        keepSetting(db, kDevice, device);
        keepSetting(db, QStringLiteral("region"), what.region);
        keepSetting(db, QStringLiteral("name"), what.name.isEmpty() ? Places().fullName(what.region) : what.name);
        keepSetting(db, QStringLiteral("team"), what.team ? QStringLiteral("yes") : QStringLiteral("no"));
        keepSetting(db, kCodeShown, QStringLiteral("no"));
        transaction.commit();
        return {};
    });
}

}  // namespace

Result<Ledger::Opened> Ledger::create(const CreateLedger &what, const Context &context) {
    Places builtIn;
    const PlaceLevel level = levelOfCode(what.region);
    if (!builtIn.find(what.region) || (level != PlaceLevel::City && level != PlaceLevel::County && level != PlaceLevel::Township && level != PlaceLevel::Village))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.unknown_region"), {what.region});
    if (QFile::exists(what.path + QStringLiteral("/keys.json")))   // perhaps made by a run that ended before the recovery code was read
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.exists"), {what.path});
    auto created = LedgerFolder::create(what.path, what.login, what.password, *context.clock, context.options,
                                        [&](SQLite::Database &db, const QString &path) { return found(db, path, what, *context.clock); });
    if (!created)
        return created.error();
    auto opened = Private::finishOpening(Private::around(std::move(created->folder), context), what.login, true);
    if (!opened)
        QDir(what.path).removeRecursively();   // nobody has its recovery code
    else
        opened->recoveryCode = created->recoveryCode;
    return opened;
}

void Ledger::Private::useHome() {
    const QString key = homeKey(folder->path());
    if (!folder->isReadOnly() && folder->isRestored()) {   // a copy is nobody's home, wherever it lies: the ledger that it came from may go on
        db().exec("DELETE FROM setting WHERE key LIKE 'home:%'");
        folder->forgetRestored();
    }
    const Uid last = Uid::fromText(storedSetting(db(), kDevice));
    device = Uid::fromText(storedSetting(db(), key));
    if (device.isNil() && folder->isReadOnly())
        device = last;
    if (device.isNil()) {
        device = addDevice(db(), last, *context.clock);
        keepSetting(db(), key, device.text());
    }
    if (device != last && !folder->isReadOnly())
        keepSetting(db(), kDevice, device.text());
}

// Before this sign-in is entered: entries are later than the last one by rule.
void Ledger::Private::compareClock() {
    SQLite::Statement last(db(), "SELECT time FROM journal ORDER BY seq DESC LIMIT 1");
    if (!last.executeStep())
        return;
    constexpr qint64 kMinute = 60'000, kDay = 24 * 60 * kMinute;
    const qint64 then = HybridTime{last.getColumn(0).getInt64()}.ms(), now = context.clock->nowMs();
    const bool ahead = now > then + kDay && !folder->isRestored();   // a copy is old by nature
    clockDoubt = now < then - kMinute ? ClockDoubt::BeforeLastEntry : ahead ? ClockDoubt::FarAhead : ClockDoubt::None;
}

void Ledger::Private::logFounding(const QString &login) {
    const QString region = storedSetting(db(), QStringLiteral("region")), name = storedSetting(db(), QStringLiteral("name"));
    appendLog(session, JournalOp::Account, session.account, {{QStringLiteral("login"), login}, {QStringLiteral("roles"), session.roles.join(u' ')}, {QStringLiteral("region"), region}});
    appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("region"), region}, {QStringLiteral("name"), name}});
}

std::unique_ptr<Ledger> Ledger::Private::around(std::unique_ptr<LedgerFolder> folder, const Context &context) {
    std::unique_ptr<Ledger> ledger(new Ledger);
    ledger->d->context = context;
    ledger->d->folder = std::move(folder);
    RowChanges::watch(ledger->d->db());
    RowChanges::share(ledger->d->db(), ledger->d->folder->reader());
    return ledger;
}

Result<Ledger::Opened> Ledger::Private::finishOpening(std::unique_ptr<Ledger> ledger, const QString &login, bool justMade) {
    Private &d = *ledger->d;
    auto opened = guarded([&]() -> Result<void> {
        d.session = d.sessionOf(login);
        if (d.session.account.isNil()) {
            if (d.db().execAndGet("SELECT count(*) FROM account").getInt() == 0)   // the program ended while it was being made
                return makeError(ErrorCode::Damaged, QStringLiteral("ledger.unfinished"), {d.folder->path()});
            return makeError(ErrorCode::WrongKey, QStringLiteral("storage.wrong_password"));
        }
        d.compareClock();
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
        if (d.db().execAndGet("SELECT count(*) FROM (SELECT 1 FROM journal LIMIT 1)").getInt() == 0)
            d.logFounding(login);
        for (const auto &attempt : d.folder->attempts())
            d.appendLog(d.session, JournalOp::SignInFailed, {}, {{QStringLiteral("login"), attempt.login}, {QStringLiteral("time"), isoTime(attempt.timeMs)}});
        if (!justMade)
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
    ledger->d->folder->endAttempts(login, *context.clock);   // those were at the old password
    auto opened = Private::finishOpening(std::move(ledger), login);
    if (opened)
        (void)opened->ledger->log(opened->session, QStringLiteral("account"), opened->session.account, {{QStringLiteral("login"), login}, {QStringLiteral("what"), QStringLiteral("recovered")}});
    return opened;
}

}  // namespace tongdang
