#include "core/places/tile_map.h"

#include "core/base/csv.h"

#include <QDir>
#include <QFile>

namespace tongdang {

const QHash<QString, QPoint> &tileMap() {
    static const QHash<QString, QPoint> map = [] {
        QHash<QString, QPoint> out;
        for (const QString &name : QDir(QStringLiteral(":/tiles")).entryList({QStringLiteral("*.csv")}, QDir::Files)) {
            QFile file(QStringLiteral(":/tiles/") + name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const auto rows = parseCsv(QString::fromUtf8(file.readAll()));
            for (qsizetype i = 1; i < rows.size(); ++i)
                if (rows[i].size() >= 3)
                    out.insert(rows[i][0], QPoint(rows[i][1].toInt(), rows[i][2].toInt()));
        }
        return out;
    }();
    return map;
}

}  // namespace tongdang
