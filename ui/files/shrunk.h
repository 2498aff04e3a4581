// A photo made as small as its question wants it (max-pixels=: its longer side). Upright, and without what the camera wrote into it: the place
// where it was taken is nobody's answer.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QIODevice;

namespace tongdang {

struct Shrunk { QByteArray content; QString name; };

// Nothing where it is small enough, or is none that can be read: it is then taken, or refused, as it is; `content` is back at its beginning.
std::optional<Shrunk> shrunk(QIODevice &content, const QString &name, int side);

}  // namespace tongdang
