#include "ui/pages/statistics/number_opener.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/mending.h"

#include <QApplication>
#include <QSet>

#include <algorithm>

namespace tongdang {

namespace {

// The children behind records of whatever form: themselves, or those they belong to.
Result<QList<Uid>> childrenOf(LedgerReader &reader, const Session &session, const Form &form, const std::vector<qint64> &ids) {
    if (form.id == fields::kChild)
        return reader.uidsOf(session, form.id, ids);
    QList<Uid> children;
    if (form.subject != fields::kChild)
        return children;
    const auto records = reader.rows(session, form.id, ids);
    if (!records)
        return records.error();
    QSet<Uid> seen;
    for (const Record &record : *records)
        if (!seen.contains(record.subject)) {
            seen.insert(record.subject);
            children << record.subject;
        }
    return children;
}

}  // namespace

NumberOpener::NumberOpener(UiContext &context, Counting &counting, QObject *parent) : QObject(parent), m_context(context), m_counting(counting) {}

void NumberOpener::openNumber(const std::shared_ptr<const CountedTable> &table, const QString &column, const QString &place) {
    const Summary &summary = table->summary;
    const TableColumn *of = summary.table->find(column);
    const SummaryRow *row = place.isEmpty() ? &summary.total : nullptr;
    for (const SummaryRow &one : summary.rows)
        if (!row && one.code == place)
            row = &one;
    if (!of || !row)
        return;
    if (of->form || !(row->values[size_t(summary.table->indexOf(column))] > 0))
        return m_context.tell(tr("There is no child behind this number."));
    const QString title = QStringLiteral("%1 · %2 · %3").arg(placeTitle(m_context, summary, place), columnTitle(*of, m_context.language()), isoDate(summary.asOf));
    open(title, table, table->knownAt(), [table, session = m_context.session(), column, place](LedgerReader &reader, ColumnStore *store, Progress &progress) {
        return recordsBehind(reader, session, *table->summary.table, table->request, column, place, progress, store);
    });
}

void NumberOpener::openConcerned(const std::shared_ptr<const CountedTable> &table, const QString &rule, const QString &place) {
    // The questions that mend it stand over the list, and a file opened from it opens at them.
    const TableDefinition &of = *table->summary.table;
    const auto found = std::find_if(of.rules.begin(), of.rules.end(), [&](const TableRule &one) { return one.name == rule; });
    QStringList names, questions;
    for (const QString &name : found == of.rules.end() ? QStringList() : found->concerns.names())
        if (const Field *field = of.form->find(name)) {
            names << (field->derived ? field->calculation.names() : QStringList(name));   // an age is mended at the birth date
            questions << field->label.in(m_context.language());
        }
    if (of.of != fields::kChild)
        names.clear();
    QString title = tr("%1 · rule %2 · %3").arg(placeTitle(m_context, table->summary, place), rule, isoDate(table->summary.asOf));
    if (!questions.isEmpty())
        title += QStringLiteral(" · ") + tr("to look at: %1").arg(questions.join(m_context.language() == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")));
    open(title, table, table->knownAt(), [table, session = m_context.session(), rule, place](LedgerReader &reader, ColumnStore *store, Progress &progress) {
        return recordsConcerned(reader, session, *table->summary.table, table->request, rule, place, progress, store);
    }, names);
}

void NumberOpener::openThen(const std::shared_ptr<const CountedTable> &table, const QString &column, const QDate &day, HybridTime knownAt) {
    const TableColumn *of = table->summary.table->find(column);
    if (!of || of->form)
        return;
    SummaryRequest request = table->request;
    request.asOf = day;
    request.from = {};
    const QString title = QStringLiteral("%1 · %2 · %3").arg(table->summary.regionName, columnTitle(*of, m_context.language()), isoDate(day));
    open(title, table, knownAt, [table, session = m_context.session(), column, request](LedgerReader &reader, ColumnStore *store, Progress &progress) {
        return recordsBehind(reader, session, *table->summary.table, request, column, {}, progress, store);
    });
}

void NumberOpener::open(const QString &title, const std::shared_ptr<const CountedTable> &table, HybridTime knownAt, const Find &find, const QStringList &questions) {
    auto found = std::make_shared<std::optional<Result<QList<Uid>>>>();
    const auto work = [found, find, table, knownAt, &ledger = m_context.ledger(), session = m_context.session()](LedgerReader &reader, ColumnStore &store, Progress &progress) {
        std::unique_ptr<KnownLedger> past;
        if (knownAt.value != 0) {
            auto known = ledger.asKnownAt(reader, knownAt, progress);
            if (!known)
                return (void)found->emplace(known.error());
            past = std::move(*known);
        }
        LedgerReader &then = past ? past->reader() : reader;
        const auto ids = find(then, past ? nullptr : &store, progress);
        found->emplace(ids ? childrenOf(then, session, *table->summary.table->form, *ids) : Result<QList<Uid>>(ids.error()));
    };
    const auto done = [this, found, title, questions] {
        const Result<QList<Uid>> &children = **found;
        if (!children && children.error().code == ErrorCode::Cancelled)
            return;
        if (!children)
            m_context.dialogs().error(QApplication::activeWindow(), m_context.say(children.error()), children.error().detail);
        else if (children->isEmpty())
            m_context.tell(tr("No child can be shown here: none is concerned by itself, or none of your region."));
        else {
            Mending::of(m_context).lay(questions);
            emit m_context.childrenRequested(title, *children);
        }
    };
    if (knownAt.value != 0)
        m_counting.runAsJob(tr("Looking for the children…"), work, done);
    else
        m_counting.run(tr("Looking for the children…"), work, done);
}

}  // namespace tongdang
