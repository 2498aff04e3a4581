#include "ui/pages/child/categories_button.h"

#include "core/children/fields.h"
#include "core/forms/form_catalog.h"
#include "ui/shell/context.h"

#include <QMenu>

namespace tongdang {

using namespace fields;

CategoriesButton::CategoriesButton(UiContext &context, QWidget *parent) : QPushButton(parent), m_context(context), m_categories(kLeftBehind) {
    setObjectName(QStringLiteral("categories"));
    setProperty("kind", QStringLiteral("link"));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &CategoriesButton::fill);
}

void CategoriesButton::set(const QString &categories) {
    m_categories = categories;
    retranslate();
}

void CategoriesButton::retranslate() {
    if (!m_context.hasLedger())
        return;
    const Form *status = m_context.ledger().forms().find(kStatus);
    const QStringList codes = m_categories.split(u' ', Qt::SkipEmptyParts);
    QStringList all;
    for (const QString &code : codes)
        all << displayValue(*status, *status->find(kCategory), code, m_context.language());
    const QString said = all.isEmpty() ? tr("no category") : all.size() > 1 ? tr("%1 and %n more", nullptr, int(all.size()) - 1).arg(all.front()) : all.front();
    setText(tr("Registered as: %1").arg(said));
    setToolTip(tr("Why this child is on the register; several are possible") + (all.size() > 1 ? u'\n' + all.join(u'\n') : QString()));
}

void CategoriesButton::fill() {
    menu()->clear();
    const Form *status = m_context.ledger().forms().find(kStatus);
    const QStringList now = m_categories.split(u' ', Qt::SkipEmptyParts);
    for (const Choice &choice : status->listOf(*status->find(kCategory))->choices) {
        QAction *one = menu()->addAction(choice.label.in(m_context.language()));
        one->setCheckable(true);
        one->setChecked(now.contains(choice.name));
        connect(one, &QAction::toggled, this, [this, code = choice.name](bool on) {
            QStringList codes = m_categories.split(u' ', Qt::SkipEmptyParts);
            codes.removeAll(code);
            if (on)
                codes << code;
            set(codes.join(u' '));
            emit changed();
        });
    }
}

}  // namespace tongdang
