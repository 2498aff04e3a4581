// What happened to a child, by the days it happened on: born, cared for by whom from when until when, on the register, left it. Every
// date of the file and of the records that hang on it, whatever their form.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace tongdang {

class UiContext;

struct Happening { QString day, what, detail; };
// The newest first.
QList<Happening> happenings(UiContext &context, const Record &child);

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
