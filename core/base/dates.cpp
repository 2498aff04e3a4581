#include "core/base/dates.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

QDate fromIso(QStringView t) {
    if (t.size() != 10 || t[4] != u'-' || t[7] != u'-')
        return {};
    int n[3] = {0, 0, 0};
    const int from[3] = {0, 5, 8}, to[3] = {4, 7, 10};
    for (int k = 0; k < 3; ++k)
        for (int i = from[k]; i < to[k]; ++i) {
            const char16_t c = t[i].unicode();
            if (c < u'0' || c > u'9')
                return {};
            n[k] = n[k] * 10 + (c - u'0');
        }
    return QDate(n[0], n[1], n[2]);
}

namespace {

// 二〇一五年十二月三十一日 → 2015-12-31; "" where it is none.
QString withDigits(const QString &text) {
    static const QRegularExpression written(QStringLiteral(R"(^([〇零○一二三四五六七八九]{4})年([元一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日号]?$)"));
    static const QString digits = QStringLiteral("〇一二三四五六七八九");
    const auto match = written.match(text);
    if (!match.hasMatch())
        return {};
    const auto digit = [](QChar c) { return std::max(0, int(digits.indexOf(c))); };
    const auto number = [&](QString of) {   // 十, 十二, 二十, 三十一
        of.replace(u'廿', QStringLiteral("二十")).replace(u'卅', QStringLiteral("三十")).replace(u'元', u'一');
        const qsizetype ten = of.indexOf(u'十');
        if (ten < 0)
            return of.size() == 1 ? digit(of[0]) : 0;
        return (ten == 0 ? 1 : digit(of[0])) * 10 + (ten + 1 < of.size() ? digit(of[ten + 1]) : 0);
    };
    QString year;
    for (const QChar c : match.captured(1))
        year += QChar(u'0' + digit(c));
    return QStringLiteral("%1-%2-%3").arg(year).arg(number(match.captured(2))).arg(number(match.captured(3)));
}

}  // namespace

QDate parseDate(QString text) {
    text = halfWidth(text).trimmed();
    if (const QDate quick = fromIso(text); quick.isValid())
        return quick;
    if (text.contains(u'月')) {
        if (const QString plain = withDigits(withoutSpaces(text)); !plain.isEmpty())
            text = plain;
        text.replace(QStringLiteral("元月"), QStringLiteral("1月"));
    }
    static const QRegularExpression separated(QStringLiteral(R"(^(\d{4})\s*[-/.年、 ]\s*(\d{1,2})\s*[-/.月、 ]\s*(\d{1,2})\s*(?:[日号]?(?:出?生)?|\.)(?:[ T]00:00(?::00(?:\.0+)?)?)?$)"));
    static const QRegularExpression packed(QStringLiteral(R"(^(\d{4})(\d{2})(\d{2})$)"));
    for (const auto *pattern : {&separated, &packed})
        if (const auto m = pattern->match(text); m.hasMatch())
            return QDate(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
    return {};
}

std::pair<int, int> parseYearMonth(const QString &text) {
    static const QRegularExpression written(QStringLiteral(R"(^((?:19|20)\d{2})(?:\s*[-/.年、]\s*(\d{1,2})\s*月?|(\d{2}))$)"));
    const auto match = written.match(halfWidth(text).trimmed());
    const int month = QString(match.captured(2) + match.captured(3)).toInt();
    return month >= 1 && month <= 12 ? std::pair(match.captured(1).toInt(), month) : std::pair(0, 0);
}

QString isoDate(const QDate &date) {
    int year = 0, month = 0, day = 0;
    date.getDate(&year, &month, &day);
    if (!date.isValid() || year < 1 || year > 9999)
        return {};
    const auto digit = [](int n) { return char16_t(u'0' + n % 10); };
    const char16_t text[10] = {digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), u'-', digit(month / 10), digit(month), u'-', digit(day / 10), digit(day)};
    return QString(reinterpret_cast<const QChar *>(text), 10);
}

int ageOn(const QDate &birth, const QDate &day) {
    if (!birth.isValid() || !day.isValid() || day < birth)
        return -1;
    const bool reached = day.month() > birth.month() || (day.month() == birth.month() && day.day() >= birth.day());
    return day.year() - birth.year() - (reached ? 0 : 1);
}

QDate birthday(const QDate &birth, int age) {
    if (!birth.isValid())
        return {};
    const QDate same(birth.year() + age, birth.month(), birth.day());
    return same.isValid() ? same : QDate(birth.year() + age, 3, 1);
}

}  // namespace tongdang
