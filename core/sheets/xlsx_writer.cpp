// libxlsxwriter behind our interface. It tells of a full disk only in part, so what it wrote is unpacked and its rows counted before the
// file gets its name. In constant memory the rows are our own XML, put into the library's stream of rows: it writes all around them.
#include "core/sheets/cell_format.h"
#include "core/sheets/sheet_errors.h"
#include "core/sheets/sheet_writer_parts.h"
#include "core/sheets/xlsx_chart.h"
#include "core/sheets/xlsx_rows.h"
#include "core/sheets/zip_package.h"

#include <QByteArrayMatcher>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTemporaryFile>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include <xlsxwriter.h>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace tongdang::sheets {

namespace {
constexpr int kRows = 1'048'576, kColumns = 16'384, kCharacters = 32'767;

// The library tells a failure on standard error, where one sentence of ours is to stand.
lxw_error closedQuietly(lxw_workbook *book) {
#ifdef Q_OS_UNIX
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO), nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (before >= 0 && nowhere >= 0)
        ::dup2(nowhere, STDERR_FILENO);
    errno = 0;
    const lxw_error closed = workbook_close(book);
    const int reason = errno;
    std::fflush(stderr);
    if (before >= 0 && nowhere >= 0)
        ::dup2(before, STDERR_FILENO);
    for (const int handle : {before, nowhere})
        if (handle >= 0)
            ::close(handle);
    errno = reason;
    return closed;
#else
    errno = 0;
    return workbook_close(book);
#endif
}

// What XML 1.0 cannot hold is left out; a text that looks like an escape (_x0041_) is escaped itself (ECMA-376 22.4.2.4).
QByteArray lawfulText(const QString &text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar(0) || c.unicode() >= 0xFFFE)
            continue;
        if (c == u'_' && i + 6 < text.size() && text[i + 1] == u'x' && text[i + 6] == u'_') {
            const QStringView code = QStringView(text).mid(i + 2, 4);
            if (std::all_of(code.begin(), code.end(), [](QChar d) { return d.unicode() < 128 && std::isxdigit(d.unicode()) != 0; }))
                out += QStringLiteral("_x005F");
        }
        out += c;
    }
    return out.toUtf8();
}

// "<row " in pieces that may cut it anywhere.
class RowCounter {
  public:
    qint64 rows = 0;
    void take(QByteArrayView piece) {
        const std::string_view text(piece.data(), size_t(piece.size()));
        m_edge.append(text.substr(0, kRow.size() - 1));
        rows += count(m_edge) + count(text);
        if (text.size() >= kRow.size() - 1)
            m_edge = text.substr(text.size() - (kRow.size() - 1));
        else if (m_edge.size() >= kRow.size())
            m_edge.erase(0, m_edge.size() - (kRow.size() - 1));
    }

  private:
    static constexpr std::string_view kRow = "<row ";
    qint64 count(std::string_view text) const {
        qint64 found = 0;
        const auto size = qsizetype(text.size());
        for (qsizetype at = m_row.indexIn(text.data(), size); at >= 0; at = m_row.indexIn(text.data(), size, at + qsizetype(kRow.size())))
            ++found;
        return found;
    }
    const QByteArrayMatcher m_row{kRow.data(), qsizetype(kRow.size())};
    std::string m_edge;   // the last four bytes of all before
};

class XlsxWriter final : public SheetWriter {
  public:
    XlsxWriter(const QString &path, SheetMemory memory) : m_path(path), m_name(QFileInfo(path).fileName()), m_memory(memory) {}
    ~XlsxWriter() override {
        if (m_book)
            lxw_workbook_free(m_book);
    }

    Result<void> open();
    void beginSheet(const QString &name) override;
    void columnWidths(const QList<double> &characters) override;
    void landscapeA4(int repeatedRows) override;
    void freeze(int rows, int columns) override;
    void printArea(int lastRow, int lastColumn) override;
    void chart(const SheetChart &chart) override;
    void row(const QList<OutCell> &cells, double height) override;
    void merge(int firstRow, int firstColumn, int lastRow, int lastColumn, const OutCell &cell) override;
    Result<void> finish() override;

