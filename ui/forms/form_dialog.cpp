#include "ui/forms/form_dialog.h"

#include "core/base/dates.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_view.h"
#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/room.h"
#include "ui/shell/stops.h"
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
    : QDialog(parent), m_context(context), m_top(new QVBoxLayout), m_forms(new QVBoxLayout), m_scroll(new QScrollArea(this)), m_buttons(new QDialogButtonBox(this)), m_ok(nullptr), m_again(new Banner(context.theme(), this)) {
    setObjectName(QStringLiteral("form_dialog"));
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_again);
    layout->addLayout(m_top);
    m_scroll->setWidgetResizable(true);            // one for all the forms
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    keepInSight(*m_scroll, context.theme().space(Space::Large));
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
    const Theme &theme = context.theme();
    resize(fitting(parent, {theme.px(820), theme.px(640)}));
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
    connect(view, &FormView::built, this, &FormDialog::orderStops);
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

// Whatever was made when: the forms from above, then the buttons.
void FormDialog::orderStops() {
    QList<QWidget *> stops;
    for (const FormView *view : std::as_const(m_views))
        stops << stopsIn(*view);
    setStops(stops << stopsIn(*m_buttons));
}

void FormDialog::showEvent(QShowEvent *event) {
    fit();
    orderStops();
    QDialog::showEvent(event);
}

void FormDialog::trySave() {
    if (!saveNow())
        return;
    dropDraft();
    accept();
}

std::optional<Draft> FormDialog::keepDrafts(const Draft &what, const std::function<bool(const Draft &)> &wanted) {
    if (m_context.isReadOnly())
        return {};
    auto found = DraftKeeper::find(m_context, [&](const Draft &one) {
        return one.form == what.form && one.isNew == what.isNew && (what.isNew ? one.subject == what.subject : one.uid == what.uid) && (!wanted || wanted(one));
    });
    if (!m_draft) {
        m_draft = new DraftKeeper(m_context, this);
        for (FormView *view : std::as_const(m_views))
            connect(view, &FormView::edited, m_draft, &DraftKeeper::touch);
    }
    m_what = what;
    if (found)
        m_what.uid = found->uid;
    m_draft->follow(m_views, m_what);
    return found;
}

void FormDialog::restoreDraft(const Draft &draft) {
    m_draft->restore(draft);
    m_again->say(Banner::Kind::Info, tr("What you had typed on %1 without saving is here again.").arg(shanghaiTime(draft.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

void FormDialog::setBeside(const QString &key, const QString &value) {
    if (!m_draft)
        return;
    m_what.values.insert(key, value);
    m_draft->follow(m_views, m_what);
}

void FormDialog::keepDraft() {
    if (m_draft)
        m_draft->keep();
}

void FormDialog::dropDraft() {
    if (m_draft)
        m_draft->drop();
    m_again->clear();
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
    dropDraft();
    QDialog::reject();
}

}  // namespace tongdang
