#include "ui/pages/child/happenings.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/acceptance.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kDetails = 2;            // answers that say what a date is of
constexpr int kNamed = 4;              // corrected questions that are named
constexpr int kBatches = 2000;         // looked back, to tell an import from typing

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Happenings) };

QString shown(UiContext &context, const Record &record, const QString &question) {
    const Field *field = record.form().find(question);
    return field ? shownValue(context, record.form(), *field, record.answers.value(question)) : QString();
}

// The template of a date: the one for a code that the record holds before the plain one. "" where there is none.
QString sentenceOf(UiContext &context, const Record &record, const Field &date) {
    const Messages &messages = context.messages();
    const QString plain = QStringLiteral("timeline.") + record.form().id + u'.' + date.name;
    for (const QString &id : messages.ids())
        if (id.startsWith(plain + u'.')) {
            const QStringList when = id.mid(plain.size() + 1).split(u'.');
            if (when.size() == 2 && record.answers.value(when[0]).split(u' ').contains(when[1]))
                return messages.labels(id).in(context.language());
        }
    return messages.knows(plain) ? messages.labels(plain).in(context.language()) : QString();
}

QString filled(UiContext &context, const Record &record, const QString &sentence) {
    static const QRegularExpression question(QStringLiteral("\\$\\{([^}]+)\\}")), nothing(QStringLiteral(" ?[(（][)）]|[：:] *$"));
    QString out;
    qsizetype at = 0;
    for (auto it = question.globalMatch(sentence); it.hasNext();) {
        const auto match = it.next();
        out += sentence.mid(at, match.capturedStart() - at) + shown(context, record, match.captured(1));
        at = match.capturedEnd();
    }
    out += sentence.mid(at);
    return out.remove(nothing).trimmed();         // what a blank answer leaves behind
}

// What a record says beside its date: the first answers before it, and after its last date what follows (the reason of an end). What the
// sentence says already is left out.
QString detailOf(UiContext &context, const Record &record, int slot, const QString &sentence) {
    const Form &form = record.form();
    int last = slot;
    for (int i = 0; i < form.fields.size(); ++i)
        if (form.fields[i].kind == FieldKind::Date && !record.answers.value(i).isEmpty())
            last = std::max(last, i);
    QStringList details;
    for (int i = 0; i < form.fields.size() && details.size() < kDetails; ++i) {
        const Field &field = form.fields[i];
        const QString value = record.answers.value(i);
        if (value.isEmpty() || field.kind == FieldKind::Date || field.derived || !isStored(field.kind) || !field.restricted.isEmpty() || (i > slot && slot != last)
            || sentence.contains(QStringLiteral("${%1}").arg(field.name)))
            continue;
        details << shownValue(context, form, field, value);
    }
    return details.join(QStringLiteral(" · "));
}

QString titleOf(UiContext &context, const Record &record) {
    if (record.form().id == kGuardianship)       // it has no title of its own: the person has
        return shown(context, record, kRelation) + shown(context, record, kGuardian);
    const QString own = record.form().titleExpression.isEmpty() ? QString() : recordTitle(record.answers, *context.reader().facts(context.session(), &record), context.language());
    const QString form = record.form().title.in(context.language());
    return own.isEmpty() ? form : Words::tr("%1 “%2”").arg(form, own);
}

void addDates(QList<Happening> &all, UiContext &context, const Record &record, bool isChild) {
    const Form &form = record.form();
    const Language language = context.language();
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        const QString day = record.answers.value(slot);
        if (field.kind != FieldKind::Date || field.derived || day.isEmpty() || (!field.restricted.isEmpty() && !context.policy().mayRead(context.session(), field.restricted)))
            continue;
        const QString label = field.label.in(language), title = form.title.in(language), sentence = sentenceOf(context, record, field);
        const QString what = !sentence.isEmpty() ? filled(context, record, sentence) : isChild ? label : field.name == form.dateField ? title : Words::tr("%1: %2").arg(title, label);
        all << Happening{day, what, isChild ? QString() : detailOf(context, record, slot, sentence)};
    }
}

// What was done to the file itself. Dates are told by what they are of; what was undone did not happen, unless it was brought back.
void addWork(QList<Happening> &all, UiContext &context, const Record &record, const QHash<Uid, QString> &kinds, QSet<Uid> &made) {
    const auto history = context.reader().history(context.session(), record.uid);
    const Form &form = record.form();
    const auto say = [&](const char *id, const QStringList &args = {}) { return context.say(Message{QLatin1String(id), args, {}}); };
    const bool isChild = form.id == kChild;
    for (const HistoryEntry &entry : history ? *history : QList<HistoryEntry>()) {
        const QString kind = kinds.value(entry.batch);
        if (entry.batchUndone || kind == u"undo")
            continue;
        const QString day = isoDate(shanghaiTime(entry.timeMs).date());
        if (entry.op == u"create") {
            if (isChild) {
                made << entry.batch;
                all << Happening{day, kind == u"import" ? say("timeline.imported") : say("timeline.entered"), entry.user, true};
            } else if (!made.contains(entry.batch)) {
                all << Happening{day, say("timeline.added", {titleOf(context, record)}), entry.user, true};
            }
        } else if (entry.op == u"update") {
            QStringList labels;
            for (const HistoryEntry::FieldChange &change : entry.changes)
                if (const Field *field = form.find(change.field); field && !field->derived && !acceptanceIn(change.field) && (isChild || field->kind != FieldKind::Date))
                    labels << field->label.in(context.language());
            if (labels.isEmpty())
                continue;
            QString names = labels.mid(0, kNamed).join(Words::tr(", "));
            if (labels.size() > kNamed)
                names = Words::tr("%1 and %n more", nullptr, int(labels.size()) - kNamed).arg(names);
            all << Happening{day, isChild ? say("timeline.corrected", {names}) : say("timeline.corrected_in", {titleOf(context, record), names}), entry.user, true};
        }
    }
}

}  // namespace

QList<Happening> happenings(UiContext &context, const Record &child) {
    QList<Happening> all;
    QHash<Uid, QString> kinds;               // of batches
    QSet<Uid> made;
    if (const auto newestFirst = context.reader().batches(context.session(), kBatches))
        for (const BatchInfo &batch : *newestFirst)
            kinds.insert(batch.uid, batch.kind);
    addDates(all, context, child, true);
    addWork(all, context, child, kinds, made);
    for (const Form *form : context.reader().forms().linkedTo(kChild))
        if (form->repeatOf.isEmpty())
            if (const auto records = context.reader().linked(context.session(), child.uid, form->id))
                for (const Record &record : *records) {
                    addDates(all, context, record, false);
                    addWork(all, context, record, kinds, made);
                }
    std::stable_sort(all.begin(), all.end(), [](const Happening &a, const Happening &b) { return a.day > b.day; });
    return all;
}

}  // namespace tongdang
