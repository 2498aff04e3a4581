#include "app/cli/commands.h"
#include "app/cli/words.h"

#include "core/base/dates.h"
#include "core/ledger/batch_records.h"
#include "core/ledger/recovery_code.h"

#include <QDir>
#include <QFileInfo>

namespace tongdang {

// The code is as good as lost where it could not be written out.
static int showCode(Cli &cli, const QJsonObject &document, const QString &text) {
    const int status = cli.answer(document, text + u'\n');
    if (status != kDone)
        return status;
    const auto kept = codeSeen(*cli.ledger(), cli.session());
    return kept ? kDone : cli.fail(kept.error());
}

int runInit(Cli &cli) {
    const Arguments &args = cli.args();
    if (!args.has(QStringLiteral("region")) || !args.has(QStringLiteral("admin")))
        return cli.usage(QStringLiteral("cli.init_usage"));
    const auto password = cli.password();
    if (!password)
        return cli.openStatus();
    if (cli.isDefaultLedger())   // whose folder nobody has chosen, nor made
        QDir().mkpath(QFileInfo(cli.ledgerPath()).absolutePath());
    CreateLedger what{cli.ledgerPath(), args.value(QStringLiteral("region")), args.value(QStringLiteral("name")), args.value(QStringLiteral("admin")), *password, args.has(QStringLiteral("team"))};
    auto created = Ledger::create(what, cli.context());
    if (!created)
        return cli.fail(created.error());
    const QString device = created->ledger->device().text(), path = QFileInfo(what.path).absoluteFilePath(), code = created->recoveryCode;
    cli.adopt(std::move(*created));
    return showCode(cli, QJsonObject{{QStringLiteral("ledger"), path}, {QStringLiteral("device"), device}, {QStringLiteral("recovery_code"), code}}, cli.say(QStringLiteral("cli.created"), {path, code}));
}

int runVerify(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    if (cli.args().has(QStringLiteral("rebuild")))
        if (const auto rebuilt = ledger->rebuild(cli.session(), cli.progress()); !rebuilt)
            return cli.fail(rebuilt.error());
    const auto report = ledger->verify(cli.session(), cli.args().has(QStringLiteral("deep")), cli.progress());
    if (!report)
        return cli.fail(report.error());
    QJsonArray faults;
    for (const QString &fault : report->faults)
        faults << fault;
    if (!report->ok())
        cli.tell(faultWords(cli, *report));
    return cli.answer(QJsonObject{{QStringLiteral("ok"), report->ok()}, {QStringLiteral("integrity"), report->integrity}, {QStringLiteral("chain"), report->chain},
                                  {QStringLiteral("projection"), report->projection}, {QStringLiteral("search"), report->search}, {QStringLiteral("attachments"), report->attachments},
                                  {QStringLiteral("faults"), faults}},
                      cli.say(report->ok() ? QStringLiteral("cli.verified") : QStringLiteral("cli.not_verified")) + u'\n', report->ok() ? kDone : kRefused);
}

int runBatches(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto batches = ledger->reader().batches(cli.session(), cli.limit(1000));
    if (!batches)
        return cli.fail(batches.error());
    QJsonArray out;
    QString text;
    for (const BatchInfo &batch : *batches) {
        const QString what = batchText(cli.messages(), batch, cli.language());
        out << QJsonObject{{QStringLiteral("batch"), batch.uid.text()}, {QStringLiteral("time"), isoTime(batch.timeMs)}, {QStringLiteral("user"), batch.user}, {QStringLiteral("kind"), batch.kind},
                           {QStringLiteral("what"), what}, {QStringLiteral("records"), batch.records}, {QStringLiteral("undone"), batch.undone}};
        text += batch.uid.text() + QStringLiteral("  ") + isoTime(batch.timeMs).left(16) + QStringLiteral("  ") + batch.user + QStringLiteral("  ") + what + QStringLiteral("  ") +
                QString::number(batch.records) + (batch.undone ? QStringLiteral("  ") + cli.say(QStringLiteral("cli.undone")) : QString()) + u'\n';
    }
    return cli.answer(out, text);
}

int runUndo(Cli &cli) {
    const Uid batch = Uid::fromText(cli.args().words[0]);
    if (batch.isNil())
        return cli.usage(QStringLiteral("cli.no_batch_uid"), {cli.args().words[0]});
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto undone = ledger->undo(cli.session(), batch);
    if (!undone)
        return cli.fail(undone.error());
    if (undone->laterChanges > 0)
        cli.tell(cli.say(QStringLiteral("cli.undo_later"), {QString::number(undone->laterChanges)}));
    if (!undone->alsoWithdrawn.isEmpty())
        cli.tell(cli.say(QStringLiteral("cli.undo_linked"), {QString::number(undone->alsoWithdrawn.size())}));
    return cli.answer(QJsonObject{{QStringLiteral("reverted"), undone->reverted}, {QStringLiteral("batch"), undone->batch.text()}}, cli.say(QStringLiteral("cli.reverted"), {QString::number(undone->reverted)}) + u'\n');
}

int runBackup(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto made = ledger->backup(cli.session(), cli.args().words[0], cli.progress());
    if (!made)
        return cli.fail(made.error());
    return cli.answer(QJsonObject{{QStringLiteral("file"), made->path}, {QStringLiteral("bytes"), double(made->bytes)}}, cli.say(QStringLiteral("cli.backed_up"), {made->path}) + u'\n');
}

int runRestore(Cli &cli) {
    const auto password = cli.password();
    if (!password)
        return cli.openStatus();
    auto opened = Ledger::restore(cli.args().words[0], cli.args().words[1], cli.login(), *password, cli.context(), cli.progress());
    if (!opened)
        return cli.fail(opened.error());
    const QString device = opened->ledger->device().text(), path = QFileInfo(cli.args().words[1]).absoluteFilePath();
    cli.adopt(std::move(*opened));
    return cli.answer(QJsonObject{{QStringLiteral("ledger"), path}, {QStringLiteral("device"), device}}, cli.say(QStringLiteral("cli.restored"), {path}) + u'\n');
}

namespace {

int recoverUser(Cli &cli) {
    if (cli.args().words.size() != 2 || !cli.args().has(QStringLiteral("recovery-code")))
        return cli.usage(QStringLiteral("cli.recover_usage"));
    const auto fresh = cli.newPassword();
    if (!fresh)
        return cli.openStatus();
    auto opened = Ledger::recover(cli.ledgerPath(), cli.args().words[1], cli.args().value(QStringLiteral("recovery-code")), *fresh, cli.context());
    if (!opened)
        return cli.failOpening(opened.error());
    cli.adopt(std::move(*opened));
    return cli.answer(QJsonObject(), cli.say(QStringLiteral("cli.password_changed")) + u'\n');
}

int changePassword(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto fresh = cli.newPassword();
    if (!fresh)
        return cli.openStatus();
    if (const auto set = ledger->setPassword(cli.session(), cli.args().words.value(1, cli.session().login), *fresh); !set)
        return cli.fail(set.error());
    return cli.answer(QJsonObject(), cli.say(QStringLiteral("cli.password_changed")) + u'\n');
}

int listUsers(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    QJsonArray out;
    QString text;
    for (const SlotInfo &slot : ledger->folder().slotList())
        if (!slot.recovery) {
            out << QJsonObject{{QStringLiteral("login"), slot.login}};
            text += slot.login + u'\n';
        }
    return cli.answer(out, text);
}

int makeRecoveryCode(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto password = cli.password();
    if (!password)
        return cli.openStatus();
    const auto code = ledger->newRecoveryCode(cli.session(), *password);
    if (!code)
        return cli.fail(code.error());
    return showCode(cli, QJsonObject{{QStringLiteral("recovery_code"), *code}}, cli.say(QStringLiteral("cli.new_recovery_code"), {*code}));
}

}  // namespace

int runUser(Cli &cli) {
    const QString what = cli.args().words[0];
    const bool alone = cli.args().words.size() == 1;
    if (what == u"recover")
        return recoverUser(cli);
    if (what == u"passwd")
        return changePassword(cli);
    if (what == u"list" && alone)
        return listUsers(cli);
    if (what == u"recovery-code" && alone)
        return makeRecoveryCode(cli);
    return cli.usage(QStringLiteral("cli.user_usage"));
}

int runLog(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const Arguments &args = cli.args();
    bool bad = false;
    const QDate since = cli.dateOption(QStringLiteral("since"), bad);
    if (bad)
        return cli.usage(QStringLiteral("cli.bad_date"), {args.value(QStringLiteral("since"))});
    const qint64 sinceMs = since.isValid() ? QDateTime(since, QTime(0, 0), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch() : 0;
    const auto entries = ledger->reader().log(cli.session(), args.value(QStringLiteral("op")), args.after.value(QStringLiteral("user")), sinceMs, cli.limit(1000));
    if (!entries)
        return cli.fail(entries.error());
    QJsonArray out;
    QString text;
    for (const HistoryEntry &entry : *entries) {
        QStringList detail;
        for (const auto &change : entry.changes)
            detail << change.field + u'=' + change.after;
        out << QJsonObject{{QStringLiteral("time"), isoTime(entry.timeMs)}, {QStringLiteral("user"), entry.user}, {QStringLiteral("op"), entry.op}, {QStringLiteral("form"), entry.form},
                           {QStringLiteral("uid"), entry.uid.isNil() ? QString() : entry.uid.text()}, {QStringLiteral("detail"), detail.join(u' ')}};
        text += isoTime(entry.timeMs).left(19) + QStringLiteral("  ") + entry.user + QStringLiteral("  ") + opWords(cli, entry.op) + QStringLiteral("  ") + (entry.uid.isNil() ? QString() : entry.uid.text()) + QStringLiteral("  ") + logWords(cli, entry) + u'\n';
    }
    return cli.answer(out, text);
}

}  // namespace tongdang
