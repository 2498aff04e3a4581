// Setting up a ledger: language → place → name, administrator, password → recovery code → what to begin with.
#pragma once

#include "ui/shell/entry/entry_panel.h"

class QVBoxLayout;
class QLineEdit;
class QLabel;

namespace tongdang {

class PasswordEdit;
class PlacePicker;

class FirstRun final : public EntryPanel {
    Q_OBJECT
  public:
    enum Step { Language, Place, Account, Code, Begin };
    // `first`: no ledger is known yet, so there is nothing to go back to. Starts at the place when the language was chosen before.
    FirstRun(UiContext &context, bool first, Step step = Language, QWidget *parent = nullptr);
    Step step() const { return m_step; }
    bool mayClose() override;       // the code is lost when it was not written down

  signals:
    void languageChosen();          // the window builds this panel anew in that language, at the next step
    void openExisting();
    void restoreBackup();

  private:
    void show(Step step);
    QWidget *languageStep();
    QWidget *placeStep();
    QWidget *accountStep();
    QWidget *codeStep();
    QWidget *beginStep();
    void next();
    void back();
    void look();                    // whether one may go on
    void create();
    void tryDemonstration();
    void begin(const QString &page, bool demonstration);
    QString ledgerPath() const;
    bool m_first;
    Step m_step = Language;
    Places m_places;
    QVBoxLayout *m_steps;
    QLabel *m_chosen = nullptr, *m_noVillage = nullptr, *m_advice = nullptr, *m_where = nullptr, *m_code = nullptr, *m_codeHint = nullptr, *m_codeFault = nullptr;
    PlacePicker *m_picker = nullptr;
    QLineEdit *m_name = nullptr, *m_login = nullptr, *m_codeBack = nullptr;
    PasswordEdit *m_password = nullptr, *m_again = nullptr;
    QPushButton *m_back, *m_next;
    QString m_folder;
    Ledger::Opened m_opened;
};

}  // namespace tongdang
