// What is to be counted: table, place, level, date, home or registration. Flows over several lines where there is little room.
#pragma once

#include "core/statistics/summary.h"
#include "ui/pages/statistics/flow_bar.h"

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tongdang {

class SavedTables;
class UiContext;

class StatisticsChoices final : public FlowBar {
    Q_OBJECT
  public:
    explicit StatisticsChoices(UiContext &context, QWidget *parent = nullptr);
    void setTables(std::shared_ptr<const TableCatalog> tables);   // keeps what is chosen
    void retranslate();

    const TableDefinition *table() const;
    SummaryRequest request() const;
    void setRequest(const SummaryRequest &request);               // silently
    void setTable(const QString &id);                             // silently; one that is not there leaves the chosen one
    QString region() const;                                       // never "": the ledger's own, or the account's
    QString ownRegion() const;

  signals:
    void changed();

  private:
    void fillPlaces(const QString &chosen);
    void fillLevels(SummaryBy chosen);
    void follow();
    void takeDate();
    UiContext &m_context;
    std::shared_ptr<const TableCatalog> m_tables;
    QComboBox *m_table, *m_place, *m_by, *m_basis;
    QLineEdit *m_date;
    SavedTables *m_saved = nullptr;
    QLabel *m_tableLabel, *m_placeLabel, *m_byLabel, *m_dateLabel, *m_basisLabel;
    QDate m_asOf;                                                 // invalid: today
};

}  // namespace tongdang
