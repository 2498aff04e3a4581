#include "ui/shell/undo.h"

#include "core/base/dates.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QTableWidget>

namespace tongdang {

namespace {
struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Batches) };
constexpr int kLookBack = 200;
constexpr int kSlip = 5;                              // records that a slip of the keys may touch: more are asked about
constexpr qint64 kFreshMs = 12LL * 60 * 60 * 1000;     // what is older is not of this sitting
Message message(const char *id, const QStringList &args = {}) { return Message{QLatin1String(id), args, {}}; }
}  // namespace

bool canBeUndone(const BatchInfo &batch) {
    static const QStringList kNot = {QStringLiteral("install"), QStringLiteral("init"), QStringLiteral("setting")};
    return !batch.undone && batch.records > 0 && !kNot.contains(batch.kind);
}

void undoBatch(UiContext &context, QWidget *window, const Uid &batch) {
    struct Undone { Result<Ledger::UndoOutcome> outcome = Ledger::UndoOutcome{}; QString what; };
    auto undone = std::make_shared<Undone>();
    if (const auto batches = context.reader().batches(context.session(), kLookBack))
        for (const BatchInfo &info : *batches)
            if (info.uid == batch)
                undone->what = context.say(info.what);
    const bool begun = context.jobs().start(
        QCoreApplication::translate("tongdang::Undo", "Undoing…"),
        [&context, undone, batch](Progress &) { undone->outcome = context.ledger().undo(context.session(), batch); },
        [&context, undone, window] {
            if (!undone->outcome)
                return context.dialogs().error(window, context.say(undone->outcome.error()), undone->outcome.error().detail);
            const auto &outcome = *undone->outcome;
            context.announceChange(outcome.laterChanges == 0 ? message("window.undone", {undone->what})
                                                             : message("window.undone_later", {undone->what, QString::number(outcome.laterChanges)}),
                                   outcome.batch);
        },
        Jobs::Stop::Never);           // one transaction: all of it or nothing
    if (!begun)
        context.tell(context.say(message("window.busy")));
}

void undoLast(UiContext &context, QWidget *window) {
    const auto batches = context.reader().batches(context.session(), kLookBack);
    if (!batches)
        return context.dialogs().error(window, context.say(batches.error()), batches.error().detail);
    for (const BatchInfo &info : *batches)
        if (canBeUndone(info) && info.kind != u"undo" && info.user == context.session().login) {
            const bool slip = info.records <= kSlip && context.clock().nowMs() - info.timeMs <= kFreshMs;
            if (slip || context.dialogs().confirm(window, Words::tr("Undo this change?"), Words::tr("%1 (%n record(s), %2)", nullptr, info.records).arg(context.say(info.what), shanghaiTime(info.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))), Words::tr("Undo")))
                undoBatch(context, window, info.uid);
            return;
        }
    context.tell(context.say(message("window.nothing_to_undo")));
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
    put(2, context.say(batch.what));
    put(3, QString::number(batch.records), Qt::AlignRight | Qt::AlignVCenter);
    if (batch.undone) {
        put(4, Words::tr("undone"));
    } else if (undo && canBeUndone(batch)) {
        auto *button = new QPushButton(Words::tr("Undo"));
        button->setObjectName(QStringLiteral("undoBatch"));
        button->setProperty("kind", QStringLiteral("link"));
        button->setAccessibleName(Words::tr("Undo: %1").arg(context.say(batch.what)));
        QObject::connect(button, &QPushButton::clicked, table, [undo, uid = batch.uid] { undo(uid); });
        table->setCellWidget(row, 4, button);
    }
}

}  // namespace tongdang
