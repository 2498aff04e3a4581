// A small picture of a file: the photo itself, upright as its camera says, the first page of a scan, or a sign for its kind.
#pragma once

#include "ui/files/form_files.h"

#include <QImage>
#include <QPixmap>

namespace tongdang {

class Theme;

constexpr qint64 kMostToShow = qint64(200) << 20;         // in memory, to be looked at

bool isPicture(const FileFacts &facts);
bool isPages(const FileFacts &facts);                     // PDF

// At most `side` px wide and high, upright; null where the content is no picture or would need too much memory.
QImage readPicture(const QByteArray &content, int side);
// One that cannot be read gets the sign of its kind.
QPixmap thumbnail(const Theme &theme, const FileFacts &facts, const Result<QByteArray> &content, int side);

}  // namespace tongdang
