#include "ui/pages/children/children_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_dialog.h"
#include "ui/pages/children/bulk_dialog.h"
#include "ui/pages/children/child_columns.h"
#include "ui/pages/children/child_filters.h"
#include "ui/pages/children/child_preview.h"
#include "ui/pages/children/empty_hint.h"
#include "ui/pages/children/exit_dialog.h"
#include "ui/pages/children/export_dialog.h"
#include "ui/pages/children/saved_filters.h"
#include "ui/preview/print_preview.h"
#include "ui/shell/menus.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"
#include "ui/tables/record_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kFirstHits = 50, kMostHits = 200;   // those that a key shows (quality.md); as many as anybody looks through before typing one more
constexpr int kRestMs = 150;            // the rest follows where no key does
constexpr int kRoomForPreview = 1100, kRoomForWords = 820, kRoomForChip = 90;    // px at zoom 100; narrower, buttons say it by their signs
const auto kFilters = QStringLiteral("children/filters"), kPreview = QStringLiteral("children/preview");

}  // namespace

ChildrenPage::ChildrenPage(UiContext &context)
    : m_context(context), m_widget(new QWidget), m_model(new RecordModel(context, fields::kChild, ChildColumns::questions(context), this)), m_filters(new ChildFilters(context)), m_table(new QTableView),
      m_preview(new ChildPreview(context)), m_empty(new EmptyHint(context.theme())), m_count(new QLabel), m_new(new QPushButton), m_all(new QPushButton), m_export(new QPushButton), m_print(new QPushButton), m_change(new QPushButton), m_exit(new QPushButton), m_chip(new QPushButton), m_saved(new SavedFilters(context, *m_filters)), m_previews(new QToolButton), m_more(new QToolButton) {
    build();
    connect(&m_context, &UiContext::searchRequested, this, [this](const QString &text) {
        m_search = text.trimmed();
        if (!m_search.isEmpty() && !m_widget->isVisible())
            m_list.reset();                  // who searches from another page means everybody, not a list that was looked at some time
        m_table->setCurrentIndex({});        // Enter opens the first of what was found
        m_most = kFirstHits;
        look();
    });
    connect(&m_context, &UiContext::commandsOffered, this, [this](int commands) { m_offered = commands; });
    connect(&m_context, &UiContext::childrenRequested, this, [this](const QString &list, const QList<Uid> &uids) {
        m_list = uids;
        m_listTitle = list;
        m_listQuestions = Mending::of(m_context).take();
        m_search.clear();
        m_filters->clear();
        look();
    });
    connect(&m_context, &UiContext::changeAnnounced, this, [this](const Message &what) {     // whoever is new is in no list from elsewhere
        if (m_list && what.id == u"child_page.registered") {
            m_list.reset();
            look();
        }
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    m_rest.callOnTimeout(this, [this] { m_most = kMostHits, look(); });
    retranslate();
}

QString ChildrenPage::title() const { return tr("Children"); }

QString ChildrenPage::hint() { return tr("Enter opens a child's file, Ctrl+F finds anybody. Select several rows to export or change all of them."); }

void ChildrenPage::takeFocus() {
    if (m_table->isVisibleTo(m_widget))
        m_table->setFocus(Qt::OtherFocusReason);
    else
        Page::takeFocus();
}

void ChildrenPage::build() {
    Theme &theme = m_context.theme();
    auto *column = theme.lay(new QVBoxLayout(m_widget), Space::Large, Space::Medium);
    auto *bar = m_bar = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_new->setObjectName(QStringLiteral("newChild"));
    m_new->setIcon(theme.icon(QStringLiteral("add"), Color::OnAccent));
    setStyleProperty(m_new, "kind", QStringLiteral("primary"));
    m_export->setObjectName(QStringLiteral("exportList"));
    m_export->setIcon(theme.icon(QStringLiteral("export")));
    m_print->setObjectName(QStringLiteral("printList"));
    m_print->setIcon(theme.icon(QStringLiteral("print")));
    connect(m_print, &QPushButton::clicked, this, &ChildrenPage::printList);
    connect(new QShortcut(QKeySequence::Print, m_widget), &QShortcut::activated, this, &ChildrenPage::printList);
    m_change->setObjectName(QStringLiteral("changeForAll"));
    m_change->setIcon(theme.icon(QStringLiteral("edit")));
    connect(m_change, &QPushButton::clicked, this, [this] { changeForAll(m_context, m_widget->window(), selected()); });
    m_exit->setObjectName(QStringLiteral("exitForAll"));
    m_exit->setIcon(theme.icon(QStringLiteral("sign-out")));
    connect(m_exit, &QPushButton::clicked, this, [this] { exitForAll(m_context, m_widget->window(), selected()); });
    m_chip->setObjectName(QStringLiteral("listChip"));
    m_chip->setIcon(theme.icon(QStringLiteral("close"), Color::Accent));
    setStyleProperty(m_chip, "kind", QStringLiteral("link"));
    m_all->setObjectName(QStringLiteral("showAll"));
    setStyleProperty(m_all, "kind", QStringLiteral("link"));
    m_count->setObjectName(QStringLiteral("childCount"));
    setStyleProperty(m_count, "look", QStringLiteral("muted"));
    bar->addWidget(m_new);
    bar->addWidget(m_export);
    bar->addWidget(m_print);
    bar->addWidget(m_change);
    bar->addWidget(m_exit);
    bar->addWidget(m_chip);
    bar->addStretch();
    bar->addWidget(m_all);
    bar->addWidget(m_count);
    for (auto *button : {static_cast<QToolButton *>(m_saved), m_previews, m_more}) {
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
    }
    m_previews->setObjectName(QStringLiteral("previews"));
    m_previews->setCheckable(true);
    m_previews->setIcon(theme.icon(QStringLiteral("eye")));
    m_more->setObjectName(QStringLiteral("columns"));
    m_more->setIcon(theme.icon(QStringLiteral("settings")));
    column->addLayout(bar);
    column->addWidget(m_filters);
    buildTable();
    auto *beside = theme.lay(new QHBoxLayout, 0, Space::Medium);
    beside->addWidget(m_table, 1);
    beside->addWidget(m_preview);
    column->addLayout(beside, 1);
    column->addWidget(m_empty, 1);
    connect(m_new, &QPushButton::clicked, &m_context, &UiContext::newChildRequested);
    connect(m_export, &QPushButton::clicked, this, &ChildrenPage::exportList);
    connect(m_chip, &QPushButton::clicked, this, &ChildrenPage::showAll);
    connect(m_all, &QPushButton::clicked, this, &ChildrenPage::showAll);
    const auto follow = [this] {
        m_context.settings().setValue(ownKey(m_context, kFilters), m_filters->state());
        look();
    };
    connect(m_filters, &ChildFilters::changed, this, follow);
    connect(m_saved, &SavedFilters::taken, this, follow);
    connect(m_previews, &QToolButton::clicked, this, [this](bool shown) {
        m_context.settings().setValue(ownKey(m_context, kPreview), shown);
        showPreview();
    });
    connect(m_more, &QToolButton::clicked, this, &ChildrenPage::chooseColumns);
    connect(m_preview, &ChildPreview::opened, this, &ChildrenPage::openChild);
    m_widget->installEventFilter(this);
    connect(m_empty, &EmptyHint::clearWanted, this, &ChildrenPage::widen);
    connect(m_empty, &EmptyHint::registerWanted, &m_context, &UiContext::newChildRequested);
    connect(m_empty, &EmptyHint::importWanted, this, [this] { emit m_context.pageRequested(QStringLiteral("importing")); });
}

void ChildrenPage::buildTable() {
    m_table->setObjectName(QStringLiteral("childTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *heads = m_table->horizontalHeader();
    heads->setHighlightSections(false);
    heads->setStretchLastSection(true);
    heads->setSectionsClickable(true);
    heads->setSortIndicatorShown(true);
    heads->setSortIndicator(0, Qt::AscendingOrder);
    connect(heads, &QHeaderView::sectionClicked, this, [this, heads](int section) {
        if (m_model->question(section).isEmpty())
            return;
        m_orderBy = m_model->question(section) == fields::kName ? QString() : m_model->question(section);
        m_descending = heads->sortIndicatorOrder() == Qt::DescendingOrder;
        look();
    });
    m_columns = new ChildColumns(m_context, m_table, m_model);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showPreview(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChildrenPage::follow);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { open(index.row()); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { open(m_table->currentIndex().row()); });
    connect(&m_context.theme(), &Theme::changed, this, &ChildrenPage::shape);
    shape();
}

void ChildrenPage::shape() {
    const Theme &theme = m_context.theme();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    const QSize icon = QSize(1, 1) * theme.px(kIcon);
    for (auto *button : {static_cast<QToolButton *>(m_saved), m_previews, m_more})
        button->setIconSize(icon);
}

// As the account wants it; where it never said, on a screen that has room for both.
void ChildrenPage::showPreview() {
    if (!m_context.hasLedger())
        return;
    const bool roomy = m_widget->width() >= m_context.theme().px(kRoomForPreview);
    const bool wanted = m_context.settings().value(ownKey(m_context, kPreview), roomy).toBool();
    m_previews->setChecked(wanted);
    m_preview->setVisible(wanted && m_model->rowCount() > 0);
    if (m_preview->isVisibleTo(m_widget))
        m_preview->show(m_model->uidAt(m_table->currentIndex().row()));
}

bool ChildrenPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_widget && event->type() == QEvent::Resize) {
        follow();
        showPreview();
    }
    return Page::eventFilter(watched, event);
}

void ChildrenPage::retranslate() {
    m_new->setAccessibleName(tr("Register a child"));
    m_new->setToolTip(tr("Register a child") + QStringLiteral(" (%1)").arg(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText)));
    m_export->setAccessibleName(tr("Export…"));
    m_print->setAccessibleName(tr("Print…"));
    m_print->setToolTip(tr("Print the selected children, the whole list, or empty forms"));
    m_export->setToolTip(tr("Export the selected children, or the whole list"));
    m_change->setToolTip(tr("One answer for all selected children"));
    m_exit->setToolTip(tr("The selected children leave the register"));
    m_exit->setAccessibleName(m_exit->toolTip());
    m_all->setText(tr("Show all"));
    m_table->setAccessibleName(tr("Children"));
    m_previews->setToolTip(tr("Preview beside the list"));
    m_more->setToolTip(tr("Choose the columns"));
    for (auto *button : {m_previews, m_more})
        button->setAccessibleName(button->toolTip());
    m_saved->retranslate();
    m_preview->retranslate();
    m_columns->shape();
    m_filters->retranslate();
    m_empty->retranslate();
    if (m_context.hasLedger())
        look();
}

void ChildrenPage::refresh() {
    m_new->setEnabled(!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write));
    m_filters->refresh();
    if (!std::exchange(m_isRestored, true)) {
        m_filters->restore(m_context.settings().value(ownKey(m_context, kFilters)).toStringList());
        m_columns->restore();
    }
    look();
}

