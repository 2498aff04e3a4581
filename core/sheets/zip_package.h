// The zip container of an .xlsx or .ods file. Sizes in its headers are never believed: what is unpacked is counted while it is unpacked.
#pragma once

#include "core/base/progress.h"
#include "core/sheets/workbook.h"
#include "core/sheets/xml_parser.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <memory>

struct zip;

namespace tongdang::sheets {

class ZipPackage {
  public:
    // `file`: its name in errors. From a path, or where that is empty from bytes.
    static Result<std::unique_ptr<ZipPackage>> open(const QString &path, const QByteArray &bytes, const QString &file, const SheetLimits &limits);
    ~ZipPackage();
    ZipPackage(const ZipPackage &) = delete;
    ZipPackage &operator=(const ZipPackage &) = delete;

    bool has(const QByteArray &part) const;  // names without a leading slash, in any case
    // Unpacks a part through the handler. An error, or ok where all was read or the handler stopped.
    Result<void> parse(const QByteArray &part, XmlHandler &handler, Progress &progress);
    // Unpacks a part within the limits, piece by piece.
    Result<void> scan(const QByteArray &part, const std::function<void(std::string_view)> &take, Progress &progress);
    // Unpacks a part of a file of our own, piece by piece and without limits; its checksum is verified at the end.
    Result<void> unpack(const QByteArray &part, const std::function<void(QByteArrayView)> &take);
    const QString &file() const { return m_file; }
    const SheetLimits &limits() const { return m_limits; }

  private:
    ZipPackage(QByteArray bytes, QString file, const SheetLimits &limits);
    // buffer(): room for a piece, or null where there is none; take(size, last) answers false at its end.
    Result<void> pieces(const QByteArray &part, const std::function<char *()> &buffer, const std::function<Result<bool>(int, bool)> &take, Progress &progress);

    zip *m_zip = nullptr;
    QByteArray m_bytes;
    QString m_file;
    SheetLimits m_limits;
    qint64 m_packedBytes = 0;
    QHash<QByteArray, qint64> m_parts;
};

// The part that a relationship's target names, seen from the part that holds it: "worksheets/sheet1.xml", "/xl/…", "../…".
QByteArray resolvedPart(const QByteArray &fromPart, const QByteArray &target);

}  // namespace tongdang::sheets
