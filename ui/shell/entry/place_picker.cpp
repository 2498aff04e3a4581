#include "ui/shell/entry/place_picker.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kCode = Qt::UserRole; }

PlacePicker::PlacePicker(const Places &places, Theme &theme, QWidget *parent)
    : QWidget(parent), m_places(places), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)), m_none(new QLabel(tr("No place has this name. A part of the name of the district or township is enough."), this)) {
    m_search->setObjectName(QStringLiteral("placeSearch"));
    m_search->setPlaceholderText(tr("Name or pinyin, for example 千里山 or qls"));
    m_search->setAccessibleName(tr("Search for a place"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(QStringLiteral("search"), Color::Muted), QLineEdit::LeadingPosition);
    m_tree->setObjectName(QStringLiteral("placeTree"));
    m_tree->setAccessibleName(tr("Places"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    m_none->setObjectName(QStringLiteral("noPlace"));
    m_none->setWordWrap(true);
    m_none->setProperty("look", QStringLiteral("muted"));
    column->addWidget(m_none);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &PlacePicker::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (!code().isEmpty())
            emit confirmed();
    });
    connect(m_tree, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *opened) {
        if (opened->childCount() == 0)
            fill(opened, opened->data(0, kCode).toString());
    });
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &PlacePicker::changed);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem *chosen) {
        if (chosen->childIndicatorPolicy() != QTreeWidgetItem::ShowIndicator)
            emit confirmed();
    });
    search({});
}

QString PlacePicker::code() const {
    const auto chosen = m_tree->selectedItems();
    const QString code = chosen.isEmpty() ? QString() : chosen.front()->data(0, kCode).toString();
    return levelOfCode(code) >= PlaceLevel::County ? code : QString();
}

void PlacePicker::setCode(const QString &code) {
    m_search->clear();
    QTreeWidgetItem *at = m_tree->invisibleRootItem();
    for (const auto level : {PlaceLevel::Province, PlaceLevel::City, PlaceLevel::County, PlaceLevel::Township, PlaceLevel::Village}) {
        const QString wanted = ancestorCode(code, level);
        for (int i = 0; !wanted.isEmpty() && i < at->childCount(); ++i)
            if (at->child(i)->data(0, kCode).toString() == wanted) {
                at = at->child(i);
                if (wanted != code)
                    at->setExpanded(true);
                break;
            }
    }
    m_tree->setCurrentItem(at);
    m_tree->scrollToItem(at, QAbstractItemView::PositionAtCenter);
}

void PlacePicker::search(const QString &text) {
    m_tree->clear();
    const QString wanted = text.trimmed();
    m_tree->setRootIsDecorated(wanted.isEmpty());
    m_none->hide();
    if (wanted.isEmpty())
        return fill(m_tree->invisibleRootItem(), {});
    QSet<QString> shown;
    const auto add = [&](const Place &place) {
        if (place.hidden || shown.contains(place.code))
            return;
        shown.insert(place.code);
        m_tree->addTopLevelItem(item(place, true));
    };
    for (const Place *place : m_places.search(wanted, {}))
        if (levelOfCode(place->code) >= PlaceLevel::County)
            add(*place);
        else                                 // who types the city finds its districts
            for (const Place *county : m_places.under(place->code, PlaceLevel::County))
                add(*county);
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_none->setVisible(m_tree->topLevelItemCount() == 0);
    emit changed();
}

void PlacePicker::fill(QTreeWidgetItem *parent, const QString &code) {
    for (const Place *place : m_places.children(code))
        if (!place->hidden)
            parent->addChild(item(*place, false));
}

QTreeWidgetItem *PlacePicker::item(const Place &place, bool whole) const {
    auto *made = new QTreeWidgetItem({whole ? m_places.fullName(place.code) : place.name});
    made->setData(0, kCode, place.code);
    if (!whole && !m_places.children(place.code).isEmpty())
        made->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    return made;
}

bool PlacePicker::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {   // walk the results without leaving the field
            auto *at = m_tree->currentItem();
            auto *next = !at ? m_tree->topLevelItem(0) : key == Qt::Key_Down ? m_tree->itemBelow(at) : m_tree->itemAbove(at);
            if (next)
                m_tree->setCurrentItem(next);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
