// Every table of resources/statistics on a ledger with something of everything in it: its rules hold, places and levels add up, and each
// number is what plain evaluation of every record says, and what a list of the same condition says.
#include "core/statistics/table_count.h"
#include "tests/core/statistics/full_ledger.h"
#include "tests/core/statistics/period_context.h"

#include <cmath>
#include <map>

using namespace tongdang;
using namespace tongdang::test;

namespace {

std::vector<double> plainly(FullLedger &data, const TableDefinition &table, const SummaryRequest &request, int &records) {
    const Moment moment = momentOf(table, request, data.clock.today());
    ListQuery everybody;
    everybody.form = table.of;
    everybody.exited = true;
    everybody.day = request.asOf;
    const auto ids = data.reader().ids(data.session, everybody);
    REQUIRE(ids.has_value());
    const auto rows = data.reader().rows(data.session, table.of, *ids, request.asOf);
    REQUIRE(rows.has_value());
    std::vector<double> total(size_t(table.columns.size()), 0);
    records = 0;
    for (const Record &record : *rows) {
        const auto facts = data.reader().facts(data.session, &record, request.asOf);
        const AnswersContext answers(record.answers, *facts);
        const PeriodContext context(answers, moment);
        bool exists = true;
        for (const QString &name : {fields::kBirthDate, table.form->dateField})
            if (const QDate date = fromIso(record.answers.value(name)); date.isValid() && date > request.asOf)
                exists = false;
        if (!exists || (table.include == u"active" && record.state != RecordState::Active) || (!table.where.isEmpty() && !table.where.holds(context)))
            continue;
        ++records;
        for (size_t c = 0; c < total.size(); ++c) {
            const TableColumn &column = table.columns[qsizetype(c)];
            if (column.form || column.kind == ColumnKind::Value || !column.where.holds(context))
                continue;
            const double amount = column.kind == ColumnKind::Sum ? column.value.evaluate(context).number() : 1;
            total[c] += std::isnan(amount) ? 0 : amount;
        }
    }
    return total;
}

}  // namespace

TEST_CASE("Every bundled table counts what plain evaluation says, its rules hold, and places and levels add up", "[statistics]") {
    FullLedger data(21, 160);
    const TableCatalog tables(data.forms(), {});
    REQUIRE(tables.all().size() >= 20);
    int counted = 0;
    for (const TableDefinition *table : tables.all())
        for (const char *on : {"2018-05-20", "2017-12-31"}) {
            INFO(table->id.toStdString() << " on " << on);
            SummaryRequest request;
            request.asOf = day(on);
            int records = 0;
            std::vector<double> expected = plainly(data, *table, request, records);
            for (const TableColumn &column : table->columns)
                if (column.form) {   // as a table of that form
                    const TableDefinition part = table->ofForm(*column.form);
                    int others = 0;
                    expected[size_t(table->indexOf(column.name))] = plainly(data, part, request, others)[size_t(part.indexOf(column.name))];
                }
            counted += records > 0;
            std::vector<Summary> levels;
            for (const SummaryBy by : {SummaryBy::District, SummaryBy::Township, SummaryBy::Village}) {
                request.by = by;
                levels.push_back(data.count(*table, request));
            }
            for (const Summary &summary : levels) {
                for (int c = 0; c < table->columns.size(); ++c) {
                    if (table->columns[c].kind == ColumnKind::Value)
                        continue;
                    INFO(table->columns[c].name.toStdString() << ' ' << table->columns[c].whereText.toStdString() << ' ' << table->columns[c].valueText.toStdString());
                    double sum = 0;
                    for (const SummaryRow &row : summary.rows)
                        sum += row.values[size_t(c)];
                    CHECK(summary.total.values[size_t(c)] == Approx(expected[size_t(c)]));
                    CHECK(sum == Approx(expected[size_t(c)]));
                }
                for (const RuleResult &rule : summary.rules)
                    if (!table->id.startsWith(u"lbc-")) {   // theirs are about answers that a demonstration leaves out
                        INFO(rule.id.toStdString() << ' ' << rule.expression.toStdString() << ' ' << rule.where.toStdString() << ": " << rule.left << " and " << rule.right);
                        CHECK(rule.ok);
                    }
            }
            for (const SummaryRow &town : levels[1].rows)
                for (size_t c = 0; c < expected.size(); ++c) {
                    double sum = 0;
                    for (const SummaryRow &row : levels[2].rows)
                        if (row.code.startsWith(town.code))
                            sum += row.values[c];
                    if (table->columns[qsizetype(c)].kind != ColumnKind::Value)
                        CHECK(town.values[c] == Approx(sum));
                }
        }
    CHECK(counted >= 24);   // most have somebody on either day
}

