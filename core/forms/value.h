// A value of the expression language. Blank is the empty text, as in XPath; there is no null, and a number that is none (NaN),
// an invalid date and an empty node set are blank too. Civil times are those of Asia/Shanghai (+08:00).
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <variant>
#include <vector>

namespace tongdang {

enum class ValueType { Text, Number, Boolean, Date, DateTime, Time, NodeSet };

class Value {
  public:
    Value() = default;  // blank
    Value(QString text) : m_data(std::move(text)) {}
    Value(double number) : m_data(number) {}
    Value(bool truth) : m_data(truth) {}
    Value(QDate date) : m_data(date) {}
    Value(QDateTime time) : m_data(std::move(time)) {}
    Value(QTime time) : m_data(time) {}
    explicit Value(std::vector<Value> nodes) : m_data(std::move(nodes)) {}

    ValueType type() const { return ValueType(m_data.index()); }
    bool isBlank() const;    // empty text, NaN, invalid date or time, empty node set
    QString text() const;    // numbers without trailing zeros, dates ISO, true/false, first node of a node set
    double number() const;   // NaN where it is none; dates, ISO texts of dates too, are days since 1970-01-01, times fractions of a day
    bool truth() const;      // XPath boolean(): non-empty text, number neither 0 nor NaN, non-empty node set
    QDate date() const;      // invalid where it is none; reads ISO text (of a date, or a date and time) and day numbers
    QDateTime dateTime() const;  // +08:00 where the text has no offset; a date is its midnight
    QTime time() const;
    const QString *asText() const { return std::get_if<QString>(&m_data); }    // as stored, without a conversion
    const double *asNumber() const { return std::get_if<double>(&m_data); }
    const std::vector<Value> &nodes() const;  // of a node set; empty otherwise

  private:
    std::variant<QString, double, bool, QDate, QDateTime, QTime, std::vector<Value>> m_data;  // in the order of ValueType
};

// The conversions, alone.
double numberOfText(QStringView text);      // XPath number(), and a ten-character ISO date as its day; else NaN
QString textOfNumber(double number);        // 5, 0.3, -2.25: at most 15 significant digits; "" for NaN
QDate dateOfText(QStringView text);         // YYYY-MM-DD, alone or before T…
QDate dateOfDays(double days);              // floor; invalid outside years 1–9999
double daysOfDate(const QDate &date);       // NaN where invalid
QDateTime dateTimeOfText(QStringView text);
double daysOfDateTime(const QDateTime &time);

}  // namespace tongdang
