#include "ui/pages/children/exit_dialog.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/children/for_all.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::ExitDialog) };

struct Leaving {
    ChangeSet set;
    int stayed = 0;
    std::optional<Error> why;             // the first who cannot leave
};

// What each child's own exit would be, with all that was answered.
void collect(Leaving &leaving, UiContext &context, const std::vector<Record> &children, FormView &view) {
    const QString reason = view.answers().value(fields::kExitReason);
    const QDate day = fromIso(view.answers().value(fields::kUntil));
    for (const Record &child : children) {
        auto made = exitChild(context.reader(), context.session(), child.uid, reason, day);
        if (!made) {
            ++leaving.stayed;
            if (!leaving.why)
                leaving.why = made.error();
            continue;
        }
        Change change = std::move(made->changes.front());
        change.values = view.changes();
        change.group = int(leaving.set.changes.size()) + 1;      // each stands alone
        leaving.set.changes.push_back(std::move(change));
        view.addRest(leaving.set, leaving.set.changes.size() - 1);      // the reasons that were given in the dialog
    }
    leaving.set.kind = QStringLiteral("exit");
}

}  // namespace

void exitForAll(UiContext &context, QWidget *window, const std::vector<qint64> &ids) {
    using namespace fields;
    if (ids.size() > size_t(kMostAtOnce))
        return context.dialogs().inform(window, Words::tr("Too many at once"), Words::tr("At most %1 children can leave at once. Select fewer, or use the filters.").arg(kMostAtOnce));
    auto records = context.reader().rows(context.session(), kChild, ids);
    const Form *form = context.ledger().forms().find(kRegisterPeriod);
    if (!records || !form)
        return records ? void() : context.dialogs().error(window, context.say(records.error()), records.error().detail);
    FormDialog dialog(context, Words::tr("%n child(ren) leave the register", nullptr, int(records->size())), window);
    auto *names = new QLabel;
    QStringList first;
    for (size_t i = 0; i < std::min<size_t>(8, records->size()); ++i)
        first << (*records)[i].answers.value(kName);
    names->setText(first.join(context.language() == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")) + (records->size() > size_t(first.size()) ? QStringLiteral("…") : QString()));
    names->setObjectName(QStringLiteral("exitNames"));
    names->setWordWrap(true);
    names->setTextFormat(Qt::PlainText);
    dialog.top()->addWidget(names);
    auto *view = new FormView(context, *form, &dialog);
    view->hideField(kSince);                   // each came at a time of its own
    view->setNew({}, {{kUntil, isoDate(context.clock().today())}});
    dialog.add(view);
    QStringList uids;
    for (const Record &child : *records)
        uids << child.uid.text();
    uids.sort();
    const QString these = uids.join(u' ');
    if (const auto found = dialog.keepDrafts({Uid::create(context.clock()), kRegisterPeriod, {}, true, {{kDraftOf, these}}, 0}, [&](const Draft &draft) { return draft.values.value(kDraftOf) == these; }))
        dialog.restoreDraft(*found);
    QTimer::singleShot(0, view, [view] { view->focusField(kExitReason); });
    auto leaving = std::make_shared<Leaving>();
    dialog.setSave([&] {
        *leaving = {};
        collect(*leaving, context, *records, *view);
        if (leaving->set.changes.empty() && leaving->why)
            context.dialogs().error(&dialog, context.say(*leaving->why), leaving->why->detail);
        return !leaving->set.changes.empty();
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    leaving->set.intent = Message{QStringLiteral("children.exited_for_all"), {QString::number(leaving->set.changes.size())}, {}};
    commitForAll(context, window, Words::tr("Writing the exits…"), std::shared_ptr<ChangeSet>(leaving, &leaving->set), [&context, leaving, window = QPointer<QWidget>(window)](const CommitOutcome &done) {
        QString why = leaving->why ? context.say(*leaving->why) : QString();
        for (const ChangeIssues &issues : done.issues)
            for (const Issue &issue : issues.issues)
                if (why.isEmpty() && issue.severity == Severity::Must)
                    why = context.say(issue.message);
        if (const int stayed = leaving->stayed + done.refused; stayed > 0)
            context.dialogs().inform(window, Words::tr("Not all could leave"), Words::tr("%n child(ren) stay as they were: %1", nullptr, stayed).arg(why));
    });
}

}  // namespace tongdang
