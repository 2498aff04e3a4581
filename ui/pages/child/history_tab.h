// 历史: everything that happened to the child's file and what hangs on it, newest first: when, who, which question, from what to what.
#pragma once

#include "core/ledger/ledger.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QTreeWidget;

namespace tongdang {

class UiContext;

class HistoryTab : public QWidget {
    Q_OBJECT
  public:
    HistoryTab(UiContext &context, QWidget *parent);
    void show(const Uid &child);
    void retranslate();

  private:
    void fill();
    void undo();
    void putBack();                // one answer, as it was before the change that is marked
    void enableButtons();
    QString opWords(const HistoryEntry &entry) const;
    UiContext &m_context;
    Uid m_child;
    QHash<Uid, QString> m_people;  // the guardians, by name
    QTreeWidget *m_tree;
    QCheckBox *m_views;
    QPushButton *m_undo, *m_putBack;
};

}  // namespace tongdang
