// The first step: a file is picked or dropped; what can be read; a sample roster; below, what was imported lately, with undo.
#pragma once

#include "core/base/uid.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace tongdang {

class UiContext;

class ChooseStep final : public QWidget {
    Q_OBJECT
  public:
    explicit ChooseStep(UiContext &context, QWidget *parent = nullptr);
    void refresh();                      // the recent imports
    void setOpen(bool open);             // false: a file cannot be taken now
    void setDragged(bool over);          // a file hangs over the page
    QPushButton *choose() const { return m_choose; }

  signals:
    void chooseRequested();
    void sampleRequested();
    void undoRequested(const tongdang::Uid &batch);

  private:
    QWidget *dropZone();
    void addRecent(QVBoxLayout *column);
    UiContext &m_context;
    QPushButton *m_choose = nullptr;
    QWidget *m_zone = nullptr;
    QTableWidget *m_recent = nullptr;
    QLabel *m_none = nullptr;
};

}  // namespace tongdang
