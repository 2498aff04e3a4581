// Any form, to fill in or to read: groups as titled sections in as many columns as fit, one editor a question, problems beside each
// and in a list. Enter goes on, Shift+Enter back, Ctrl+Page Down to the next section, F6 to the next problem, digits choose. Nothing is saved here: a page sends changes().
#pragma once

#include "ui/forms/form_logic.h"

#include "core/ledger/ledger_reader.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tongdang {

class FieldEditor;
class FieldRow;
class FormFiles;
class ProblemList;
class RepeatTable;
class UiContext;

class FormView : public QWidget {
    Q_OBJECT
  public:
    FormView(UiContext &context, const Form &form, QWidget *parent = nullptr);
    ~FormView() override;

    void setRecord(const Record &record);                                   // as the ledger has it
    void setNew(const Uid &subject = {}, const QHash<QString, QString> &initial = {});   // defaults filled in
    void carry(const QHash<QString, QString> &values, const QString &from); // into a new record, marked with where they come from
    // A row of a repeat by itself, which the form around it saves. `facts`: of that form; else none.
    void setRow(const RepeatRows::Row &row, std::unique_ptr<FormFacts> facts = {}, bool isNew = false);
    RepeatRows::Row row() const { return {kept(), m_logic.rows().stored()}; }
    void restore(const QHash<QString, QString> &values);                    // a draft over what is shown
    void setTrial() { m_trial = true; }                                      // a look at a form: nothing is attached
    void useFiles(FormFiles *files);                                         // those of the form around a row: it saves them
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    void hideUnvisited();                                                   // problems only of what one has been at, as in a new record
    void setEmbedded();                                                     // no scroll area of its own: it stands in another
    // Questions of no use here (a link that the page itself makes).
    void hideField(const QString &name);
    void offerOnly(const QString &name, const QStringList &codes);          // of its choices those that come into question here
    void need(const QString &name);                                         // here it must be answered, whatever the form says
    // An answer that follows from another one: filled in while it is blank or still the one that was suggested before.
    void suggest(const QString &name, const QString &value, const QString &from);

    const Form &form() const { return m_form; }
    const Answers &answers() const { return m_logic.answers(); }
    Answers kept() const { return m_logic.kept(); }                         // as a save would have them
    std::vector<std::pair<int, QString>> changes() const { return m_logic.changes(); }
    // What is saved beside the answers of this record (the change `own` of the set): reasons for warnings, the rows of repeats and the files
    // that were attached, each a record of its own.
    void addRest(ChangeSet &set, size_t own);
    bool hasRest() const { return m_logic.rows().isModified() || !m_reasons.isEmpty(); }
    QHash<QString, QString> values() const;                                 // typed ones, for a draft
    QStringList changedQuestions() const;                                   // labels
    struct Asked { int all = 0, musts = 0; std::vector<int> open; };        // questions that apply and are to be answered; those still blank, musts of them
    Asked asked() const;
    bool isModified() const;
    // Shows every problem; true where nothing must be mended. Warnings are then asked about: askReasons().
    bool validateNow();
    // Warnings about what is to be saved that nobody has said anything about; a reason for some, kept with the save.
    QList<Issue> unexplained() const;
    void accept(const QList<Issue> &issues, const QString &reason);
    QString sentence(const Issue &issue) const;                             // with its question's label
    void showIssues(const QList<Issue> &issues);                            // as a commit found them
    bool showRowIssues(size_t change, const QList<Issue> &issues);          // of a row's change in the set; false where it is none of ours
    bool focusField(const QString &name);                                   // false where it is not there or does not apply
    void focusFirst();
    void setHistory(bool known) { m_history = known; }                      // answers have one: Ctrl+H and a small button beside each
    bool focusNextProblem();
    void retranslate();                                                     // built anew with the answers kept
    FieldEditor *editor(const QString &name) const;

  signals:
    void edited();
    void historyWanted(const QString &question);                            // where setHistory(true)
    void finished();                                                        // Enter on the last question
    void built();                                                           // all editors anew: in another language, at another zoom

  private:
    void build();
    void buildRepeats(const std::function<void(const QString &key, const QString &title)> &openSection, QWidget *&grid);
    void takeRows();
    void rowsEdited();
    QString labelOf(const QString &issueField) const;
    QString acceptedWords(const Issue &issue) const;                        // "" while it is not
    void dropReasons(const std::function<bool(const QString &question)> &concerned);
    void begin(const Answers &stored, bool isNew, std::unique_ptr<FormFacts> facts = {});
    void showAll();
    void take(FieldRow *row);
    void leave(FieldRow *row);
    void fillFromIdNumber(int slot);
    void fill(int slot, const QString &value, const QString &from);
    bool suggest(int slot, const QString &value, const QString &from);
    QList<Issue> problems() const;
    void unfold(const QWidget *grid);
    void refreshAfter(int slot);
    void refreshSections();
    void putInAnswers() const;
    void showProblems();
    void step(FieldRow *row, int by);
    void stepSection(int by);
    static bool mayStop(const FieldRow *row);                               // the keyboard, there
    void reveal(QWidget *what);
    void forgetTyping() const;
    bool focusRow(const QString &issueField);
    bool isOutOfReach(const Issue &issue) const;                            // only a hidden question could mend it
    FieldRow *rowOf(int slot) const { return m_rowBySlot.value(slot); }

    UiContext &m_context;
    const Form &m_form;
    FormLogic m_logic;
    Record m_record;
    std::unique_ptr<FormFacts> m_facts;
    FormFiles *m_files;                          // taken in and not saved yet
    bool m_readOnly = false, m_all = false, m_embedded = false, m_history = false;   // m_all: every problem is to be shown, not only of what was visited
    QSet<int> m_visited, m_edited;               // left, or concerned by one that was; typed into
    int m_typing = -1;                           // being typed: judged when left
    QSet<int> m_carried;                         // taken over from m_carriedFrom
    QString m_carriedFrom;
    QSet<QString> m_hidden, m_needed, m_unfolded;   // m_unfolded: groups
    QHash<int, QString> m_suggested;
    QList<Issue> m_foreign;                      // a commit's
    mutable QHash<Uid, QList<AcceptedWarning>> m_accepted;   // as the ledger has them, of this record and its rows: read when there is a warning
    QHash<QString, QString> m_reasons;           // given now, by acceptedField(question, rule)
    bool m_trial = false;
    bool m_alone = false;                        // no record of its own to be saved: nothing is asked about its warnings
    QHash<size_t, QString> m_rowChanges;         // change of the last set → what stands before its questions
    QScrollArea *m_scroll;
    QWidget *m_body = nullptr;
    ProblemList *m_problems;
    QList<Issue> m_shown;                        // in the list, in order
    QList<FieldRow *> m_rows;
    QHash<int, FieldRow *> m_rowBySlot;
    // fold: opens a group of the appearance “folded”; null where it always stands open.
    struct Section { QWidget *frame; QList<FieldRow *> rows; QList<RepeatTable *> repeats; QString key; QWidget *grid = nullptr; QPushButton *fold = nullptr; QLabel *heading = nullptr; QString title = {}; };
    QList<Section> m_sections;
};

// One question about all the warnings of what is to be saved. False where the person goes back to the answers.
bool askReasons(UiContext &context, QWidget *parent, const QList<FormView *> &views);
bool askReasons(UiContext &context, QWidget *parent, const QList<std::pair<FormView *, QList<Issue>>> &warnings);   // these

}  // namespace tongdang
