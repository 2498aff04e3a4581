// The functions that have an SQL form.
#include "core/forms/expression_sql_writer.h"

#include <cmath>

namespace tongdang {

SqlFragment SqlWriter::call(const ExpressionNode &node) {
    if (node.function->unified)
        return unified(node);
    switch (node.type) {
    case ValueType::Boolean: return callTruth(node);
    case ValueType::Number: return callNumber(node);
    case ValueType::Date: return callDate(node);
    case ValueType::Text: return callText(node);
    default: return fail(node);
    }
}

SqlFragment SqlWriter::unified(const ExpressionNode &node) {
    const QLatin1String name = node.function->name;
    if (name == QLatin1String("if"))
        return join({u"CASE WHEN ", truth(*node.children[0]), u" THEN ", as(*node.children[1], node.type), u" ELSE ", as(*node.children[2], node.type), u" END"});
    if (name != QLatin1String("coalesce"))
        return fail(node);
    if (node.type == ValueType::Boolean)   // a truth value is never blank
        return truth(*node.children[0]);
    SqlFragment result{node.type == ValueType::Text ? QStringLiteral("COALESCE(NULL") : QStringLiteral("COALESCE("), {}};
    for (size_t i = 0; i < node.children.size(); ++i) {
        SqlFragment value = as(*node.children[i], node.type);
        result = node.type == ValueType::Text ? join({std::move(result), u", NULLIF(", std::move(value), u", '')"}) : join({std::move(result), i ? u", " : u"", std::move(value)});
    }
    return join({std::move(result), node.type == ValueType::Text ? u", '')" : u")"});
}

SqlFragment SqlWriter::callTruth(const ExpressionNode &node) {
    const QLatin1String name = node.function->name;
    const auto arg = [&](size_t i) -> const ExpressionNode & { return *node.children[i]; };
    if (name == QLatin1String("not"))
        return join({u"(NOT ", truth(arg(0)), u")"});
    if (name == QLatin1String("boolean"))
        return truth(arg(0));
    if (name == QLatin1String("boolean-from-string"))
        return join({u"(", text(arg(0)), u" IN ('1', 'true'))"});
    if (name == QLatin1String("contains"))
        return join({u"(instr(", text(arg(0)), u", ", text(arg(1)), u") > 0)"});
    if (name == QLatin1String("starts-with"))
        return join({u"(SELECT substr(td_v, 1, length(td_w)) = td_w FROM (SELECT ", text(arg(0)), u" AS td_v, ", text(arg(1)), u" AS td_w))"});
    if (name == QLatin1String("ends-with"))
        return join({u"(SELECT td_w = '' OR substr(td_v, -length(td_w)) = td_w FROM (SELECT ", text(arg(0)), u" AS td_v, ", text(arg(1)), u" AS td_w))"});
    if (name == QLatin1String("selected")) {
        if (arg(1).isConstant()) {
            const QString code = arg(1).text.trimmed();
            return code.isEmpty() ? SqlFragment{QStringLiteral("0"), {}} : join({u"(instr(' ' || ", text(arg(0)), u" || ' ', ", bound(QString(u" " + code + u" ")), u") > 0)"});
        }
        return join({u"(SELECT td_w <> '' AND instr(' ' || td_v || ' ', ' ' || td_w || ' ') > 0 FROM (SELECT ", text(arg(0)), u" AS td_v, trim(", text(arg(1)), u", ", kSpaces, u") AS td_w))"});
    }
    return fail(node);
}

SqlFragment SqlWriter::callDate(const ExpressionNode &node) {
    const QLatin1String name = node.function->name;
    const auto moment = [&](const QDate &date) { return date.isValid() ? bound(Value(date).text()) : SqlFragment{QStringLiteral("NULL"), {}}; };
    if (name == QLatin1String("today"))
        return moment(m_scopes.front()->today());
    if (name == QLatin1String("period-start"))
        return moment(m_scopes.front()->periodStart());
    if (name == QLatin1String("period-end"))
        return moment(m_scopes.front()->periodEnd());
    if (name == QLatin1String("date"))
        return date(*node.children[0]);
    if (name == QLatin1String("min") || name == QLatin1String("max"))
        return dayDate(extreme(node, name == QLatin1String("min") ? u"MIN" : u"MAX"));
    return fail(node);
}

SqlFragment SqlWriter::callNumber(const ExpressionNode &node) {
    const QLatin1String name = node.function->name;
    const auto arg = [&](size_t i) -> const ExpressionNode & { return *node.children[i]; };
    static constexpr std::pair<QLatin1String, QStringView> kPlain[] = {
        {QLatin1String("number"), u""}, {QLatin1String("int"), u"trunc"}, {QLatin1String("floor"), u"floor"}, {QLatin1String("ceiling"), u"ceil"}, {QLatin1String("abs"), u"abs"}, {QLatin1String("sqrt"), u"sqrt"}, {QLatin1String("exp"), u"exp"}, {QLatin1String("log"), u"ln"},
        {QLatin1String("log10"), u"log10"}, {QLatin1String("sin"), u"sin"}, {QLatin1String("cos"), u"cos"}, {QLatin1String("tan"), u"tan"}, {QLatin1String("asin"), u"asin"}, {QLatin1String("acos"), u"acos"}, {QLatin1String("atan"), u"atan"}};
    for (const auto &[ours, theirs] : kPlain)
        if (name == ours)
            return join({theirs, u"(", number(arg(0)), u")"});
    if (name == QLatin1String("pow") || name == QLatin1String("atan2"))
        return join({name == QLatin1String("pow") ? u"pow(" : u"atan2(", number(arg(0)), u", ", number(arg(1)), u")"});
    if (name == QLatin1String("exp10"))
        return join({u"pow(10.0, ", number(arg(0)), u")"});
    if (name == QLatin1String("round")) {
        if (node.children.size() == 1)
            return join({u"floor(", number(arg(0)), u" + 0.5)"});
        if (!arg(1).isConstant() || !(arg(1).number >= 0 && arg(1).number <= 15))
            return fail(node);
        const SqlFragment scale = bound(std::pow(10.0, std::trunc(arg(1).number)));   // as runRound
        return join({u"(SELECT CASE WHEN td_v < 0 THEN -1 ELSE 1 END * floor(abs(td_v * td_s) * (1 + 4.0 / 1125899906842624.0) + 0.5) / td_s FROM (SELECT ", number(arg(0)), u" AS td_v, ", scale, u" AS td_s))"});
    }
    if (name == QLatin1String("percent"))
        return join({u"(SELECT CASE WHEN td_w = 0 THEN ", node.children.size() > 2 ? number(arg(2)) : SqlFragment{QStringLiteral("NULL"), {}}, u" ELSE floor(td_v * 10000.0 / td_w + 0.5) / 100 END FROM (SELECT ", number(arg(0)), u" AS td_v, ", number(arg(1)), u" AS td_w))"});
    if (name == QLatin1String("string-length") && node.children.size() == 1)
        return join({u"length(", text(arg(0)), u")"});
    if (name == QLatin1String("count-selected"))   // runs of spaces count once
        return join({u"(SELECT CASE WHEN td_v = '' THEN 0 ELSE length(td_v) - length(replace(td_v, ' ', '')) + 1 END FROM (SELECT trim(replace(replace(replace(", text(arg(0)), u", ' ', char(1, 2)), char(2, 1), ''), char(1, 2), ' ')) AS td_v))"});
    if (name == QLatin1String("decimal-date-time"))
        return arg(0).scalar() == ValueType::Date || arg(0).scalar() == ValueType::DateTime ? number(arg(0)) : fail(node);
    if (name == QLatin1String("age-on") || name == QLatin1String("age")) {
        // Years between, less one before the birthday; month and day compare as texts, so that 29 February comes on 1 March.
        SqlFragment day = node.children.size() > 1 ? date(arg(1)) : m_scopes.front()->today().isValid() ? bound(Value(m_scopes.front()->today()).text()) : SqlFragment{QStringLiteral("NULL"), {}};
        return join({u"(SELECT CASE WHEN td_w >= td_v THEN CAST(substr(td_w, 1, 4) AS INTEGER) - CAST(substr(td_v, 1, 4) AS INTEGER) - (substr(td_w, 6) < substr(td_v, 6)) END FROM (SELECT ", date(arg(0)), u" AS td_v, ", std::move(day), u" AS td_w))"});
    }
    if (name == QLatin1String("min") || name == QLatin1String("max"))
        return extreme(node, name == QLatin1String("min") ? u"MIN" : u"MAX");
    if (name == QLatin1String("count") && arg(0).kind == NodeKind::Records)
        return overRecords(arg(0), [](const ExpressionNode &) { return SqlFragment{QStringLiteral("COUNT(*)"), {}}; });
    if (name == QLatin1String("count-non-empty") && arg(0).kind == NodeKind::Records)
        return overRecords(arg(0), [&](const ExpressionNode &r) {
            if (!r.children.front())
                return SqlFragment{QStringLiteral("COUNT(*)"), {}};
            return join({u"COUNT(NULLIF(", text(*r.children.front()), u", ''))"});
        });
    if (name == QLatin1String("sum")) {
        if (arg(0).kind == NodeKind::Records)
            return overRecords(arg(0), [&](const ExpressionNode &r) { return r.children.front() && r.item == ValueType::Number ? join({u"COALESCE(SUM(", number(*r.children.front()), u"), 0)"}) : fail(r); });
        return arg(0).scalar() == ValueType::Text ? fail(node) : join({u"COALESCE(", number(arg(0)), u", 0)"});
    }
    return fail(node);
}

SqlFragment SqlWriter::callText(const ExpressionNode &node) {
    const QLatin1String name = node.function->name;
    const auto arg = [&](size_t i) -> const ExpressionNode & { return *node.children[i]; };
    if (name == QLatin1String("string"))
        return text(arg(0));
    if (name == QLatin1String("concat")) {
        SqlFragment result{QStringLiteral("("), {}};
        for (size_t i = 0; i < node.children.size(); ++i)
            result = join({std::move(result), i ? u" || " : u"", text(arg(i))});
        return join({std::move(result), u")"});
    }
    if (name == QLatin1String("substr")) {
        const bool open = node.children.size() == 2;
        if (!arg(1).isConstant() || !(arg(1).number >= 0) || (!open && (!arg(2).isConstant() || !(arg(2).number >= 0))))
            return fail(node);
        const qint64 from = qint64(std::min(arg(1).number, 1e9)), to = open ? 0 : qint64(std::min(arg(2).number, 1e9));
        if (open)
            return join({u"substr(", text(arg(0)), u", ", bound(from + 1), u")"});
        return join({u"substr(", text(arg(0)), u", ", bound(from + 1), u", ", bound(std::max<qint64>(to - from, 0)), u")"});
    }
    if (name == QLatin1String("substring-before"))
        return join({u"(SELECT CASE WHEN td_i > 0 THEN substr(td_v, 1, td_i - 1) ELSE '' END FROM (SELECT td_v, instr(td_v, td_w) AS td_i FROM (SELECT ", text(arg(0)), u" AS td_v, ", text(arg(1)), u" AS td_w)))"});
    if (name == QLatin1String("substring-after"))
        return join({u"(SELECT CASE WHEN td_i > 0 THEN substr(td_v, td_i + length(td_w)) ELSE '' END FROM (SELECT td_v, td_w, instr(td_v, td_w) AS td_i FROM (SELECT ", text(arg(0)), u" AS td_v, ", text(arg(1)), u" AS td_w)))"});
    if (name == QLatin1String("normalize-space") && node.children.size() == 1)
        return join({u"trim(replace(replace(replace(replace(replace(replace(", text(arg(0)), u", char(9), ' '), char(10), ' '), char(13), ' '), ' ', char(1, 2)), char(2, 1), ''), char(1, 2), ' '))"});
    if (name == QLatin1String("format-date"))
        return formatDate(node);
    if (name == QLatin1String("region-level")) {
        if (node.children.size() == 1)
            return join({u"CASE length(", text(arg(0)), u") WHEN 2 THEN 'province' WHEN 4 THEN 'city' WHEN 6 THEN 'county' WHEN 9 THEN 'township' WHEN 12 THEN 'village' ELSE '' END"});
        static constexpr std::pair<QStringView, int> kLevels[] = {{u"province", 2}, {u"city", 4}, {u"county", 6}, {u"township", 9}, {u"village", 12}};
        for (const auto &[level, length] : kLevels)
            if (arg(1).isConstant() && arg(1).text == level)
                return join({u"(SELECT CASE WHEN length(td_v) >= td_s THEN substr(td_v, 1, td_s) ELSE '' END FROM (SELECT ", text(arg(0)), u" AS td_v, ", bound(qint64(length)), u" AS td_s))"});
    }
    return fail(node);
}

// Numbers of a date by a constant pattern; names of months and days depend on a language.
SqlFragment SqlWriter::formatDate(const ExpressionNode &node) {
    const ExpressionNode &pattern = *node.children[1];
    if (!pattern.isConstant() || node.children[0]->scalar() == ValueType::DateTime)
        return fail(node);
    SqlFragment result{QStringLiteral("''"), {}};
    const QString &format = pattern.text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%') {
            result = join({std::move(result), u" || ", bound(QString(format[i]))});
            continue;
        }
        switch (i + 1 < format.size() ? format[++i].unicode() : u'?') {
        case u'Y': result.text += u" || substr(td_v, 1, 4)"; break;
        case u'y': result.text += u" || substr(td_v, 3, 2)"; break;
        case u'm': result.text += u" || substr(td_v, 6, 2)"; break;
        case u'n': result.text += u" || CAST(substr(td_v, 6, 2) AS INTEGER)"; break;
        case u'd': result.text += u" || substr(td_v, 9, 2)"; break;
        case u'e': result.text += u" || CAST(substr(td_v, 9, 2) AS INTEGER)"; break;
        default: return fail(node);
        }
    }
    return join({u"(SELECT CASE WHEN td_v IS NULL THEN '' ELSE ", std::move(result), u" END FROM (SELECT ", date(*node.children[0]), u" AS td_v))"});
}

}  // namespace tongdang