TEST_CASE("A column of a bundled table counts as many as a list of its condition", "[statistics]") {
    FullLedger data(8, 60);
    const TableCatalog tables(data.forms(), {});
    for (const TableDefinition *table : tables.all()) {
        if (table->include != u"active" || table->of != u"child")
            continue;
        SummaryRequest request;
        request.asOf = day("2018-05-20");
        const Summary summary = data.count(*table, request);
        for (int c = 0; c < table->columns.size(); c += 1 + data.roll(4)) {
            const TableColumn &column = table->columns[c];
            if (column.form || column.kind != ColumnKind::Count || column.whereText.contains(u"period-"))
                continue;
            ListQuery query;
            query.where = u"(" + column.whereText + u") and (" + table->where.text() + u") and not(${birth_date} > today())";
            query.day = request.asOf;
            INFO(table->id.toStdString() << ' ' << column.whereText.toStdString());
            const auto listed = data.reader().count(data.session, query);
            REQUIRE(listed.has_value());
            CHECK(summary.total.values[size_t(c)] == double(*listed));
        }
    }
}

TEST_CASE("Every number of a bundled table opens to as many records, and their codes stand behind the table", "[statistics]") {
    FullLedger data(3, 60);
    const TableCatalog tables(data.forms(), {});
    for (const TableDefinition *table : tables.all()) {
        INFO(table->id.toStdString());
        SummaryRequest request;
        request.asOf = day("2018-05-20");
        const Summary summary = data.count(*table, request);
        const auto records = countedRecords(data.reader(), data.session, *table, request, data.quiet);
        REQUIRE(records.has_value());
        for (int c = 0; c < table->columns.size(); c += 1 + data.roll(3)) {
            if (table->columns[c].kind != ColumnKind::Count)
                continue;
            const auto behind = recordsBehind(data.reader(), data.session, *table, request, table->columns[c].name, {}, data.quiet);
            REQUIRE(behind.has_value());
            CHECK(double(behind->size()) == summary.total.values[size_t(c)]);
            if (!table->columns[c].form)
                CHECK(double(std::count(records->columns[size_t(c)].begin(), records->columns[size_t(c)].end(), true)) == summary.total.values[size_t(c)]);
        }
    }
}

TEST_CASE("A guardian is counted where the children are, and a condition on linked records reaches the record they point to", "[statistics]") {
    StatisticsLedger data;
    const QStringList places = data.villages();
    const auto guardian = [&](const char *work) {
        Change made;
        made.form = data.forms().find(QStringLiteral("guardian"));
        data.set(made, {{"name", QStringLiteral("张强")}, {"work_place", QString::fromUtf8(work)}});
        return data.add({made});
    };
    const Uid south = guardian("广东省东莞市"), east = guardian("浙江省杭州市");
    for (int i = 0; i < 3; ++i) {
        std::vector<Change> child = data.child(QStringLiteral("2010-05-0%1").arg(i + 1), places[i]);
        child.push_back(data.linked("guardianship", child.front().uid, {{"guardian", i < 2 ? south.text() : east.text()}, {"relation", QStringLiteral("51")}}));
        data.commit(child);
    }
    SummaryRequest request;
    request.by = SummaryBy::Village;
    const auto table = data.table(definition({}, {QStringLiteral("c1|count(${guardianship}[relation = '51' and starts-with(work_place, '广东')]) > 0|"), QStringLiteral("c2|count(${guardianship}[guardian != '' and work_place = '浙江省杭州市']) = 1|")}));
    const Summary summary = data.count(*table, request);
    CHECK(totalOf(summary, QStringLiteral("c1")) == 2);
    CHECK(totalOf(summary, QStringLiteral("c2")) == 1);
    CHECK(valueOf(summary, places[0], QStringLiteral("c1")) == 1);
    CHECK(valueOf(summary, places[2], QStringLiteral("c2")) == 1);
    QString csv = definition({}, {QStringLiteral("c1|true()|")});
    csv.replace(QStringLiteral(",我的表,child,"), QStringLiteral(",我的表,guardian,"));
    const auto guardians = data.table(csv);
    const Summary people = data.count(*guardians, request);
    CHECK(totalOf(people, QStringLiteral("c1")) == 2);
    CHECK(valueOf(people, places[2], QStringLiteral("c1")) == 1);
    ListQuery query;
    query.where = QStringLiteral("count(${guardianship}[starts-with(work_place, '广东')]) > 0");
    CHECK(*data.reader().count(data.session, query) == 2);
    // Within a form's own logic the record pointed to is not reached: it changes without the form.
    CHECK_FALSE(Expression::parse(query.where, data.forms().find(fields::kChild)->scope()).has_value());
}

