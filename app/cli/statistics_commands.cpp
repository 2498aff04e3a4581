// summary, tables, table check|install.
#include "app/cli/commands.h"

#include "core/base/dates.h"
#include "core/statistics/bulletin.h"
#include "core/statistics/column_store.h"
#include "core/statistics/frozen_table.h"
#include "core/statistics/small_numbers.h"
#include "core/statistics/summary_words.h"
#include "ui/printing/figures.h"

#include <QFileInfo>
#include <QJsonValue>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

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

QString valuesText(const TableDefinition &table, const SummaryRow &row) {
    QString out;
    for (int c = 0; c < table.columns.size(); ++c)
        out += u'\t' + numberText(row, c);
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

// Records to be listed, in JSON and as text.
struct Listed {
    QJsonArray json;
    QString text;
    QSet<Uid> known;
};

Result<void> list(Cli &cli, LedgerReader &reader, const Form &form, const Result<std::vector<qint64>> &ids, const QDate &day, Listed &out) {
    if (!ids)
        return ids.error();
    const auto records = reader.rows(cli.session(), form.id, *ids, day);
    if (!records)
        return records.error();
    const auto title = [&](const Record &record) { return recordTitle(record.answers, *reader.facts(cli.session(), &record, day), cli.language()); };
    // What stands with somebody, such as an exit, is called by whom it is about.
    QHash<Uid, QString> names;
    if (!form.subject.isEmpty()) {
        QList<Uid> uids;
        for (const Record &record : *records)
            uids << record.subject;
        const auto subjects = reader.idsOf(cli.session(), form.subject, uids);
        const auto found = subjects ? reader.rows(cli.session(), form.subject, *subjects, day) : Result<std::vector<Record>>(subjects.error());
        if (!found)
            return found.error();
        for (const Record &subject : *found)
            names.insert(subject.uid, title(subject));
    }
    for (const Record &record : *records) {
        if (out.known.contains(record.uid))
            continue;
        out.known << record.uid;
        const QString name = form.subject.isEmpty() ? title(record) : names.value(record.subject);
        QJsonObject one{{QStringLiteral("uid"), record.uid.text()}, {QStringLiteral("name"), name}};
        if (!form.subject.isEmpty())
            one.insert(QStringLiteral("subject"), record.subject.text());
        out.json << one;
        out.text += record.uid.text() + QStringLiteral("  ") + name + u'\n';
    }
    return {};
}

// Numbers that are hidden are null, and named.
QJsonObject rowJson(const TableDefinition &table, const SummaryRow &row) {
    QJsonObject values = valuesJson(table, row.values);
    QJsonArray hidden;
    for (int c = 0; c < table.columns.size(); ++c)
        if (row.hides(c)) {
            values.insert(table.columns[c].name, QJsonValue());
            hidden << table.columns[c].name;
        }
    QJsonObject out{{QStringLiteral("values"), values}};
    if (!row.hidden.empty())
        out.insert(QStringLiteral("hidden"), hidden);
    return out;
}

int answerSummary(Cli &cli, const Summary &summary) {
    const TableDefinition &table = *summary.table;
    const Language language = cli.language();
    QJsonArray columns, rows, rules, left;
    QString text = table.title.in(language) + QStringLiteral("  ") + summary.regionName + QStringLiteral("  ") + isoDate(summary.asOf) + u'\n', heads;
    if (summary.begins.isValid())
        text += cli.say(QStringLiteral("statistics.as_known_today"), {longDate(summary.begins, language)}) + u'\n';
    for (const TableColumn &column : table.columns) {
        columns << QJsonObject{{QStringLiteral("name"), column.name}, {QStringLiteral("no"), column.no}, {QStringLiteral("title"), headerText(column, language)}};
        heads += u'\t' + (column.no.isEmpty() ? column.name : column.no);
        text += (column.no.isEmpty() ? column.name : column.no) + QStringLiteral("  ") + headerText(column, language) + u'\n';
    }
    text += heads + u'\n';
    for (const SummaryRow &row : summary.rows) {
        const QString name = rowName(summary, row, cli.messages(), language);
        QJsonObject json = rowJson(table, row);
        json.insert(QStringLiteral("code"), row.code);
        json.insert(QStringLiteral("name"), name);
        rows << json;
        text += name + valuesText(table, row) + u'\n';
    }
    text += cli.say(QStringLiteral("statistics.total")) + valuesText(table, summary.total) + u'\n';
    const auto placeOf = [&](const QString &code) {
        const auto row = std::find_if(summary.rows.begin(), summary.rows.end(), [&code](const SummaryRow &one) { return one.code == code; });
        return row == summary.rows.end() ? totalText(table, cli.messages(), language) : rowName(summary, *row, cli.messages(), language);
    };
    for (const RuleResult &rule : summary.rules) {
        rules << QJsonObject{{QStringLiteral("id"), rule.id}, {QStringLiteral("expression"), rule.expression}, {QStringLiteral("ok"), rule.ok},
                             {QStringLiteral("left"), rule.hidden ? QJsonValue() : QJsonValue(rule.left)}, {QStringLiteral("right"), rule.hidden ? QJsonValue() : QJsonValue(rule.right)}, {QStringLiteral("where"), rule.where}};
        if (!rule.ok)
            text += cli.say(QStringLiteral("statistics.rule_failed"), {rule.id, rule.label.in(language), placeOf(rule.where), rule.hidden ? kHidden : QString::number(rule.left, 'g', 15), rule.hidden ? kHidden : QString::number(rule.right, 'g', 15)}) + u'\n';
    }
    for (const Summary::LeftOut &one : summary.leftOut) {
        left << QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("why"), cli.say(one.why)}};
        text += cli.say(QStringLiteral("statistics.rule_left_out"), {one.id, cli.say(one.why)}) + u'\n';
    }
    return cli.answer(QJsonObject{{QStringLiteral("table"), table.id}, {QStringLiteral("as_of"), isoDate(summary.asOf)}, {QStringLiteral("by"), summaryByName(summary.by)}, {QStringLiteral("columns"), columns},
                                  {QStringLiteral("rows"), rows}, {QStringLiteral("total"), rowJson(table, summary.total).value(QStringLiteral("values"))}, {QStringLiteral("rules"), rules}, {QStringLiteral("left_out"), left}},
                      text, summary.holds() ? kDone : kRefused);
}

