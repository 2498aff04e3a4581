// Random expressions over a fixed form, and random rows for it with blanks: evaluator, SQL and column passes must agree.
#pragma once

#include "tests/core/forms/expression_support.h"

#include <random>

namespace tongdang::test {

struct RandomForm {
    TestScope people, form;
    std::mt19937 dice;
    bool records = true;

    explicit RandomForm(unsigned seed) : dice(seed) {
        people.questions = {{QStringLiteral("person")}, {QStringLiteral("years"), ValueType::Number}, {QStringLiteral("seen"), ValueType::Date}};
        form.questions = {{QStringLiteral("sex")}, {QStringLiteral("school")}, {QStringLiteral("note")}, {QStringLiteral("age"), ValueType::Number}, {QStringLiteral("height"), ValueType::Number},
                          {QStringLiteral("birth"), ValueType::Date}, {QStringLiteral("met"), ValueType::Date}, {QStringLiteral("relief"), ValueType::Text, true}, {QStringLiteral("at"), ValueType::DateTime}, {QStringLiteral("clock"), ValueType::Time}};
        form.repeat = &people;
        form.repeatName = QStringLiteral("people");
        people.around = &form;
    }

    int roll(int n) { return int(dice() % unsigned(n)); }
    template <typename T> T pick(std::initializer_list<T> all) { return *(all.begin() + roll(int(all.size()))); }

    // Rows, as canonical text.
    QString day() { return roll(4) == 0 ? QString() : QDate(2000, 1, 1).addDays(roll(6000)).toString(Qt::ISODate); }
    QString moment() { return roll(4) == 0 ? QString() : QString(QDate(2010, 1, 1).addDays(roll(4)).toString(Qt::ISODate) + QString::fromLatin1(pick({"T08:30:00+08:00", "T00:30:00Z", "T10:00:00.000+08:00", "T00:00:00+08:00"}))); }
    QString word() { return QString::fromUtf8(pick({"", "1", "2", "5", "-3", "07", "1.50", " 8 ", "abc", "2004-02-29", "2015-02-30", "a b", "甲 乙", "5x", ".5", "-", "2010-01-01", "  x  y "})); }
    TestRecord row() {
        TestRecord record;
        QStringList relief;
        for (const char *code : {"medical", "housing", "other"})
            if (roll(2))
                relief.append(QString::fromLatin1(code));
        record.answers = {QString::fromLatin1(pick({"1", "2", "", "0"})), QString::fromLatin1(pick({"primary", "junior", "", "senior"})), word(), roll(4) ? QString::number(roll(20)) : QString(),
                          roll(4) ? QString::number(roll(4000) / 8.0) : QString(), day(), day(), relief.join(u' '), moment(), QString::fromLatin1(pick({"", "08:30:00", "08:30:00.000+08:00", "23:59:59", "00:00:00"}))};
        if (records)
            for (int i = roll(4); i > 0; --i) {
                TestRecord person;
                person.answers = {word(), roll(3) ? QString::number(roll(90)) : QString(), day()};
                record.nodes.push_back(person);
            }
        return record;
    }

