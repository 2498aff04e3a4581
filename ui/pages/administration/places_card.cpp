#include "ui/pages/administration/places_card.h"

#include "core/base/dates.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/village_adding.h"
#include "ui/pages/administration/place_list_dialog.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

namespace tongdang {

namespace {

enum Column { Name, Code, Use, Origin, Columns };
constexpr int kRowsAtOnce = 9;

}  // namespace

PlacesCard::PlacesCard(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_none(new QLabel(this)), m_tree(new QTreeWidget(this)), m_add(nullptr), m_list(nullptr), m_rename(nullptr), m_end(nullptr) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Medium);
    m_none->setObjectName(QStringLiteral("noVillages"));
    m_none->setWordWrap(true);
    setStyleProperty(m_none, "tone", QStringLiteral("warning"));
    column->addWidget(m_none);
    m_tree->setObjectName(QStringLiteral("places"));
    m_tree->setAccessibleName(tr("Places of this ledger"));
    m_tree->setHeaderLabels({tr("Place"), tr("Code"), tr("In use"), tr("From")});
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    column->addWidget(m_tree);
    auto *ground = new QWidget;
    auto *row = new ReflowLayout(0, theme.space(Space::Small), theme.space(Space::Small), ground);
    column->addWidget(ground);
    const auto button = [&](const char *icon, const QString &text, const char *name, void (PlacesCard::*act)()) {
        auto *made = new QPushButton(theme.icon(QLatin1String(icon)), text);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, act);
        row->addWidget(made, false);
        return made;
    };
    m_add = button("add", tr("Add villages…"), "addVillages", &PlacesCard::addSome);
    m_list = button("import", tr("Add from a list…"), "addPlaceList", &PlacesCard::addList);
    m_rename = button("edit", tr("Correct the name…"), "renamePlace", &PlacesCard::rename);
    m_end = button("close", tr("No longer in use…"), "endVillage", &PlacesCard::endOrTakeUp);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &PlacesCard::offer);
    const auto shape = [this] { m_tree->setFixedHeight(kRowsAtOnce * m_context.theme().px(kRowHeight)); };
    connect(&theme, &Theme::changed, m_tree, shape);
    shape();
}

QString PlacesCard::marked() const { return m_tree->currentItem() ? m_tree->currentItem()->data(0, Qt::UserRole).toString() : QString(); }

void PlacesCard::refresh() {
    const Places &places = m_context.ledger().places();
    const QString before = marked(), region = m_context.ledger().settings().region;
    const Place *top = places.find(region);
    if (m_shown == top)                    // where some were added all are new
        return offer();
    m_shown = top;
    m_tree->clear();
    QTreeWidgetItem *current = nullptr;
    // A region of many thousand is opened by hand; one's own county or township stands open.
    const bool open = levelOfCode(region) >= PlaceLevel::County;
    const std::function<void(const Place &, QTreeWidgetItem *)> fill = [&](const Place &place, QTreeWidgetItem *parent) {
        const QString from = isoDate(place.from), until = isoDate(place.until);
        auto *item = new QTreeWidgetItem({place.name, place.code, until.isEmpty() ? from.isEmpty() ? QString() : tr("since %1").arg(from) : tr("until %1").arg(until), place.added ? tr("added here") : tr("the program")});
        item->setData(0, Qt::UserRole, place.code);
        if (parent)
            parent->addChild(item);
        else
            m_tree->addTopLevelItem(item);
        if (place.code == before)
            current = item;
        for (const Place *child : places.children(place.code))
            fill(*child, item);
        item->setExpanded(open && levelOfCode(place.code) <= PlaceLevel::County);
    };
    if (top)
        fill(*top, nullptr);
    m_tree->setCurrentItem(current ? current : m_tree->topLevelItem(0));
    const bool none = places.under(region, PlaceLevel::Village).isEmpty();
    m_none->setVisible(none);
    m_none->setText(tr("No village of %1 is known here yet: without one no child can be registered or imported.").arg(places.name(region)));
    offer();
}

void PlacesCard::offer() {
    const QDate today = m_context.clock().today();
    const Place *place = m_context.ledger().places().find(marked());
    const bool may = mayAddVillages(m_context);
    m_add->setEnabled(may);
    m_list->setEnabled(may);
    m_rename->setEnabled(may && place && place->added && levelOfCode(place->code) >= PlaceLevel::Township);
    m_end->setEnabled(may && place && levelOfCode(place->code) == PlaceLevel::Village);
    m_end->setText(place && !place->inForce(today) ? tr("In use again") : tr("No longer in use…"));
}

void PlacesCard::addSome() {
    if (mayAddVillages(m_context))
        addVillages(m_context, window(), {}, marked());
}

void PlacesCard::addList() {
    if (!mayAddVillages(m_context))
        return;
    const QString file = m_context.dialogs().openFile(window(), tr("Which list of places? A table with the headings code and name"), tr("Tables (*.xlsx *.xls *.csv)"));
    if (file.isEmpty())
        return;
    PlaceList list = readPlaceList(m_context.ledger().places(), file);
    if (list.error)
        return m_context.dialogs().error(window(), m_context.say(*list.error), list.error->detail);
    PlaceListDialog(m_context, std::move(list), window()).exec();
}

void PlacesCard::rename() {
    const Place *place = m_context.ledger().places().find(marked());
    if (!place)
        return;
    const QString before = place->name, code = place->code;
    const QString after = m_context.dialogs().text(window(), tr("Correct the name"), tr("What “%1” is called. Its code and the files that were registered there stay as they are.").arg(before), before).simplified();
    if (after.isEmpty() || after == before)
        return;
    if (m_context.jobs().isBusy())
        return m_context.dialogs().error(window(), m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
    if (const auto kept = m_context.ledger().renamePlace(m_context.session(), code, after); !kept)
        return m_context.dialogs().error(window(), m_context.say(kept.error()), kept.error().detail);
    m_context.announceChange(Message{QStringLiteral("places.renamed"), {before, after}, {}}, {});
}

void PlacesCard::endOrTakeUp() {
    const Place *found = m_context.ledger().places().find(marked());
    if (!found)
        return;
    Place place = *found;
    const QDate today = m_context.clock().today();
    if (!place.inForce(today)) {
        place.from = {};
        place.until = {};
    } else {
        const QString typed = m_context.dialogs().text(window(), tr("No longer in use"), tr("The last day on which “%1” was in use. Files that were registered there stay as they are.").arg(place.shortName()), isoDate(today));
        if (typed.isEmpty())
            return;
        place.until = parseDate(typed);
        if (!place.until.isValid())
            return m_context.dialogs().error(window(), m_context.say(Message{QStringLiteral("places.bad_date"), {typed}, {}}));
    }
    if (m_context.jobs().isBusy())
        return m_context.dialogs().error(window(), m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
    const auto kept = m_context.ledger().addPlaces(m_context.session(), {place});
    if (!kept)
        return m_context.dialogs().error(window(), m_context.say(kept.error()), kept.error().detail);
    if (place.until.isValid())
        m_context.announceChange(Message{QStringLiteral("places.village_ended"), {place.shortName(), isoDate(place.until)}, {}}, {});
    else
        m_context.announceChange(Message{QStringLiteral("places.village_taken_up"), {place.shortName()}, {}}, {});
}

}  // namespace tongdang
