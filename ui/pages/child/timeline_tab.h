// What happened to a child and to its file, as a table: the day, the age then, what, and who or why (ui/pages/child/happenings.h).
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace tongdang {

class UiContext;

class TimelineTab final : public QWidget {
    Q_OBJECT
  public:
    TimelineTab(UiContext &context, QWidget *parent);
    void show(const Record &child);
    void retranslate();

  private:
    UiContext &m_context;
    QTreeWidget *m_list;
};

}  // namespace tongdang
