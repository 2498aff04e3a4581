// One or more forms in a dialog with Save and Cancel: a guardian with the link to the child, an entry of a repeat, an exit. As tall as its
// questions, as far as the window allows.
#pragma once

#include "core/ledger/ledger.h"

#include <QDialog>

#include <functional>
#include <optional>

class QDialogButtonBox;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tongdang {

class Banner;
class DraftKeeper;
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
    // From now on what is typed is kept as a draft of this record, until it is saved or given up. What was kept before of it (of a new one: of the
    // same subject, and `wanted`): restoreDraft() puts it back. Once the forms are added.
    std::optional<Draft> keepDrafts(const Draft &what, const std::function<bool(const Draft &)> &wanted = {});
    void restoreDraft(const Draft &draft);
    void setBeside(const QString &key, const QString &value);   // kept in the draft beside the answers; no question has such a name
    void keepDraft();                                          // now
    void dropDraft();

  protected:
    void showEvent(QShowEvent *event) override;

  private:
    void trySave();
    void fit();
    void orderStops();
    UiContext &m_context;
    QVBoxLayout *m_top, *m_forms;
    QList<FormView *> m_views;
    QScrollArea *m_scroll;
    QDialogButtonBox *m_buttons;
    QPushButton *m_ok;
    std::function<bool()> m_save;
    DraftKeeper *m_draft = nullptr;
    Draft m_what;
    Banner *m_again;
};

}  // namespace tongdang
