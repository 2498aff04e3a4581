#include "ui/pages/importing/import_work.h"

#include "core/places/place_names.h"

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kRowsOffered = 15;
constexpr int kWordsOfARow = 6;
const auto kRegion = QStringLiteral("region");
const auto kName = QStringLiteral("child.name");

// The first rows of a sheet, and the fullest of them: headings are where most cells are filled, if nothing better is known.
int readRows(Workbook &book, int sheet, QList<HeadingRow> &rows) {
    int fullest = 0, most = 0;
    rows.clear();
    (void)book.read(sheet, [&](const SheetRow &row) {
        QStringList words;
        int filled = 0;
        for (const Cell &cell : row.cells)
            if (const QString text = cell.text.simplified(); !text.isEmpty() && ++filled <= kWordsOfARow)
                words << text;
        if (filled > kWordsOfARow)
            words << QStringLiteral("…");
        rows << HeadingRow{row.number, words.join(QStringLiteral("  "))};
        if (filled > most) {
            most = filled;
            fullest = row.number;
        }
        return rows.size() < kRowsOffered;
    });
    return fullest;
}

}  // namespace

bool ImportWork::means(const QString &target) const {
    return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) { return column.target == target; });
}

QString ImportWork::headingOf(const QString &target) const {
    for (const ColumnMapping &column : mapping.columns)
        if (column.target == target)
            return column.heading;
    return {};
}

void ImportWork::correct(const CellCorrection &correction) {
    corrections.removeIf([&](const CellCorrection &one) { return one.row == correction.row && one.column == correction.column && one.sheet == correction.sheet; });
    corrections << correction;
    untried = true;
}

bool ImportWork::knowsName() const { return means(kName); }

bool ImportWork::knowsPlace() const { return means(kRegion) || tellsPlaces || levelOfCode(region) == PlaceLevel::Village; }

QStringList ImportWork::unknownVillages() const {
    QStringList names;
    for (const RowProblem &problem : tried.problems) {
        if (problem.rule != u"unknown_place")
            continue;
        QString name = problem.text.simplified();
        for (qsizetype at = 1; at < name.size(); ++at)
            if (isGroup(QStringView(name).mid(at)))
                name.truncate(at);
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    return names;
}

ImportOptions ImportWork::options() const {
    ImportOptions out;
    out.sheet = mapping.sheet;
    out.region = levelOfCode(region) == PlaceLevel::Village ? region : QString();
    out.form = form;
    out.mapping = mapping;
    out.corrections = corrections;
    return out;
}

void look(Ledger &ledger, Look &at) {
    auto reader = ledger.openReader();
    if (!reader) {
        at.error = reader.error();
        return;
    }
    if (!at.book) {
        auto book = Workbook::open(at.file);
        if (!book) {
            at.error = book.error();
            return;
        }
        at.book = std::move(*book);
    }
    const QList<SheetInfo> sheets = at.book->sheets();
    for (const SheetInfo &sheet : sheets)
        at.sheets << sheet.name;
    auto proposed = proposeMapping(**reader, *at.book, at.sheet, at.form, at.headingRow);
    if (!proposed && proposed.error().message.id == u"importing.no_headings") {
        // The person can say it: the first sheet that shows, and its fullest row, are a beginning.
        at.doubt = proposed.error();
        for (const SheetInfo &sheet : sheets)
            if (at.sheet.isEmpty() && !sheet.hidden)
                at.sheet = sheet.name;
        if (const int fullest = readRows(*at.book, int(std::max<qsizetype>(0, at.sheets.indexOf(at.sheet))), at.rows); fullest > 0)
            proposed = proposeMapping(**reader, *at.book, at.sheet, at.form, fullest);
    }
    if (!proposed) {
        at.error = proposed.error();
        return;
    }
    at.mapping = std::move(*proposed);
    ImportOptions options;
    options.form = at.form;
    options.sheet = at.mapping.sheet;
    options.mapping = at.mapping;
    at.tellsPlaces = tellsPlaces(ledger, *at.book, options);
    for (int i = 0; i < sheets.size(); ++i)
        if (!sheets[i].hidden && sheets[i].name != at.mapping.sheet)
            (void)at.book->read(i, [&](const SheetRow &) {
                at.further << sheets[i].name;
                return false;
            });
    readRows(*at.book, int(std::max<qsizetype>(0, at.sheets.indexOf(at.mapping.sheet))), at.rows);
}

}  // namespace tongdang
