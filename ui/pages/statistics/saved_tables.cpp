#include "ui/pages/statistics/saved_tables.h"

#include "ui/pages/statistics/choices.h"
#include "ui/shell/context.h"

namespace tongdang {

SavedTables::SavedTables(UiContext &context, StatisticsChoices &choices) : SavedChoices(context, QStringLiteral("statistics/saved"), QStringLiteral("star"), &choices), m_context(context), m_choices(choices) {
    setObjectName(QStringLiteral("savedTables"));
}

void SavedTables::retranslate() {
    setToolTip(tr("Favourites: tables kept by name with their place and level"));
    setAccessibleName(tr("Favourites"));
}

QStringList SavedTables::state() const {
    const SummaryRequest request = m_choices.request();
    return {m_choices.table()->id, request.region, summaryByName(request.by), basisName(request.basis)};
}

// What is not there any more (a table, a place) stays as it is chosen.
void SavedTables::restore(const QStringList &state) {
    SummaryRequest request = m_choices.request();
    m_choices.setTable(state.value(0));
    if (const QString place = state.value(1); place.isEmpty() || m_context.reader().places().find(place))
        request.region = place;
    request.by = summaryByOf(state.value(2)).value_or(request.by);
    request.basis = basisOf(state.value(3)).value_or(request.basis);
    m_choices.setRequest(request);
}

bool SavedTables::mayKeep() const { return m_choices.table(); }

QString SavedTables::proposedName() const {
    const QString table = m_choices.table()->title.in(m_context.language()), region = m_choices.request().region;
    return region.isEmpty() ? table : m_context.reader().places().name(region) + u' ' + table;
}

SavedChoices::Words SavedTables::words() const { return {tr("Keep this table as a favourite…"), tr("Keep as a favourite"), tr("Forget"), tr("Name")}; }

}  // namespace tongdang
