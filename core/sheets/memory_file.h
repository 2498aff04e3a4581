// A file that lives in memory alone, for libraries that want a path: nothing of a register is written in plain. Linux (memfd); elsewhere
// none, and the caller says so.
#pragma once

#include <QByteArray>
#include <QString>

namespace tongdang::sheets {

class MemoryFile {
  public:
    explicit MemoryFile(const QByteArray &bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    QString path() const;  // "" where there is none

  private:
    int m_handle = -1;
};

}  // namespace tongdang::sheets
