// The window as the program makes it, with scripted dialogs and settings of its own, worked by events; times are from an event to
// everything that it changed being painted.
#pragma once

#include "core/children/child_derivation.h"
#include "tests/bench/bench.h"
#include "tests/support/ui/scripted_dialogs.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/thread_jobs.h"

#include <QTemporaryDir>
#include <QTimer>

namespace tongdang::bench {

inline constexpr double kKeyMs = 16, kOpenMs = 150, kPageMs = 100, kBlockMs = 50, kZoomMs = 200;   // ui.md, quality.md

class BenchWindow {
  public:
    BenchWindow();
    ~BenchWindow();
    void setLedger(Ledger::Opened opened);
    template <typename Widget> Widget *find(const char *name) const {
        for (auto *widget : window->findChildren<Widget *>(QLatin1String(name)))
            if (widget->isVisible())
                return widget;
        giveUp(QStringLiteral("not shown: ") + QLatin1String(name));
    }
    void click(const char *name) const;
    void untilIdle() const;              // no job is under way; events go on meanwhile
    double key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;   // to where the focus is
    double key(QChar typed) const;
    // Does this, then what it gave rise to until the screen shows it.
    static double painted(const std::function<void()> &act);

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Messages messages;
    SystemClock clock;
    RolePolicy policy;
    ChildDerivation derivation;
    ScriptedDialogs dialogs;
    Theme theme;
    ThreadJobs jobs;
    UiContext context{messages, clock, policy, derivation, settings, jobs, dialogs, theme};
    std::unique_ptr<MainWindow> window;
};

// How late the event loop comes to what is due: as long as it was held up. Beats every few milliseconds from making to end.
class Heartbeat {
  public:
    Heartbeat();
    Times late;

  private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

void keysSubject(const Options &);
void choicesSubject(const Options &);
void searchBoxSubject(const Options &);
void pagesSubject(const Options &);
void fileSubject(const Options &);
void importingSubject(const Options &);
void startingSubject(const Options &);
int startOnce(const QString &ledger);    // the measured process of startingSubject

}  // namespace tongdang::bench
