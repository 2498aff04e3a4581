// How large a file is, in words that are the same in every dialog and language: "1.5 MB", "30 KB"; what is smaller than one KB is one.
#pragma once

#include <QString>

namespace tongdang {

QString sizeWords(qint64 bytes);

}  // namespace tongdang
