#include "ui/pages/child/records_tab.h"

#include "ui/charts/trend_chart.h"
#include "ui/forms/marks.h"
#include "ui/pages/child/assessment_result.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

static constexpr int kRoomForTrend = 340;          // px at zoom 100, of the tab

static const char *nameOf(RecordKind kind) {
    switch (kind) {
    case RecordKind::Visits: return "visits";
    case RecordKind::Assessments: return "assessments";
    case RecordKind::Others: break;
    }
    return "other_records";
}

RecordsTab::RecordsTab(UiContext &context, RecordKind kind, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(kind), m_table(new LinkedTable(context, QLatin1String(nameOf(kind)), this)), m_trend(nullptr), m_new(nullptr) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->setSpacing(context.theme().space(Space::Small));
    layout->addWidget(m_table, 1);
    if (kind == RecordKind::Assessments) {
        m_trend = new TrendChart(context.theme(), this);
        layout->addWidget(m_trend);
    }
    m_table->setReadable();
    m_new = m_table->addButton(QString(), QStringLiteral("new_") + QLatin1String(nameOf(kind)), false);
    m_new->setToolTip(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N).toString(QKeySequence::NativeText));
    connect(m_new, &QPushButton::clicked, this, &RecordsTab::offerNew);
    auto *opens = m_table->addButton(QString(), QStringLiteral("open_") + QLatin1String(nameOf(kind)), true);
    connect(opens, &QPushButton::clicked, this, [this] { open(m_table->current()); });
    connect(m_table, &LinkedTable::opened, this, &RecordsTab::open);
    layout->addLayout(m_table->takeButtons());
    retranslate();
}

QString RecordsTab::title() const {
    switch (m_kind) {
    case RecordKind::Visits: return tr("Visits");
    case RecordKind::Assessments: return tr("Assessments");
    case RecordKind::Others: break;
    }
    return tr("Other records");
}

QString RecordsTab::shortTitle() const { return m_kind == RecordKind::Others ? tr("Others") : title(); }

void RecordsTab::retranslate() {
    switch (m_kind) {
    case RecordKind::Visits:
        m_new->setText(tr("New visit…"));
        m_table->setEmptyText(tr("No visit is recorded yet. Ctrl+Shift+N begins one."));
        break;
    case RecordKind::Assessments:
        m_new->setText(tr("Assess…"));
        m_table->setEmptyText(tr("The child has not been assessed yet. Ctrl+Shift+N begins an assessment."));
        break;
    case RecordKind::Others:
        m_new->setText(tr("New record…"));
        m_table->setEmptyText(tr("Nothing else is recorded yet: care agreements, consents, letters and the district's own forms come here. Ctrl+Shift+N begins one."));
        break;
    }
    findChild<QPushButton *>(QStringLiteral("open_") + QLatin1String(nameOf(m_kind)))->setText(tr("Open"));
    m_table->setHeadings(m_kind == RecordKind::Assessments ? QStringList{tr("Date"), tr("Form"), tr("Score"), tr("Level"), tr("State")} : QStringList{tr("Date"), tr("Form"), tr("What"), tr("State")});
}

void RecordsTab::show(const Record &child) {
    const Uid before = m_table->current();
    const std::vector<ChildRecord> records = childRecords(m_context, child.uid, m_kind);
    m_table->setReadOnly(child.state >= RecordState::Withdrawn);
    m_table->clear();
    m_drafts.clear();
    for (const Draft &draft : childDrafts(m_context, child.uid, m_kind)) {
        m_drafts.insert(draft.uid, draft.form);
        QStringList cells{shanghaiTime(draft.timeMs).toString(QStringLiteral("yyyy-MM-dd")), m_context.reader().forms().find(draft.form)->title.in(m_context.language()), QString(), tr("not saved yet")};
        if (m_kind == RecordKind::Assessments)
            cells.insert(2, QString());
        m_table->addRow(draft.uid, cells);
        m_table->tintLast(int(cells.size()) - 1, m_context.theme().color(Color::Warning));
    }
    for (const ChildRecord &one : records) {
        const QString state = one.record.state >= RecordState::Withdrawn ? tr("taken back") : one.superseded ? tr("superseded") : QString();
        if (m_kind != RecordKind::Assessments) {
            m_table->addRow(one.record.uid, {one.day, one.form, one.title, state}, one.past());
            continue;
        }
        const ResultWords result = resultWords(m_context, one.record);
        m_table->addRow(one.record.uid, {one.day, one.form, result.score, result.words(), state}, one.past());
        if (!one.past() && result.look)
            m_table->tintLast(3, m_context.theme().color(result.look->color));
    }
    m_table->finish();
    m_table->select(before);
    if (m_trend)
        showTrend(records);
}

// A line for each instrument that was used twice and more.
void RecordsTab::showTrend(const std::vector<ChildRecord> &records) {
    QList<TrendChart::Line> lines;
    for (auto one = records.rbegin(); one != records.rend(); ++one) {      // the oldest first
        bool isNumber = false;
        const double score = resultWords(m_context, one->record).score.toDouble(&isNumber);
        const QDate day = QDate::fromString(one->day, Qt::ISODate);
        if (!isNumber || !day.isValid() || one->record.state >= RecordState::Withdrawn)
            continue;
        auto line = std::find_if(lines.begin(), lines.end(), [&](const TrendChart::Line &other) { return other.name == one->form; });
        if (line == lines.end())
            line = lines.insert(lines.end(), {one->form, {}});
        line->points.push_back({day, score});
    }
    lines.removeIf([](const TrendChart::Line &line) { return line.points.size() < 2; });
    m_trend->setLines(lines);
    arrange();
}

// The list comes first: in a low window the line over time gives its room to it.
void RecordsTab::arrange() {
    if (m_trend)
        m_trend->setVisible(!m_trend->lines().isEmpty() && height() >= m_context.theme().px(kRoomForTrend));
}

void RecordsTab::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void RecordsTab::open(const Uid &uid) {
    if (uid.isNil())
        return;
    if (const QString form = m_drafts.value(uid); !form.isEmpty())
        emit newWanted(form);
    else
        emit openWanted(uid);
}

void RecordsTab::offerNew() {
    if (!m_new->isEnabled())
        return;
    const QList<const Form *> forms = childForms(m_context.reader().forms(), m_kind);
    if (forms.size() == 1)
        return emit newWanted(forms.front()->id);
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("new_record_menu"));
    for (const Form *form : forms)
        menu.addAction(form->title.in(m_context.language()))->setData(form->id);
    if (menu.actions().isEmpty())
        return;
    menu.setActiveAction(menu.actions().front());
    if (const QAction *chosen = menu.exec(m_new->mapToGlobal(QPoint(0, -menu.sizeHint().height()))))
        emit newWanted(chosen->data().toString());
}

}  // namespace tongdang
