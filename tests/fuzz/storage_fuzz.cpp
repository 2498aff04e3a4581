// keys.json and the head of a backup: what anybody may hand over. Nothing may crash, hang or eat memory.
#include "core/storage/backup.h"
#include "core/storage/key_file.h"
#include "core/storage/recovery_code.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    using namespace tongdang;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto keys = readKeyFile(bytes))
        if (writeKeyFile(*readKeyFile(writeKeyFile(*keys))) != writeKeyFile(*keys))
            __builtin_trap();
    (void)readRecoveryCode(QString::fromUtf8(bytes.left(200)));
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.tdbackup")));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        file.write(bytes);
        file.close();
        (void)inspectBackup(file.fileName());
    }
    return 0;
}
