#include "app/cli/commands.h"

#include "core/importing/import.h"

namespace tongdang {

namespace {

QString problemsText(const Cli &cli, const ImportReport &report) {
    QString out;
    qsizetype imported = 0;
    for (const SheetOutcome &sheet : report.sheets)
        imported += sheet.skipped ? 0 : 1;
    const auto row = [&](const RowProblem &problem) {
        const QString number = QString::number(problem.row);
        return imported > 1 ? cli.say(QStringLiteral("importing.row_of_sheet"), {problem.sheet, number}) : cli.say(QStringLiteral("importing.row"), {number});
    };
    for (const RowProblem &problem : report.problems)
        out += row(problem) + QStringLiteral("  ") + cli.say(QStringLiteral("cli.severity_") + severityName(problem.severity)) +
               QStringLiteral("  ") + (problem.column.isEmpty() ? QString() : problem.column + QStringLiteral("  ")) + cli.say(problem.message) + u'\n';
    for (const SheetOutcome &sheet : report.sheets)
        if (sheet.skipped)
            out += cli.say(QStringLiteral("importing.sheet_skipped"), {sheet.name, cli.say(*sheet.skipped)}) + u'\n';
        else if (imported > 1)
            out += cli.say(QStringLiteral("importing.sheet_rows"), {sheet.name, QString::number(sheet.rows)}) + u'\n';
    return out;
}

QJsonArray sheetsOf(const Cli &cli, const ImportReport &report) {
    QJsonArray out;
    for (const SheetOutcome &sheet : report.sheets)
        out << (sheet.skipped ? QJsonObject{{QStringLiteral("name"), sheet.name}, {QStringLiteral("skipped"), cli.say(*sheet.skipped)}}
                              : QJsonObject{{QStringLiteral("name"), sheet.name}, {QStringLiteral("rows"), sheet.rows}});
    return out;
}

}  // namespace

int runImport(Cli &cli) {
    const QString file = cli.args().words[0];
    ImportOptions options;
    options.sheet = cli.args().value(QStringLiteral("sheet"));
    options.region = cli.args().value(QStringLiteral("region"));
    options.form = cli.args().value(QStringLiteral("form"), options.form);
    options.dryRun = cli.args().has(QStringLiteral("dry-run"));
    options.rejects = cli.args().value(QStringLiteral("rejects"));
    if (cli.args().has(QStringLiteral("mapping"))) {
        auto mapping = readMappingFile(cli.args().value(QStringLiteral("mapping")));
        if (!mapping)
            return cli.fail(mapping.error());
        options.mapping = std::move(*mapping);
    }
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    options.form = ledger->forms().idOf(options.form);
    const auto report = importRoster(*ledger, cli.session(), file, options, cli.progress());
    if (!report)
        return cli.fail(report.error());
    if (report->needsRegion) {
        const QStringList &unknown = report->mapping.unknown;
        return cli.fail(unknown.isEmpty() ? makeError(ErrorCode::Invalid, QStringLiteral("importing.region_wanted")) : makeError(ErrorCode::Invalid, QStringLiteral("importing.no_village_column"), {unknown.join(QStringLiteral("、")), unknown.join(QStringLiteral(", "))}));
    }
    if (cli.args().has(QStringLiteral("save-mapping")))
        if (const auto saved = writeMappingFile(report->mapping, cli.args().value(QStringLiteral("save-mapping"))); !saved)
            return cli.fail(saved.error());
    QJsonArray problems;
    for (const RowProblem &problem : report->problems)
        problems << QJsonObject{{QStringLiteral("sheet"), problem.sheet}, {QStringLiteral("row"), problem.row}, {QStringLiteral("column"), problem.column}, {QStringLiteral("severity"), severityName(problem.severity)},
                                {QStringLiteral("rule"), problem.rule}, {QStringLiteral("message"), cli.say(problem.message)}};
    const QJsonObject document{{QStringLiteral("batch"), report->batch.isNil() ? QString() : report->batch.text()}, {QStringLiteral("rows"), report->rows}, {QStringLiteral("created"), report->created},
                               {QStringLiteral("updated"), report->updated}, {QStringLiteral("unchanged"), report->unchanged}, {QStringLiteral("rejected"), report->rejected},
                               {QStringLiteral("warnings"), report->warnings}, {QStringLiteral("problems"), problems}, {QStringLiteral("sheets"), sheetsOf(cli, *report)}};
    const QStringList figures{QString::number(report->rows), QString::number(report->created), QString::number(report->updated), QString::number(report->unchanged), QString::number(report->rejected),
                              QString::number(report->warnings)};
    QString text = problemsText(cli, *report) + cli.say(options.dryRun ? QStringLiteral("importing.dry_run_done") : QStringLiteral("importing.done"), figures) + u'\n';
    if (!report->batch.isNil())
        text += cli.say(QStringLiteral("importing.batch"), {report->batch.text()}) + u'\n';
    if (report->rejected > 0 && !options.rejects.isEmpty())
        text += cli.say(QStringLiteral("importing.rejects_written"), {options.rejects}) + u'\n';
    return cli.answer(document, text, report->rejected > 0 ? kRefused : kDone);
}

int runExport(Cli &cli) {
    const QString file = cli.args().words[0], encoding = cli.args().value(QStringLiteral("encoding"), QStringLiteral("utf-8")).toLower();
    if (encoding != u"utf-8" && encoding != u"gb18030")
        return cli.usage(QStringLiteral("importing.export_usage"));
    ExportOptions options;
    options.form = cli.args().value(QStringLiteral("form"), options.form);
    options.roster = cli.args().value(QStringLiteral("template"), cli.args().has(QStringLiteral("codes")) ? QString() : options.form == ExportOptions().form ? options.roster : QStringLiteral("three-left-behind"));
    options.where = cli.args().value(QStringLiteral("where"));
    options.region = cli.args().value(QStringLiteral("region"));
    options.gb18030 = encoding == u"gb18030";
    options.codes = cli.args().has(QStringLiteral("codes"));
    options.fullIds = cli.args().has(QStringLiteral("full-ids"));
    options.purpose = cli.args().value(QStringLiteral("purpose"));
    options.recipient = cli.args().value(QStringLiteral("recipient"));
    options.approver = cli.args().value(QStringLiteral("approver"));
    options.language = cli.documentLanguage();
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    options.form = ledger->forms().idOf(options.form);
    const auto done = exportRoster(*ledger, ledger->reader(), cli.session(), file, options, cli.progress());
    if (!done)
        return cli.fail(done.error());
    return cli.answer(QJsonObject{{QStringLiteral("rows"), done->rows}, {QStringLiteral("log"), done->log.text()}}, cli.say(QStringLiteral("importing.exported"), {QString::number(done->rows), file}) + u'\n');
}

}  // namespace tongdang
