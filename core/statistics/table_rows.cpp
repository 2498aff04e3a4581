#include "core/statistics/table_rows.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/forms/answers.h"
#include "core/forms/assessment.h"
#include "core/forms/form_plan.h"
#include "core/ledger/record_tree.h"

#include <QSet>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace tongdang {

// A record's answers at the table's moment, with the records whose subject it is.
class TableRows::RowFacts final : public FormFacts {
  public:
    RowFacts(const TableRows &rows, const Record &record) : m_rows(rows), m_record(record) {}
    QDateTime now() const override { return m_rows.m_moment.now(); }
    QString coreValue(const QString &name) const override { return m_record.answers.value(name); }
    bool stands() const override { return m_record.id != 0 && m_record.form().kind == kInstrument; }
    const std::vector<Answers> *linked(const QString &id) const override {
        const auto [place, fresh] = m_linked.try_emplace(id);
        if (const Form *form = m_rows.m_reader.forms().find(id); fresh && form && !m_record.uid.isNil())
            for (Record &record : m_rows.linked(*form, m_record.uid)) {
                m_rows.takeRows(record);
                const RowFacts facts(m_rows, record);
                recalculate(record.answers, facts);
                place->second.push_back(std::move(record.answers));
            }
        return &place->second;
    }

    const Answers *pointed(const Form &form, const QString &text) const override {
        const auto [place, fresh] = m_pointed.try_emplace(text);
        if (const Uid uid = Uid::fromText(text); fresh && !uid.isNil()) {
            const FormTable &table = m_rows.m_tables.of(form);
            std::optional<Record> found;
            {
                sql::Use find = m_rows.m_statements(table.select() + " WHERE t.td_uid = ? AND t.td_state < 2");
                sql::bind(find, 1, uid);
                if (find.executeStep())
                    found = table.read(find);
            }
            if (found) {
                const RowFacts facts(m_rows, *found);
                recalculate(found->answers, facts);
                place->second = std::move(found->answers);
            }
        }
        return place->second ? &*place->second : nullptr;
    }

  private:
    const TableRows &m_rows;
    const Record &m_record;
    mutable std::map<QString, std::vector<Answers>> m_linked;
    mutable std::map<QString, std::optional<Answers>> m_pointed;
};

struct TableRows::Full {
    Record record;
    std::unique_ptr<RowFacts> facts;
    std::unique_ptr<AnswersContext> context;
};

// A row: its columns where they are loaded, else the whole record.
class TableRows::RowContext final : public EvalContext {
  public:
    static constexpr size_t kNone = std::numeric_limits<size_t>::max();
    explicit RowContext(const TableRows &rows) : m_rows(rows) {}
    void take(size_t index) {
        if (index != m_index)
            m_full.reset();
        m_index = index;
    }
    Value answer(int slot) const override {
        if (m_index != kNone)
            if (const Column *column = m_rows.column(slot))
                return column->values[column->codes[m_index]];
        return full().answer(slot);
    }
    int count(int slot) const override { return full().count(slot); }
    const EvalContext *node(int slot, int index) const override { return full().node(slot, index); }
    QDateTime now() const override { return m_rows.m_moment.now(); }
    QString choiceLabel(const QString &list, const QString &code) const override { return full().choiceLabel(list, code); }
    double points(const QString &list, const QString &code) const override { return full().points(list, code); }
    const LookupTables *tables() const override { return m_rows.m_form.m_plan ? m_rows.m_form.m_plan->lookups.get() : nullptr; }
    QDate periodStart() const override { return m_rows.m_moment.from; }
    QDate periodEnd() const override { return m_rows.m_moment.until; }

