#include "app/cli/commands.h"
#include "app/cli/words.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/answered_once.h"
#include "core/children/care_agreements.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "core/ledger/acceptance.h"

#include <QFile>
#include <QJsonDocument>

namespace tongdang {

namespace {

struct Given {
    std::vector<std::pair<QString, QString>> values;            // question → as typed
    std::vector<std::pair<QString, std::vector<Given>>> repeats; // repeat group → its records
};

Given givenBy(const QJsonObject &object) {
    Given out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = *it;
        if (value.isArray() && !value.toArray().isEmpty() && value.toArray().first().isObject()) {
            std::vector<Given> rows;
            for (const QJsonValue &row : value.toArray())
                rows.push_back(givenBy(row.toObject()));
            out.repeats.emplace_back(it.key(), std::move(rows));
        } else if (value.isArray()) {
            QStringList codes;
            for (const QJsonValue &code : value.toArray())
                codes << code.toVariant().toString();
            out.values.emplace_back(it.key(), codes.join(u' '));
        } else if (value.isBool()) {
            out.values.emplace_back(it.key(), value.toBool() ? QStringLiteral("yes") : QStringLiteral("no"));
        } else {
            out.values.emplace_back(it.key(), value.toVariant().toString());
        }
    }
    return out;
}

std::optional<Given> given(Cli &cli, qsizetype from, int &status) {
    Given out;
    if (cli.args().has(QStringLiteral("values"))) {
        QFile file(cli.args().value(QStringLiteral("values")));
        if (!file.open(QIODevice::ReadOnly)) {
            status = cli.fail(makeError(ErrorCode::File, QStringLiteral("cli.cannot_read_file"), {file.fileName()}));
            return {};
        }
        const QJsonDocument document = QJsonDocument::fromJson(file.read(16 << 20));
        if (!document.isObject()) {
            status = cli.fail(makeError(ErrorCode::BadFormat, QStringLiteral("cli.values_no_json"), {file.fileName()}));
            return {};
        }
        out = givenBy(document.object());
    }
    for (qsizetype i = from; i < cli.args().words.size(); ++i) {
        const QString &word = cli.args().words[i];
        const qsizetype equals = word.indexOf(u'=');
        if (equals <= 0) {
            status = cli.usage(QStringLiteral("cli.field_value"), {word});
            return {};
        }
        out.values.emplace_back(word.left(equals), word.mid(equals + 1));
    }
    return out;
}

// Typed texts made canonical and put into the change; what cannot be read is an issue.
void fill(Cli &cli, Change &change, const std::vector<std::pair<QString, QString>> &values, QList<Issue> &issues) {
    const Form &form = *change.form;
    for (const auto &[name, typed] : values) {
        const Field *field = form.find(name);
        if (!field && typed.isEmpty() && std::any_of(form.repeats.begin(), form.repeats.end(), [&name = name](const Repeat &repeat) { return repeat.name == name; }))
            continue;   // a list without rows
        if (!field) {
            issues << Issue{name, Severity::Must, QStringLiteral("unknown_question"), {QStringLiteral("ledger.no_question"), {name}, {}}};
            continue;
        }
        if (!field->restricted.isEmpty() && !cli.policy().mayRead(cli.session(), field->restricted)) {
            issues << Issue{name, Severity::Must, QStringLiteral("restricted"), {QStringLiteral("ledger.not_allowed"), {}, {}}};
            continue;
        }
        QString value = typed;
        if (field->appearance.startsWith(u"region") && !typed.isEmpty() && !cli.ledger()->places().find(typed)) {
            const auto found = cli.ledger()->places().match(typed, cli.ledger()->settings().region);
            if (found.size() == 1)
                value = found.first()->code;
        }
        const Canonical canonical = canonicalValue(form, *field, value);
        if (canonical.issue) {
            issues << *canonical.issue;
            if (canonical.issue->severity == Severity::Must)
                continue;
        }
        change.values.emplace_back(form.indexOf(name), canonical.value);
    }
}

// The records of repeats, and of repeats within them.
void fillRepeats(Cli &cli, const Form &form, const Uid &uid, const Given &given, ChangeSet &changes, QList<Issue> &issues) {
    for (const auto &[name, rows] : given.repeats) {
        const auto repeat = std::find_if(form.repeats.begin(), form.repeats.end(), [&name = name](const Repeat &candidate) { return candidate.name == name; });
        if (repeat == form.repeats.end()) {
            issues << Issue{name, Severity::Must, QStringLiteral("unknown_question"), {QStringLiteral("ledger.no_question"), {name}, {}}};
            continue;
        }
        for (const Given &row : rows) {
            Change inner;
            inner.form = repeat->form.get();
            inner.uid = Uid::create(cli.clock());
            inner.subject = uid;
            fill(cli, inner, row.values, issues);
            changes.changes.push_back(inner);
            fillRepeats(cli, *repeat->form, inner.uid, row, changes, issues);
        }
    }
}

int commit(Cli &cli, ChangeSet changes, QList<Issue> issues, const Message &intent) {
    changes.intent = intent;
    if (auto followed = addCarerChanges(cli.ledger()->reader(), cli.session(), changes.changes); !followed)
        return cli.fail(followed.error());
    if (const QString reason = reasonOf(cli.ledger()->forms(), cli.args().value(QStringLiteral("reason"))); !reason.isEmpty())
        for (Change &change : changes.changes)
            change.accepted.push_back({{}, {}, reason});
    QJsonObject out;
    QList<Issue> all = issues;
    CommitOutcome outcome;
    if (!hasMust(issues)) {
        auto committed = cli.ledger()->commit(cli.session(), changes);
        if (!committed)
            return cli.fail(committed.error());
        outcome = *committed;
        for (const ChangeIssues &more : outcome.issues)
            all << more.issues;
    } else {
        outcome.refused = 1;
        for (const Change &change : changes.changes)
            for (const Issue &issue : cli.ledger()->check(cli.session(), change))
                if (std::none_of(all.begin(), all.end(), [&](const Issue &known) { return known.field == issue.field && known.rule == issue.rule; }))
                    all << issue;
    }
    const bool refused = outcome.refused > 0;
    if (!refused) {
        out.insert(QStringLiteral("uid"), outcome.uids.front().text());
        out.insert(QStringLiteral("batch"), outcome.batch.isNil() ? QJsonValue() : QJsonValue(outcome.batch.text()));
    }
    out.insert(QStringLiteral("issues"), cli.issuesJson(all));
    if (cli.json())
        return cli.answer(out, {}, refused ? kRefused : kDone);
    cli.tell(cli.issuesText(all));
    return cli.answer(out, refused ? cli.say(QStringLiteral("cli.refused")) + u'\n' : outcome.uids.front().text() + u'\n', refused ? kRefused : kDone);
}

QJsonObject valuesJson(const Record &record) {
    QJsonObject values;
    const Form &form = record.form();
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        const QString &value = record.answers.values[size_t(slot)];
        if (value.isEmpty() || !isStored(field.kind))
            continue;
        bool number = false;
        if (field.type == ValueType::Number)
            if (const double n = value.toDouble(&number); number)
                values.insert(field.name, n);
        if (!number)
            values.insert(field.name, value);
    }
    return values;
}

