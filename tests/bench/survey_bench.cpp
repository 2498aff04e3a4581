// What a survey asks for: whom to visit in a district, official sheets on paper, and a form from outside with ten thousand choices.
#include "core/casework/visiting_list.h"
#include "core/children/fields.h"
#include "core/forms/form_catalog.h"
#include "tests/bench/many_choices.h"
#include "tests/bench/prepared.h"
#include "ui/printing/print.h"

#include <QDir>
#include <QFile>

namespace tongdang::bench {

namespace {

constexpr double kListMs = 100, kSheetsMs = 3000, kSaveMs = 50;
constexpr int kSheets = 300, kAnswers = 200;

void formOfManyChoices(const Options &options, Prepared &made) {
    const int choices = options.smoke ? 200 : kChoices;
    const QString csv = manyChoices(choices), folder = options.work + QStringLiteral("/many.tongdang");
    const FormCatalog bundled = FormCatalog::bundled();
    const double checked = timed([&] {
        if (!bundled.check(formFromCsv(csv)).ok())
            giveUp(QStringLiteral("the form is wrong"));
    });
    Times saved;
    {
        auto opened = Prepared::scratch(folder, made.context());
        if (!need(opened.ledger->installForm(opened.session, formFromCsv(csv))).ok())
            giveUp(QStringLiteral("the form is not installed"));
        const Form &form = *opened.ledger->forms().find(QStringLiteral("many"));
        ChangeSet set;
        Change child;
        child.form = opened.ledger->forms().find(fields::kChild);
        child.set(fields::kName, QStringLiteral("张三"));
        child.set(fields::kHomeRegion, opened.ledger->settings().region);
        set.changes = {child};
        const Uid uid = need(opened.ledger->commit(opened.session, set)).uids.front();
        if (uid.isNil())
            giveUp(QStringLiteral("the child was refused"));
        Dice dice(3);
        for (int i = 0; i < (options.smoke ? 3 : kAnswers); ++i) {
            const size_t village = dice.below(size_t(choices));
            Change one;
            one.form = &form;
            one.subject = uid;
            one.set(QStringLiteral("town"), QStringLiteral("t%1").arg(village / 100));
            one.set(QStringLiteral("village"), QStringLiteral("v%1").arg(village));
            set.changes = {one};
            saved.add(timed([&] {
                if (need(opened.ledger->commit(opened.session, set)).created != 1)
                    giveUp(QStringLiteral("a choice was refused"));
            }));
        }
        need(opened.ledger->close());
    }
    QDir(folder).removeRecursively();
    print({QStringLiteral("form from outside: checked"), choices, QStringLiteral("ms"), checked, {}, 0, {}, 0, 0});
    print({QStringLiteral("form from outside: a record saved"), choices, QStringLiteral("ms"), saved.p99(), saved.shown(), kSaveMs, {}, 0, 0});
}

}  // namespace

void surveySubject(const Options &options) {
    Prepared made(options);
    made.open();
    VisitingQuery query;
    query.region = QStringLiteral("150302");
    query.until = SystemClock().today().addDays(6);
    size_t listed = 0;
    const Times list = repeated(7, [&] { listed = need(visitingList(made.reader(), made.session(), query)).size(); });
    note(QStringLiteral("visiting list: %1 children").arg(listed));
    print({QStringLiteral("visiting list of a district, a week"), qint64(listed), QStringLiteral("ms"), list.p50(), list.shown(), kListMs, {}, 0, 0});

    const QString path = options.work + QStringLiteral("/sheets.pdf");
    auto everybody = made.everybody();
    everybody.resize(std::min<size_t>(everybody.size(), kSheets));
    PrintOptions sheets;
    sheets.form = fields::kChild;
    sheets.ids = everybody;
    NoProgress quiet;
    int pages = 0;
    const double ms = timed([&] { pages = need(printToPdf(made.ledger(), made.reader(), made.session(), path, sheets, quiet)).pages; });
    note(QStringLiteral("%1 pages, %2 KB").arg(pages).arg(QFile(path).size() / 1024));
    print({QStringLiteral("official sheets to PDF"), qint64(everybody.size()), QStringLiteral("ms"), ms, {}, kSheetsMs, {}, 0, 0});
    QFile::remove(path);
    formOfManyChoices(options, made);
}

}  // namespace tongdang::bench
