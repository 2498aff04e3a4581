// Random children, definitions and days: a summary is what plain evaluation of every record says, and what SQL says.
#include "core/statistics/column_store.h"
#include "core/statistics/table_count.h"
#include "tests/core/statistics/period_context.h"
#include "tests/core/statistics/statistics_support.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct RandomChildren : StatisticsLedger {
    explicit RandomChildren(unsigned seed, int children) : StatisticsLedger("150302", seed) {
        const QStringList places = villages();
        Change carer;
        carer.form = forms().find(QStringLiteral("guardian"));
        set(carer, {{"name", QStringLiteral("王奶奶")}, {"work_place", QStringLiteral("广东省")}, {"birth_date", QStringLiteral("1952-03-01")}});
        const Uid guardian = add({carer});
        std::vector<Change> all;
        for (int i = 0; i < children; ++i) {
            const QString birth = roll(12) == 0 ? QString() : roll(10) == 0 ? QStringLiteral("2004-02-29") : dayBetween(1998, 2017);
            std::vector<Change> made = child(birth, roll(15) == 0 ? QString() : places[roll(std::min<int>(12, int(places.size())))],
                                             {{"sex", pick("1 2 0 -")}, {"schooling", pick("primary junior kindergarten dropout special - not_collected")}, {"health", pick("healthy disabled weak -")},
                                              {"parents_away", pick("both one_other_incapable both_incapable none not_collected -")}, {"care_grade", pick("nobody good fair parent_incapable -")},
                                              {"entrusted", pick("yes no -")}, {"relief", pick("medical housing none -")}, {"hukou_type", pick("rural urban other -")},
                                              {"hukou_region", roll(3) ? places[roll(int(places.size()))] : pick("150302101 110101 -")}, {"allowance_standard", pick("1200 935.5 0.1 -")}},
                                             {}, {});
            const Uid uid = made.front().uid;
            for (int n = roll(3); n > 0; --n) {
                const QString since = roll(2) ? QString() : dayBetween(2010, 2018), until = roll(3) ? QString() : isoDate((since.isEmpty() ? QDate(2012, 1, 1) : fromIso(since)).addDays(roll(900)));
                made.push_back(linked("status", uid, {{"category", pick("left_behind orphan migrant")}, {"since", since}, {"until", until}}));
            }
            if (roll(3) == 0)
                made.push_back(linked("guardianship", uid, {{"guardian", guardian.text()}, {"relation", pick("61 63 97")}, {"current_carer", QStringLiteral("yes")}, {"since", roll(2) ? QString() : dayBetween(2010, 2018)}}));
            if (roll(4) == 0) {
                const QString left = std::max(dayBetween(2012, 2017), birth);   // as text, a blank birth first
                made[1].values.clear();
                made[1].set(fields::kUntil, left);
                made[1].set(QStringLiteral("exit_reason"), QStringLiteral("parents_returned"));
                if (roll(2))
                    made.push_back(linked("register_period", uid, {{"since", isoDate(fromIso(left).addDays(1 + roll(400)))}}));
            }
            for (Change &change : made)
                all.push_back(std::move(change));
            if (roll(3) == 0)
                assess(uid);
        }
        commit(all);
        commit(casework);
        std::vector<Change> overrides;
        for (const Uid &assessment : assessments)
            if (roll(3) == 0)
                overrides.push_back(linked("assessment_override", assessment, {{"level", pick("red yellow blue green")}, {"reason", QStringLiteral("与家访所见不符")}, {"decided_by", QStringLiteral("王主任")}, {"decided_on", dayBetween(2014, 2017)}}));
        commit(overrides);
    }

    // Scored checklists and visits of some days.
    void assess(const Uid &child) {
        const Form &checklist = *forms().find(QStringLiteral("instrument_risk"));
        for (int n = 1 + roll(2); n > 0; --n) {
            Change change = linked("instrument_risk", child, {{"assessed_on", dayBetween(2012, 2017)}, {"assessor", QStringLiteral("张三")}, {"red_flags", QStringLiteral("none")}});
            int poor = roll(14);
            for (const Field &field : checklist.fields)
                if (field.kind == FieldKind::SelectOne && checklist.listOf(field)->choices.first().points == 5)
                    REQUIRE(change.set(field.name, poor-- > 0 ? QStringLiteral("poor") : QStringLiteral("good")));
            change.uid = Uid::create(clock);
            assessments.push_back(change.uid);
            casework.push_back(std::move(change));
        }
        for (int n = roll(3); n > 0; --n)
            casework.push_back(linked("visit", child, {{"visited_on", dayBetween(2012, 2017)}, {"place", QStringLiteral("家中")}, {"respondent", QStringLiteral("祖母")}, {"respondent_relation", QStringLiteral("62")}, {"living", QStringLiteral("良好")},
                                                      {"family", QStringLiteral("祖孙")}, {"guardianship", QStringLiteral("一般")}, {"mental_state", QStringLiteral("平稳")}, {"guardian_opinion", QStringLiteral("无")}, {"priority_attention", pick("yes no")},
                                                      {"outcome", pick("met not_met refused -")}, {"next_visit", roll(3) ? QString() : dayBetween(2018, 2018)}}));
    }
    std::vector<Change> casework;
    std::vector<Uid> assessments;

    QString predicate(int depth) {
        if (depth > 0 && roll(3) != 0) {
            const QString a = predicate(depth - 1), b = predicate(depth - 1);
            const int kind = roll(3);
            return kind == 0 ? QString(u"(" + a + u") and (" + b + u")") : kind == 1 ? QString(u"(" + a + u") or (" + b + u")") : QString(u"not(" + a + u")");
        }
        static const QStringList kinds = QStringLiteral(
            "${sex} = '1'|${sex} = ''|${age} <= 5|${age} < 16|${age} = ''|${age} >= 14 and ${age} != 15|selected(${categories}, 'left_behind')|${categories} = ''|${care_arrangement} = 'nobody'|"
            "${care_arrangement} = 'grandparents' or ${care_arrangement} = ''|${schooling} != 'primary'|${birth_date} < date('2008-09-01')|${birth_date} = ''|selected(${relief}, 'medical')|${risk} = 'red'|${risk} = 'yellow' or ${risk} = 'blue'|${next_visit_on} <= today()|${next_visit_on} = ''|"
            "count(${status}) > 1|count(${status}[since >= period-start()]) > 0|count(${guardianship}[work_place = '广东省']) = 1|count(${guardianship}[current_carer = 'yes' and birth_date < date('1960-01-01')]) > 0|count(${status}[category = 'orphan' or since = '']) + count(${guardianship}) > 1|count(${guardianship}[current_carer = 'yes']) = 1|${birth_date} >= period-start()|${birth_date} + 3650 < today()|"
            "${exit_reason} != ''|${exit_date} > '2014-01-01'|${age} * 2 > string-length(${schooling})|${hukou_type} != 'urban' and ${age} < 16|true()|regex(${schooling}, '^k')").split(u'|');
        return kinds[roll(int(kinds.size()))];
    }
};

}  // namespace

