#include "ui/pages/children/child_columns.h"

#include "core/children/fields.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"
#include "ui/tables/record_model.h"
#include "ui/tables/risk_delegate.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

namespace tongdang {

namespace {

constexpr int kMostWidth = 144;          // px at zoom 100 that words may ask for: with it the usual columns stand side by side in a window of 1280

constexpr int kWidth = 120;

using Column = ChildColumns::Column;

// The usual ones in their order; every other question of the form may be chosen too.
QList<Column> columnsOf(const UiContext &context) {
    QList<Column> all{{fields::kName, 96}, {QString(), 150}, {fields::kSex, 56}, {fields::kAge, 98}, {fields::kRisk, 130}, {fields::kHomeRegion, 116}, {fields::kSchooling, 100},
                      {fields::kCareArrangement, 130}, {fields::kCategories, 120}, {fields::kIdNumber, 160},
                      {fields::kBirthDate, 110, false}, {fields::kPhone, 120, false}, {fields::kHukouRegion, 120, false}, {fields::kHukouType, 120, false},
                      {fields::kGuardianshipGrade, 120, false}, {fields::kVillageGroup, 100, false}, {fields::kRegisteredOn, 110, false},
                      {fields::kExitDate, 110, false}, {fields::kExitReason, 150, false}, {fields::kChildNumber, 230, false}};
    const Form *form = context.hasLedger() ? context.reader().forms().find(fields::kChild) : nullptr;
    if (!form)
        return all;
    for (const Field &field : form->fields) {
        const bool known = std::any_of(all.cbegin(), all.cend(), [&](const Column &column) { return column.question == field.name; });
        const bool shows = isStored(field.kind) && !field.label.isEmpty() && field.kind != FieldKind::Image && field.kind != FieldKind::File && field.kind != FieldKind::Hidden && !field.appearance.startsWith(u"record:");
        if (!known && shows && (field.restricted.isEmpty() || context.policy().mayRead(context.session(), field.restricted)))
            all << Column{field.name, kWidth, false, field.groups.value(0, form->id)};
    }
    return all;
}

}  // namespace

ChildColumns::ChildColumns(UiContext &context, QTableView *table, RecordModel *model) : QObject(table), m_context(context), m_table(table), m_model(model), m_columns(columnsOf(context)) {
    table->setItemDelegateForColumn(model->column(fields::kRisk), new RiskDelegate(context.theme(), table));
    QHeaderView *heads = table->horizontalHeader();
    heads->setSectionsMovable(true);
    heads->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(heads, &QWidget::customContextMenuRequested, this, [this, heads](const QPoint &at) {
        QMenu menu(heads);
        fill(menu);
        menu.exec(heads->mapToGlobal(at));
    });
    connect(&context.theme(), &Theme::changed, this, &ChildColumns::shape);
    shape();
}

ChildColumns::~ChildColumns() = default;

QStringList ChildColumns::questions(const UiContext &context) {
    QStringList all;
    for (const Column &column : columnsOf(context))
        all << column.question;
    return all;
}

QString ChildColumns::key() const { return ownKey(m_context, QStringLiteral("children/columns/%1/%2/%3").arg(languageCode(m_context.language())).arg(m_context.theme().zoom()).arg(m_columns.size())); }   // widths are px of words of a language, columns those of the form

void ChildColumns::shape() {
    const QScopedValueRollback quiet(m_quiet, true);
    for (int i = 0; i < m_columns.size(); ++i) {
        m_table->setColumnWidth(i, std::max(m_context.theme().px(m_columns[i].width), widthOf(i)));
        if (!m_restored)
            m_table->setColumnHidden(i, !m_columns[i].shown);
    }
    if (m_context.hasLedger())
        restore();
    m_shaped = key();
}

// Room for the heading and for the longest word of a short list of choices, in the language of the window.
int ChildColumns::widthOf(int column) const {
    const Theme &theme = m_context.theme();
    const int most = theme.px(kMostWidth), around = 2 * theme.space(Space::Small) + theme.px(6);
    const QFontMetrics bold(theme.font(TextSize::Normal, true)), plain(theme.font(TextSize::Normal));
    const int heading = bold.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + around;
    int width = heading;
    const Form *form = m_context.hasLedger() ? m_context.reader().forms().find(fields::kChild) : nullptr;
    const Field *field = form ? form->find(m_columns[column].question) : nullptr;
    const bool risk = m_columns[column].question == fields::kRisk;      // a chip, never cut off
    if (const CodeList *list = field ? form->listOf(*field) : nullptr)
        for (const Choice &choice : list->choices)
            width = std::max(width, plain.horizontalAdvance(risk ? QStringLiteral("■ ") + choice.label.in(m_context.language()) : choice.label.in(m_context.language())) + around);
    return risk ? width : std::max(heading, std::min(width, most));
}

void ChildColumns::restore() {
    const QScopedValueRollback quiet(m_quiet, true);
    QHeaderView *heads = m_table->horizontalHeader();
    const int ordered = heads->sortIndicatorSection();     // the order is that of the day
    const Qt::SortOrder order = heads->sortIndicatorOrder();
    const bool known = heads->restoreState(m_context.settings().value(key()).toByteArray());
    heads->setSortIndicator(ordered, order);
    heads->setSectionsMovable(true);
    if (!m_restored) {
        m_restored = true;
        for (const auto &signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized})
            connect(heads, signal, this, &ChildColumns::keep);
    }
    if (!known)
        m_table->setColumnHidden(m_model->column(QString()), true);
}

void ChildColumns::setFoundBy(bool shown) {
    const QScopedValueRollback quiet(m_quiet, true);
    m_table->setColumnHidden(m_model->column(QString()), !shown);
}

void ChildColumns::keep() {
    if (!m_quiet && m_shaped == key())       // not what another zoom or language does to the heads before they are shaped for it
        m_context.settings().setValue(key(), m_table->horizontalHeader()->saveState());
}

void ChildColumns::fill(QMenu &menu) {
    const Form *form = m_context.hasLedger() ? m_context.reader().forms().find(fields::kChild) : nullptr;
    QHash<QString, QMenu *> more;
    QMenu *rest = nullptr;                                 // a menu no taller than the window
    for (int i = 1; i < m_columns.size(); ++i) {           // the name is always there
        const Column &column = m_columns[i];
        if (column.question.isEmpty())
            continue;
        QMenu *into = &menu;
        if (form && !column.group.isEmpty()) {
            if (!rest) {
                menu.addSeparator();
                rest = menu.addMenu(tr("More questions"));
            }
            QMenu *&of = more[column.group];
            if (!of) {
                const Group *group = form->group(column.group);
                of = rest->addMenu(group ? group->label.in(m_context.language()) : form->title.in(m_context.language()));
            }
            into = of;
        }
        auto *tick = into->addAction(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
        tick->setCheckable(true);
        tick->setChecked(!m_table->isColumnHidden(i));
        connect(tick, &QAction::toggled, this, [this, i](bool shown) {
            m_table->setColumnHidden(i, !shown);
            keep();
        });
    }
}

}  // namespace tongdang
