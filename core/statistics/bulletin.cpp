// A bulletin's sheets read into its definition; what is wrong is told with sheet and row, all of it at once.
#include "core/statistics/bulletin.h"

#include "core/base/csv.h"
#include "core/statistics/bulletin_scope.h"
#include "core/statistics/definition_sheet.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tongdang {

namespace {

QList<FormSheet> sheetsOf(const TableSource &source) {
    FormSource file;
    file.csv = source.csv;
    file.rows = source.rows;
    return tongdang::sheetsOf(file);
}

KnownHeadings known(const QString &sheet) {
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    return sheet == u"settings" ? KnownHeadings{words("bulletin_id period by"), words("title note")} : KnownHeadings{words("kind table columns chart by"), words("text")};
}

class Reader {
  public:
    Reader(const TableSource &source, const TableCatalog &tables, BulletinReport &report) : m_tables(tables), m_report(report), m_sheets(sheetsOf(source)), m_bulletin(std::make_unique<BulletinDefinition>()) {
        m_bulletin->csv = source.csv;
    }

    std::unique_ptr<BulletinDefinition> read() {
        for (const FormSheet &sheet : std::as_const(m_sheets))
            if (sheet.name != u"settings" && sheet.name != u"blocks")
                fault(sheet.name, sheet.row, "statistics.unknown_sheet", {sheet.name}, Severity::Warn);
        settings();
        blocks();
        m_report.id = m_bulletin->id;
        m_report.blocks = int(m_bulletin->blocks.size());
        return m_report.ok() ? std::move(m_bulletin) : nullptr;
    }

  private:
    void fault(const QString &sheet, int row, const char *id, const QStringList &args = {}, Severity severity = Severity::Must) {
        m_report.issues << DefinitionIssue{sheet, row, severity, Message{QString::fromLatin1(id), args, {}}};
    }

    void settings() {
        const QString name = QStringLiteral("settings");
        const FormSheet *found = findSheet(m_sheets, name);
        if (!found || found->rows.isEmpty())
            return fault(name, found ? std::max(found->row, 1) : 1, "statistics.bulletin_no_settings");
        const DefinitionSheet sheet(*found, known(name), m_report.issues);
        const FormRow &row = found->rows.first();
        for (qsizetype i = 1; i < found->rows.size(); ++i)
            sheet.fault(found->rows[i].row, "statistics.second_settings_row", {}, Severity::Warn);
        m_bulletin->id = sheet.text(row, "bulletin_id");
        if (!isDefinitionName(m_bulletin->id))
            sheet.fault(row.row, m_bulletin->id.isEmpty() ? "statistics.bulletin_no_id" : "statistics.bad_name", {m_bulletin->id});
        m_bulletin->title = sheet.labels(row, "title");
        if (m_bulletin->title.isEmpty())
            sheet.fault(row.row, "statistics.bulletin_no_title");
        m_bulletin->note = sheet.labels(row, "note");
        m_bulletin->period = sheet.text(row, "period");
        sheet.oneOf(row, "period", m_bulletin->period, {QStringLiteral("month"), QStringLiteral("quarter"), QStringLiteral("year")});
        if (m_bulletin->period.isEmpty())
            m_bulletin->period = QStringLiteral("quarter");
        if (const QString by = sheet.text(row, "by"); !by.isEmpty())
            m_bulletin->by = levelOf(sheet, row, by).value_or(m_bulletin->by);
    }

    std::optional<SummaryBy> levelOf(const DefinitionSheet &sheet, const FormRow &row, const QString &by) {
        const auto level = summaryByOf(by);
        if (!level)
            sheet.fault(row.row, "statistics.bad_setting", {QStringLiteral("by"), by, QStringLiteral("district, township, village")});
        return level;
    }

