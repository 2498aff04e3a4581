// One answer for several children at once: which question, which answer, and how many it would change before anything is saved. One
// batch, to be undone as one; a child whom the answer does not fit keeps its own and is counted.
#pragma once

#include "core/ledger/change_set.h"
#include "core/ledger/record.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tongdang {

class FieldEditor;
class UiContext;

// Asks and writes. At most kMostAtOnce children.
void changeForAll(UiContext &context, QWidget *window, const std::vector<qint64> &children);

class BulkDialog final : public QDialog {
    Q_OBJECT
  public:
    BulkDialog(UiContext &context, std::vector<Record> children, QWidget *parent);
    ChangeSet changes() const;          // of those whose answer is another

  private:
    void choose(int index);
    void look();
    const Field *field() const;
    QString value() const;              // canonical; "" where there is none or it cannot be read
    UiContext &m_context;
    std::vector<Record> m_children;
    const Form &m_form;
    Answers m_answers;
    QComboBox *m_question;
    QVBoxLayout *m_place;
    FieldEditor *m_editor = nullptr;
    QLabel *m_preview;
    QPushButton *m_go;
};

}  // namespace tongdang
