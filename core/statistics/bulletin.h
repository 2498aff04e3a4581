// A bulletin is a file (definitions.md, "Bulletins"): blocks of text with numbers in the sentences, tables, charts and notes, of a
// month, quarter or year. Sheets: `settings` bulletin_id title period by note; `blocks` kind text table columns chart by.
//
//   heading, note    text
//   paragraph        text with {expressions} over the totals of tables: {lbc-2016.c1}, {percent(lbc-2016.c17, lbc-2016.c1)},
//                    {if(lbc-2016.c1 >= lbc-2016@before.c1, '增加', '减少')}; @before: on the last day before the period, @year: a year
//                    ago; and {unit} {day} {from} {year} {quarter} {month}. Headings and notes take them too.
//   table            a table, with `columns` where not all are shown
//   chart            `chart`: one of the table's own by name, or a kind with `columns`
//   page             a new page on paper
#pragma once

#include "core/statistics/summary.h"

#include <QMap>

namespace tongdang {

enum class BlockKind { Heading, Paragraph, Table, Chart, Note, Page };

// A total that a sentence names.
struct BulletinFigure {
    enum class Moment { Now, Before, YearAgo };
    QString table, column;
    Moment moment = Moment::Now;
    bool operator==(const BulletinFigure &) const = default;
};

// Of one language: text and expressions in turn, beginning and ending with text.
struct BulletinText {
    QStringList texts;
    QList<Expression> expressions;
};

struct BulletinBlock {
    BlockKind kind = BlockKind::Heading;
    QMap<QString, BulletinText> texts;     // by language
    QString table;
    QStringList columns;
    TableChart chart;
    std::optional<SummaryBy> by;
    int row = 0;                           // in its file
};

struct BulletinDefinition {
    QString id, period;                    // month quarter year
    Labels title, note;
    SummaryBy by = SummaryBy::Township;
    QList<BulletinBlock> blocks;
    QList<BulletinFigure> figures;         // by slot, from kFirstFigure
    QString csv;                           // its source, kept in the ledger
};
inline constexpr int kFirstFigure = 16;    // below: the words of the moment

struct BulletinReport {
    QString id;
    int blocks = 0;
    QList<DefinitionIssue> issues;
    bool ok() const { return !hasMust(issues); }
};

bool isBulletin(const TableSource &source);   // has a sheet `blocks`
// All faults at once, with sheet and row; nullptr where one must be mended.
std::unique_ptr<BulletinDefinition> readBulletin(const TableSource &source, const TableCatalog &tables, BulletinReport &report);

// Bundled bulletins (:/bulletins), then a ledger's own over them by id.
class BulletinCatalog {
  public:
    BulletinCatalog(const TableCatalog &tables, const QHash<QString, QString> &installed);
    const BulletinDefinition *find(const QString &id) const;
    QList<const BulletinDefinition *> all() const;               // by id
    QList<DefinitionIssue> issues() const { return m_issues; }   // a test wants none of the bundled ones
    // Of one that cannot be used, because a table of the ledger's own has not the columns it asks for: the first fault.
    std::optional<DefinitionIssue> fault(const QString &id) const { return m_faults.contains(id) ? std::optional(m_faults[id]) : std::nullopt; }

  private:
    QHash<QString, DefinitionIssue> m_faults;
    std::vector<std::unique_ptr<BulletinDefinition>> m_bulletins;
    QList<DefinitionIssue> m_issues;
};

struct BulletinRequest {
    QString region;                        // "": the ledger's own
    QDate asOf;                            // invalid: today
    int hideBelow = 0;                     // small_numbers.h
};

// Filled in: what goes to paper, to a workbook, to a page of the web.
struct FilledBlock {
    BlockKind kind = BlockKind::Heading;
    QString text;
    Summary summary;                       // of a table, with the columns that are shown; of a chart, with all
    std::shared_ptr<const TableDefinition> part;   // what `summary.table` is where not all columns are shown
    TableChart chart;
};
struct Bulletin {
    QString title, unit, note;
    QDate asOf, from;
    QList<FilledBlock> blocks;
    int hideBelow = 0;
    QDate begins;                          // the ledger's first day, where a number is of a day before it
    QList<QDate> restated;                 // those days
};
QStringList bulletinFacts(const Bulletin &bulletin, const Messages &words, Language language);   // unit, day
QStringList bulletinNotes(const Bulletin &bulletin, const Messages &words, Language language);   // below the last block

// `unit`: who publishes it. Errors: as summarize.
Result<Bulletin> fillBulletin(LedgerReader &reader, const Session &session, const BulletinDefinition &bulletin, const TableCatalog &tables, const BulletinRequest &request, const QString &unit, const Messages &messages, Language language, Progress &progress);
// A workbook: the text on the first sheet, each table on a sheet of its own, each chart, of the spreadsheet's own, beside its numbers.
Result<void> writeBulletin(const Bulletin &bulletin, const QString &file, const Messages &words, Language language);

}  // namespace tongdang
