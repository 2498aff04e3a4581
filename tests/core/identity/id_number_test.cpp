#include "tests/support/catch_qt.h"

#include "core/base/message.h"
#include "core/identity/id_number.h"

#include <QRandomGenerator>

using namespace tongdang;
using Fault = IdNumber::Fault;

namespace {

const QDate kToday(2026, 6, 1);

Fault faultOf(const QString &text, const QDate &today = kToday) { return readIdNumber(text, today).fault; }

QString randomNumber(QRandomGenerator &random) {
    static const QStringList areas = {QStringLiteral("150302"), QStringLiteral("110101"), QStringLiteral("659001"), QStringLiteral("441900"), QStringLiteral("830000"), QStringLiteral("820000")};
    const QDate birth = QDate(1920, 1, 1).addDays(random.bounded(38000));
    const QString body = areas[random.bounded(areas.size())] + birth.toString(QStringLiteral("yyyyMMdd")) + QString::number(random.bounded(1000)).rightJustified(3, u'0');
    return body + idCheckDigit(body);
}

}  // namespace

TEST_CASE("an ID number says sex, birth date and area", "[identity]") {
    struct Row { const char *number; QDate birth; const char *sex; };
    for (const Row &row : {Row{"15030220100101001X", {2010, 1, 1}, "1"}, Row{"150303201202290026", {2012, 2, 29}, "2"}, Row{"150304201507310039", {2015, 7, 31}, "1"},
                           Row{"150302200912310086", {2009, 12, 31}, "2"}, Row{"150304201611300113", {2016, 11, 30}, "1"}, Row{"150303201806150243", {2018, 6, 15}, "2"},
                           Row{"150302198507120350", {1985, 7, 12}, "1"}, Row{"150304198808080463", {1988, 8, 8}, "2"}}) {
        const QString number = QString::fromLatin1(row.number);
        const IdNumber id = readIdNumber(number, kToday);
        INFO(row.number);
        CHECK(id.valid());
        CHECK_FALSE(id.upgraded);
        CHECK(id.number == number);
        CHECK(id.birth == row.birth);
        CHECK(id.sex == QString::fromLatin1(row.sex));
        CHECK(id.area == number.left(6));
    }
}

TEST_CASE("an ID number is read however a cell holds it", "[identity]") {
    const QString plain = QStringLiteral("15030220100101001X");
    for (const QString &written : {QStringLiteral("15030220100101001x"), QStringLiteral("１５０３０２２０１００１０１００１Ｘ"), QStringLiteral("15030220100101001ｘ"), QStringLiteral("'15030220100101001X"),
                                   QStringLiteral("’15030220100101001X"), QStringLiteral("\"15030220100101001X\""), QStringLiteral("“15030220100101001X”"), QStringLiteral(" 150302 20100101\u00A0001X\u3000"), QStringLiteral("\uFEFF15030220100101001X\u200B\t\n")}) {
        CHECK(normalizedIdNumber(written) == plain);
        CHECK(readIdNumber(written, kToday).valid());
    }
    CHECK(normalizedIdNumber(QStringLiteral("150303201202290026.0")) == QStringLiteral("150303201202290026"));
    CHECK(normalizedIdNumber(QStringLiteral("150303201202290026.5")) == QStringLiteral("150303201202290026.5"));
    CHECK(normalizedIdNumber(normalizedIdNumber(QStringLiteral("'' 1.0"))) == normalizedIdNumber(QStringLiteral("'' 1.0")));
}

TEST_CASE("15 digits of an adult become 18, those of a child do not", "[identity]") {
    const IdNumber id = readIdNumber(QStringLiteral("150302850712035"), kToday);
    CHECK(id.valid());
    CHECK(id.upgraded);
    CHECK(id.number == QStringLiteral("150302198507120350"));
    CHECK(id.birth == QDate(1985, 7, 12));
    CHECK(id.sex == QStringLiteral("1"));
    CHECK(faultOf(QStringLiteral("150302980801001"), {2016, 7, 31}) == Fault::FifteenForChild);
    CHECK(faultOf(QStringLiteral("150302980801001"), {2016, 8, 1}) == Fault::None);
    CHECK(faultOf(QStringLiteral("150302991332001")) == Fault::Date);
    CHECK(faultOf(QStringLiteral("990302850712035")) == Fault::Area);
    CHECK(faultOf(QStringLiteral("15030285071203X")) == Fault::Length);
}

