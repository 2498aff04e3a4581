// Hashes by texts of strangers: equal texts alike, others apart, whatever Qt's own seed is.
#include "core/base/text_hash.h"
#include "core/base/uid.h"
#include "tests/support/catch_qt.h"

#include <QSet>

using namespace tongdang;

TEST_CASE("equal texts have one hash, and texts that differ in a character hardly ever", "[base]") {
    QSet<size_t> hashes;
    for (int length = 1; length <= 20; ++length)
        for (int at = 0; at < length; ++at)
            for (const char16_t c : {u'a', u'甲', u'\u00FF'}) {
                QString text(length, u'b');
                text[at] = QChar(c);
                CHECK(qHash(HashedText(text), 7) == qHash(HashedText(QString(text)), 7));
                hashes << qHash(HashedText(text), 7);
            }
    CHECK(hashes.size() == 3 * 20 * 21 / 2);
    CHECK(qHash(HashedText(QStringLiteral("b")), 7) != qHash(HashedText(QStringLiteral("bb")), 7));
    CHECK(qHash(HashedText(QStringLiteral("甲")), 7) != qHash(HashedText(QStringLiteral("甲")), 8));
}

TEST_CASE("what is kept by texts is found by them", "[base]") {
    TextMap<int> map;
    TextMultiMap<int> several;
    for (int i = 0; i < 1000; ++i) {
        map.insert(QString::number(i), i);
        several.insert(QString::number(i % 10), i);
    }
    for (int i = 0; i < 1000; ++i)
        CHECK(map.value(QString::number(i), -1) == i);
    CHECK_FALSE(map.contains(QStringLiteral("1000")));
    CHECK(several.count(QStringLiteral("3")) == 100);
    CHECK(several.contains(QStringLiteral("3"), 993));
}

TEST_CASE("uids that differ in a byte have hashes of their own", "[base]") {
    const QByteArray bytes(16, '\x5A');
    QSet<size_t> hashes{qHash(Uid::fromBytes(bytes), 1)};
    for (int at = 0; at < 16; ++at) {
        QByteArray other = bytes;
        other[at] = '\x5B';
        hashes << qHash(Uid::fromBytes(other), 1);
    }
    CHECK(hashes.size() == 17);
}
