#include "ui/pages/importing/mapping_step.h"

#include "core/children/matching.h"
#include "ui/forms/lookup_editor.h"
#include "ui/forms/village_adding.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace tongdang {

namespace {

enum Column { Letter, Heading, Meaning, Samples, Note };   // the meaning is in sight in narrow windows too
constexpr int kRow = 42;                  // a row with an editor in it
constexpr int kLeastTable = 5 * kRow;
constexpr int kPlaceWidth = 420;

const Answers kNoAnswers;

QString columnLetters(int column) {
    QString out;
    for (int i = column; i >= 0; i = i / 26 - 1)
        out.prepend(QChar(u'A' + i % 26));
    return out;
}

}  // namespace

MappingStep::MappingStep(UiContext &context, ImportWork &work, QWidget *parent)
    : QWidget(parent), m_context(context), m_work(work), m_names(context.ledger().forms(), context.language()) {
    setObjectName(QStringLiteral("scrolled"));
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Medium);
    auto *top = theme.lay(new QHBoxLayout, 0, Space::Large);
    m_sheet = picker(top, tr("Sheet"), "importSheet");
    m_row = picker(top, tr("The headings stand in"), "importRow");
    m_row->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    top->setStretch(1, 1);
    column->addLayout(top);
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("mappingSummary"));
    m_summary->setProperty("look", QStringLiteral("muted"));
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_table = makeTable();
    column->addWidget(m_table, 1);
    addPlace(column);
    connect(m_sheet, &QComboBox::activated, this, [this] { emit sheetChosen(m_sheet->currentText()); });
    connect(m_row, &QComboBox::activated, this, [this] { emit rowChosen(m_row->currentData().toInt()); });
    connect(&theme, &Theme::changed, this, &MappingStep::mark);
}

QComboBox *MappingStep::picker(QHBoxLayout *row, const QString &name, const char *objectName) {
    auto *part = m_context.theme().lay(new QVBoxLayout, 0, Space::Hair);
    auto *label = new QLabel(name);
    auto *box = new QuietCombo;
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    label->setBuddy(box);
    part->addWidget(label);
    part->addWidget(box);
    row->addLayout(part);
    return box;
}

QTableWidget *MappingStep::makeTable() {
    auto *table = new QTableWidget(0, 5);
    table->setObjectName(QStringLiteral("mappingTable"));
    table->setAccessibleName(tr("What the columns mean"));
    table->setHorizontalHeaderLabels({tr("Column"), tr("Heading"), tr("Means"), tr("The first cells"), tr("Note")});
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);              // Tab goes from meaning to meaning
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->horizontalHeader()->setStretchLastSection(true);
    const auto shape = [this, table] {
        const Theme &theme = m_context.theme();
        table->verticalHeader()->setDefaultSectionSize(theme.px(kRow));
        const int widths[] = {76, 180, 230, 240};
        for (int i = 0; i < 4; ++i)
            table->setColumnWidth(i, theme.px(widths[i]));
        table->setMinimumHeight(theme.px(kLeastTable));
    };
    connect(&m_context.theme(), &Theme::changed, table, shape);
    shape();
    return table;
}

