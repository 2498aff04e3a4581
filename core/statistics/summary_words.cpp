#include "core/statistics/summary_words.h"

#include "core/base/dates.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr int kMostPlaces = 10;   // named where a rule does not hold

QString nameOf(const Summary &summary, const QString &code, const Messages &words, Language language) {
    for (const SummaryRow &row : summary.rows)
        if (row.code == code)
            return rowName(summary, row, words, language);
    return words.text({QStringLiteral("statistics.total"), {}, {}}, language);
}

QString ruleNote(const Summary &summary, const TableRule &rule, const Messages &words, Language language) {
    const auto say = [&](const char *id, const QStringList &args) { return words.text({QString::fromLatin1(id), args, {}}, language); };
    const QString label = rule.label.isEmpty() ? rule.expressionText : rule.label.in(language);
    QStringList places;
    int failed = 0;
    for (const RuleResult &result : summary.rules) {
        if (result.id != rule.name || result.ok)
            continue;
        if (const QString name = nameOf(summary, result.where, words, language); ++failed <= kMostPlaces)
            places << (result.hidden ? name : say("statistics.rule_place", {name, QString::number(result.left, 'g', 15), QString::number(result.right, 'g', 15)}));
    }
    if (failed == 0)
        return say("statistics.rule_holds", {rule.name, label});
    const QString list = places.join(language == Language::Chinese ? QStringLiteral("；") : QStringLiteral("; "));
    return failed > kMostPlaces ? say("statistics.rule_fails_many", {rule.name, label, list, QString::number(failed)}) : say("statistics.rule_fails", {rule.name, label, list});
}

}  // namespace

QString rowName(const Summary &summary, const SummaryRow &row, const Messages &words, Language language) {
    if (row.code == kUnknown || row.code == kOutside)
        return words.text({QStringLiteral("statistics.row_") + row.code, {}, {}}, language);
    return isPlaceCode(row.code) && levelOfCode(row.code) < placeLevel(summary.by) ? words.text({QStringLiteral("statistics.row_rest"), {row.name}, {}}, language) : row.name;
}

QString longDate(const QDate &day, Language language) {
    return language == Language::Chinese ? QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()) : isoDate(day);
}

QStringList summaryFacts(const Summary &summary, const Messages &words, Language language, const QString &unitName) {
    const auto say = [&](const char *id, const QStringList &args) { return words.text({QString::fromLatin1(id), args, {}}, language); };
    QStringList facts{say("statistics.unit", {unitName})};
    facts << (summary.from.isValid() ? say("statistics.period", {longDate(summary.from, language), longDate(summary.asOf, language)}) : say("statistics.cut_off", {longDate(summary.asOf, language)}));
    if (summary.begins.isValid())
        facts << say("statistics.as_known_today", {longDate(summary.begins, language)});
    if (summary.basis == SummaryBasis::Hukou)
        facts << say("statistics.by_hukou", {});
    if (!summary.table->unit.isEmpty())
        facts << say("statistics.measure", {summary.table->unit.in(language)});
    return facts;
}

QList<SummaryNote> summaryNotes(const Summary &summary, const Messages &words, Language language) {
    const auto say = [&](const char *id, const QStringList &args) { return words.text({QString::fromLatin1(id), args, {}}, language); };
    QList<SummaryNote> out;
    for (const Message &one : summary.kept)
        out << SummaryNote{words.text(one, language)};
    if (!summary.table->note.isEmpty())
        out << SummaryNote{say("statistics.note", {summary.table->note.in(language)})};
    if (summary.hideBelow > 0)
        out << SummaryNote{say("statistics.hidden_note", {QString::number(summary.hideBelow)})};
    for (const TableRule &rule : summary.table->rules) {
        bool checked = false, fails = false;
        for (const RuleResult &result : summary.rules)
            if (result.id == rule.name) {
                checked = true;
                fails = fails || !result.ok;
            }
        if (checked)
            out << SummaryNote{ruleNote(summary, rule, words, language), fails};
    }
    for (const Summary::LeftOut &left : summary.leftOut)
        out << SummaryNote{say("statistics.rule_left_out", {left.id, words.text(left.why, language)})};
    return out;
}

QString headerText(const TableColumn &column, Language language, const QString &between) {
    QStringList levels;
    for (const Labels &level : column.header)
        levels << level.in(language);
    return levels.join(between);
}

QString totalText(const TableDefinition &table, const Messages &words, Language language) {
    const QString label = table.totalLabel.in(language);
    return label.isEmpty() ? words.text({QStringLiteral("statistics.total"), {}, {}}, language) : label;
}

QString numberText(const SummaryRow &row, int column) {
    const double value = row.values[size_t(column)];
    return row.hides(column) ? kHidden : std::isnan(value) ? QString() : QString::number(value, 'g', 15);
}

}  // namespace tongdang