    // Expressions by type.
    QString number(int depth) {
        if (depth <= 0 || roll(4) == 0)
            return QString::fromLatin1(pick({"${age}", "${height}", "7", "0", "2.5", "${age}", "-3", "15", "4000"}));
        const QString a = number(depth - 1), b = number(depth - 1);
        switch (roll(records ? 24 : 18)) {
        case 0: return QString(u"(" + a + u" + " + b + u")");
        case 1: return QString(u"(" + a + u" - " + b + u")");
        case 2: return QString(u"(" + a + u" * " + b + u")");
        case 3: return QString(u"(" + a + u" div " + b + u")");
        case 4: return QString(u"(" + a + u" mod " + b + u")");
        case 5: return QString(u"-" + a);
        case 6: return QString(u"int(" + a + u")");
        case 7: return QString(u"round(" + a + u", " + QString::number(roll(3)) + u")");
        case 8: return QString(u"round(" + a + u")");
        case 9: return QString(u"if(" + truth(depth - 1) + u", " + a + u", " + b + u")");
        case 10: return QString(u"coalesce(" + a + u", " + b + u")");
        case 11: return QString(u"age-on(" + date(depth - 1) + u", " + date(depth - 1) + u")");
        case 12: return QString(u"(" + date(depth - 1) + u" - " + date(depth - 1) + u")");
        case 13: return QString(u"string-length(" + text(depth - 1) + u")");
        case 14: return QStringLiteral("count-selected(${relief})");
        case 15: return QString(u"min(" + a + u", " + b + u")");
        case 16: return QString(u"number(" + text(depth - 1) + u")");
        case 17: return QString(u"percent(" + a + u", " + b + u")");
        case 18: return QString(u"count(${people}[" + inner() + u"])");
        case 19: return QString(u"sum(${people}[" + inner() + u"]/years)");
        case 20: return QStringLiteral("max(${years})");
        case 21: return QString(u"count-non-empty(${person}[" + inner() + u"])");
        case 22: return QString(u"min(${people}[" + inner() + u"]/years, " + a + u")");
        default: return QStringLiteral("sum(${years})");
        }
    }
    QString inner() { return QString::fromLatin1(pick({"years < 18", "seen >= period-start()", "years > ${age}", "person = 'abc' or years = ''", "seen = ''", "seen < today() - 3000", "not(years >= 40)", "seen != ${birth}", "person < 3", "count(${people}) > 1"})); }
    QString date(int depth) {
        if (depth <= 0 || roll(3) == 0)
            return QString::fromLatin1(pick({"${birth}", "${met}", "today()", "date('2012-02-29')", "period-end()", "${birth}", "'2009-09-01'"}));
        switch (roll(5)) {
        case 0: return QString(u"(date(" + date(depth - 1) + u") + " + number(depth - 1) + u")");
        case 1: return QString(u"(date(" + date(depth - 1) + u") - " + number(depth - 1) + u")");
        case 2: return QString(u"if(" + truth(depth - 1) + u", ${birth}, ${met})");
        case 3: return QString(u"coalesce(${birth}, " + date(depth - 1) + u")");
        default: return QStringLiteral("date(${note})");
        }
    }
    QString text(int depth) {
        if (depth <= 0 || roll(3) == 0)
            return QString::fromUtf8(pick({"${sex}", "${school}", "${note}", "${relief}", "''", "'primary'", "'1'", "'2004-02-29'", "'甲'", "${note}"}));
        switch (roll(10)) {
        case 0: return QString(u"concat(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        case 1: return QString(u"substr(" + text(depth - 1) + u", " + QString::number(roll(3)) + u", " + QString::number(roll(6)) + u")");
        case 2: return QString(u"substring-before(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        case 3: return QString(u"substring-after(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        case 4: return QString(u"normalize-space(" + text(depth - 1) + u")");
        case 5: return QString(u"format-date(" + QString::fromLatin1(pick({"${birth}", "today()", "${met}"})) + u", '%Y/%n/%d')");
        case 6: return QString(u"string(" + number(depth - 1) + u")");
        case 7: return QString(u"if(" + truth(depth - 1) + u", " + text(depth - 1) + u", " + number(depth - 1) + u")");
        case 8: return QString(u"coalesce(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        default: return QString(u"string(" + QString::fromLatin1(pick({"${birth}", "${age}", "${height}", "1 = 1"})) + u")");
        }
    }
    QString op() { return QString::fromLatin1(pick({" = ", " != ", " < ", " <= ", " > ", " >= "})); }
    QString any(int depth) {
        switch (roll(4)) {
        case 0: return number(depth);
        case 1: return date(depth);
        case 2: return truth(depth - 1);
        default: return text(depth);
        }
    }
    QString truth(int depth) {
        if (depth <= 0)
            return QString::fromLatin1(pick({"${sex} = '1'", "${age} <= 5", "${school} != 'primary'", "${birth} < '2010-09-01'", "${note} = ''", "selected(${relief}, 'medical')", "${age} = ''", "${birth} = ''", "${met} >= date('2005-01-01')",
                                             "not(${age})", "${height} > 100", "'2010-01-01' >= ${birth}", "5 < ${age}", "${birth} = '2004-02-29'", "${age} != 7", "${at} < '2010-01-02T10:00:00'", "${at} = '2010-01-02T08:30:00'", "'2010-01-03T00:30:00Z' >= ${at}",
                                             "${at} != '2010-01-01T00:00:00+08:00'", "${at} >= '2010-01-02'", "${at} = ''", "${clock} = '08:30'", "${clock} > '08:30:00'", "'08:31' > ${clock}", "${clock} != ''"}));
        switch (roll(13)) {
        case 0:
        case 1: return QString(u"(" + truth(depth - 1) + u" and " + truth(depth - 1) + u")");
        case 2:
        case 3: return QString(u"(" + truth(depth - 1) + u" or " + truth(depth - 1) + u")");
        case 4: return QString(u"not(" + truth(depth - 1) + u")");
        case 5: return QString(u"(" + number(depth - 1) + op() + number(depth - 1) + u")");
        case 6: return QString(u"(" + date(depth - 1) + op() + date(depth - 1) + u")");
        case 7: return QString(u"(" + text(depth - 1) + op() + text(depth - 1) + u")");
        case 8: return QString(u"(" + any(depth - 1) + op() + any(depth - 1) + u")");
        case 9: return QString(u"selected(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        case 10: return QString(QString::fromLatin1(pick({"contains", "starts-with", "ends-with"})) + u"(" + text(depth - 1) + u", " + text(depth - 1) + u")");
        case 11: return QString(u"boolean(" + any(depth - 1) + u")");
        default: return records && roll(2) ? QString(u"(${years}" + op() + QString::number(roll(60)) + u")") : QString(u"(" + any(depth - 1) + u" = '')");
        }
    }
};

}  // namespace tongdang::test
