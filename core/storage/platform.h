// What the room needs from the operating system and Qt does not give; one small file a system (platform_linux.cpp).
#pragma once

#include "core/base/result.h"

#include <QByteArray>

class QFile;

namespace tongdang {

// A lock of the operating system on a file: it ends with its process, however that dies. The text in the file only informs.
class FileLock {
  public:
    FileLock() = default;
    ~FileLock() { release(); }
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    // Errors: InUse (storage.in_use_unknown; the holder's text is the detail), File. `shared` never creates the file: for a folder that cannot be written.
    static Result<FileLock> acquire(const QString &path, const QString &text, bool shared);
    void release();   // removes the file where the lock was exclusive

  private:
    int m_handle = -1;
    bool m_shared = false;
    QString m_path;
};

bool holdFile(QFile &file);                       // an open file's own lock, until it is closed; false where another process has it
QString userName();
bool syncFile(QFile &file);                       // flushed to the medium
bool syncDirectory(const QString &directory);     // so that a rename lasts
bool replaceFile(const QString &from, const QString &to);   // atomically, over an existing one
bool renameToNew(const QString &from, const QString &to);   // atomically, refused where `to` exists; files and folders
void forgetCached(QFile &file);                   // so that reading back asks the medium, as far as the system allows
// Whether files can be made in that folder: permissions and the medium both (asks the system, writes nothing).
bool isFolderWritable(const QString &directory);

// temp + sync + rename + sync of the folder: the old content or the new one, never half.
Result<void> writeAtomically(const QString &path, const QByteArray &content);

}  // namespace tongdang
