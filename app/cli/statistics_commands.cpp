// summary, tables, table check|install.
#include "app/cli/commands.h"

#include "core/base/dates.h"
#include "core/statistics/frozen_table.h"

#include <QFileInfo>
#include <QJsonValue>

#include <cmath>

namespace tongdang {

namespace {

QString path(const TableColumn &column, Language language) {
    QStringList levels;
    for (const Labels &level : column.header)
        levels << level.in(language);
    return levels.join(QStringLiteral(" / "));
}

QJsonObject valuesJson(const TableDefinition &table, const std::vector<double> &values) {
    QJsonObject out;
    for (int c = 0; c < table.columns.size(); ++c) {
        const double value = values[size_t(c)];
        if (std::isnan(value))
            out.insert(table.columns[c].name, QJsonValue());
        else if (table.columns[c].kind == ColumnKind::Count)
            out.insert(table.columns[c].name, qint64(value));
        else
            out.insert(table.columns[c].name, value);
    }
    return out;
}

QString valuesText(const std::vector<double> &values) {
    QString out;
    for (const double value : values)
        out += u'\t' + (std::isnan(value) ? QString() : QString::number(value, 'g', 15));
    return out;
}

// A moment of the journal; of a date its end.
std::optional<qint64> knownAt(const QString &text) {
    if (const QDate day = parseDate(text); day.isValid())
        return QDateTime(day, QTime(23, 59, 59, 999), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch();
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), Qt::OffsetFromUTC, 8 * 3600);
    return time.toMSecsSinceEpoch();
}

int answerRecords(Cli &cli, LedgerReader &reader, const TableDefinition &table, const Result<std::vector<qint64>> &ids, const QDate &day) {
    if (!ids)
        return cli.fail(ids.error());
    const auto records = reader.rows(cli.session(), table.of, *ids, day);
    if (!records)
        return cli.fail(records.error());
    QJsonArray out;
    QString text;
    for (const Record &record : *records) {
        const auto facts = reader.facts(cli.session(), &record, day);
        const QString name = recordTitle(record.answers, *facts, cli.language());
        out << QJsonObject{{QStringLiteral("uid"), record.uid.text()}, {QStringLiteral("name"), name}};
        text += record.uid.text() + QStringLiteral("  ") + name + u'\n';
    }
    return cli.answer(out, text);
}

int answerSummary(Cli &cli, const Summary &summary) {
    const TableDefinition &table = *summary.table;
    const Language language = cli.language();
    QJsonArray columns, rows, rules, left;
    QString text = table.title.in(language) + QStringLiteral("  ") + summary.regionName + QStringLiteral("  ") + isoDate(summary.asOf) + u'\n', heads;
    for (const TableColumn &column : table.columns) {
        columns << QJsonObject{{QStringLiteral("name"), column.name}, {QStringLiteral("no"), column.no}, {QStringLiteral("title"), path(column, language)}};
        heads += u'\t' + (column.no.isEmpty() ? column.name : column.no);
        text += (column.no.isEmpty() ? column.name : column.no) + QStringLiteral("  ") + path(column, language) + u'\n';
    }
    text += heads + u'\n';
    for (const SummaryRow &row : summary.rows) {
        const QString name = rowName(summary, row, cli.messages(), language);
        rows << QJsonObject{{QStringLiteral("code"), row.code}, {QStringLiteral("name"), name}, {QStringLiteral("values"), valuesJson(table, row.values)}};
        text += name + valuesText(row.values) + u'\n';
    }
    text += cli.say(QStringLiteral("statistics.total")) + valuesText(summary.total.values) + u'\n';
    for (const RuleResult &rule : summary.rules) {
        rules << QJsonObject{{QStringLiteral("id"), rule.id}, {QStringLiteral("expression"), rule.expression}, {QStringLiteral("ok"), rule.ok},
                             {QStringLiteral("left"), rule.left}, {QStringLiteral("right"), rule.right}, {QStringLiteral("where"), rule.where}};
        if (!rule.ok)
            text += cli.say(QStringLiteral("statistics.rule_failed"), {rule.id, rule.label.in(language), rule.where, QString::number(rule.left, 'g', 15), QString::number(rule.right, 'g', 15)}) + u'\n';
    }
    for (const Summary::LeftOut &one : summary.leftOut) {
        left << QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("why"), cli.say(one.why)}};
        text += cli.say(QStringLiteral("statistics.rule_left_out"), {one.id, cli.say(one.why)}) + u'\n';
    }
    return cli.answer(QJsonObject{{QStringLiteral("table"), table.id}, {QStringLiteral("as_of"), isoDate(summary.asOf)}, {QStringLiteral("by"), summaryByName(summary.by)}, {QStringLiteral("columns"), columns},
                                  {QStringLiteral("rows"), rows}, {QStringLiteral("total"), valuesJson(table, summary.total.values)}, {QStringLiteral("rules"), rules}, {QStringLiteral("left_out"), left}},
                      text, summary.holds() ? kDone : kRefused);
}

}  // namespace

