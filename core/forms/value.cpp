#include "core/forms/value.h"

#include "core/base/dates.h"

#include <array>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 kEpoch = 2440588;  // Julian day of 1970-01-01
constexpr int kOffset = 8 * 3600;
constexpr double kDayMs = 86'400'000.0;

bool isSpace(QChar c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'; }

const std::vector<Value> &noNodes() {
    static const std::vector<Value> none;
    return none;
}

QTime timeOfText(QStringView text) {
    // HH:mm, HH:mm:ss, HH:mm:ss.zzz; an offset behind it is the registry's own
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || text[end] == u':' || text[end] == u'.'))
        ++end;
    return QTime::fromString(text.left(end).toString(), Qt::ISODateWithMs);
}

}  // namespace

double numberOfText(QStringView text) {
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    if (text.isEmpty())
        return kNone;
    const bool negative = text.front() == u'-';
    const QStringView digits = negative ? text.mid(1) : text;
    quint64 whole = 0;
    int seen = 0, places = -1;
    for (const QChar ch : digits) {
        const char16_t c = ch.unicode();
        if (c >= u'0' && c <= u'9') {
            ++seen;
            if (places >= 0)
                ++places;
            if (seen <= 18)
                whole = whole * 10 + (c - u'0');
        } else if (c == u'.' && places < 0) {
            places = 0;
        } else {
            return negative ? kNone : daysOfDate(fromIso(digits));
        }
    }
    if (seen == 0)
        return kNone;
    // A mantissa below 2^53 over an exact power of ten is the nearest double.
    static constexpr std::array<double, 16> kTens{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const double value = seen <= 15 ? double(whole) / kTens[size_t(std::max(places, 0))] : digits.toDouble();
    return negative ? -value : value;
}

QString textOfNumber(double number) {
    if (std::isnan(number))
        return {};
    if (number == 0)
        return QStringLiteral("0");
    if (std::fabs(number) < 1e15 && number == std::trunc(number))
        return QString::number(qint64(number));
    return QString::number(number, 'g', 15);
}

QDate dateOfText(QStringView text) {
    if (text.size() == 10)
        return fromIso(text);
    return text.size() > 10 && text[10] == u'T' ? fromIso(text.left(10)) : QDate();
}

QDate dateOfDays(double days) {
    if (!(std::fabs(days) < 5e6))
        return {};
    const QDate date = QDate::fromJulianDay(qint64(std::floor(days)) + kEpoch);
    return date.year() >= 1 && date.year() <= 9999 ? date : QDate();
}

double daysOfDate(const QDate &date) { return date.isValid() ? double(date.toJulianDay() - kEpoch) : kNone; }

QDateTime dateTimeOfText(QStringView text) {
    if (text.size() == 10)
        return Value(fromIso(text)).dateTime();
    QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), Qt::OffsetFromUTC, kOffset);
    return time;
}

double daysOfDateTime(const QDateTime &time) { return time.isValid() ? (double(time.toMSecsSinceEpoch()) + kOffset * 1000.0) / kDayMs : kNone; }

bool Value::isBlank() const {
    switch (type()) {
    case ValueType::Text: return std::get<QString>(m_data).isEmpty();
    case ValueType::Number: return std::isnan(std::get<double>(m_data));
    case ValueType::Boolean: return false;
    case ValueType::Date: return !std::get<QDate>(m_data).isValid();
    case ValueType::DateTime: return !std::get<QDateTime>(m_data).isValid();
    case ValueType::Time: return !std::get<QTime>(m_data).isValid();
    case ValueType::NodeSet: return nodes().empty();
    }
    return true;
}

