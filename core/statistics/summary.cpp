#include "core/statistics/summary.h"

#include "core/children/fields.h"
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
    for (const Expression *expression : expressions) {
        const QStringList names = expression->names();
        std::vector<const Form *> reached{table.form};
        for (const Form *linked : table.form->m_linked)
            if (names.contains(linked->id))
                reached.insert(reached.end(), {linked, linked->m_pointed});
        for (const Form *form : reached)
            for (const QString &name : names)
                if (const Field *field = form ? form->find(name) : nullptr; field && !field->restricted.isEmpty() && !policy.mayRead(session, field->restricted))
                    return makeError(ErrorCode::Denied, QStringLiteral("statistics.restricted"), {name});
    }
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
    return TableCount::summarize(reader, session, table, request, store ? *store : own, progress);
}

Result<std::vector<qint64>> recordsBehind(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &column, const QString &place,
                                          Progress &progress, ColumnStore *store) {
    const int index = countedColumn(table, table.indexOf(column));
    if (index < 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_such_column"), {column, table.id});
    if (const Form *other = table.columns[index].form) {
        const TableDefinition part = table.ofForm(*other);
        return recordsBehind(reader, session, part, request, table.columns[index].name, place, progress);
    }
    if (auto may = mayOpen(reader, session, table, {&table.where, &table.columns[index].where, &table.columns[index].value}); !may)
        return may.error();
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {}, store ? *store : own, progress);
    if (!count)
        return count.error();
    const BitSet found = (*count)->behind(index);
    return (*count)->ids(place.isEmpty() ? found : (*count)->inRows(found, {place}));
}

Result<CountedRecords> countedRecords(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress, ColumnStore *store) {
    std::vector<const Expression *> read{&table.where};
    for (const TableColumn &column : table.columns)
        if (column.kind != ColumnKind::Value && !column.form)
            read.insert(read.end(), {&column.where, &column.value});
    if (auto may = mayOpen(reader, session, table, read); !may)
        return may.error();
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {}, store ? *store : own, progress);
    if (!count)
        return count.error();
    const std::vector<qint64> ids = (*count)->ids((*count)->population());
    const auto records = reader.rows(session, table.of, ids, (*count)->day());
    if (!records)
        return records.error();
    CountedRecords out;
    for (const Record &record : *records) {
        const QString number = record.answers.value(fields::kChildNumber);
        out.codes << (number.isEmpty() ? record.uid.text() : number);
    }
    out.places = (*count)->places((*count)->population());
    for (int c = 0; c < table.columns.size(); ++c) {
        std::vector<bool> &marks = out.columns.emplace_back();
        const BitSet column = (*count)->behind(c);
        for (size_t i = 0; i < column.size() && !table.columns[c].form && table.columns[c].kind != ColumnKind::Value; ++i)
            if ((*count)->population().test(i))
                marks.push_back(column.test(i));
    }
    return out;
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