  private:
    const AnswersContext &full() const {
        if (!m_full) {
            m_full = std::make_unique<Full>();
            m_full->record.answers = Answers(m_rows.m_form);
            if (m_index != kNone) {
                const FormTable &table = m_rows.m_tables.of(m_rows.m_form);
                {
                    sql::Use find = m_rows.m_statements(table.byId());
                    sql::bind(find, 1, m_rows.m_store.ids()[m_index]);
                    if (find.executeStep())
                        m_full->record = table.read(find);
                }   // what is derived may ask for another row
                m_rows.takeRows(m_full->record);
                if (m_rows.m_day->outside.test(m_index))
                    m_rows.m_derivation.derive(m_full->record);
                const RowFacts facts(m_rows, m_full->record);
                recalculate(m_full->record.answers, facts);
            }
            m_full->facts = std::make_unique<RowFacts>(m_rows, m_full->record);
            m_full->context = std::make_unique<AnswersContext>(m_full->record.answers, *m_full->facts);
        }
        return *m_full->context;
    }
    const TableRows &m_rows;
    size_t m_index = kNone;
    mutable std::unique_ptr<Full> m_full;
};

TableRows::TableRows(LedgerReader &reader, const Form &form, ColumnStore &store, const Moment &moment)
    : m_reader(reader), m_form(form), m_store(store), m_moment(moment), m_tables(reader.forms()), m_statements(reader.database()), m_derivation(reader, form, moment.day), m_counts(form), m_row(std::make_unique<RowContext>(*this)), m_nothing(std::make_unique<RowContext>(*this)) {}

TableRows::~TableRows() = default;

const Column *TableRows::column(int slot) const {
    if (const auto computed = m_computed.find(slot); computed != m_computed.end())
        return &computed->second;
    if (m_day)
        if (const auto again = m_day->columns.find(slot); again != m_day->columns.end())
            return &again->second;
    return slot >= 0 && slot < m_form.fields.size() && m_form.fields[slot].derived && m_form.fields[slot].timeDependent ? nullptr : m_store.column(slot);
}

const EvalContext &TableRows::row(size_t index) const {
    m_row->take(index);
    return *m_row;
}

const EvalContext &TableRows::moment() const { return *m_nothing; }

// The stored questions that a question depends on; false where it needs more than these (records of others, a condition).
bool TableRows::sources(int slot, std::set<int> &stored) const {
    const Field &field = m_form.fields[slot];
    if (!field.derived || !field.timeDependent) {
        stored.insert(slot);
        return true;
    }
    if (m_form.m_plan && m_form.m_plan->fieldCondition[size_t(slot)] >= 0)
        return false;
    for (const QString &name : field.calculation.names()) {
        const int other = m_form.indexOf(name);
        if (other < 0 || other == slot || !sources(other, stored))
            return false;
    }
    return true;
}

Result<void> TableRows::loadDay(const QStringList &further, Progress &progress) {
    std::vector<int> wanted{ColumnStore::kState, ColumnStore::kRegion, ColumnStore::kFrom, ColumnStore::kUntil};
    for (const QString &name : further + QStringList{fields::kBirthDate, m_form.dateField})
        wanted.push_back(m_form.indexOf(name));
    if (auto loaded = m_store.load(m_reader, m_form, wanted, progress); !loaded)
        return loaded;
    m_day = &m_store.day(m_moment.day);
    auto derived = deriveAgain(progress);
    if (!derived)
        *m_day = DayAnswers();   // half done: not to be used again
    return derived;
}

Result<void> TableRows::load(const std::vector<const Expression *> &expressions, const QStringList &further, Progress &progress) {
    std::vector<int> wanted{ColumnStore::kState, ColumnStore::kRegion, ColumnStore::kFrom, ColumnStore::kUntil};
    QStringList names = further;
    for (const Expression *expression : expressions)
        names += m_counts.prepared(*expression).names();
    names << fields::kBirthDate << m_form.dateField;
    std::map<int, std::set<int>> byTime;
    std::set<int> seen;
    for (const QString &name : std::as_const(names)) {
        const int slot = m_form.indexOf(name);
        std::set<int> stored;
        if (slot < 0 || !seen.insert(slot).second || !sources(slot, stored))
            continue;
        wanted.insert(wanted.end(), stored.begin(), stored.end());
        if (m_form.fields[slot].derived && m_form.fields[slot].timeDependent)
            byTime.emplace(slot, stored);
    }
    if (auto loaded = m_store.load(m_reader, m_form, wanted, progress); !loaded)
        return loaded;
    m_day = &m_store.day(m_moment.day);
    if (auto derived = deriveAgain(progress); !derived) {
        *m_day = DayAnswers();   // half done: not to be used again
        return derived;
    }
    for (const auto &[slot, stored] : byTime)
        if (stored.size() <= 1 && !m_computed.contains(slot))
            computeByTime(slot, stored);
    if (auto taken = takePointed(names, progress); !taken)
        return taken;
    return countLinked(progress);
}