void MappingStep::addPlace(QVBoxLayout *column) {
    Theme &theme = m_context.theme();
    m_place = new QLabel;
    m_place->setObjectName(QStringLiteral("placeWords"));
    m_place->setWordWrap(true);
    column->addWidget(m_place);
    const Form *child = childForm(m_context.ledger().forms());
    const Field *home = child ? child->find(child->regionField) : nullptr;
    if (!home)
        return;
    m_region = new RegionEditor({m_context, *child, []() -> const Answers & { return kNoAnswers; }, [] { return QList<const Choice *>(); }}, *home, this);
    m_region->setObjectName(QStringLiteral("importPlace"));
    for (QWidget *stop : m_region->stops())
        stop->setAccessibleName(tr("The village of these people"));
    m_region->keepToVillages();
    theme.limitWidth(m_region, kPlaceWidth);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    row->addWidget(m_region, 1);
    m_add = new QPushButton(theme.icon(QStringLiteral("add")), tr("Add a village…"), this);      // else it would show as a window of its own
    m_add->setObjectName(QStringLiteral("addVillage"));
    m_add->setVisible(mayAddVillages(m_context));
    row->addWidget(m_add);
    row->addStretch(1);
    column->addLayout(row);
    m_fault = new QLabel;
    m_fault->setObjectName(QStringLiteral("placeFault"));
    m_fault->setProperty("look", QStringLiteral("muted"));
    m_fault->setWordWrap(true);
    column->addWidget(m_fault);
    connect(m_add, &QPushButton::clicked, m_region, &RegionEditor::addVillage);
    const auto take = [this] {
        const QString value = m_region->value();
        const Places &places = m_context.ledger().places();
        m_work.region = levelOfCode(value) == PlaceLevel::Village && places.find(value) && value.startsWith(m_context.ledger().settings().region) ? value : QString();
        showPlace();
        emit changed();
    };
    connect(m_region, &FieldEditor::edited, this, take);
    connect(m_region, &FieldEditor::left, this, [this, take] {
        m_region->normalize();
        take();
    });
    connect(m_region, &FieldEditor::goOn, this, &MappingStep::goOn);
}

void MappingStep::fill() {
    m_sheet->clear();
    m_sheet->addItems(m_work.sheets);
    m_sheet->setCurrentIndex(int(m_work.sheets.indexOf(m_work.mapping.sheet)));
    m_sheet->setEnabled(m_work.sheets.size() > 1);
    m_row->clear();
    for (const HeadingRow &row : m_work.rows) {
        m_row->addItem(tr("row %1:  %2").arg(QString::number(row.number), row.words), row.number);
        if (row.number == m_work.mapping.headingRow)
            m_row->setCurrentIndex(m_row->count() - 1);
    }
    fillTable();
    if (m_region)
        m_region->setValue(m_work.region);
    showPlace();
}

void MappingStep::fillTable() {
    m_table->clearContents();
    m_table->setRowCount(int(m_work.mapping.columns.size()));
    QWidget *before = m_row;
    QList<TargetEdit *> edits;
    for (int row = 0; row < m_work.mapping.columns.size(); ++row) {
        const ColumnMapping &column = m_work.mapping.columns[row];
        const auto put = [&](Column at, const QString &text) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(text);
            m_table->setItem(row, at, item);
        };
        put(Letter, columnLetters(column.column));
        put(Heading, column.heading.simplified());
        put(Samples, column.samples.join(QStringLiteral("　")));
        put(Note, {});
        auto *edit = new TargetEdit(m_names, m_context.theme());
        edit->setObjectName(QStringLiteral("means_%1").arg(column.column));
        edit->setAccessibleName(tr("Meaning of “%1”").arg(column.heading.simplified()));
        edit->setTarget(column.target);
        connect(edit, &TargetEdit::chosen, this, [this, row](const QString &target) {
            m_work.mapping.columns[row].target = target;
            m_work.mapping.columns[row].guessed = false;
            m_work.mapping.unknown.removeAll(m_work.mapping.columns[row].heading);
            m_work.mapping.doubled.removeAll(m_work.mapping.columns[row].heading);
            mark();
            showPlace();
            emit changed();
        });
        connect(edit, &TargetEdit::entered, this, [this, row] { m_table->scrollTo(m_table->model()->index(row, Meaning)); });
        m_table->setCellWidget(row, Meaning, edit);
        setTabOrder(before, edit);
        before = edit;
        edits << edit;
    }
    for (int i = 0; i < edits.size(); ++i)
        connect(edits[i], &TargetEdit::goOn, this, [this, next = edits.value(i + 1)] {
            if (next)
                next->setFocus(Qt::TabFocusReason);
            else
                emit goOn();
        });
    mark();
}

