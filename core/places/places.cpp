#include "core/places/places.h"

#include "core/base/csv.h"
#include "core/places/place_names.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace tongdang {
namespace {

constexpr std::array<qsizetype, 6> kLengths = {0, 2, 4, 6, 9, 12};


PlaceLevel below(PlaceLevel level) { return static_cast<PlaceLevel>(static_cast<int>(level) + 1); }

bool overlap(const Place &a, const Place &b) {
    return (!a.until.isValid() || !b.from.isValid() || b.from <= a.until) && (!b.until.isValid() || !a.from.isValid() || a.from <= b.until);
}

Result<void> invalid(const char16_t *id, const Place &place) {
    return makeError(ErrorCode::Invalid, QString::fromUtf16(id), {place.code, place.name});
}

}  // namespace

bool isPlaceCode(const QString &code) {
    return !code.isEmpty() && std::find(kLengths.begin(), kLengths.end(), code.size()) != kLengths.end() &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

PlaceLevel levelOfCode(const QString &code) {
    const auto found = std::find(kLengths.begin(), kLengths.end(), code.size());
    return found == kLengths.end() ? PlaceLevel::Country : static_cast<PlaceLevel>(found - kLengths.begin());
}

QString ancestorCode(const QString &code, PlaceLevel level) {
    const qsizetype length = kLengths[static_cast<std::size_t>(level)];
    return code.size() < length ? QString() : code.left(length);
}

QString parentCode(const QString &code) {
    const PlaceLevel level = levelOfCode(code);
    return level == PlaceLevel::Country ? QString() : code.left(kLengths[static_cast<std::size_t>(level) - 1]);
}

QString levelName(PlaceLevel level) {
    switch (level) {
    case PlaceLevel::Country: return QStringLiteral("country");
    case PlaceLevel::Province: return QStringLiteral("province");
    case PlaceLevel::City: return QStringLiteral("city");
    case PlaceLevel::County: return QStringLiteral("county");
    case PlaceLevel::Township: return QStringLiteral("township");
    case PlaceLevel::Village: return QStringLiteral("village");
    }
    return {};
}

Places::Places() {
    QList<Place> all;
    QList<DefinitionIssue> issues;  // a test proves that the built-in files have none
    for (const QString &name : QDir(QStringLiteral(":/places")).entryList({QStringLiteral("*.csv")}, QDir::Files)) {
        QFile file(QStringLiteral(":/places/") + name);
        if (file.open(QIODevice::ReadOnly))
            all += readDivisions(parseCsv(QString::fromUtf8(file.readAll())), issues);
    }
    std::sort(all.begin(), all.end(), [](const Place &a, const Place &b) { return a.code < b.code; });
    m_bySpelling.reserve(all.size() * 3);
    for (Place &place : all) {
        place.added = false;
        index(place);
    }
}

Places::Places(const QList<Place> &only) {
    for (const Place &place : only)
        (void)add(place).has_value();
}

const Place *Places::find(const QString &code) const {
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_places[static_cast<std::size_t>(found->second.back())];
}

const Place *Places::find(const QString &code, const QDate &day) const {
    if (const auto found = m_byCode.find(code); found != m_byCode.end())
        for (const qsizetype number : found->second)
            if (const Place &place = m_places[static_cast<std::size_t>(number)]; place.inForce(day))
                return &place;
    return nullptr;
}

QList<const Place *> Places::under(const QString &code, PlaceLevel level) const {
    QList<const Place *> out;
    const qsizetype length = kLengths[static_cast<std::size_t>(level)];
    for (auto it = m_byCode.lower_bound(code); it != m_byCode.end() && it->first.startsWith(code); ++it)
        if (it->first.size() == length)
            out << &m_places[static_cast<std::size_t>(it->second.back())];
    return out;
}

QList<const Place *> Places::children(const QString &code) const {
    const PlaceLevel level = levelOfCode(code);
    return level == PlaceLevel::Village || (level == PlaceLevel::Country && !code.isEmpty()) ? QList<const Place *>() : under(code, below(level));
}

QString Places::fullName(const QString &code) const {
    QString full, last;
    for (PlaceLevel level = PlaceLevel::Province; level <= levelOfCode(code); level = below(level)) {
        const Place *place = find(ancestorCode(code, level));
        const bool filler = place && place->hidden && level < PlaceLevel::Township;  // 市辖区, 省直辖县级行政区划
        if (place && !filler && place->shortName() != last)
            full += last = place->shortName();
        if (level == PlaceLevel::Village)
            break;
    }
    return full.isEmpty() ? code : full;
}

QString Places::name(const QString &code) const {
    const Place *place = find(code);
    return place ? place->shortName() : code;
}

Result<void> Places::add(Place place) {
    place.name = place.name.trimmed();
    if (!isPlaceCode(place.code))
        return invalid(u"places.bad_code", place);
    if (place.name.isEmpty())
        return invalid(u"places.no_name", place);
    if (place.from.isValid() && place.until.isValid() && place.until < place.from)
        return invalid(u"places.until_before_from", place);
    if (const QString parent = parentCode(place.code); !parent.isEmpty() && !find(parent))
        return invalid(u"places.no_parent", place);
    place.added = true;
    const auto known = m_byCode.find(place.code);
    if (known != m_byCode.end()) {
        for (const qsizetype number : known->second) {
            Place &old = m_places[static_cast<std::size_t>(number)];
            if (old.name != place.name)
                continue;
            for (const qsizetype other : known->second)
                if (other != number && overlap(m_places[static_cast<std::size_t>(other)], place))
                    return invalid(u"places.code_taken", place);
            place.shortNames = old.shortNames + place.shortNames;
            place.shortNames.removeDuplicates();
            place.hidden = place.hidden || old.hidden;
            old = place;
            std::sort(known->second.begin(), known->second.end(),
                      [this](qsizetype a, qsizetype b) { return m_places[static_cast<std::size_t>(a)].from < m_places[static_cast<std::size_t>(b)].from; });
            spell(number);
            return {};
        }
        for (const qsizetype number : known->second)
            if (overlap(m_places[static_cast<std::size_t>(number)], place))
                return invalid(u"places.code_taken", place);
    }
    index(place);
    return {};
}

QList<const Place *> Places::added() const {
    QList<const Place *> out;
    for (const auto &[code, numbers] : m_byCode)
        for (const qsizetype number : numbers)
            if (const Place &place = m_places[static_cast<std::size_t>(number)]; place.added)
                out << &place;
    return out;
}

void Places::index(const Place &place) {
    const auto number = static_cast<qsizetype>(m_places.size());
    m_places.push_back(place);
    Place &kept = m_places.back();
    const PlaceLevel level = levelOfCode(kept.code);
    if (const QString shortName = readPlaceName(kept.name, level).shortName; shortName != kept.name && !kept.shortNames.contains(shortName))
        kept.shortNames << shortName;
    auto &numbers = m_byCode.try_emplace(m_byCode.end(), kept.code)->second;  // a file comes in order: the hint mostly holds
    numbers.insert(std::upper_bound(numbers.begin(), numbers.end(), kept.from,
                                    [this](const QDate &from, qsizetype other) { return from < m_places[static_cast<std::size_t>(other)].from; }),
                   number);
    spell(number);
}

// Every way to write it that is looked up directly: the names in full, and their stems with the kind that must go with them.
void Places::spell(qsizetype number) {
    const Place &place = m_places[static_cast<std::size_t>(number)];
    const auto note = [&](const QString &spelling, QStringView kind) {
        auto &spellings = m_bySpelling[spelling];
        for (const Spelling &old : spellings)
            if (old.place == number && old.kind == kind)
                return;
        spellings << Spelling{number, kind};
        m_longestSpelling = std::max(m_longestSpelling, spelling.size());
    };
    const auto noteName = [&](const QString &written) {
        const QString folded = foldedPlaceText(written);
        note(folded, kInFull);
        const PlaceName name = readPlaceName(folded, levelOfCode(place.code));
        if (!name.kind.isEmpty())
            note(name.stem, name.kind);
    };
    noteName(place.name);
    for (const QString &written : place.shortNames)
        noteName(written);
}

}  // namespace tongdang
