// What a ledger keeps of itself beside its records: settings, places of its own, mappings of imports.
#include "core/ledger/ledger_p.h"

#include "core/base/dates.h"
#include "core/places/new_villages.h"

namespace tongdang {

QString storedSetting(SQLite::Database &db, const QString &key) {
    SQLite::Statement find(db, "SELECT value FROM setting WHERE key = ?");
    sql::bind(find, 1, key);
    return find.executeStep() ? sql::text(find.getColumn(0)) : QString();
}

void keepSetting(SQLite::Database &db, const QString &key, const QString &value) {
    SQLite::Statement keep(db, "INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    sql::bind(keep, 1, key);
    sql::bind(keep, 2, value);
    keep.exec();
}

void Ledger::Private::loadSettings() {
    QHash<QString, QString> settings;
    SQLite::Statement all(db(), "SELECT key, value FROM setting");
    while (all.executeStep())
        settings.insert(sql::text(all.getColumn(0)), sql::text(all.getColumn(1)));
    const std::lock_guard hold(m_settingsMutex);
    m_settings = std::move(settings);
}

LedgerSettings Ledger::settings() const { return {setting(QStringLiteral("region")), setting(QStringLiteral("name")), setting(QStringLiteral("team")) == u"yes"}; }

QString Ledger::setting(const QString &key) const {
    const std::lock_guard hold(d->m_settingsMutex);
    return d->m_settings.value(key);
}

void Ledger::Private::loadPlaces() {
    SQLite::Statement all(db(), "SELECT code, name, short_names, since, until FROM place ORDER BY length(code), code, coalesce(until, '9999')");
    while (all.executeStep()) {
        Place place{sql::text(all.getColumn(0)), sql::text(all.getColumn(1)), sql::text(all.getColumn(2)).split(u'|', Qt::SkipEmptyParts), fromIso(sql::text(all.getColumn(3))), fromIso(sql::text(all.getColumn(4))), true, false};
        (void)places.add(place);   // what the program has learnt meanwhile is there already
    }
}

Result<void> Ledger::setSetting(const Session &session, const QString &key, const QString &value) {
    if (auto may = d->mayWrite(session, Action::Settings); !may)
        return may;
    const Result<void> kept = d->inTransaction([&]() -> Result<void> {
        keepSetting(d->db(), key, value);
        d->appendLog(session, JournalOp::Setting, {}, {{key, value}});
        return {};
    });
    if (kept) {
        const std::lock_guard hold(d->m_settingsMutex);
        d->m_settings.insert(key, value);
    }
    return kept;
}

Result<int> Ledger::addPlaces(const Session &session, const QList<Place> &places) {
    if (auto may = d->mayWrite(session, Action::Places); !may)
        return may.error();
    Places trial = d->places;
    QList<Place> sorted = places;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Place &a, const Place &b) { return a.code.size() < b.code.size(); });
    int count = 0;
    auto result = d->inTransaction([&]() -> Result<int> {
        for (const Place &place : sorted) {
            if (auto added = trial.add(place); !added)
                return added.error();
            SQLite::Statement keep(d->db(), "INSERT OR REPLACE INTO place (code, name, short_names, since, until) VALUES (?,?,?,?,?)");
            sql::bind(keep, 1, place.code);
            sql::bind(keep, 2, place.name);
            sql::bind(keep, 3, place.shortNames.join(u'|'));
            sql::bindOrNull(keep, 4, isoDate(place.from));
            sql::bindOrNull(keep, 5, isoDate(place.until));
            keep.exec();
            ++count;
        }
        d->appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("places"), QString::number(count)}});
        return count;
    });
    if (result)
        d->takePlaces(std::move(trial));
    return result;
}

Result<void> Ledger::renamePlace(const Session &session, const QString &code, const QString &name) {
    if (auto may = d->mayWrite(session, Action::Places); !may)
        return may;
    const Place *known = d->places.find(code);
    Places builtIn;
    if (!known || builtIn.find(code))
        return makeError(ErrorCode::Invalid, QStringLiteral("places.not_added_here"), {known ? known->shortName() : code});
    const QString before = known->name, after = name.simplified();
    if (const auto fault = renameFault(d->places, code, after))
        return makeError(ErrorCode::Invalid, fault->id, fault->args);
    auto result = d->inTransaction([&]() -> Result<void> {
        SQLite::Statement keep(d->db(), "UPDATE place SET name = ?, short_names = '' WHERE code = ? AND name = ?");
        sql::bind(keep, 1, after);
        sql::bind(keep, 2, code);
        sql::bind(keep, 3, before);
        keep.exec();
        d->appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("region"), code}, {QStringLiteral("name"), after}, {QStringLiteral("former_name"), before}});
        return {};
    });
    if (result) {
        d->takePlaces(std::move(builtIn));
        d->loadPlaces();
    }
    return result;
}

// No other thread reads by them now: who writes is alone, and the window changes none while a job is under way.
void Ledger::Private::takePlaces(Places now) {
    formerPlaces.push_back(std::make_unique<Places>(std::move(places)));
    places = std::move(now);
}

Result<void> Ledger::keepMapping(const Session &session, const QString &id, const QString &headings, const QString &content) {
    if (auto may = d->mayWrite(session, Action::Import); !may)
        return may;
    return d->inTransaction([&]() -> Result<void> {
        SQLite::Statement keep(d->db(), "INSERT OR REPLACE INTO mapping (id, headings, content, time) VALUES (?,?,?,?)");
        sql::bind(keep, 1, id);
        sql::bind(keep, 2, headings);
        sql::bind(keep, 3, content);
        sql::bind(keep, 4, clock().nowMs());
        keep.exec();
        return {};
    });
}

}  // namespace tongdang
