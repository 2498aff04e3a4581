// Logic, choices and what the form knows.
#include "core/forms/expression_tree.h"
#include "core/forms/lookup_tables.h"

#include <QRandomGenerator>
#include <QUuid>

#include <cmath>
#include <limits>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <typename Visit> void eachCode(const QString &list, const Visit &visit) {
    for (const QStringView code : QStringView(list).split(u' ', Qt::SkipEmptyParts))
        visit(code);
}

Value runIf(const Call &call) { return valueAs(call.argument(call.truth(0) ? 1 : 2), call.frame, call.node.type); }

Value runCoalesce(const Call &call) {
    for (size_t i = 0; i + 1 < call.size(); ++i)
        if (!isBlank(call.argument(i), call.frame))
            if (Value value = valueAs(call.argument(i), call.frame, call.node.type); !value.isBlank())
                return value;
    return valueAs(call.argument(call.size() - 1), call.frame, call.node.type);
}

Value runOnce(const Call &call) {
    const Value present = call.context() ? call.context()->current() : Value();
    return present.isBlank() ? valueAs(call.argument(0), call.frame, call.node.type) : converted(present, call.node.type);
}

// ODK: how many of the responses are "yes", or a number above 0; -1 leaves a bound out.
bool isYes(const Value &value) { return value.text() == u"yes" || value.number() > 0; }
bool within(double count, double least, double most) { return (least == -1 || count >= least) && (most == -1 || count <= most); }

Value runChecklist(const Call &call) {
    int yes = 0;
    for (size_t i = 2; i < call.size(); ++i)
        for (const Value &value : call.nodes(i))
            yes += isYes(value);
    return within(yes, call.number(0), call.number(1));
}

Value runWeightedChecklist(const Call &call) {
    double weight = 0;
    for (size_t i = 2; i + 1 < call.size(); i += 2)
        if (isYes(evaluateNode(call.argument(i), call.frame)))
            weight += call.number(i + 1);
    return within(weight, call.number(0), call.number(1));
}

Value runSelectedAt(const Call &call) {
    const double wanted = call.number(1);
    const auto codes = call.text(0).split(u' ', Qt::SkipEmptyParts);
    return wanted >= 0 && wanted < double(codes.size()) ? Value(codes[qsizetype(wanted)]) : Value();
}

Value runCountSelected(const Call &call) {
    int count = 0;
    eachCode(call.text(0), [&](QStringView) { ++count; });
    return double(count);
}

Value runChoiceName(const Call &call) { return call.context() ? Value(call.context()->choiceLabel(call.node.list, call.text(0))) : Value(); }

Value runPoints(const Call &call) {
    double sum = 0;
    if (call.context())
        for (const Value &value : call.nodes(0))
            eachCode(value.text(), [&](QStringView code) { sum += call.context()->points(call.node.list, code.toString()); });
    return sum;
}

Value runPulldata(const Call &call) {
    QStringList arguments;
    for (size_t i = 0; i < call.size(); ++i)
        arguments.append(call.text(i));
    const LookupTables *tables = call.context() ? call.context()->tables() : nullptr;
    return tables ? Value(tables->value(arguments)) : Value();
}

Value runTotal(const Call &call) {
    if (!call.context())
        return kNone;
    const ExpressionNode &argument = call.argument(0);
    const Value total = call.context()->aggregate(QStringLiteral("total"), argument.kind == NodeKind::Field ? Value(argument.name) : evaluateNode(argument, call.frame));
    return total.number();
}

Value runUuid(const Call &call) {
    if (call.size() == 0)
        return QUuid::createUuid().toString(QUuid::WithoutBraces);
    static constexpr QStringView kAlphabet = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const double length = call.number(0);
    QString text;
    for (int i = 0; i < (length > 0 && length <= 1000 ? int(length) : 0); ++i)
        text.append(kAlphabet[QRandomGenerator::global()->bounded(int(kAlphabet.size()))]);
    return text;
}

// region-level(code): province city county township village, by the length of the code; region-level(code, level): the region of that level around it.
Value runRegionLevel(const Call &call) {
    static constexpr std::pair<int, QStringView> kLevels[] = {{2, u"province"}, {4, u"city"}, {6, u"county"}, {9, u"township"}, {12, u"village"}};
    const QString code = call.text(0);
    for (const auto &[length, name] : kLevels) {
        if (call.size() == 1 && code.size() == length)
            return name.toString();
        if (call.size() == 2 && call.text(1) == name)
            return code.size() >= length ? Value(code.left(length)) : Value();
    }
    return {};
}

}  // namespace

bool hasCode(QStringView list, QStringView code) {
    if (code.isEmpty())
        return false;
    for (qsizetype at = 0; (at = list.indexOf(code, at)) >= 0; ++at) {
        const qsizetype end = at + code.size();
        if ((at == 0 || list[at - 1] == u' ') && (end == list.size() || list[end] == u' '))
            return true;
    }
    return false;
}

std::vector<FunctionEntry> logicFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("true"), 0, 0, L("a"), Boolean, Reads::Nothing, [](const Call &) { return Value(true); }},
        {L("false"), 0, 0, L("a"), Boolean, Reads::Nothing, [](const Call &) { return Value(false); }},
        {L("not"), 1, 1, L("b"), Boolean, Reads::Nothing, [](const Call &c) { return Value(!c.truth(0)); }},
        {L("boolean"), 1, 1, L("b"), Boolean, Reads::Nothing, [](const Call &c) { return Value(c.truth(0)); }},
        {L("boolean-from-string"), 1, 1, L("t"), Boolean, Reads::Nothing, [](const Call &c) { const QString t = c.text(0); return Value(t == u"1" || t == u"true"); }},
        {L("if"), 3, 3, L("ba"), Text, Reads::Nothing, runIf, true},
        {L("coalesce"), 2, -1, L("a"), Text, Reads::Nothing, runCoalesce, true},
        {L("once"), 1, 1, L("a"), Text, Reads::Context, runOnce, true},
        {L("selected"), 2, 2, L("t"), Boolean, Reads::Nothing, [](const Call &c) { return Value(hasCode(c.text(0), QStringView(c.text(1)).trimmed())); }},
        {L("selected-at"), 2, 2, L("tn"), Text, Reads::Nothing, runSelectedAt},
        {L("count-selected"), 1, 1, L("t"), Number, Reads::Nothing, runCountSelected},
        {L("checklist"), 3, -1, L("nna"), Boolean, Reads::Nothing, runChecklist},
        {L("weighted-checklist"), 4, -1, L("nna"), Boolean, Reads::Nothing, runWeightedChecklist},
        {L("jr:choice-name"), 2, 2, L("ta"), Text, Reads::Context, runChoiceName},
        {L("points"), 1, 1, L("a"), Number, Reads::Context, runPoints},
        {L("pulldata"), 4, 4, L("t"), Text, Reads::Context, runPulldata},
        {L("total"), 1, 1, L("a"), Number, Reads::Context, runTotal},
        {L("random"), 0, 0, L("a"), Number, Reads::Chance, [](const Call &) { return Value(QRandomGenerator::global()->generateDouble()); }},
        {L("uuid"), 0, 1, L("n"), Text, Reads::Chance, runUuid},
        {L("region-level"), 1, 2, L("t"), Text, Reads::Nothing, runRegionLevel},
    };
}

}  // namespace tongdang
