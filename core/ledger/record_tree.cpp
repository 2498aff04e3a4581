#include "core/ledger/record_tree.h"

#include <algorithm>

namespace tongdang {

RecordTree::Source RecordTree::stored(sql::Statements &statements, const FormTables &tables) {
    const auto all = [&statements](const FormTable &table, const sql::Text &text, const Uid &uid) {
        std::vector<Record> records;
        sql::Use find = statements(text);
        sql::bind(find, 1, uid);
        while (find.executeStep())
            records.push_back(table.read(find));
        return records;
    };
    return {[&tables, all](const Form &form, const Uid &uid) -> std::optional<Record> {
                const FormTable &table = tables.of(form);
                std::vector<Record> found = all(table, table.byUid(), uid);
                return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
            },
            [&tables, all](const Form &form, const Uid &subject) {
                const FormTable &table = tables.of(form);
                return all(table, table.bySubject(), subject);
            }};
}

RecordTree::RecordTree(const Record &record, const FormCatalog &forms, const Source &source) {
    std::vector<Record> chain{record};   // the record and those around it: they stand for what the source has of them
    while (!chain.back().form().repeatOf.isEmpty() && !chain.back().subject.isNil()) {
        const Form *outer = forms.find(chain.back().form().repeatOf);
        std::optional<Record> found = outer ? source.record(*outer, chain.back().subject) : std::nullopt;
        if (!found)
            break;
        chain.push_back(std::move(*found));
    }
    m_root = chain.back();
    chain.pop_back();
    fill(m_root.answers, m_root.uid, {}, chain, source);
}

void RecordTree::fill(Answers &answers, const Uid &uid, const Path &path, const std::vector<Record> &chain, const Source &source) {
    answers.repeats.assign(size_t(answers.form->repeats.size()), {});
    for (int repeat = 0; repeat < answers.form->repeats.size(); ++repeat) {
        const Form &form = *answers.form->repeats[repeat].form;
        std::vector<Record> records = uid.isNil() ? std::vector<Record>() : source.rows(form, uid);
        const Record *mine = nullptr;
        for (const Record &one : chain)
            if (&one.form() == &form && one.subject == uid)
                mine = &one;
        if (mine) {
            std::erase_if(records, [&](const Record &other) { return other.uid == mine->uid; });
            const auto later = mine->uid.isNil() ? records.end() : std::find_if(records.begin(), records.end(), [&](const Record &other) { return other.uid > mine->uid; });
            records.insert(later, *mine);
        }
        std::vector<Answers> &rows = answers.repeats[size_t(repeat)];
        for (Record &record : records)
            rows.push_back(std::move(record.answers));
        for (size_t i = 0; i < records.size(); ++i) {
            Path deeper = path;
            deeper.emplace_back(repeat, i);
            if (mine && records[i].uid == mine->uid)
                m_path = deeper;   // of the innermost of the chain in the end, since outer ones come first
            m_rows.push_back({records[i].uid, &form, deeper});
            fill(rows[i], records[i].uid, deeper, chain, source);
        }
    }
}

Answers &RecordTree::at(const Path &path) {
    Answers *answers = &m_root.answers;
    for (const auto &[repeat, row] : path)
        answers = &answers->repeats[size_t(repeat)][row];
    return *answers;
}

}  // namespace tongdang
