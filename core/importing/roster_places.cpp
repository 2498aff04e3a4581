#include "core/importing/roster_places.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {
constexpr int kRemembered = 50'000;   // texts of a column
}

const RosterPlaces::Village &RosterPlaces::village(const QString &text) {
    if (const auto known = m_villages.constFind(text); known != m_villages.cend())
        return *known;
    if (m_villages.size() > kRemembered)
        m_villages.clear();
    Village out;
    const auto look = [&](const QDate &day) {
        for (const PlaceMatch &match : m_places.matchAddress(text, m_within, PlaceLevel::Village, day)) {
            out.several << match.place->code;
            out.rest = match.rest;
        }
        out.several.removeDuplicates();
    };
    look(m_day);
    if (out.several.isEmpty()) {
        look({});
        out.inForce = out.several.isEmpty();
    }
    if (out.several.size() == 1)
        out.code = out.several.front();
    return *m_villages.insert(text, out);
}

QString RosterPlaces::inAddress(const QString &address, const RosterWords &words) {
    if (const Village whole = village(address); !whole.several.isEmpty())
        return whole.code;
    for (const qsizetype end : words.villageEnds(address))
        if (const Village found = village(address.left(end)); !found.several.isEmpty())
            return found.code;
    return {};
}

QString RosterPlaces::inTitle(const QString &title, const RosterWords &words) {
    static const QRegularExpression number(QStringLiteral("\\A[0-9]{1,3}[.、)_-]*")), bracketed(QStringLiteral("\\([^()]*\\)\\z"));
    QString text = headingKey(title).section(u':', -1);   // 填报单位:新地村
    if (words.isOfSchool(text) || words.namesSeveralVillages(text))   // 新地村小学: its pupils come from all around
        return {};
    if (const QString code = inAddress(text, words); !code.isEmpty())
        return code;
    return inAddress(text.remove(number).remove(bracketed), words);
}

bool RosterPlaces::isElsewhere(const QString &code, const QString &township) {
    auto known = m_townships.constFind(township);
    if (known == m_townships.cend()) {
        if (m_townships.size() > kRemembered)
            m_townships.clear();
        QStringList codes;
        for (const PlaceMatch &match : m_places.matchAddress(township, m_within, PlaceLevel::Township, {}))
            codes << match.place->code;
        known = m_townships.insert(township, codes);
    }
    return !known->isEmpty() && std::none_of(known->begin(), known->end(), [&code](const QString &one) { return code.startsWith(one); });
}

QString RosterPlaces::byAddress(const Village &village, const QString &address) const {
    QStringList left;
    for (const QString &one : village.several)
        if (const Place *township = address.isEmpty() ? nullptr : m_places.find(parentCode(one)))
            if (address.contains(township->name) || address.contains(township->shortName()))
                left << one;
    return left.size() == 1 ? left.front() : QString();
}

QString RosterPlaces::answer(const QString &text) {
    if (const auto known = m_answers.constFind(text); known != m_answers.cend())
        return *known;
    if (m_answers.size() > kRemembered)
        m_answers.clear();
    QString code;
    for (const QDate &day : {m_day, QDate()}) {
        for (const PlaceLevel level : {PlaceLevel::Village, PlaceLevel::Township, PlaceLevel::County, PlaceLevel::City, PlaceLevel::Province}) {
            QStringList all, near;
            for (const PlaceMatch &match : m_places.matchAddress(text, QString(), level, day))
                if (match.rest.isEmpty() && !all.contains(match.place->code)) {
                    all << match.place->code;
                    if (match.place->code.startsWith(m_within))
                        near << match.place->code;
                }
            if (all.isEmpty())
                continue;
            if (all.size() == 1 || near.size() == 1)
                code = near.size() == 1 ? near.front() : all.front();
            break;
        }
        if (!code.isEmpty())
            break;
    }
    m_answers.insert(text, code);
    return code;
}

}  // namespace tongdang
