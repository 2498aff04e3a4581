#include "ui/shell/saved_choices.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/menus.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"

#include <QMenu>

namespace tongdang {

SavedChoices::SavedChoices(UiContext &context, const QString &key, const QString &icon, QWidget *parent) : QToolButton(parent), m_context(context), m_key(key) {
    setIcon(context.theme().icon(icon));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &SavedChoices::fill);
    keepInside(menu());
    const auto shape = [this, &context] { setIconSize(QSize(1, 1) * context.theme().px(16)); };
    connect(&context.theme(), &Theme::changed, this, shape);
    shape();
}

QVariantMap SavedChoices::all() const { return m_context.settings().value(ownKey(m_context, m_key)).toMap(); }
void SavedChoices::store(const QVariantMap &all) { m_context.settings().setValue(ownKey(m_context, m_key), all); }
QStringList SavedChoices::names() const { return all().keys(); }

void SavedChoices::keep(const QString &name) {
    QVariantMap saved = all();
    saved.insert(name, state());
    store(saved);
}

void SavedChoices::take(const QString &name) {
    restore(all().value(name).toStringList());
    emit taken();
}

void SavedChoices::forget(const QString &name) {
    QVariantMap saved = all();
    saved.remove(name);
    store(saved);
}

void SavedChoices::fill() {
    menu()->clear();
    const QStringList known = names();
    const Words says = words();
    const auto shown = [](QString name) { return name.replace(u'&', QStringLiteral("&&")); };
    for (const QString &name : known)
        connect(menu()->addAction(shown(name)), &QAction::triggered, this, [this, name] { take(name); });
    if (!known.isEmpty())
        menu()->addSeparator();
    auto *keeping = menu()->addAction(says.keep);
    keeping->setEnabled(mayKeep());
    connect(keeping, &QAction::triggered, this, [this, says] {
        if (const QString name = m_context.dialogs().text(window(), says.keepTitle, says.name, proposedName()).trimmed(); !name.isEmpty())
            keep(name);
    });
    if (known.isEmpty())
        return;
    auto *forgetting = menu()->addMenu(says.forget);
    for (const QString &name : known)
        connect(forgetting->addAction(shown(name)), &QAction::triggered, this, [this, name] { forget(name); });
}

}  // namespace tongdang
