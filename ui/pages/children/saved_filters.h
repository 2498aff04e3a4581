// Choices of filters that the account keeps by name ("高风险", "新地村小学生").
#pragma once

#include "ui/shell/saved_choices.h"

namespace tongdang {

class ChildFilters;

class SavedFilters final : public SavedChoices {
    Q_OBJECT
  public:
    SavedFilters(UiContext &context, ChildFilters &filters, QWidget *parent = nullptr);
    void retranslate();

  private:
    QStringList state() const override;
    void restore(const QStringList &state) override;
    bool mayKeep() const override;
    Words words() const override;
    ChildFilters &m_filters;
};

}  // namespace tongdang
