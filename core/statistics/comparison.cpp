#include "core/statistics/comparison.h"

#include "core/statistics/comparison_reasons.h"
#include "core/statistics/small_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

// One side, counted.
struct Side {
    std::unique_ptr<KnownLedger> past;
    LedgerReader *reader = nullptr;
    ColumnStore store;
    Summary summary;
    std::map<QString, ComparedForm> forms;      // by id: the table's own, and those that columns count besides
    bool reproduced = true;
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Who is behind the numbers of one form.
ComparedForm behind(const TableCount &count, const TableDefinition &table, const SummaryRequest &request, const ColumnStore &store, LedgerReader &reader, HybridTime knownAt) {
    ComparedForm out;
    out.reader = &reader;
    out.knownAt = knownAt;
    out.day = count.day();
    out.from = momentOf(table, request, out.day).from;
    out.hasPeriod = !table.period.isEmpty() || request.from.isValid();
    out.population = count.ids(count.population());
    out.all = store.ids();
    for (int c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].kind == ColumnKind::Value || table.columns[c].form)
            continue;
        CountedColumn &column = out.columns[table.columns[c].name];
        const BitSet members = count.column(c);
        column.ids = count.ids(members);
        const std::vector<double> &amounts = count.amounts(c);
        for (size_t row = 0; row < amounts.size(); ++row)
            if (members.test(row))
                column.amounts.push_back(std::isnan(amounts[row]) ? 0 : amounts[row]);
    }
    return out;
}

Result<void> count(Side &side, Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &what, Progress &progress) {
    side.reader = &reader;
    if (what.knownAt.value != 0) {
        auto known = ledger.asKnownAt(reader, what.knownAt, progress);
        if (!known)
            return known.error();
        side.past = std::move(*known);
        side.reader = &side.past->reader();
    }
    const auto counted = TableCount::make(*side.reader, session, *what.table, what.request, {}, side.store, progress);
    if (!counted)
        return counted.error();
    auto summary = (*counted)->summary();
    if (!summary)
        return summary.error();
    side.summary = std::move(*summary);
    side.forms.emplace(what.table->of, behind(**counted, *what.table, what.request, side.store, *side.reader, what.knownAt));
    for (const TableColumn &column : what.table->columns) {
        if (!column.form || side.forms.contains(column.form->id))
            continue;
        const TableDefinition part = what.table->ofForm(*column.form);
        const SummaryRequest request = TableCount::requestOf(*column.form, what.request);
        ColumnStore &store = side.store.beside(*column.form);
        const auto others = TableCount::make(*side.reader, session, part, request, {}, store, progress);
        if (!others)
            return others.error();
        side.forms.emplace(part.of, behind(**others, part, request, store, *side.reader, what.knownAt));
    }
    if (what.frozen)
        for (size_t c = 0; c < side.summary.total.values.size(); ++c)
            side.reproduced = side.reproduced && same(side.summary.total.values[c], what.frozen->total.values[c]);
    return {};
}

// Who came, who left, whose amount is another: ids in order.
struct Difference { std::vector<qint64> entered, left, changed; };

double amountOf(const CountedColumn &column, qint64 id) {
    const auto at = std::lower_bound(column.ids.begin(), column.ids.end(), id);
    return at == column.ids.end() || *at != id || column.amounts.empty() ? 0 : column.amounts[size_t(at - column.ids.begin())];
}

Difference differenceOf(const CountedColumn &was, const CountedColumn &is) {
    Difference out;
    std::set_difference(is.ids.begin(), is.ids.end(), was.ids.begin(), was.ids.end(), std::back_inserter(out.entered));
    std::set_difference(was.ids.begin(), was.ids.end(), is.ids.begin(), is.ids.end(), std::back_inserter(out.left));
    // Who came to a sum, or left it, with an amount of nought makes no difference to it.
    std::erase_if(out.entered, [&](qint64 id) { return !is.amounts.empty() && amountOf(is, id) == 0; });
    std::erase_if(out.left, [&](qint64 id) { return !was.amounts.empty() && amountOf(was, id) == 0; });
    if (!was.amounts.empty() || !is.amounts.empty())
        std::set_intersection(was.ids.begin(), was.ids.end(), is.ids.begin(), is.ids.end(), std::back_inserter(out.changed));
    std::erase_if(out.changed, [&](qint64 id) { return amountOf(was, id) == amountOf(is, id); });
    return out;
}

Result<void> hide(Comparison &out, std::array<std::pair<const ComparedTable *, Side *>, 2> sides, const Session &session, int below, Progress &progress) {
    for (size_t i = 0; i < 2; ++i) {
        const auto &[what, side] = sides[i];
        SummaryRow total;
        if (what->frozen) {
            total = what->frozen->total;
        } else {
            auto hiding = summarizeHiding(*side->reader, session, *what->table, what->request, below, progress, &side->store);
            if (!hiding)
                return hiding.error();
            total = std::move(hiding->total);
        }
        for (ComparedColumn &column : out.columns)
            if (total.hides(what->table->indexOf(column.name))) {
                (i == 0 ? column.hiddenA : column.hiddenB) = true;
                (i == 0 ? column.a : column.b) = std::numeric_limits<double>::quiet_NaN();
            }
    }
    return {};
}