ListQuery ChildrenPage::query() const {
    ListQuery query;
    query.form = fields::kChild;
    query.orderBy = m_orderBy;
    query.descending = m_descending;
    m_filters->apply(query);
    return query;
}

QString ChildrenPage::why(const SearchHit &hit) const {
    switch (hit.why) {
    case SearchHit::Why::Name:
    case SearchHit::Why::NamePart:
    case SearchHit::Why::Pinyin:
    case SearchHit::Why::Initials: return tr("Name");
    case SearchHit::Why::IdNumber: return tr("ID number");
    case SearchHit::Why::IdTail: return tr("End of the ID number");
    case SearchHit::Why::Phone: return tr("Phone");
    case SearchHit::Why::PhoneTail: return tr("End of the phone");
    case SearchHit::Why::Guardian: return tr("Guardian %1").arg(hit.matched);
    case SearchHit::Why::GuardianPhone: return tr("Phone of %1").arg(hit.matched);
    case SearchHit::Why::GuardianId: return tr("ID number of %1").arg(hit.matched);
    case SearchHit::Why::Number: return tr("Number");
    }
    return {};
}

// Keeps of what was found what the filters let through; in their order where a heading was clicked.
void ChildrenPage::keepOnly(Found &found, const ListQuery &query) {
    auto fitting = m_context.reader().ids(m_context.session(), query);
    if (!fitting)
        return;
    const bool ordered = !m_orderBy.isEmpty() || m_descending;
    const std::vector<qint64> &from = ordered ? *fitting : found.ids, &in = ordered ? found.ids : *fitting;
    std::vector<qint64> sorted = in, kept;
    std::sort(sorted.begin(), sorted.end());
    std::copy_if(from.begin(), from.end(), std::back_inserter(kept), [&](qint64 id) { return std::binary_search(sorted.begin(), sorted.end(), id); });
    found.ids = std::move(kept);
}

