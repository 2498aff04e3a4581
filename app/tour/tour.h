// One picture of every page, dialog and important state, so that anybody can look at all of them. A stop brings a state about and the
// tour takes the picture; pages give their own stops (Page::tourStops), the shell's are in entry_stops.cpp and workbench_stops.cpp.
#pragma once

#include "core/children/child_derivation.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/thread_jobs.h"
#include "ui/shell/window_dialogs.h"

#include <QDir>
#include <QTemporaryDir>

namespace tongdang {

// Files and folders are given beforehand; questions are real boxes while a picture of one is taken, else answered so that the tour goes on.
class TourDialogs final : public WindowDialogs {
  public:
    using WindowDialogs::WindowDialogs;
    QStringList paths;
    bool pictured = false;
    void error(QWidget *parent, const QString &sentence, const QString &detail) override {
        if (pictured)
            WindowDialogs::error(parent, sentence, detail);
    }
    void inform(QWidget *parent, const QString &title, const QString &sentence) override {
        if (pictured)
            WindowDialogs::inform(parent, title, sentence);
    }
    bool confirm(QWidget *parent, const QString &title, const QString &sentence, const QString &yes, const QString &no) override { return pictured && WindowDialogs::confirm(parent, title, sentence, yes, no); }
    int choose(QWidget *parent, const QString &title, const QString &sentence, const QStringList &answers, int preset) override { return pictured ? WindowDialogs::choose(parent, title, sentence, answers, preset) : 1; }
    Leave askToSave(QWidget *parent, const QStringList &changed) override { return pictured ? WindowDialogs::askToSave(parent, changed) : Leave::Discard; }
    QString text(QWidget *parent, const QString &title, const QString &question, const QString &initial) override { return pictured ? WindowDialogs::text(parent, title, question, initial) : QString(); }
    QString openFile(QWidget *, const QString &, const QString &) override { return next(); }
    QString saveFile(QWidget *, const QString &, const QString &, const QString &, QString *) override { return next(); }
    QString folder(QWidget *, const QString &) override { return next(); }

  private:
    QString next() { return paths.isEmpty() ? QString() : paths.takeFirst(); }
};

struct TourPlan {
    QString out;
    Language language = Language::Chinese;
    Theme::Mode mode = Theme::Mode::Light;
    QSize size{1280, 720};
    int zoom = 100;
    int children = 300;
};

class Tour {
  public:
    explicit Tour(const TourPlan &plan);
    ~Tour();
    bool run();                    // false where a picture could not be made

  private:
    void entryStops();             // first run, signing in, recovering; leaves a ledger open
    void workbenchStops();
    void shoot(const QString &name);
    void shootModal(const QString &name, const std::function<void()> &act);   // act opens a dialog; the tour closes it
    void settle();                 // until nothing is to be painted and no job runs
    bool until(const std::function<bool()> &condition);
    void click(const char *name);
    void type(const char *name, const QString &text);
    QWidget *find(const char *name) const;
    TourPlan m_plan;
    QTemporaryDir m_folder;
    QSettings m_settings;
    Messages m_messages;
    SystemClock m_clock;
    RolePolicy m_policy;
    ChildDerivation m_derivation;
    TourDialogs m_dialogs;
    Theme m_theme;
    ThreadJobs m_jobs;
    UiContext m_context;
    std::unique_ptr<MainWindow> m_window;
    int m_taken = 0;
    QStringList m_faults;
};

}  // namespace tongdang