// What a check of a table or a bulletin found; `parts`: what was counted of it.
int answerDefinition(Cli &cli, const QList<DefinitionIssue> &found, const QString &parts, int count, const QString &verdict) {
    QJsonArray issues;
    QString text;
    for (const DefinitionIssue &issue : found) {
        issues << QJsonObject{{QStringLiteral("sheet"), issue.sheet}, {QStringLiteral("row"), issue.row}, {QStringLiteral("severity"), severityName(issue.severity)}, {QStringLiteral("message"), cli.say(issue.message)}};
        text += issue.sheet + u' ' + QString::number(issue.row) + QStringLiteral("  ") + cli.say(QStringLiteral("cli.severity_") + severityName(issue.severity)) + QStringLiteral("  ") + cli.say(issue.message) + u'\n';
    }
    text += cli.say(verdict, {QString::number(count)}) + u'\n';
    const bool ok = !hasMust(found);
    return cli.answer(QJsonObject{{QStringLiteral("ok"), ok}, {QStringLiteral("issues"), issues}, {parts, count}}, text, ok ? kDone : kRefused);
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

bool periodFits(Cli &cli, const TableDefinition &table, int &status) {
    if (!cli.args().has(QStringLiteral("from")) || !table.period.isEmpty() || table.csv.contains(u"period-start("))
        return true;
    status = cli.usage(QStringLiteral("statistics.no_period"), {table.id});
    return false;
}

std::optional<FrozenSummary> frozenOf(Cli &cli, int below, int &status) {
    const Arguments &args = cli.args();
    const QString uid = args.value(QStringLiteral("frozen"));
    auto kept = frozenHiding(cli.ledger()->reader(), cli.session(), Uid::fromText(uid), below, cli.progress());
    if (!kept || kept->about.table != args.words[0]) {
        status = cli.fail(!kept && kept.error().code != ErrorCode::NotFound ? kept.error() : makeError(ErrorCode::NotFound, QStringLiteral("statistics.no_frozen"), {uid}));
        return std::nullopt;
    }
    const SummaryRequest &own = kept->about.request;
    const std::pair<const char *, QString> fixed[] = {{"by", summaryByName(own.by)}, {"basis", basisName(own.basis)}, {"region", own.region}, {"as-of", isoDate(own.asOf)}, {"from", isoDate(kept->summary.from)}};
    for (const auto &[name, value] : fixed) {
        const QString option = QString::fromLatin1(name), asked = args.value(option);
        const QDate day = parseDate(asked);   // as people write it
        if (args.has(option) && asked != value && (!day.isValid() || isoDate(day) != value)) {
            status = cli.usage(QStringLiteral("statistics.frozen_as_it_is"), {option, asked});
            return std::nullopt;
        }
    }
    return std::move(*kept);
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
        if (const QDate day = shanghaiDate(*known); day > cli.clock().today())
            return cli.fail(makeError(ErrorCode::Invalid, QStringLiteral("statistics.ahead"), {isoDate(day)}));
    }
    const auto hide = hideBelowOf(cli, status);
    if (!hide)
        return status;
    const int below = *hide;
    for (const char *option : {"codes", "open", "concerned"})
        if (below > 0 && args.has(QString::fromLatin1(option)))
            return cli.usage(QStringLiteral("statistics.hidden_refused"), {QStringLiteral("--") + QString::fromLatin1(option)});
    if (args.has(QStringLiteral("frozen")))
        for (const char *option : {"open", "concerned", "codes", "known-at"})
            if (args.has(QString::fromLatin1(option)))
                return cli.usage(QStringLiteral("statistics.frozen_figures_alone"), {QStringLiteral("--") + QString::fromLatin1(option)});
    if (args.has(QStringLiteral("codes")) && !args.value(QStringLiteral("o")).endsWith(u".xlsx", Qt::CaseInsensitive))
        return cli.usage(QStringLiteral("statistics.codes_where_to"));
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto finish = [&](const Summary &summary, const CountedRecords *records) {
        if (const QString file = args.value(QStringLiteral("o")); !file.isEmpty()) {
            const QString name = ledger->settings().name, unit = request->region.isEmpty() && !name.isEmpty() ? name : summary.regionName;
            if (file.endsWith(u".pdf", Qt::CaseInsensitive)) {
                if (const auto printed = figuresToPdf(summary, file, {cli.messages(), cli.documentLanguage(), unit}); !printed)
                    return cli.fail(printed.error());
            } else if (const auto written = writeSummary(summary, file, cli.messages(), cli.documentLanguage(), unit, records); !written) {
                return cli.fail(written.error());
            }
        }
        return answerSummary(cli, summary);
    };
    if (args.has(QStringLiteral("frozen"))) {
        const auto kept = frozenOf(cli, below, status);
        return kept ? finish(kept->summary, nullptr) : status;
    }
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    const TableDefinition *table = tables.find(args.words[0]);
    if (!table)
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {args.words[0]}));
    if (!periodFits(cli, *table, status))
        return status;
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
    ColumnStore store;
    Listed listed;
    if (args.has(QStringLiteral("open"))) {
        const QString column = args.value(QStringLiteral("open"));
        QStringList columns = columnsBehind(*table, column);
        if (columns.isEmpty())
            columns << column;   // to be told that there is none
        for (const QString &name : std::as_const(columns)) {
            const TableColumn *one = table->find(name);
            if (auto found = list(cli, *reader, one ? table->formOf(*one) : *table->form, recordsBehind(*reader, cli.session(), *table, *request, name, place, cli.progress(), &store), day, listed); !found)
                return cli.fail(found.error());
        }
        return cli.answer(listed.json, listed.text);
    }
    if (args.has(QStringLiteral("concerned"))) {
        const auto found = list(cli, *reader, *table->form, recordsConcerned(*reader, cli.session(), *table, *request, args.value(QStringLiteral("concerned")), place, cli.progress()), day, listed);
        return found ? cli.answer(listed.json, listed.text) : cli.fail(found.error());
    }
    const auto summary = summarizeHiding(*reader, cli.session(), *table, *request, below, cli.progress(), &store);
    if (!summary)
        return cli.fail(summary.error());
    if (!args.has(QStringLiteral("codes")))
        return finish(*summary, nullptr);
    const auto records = countedRecords(*reader, cli.session(), *table, *request, cli.progress(), &store);
    return records ? finish(*summary, &*records) : cli.fail(records.error());
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
    const FormCatalog &forms = open ? cli.ledger()->forms() : bundled;
    if (isBulletin(*source)) {
        const TableCatalog tables(forms, open ? cli.ledger()->installedTables() : QHash<QString, QString>());
        BulletinReport report;
        const auto bulletin = readBulletin(*source, tables, report);
        if (bulletin && what == u"install")
            if (const auto installed = cli.ledger()->installBulletin(cli.session(), bulletin->id, bulletin->csv); !installed)
                return cli.fail(installed.error());
        return answerDefinition(cli, report.issues, QStringLiteral("blocks"), report.blocks, !report.ok() ? QStringLiteral("statistics.bulletin_not_ok") : what == u"install" ? QStringLiteral("statistics.bulletin_installed") : QStringLiteral("statistics.bulletin_ok"));
    }
    TableReport report;
    const auto table = readTable(*source, forms, report);
    if (table && what == u"install")
        if (const auto installed = cli.ledger()->installTable(cli.session(), table->id, table->csv); !installed)
            return cli.fail(installed.error());
    return answerDefinition(cli, report.issues, QStringLiteral("columns"), report.columns, !report.ok() ? QStringLiteral("statistics.table_not_ok") : what == u"install" ? QStringLiteral("statistics.table_installed") : QStringLiteral("statistics.table_ok"));
}

}  // namespace tongdang
