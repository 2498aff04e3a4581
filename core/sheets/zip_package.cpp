#include "core/sheets/zip_package.h"

#include "core/sheets/sheet_errors.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <zip.h>

namespace tongdang::sheets {

namespace {
constexpr qint64 kEntries = 100'000;
constexpr int kChunk = 128 * 1024;
constexpr qint64 kRatioFrom = 50'000'000;

QByteArray partKey(QByteArray name) {
    name.replace('\\', '/');
    while (name.startsWith('/'))
        name.remove(0, 1);
    return name.toLower();
}

struct EntryCloser {
    void operator()(zip_file_t *entry) const { zip_fclose(entry); }
};
}  // namespace

QByteArray resolvedPart(const QByteArray &fromPart, const QByteArray &target) {
    QByteArray t = target;
    t.replace('\\', '/');
    QList<QByteArray> path;
    if (!t.startsWith('/')) {
        path = fromPart.split('/');
        path.removeLast();
    }
    for (const QByteArray &step : t.split('/')) {
        if (step == ".." && !path.isEmpty())
            path.removeLast();
        else if (!step.isEmpty() && step != "." && step != "..")
            path << step;
    }
    return path.join('/');
}

ZipPackage::ZipPackage(QByteArray bytes, QString file, const SheetLimits &limits) : m_bytes(std::move(bytes)), m_file(std::move(file)), m_limits(limits) {}

ZipPackage::~ZipPackage() {
    if (m_zip)
        zip_discard(m_zip);
}

Result<std::unique_ptr<ZipPackage>> ZipPackage::open(const QString &path, const QByteArray &bytes, const QString &file, const SheetLimits &limits) {
    std::unique_ptr<ZipPackage> package(new ZipPackage(bytes, file, limits));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = path.isEmpty()
        ? zip_source_buffer_create(package->m_bytes.constData(), static_cast<zip_uint64_t>(package->m_bytes.size()), 0, &error)
        : zip_source_file_create(QFile::encodeName(path).constData(), 0, -1, &error);
    if (source) {
        package->m_zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (!package->m_zip)
            zip_source_free(source);
    }
    const QString reason = QString::fromUtf8(zip_error_strerror(&error));
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (!package->m_zip)
        return code == ZIP_ER_OPEN || code == ZIP_ER_READ ? cannotRead(file, reason) : damaged(file, reason);

    package->m_packedBytes = path.isEmpty() ? bytes.size() : QFileInfo(path).size();
    const qint64 entries = zip_get_num_entries(package->m_zip, 0);
    if (entries > kEntries)
        return tooLarge(file, QStringLiteral("parts"));
    for (qint64 i = 0; i < entries; ++i)
        if (const char *name = zip_get_name(package->m_zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW))
            package->m_parts.insert(partKey(name), i);
    return package;
}

bool ZipPackage::has(const QByteArray &part) const { return m_parts.contains(partKey(part)); }

Result<void> ZipPackage::parse(const QByteArray &part, XmlHandler &handler, Progress &progress) {
    XmlParser parser(handler, m_file);
    return pieces(
        part, [&] { return parser.buffer(kChunk); },
        [&](int size, bool last) -> Result<bool> {
            if (auto parsed = parser.parse(size, last); !parsed)
                return parsed.error();
            return !parser.stopped();
        },
        progress);
}

Result<void> ZipPackage::scan(const QByteArray &part, const std::function<void(std::string_view)> &take, Progress &progress) {
    QByteArray piece(kChunk, Qt::Uninitialized);
    return pieces(
        part, [&] { return piece.data(); },
        [&](int size, bool) -> Result<bool> {
            take({piece.constData(), size_t(size)});
            return true;
        },
        progress);
}

Result<void> ZipPackage::pieces(const QByteArray &part, const std::function<char *()> &room, const std::function<Result<bool>(int, bool)> &take, Progress &progress) {
    const auto found = m_parts.constFind(partKey(part));
    if (found == m_parts.constEnd())
        return damaged(m_file, QStringLiteral("part missing"));
    const auto index = static_cast<zip_uint64_t>(*found);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip, index, 0, &stat) != 0)
        return damaged(m_file, QString::fromUtf8(zip_strerror(m_zip)));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return passwordProtected(m_file);
    const std::unique_ptr<zip_file_t, EntryCloser> entry(zip_fopen_index(m_zip, index, 0));
    if (!entry)
        return damaged(m_file, QString::fromUtf8(zip_strerror(m_zip)));

    // The header may claim any size; a part can have no more packed bytes than the file.
    const auto claimed = static_cast<qint64>(std::min<zip_uint64_t>(stat.size, zip_uint64_t{1} << 62));
    const double packed = std::max<double>(1, std::min<double>(static_cast<double>(stat.comp_size), static_cast<double>(m_packedBytes)));
    for (qint64 unpacked = 0;;) {
        char *buffer = room();
        if (!buffer)
            return tooLarge(m_file, QStringLiteral("memory"));
        const zip_int64_t got = zip_fread(entry.get(), buffer, kChunk);
        if (got < 0)
            return damaged(m_file, QString::fromUtf8(zip_file_strerror(entry.get())));
        unpacked += got;
        if (unpacked > m_limits.unpackedBytes)
            return tooLarge(m_file, QStringLiteral("unpacked size"));
        if (unpacked > kRatioFrom && static_cast<double>(unpacked) / packed > m_limits.packRatio)
            return tooLarge(m_file, QStringLiteral("packed too tightly"));
        const auto more = take(static_cast<int>(got), got == 0);
        if (!more)
            return more.error();
        if (!*more || got == 0)
            return {};
        if (!progress.step(unpacked, claimed))
            return cancelled();
    }
}

Result<void> ZipPackage::unpack(const QByteArray &part, const std::function<void(QByteArrayView)> &take) {
    const auto found = m_parts.constFind(partKey(part));
    if (found == m_parts.constEnd())
        return damaged(m_file, QStringLiteral("part missing"));
    const std::unique_ptr<zip_file_t, EntryCloser> entry(zip_fopen_index(m_zip, static_cast<zip_uint64_t>(*found), 0));
    if (!entry)
        return damaged(m_file, QString::fromUtf8(zip_strerror(m_zip)));
    QByteArray buffer(kChunk, Qt::Uninitialized);
    for (;;) {
        const zip_int64_t got = zip_fread(entry.get(), buffer.data(), kChunk);
        if (got < 0)
            return damaged(m_file, QString::fromUtf8(zip_file_strerror(entry.get())));
        if (got == 0)
            return {};
        take(QByteArrayView(buffer).first(got));
    }
}

}  // namespace tongdang::sheets
