#include "core/statistics/unit_population.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"

#include <limits>

namespace tongdang {

Result<UnitPopulation> UnitPopulation::read(LedgerReader &reader, const QDate &day) {
    UnitPopulation out(reader.places(), day);
    try {
        SQLite::Statement returns(reader.database(), sql::utf8(QStringLiteral("SELECT %1, %2 FROM %3 WHERE td_state = 0 AND %2 IS NOT NULL AND %4 <= ? ORDER BY %4, td_id")
                                                                   .arg(sql::quoted(fields::kRegion), sql::quoted(fields::kPopulationUnder16), sql::quoted(fields::kUnitReturn), sql::quoted(fields::kReturnedOn))));
        sql::bind(returns, 1, isoDate(day));
        while (returns.executeStep())
            out.m_returned.insert(sql::text(returns.getColumn(0)), returns.getColumn(1).getDouble());
        return out;
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

double UnitPopulation::of(const QString &place) const {
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    if (!isPlaceCode(place))
        return unknown;
    double sum = 0;
    bool any = false;
    for (const Place *village : m_places->under(place, PlaceLevel::Village)) {
        const auto returned = m_returned.constFind(village->code);
        if (returned != m_returned.constEnd()) {
            sum += *returned;
            any = true;
        } else if (!village->hidden && village->inForce(m_day)) {
            return unknown;
        }
    }
    return any ? sum : unknown;
}

}  // namespace tongdang