ChildrenPage::Found ChildrenPage::findByText(int most) {
    Found found;
    LedgerReader &reader = m_context.reader();
    const auto hits = reader.search(m_context.session(), m_search, most);
    if (!hits)
        return found;
    found.cut = hits->size() >= size_t(most);
    found.rest = found.cut && most < kMostHits;
    std::vector<qint64> ids;
    for (const SearchHit &hit : *hits)
        ids.push_back(hit.id);
    const auto children = reader.uidsOf(m_context.session(), fields::kChild, ids);
    if (!children)
        return found;
    const QSet<Uid> known(children->begin(), children->end());
    for (const SearchHit &hit : *hits)           // other forms are searched too
        if (known.contains(hit.uid)) {
            found.ids.push_back(hit.id);
            found.why.insert(hit.id, why(hit));
        }
    return found;
}

ChildrenPage::Found ChildrenPage::find() {
    Found found;
    LedgerReader &reader = m_context.reader();
    ListQuery asked = query();
    const bool narrow = m_filters->isNarrow(), ordered = !m_orderBy.isEmpty() || m_descending;
    if (m_list) {
        auto ids = reader.idsOf(m_context.session(), fields::kChild, *m_list);
        if (!ids)
            return found;
        if (m_search.isEmpty()) {
            found.ids = std::move(*ids);
        } else {
            found = findByText(kMostHits);
            std::sort(ids->begin(), ids->end());
            std::erase_if(found.ids, [&](qint64 id) { return !std::binary_search(ids->begin(), ids->end(), id); });
        }
    } else if (!m_search.isEmpty()) {
        found = findByText(narrow || ordered ? kMostHits : m_most);
    } else {
        if (auto ids = reader.ids(m_context.session(), asked))
            found.ids = std::move(*ids);
        return found;
    }
    if (narrow || ordered) {
        asked.exited = asked.exited || !narrow;     // an order alone leaves nobody out
        keepOnly(found, asked);
    }
    return found;
}

