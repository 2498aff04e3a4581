// The sheets of a form file, whichever way they came, and their canonical one-file CSV text (pyxform's layout: a row with the
// sheet's name in its first cell starts it, the next row gives the headings, its first cell empty, and so do the rows).
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct FormRow {
    int row = 0;          // in the file, from 1
    QStringList cells;
    QString cell(int column) const { return column >= 0 && column < cells.size() ? cells[column].trimmed() : QString(); }
    bool isBlank() const;
};

struct FormSheet {
    QString name;         // lower case: survey choices settings …
    int row = 0;          // of the headings
    QStringList headings;
    QList<FormRow> rows;
};

constexpr int kMostFormRows = 100'000, kMostFormColumns = 1'000;
constexpr qint64 kMostFormBytes = 20'000'000;

QString sheetName(const QString &written);
inline bool isListFile(QStringView sheet) { return sheet.endsWith(u".csv") || sheet.endsWith(u".xml") || sheet.endsWith(u".geojson"); }   // choices of select_…_from_file or a table of pulldata() or instance(), kept with the form
void trimEnd(QStringList &cells);             // blank cells at the end
// Records of the one-file layout; rows: their numbers in the file, where these are not the records' own.
QList<FormSheet> sheetsOfRecords(const QList<QStringList> &records, const QList<int> &rows = {});
QList<FormSheet> sheetsOf(const FormSource &source);
const FormSheet *findSheet(const QList<FormSheet> &sheets, QStringView name);
QString settingOf(const FormSheet *settings, const QStringList &names);   // "" where it is not stated; settings may be null
// The sheets of a .csv, .xlsx or .xls; `wanted` tells by which separator a text is meant. Errors: File, BadFormat.
Result<FormSource> readDefinitionFile(const QString &path, QStringView wanted);
FormSource makeSource(const QList<FormSheet> &sheets, const QString &file);
// An id as a form bears it here, in any script: "My form (2)" is My_form_2, "2024" form_2024; one that is usable stays as it is.
QString usableFormId(const QString &written);

// A heading taken apart: base in lower case with _ for spaces, aliases resolved; language code where it has one.
struct Heading { QString base, language; };
Heading readHeading(const QString &heading);
QString languageOf(const QString &written);   // "中文 (zh)" → zh, "English (en)" → en, "en" → en

}  // namespace tongdang
