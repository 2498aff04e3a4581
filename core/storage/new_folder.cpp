#include "core/storage/ledger_state.h"

#include <sodium.h>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace tongdang {

namespace {

QString lockOf(const QString &folder) { return folder + QStringLiteral("/making"); }

void removeRemains(const QFileInfo &target) {
    QDir beside(target.absolutePath());
    static const QRegularExpression suffix(QStringLiteral("^[0-9a-f]{8}$"));
    const QString start = u'.' + target.fileName() + u'.';
    for (const QString &name : beside.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (!name.startsWith(start) || !suffix.match(name.mid(start.size())).hasMatch())
            continue;
        if (const auto lock = FileLock::acquire(lockOf(beside.filePath(name)), {}, false))   // its maker is gone
            QDir(beside.filePath(name)).removeRecursively();
    }
}

}  // namespace

Result<void> NewFolder::make() {
    const QFileInfo target(m_final);
    if (target.exists() || target.isSymLink())
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.exists"), {m_final});
    removeRemains(target);
    const QString temporary = target.absolutePath() + QStringLiteral("/.%1.%2").arg(target.fileName()).arg(randombytes_random(), 8, 16, QLatin1Char('0'));
    if (!QDir().mkdir(temporary))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {target.absolutePath()});
    m_temporary = temporary;
    auto lock = FileLock::acquire(lockOf(temporary), {}, false);
    if (!lock)
        return lock.error();
    m_lock = std::move(*lock);
    return {};
}

Result<void> NewFolder::keep() {
    m_lock.release();
    syncDirectory(m_temporary);
    if (!renameToNew(m_temporary, m_final)) {
        if (QFileInfo::exists(m_final))
            return makeError(ErrorCode::Invalid, QStringLiteral("storage.exists"), {m_final});
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {m_final});
    }
    m_temporary.clear();
    syncDirectory(QFileInfo(m_final).absolutePath());
    return {};
}

NewFolder::~NewFolder() {
    m_lock.release();
    if (!m_temporary.isEmpty())
        QDir(m_temporary).removeRecursively();
}

}  // namespace tongdang
