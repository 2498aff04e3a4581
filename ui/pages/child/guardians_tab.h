// 监护人: who cares for the child, as a list with dates; adding and changing a guardian with the link in one dialog.
#pragma once

#include "ui/pages/child/linked_tab.h"

namespace tongdang {

class PeopleCards;
class Siblings;

class GuardiansTab : public QWidget {
    Q_OBJECT
  public:
    GuardiansTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();
    void add() { edit({}); }

  signals:
    void siblingWanted();

  private:
    void edit(const Uid &guardianship);      // nil: a new one
    void end();
    UiContext &m_context;
    Uid m_child;
    PeopleCards *m_people;
    Siblings *m_siblings;
    LinkedTable *m_table;
};

}  // namespace tongdang
