#include "core/ledger/committer.h"

#include "core/forms/assessment.h"
#include "core/forms/form_plan.h"
#include "core/ledger/acceptance.h"
#include "core/ledger/record_facts.h"

#include <utility>

namespace tongdang {

namespace {

std::optional<Record> load(LedgerTools &m, Projector &projector, const Form &form, const Uid &uid) {
    if (const Record *pending = projector.pending(uid))
        return *pending;
    const FormTable &table = m.tables.of(form);
    const WriteBehind::Pause pause = m.writer.pause();
    sql::Use find = m.statements(table.byUid());
    sql::bind(find, 1, uid);
    std::optional<Record> record;
    if (find.executeStep()) {
        record = table.read(find);
        record->version = m.names.text(FormTable::version(find));
    }
    return record;
}

bool makesMany(const QString &kind) { return kind == u"import" || kind == u"demo"; }

// Of a form whose records stand as they were made, rows within them too: what to do instead of changing one. Else "".
QString whyFinished(const Form &form, const FormCatalog &forms) {
    const Form *root = form.repeatOf.isEmpty() ? &form : forms.find(form.id.section(u'/', 0, 0));
    return root && root->kind == kInstrument ? QStringLiteral("ledger.assessment_finished") : root && root->kind == kFrozen ? QStringLiteral("ledger.is_frozen") : QString();
}

bool journaled(const Field &field) { return isStored(field.kind) && !field.derived; }

QStringList bothLabels(const Field &field) { return field.label.isEmpty() ? QStringList{field.name, field.name} : QStringList{field.label.in(Language::Chinese), field.label.in(Language::English)}; }

Issue problem(const QString &field, const QString &rule, const QString &messageId, const QStringList &args = {}) {
    return {field, Severity::Must, rule, {messageId, args, {}}};
}

}  // namespace

Committer::Committer(LedgerTools &tools, JournalAppender &appender, const Session &session, qint64 batch, const Uid &batchUid, const QString &kind)
    : m(tools), m_appender(appender), m_session(session), m_batch(batch), m_batchUid(batchUid), m_kind(kind), m_linksMatter(kind != u"undo"), m_projector(tools), m_journal(tools.db, tools.names) {}

void Committer::lookAtClock() {
    m_nowMs = m.clock.nowMs();
    m_now = shanghaiTime(m_nowMs);
}

// Fresh uids are later than all there are, and need no look at the table.
bool Committer::exists(const Form &form, const Uid &uid) {
    auto newest = m_newest.find(&form);
    if (newest == m_newest.end()) {
        m.writer.settle();
        SQLite::Statement last(m.db, sql::utf8(QStringLiteral("SELECT max(td_uid) FROM ") + sql::quoted(form.table)));
        newest = m_newest.insert(&form, last.executeStep() ? sql::uid(last.getColumn(0)) : Uid());
    }
    if (uid > *newest) {
        *newest = uid;
        return false;
    }
    return load(m, m_projector, form, uid).has_value();
}

void Committer::number(Record &record) {
    if (!m.derivation || !m.derivation->concerns(record.form()))
        return;
    const QString tag = QString::fromLatin1(m_appender.device().bytes().right(2).toHex()).toUpper();
    if (!m_serials) {
        m_serials.emplace();
        sql::Use all = m.reading()("SELECT substr(key, 8), value FROM setting WHERE key >= 'serial:' AND key < 'serial;'");
        while (all.executeStep())
            m_serials->insert(sql::text(all.getColumn(0)), sql::text(all.getColumn(1)).toLongLong());
    }
    m.derivation->number(record.answers, m.clock.today(), tag, [this](const QString &key) { return ++(*m_serials)[key]; });
}

// The tables, the changes before these, and these.
RecordTree::Source Committer::source() {
    RecordTree::Source source;
    source.record = [this](const Form &form, const Uid &uid) {
        for (const Prepared &prepared : m_group)
            if (prepared.record.uid == uid && prepared.record.answers.form == &form)
                return std::optional(prepared.record);
        return load(m, m_projector, form, uid);
    };
    source.rows = [this](const Form &form, const Uid &subject) {
        const bool fresh = std::any_of(m_group.begin(), m_group.end(), [&](const Prepared &prepared) { return prepared.record.uid == subject && !prepared.before; });
        std::map<Uid, Record> rows;
        for (Record &row : fresh ? std::vector<Record>() : m_projector.linked(subject, form.id))
            rows.insert_or_assign(row.uid, std::move(row));
        for (const Prepared &prepared : m_group) {
            const Record &row = prepared.record;
            if (row.answers.form != &form || row.subject != subject)
                continue;
            if (row.state < RecordState::Withdrawn)
                rows.insert_or_assign(row.uid, row);
            else
                rows.erase(row.uid);
        }
        std::vector<Record> out;
        out.reserve(rows.size());
        for (auto &[uid, row] : rows)
            out.push_back(std::move(row));
        return out;
    };
    return source;
}

std::optional<Record> Committer::subjectOf(const Record &record) {
    for (const Prepared &prepared : m_group)
        if (prepared.record.uid == record.subject)
            return prepared.record;
    return m_projector.subjectOf(record);
}

// A row that looks at itself alone needs no tree: of many rows each would read all the others.
std::optional<RecordTree> Committer::treeOf(const Record &record) {
    if (const Form &form = record.form(); form.repeats.isEmpty() && form.m_plan && !form.m_plan->looksOut)
        return {};
    return RecordTree::concerns(record.form()) ? std::optional<RecordTree>(std::in_place, record, m.forms, source()) : std::nullopt;
}

bool Committer::mayChange(const Form &form) const {
    const std::optional<Action> action = actionFromName(form.right);
    return form.right.isEmpty() || (action && m.view.shared().policy->allows(m_session, *action));
}

Committer::Prepared Committer::begin(const Change &change) {
    Prepared out;
    out.change = &change;
    const Form &form = *change.form;
    if (m_kind != u"undo" && !mayChange(form)) {   // what goes with its subject goes; an undo looks at what it takes back itself
        out.issues << problem({}, QStringLiteral("right"), QStringLiteral("ledger.needs_right"), {form.title.in(Language::Chinese), form.title.in(Language::English)});
        out.refused = true;
        return out;
    }
    if (change.op == Change::Op::Create) {
        if (!change.uid.isNil() && exists(form, change.uid)) {
            out.issues << problem({}, QStringLiteral("record"), QStringLiteral("ledger.record_exists"));
            out.refused = true;
            return out;
        }
        out.record.uid = change.uid.isNil() ? Uid::create(m.clock) : change.uid;
        out.record.subject = change.subject;
        out.record.answers = Answers(form);
        out.record.createdMs = m_nowMs;
        out.record.inRoster = makesMany(m_kind);
    } else {
        std::optional<Record> old = load(m, m_projector, form, change.uid);
        if (!old) {
            out.issues << problem({}, QStringLiteral("record"), QStringLiteral("ledger.no_record"));
            out.refused = true;
            return out;
        }
        if (change.op == Change::Op::Update && old->state >= RecordState::Withdrawn && m_kind != u"undo") {
            out.issues << problem({}, QStringLiteral("withdrawn"), QStringLiteral("ledger.record_withdrawn"));
            out.refused = true;
            return out;
        }
        out.before = old->answers;
        out.stateBefore = old->state;
        out.record = std::move(*old);
    }
    Record &record = out.record;
    record.updatedMs = m_nowMs;
    if (change.op == Change::Op::Withdraw)
        record.state = RecordState::Withdrawn;
    else if (change.op == Change::Op::Revive && record.state == RecordState::Withdrawn)
        record.state = RecordState::Active;

    for (const auto &[slot, value] : change.values) {
        const Field &field = form.fields[slot];
        if (journaled(field))
            record.answers.values[size_t(slot)] = value;
        else
            out.issues << Issue{field.name, Severity::Info, QStringLiteral("derived"), {QStringLiteral("ledger.answer_is_derived"), bothLabels(field), {}}};
    }
    if (change.op == Change::Op::Create) {
        applyDefaults(record.answers, RecordFacts(m.view, m_session, &record, m_now, treeOf(record)));
        number(record);
    }
    return out;
}

// What waits for an answer that changed here. A form in front of a person has given it at that moment: then it is among the changes.
void Committer::giveAtTriggers(Prepared &out, RecordFacts &facts) {
    const Form &form = *out.change->form;
    if (m_kind == u"undo" || !form.m_plan || form.m_plan->waiting.empty())
        return;
    Answers before = out.before.value_or(Answers(form));
    if (!out.before)
        applyDefaults(before, facts);
    std::vector<int> changed;
    Answers given = out.record.answers;
    for (const auto &[slot, value] : out.change->values)
        if (given.value(slot) != before.value(slot))
            changed.push_back(slot);
    for (const int slot : tongdang::giveAtTriggers(given, facts, changed))
        if (std::none_of(out.change->values.begin(), out.change->values.end(), [slot](const auto &told) { return told.first == slot; }))
            out.record.answers.values[size_t(slot)] = given.value(slot);
    facts.derive(out.record.answers);
}

void Committer::settle(Prepared &out) {
    const Change &change = *out.change;
    const Form &form = *change.form;
    Record &record = out.record;
    RecordFacts facts(m.view, m_session, &record, m_now, treeOf(record));
    if (change.op == Change::Op::Create || change.op == Change::Op::Update || !change.values.empty()) {
        facts.derive(record.answers);
        giveAtTriggers(out, facts);
        bool dropped = true;
        for (qsizetype round = 0; dropped && round <= form.fields.size(); ++round) {   // what is dropped may decide over another
            const std::vector<bool> applies = relevance(record.answers, facts);
            dropped = false;
            for (int slot = 0; slot < form.fields.size(); ++slot)
                if (!applies[size_t(slot)] && !record.answers.values[size_t(slot)].isEmpty() && journaled(form.fields[slot])) {
                    record.answers.values[size_t(slot)].clear();
                    dropped = true;
                    for (const auto &[typed, value] : change.values)
                        if (typed == slot && !value.isEmpty())
                            out.issues << Issue{form.fields[slot].name, Severity::Info, QStringLiteral("relevant"), {QStringLiteral("ledger.does_not_apply"), {}, {}}};
                }
            if (dropped)
                facts.derive(record.answers);
        }
    }
    for (int slot = 0; slot < form.fields.size(); ++slot)
        if (journaled(form.fields[slot]) && record.answers.values[size_t(slot)] != (out.before ? out.before->values[size_t(slot)] : QString()))
            out.changed.push_back(slot);

    if (change.op == Change::Op::Withdraw)
        return;
    if (!form.subject.isEmpty() && record.subject.isNil() && change.op == Change::Op::Create)
        out.issues << problem({}, QStringLiteral("subject"), QStringLiteral("ledger.needs_subject"));
    if (change.op == Change::Op::Update && m_kind != u"undo" && !change.values.empty())
        if (const QString why = whyFinished(form, m.forms); !why.isEmpty())
            out.issues << problem({}, QStringLiteral("finished"), why);
    if (!form.many && m_kind != u"undo" && (!out.before || !out.changed.empty()) && hasAnother(record))
        out.issues << problem({}, QStringLiteral("once"), form.subject.isEmpty() ? QStringLiteral("ledger.once_a_day") : QStringLiteral("ledger.only_one"), {form.title.in(Language::Chinese), form.title.in(Language::English)});
    if (m_linksMatter)
        checkLinks(out);
    if (!out.before || !out.changed.empty() || !change.accepted.empty()) {
        QList<Issue> found = validate(record.answers, facts);
        if (out.before && hasMust(found)) {
            // What was wrong already and is not touched now must not keep a clerk from mending something else.
            out.before->repeats = record.answers.repeats;
            const QList<Issue> old = validate(*out.before, facts);
            for (Issue &issue : found) {
                if (issue.severity != Severity::Must)
                    continue;
                const bool touched = std::any_of(out.changed.begin(), out.changed.end(), [&](int slot) { return form.fields[slot].name == issue.field; });
                const bool stood = std::any_of(old.begin(), old.end(), [&](const Issue &was) { return was.field == issue.field && was.rule == issue.rule; });
                if (stood && !touched)
                    issue.severity = Severity::Warn;
            }
        }
        found.removeIf([](const Issue &issue) { return issue.field.contains(u'/'); });   // rows answer for themselves
        out.issues << found;
        for (const int slot : out.changed)
            if (out.before && form.fields[slot].readOnly && form.fields[slot].triggers.isEmpty() && !out.before->values[size_t(slot)].isEmpty())
                out.issues << problem(form.fields[slot].name, QStringLiteral("read_only"), QStringLiteral("ledger.given_once"), bothLabels(form.fields[slot]));
        if (const int file = form.id == u"attachment" && m.hasFile ? form.indexOf(QStringLiteral("sha256")) : -1;
            file >= 0 && (!out.before || out.before->value(file) != record.answers.value(file)) && !m.hasFile(record.answers.value(file)))
            out.issues << problem(QStringLiteral("sha256"), QStringLiteral("file"), QStringLiteral("ledger.needs_file"));
        if (m.derivation)
            out.issues << m.derivation->faults(record, out.before ? &*out.before : nullptr,
                                               {[&] { return subjectOf(record); }, [&] { return source().rows(form, record.subject); },
                                                [&](const QString &question, const QStringList &values) { return alike(record, question, values); },
                                                [&](const QString &of, const QString &question, const Uid &target) { return naming(of, question, target); }});
    }
    if (!form.regionField.isEmpty()) {
        const QString region = record.answers.value(form.regionField);
        if (!m.view.shared().policy->covers(m_session, region))
            out.issues << problem(form.regionField, QStringLiteral("scope"), QStringLiteral("ledger.outside_region"), {m.view.places().name(region)});
    }
    out.refused = hasMust(out.issues) && m_kind != u"undo";   // what stood once may stand again
    accept(out);
}

void Committer::accept(Prepared &out) {
    const std::vector<Acceptance> &given = out.change->accepted;
    if (m_kind == u"undo") {
        out.accepted = given;   // as it was
        return;
    }
    for (const Acceptance &each : given)
        for (const Issue &issue : std::as_const(out.issues)) {
            const bool known = std::any_of(out.accepted.begin(), out.accepted.end(), [&](const Acceptance &other) { return other.question == issue.field && other.rule == issue.rule; });
            const bool meant = each.rule.isEmpty() ? !out.before || touches(*out.change->form, issue.field, out.changed) : each.question == issue.field && each.rule == issue.rule;
            if (issue.severity == Severity::Warn && meant && !known && !each.reason.isEmpty())
                out.accepted.push_back({issue.field, issue.rule, each.reason});
        }
}

// Of a form with td_many = no: another record of the subject; where it stands alone, another of the same place and day.
bool Committer::hasAnother(const Record &record) {
    const Form &form = record.form();
    const auto same = [&](const Record &other) {
        return other.uid != record.uid && other.state < RecordState::Withdrawn && other.subject == record.subject &&
               (!form.subject.isEmpty() || (other.answers.value(form.regionField) == record.answers.value(form.regionField) && other.answers.value(form.dateField) == record.answers.value(form.dateField)));
    };
    for (const Prepared &prepared : m_group)
        if (prepared.record.answers.form == &form && same(prepared.record))
            return true;
    if (!form.subject.isEmpty()) {
        const std::vector<Record> all = m_projector.linked(record.subject, form.id);
        return std::any_of(all.begin(), all.end(), same);
    }
    const std::vector<Record> all = inPlace(record, form.find(form.dateField), record.answers.value(form.dateField));
    return std::any_of(all.begin(), all.end(), same);
}

// The stored ones of a record's form and place that answer a question, where one is named, so.
std::vector<Record> Committer::inPlace(const Record &record, const Field *question, const QString &answer) {
    const Form &form = record.form();
    const FormTable &table = m.tables.of(form);
    QVariantList values{record.answers.value(form.regionField)};
    QString where = QStringLiteral(" WHERE t.td_state < 2 AND coalesce(t.td_region, '') = ?");
    if (question) {
        where += QStringLiteral(" AND t.%1 = ?").arg(sql::quoted(question->column));
        values << answer;
    }
    sql::Use find = m.reading()(table.select() + sql::utf8(where));
    sql::bindAll(find, values);
    std::vector<Record> out;
    while (find.executeStep())
        out.push_back(table.read(find));
    return out;
}

// What is made up for a demonstration is not looked up: nobody is told of its warnings, and the writing goes on.
std::vector<Record> Committer::alike(const Record &record, const QString &question, const QStringList &values) {
    std::vector<Record> out;
    if (m_kind == u"demo")
        return out;
    const Form &form = record.form();
    const QString region = record.answers.value(form.regionField);
    for (const Prepared &prepared : m_group)
        if (const Record &other = prepared.record; other.uid != record.uid && other.answers.form == &form && other.state < RecordState::Withdrawn && other.answers.value(form.regionField) == region && values.contains(other.answers.value(question)))
            out.push_back(other);
    for (const QString &value : values)
        for (Record &other : inPlace(record, form.find(question), value))
            if (other.uid != record.uid && std::none_of(m_group.begin(), m_group.end(), [&](const Prepared &one) { return one.record.uid == other.uid; }))
                out.push_back(std::move(other));
    return out;
}

std::vector<Record> Committer::naming(const QString &form, const QString &question, const Uid &target) {
    if (m_kind == u"demo")
        return {};
    m.writer.settle();
    auto named = m.view.byReference(m_session, form, question, target);
    return named ? std::move(*named) : std::vector<Record>();
}

// Who a record belongs to and whom its answers name must be there, of the right form, and not withdrawn. A long batch makes its records
// with their links itself: those of its own (uids rise) are not looked up one by one.
void Committer::checkLinks(Prepared &out) {
    const Record &record = out.record;
    const auto stands = [&](const Form *form, const Uid &uid) {
        if (!form)
            return false;
        for (const Prepared &other : m_group)
            if (other.record.uid == uid && other.record.answers.form == form)
                return other.record.state < RecordState::Withdrawn;
        if (makesMany(m_kind) && uid > m_batchUid)
            return true;
        const std::optional<Record> found = load(m, m_projector, *form, uid);
        return found && found->state < RecordState::Withdrawn;
    };
    const Form &form = record.form();
    const auto belongs = [&] {
        const QList<const Form *> outer = m.forms.subjectsOf(form);
        return std::any_of(outer.begin(), outer.end(), [&](const Form *one) { return stands(one, record.subject); });
    };
    if (out.change->op == Change::Op::Create && !form.subject.isEmpty() && !record.subject.isNil() && !belongs())
        out.issues << problem({}, QStringLiteral("subject"), QStringLiteral("ledger.subject_gone"));
    for (const int slot : out.changed) {
        const Field &field = form.fields[slot];
        if (!field.appearance.contains(u"record:"))
            continue;
        const Uid uid = Uid::fromText(record.answers.values[size_t(slot)]);   // what is no uid, or blank, validation answers for
        if (uid.isNil())
            continue;
        for (const QString &word : field.appearance.split(u' ', Qt::SkipEmptyParts))
            if (word.startsWith(u"record:") && (uid == record.uid || !stands(m.forms.find(word.mid(7)), uid)))
                out.issues << problem(field.name, QStringLiteral("link"), QStringLiteral("ledger.link_gone"), bothLabels(field));
    }
}

QList<Issue> Committer::check(const Change &change) {
    m_linksMatter = false;   // the others of its change set are not known here
    lookAtClock();
    Prepared prepared = begin(change);
    if (!prepared.refused)
        settle(prepared);
    return prepared.issues;
}

CommitOutcome Committer::add(const std::vector<Change> &changes, bool acceptWarnings) {
    CommitOutcome out;
    out.uids.resize(changes.size());
    out.changed.resize(changes.size());
    lookAtClock();
    for (size_t from = 0; from < changes.size();) {
        size_t to = from + 1;
        while (to < changes.size() && changes[to].group == changes[from].group)
            ++to;
        m_group.clear();
        for (size_t i = from; i < to; ++i)
            m_group.push_back(begin(changes[i]));
        bool refused = false;
        for (Prepared &prepared : m_group) {
            if (!prepared.refused)
                settle(prepared);
            if (!acceptWarnings)
                for (const Issue &issue : prepared.issues)
                    prepared.refused = prepared.refused || issue.severity == Severity::Warn;
            refused = refused || prepared.refused;
        }
        for (size_t i = from; i < to; ++i) {
            Prepared &prepared = m_group[i - from];
            if (!prepared.issues.isEmpty())
                out.issues.push_back({i, prepared.issues});
            if (refused) {
                ++out.refused;
                continue;
            }
            out.uids[i] = prepared.record.uid;
            const bool create = changes[i].op == Change::Op::Create;
            const bool stateChanges = (prepared.stateBefore == RecordState::Withdrawn) != (prepared.record.state == RecordState::Withdrawn);
            if (!create && prepared.changed.empty() && prepared.accepted.empty() && !stateChanges) {
                ++out.unchanged;
                continue;
            }
            journal(prepared);
            const bool listed = prepared.before && prepared.stateBefore < RecordState::Withdrawn;
            for (auto &rows : prepared.record.answers.repeats)
                rows.clear();   // records of their own
            const QString version = prepared.record.version;
            m_projector.put(std::move(prepared.record), listed ? &*prepared.before : nullptr, version, !create);
            out.changed[i] = true;
            ++(create ? out.created : out.updated);
        }
        from = to;
    }
    m_group.clear();
    handOver();
    m_projector.flush(m_session);
    return out;
}

void Committer::finish() {
    m.writer.settle();
    m.search.flush();
    if (!m_serials)
        return;
    for (auto serial = m_serials->cbegin(); serial != m_serials->cend(); ++serial)
        keepSetting(m.db, u"serial:" + serial.key(), QString::number(serial.value()));
}

}  // namespace tongdang
