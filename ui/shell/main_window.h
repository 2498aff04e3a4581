// The window: first run or signing in while no ledger is open, the workbench once one is. Closing lets the current page ask, offers a
// backup copy when something was changed, and closes the ledger.
#pragma once

#include "ui/shell/context.h"
#include "ui/shell/languages.h"

#include <QMainWindow>

namespace tongdang {

class EntryPanel;
class FirstRun;
class Workbench;

class MainWindow final : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(UiContext &context, std::vector<PageFactory> pages, QWidget *parent = nullptr);
    ~MainWindow() override;
    void begin(const QString &path = {});         // signing in to the ledger, restoring the backup; "" is the last ledger, or the first run where there is none
    void showSignIn(const QString &ledgerPath = {});
    void showFirstRun(int step = 0);
    void showRecover(const QString &ledgerPath, const QString &login);
    void showRestore();
    void showRestoreOf(const QString &file);      // of a backup; "": one is to be chosen
    Workbench *workbench() const { return m_workbench; }
    EntryPanel *entry() const { return m_entry; }
    void keepDrafts();                            // what is typed and not saved, without a question
    bool signOut();                               // false: the person wants to stay, or a job is under way

  protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void showEntry(EntryPanel *panel);
    void ledgerChanged();
    void retitle();
    bool mayClose();
    UiContext &m_context;
    Translations m_translations;
    std::vector<PageFactory> m_factories;
    Workbench *m_workbench = nullptr;
    EntryPanel *m_entry = nullptr;
    Language m_entryLanguage = Language::Chinese;
    std::function<void()> m_rebuildEntry;         // in another language
    QString m_lastPath;
};

}  // namespace tongdang
