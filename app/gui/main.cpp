// tongdang [LEDGER|BACKUP]: the desktop program. What it is made of is put together here and nowhere else.
#include "app/gui/pages.h"
#include "core/base/text_hash.h"
#include "core/children/child_derivation.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/thread_jobs.h"
#include "ui/shell/window_dialogs.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

using namespace tongdang;

int main(int argc, char **argv) {
    quickHashes();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tongdang"));
    QApplication::setApplicationVersion(QStringLiteral(TONGDANG_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("tongdang"));
    QCommandLineParser line;
    line.addPositionalArgument(QStringLiteral("ledger"), QStringLiteral("The ledger to open, or the backup to restore."), QStringLiteral("[LEDGER]"));
    line.addVersionOption();
    line.addHelpOption();
    line.process(app);

    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    QDir().mkpath(folder);
    QSettings settings(folder + QStringLiteral("/tongdang.ini"), QSettings::IniFormat);
    const Messages messages;
    const SystemClock clock;
    const RolePolicy policy;
    const ChildDerivation derivation;
    WindowDialogs dialogs(settings);
    Theme theme;
    theme.setZoom(settings.value(QStringLiteral("look/zoom"), 100).toInt());
    theme.setMode(themeModeFromName(settings.value(QStringLiteral("look/theme")).toString()));
    ThreadJobs jobs;
    UiContext context(messages, clock, policy, derivation, settings, jobs, dialogs, theme);
    const QString language = settings.value(QStringLiteral("look/language")).toString();
    const bool chinese = isChineseDrawn();      // else the window speaks what can be read
    context.setLanguage(!chinese ? Language::English : language.isEmpty() ? languageOfSystem() : languageFromCode(language));
    context.setDemonstration(demonstration());

    MainWindow window(context, pages());
    window.begin(line.positionalArguments().value(0));
    window.show();
    if (!chinese)
        dialogs.inform(&window, QStringLiteral("Tongdang"), context.say(Message{QStringLiteral("window.no_chinese_font"), {}, {}}));
    return QApplication::exec();
}
