// A ledger, a roster and a copy in a temporary place, on which one job is done by a child process while a file fault strikes; then
// what must hold: the ledger opens, verifies and has all that was acknowledged; a job is whole or not there; nothing strays for ever.
// Answers in words instead of failing, so that tests and tongdang-faults share it.
#pragma once

#include "core/children/child_derivation.h"
#include "core/ledger/ledger.h"
#include "tests/support/core/file_faults.h"

#include <QTemporaryDir>

namespace tongdang::test {

enum class FaultJob { Save, Import, Demo, Undo, Backup, Restore, Password, Create, Export };
QList<FaultJob> faultJobs();
QString faultJobName(FaultJob job);

struct FaultOutcome {
    bool struck = false;         // killed, or told of the failure
    long changes = 0;            // of files, where it ran to its end
    int acknowledged = 0, lost = 0, wrong = 0, half = 0, stray = 0;
    QString error;               // id of what a failing job said
    QStringList problems;        // what does not hold
};

class FaultWorld {
  public:
    explicit FaultWorld(int rosterRows = 40);
    FaultOutcome run(FaultJob job, FileFault fault, long after, bool deep = false);
    const QString &problem() const { return m_problem; }   // of making the world; "" where all is well
    QString ledgerFile(const QString &name) const { return m_template.filePath(QStringLiteral("台账.tongdang/")) + name; }
    QString templateFile(const QString &name) const { return m_template.filePath(name); }
    // Opens, verifies deeply and compares with what the template holds: what is wrong, or "". `told`: the error or fault that was told.
    QString judgeDamaged(const QString &folder, QString &told);
    Result<Ledger::Opened> open(const QString &folder, const QString &password = {});
    Ledger::Context context();

  private:
    Result<void> make(int rosterRows);
    void work(FaultJob job, const QString &at, int acknowledge);
    void check(FaultJob job, const QString &at, const QStringList &acknowledged, bool deep, bool gone, FaultOutcome &out);
    void checkLedger(FaultJob job, const QString &at, const QStringList &acknowledged, bool deep, FaultOutcome &out);
    QStringList names(Ledger &ledger, const Session &session);

    QTemporaryDir m_template;
    SetClock m_clock{QDate(2016, 8, 15)};
    RolePolicy m_policy;
    ChildDerivation m_derivation;
    Uid m_batch;                  // an import that Undo takes back
    QStringList m_own, m_imported, m_roster;
    QString m_problem;
};

bool copyFolder(const QString &from, const QString &to);

}  // namespace tongdang::test
