#include "core/places/new_villages.h"

#include "core/places/own_codes.h"
#include "core/places/place_names.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {
namespace {

constexpr qsizetype kLongestName = 40;

bool isName(const QString &name) {
    return name.size() <= kLongestName && std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); }) &&
           std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
}

// 新地村3组 is the village 新地村 and a group, which has no code.
bool endsInGroup(const QString &name) {
    for (qsizetype at = 1; at < name.size(); ++at)
        if (isGroup(QStringView(name).mid(at)))
            return true;
    return false;
}

// places.* where no place of that level is called so; "" where it may be.
QString nameFault(const QString &name, PlaceLevel level) {
    if (!isName(name))
        return QStringLiteral("places.no_such_name");
    return level == PlaceLevel::Village && endsInGroup(name) ? QStringLiteral("places.is_group") : QString();
}

class Planner {
  public:
    explicit Planner(const Places &places) : m_trial(places) {}

    QString township(const WantedVillages &wanted) {
        if (const Place *known = m_trial.find(wanted.township); known && levelOfCode(known->code) == PlaceLevel::Township)
            return known->code;
        const QString name = wanted.township.simplified();
        if (const auto called = m_trial.match(name, wanted.county, PlaceLevel::Township); called.size() == 1)
            return called.front()->code;
        const QString code = wanted.townshipCode.isEmpty() ? freePlaceCode(m_trial, wanted.county) : wanted.townshipCode;
        return add(name, code, wanted.county, PlaceLevel::Township) ? code : QString();
    }

    void village(const QString &line, const QString &township) {
        static const QRegularExpression withCode(QStringLiteral("^(.*?)[\\s,，;；]*(\\d{12})$"));
        QString name = line.simplified(), code;
        if (const auto match = withCode.match(name); match.hasMatch()) {
            name = match.captured(1);
            code = match.captured(2);
        }
        if (name.isEmpty() && code.isEmpty())
            return;
        const auto called = name.isEmpty() ? QList<const Place *>() : m_trial.match(name, township);
        if (called.size() == 1 && (code.isEmpty() || called.front()->code == code)) {
            const Place there = *called.front();
            if (std::none_of(m_plan.lines.begin(), m_plan.lines.end(), [&there](const NewVillages::Line &other) { return other.place.code == there.code; }))
                m_plan.lines << NewVillages::Line{there, NewVillages::State::There, {}};
            return;
        }
        (void)add(name, code.isEmpty() ? freePlaceCode(m_trial, township) : code, township, PlaceLevel::Village);
    }

    NewVillages plan() const { return m_plan; }

  private:
    bool add(const QString &name, const QString &code, const QString &above, PlaceLevel level) {
        NewVillages::Line line{Place{code, name}, NewVillages::State::New, {}};
        line.place.added = true;
        const auto refuse = [&](const QString &id) { line.fault = Message{id, {name, code}, {}}; };
        if (const QString wrong = nameFault(name, level); !wrong.isEmpty())
            refuse(wrong);
        else if (code.isEmpty())
            refuse(QStringLiteral("places.no_free_code"));
        else if (!isPlaceCode(code) || levelOfCode(code) != level || !code.startsWith(above))
            line.fault = Message{level == PlaceLevel::Village ? QStringLiteral("places.code_not_of_township") : QStringLiteral("places.code_not_of_county"), {code, name, above}, {}};
        else if (auto added = m_trial.add(line.place); !added)
            line.fault = added.error().message;
        if (!line.fault.id.isEmpty())
            line.state = NewVillages::State::Fault;
        m_plan.lines << line;
        return line.state == NewVillages::State::New;
    }

    Places m_trial;
    NewVillages m_plan;
};

}  // namespace

bool NewVillages::ok() const {
    return !villages().isEmpty() && std::none_of(lines.begin(), lines.end(), [](const Line &line) { return line.state == State::Fault; });
}

QList<Place> NewVillages::additions() const {
    QList<Place> out;
    for (const Line &line : lines)
        if (line.state == State::New)
            out << line.place;
    return out;
}

QStringList NewVillages::villages() const {
    QStringList out;
    for (const Line &line : lines)
        if (line.state != State::Fault && levelOfCode(line.place.code) == PlaceLevel::Village)
            out << line.place.code;
    return out;
}

std::optional<Message> renameFault(const Places &places, const QString &code, const QString &name) {
    const PlaceLevel level = levelOfCode(code);
    if (const QString wrong = nameFault(name, level); !wrong.isEmpty())
        return Message{wrong, {name, code}, {}};
    for (const Place *other : places.match(name, parentCode(code), level))
        if (other->code != code)
            return Message{QStringLiteral("places.name_taken"), {name, code}, {}};
    return {};
}

NewVillages planVillages(const Places &places, const WantedVillages &wanted) {
    Planner planner(places);
    const QString township = planner.township(wanted);
    if (!township.isEmpty())
        for (const QString &line : wanted.lines)
            planner.village(line, township);
    return planner.plan();
}

}  // namespace tongdang
