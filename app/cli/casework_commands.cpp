// campaign, tasks.
#include "app/cli/commands.h"

#include "core/base/dates.h"
#include "core/casework/campaign.h"
#include "core/casework/tasks.h"

namespace tongdang {

namespace {

QJsonObject counts(const QMap<QString, int> &all) {
    QJsonObject out;
    for (auto one = all.begin(); one != all.end(); ++one)
        out.insert(one.key(), one.value());
    return out;
}

QJsonArray qualityJson(const std::vector<SurveyQuality> &all) {
    QJsonArray out;
    for (const SurveyQuality &one : all)
        out << QJsonObject{{one.isTeam ? QStringLiteral("team") : QStringLiteral("surveyor"), one.who}, {QStringLiteral("calls"), one.calls}, {QStringLiteral("most_a_day"), one.mostADay},
                           {QStringLiteral("too_quick"), one.tooQuick}, {QStringLiteral("births"), one.births}, {QStringLiteral("round_days"), one.roundDays}, {QStringLiteral("answers"), one.answers},
                           {QStringLiteral("not_collected"), one.notCollected}, {QStringLiteral("doubts"), QJsonArray::fromStringList(one.doubts)}};
    return out;
}

}  // namespace

int runCampaign(Cli &cli) {
    const Uid uid = Uid::fromText(cli.args().words[0]);
    if (uid.isNil())
        return cli.usage(QStringLiteral("cli.no_uid"), {cli.args().words[0]});
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    CampaignReader reader(ledger->reader(), cli.session());
    const auto state = reader.state(uid);
    if (!state)
        return cli.fail(state.error());
    const auto quality = reader.quality(uid);
    if (!quality)
        return cli.fail(quality.error());
    const auto place = [ledger](const QString &code) { return ledger->places().name(code); };
    QString text = state->title + u'\n' + cli.say(QStringLiteral("cli.campaign_figures"), {QString::number(state->households), QString::number(state->called), QString::number(state->left), QString::number(state->children)}) + u'\n';
    QJsonArray by, teams;
    for (const CampaignGroup &group : state->by) {
        by << QJsonObject{{QStringLiteral("region"), group.region}, {QStringLiteral("group"), group.group}, {QStringLiteral("households"), group.households}, {QStringLiteral("called"), group.called},
                          {QStringLiteral("left"), group.left}, {QStringLiteral("children"), group.children}};
        text += place(group.region) + u' ' + group.group + u'\t' + QString::number(group.called) + u'/' + QString::number(group.households) + u'\t' + QString::number(group.children) + u'\n';
    }
    for (const CampaignTeam &team : state->teams) {
        teams << QJsonObject{{QStringLiteral("team"), team.team}, {QStringLiteral("households"), team.households}, {QStringLiteral("called"), team.called}, {QStringLiteral("left"), team.left}};
        text += team.team + u'\t' + QString::number(team.called) + u'/' + QString::number(team.households) + u'\n';
    }
    const CampaignReturns &returns = state->returns;
    text += cli.say(QStringLiteral("cli.campaign_returns"), {QString::number(returns.returned), QString::number(returns.villages), QString::number(returns.nil)}) + u'\n';
    if (!returns.doubted.isEmpty()) {
        QStringList doubted;
        for (const QString &code : returns.doubted)
            doubted << place(code);
        text += cli.say(QStringLiteral("casework.doubted_returns"), {doubted.join(QStringLiteral("、")), doubted.join(QStringLiteral(", "))}) + u'\n';
    }
    const KeyingState &keying = state->keying;
    if (keying.compared)
        text += cli.say(QStringLiteral("cli.campaign_keying"), {QString::number(keying.records), QString::number(keying.differences), QString::number(keying.compared), QString::number(keying.errorRate(), 'f', 2)}) + u'\n';
    for (const SurveyQuality &one : *quality)
        for (const QString &doubt : one.doubts)
            text += one.who + u'\t' + cli.say(QStringLiteral("cli.doubt_") + doubt) + u'\n';
    const QJsonObject out{
        {QStringLiteral("title"), state->title}, {QStringLiteral("cut_off"), isoDate(state->cutOff)}, {QStringLiteral("households"), state->households}, {QStringLiteral("called"), state->called},
        {QStringLiteral("left"), state->left}, {QStringLiteral("children"), state->children}, {QStringLiteral("older"), state->older}, {QStringLiteral("not_born"), state->notBorn}, {QStringLiteral("results"), counts(state->results)},
        {QStringLiteral("by"), by}, {QStringLiteral("teams"), teams}, {QStringLiteral("unassigned"), state->unassigned},
        {QStringLiteral("returns"), QJsonObject{{QStringLiteral("villages"), returns.villages}, {QStringLiteral("returned"), returns.returned}, {QStringLiteral("nil"), returns.nil},
                                                {QStringLiteral("missing"), QJsonArray::fromStringList(returns.missing)}, {QStringLiteral("doubted"), QJsonArray::fromStringList(returns.doubted)}}},
        {QStringLiteral("second_keying"), QJsonObject{{QStringLiteral("records"), keying.records}, {QStringLiteral("compared"), keying.compared}, {QStringLiteral("differences"), keying.differences},
                                                      {QStringLiteral("error_rate"), keying.errorRate()}, {QStringLiteral("questions"), counts(keying.byQuestion)}}},
        {QStringLiteral("quality"), qualityJson(*quality)}, {QStringLiteral("issues"), cli.issuesJson(state->issues)}};
    if (!state->issues.isEmpty())
        cli.tell(cli.issuesText(state->issues));
    return cli.answer(out, text);
}

int runTasks(Cli &cli) {
    bool bad = false;
    TaskQuery query;
    query.until = cli.dateOption(QStringLiteral("until"), bad);
    if (bad)
        return cli.usage(QStringLiteral("cli.bad_date"), {cli.args().value(QStringLiteral("until"))});
    query.region = cli.args().value(QStringLiteral("region"));
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    if (!query.region.isEmpty() && !ledger->places().find(query.region))
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("ledger.unknown_region"), {query.region}));
    TaskReader reader(ledger->reader(), cli.session());
    const auto tasks = reader.tasks(query);
    if (!tasks)
        return cli.fail(tasks.error());
    for (const int year : reader.yearsWithoutHolidays(query.until))
        cli.tell(cli.say(QStringLiteral("casework.no_holidays"), {QString::number(year)}));
    QJsonArray out;
    QString text;
    for (const Task &task : *tasks) {
        const QString responsible = ledger->places().name(task.region);
        QJsonObject row{{QStringLiteral("due"), isoDate(task.due)}, {QStringLiteral("kind"), taskKindName(task.kind)}, {QStringLiteral("overdue"), task.overdue}, {QStringLiteral("uid"), task.uid.text()},
                        {QStringLiteral("title"), task.title}, {QStringLiteral("region"), task.region}, {QStringLiteral("responsible"), responsible}};
        if (!task.record.isNil())
            row.insert(QStringLiteral("record"), task.record.text());
        out << row;
        text += isoDate(task.due) + QStringLiteral("  ") + cli.say(QStringLiteral("casework.task_") + taskKindName(task.kind)) + QStringLiteral("  ") + task.title + QStringLiteral("  ") + responsible +
                (task.overdue ? QStringLiteral("  ") + cli.say(QStringLiteral("casework.overdue")) : QString()) + u'\n';
    }
    return cli.answer(out, text);
}

}  // namespace tongdang
