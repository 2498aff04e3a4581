#include "ui/forms/place_tree.h"

#include "core/places/places.h"
#include "ui/shell/room.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace {

QTreeWidgetItem *itemOf(const Places &places, const Place &place) {
    auto *item = new QTreeWidgetItem({place.shortName()});
    item->setData(0, Qt::UserRole, place.code);
    item->setToolTip(0, place.name);
    if (!places.children(place.code).isEmpty())
        item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    return item;
}

void fill(const Places &places, QTreeWidgetItem *parent) {
    if (parent->childCount() > 0)
        return;
    for (const Place *place : places.children(parent->data(0, Qt::UserRole).toString()))
        if (!place->hidden)
            parent->addChild(itemOf(places, *place));
}

}  // namespace

QString choosePlace(QWidget *parent, const QString &title, const Places &places, const QString &start, const QString &villagesOf, const QString &adds) {
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("place_tree"));
    dialog.setWindowTitle(title);
    auto *layout = new QVBoxLayout(&dialog);
    auto *tree = new QTreeWidget(&dialog);
    tree->setHeaderHidden(true);
    tree->setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    const QSize unit = dialog.fontMetrics().size(0, QStringLiteral("国"));
    dialog.resize(fitting(parent, {unit.width() * 28, unit.height() * 24}));

    if (const Place *top = places.find(villagesOf))
        tree->addTopLevelItem(itemOf(places, *top));
    else
        for (const Place *place : places.children(QString()))
            tree->addTopLevelItem(itemOf(places, *place));
    if (!villagesOf.isEmpty()) {
        auto *ok = buttons->button(QDialogButtonBox::Ok);
        ok->setEnabled(false);
        QObject::connect(tree, &QTreeWidget::currentItemChanged, ok, [ok](QTreeWidgetItem *item) {
            ok->setEnabled(item && levelOfCode(item->data(0, Qt::UserRole).toString()) == PlaceLevel::Village);
        });
    }
    QObject::connect(tree, &QTreeWidget::itemExpanded, &dialog, [&places](QTreeWidgetItem *item) { fill(places, item); });
    QObject::connect(tree, &QTreeWidget::itemActivated, &dialog, [&dialog](QTreeWidgetItem *item) {
        if (item->childIndicatorPolicy() != QTreeWidgetItem::ShowIndicator)
            dialog.accept();
    });
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);

    constexpr int kAdd = 2;                      // beside QDialog::Accepted and Rejected
    if (!adds.isEmpty()) {
        auto *missing = buttons->addButton(adds, QDialogButtonBox::ActionRole);
        missing->setObjectName(QStringLiteral("addPlace"));
        missing->setAutoDefault(false);
        QObject::connect(missing, &QPushButton::clicked, &dialog, [&dialog] { dialog.done(kAdd); });
    }

    QTreeWidgetItem *at = tree->invisibleRootItem();
    for (const PlaceLevel level : {PlaceLevel::Province, PlaceLevel::City, PlaceLevel::County, PlaceLevel::Township, PlaceLevel::Village}) {
        const QString code = ancestorCode(start, level);
        if (!villagesOf.isEmpty() && !code.isEmpty() && code.size() < villagesOf.size())
            continue;                            // above what is shown
        QTreeWidgetItem *next = nullptr;
        for (int i = 0; !code.isEmpty() && i < at->childCount(); ++i)
            if (at->child(i)->data(0, Qt::UserRole).toString() == code)
                next = at->child(i);
        if (!next)
            break;
        fill(places, next);
        next->setExpanded(true);
        tree->setCurrentItem(next);
        at = next;
    }
    if (!tree->currentItem())
        tree->setCurrentItem(tree->topLevelItem(0));
    tree->setFocus();
    const int answer = dialog.exec();
    if (answer == kAdd)
        return kPlaceToAdd;
    if (answer != QDialog::Accepted || !tree->currentItem())
        return {};
    return tree->currentItem()->data(0, Qt::UserRole).toString();
}

}  // namespace tongdang
