// The end of writing a QSaveFile. Its commit() alone would take the last bytes, which wait in memory until then, for written even where the
// disk had no room for them.
#pragma once

#include <QSaveFile>

namespace tongdang {

inline bool saved(QSaveFile &file) { return file.flush() && file.commit(); }
// All of it at once. Of a long one the disk may take the beginning alone, and that is no error by itself.
inline bool saved(QSaveFile &file, const QByteArray &all) { return file.write(all) == all.size() && saved(file); }

}  // namespace tongdang
