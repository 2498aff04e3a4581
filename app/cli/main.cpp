#include "app/cli/cli.h"

#include <QCoreApplication>

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("tongdang"));
    return tongdang::Cli(app.arguments().mid(1)).run();
}
