// The tables that pulldata() and instance() look in: lists of choices, and .csv and .xml files beside a form, which come into the
// form's own text and are kept with it.
#pragma once

#include "core/forms/form_reader.h"

namespace tongdang {

struct ExpressionNode;

class LookupTables {
  public:
    class Table {
      public:
        int column(const QString &name) const;       // -1 where it has none; large and small letters alike, `label` also the first of label::…
        int rows() const { return int(m_rows.size()); }
        QString cell(int row, int column) const { return m_rows[row].value(column); }
        const std::vector<int> *rowsWith(int column, const QString &text) const;   // null where that column is not prepared

      private:
        friend class LookupTables;
        int row(int keyColumn, const QString &key) const;
        void index(int keyColumn);
        QString m_name;
        QStringList m_headings;
        QList<QStringList> m_rows;
        QHash<int, QHash<QString, std::vector<int>>> m_byText;   // by column: the rows of each text
    };

    // The files that the sheets' expressions name for pulldata(), as sheet names ("fruits.csv"), and what they name for instance().
    static QStringList namedIn(const QList<FormSheet> &sheets);
    static QStringList instancesIn(const QList<FormSheet> &sheets);

    bool add(const FormSheet &sheet);   // false where one of that name is there
    void add(const CodeList &list, Language language);   // for instance(); the first of a name stays
    // pulldata(file, column, key column, key): of the first row with that key; blank where there is none.
    QString value(const QStringList &arguments) const;
    QList<Message> faults(const Expression &expression) const;   // of its calls of pulldata(): a file or column that is not there
    void prepare(const Expression &expression);                  // makes quick to find what it looks for

    int find(const QString &instance) const;   // the list, name.csv or name.xml; -1 for none
    int count() const { return int(m_tables.size()); }
    const Table &at(int index) const { return m_tables[size_t(index)]; }

  private:
    const Table *file(const QString &written) const;
    void faultsOf(const ExpressionNode &call, QList<Message> &faults) const;
    std::vector<Table> m_tables;
    QHash<QString, int> m_byName;   // sheet or list name
};

// In the condition of a table's row, the column that must be of one text, and what this is, where it hangs on nothing in the row:
// such a row is found without looking at all of them.
struct SoughtText { int column = -1; const ExpressionNode *text = nullptr; };
SoughtText soughtText(const ExpressionNode &condition);

}  // namespace tongdang
