// What the page of importing has in hand: the file, what its headings mean, where its people live, what a dry run and the import said.
// look() and save… run on a job's thread and touch nothing of the window.
#pragma once

#include "core/importing/import.h"

#include <memory>

namespace tongdang {

struct HeadingRow { int number = 0; QString words; };   // a row that may hold the headings, as it reads

struct ImportWork {
    QString file, form = QStringLiteral("child");
    std::shared_ptr<Workbook> book;
    QStringList sheets, further;       // further: beside the chosen one, with something in them
    QList<HeadingRow> rows;            // the first ones of the sheet
    SheetMapping mapping;
    std::optional<Error> doubt;        // nothing was recognised: the mapping is for the person to fill
    bool tellsPlaces = false;          // the title, the sheet's name or the addresses say the village
    QString region;
    ImportReport tried, done;
    bool undone = false;
    QList<CellCorrection> corrections; // made in the table of problems
    bool untried = false;              // one of them came after the trying out

    void correct(const CellCorrection &correction);

    bool means(const QString &target) const;           // a column does
    QString headingOf(const QString &target) const;
    bool knowsName() const;
    bool knowsPlace() const;                           // by a column or what the sheet says besides, or a village is chosen
    QStringList unknownVillages() const;               // names that the dry run did not find, without a group behind them
    ImportOptions options() const;
};

struct Look {                          // what looking at a file is asked for, and gives
    QString file, sheet, form;
    int headingRow = 0;                // 0 guesses
    std::shared_ptr<Workbook> book;    // opened already, or null
    std::optional<Error> error;        // the file, or this sheet, is of no use
    std::optional<Error> doubt;
    QStringList sheets, further;
    QList<HeadingRow> rows;
    SheetMapping mapping;
    bool tellsPlaces = false;
};
void look(Ledger &ledger, Look &at);

}  // namespace tongdang
