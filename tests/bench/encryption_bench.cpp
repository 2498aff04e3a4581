// Bulk insert into an encrypted file against the same build without a key. Rows as a child's: 700 bytes and an index.
#include "core/ledger/sql.h"
#include "core/storage/database.h"
#include "tests/bench/bench.h"

#include <QFile>

namespace tongdang::bench {

namespace {

double insertMs(SQLite::Database &db, int rows) {
    db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; CREATE TABLE t(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, a TEXT, b TEXT)");
    Dice dice(11);
    return timed([&] {
        db.exec("BEGIN");
        SQLite::Statement insert(db, "INSERT INTO t(uid, a, b) VALUES(?,?,?)");
        const std::string text(330, 'x');
        QByteArray uid(16, '\0');
        for (int i = 0; i < rows; ++i) {
            for (char &c : uid)
                c = char(dice.below(256));
            insert.reset();
            sql::bind(insert, 1, uid);
            insert.bindNoCopy(2, text);
            insert.bindNoCopy(3, text);
            insert.exec();
        }
        db.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    });
}

}  // namespace

void encryptionSubject(const Options &options) {
    const int rows = options.smoke ? 1000 : std::min(options.children, 300'000);
    const QString path = options.work + QStringLiteral("/encryption.db");
    const auto clear = [&] {
        for (const char *ending : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1String(ending));
    };
    const auto encrypted = [&](Cipher cipher) {
        clear();
        const SecretKey secret = SecretKey::random();
        const DatabaseKey key{cipher, DatabaseFile::Ledger, &secret};
        const auto db = need(openDatabase(path, OpenMode::Create, key, 64 << 20));
        return insertMs(*db, rows);
    };
    Times plain, aegis, chacha;
    for (int i = 0; i < 5; ++i) {
        clear();
        {
            SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            db.exec("PRAGMA page_size=8192");
            plain.add(insertMs(db, rows));
        }
        aegis.add(encrypted(Cipher::Aegis256));
        chacha.add(encrypted(Cipher::ChaCha20));
    }
    clear();
    const QString against = QStringLiteral("without a key");
    print({QStringLiteral("bulk insert, AEGIS-256"), rows, QStringLiteral("ms"), aegis.p50(), {}, 0, against, plain.p50(), 1.4});
    print({QStringLiteral("bulk insert, ChaCha20"), rows, QStringLiteral("ms"), chacha.p50(), {}, 0, against, plain.p50(), 0});
}

}  // namespace tongdang::bench
