// The head of a child's file: who it is, how old, where, which categories, and what state the file is in; and the way back to the list.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace tongdang {

class ElidedLabel;
class UiContext;

class ChildHeader : public QWidget {
    Q_OBJECT
  public:
    ChildHeader(UiContext &context, QWidget *parent);
    void show(const Record &record);
    void showNew();
    void say(const QString &sentence);      // in place of the facts
    void setOneLine(bool oneLine);          // where the height is needed by what stands below; two, where one is too short
    void retranslate();
    void offerWayBack();                    // a button that leads to the list

  signals:
    void backWanted();

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void arrange();
    void chip(const QString &text, const QString &tone, const QString &mark = {});
    void clearChips();
    UiContext &m_context;
    void showPhoto(const Record &record);
    QToolButton *m_back;
    QBoxLayout *m_words, *m_first;           // m_first: name and chips
    QLabel *m_photo;
    ElidedLabel *m_name, *m_facts;
    QWidget *m_chips;
    bool m_oneLine = false, m_hint = false;   // m_hint: the facts only say how to go on
};

}  // namespace tongdang