void ChildrenPage::look() {
    const int row = m_table->currentIndex().row();
    std::vector<qint64> kept = selected();
    const qint64 current = row >= 0 && row < m_model->rowCount() ? m_model->ids()[size_t(row)] : 0;
    Found found = find();
    if (found.rest)
        m_rest.start();
    else
        m_rest.stop();
    const size_t count = found.ids.size();
    const auto again = std::find(found.ids.begin(), found.ids.end(), current);
    const int at = again == found.ids.end() ? 0 : int(again - found.ids.begin());
    m_isLooking = true;                      // rows that are laid anew select nothing for a moment
    m_columns->setFoundBy(!found.why.isEmpty());
    m_table->horizontalHeader()->setSortIndicatorShown((!m_list && m_search.isEmpty()) || !m_orderBy.isEmpty() || m_descending);
    m_model->setIds(std::move(found.ids), std::move(found.why));
    if (count > 0) {
        m_table->setCurrentIndex(m_model->index(at, 0));
        m_table->scrollTo(m_model->index(at, 0));
        if (row >= 0 && kept.size() > 1)
            select(std::move(kept));
    }
    m_isLooking = false;
    say(count, found.cut);
    showPreview();
    if (!m_search.isEmpty())
        emit m_context.searchAnswered(int(count));
}

