#include "core/base/csv.h"
#include "core/base/saved.h"
#include "core/sheets/cell_format.h"
#include "core/sheets/csv_reader.h"
#include "core/sheets/sheet_writer_parts.h"

#include <QFileInfo>

#include <unicode/ucnv.h>

namespace tongdang::sheets {

namespace {
struct ConverterCloser {
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

class CsvWriter final : public SheetWriter {
  public:
    CsvWriter(const QString &path, SheetEncoding encoding) : m_file(path), m_encoding(encoding) {}

    Result<void> open() {
        m_file.setDirectWriteFallback(false);
        if (!m_file.open(QIODevice::WriteOnly))
            return fault();
        if (m_encoding == SheetEncoding::Utf8Bom) {
            m_file.write("\xEF\xBB\xBF");
        } else {
            UErrorCode status = U_ZERO_ERROR;
            m_converter.reset(ucnv_open("gb18030", &status));
        }
        return {};
    }

    void beginSheet(const QString &) override {}
    void columnWidths(const QList<double> &) override {}
    void landscapeA4(int) override {}
    void freeze(int, int) override {}
    void printArea(int, int) override {}
    void chart(const SheetChart &) override {}

    void row(const QList<OutCell> &cells, double) override {
        QStringList fields;
        for (const OutCell &cell : cells)
            fields << text(cell);
        for (qsizetype i = m_merged.size() - 1; i >= 0; --i) {
            const Merged &merged = m_merged[i];
            if (merged.row != m_rows)
                continue;
            while (fields.size() <= merged.column)
                fields << QString();
            fields[merged.column] = text(merged.cell);
            m_merged.removeAt(i);
        }
        ++m_rows;
        const QByteArray line = encoded(csvLine(fields));
        m_whole = m_file.write(line) == line.size() && m_whole;
    }

    void merge(int firstRow, int firstColumn, int, int, const OutCell &cell) override { m_merged << Merged{firstRow, firstColumn, cell}; }

    Result<void> finish() override { return !m_whole || m_file.error() != QFileDevice::NoError || !saved(m_file) ? Result<void>(fault()) : Result<void>(); }

  private:
    struct Merged {
        int row, column;
        OutCell cell;
    };

    static QString text(const OutCell &cell) {
        if (const auto *text = std::get_if<QString>(&cell.value))
            return guardedCsvText(*text);
        if (const auto *number = std::get_if<qint64>(&cell.value))
            return QString::number(*number);
        if (const auto *number = std::get_if<double>(&cell.value))
            return numberText(*number);
        return {};
    }

    QByteArray encoded(const QString &line) {
        if (!m_converter)
            return line.toUtf8();
        QByteArray out(line.size() * 4 + 16, Qt::Uninitialized);
        UErrorCode status = U_ZERO_ERROR;
        ucnv_resetFromUnicode(m_converter.get());
        out.resize(ucnv_fromUChars(m_converter.get(), out.data(), static_cast<int32_t>(out.size()), reinterpret_cast<const UChar *>(line.utf16()), static_cast<int32_t>(line.size()), &status));
        return out;
    }

    Error fault() const { return cannotWrite(QFileInfo(m_file.fileName()).fileName(), m_file.errorString()); }

    QSaveFile m_file;
    SheetEncoding m_encoding;
    std::unique_ptr<UConverter, ConverterCloser> m_converter;
    QList<Merged> m_merged;
    int m_rows = 0;
    bool m_whole = true;
};
}  // namespace

Result<std::unique_ptr<SheetWriter>> createCsvWriter(const QString &path, SheetEncoding encoding) {
    auto writer = std::make_unique<CsvWriter>(path, encoding);
    if (auto opened = writer->open(); !opened)
        return opened.error();
    return std::unique_ptr<SheetWriter>(std::move(writer));
}

}  // namespace tongdang::sheets

namespace tongdang {

Result<std::unique_ptr<SheetWriter>> SheetWriter::create(const QString &path, SheetEncoding csvEncoding, SheetMemory memory) {
    if (path.endsWith(u".csv", Qt::CaseInsensitive))
        return sheets::createCsvWriter(path, csvEncoding);
    if (path.endsWith(u".xlsx", Qt::CaseInsensitive))
        return sheets::createXlsxWriter(path, memory);
    return makeError(ErrorCode::Invalid, QStringLiteral("sheets.unknown_ending"), {QFileInfo(path).fileName()});
}

}  // namespace tongdang
