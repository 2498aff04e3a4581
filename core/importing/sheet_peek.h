// The head of a sheet: titles, headings, what they mean; a saved mapping found again by its headings. With a heading row (the
// spreadsheet's own number) that row is taken as it is, known or not: Invalid importing.no_such_row where nothing is written in it.
#pragma once

#include "core/importing/headings.h"
#include "core/importing/import.h"

#include <QDate>

namespace tongdang {

struct SheetHead {
    SheetMapping mapping;
    QList<QStringList> above;     // the texts over the headings, as they stand
    QString reportDate;           // 填报日期, ISO; "" none
    QString category;             // what the title says of a roster without such a column; "" nothing
    int index = 0;                // of the sheet
};

struct SheetQuestion {                // what the heads are read for
    const Headings &headings;
    QString form;
    const FormCatalog &forms;
    std::optional<SheetMapping> given;
    std::function<std::optional<SheetMapping>(const QStringList &)> saved;
    QDate today;
};

Result<SheetHead> readHead(Workbook &book, const QString &sheet, const SheetQuestion &question, int headingRow = 0);
QByteArray mappingJson(const SheetMapping &mapping);
std::optional<SheetMapping> mappingFromJson(const QByteArray &json);
QString mappingId(const QStringList &headings);                          // the same for the same headings in any order
std::optional<SheetMapping> savedMapping(LedgerReader &reader, const QStringList &headings);

}  // namespace tongdang
