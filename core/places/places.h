// Administrative divisions (行政区划): province 2 digits, city 4, county 6, township 9, village 12; from–until by date; local additions.
// Built in: all provinces, cities and counties, Wuhai's townships and villages. The 村民小组 has no code anywhere: free text.
#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace tongdang {

enum class PlaceLevel { Country, Province, City, County, Township, Village };
PlaceLevel levelOfCode(const QString &code);           // by its length; Country for ""
QString ancestorCode(const QString &code, PlaceLevel level);  // "" where the code is shorter
QString levelName(PlaceLevel level);                   // "province" "city" "county" "township" "village"

struct Place {
    QString code;
    QString name;                 // as the official list has it: 新地村委会
    QStringList shortNames;       // 新地村, 新地 …
    QDate from, until;            // until is the last day; invalid: open
    bool added = false;           // local addition or imported
    bool hidden = false;          // 虚拟社区 of parks: out of pickers by default
    QString shortName() const { return shortNames.isEmpty() ? name : shortNames.front(); }
};

class Places {
  public:
    Places();                                              // the built-in ones, from :/places/*.csv
    const Place *find(const QString &code) const;
    QList<const Place *> under(const QString &code, PlaceLevel level) const;  // all of that level within, by code
    QList<const Place *> children(const QString &code) const;
    QString fullName(const QString &code) const;           // 内蒙古自治区乌海市海勃湾区千里山镇新地村
    QString name(const QString &code) const;               // short name; the code itself where it is not known

    // Places within `within` that are called so, with or without 村委会/居委会/社区/村/镇/街道 …; several where a name exists twice.
    // Understands a code, a name, "镇/村" paths and full addresses' heads. Nothing fuzzy: an unknown name gives none.
    QList<const Place *> match(const QString &text, const QString &within, PlaceLevel level = PlaceLevel::Village) const;
    // For pickers: by part of the name, pinyin or initials, best first.
    QList<const Place *> search(const QString &text, const QString &within, int limit = 50) const;

    // Invalid with places.code_taken, places.bad_code, places.no_parent, places.no_name.
    Result<void> add(const Place &place);
    QList<const Place *> added() const;

  private:
    void index(const Place &place);
    QHash<QString, Place> m_places;
    QHash<QString, QStringList> m_children;
    QHash<QString, QStringList> m_byName;   // every accepted way to write the name → codes
};

// A division file (columns code, name, level, from, until, short names; Chinese or English headings), .csv, .xlsx rows as read.
QList<Place> readDivisions(const QList<QStringList> &rows, QList<DefinitionIssue> &issues);

}  // namespace tongdang