QString Value::text() const {
    switch (type()) {
    case ValueType::Text: return std::get<QString>(m_data);
    case ValueType::Number: return textOfNumber(std::get<double>(m_data));
    case ValueType::Boolean: return std::get<bool>(m_data) ? QStringLiteral("true") : QStringLiteral("false");
    case ValueType::Date: return isoDate(std::get<QDate>(m_data));
    case ValueType::DateTime: {
        const QDateTime &time = std::get<QDateTime>(m_data);
        return time.isValid() ? time.toOffsetFromUtc(kOffset).toString(Qt::ISODateWithMs) : QString();
    }
    case ValueType::Time: {
        const QTime &time = std::get<QTime>(m_data);
        return time.isValid() ? QString(time.toString(u"HH:mm:ss.zzz") + u"+08:00") : QString();
    }
    case ValueType::NodeSet: return nodes().empty() ? QString() : nodes().front().text();
    }
    return {};
}

double Value::number() const {
    switch (type()) {
    case ValueType::Text: {
        const QString &text = std::get<QString>(m_data);
        const double number = numberOfText(text);
        return std::isnan(number) && text.size() > 10 && text[10] == u'T' ? daysOfDateTime(dateTimeOfText(text)) : number;
    }
    case ValueType::Number: return std::get<double>(m_data);
    case ValueType::Boolean: return std::get<bool>(m_data) ? 1 : 0;
    case ValueType::Date: return daysOfDate(std::get<QDate>(m_data));
    case ValueType::DateTime: return daysOfDateTime(std::get<QDateTime>(m_data));
    case ValueType::Time: {
        const QTime &time = std::get<QTime>(m_data);
        return time.isValid() ? time.msecsSinceStartOfDay() / kDayMs : kNone;
    }
    case ValueType::NodeSet: return nodes().empty() ? kNone : nodes().front().number();
    }
    return kNone;
}

bool Value::truth() const {
    switch (type()) {
    case ValueType::Boolean: return std::get<bool>(m_data);
    case ValueType::Number: return !std::isnan(std::get<double>(m_data)) && std::get<double>(m_data) != 0;
    default: return !isBlank();
    }
}

QDate Value::date() const {
    switch (type()) {
    case ValueType::Text: return dateOfText(std::get<QString>(m_data));
    case ValueType::Number: return dateOfDays(std::get<double>(m_data));
    case ValueType::Date: return std::get<QDate>(m_data);
    case ValueType::DateTime: return std::get<QDateTime>(m_data).toOffsetFromUtc(kOffset).date();
    case ValueType::NodeSet: return nodes().empty() ? QDate() : nodes().front().date();
    default: return {};
    }
}

QDateTime Value::dateTime() const {
    switch (type()) {
    case ValueType::Text: return dateTimeOfText(std::get<QString>(m_data));
    case ValueType::Number: {
        const double days = std::get<double>(m_data);
        return dateOfDays(days).isValid() ? QDateTime::fromMSecsSinceEpoch(qint64(std::llround(days * kDayMs)) - kOffset * 1000LL, Qt::OffsetFromUTC, kOffset) : QDateTime();
    }
    case ValueType::Date: return std::get<QDate>(m_data).isValid() ? QDateTime(std::get<QDate>(m_data), QTime(0, 0), Qt::OffsetFromUTC, kOffset) : QDateTime();
    case ValueType::DateTime: return std::get<QDateTime>(m_data).isValid() ? std::get<QDateTime>(m_data).toOffsetFromUtc(kOffset) : QDateTime();
    case ValueType::NodeSet: return nodes().empty() ? QDateTime() : nodes().front().dateTime();
    default: return {};
    }
}

QTime Value::time() const {
    switch (type()) {
    case ValueType::Text: {
        const QString &text = std::get<QString>(m_data);
        return text.size() > 10 && text[10] == u'T' ? dateTime().time() : timeOfText(text);
    }
    case ValueType::Time: return std::get<QTime>(m_data);
    case ValueType::Date: return date().isValid() ? QTime(0, 0) : QTime();
    case ValueType::DateTime: return dateTime().time();
    case ValueType::NodeSet: return nodes().empty() ? QTime() : nodes().front().time();
    default: return {};
    }
}

const std::vector<Value> &Value::nodes() const {
    const auto *nodes = std::get_if<std::vector<Value>>(&m_data);
    return nodes ? *nodes : noNodes();
}

}  // namespace tongdang
