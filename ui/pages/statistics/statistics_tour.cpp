// The page of statistics as the tour shows it.
#include "ui/pages/statistics/statistics_page.h"

#include "ui/pages/statistics/bulletin_dialog.h"
#include "ui/pages/statistics/chart_panel.h"
#include "ui/pages/statistics/choices.h"
#include "ui/pages/statistics/comparison_view.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/reports_view.h"
#include "ui/tables/quiet_combo.h"

#include <QScrollArea>
#include <QTabWidget>

namespace tongdang {

std::vector<TourStop> StatisticsPage::tourStops() {
    const auto tab = [this](int index) {
        return [this, index] {
            m_tabs->setCurrentIndex(index);
            m_area->ensureVisible(0, m_tabs->geometry().bottom());
        };
    };
    const auto drilled = [this] {
        m_tabs->setCurrentIndex(0);
        if (m_way.isEmpty())
            drillDown(0);
    };
    std::vector<TourStop> stops{{QStringLiteral("table"), tab(0), false}, {QStringLiteral("rules"), tab(1), false}, {QStringLiteral("reported"), [this, tab] {
            NoProgress quiet;
            if (const TableDefinition *table = m_choices->table(); table && m_reports->reports().isEmpty() && freeze(m_context.ledger(), m_context.reader(), m_context.session(), *table, {m_choices->request(), {}, {}, {}}, quiet))
                m_reports->refresh();
            tab(3)();
        }, false}, {QStringLiteral("compare"), [this, tab] {
            tab(4)();
            m_comparison->compare();
        }, false}};
    for (const auto &[chart, kind] : m_chart->all()) {
        const auto drawn = [this, tab, chart = chart, kind = kind] {
            tab(2)();
            m_chart->setGrey(false);
            m_chart->show(chart, kind);
        };
        stops.push_back({QStringLiteral("chart-") + chartKindName(kind), drawn, false});
        const auto grey = [this, drawn] {
            drawn();
            m_chart->setGrey(true);
        };
        stops.push_back({QStringLiteral("grey-") + chartKindName(kind), grey, false});
    }
    for (const int arranged : {1, 2, 0})
        stops.push_back({QStringLiteral("arranged-") + arrangementName(arranged), [this, arranged] {
            m_chart->setGrey(false);
            m_arrangement->setCurrentIndex(arranged);
            arrange();
        }, false});
    stops.push_back({QStringLiteral("bulletin"), [this] { BulletinDialog(m_context, m_tables, {}, {}, m_widget->window()).exec(); }, true});
    if (m_counted && m_counted->summary.by != SummaryBy::Village)
        stops.push_back({QStringLiteral("within"), drilled, false});
    return stops;
}

}  // namespace tongdang
