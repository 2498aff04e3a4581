// Whoever keeps columns (or a count) over the changes of a ledger counts what who reads all anew counts, to the last bit.
#include "core/importing/import.h"
#include "core/statistics/column_store.h"
#include "core/statistics/open_table.h"
#include "tests/core/statistics/full_ledger.h"

#include <QFile>

#include <cmath>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString number(double value) { return std::isnan(value) ? QStringLiteral("-") : QString::number(value, 'g', 17); }

QString written(const Summary &summary) {
    QStringList lines{summary.table->id + u' ' + isoDate(summary.asOf) + u' ' + isoDate(summary.from) + u' ' + isoDate(summary.until) + u' ' + summary.region};
    const auto add = [&](const SummaryRow &row) {
        QStringList cells{row.code, row.name};
        for (const double value : row.values)
            cells << number(value);
        lines << cells.join(u' ');
    };
    for (const SummaryRow &row : summary.rows)
        add(row);
    add(summary.total);
    for (const RuleResult &rule : summary.rules)
        lines << rule.id + u' ' + rule.where + u' ' + number(rule.left) + u' ' + number(rule.right) + (rule.ok ? u" ok" : u" fails");
    return lines.join(u'\n');
}

struct EditedLedger : FullLedger {
    EditedLedger(unsigned seed, int children) : FullLedger(seed, children) {}

    std::optional<Change> someRecord(const QString &form) {
        ListQuery query;
        query.form = form;
        query.exited = true;
        const auto ids = reader().ids(session, query);
        REQUIRE(ids.has_value());
        if (ids->empty())
            return {};
        const auto uids = reader().uidsOf(session, form, {(*ids)[size_t(roll(int(ids->size())))]});
        if (!uids || uids->isEmpty())
            return {};
        Change change;
        change.op = Change::Op::Update;
        change.form = forms().find(form);
        change.uid = uids->front();
        return change;
    }

    QString answer(const Field &field, const Form &form) {
        if (roll(6) == 0)
            return {};
        if (field.name == fields::kHomeRegion || field.name == fields::kHukouRegion)
            return villages()[roll(int(villages().size()))];
        if (field.name == u"guardian") {
            const auto other = someRecord(QStringLiteral("guardian"));
            return other ? other->uid.text() : QString();
        }
        if (field.type == ValueType::Date)
            return dayBetween(2003, 2018);
        if (const CodeList *list = form.listOf(field))
            return list->choices[roll(int(list->choices.size()))].name;
        if (field.kind == FieldKind::Text && field.name.contains(u"place"))
            return roll(2) ? QStringLiteral("广东省东莞市") : QStringLiteral("浙江省杭州市");
        return field.type == ValueType::Number ? QString::number(roll(900)) : QString();
    }

