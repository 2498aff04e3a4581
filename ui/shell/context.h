// What a page needs of the program: handed to it by reference, never looked up. One context a window.
#pragma once

#include "core/ledger/ledger.h"

#include <QObject>
#include <QSettings>

namespace tongdang {

class Jobs;      // ui/shell/jobs.h: long work off the window's thread, with progress and cancel
class Dialogs;   // ui/shell/dialogs.h: questions, file pickers, errors; tests put a scripted one in its place
class Theme;     // ui/shell/theme.h: colours, spacing, text sizes, icons

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

    Language language() const { return m_language; }
    void setLanguage(Language language);            // emits languageChanged; translators are the shell's affair
    QString say(const Message &message) const { return m_messages.text(message, m_language); }
    QString say(const Error &error) const { return say(error.message); }

    bool hasLedger() const { return m_ledger != nullptr; }
    Ledger &ledger() const { return *m_ledger; }
    LedgerReader &reader() const { return m_ledger->reader(); }
    const Session &session() const { return m_session; }
    void setLedger(std::unique_ptr<Ledger> ledger, Session session);
    std::unique_ptr<Ledger> takeLedger();

    // After every change: pages look again. A batch uid lets the toast offer undo.
    void announceChange(const Message &what, const Uid &batch);

  signals:
    void languageChanged();
    void ledgerChanged();                                        // opened, closed, another
    void dataChanged();
    void changeAnnounced(const tongdang::Message &what, const tongdang::Uid &batch);
    void childRequested(const tongdang::Uid &uid);               // open a child's file
    void childrenRequested(const QString &title, const QList<tongdang::Uid> &uids);   // the list behind a number
    void pageRequested(const QString &page);                     // by its id

  private:
    const Messages &m_messages;
    const Clock &m_clock;
    const Policy &m_policy;
    const Derivation &m_derivation;
    QSettings &m_settings;
    Jobs &m_jobs;
    Dialogs &m_dialogs;
    Theme &m_theme;
    Language m_language = Language::Chinese;
    std::unique_ptr<Ledger> m_ledger;
    Session m_session;
};

// A page of the window: folder ui/pages/<id>/. Built once a ledger is open, kept, refreshed when it is shown and data changed.
class Page : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    virtual QString id() const = 0;                 // "children" "statistics" …: settings key, F1 topic, pageRequested
    virtual QString title() const = 0;              // translated
    virtual QString icon() const = 0;               // name in resources/icons
    virtual class QWidget *widget() = 0;
    virtual void refresh() = 0;
    virtual bool mayLeave() { return true; }        // asks once, naming the changed fields
    virtual void retranslate() {}
};

}  // namespace tongdang
