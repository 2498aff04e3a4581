#include "tests/support/catch_qt.h"

#include "core/base/saved.h"

#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tongdang;

TEST_CASE("a file for whose last bytes there is no room is not saved, and leaves what was there", "[base]") {
    const QTemporaryDir place;
    const QString name = place.filePath(QStringLiteral("a.csv"));
    const bool before = GENERATE(false, true);
    if (before) {
        QSaveFile old(name);
        REQUIRE(old.open(QIODevice::WriteOnly));
        old.write("old");
        REQUIRE(saved(old));
    }
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{0, 0};
        setrlimit(RLIMIT_FSIZE, &limit);
        QSaveFile fresh(name);
        const bool written = fresh.open(QIODevice::WriteOnly) && fresh.write("new content") > 0;
        _exit(!written ? 2 : saved(fresh) ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    QFile file(name);
    CHECK(file.exists() == before);
    if (before) {
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.readAll() == "old");
    }
}
