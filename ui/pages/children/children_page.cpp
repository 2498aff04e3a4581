#include "ui/pages/children/children_page.h"

#include "core/children/fields.h"
#include "ui/shell/theme.h"
#include "ui/tables/record_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

namespace tongdang {

namespace {
constexpr int kMostHits = 500;
const QStringList &columns() {
    static const QStringList questions{fields::kName, fields::kSex, fields::kAge, fields::kBirthDate, fields::kIdNumber, fields::kHomeRegion, fields::kCategories, fields::kCareArrangement, fields::kRisk};
    return questions;
}
}  // namespace

ChildrenPage::ChildrenPage(UiContext &context)
    : m_context(context), m_widget(new QWidget), m_model(new RecordModel(context, fields::kChild, columns(), this)), m_table(new QTableView), m_place(new QComboBox), m_exited(new QCheckBox),
      m_count(new QLabel), m_hint(new QLabel), m_new(new QPushButton), m_all(new QPushButton) {
    build();
    connect(&m_context, &UiContext::searchRequested, this, [this](const QString &text) {
        m_search = text.trimmed();
        m_list.clear();
        look();
    });
    connect(&m_context, &UiContext::searchEntered, this, [this] {
        if (m_model->rowCount() > 0)
            open(0);
    });
    connect(&m_context, &UiContext::childrenRequested, this, [this](const QString &list, const QList<Uid> &uids) {
        m_list = uids;
        m_listTitle = list;
        m_search.clear();
        look();
    });
    retranslate();
}

QString ChildrenPage::title() const { return tr("Children"); }

void ChildrenPage::build() {
    Theme &theme = m_context.theme();
    auto *column = theme.lay(new QVBoxLayout(m_widget), Space::Large, Space::Medium);
    auto *bar = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_new->setObjectName(QStringLiteral("newChild"));
    m_new->setIcon(theme.icon(QStringLiteral("add"), Color::OnAccent));
    setStyleProperty(m_new, "kind", QStringLiteral("primary"));
    m_place->setObjectName(QStringLiteral("placeFilter"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_exited->setObjectName(QStringLiteral("exitedFilter"));
    m_all->setObjectName(QStringLiteral("showAll"));
    setStyleProperty(m_all, "kind", QStringLiteral("link"));
    m_count->setObjectName(QStringLiteral("childCount"));
    setStyleProperty(m_count, "look", QStringLiteral("muted"));
    bar->addWidget(m_new);
    bar->addWidget(m_place);
    bar->addWidget(m_exited);
    bar->addStretch();
    bar->addWidget(m_all);
    bar->addWidget(m_count);
    column->addLayout(bar);
    m_table->setObjectName(QStringLiteral("childTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_table, 1);
    m_hint->setObjectName(QStringLiteral("emptyHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    setStyleProperty(m_hint, "look", QStringLiteral("large"));
    column->addWidget(m_hint, 1);
    connect(m_new, &QPushButton::clicked, &m_context, &UiContext::newChildRequested);
    connect(m_place, &QComboBox::activated, this, &ChildrenPage::look);
    connect(m_exited, &QCheckBox::toggled, this, &ChildrenPage::look);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_list.clear();
        m_search.clear();
        m_place->setCurrentIndex(0);
        m_exited->setChecked(false);
        look();
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { open(index.row()); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { open(m_table->currentIndex().row()); });
    const auto shape = [this] {
        m_table->verticalHeader()->setDefaultSectionSize(m_context.theme().px(kRowHeight));
        const int widths[] = {110, 60, 90, 110, 190, 150, 150, 190, 90};
        for (int i = 0; i < columns().size(); ++i)
            m_table->setColumnWidth(i, m_context.theme().px(widths[i]));
    };
    connect(&theme, &Theme::changed, this, shape);
    shape();
}

void ChildrenPage::fillPlaces() {
    const QString chosen = m_place->currentData().toString(), region = m_context.ledger().settings().region;
    m_place->clear();
    m_place->addItem(tr("All places"), QString());
    const Places &places = m_context.reader().places();
    for (const Place *town : places.under(region, PlaceLevel::Township)) {
        m_place->addItem(town->shortName(), town->code);
        for (const Place *village : places.under(town->code, PlaceLevel::Village))
            if (!village->hidden)
                m_place->addItem(QStringLiteral("　") + village->shortName(), village->code);
    }
    m_place->setCurrentIndex(std::max(0, m_place->findData(chosen)));
}

void ChildrenPage::retranslate() {
    m_new->setText(tr("Register a child"));
    m_exited->setText(tr("Show those who left"));
    m_all->setText(tr("Show all"));
    m_place->setAccessibleName(tr("Place"));
    m_table->setAccessibleName(tr("Children"));
    if (m_context.hasLedger()) {
        fillPlaces();
        look();
    }
}

void ChildrenPage::refresh() {
    m_new->setEnabled(!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write));
    fillPlaces();
    look();
}

void ChildrenPage::look() {
    std::vector<qint64> ids;
    LedgerReader &reader = m_context.reader();
    if (!m_list.isEmpty()) {
        for (const Uid &uid : m_list)
            if (const auto record = reader.record(m_context.session(), uid))
                ids.push_back(record->id);
    } else if (!m_search.isEmpty()) {
        if (const auto hits = reader.search(m_context.session(), m_search, kMostHits))
            for (const SearchHit &hit : *hits)
                if (const auto form = reader.formOf(hit.uid); form && *form == fields::kChild)
                    ids.push_back(hit.id);
    } else {
        ListQuery query;
        query.region = m_place->currentData().toString();
        query.exited = m_exited->isChecked();
        if (auto found = reader.ids(m_context.session(), query))
            ids = std::move(*found);
    }
    const size_t found = ids.size();
    m_model->setIds(std::move(ids));
    say(found);
}

void ChildrenPage::say(size_t found) {
    const bool narrowed = !m_list.isEmpty() || !m_search.isEmpty() || m_place->currentIndex() > 0 || m_exited->isChecked();
    m_all->setVisible(narrowed);
    m_count->setText((m_list.isEmpty() ? QString() : m_listTitle + QStringLiteral("  ")) + tr("%n child(ren)", nullptr, int(found)));
    m_hint->setVisible(found == 0);
    m_table->setVisible(found > 0);
    if (found == 0)
        m_hint->setText(!m_search.isEmpty() ? tr("Nobody is found by “%1”. Try a part of the name, its initials, or the end of an ID number or phone.").arg(m_search)
                        : narrowed          ? tr("Nobody fits this choice. “Show all” takes it back.")
                                            : tr("The ledger is empty. Register a child, or import a roster."));
}

void ChildrenPage::open(int row) {
    if (const Uid uid = m_model->uidAt(row); !uid.isNil())
        emit m_context.childRequested(uid);
}

}  // namespace tongdang
