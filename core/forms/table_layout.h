// Tables from forms: CREATE TABLE and its change when a form gets a newer version. One typed column per stored question under its
// own name, td_ columns before them (data-model.md); a question that leaves keeps its column, a new one is an ADD COLUMN. A blank
// answer is NULL. Indexes are partial, WHERE column IS NOT NULL: SQLite then uses them for any comparison with the column itself, but not
// through COALESCE(column, '').
#pragma once

#include "core/forms/form.h"

namespace tongdang {

// td_state, as a small integer.
enum class RecordState { Active = 0, Exited = 1, Withdrawn = 2, Merged = 3, Erased = 4 };

QString quotedName(const QString &name);                      // "name", for SQL
QString columnType(const Field &field);                       // TEXT INTEGER REAL
bool hasColumn(const Field &field);                           // stored, or derived without time
// Has answers that the core computes: then td_from and td_until tell the days on which the stored ones hold.
bool hasInterval(const Form &form);
QStringList createTableSql(const Form &form);                 // table and its indexes, STRICT
// The table as it stood at another time, in a connection's temporary schema, whose names go before those of the ledger: the ledger's own rows
// but for those that are another or none there, and the former beside them. It is read and written like the table; the ledger's stays as it is.
QStringList overlaySql(const Form &form);
QString goneTable(const Form &form);                          // of an overlay: the td_ids of the ledger's rows that are not to be seen
QStringList alterTableSql(const Form &form, const QStringList &existingColumns);
// A newer version may not change the kind or list of a question: each such fault with sheet and row.
QList<DefinitionIssue> incompatibilities(const Form &older, const Form &newer);

}  // namespace tongdang
