#include "core/sheets/memory_file.h"

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace tongdang::sheets {

#ifdef Q_OS_LINUX
MemoryFile::MemoryFile(const QByteArray &bytes) : m_handle(memfd_create("sheet", MFD_CLOEXEC)) {
    for (qsizetype done = 0; m_handle >= 0 && done < bytes.size();) {
        const ssize_t wrote = ::write(m_handle, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote <= 0) {
            ::close(m_handle);
            m_handle = -1;
            return;
        }
        done += wrote;
    }
}

MemoryFile::~MemoryFile() {
    if (m_handle >= 0)
        ::close(m_handle);
}

QString MemoryFile::path() const { return m_handle < 0 ? QString() : QStringLiteral("/proc/self/fd/%1").arg(m_handle); }
#else
MemoryFile::MemoryFile(const QByteArray &) {}
MemoryFile::~MemoryFile() = default;
QString MemoryFile::path() const { return {}; }
#endif

}  // namespace tongdang::sheets
