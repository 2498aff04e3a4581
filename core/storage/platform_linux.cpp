#include "core/storage/platform.h"

#include <QFile>
#include <QStringList>

#ifdef Q_OS_LINUX

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tongdang {

FileLock::FileLock(FileLock &&other) noexcept : m_handle(std::exchange(other.m_handle, -1)), m_shared(other.m_shared), m_path(std::move(other.m_path)) {}

FileLock &FileLock::operator=(FileLock &&other) noexcept {
    if (this != &other) {
        release();
        m_handle = std::exchange(other.m_handle, -1);
        m_shared = other.m_shared;
        m_path = std::move(other.m_path);
    }
    return *this;
}

namespace {
QString systemError() {
    return QString::fromLocal8Bit(std::strerror(errno));
}

bool isSameFile(int handle, const QByteArray &path) {
    struct stat held {}, named {};
    return fstat(handle, &held) == 0 && stat(path.constData(), &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}
}  // namespace

Result<FileLock> FileLock::acquire(const QString &path, const QString &text, bool shared) {
    const QByteArray name = QFile::encodeName(path);
    for (;;) {
        const int handle = shared ? ::open(name.constData(), O_RDONLY | O_CLOEXEC) : ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        FileLock lock;
        lock.m_shared = shared;
        if (handle < 0) {
            if (shared && errno == ENOENT)
                return lock;  // nobody holds it, and nothing can be written here
            return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {path}, systemError());
        }
        struct flock region {};
        region.l_type = shared ? F_RDLCK : F_WRLCK;
        region.l_whence = SEEK_SET;
        if (fcntl(handle, F_OFD_SETLK, &region) != 0) {
            const int reason = errno;
            QByteArray holder(256, '\0');
            const ssize_t length = pread(handle, holder.data(), size_t(holder.size()), 0);
            ::close(handle);
            if (reason == EAGAIN || reason == EACCES)
                return makeError(ErrorCode::InUse, QStringLiteral("storage.in_use_unknown"), {}, QString::fromUtf8(holder.first(qMax<ssize_t>(0, length))).trimmed());
            errno = reason;
            return makeError(ErrorCode::File, QStringLiteral("storage.cannot_lock"), {path}, systemError());
        }
        if (!isSameFile(handle, name)) {  // its last holder removed the file between our opening and our locking
            ::close(handle);
            continue;
        }
        lock.m_handle = handle;
        lock.m_path = path;
        if (!shared) {
            const QByteArray content = text.toUtf8() + '\n';
            // Only information: a full disk must not keep a ledger from opening.
            if (ftruncate(handle, 0) == 0 && pwrite(handle, content.constData(), size_t(content.size()), 0) < 0)
                errno = 0;
        }
        return lock;
    }
}

void FileLock::release() {
    if (m_handle < 0)
        return;
    if (!m_shared)
        ::unlink(QFile::encodeName(m_path).constData());
    ::close(std::exchange(m_handle, -1));
}

bool holdFile(QFile &file) {
    struct flock region {};
    region.l_type = F_WRLCK;
    region.l_whence = SEEK_SET;
    return fcntl(file.handle(), F_OFD_SETLK, &region) == 0;
}

QString userName() {
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid());
}

bool syncFile(QFile &file) {
    return file.flush() && fsync(file.handle()) == 0;
}

bool syncDirectory(const QString &directory) {
    const int handle = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = fsync(handle) == 0;
    ::close(handle);
    return done;
}

bool replaceFile(const QString &from, const QString &to) {
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool renameToNew(const QString &from, const QString &to) {
    const QByteArray source = QFile::encodeName(from), target = QFile::encodeName(to);
    if (renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    // A file system without that call (some sticks and shares): look first.
    return ::access(target.constData(), F_OK) != 0 && std::rename(source.constData(), target.constData()) == 0;
}

void forgetCached(QFile &file) {
    posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
}

bool isFolderWritable(const QString &directory) {
    return ::euidaccess(QFile::encodeName(directory).constData(), W_OK | X_OK) == 0;
}

}  // namespace tongdang

#endif
