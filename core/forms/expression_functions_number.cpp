// Functions on numbers. What has no result is blank.
#include "core/forms/expression_tree.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kNudge = 1 + 4.0 / (1LL << 50);   // a number written 1.005 is a hair below it in binary

// To places: half away from zero, as the decimal number is written. Alone: half up, as XPath.
Value runRound(const Call &call) {
    const double number = call.number(0);
    if (call.size() == 1)
        return std::floor(number + 0.5);
    const double places = std::trunc(call.number(1));
    if (!(std::fabs(places) <= 15) || std::isnan(number))
        return kNone;
    const double scale = std::pow(10.0, std::fabs(places));
    const double scaled = std::fabs(places < 0 ? number / scale : number * scale) * kNudge;
    const double rounded = std::floor(scaled + 0.5);
    const double result = places < 0 ? rounded * scale : rounded / scale;
    return number < 0 ? -result : result;
}

// percent(part, whole, of nothing): half up to two decimals; blank, or the third argument, where the whole is 0.
Value runPercent(const Call &call) {
    const double part = call.number(0), whole = call.number(1);
    if (whole == 0)
        return call.size() > 2 ? call.number(2) : kNone;
    return std::floor(part * 10000 / whole + 0.5) / 100;
}

template <double (*F)(double)> Value run(const Call &call) { return F(call.number(0)); }

}  // namespace

std::vector<FunctionEntry> numberFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("number"), 1, 1, L("a"), Number, Reads::Nothing, [](const Call &c) { return Value(c.number(0)); }},
        {L("int"), 1, 1, L("n"), Number, Reads::Nothing, run<std::trunc>},
        {L("floor"), 1, 1, L("n"), Number, Reads::Nothing, run<std::floor>},
        {L("ceiling"), 1, 1, L("n"), Number, Reads::Nothing, run<std::ceil>},
        {L("round"), 1, 2, L("n"), Number, Reads::Nothing, runRound},
        {L("pow"), 2, 2, L("n"), Number, Reads::Nothing, [](const Call &c) { return Value(std::pow(c.number(0), c.number(1))); }},
        {L("abs"), 1, 1, L("n"), Number, Reads::Nothing, run<std::fabs>},
        {L("sqrt"), 1, 1, L("n"), Number, Reads::Nothing, run<std::sqrt>},
        {L("exp"), 1, 1, L("n"), Number, Reads::Nothing, run<std::exp>},
        {L("exp10"), 1, 1, L("n"), Number, Reads::Nothing, [](const Call &c) { return Value(std::pow(10.0, c.number(0))); }},
        {L("log"), 1, 1, L("n"), Number, Reads::Nothing, [](const Call &c) { const double x = c.number(0); return Value(x > 0 ? std::log(x) : kNone); }},
        {L("log10"), 1, 1, L("n"), Number, Reads::Nothing, [](const Call &c) { const double x = c.number(0); return Value(x > 0 ? std::log10(x) : kNone); }},
        {L("sin"), 1, 1, L("n"), Number, Reads::Nothing, run<std::sin>},
        {L("cos"), 1, 1, L("n"), Number, Reads::Nothing, run<std::cos>},
        {L("tan"), 1, 1, L("n"), Number, Reads::Nothing, run<std::tan>},
        {L("asin"), 1, 1, L("n"), Number, Reads::Nothing, run<std::asin>},
        {L("acos"), 1, 1, L("n"), Number, Reads::Nothing, run<std::acos>},
        {L("atan"), 1, 1, L("n"), Number, Reads::Nothing, run<std::atan>},
        {L("atan2"), 2, 2, L("n"), Number, Reads::Nothing, [](const Call &c) { return Value(std::atan2(c.number(0), c.number(1))); }},
        {L("pi"), 0, 0, L("n"), Number, Reads::Nothing, [](const Call &) { return Value(std::numbers::pi); }},
        {L("percent"), 2, 3, L("n"), Number, Reads::Nothing, runPercent},
    };
}

}  // namespace tongdang
