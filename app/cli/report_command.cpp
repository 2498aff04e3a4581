// report.
#include "app/cli/commands.h"

#include "core/statistics/small_numbers.h"
#include "ui/bulletins/bulletin_files.h"

#include <QFileInfo>

namespace tongdang {

std::optional<int> hideBelowOf(Cli &cli, int &status) {
    const Arguments &args = cli.args();
    if (!args.has(QStringLiteral("hide-below")))
        return 0;
    const QString text = args.value(QStringLiteral("hide-below"));
    bool isNumber = true;
    const int below = text.isEmpty() ? kSmallNumber : text.toInt(&isNumber);
    if (isNumber && below >= 0)
        return below;
    status = cli.usage(QStringLiteral("statistics.bad_option"), {QStringLiteral("hide-below"), text});
    return std::nullopt;
}

int runReport(Cli &cli) {
    const Arguments &args = cli.args();
    const QString file = args.value(QStringLiteral("o")), ending = QFileInfo(file).suffix().toLower();
    if (ending != u"pdf" && ending != u"xlsx" && ending != u"html" && ending != u"htm")
        return cli.usage(QStringLiteral("statistics.bulletin_where_to"));
    int status = kUsage;
    BulletinRequest request;
    const auto below = hideBelowOf(cli, status);
    if (!below)
        return status;
    request.hideBelow = *below;
    bool wrong = false;
    request.asOf = cli.dateOption(QStringLiteral("as-of"), wrong);
    if (wrong)
        return cli.usage(QStringLiteral("statistics.bad_option"), {QStringLiteral("as-of"), args.value(QStringLiteral("as-of"))});
    request.region = args.value(QStringLiteral("region"));
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    const BulletinCatalog bulletins(tables, ledger->installedBulletins());
    const BulletinDefinition *bulletin = bulletins.find(args.words[0]);
    if (!bulletin) {
        if (const auto fault = bulletins.fault(args.words[0]))
            return cli.fail(makeError(ErrorCode::Invalid, QStringLiteral("statistics.bulletin_fault"), {args.words[0], fault->sheet, QString::number(fault->row), cli.say(fault->message)}));
        QStringList all;
        for (const BulletinDefinition *one : bulletins.all())
            all << one->id;
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_bulletin"), {args.words[0], all.join(QStringLiteral(", "))}));
    }
    LedgerReader &reader = ledger->reader();
    const QString unit = reader.places().fullName(request.region.isEmpty() ? ledger->settings().region : request.region);
    const auto filled = fillBulletin(reader, cli.session(), *bulletin, tables, request, unit, cli.messages(), cli.documentLanguage(), cli.progress());
    if (!filled)
        return cli.fail(filled.error());
    if (const auto written = saveBulletin(*filled, file, cli.messages(), cli.documentLanguage()); !written)
        return cli.fail(written.error());
    return cli.answer(QJsonObject(), cli.say(QStringLiteral("statistics.bulletin_written"), {file}) + u'\n');
}

}  // namespace tongdang
