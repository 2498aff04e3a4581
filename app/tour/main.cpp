// tongdang-tour OUT [--lang zh_CN|en] [--theme light|dark|contrast] [--size WxH] [--zoom PERCENT]: pictures of the whole window.
#include "app/tour/tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

using namespace tongdang;

int main(int argc, char **argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tongdang"));
    QApplication::setApplicationVersion(QStringLiteral(TONGDANG_VERSION));
    QCommandLineParser line;
    const QCommandLineOption lang(QStringLiteral("lang"), QStringLiteral("zh_CN or en"), QStringLiteral("LANGUAGE"), QStringLiteral("zh_CN"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or contrast"), QStringLiteral("THEME"), QStringLiteral("light"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("of the window"), QStringLiteral("WxH"), QStringLiteral("1280x720"));
    const QCommandLineOption zoom(QStringLiteral("zoom"), QStringLiteral("80 to 200"), QStringLiteral("PERCENT"), QStringLiteral("100"));
    line.addPositionalArgument(QStringLiteral("OUT"), QStringLiteral("Where the pictures go."));
    line.addOptions({lang, theme, size, zoom});
    line.addHelpOption();
    line.process(app);

    const QStringList sides = line.value(size).split(u'x');
    if (line.positionalArguments().size() != 1 || sides.size() != 2 || sides[0].toInt() < 320 || sides[1].toInt() < 240 || line.value(zoom).toInt() < kLeastZoom) {
        QTextStream(stderr) << line.helpText();
        return 2;
    }
    TourPlan plan;
    plan.out = line.positionalArguments().constFirst();
    plan.language = languageFromCode(line.value(lang));
    plan.mode = themeModeFromName(line.value(theme));
    plan.size = {sides[0].toInt(), sides[1].toInt()};
    plan.zoom = line.value(zoom).toInt();
    return Tour(plan).run() ? 0 : 1;
}
