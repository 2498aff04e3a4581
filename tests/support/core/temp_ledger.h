// A ledger of Haibowan in a temporary place, with helpers that say what a test does.
#pragma once

#include "core/children/child_derivation.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "tests/support/core/temp_ledger_folder.h"

namespace tongdang::test {

struct TempLedger {
    explicit TempLedger(const QString &region = QStringLiteral("150302")) {
        auto created = Ledger::create({path(), region, QStringLiteral("测试"), login, password, false}, context());
        INFO((created ? QString() : created.error().message.id + u' ' + created.error().detail).toStdString());
        REQUIRE(created.has_value());
        take(std::move(*created));
    }
    Ledger::Context context() { return {&clock, &policy, &derivation, TempLedgerFolder::quick()}; }
    void take(Ledger::Opened opened) {
        ledger = std::move(opened.ledger);
        session = std::move(opened.session);
        if (!opened.recoveryCode.isEmpty())
            recoveryCode = opened.recoveryCode;
    }
    void reopen() {
        ledger.reset();
        auto opened = Ledger::open(path(), login, password, context());
        INFO((opened ? QString() : opened.error().message.id + u' ' + opened.error().detail).toStdString());
        REQUIRE(opened.has_value());
        take(std::move(*opened));
    }
    CommitOutcome commit(std::vector<Change> changes) {
        ChangeSet set;
        set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
        set.changes = std::move(changes);
        auto outcome = ledger->commit(session, set);
        INFO((outcome ? QString() : outcome.error().message.id + u' ' + outcome.error().detail).toStdString());
        REQUIRE(outcome.has_value());
        return *outcome;
    }
    // A left-behind child of 新地村 with an open period and status.
    Uid child(const QString &name, const QHash<QString, QString> &answers = {}) {
        const Form *form = ledger->forms().find(fields::kChild);
        std::vector<std::pair<int, QString>> values{{form->indexOf(fields::kName), name}, {form->indexOf(fields::kHomeRegion), QStringLiteral("150302101203")}};
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            values.emplace_back(form->indexOf(it.key()), it.value());
        const CommitOutcome outcome = commit(newChild(ledger->forms(), clock, values, fields::kLeftBehind, {}));
        REQUIRE(outcome.refused == 0);
        return outcome.uids.front();
    }
    Uid link(const QString &form, const Uid &subject, const QHash<QString, QString> &answers) {
        Change change;
        change.form = ledger->forms().find(form);
        REQUIRE(change.form);
        change.subject = subject;
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            REQUIRE(change.set(it.key(), it.value()));
        const CommitOutcome outcome = commit({change});
        REQUIRE(outcome.refused == 0);
        return outcome.uids.front();
    }
    CommitOutcome set(const Uid &uid, const QHash<QString, QString> &answers) {
        const auto record = ledger->reader().record(session, uid);
        REQUIRE(record.has_value());
        Change change;
        change.op = Change::Op::Update;
        change.form = &record->form();
        change.uid = uid;
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            REQUIRE(change.set(it.key(), it.value()));
        return commit({change});
    }
    QString value(const Uid &uid, const QString &question, const QDate &day = {}) {
        const auto record = ledger->reader().record(session, uid, day);
        REQUIRE(record.has_value());
        return record->answers.value(question);
    }
    RecordState state(const Uid &uid, const QDate &day = {}) {
        const auto record = ledger->reader().record(session, uid, day);
        REQUIRE(record.has_value());
        return record->state;
    }
    QStringList names(const ListQuery &query = {}) { return names(ledger->reader(), query); }
    QStringList names(LedgerReader &reader, const ListQuery &query = {}) {
        const auto ids = reader.ids(session, query);
        INFO((ids ? QString() : ids.error().message.id + u' ' + ids.error().detail).toStdString());
        REQUIRE(ids.has_value());
        QStringList out;
        for (const Record &record : *reader.rows(session, query.form, *ids, query.day))
            out << record.answers.value(fields::kName);
        return out;
    }
    QStringList search(const QString &text, int limit = 50) {
        const auto hits = ledger->reader().search(session, text, limit);
        REQUIRE(hits.has_value());
        QStringList out;
        for (const SearchHit &hit : *hits)
            out << value(hit.uid, fields::kName);
        return out;
    }
    // Everything that stands in the tables, in words that do not differ from ledger to ledger.
    QStringList everything(LedgerReader &reader) {
        QStringList out;
        for (const Form *form : reader.forms().all()) {
            ListQuery query;
            query.form = form->id;
            query.exited = true;
            const auto ids = reader.ids(session, query);
            REQUIRE(ids.has_value());
            for (const Record &record : *reader.rows(session, form->id, *ids))
                out << form->id + u' ' + record.uid.text() + u' ' + QString::number(int(record.state)) + u' ' + QStringList(record.answers.values.begin(), record.answers.values.end()).join(u'|');
        }
        out.sort();
        return out;
    }
    void verifies(bool deep = false) {
        NoProgress quiet;
        const auto report = ledger->verify(session, deep, quiet);
        REQUIRE(report.has_value());
        INFO(report->faults.join(u'\n').toStdString());
        CHECK(report->ok());
    }
    QString path() const { return directory.filePath(QStringLiteral("海勃湾.tongdang")); }

    QTemporaryDir directory;
    SetClock clock{QDate(2016, 8, 15)};
    RolePolicy policy;
    ChildDerivation derivation;
    QString login = QStringLiteral("admin"), password = QStringLiteral("correct horse"), recoveryCode;
    std::unique_ptr<Ledger> ledger;
    Session session;
};

}  // namespace tongdang::test
