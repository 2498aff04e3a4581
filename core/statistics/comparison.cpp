#include "core/statistics/comparison.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/statistics/column_store.h"
#include "core/statistics/small_numbers.h"
#include "core/statistics/table_count.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

constexpr int kTooOld = 16;   // domain.md 2.1: below this age

// One side, counted: who is behind every number.
struct Side {
    std::unique_ptr<KnownLedger> past;
    LedgerReader *reader = nullptr;
    ColumnStore store;
    Summary summary;
    QDate day;
    std::vector<std::vector<qint64>> members;   // by column; empty of computed ones
    std::vector<qint64> population, all;        // who is counted at all; whom the ledger knew
    bool reproduced = true;
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

Result<void> count(Side &side, Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &what, Progress &progress) {
    side.reader = &reader;
    if (what.knownAt.value != 0) {
        auto known = ledger.asKnownAt(reader, what.knownAt, progress);
        if (!known)
            return known.error();
        side.past = std::move(*known);
        side.reader = &side.past->reader();
    }
    const auto counted = TableCount::make(*side.reader, session, *what.table, what.request, {}, side.store, progress);
    if (!counted)
        return counted.error();
    auto summary = (*counted)->summary();
    if (!summary)
        return summary.error();
    for (int c = 0; c < what.table->columns.size(); ++c)
        side.members.push_back(what.table->columns[c].kind == ColumnKind::Value ? std::vector<qint64>() : (*counted)->ids((*counted)->column(c)));
    side.population = (*counted)->ids((*counted)->population());
    side.all = side.store.ids();
    side.day = summary->asOf;
    side.summary = std::move(*summary);
    if (what.frozen)
        for (size_t c = 0; c < side.summary.total.values.size(); ++c)
            side.reproduced = side.reproduced && same(side.summary.total.values[c], what.frozen->total.values[c]);
    return {};
}

Result<void> hide(Comparison &out, std::array<std::pair<const ComparedTable *, Side *>, 2> sides, const Session &session, int below, Progress &progress) {
    for (size_t i = 0; i < 2; ++i) {
        const auto &[what, side] = sides[i];
        SummaryRow total;
        if (what->frozen) {
            total = what->frozen->total;
        } else {
            auto hiding = summarizeHiding(*side->reader, session, *what->table, what->request, below, progress, &side->store);
            if (!hiding)
                return hiding.error();
            total = std::move(hiding->total);
        }
        for (ComparedColumn &column : out.columns)
            if (total.hides(what->table->indexOf(column.name))) {
                (i == 0 ? column.hiddenA : column.hiddenB) = true;
                (i == 0 ? column.a : column.b) = std::numeric_limits<double>::quiet_NaN();
            }
    }
    return {};
}

bool has(const std::vector<qint64> &ids, qint64 id) { return std::binary_search(ids.begin(), ids.end(), id); }

// Why a child is counted on one side and not on the other.
class Reasons {
  public:
    Reasons(const Session &session, const Form &form, Side &a, Side &b, LedgerReader &now) : m_session(session), m_form(form), m_a(a), m_b(b), m_now(now) {}

    Result<void> read(const std::vector<qint64> &ids) {
        for (const auto &[side, to] : {std::pair(&m_a, &m_before), std::pair(&m_b, &m_after)}) {
            auto records = side->reader->rows(m_session, m_form.id, ids, side->day);
            if (!records)
                return records.error();
            for (Record &record : *records)
                (*to)[record.id] = std::move(record);
        }
        return {};
    }
    Uid uid(qint64 id) const {
        const Record *record = find(m_after, id) ? find(m_after, id) : find(m_before, id);
        return record ? record->uid : Uid();
    }

