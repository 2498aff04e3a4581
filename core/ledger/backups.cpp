// Copies of a ledger, out and in again.
#include "core/ledger/ledger_p.h"

#include <QFileInfo>

namespace tongdang {

Result<BackupInfo> Ledger::backup(const Session &session, const QString &file, Progress &progress) {
    if (!d->context.policy->allows(session, Action::Backup))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    auto made = tongdang::backup(*d->folder, file, clock(), progress);
    if (!made)
        return made;
    const QHash<QString, QString> what{{QStringLiteral("what"), QStringLiteral("backup")}, {QStringLiteral("file"), QFileInfo(file).fileName()}};
    if (auto logged = log(session, QStringLiteral("export"), {}, what); !logged)
        return logged.error();
    return made;
}

Result<Ledger::Opened> Ledger::restore(const QString &file, const QString &directory, const QString &login, const QString &password, const Context &context, Progress &progress) {
    auto folder = tongdang::restore(file, directory, login, password, *context.clock, progress, {}, context.options);
    if (!folder)
        return folder.error();
    return Private::finishOpening(Private::around(std::move(*folder), context), login);
}

}  // namespace tongdang