    // What was done, or "" where it was refused.
    QString edit() {
        static const QStringList forms_ = QStringLiteral("child child child status guardianship guardian register_period visit care_agreement disadvantaged_child left_behind_woman left_behind_elder").split(u' ');
        ChangeSet set;
        switch (const int what = roll(14)) {
        case 0: {
            for (int n = roll(5) ? 1 : 8; n > 0; --n)
                for (Change &change : child(dayBetween(2004, 2017), villages()[roll(int(villages().size()))], {}, pick("left_behind orphan migrant"), dayBetween(2015, 2017)))
                    set.changes.push_back(std::move(change));
            return committed(set, QStringLiteral("new"));
        }
        case 1: {
            if (batches.isEmpty())
                return {};
            const auto undone = ledger->undo(session, roll(2) ? batches.last() : batches[roll(int(batches.size()))]);
            if (!undone)
                return {};
            batches << undone->batch;
            return QStringLiteral("undo");
        }
        case 2: {
            auto record = someRecord(forms_[roll(int(forms_.size()))]);
            if (!record)
                return {};
            record->op = Change::Op::Withdraw;
            set.changes = {*record};
            return committed(set, QStringLiteral("withdraw ") + record->form->id);
        }
        case 3: {
            if (const auto subject = someRecord(fields::kChild))
                set.changes = {roll(2) ? linked("status", subject->uid, {{"category", pick("orphan migrant left_behind")}, {"since", dayBetween(2014, 2018)}})
                                       : linked("visit", subject->uid, {{"visited_on", dayBetween(2017, 2018)}, {"outcome", pick("met not_met")}, {"respondent", QStringLiteral("李四")}})};
            return committed(set, QStringLiteral("link"));
        }
        case 12: return import();
        case 13: return install();
        default: {
            QString form = forms_[roll(int(forms_.size()))];
            for (int n = what == 4 ? 6 : 1; n > 0; --n) {
                auto record = someRecord(form);
                if (!record)
                    return {};
                for (int tries = 0; tries < 40 && record->values.size() < size_t(1 + what % 2); ++tries)
                    if (const Field &field = record->form->fields[roll(int(record->form->fields.size()))]; hasColumn(field) && !field.derived && field.kind != FieldKind::SelectMultiple)
                        record->values.emplace_back(record->form->indexOf(field.name), answer(field, *record->form));
                set.changes.push_back(std::move(*record));
            }
            return committed(set, QStringLiteral("edit ") + form);
        }
        }
    }
    // A short roster of children of whom some are known from the last one.
    QString import() {
        QFile file(directory.filePath(QStringLiteral("花名册.csv")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        QString text = QStringLiteral("\ufeff姓名,性别,出生日期,就学情况,身体情况\n");
        for (int n = 1 + roll(5); n > 0; --n) {
            const int who = roll(8);
            text += QStringLiteral("马小%1,%2,201%1-03-05,%3,%4\n").arg(who).arg(who % 2 ? QStringLiteral("男") : QStringLiteral("女"), roll(2) ? QStringLiteral("小学") : QStringLiteral("辍学"), roll(2) ? QStringLiteral("健康") : QStringLiteral("患病"));
        }
        file.write(text.toUtf8());
        file.close();
        ImportOptions options;
        options.region = villages()[roll(3)];
        const auto report = importRoster(*ledger, session, file.fileName(), options, quiet);
        INFO((report ? QString() : report.error().message.id).toStdString());
        REQUIRE(report.has_value());
        if (report->batch.isNil())
            return {};
        batches << report->batch;
        return QStringLiteral("import");
    }
    // A question more on the child's form.
    QString install() {
        if (installed == 3)
            return {};
        questions += QStringLiteral(",integer,d150302_q%1,问题%1,Question %1\n").arg(++installed);
        const auto report = ledger->installForm(session, formFromCsv(QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en)\n%1settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_extends\n"
                                                                                    ",d150302_more,%2,更多,More,child\n").arg(questions).arg(installed), QStringLiteral("d150302_more.csv")));
        REQUIRE(report.has_value());
        REQUIRE(report->ok());
        return QStringLiteral("install");
    }
    int installed = 0;
    QString questions;
    QString committed(const ChangeSet &set, const QString &what) {
        const auto outcome = ledger->commit(session, set);
        REQUIRE(outcome.has_value());
        if (outcome->batch.isNil())
            return {};
        batches << outcome->batch;
        return what;
    }
    QList<Uid> batches;
};

}  // namespace

