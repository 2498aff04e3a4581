#include "core/statistics/comparison_reasons.h"

#include "core/base/dates.h"
#include "core/children/eligibility.h"
#include "core/children/fields.h"
#include "core/ledger/journal_entry.h"

#include <algorithm>
#include <limits>

namespace tongdang {

namespace {

bool has(const std::vector<qint64> &ids, qint64 id) { return std::binary_search(ids.begin(), ids.end(), id); }

const Record *find(const QHash<qint64, Record> &in, qint64 id) {
    const auto found = in.constFind(id);
    return found == in.constEnd() ? nullptr : &*found;
}

int ageOf(const Record &record) {
    bool number = false;
    const int age = record.answers.value(fields::kAge).toInt(&number);
    return number ? age : -1;
}

WhyCounted because(const char *kind, const char *id, const QStringList &args = {}) { return {QString::fromLatin1(kind), {QStringLiteral("statistics.why_") + QString::fromLatin1(id), args, {}}}; }

// An answer as a reason cites it.
QString cited(const QString &answer, Language language) {
    if (answer.isEmpty())
        return language == Language::Chinese ? QStringLiteral("空白") : QStringLiteral("blank");
    return QStringLiteral("“%1”").arg(answer);
}

QString byWhom(const HistoryEntry &entry) { return entry.user + u' ' + isoDate(shanghaiDate(entry.timeMs)); }

}  // namespace

Result<void> ComparisonReasons::read(const std::vector<qint64> &ids) {
    for (const auto &[side, to] : {std::pair(&m_a, &m_before), std::pair(&m_b, &m_after)}) {
        auto records = side->reader->rows(m_session, m_form.id, ids, side->day);
        if (!records)
            return records.error();
        for (Record &record : *records)
            (*to)[record.id] = std::move(record);
    }
    return {};
}

Uid ComparisonReasons::uid(qint64 id) const {
    const Record *record = find(m_after, id) ? find(m_after, id) : find(m_before, id);
    return record ? record->uid : Uid();
}

WhyCounted ComparisonReasons::of(qint64 id, const Expression &where, const TableColumn &column) {
    const Record *before = find(m_before, id), *after = find(m_after, id);
    const bool was = has(m_a.population, id), is = has(m_b.population, id);
    if (!after || !has(m_b.all, id))
        return because("withdrawn", "withdrawn");
    if (!was) {
        const QDate born = fromIso(after->answers.value(fields::kBirthDate));
        if (born.isValid() && born > m_a.day)
            return because("born", "born", {isoDate(born)});
        if (!before || !has(m_a.all, id))
            return because("registered", "registered", {isoDate(shanghaiDate(after->createdMs))});
        if (before->state == RecordState::Exited && after->state == RecordState::Active)
            return because("returned", "returned");
    }
    if (!is && before && before->state == RecordState::Active && after->state == RecordState::Exited) {
        const auto reason = [&](Language language) { return cited(label(*after, fields::kExitReason, language), language); };
        return because("exit", "exit", {reason(Language::Chinese), reason(Language::English)});
    }
    if (!before)
        return because("time", "time");
    return changed(*before, *after, (was == is ? column.where : where).names() + column.where.names());
}

WhyCounted ComparisonReasons::ofAmount(qint64 id, const TableColumn &column, double before, double after) {
    if (m_turned)   // as it was asked
        std::swap(before, after);
    QStringList args{QString::number(before, 'g', 15), QString::number(after, 'g', 15)};
    const Record *was = find(m_before, id), *is = find(m_after, id);
    const QStringList names = column.value.names();
    if (was && is)
        for (const QString &name : names)
            if (const Field *field = answeredAnew(*was, *is, name); field && mayTell(*field))
                return because("amount", "amount_by", args << field->label.in(Language::Chinese) << field->label.in(Language::English) << whoSet(is->uid, field->name));
    QStringList forms = lookedAt(names);
    for (const QString &name : names)
        forms << deciding(name);
    const auto cause = is ? causeOf(is->uid, forms) : std::nullopt;
    return cause ? because("amount", "amount_by", args << cause->chinese << cause->english << cause->who) : because("amount", "amount", args);
}

// The question, or of one that is worked out the question behind it, that somebody answered otherwise.
const Field *ComparisonReasons::answeredAnew(const Record &before, const Record &after, const QString &question) const {
    const auto differs = [&](const QString &name) { return before.answers.value(name) != after.answers.value(name); };
    const Field *field = m_form.find(question);
    if (!field || !differs(question))
        return nullptr;
    if (!field->derived)
        return field;
    for (const QString &name : field->calculation.names())
        if (const Field *source = m_form.find(name); source && !source->derived && differs(name))
            return source;
    return question == fields::kAge && differs(fields::kBirthDate) ? m_form.find(fields::kBirthDate) : nullptr;
}

// The first question of the predicates whose answer is not the same: changed by somebody, or by time; else what is linked, else a date.
WhyCounted ComparisonReasons::changed(const Record &before, const Record &after, const QStringList &predicates) {
    const QStringList names = predicates + QStringList(m_form.regionField);
    const Field *derived = nullptr;
    for (const QString &name : names) {
        const Field *field = m_form.find(name);
        if (!field || before.answers.value(name) == after.answers.value(name))
            continue;
        if (!field->derived)
            return corrected(before, after, *field);
        if (name == fields::kAge && ageOf(before) < kLeftBehindAge && ageOf(after) >= kLeftBehindAge)
            return because("turned_16", "turned_16", {after.answers.value(fields::kBirthDate)});
        if (!derived)
            derived = field;
    }
    if (derived) {
        if (const Field *source = answeredAnew(before, after, derived->name))
            return corrected(before, after, *source);
        const QStringList words = both(before, after, *derived);
        const auto cause = causeOf(after.uid, deciding(derived->name));
        return cause ? because("derived", "derived_by", words + QStringList{cause->chinese, cause->english, cause->who}) : because("derived", "derived", words);
    }
    if (const auto cause = causeOf(after.uid, lookedAt(names)))
        return because("record", !m_b.hasPeriod || cause->side == 0 ? "record" : cause->side > 0 ? "record_in" : "record_out", {cause->chinese, cause->english, cause->who});
    return dated(after, names).value_or(because("time", "time"));
}

// A date of its own is of one side alone.
std::optional<WhyCounted> ComparisonReasons::dated(const Record &record, const QStringList &names) {
    for (const QString &name : names) {
        const Field *field = m_form.find(name);
        if (!field || field->type != ValueType::Date || !mayTell(*field))
            continue;
        const QDate date = fromIso(record.answers.value(name));
        const int side = date.isValid() ? sideOf(date) : 0;
        if (side == 0)
            continue;
        const QStringList words{field->label.in(Language::Chinese), field->label.in(Language::English), isoDate(date)};
        if (field->derived)
            return because("dated", "own_date", words);
        return because("dated", !m_b.hasPeriod ? "date" : side > 0 ? "date_in" : "date_out", words + QStringList(whoSet(record.uid, name)));
    }
    return std::nullopt;
}

// The forms whose records decide a question that the core works out.
QStringList ComparisonReasons::deciding(const QString &question) const {
    const Derivation *derivation = m_now.shared().derivation;
    return derivation ? derivation->readsFor(m_form, question) : QStringList();
}

// The forms whose records an expression with these names counts, and whose questions it asks through them (the guardian's of a guardianship).
QStringList ComparisonReasons::lookedAt(const QStringList &names) const {
    QStringList out;
    for (const Form *linked : m_form.m_linked) {
        if (!names.contains(linked->id))
            continue;
        out << linked->id;
        const Form *pointed = linked->m_pointed;
        if (pointed && std::any_of(names.begin(), names.end(), [&](const QString &name) { return pointed->find(name) && !linked->find(name); }))
            out << pointed->id;
    }
    return out;
}

std::optional<ComparisonCause> ComparisonReasons::causeOf(const Uid &subject, const QStringList &forms) {
    if (forms.isEmpty())
        return std::nullopt;
    const std::pair key(subject, forms.join(u' '));   // once a child, however many numbers it came into or left
    const auto known = m_causes.constFind(key);
    return known != m_causes.cend() ? *known : *m_causes.insert(key, findCause(subject, forms));
}

// Of these forms the records about one: linked to it, else linked to those (what a supervisor decided of an assessment) or pointed to by them.
std::vector<Record> ComparisonReasons::recordsOf(const Uid &subject, const QStringList &forms) {
    std::vector<Record> out;
    const auto take = [&](const Uid &of, const QString &form) {
        if (auto records = m_now.linked(m_session, of, form, true))
            out.insert(out.end(), std::make_move_iterator(records->begin()), std::make_move_iterator(records->end()));
    };
    std::vector<const Form *> beyond;
    for (const QString &name : forms)
        if (const Form *form = m_now.forms().find(name); form && form->belongsTo(m_form))
            take(subject, name);
        else if (form)
            beyond.push_back(form);
    for (size_t i = 0, own = out.size(); i < own; ++i) {
        const Form &form = out[i].form();
        const Uid uid = out[i].uid;
        const Uid pointed = form.m_pointed ? Uid::fromText(out[i].answers.value(form.fields[form.m_pointer].name)) : Uid();
        for (const Form *further : beyond)
            if (further->belongsTo(form))
                take(uid, further->id);
            else if (auto record = further == form.m_pointed && !pointed.isNil() ? m_now.record(m_session, pointed) : makeError(ErrorCode::NotFound, QString()))
                out.push_back(std::move(*record));
    }
    return out;
}

// The newest that only one side knew; where both knew the same, the last by its date that only one side counts.
std::optional<ComparisonCause> ComparisonReasons::findCause(const Uid &subject, const QStringList &forms) {
    std::optional<ComparisonCause> out;
    qint64 newest = std::numeric_limits<qint64>::min();
    QDate last;
    for (const Record &record : recordsOf(subject, forms)) {
        const Form &form = record.form();
        const QString chinese = form.title.in(Language::Chinese), english = form.title.in(Language::English);
        if (m_a.knownAt != m_b.knownAt)
            for (const HistoryEntry &entry : historyOf(record.uid))
                if (between(entry.timeMs) && entry.timeMs >= newest) {
                    newest = entry.timeMs;
                    out = ComparisonCause{chinese, english, byWhom(entry)};
                }
        if (newest != std::numeric_limits<qint64>::min() || record.state >= RecordState::Withdrawn)
            continue;
        for (const Field &field : form.fields) {
            const QDate date = field.type == ValueType::Date && !field.derived && mayTell(field) ? fromIso(record.answers.value(field.name)) : QDate();
            const int side = date.isValid() ? sideOf(date) : 0;
            if (side == 0 || (last.isValid() && last > date))
                continue;
            last = date;
            out = ComparisonCause{chinese + u' ' + isoDate(date), english + u' ' + isoDate(date), whoSet(record.uid, field.name), side};
        }
    }
    return out;
}

WhyCounted ComparisonReasons::corrected(const Record &before, const Record &after, const Field &field) {
    const bool moved = field.name == m_form.regionField;
    const QStringList words = both(before, after, field);
    if (!mayTell(field))
        return because(moved ? "moved" : "corrected", "restricted", {words[0], words[3]});
    return because(moved ? "moved" : "corrected", moved ? "moved" : "corrected", words + QStringList(whoSet(after.uid, field.name)));
}

bool ComparisonReasons::mayTell(const Field &field) const { return field.restricted.isEmpty() || m_now.shared().policy->mayRead(m_session, field.restricted); }

QString ComparisonReasons::label(const Record &record, const QString &question, Language language) const {
    const Field *field = m_form.find(question);
    return field ? displayValue(m_form, *field, record.answers.value(question), language) : QString();
}

// question, from, to: in both languages.
QStringList ComparisonReasons::both(const Record &before, const Record &after, const Field &field) const {
    QStringList out;
    for (const Language language : {Language::Chinese, Language::English})
        out << field.label.in(language) << cited(label(before, field.name, language), language) << cited(label(after, field.name, language), language);
    return out;
}

QString ComparisonReasons::whoSet(const Uid &uid, const QString &question) {
    const QList<HistoryEntry> &history = historyOf(uid);
    QString out = history.isEmpty() ? QString() : byWhom(history.first());   // who entered it
    for (const HistoryEntry &entry : history)
        for (const HistoryEntry::FieldChange &change : entry.changes)
            if (entry.uid == uid && change.field == question)
                out = byWhom(entry);
    return out;
}

bool ComparisonReasons::between(qint64 ms) const {
    const auto end = [](HybridTime known) { return known.value == 0 ? std::numeric_limits<qint64>::max() : known.ms(); };
    const auto [first, second] = std::minmax({end(m_a.knownAt), end(m_b.knownAt)});
    return ms > first && ms <= second;
}

const QList<HistoryEntry> &ComparisonReasons::historyOf(const Uid &uid) {
    const auto known = m_histories.constFind(uid);
    if (known != m_histories.cend())
        return *known;
    auto history = m_now.history(m_session, uid);
    if (history)   // who looked at it or printed it changed nothing
        history->removeIf([](const HistoryEntry &entry) { const auto op = opFromName(entry.op); return !op || !changesRecord(*op); });
    return *m_histories.insert(uid, history ? std::move(*history) : QList<HistoryEntry>());
}

}  // namespace tongdang