void MappingStep::mark() {
    const Theme &theme = m_context.theme();
    QHash<QString, int> first;
    int known = 0;
    for (int row = 0; row < m_work.mapping.columns.size() && row < m_table->rowCount(); ++row) {
        const ColumnMapping &column = m_work.mapping.columns[row];
        QString words;
        Color tone = Color::Muted;
        if (!column.target.isEmpty() && first.contains(column.target)) {
            words = tr("The same as column %1, which counts").arg(columnLetters(first.value(column.target)));
            tone = Color::Warning;
        } else if (!column.target.isEmpty()) {
            first.insert(column.target, column.column);
            words = column.guessed ? tr("recognised") : QString();
            ++known;
        } else if (m_work.mapping.doubled.contains(column.heading)) {
            words = tr("The same as an earlier column; left out");
            tone = Color::Warning;
        } else if (m_work.mapping.unknown.contains(column.heading)) {
            words = tr("Not recognised: what does it mean?");
            tone = Color::Warning;
        }
        auto *note = m_table->item(row, Note);
        note->setText(words);
        note->setToolTip(words);
        note->setForeground(theme.color(tone));
        note->setIcon(tone == Color::Warning ? theme.icon(QStringLiteral("warning"), Color::Warning) : QIcon());
    }
    const int out = int(m_work.mapping.columns.size()) - known;
    QStringList unread;
    for (const QString &heading : std::as_const(m_work.mapping.unknown))
        unread << heading.simplified();
    const QString file = QFileInfo(m_work.file).fileName(), taken = QString::number(known);
    m_summary->setText(out == 0 ? tr("%1: all %2 columns are taken in.").arg(file, taken) : tr("%1: columns taken in %2, left out %3.").arg(file, taken, QString::number(out)));
    if (!unread.isEmpty())
        m_summary->setText(m_summary->text() + tr(" Not recognised: %1.").arg(unread.join(tr(", "))));
}

void MappingStep::showPlace() {
    if (!m_region)
        return;
    const QString heading = m_work.headingOf(QStringLiteral("region"));
    m_place->setText(heading.isEmpty() && m_work.tellsPlaces && m_work.region.isEmpty() ? tr("No column says the village: it is taken from the title, the sheet's name or the addresses. Or choose one village for all:")
                     : heading.isEmpty() ? tr("No column says the village. In which village do these people live?")
                                       : tr("The village is taken from the column “%1”. Rows where it is blank belong to (may stay empty):").arg(heading.simplified()));
    setStyleProperty(m_place, "tone", m_work.knowsPlace() ? QString() : QStringLiteral("warning"));
    const QString fault = placeFault();
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

QString MappingStep::placeFault() const {
    const Places &places = m_context.ledger().places();
    const QString own = m_context.ledger().settings().region, typed = m_region->value();
    if (places.under(own, PlaceLevel::Village).isEmpty())
        return mayAddVillages(m_context) ? tr("No village of %1 is known here yet. Add it by its name.").arg(places.name(own)) : tr("No village of %1 is known here yet. An administrator can add it.").arg(places.name(own));
    if (typed.isEmpty() || !m_work.region.isEmpty())
        return {};
    for (const PlaceLevel level : {PlaceLevel::Township, PlaceLevel::County, PlaceLevel::City, PlaceLevel::Province})
        if (!places.match(typed, QString(), level).isEmpty())
            return tr("“%1” is no village or community. Choose one of %2.").arg(typed, places.name(own));
    return tr("No village or community of %1 is called “%2”.").arg(places.name(own), typed);
}

Message MappingStep::missing() const {
    if (!m_work.knowsName())
        return {QStringLiteral("importing.no_name_column"), {}, {}};
    if (!m_work.knowsPlace())
        return {QStringLiteral("importing.needs_region"), {}, {}};
    return {};
}

QWidget *MappingStep::wanting() const {
    if (m_work.knowsName() && !m_work.knowsPlace() && m_region)
        return m_region->stops().value(0);
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (m_work.doubt || m_work.mapping.unknown.contains(m_work.mapping.columns[row].heading))
            return m_table->cellWidget(row, Meaning);
    return nullptr;
}

}  // namespace tongdang
