// Functions on dates and times, all at +08:00.
#include "core/forms/expression_tree.h"

#include "core/base/dates.h"

#include <array>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Value runToday(const Call &call) { return call.context() ? Value(Value(call.context()->now()).dateTime().date()) : Value(QDate()); }
Value runNow(const Call &call) { return call.context() ? Value(Value(call.context()->now()).dateTime()) : Value(QDateTime()); }

Value runAge(const Call &call) {
    const QDate day = call.size() > 1 ? call.date(1) : runToday(call).date();
    const int age = ageOn(call.date(0), day);
    return age < 0 ? kNone : double(age);
}

QString monthName(int month, Language language) {
    static constexpr std::array<QStringView, 12> kNames{u"Jan", u"Feb", u"Mar", u"Apr", u"May", u"Jun", u"Jul", u"Aug", u"Sep", u"Oct", u"Nov", u"Dec"};
    return language == Language::English ? kNames[size_t(month - 1)].toString() : QString(QString::number(month) + u"月");
}

QString dayName(int day, Language language) {
    static constexpr std::array<QStringView, 7> kEnglish{u"Mon", u"Tue", u"Wed", u"Thu", u"Fri", u"Sat", u"Sun"};
    static constexpr std::array<QStringView, 7> kChinese{u"周一", u"周二", u"周三", u"周四", u"周五", u"周六", u"周日"};
    return (language == Language::English ? kEnglish : kChinese)[size_t(day - 1)].toString();
}

QString padded(int number, int width) { return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0')); }

QString formatted(const QDateTime &moment, const QString &format, Language language) {
    if (!moment.isValid())
        return {};
    const QDate date = moment.date();
    const QTime time = moment.time();
    QString out;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%' || i + 1 == format.size()) {
            out.append(format[i]);
            continue;
        }
        switch (const QChar c = format[++i]; c.unicode()) {
        case u'Y': out += padded(date.year(), 4); break;
        case u'y': out += padded(date.year() % 100, 2); break;
        case u'm': out += padded(date.month(), 2); break;
        case u'n': out += QString::number(date.month()); break;
        case u'b': out += monthName(date.month(), language); break;
        case u'd': out += padded(date.day(), 2); break;
        case u'e': out += QString::number(date.day()); break;
        case u'a': out += dayName(date.dayOfWeek(), language); break;
        case u'H': out += padded(time.hour(), 2); break;
        case u'h': out += QString::number(time.hour()); break;
        case u'M': out += padded(time.minute(), 2); break;
        case u'S': out += padded(time.second(), 2); break;
        case u'3': out += padded(time.msec(), 3); break;
        case u'%': out += c; break;
        default: out += u'%'; out += c; break;
        }
    }
    return out;
}

Language language(const Call &call) { return call.context() ? call.context()->language() : Language::Chinese; }

Value runFormat(const Call &call) { return formatted(call.dateTime(0), call.text(1), language(call)); }

Value runDecimalDateTime(const Call &call) {
    const QDateTime time = call.dateTime(0);
    return daysOfDateTime(time);
}

Value runDecimalTime(const Call &call) {
    const Value value = evaluateNode(call.argument(0), call.frame);
    return Value(value.time()).number();
}

}  // namespace

std::vector<FunctionEntry> dateFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("today"), 0, 0, L("a"), Date, Reads::Time, runToday},
        {L("now"), 0, 0, L("a"), DateTime, Reads::Time, runNow},
        {L("date"), 1, 1, L("d"), Date, Reads::Nothing, [](const Call &c) { return Value(c.date(0)); }},
        {L("date-time"), 1, 1, L("d"), DateTime, Reads::Nothing, [](const Call &c) { return Value(c.dateTime(0)); }},
        {L("decimal-date-time"), 1, 1, L("d"), Number, Reads::Nothing, runDecimalDateTime},
        {L("decimal-time"), 1, 1, L("a"), Number, Reads::Nothing, runDecimalTime},
        {L("format-date"), 2, 2, L("dt"), Text, Reads::Context, runFormat},
        {L("format-date-time"), 2, 2, L("dt"), Text, Reads::Context, runFormat},
        {L("age-on"), 2, 2, L("d"), Number, Reads::Nothing, runAge},
        {L("age"), 1, 1, L("d"), Number, Reads::Time, runAge},
        {L("period-start"), 0, 0, L("a"), Date, Reads::Context, [](const Call &c) { return Value(c.context() ? c.context()->periodStart() : QDate()); }},
        {L("period-end"), 0, 0, L("a"), Date, Reads::Context, [](const Call &c) { return Value(c.context() ? c.context()->periodEnd() : QDate()); }},
    };
}

}  // namespace tongdang
