#include "tests/support/catch_qt.h"

#include "core/base/csv.h"
#include "core/base/dates.h"
#include "core/base/hybrid_time.h"
#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/base/utf8.h"

#include <QRandomGenerator>
#include <QSet>

#include <random>
#include <set>
#include <thread>

using namespace tongdang;

TEST_CASE("a birthday counts as reached, and 29 February has it on 1 March in common years", "[base]") {
    const QDate born(2000, 8, 1);
    CHECK(ageOn(born, QDate(2016, 7, 31)) == 15);
    CHECK(ageOn(born, QDate(2016, 8, 1)) == 16);
    const QDate leap(2004, 2, 29);
    CHECK(ageOn(leap, QDate(2015, 2, 28)) == 10);
    CHECK(ageOn(leap, QDate(2015, 3, 1)) == 11);
    CHECK(ageOn(leap, QDate(2016, 2, 28)) == 11);
    CHECK(ageOn(leap, QDate(2016, 2, 29)) == 12);
    CHECK(birthday(leap, 11) == QDate(2015, 3, 1));
    CHECK(birthday(leap, 12) == QDate(2016, 2, 29));
    CHECK(ageOn(born, QDate(2000, 7, 31)) == -1);
}

TEST_CASE("an age is reached on its birthday and not the day before, for every day of eight years", "[base]") {
    for (QDate born(2000, 1, 1); born < QDate(2008, 1, 1); born = born.addDays(1))
        for (const int age : {1, 6, 14, 16, 18}) {
            const QDate day = birthday(born, age);
            REQUIRE(ageOn(born, day) == age);
            REQUIRE(ageOn(born, day.addDays(-1)) == age - 1);
        }
}

TEST_CASE("dates are read as people write them", "[base]") {
    for (const char *text : {"2015-03-07", "2015-3-7", "2015/3/7", "2015.3.7", "20150307", "2015年3月7日", "２０１５年３月７日", "2015年3月7号", "二〇一五年三月七日", " 2015-03-07 00:00:00 ", "2015 3 7", "2015、3、7", "2015年3月7日生", "2015.3.7."})
        CHECK(parseDate(QString::fromUtf8(text)) == QDate(2015, 3, 7));
    for (const char *text : {"", "2015", "2015-13-01", "2015-02-30", "7/3/2015", "20150230", "二〇一五年二月三十日", "2015-3-7x", "2015年3月", "15.3.7"})
        CHECK_FALSE(parseDate(QString::fromUtf8(text)).isValid());
}

TEST_CASE("uids survive their text and bytes and are ordered by time", "[base]") {
    SetClock clock(1'469'923'200'000);
    QSet<QString> seen;
    Uid last;
    for (int i = 0; i < 1000; ++i) {
        clock.advance(1);
        const Uid uid = Uid::create(clock);
        CHECK(last < uid);
        last = uid;
        CHECK(Uid::fromText(uid.text()) == uid);
        CHECK(Uid::fromText(uid.text().toUpper()) == uid);
        CHECK(Uid::fromBytes(uid.bytes()) == uid);
        seen << uid.text();
    }
    CHECK(seen.size() == 1000);
    for (const char *bad : {"", "x", "0190b5c8-1234-7abc-8def-0123456789a", "0190b5c8x1234-7abc-8def-0123456789ab", "0190b5c8-1234-7abc-8def-0123456789ag"})
        CHECK(Uid::fromText(QString::fromUtf8(bad)).isNil());
}

TEST_CASE("hybrid time never goes back, whatever the PC's clock does", "[base]") {
    SetClock clock(1'000'000);
    HybridClock hybrid(clock);
    HybridTime last;
    QRandomGenerator random(7);
    for (int i = 0; i < 10'000; ++i) {
        clock.set(1'000'000 + random.bounded(1000) - 500);
        const HybridTime now = hybrid.tick();
        REQUIRE(now > last);
        last = now;
    }
    hybrid.see(HybridTime::fromMs(9'000'000));
    CHECK(hybrid.tick() > HybridTime::fromMs(9'000'000));
}

TEST_CASE("CSV keeps quotes, separators and line breaks", "[base]") {
    const QList<QStringList> rows{{QStringLiteral("a"), QStringLiteral("b,c"), QStringLiteral("d\"e")}, {QString(), QStringLiteral("x\ny"), QStringLiteral(";")}};
    QString text = QStringLiteral("\uFEFF");
    for (const QStringList &row : rows)
        text += csvLine(row);
    CHECK(parseCsv(text) == rows);
    CHECK(parseCsv(QStringLiteral("a;b\rc;d"), u';') == QList<QStringList>{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}});
    CHECK(parseCsv(QString()).isEmpty());
    CHECK(parseCsv(QStringLiteral("\"open")).size() == 1);
}

TEST_CASE("numbers are masked as security.md writes it", "[base]") {
    CHECK(maskedIdNumber(QStringLiteral("15030220100101001X")) == QStringLiteral("150302********001X"));
    CHECK(maskedPhone(QStringLiteral("13900001111")) == QStringLiteral("139****1111"));
    CHECK(maskedPhone(QStringLiteral("无")) == QStringLiteral("无"));
    CHECK(isMasked(maskedPhone(QStringLiteral("0473-8992631/13900001111"))));
    CHECK(halfWidth(QStringLiteral("１５Ｘ　")) == QStringLiteral("15X "));
}

TEST_CASE("uids of one moment go up as well, on every thread", "[base]") {
    const SetClock clock(1'469'923'200'000);
    std::vector<std::vector<Uid>> made(3);
    std::vector<std::thread> threads;
    for (auto &mine : made)
        threads.emplace_back([&mine, &clock] {
            for (int i = 0; i < 5000; ++i)
                mine.push_back(Uid::create(clock));
        });
    for (std::thread &thread : threads)
        thread.join();
    std::set<Uid> all;
    for (const auto &mine : made) {
        CHECK(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    CHECK(all.size() == 15'000);
    for (const Uid &uid : all) {
        REQUIRE(uid.text()[14] == u'7');
        REQUIRE(QStringLiteral("89ab").contains(uid.text()[19]));
    }
}

TEST_CASE("texts become the same UTF-8 as Qt's, and days the same ISO text", "[base]") {
    std::mt19937 random(5);
    std::string utf8 = "left from before";
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (unsigned i = random() % 12; i > 0; --i)
            text += QChar(char16_t(random() % 3 ? random() % 0x80 : random() % 4 ? 0x4E00 + random() % 0x5000 : random() % 0x10000));
        assignUtf8(utf8, text);
        REQUIRE(QByteArray::fromStdString(utf8) == text.toUtf8());
    }
    for (int round = 0; round < 3000; ++round) {
        const QDate day = QDate(1, 1, 1).addDays(random() % 3'652'058);
        REQUIRE(isoDate(day) == day.toString(Qt::ISODate));
    }
    CHECK(isoDate(QDate()).isEmpty());
}

TEST_CASE("Two lists of codes share one", "[base]") {
    CHECK(shareWord(u"parent entrusted_carer", u"entrusted_carer"));
    CHECK(shareWord(u"a  b", u"c b"));
    CHECK_FALSE(shareWord(u"entrusted", u"entrusted_carer"));
    CHECK_FALSE(shareWord(u"", u""));
    CHECK_FALSE(shareWord(u" ", u" a"));
}
