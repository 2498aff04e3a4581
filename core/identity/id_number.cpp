#include "core/identity/id_number.h"

#include "core/base/dates.h"
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tongdang {
namespace {

using Fault = IdNumber::Fault;

constexpr int kFirstBirthYear = 1850;  // nobody living is older: such a year is a slip
constexpr int kAdult = 18;             // 15-digit numbers ended in 1999; only adults still show them

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool allDigits(QStringView text) { return std::all_of(text.begin(), text.end(), isDigit); }

// Provinces of GB/T 2260. Older and abolished districts stay good: the rest of the area is not checked.
bool knownProvince(QStringView code) {
    static constexpr std::array<int, 34> provinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42,
                                                      43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82};
    const int number = code.toInt();
    return number == 83 || std::binary_search(provinces.begin(), provinces.end(), number);
}

// 1.50302E+17: a spreadsheet took the number for a quantity and keeps 15 digits at most.
bool isScientific(const QString &number) {
    static const QRegularExpression pattern(QStringLiteral(R"(^\d(\.\d*)?E\+?1[4-7]$)"));
    return number.contains(u'E') && pattern.match(number).hasMatch();
}

QDate dateOf(QStringView digits) { return QDate(digits.left(4).toInt(), digits.mid(4, 2).toInt(), digits.mid(6, 2).toInt()); }

Fault faultOf(const IdNumber &id, const QDate &today) {
    if (!knownProvince(QStringView(id.area).left(2)))
        return Fault::Area;
    if (!id.birth.isValid() || id.birth.year() < kFirstBirthYear)
        return Fault::Date;
    if (today.isValid() && id.birth > today)
        return Fault::FutureDate;
    if (id.upgraded)
        return today.isValid() && ageOn(id.birth, today) < kAdult ? Fault::FifteenForChild : Fault::None;
    return idCheckDigit(QStringView(id.number).left(17)) == id.number[17] ? Fault::None : Fault::CheckDigit;
}

}  // namespace

QString normalizedIdNumber(const QString &text) {
    static const QString quotes = QStringLiteral("'`‘’\"“”");
    QString number;
    for (const QChar c : halfWidth(text)) {
        const bool invisible = c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!invisible && !(number.isEmpty() && quotes.contains(c)))
            number += c.toUpper();
    }
    while (!number.isEmpty() && quotes.contains(number.back()))
        number.chop(1);
    if (const qsizetype dot = number.indexOf(u'.'); dot > 0 && allDigits(QStringView(number).left(dot)) &&
                                                    std::all_of(number.begin() + dot + 1, number.end(), [](QChar c) { return c == u'0'; }))
        number.truncate(dot);
    static const QStringList none = {QStringLiteral("无"), QStringLiteral("暂无"), QStringLiteral("没有"), QStringLiteral("未办"), QStringLiteral("未办理"),
                                     QStringLiteral("无户口"), QStringLiteral("无身份证"), QStringLiteral("-"), QStringLiteral("—"), QStringLiteral("——"), QStringLiteral("/")};
    return none.contains(number) ? QString() : number;
}

QChar idCheckDigit(QStringView first17) {
    static constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (first17.size() != 17 || !allDigits(first17))
        return {};
    int sum = 0;
    for (qsizetype i = 0; i < 17; ++i)
        sum += (first17[i].unicode() - u'0') * weights[static_cast<std::size_t>(i)];
    return QChar(u"10X98765432"[sum % 11]);
}

IdNumber readIdNumber(const QString &text, const QDate &today) {
    IdNumber id;
    id.number = normalizedIdNumber(text);
    if (id.number.isEmpty())
        return id;
    if (isScientific(id.number)) {
        id.fault = Fault::LostDigits;
        return id;
    }
    const QString given = id.number;
    const qsizetype last = given.size() - 1;
    for (qsizetype i = 0; i <= last; ++i)
        if (!isDigit(given[i]) && !(i == last && given[i] == u'X' && last > 0)) {
            id.fault = Fault::Characters;
            return id;
        }
    if (given.size() == 15 && allDigits(given)) {
        const QString first17 = given.left(6) + QStringLiteral("19") + given.mid(6);
        id.number = first17 + idCheckDigit(first17);
        id.upgraded = true;
    } else if (given.size() != 18) {
        id.fault = Fault::Length;
        return id;
    }
    id.area = id.number.left(6);
    id.birth = dateOf(QStringView(id.number).mid(6, 8));
    id.sex = (id.number[16].unicode() - u'0') % 2 == 1 ? QStringLiteral("1") : QStringLiteral("2");
    id.fault = faultOf(id, today);
    if (!id.upgraded && !id.valid() && id.number.endsWith(u"000"))
        id.fault = Fault::LostDigits;
    return id;
}

QString idFaultMessageId(IdNumber::Fault fault) {
    switch (fault) {
    case Fault::None: return {};
    case Fault::Empty: return QStringLiteral("identity.id_empty");
    case Fault::Length: return QStringLiteral("identity.id_length");
    case Fault::Characters: return QStringLiteral("identity.id_characters");
    case Fault::Area: return QStringLiteral("identity.id_area");
    case Fault::Date: return QStringLiteral("identity.id_date");
    case Fault::FutureDate: return QStringLiteral("identity.id_future_date");
    case Fault::CheckDigit: return QStringLiteral("identity.id_check_digit");
    case Fault::LostDigits: return QStringLiteral("identity.id_lost_digits");
    case Fault::FifteenForChild: return QStringLiteral("identity.id_fifteen_for_child");
    }
    return {};
}

}  // namespace tongdang
