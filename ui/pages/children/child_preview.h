// Beside the list: the child on which the cursor stands, without opening the file. Phones are masked as in the list: only opening a file
// is noted in the log.
#pragma once

#include "core/base/uid.h"

#include <QScrollArea>
#include <QTimer>

class QLabel;
class QPushButton;

namespace tongdang {

class ChildHeader;
class PeopleCards;
class UiContext;

class ChildPreview final : public QScrollArea {
    Q_OBJECT
  public:
    explicit ChildPreview(UiContext &context, QWidget *parent = nullptr);
    void show(const Uid &child);           // a moment later, so that walking through the list stays quick
    void retranslate();

  signals:
    void opened(const tongdang::Uid &child);

  private:
    void read();
    UiContext &m_context;
    Uid m_child;
    ChildHeader *m_header;
    QLabel *m_facts, *m_people;
    PeopleCards *m_cards;
    QPushButton *m_open;
    QTimer m_soon;
};

}  // namespace tongdang