TEST_CASE("A summary is what plain evaluation of every record as of the day says", "[statistics]") {
    RandomChildren data(7, 220);
    data.clock.set(QDate(2019, 12, 31));   // the last day that is asked for
    ColumnStore store(0), alone(std::numeric_limits<qint64>::max());   // kept over all of it, as a page does; read by two threads, and by one
    QDate last;
    for (int round = 0; round < 24; ++round) {
        QStringList columns;
        for (int c = 1; c <= 6; ++c)
            columns << QStringLiteral("c%1|%2|").arg(c).arg(data.predicate(2));
        columns << QStringLiteral("s|%1|sum(${allowance_standard})").arg(data.predicate(1));
        const QString population = data.roll(3) == 0 ? QString() : data.predicate(2);
        const QString include = data.pick("active exited all");
        const auto table = data.table(definition(population, columns, {}, u"include=" + include));
        SummaryRequest request;
        request.by = data.roll(2) ? SummaryBy::Village : SummaryBy::Township;
        request.basis = data.roll(4) ? SummaryBasis::Home : SummaryBasis::Hukou;
        request.asOf = last.isValid() && data.roll(3) == 0 ? last : fromIso(data.dayBetween(2005, 2019));
        last = request.asOf;
        request.from = request.asOf.addDays(-data.roll(700));
        if (round == 0)
            request.asOf = data.clock.today();
        const auto counted = summarize(data.reader(), data.session, *table, request, data.quiet, round % 3 == 0 ? nullptr : round % 3 == 1 ? &store : &alone);
        REQUIRE(counted.has_value());
        const Moment moment = momentOf(*table, request, data.clock.today());

        ListQuery everybody;
        everybody.exited = true;
        everybody.day = request.asOf;
        const auto ids = data.reader().ids(data.session, everybody);
        REQUIRE(ids.has_value());
        REQUIRE(ids->size() == 220);
        const auto records = data.reader().rows(data.session, fields::kChild, *ids, request.asOf);
        REQUIRE(records.has_value());
        std::map<QString, std::vector<double>> expected;
        std::map<QString, std::vector<std::vector<qint64>>> behind;
        std::vector<double> total(size_t(table->columns.size()), 0);
        for (const Record &record : *records) {
            const auto facts = data.reader().facts(data.session, &record, request.asOf);
            const AnswersContext answers(record.answers, *facts);
            const PeriodContext context(answers, moment);
            const QDate birth = fromIso(record.answers.value(fields::kBirthDate));
            if ((birth.isValid() && birth > request.asOf) || (include == u"active" && record.state != RecordState::Active) || (include == u"exited" && record.state != RecordState::Exited) ||
                (!table->where.isEmpty() && !table->where.holds(context)))
                continue;
            const QString region = request.basis == SummaryBasis::Hukou ? record.answers.value(fields::kHukouRegion) : record.region;
            QString code = !isPlaceCode(region) ? kUnknown : !region.startsWith(QStringLiteral("150302")) ? kOutside : ancestorCode(region, placeLevel(request.by));
            if (code.isEmpty())
                code = region;
            auto &row = expected.try_emplace(code, std::vector<double>(total.size(), 0)).first->second;
            auto &lists = behind.try_emplace(code, std::vector<std::vector<qint64>>(total.size())).first->second;
            for (size_t c = 0; c < total.size(); ++c) {
                const TableColumn &column = table->columns[qsizetype(c)];
                if (!column.where.holds(context))
                    continue;
                const double amount = column.kind == ColumnKind::Sum ? column.value.evaluate(context).number() : 1;
                row[c] += std::isnan(amount) ? 0 : amount;
                total[c] += std::isnan(amount) ? 0 : amount;
                if (column.kind != ColumnKind::Sum || (!std::isnan(amount) && amount != 0))
                    lists[c].push_back(record.id);
            }
        }
        const auto same = [](const std::vector<double> &a, const std::vector<double> &b) {
            return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return std::fabs(x - y) < 1e-6; });
        };
        INFO("round " << round << " " << isoDate(request.asOf).toStdString() << " where " << population.toStdString() << " columns " << columns.join(u"; ").toStdString() << " include " << include.toStdString());
        for (const SummaryRow &row : counted->rows) {
            INFO(row.code.toStdString());
            const auto found = expected.find(row.code);
            CHECK(same(row.values, found == expected.end() ? std::vector<double>(total.size(), 0) : found->second));
            expected.erase(row.code);
        }
        CHECK(expected.empty());   // nobody without a row
        CHECK(same(counted->total.values, total));
        // Every number opens to its records.
        for (const auto &[code, lists] : behind) {
            const size_t c = size_t(data.roll(int(lists.size())));
            auto opened = recordsBehind(data.reader(), data.session, *table, request, table->columns[qsizetype(c)].name, code, data.quiet);
            REQUIRE(opened.has_value());
            auto wanted = lists[c];
            std::sort(wanted.begin(), wanted.end());
            CHECK(*opened == wanted);
        }
    }
}

