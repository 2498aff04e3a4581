#include "core/sheets/workbook.h"

#include "core/sheets/csv_reader.h"
#include "core/sheets/memory_file.h"
#include "core/sheets/ods_reader.h"
#include "core/sheets/sheet_errors.h"
#include "core/sheets/xls_reader.h"
#include "core/sheets/xlsx_reader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

namespace tongdang {

namespace {
enum class Container { Zip, Ole, Text };

Container containerOf(const QByteArray &head) {
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return Container::Zip;
    return head.startsWith("\xD0\xCF\x11\xE0") ? Container::Ole : Container::Text;
}

// `path` empty: the bytes are in `device` and in `bytes`.
Result<std::unique_ptr<Workbook>> openAny(std::unique_ptr<QIODevice> device, const QString &path, const QByteArray &bytes, const QString &file, const SheetLimits &limits) {
    if (device->size() > limits.fileBytes)
        return sheets::tooLarge(file, QStringLiteral("file size"));
    if (device->size() == 0)
        return sheets::formatError("sheets.empty", file);
    switch (containerOf(device->peek(8))) {
    case Container::Zip: {
        auto package = sheets::ZipPackage::open(path, bytes, file, limits);
        if (!package)
            return package.error();
        return sheets::isOpenDocument(**package) ? sheets::openOds(std::move(*package)) : sheets::openXlsx(std::move(*package));
    }
    case Container::Ole: {
        if (!path.isEmpty())
            return sheets::openXls(*device, path, file, limits);
        const sheets::MemoryFile copy(bytes);  // freexl has read all of it when this ends
        if (copy.path().isEmpty())
            return sheets::cannotRead(file, QStringLiteral("memfd"));
        return sheets::openXls(*device, copy.path(), file, limits);
    }
    case Container::Text:
        break;
    }
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending != u"csv" && ending != u"tsv" && ending != u"txt")
        return sheets::notASpreadsheet(file, QStringLiteral("neither zip nor OLE"));
    return sheets::openCsv(std::move(device), file, ending == u"txt", limits);
}
}  // namespace

Result<std::unique_ptr<Workbook>> Workbook::open(const QString &path, const SheetLimits &limits) {
    const QString name = QFileInfo(path).fileName();
    auto file = std::make_unique<QFile>(path);
    if (QFileInfo(path).isDir() || !file->open(QIODevice::ReadOnly))
        return sheets::cannotRead(name, file->errorString());
    return openAny(std::move(file), path, {}, name, limits);
}

Result<std::unique_ptr<Workbook>> Workbook::fromBytes(const QByteArray &bytes, const QString &nameHint, const SheetLimits &limits) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return openAny(std::move(buffer), {}, bytes, QFileInfo(nameHint).fileName(), limits);
}

}  // namespace tongdang
