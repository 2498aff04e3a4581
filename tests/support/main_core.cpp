#define CATCH_CONFIG_RUNNER
#include "tests/support/catch_qt.h"

#include <QCoreApplication>

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);  // resources and paths only; the core needs no event loop
    return Catch::Session().run(argc, argv);
}
