// A record with the rows of its repeats, which are records of their own: what the form's logic looks at. Made for any of them, for a
// row too; a row whose outer record is not there stands alone.
#pragma once

#include "core/ledger/form_table.h"

#include <functional>

namespace tongdang {

class RecordTree {
  public:
    struct Source {
        std::function<std::optional<Record>(const Form &form, const Uid &uid)> record;
        std::function<std::vector<Record>(const Form &form, const Uid &subject)> rows;   // active ones by uid
    };
    using Path = std::vector<std::pair<int, size_t>>;            // repeat and row, from the outermost record inwards
    struct Row { Uid uid; const Form *form = nullptr; Path path; };

    static bool concerns(const Form &form) { return !form.repeats.isEmpty() || !form.repeatOf.isEmpty(); }
    static Source stored(sql::Statements &statements, const FormTables &tables);
    RecordTree(const Record &record, const FormCatalog &forms, const Source &source);

    const Record &root() const { return m_root; }                // answers: with all rows, in order
    Record &root() { return m_root; }
    const Path &path() const { return m_path; }                  // of the record that it was made for; empty where that is the root
    const std::vector<Row> &rows() const { return m_rows; }
    Answers &at(const Path &path);
    Answers &own() { return at(m_path); }

  private:
    void fill(Answers &answers, const Uid &uid, const Path &path, const std::vector<Record> &chain, const Source &source);
    Record m_root;
    Path m_path;
    std::vector<Row> m_rows;
};

}  // namespace tongdang