std::optional<Uid> uidWord(Cli &cli, int &status, qsizetype i = 0) {
    const Uid uid = Uid::fromText(cli.args().words[i]);
    if (!uid.isNil())
        return uid;
    status = cli.usage(QStringLiteral("cli.no_uid"), {cli.args().words[i]});
    return {};
}

}  // namespace

int runAdd(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const Form *form = ledger->forms().find(ledger->forms().idOf(cli.args().words[0]));
    if (!form)
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {cli.args().words[0]}));
    int status = kDone;
    const auto answers = given(cli, 1, status);
    if (!answers)
        return status;
    ChangeSet changes;
    QList<Issue> issues;
    Change create;
    create.form = form;
    create.uid = Uid::create(cli.clock());
    if (cli.args().has(QStringLiteral("subject"))) {
        create.subject = Uid::fromText(cli.args().value(QStringLiteral("subject")));
        const auto subject = ledger->reader().record(cli.session(), create.subject);
        if (create.subject.isNil() || !subject)
            return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_record")));
        if (!form->subject.isEmpty() && !form->belongsTo(subject->form()))
            return cli.fail(makeError(ErrorCode::Invalid, QStringLiteral("ledger.needs_subject")));
    }
    fill(cli, create, answers->values, issues);
    fillAnsweredOnce(ledger->reader(), cli.session(), create);
    changes.changes.push_back(create);
    fillRepeats(cli, *form, create.uid, *answers, changes, issues);
    return commit(cli, std::move(changes), issues, aboutForm(cli, QStringLiteral("ledger.intent_add"), *form));
}

