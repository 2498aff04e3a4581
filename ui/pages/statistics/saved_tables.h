// Favourites of the statistics page: a table with its place, level and basis, kept by the account under a name. The day is always the one chosen.
#pragma once

#include "ui/shell/saved_choices.h"

namespace tongdang {

class StatisticsChoices;

class SavedTables final : public SavedChoices {
    Q_OBJECT
  public:
    SavedTables(UiContext &context, StatisticsChoices &choices);
    void retranslate();

  private:
    QStringList state() const override;
    void restore(const QStringList &state) override;
    bool mayKeep() const override;
    QString proposedName() const override;
    Words words() const override;
    UiContext &m_context;
    StatisticsChoices &m_choices;
};

}  // namespace tongdang