// `turned`: whoever asked named the second side first.
Result<Comparison> compare(Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &a, const ComparedTable &b, Progress &progress, int hideBelow, bool turned) {
    if (a.table->id != b.table->id || a.table->of != b.table->of)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.not_comparable"), turned ? QStringList{b.table->id, a.table->id} : QStringList{a.table->id, b.table->id});
    if (!reader.shared().policy->allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    Side before, after;
    for (const auto &[side, what] : {std::pair(&before, &a), std::pair(&after, &b)})
        if (auto counted = count(*side, ledger, reader, session, *what, progress); !counted)
            return counted.error();
    Comparison out;
    out.hideBelow = hideBelow;
    out.reproducedA = before.reproduced;
    out.reproducedB = after.reproduced;
    const auto total = [](const ComparedTable &what, const Side &side, int column) { return (what.frozen ? what.frozen->total : side.summary.total).values[size_t(column)]; };
    std::vector<Difference> differences;
    std::map<QString, std::vector<qint64>> concerned;   // by form
    const auto comparable = [](const TableDefinition &table, const TableColumn &column, const TableDefinition &with) {
        const TableColumn *other = with.find(column.name);
        return other && table.formOf(column).id == with.formOf(*other).id;
    };
    for (int c = 0; c < a.table->columns.size(); ++c) {
        const TableColumn &column = a.table->columns[c];
        if (!comparable(*a.table, column, *b.table)) {
            out.onlyInA << column.name;
            continue;
        }
        const QString form = a.table->formOf(column).id;
        Difference &difference = differences.emplace_back(differenceOf(before.forms[form].columns[column.name], after.forms[form].columns[column.name]));
        for (const auto *ids : {&difference.entered, &difference.left, &difference.changed})
            concerned[form].insert(concerned[form].end(), ids->begin(), ids->end());
        out.columns << ComparedColumn{column.name, total(a, before, c), total(b, after, b.table->indexOf(column.name)), {}, {}, {}, {}, {}, false, false};
    }
    for (const TableColumn &column : b.table->columns)
        if (!comparable(*b.table, column, *a.table))
            out.onlyInB << column.name;
    if (hideBelow > 0) {
        if (auto hidden = hide(out, {std::pair(&a, &before), std::pair(&b, &after)}, session, hideBelow, progress); !hidden)
            return hidden.error();
        return out;
    }
    std::map<QString, ComparisonReasons> reasons;
    for (auto &[form, ids] : concerned) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        const auto made = reasons.try_emplace(form, session, *reader.forms().find(form), before.forms[form], after.forms[form], reader, turned).first;
        if (auto read = made->second.read(ids); !read)
            return read.error();
    }
    for (qsizetype i = 0; i < out.columns.size(); ++i) {
        ComparedColumn &column = out.columns[i];
        const TableColumn &own = *b.table->find(column.name);
        const QString form = b.table->formOf(own).id;
        const Difference &difference = differences[size_t(i)];
        const CountedColumn &was = before.forms[form].columns[column.name], &is = after.forms[form].columns[column.name];
        const auto found = reasons.find(form);
        for (const auto &[ids, to] : {std::pair(&difference.entered, &column.entered), std::pair(&difference.left, &column.left), std::pair(&difference.changed, &column.changed)})
            for (const qint64 id : *ids) {
                const Uid uid = found->second.uid(id);
                if (uid.isNil())
                    continue;
                *to << uid;
                const std::pair amounts(amountOf(was, id), amountOf(is, id));
                if (!was.amounts.empty() || !is.amounts.empty())
                    column.amounts.insert(uid, amounts);
                column.why.insert(uid, ids == &difference.changed ? found->second.ofAmount(id, own, amounts.first, amounts.second) : found->second.of(id, own.form ? Expression() : b.table->where, own));
            }
        if (!progress.step(i + 1, out.columns.size()))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    return out;
}

bool isEarlier(const ComparedTable &one, const ComparedTable &other, const QDate &today) {
    const auto dayOf = [&](const ComparedTable &table) { return table.request.asOf.isValid() ? table.request.asOf : today; };
    const auto knownOf = [](const ComparedTable &table) { return table.knownAt.value == 0 ? std::numeric_limits<qint64>::max() : table.knownAt.value; };
    return std::pair(dayOf(one), knownOf(one)) < std::pair(dayOf(other), knownOf(other));
}

}  // namespace

Result<Comparison> compareTables(Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &a, const ComparedTable &b, Progress &progress, int hideBelow) {
    if (!isEarlier(b, a, reader.shared().clock->today()))
        return compare(ledger, reader, session, a, b, progress, hideBelow, false);
    // What happened is told in the order in which it happened; who is on which side, as it was asked.
    auto out = compare(ledger, reader, session, b, a, progress, hideBelow, true);
    if (!out)
        return out;
    std::swap(out->onlyInA, out->onlyInB);
    std::swap(out->reproducedA, out->reproducedB);
    for (ComparedColumn &column : out->columns) {
        std::swap(column.a, column.b);
        std::swap(column.hiddenA, column.hiddenB);
        std::swap(column.entered, column.left);
        for (auto &amounts : column.amounts)
            std::swap(amounts.first, amounts.second);
    }
    return out;
}

}  // namespace tongdang