int runSet(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto record = ledger->reader().record(cli.session(), *uid);
    if (!record)
        return cli.fail(record.error());
    const auto answers = given(cli, 1, status);
    if (!answers)
        return status;
    ChangeSet changes;
    QList<Issue> issues;
    Change update;
    update.op = Change::Op::Update;
    update.form = &record->form();
    update.uid = *uid;
    fill(cli, update, answers->values, issues);
    changes.changes.push_back(std::move(update));
    fillRepeats(cli, record->form(), *uid, *answers, changes, issues);   // further rows
    return commit(cli, std::move(changes), issues, aboutForm(cli, QStringLiteral("ledger.intent_set"), record->form()));
}

int runShow(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    LedgerReader &reader = ledger->reader();
    const auto record = reader.record(cli.session(), *uid);
    if (!record)
        return cli.fail(record.error());
    QJsonArray links, attachments;
    QString text;
    const Form &form = record->form();
    for (int slot = 0; slot < form.fields.size(); ++slot)
        if (const QString label = form.fields[slot].label.in(cli.language()), &value = record->answers.values[size_t(slot)]; !value.isEmpty() && !label.isEmpty())
            text += label + QStringLiteral(": ") + shown(cli, form, form.fields[slot], value) + u'\n';
    const auto link = [&](const Record &other) {
        links << QJsonObject{{QStringLiteral("form"), other.form().id}, {QStringLiteral("uid"), other.uid.text()}};
        const auto facts = reader.facts(cli.session(), &other);
        const QString title = recordTitle(other.answers, *facts, cli.language());   // of a link often the uid of the person at its other end, who follows
        text += QStringLiteral("  ") + other.form().title.in(cli.language()) + QStringLiteral("  ") + other.uid.text() + QStringLiteral("  ") + (Uid::fromText(title).isNil() ? title : QString()) + u'\n';
    };
    for (const Form *other : ledger->forms().all()) {
        if (!other->belongsTo(form) && other->id != u"attachment")
            continue;
        const auto linked = reader.linked(cli.session(), *uid, other->id);
        if (!linked)
            return cli.fail(linked.error());
        for (const Record &one : *linked) {
            if (other->id == u"attachment") {
                attachments << QJsonObject{{QStringLiteral("field"), one.answers.value(QStringLiteral("field"))}, {QStringLiteral("name"), one.answers.value(QStringLiteral("name"))},
                                           {QStringLiteral("sha256"), one.answers.value(QStringLiteral("sha256"))}};
                continue;
            }
            link(one);
            for (const Field &field : other->fields)   // the person at the other end
                if (field.appearance.startsWith(u"record:"))
                    if (const Uid person = Uid::fromText(one.answers.value(field.name)); !person.isNil())
                        if (const auto found = reader.record(cli.session(), person); found && found->state != RecordState::Withdrawn)
                            link(*found);
        }
    }
    for (const Form *other : ledger->forms().all())
        for (const Field &field : other->fields)
            if (field.appearance == QString(u"record:" + form.id))
                if (const auto refer = reader.byReference(cli.session(), other->id, field.name, *uid))
                    for (const Record &one : *refer)
                        link(one);
    const auto facts = reader.facts(cli.session(), &*record);
    const QList<Issue> issues = validate(record->answers, *facts);
    const auto known = issues.isEmpty() ? Result<QList<AcceptedWarning>>(QList<AcceptedWarning>()) : reader.accepted(cli.session(), *uid);
    if (!known)
        return cli.fail(known.error());
    const QList<AcceptedWarning> &accepted = *known;
    if (const auto logged = ledger->log(cli.session(), QStringLiteral("view"), *uid); !logged)
        return cli.fail(logged.error());
    QJsonObject out{{QStringLiteral("uid"), uid->text()}, {QStringLiteral("form"), form.id}, {QStringLiteral("values"), valuesJson(*record)}, {QStringLiteral("links"), links},
                    {QStringLiteral("attachments"), attachments}, {QStringLiteral("issues"), cli.issuesJson(issues, accepted)},
                    {QStringLiteral("state"), record->state == RecordState::Active ? QStringLiteral("active") : record->state == RecordState::Exited ? QStringLiteral("exited") : QStringLiteral("withdrawn")}};
    if (!record->subject.isNil())
        out.insert(QStringLiteral("subject"), record->subject.text());
    return cli.answer(out, text + cli.issuesText(issues, accepted));
}