TEST_CASE("A column counts as many as a list of the same condition, which SQL makes", "[statistics]") {
    RandomChildren data(11, 150);
    data.clock.set(QDate(2019, 12, 31));   // the last day that is asked for
    for (int round = 0; round < 20; ++round) {
        const QString condition = data.predicate(2);
        if (condition.contains(u"period-start"))
            continue;
        const auto table = data.table(definition(QString(), {u"c1|" + condition + u'|'}));
        SummaryRequest request;
        request.asOf = fromIso(data.dayBetween(2008, 2019));
        const Summary counted = data.count(*table, request);
        ListQuery query;
        query.where = u"(" + condition + u") and not(${birth_date} > today())";
        query.day = request.asOf;
        const auto listed = data.reader().count(data.session, query);
        REQUIRE(listed.has_value());
        INFO(condition.toStdString() << " on " << isoDate(request.asOf).toStdString());
        CHECK(totalOf(counted, QStringLiteral("c1")) == double(*listed));
    }
}

TEST_CASE("Rows of repeats and tables beside a form count as in a list", "[statistics]") {
    StatisticsLedger data("150302", 4);
    const auto installed = data.ledger->installForm(data.session, formFromCsv(QStringLiteral(
        "survey\n,type,name,label,calculation\n,select_one yn,d150302_kind,Kind,\n,begin repeat,d150302_trips,Trips,\n,integer,d150302_days,Days,\n,end repeat,,,\n"
        ",calculate,d150302_away,,sum(${d150302_days})\n,calculate,d150302_group,,\"pulldata('kinds', 'group', 'kind', ${d150302_kind})\"\nchoices\n,list_name,name,label\n,yn,a,A\n,yn,b,B\nsettings\n,form_id,version,td_extends\n,d150302_more,1,child\n"
        "kinds.csv\n,kind,group\n,a,near\n,b,far\n")));
    REQUIRE(installed);
    REQUIRE(installed->ok());
    for (int i = 0; i < 30; ++i) {
        const QString left = data.roll(2) ? QStringLiteral("2015-05-01") : QString();
        std::vector<Change> made = data.child(data.dayBetween(2005, 2014), data.villages().first(), {{"d150302_kind", data.pick("a b -")}}, {}, {});
        const Uid uid = made.front().uid;
        for (int n = data.roll(4); n > 0; --n)
            made.push_back(data.linked("child/d150302_trips", uid, {{"d150302_days", QString::number(data.roll(30))}}));
        if (!left.isEmpty()) {   // on an earlier day the child's answers are derived anew
            made[1].values.clear();
            made[1].set(fields::kUntil, left);
            made[1].set(QStringLiteral("exit_reason"), QStringLiteral("parents_returned"));
        }
        data.commit(made);
    }
    for (const char *condition : {"count(${d150302_trips}) > 1", "${d150302_away} > 20", "${d150302_group} = 'far'", "count(${d150302_trips}[d150302_days > 10]) = 1 or ${sex} = '2'", "pulldata('kinds', 'group', 'kind', ${d150302_kind}) = 'near'",
                                  "${age} > 5 and ${d150302_away} > 0 and pulldata('kinds', 'group', 'kind', ${d150302_kind}) != ''"})
        for (const char *on : {"2015-01-01", "2018-06-01"}) {
            INFO(condition << " on " << on);
            const auto table = data.table(definition(QString(), {u"c1|" + QString::fromLatin1(condition) + u'|'}));
            SummaryRequest request;
            request.asOf = day(on);
            ListQuery query;
            query.where = QString::fromLatin1(condition);
            query.day = request.asOf;
            const auto listed = data.reader().count(data.session, query);
            REQUIRE(listed.has_value());
            CHECK(*listed > 0);
            CHECK(totalOf(data.count(*table, request), QStringLiteral("c1")) == double(*listed));
        }
}