    void blocks() {
        const QString name = QStringLiteral("blocks");
        const FormSheet *found = findSheet(m_sheets, name);
        if (!found || found->rows.isEmpty())
            return fault(name, found ? std::max(found->row, 1) : 1, "statistics.bulletin_no_blocks");
        const DefinitionSheet sheet(*found, known(name), m_report.issues);
        static const QStringList kinds = QStringLiteral("heading paragraph table chart note page").split(u' ');
        static constexpr std::array<BlockKind, 6> kKinds{BlockKind::Heading, BlockKind::Paragraph, BlockKind::Table, BlockKind::Chart, BlockKind::Note, BlockKind::Page};
        for (const FormRow &row : found->rows) {
            BulletinBlock block;
            block.row = row.row;
            const qsizetype kind = kinds.indexOf(sheet.text(row, "kind"));
            if (kind < 0) {
                sheet.fault(row.row, "statistics.bulletin_kind", {sheet.text(row, "kind"), kinds.join(QStringLiteral(", "))});
                continue;
            }
            block.kind = kKinds[size_t(kind)];
            if (const QString by = sheet.text(row, "by"); !by.isEmpty())
                block.by = levelOf(sheet, row, by);
            if (block.kind == BlockKind::Table || block.kind == BlockKind::Chart)
                figures(sheet, row, block);
            else if (block.kind != BlockKind::Page)
                text(sheet, row, block);
            m_bulletin->blocks << block;
        }
    }

    void text(const DefinitionSheet &sheet, const FormRow &row, BulletinBlock &block) {
        const Labels labels = sheet.labels(row, "text");
        if (labels.isEmpty())
            sheet.fault(row.row, "statistics.bulletin_no_text");
        for (const QString &language : sheet.languages("text"))
            if (labels.exactly(language).isEmpty() && !labels.isEmpty())
                sheet.fault(row.row, "statistics.bulletin_untranslated", {language}, Severity::Warn);
        for (const auto &[language, written] : labels.all())
            block.texts.insert(language, parts(sheet, row, written));
    }

    BulletinText parts(const DefinitionSheet &sheet, const FormRow &row, const QString &written) {
        BulletinText out;
        qsizetype at = 0;
        while (true) {
            const qsizetype open = written.indexOf(u'{', at), close = written.indexOf(u'}', at);
            if (close >= 0 && (open < 0 || close < open))
                sheet.fault(row.row, "statistics.bulletin_braces", {written.mid(close, 20)});
            out.texts << written.mid(at, open < 0 ? -1 : open - at);
            if (open < 0)
                return out;
            const qsizetype end = written.indexOf(u'}', open);
            if (end < 0) {
                sheet.fault(row.row, "statistics.bulletin_braces", {written.mid(open, 20)});
                return out;
            }
            const QString inside = withFigures(sheet, row, written.mid(open + 1, end - open - 1).trimmed());   // first: it adds figures
            const Expression expression = sheet.parse(row, inside, BulletinScope(m_bulletin->figures.size()));
            if (expression.isEmpty() && end == open + 1)
                sheet.fault(row.row, "statistics.bulletin_braces", {QStringLiteral("{}")});
            out.expressions << expression;
            at = end + 1;
        }
    }

