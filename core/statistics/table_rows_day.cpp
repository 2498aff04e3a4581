// What the day decides about the rows of a table: who is there, and whose stored answers do not hold.
#include "core/base/dates.h"
#include "core/statistics/column_rows.h"
#include "core/statistics/ledger_view.h"
#include "core/statistics/table_rows.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tongdang {

namespace { constexpr qint64 kReads = 25; }   // as many rows are read in the time in which one is derived again

// Who has left, and whose stored answers hold on the day: of all rows, or of these.
void TableRows::markDay(const std::vector<size_t> *only) {
    const auto each = [&](int slot, BitSet &bits, const auto &holds) {
        const Column *column = m_store.column(slot);
        if (!column)
            return;
        const auto mark = [&](size_t i, bool is) {
            if (is)
                bits.set(i);
        };
        if (only) {
            for (const size_t i : *only)
                mark(i, holds(column->values[column->codes[i]]));
            return;
        }
        std::vector<bool> of;
        for (const Value &value : column->values)
            of.push_back(holds(value));
        if (std::find(of.begin(), of.end(), true) != of.end())
            for (size_t i = 0; i < rows(); ++i)
                mark(i, of[column->codes[i]]);
    };
    if (only) {
        for (const size_t i : *only) {
            m_day->exited.reset(i);
            m_day->outside.reset(i);
        }
    } else {
        m_day->exited = BitSet(rows());
        m_day->outside = BitSet(rows());
    }
    each(ColumnStore::kState, m_day->exited, [](const Value &state) { return state.number() == double(int(RecordState::Exited)); });
    if (!m_reader.shared().derivation || !m_reader.shared().derivation->concerns(m_form))
        return;
    const auto bound = [](const Value &value) { return fromIso(value.text()); };
    each(ColumnStore::kFrom, m_day->outside, [&](const Value &from) { return bound(from).isValid() && bound(from) > m_moment.day; });
    each(ColumnStore::kUntil, m_day->outside, [&](const Value &until) { return bound(until).isValid() && bound(until) < m_moment.day; });
}

// Rows read anew since the day was worked out.
Result<void> TableRows::followDay(Progress &progress) {
    std::vector<size_t> changed = std::exchange(m_day->changed, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    if (changed.empty())
        return {};
    markDay(&changed);
    std::vector<int> questions;
    for (auto &[slot, column] : m_day->columns) {
        questions.push_back(slot);
        const Column &stored = *m_store.column(slot);
        for (const size_t row : changed)
            setValue(column, row, stored.values[stored.codes[row]]);
    }
    std::erase_if(changed, [this](size_t row) { return !m_day->outside.test(row); });
    return changed.empty() ? Result<void>() : deriveRowsOf(changed, questions, progress);
}

Result<void> TableRows::deriveAgain(Progress &progress) {
    // What is calculated from records around may have changed without its row.
    if (m_day->known && !m_day->changed.empty() && std::any_of(m_day->columns.begin(), m_day->columns.end(), [this](const auto &one) { return !m_form.fields[one.first].linkedForms.isEmpty(); })) {
        const QDate day = m_day->day;
        *m_day = DayAnswers();
        m_day->day = day;
    }
    if (!m_day->known) {
        m_day->changed.clear();
        markDay(nullptr);
    } else if (auto followed = followDay(progress); !followed) {
        return followed;
    }
    // Columns that another day may give other values: the core's, and what is computed from them.
    std::vector<int> questions;
    for (int slot = 0; slot < m_form.fields.size(); ++slot)
        if (m_form.fields[slot].derived && !m_form.fields[slot].timeDependent && m_store.column(slot) && !m_day->columns.contains(slot))
            questions.push_back(slot);
    const size_t outside = m_day->outside.count();
    const bool known = std::exchange(m_day->known, true);
    if (outside == 0 || (questions.empty() && known))
        return {};
    for (const int slot : questions)
        m_day->columns[slot] = *m_store.column(slot);
    std::vector<size_t> again;
    again.reserve(outside);
    for (size_t w = 0; w < m_day->outside.words().size(); ++w)
        for (std::uint64_t left = m_day->outside.words()[w]; left; left &= left - 1)
            again.push_back(w * 64 + size_t(std::countr_zero(left)));
    return deriveRowsOf(again, questions, progress);
}

// Into the day's columns of these questions, and who has left.
Result<void> TableRows::deriveRowsOf(const std::vector<size_t> &again, const std::vector<int> &questions, Progress &progress) {
    std::vector<Column *> columns;
    std::vector<ValueType> types;
    for (const int slot : questions) {
        columns.push_back(&m_day->columns[slot]);
        types.push_back(m_form.fields[slot].type);
    }
    try {
        LedgerView view(m_reader);
        DerivedRows first(questions.size()), later(questions.size());
        // What is calculated beyond the core's answers needs the whole record.
        const bool computed = std::any_of(questions.begin(), questions.end(), [&](int slot) { return m_form.fields[slot].core.isEmpty(); });
        LedgerReader *beside = computed || qint64(again.size()) * kReads < m_store.twoFrom() ? nullptr : view.openBeside();
        const std::span<const size_t> all(again);
        const size_t middle = beside ? again.size() / 2 : again.size();
        const auto read = [&](LedgerReader &reader, bool second, Progress &steps) {
            return deriveRows(reader, m_form, m_moment.day, m_store.ids(), second ? all.subspan(middle) : all.first(middle), questions, second ? later : first, steps);
        };
        if (auto done = computed ? computeRows(again, questions, first, progress) : inHalves(m_reader, beside, progress, read); !done)
            return done;
        first.fill(columns, types, m_day->exited);
        later.fill(columns, types, m_day->exited);
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
    return {};
}

}  // namespace tongdang
