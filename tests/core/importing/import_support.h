// A small ledger to import into, rosters made by code, and what the ledger then holds as comparable lines.
#pragma once

#include "core/children/child_derivation.h"
#include "core/importing/import.h"
#include "tests/support/written_sheets.h"

#include <QMap>
#include <QTemporaryDir>

namespace tongdang::test {

using Line = QMap<QString, QString>;      // by heading
inline const QString kDistrict = QStringLiteral("150302"), kVillage = QStringLiteral("150302101203");

struct ImportLedger {
    explicit ImportLedger(const QString &region = kDistrict);
    ImportReport import(const QString &file, const ImportOptions &options = {});
    Result<ImportReport> tryImport(const QString &file, const ImportOptions &options = {});
    Result<ExportOutcome> exportTo(const QString &file, const ExportOptions &options = {});
    std::vector<Record> records(const QString &form);
    Record child(const QString &name);
    std::vector<Record> linked(const Record &child, const QString &form) ;
    QStringList lines();                  // all children with families and statuses, sorted; nothing that differs from ledger to ledger
    QStringList family(const QString &child);   // "relation name phone since until"
    QString path(const QString &name) const { return directory.filePath(name); }

    QTemporaryDir directory;
    SetClock clock{QDate(2016, 8, 15)};
    RolePolicy policy;
    ChildDerivation derivation;
    std::unique_ptr<Ledger> ledger;
    Session session;
};

QStringList heads();                      // of the official roster
QString idNumber(const QDate &birth, bool male, int sequence);
Line childLine(int number);               // a whole, faultless row; another one for each number
QList<QStringList> tableOf(const QStringList &headings, const QList<Line> &lines);   // with title, unit line and signatures
void writeTable(const QString &path, const QList<QStringList> &rows, SheetEncoding encoding = SheetEncoding::Utf8Bom);
QString roster(ImportLedger &into, const QList<Line> &lines, const QString &name = QStringLiteral("roster.xlsx"));
QStringList rulesOf(const ImportReport &report, int row, Severity severity = Severity::Must);

}  // namespace tongdang::test
