// tongdang-bench [--children N …] [--only NAME …] [--work DIR] [--fresh] [--cpu] [--smoke]: quality.md's budgets as a table, each with its peer or
// limit measured in the same run.
#include "core/base/text_hash.h"
#include "tests/bench/bench.h"

#include <QCoreApplication>

namespace tongdang::bench {

const std::vector<Subject> &subjects() {
    static const std::vector<Subject> all{{"start", startSubject},   {"search", searchSubject}, {"list", listSubject},         {"save", saveSubject},     {"summary", summarySubject},
                                          {"import", importSubject}, {"export", exportSubject}, {"encryption", encryptionSubject}, {"memory", memorySubject}, {"size", sizeSubject},
                                          {"survey", surveySubject}, {"charts", chartsSubject}, {"tables", tablesSubject}};
    return all;
}

}  // namespace tongdang::bench

int main(int argc, char **argv) {
    tongdang::quickHashes();
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("tongdang-bench"));
    return tongdang::bench::run(app.arguments().mid(1));
}
