// Says that a file is no longer worked in: its registration was taken back, or it was merged or erased. What was taken back can be brought
// back by one button, with everything that went with it.
#pragma once

#include "core/ledger/record.h"
#include "ui/shell/banner.h"

namespace tongdang {

class UiContext;

class WithdrawnBanner final : public Banner {
    Q_OBJECT
  public:
    WithdrawnBanner(UiContext &context, QWidget *parent);
    void show(const Record &child);              // hides where the file is in use

  private:
    UiContext &m_context;
    QPushButton *m_restore;
    Uid m_batch;                                 // that took it back
};

}  // namespace tongdang
