// tongdang-bench-window [--children N …] [--only NAME …] [--work DIR] [--fresh] [--smoke]: how quickly the window answers, beside ui.md's and
// quality.md's budgets. Needs no display.
#include "core/base/text_hash.h"
#include "tests/bench/window/bench_window.h"

#include <QApplication>

namespace tongdang::bench {

const std::vector<Subject> &subjects() {
    static const std::vector<Subject> all{{"keys", keysSubject}, {"choices", choicesSubject}, {"searchbox", searchBoxSubject}, {"pages", pagesSubject}, {"file", fileSubject}, {"importing", importingSubject}, {"starting", startingSubject}};
    return all;
}

}  // namespace tongdang::bench

int main(int argc, char **argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    tongdang::quickHashes();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tongdang-bench-window"));
    const QStringList line = QApplication::arguments().mid(1);
    return line.value(0) == u"--start-once" ? tongdang::bench::startOnce(line.value(1)) : tongdang::bench::run(line);
}