    WhyCounted of(qint64 id, const TableDefinition &table, const TableColumn &column) {
        const Record *before = find(m_before, id), *after = find(m_after, id);
        const bool was = has(m_a.population, id), is = has(m_b.population, id);
        if (!after || !has(m_b.all, id))
            return {QStringLiteral("withdrawn"), {QStringLiteral("statistics.why_withdrawn"), {}, {}}};
        if (!was) {
            const QDate born = fromIso(after->answers.value(fields::kBirthDate));
            if (born.isValid() && born > m_a.day)
                return {QStringLiteral("born"), {QStringLiteral("statistics.why_born"), {isoDate(born)}, {}}};
            if (!before || !has(m_a.all, id))
                return {QStringLiteral("registered"), {QStringLiteral("statistics.why_registered"), {isoDate(shanghaiTime(after->createdMs).date())}, {}}};
            if (before->state == RecordState::Exited && after->state == RecordState::Active)
                return {QStringLiteral("returned"), {QStringLiteral("statistics.why_returned"), {}, {}}};
        }
        if (!is && before && before->state == RecordState::Active && after->state == RecordState::Exited)
            return {QStringLiteral("exit"), {QStringLiteral("statistics.why_exit"), {label(*after, fields::kExitReason, Language::Chinese), label(*after, fields::kExitReason, Language::English)}, {}}};
        return before ? changed(*before, *after, was == is ? column.where : table.where, column.where) : WhyCounted{QStringLiteral("time"), {QStringLiteral("statistics.why_time"), {}, {}}};
    }

  private:
    static const Record *find(const QHash<qint64, Record> &in, qint64 id) {
        const auto found = in.constFind(id);
        return found == in.constEnd() ? nullptr : &*found;
    }
    QString label(const Record &record, const QString &question, Language language) const {
        const Field *field = m_form.find(question);
        return field ? displayValue(m_form, *field, record.answers.value(question), language) : QString();
    }

    // The first question of the predicates whose answer is not the same: changed by somebody, or by time.
    WhyCounted changed(const Record &before, const Record &after, const Expression &first, const Expression &second) {
        QStringList names = first.names() + second.names();
        names << m_form.regionField;
        const Field *byTime = nullptr;
        for (const QString &name : std::as_const(names)) {
            const Field *field = m_form.find(name);
            if (!field || before.answers.value(name) == after.answers.value(name))
                continue;
            if (!field->derived)
                return corrected(before, after, *field);
            if (name == fields::kAge && ageOf(before) < kTooOld && ageOf(after) >= kTooOld)
                return {QStringLiteral("turned_16"), {QStringLiteral("statistics.why_turned_16"), {after.answers.value(fields::kBirthDate)}, {}}};
            if (!byTime)
                byTime = field;
        }
        if (!byTime)
            return {QStringLiteral("time"), {QStringLiteral("statistics.why_time"), {}, {}}};
        // An answer that is worked out may have changed because one of its sources was.
        for (const QString &name : byTime->calculation.names())
            if (const Field *source = m_form.find(name); source && !source->derived && before.answers.value(name) != after.answers.value(name))
                return corrected(before, after, *source);
        if (byTime->name == fields::kAge && before.answers.value(fields::kBirthDate) != after.answers.value(fields::kBirthDate))
            return corrected(before, after, *m_form.find(fields::kBirthDate));
        return {QStringLiteral("time"), told(QStringLiteral("derived"), both(before, after, *byTime))};
    }

    // An answer that was blank, or is blank now, is told as such: no empty quotation marks.
    static Message told(const QString &kind, const QStringList &words) {
        return {QStringLiteral("statistics.why_") + kind + (words[1].isEmpty() ? QStringLiteral("_first") : words[2].isEmpty() ? QStringLiteral("_blank") : QString()), words, {}};
    }

    static int ageOf(const Record &record) {
        bool number = false;
        const int age = record.answers.value(fields::kAge).toInt(&number);
        return number ? age : -1;
    }
    // question, from, to: in both languages.
    QStringList both(const Record &before, const Record &after, const Field &field) const {
        QStringList out;
        for (const Language language : {Language::Chinese, Language::English})
            for (const QString &text : {field.label.in(language), label(before, field.name, language), label(after, field.name, language)})
                out << text;
        return out;
    }

    // Once a child, however many numbers it came into or left.
    const QList<HistoryEntry> &historyOf(const Uid &uid) {
        const auto known = m_histories.constFind(uid);
        if (known != m_histories.cend())
            return *known;
        auto history = m_now.history(m_session, uid);
        return *m_histories.insert(uid, history ? std::move(*history) : QList<HistoryEntry>());
    }

