// Functions on node sets: the records of a repeat, or those linked to this one. Blanks count for count(), for nothing else.
#include "core/forms/expression_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Value runCountNonEmpty(const Call &call) {
    const std::vector<Value> nodes = call.nodes(0);
    return double(std::count_if(nodes.begin(), nodes.end(), [](const Value &value) { return !value.isBlank(); }));
}

// An answer of a node set as a number, text as a text answer gives it.
double number(const Value &value) { return value.asText() ? numberOfText(*value.asText()) : value.number(); }

Value runSum(const Call &call) {
    // Compensated as SQLite sums, so that the order of the records does not show.
    double sum = 0, error = 0;
    for (const Value &value : call.nodes(0))
        if (!value.isBlank()) {
            const double n = number(value), next = sum + n;
            error += std::fabs(sum) > std::fabs(n) ? (sum - next) + n : (n - next) + sum;
            sum = next;
        }
    return sum + error;
}

// The least or greatest of all there is, blanks left out; several arguments are taken together.
template <bool Least> Value runExtreme(const Call &call) {
    double best = kNone;
    for (size_t i = 0; i < call.size(); ++i)
        for (const Value &value : call.nodes(i)) {
            const double n = number(value);
            if (std::isnan(best) || (Least ? n < best : n > best))
                best = std::isnan(n) ? best : n;
        }
    return call.node.type == ValueType::Date ? Value(dateOfDays(best)) : Value(best);
}

Value runPosition(const Call &call) {
    if (call.node.up < 0)
        return double(call.frame.position);
    const EvalContext *context = call.context();
    for (int up = call.node.up; up > 0 && context; --up)
        context = context->parent();
    return context ? double(context->position()) : kNone;
}

Value runIndexed(const Call &call) {
    const std::vector<Value> nodes = call.nodes(0);
    const double index = call.number(1);
    return index >= 1 && index <= double(nodes.size()) ? nodes[size_t(index) - 1] : converted(Value(), call.node.type);
}

}  // namespace

std::vector<FunctionEntry> recordFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("count"), 1, 1, L("s"), Number, Reads::Nothing, [](const Call &c) { return Value(double(c.nodes(0).size())); }},
        {L("count-non-empty"), 1, 1, L("s"), Number, Reads::Nothing, runCountNonEmpty},
        {L("sum"), 1, 1, L("a"), Number, Reads::Nothing, runSum},
        {L("min"), 1, -1, L("a"), Number, Reads::Nothing, runExtreme<true>},
        {L("max"), 1, -1, L("a"), Number, Reads::Nothing, runExtreme<false>},
        {L("position"), 0, 1, L("a"), Number, Reads::Context, runPosition},
        {L("index"), 0, 0, L("a"), Number, Reads::Context, runPosition},   // SurveyCTO's position(..)
        {L("indexed-repeat"), 3, 3, L("san"), Text, Reads::Nothing, runIndexed},
    };
}

}  // namespace tongdang
