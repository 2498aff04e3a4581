#include "core/statistics/day_derivation.h"

#include <map>

namespace tongdang {

DayDerivation::DayDerivation(LedgerReader &reader, const Form &form, const QDate &day)
    : m_reader(reader), m_form(form), m_day(day), m_statements(reader.database()) {}

const FormTable &DayDerivation::tableOf(const Form &form) {
    std::shared_ptr<FormTable> &table = m_tables[&form];
    if (!table) {
        std::set<int> read;
        for (const QString &name : m_reader.shared().derivation->questions(form))
            read.insert(form.indexOf(name));
        for (int slot = 0; slot < form.fields.size(); ++slot)
            if (!form.fields[slot].core.isEmpty())
                read.insert(slot);
        table = std::make_shared<FormTable>(form, &read);
    }
    return *table;
}

// Of most instruments there are no records yet, and each child would be asked for in each.
bool DayDerivation::hasAny(const Form &form) {
    auto known = m_any.constFind(&form);
    if (known == m_any.constEnd()) {
        SQLite::Statement first(m_reader.database(), sql::utf8(QStringLiteral("SELECT 1 FROM ") + sql::quoted(form.table) + QStringLiteral(" LIMIT 1")));
        known = m_any.insert(&form, first.executeStep());
    }
    return *known;
}

std::vector<Record> DayDerivation::linked(const Form &form, const Uid &subject) {
    std::vector<Record> out;
    if (!hasAny(form))
        return out;
    const FormTable &table = tableOf(form);
    sql::Use find = m_statements(table.bySubject());
    sql::bind(find, 1, subject);
    while (find.executeStep())
        out.push_back(table.read(find));
    return out;
}

std::optional<Record> DayDerivation::read(qint64 id) {
    const FormTable &table = tableOf(m_form);
    std::optional<Record> record;
    {
        sql::Use find = m_statements(table.byId());
        sql::bind(find, 1, id);
        if (find.executeStep())
            record = table.read(find);
    }
    if (record)
        derive(*record);
    return record;
}

std::vector<int> DayDerivation::derive(Record &record) {
    std::map<std::pair<QString, Uid>, std::vector<Record>> known;
    const Derived derived = m_reader.shared().derivation->derive(
        record,
        [&](const QString &id, const Uid &subject) -> const std::vector<Record> & {
            const auto [place, fresh] = known.try_emplace({id, subject});
            if (const Form *other = m_reader.forms().find(id); fresh && other)
                place->second = linked(*other, subject);
            return place->second;
        },
        m_day, m_reader.shared().clock->today());
    std::vector<int> changed;
    for (const auto &[slot, value] : derived.values)
        if (QString &answer = record.answers.values[size_t(slot)]; answer != value) {
            answer = value;
            changed.push_back(slot);
        }
    record.state = derived.exited ? RecordState::Exited : RecordState::Active;
    return changed;
}

void DerivedRows::add(size_t row, const Record &record, const std::vector<int> &questions) {
    rows.push_back(row);
    exited.push_back(record.state == RecordState::Exited);
    for (size_t k = 0; k < questions.size(); ++k) {
        const QString &text = record.answers.values[size_t(questions[k])];
        auto code = known[k].constFind(text);
        if (code == known[k].constEnd()) {
            code = known[k].insert(text, std::uint32_t(values[k].size()));
            values[k] << text;
        }
        codes[k].push_back(*code);
    }
}

void DerivedRows::fill(std::vector<Column *> columns, const std::vector<ValueType> &types, BitSet &left) const {
    for (size_t k = 0; k < columns.size(); ++k) {
        Column &column = *columns[k];
        QHash<QString, std::uint32_t> there;
        for (std::uint32_t code = 0; code < column.values.size(); ++code)
            there.insert(column.values[code].text(), code);
        std::vector<std::uint32_t> codeOf;
        for (const QString &text : values[k]) {
            if (!there.contains(text)) {
                there.insert(text, std::uint32_t(column.values.size()));
                column.values.push_back(typedValue(types[k], text));
            }
            codeOf.push_back(there.value(text));
        }
        for (size_t i = 0; i < rows.size(); ++i)
            column.codes[rows[i]] = codeOf[codes[k][i]];
    }
    for (size_t i = 0; i < rows.size(); ++i)
        exited[i] ? left.set(rows[i]) : left.reset(rows[i]);
}

Result<void> deriveRows(LedgerReader &reader, const Form &form, const QDate &day, const std::vector<qint64> &ids, std::span<const size_t> rows, const std::vector<int> &questions, DerivedRows &out, Progress &progress) {
    DayDerivation derivation(reader, form, day);
    for (size_t i = 0; i < rows.size(); ++i) {
        if (const auto record = derivation.read(ids[rows[i]]))
            out.add(rows[i], *record, questions);
        if (!progress.step(qint64(i + 1), qint64(rows.size())))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    return {};
}

}  // namespace tongdang