  private:
    struct Merged {
        int firstRow, firstColumn, lastRow, lastColumn;
        OutCell cell;
        bool covers(int row, int column) const { return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn; }
    };

    lxw_worksheet *sheet();
    lxw_format *format(const CellStyle &style, bool text);
    int style(const OutCell &cell, bool text);
    bool write(int column, const OutCell &cell);  // whether there was anything to write
    void writeText(int column, const QString &text, const OutCell &cell);
    void writeFormula(int column, const OutCell &cell);
    void putRow(bool any, int columns);           // in constant memory: the row's XML is whole
    bool constant() const { return m_memory == SheetMemory::Constant; }
    void note(Error error);
    Result<void> check();

    QString m_path, m_name;
    SheetMemory m_memory;
    QTemporaryFile m_file;
    QByteArray m_filePath, m_folder;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    QSet<QString> m_sheetNames;
    QByteArray m_sheetName;
    QHash<int, lxw_format *> m_formats;
    QList<Merged> m_merged;  // those whose last row is still to come
    RowXml m_xml;    // the row under way, in constant memory
    int m_row = 0;
    QList<qint64> m_rowsOfSheets;  // written, empty ones apart
    std::optional<Error> m_fault;
};

// Where the system can, the file has no name until it is whole: a process that dies leaves no plain text behind. "" where it cannot.
QByteArray withoutName([[maybe_unused]] const QTemporaryFile &file) {
#ifdef Q_OS_LINUX
    struct stat what {};
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(file.handle());
    if (file.handle() >= 0 && ::fstat(file.handle(), &what) == 0 && what.st_nlink == 0 && ::access(path.constData(), W_OK) == 0)
        return path;
#endif
    return {};
}

Result<void> XlsxWriter::open() {
    const QDir folder = QFileInfo(m_path).absoluteDir();
    m_file.setFileTemplate(folder.filePath(u'.' + m_name + QStringLiteral(".XXXXXX")));
    if (!m_file.open())
        return cannotWrite(m_name, m_file.errorString());
    m_filePath = withoutName(m_file);
    if (m_filePath.isEmpty())
        m_filePath = QFile::encodeName(m_file.fileName());
    m_folder = QFile::encodeName(folder.path());
    // Its scratch files (unnamed, deleted as soon as opened) belong beside the target: no plain text on another disk.
    lxw_workbook_options options{};
    options.constant_memory = m_memory == SheetMemory::Constant;
    options.tmpdir = m_folder.data();
    m_book = workbook_new_opt(m_filePath.constData(), &options);
    return m_book ? Result<void>() : Result<void>(cannotWrite(m_name, QStringLiteral("memory")));
}

void XlsxWriter::note(Error error) {
    if (!m_fault)
        m_fault = std::move(error);
}

lxw_worksheet *XlsxWriter::sheet() {
    if (!m_sheet)
        beginSheet(QStringLiteral("Sheet1"));
    return m_sheet;
}

void XlsxWriter::beginSheet(const QString &name) {
    QString base = name;
    for (const QChar c : QStringView(u"[]:*?/\\"))
        base.replace(c, u' ');
    base.remove(QChar(0));
    base = base.trimmed().left(31);
    while (base.startsWith(u'\''))
        base.remove(0, 1);
    while (base.endsWith(u'\'') || (!base.isEmpty() && base.back().isHighSurrogate()))
        base.chop(1);
    if (base.isEmpty() || base.compare(u"history", Qt::CaseInsensitive) == 0)
        base += QStringLiteral("Sheet");
    QString unique = base;
    for (int n = 2; m_sheetNames.contains(unique.toLower()); ++n) {
        const QString number = QStringLiteral(" (%1)").arg(n);
        unique = base.left(31 - number.size()) + number;
    }
    m_sheetNames << unique.toLower();
    m_sheetName = unique.toUtf8();
    m_merged.clear();
    m_row = 0;
    m_sheet = workbook_add_worksheet(m_book, unique.toUtf8().constData());
    m_rowsOfSheets << 0;
    if (m_sheet && constant())
        std::setvbuf(m_sheet->optimize_tmpfile, nullptr, _IOFBF, 1 << 18);
    if (!m_sheet)
        note(cannotWrite(m_name, QStringLiteral("memory")));
}

