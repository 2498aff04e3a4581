// 走访: the visits to a child, the latest first, and a new one.
#pragma once

#include "ui/pages/child/linked_tab.h"

namespace tongdang {

class VisitsTab : public QWidget {
    Q_OBJECT
  public:
    VisitsTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();
    void add() { edit({}); }

  private:
    void edit(const Uid &uid);                       // nil: a new one
    UiContext &m_context;
    Uid m_child;
    QString m_name;
    LinkedTable *m_visits;
};

}  // namespace tongdang
