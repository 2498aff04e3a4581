#include "ui/pages/children/saved_filters.h"

#include "ui/pages/children/child_filters.h"

namespace tongdang {

SavedFilters::SavedFilters(UiContext &context, ChildFilters &filters, QWidget *parent) : SavedChoices(context, QStringLiteral("children/saved"), QStringLiteral("filter"), parent), m_filters(filters) {
    setObjectName(QStringLiteral("savedFilters"));
}

void SavedFilters::retranslate() {
    setToolTip(tr("Filters kept by name"));
    setAccessibleName(toolTip());
}

QStringList SavedFilters::state() const { return m_filters.state(); }
void SavedFilters::restore(const QStringList &state) { m_filters.restore(state); }
bool SavedFilters::mayKeep() const { return m_filters.isNarrow(); }
SavedChoices::Words SavedFilters::words() const { return {tr("Keep these filters as…"), tr("Keep these filters"), tr("Forget"), tr("Name")}; }

}  // namespace tongdang
