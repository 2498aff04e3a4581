#include "core/statistics/summary.h"

#include "core/children/fields.h"
#include "core/statistics/table_count.h"

#include <QRegularExpression>
#include <QSet>

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

}  // namespace

QStringList columnsBehind(const TableDefinition &table, const QString &column) {
    static const QRegularExpression sum(QStringLiteral(R"(^\s*\$\{[^}]+\}(\s*\+\s*\$\{[^}]+\})*\s*$)"));
    QStringList out, due{column};
    for (QSet<QString> seen; !due.isEmpty();) {
        const QString name = due.takeFirst();
        const TableColumn *of = seen.contains(name) ? nullptr : table.find(name);
        seen << name;
        if (of && of->kind != ColumnKind::Value)
            out << name;
        else if (const QStringList names = of ? of->value.names() : QStringList(); of)
            due = (sum.match(of->value.text()).hasMatch() ? names : names.mid(0, 1)) + due;
    }
    return out;
}

Result<Summary> summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress, ColumnStore *store) {
    ColumnStore own;
    return TableCount::summarize(reader, session, table, request, store ? *store : own, progress);
}

Result<std::vector<qint64>> recordsBehind(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &column, const QString &place,
                                          Progress &progress, ColumnStore *store) {
    const QStringList columns = columnsBehind(table, column);
    if (columns.isEmpty())
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_such_column"), {column, table.id});
    if (const Form *other = table.find(columns.first())->form) {
        const TableDefinition part = table.ofForm(*other);
        return recordsBehind(reader, session, part, TableCount::requestOf(*other, request), columns.first(), place, progress);
    }
    std::vector<const Expression *> read{&table.where};
    std::vector<int> indexes;
    for (const QString &name : columns)
        if (const TableColumn *one = table.find(name); !one->form) {
            read.insert(read.end(), {&one->where, &one->value});
            indexes.push_back(table.indexOf(name));
        }
    if (auto may = mayOpen(reader, session, table, read); !may)
        return may.error();
    ColumnStore own;
    const auto count = TableCount::make(reader, session, table, request, {}, store ? *store : own, progress);
    if (!count)
        return count.error();
    BitSet found = (*count)->behind(indexes.front());
    for (const int index : indexes)
        found |= (*count)->behind(index);
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