TEST_CASE("A township is the sum of its villages, a district the sum of its townships", "[statistics]") {
    RandomChildren data(3, 120);
    QStringList columns;
    for (int c = 1; c <= 5; ++c)
        columns << QStringLiteral("c%1|%2|").arg(c).arg(data.predicate(1));
    const auto table = data.table(definition(QString(), columns));
    for (const SummaryBasis basis : {SummaryBasis::Home, SummaryBasis::Hukou}) {
        SummaryRequest request;
        request.basis = basis;
        request.asOf = day("2016-07-31");
        std::vector<Summary> levels;
        for (const SummaryBy by : {SummaryBy::District, SummaryBy::Township, SummaryBy::Village}) {
            request.by = by;
            levels.push_back(data.count(*table, request));
        }
        for (size_t level = 0; level < 2; ++level)
            for (const SummaryRow &parent : levels[level].rows)
                for (size_t c = 0; c < 5; ++c) {
                    double sum = 0;
                    for (const SummaryRow &row : levels[level + 1].rows)
                        if (row.code.startsWith(parent.code))
                            sum += row.values[c];
                    INFO(parent.code.toStdString());
                    CHECK(parent.values[c] == sum);
                }
        CHECK(levels[0].total.values == levels[2].total.values);
    }
}

TEST_CASE("A kept store follows every change of the ledger", "[statistics]") {
    RandomChildren data(5, 20);
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|")}, {}, QStringLiteral("include=all")));
    ColumnStore store(0), alone;
    SummaryRequest request;
    double last = 0;
    for (int round = 0; round < 8; ++round) {
        const auto kept = summarize(data.reader(), data.session, *table, request, data.quiet, round % 2 ? &alone : &store);
        const auto fresh = summarize(data.reader(), data.session, *table, request, data.quiet);
        REQUIRE(kept.has_value());
        REQUIRE(fresh.has_value());
        CHECK(kept->total.values == fresh->total.values);
        CHECK(kept->total.values[0] > last);
        last = kept->total.values[0];
        data.add(data.child(QStringLiteral("2010-05-01"), data.villages().first()));
    }
}

