#include "tests/bench/plain_sql.h"

#include "core/ledger/ledger_reader_p.h"

namespace tongdang::bench {

PlainSql plainSql(LedgerReader &reader, const TableDefinition &table, const QDate &day) {
    const FormSqlScope scope(*table.form, QStringLiteral("t"), day);
    QStringList sums;
    for (const TableColumn &column : table.columns)
        if (column.kind == ColumnKind::Count && !column.form)
            if (const auto where = compileSql(column.where, scope))
                sums << QStringLiteral("sum(") + inlined(*where) + u')';
    QString condition = table.include == u"active" ? QStringLiteral("t.td_state = 0") : QStringLiteral("t.td_state < 2");
    if (!table.where.isEmpty()) {
        const auto population = compileSql(table.where, scope);
        if (!population)
            return {};
        condition += QStringLiteral(" AND ") + inlined(*population);
    }
    if (sums.isEmpty())
        return {};
    SQLite::Statement all(reader.database(), sql::utf8(QStringLiteral("SELECT t.td_region, ") + sums.join(QStringLiteral(", ")) + QStringLiteral(" FROM ") + sql::quoted(table.form->table) + QStringLiteral(" t WHERE ") + condition + QStringLiteral(" GROUP BY 1")));
    return {timed([&] {
                while (all.executeStep()) {
                }
            }),
            int(sums.size())};
}

}  // namespace tongdang::bench