std::optional<SummaryRequest> summaryRequestOf(Cli &cli, int &status) {
    const Arguments &args = cli.args();
    SummaryRequest request;
    const auto bad = [&](const char *option) -> std::optional<SummaryRequest> {
        status = cli.usage(QStringLiteral("statistics.bad_option"), {QString::fromLatin1(option), args.value(QString::fromLatin1(option))});
        return std::nullopt;
    };
    const auto by = summaryByOf(args.value(QStringLiteral("by"), summaryByName(request.by)));
    if (!by)
        return bad("by");
    const auto basis = basisOf(args.value(QStringLiteral("basis"), basisName(request.basis)));
    if (!basis)
        return bad("basis");
    request.by = *by;
    request.basis = *basis;
    bool wrong = false;
    request.asOf = cli.dateOption(QStringLiteral("as-of"), wrong);
    if (wrong)
        return bad("as-of");
    request.from = cli.dateOption(QStringLiteral("from"), wrong);
    if (wrong)
        return bad("from");
    request.region = args.value(QStringLiteral("region"));
    return request;
}

int runSummary(Cli &cli) {
    const Arguments &args = cli.args();
    int status = kUsage;
    auto request = summaryRequestOf(cli, status);
    if (!request)
        return status;
    std::optional<qint64> known;
    if (args.has(QStringLiteral("known-at"))) {
        known = knownAt(args.value(QStringLiteral("known-at")));
        if (!known)
            return cli.usage(QStringLiteral("statistics.bad_option"), {QStringLiteral("known-at"), args.value(QStringLiteral("known-at"))});
    }
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto finish = [&](const Summary &summary) {
        if (const QString file = args.value(QStringLiteral("o")); !file.isEmpty()) {
            const QString name = ledger->settings().name, unit = request->region.isEmpty() && !name.isEmpty() ? name : summary.regionName;
            if (const auto written = writeSummary(summary, file, cli.messages(), cli.documentLanguage(), unit); !written)
                return cli.fail(written.error());
        }
        return answerSummary(cli, summary);
    };
    if (args.has(QStringLiteral("frozen"))) {
        const auto kept = frozenSummary(ledger->reader(), cli.session(), Uid::fromText(args.value(QStringLiteral("frozen"))));
        if (!kept || kept->about.table != args.words[0])
            return cli.fail(!kept && kept.error().code != ErrorCode::NotFound ? kept.error() : makeError(ErrorCode::NotFound, QStringLiteral("statistics.no_frozen"), {args.value(QStringLiteral("frozen"))}));
        return finish(kept->summary);
    }
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    const TableDefinition *table = tables.find(args.words[0]);
    if (!table)
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {args.words[0]}));
    LedgerReader *reader = &ledger->reader();
    std::unique_ptr<KnownLedger> past;
    if (known) {
        auto replayed = ledger->asKnownAt(*reader, *known, cli.progress());
        if (!replayed)
            return cli.fail(replayed.error());
        past = std::move(*replayed);
        reader = &past->reader();
    }
    // The rows of no place are opened by their own name.
    QString place;
    if (request->region == kUnknown || request->region == kOutside)
        place = std::exchange(request->region, QString());
    const QDate day = request->asOf.isValid() ? request->asOf : reader->shared().clock->today();
    request->asOf = day;
    if (args.has(QStringLiteral("open")))
        return answerRecords(cli, *reader, *table, recordsBehind(*reader, cli.session(), *table, *request, args.value(QStringLiteral("open")), place, cli.progress()), day);
    if (args.has(QStringLiteral("concerned")))
        return answerRecords(cli, *reader, *table, recordsConcerned(*reader, cli.session(), *table, *request, args.value(QStringLiteral("concerned")), place, cli.progress()), day);
    const auto summary = summarize(*reader, cli.session(), *table, *request, cli.progress());
    if (!summary)
        return cli.fail(summary.error());
    return finish(*summary);
}

