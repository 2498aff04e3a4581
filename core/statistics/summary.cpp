#include "core/statistics/summary.h"

#include "core/statistics/table_count.h"

#include <algorithm>

namespace tongdang {

QString summaryByName(SummaryBy by) {
    return by == SummaryBy::District ? QStringLiteral("district") : by == SummaryBy::Township ? QStringLiteral("township") : QStringLiteral("village");
}

std::optional<SummaryBy> summaryByOf(const QString &name) {
    for (const SummaryBy by : {SummaryBy::District, SummaryBy::Township, SummaryBy::Village})
        if (name == summaryByName(by))
            return by;
    return std::nullopt;
}

QString basisName(SummaryBasis basis) { return basis == SummaryBasis::Home ? QStringLiteral("home") : QStringLiteral("hukou"); }

std::optional<SummaryBasis> basisOf(const QString &name) {
    for (const SummaryBasis basis : {SummaryBasis::Home, SummaryBasis::Hukou})
        if (name == basisName(basis))
            return basis;
    return std::nullopt;
}

bool Summary::holds() const {
    return std::all_of(rules.begin(), rules.end(), [](const RuleResult &rule) { return rule.ok; });
}

namespace {

// Who opens a number sees whose it is: a restricted question behind it stays closed to those who may not read it.
Result<void> mayOpen(LedgerReader &reader, const Session &session, const TableDefinition &table, const std::vector<const Expression *> &expressions) {
    const Policy &policy = *reader.shared().policy;
    if (!policy.allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    for (const Expression *expression : expressions)
        for (const QString &name : expression->names())
            if (const Field *field = table.form->find(name); field && !field->restricted.isEmpty() && !policy.mayRead(session, field->restricted))
                return makeError(ErrorCode::Denied, QStringLiteral("statistics.restricted"), {name});
    return {};
}

// The column whose records are behind a number: a share's own are those of its first column.
int countedColumn(const TableDefinition &table, int index) {
    for (int depth = 0; index >= 0 && depth <= table.columns.size() && table.columns[index].kind == ColumnKind::Value; ++depth)
        index = table.indexOf(table.columns[index].value.names().value(0));
    return index;
}

}  // namespace

Result<Summary> summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress, ColumnStore *store) {
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {}, store ? *store : own, progress);
    if (!count)
        return count.error();
    return (*count)->summary();
}

Result<std::vector<qint64>> recordsBehind(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &column, const QString &place,
                                          Progress &progress, ColumnStore *store) {
    const int index = countedColumn(table, table.indexOf(column));
    if (index < 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_such_column"), {column, table.id});
    if (auto may = mayOpen(reader, session, table, {&table.where, &table.columns[index].where, &table.columns[index].value}); !may)
        return may.error();
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {}, store ? *store : own, progress);
    if (!count)
        return count.error();
    const BitSet found = (*count)->column(index);
    return (*count)->ids(place.isEmpty() ? found : (*count)->inRows(found, {place}));
}

Result<std::vector<qint64>> recordsConcerned(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &name, const QString &place,
                                             Progress &progress, ColumnStore *store) {
    const auto rule = std::find_if(table.rules.begin(), table.rules.end(), [&](const TableRule &one) { return one.name == name; });
    if (rule == table.rules.end())
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_such_rule"), {name, table.id});
    if (auto may = mayOpen(reader, session, table, {&table.where, &rule->concerns}); !may)
        return may.error();
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {&rule->concerns}, store ? *store : own, progress);
    if (!count)
        return count.error();
    const auto summary = (*count)->summary();
    if (!summary)
        return summary.error();
    const BitSet concerned = (*count)->where(rule->concerns);
    QSet<QString> failing;
    bool inTotal = false;
    for (const RuleResult &result : summary->rules) {
        if (result.id != name || result.ok)
            continue;
        if (result.where == u"total")
            inTotal = true;
        else if (place.isEmpty() || place == result.where)
            failing << result.where;
    }
    return (*count)->ids(failing.isEmpty() && inTotal && place.isEmpty() ? concerned : (*count)->inRows(concerned, failing));
}

}  // namespace tongdang
