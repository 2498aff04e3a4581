#include "core/statistics/frozen_table.h"

#include "core/base/dates.h"
#include "core/statistics/small_numbers.h"
#include "core/statistics/table_count.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongdang {

namespace {

// Questions of the form.
inline const QString kTitle = QStringLiteral("title"), kTableId = QStringLiteral("table_id"), kAsOf = QStringLiteral("as_of"), kFrom = QStringLiteral("period_from"),
                     kLevel = QStringLiteral("level"), kBasis = QStringLiteral("basis"), kRegion = QStringLiteral("region"), kKnownAt = QStringLiteral("known_at"),
                     kHead = QStringLiteral("head"), kDefinition = QStringLiteral("definition"), kFigures = QStringLiteral("figures"),
                     kReplaces = QStringLiteral("replaces"), kReason = QStringLiteral("reason");

constexpr int kHeadDigits = 16;   // of the head's 64

QJsonArray numbers(const std::vector<double> &values) {
    QJsonArray out;
    for (const double value : values)
        out << (std::isnan(value) ? QJsonValue() : QJsonValue(value));
    return out;
}

std::vector<double> numbers(const QJsonArray &values) {
    std::vector<double> out;
    for (const QJsonValue &value : values)
        out.push_back(value.toDouble(std::numeric_limits<double>::quiet_NaN()));
    return out;
}

// Names of objects stand sorted and doubles in the fewest digits that give them back, so that the same figures are the same bytes.
QString figuresOf(const Summary &summary) {
    QJsonArray rows, rules, leftOut;
    for (const SummaryRow &row : summary.rows)
        rows << QJsonObject{{QStringLiteral("code"), row.code}, {QStringLiteral("name"), row.name}, {QStringLiteral("values"), numbers(row.values)}};
    for (const RuleResult &rule : summary.rules)
        rules << QJsonObject{{QStringLiteral("id"), rule.id}, {QStringLiteral("left"), rule.left}, {QStringLiteral("ok"), rule.ok}, {QStringLiteral("right"), rule.right}, {QStringLiteral("where"), rule.where}};
    for (const Summary::LeftOut &one : summary.leftOut)
        leftOut << QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("why"), one.why.id}, {QStringLiteral("args"), QJsonArray::fromStringList(one.why.args)}};
    const QJsonObject all{{QStringLiteral("rows"), rows}, {QStringLiteral("total"), numbers(summary.total.values)}, {QStringLiteral("rules"), rules}, {QStringLiteral("left_out"), leftOut},
                          {QStringLiteral("from"), isoDate(summary.from)}, {QStringLiteral("until"), isoDate(summary.until)}, {QStringLiteral("region_name"), summary.regionName}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

// False where the figures do not fit the definition.
bool readFigures(const QString &text, const TableDefinition &table, Summary &out) {
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto fits = [&](const std::vector<double> &values) { return values.size() == size_t(table.columns.size()); };
    for (const QJsonValue &value : all[QStringLiteral("rows")].toArray()) {
        const QJsonObject row = value.toObject();
        out.rows.push_back({row[QStringLiteral("code")].toString(), row[QStringLiteral("name")].toString(), numbers(row[QStringLiteral("values")].toArray()), {}});
        if (!fits(out.rows.back().values))
            return false;
    }
    out.total.values = numbers(all[QStringLiteral("total")].toArray());
    for (const QJsonValue &value : all[QStringLiteral("rules")].toArray()) {
        const QJsonObject rule = value.toObject();
        RuleResult result{rule[QStringLiteral("id")].toString(), {}, {}, rule[QStringLiteral("ok")].toBool(), rule[QStringLiteral("left")].toDouble(), rule[QStringLiteral("right")].toDouble(), rule[QStringLiteral("where")].toString()};
        for (const TableRule &own : table.rules)
            if (own.name == result.id) {
                result.expression = own.expressionText;
                result.label = own.label;
            }
        out.rules << result;
    }
    for (const QJsonValue &value : all[QStringLiteral("left_out")].toArray()) {
        const QJsonObject one = value.toObject();
        out.leftOut << Summary::LeftOut{one[QStringLiteral("id")].toString(), Message{one[QStringLiteral("why")].toString(), one[QStringLiteral("args")].toVariant().toStringList(), {}}};
    }
    out.from = fromIso(all[QStringLiteral("from")].toString());
    out.until = fromIso(all[QStringLiteral("until")].toString());
    out.regionName = all[QStringLiteral("region_name")].toString();
    return fits(out.total.values);
}

Error noFrozen(const QString &uid) { return makeError(ErrorCode::NotFound, QStringLiteral("statistics.no_frozen"), {uid}); }

FrozenTable aboutOf(const Record &record) {
    const Answers &answers = record.answers;
    FrozenTable out;
    out.uid = record.uid;
    out.name = answers.value(kTitle);
    out.table = answers.value(kTableId);
    out.request.asOf = fromIso(answers.value(kAsOf));
    out.request.from = fromIso(answers.value(kFrom));
    out.request.by = summaryByOf(answers.value(kLevel)).value_or(SummaryBy::Township);
    out.request.basis = basisOf(answers.value(kBasis)).value_or(SummaryBasis::Home);
    out.request.region = answers.value(kRegion);
    out.knownAt = {answers.value(kKnownAt).toLongLong()};
    out.head = answers.value(kHead);
    out.frozenMs = record.createdMs;
    out.replaces = Uid::fromText(answers.value(kReplaces));
    out.reason = answers.value(kReason);
    return out;
}

Result<std::vector<Record>> records(LedgerReader &reader, const Session &session) {
    ListQuery query;
    query.form = kFrozenTable;
    const auto ids = reader.ids(session, query);
    if (!ids)
        return ids.error();
    return reader.rows(session, kFrozenTable, *ids);
}

// What a printed copy says of itself; `later` is the table that took its place.
QList<Message> keptWords(const FrozenTable &about, const std::optional<FrozenTable> &later) {
    const auto day = [](const FrozenTable &one) { return isoDate(shanghaiDate(one.frozenMs)); };
    QStringList groups;   // as many digits as two people compare by eye
    for (int i = 0; i < kHeadDigits; i += 4)
        groups << about.head.mid(i, 4);
    QList<Message> out{Message{QStringLiteral("statistics.kept_as"), {about.name, about.uid.text(), day(about)}, {}}, Message{QStringLiteral("statistics.kept_head"), {groups.join(u' '), about.head}, {}}};
    if (!about.replaces.isNil())
        out << Message{QStringLiteral("statistics.kept_instead"), {about.replaces.text(), about.reason}, {}};
    if (later)
        out << Message{QStringLiteral("statistics.kept_replaced"), {later->name, later->uid.text(), day(*later), later->reason}, {}};
    return out;
}

}  // namespace

