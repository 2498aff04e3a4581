// The tables that pulldata() looks in: .csv files beside a form, which come into the form's own text and are kept with it.
#pragma once

#include "core/forms/form_reader.h"

namespace tongdang {

struct ExpressionNode;

class LookupTables {
  public:
    // The files that the sheets' expressions name, as sheet names ("fruits.csv").
    static QStringList namedIn(const QList<FormSheet> &sheets);

    bool add(const FormSheet &sheet);   // false where one of that name is there
    // pulldata(file, column, key column, key): of the first row with that key; blank where there is none.
    QString value(const QStringList &arguments) const;
    QList<Message> faults(const Expression &expression) const;   // of its calls: a file or column that is not there
    void prepare(const Expression &expression);                  // makes quick to find what its calls look for

  private:
    struct Table {
        QStringList headings;
        QList<QStringList> rows;
        QHash<int, QHash<QString, int>> byKey;   // by column: the row of each key
        int column(const QString &name) const;
        int row(int keyColumn, const QString &key) const;
        void index(int keyColumn);
    };
    void faultsOf(const ExpressionNode &call, QList<Message> &faults) const;
    QHash<QString, Table> m_tables;              // by sheet name
};

}  // namespace tongdang
