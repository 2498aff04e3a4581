#include "ui/pages/survey/record_dialog.h"

#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/dialogs.h"

#include <QTimer>

namespace tongdang {

Uid editRecord(UiContext &context, QWidget *parent, const RecordDialog &what) {
    const Form *form = context.ledger().forms().find(what.form);
    if (!form)
        return {};
    FormDialog dialog(context, what.title, parent);
    auto *view = new FormView(context, *form, &dialog);
    for (const QString &name : what.hidden)
        view->hideField(name);
    if (what.record.isNil()) {
        view->setNew(what.subject, what.initial);
    } else if (const auto record = context.reader().record(context.session(), what.record)) {
        view->setRecord(*record);
    } else {
        context.dialogs().error(parent, context.say(record.error()), record.error().detail);
        return {};
    }
    dialog.add(view);
    if (!what.first.isEmpty())
        QTimer::singleShot(0, view, [view, first = what.first] { view->focusField(first); });
    Uid saved = what.record;
    dialog.setSave([&] {
        ChangeSet set;
        set.intent = what.saved;
        if (!what.named.isEmpty())
            set.intent.args = {view->answers().value(what.named)};
        Change change = linkedChange(*form, what.record, what.subject, view->changes());
        if (what.record.isNil()) {
            change.uid = Uid::create(context.clock());
        } else if (change.values.empty() && !view->hasRest()) {
            return true;
        }
        set.changes.push_back(change);
        view->addRest(set, 0);
        return commitAndTell(context, &dialog, set, [&](size_t at, const QList<Issue> &issues) {
            if (!view->showRowIssues(at, issues))
                view->showIssues(issues);
            view->focusNextProblem();
        }, &saved);
    });
    return dialog.exec() == QDialog::Accepted ? saved : Uid();
}

}  // namespace tongdang
