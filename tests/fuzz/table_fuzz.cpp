// Any text as a statistical table: it is refused with sheet and row, or used, and its canonical text stays what it is.
#include "core/statistics/table_scope.h"

#include <cstddef>
#include <cstdint>

using namespace tongdang;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const FormCatalog forms = FormCatalog::bundled();
    const TableSource source = tableFromCsv(QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size))));
    if (tableFromCsv(source.csv).csv != source.csv)
        __builtin_trap();
    TableReport report;
    const auto table = readTable(source, forms, report);
    if ((table != nullptr) != report.ok())
        __builtin_trap();
    for (const DefinitionIssue &issue : report.issues)
        if (issue.sheet.isEmpty() || issue.row < 1 || issue.message.id.isEmpty())
            __builtin_trap();
    if (!table)
        return 0;
    std::vector<double> row(size_t(table->columns.size()), 3), total = row;
    computeValues(*table, total, total);
    computeValues(*table, row, total);
    for (const TableRule &rule : table->rules)
        (void)checkRule(rule, TableContext(*table, row, total));
    return 0;
}
