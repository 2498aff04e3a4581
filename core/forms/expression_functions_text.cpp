// Functions on texts. Characters are counted as people count them: one beyond the BMP is one.
#include "core/forms/expression_tree.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr qsizetype kMaxSubject = 10'000;   // of regex(): longer texts do not match
constexpr qsizetype kMaxText = 1'000'000;   // of a result: a calculation cannot fill the memory

bool isBmp(QStringView text) {
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

// A pattern is Java's, as ODK reads it: \u4e00 and \p{IsHan} are \x{4e00} and \p{Han} here.
QString fromJava(QString pattern) {
    static const QRegularExpression sign(QStringLiteral(R"((?<!\\)((?:\\\\)*)\\u([0-9A-Fa-f]{4}))")), script(QStringLiteral(R"((?<!\\)((?:\\\\)*)\\([pP])\{(?:Is|script=|sc=)(\w+)\})"));
    return pattern.replace(sign, QStringLiteral("\\1\\x{\\2}")).replace(script, QStringLiteral("\\1\\\\2{\\3}"));
}

// The pattern once a thread: nearly always a constant.
const QRegularExpression &compiled(const QString &pattern) {
    thread_local QHash<QString, QRegularExpression> cache;
    auto found = cache.constFind(pattern);
    if (found == cache.constEnd()) {
        if (cache.size() > 100)
            cache.clear();
        // A whole match, and a bound on the work: (a+)+b on a long text gives up instead of hanging.
        found = cache.insert(pattern, QRegularExpression(QString(u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)\\A(?:" + fromJava(pattern) + u")\\z"), QRegularExpression::UseUnicodePropertiesOption));
    }
    return *found;
}

Value runRegex(const Call &call) {
    const QString subject = call.text(0), pattern = call.text(1);
    if (subject.size() > kMaxSubject || pattern.size() > 1000)
        return false;
    const QRegularExpression &expression = compiled(pattern);
    return expression.isValid() && expression.match(subject).hasMatch();
}

Value runSubstr(const Call &call) {
    const QString text = call.text(0);
    const bool simple = isBmp(text);
    const QList<uint> points = simple ? QList<uint>() : text.toUcs4();
    const double length = double(simple ? text.size() : points.size());
    double from = std::trunc(call.number(1)), to = call.size() > 2 ? std::trunc(call.number(2)) : length;
    if (std::isnan(from) || std::isnan(to))
        return QString();
    if (from < 0) from += length;     // as ODK: from the end
    if (to < 0) to += length;
    from = std::clamp(from, 0.0, length);
    to = std::clamp(to, 0.0, length);
    if (from >= to)
        return QString();
    if (simple)
        return text.mid(qsizetype(from), qsizetype(to - from));
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + qsizetype(from), qsizetype(to - from));
}

Value runTranslate(const Call &call) {
    const QList<uint> text = call.text(0).toUcs4(), from = call.text(1).toUcs4(), to = call.text(2).toUcs4();
    QString result;
    for (const uint c : text) {
        const qsizetype at = from.indexOf(c);
        const uint replaced = at < 0 ? c : at < to.size() ? to[at] : 0;
        if (at < 0 || at < to.size()) {
            const char32_t one = replaced;
            result += QString::fromUcs4(&one, 1);
        }
    }
    return result;
}

Value runNormalize(const Call &call) {
    const QString text = call.size() ? call.text(0) : call.context() ? call.context()->current().text() : QString();
    QString result;
    bool space = false;
    for (const QChar c : text)
        if (c == u' ' || c == u'\t' || c == u'\n' || c == u'\r') {
            space = !result.isEmpty();
        } else {
            if (space)
                result.append(u' ');
            space = false;
            result.append(c);
        }
    return result;
}

Value runConcat(const Call &call) {
    QString result;
    for (size_t i = 0; i < call.size() && result.size() < kMaxText; ++i)
        if (call.argument(i).type == ValueType::NodeSet)
            for (const Value &value : call.nodes(i))
                result += value.text();
        else
            result += call.text(i);
    return result;
}

Value runJoin(const Call &call) {
    QStringList parts;
    for (size_t i = 1; i < call.size(); ++i)
        for (const Value &value : call.nodes(i))
            parts.append(value.text());
    return parts.join(call.text(0));
}

Value runBefore(const Call &call) {
    const QString text = call.text(0);
    return text.left(std::max<qsizetype>(text.indexOf(call.text(1)), 0));
}

Value runAfter(const Call &call) {
    const QString text = call.text(0), part = call.text(1);
    const qsizetype at = text.indexOf(part);
    return at < 0 ? QString() : text.mid(at + part.size());
}

Value runLength(const Call &call) { return double(characterCount(call.size() ? call.text(0) : call.context() ? call.context()->current().text() : QString())); }

}  // namespace

bool isPattern(const QString &text) { return compiled(text).isValid(); }

qsizetype characterCount(const QString &text) {
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

std::vector<FunctionEntry> textFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("string"), 1, 1, L("t"), Text, Reads::Nothing, [](const Call &c) { return Value(c.text(0)); }},
        {L("concat"), 0, -1, L("t"), Text, Reads::Nothing, runConcat},
        {L("join"), 2, -1, L("ta"), Text, Reads::Nothing, runJoin},
        {L("contains"), 2, 2, L("t"), Boolean, Reads::Nothing, [](const Call &c) { const QString part = c.text(1); return Value(part.isEmpty() || c.text(0).contains(part)); }},
        {L("starts-with"), 2, 2, L("t"), Boolean, Reads::Nothing, [](const Call &c) { const QString part = c.text(1); return Value(part.isEmpty() || c.text(0).startsWith(part)); }},
        {L("ends-with"), 2, 2, L("t"), Boolean, Reads::Nothing, [](const Call &c) { const QString part = c.text(1); return Value(part.isEmpty() || c.text(0).endsWith(part)); }},
        {L("substr"), 2, 3, L("tn"), Text, Reads::Nothing, runSubstr},
        {L("substring-before"), 2, 2, L("t"), Text, Reads::Nothing, runBefore},
        {L("substring-after"), 2, 2, L("t"), Text, Reads::Nothing, runAfter},
        {L("string-length"), 0, 1, L("t"), Number, Reads::Context, runLength},
        {L("normalize-space"), 0, 1, L("t"), Text, Reads::Context, runNormalize},
        {L("translate"), 3, 3, L("t"), Text, Reads::Nothing, runTranslate},
        {L("linebreak"), 0, 0, L("a"), Text, Reads::Nothing, [](const Call &) { return Value(QStringLiteral("\n")); }},
        {L("regex"), 2, 2, L("t"), Boolean, Reads::Nothing, runRegex},
    };
}

}  // namespace tongdang