    // lbc-2016.c1 outside quotation marks becomes the name of a slot.
    QString withFigures(const DefinitionSheet &sheet, const FormRow &row, const QString &expression) {
        static const QRegularExpression piece(QStringLiteral(R"('[^']*'|"[^"]*"|(?<![\w.-])([A-Za-z_][\w-]*)(@\w+)?\.([A-Za-z_]\w*)|(?<![\w.-])(unit|day|from|year|quarter|month)(?![\w.(-]))"));
        QString out;
        qsizetype at = 0;
        for (auto all = piece.globalMatch(expression); all.hasNext();) {
            const auto match = all.next();
            out += expression.mid(at, match.capturedStart() - at);
            at = match.capturedEnd();
            if (match.captured(1).isEmpty()) {
                out += match.captured(4).isEmpty() ? match.captured(0) : QString(u"${" + match.captured(4) + u'}');
                continue;
            }
            BulletinFigure figure{match.captured(1), match.captured(3)};
            const QString moment = match.captured(2);
            figure.moment = moment == u"@before" ? BulletinFigure::Moment::Before : moment == u"@year" ? BulletinFigure::Moment::YearAgo : BulletinFigure::Moment::Now;
            if (!moment.isEmpty() && figure.moment == BulletinFigure::Moment::Now)
                sheet.fault(row.row, "statistics.bulletin_moment", {moment});
            const TableDefinition *table = m_tables.find(figure.table);
            if (!table)
                sheet.fault(row.row, "statistics.bulletin_no_table", {figure.table});
            else if (!table->find(figure.column))
                sheet.fault(row.row, "statistics.no_such_column", {figure.column, figure.table});
            if (!m_bulletin->figures.contains(figure))
                m_bulletin->figures << figure;
            out += QStringLiteral("${f%1}").arg(m_bulletin->figures.indexOf(figure));
        }
        return out + expression.mid(at);
    }

    void figures(const DefinitionSheet &sheet, const FormRow &row, BulletinBlock &block) {
        block.table = sheet.text(row, "table");
        block.columns = sheet.text(row, "columns").replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
        const TableDefinition *table = m_tables.find(block.table);
        if (!table)
            return sheet.fault(row.row, "statistics.bulletin_no_table", {block.table});
        for (const QString &column : std::as_const(block.columns))
            if (!table->find(column))
                sheet.fault(row.row, "statistics.no_such_column", {column, block.table});
        if (block.kind == BlockKind::Table)
            return;
        static const QStringList kinds = QStringLiteral("bar grouped stacked share pie heat multiples tiles").split(u' ');
        const QString chart = sheet.text(row, "chart");
        for (const TableChart &own : table->charts)
            if (own.name == chart) {
                block.chart = own;
                return;
            }
        if (!kinds.contains(chart))
            sheet.fault(row.row, "statistics.bulletin_chart", {chart, kinds.join(QStringLiteral(", "))});
        else if (block.columns.isEmpty())
            sheet.fault(row.row, "statistics.chart_columns", {chart});
        block.chart = TableChart{chart, chart, block.columns, {}, {}, table->title};
    }

    const TableCatalog &m_tables;
    BulletinReport &m_report;
    QList<FormSheet> m_sheets;
    std::unique_ptr<BulletinDefinition> m_bulletin;
};

}  // namespace

bool isBulletin(const TableSource &source) { return findSheet(sheetsOf(source), u"blocks") != nullptr; }

std::unique_ptr<BulletinDefinition> readBulletin(const TableSource &source, const TableCatalog &tables, BulletinReport &report) { return Reader(source, tables, report).read(); }

BulletinCatalog::BulletinCatalog(const TableCatalog &tables, const QHash<QString, QString> &installed) {
    QMap<QString, TableSource> sources;
    for (const QString &file : QDir(QStringLiteral(":/bulletins")).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
        QFile resource(QStringLiteral(":/bulletins/") + file);
        if (resource.open(QIODevice::ReadOnly))
            sources.insert(file.chopped(4), tableFromCsv(QString::fromUtf8(resource.readAll()), file));
    }
    for (auto own = installed.cbegin(); own != installed.cend(); ++own)
        sources.insert(own.key(), tableFromCsv(own.value(), own.key() + QStringLiteral(".csv")));
    for (auto source = sources.cbegin(); source != sources.cend(); ++source) {
        BulletinReport report;
        auto bulletin = readBulletin(*source, tables, report);
        m_issues += report.issues;
        if (bulletin)
            m_bulletins.push_back(std::move(bulletin));
        else if (const auto first = std::find_if(report.issues.cbegin(), report.issues.cend(), [](const DefinitionIssue &issue) { return issue.severity == Severity::Must; }); first != report.issues.cend())
            m_faults.insert(source.key(), *first);
    }
}

const BulletinDefinition *BulletinCatalog::find(const QString &id) const {
    const auto found = std::find_if(m_bulletins.begin(), m_bulletins.end(), [&](const auto &one) { return one->id == id; });
    return found == m_bulletins.end() ? nullptr : found->get();
}

QList<const BulletinDefinition *> BulletinCatalog::all() const {
    QList<const BulletinDefinition *> out;
    for (const auto &one : m_bulletins)
        out << one.get();
    return out;
}

}  // namespace tongdang