int runTables(Cli &cli) {
    const bool open = cli.args().has(QStringLiteral("ledger")) || qEnvironmentVariableIsSet("TONGDANG_LEDGER");
    if (open && !cli.ledger())
        return cli.openStatus();
    const FormCatalog bundled = open ? FormCatalog() : FormCatalog::bundled();
    const TableCatalog tables(open ? cli.ledger()->forms() : bundled, open ? cli.ledger()->installedTables() : QHash<QString, QString>());
    QJsonArray out;
    QString text;
    for (const TableDefinition *table : tables.all()) {
        out << QJsonObject{{QStringLiteral("id"), table->id}, {QStringLiteral("title"), table->title.in(cli.language())}, {QStringLiteral("of"), table->of}, {QStringLiteral("columns"), int(table->columns.size())}};
        text += table->id + QStringLiteral("  ") + table->title.in(cli.language()) + u'\n';
    }
    return cli.answer(out, text);
}

int runTable(Cli &cli) {
    const QString what = cli.args().words[0], file = cli.args().words[1];
    if (what != u"check" && what != u"install")
        return cli.usage(QStringLiteral("statistics.table_usage"));
    const auto source = readTableFile(file);
    if (!source)
        return cli.fail(source.error());
    const bool open = what == u"install" || cli.args().has(QStringLiteral("ledger"));
    if (open && !cli.ledger())
        return cli.openStatus();
    const FormCatalog bundled = open ? FormCatalog() : FormCatalog::bundled();
    TableReport report;
    const auto table = readTable(*source, open ? cli.ledger()->forms() : bundled, report);
    if (table && what == u"install")
        if (const auto installed = cli.ledger()->installTable(cli.session(), table->id, table->csv); !installed)
            return cli.fail(installed.error());
    QJsonArray issues;
    QString text;
    for (const DefinitionIssue &issue : report.issues) {
        issues << QJsonObject{{QStringLiteral("sheet"), issue.sheet}, {QStringLiteral("row"), issue.row}, {QStringLiteral("severity"), severityName(issue.severity)}, {QStringLiteral("message"), cli.say(issue.message)}};
        text += issue.sheet + u' ' + QString::number(issue.row) + QStringLiteral("  ") + cli.say(QStringLiteral("cli.severity_") + severityName(issue.severity)) + QStringLiteral("  ") + cli.say(issue.message) + u'\n';
    }
    text += cli.say(!report.ok() ? QStringLiteral("statistics.table_not_ok") : what == u"install" ? QStringLiteral("statistics.table_installed") : QStringLiteral("statistics.table_ok"), {QString::number(report.columns)}) + u'\n';
    return cli.answer(QJsonObject{{QStringLiteral("ok"), report.ok()}, {QStringLiteral("issues"), issues}, {QStringLiteral("columns"), report.columns}}, text, report.ok() ? kDone : kRefused);
}

}  // namespace tongdang
