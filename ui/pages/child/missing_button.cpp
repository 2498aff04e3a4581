#include "ui/pages/child/missing_button.h"

#include "ui/forms/form_view.h"
#include "ui/shell/context.h"

#include <QMenu>

namespace tongdang {

MissingButton::MissingButton(UiContext &context, QWidget *parent) : QPushButton(parent), m_context(context) {
    setObjectName(QStringLiteral("missing"));
    setProperty("kind", QStringLiteral("link"));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &MissingButton::fill);
}

void MissingButton::show(const FormView &view) {
    m_view = &view;
    const FormView::Asked asked = view.asked();
    const int open = int(asked.open.size()), share = asked.all == 0 ? 100 : (asked.all - open) * 100 / asked.all;
    setText(open == 0 ? tr("Complete") : tr("%1 % complete · %n open question(s)", nullptr, open).arg(share));
    setEnabled(open > 0);
    setToolTip(open == 0 ? QString() : tr("What is missing; one click goes to the question"));
}

void MissingButton::fill() {
    menu()->clear();
    if (!m_view)
        return;
    const Form &form = m_view->form();
    const Language language = m_context.language();
    QHash<QString, QMenu *> sections;
    for (const int slot : m_view->asked().open) {
        const Field &field = form.fields[slot];
        QMenu *&of = sections[field.groups.value(0)];
        if (!of) {
            const Group *group = form.group(field.groups.value(0));
            of = menu()->addMenu(group ? group->label.in(language) : form.title.in(language));
        }
        connect(of->addAction(field.label.in(language)), &QAction::triggered, this, [this, name = field.name] { emit chosen(name); });
    }
}

}  // namespace tongdang