TEST_CASE("A past day has the carers of then, though they take care no more", "[statistics]") {
    StatisticsLedger data;
    const auto carer = [&](std::vector<Change> &to, const char *relation, const char *cares, const char *since, const char *until) {
        const Uid person = data.add({data.linked("guardian", {}, {{"name", QStringLiteral("李秀英")}})});
        to.push_back(data.linked("guardianship", to.front().uid, {{"guardian", person.text()}, {"relation", QString::fromLatin1(relation)}, {"roles", fields::kEntrustedCarer}, {"current_carer", QString::fromLatin1(cares)},
                                                                  {"since", QString::fromLatin1(since)}, {"until", QString::fromLatin1(until)}}));
    };
    std::vector<Change> child = data.child(QStringLiteral("2010-03-01"), data.villages().first());
    carer(child, "62", "no", "2016-03-01", "2018-03-01");
    carer(child, "83", "yes", "2018-03-01", "");
    data.commit(child);
    const TableCatalog tables(data.forms(), {});
    const auto told = [&](const char *table, const QStringList &columns, const char *on) {
        SummaryRequest request;
        request.asOf = day(on);
        const Summary summary = data.count(*tables.find(QString::fromLatin1(table)), request);
        QStringList numbers;
        for (const QString &column : columns)
            numbers << QString::number(totalOf(summary, column));
        return numbers.join(u' ');
    };
    // grandparents, relatives, nobody; the carer now: a grandparent, somebody else, none
    const QStringList columns{QStringLiteral("c2"), QStringLiteral("c3"), QStringLiteral("c4"), QStringLiteral("c27"), QStringLiteral("c28"), QStringLiteral("c29")};
    CHECK(told("guardianship", columns, "2016-02-29") == u"0 0 1 0 0 1");
    CHECK(told("guardianship", columns, "2018-02-28") == u"1 0 0 1 0 0");
    CHECK(told("guardianship", columns, "2018-03-01") == u"0 1 0 0 1 0");
    CHECK(told("completeness", {QStringLiteral("c28")}, "2016-02-29") == u"1");
    CHECK(told("completeness", {QStringLiteral("c28")}, "2018-02-28") == u"0");

    std::vector<Change> other = data.child(QStringLiteral("2011-03-01"), data.villages().first());
    carer(other, "62", "no", "2016-03-01", "2018-12-31");   // takes care no more, before the end that was agreed
    data.commit(other);
    CHECK(told("guardianship", {QStringLiteral("c4")}, "2018-06-01") == u"1");
}

TEST_CASE("A parent works in Inner Mongolia whose place of work begins with a prefecture of it", "[statistics]") {
    StatisticsLedger data;
    for (const char *work : {"乌海市", "内蒙古自治区包头市", "广东省东莞市", ""}) {
        const Uid father = data.add({data.linked("guardian", {}, {{"name", QStringLiteral("张强")}, {"work_place", QString::fromUtf8(work)}})});
        std::vector<Change> child = data.child(QStringLiteral("2010-05-01"), data.villages().first());
        child.push_back(data.linked("guardianship", child.front().uid, {{"guardian", father.text()}, {"relation", QStringLiteral("51")}}));
        data.commit(child);
    }
    const TableCatalog tables(data.forms(), {});
    const Summary summary = data.count(*tables.find(QStringLiteral("work-places")), {});
    CHECK(totalOf(summary, QStringLiteral("c6")) == 2);    // in Inner Mongolia
    CHECK(totalOf(summary, QStringLiteral("c20")) == 1);   // in Guangdong
    CHECK(totalOf(summary, QStringLiteral("c34")) == 1);   // a parent outside
    CHECK(totalOf(summary, QStringLiteral("c35")) == 2);   // all inside
    CHECK(totalOf(summary, QStringLiteral("c36")) == 1);   // not given
}
