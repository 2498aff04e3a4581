#include "core/sheets/xls_reader.h"

#include "core/sheets/cell_format.h"
#include "core/sheets/ole_container.h"
#include "core/sheets/sheet_errors.h"
#include "core/sheets/xls_records.h"

#include <QFile>

#include <freexl.h>

namespace tongdang::sheets {

namespace {
constexpr qint64 kXlsBytes = 1'000'000'000;

class XlsWorkbook final : public Workbook {
  public:
    XlsWorkbook(QString file, const SheetLimits &limits) : m_file(std::move(file)), m_limits(limits) {}
    ~XlsWorkbook() override {
        if (m_handle)
            freexl_close(m_handle);
    }

    Result<void> open(const QString &path, const QByteArray &stream);
    QList<SheetInfo> sheets() const override { return m_sheets; }
    QString format() const override { return QStringLiteral("xls"); }
    Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) override;
    using Workbook::read;
    Result<QList<MergedRange>> merged(int sheet, Progress &) override { return sheet >= 0 && size_t(sheet) < m_records.size() ? m_records[size_t(sheet)].merged : QList<MergedRange>(); }
    using Workbook::merged;

  private:
    Cell cellOf(const FreeXL_CellValue &value) const;

    QString m_file;
    SheetLimits m_limits;
    const void *m_handle = nullptr;
    QList<SheetInfo> m_sheets;
    std::vector<XlsSheet> m_records;
};

Result<void> XlsWorkbook::open(const QString &path, const QByteArray &stream) {
    if (const int code = freexl_open(QFile::encodeName(path).constData(), &m_handle); code != FREEXL_OK) {
        m_handle = nullptr;
        return damaged(m_file, QStringLiteral("freexl %1").arg(code));
    }
    unsigned info = 0;
    if (freexl_get_info(m_handle, FREEXL_BIFF_PASSWORD, &info) == FREEXL_OK && info == FREEXL_BIFF_OBFUSCATED)
        return passwordProtected(m_file);
    m_records = xlsSheets(stream);
    unsigned short count = 0;
    for (unsigned short i = 0; freexl_get_info(m_handle, FREEXL_BIFF_SHEET_COUNT, &info) == FREEXL_OK && (count = static_cast<unsigned short>(info), i < count); ++i) {
        const char *name = nullptr;
        if (freexl_get_worksheet_name(m_handle, i, &name) != FREEXL_OK)
            return damaged(m_file, QStringLiteral("sheet name"));
        m_sheets << SheetInfo{QString::fromUtf8(name), i < m_records.size() && m_records[i].hidden};
    }
    return m_sheets.isEmpty() ? Result<void>(formatError("sheets.empty", m_file)) : Result<void>();
}

Cell XlsWorkbook::cellOf(const FreeXL_CellValue &value) const {
    Cell cell;
    switch (value.type) {
    case FREEXL_CELL_INT:
        setNumber(cell, value.value.int_value, {}, false);
        break;
    case FREEXL_CELL_DOUBLE:
        setNumber(cell, value.value.double_value, {}, false);
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
        cell.text = QString::fromUtf8(value.value.text_value);
        cell.kind = cell.text.isEmpty() ? Cell::Kind::Empty : Cell::Kind::Text;
        break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME: {
        QString text = QString::fromUtf8(value.value.text_value);
        if (text.endsWith(u" 00:00:00"))
            text.chop(9);
        if (!setIsoDate(cell, text) && !text.isEmpty()) {
            cell.kind = Cell::Kind::Text;
            cell.text = text;
        }
        break;
    }
    default:
        break;
    }
    return cell;
}

Result<void> XlsWorkbook::read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) {
    if (sheet < 0 || sheet >= m_sheets.size())
        return makeError(ErrorCode::NotFound, QStringLiteral("sheets.no_such_sheet"), {m_file, QString::number(sheet + 1)});
    unsigned rows = 0;
    unsigned short columns = 0;
    if (freexl_select_active_worksheet(m_handle, static_cast<unsigned short>(sheet)) != FREEXL_OK || freexl_worksheet_dimensions(m_handle, &rows, &columns) != FREEXL_OK)
        return damaged(m_file, QStringLiteral("sheet %1").arg(sheet + 1));
    const QHash<std::pair<quint32, quint32>, bool> truths = size_t(sheet) < m_records.size() ? m_records[size_t(sheet)].truths : decltype(XlsSheet::truths)();
    SheetRow row;
    for (unsigned r = 0; r < rows; ++r) {
        row.number = static_cast<int>(r) + 1;
        row.cells.clear();
        for (unsigned short c = 0; c < columns; ++c) {
            FreeXL_CellValue value;
            if (freexl_get_cell_value(m_handle, r, c, &value) != FREEXL_OK)
                continue;
            Cell cell = cellOf(value);
            if (const auto truth = truths.constFind({r, c}); cell.isEmpty() && truth != truths.constEnd())
                cell = Cell{Cell::Kind::Boolean, *truth ? QStringLiteral("TRUE") : QStringLiteral("FALSE")};
            if (cell.isEmpty())
                continue;
            if (cell.text.size() > m_limits.cellCharacters)
                return tooLarge(m_file, QStringLiteral("characters in a cell"));
            row.cells.resize(c + 1);
            row.cells[c] = std::move(cell);
        }
        if (!row.cells.isEmpty() && !take(row))
            return {};
        if (!progress.step(r + 1, rows))
            return cancelled();
    }
    return {};
}
}  // namespace

Result<std::unique_ptr<Workbook>> openXls(QIODevice &device, const QString &path, const QString &file, const SheetLimits &limits) {
    if (device.size() > kXlsBytes)
        return tooLarge(file, QStringLiteral("file size"));
    device.seek(0);
    QByteArray stream;
    switch (oleContent(device.readAll(), &stream)) {
    case OleContent::EncryptedPackage:
    case OleContent::EncryptedWorkbook:
        return passwordProtected(file);
    case OleContent::Other:
        return notASpreadsheet(file, QStringLiteral("OLE container without a workbook"));
    case OleContent::Damaged:
        return damaged(file, QStringLiteral("OLE container"));
    case OleContent::Workbook:
        break;
    }
    auto workbook = std::make_unique<XlsWorkbook>(file, limits);
    if (auto opened = workbook->open(path, stream); !opened)
        return opened.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

}  // namespace tongdang::sheets