Result<Uid> freeze(Ledger &ledger, LedgerReader &reader, const Session &session, const TableDefinition &table, const FreezeRequest &request, Progress &progress) {
    const QString reason = request.reason.trimmed();
    if (request.summary.asOf.isValid() && request.summary.asOf > reader.shared().clock->today())
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.freeze_ahead"), {isoDate(request.summary.asOf)});
    const auto all = frozenTables(reader, session);
    if (!all)
        return all.error();
    if (!request.replaces.isNil()) {
        const auto old = std::find_if(all->begin(), all->end(), [&](const FrozenTable &one) { return one.uid == request.replaces; });
        if (old == all->end())
            return noFrozen(request.replaces.text());
        if (!old->replacedBy.isNil())
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.already_replaced"), {old->name});
        if (old->table != table.id)
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.replaces_other"), {old->name, old->table, table.id});
        if (reason.isEmpty())
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.needs_reason"), {old->name});
    }
    const auto sameTable = [&](const FrozenTable &one, const Summary &counted) {
        return one.table == table.id && one.request.asOf == counted.asOf && one.request.region == counted.region && one.request.by == counted.by && one.request.basis == counted.basis &&
               momentOf(table, one.request, counted.asOf).from == counted.from;
    };
    // What was counted must be what the head stands for: again where somebody wrote meanwhile.
    std::optional<Summary> counted;
    LedgerReader::JournalEnd head;
    while (true) {
        const auto before = reader.journalEnd();
        if (!before)
            return before.error();
        auto summary = summarize(reader, session, table, request.summary, progress);
        if (!summary)
            return summary.error();
        const auto after = reader.journalEnd();
        if (!after)
            return after.error();
        if (before->hash != after->hash)
            continue;
        head = *after;
        counted = std::move(*summary);
        break;
    }
    for (const FrozenTable &one : *all)
        if (one.replacedBy.isNil() && one.uid != request.replaces && sameTable(one, *counted))
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.already_stands"), {one.name, one.uid.text()});
    Change change;
    change.form = ledger.forms().find(kFrozenTable);
    const QString day = isoDate(counted->asOf);
    change.set(kTitle, request.name.trimmed().isEmpty() ? table.title.in(Language::Chinese) + u' ' + day : request.name.trimmed());
    change.set(kTableId, table.id);
    change.set(kAsOf, day);
    if (request.summary.from.isValid())
        change.set(kFrom, isoDate(request.summary.from));
    change.set(kLevel, summaryByName(counted->by));
    change.set(kBasis, basisName(counted->basis));
    change.set(kRegion, counted->region);
    change.set(kKnownAt, QString::number(head.time.value));
    change.set(kHead, QString::fromLatin1(head.hash.toHex()));
    change.set(kDefinition, table.csv);
    change.set(kFigures, figuresOf(*counted));
    if (!request.replaces.isNil()) {
        change.set(kReplaces, request.replaces.text());
        change.set(kReason, reason);
    }
    ChangeSet set;
    set.kind = QStringLiteral("freeze");
    set.intent = Message{QStringLiteral("statistics.frozen_batch"), {table.title.in(Language::Chinese) + u' ' + day, table.title.in(Language::English) + u' ' + day}, {}};
    set.changes = {change};
    const auto outcome = ledger.commit(session, set);
    if (!outcome)
        return outcome.error();
    for (const ChangeIssues &found : outcome->issues)
        for (const Issue &issue : found.issues)
            if (issue.severity == Severity::Must)
                return Error{ErrorCode::Invalid, issue.message, issue.field};
    return outcome->uids.front();
}

