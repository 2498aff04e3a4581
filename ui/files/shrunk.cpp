#include "ui/files/shrunk.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

namespace tongdang {

namespace { constexpr int kQuality = 88; }             // of a JPEG: no difference is seen, a quarter of the bytes

std::optional<Shrunk> shrunk(QIODevice &content, const QString &name, int side) {
    QImageReader reader(&content);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    QImage image;
    if (side > 0 && size.isValid() && std::max(size.width(), size.height()) > side) {
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1}));
        image = reader.read();
    }
    content.seek(0);
    if (image.isNull())
        return {};
    const bool clear = image.hasAlphaChannel();         // which a JPEG has not
    Shrunk made;
    QBuffer buffer(&made.content);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, clear ? "PNG" : "JPEG", clear ? -1 : kQuality))
        return {};
    made.name = QFileInfo(name).completeBaseName() + (clear ? QStringLiteral(".png") : QStringLiteral(".jpg"));
    return made;
}

}  // namespace tongdang
