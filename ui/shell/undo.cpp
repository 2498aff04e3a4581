#include "ui/shell/undo.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/batch_records.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>

namespace tongdang {

namespace {
struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Batches) };
constexpr int kLookBack = 200;
constexpr int kButton = 4;                            // column of a batch's row
constexpr int kSlip = 5;                              // records that a slip of the keys may touch: more are asked about
constexpr qint64 kFreshMs = 12LL * 60 * 60 * 1000;     // what is older is not of this sitting
Message message(const char *id, const QStringList &args = {}) { return Message{QLatin1String(id), args, {}}; }
}  // namespace

bool isPastText(const QObject *text, const QKeyEvent &keys) {
    const bool undo = keys.matches(QKeySequence::Undo), redo = keys.matches(QKeySequence::Redo);
    if (!undo && !redo)
        return false;
    if (const auto *line = qobject_cast<const QLineEdit *>(text))
        return undo ? !line->isUndoAvailable() : !line->isRedoAvailable();
    if (const auto *lines = qobject_cast<const QPlainTextEdit *>(text))
        return undo ? !lines->document()->isUndoAvailable() : !lines->document()->isRedoAvailable();
    return false;
}

bool canBeUndone(const BatchInfo &batch) {
    static const QStringList kNot = {QStringLiteral("install"), QStringLiteral("init"), QStringLiteral("setting")};
    return !batch.undone && batch.records > 0 && !kNot.contains(batch.kind);
}

BatchInfo asItStands(const QList<BatchInfo> &all, BatchInfo change) {
    const auto last = std::find_if(all.begin(), all.end(), [&](const BatchInfo &one) { return one.first == change.uid; });
    if (last == all.end())
        return change;
    change.undone = last->turn % 2 == 1;
    change.uid = last->uid;
    return change;
}

namespace {

const BatchInfo *find(const Result<QList<BatchInfo>> &batches, const std::function<bool(const BatchInfo &)> &fits) {
    if (!batches)
        return nullptr;
    const auto found = std::find_if(batches->begin(), batches->end(), fits);
    return found == batches->end() ? nullptr : &*found;
}

bool isMine(const UiContext &context, const BatchInfo &batch) { return batch.user == context.session().login; }

const BatchInfo *toUndo(const UiContext &context, const Result<QList<BatchInfo>> &batches) {
    return find(batches, [&](const BatchInfo &info) { return canBeUndone(info) && info.turn % 2 == 0 && isMine(context, info); });
}

// The newest undo that still stands, unless something else was done since.
const BatchInfo *toRedo(const UiContext &context, const Result<QList<BatchInfo>> &batches) {
    const BatchInfo *last = find(batches, [&](const BatchInfo &info) { return canBeUndone(info) && isMine(context, info) && info.turn % 2 == (info.turn > 0 ? 1 : 0); });
    return last && last->turn > 0 ? last : nullptr;
}

QString size(UiContext &context, const BatchInfo &batch) {
    const auto children = recordsOfBatch(context.reader(), context.session(), batch.uid, fields::kChild);
    return children && !children->isEmpty() ? Words::tr("%n child(ren)", nullptr, int(children->size())) : Words::tr("%n record(s)", nullptr, batch.records);
}

}  // namespace

void undoBatch(UiContext &context, QWidget *window, const Uid &batch) {
    struct Undone { Result<Ledger::UndoOutcome> outcome = Ledger::UndoOutcome{}; QString what; bool back = false; };
    auto undone = std::make_shared<Undone>();
    const auto batches = context.reader().batches(context.session(), kLookBack);
    if (const BatchInfo *info = find(batches, [&](const BatchInfo &each) { return each.uid == batch; })) {
        undone->what = context.say(info->what);
        undone->back = info->turn % 2 == 1;
    }
    const bool begun = context.jobs().start(
        undone->back ? Words::tr("Redoing…") : Words::tr("Undoing…"),
        [&context, undone, batch](Progress &) { undone->outcome = context.ledger().undo(context.session(), batch); },
        [&context, undone, window] {
            if (!undone->outcome)
                return context.dialogs().error(window, context.say(undone->outcome.error()), undone->outcome.error().detail);
            const auto &outcome = *undone->outcome;
            const QString later = QString::number(outcome.laterChanges);
            const char *id = undone->back ? (outcome.laterChanges > 0 ? "window.redone_later" : "window.redone") : outcome.laterChanges > 0 ? "window.undone_later" : "window.undone";
            context.announceChange(message(id, outcome.laterChanges > 0 ? QStringList{undone->what, later} : QStringList{undone->what}), outcome.batch, !undone->back);
        },
        Jobs::Stop::Never);           // one transaction: all of it or nothing
    if (!begun)
        context.tell(context.say(message("window.busy")));
}

void undoLast(UiContext &context, QWidget *window, bool typing) {
    const auto batches = context.reader().batches(context.session(), kLookBack);
    if (!batches)
        return context.dialogs().error(window, context.say(batches.error()), batches.error().detail);
    const BatchInfo *info = toUndo(context, batches);
    if (!info)
        return context.tell(context.say(message("window.nothing_to_undo")));
    const bool slip = !typing && info->records <= kSlip && context.clock().nowMs() - info->timeMs <= kFreshMs;
    if (slip || context.dialogs().choose(window, Words::tr("Undo this change?"),
                                         Words::tr("%1 (%2, %3)").arg(context.say(info->what), size(context, *info), shanghaiTime(info->timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))),
                                         {Words::tr("Undo"), Words::tr("Cancel")}, 1) == 0)
        undoBatch(context, window, info->uid);
}

void redoLast(UiContext &context, QWidget *window) {
    const auto batches = context.reader().batches(context.session(), kLookBack);
    if (!batches)
        return context.dialogs().error(window, context.say(batches.error()), batches.error().detail);
    if (const BatchInfo *info = toRedo(context, batches))
        undoBatch(context, window, info->uid);
    else
        context.tell(context.say(message("window.nothing_to_redo")));
}

QString whatWouldBeUndone(UiContext &context) {
    const auto batches = context.reader().batches(context.session(), kLookBack);
    const BatchInfo *info = toUndo(context, batches);
    return info ? context.say(info->what) : QString();
}

void showBatch(UiContext &context, QTableWidget *table, int row, const BatchInfo &batch, const std::function<void(const Uid &)> &undo) {
    const auto put = [&](int column, const QString &text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(alignment);
        item->setToolTip(text);
        table->setItem(row, column, item);
    };
    put(0, shanghaiTime(batch.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    put(1, batch.user);
    const QString what = batchText(context.messages(), batch, context.language());
    put(2, what);
    put(3, QString::number(batch.records), Qt::AlignRight | Qt::AlignVCenter);
    if (batch.undone) {
        put(kButton, Words::tr("undone"));
    } else if (undo && canBeUndone(batch)) {
        auto *button = new QPushButton(batch.turn % 2 == 1 ? Words::tr("Redo") : Words::tr("Undo"));
        button->setObjectName(QStringLiteral("undoBatch"));
        button->setProperty("kind", QStringLiteral("cell"));
        button->setAccessibleName(Words::tr("%1: %2").arg(button->text(), context.say(batch.what)));
        QObject::connect(button, &QPushButton::clicked, table, [undo, uid = batch.uid] { undo(uid); });
        table->setCellWidget(row, kButton, button);
    }
}

void pressByEnter(QTableWidget *table) {
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        QObject::connect(new QShortcut(key, table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, table, [table] {
            if (auto *button = qobject_cast<QPushButton *>(table->cellWidget(table->currentRow(), kButton)))
                button->click();
        });
}

}  // namespace tongdang