void XlsxWriter::columnWidths(const QList<double> &characters) {
    if (lxw_worksheet *to = sheet())
        for (qsizetype i = 0; i < characters.size() && i < kColumns; ++i)
            worksheet_set_column(to, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), characters[i], nullptr);
}

void XlsxWriter::landscapeA4(int repeatedRows) {
    lxw_worksheet *to = sheet();
    if (!to)
        return;
    worksheet_set_landscape(to);
    worksheet_set_paper(to, 9);
    worksheet_fit_to_pages(to, 1, 0);
    worksheet_set_margins(to, 0.4, 0.4, 0.5, 0.5);
    worksheet_center_horizontally(to);
    if (repeatedRows > 0)
        worksheet_repeat_rows(to, 0, static_cast<lxw_row_t>(repeatedRows - 1));
}

void XlsxWriter::freeze(int rows, int columns) {
    if (lxw_worksheet *to = sheet())
        worksheet_freeze_panes(to, static_cast<lxw_row_t>(rows), static_cast<lxw_col_t>(columns));
}

void XlsxWriter::printArea(int lastRow, int lastColumn) {
    if (lxw_worksheet *to = sheet())
        worksheet_print_area(to, 0, 0, static_cast<lxw_row_t>(lastRow), static_cast<lxw_col_t>(lastColumn));
}

void XlsxWriter::chart(const SheetChart &chart) {
    if (lxw_worksheet *to = sheet(); to && !addChart(m_book, to, m_sheetName, chart))
        note(cannotWrite(m_name, QStringLiteral("chart")));
}

// One a style and kind; text cells have the text format, so that an ID number stays text when somebody edits it.
lxw_format *XlsxWriter::format(const CellStyle &style, bool text) {
    const int key = style.bold | style.border << 1 | style.wrap << 2 | style.center << 3 | style.fill << 4 | style.problem << 5 | text << 6 | std::clamp(style.size, 0, 409) << 7;
    if (key == 0)
        return nullptr;
    lxw_format *&made = m_formats[key];
    if (made)
        return made;
    made = workbook_add_format(m_book);
    if (!made)
        return nullptr;
    if (style.bold)
        format_set_bold(made);
    if (style.border)
        format_set_border(made, LXW_BORDER_THIN);
    if (style.wrap)
        format_set_text_wrap(made);
    if (style.center)
        format_set_align(made, LXW_ALIGN_CENTER);
    if (style.center || style.wrap || style.border)
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (style.problem)
        format_set_bg_color(made, 0xFFC7CE);
    else if (style.fill)
        format_set_bg_color(made, 0xDDEBF7);
    if (style.size > 0)
        format_set_font_size(made, style.size);
    if (text)
        format_set_num_format_index(made, 49);  // "@"
    return made;
}

int XlsxWriter::style(const OutCell &cell, bool text) {
    lxw_format *of = format(cell.style, text);
    return of ? lxw_format_get_xf_index(of) : 0;
}

void XlsxWriter::writeText(int column, const QString &text, const OutCell &cell) {
    if (text.size() > kCharacters)
        return note(makeError(ErrorCode::Invalid, QStringLiteral("sheets.text_too_long"), {m_name, QString::number(m_row + 1)}));
    if (constant())
        m_xml.text(column, text, style(cell, true));
    else
        worksheet_write_string(m_sheet, static_cast<lxw_row_t>(m_row), static_cast<lxw_col_t>(column), lawfulText(text).constData(), format(cell.style, true));
}

void XlsxWriter::writeFormula(int column, const OutCell &cell) {
    const auto row = static_cast<lxw_row_t>(m_row);
    const auto col = static_cast<lxw_col_t>(column);
    const auto *text = std::get_if<QString>(&cell.value);
    const auto *real = std::get_if<double>(&cell.value);
    const auto *whole = std::get_if<qint64>(&cell.value);
    const double number = real ? *real : whole ? static_cast<double>(*whole) : 0;
    const QStringView formula = QStringView(cell.formula).mid(cell.formula.startsWith(u'=') ? 1 : 0);
    if (constant()) {
        if (text)
            m_xml.formula(column, formula, *text, style(cell, false));
        else
            m_xml.formula(column, formula, number, style(cell, false));
        return;
    }
    const QByteArray utf8 = "=" + formula.toUtf8();
    if (text)
        worksheet_write_formula_str(m_sheet, row, col, utf8.constData(), format(cell.style, false), lawfulText(*text).constData());
    else
        worksheet_write_formula_num(m_sheet, row, col, utf8.constData(), format(cell.style, false), number);
}

