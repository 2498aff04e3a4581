#include "core/storage/ledger_state.h"

#include <sodium.h>

#include <QDir>
#include <QFileInfo>

namespace tongdang {

Result<void> NewFolder::make() {
    const QFileInfo target(m_final);
    if (target.exists() || target.isSymLink())
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.exists"), {m_final});
    const QString temporary = target.absolutePath() + QStringLiteral("/.%1.%2").arg(target.fileName()).arg(randombytes_random(), 8, 16, QLatin1Char('0'));
    if (!QDir().mkdir(temporary))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {target.absolutePath()});
    m_temporary = temporary;
    return {};
}

Result<void> NewFolder::keep() {
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
    if (!m_temporary.isEmpty())
        QDir(m_temporary).removeRecursively();
}

}  // namespace tongdang
