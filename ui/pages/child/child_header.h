// The head of a child's file: who it is, how old, where, which categories, and what state the file is in.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QLabel;

namespace tongdang {

class UiContext;

class ChildHeader : public QWidget {
    Q_OBJECT
  public:
    ChildHeader(UiContext &context, QWidget *parent);
    void show(const Record &record);
    void showNew();
    void say(const QString &sentence);      // in place of the facts

  private:
    void chip(const QString &text, const QString &tone, const QString &mark = {});
    void clearChips();
    UiContext &m_context;
    void showPhoto(const Record &record);
    QLabel *m_photo, *m_name, *m_facts;
    QWidget *m_chips;
};

}  // namespace tongdang
