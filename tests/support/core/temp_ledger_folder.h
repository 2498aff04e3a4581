// A ledger folder in a temporary place, made quickly: least key stretching, no waiting for the disk.
#pragma once

#include "core/storage/ledger_folder.h"
#include "tests/support/catch_qt.h"

#include <QTemporaryDir>

namespace tongdang {

struct TempLedgerFolder {
    TempLedgerFolder() : TempLedgerFolder(quick(Cipher::ChaCha20)) {}
    explicit TempLedgerFolder(LedgerOptions wanted) : options(std::move(wanted)) {
        auto created = LedgerFolder::create(path(), login, password, clock, options);
        INFO((created ? QString() : created.error().message.id + u' ' + created.error().detail).toStdString());
        REQUIRE(created.has_value());
        folder = std::move(created->folder);
        recoveryCode = created->recoveryCode;
    }
    static LedgerOptions quick(Cipher cipher = Cipher::ChaCha20) {
        LedgerOptions options;
        options.stretch = KeyStretch::Least;
        options.cacheBytes = 8 << 20;
        options.forTests = true;
        options.cipher = cipher;
        return options;
    }
    QString path() const { return directory.filePath(QStringLiteral("乌达区.tongdang")); }
    QString file(const QString &name) const { return path() + u'/' + name; }
    Result<std::unique_ptr<LedgerFolder>> open() const { return LedgerFolder::open(path(), login, password, clock, options); }
    void reopen() {
        folder.reset();
        auto opened = open();
        INFO((opened ? QString() : opened.error().message.id + u' ' + opened.error().detail).toStdString());
        REQUIRE(opened.has_value());
        folder = std::move(*opened);
    }

    QTemporaryDir directory;
    SetClock clock{QDate(2016, 7, 31)};
    QString login = QStringLiteral("王芳");
    QString password = QStringLiteral("correct horse");
    LedgerOptions options;
    QString recoveryCode;
    std::unique_ptr<LedgerFolder> folder;
};

}  // namespace tongdang
