// An expression as SQL over a form's table; the result is 0/1 for a predicate, else the value with blank as ''. Never NULL.
// A number column holds numbers or NULL; text, date (ISO) and time (ISO with offset) columns hold text, '' or NULL: blank is either.
// Conditions of one column and a constant are written so that an index on the column serves.
#pragma once

#include "core/forms/expression.h"

#include <QVariant>

namespace tongdang {

struct SqlFragment {
    QString text;          // parenthesised; parameters as ?
    QVariantList values;   // bound in order: QString, double, qint64, QByteArray
};

// How a name is written in SQL: a column, or an expression for a derived answer.
class SqlScope {
  public:
    virtual ~SqlScope() = default;
    virtual QString column(const Reference &reference) const = 0;  // quoted and qualified, e.g. "c"."birth_date"; "" if it has no SQL form
    virtual QDate today() const = 0;
    // FROM … WHERE … of a node set's records, its columns named by `alias` (conditions are added with AND); "" if it has no SQL form.
    virtual QString nodeSet(const Reference &repeat, const QString &alias) const { Q_UNUSED(repeat) Q_UNUSED(alias) return {}; }
    virtual const SqlScope *inside(const Reference &repeat, const QString &alias) const { Q_UNUSED(repeat) Q_UNUSED(alias) return nullptr; }
    virtual QDate periodStart() const { return {}; }
    virtual QDate periodEnd() const { return {}; }
};

// Invalid with expressions.no_sql where a part has no SQL form (regex, pulldata, random …): the caller then filters by evaluation.
Result<SqlFragment> compileSql(const Expression &expression, const SqlScope &scope);

}  // namespace tongdang
