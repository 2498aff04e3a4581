#include "app/cli/commands.h"

#include "core/children/demonstration.h"

namespace tongdang {

int runDemo(Cli &cli) {
    bool count = false, seed = false;
    const int children = cli.args().value(QStringLiteral("children")).toInt(&count);
    const unsigned start = cli.args().value(QStringLiteral("seed"), QStringLiteral("1")).toUInt(&seed);
    if (!count || !seed || children < 0 || children > 20'000'000)
        return cli.usage(QStringLiteral("cli.demo_usage"));
    if (!cli.ledger())
        return cli.openStatus();
    const auto report = fillDemonstration(*cli.ledger(), cli.session(), children, start, cli.progress());
    if (!report)
        return cli.fail(report.error());
    return cli.answer(QJsonObject{{QStringLiteral("children"), report->children}, {QStringLiteral("guardians"), report->guardians}, {QStringLiteral("visits"), report->visits}, {QStringLiteral("assessments"), report->assessments}, {QStringLiteral("batch"), report->batch.isNil() ? QJsonValue() : QJsonValue(report->batch.text())}},
                      cli.say(QStringLiteral("cli.demo_done"), {QString::number(report->children), QString::number(report->guardians), QString::number(report->visits), QString::number(report->assessments)}) + u'\n');
}

}  // namespace tongdang