// Questions of the records that these point to, as columns of their own.
Result<void> TableRows::takePointed(const QStringList &names, Progress &progress) {
    const Form *there = m_form.m_pointed;
    QStringList wanted;
    for (const QString &name : names)
        if (there && m_form.indexOf(name) < 0 && there->indexOf(name) >= 0 && !m_computed.contains(kPointedSlot + there->indexOf(name)) && !wanted.contains(name))
            wanted << name;
    if (wanted.isEmpty())
        return {};
    ColumnStore &store = m_store.beside(*there);
    TableRows others(m_reader, *there, store, m_moment);
    if (auto loaded = others.load({}, wanted, progress); !loaded)
        return loaded;
    const auto rows = m_store.rowsIn(m_reader, store, m_form.m_pointer);
    if (!rows)
        return rows.error();
    for (const QString &name : std::as_const(wanted)) {
        const int slot = there->indexOf(name);
        const Column *from = others.column(slot);
        if (!from)
            continue;   // record by record
        Column &to = m_computed[kPointedSlot + slot];
        to.values = from->values;
        to.values.emplace_back();
        const auto nobody = std::uint32_t(to.values.size() - 1);
        to.codes.reserve(rows->size());
        for (const qint64 row : *rows)
            to.codes.push_back(row < 0 ? nobody : from->codes[size_t(row)]);
    }
    return {};
}

Result<void> TableRows::countLinked(Progress &progress) {
    QSet<const Form *> done;
    for (const LinkedCounts::Wanted &first : m_counts.wanted()) {
        if (m_computed.contains(first.slot) || done.contains(first.linked))
            continue;
        done << first.linked;
        ColumnStore &store = m_store.beside(*first.linked);
        TableRows linked(m_reader, *first.linked, store, m_moment);
        std::vector<const Expression *> predicates;
        for (const LinkedCounts::Wanted &one : m_counts.wanted())
            if (one.linked == first.linked)
                predicates.push_back(&one.predicate);
        if (auto loaded = linked.load(predicates, {}, progress); !loaded)
            return loaded;
        const auto parents = store.rowsIn(m_reader, m_store, ColumnStore::kSubject);
        if (!parents)
            return parents.error();
        for (const LinkedCounts::Wanted &one : m_counts.wanted())
            if (one.linked == first.linked && !m_computed.contains(one.slot))
                m_computed[one.slot] = countColumn(one.predicate.isEmpty() ? BitSet(linked.rows(), true) : linked.where(one.predicate), *parents, rows());
    }
    return {};
}

BitSet TableRows::where(const Expression &predicate) const { return columnPass(m_counts.known(predicate), *this); }

std::vector<Record> TableRows::linked(const Form &form, const Uid &subject) const {
    const FormTable &table = m_tables.of(form);
    std::vector<Record> out;
    sql::Use find = m_statements(table.bySubject());
    sql::bind(find, 1, subject);
    while (find.executeStep())
        out.push_back(table.read(find));
    return out;
}

void TableRows::takeRows(Record &record) const {
    if (!record.form().repeats.isEmpty())
        record.answers = RecordTree(record, m_reader.forms(), RecordTree::stored(m_statements, m_tables)).own();
}

