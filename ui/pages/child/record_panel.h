// One record that hangs on a child, over the whole page: a visit, an assessment, any form. Drafts, saving and leaving are as in the child's own
// form. A finished assessment is shown and never edited: assessing anew supersedes it, with its answers taken over.
#pragma once

#include "core/ledger/record.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tongdang {

class AssessmentResult;
class Banner;
class DraftKeeper;
class FormView;
class UiContext;

class RecordPanel final : public QWidget {
    Q_OBJECT
  public:
    RecordPanel(UiContext &context, QWidget *parent);
    ~RecordPanel() override;
    // A new one takes up its draft where there is one. Where a child has one record of the form at most, that one is opened.
    void openNew(const Form &form, const Record &child, const Answers *before = nullptr);
    void open(const Uid &record, const Record &child);
    bool isOpen() const { return m_view; }
    bool isModified() const;
    FormView *form() const { return m_view; }
    Uid uid() const { return m_uid; }
    bool saveNow();                      // and closes; false where something is to be mended or the ledger refused
    bool mayLeave();                     // asks once, naming the changed questions; closes
    void close();                        // without asking
    void keepDraft();
    void refresh();
    void retranslate();

  signals:
    void opened();
    void closed();
    void modified();

  protected:
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void show(const Form &form, const Record &child);
    void begin();
    void leave();
    void dropView();
    void orderStops();
    void takeOver(const Answers &before);
    void fillFromChosen();
    void showState();
    void showResult();
    void supersede();
    void takeBack();
    void changeLevel();
    bool mayWrite() const;
    UiContext &m_context;
    Uid m_uid, m_child;
    Record m_record, m_childRecord;      // m_record: as stored, of an existing one
    bool m_isNew = true;
    QLabel *m_title;
    Banner *m_banner;
    AssessmentResult *m_result;
    QVBoxLayout *m_place;
    QPointer<FormView> m_view;
    DraftKeeper *m_draft;
    QHash<QString, QString> m_chosen;    // by question: the record that filled in others
    QPushButton *m_back, *m_save, *m_cancel, *m_anew, *m_override, *m_takeBack, *m_dropDraft;
};

}  // namespace tongdang