int runHistory(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto entries = ledger->reader().history(cli.session(), *uid);
    if (!entries)
        return cli.fail(entries.error());
    QJsonArray out;
    QString text;
    for (const HistoryEntry &entry : *entries) {
        QJsonObject changes;
        text += isoTime(entry.timeMs).left(19) + QStringLiteral("  ") + entry.user + QStringLiteral("  ") + opWords(cli, entry.op) + u'\n' + changeWords(cli, entry);
        for (const auto &change : entry.changes)
            changes.insert(change.field, QJsonArray{change.before.isEmpty() ? QJsonValue() : QJsonValue(change.before), change.after.isEmpty() ? QJsonValue() : QJsonValue(change.after)});
        out << QJsonObject{{QStringLiteral("time"), isoTime(entry.timeMs)}, {QStringLiteral("user"), entry.user}, {QStringLiteral("device"), entry.device}, {QStringLiteral("op"), entry.op},
                           {QStringLiteral("batch"), entry.batch.isNil() ? QJsonValue() : QJsonValue(entry.batch.text())}, {QStringLiteral("changes"), changes}};
    }
    return cli.answer(out, text);
}

int runList(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    ListQuery query;
    query.form = ledger->forms().idOf(cli.args().words[0]);
    query.where = cli.args().value(QStringLiteral("where"));
    query.region = cli.args().value(QStringLiteral("region"));
    query.exited = cli.args().has(QStringLiteral("all"));
    bool bad = false;
    query.day = cli.dateOption(QStringLiteral("as-of"), bad);
    if (bad)
        return cli.usage(QStringLiteral("cli.bad_date"), {cli.args().value(QStringLiteral("as-of"))});
    query.limit = cli.limit(-1);
    const auto ids = ledger->reader().ids(cli.session(), query);
    if (!ids)
        return cli.fail(ids.error());
    QJsonArray out;
    QString text;
    for (size_t from = 0; from < ids->size(); from += 1000) {
        const std::vector<qint64> slice(ids->begin() + qsizetype(from), ids->begin() + qsizetype(std::min(from + 1000, ids->size())));
        const auto rows = ledger->reader().rows(cli.session(), query.form, slice, query.day);
        if (!rows)
            return cli.fail(rows.error());
        for (const Record &record : *rows) {
            if (cli.json()) {
                out << QJsonObject{{QStringLiteral("uid"), record.uid.text()}, {QStringLiteral("values"), valuesJson(record)}};
            } else {
                const auto facts = ledger->reader().facts(cli.session(), &record);
                text += record.uid.text() + QStringLiteral("  ") + recordTitle(record.answers, *facts, cli.language()) + QStringLiteral("  ") + ledger->places().name(record.region) + u'\n';
            }
        }
    }
    return cli.answer(out, text);
}