bool XlsxWriter::write(int column, const OutCell &cell) {
    const auto row = static_cast<lxw_row_t>(m_row);
    const auto col = static_cast<lxw_col_t>(column);
    const auto *text = std::get_if<QString>(&cell.value);
    const auto *real = std::get_if<double>(&cell.value);
    const auto *whole = std::get_if<qint64>(&cell.value);
    if (!cell.formula.isEmpty()) {
        writeFormula(column, cell);
    } else if (text && !text->isEmpty()) {
        writeText(column, *text, cell);
    } else if (whole && std::abs(static_cast<double>(*whole)) >= 1e15) {
        writeText(column, QString::number(*whole), cell);
    } else if (whole || (real && std::isfinite(*real))) {
        const double number = whole ? static_cast<double>(*whole) : *real;
        if (constant())
            m_xml.number(column, number, style(cell, false));
        else
            worksheet_write_number(m_sheet, row, col, number, format(cell.style, false));
    } else if (lxw_format *blank = format(cell.style, false)) {
        if (constant())
            m_xml.blank(column, lxw_format_get_xf_index(blank));
        else
            worksheet_write_blank(m_sheet, row, col, blank);
    } else {
        return false;
    }
    return true;
}

void XlsxWriter::row(const QList<OutCell> &cells, double height) {
    if (m_fault || !sheet())
        return;
    if (m_row >= kRows || cells.size() > kColumns)
        return note(makeError(ErrorCode::Invalid, QStringLiteral("sheets.too_many_rows"), {m_name}));
    if (constant())
        m_xml.begin(m_row, height);
    else if (height > 0)
        worksheet_set_row(m_sheet, static_cast<lxw_row_t>(m_row), height, nullptr);
    int columns = static_cast<int>(cells.size());
    for (const Merged &merged : m_merged)
        if (merged.covers(m_row, merged.firstColumn))
            columns = std::max(columns, merged.lastColumn + 1);
    bool any = height > 0;
    for (int column = 0; column < columns; ++column) {
        const auto merged = std::find_if(m_merged.cbegin(), m_merged.cend(), [&](const Merged &m) { return m.covers(m_row, column); });
        if (merged == m_merged.cend()) {
            any = write(column, cells[column]) || any;
        } else if (m_row == merged->firstRow && column == merged->firstColumn) {
            any = write(column, merged->cell) || any;
        } else {
            OutCell covered;
            covered.style = merged->cell.style;
            any = write(column, covered) || any;
        }
    }
    m_merged.removeIf([&](const Merged &merged) { return merged.lastRow <= m_row; });
    if (constant())
        putRow(any, columns);
    m_rowsOfSheets.last() += any;
    ++m_row;
}

void XlsxWriter::putRow(bool any, int columns) {
    if (!any)
        return;
    const std::string &xml = m_xml.end();
    errno = 0;
    if (std::fwrite(xml.data(), 1, xml.size(), m_sheet->optimize_tmpfile) != xml.size())
        return note(cannotWrite(m_name, QString::fromLocal8Bit(std::strerror(errno))));
    // The range of cells, which the library would have kept itself.
    m_sheet->dim_rowmin = std::min(m_sheet->dim_rowmin, static_cast<lxw_row_t>(m_row));
    m_sheet->dim_rowmax = static_cast<lxw_row_t>(m_row);
    m_sheet->dim_colmin = 0;
    m_sheet->dim_colmax = std::max(m_sheet->dim_colmax, static_cast<lxw_col_t>(std::max(columns, 1) - 1));
}

