// The end of writing a QSaveFile. Its commit() alone would take the last bytes, which wait in memory until then, for written even where the
// disk had no room for them.
#pragma once

#include <QSaveFile>

namespace tongdang {

inline bool saved(QSaveFile &file) { return file.flush() && file.commit(); }

}  // namespace tongdang
