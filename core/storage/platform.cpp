#include "core/storage/platform.h"

#include <QFile>
#include <QFileInfo>

namespace tongdang {

Result<void> writeAtomically(const QString &path, const QByteArray &content) {
    const QString temporary = path + QStringLiteral(".new");
    QFile file(temporary);
    const auto failed = [&] {
        const QString detail = file.errorString();
        file.close();
        QFile::remove(temporary);
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {path}, detail);
    };
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return failed();
    if (file.write(content) != content.size() || !syncFile(file))
        return failed();
    file.close();
    if (!replaceFile(temporary, path))
        return failed();
    syncDirectory(QFileInfo(path).absolutePath());
    return {};
}

}  // namespace tongdang
