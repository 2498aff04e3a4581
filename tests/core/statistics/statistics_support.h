// A ledger of Haibowan district with children in it, and random ones: what summaries are tried on.
#pragma once

#include "core/base/dates.h"
#include "core/children/child_derivation.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "core/ledger/ledger.h"
#include "core/statistics/summary.h"
#include "tests/support/catch_qt.h"

#include <QTemporaryDir>

#include <random>

namespace tongdang::test {

inline QDate day(const char *iso) { return fromIso(QString::fromLatin1(iso)); }

struct StatisticsLedger {
    QTemporaryDir directory;
    SetClock clock{QDate(2018, 6, 1)};
    RolePolicy policy;
    ChildDerivation derivation;
    std::unique_ptr<Ledger> ledger;
    Session session;
    std::mt19937 dice;
    NoProgress quiet;

    explicit StatisticsLedger(const char *region = "150302", unsigned seed = 1) : dice(seed) {
        LedgerOptions options;
        options.stretch = KeyStretch::Least;
        options.cacheBytes = 8 << 20;
        options.forTests = true;
        options.cipher = Cipher::ChaCha20;
        CreateLedger what;
        what.path = directory.filePath(QStringLiteral("统计.tongdang"));
        what.region = QString::fromLatin1(region);
        what.login = QStringLiteral("admin");
        what.password = QStringLiteral("a good password 1");
        auto opened = Ledger::create(what, {&clock, &policy, &derivation, options});
        INFO((opened ? QString() : opened.error().message.id + u' ' + opened.error().detail).toStdString());
        REQUIRE(opened.has_value());
        ledger = std::move(opened->ledger);
        session = opened->session;
    }

    LedgerReader &reader() { return ledger->reader(); }
    const FormCatalog &forms() { return ledger->forms(); }
    int roll(int n) { return int(dice() % unsigned(n)); }
    QString pick(const char *words) {
        const QStringList all = QString::fromLatin1(words).split(u' ');
        const QString word = all[roll(int(all.size()))];
        return word == u"-" ? QString() : word;
    }
    QString dayBetween(int from, int to) { return isoDate(QDate(from, 1, 1).addDays(roll(365 * (to - from + 1)))); }

    using Answered = QList<std::pair<const char *, QString>>;
    static void set(Change &change, const Answered &answers) {
        for (const auto &[name, value] : answers)
            if (!value.isEmpty())
                REQUIRE(change.set(QString::fromLatin1(name), value));
    }
    Change linked(const char *form, const Uid &subject, const Answered &answers) {
        Change change;
        change.form = forms().find(QString::fromLatin1(form));
        REQUIRE(change.form);
        change.subject = subject;
        set(change, answers);
        return change;
    }
    std::vector<Uid> commit(const std::vector<Change> &changes) {
        ChangeSet all;
        all.changes = changes;
        const auto outcome = ledger->commit(session, all);
        INFO((outcome ? QString() : outcome.error().message.id + u' ' + outcome.error().detail).toStdString());
        REQUIRE(outcome.has_value());
        for (const ChangeIssues &found : outcome->issues)
            for (const Issue &issue : found.issues)
                if (issue.severity == Severity::Must)
                    FAIL(issue.field.toStdString() << ' ' << issue.rule.toStdString() << ' ' << issue.message.id.toStdString());
        return outcome->uids;
    }
    // A rural left-behind child whose answers agree with each other; more answers go over these.
    std::vector<Change> child(const QString &birth, const QString &village, const Answered &more = {}, const QString &category = fields::kLeftBehind, const QString &since = {}) {
        Change answers;
        answers.form = forms().find(fields::kChild);
        set(answers, {{"name", QStringLiteral("小雨")}, {"sex", QStringLiteral("1")}, {"birth_date", birth}, {"home_region", village}, {"hukou_registered", QStringLiteral("yes")},
                      {"hukou_type", QStringLiteral("rural")}, {"health", QStringLiteral("healthy")}, {"schooling", QStringLiteral("primary")}, {"boarding", QStringLiteral("no")},
                      {"parents_away", QStringLiteral("both")}, {"entrusted", QStringLiteral("no")}, {"care_grade", QStringLiteral("nobody")}});
        for (const auto &[name, value] : more) {
            const int slot = answers.form->indexOf(QString::fromLatin1(name));
            REQUIRE(slot >= 0);
            std::erase_if(answers.values, [slot](const auto &one) { return one.first == slot; });
            if (!value.isEmpty())
                answers.values.emplace_back(slot, value);
        }
        return newChild(forms(), clock, answers.values, category, since);
    }
    Uid add(const std::vector<Change> &changes) { return commit(changes).front(); }

    QStringList villages() {
        QStringList codes;
        for (const Place *place : ledger->places().under(QStringLiteral("150302"), PlaceLevel::Village))
            if (!place->hidden)
                codes << place->code;
        return codes;
    }

    std::unique_ptr<TableDefinition> table(const QString &csv) {
        TableReport report;
        auto read = readTable(tableFromCsv(csv), forms(), report);
        for (const DefinitionIssue &issue : report.issues)
            UNSCOPED_INFO(issue.sheet.toStdString() << ' ' << issue.row << ' ' << issue.message.id.toStdString() << ' ' << issue.message.args.join(u", ").toStdString());
        REQUIRE(read);
        return read;
    }
    Summary count(const TableDefinition &table, const SummaryRequest &request) {
        const auto counted = summarize(reader(), session, table, request, quiet);
        INFO((counted ? QString() : counted.error().message.id + u' ' + counted.error().detail).toStdString());
        REQUIRE(counted.has_value());
        return *counted;
    }
};

// A definition of one's own: columns as "name|where|value", rules as "name|expression|concerns".
inline QString definition(const QString &where, const QStringList &columns, const QStringList &rules = {}, const QString &settings = QStringLiteral("include=active")) {
    const auto cell = [](QString text) -> QString { return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"'; };
    QString csv = QStringLiteral("settings\n,table_id,title::中文 (zh),of,where,%1\n,mine,我的表,child,%2,%3\n").arg(settings.section(u'=', 0, 0), cell(where), settings.section(u'=', 1));
    csv += QStringLiteral("columns\n,name,no,header::中文 (zh),header::English (en),where,value\n");
    for (int i = 0; i < columns.size(); ++i)
        csv += QStringLiteral(",%1,%2,组 / 列%1,Group / %1,%3,%4\n").arg(columns[i].section(u'|', 0, 0)).arg(i + 1).arg(cell(columns[i].section(u'|', 1, 1)), cell(columns[i].section(u'|', 2)));
    csv += QStringLiteral("rules\n,name,expression,label::中文 (zh),active,concerns\n");
    for (const QString &rule : rules)
        csv += QStringLiteral(",%1,%2,核对,yes,%3\n").arg(rule.section(u'|', 0, 0), cell(rule.section(u'|', 1, 1)), cell(rule.section(u'|', 2)));
    return csv;
}

inline double valueOf(const Summary &summary, const QString &code, const QString &column) {
    for (const SummaryRow &row : summary.rows)
        if (row.code == code)
            return row.values[size_t(summary.table->indexOf(column))];
    FAIL("no row " << code.toStdString());
    return 0;
}
inline double totalOf(const Summary &summary, const QString &column) { return summary.total.values[size_t(summary.table->indexOf(column))]; }

}  // namespace tongdang::test
