#include "ui/pages/child/linked_dialog.h"

#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/answer_history.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"

#include <QTimer>

namespace tongdang {

bool editLinked(UiContext &context, QWidget *parent, const LinkedEdit &what) {
    const Form *form = context.ledger().forms().find(what.form);
    if (!form)
        return false;
    FormDialog dialog(context, what.title, parent);
    auto *view = new FormView(context, *form, &dialog);
    for (const QString &name : what.hidden)
        view->hideField(name);
    if (what.uid.isNil()) {
        view->setNew(what.child, what.initial);
    } else {
        const auto record = context.reader().record(context.session(), what.uid);
        if (!record)
            return false;
        view->setRecord(*record);
        offerHistory(context, *view, what.uid);
        view->restore(what.initial);
        if (what.make)
            view->hideUnvisited();       // what is asked for now is not yet a fault
    }
    dialog.add(view);
    const bool isNew = what.uid.isNil();
    if (const auto found = dialog.keepDrafts({isNew ? Uid::create(context.clock()) : what.uid, what.form, what.child, isNew, {}, 0}))
        dialog.restoreDraft(*found);
    if (!what.focused.isEmpty())
        QTimer::singleShot(0, view, [view, focused = what.focused] { view->focusField(focused); });
    dialog.setSave([&] {
        const SlotValues values = view->changes();
        if (values.empty() && !what.uid.isNil() && !view->hasRest())
            return true;
        ChangeSet set;
        if (what.make) {
            const auto made = what.make(*view);
            if (!made) {
                context.dialogs().error(&dialog, context.say(made.error()), made.error().detail);
                return false;
            }
            set = *made;
            set.changes.front().values = values;
        } else {
            set.changes.push_back(linkedChange(*form, what.uid, what.child, values));
        }
        set.intent = what.intent;
        view->addRest(set, 0);
        return commitAndTell(context, &dialog, set, [&](size_t at, const QList<Issue> &issues) {
            if (!view->showRowIssues(at, issues))
                view->showIssues(issues);
            view->focusNextProblem();
        });
    });
    return dialog.exec() == QDialog::Accepted;
}

}  // namespace tongdang
