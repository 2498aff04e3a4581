#include "ui/pages/children/saved_filters.h"

#include "ui/pages/children/child_filters.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/menus.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"

#include <QMenu>

namespace tongdang {

namespace { const auto kSaved = QStringLiteral("children/saved"); }

SavedFilters::SavedFilters(UiContext &context, ChildFilters &filters, QWidget *parent) : QToolButton(parent), m_context(context), m_filters(filters) {
    setObjectName(QStringLiteral("savedFilters"));
    setIcon(context.theme().icon(QStringLiteral("filter")));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &SavedFilters::fill);
    keepInside(menu());
}

void SavedFilters::retranslate() {
    setToolTip(tr("Filters kept by name"));
    setAccessibleName(toolTip());
}

QVariantMap SavedFilters::all() const { return m_context.settings().value(ownKey(m_context, kSaved)).toMap(); }
void SavedFilters::store(const QVariantMap &all) { m_context.settings().setValue(ownKey(m_context, kSaved), all); }
QStringList SavedFilters::names() const { return all().keys(); }

void SavedFilters::keep(const QString &name) {
    QVariantMap saved = all();
    saved.insert(name, m_filters.state());
    store(saved);
}

void SavedFilters::take(const QString &name) {
    m_filters.restore(all().value(name).toStringList());
    emit taken();
}

void SavedFilters::forget(const QString &name) {
    QVariantMap saved = all();
    saved.remove(name);
    store(saved);
}

void SavedFilters::fill() {
    menu()->clear();
    const QStringList known = names();
    for (const QString &name : known)
        connect(menu()->addAction(QString(name).replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this, [this, name] { take(name); });
    if (!known.isEmpty())
        menu()->addSeparator();
    auto *keeping = menu()->addAction(tr("Keep these filters as…"));
    keeping->setEnabled(m_filters.isNarrow());
    connect(keeping, &QAction::triggered, this, [this] {
        if (const QString name = m_context.dialogs().text(window(), tr("Keep these filters"), tr("Name")).trimmed(); !name.isEmpty())
            keep(name);
    });
    if (known.isEmpty())
        return;
    auto *forgetting = menu()->addMenu(tr("Forget"));
    for (const QString &name : known)
        connect(forgetting->addAction(QString(name).replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this, [this, name] { forget(name); });
}

}  // namespace tongdang
