#include "core/sheets/ods_reader.h"

#include "core/sheets/cell_format.h"
#include "core/sheets/sheet_errors.h"

#include <QSet>

#include <algorithm>
#include <charconv>

namespace tongdang::sheets {

namespace {

const QByteArray kContent = "content.xml", kManifest = "META-INF/manifest.xml";
constexpr int kRows = 1'048'576, kMerged = 1'000'000;
constexpr size_t kFormula = 60;   // characters kept of a formula without a result

QString decoded(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

// number-columns-repeated and its like: 1 where absent.
int times(const XmlAttributes &attributes, std::string_view name) {
    const std::string_view value = attributes.value(name);
    int number = 1;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return std::clamp(number, 1, kRows);
}

// The list of sheets; of the wanted one its rows and merged ranges, and nothing of what stands behind it.
class OdsHandler final : public XmlHandler {
  public:
    OdsHandler(const ZipPackage &package, int wanted, const std::function<bool(const SheetRow &)> &take) : m_package(package), m_wanted(wanted), m_take(take) {}

    QList<SheetInfo> sheets;
    QList<MergedRange> merged;
    bool isSpreadsheet = false;

    void startElement(std::string_view name, const XmlAttributes &attributes) override;
    void endElement(std::string_view name) override;
    void characters(std::string_view text) override;

  private:
    void startRow(const XmlAttributes &attributes);
    void endRow();
    void startCell(std::string_view name, const XmlAttributes &attributes);
    void endCell();
    Cell made() const;
    void tooMuch(const char *what) { fail(tooLarge(m_package.file(), QLatin1String(what))); }

    const ZipPackage &m_package;
    int m_wanted;
    const std::function<bool(const SheetRow &)> &m_take;
    QString m_style;
    QSet<QString> m_hidden;           // styles of sheets that are not shown
    bool m_inBody = false, m_here = false, m_inRow = false, m_inCell = false, m_inParagraph = false;
    int m_tables = 0, m_aside = 0;    // depth of tables, and of what is in a cell and not its text
    int m_next = 1, m_rows = 1, m_column = 0, m_columns = 1;
    qint64 m_cells = 0;
    SheetRow m_row;
    std::string m_type, m_value, m_formula, m_text;
    bool m_covered = false, m_fault = false;
    int m_paragraphs = 0;
};

void OdsHandler::startElement(std::string_view name, const XmlAttributes &attributes) {
    const bool aside = m_inParagraph ? name == "ruby-text" || name == "annotation" || name == "note" : m_inCell && name != "p";
    if (m_aside > 0 || aside) {   // a comment, a picture
        ++m_aside;
    } else if (m_inParagraph) {
        if (name == "s")
            m_text.append(size_t(std::min(times(attributes, "c"), 1000)), ' ');
        else if (name == "tab" || name == "line-break")
            m_text += name == "tab" ? '\t' : '\n';
    } else if (m_inCell) {
        m_inParagraph = true;
        if (m_paragraphs++ > 0)
            m_text += '\n';
    } else if (name == "style") {
        m_style = decoded(attributes.value("name"));
    } else if (name == "table-properties") {
        if (attributes.value("display") == "false")
            m_hidden << m_style;
    } else if (name == "spreadsheet") {
        m_inBody = isSpreadsheet = true;
    } else if (name == "dde-links") {   // tables, but no sheets
        m_inBody = false;
    } else if (m_inBody && name == "table") {
        if (m_tables++ == 0) {
            sheets << SheetInfo{decoded(attributes.value("name")), m_hidden.contains(decoded(attributes.value("style-name")))};
            m_here = sheets.size() - 1 == m_wanted;
        }
    } else if (m_here && m_tables == 1 && name == "table-row") {
        startRow(attributes);
    } else if (m_inRow && (name == "table-cell" || name == "covered-table-cell")) {
        startCell(name, attributes);
    }
}

void OdsHandler::endElement(std::string_view name) {
    if (m_aside > 0) {
        --m_aside;
    } else if (m_inParagraph) {
        m_inParagraph = name != "p";
    } else if (m_inCell) {
        endCell();
    } else if (m_inRow) {
        if (name == "table-row")
            endRow();
    } else if (m_inBody && name == "table") {
        if (--m_tables == 0 && m_here)
            stop();
    } else if (name == "spreadsheet") {
        m_inBody = false;
    }
}

void OdsHandler::characters(std::string_view text) {
    if (!m_inParagraph || m_aside > 0)
        return;
    for (const char c : text)
        m_text += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;   // breaks and tabs are elements
    if (qint64(m_text.size()) > qint64{3} * m_package.limits().cellCharacters)
        tooMuch("characters in a cell");
}

void OdsHandler::startRow(const XmlAttributes &attributes) {
    m_inRow = true;
    m_column = 0;
    m_rows = times(attributes, "number-rows-repeated");
    const std::string_view shown = attributes.value("visibility");
    m_row.hidden = !shown.empty() && shown != "visible";
    m_row.cells.clear();
}

void OdsHandler::endRow() {
    m_inRow = false;
    for (int i = 0; i < m_rows && !m_row.cells.isEmpty() && !isStopped(); ++i) {
        m_row.number = m_next + i;
        m_cells += m_row.cells.size();
        if (m_row.number > kRows)
            tooMuch("rows");
        else if (m_cells > m_package.limits().cells)
            tooMuch("cells");
        else if (!m_take(m_row))
            stop();
    }
    m_next = std::min(m_next + m_rows, kRows + 1);
}

void OdsHandler::startCell(std::string_view name, const XmlAttributes &attributes) {
    m_inCell = true;
    m_covered = name == "covered-table-cell";
    m_fault = false;
    m_paragraphs = 0;
    m_columns = times(attributes, "number-columns-repeated");
    for (std::string *text : {&m_type, &m_value, &m_formula, &m_text})
        text->clear();
    attributes.each([&](std::string_view attribute, std::string_view value) {
        const std::string_view local = attribute.substr(attribute.find(':') + 1);
        if (local == "value-type") {
            m_fault = m_fault || value == "error";
            if (m_type.empty())
                m_type = value;
        } else if (local == "value" || local == "date-value" || local == "boolean-value" || local == "string-value") {
            m_value = value;
        } else if (local == "formula") {
            m_formula = value.substr(0, kFormula);
        }
    });
    const int rows = times(attributes, "number-rows-spanned"), columns = times(attributes, "number-columns-spanned");
    if ((rows > 1 || columns > 1) && merged.size() < kMerged)
        merged << MergedRange{m_next, m_column, m_next + rows - 1, m_column + columns - 1};
}

void OdsHandler::endCell() {
    m_inCell = false;
    if (const Cell cell = m_covered ? Cell() : made(); !cell.isEmpty()) {
        if (m_column + m_columns > m_package.limits().columns)
            return tooMuch("columns");
        m_row.cells.resize(m_column);
        m_row.cells.insert(m_column, m_columns, cell);
    }
    m_column = std::min(m_column + m_columns, kRows);
}

Cell OdsHandler::made() const {
    const QString shown = decoded(m_text);
    Cell cell;
    const auto text = [&cell](Cell::Kind kind, const QString &of) {
        cell.kind = of.isEmpty() ? Cell::Kind::Empty : kind;
        cell.text = of;
        return cell;
    };
    if (m_fault)
        return text(Cell::Kind::Fault, shown);
    if (m_type == "float" || m_type == "currency" || m_type == "percentage") {
        double number = 0;
        const char *end = m_value.data() + m_value.size();
        if (const auto parsed = std::from_chars(m_value.data(), end, number); m_value.empty() || parsed.ec != std::errc() || parsed.ptr != end)
            return text(Cell::Kind::Text, shown);
        setNumber(cell, number, {}, false);
        if (shown.startsWith(u'0') && shown.size() > cell.text.size() && shown.endsWith(cell.text) && std::all_of(shown.begin(), shown.end(), [](QChar c) { return c.isDigit(); }))
            cell.text = shown;   // zeros of its format
        return cell;
    }
    if (m_type == "date")
        return setIsoDate(cell, decoded(m_value)) ? cell : text(Cell::Kind::Text, shown);
    if (m_type == "boolean")
        return text(Cell::Kind::Boolean, m_value == "true" ? QStringLiteral("TRUE") : QStringLiteral("FALSE"));
    if (m_type.empty() && m_paragraphs == 0 && !m_formula.empty())
        return text(Cell::Kind::Fault, u'=' + decoded(m_formula).section(u'=', 1));   // of:=A1
    return text(Cell::Kind::Text, m_paragraphs == 0 && m_type == "string" ? decoded(m_value) : shown);
}

class OdsWorkbook final : public Workbook {
  public:
    explicit OdsWorkbook(std::unique_ptr<ZipPackage> package) : m_package(std::move(package)) {}

    Result<void> open() {
        NoProgress none;
        QByteArray manifest;
        if (m_package->has(kManifest))
            if (auto scanned = m_package->scan(kManifest, [&manifest](std::string_view piece) { manifest.append(piece.data(), qsizetype(piece.size())); }, none); !scanned)
                return scanned;
        if (manifest.contains("encryption-data"))
            return passwordProtected(m_package->file());
        const std::function<bool(const SheetRow &)> nothing = [](const SheetRow &) { return true; };
        OdsHandler handler(*m_package, -1, nothing);
        if (auto parsed = m_package->parse(kContent, handler, none); !parsed)
            return parsed;
        if (!handler.isSpreadsheet)
            return notASpreadsheet(m_package->file(), QStringLiteral("no spreadsheet in the document"));
        m_sheets = handler.sheets;
        return m_sheets.isEmpty() ? formatError("sheets.empty", m_package->file()) : Result<void>();
    }
    QList<SheetInfo> sheets() const override { return m_sheets; }
    QString format() const override { return QStringLiteral("ods"); }
    Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) override {
        if (sheet < 0 || sheet >= m_sheets.size())
            return makeError(ErrorCode::NotFound, QStringLiteral("sheets.no_such_sheet"), {m_package->file(), QString::number(sheet + 1)});
        OdsHandler handler(*m_package, sheet, take);
        return m_package->parse(kContent, handler, progress);
    }
    using Workbook::read;
    Result<QList<MergedRange>> merged(int sheet, Progress &progress) override {
        const std::function<bool(const SheetRow &)> nothing = [](const SheetRow &) { return true; };
        OdsHandler handler(*m_package, sheet, nothing);
        if (auto parsed = m_package->parse(kContent, handler, progress); !parsed)
            return parsed.error();
        return handler.merged;
    }
    using Workbook::merged;

  private:
    std::unique_ptr<ZipPackage> m_package;
    QList<SheetInfo> m_sheets;
};

}  // namespace

bool isOpenDocument(const ZipPackage &package) { return package.has(kContent) && !package.has("xl/workbook.xml"); }

Result<std::unique_ptr<Workbook>> openOds(std::unique_ptr<ZipPackage> package) {
    auto workbook = std::make_unique<OdsWorkbook>(std::move(package));
    if (auto opened = workbook->open(); !opened)
        return opened.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

}  // namespace tongdang::sheets
