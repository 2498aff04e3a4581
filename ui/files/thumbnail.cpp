#include "ui/files/thumbnail.h"

#include "ui/files/pages.h"
#include "ui/shell/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace tongdang {

bool isPicture(const FileFacts &facts) { return facts.mediaType.startsWith(u"image/"); }
bool isPages(const FileFacts &facts) { return facts.mediaType == u"application/pdf"; }

QImage readPicture(const QByteArray &content, int side) {
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid() && std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (!image.isNull() && std::max(image.width(), image.height()) > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

QPixmap thumbnail(const Theme &theme, const FileFacts &facts, const Result<QByteArray> &content, int side) {
    QImage image;
    if (content && !content->isEmpty() && isPicture(facts))
        image = readPicture(*content, side);
    else if (content && !content->isEmpty() && isPages(facts))
        image = Pages(*content).image(0, QSize(side, side));
    if (!image.isNull()) {
        QPixmap page = QPixmap::fromImage(image);
        if (isPages(facts)) {            // white paper on a white ground
            QPainter edge(&page);
            edge.setPen(theme.color(Color::Border));
            edge.drawRect(page.rect().adjusted(0, 0, -1, -1));
        }
        return page;
    }
    QPixmap sign(side, side);
    sign.fill(Qt::transparent);
    QPainter painter(&sign);
    const int size = side / 2;
    painter.drawPixmap((side - size) / 2, (side - size) / 2, theme.pixmap(facts.mediaType.startsWith(u"video/") || facts.mediaType.startsWith(u"audio/") ? QStringLiteral("film") : QStringLiteral("file"), size, Color::Muted));
    return sign;
}

}  // namespace tongdang
