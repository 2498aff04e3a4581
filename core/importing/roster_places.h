// The places a roster's cells name: the village of a row, and answers to questions for a place of any level. Each text is looked up once.
#pragma once

#include "core/base/text_hash.h"
#include "core/importing/roster_template.h"
#include "core/places/places.h"

namespace tongdang {

class RosterPlaces {
  public:
    // `within`: where village names are looked for. Places are those of the roster's day; one that is not in force then is taken where
    // nothing else bears the name.
    RosterPlaces(const Places &places, QString within, const QDate &day) : m_places(places), m_within(std::move(within)), m_day(day) {}

    struct Village {
        QString code, rest;         // code "" where several are called so; the group behind the name: 3组
        QStringList several;        // codes; none: there is no such place
        bool inForce = true;
    };
    const Village &village(const QString &text);
    // The village that an address or a title begins with (新地村3组12号, 1.和平社区, 千里山镇新地村留守儿童花名册); "" where it is none, or not which.
    QString inAddress(const QString &address, const RosterWords &words);
    QString inTitle(const QString &title, const RosterWords &words);
    // Whether a township of this name is known and the village lies in another one.
    bool isElsewhere(const QString &code, const QString &township);
    // Of several villages of one name, the one whose township the address names; "" where it does not tell.
    QString byAddress(const Village &village, const QString &address) const;
    // A question for a place of any level, as an export writes it (内蒙古自治区乌海市海勃湾区…) or as people do; "" where it is not known.
    QString answer(const QString &text);

    const QString &within() const { return m_within; }
    const Places &places() const { return m_places; }

  private:
    const Places &m_places;
    QString m_within;
    QDate m_day;
    TextMap<Village> m_villages;
    TextMap<QString> m_answers;
    TextMap<QStringList> m_townships;
};

}  // namespace tongdang
