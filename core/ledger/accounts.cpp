// Who may open a ledger: its accounts, their passwords and the recovery code.
#include "core/ledger/ledger_p.h"

namespace tongdang {

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

Result<void> Ledger::Private::hasAccount(const QString &login) {
    return guarded([&]() -> Result<void> {
        if (sessionOf(login).account.isNil())
            return makeError(ErrorCode::Invalid, QStringLiteral("ledger.no_account"), {login});
        return {};
    });
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
    d->folder->endAttempts(login, clock());
    return log(session, QStringLiteral("account"), {}, {{QStringLiteral("login"), login}, {QStringLiteral("what"), QStringLiteral("password")}});
}

Result<QString> Ledger::newRecoveryCode(const Session &session, const QString &password) {
    if (auto may = d->mayWrite(session, Action::Accounts); !may)
        return may.error();
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    const auto known = d->folder->passwordIs(session.login, password);
    if (!known)
        return known.error();
    if (!*known)
        return makeError(ErrorCode::WrongKey, QStringLiteral("storage.wrong_password"));
    // Entered first: a code that is in force is never withheld because the log could not be written.
    if (auto logged = log(session, QStringLiteral("account"), {}, {{QStringLiteral("login"), session.login}, {QStringLiteral("what"), QStringLiteral("recovery_code")}}); !logged)
        return logged.error();
    return d->folder->newRecoveryCode();
}

}  // namespace tongdang
