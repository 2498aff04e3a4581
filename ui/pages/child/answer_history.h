// One answer through time: who gave it when, what it was before; any earlier one can be put back.
#pragma once

#include "core/base/uid.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace tongdang {

struct Field;
class Form;
class FormView;
class UiContext;

// Sets one question to what it was, and nothing else; announced, to be undone. False where it does not fit any more.
bool putAnswerBack(UiContext &context, QWidget *parent, const Form &form, const Uid &record, const Field &field, const QString &value);

// Every question of a record that is shown in `view` has its past at hand.
void offerHistory(UiContext &context, FormView &view, const Uid &record);

class AnswerHistory final : public QDialog {
    Q_OBJECT
  public:
    AnswerHistory(UiContext &context, const Form &form, const Uid &record, const Field &field, QWidget *parent);

  private:
    void fill();
    void enable();
    UiContext &m_context;
    const Form &m_form;
    const Uid m_record;
    const Field &m_field;
    QTreeWidget *m_list;
    QPushButton *m_back;
};

}  // namespace tongdang
