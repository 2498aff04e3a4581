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

namespace { constexpr int kAround = 40, kLeastHeight = 220; }      // px left of the window around it; px at zoom 100

FormDialog::FormDialog(UiContext &context, const QString &title, QWidget *parent)
    : QDialog(parent), m_context(context), m_top(new QVBoxLayout), m_forms(new QVBoxLayout), m_scroll(new QScrollArea(this)), m_buttons(new QDialogButtonBox(this)), m_ok(nullptr) {
    setObjectName(QStringLiteral("form_dialog"));
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    m_scroll->setWidgetResizable(true);            // one for all the forms
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget;
    body->setLayout(m_forms);
    m_forms->setContentsMargins(0, 0, 0, 0);
    m_scroll->setWidget(body);
    m_scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_ok = m_buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(QStringLiteral("save"));
    setStyleProperty(m_ok, "kind", QStringLiteral("primary"));
    m_ok->setToolTip(QStringLiteral("Ctrl+S"));
    m_ok->setAutoDefault(true);
    m_ok->setDefault(false);              // Enter goes from question to question
    auto *cancel = m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &FormDialog::trySave);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &FormDialog::trySave);
    const QSize ground = parent ? parent->window()->size() : QSize(1200, 700);
    const Theme &theme = context.theme();
    resize(std::min(theme.px(820), ground.width() - kAround), std::min(theme.px(640), ground.height() - kAround));
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
    // Tab goes as one reads: who is given a parent anew comes behind the form that is there now.
    layout()->removeWidget(m_buttons);
    m_buttons->setParent(nullptr);
    layout()->addWidget(m_buttons);
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

QPushButton *FormDialog::addButton(const QString &text, const QString &name) {
    auto *button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void FormDialog::fit() {
    layout()->activate();
    const QWidget *body = m_scroll->widget();
    const int width = m_scroll->viewport()->width(), wanted = body->layout()->hasHeightForWidth() ? body->layout()->totalHeightForWidth(width) : body->sizeHint().height();
    const int around = height() - m_scroll->viewport()->height(), most = (parentWidget() ? parentWidget()->window()->height() : height()) - kAround;
    resize(this->width(), std::clamp(around + wanted + 2, std::min(most, m_context.theme().px(kLeastHeight)), most));
}

void FormDialog::showEvent(QShowEvent *event) {
    fit();
    QDialog::showEvent(event);
}

void FormDialog::trySave() {
    if (saveNow())
        accept();
}

bool FormDialog::saveNow() {
    for (FormView *view : std::as_const(m_views))
        if (!view->isHidden() && !view->validateNow()) {
            view->focusNextProblem();
            return false;
        }
    return askReasons(m_context, this, m_views) && (!m_save || m_save());
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
