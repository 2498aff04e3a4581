#include "app/cli/commands.h"

#include "ui/printing/print.h"

namespace tongdang {

namespace {

int answerPrinted(Cli &cli, const Result<PrintOutcome> &outcome, const QString &file) {
    if (!outcome)
        return cli.fail(outcome.error());
    return cli.answer(QJsonObject{{QStringLiteral("pages"), outcome->pages}}, cli.say(QStringLiteral("printing.printed"), {QString::number(outcome->pages), file}) + u'\n');
}

// Forms that a ledger has installed are known where one is named.
int printBlankForm(Cli &cli, const QString &form, const QString &file) {
    const bool open = cli.args().has(QStringLiteral("ledger")) || qEnvironmentVariableIsSet("TONGDANG_LEDGER");
    Ledger *ledger = open ? cli.ledger() : nullptr;
    if (open && !ledger)
        return cli.openStatus();
    const FormCatalog bundled = open ? FormCatalog() : FormCatalog::bundled();
    const FormCatalog &forms = open ? ledger->forms() : bundled;
    return answerPrinted(cli, printBlankToPdf(forms, forms.idOf(form), open ? ledger->settings().name : QString(), cli.documentLanguage(), file), file);
}

}  // namespace

int runPrint(Cli &cli) {
    const Arguments &args = cli.args();
    const QString file = args.value(QStringLiteral("o"));
    if (file.isEmpty())
        return cli.usage(QStringLiteral("printing.where_to"));
    const bool list = args.has(QStringLiteral("where")) || args.has(QStringLiteral("region"));
    if (int(!args.words.isEmpty()) + int(list) + int(args.has(QStringLiteral("blank"))) != 1)
        return cli.usage(QStringLiteral("printing.wanted"));
    if (args.has(QStringLiteral("blank")))
        return printBlankForm(cli, args.value(QStringLiteral("blank")), file);
    PrintOptions options;
    options.kind = args.value(QStringLiteral("template"));
    options.form = args.value(QStringLiteral("form"));
    options.where = args.value(QStringLiteral("where"));
    options.region = args.value(QStringLiteral("region"));
    options.parts = args.value(QStringLiteral("parts")).split(u',', Qt::SkipEmptyParts);
    options.restricted = args.has(QStringLiteral("restricted"));
    options.language = cli.documentLanguage();
    for (const QString &word : args.words) {
        const Uid uid = Uid::fromText(word);
        if (uid.isNil())
            return cli.usage(QStringLiteral("cli.no_uid"), {word});
        options.uids << uid;
    }
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    options.form = ledger->forms().idOf(options.form);
    return answerPrinted(cli, printToPdf(*ledger, ledger->reader(), cli.session(), file, options, cli.progress()), file);
}

}  // namespace tongdang
