// freeze, frozen, compare.
#include "app/cli/commands.h"

#include "core/base/dates.h"
#include "core/statistics/comparison.h"

#include <cmath>

namespace tongdang {

namespace {

// A frozen table's id, or TABLE@DATE.
struct Compared {
    std::optional<FrozenSummary> frozen;
    const TableDefinition *living = nullptr;
    QDate day;
};

std::optional<Compared> comparedOf(Cli &cli, const TableCatalog &tables, const QString &word, int below, int &status) {
    Compared out;
    if (const qsizetype at = word.lastIndexOf(u'@'); at > 0) {
        out.living = tables.find(word.left(at));
        out.day = parseDate(word.mid(at + 1));
        if (!out.living)
            status = cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {word.left(at)}));
        else if (!out.day.isValid())
            status = cli.usage(QStringLiteral("statistics.compare_usage"));
        return out.living && out.day.isValid() ? std::optional(std::move(out)) : std::nullopt;
    }
    auto frozen = below > 0 ? frozenHiding(cli.ledger()->reader(), cli.session(), Uid::fromText(word), below, cli.progress()) : frozenSummary(cli.ledger()->reader(), cli.session(), Uid::fromText(word));
    if (!frozen) {
        status = cli.fail(frozen.error().message.args.value(0).isEmpty() && frozen.error().code == ErrorCode::NotFound ? makeError(ErrorCode::NotFound, QStringLiteral("statistics.no_frozen"), {word}) : frozen.error());
        return std::nullopt;
    }
    out.frozen = std::move(*frozen);
    return out;
}

QJsonValue numberJson(double value) { return std::isnan(value) ? QJsonValue() : value == std::floor(value) ? QJsonValue(qint64(value)) : QJsonValue(value); }
QString numberText(double value) { return std::isnan(value) ? QString() : QString::number(value, 'g', 15); }

QJsonArray uidsJson(const QList<Uid> &uids) {
    QJsonArray out;
    for (const Uid &uid : uids)
        out << uid.text();
    return out;
}

}  // namespace

int runFreeze(Cli &cli) {
    const Arguments &args = cli.args();
    int status = kUsage;
    const auto summary = summaryRequestOf(cli, status);
    if (!summary)
        return status;
    if (!summary->asOf.isValid())
        return cli.usage(QStringLiteral("statistics.freeze_day"));
    FreezeRequest request;
    request.summary = *summary;
    request.name = args.value(QStringLiteral("name"));
    request.reason = args.value(QStringLiteral("reason"));
    const QString replaces = args.value(QStringLiteral("replaces"));
    request.replaces = Uid::fromText(replaces);
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    if (!replaces.isEmpty() && request.replaces.isNil())
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.no_frozen"), {replaces}));
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    const TableDefinition *table = tables.find(args.words[0]);
    if (!table)
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {args.words[0]}));
    if (!periodFits(cli, *table, status))
        return status;
    auto made = freeze(*ledger, ledger->reader(), cli.session(), *table, request, cli.progress());
    if (!made && made.error().message.id == u"statistics.already_stands")
        made.error().message.id = QStringLiteral("statistics.already_stands_how");
    if (!made)
        return cli.fail(made.error());
    return cli.answer(QJsonObject{{QStringLiteral("frozen"), made->text()}}, cli.say(QStringLiteral("statistics.frozen_made"), {made->text()}) + u'\n');
}

int runFrozen(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto all = frozenTables(ledger->reader(), cli.session());
    if (!all)
        return cli.fail(all.error());
    QJsonArray out;
    QString text;
    for (const FrozenTable &one : *all) {
        const QString when = isoDate(shanghaiTime(one.frozenMs).date());
        out << QJsonObject{{QStringLiteral("frozen"), one.uid.text()}, {QStringLiteral("name"), one.name}, {QStringLiteral("table"), one.table}, {QStringLiteral("as_of"), isoDate(one.request.asOf)},
                           {QStringLiteral("from"), one.request.from.isValid() ? QJsonValue(isoDate(one.request.from)) : QJsonValue()},
                           {QStringLiteral("by"), summaryByName(one.request.by)}, {QStringLiteral("basis"), basisName(one.request.basis)}, {QStringLiteral("region"), one.request.region},
                           {QStringLiteral("on"), when}, {QStringLiteral("head"), one.head}, {QStringLiteral("replaces"), one.replaces.isNil() ? QJsonValue() : QJsonValue(one.replaces.text())},
                           {QStringLiteral("replaced_by"), one.replacedBy.isNil() ? QJsonValue() : QJsonValue(one.replacedBy.text())}, {QStringLiteral("reason"), one.reason}};
        text += one.uid.text() + QStringLiteral("  ") + (one.request.from.isValid() ? isoDate(one.request.from) + QStringLiteral(" – ") : QString()) + isoDate(one.request.asOf) + QStringLiteral("  ") + one.name +
                (one.replacedBy.isNil() ? QString() : QStringLiteral("  ") + cli.say(QStringLiteral("statistics.frozen_replaced"), {one.replacedBy.text()})) + u'\n';
    }
    return cli.answer(out, text.isEmpty() ? cli.say(QStringLiteral("statistics.frozen_none")) + u'\n' : text);
}

