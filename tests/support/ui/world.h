// A window as the program makes it, but with scripted dialogs, a clock that tests set, settings of its own and quick keys.
#pragma once

#include "core/children/child_derivation.h"
#include "core/ledger/recovery_code.h"
#include "tests/support/catch_qt.h"
#include "tests/support/ui/scripted_dialogs.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/thread_jobs.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

namespace tongdang {

inline constexpr int kPatienceMs = 30000;   // how long a condition may take on a busy machine; never slept away

struct World {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Messages messages;
    SetClock clock{QDate(2026, 3, 2)};
    RolePolicy policy;
    ChildDerivation derivation;
    ScriptedDialogs dialogs;
    Theme theme;
    ThreadJobs jobs;
    UiContext context{messages, clock, policy, derivation, settings, jobs, dialogs, theme};
    std::unique_ptr<MainWindow> window;

    explicit World(std::vector<PageFactory> pages = {}, Language language = Language::English) {
        theme.setMode(Theme::Mode::Light);
        context.ledgerOptions().stretch = KeyStretch::Least;
        context.ledgerOptions().forTests = true;
        context.setLanguage(language);
        window = std::make_unique<MainWindow>(context, std::move(pages));
        window->resize(1280, 720);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~World() {
        window->signOut();
        window.reset();
    }

    QString ledgerPath() const { return folder.filePath(QStringLiteral("test.tongdang")); }
    // A small ledger of one village, open and signed in to.
    bool createLedger(const QString &login = QStringLiteral("admin"), const QString &password = QStringLiteral("a good password")) {
        auto made = Ledger::create({ledgerPath(), QStringLiteral("150302"), QStringLiteral("Test"), login, password}, context.ledgerContext());
        if (!made) {
            UNSCOPED_INFO(context.say(made.error()).toStdString() << " " << made.error().detail.toStdString());
            return false;
        }
        (void)codeSeen(*made->ledger, made->session);      // as by hand, in the first run
        context.setLedger(std::move(made->ledger), made->session);
        return true;
    }

    template <typename Widget> Widget *find(const char *name) const {
        for (auto *widget : window->findChildren<Widget *>(QLatin1String(name)))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    bool click(const char *name) const {
        auto *widget = find<QWidget>(name);
        if (!widget || !widget->isEnabled())
            return false;
        QTest::mouseClick(widget, Qt::LeftButton);
        return true;
    }
    bool type(const char *name, const QString &text) const {
        auto *widget = find<QWidget>(name);
        if (!widget)
            return false;
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(widget, text);
        return true;
    }
    template <typename Condition> static bool until(Condition condition) { return QTest::qWaitFor(condition, kPatienceMs); }
    bool idle() const { return until([this] { return !jobs.isBusy(); }); }
};

}  // namespace tongdang