TEST_CASE("Columns kept over edits, new children, withdrawals, undoing, imports and further questions count what columns read anew count", "[statistics]") {
    for (const unsigned seed : {5U, 6U}) {
        EditedLedger data(seed, 40);
        QString guardians = definition({}, {QStringLiteral("c1|starts-with(${work_place}, '广东')|"), QStringLiteral("c2|true()|")});
        guardians.replace(QStringLiteral(",我的表,child,"), QStringLiteral(",我的表,guardian,"));
        std::unique_ptr<TableCatalog> bundled;
        std::unique_ptr<TableDefinition> ofGuardians, reaching;
        QList<const TableDefinition *> tables;
        const auto readTables = [&] {
            bundled = std::make_unique<TableCatalog>(data.forms(), QHash<QString, QString>());
            ofGuardians = data.table(guardians);
            reaching = data.table(definition(QStringLiteral("${age} < 18"), {QStringLiteral("c1|count(${guardianship}[relation = '51' and starts-with(work_place, '广东')]) > 0|"), QStringLiteral("c2|count(${visit}[visited_on >= '2018-01-01']) > 0|"),
                                                                             QStringLiteral("c3|${name} = '小雨' or regex(${id_number}, '^15')|"), QStringLiteral("s|${sex} = '1'|sum(${allowance_standard})")}));
            tables = bundled->all();
            tables << ofGuardians.get() << reaching.get();
        };
        readTables();
        struct Page { ColumnStore store; QDate day; SummaryBasis basis; int table = 0; SummaryBy by = SummaryBy::Village; };
        Page pages[] = {{ColumnStore(0), QDate(), SummaryBasis::Home}, {ColumnStore(std::numeric_limits<qint64>::max()), day("2017-06-30"), SummaryBasis::Home}, {ColumnStore(0), day("2018-05-31"), SummaryBasis::Hukou}};
        int done = 0, imports = 0;
        for (int round = 0; round < 100; ++round) {
            const QString what = data.edit();
            if (what.isEmpty())
                continue;
            imports += what == u"import";
            if (what == u"install")
                readTables();   // of the catalog of forms that is in use now
            if (++done == 25)
                REQUIRE(data.ledger->rebuild(data.session, data.quiet).has_value());
            for (Page &page : pages) {
                // Now and then nothing is looked at between two changes.
                if (data.roll(4) == 0)
                    continue;
                for (int n = 0, most = data.roll(3) ? 1 : 3; n < most; ++n) {
                    if (n > 0 || data.roll(6) == 0) {   // the last one stays open over the next change, often over several
                        page.table = data.roll(int(tables.size()));
                        page.by = data.roll(2) ? SummaryBy::Village : SummaryBy::Township;
                    }
                    const TableDefinition *table = tables[page.table];
                    SummaryRequest request;
                    request.asOf = page.day;
                    request.by = page.by;
                    if (table->form->indexOf(fields::kHukouRegion) >= 0)
                        request.basis = page.basis;
                    INFO("seed " << seed << " round " << round << ' ' << what.toStdString() << " of " << table->id.toStdString() << " on " << isoDate(page.day).toStdString());
                    const auto kept = summarize(data.reader(), data.session, *table, request, data.quiet, &page.store);
                    const auto fresh = summarize(data.reader(), data.session, *table, request, data.quiet);
                    REQUIRE(kept.has_value());
                    REQUIRE(fresh.has_value());
                    REQUIRE(written(*kept) == written(*fresh));
                }
            }
        }
        CHECK(done >= 40);
        CHECK(imports > 0);
        CHECK(data.installed > 0);
    }
}

TEST_CASE("After an edit of one child the rows of an open table stay where they are, and it says what a count anew says", "[statistics]") {
    EditedLedger data(9, 30);
    const TableCatalog tables(data.forms(), {});
    for (const char *id : {"lbc-2016", "visits"}) {
        const TableDefinition &table = *tables.find(QLatin1String(id));
        ColumnStore store;
        SummaryRequest request;
        request.by = SummaryBy::Village;
        REQUIRE(summarize(data.reader(), data.session, table, request, data.quiet, &store).has_value());
        const qint64 shape = store.shape();
        const int *const places = store.open().placeOf.data();
        for (const char *grade : {"fair", "good", "nobody", "fair"}) {
            auto child = data.someRecord(fields::kChild);
            REQUIRE(child);
            REQUIRE(child->set(fields::kCareGrade, QLatin1String(grade)));
            data.commit({*child});
            const auto followed = summarize(data.reader(), data.session, table, request, data.quiet, &store);
            REQUIRE(followed.has_value());
            CHECK(written(*followed) == written(data.count(table, request)));
            CHECK(store.shape() == shape);
            CHECK(store.open().placeOf.data() == places);
        }
        data.add(data.child(QStringLiteral("2012-01-01"), data.villages().first()));
        const auto more = summarize(data.reader(), data.session, table, request, data.quiet, &store);
        REQUIRE(more.has_value());
        CHECK(written(*more) == written(data.count(table, request)));
        CHECK(store.shape() != shape);
    }
}
