#include "ui/pages/administration/place_list_dialog.h"

#include "core/importing/division_list.h"
#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kShown = 1000;                   // lines: the rest is counted
constexpr int kWidth = 780, kHeight = 560;     // px at zoom 100

}  // namespace

int PlaceList::count(Line::What what) const {
    return int(std::count_if(lines.begin(), lines.end(), [what](const Line &line) { return line.what == what; }));
}

QList<Place> PlaceList::additions() const {
    QList<Place> out;
    for (const Line &line : lines)
        if (line.what == Line::What::New || line.what == Line::What::Changed)
            out << line.place;
    return out;
}

PlaceList readPlaceList(const Places &places, const QString &file) {
    using What = PlaceList::Line::What;
    PlaceList list;
    list.file = QFileInfo(file).fileName();
    QList<DefinitionIssue> issues;
    auto read = readDivisionList(file, issues);
    if (!read) {
        list.error = read.error();
        return list;
    }
    for (const DefinitionIssue &issue : std::as_const(issues))
        list.lines << PlaceList::Line{issue.row, {}, What::Fault, issue.message};
    std::stable_sort(read->begin(), read->end(), [](const Place &a, const Place &b) { return a.code.size() < b.code.size(); });   // as they are added
    Places trial = places;
    QList<PlaceList::Line> good;
    for (const Place &place : std::as_const(*read)) {
        const Place *known = trial.find(place.code);
        const bool same = known && known->name == place.name && known->from == place.from && known->until == place.until &&
                          std::all_of(place.shortNames.begin(), place.shortNames.end(), [known](const QString &name) { return known->shortNames.contains(name); });
        const auto what = same ? What::Known : known ? What::Changed : What::New;
        if (auto added = trial.add(place); !added)
            list.lines << PlaceList::Line{0, place, What::Fault, added.error().message};
        else
            good << PlaceList::Line{0, place, what, {}};
    }
    list.lines += good;
    return list;
}

PlaceListDialog::PlaceListDialog(UiContext &context, PlaceList list, QWidget *parent) : QDialog(parent), m_context(context), m_list(std::move(list)) {
    using What = PlaceList::Line::What;
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("place_list"));
    setWindowTitle(tr("Add from a list"));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Medium);
    auto *banner = new Banner(theme, this);
    banner->setObjectName(QStringLiteral("placeListBanner"));
    column->addWidget(banner);
    const int faults = m_list.count(What::Fault), fresh = m_list.count(What::New), changed = m_list.count(What::Changed);
    if (faults > 0)
        banner->say(Banner::Kind::Danger, tr("“%1” cannot be added yet: %n thing(s) must be mended in the file. Nothing was changed.", nullptr, faults).arg(m_list.file));
    else if (fresh + changed == 0)
        banner->say(Banner::Kind::Info, tr("“%1” brings nothing new: all its places are known here.").arg(m_list.file));
    else
        banner->say(Banner::Kind::Info, tr("Nothing is added yet. “%1” would bring %2 new places and change %3; %4 are known already.")
                                            .arg(m_list.file, QString::number(fresh), QString::number(changed), QString::number(m_list.count(What::Known))));
    auto *table = new QTableWidget(0, 4, this);
    table->setObjectName(QStringLiteral("placeLines"));
    table->setAccessibleName(tr("What would be added"));
    table->setHorizontalHeaderLabels({tr("Code"), tr("Name"), tr("Belongs to"), tr("What happens")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    const int shown = std::min(int(m_list.lines.size()), kShown);
    table->setRowCount(shown);
    for (int row = 0; row < shown; ++row) {
        const PlaceList::Line &line = m_list.lines[row];
        const QString above = parentCode(line.place.code);
        const QStringList cells{line.place.code, line.place.name, above.isEmpty() ? QString() : context.ledger().places().fullName(above), whatHappens(line)};
        for (int at = 0; at < int(cells.size()); ++at) {
            auto *item = new QTableWidgetItem(cells[at]);
            item->setToolTip(cells[at]);
            table->setItem(row, at, item);
        }
        if (line.what == What::Fault)
            table->item(row, 3)->setIcon(theme.icon(QStringLiteral("error"), Color::Danger));
    }
    column->addWidget(table, 1);
    auto *buttons = new QDialogButtonBox(this);
    if (faults == 0 && fresh + changed > 0) {
        auto *add = buttons->addButton(tr("Add %n place(s)", nullptr, fresh + changed), QDialogButtonBox::AcceptRole);
        add->setObjectName(QStringLiteral("addPlacesNow"));
        add->setDefault(true);
        setStyleProperty(add, "kind", QStringLiteral("primary"));
    }
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlaceListDialog::add);
    resize(fitting(parent, {theme.px(kWidth), theme.px(kHeight)}));
}

QString PlaceListDialog::whatHappens(const PlaceList::Line &line) const {
    switch (line.what) {
    case PlaceList::Line::What::New: return tr("is added");
    case PlaceList::Line::What::Changed: return tr("its dates or names change");
    case PlaceList::Line::What::Known: return tr("is there already");
    case PlaceList::Line::What::Fault: return line.row > 0 ? tr("Row %1: %2").arg(QString::number(line.row), m_context.say(line.fault)) : m_context.say(line.fault);
    }
    return {};
}

void PlaceListDialog::add() {
    if (m_context.jobs().isBusy())
        return m_context.dialogs().error(this, m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
    const auto added = m_context.ledger().addPlaces(m_context.session(), m_list.additions());
    if (!added)
        return m_context.dialogs().error(this, m_context.say(added.error()), added.error().detail);
    m_context.announceChange(Message{QStringLiteral("places.villages_added"), {QString::number(*added)}, {}}, {});
    accept();
}

}  // namespace tongdang