TEST_CASE("each fault of an ID number is named", "[identity]") {
    CHECK(faultOf(QString()) == Fault::Empty);
    CHECK(faultOf(QStringLiteral(" \u3000'")) == Fault::Empty);
    CHECK(faultOf(QStringLiteral("无")) == Fault::Empty);
    CHECK(faultOf(QStringLiteral("15030420150731003")) == Fault::Length);
    CHECK(faultOf(QStringLiteral("1503042015073100399")) == Fault::Length);
    CHECK(faultOf(QStringLiteral("X")) == Fault::Characters);
    CHECK(faultOf(QStringLiteral("15030X201507310039")) == Fault::Characters);
    CHECK(faultOf(QStringLiteral("150302********0039")) == Fault::Characters);
    CHECK(faultOf(QStringLiteral("身份证遗失")) == Fault::Characters);
    CHECK(faultOf(QStringLiteral("990304201507310039")) == Fault::Area);
    CHECK(faultOf(QStringLiteral("150302201302290018")) == Fault::Date);
    CHECK(faultOf(QStringLiteral("150302001302010018")) == Fault::Date);
    CHECK(faultOf(QStringLiteral("150304201507310038")) == Fault::CheckDigit);
    CHECK(faultOf(QStringLiteral("150304201507310039"), {2015, 7, 30}) == Fault::FutureDate);
    CHECK(faultOf(QStringLiteral("150304201507310039"), {2015, 7, 31}) == Fault::None);
    for (const char *lost : {"1.50302E+17", "1.50302201001011E+17", "1.50302e17", "1.5E+14", "150304201507310000"})
        CHECK(faultOf(QString::fromLatin1(lost)) == Fault::LostDigits);
    CHECK(faultOf(QStringLiteral("150302201001011000")) == Fault::LostDigits);
}

TEST_CASE("every fault has its sentence in both languages", "[identity]") {
    const Messages messages;
    for (int fault = static_cast<int>(Fault::Empty); fault <= static_cast<int>(Fault::FifteenForChild); ++fault) {
        const QString id = idFaultMessageId(static_cast<Fault>(fault));
        REQUIRE(messages.knows(id));
        CHECK_FALSE(messages.labels(id).exactly(QStringLiteral("zh")).isEmpty());
        CHECK_FALSE(messages.labels(id).exactly(QStringLiteral("en")).isEmpty());
    }
    CHECK(idFaultMessageId(Fault::None).isEmpty());
}

TEST_CASE("no slip of one character and no swap of neighbours passes for a valid number", "[identity]") {
    QRandomGenerator random(20160071);
    for (int round = 0; round < 60; ++round) {
        const QString number = randomNumber(random);
        REQUIRE(readIdNumber(number, kToday).valid());
        for (qsizetype i = 0; i < 18; ++i) {
            for (const QChar other : QStringLiteral("0123456789X")) {
                QString changed = number;
                changed[i] = other;
                REQUIRE(readIdNumber(changed, kToday).valid() == (changed == number));
            }
            if (i == 0)
                continue;
            QString swapped = number;
            std::swap(swapped[i - 1], swapped[i]);
            REQUIRE(readIdNumber(swapped, kToday).valid() == (swapped == number));
        }
    }
}

TEST_CASE("any text can be read as an ID number", "[identity]") {
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QString text;
        for (int k = random.bounded(24); k > 0; --k)
            text += random.bounded(3) ? QChar(static_cast<char16_t>(u'0' + random.bounded(10))) : QChar(static_cast<char16_t>(random.bounded(0xFFFF)));
        const IdNumber id = readIdNumber(text, kToday);
        REQUIRE((id.valid() ? id.number.size() == 18 : id.fault != Fault::None));
    }
    CHECK(faultOf(QString(100000, u'1')) == Fault::Length);
    CHECK(idCheckDigit(u"123").isNull());
    CHECK(idCheckDigit(u"1503022010010100x").isNull());
}
