#include "app/cli/commands.h"

#include "core/base/csv.h"
#include "core/base/dates.h"
#include "core/identity/id_number.h"
#include "core/importing/division_list.h"

namespace tongdang {

int runForms(Cli &cli) {
    // The forms of a ledger where one is named, else those of the program.
    const bool open = cli.args().has(QStringLiteral("ledger")) || qEnvironmentVariableIsSet("TONGDANG_LEDGER");
    if (open && !cli.ledger())
        return cli.openStatus();
    const FormCatalog catalog = open ? cli.ledger()->forms() : FormCatalog::bundled();
    QJsonArray out;
    QString text;
    for (const Form *form : catalog.all()) {
        if (!form->repeatOf.isEmpty())
            continue;
        out << QJsonObject{{QStringLiteral("id"), form->id}, {QStringLiteral("version"), form->version}, {QStringLiteral("title"), form->title.in(cli.language())}, {QStringLiteral("subject"), form->subject},
                           {QStringLiteral("questions"), int(form->fields.size())}};
        text += form->id + QStringLiteral("  ") + form->version + QStringLiteral("  ") + form->title.in(cli.language()) + u'\n';
    }
    return cli.answer(out, text);
}

int runForm(Cli &cli) {
    const QString what = cli.args().words[0], file = cli.args().words[1];
    if (what != u"check" && what != u"install")
        return cli.usage(QStringLiteral("cli.form_usage"));
    auto source = readFormFile(file);
    FormReport report;
    if (source) {
        if (what == u"install" || cli.args().has(QStringLiteral("ledger"))) {
            if (!cli.ledger())
                return cli.openStatus();
        }
        if (what == u"install") {
            auto installed = cli.ledger()->installForm(cli.session(), *source);
            if (!installed)
                return cli.fail(installed.error());
            report = *installed;
        } else {
            report = (cli.args().has(QStringLiteral("ledger")) ? cli.ledger()->forms() : FormCatalog::bundled()).check(*source);
        }
    } else {
        return cli.fail(source.error());
    }
    QJsonArray issues;
    QString text;
    for (const DefinitionIssue &issue : report.issues) {
        issues << QJsonObject{{QStringLiteral("sheet"), issue.sheet}, {QStringLiteral("row"), issue.row}, {QStringLiteral("severity"), severityName(issue.severity)}, {QStringLiteral("message"), cli.say(issue.message)}};
        text += issue.sheet + u' ' + QString::number(issue.row) + QStringLiteral("  ") + cli.say(QStringLiteral("cli.severity_") + severityName(issue.severity)) + QStringLiteral("  ") + cli.say(issue.message) + u'\n';
    }
    text += cli.say(report.ok() ? QStringLiteral("cli.form_ok") : QStringLiteral("cli.form_not_ok"), {QString::number(report.questions)}) + u'\n';
    return cli.answer(QJsonObject{{QStringLiteral("ok"), report.ok()}, {QStringLiteral("issues"), issues}, {QStringLiteral("questions"), report.questions}}, text, report.ok() ? kDone : kRefused);
}

int runPlaces(Cli &cli) {
    const QStringList &words = cli.args().words;
    if (words.value(0) == u"add" && words.size() == 3) {
        if (!cli.ledger())
            return cli.openStatus();
        Place place;
        place.code = words[1];
        place.name = words[2];
        place.added = true;
        const auto added = cli.ledger()->addPlaces(cli.session(), {place});
        return added ? cli.answer(QJsonObject{{QStringLiteral("added"), *added}}, cli.say(QStringLiteral("cli.places_added"), {QString::number(*added)}) + u'\n') : cli.fail(added.error());
    }
    if (words.value(0) == u"rename" && words.size() == 3) {
        if (!cli.ledger())
            return cli.openStatus();
        const QString before = cli.ledger()->places().name(words[1]);
        const auto renamed = cli.ledger()->renamePlace(cli.session(), words[1], words[2]);
        if (!renamed)
            return cli.fail(renamed.error());
        const QString after = cli.ledger()->places().name(words[1]);
        return cli.answer(QJsonObject{{QStringLiteral("code"), words[1]}, {QStringLiteral("before"), before}, {QStringLiteral("name"), after}}, cli.say(QStringLiteral("places.renamed"), {before, after}) + u'\n');
    }
    if (words.value(0) == u"import" && words.size() == 2) {
        QList<DefinitionIssue> issues;
        const auto places = readDivisionList(words[1], issues);
        if (!places)
            return cli.fail(places.error());
        QJsonArray problems;
        for (const DefinitionIssue &issue : issues) {
            problems << QJsonObject{{QStringLiteral("sheet"), issue.sheet}, {QStringLiteral("row"), issue.row}, {QStringLiteral("severity"), severityName(issue.severity)}, {QStringLiteral("message"), cli.say(issue.message)}};
            cli.tell(QString::number(issue.row) + QStringLiteral("  ") + cli.say(issue.message));
        }
        if (hasMust(issues))
            return cli.answer(QJsonObject{{QStringLiteral("added"), 0}, {QStringLiteral("issues"), problems}}, cli.say(QStringLiteral("cli.refused")) + u'\n', kRefused);
        if (!cli.ledger())
            return cli.openStatus();
        const auto added = cli.ledger()->addPlaces(cli.session(), *places);
        if (!added)
            return cli.fail(added.error());
        return cli.answer(QJsonObject{{QStringLiteral("added"), *added}, {QStringLiteral("issues"), problems}}, cli.say(QStringLiteral("cli.places_added"), {QString::number(*added)}) + u'\n');
    }
    if (!words.isEmpty())
        return cli.usage(QStringLiteral("cli.places_usage"));
    const bool open = cli.args().has(QStringLiteral("ledger")) || qEnvironmentVariableIsSet("TONGDANG_LEDGER");
    if (open && !cli.ledger())
        return cli.openStatus();
    const Places builtIn = open ? cli.ledger()->places() : Places();
    const QString within = cli.args().value(QStringLiteral("region"));
    QJsonArray out;
    QString text;
    for (const PlaceLevel level : {PlaceLevel::Province, PlaceLevel::City, PlaceLevel::County, PlaceLevel::Township, PlaceLevel::Village})
        for (const Place *place : builtIn.under(within, level)) {
            out << QJsonObject{{QStringLiteral("code"), place->code}, {QStringLiteral("name"), place->name}, {QStringLiteral("level"), levelName(level)}};
            text += place->code + QStringLiteral("  ") + place->name + u'\n';
        }
    return cli.answer(out, text);
}

int runId(Cli &cli) {
    const QDate today = cli.clock().today();
    const IdNumber id = readIdNumber(cli.args().words[0], today);
    const Places places;
    const QString reason = id.valid() ? QString() : cli.say(idFaultMessageId(id.fault));
    const int age = ageOn(id.birth, today);
    return cli.answer(QJsonObject{{QStringLiteral("valid"), id.valid()}, {QStringLiteral("reason"), reason}, {QStringLiteral("number"), id.number}, {QStringLiteral("birth_date"), isoDate(id.birth)},
                                  {QStringLiteral("sex"), id.sex}, {QStringLiteral("region"), places.find(id.area) ? places.fullName(id.area) : id.area}, {QStringLiteral("age"), age < 0 ? QJsonValue() : QJsonValue(age)}},
                      (id.valid() ? cli.say(QStringLiteral("cli.id_valid"), {isoDate(id.birth), id.sex, places.fullName(id.area), QString::number(age)}) : reason) + u'\n', id.valid() ? kDone : kRefused);
}

}  // namespace tongdang
