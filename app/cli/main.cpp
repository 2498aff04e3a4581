#include "app/cli/cli.h"
#include "core/base/text_hash.h"

#include <QCoreApplication>

int main(int argc, char **argv) {
    tongdang::quickHashes();
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("tongdang"));
    return tongdang::Cli(app.arguments().mid(1)).run();
}