// Several stay selected over a change: what was done to them may be done further.
void ChildrenPage::select(std::vector<qint64> ids) {
    std::sort(ids.begin(), ids.end());
    QItemSelection rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (std::binary_search(ids.begin(), ids.end(), m_model->ids()[size_t(row)]))
            rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void ChildrenPage::leaveChoice() {
    m_filters->clear();
    m_list.reset();
    m_context.settings().remove(ownKey(m_context, kFilters));
}

void ChildrenPage::searchEntered() {
    if (!m_search.isEmpty())
        open(0);
}

void ChildrenPage::keepDraft() {
    for (FormDialog *dialog : m_widget->window()->findChildren<FormDialog *>())
        dialog->keepDraft();
}

void ChildrenPage::open(int row) {
    if (const Uid uid = m_model->uidAt(row); !uid.isNil())
        openChild(uid);
}

std::vector<qint64> ChildrenPage::selected() const {
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<qint64> ids;
    for (const int row : rows)
        ids.push_back(m_model->ids()[size_t(row)]);
    return ids;
}

void ChildrenPage::follow() {
    if (m_isLooking)
        return;
    int rows = 0;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        rows += range.height();          // whole rows: none is met twice
    if (const QWidget *at = m_widget->window()->focusWidget(); rows <= 1 && (at == m_change || at == m_exit))
        takeFocus();                     // else the keyboard goes to whatever stands next
    m_change->setVisible(rows > 1);
    m_exit->setVisible(rows > 1);
    for (auto *button : {m_change, m_exit})
        button->setEnabled(m_new->isEnabled());
    const bool words = m_widget->width() >= m_context.theme().px(kRoomForWords);
    m_new->setText(words || !m_list ? tr("Register a child") : QString());
    m_export->setText(words ? tr("Export…") : QString());
    m_print->setText(words ? tr("Print…") : QString());
    m_exit->setText(words ? tr("Exit…") : QString());
    m_change->setText(words ? tr("Change %n selected…", nullptr, rows) : QString::number(rows));
    m_change->setAccessibleName(tr("Change %n selected…", nullptr, rows));
    m_chip->setText(m_chip->fontMetrics().elidedText(m_listTitle, Qt::ElideRight, std::max(m_context.theme().px(kRoomForChip), words ? roomForChip() : 0)));
}

void ChildrenPage::chooseColumns() {
    auto *menu = new QMenu(m_more);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_columns->fill(*menu);
    keepInside(menu);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void ChildrenPage::exportList() {
    exportChildren(m_context, m_widget->window(), m_model->ids(), selected());
}

void ChildrenPage::printList() {
    if (!m_print->isEnabled())
        return;
    PrintOffer offer;
    offer.form = fields::kChild;
    offer.shown = m_model->ids();
    offer.selected = selected();
    offer.blanks = true;
    showPrintPreview(m_context, m_widget->window(), offer);
}

std::vector<Command> ChildrenPage::commands() {
    std::vector<Command> all;
    if (!m_context.hasLedger())
        return all;
    if (m_context.policy().allows(m_context.session(), Action::Export))
        all.push_back({tr("Export the list…"), QStringLiteral("export"), {}, [this] {
                           emit m_context.pageRequested(id());
                           if (m_export->isEnabled())
                               exportList();
                       }});
    if (m_context.policy().allows(m_context.session(), Action::Print))
        all.push_back({tr("Print an empty form…"), QStringLiteral("print"), {}, [this] {
                           PrintOffer offer;
                           offer.blanks = true;
                           showPrintPreview(m_context, m_widget->window(), offer);
                       }});
    return all;
}

}  // namespace tongdang
