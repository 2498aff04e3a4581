// One or more forms in a dialog with Save and Cancel: a guardian with the link to the child, an entry of a repeat, an exit. As tall as its
// questions, as far as the window allows.
#pragma once

#include <QDialog>

#include <functional>

class QDialogButtonBox;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tongdang {

class FormView;
class UiContext;

class FormDialog : public QDialog {
    Q_OBJECT
  public:
    FormDialog(UiContext &context, const QString &title, QWidget *parent);
    void add(FormView *view, const QString &title = {});       // takes it over
    QVBoxLayout *top() const { return m_top; }                 // above the forms
    // Called by Save once nothing must be mended; closes the dialog where it says true.
    void setSave(std::function<bool()> save) { m_save = std::move(save); }
    QPushButton *addButton(const QString &text, const QString &name);   // beside Save
    bool saveNow();                                            // what Save does, but the dialog stays open
    void reject() override;                                    // asks once where something was typed

  protected:
    void showEvent(QShowEvent *event) override;

  private:
    void trySave();
    void fit();
    UiContext &m_context;
    QVBoxLayout *m_top, *m_forms;
    QList<FormView *> m_views;
    QScrollArea *m_scroll;
    QDialogButtonBox *m_buttons;
    QPushButton *m_ok;
    std::function<bool()> m_save;
};

}  // namespace tongdang
