#include "core/places/place_names.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <span>

namespace tongdang {
namespace {

struct Suffix {
    QStringView text, kind;
};

// Longest first within a kind's spellings, so that 村村民委员会 is not taken for a stem ending in 村.
constexpr Suffix kVillage[] = {{u"村村民委员会", u"村"}, {u"村村委会", u"村"}, {u"嘎查村民委员会", u"嘎查"}, {u"嘎查村委会", u"嘎查"}, {u"嘎查委员会", u"嘎查"}, {u"嘎查委会", u"嘎查"},
                               {u"嘎查村", u"嘎查"}, {u"嘎查", u"嘎查"}, {u"村民委员会", u"村"}, {u"村委员会", u"村"}, {u"村委会", u"村"}, {u"行政村", u"村"}, {u"村", u"村"},
                               {u"社区居民委员会", u"社区"}, {u"社区居委会", u"社区"}, {u"社区委员会", u"社区"}, {u"居民委员会", u"社区"}, {u"居委会", u"社区"}, {u"社区", u"社区"}};
constexpr Suffix kTownship[] = {{u"镇人民政府", u"镇"}, {u"镇政府", u"镇"}, {u"镇", u"镇"}, {u"乡人民政府", u"乡"}, {u"乡政府", u"乡"}, {u"乡", u"乡"},
                                {u"苏木人民政府", u"苏木"}, {u"苏木政府", u"苏木"}, {u"苏木", u"苏木"}, {u"街道办事处", u"街道"}, {u"街道办", u"街道"}, {u"街道", u"街道"}, {u"办事处", u"街道"}};
constexpr Suffix kCounty[] = {{u"自治县", u"县"}, {u"县", u"县"}, {u"自治旗", u"旗"}, {u"旗", u"旗"}, {u"区", u"区"}, {u"市", u"市"}};
constexpr Suffix kCity[] = {{u"自治州", u"州"}, {u"州", u"州"}, {u"地区", u"地区"}, {u"盟", u"盟"}, {u"市", u"市"}};
constexpr Suffix kProvince[] = {{u"维吾尔自治区", u"自治区"}, {u"壮族自治区", u"自治区"}, {u"回族自治区", u"自治区"}, {u"自治区", u"自治区"}, {u"特别行政区", u"特别行政区"}, {u"省", u"省"}, {u"市", u"市"}};

std::span<const Suffix> suffixesOf(PlaceLevel level) {
    switch (level) {
    case PlaceLevel::Country: return {};
    case PlaceLevel::Province: return kProvince;
    case PlaceLevel::City: return kCity;
    case PlaceLevel::County: return kCounty;
    case PlaceLevel::Township: return kTownship;
    case PlaceLevel::Village: return kVillage;
    }
    return {};
}

}  // namespace

QString foldedPlaceText(const QString &text) {
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return (c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF) || (c > u' ' && c < u'A'); }))
        return text;
    QString out;
    out.reserve(text.size());
    for (const QChar c : halfWidth(text))
        if (!c.isSpace() && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            out += c.toLower();
    return out;
}

PlaceName readPlaceName(const QString &folded, PlaceLevel level) {
    for (const Suffix &suffix : suffixesOf(level)) {
        if (folded.size() <= suffix.text.size() || folded.back() != suffix.text.back() || !folded.endsWith(suffix.text))
            continue;
        const QString stem = folded.chopped(suffix.text.size());
        // 镇北居委会 keeps its name: nobody calls it 镇北社区 on a form.
        const bool bareCommittee = suffix.text.startsWith(u"居");
        const bool office = level == PlaceLevel::Village || suffix.kind == u"街道" || suffix.text.endsWith(u"政府");
        return {stem, suffix.kind, office && !bareCommittee ? stem + suffix.kind : folded};
    }
    return {folded, {}, folded};
}

bool isGroup(QStringView text) {
    static const QRegularExpression pattern(
        QStringLiteral(R"(^[/(]?第?(?:[0-9]{1,3}|[〇零一二三四五六七八九十百]{1,4})\)?(?:村民小组|居民小组|生产小组|生产队|小组|组|小队|队|社)\)?(?:[/]?[0-9]{1,5}(?:号|户)?)?$)"),
        QRegularExpression::DontCaptureOption);
    return pattern.match(text.toString()).hasMatch();
}

}  // namespace tongdang