    WhyCounted corrected(const Record &before, const Record &after, const Field &field) {
        const QString kind = field.name == m_form.regionField ? QStringLiteral("moved") : QStringLiteral("corrected");
        QStringList words = both(before, after, field);
        if (!field.restricted.isEmpty() && !m_now.shared().policy->mayRead(m_session, field.restricted))
            return {kind, {QStringLiteral("statistics.why_restricted"), {words[0], words[3]}, {}}};
        QString who, when;
        for (const HistoryEntry &entry : historyOf(after.uid))
            for (const HistoryEntry::FieldChange &change : entry.changes)
                if (entry.uid == after.uid && change.field == field.name) {
                    who = entry.user;
                    when = isoDate(shanghaiTime(entry.timeMs).date());
                }
        return {kind, told(kind, words << who << when)};
    }

    const Session &m_session;
    const Form &m_form;
    Side &m_a, &m_b;
    LedgerReader &m_now;
    QHash<qint64, Record> m_before, m_after;
    QHash<Uid, QList<HistoryEntry>> m_histories;
};

}  // namespace

Result<Comparison> compareTables(Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &a, const ComparedTable &b, Progress &progress, int hideBelow) {
    if (a.table->id != b.table->id || a.table->of != b.table->of)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.not_comparable"), {a.table->id, b.table->id});
    if (!reader.shared().policy->allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    Side before, after;
    for (const auto &[side, what] : {std::pair(&before, &a), std::pair(&after, &b)})
        if (auto counted = count(*side, ledger, reader, session, *what, progress); !counted)
            return counted.error();
    Comparison out;
    out.hideBelow = hideBelow;
    out.reproducedA = before.reproduced;
    out.reproducedB = after.reproduced;
    const auto total = [](const ComparedTable &what, const Side &side, int column) { return (what.frozen ? what.frozen->total : side.summary.total).values[size_t(column)]; };
    std::vector<qint64> concerned;
    std::vector<std::pair<std::vector<qint64>, std::vector<qint64>>> differences;
    for (int c = 0; c < a.table->columns.size(); ++c) {
        const TableColumn &column = a.table->columns[c];
        const int other = b.table->indexOf(column.name);
        if (other < 0) {
            out.onlyInA << column.name;
            continue;
        }
        const std::vector<qint64> &was = before.members[size_t(c)], &is = after.members[size_t(other)];
        auto &[entered, left] = differences.emplace_back();
        std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(entered));
        std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(left));
        concerned.insert(concerned.end(), entered.begin(), entered.end());
        concerned.insert(concerned.end(), left.begin(), left.end());
        out.columns << ComparedColumn{column.name, total(a, before, c), total(b, after, other), {}, {}, {}, false, false};
    }
    for (const TableColumn &column : b.table->columns)
        if (a.table->indexOf(column.name) < 0)
            out.onlyInB << column.name;
    if (hideBelow > 0) {
        if (auto hidden = hide(out, {std::pair(&a, &before), std::pair(&b, &after)}, session, hideBelow, progress); !hidden)
            return hidden.error();
        return out;
    }
    std::sort(concerned.begin(), concerned.end());
    concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
    Reasons reasons(session, *a.table->form, before, after, reader);
    if (auto read = reasons.read(concerned); !read)
        return read.error();
    for (qsizetype i = 0; i < out.columns.size(); ++i) {
        ComparedColumn &column = out.columns[i];
        const TableColumn &own = *b.table->find(column.name);
        for (const auto &[ids, to] : {std::pair(&differences[size_t(i)].first, &column.entered), std::pair(&differences[size_t(i)].second, &column.left)})
            for (const qint64 id : *ids) {
                const Uid uid = reasons.uid(id);
                if (uid.isNil())
                    continue;
                *to << uid;
                column.why.insert(uid, reasons.of(id, *b.table, own));
            }
        if (!progress.step(i + 1, out.columns.size()))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    return out;
}

}  // namespace tongdang