int runSearch(Cli &cli) {
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto hits = ledger->reader().search(cli.session(), cli.args().words.join(u' '), cli.limit(50));
    if (!hits)
        return cli.fail(hits.error());
    static const char *const why[] = {"name", "name_part", "pinyin", "initials", "id_number", "id_tail", "phone", "phone_tail", "guardian", "guardian_phone", "guardian_id", "number"};
    QJsonArray out;
    QString text;
    for (const SearchHit &hit : *hits) {
        const auto record = ledger->reader().record(cli.session(), hit.uid);
        if (!record)
            continue;
        const auto facts = ledger->reader().facts(cli.session(), &*record);
        const QString name = recordTitle(record->answers, *facts, cli.language()), id = maskedIdNumber(record->answers.value(fields::kIdNumber)), region = ledger->places().name(record->region);
        out << QJsonObject{{QStringLiteral("uid"), hit.uid.text()}, {QStringLiteral("name"), name}, {QStringLiteral("id_number"), id}, {QStringLiteral("region"), record->region},
                           {QStringLiteral("why"), QString::fromLatin1(why[int(hit.why)])}};
        text += hit.uid.text() + QStringLiteral("  ") + name + QStringLiteral("  ") + id + QStringLiteral("  ") + region + (hit.matched == name ? QString() : QStringLiteral("  ") + hit.matched) + u'\n';
    }
    return cli.answer(out, text);
}

static int commitChild(Cli &cli, Result<ChangeSet> changes) {
    if (!changes)
        return cli.fail(changes.error());
    const auto committed = cli.ledger()->commit(cli.session(), *changes);
    if (!committed)
        return cli.fail(committed.error());
    if (committed->refused) {
        QList<Issue> issues;
        for (const ChangeIssues &more : committed->issues)
            issues << more.issues;
        cli.tell(cli.issuesText(issues));
        return cli.answer(QJsonObject{{QStringLiteral("issues"), cli.issuesJson(issues)}}, cli.say(QStringLiteral("cli.refused")) + u'\n', kRefused);
    }
    return cli.answer(QJsonObject{{QStringLiteral("batch"), committed->batch.text()}}, cli.say(changes->intent) + u'\n');
}

int runExit(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    bool bad = false;
    const QDate day = cli.dateOption(QStringLiteral("date"), bad);
    if (bad)
        return cli.usage(QStringLiteral("cli.bad_date"), {cli.args().value(QStringLiteral("date"))});
    if (!cli.args().has(QStringLiteral("reason")) || !day.isValid())
        return cli.usage(QStringLiteral("cli.exit_usage"));
    if (!cli.ledger())
        return cli.openStatus();
    return commitChild(cli, exitChild(cli.ledger()->reader(), cli.session(), *uid, cli.args().value(QStringLiteral("reason")), day));
}

int runReinstate(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    bool bad = false;
    const QDate day = cli.dateOption(QStringLiteral("date"), bad);
    if (bad)
        return cli.usage(QStringLiteral("cli.bad_date"), {cli.args().value(QStringLiteral("date"))});
    if (!cli.ledger())
        return cli.openStatus();
    return commitChild(cli, reinstateChild(cli.ledger()->reader(), cli.session(), *uid, day));
}

int runAttach(Cli &cli) {
    int status = kDone;
    const auto uid = uidWord(cli, status);
    if (!uid)
        return status;
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    const auto attached = ledger->attach(cli.session(), *uid, cli.args().words[1], cli.args().value(QStringLiteral("field")));
    if (!attached)
        return cli.fail(attached.error());
    const auto record = ledger->reader().record(cli.session(), *attached);
    const QString sha = record ? record->answers.value(QStringLiteral("sha256")) : QString();
    return cli.answer(QJsonObject{{QStringLiteral("attachment"), attached->text()}, {QStringLiteral("sha256"), sha}}, attached->text() + u'\n');
}

}  // namespace tongdang
