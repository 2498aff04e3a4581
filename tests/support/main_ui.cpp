#define CATCH_CONFIG_RUNNER
#include "tests/support/catch_qt.h"

#include <QApplication>

int main(int argc, char **argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");   // no test depends on the desktop around it
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tongdang-test"));
    return Catch::Session().run(argc, argv);
}
