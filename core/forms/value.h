// A value of the expression language. Blank is the empty text, as in XPath; there is no null.
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

    ValueType type() const;
    bool isBlank() const;    // empty text, invalid date, empty node set
    QString text() const;    // numbers without trailing zeros, dates ISO, true/false, first node of a node set
    double number() const;   // NaN where it is none; dates are days since 1970-01-01 as in ODK
    bool truth() const;      // XPath boolean(): non-empty text, number neither 0 nor NaN, non-empty node set
    QDate date() const;      // invalid where it is none; reads ISO text and day numbers
    const std::vector<Value> &nodes() const;  // of a node set; empty otherwise

  private:
    std::variant<QString, double, bool, QDate, QDateTime, QTime, std::vector<Value>> m_data;
};

}  // namespace tongdang
