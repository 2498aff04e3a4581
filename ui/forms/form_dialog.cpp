#include "ui/forms/form_dialog.h"

#include "ui/forms/form_view.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace tongdang {

FormDialog::FormDialog(UiContext &context, const QString &title, QWidget *parent)
    : QDialog(parent), m_context(context), m_top(new QVBoxLayout), m_forms(new QVBoxLayout), m_ok(nullptr) {
    setObjectName(QStringLiteral("form_dialog"));
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    auto *scroll = new QScrollArea(this);          // one for all the forms
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget;
    body->setLayout(m_forms);
    m_forms->setContentsMargins(0, 0, 0, 0);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(QStringLiteral("save"));
    setStyleProperty(m_ok, "kind", QStringLiteral("primary"));
    m_ok->setToolTip(QStringLiteral("Ctrl+S"));
    m_ok->setAutoDefault(true);
    m_ok->setDefault(false);              // Enter goes from question to question
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &FormDialog::trySave);
    connect(buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &FormDialog::trySave);
    const QSize ground = parent ? parent->window()->size() : QSize(1200, 700);
    const Theme &theme = context.theme();
    resize(std::min(theme.px(820), ground.width() - 40), std::min(theme.px(640), ground.height() - 40));
}

void FormDialog::add(FormView *view, const QString &title) {
    if (!m_views.isEmpty())
        delete m_forms->takeAt(m_forms->count() - 1);   // the stretch goes last
    if (!title.isEmpty()) {
        auto *label = new QLabel(title);
        label->setFont(m_context.theme().font(TextSize::Large, true));
        m_forms->addWidget(label);
    }
    view->setEmbedded();
    m_forms->addWidget(view);
    m_forms->addStretch();
    const int index = int(m_views.size());
    m_views.append(view);
    connect(view, &FormView::finished, this, [this, index] {
        if (index + 1 < m_views.size())
            m_views[index + 1]->focusFirst();
        else
            m_ok->setFocus(Qt::TabFocusReason);
    });
    if (index == 0)
        QTimer::singleShot(0, view, [view] { view->focusFirst(); });
}

void FormDialog::trySave() {
    for (FormView *view : std::as_const(m_views))
        if (!view->isHidden() && !view->validateNow()) {
            view->focusNextProblem();
            return;
        }
    if (!askReasons(m_context, this, m_views))
        return;
    if (!m_save || m_save())
        accept();
}

void FormDialog::reject() {
    QStringList changed;
    for (const FormView *view : std::as_const(m_views))
        if (view->isModified())
            changed << view->changedQuestions();
    if (!changed.isEmpty())
        switch (m_context.dialogs().askToSave(this, changed)) {
        case Dialogs::Leave::Save: trySave(); return;
        case Dialogs::Leave::Stay: return;
        case Dialogs::Leave::Discard: break;
        }
    QDialog::reject();
}

}  // namespace tongdang