Result<QList<FrozenTable>> frozenTables(LedgerReader &reader, const Session &session) {
    if (!reader.shared().policy->allows(session, Action::Statistics))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    const auto all = records(reader, session);
    if (!all)
        return all.error();
    QList<FrozenTable> out;
    QHash<Uid, Uid> replacedBy;
    for (const Record &record : *all) {
        out << aboutOf(record);
        if (!out.back().replaces.isNil())
            replacedBy.insert(out.back().replaces, record.uid);
    }
    for (FrozenTable &one : out)
        one.replacedBy = replacedBy.value(one.uid);
    std::sort(out.begin(), out.end(), [](const FrozenTable &a, const FrozenTable &b) { return a.frozenMs != b.frozenMs ? a.frozenMs > b.frozenMs : a.uid > b.uid; });
    return out;
}

Result<FrozenSummary> frozenSummary(LedgerReader &reader, const Session &session, const Uid &uid) {
    if (!reader.shared().policy->allows(session, Action::Statistics))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    const auto record = uid.isNil() ? Result<Record>(noFrozen({})) : reader.record(session, uid);
    if (!record || record->form().id != kFrozenTable || record->state >= RecordState::Withdrawn)
        return !record && record.error().code != ErrorCode::NotFound ? record.error() : noFrozen(uid.isNil() ? QString() : uid.text());
    FrozenSummary out;
    out.about = aboutOf(*record);
    TableReport report;
    out.definition = readTable(tableFromCsv(record->answers.value(kDefinition)), reader.forms(), report);
    Summary &summary = out.summary;
    if (!out.definition || !readFigures(record->answers.value(kFigures), *out.definition, summary))
        return makeError(ErrorCode::Damaged, QStringLiteral("statistics.frozen_unreadable"), {out.about.name});
    summary.table = out.definition.get();
    summary.asOf = out.about.request.asOf;
    summary.by = out.about.request.by;
    summary.basis = out.about.request.basis;
    summary.region = out.about.request.region;
    const auto later = reader.byReference(session, kFrozenTable, kReplaces, uid);
    if (!later)
        return later.error();
    const auto newer = later->empty() ? std::nullopt : std::optional(aboutOf(later->front()));
    if (newer)
        out.about.replacedBy = newer->uid;
    summary.kept = keptWords(out.about, newer);
    return out;
}

Result<FrozenSummary> frozenHiding(LedgerReader &reader, const Session &session, const Uid &uid, int below, Progress &progress) {
    auto out = frozenSummary(reader, session, uid);
    if (!out || below <= 0)
        return out;
    const auto living = summarizeHiding(reader, session, *out->definition, out->about.request, below, progress);
    if (living)
        hideReported(out->summary, *living, below);
    else if (living.error().code == ErrorCode::Denied || living.error().code == ErrorCode::Invalid)
        hideSmall(out->summary, Summary(out->summary), below);
    else
        return living.error();
    return out;
}

}  // namespace tongdang
