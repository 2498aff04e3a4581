// Finding places by what people write in full: a name, a path of names, an address, a code.
#include "core/places/place_names.h"
#include "core/places/places.h"

#include <algorithm>

namespace tongdang {
namespace {

constexpr qsizetype kLongestAddress = 120;
constexpr qsizetype kLongestOffice = 8;  // 嘎查村民委员会 and its like, where only the short name is known
constexpr QChar kSeparator = u'/';

// An address with its separators made alike: 千里山镇 － 新地村 → 千里山镇/新地村.
QString path(const QString &text) {
    static const QString separators = QStringLiteral("/\\|,、;>→-－—–·");
    QString out;
    for (const QChar c : text) {
        if (c.isSpace() || separators.contains(c) || c == u'，' || c == u'；' || c == u'／') {
            if (!out.isEmpty() && out.back() != kSeparator)
                out += kSeparator;
        } else {
            out += c;
        }
    }
    return foldedPlaceText(out);
}

QString withoutFrontSeparator(const QString &text) { return text.startsWith(kSeparator) ? text.mid(1) : text; }

// 150302101000 is how some lists write the township 150302101.
QStringList codesMeant(const QString &digits) {
    QStringList codes = {digits};
    for (const auto &[length, zeros] : {std::pair<qsizetype, qsizetype>{12, 3}, {9, 3}, {6, 2}, {4, 2}})
        if (codes.back().size() == length && codes.back().endsWith(QString(zeros, u'0')))
            codes << codes.back().chopped(zeros);
    return codes;
}

}  // namespace

// The official name goes before another spelling of it, and that before the bare stem.
QList<const Place *> Places::called(const QString &name, const QString &scope, PlaceLevel first, PlaceLevel last, const QDate &day) const {
    QList<const Place *> found;
    const auto collect = [&](const QString &spelling, auto &&fits) {
        const auto spellings = m_bySpelling.constFind(spelling);
        if (spellings == m_bySpelling.constEnd())
            return;
        for (const Spelling &one : *spellings) {
            const Place &place = m_places[static_cast<std::size_t>(one.place)];
            const PlaceLevel level = levelOfCode(place.code);
            const bool there = place.code.startsWith(scope) || scope.startsWith(place.code);
            if (there && level >= first && level <= last && fits(one.kind, level) && (!day.isValid() || place.inForce(day)) && !found.contains(&place))
                found << &place;
        }
    };
    collect(name, [](QStringView kind, PlaceLevel) { return kind == kInFull; });
    for (int at = static_cast<int>(first); at <= static_cast<int>(last) && found.isEmpty(); ++at)
        if (const PlaceName read = readPlaceName(name, static_cast<PlaceLevel>(at)); !read.kind.isEmpty())
            collect(read.stem, [&read, at](QStringView kind, PlaceLevel level) { return kind == read.kind && static_cast<int>(level) == at; });
    if (found.isEmpty() && name.size() >= 2)
        collect(name, [](QStringView kind, PlaceLevel) { return kind != kInFull; });
    std::sort(found.begin(), found.end(), [](const Place *a, const Place *b) { return a->code < b->code; });
    return found;
}

// Longest names first: 和平东社区 before 和平, so that a name is never taken for a longer one's beginning.
QList<PlaceMatch> Places::descend(const QString &text, const QString &scope, PlaceLevel from, PlaceLevel level, const QDate &day) const {
    const qsizetype separator = text.indexOf(kSeparator);
    const qsizetype longest = std::min(separator < 0 ? text.size() : separator, m_longestSpelling + kLongestOffice);
    const auto head = [&text](qsizetype end) { return QString::fromRawData(text.constData(), end); };  // no copy: looked up only
    for (qsizetype end = longest; end > 0; --end) {
        QList<PlaceMatch> found;
        const QString rest = withoutFrontSeparator(text.mid(end));
        for (const Place *place : called(head(end), scope, level, level, day))
            if (place->code.startsWith(scope))
                found << PlaceMatch{place, rest};
        if (!found.isEmpty() && (rest.isEmpty() || isGroup(rest)))
            return found;
    }
    if (from >= level)
        return {};
    for (qsizetype end = std::min(longest, text.size() - 1); end > 0; --end) {
        QList<PlaceMatch> found;
        for (const Place *place : called(head(end), scope, from, static_cast<PlaceLevel>(static_cast<int>(level) - 1), day)) {
            const auto next = static_cast<PlaceLevel>(static_cast<int>(levelOfCode(place->code)) + 1);
            for (const PlaceMatch &match : descend(withoutFrontSeparator(text.mid(end)), place->code.size() > scope.size() ? place->code : scope, next, level, day))
                if (std::none_of(found.begin(), found.end(), [&match](const PlaceMatch &other) { return other.place == match.place; }))
                    found << match;
        }
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QList<PlaceMatch> Places::matchAddress(const QString &text, const QString &within, PlaceLevel level, const QDate &day) const {
    if (text.size() > kLongestAddress)
        return {};
    QList<PlaceMatch> found;
    const QString folded = foldedPlaceText(text);
    if (isPlaceCode(folded)) {
        for (const QString &code : codesMeant(folded))
            if (const Place *place = day.isValid() ? find(code, day) : find(code); place && levelOfCode(code) == level && code.startsWith(within))
                found << PlaceMatch{place, {}};
        return found;
    }
    if (level == PlaceLevel::Country || folded.isEmpty())
        return {};
    for (const Place *place : called(folded, within, level, level, day))
        if (place->code.startsWith(within))
            found << PlaceMatch{place, {}};
    if (!found.isEmpty())
        return found;
    QString address = path(text);
    while (address.endsWith(kSeparator))
        address.chop(1);
    return descend(address, within, PlaceLevel::Province, level, day);
}

QList<const Place *> Places::match(const QString &text, const QString &within, PlaceLevel level, const QDate &day) const {
    QList<const Place *> out;
    for (const PlaceMatch &found : matchAddress(text, within, level, day))
        out << found.place;
    return out;
}

}  // namespace tongdang