TEST_CASE("The official tables hold their rules on children whose answers agree", "[statistics]") {
    StatisticsLedger data("150302", 9);
    const QStringList places = data.villages();
    Change carer;
    carer.form = data.forms().find(QStringLiteral("guardian"));
    data.set(carer, {{"name", QStringLiteral("赵爷爷")}});
    const Uid guardian = data.add({carer});
    std::vector<Change> all;
    for (int i = 0; i < 150; ++i) {
        const int age = data.roll(16);
        const QDate birth = QDate(2016, 7, 31).addYears(-age).addDays(-data.roll(360));
        const int years = ageOn(birth, QDate(2016, 7, 31));
        const QString schooling = years < 6 ? data.pick("kindergarten not_in_kindergarten") : years < 14 ? data.pick("primary junior special") : data.pick("junior senior vocational dropout not_in_school");
        const int care = data.roll(4);   // grandparents, relatives, nobody, unable parent
        std::vector<Change> made = data.child(isoDate(birth), places[data.roll(int(places.size()))],
                                              {{"sex", data.pick("1 2")}, {"schooling", schooling}, {"boarding", data.pick("yes no")}, {"hukou_registered", data.pick("yes no")},
                                               {"health", data.pick("healthy weak chronic_illness disabled serious_illness other")}, {"parents_away", care == 3 ? QStringLiteral("one_other_incapable") : QStringLiteral("both")},
                                               {"entrusted", care < 2 ? QStringLiteral("yes") : QStringLiteral("no")}, {"care_grade", care == 2 ? QStringLiteral("nobody") : care == 3 ? QStringLiteral("parent_incapable") : data.pick("good fair carer_insufficient")},
                                               {"relief", data.pick("medical subsistence_allowance none other -")}});
        if (care < 2)
            made.push_back(data.linked("guardianship", made.front().uid, {{"guardian", guardian.text()}, {"relation", care == 0 ? QStringLiteral("61") : QStringLiteral("97")}, {"current_carer", QStringLiteral("yes")}}));
        for (Change &change : made)
            all.push_back(std::move(change));
    }
    data.commit(all);
    const TableCatalog tables(data.forms(), {});
    for (const TableDefinition *table : {tables.find(QStringLiteral("lbc-2016")), tables.find(QStringLiteral("lbc-later"))})
        for (const SummaryBy by : {SummaryBy::District, SummaryBy::Township, SummaryBy::Village}) {
            SummaryRequest request;
            request.by = by;
            request.asOf = day("2016-07-31");
            const Summary counted = data.count(*table, request);
            CHECK(counted.total.values[0] > 100);
            for (const RuleResult &rule : counted.rules) {
                INFO(table->id.toStdString() << ' ' << rule.id.toStdString() << ' ' << rule.where.toStdString() << ": " << rule.left << " and " << rule.right);
                CHECK(rule.ok);
            }
            CHECK(counted.rules.size() >= 10 * qsizetype(counted.rows.size() + 1));
            QStringList leftOut;
            for (const Summary::LeftOut &one : counted.leftOut)
                leftOut << one.id;
            CHECK(leftOut == (table->id == u"lbc-2016" ? QStringList{QStringLiteral("R11")} : QStringList()));   // no village has told its population
        }
}
