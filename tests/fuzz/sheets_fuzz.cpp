// Any bytes under any name: rows or one error, in bounded memory and time.
#include "core/sheets/workbook.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tongdang::SheetLimits limits;
    limits.unpackedBytes = 20'000'000;
    limits.cells = 1'000'000;
    limits.sharedStringBytes = 10'000'000;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QString &name : {QStringLiteral("a.xlsx"), QStringLiteral("a.csv")}) {
        auto workbook = tongdang::Workbook::fromBytes(bytes, name, limits);
        if (!workbook)
            continue;
        for (int sheet = 0; sheet < (*workbook)->sheets().size(); ++sheet) {
            (void)(*workbook)->read(sheet, [](const tongdang::SheetRow &) { return true; }).has_value();
            (void)(*workbook)->merged(sheet).has_value();
        }
    }
    return 0;
}
