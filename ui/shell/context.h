// What a page needs of the program: handed to it by reference, never looked up. One context a window.
#pragma once

#include "ui/shell/command.h"

#include "core/forms/form_catalog.h"
#include "core/ledger/ledger.h"

#include <QObject>
#include <QSettings>

#include <functional>
#include <vector>

class QWidget;

namespace tongdang {

class Jobs;      // ui/shell/jobs.h: long work off the window's thread, with progress and cancel
class Dialogs;   // ui/shell/dialogs.h: questions, file pickers, errors; tests put a scripted one in its place
class Theme;     // ui/shell/theme.h: colours, spacing, text sizes, icons

// Fills a new ledger with invented children; injected by the program, absent where it has none.
using Demonstration = std::function<Result<void>(Ledger &ledger, const Session &session, int children, Progress &progress)>;

class UiContext : public QObject {
    Q_OBJECT
  public:
    UiContext(const Messages &messages, const Clock &clock, const Policy &policy, const Derivation &derivation, QSettings &settings,
              Jobs &jobs, Dialogs &dialogs, Theme &theme, QObject *parent = nullptr);

    const Messages &messages() const { return m_messages; }
    const Clock &clock() const { return m_clock; }
    const Policy &policy() const { return m_policy; }
    const Derivation &derivation() const { return m_derivation; }
    QSettings &settings() const { return m_settings; }
    Jobs &jobs() const { return m_jobs; }
    Dialogs &dialogs() const { return m_dialogs; }
    Theme &theme() const { return m_theme; }

    // What opening and making ledgers needs; tests lower the key stretch.
    LedgerOptions &ledgerOptions() { return m_ledgerOptions; }
    Ledger::Context ledgerContext() const { return {&m_clock, &m_policy, &m_derivation, m_ledgerOptions}; }
    // What a throw-away ledger lies in: removed when the program ends.
    void keepUntilEnd(std::shared_ptr<void> folder) { m_untilEnd = std::move(folder); }
    void setDemonstration(Demonstration demonstration) { m_demonstration = std::move(demonstration); }
    const Demonstration &demonstration() const { return m_demonstration; }

    Language language() const { return m_language; }
    void setLanguage(Language language);            // emits languageChanged; translators are the shell's affair
    QString say(const Message &message) const { return m_messages.text(message, m_language); }
    QString say(const Error &error) const { return say(error.message); }

    bool hasLedger() const { return m_ledger != nullptr; }
    Message whyReadOnly() const { return {m_ledger && m_ledger->folder().isDiskFull() ? QStringLiteral("ledger.full_disk") : QStringLiteral("window.read_only"), {}, {}}; }
    bool isReadOnly() const { return m_ledger && m_ledger->folder().isReadOnly(); }
    Ledger &ledger() const { return *m_ledger; }
    LedgerReader &reader() const { return m_ledger->reader(); }
    const Session &session() const { return m_session; }
    void setLedger(std::unique_ptr<Ledger> ledger, Session session);
    std::unique_ptr<Ledger> takeLedger();           // the pages are gone by then
    bool hasChanges() const { return m_changes > 0; }   // since the ledger was opened: closing offers a backup copy

    // After every change: pages look again. A batch uid lets the toast offer undo.
    void announceChange(const Message &what, const Uid &batch, bool undone = false);   // undone: the offer is to bring it back
    // A passing sentence for the person, without undo; about a written file with the offer to open its folder.
    void tell(const QString &sentence, const QString &file = {}) { emit told(sentence, file); }

  signals:
    void languageChanged();
    void ledgerChanged();                                        // opened, closed, another
    void dataChanged();
    void changeAnnounced(const tongdang::Message &what, const tongdang::Uid &batch, bool undone = false);
    void told(const QString &sentence, const QString &file = {});
    void childRequested(const tongdang::Uid &uid);               // open a child's file; the shell shows the page "child"
    // In a child's file: a new record of that form, or that record; the shell shows the page "child".
    void recordRequested(const tongdang::Uid &child, const QString &form, const tongdang::Uid &record);
    void newChildRequested();                                    // Ctrl+N; the shell shows the page "child"
    void childrenRequested(const QString &title, const QList<tongdang::Uid> &uids);   // the list behind a number: page "children"
    void pageRequested(const QString &page);                     // by its id
    void searchRequested(const QString &text);                   // typed into the window's search box: page "children"
    void commandsOffered(int commands);                          // for what is typed there; told before searchRequested
    void searchEntered();                                        // Enter there: the shell shows the page "children", or has it open the first hit
    void searchAnswered(int found);                              // how many records it found
    void signOutRequested();

  private:
    const Messages &m_messages;
    const Clock &m_clock;
    const Policy &m_policy;
    const Derivation &m_derivation;
    QSettings &m_settings;
    Jobs &m_jobs;
    Dialogs &m_dialogs;
    Theme &m_theme;
    LedgerOptions m_ledgerOptions;
    Demonstration m_demonstration;
    std::shared_ptr<void> m_untilEnd;             // before the ledger: closed first
    Language m_language = Language::Chinese;
    std::unique_ptr<Ledger> m_ledger;
    Session m_session;
    int m_changes = 0;
};

// A state of a page worth a picture: `show` brings it about. A modal one opens a dialog and returns when it is closed.
struct TourStop {
    QString name;                 // part of the picture's file name: "filters"
    std::function<void()> show;
    bool modal = false;
};

// A page of the window: folder ui/pages/<id>/. Built once a ledger is open, kept, refreshed when it is shown and data changed.
// It connects to the context's signals in its constructor: the shell does so later, so a page has its child before it is shown.
class Page : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    virtual QString id() const = 0;                 // "children" "statistics" …: settings key, F1 topic, pageRequested
    virtual QString title() const = 0;              // translated
    virtual QString icon() const = 0;               // name in resources/icons
    virtual QWidget *widget() = 0;                  // the shell puts it into the window, which owns it from then
    virtual void refresh() = 0;
    virtual bool inNavigation() const { return true; }   // false: reached from other pages alone, as a child's file is
    virtual QString navigationId() const { return id(); }// the entry that is marked while this page is shown
    virtual bool mayLeave() { return true; }        // asks once, naming the changed fields
    virtual void save() {}                          // Ctrl+S
    virtual void takeFocus();                       // the keyboard begins here, where it is nowhere yet: the first control unless a page knows better
    virtual void searchEntered() {}                 // Enter in the window's search box, while this page shows what it found
    virtual void keepDraft() {}                     // now: the program may be gone in a moment, and nobody can be asked
    virtual void retranslate() {}
    virtual QString hint() { return {}; }           // how this page is used, told once to each account
    virtual std::vector<Command> commands() { return {}; }  // of this page, found by name in the search box
    virtual std::vector<TourStop> tourStops() { return {}; }
};

using PageFactory = std::function<std::unique_ptr<Page>(UiContext &context)>;

}  // namespace tongdang
