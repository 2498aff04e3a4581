// 监护人: who cares for the child, as a list with dates; adding and changing a guardian with the link in one dialog.
#pragma once

#include "ui/pages/child/linked_tab.h"

#include <QSet>

namespace tongdang {

class PeopleCards;
class Siblings;

class GuardiansTab : public QWidget {
    Q_OBJECT
  public:
    GuardiansTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();
    void add(const QString &relation = {});  // a new guardian, of this relation where one is given
    void edit(const Uid &guardianship);

  signals:
    void siblingWanted();

  private:
    void end();
    void nameAdd();
    void offerRelations(const QSet<QString> &known);
    UiContext &m_context;
    Uid m_child;
    bool m_readOnly = false;
    PeopleCards *m_people;
    Siblings *m_siblings;
    LinkedTable *m_table;
    QWidget *m_quick;                        // a button for each relation that is asked for most and not on file yet
};

}  // namespace tongdang