int runCompare(Cli &cli) {
    const Arguments &args = cli.args();
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    int status = kUsage;
    const auto options = summaryRequestOf(cli, status);
    const auto below = options ? hideBelowOf(cli, status) : std::nullopt;
    if (!below)
        return status;
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    std::array<std::optional<Compared>, 2> words;
    for (size_t i = 0; i < words.size(); ++i) {
        words[i] = comparedOf(cli, tables, args.words[qsizetype(i)], *below, status);
        if (!words[i])
            return status;
    }
    // A living table is counted as the reported one was, unless the options say otherwise.
    std::array<ComparedTable, 2> sides;
    for (size_t i = 0; i < sides.size(); ++i) {
        const Compared &own = *words[i];
        const std::optional<FrozenSummary> &model = own.frozen ? own.frozen : words[1 - i]->frozen;
        sides[i].request = model ? model->about.request : *options;
        if (own.frozen) {
            sides[i].table = own.frozen->definition.get();
            sides[i].knownAt = own.frozen->about.knownAt;
            sides[i].frozen = &own.frozen->summary;
        } else {
            sides[i].table = own.living;
            sides[i].request.asOf = own.day;
            sides[i].request.from = options->from;
        }
    }
    const auto found = compareTables(*ledger, ledger->reader(), cli.session(), sides[0], sides[1], cli.progress(), *below);
    if (!found)
        return cli.fail(found.error());
    QJsonArray columns;
    QString text;
    for (const ComparedColumn &column : found->columns) {
        QJsonObject why, amounts;
        text += column.name + u'\t' + (column.hiddenA ? kHidden : numberText(column.a)) + u'\t' + (column.hiddenB ? kHidden : numberText(column.b)) + u'\n';
        for (const auto &[uids, sign] : {std::pair(&column.entered, u'+'), std::pair(&column.left, u'-'), std::pair(&column.changed, u'~')})
            for (const Uid &uid : *uids) {
                const QString reason = cli.say(column.why.value(uid).words);
                why.insert(uid.text(), reason);
                text += QStringLiteral("  ") + sign + QStringLiteral("  ") + uid.text() + QStringLiteral("  ");
                if (const auto amount = column.amounts.constFind(uid); amount != column.amounts.cend()) {
                    amounts.insert(uid.text(), QJsonArray{numberJson(amount->first), numberJson(amount->second)});
                    if (sign != u'~')   // else the reason says it
                        text += numberText(amount->first) + u'→' + numberText(amount->second) + QStringLiteral("  ");
                }
                text += reason + u'\n';
            }
        QJsonObject one{{QStringLiteral("name"), column.name}, {QStringLiteral("a"), numberJson(column.a)}, {QStringLiteral("b"), numberJson(column.b)}};
        if (found->hideBelow > 0) {
            one.insert(QStringLiteral("hidden"), column.hiddenA || column.hiddenB);
        } else {
            one.insert(QStringLiteral("entered"), uidsJson(column.entered));
            one.insert(QStringLiteral("left"), uidsJson(column.left));
            one.insert(QStringLiteral("why"), why);
            if (!amounts.isEmpty()) {
                one.insert(QStringLiteral("changed"), uidsJson(column.changed));
                one.insert(QStringLiteral("amounts"), amounts);
            }
        }
        columns << one;
    }
    for (size_t i = 0; i < sides.size(); ++i)
        if (!(i == 0 ? found->reproducedA : found->reproducedB))
            cli.warn(cli.say(QStringLiteral("statistics.not_reproduced"), {args.words[qsizetype(i)]}));
    return cli.answer(QJsonObject{{QStringLiteral("columns"), columns}, {QStringLiteral("only_a"), QJsonArray::fromStringList(found->onlyInA)}, {QStringLiteral("only_b"), QJsonArray::fromStringList(found->onlyInB)},
                                  {QStringLiteral("reproduced"), found->reproducedA && found->reproducedB}}, text);
}

}  // namespace tongdang