// With what the form calculates from the core's answers, which changes with them, and from records around, always.
Result<void> TableRows::computeRows(const std::vector<size_t> &again, const std::vector<int> &questions, DerivedRows &out, Progress &progress) {
    const bool beyond = std::any_of(questions.begin(), questions.end(), [&](int slot) { return m_form.fields[slot].core.isEmpty() && !m_form.fields[slot].linkedForms.isEmpty(); });
    const FormTable &table = m_tables.of(m_form);
    for (const size_t row : again) {
        Record record;
        {
            sql::Use find = m_statements(table.byId());
            sql::bind(find, 1, m_store.ids()[row]);
            if (!find.executeStep())
                continue;
            record = table.read(find);
        }
        const std::vector<int> changed = m_derivation.derive(record);
        if (beyond || !changed.empty()) {
            takeRows(record);
            const RowFacts facts(*this, record);
            beyond ? recalculate(record.answers, facts) : recalculate(record.answers, facts, changed);
        }
        out.add(row, record, questions);
        if (!progress.step(qint64(out.rows.size()), qint64(again.size())))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    return {};
}

void TableRows::computeByTime(int slot, const std::set<int> &stored) {
    Record record;
    record.answers = Answers(m_form);
    const RowFacts facts(*this, record);
    Column computed;
    const auto valueOf = [&] { return typedValue(m_form.fields[slot].type, record.answers.values[size_t(slot)]); };
    if (stored.empty()) {
        recalculate(record.answers, facts);
        computed.codes.assign(rows(), 0);
        computed.values = {valueOf()};
    } else {
        const int source = *stored.begin();
        const Column *from = column(source);
        if (!from)
            return;
        // Few ages of many birth dates: what is asked of them is asked once a value.
        std::vector<std::uint32_t> codeOf;
        std::map<QString, std::uint32_t> known;
        codeOf.reserve(from->values.size());
        recalculate(record.answers, facts);
        for (const Value &value : from->values) {
            record.answers.values[size_t(source)] = value.text();
            recalculate(record.answers, facts, {source});
            const auto [place, fresh] = known.try_emplace(record.answers.values[size_t(slot)], std::uint32_t(computed.values.size()));
            if (fresh)
                computed.values.push_back(valueOf());
            codeOf.push_back(place->second);
        }
        computed.codes.reserve(from->codes.size());
        for (const std::uint32_t code : from->codes)
            computed.codes.push_back(codeOf[code]);
    }
    m_computed[slot] = std::move(computed);
}

BitSet TableRows::existing() const {
    BitSet all(rows(), true);
    for (const QString &name : {fields::kBirthDate, m_form.dateField}) {
        const Column *column = this->column(m_form.indexOf(name));
        if (!column)
            continue;
        std::vector<bool> later;
        for (const Value &value : column->values)
            later.push_back(value.date().isValid() && value.date() > m_moment.day);
        if (std::find(later.begin(), later.end(), true) == later.end())
            continue;
        for (size_t i = 0; i < rows(); ++i)
            if (later[column->codes[i]])
                all.reset(i);
    }
    return all;
}

bool TableRows::exists(size_t row) const {
    const auto later = [&](const QString &name) {
        const Column *column = this->column(m_form.indexOf(name));
        return column && column->values[column->codes[row]].date() > m_moment.day;
    };
    return !later(fields::kBirthDate) && !later(m_form.dateField);
}

std::vector<double> TableRows::numbers(const Expression &given, const BitSet &wanted) const {
    const Expression &value = m_counts.known(given);
    std::vector<double> out(rows(), std::numeric_limits<double>::quiet_NaN());
    const QStringList names = value.names();
    const int slot = names.size() == 1 ? m_form.indexOf(names.first()) : -1;
    const Column *only = slot >= 0 && value.root() && value.text().trimmed() == u"${" + names.first() + u'}' ? column(slot) : nullptr;
    std::vector<double> each;
    if (only)
        for (const Value &one : only->values)
            each.push_back(one.number());
    for (size_t w = 0; w < wanted.words().size(); ++w)
        for (std::uint64_t left = wanted.words()[w]; left; left &= left - 1) {
            const size_t i = w * 64 + size_t(std::countr_zero(left));
            out[i] = only ? each[only->codes[i]] : value.evaluate(row(i)).number();
        }
    return out;
}

}  // namespace tongdang
