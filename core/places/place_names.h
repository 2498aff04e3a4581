// How names of divisions are built: a stem and a kind, 新地 + 村, each kind with several spellings (村委会, 村民委员会 …).
#pragma once

#include "core/places/places.h"

#include <QString>
#include <QStringView>

namespace tongdang {

struct PlaceName {
    QString stem;       // 新地; the whole name where it ends in no known kind
    QStringView kind;   // static: 村 嘎查 社区 镇 乡 苏木 街道 区 县 旗 市 盟 州 省 自治区 …; "" unknown
    QString shortName;  // 新地村: without its committee or office
};

inline constexpr QStringView kInFull = u"=";  // in place of a kind: the spelling is the whole name

QString foldedPlaceText(const QString &text);  // half-width, lower-case, no white space or invisible marks
PlaceName readPlaceName(const QString &folded, PlaceLevel level);
bool isGroup(QStringView text);                // 3组, 第一组, （二）队, 1组12号: what follows a village's name and has no code

}  // namespace tongdang
