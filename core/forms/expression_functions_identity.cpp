// ID numbers and pinyin. Whether a number is valid hardly depends on the day, so these do not count as reading the clock.
#include "core/forms/expression_tree.h"

#include "core/identity/id_number.h"
#include "core/identity/names.h"

namespace tongdang {

namespace {

IdNumber read(const Call &call) {
    const QDate today = call.context() ? Value(call.context()->now()).date() : QDate();
    return readIdNumber(call.text(0), today);
}

Value runPinyin(const Call &call) {
    const Pinyin reading = pinyin(call.text(0));
    return call.size() > 1 && call.text(1) == u"initials" ? reading.initials() : reading.full();
}

}  // namespace

std::vector<FunctionEntry> identityFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("idnumber-valid"), 1, 1, L("t"), Boolean, Reads::Context, [](const Call &c) { return Value(read(c).valid()); }},
        {L("idnumber-birth"), 1, 1, L("t"), Date, Reads::Context, [](const Call &c) { return Value(read(c).birth); }},
        {L("idnumber-sex"), 1, 1, L("t"), Text, Reads::Context, [](const Call &c) { return Value(read(c).sex); }},
        {L("pinyin"), 1, 2, L("t"), Text, Reads::Nothing, runPinyin},
    };
}

}  // namespace tongdang
