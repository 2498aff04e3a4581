// Administrative divisions (行政区划): province 2 digits, city 4, county 6, township 9, village 12; from–until by date; local additions.
// Built in: all provinces, cities and counties, Wuhai's townships and villages. The 村民小组 has no code anywhere: free text.
// A code may bear one name after another (renamed), each for its own time. Reading is thread-safe while nobody adds.
#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <map>

namespace tongdang {

enum class PlaceLevel { Country, Province, City, County, Township, Village };
PlaceLevel levelOfCode(const QString &code);           // by its length; Country for "" and anything that is no code
bool isPlaceCode(const QString &code);                 // 2, 4, 6, 9 or 12 digits
QString ancestorCode(const QString &code, PlaceLevel level);  // "" where the code is shorter
QString parentCode(const QString &code);
QString levelName(PlaceLevel level);                   // "country" "province" "city" "county" "township" "village"

struct Place {
    QString code;
    QString name;                 // as the official list has it: 新地村委会
    QStringList shortNames = {};  // 新地村 first, then others it is called by
    QDate from = {}, until = {};  // until is the last day; invalid: open
    bool added = false;           // local addition or imported
    bool hidden = false;          // 虚拟社区 of parks, 市辖区 as a city: out of pickers by default
    QString shortName() const { return shortNames.isEmpty() ? name : shortNames.front(); }
    bool inForce(const QDate &day) const { return (!from.isValid() || from <= day) && (!until.isValid() || day <= until); }
};

struct PlaceMatch {
    const Place *place = nullptr;
    QString rest;                 // the group after the name: 3组
};

class Places {
  public:
    Places();                                              // the built-in ones, from :/places/*.csv
    explicit Places(const QList<Place> &only);             // no built-in ones; what cannot be added is left out

    // Pointers stay good as long as the Places. Without a day: the newest of its names.
    const Place *find(const QString &code) const;
    const Place *find(const QString &code, const QDate &day) const;           // null where it is not in force on that day
    QList<const Place *> under(const QString &code, PlaceLevel level) const;  // all of that level within, itself too, by code
    QList<const Place *> children(const QString &code) const;
    QString fullName(const QString &code) const;           // 内蒙古自治区乌海市海勃湾区千里山镇新地村
    QString name(const QString &code) const;               // short name; the code itself where it is not known

    // Places of a level within `within` that are called so, with or without 村委会/居委会/社区/村/镇/街道 …; several where a name
    // exists twice. Understands a code, a name, "镇/村" paths and full addresses' heads, and a group at the end (新地村3组). Nothing
    // fuzzy: an unknown name gives none. The name as it is officially written goes before the bare stem (新地). With a valid `day`
    // only places in force on it.
    QList<const Place *> match(const QString &text, const QString &within, PlaceLevel level = PlaceLevel::Village, const QDate &day = {}) const;
    QList<PlaceMatch> matchAddress(const QString &text, const QString &within, PlaceLevel level = PlaceLevel::Village, const QDate &day = {}) const;
    // For pickers: by part of the name, code, pinyin or initials, best first; hidden ones left out.
    QList<const Place *> search(const QString &text, const QString &within, int limit = 50) const;

    // The same code and name again brings its dates and short names up to date. Another name for a code needs a time of its own.
    // Invalid with places.code_taken, places.bad_code, places.no_parent, places.no_name, places.until_before_from.
    Result<void> add(Place place);
    QList<const Place *> added() const;

  private:
    struct Spelling {
        qsizetype place;
        QStringView kind;  // "=": the name in full; else the kind (static text) that goes with this stem
    };
    void index(const Place &place);
    void spell(qsizetype number);
    QList<const Place *> called(const QString &name, const QString &scope, PlaceLevel first, PlaceLevel last, const QDate &day) const;
    QList<PlaceMatch> descend(const QString &text, const QString &scope, PlaceLevel from, PlaceLevel level, const QDate &day) const;

    std::deque<Place> m_places;                            // stable addresses
    std::map<QString, QList<qsizetype>> m_byCode;          // a code's names by time; sorted, so that a subtree is a range
    QHash<QString, QList<Spelling>> m_bySpelling;
    qsizetype m_longestSpelling = 0;
};

// A division file (columns code, name, level, from, until, short names; Chinese or English headings), .csv, .xlsx rows as read. The
// heading is among the first 15 rows. Codes padded with zeros (150302101000) are shortened; a six-digit 150300 only where the level
// says city. Rows with a fault are left out.
QList<Place> readDivisions(const QList<QStringList> &rows, QList<DefinitionIssue> &issues);

}  // namespace tongdang
