// Other children with a guardian in common: brothers and sisters, cousins at one grandmother's. A click opens the file.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QLabel;

namespace tongdang {

class UiContext;

// Each once, by name; the present guardians of the child alone.
std::vector<Record> siblingsOf(UiContext &context, const Uid &child);

class Siblings final : public QWidget {
    Q_OBJECT
  public:
    Siblings(UiContext &context, QWidget *parent);
    void show(const Uid &child);
    void retranslate();

  private:
    UiContext &m_context;
    QLabel *m_title;
    QWidget *m_names;
};

}  // namespace tongdang