void XlsxWriter::merge(int firstRow, int firstColumn, int lastRow, int lastColumn, const OutCell &cell) {
    if (!sheet() || firstRow < m_row || firstColumn < 0 || lastRow < firstRow || lastColumn < firstColumn || lastRow >= kRows || lastColumn >= kColumns)
        return note(makeError(ErrorCode::Internal, QStringLiteral("sheets.cannot_write"), {m_name, QStringLiteral("merge")}));
    for (const Merged &other : m_merged)  // overlapping ranges would make Excel repair the file
        if (firstRow <= other.lastRow && lastRow >= other.firstRow && firstColumn <= other.lastColumn && lastColumn >= other.firstColumn)
            return note(makeError(ErrorCode::Internal, QStringLiteral("sheets.cannot_write"), {m_name, QStringLiteral("merge")}));
    m_merged << Merged{firstRow, firstColumn, lastRow, lastColumn, cell};
    if (firstRow == lastRow && firstColumn == lastColumn)
        return;
    // The library's own call would write the cells of later rows at once and so close the rows before; only the range is handed over.
    auto *range = static_cast<lxw_merged_range *>(std::calloc(1, sizeof(lxw_merged_range)));
    if (!range)
        return note(cannotWrite(m_name, QStringLiteral("memory")));
    range->first_row = static_cast<lxw_row_t>(firstRow);
    range->last_row = static_cast<lxw_row_t>(lastRow);
    range->first_col = static_cast<lxw_col_t>(firstColumn);
    range->last_col = static_cast<lxw_col_t>(lastColumn);
    STAILQ_INSERT_TAIL(m_sheet->merged_ranges, range, list_pointers);
    ++m_sheet->merged_range_count;
}

// Every sheet is there to its last row.
Result<void> XlsxWriter::check() {
    SheetLimits limits;
    limits.unpackedBytes = std::numeric_limits<qint64>::max();
    limits.packRatio = 1e9;  // rows that are all alike are no bomb when they are our own
    auto package = ZipPackage::open(QFile::decodeName(m_filePath), {}, m_name, limits);
    if (!package)
        return package.error();
    for (qsizetype i = 0; i < m_rowsOfSheets.size(); ++i) {
        RowCounter counter;
        const QByteArray part = "xl/worksheets/sheet" + QByteArray::number(i + 1) + ".xml";
        if (auto read = (*package)->unpack(part, [&counter](QByteArrayView piece) { counter.take(piece); }); !read)
            return read;
        if (counter.rows < m_rowsOfSheets[i])
            return damaged(m_name, QStringLiteral("rows missing"));
    }
    return {};
}

Result<void> XlsxWriter::finish() {
    if (!m_fault)
        sheet();
    if (m_fault || !m_book) {
        m_file.remove();
        return m_fault.value_or(cannotWrite(m_name, QStringLiteral("already finished")));
    }
    const lxw_error closed = closedQuietly(std::exchange(m_book, nullptr));  // frees it, come what may
    const QString reason = errno != 0 ? QString::fromLocal8Bit(std::strerror(errno)) : QString::fromUtf8(lxw_strerror(closed));
    if (closed != LXW_NO_ERROR || !check()) {
        m_file.remove();
        return cannotWrite(m_name, reason);
    }
#ifdef Q_OS_UNIX
    const int handle = ::open(m_filePath.constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    const int problem = errno;
    if (handle >= 0)
        ::close(handle);
    if (!synced) {
        m_file.remove();
        return cannotWrite(m_name, QString::fromLocal8Bit(std::strerror(problem)));
    }
    // A new file gets its name in one step, and only one that takes another's place has a name of its own before.
    if (::linkat(AT_FDCWD, m_filePath.constData(), AT_FDCWD, QFile::encodeName(m_path).constData(), AT_SYMLINK_FOLLOW) == 0)
        return {};
#endif
    m_file.close();
    std::error_code failed;
    std::filesystem::rename(QFileInfo(m_file.fileName()).filesystemFilePath(), QFileInfo(m_path).filesystemFilePath(), failed);
    if (failed) {
        m_file.remove();
        return cannotWrite(m_name, QString::fromStdString(failed.message()));
    }
    m_file.setAutoRemove(false);
    return {};
}
}  // namespace

Result<std::unique_ptr<SheetWriter>> createXlsxWriter(const QString &path, SheetMemory memory) {
    auto writer = std::make_unique<XlsxWriter>(path, memory);
    if (auto opened = writer->open(); !opened)
        return opened.error();
    return std::unique_ptr<SheetWriter>(std::move(writer));
}

}  // namespace tongdang::sheets
