#include "core/sheets/cell_format.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tongdang::sheets {

namespace {
constexpr double kLastDay = 2'958'466;  // 10000-01-01
constexpr qint64 kDaySeconds = 86'400;

bool startsWithIgnoringCase(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

QString pad(qint64 n, int width = 2) { return QString::number(n).rightJustified(width, u'0'); }

QString clockText(qint64 seconds) { return pad(seconds / 3600) + u':' + pad(seconds / 60 % 60) + u':' + pad(seconds % 60); }

QString dayText(qint64 serial, bool from1904) {
    if (from1904)
        return QDate(1904, 1, 1).addDays(serial).toString(Qt::ISODate);
    if (serial == 60)
        return QStringLiteral("1900-02-29");  // Lotus's leap day that never was; no date, so that it is asked about
    return QDate(1899, 12, serial < 60 ? 31 : 30).addDays(serial).toString(Qt::ISODate);
}
}  // namespace

NumberFormat builtInFormat(int id) {
    using Kind = NumberFormat::Kind;
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return {Kind::Date, 0};
    if (id == 46)
        return {Kind::Elapsed, 0};
    // 32–35, 55, 56 are times in Chinese and partly dates in Japanese: the value decides.
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return {Kind::Time, 0};
    return {};
}

NumberFormat numberFormat(std::string_view code) {
    using Kind = NumberFormat::Kind;
    if (code.size() >= 2 && code.size() <= 30 && code.find_first_not_of('0') == std::string_view::npos)
        return {Kind::General, static_cast<quint8>(code.size())};
    bool day = false, clock = false, month = false, elapsed = false;
    for (size_t i = 0; i < code.size();) {
        const std::string_view rest = code.substr(i);
        const char c = rest[0] >= 'A' && rest[0] <= 'Z' ? static_cast<char>(rest[0] + 32) : rest[0];
        size_t width = 1;
        if (c == ';') {
            break;  // the first section is that of positive numbers
        } else if (c == '"') {
            const size_t end = rest.find('"', 1);
            width = end == std::string_view::npos ? rest.size() : end + 1;
        } else if (c == '\\' || c == '_' || c == '*') {
            width = 2;
        } else if (c == '[') {  // a colour, a locale, a condition, or elapsed [h] [mm] [ss]
            const size_t end = rest.find(']');
            width = end == std::string_view::npos ? rest.size() : end + 1;
            const std::string_view inner = rest.substr(1, width >= 2 ? width - 2 : 0);
            elapsed = elapsed || (!inner.empty() && inner.find_first_not_of("hHmMsS") == std::string_view::npos);
        } else if (startsWithIgnoringCase(rest, "general")) {
            width = 7;
        } else if (startsWithIgnoringCase(rest, "am/pm")) {
            width = 5;
            clock = true;
        } else if (startsWithIgnoringCase(rest, "a/p")) {
            width = 3;
            clock = true;
        } else if (c == 'e' && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-')) {
            width = 2;  // an exponent
        } else if (c == 'y' || c == 'd' || c == 'e' || c == 'b' || startsWithIgnoringCase(rest, "aaa")) {
            day = true;
        } else if (c == 'm') {
            month = true;
        } else if (c == 'h' || c == 's') {
            clock = true;
        }
        i += width;
    }
    if (day)
        return {Kind::Date, 0};
    if (elapsed)
        return {Kind::Elapsed, 0};
    if (clock)
        return {Kind::Time, 0};
    return month ? NumberFormat{Kind::Date, 0} : NumberFormat{};
}

QString numberText(double number) {
    if (!std::isfinite(number))
        return QStringLiteral("#NUM!");
    if (number == std::floor(number) && std::abs(number) < 1e15)
        return QString::number(static_cast<qint64>(number));
    // As a spreadsheet: 15 digits (0.1 + 0.2 is 0.3), the rest of a long whole number are zeros.
    std::array<char, 64> text;
    auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::scientific, 14).ptr;
    if (std::abs(number) >= 1e15 && std::abs(number) < 1e21) {
        QString digits = QString::fromLatin1(text.data(), end - text.data());
        const qsizetype e = digits.indexOf(u'e');
        const int exponent = QStringView(digits).mid(e + 1).toInt();
        digits.truncate(e);
        digits.remove(u'.');
        return digits.leftJustified(exponent + (number < 0 ? 2 : 1), u'0');
    }
    std::from_chars(text.data(), end, number);
    const bool plain = std::abs(number) < 1e15 && std::abs(number) >= 1e-15;
    end = std::to_chars(text.data(), text.data() + text.size(), number, plain ? std::chars_format::fixed : std::chars_format::scientific).ptr;
    return QString::fromLatin1(text.data(), end - text.data());
}

void setNumber(Cell &cell, double number, NumberFormat format, bool from1904) {
    using Kind = NumberFormat::Kind;
    cell.kind = Cell::Kind::Number;
    cell.number = number;
    if (format.kind != Kind::General && number >= 0 && number < kLastDay) {
        qint64 day = static_cast<qint64>(std::floor(number));
        qint64 seconds = std::llround((number - static_cast<double>(day)) * kDaySeconds);
        if (seconds == kDaySeconds) {
            ++day;
            seconds = 0;
        }
        const bool noDay = day == 0 && !from1904;
        if (format.kind == Kind::Elapsed || (day == 0 && (format.kind == Kind::Time || (noDay && seconds > 0)))) {
            cell.kind = Cell::Kind::Time;
            cell.text = clockText(day * kDaySeconds + seconds);
            return;
        }
        if (!noDay) {
            cell.kind = seconds == 0 ? Cell::Kind::Date : Cell::Kind::DateTime;
            cell.text = seconds == 0 ? dayText(day, from1904) : dayText(day, from1904) + u' ' + clockText(seconds);
            return;
        }
    }
    cell.text = numberText(number);
    if (format.zeros > 0 && number >= 0 && number == std::floor(number))
        cell.text = cell.text.rightJustified(format.zeros, u'0');
}

bool setIsoDate(Cell &cell, const QString &text) {
    static const QRegularExpression iso(QStringLiteral(R"(^(?:(\d{4})-(\d{2})-(\d{2}))?(?:[T ]?(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$)"));
    const auto m = iso.match(text.trimmed());
    if (!m.hasMatch() || (m.captured(1).isEmpty() && m.captured(4).isEmpty()))
        return false;
    const qint64 seconds = m.captured(4).toInt() * 3600 + m.captured(5).toInt() * 60 + m.captured(6).toInt();
    cell.number = static_cast<double>(seconds) / kDaySeconds;
    if (m.captured(1).isEmpty()) {
        cell.kind = Cell::Kind::Time;
        cell.text = clockText(seconds);
        return true;
    }
    const QDate date(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
    if (!date.isValid())
        return false;
    cell.kind = seconds == 0 ? Cell::Kind::Date : Cell::Kind::DateTime;
    cell.text = seconds == 0 ? date.toString(Qt::ISODate) : date.toString(Qt::ISODate) + u' ' + clockText(seconds);
    cell.number += static_cast<double>(QDate(1899, 12, 30).daysTo(date));
    return true;
}

}  // namespace tongdang::sheets
