#include "ui/pages/workbench/today_page.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/reflow_layout.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/workbench/visiting_tab.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/scrolled_column.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"
#include "ui/tables/quiet_combo.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

namespace {

const auto kSurveyPage = QStringLiteral("survey");
enum Tab { DueTab, VisitsTab, DraftsTab };

void refill(QComboBox *combo, const QString &name, const QList<std::pair<QString, QVariant>> &items) {
    const QSignalBlocker quiet(combo);
    const int chosen = combo->currentIndex();
    combo->clear();
    for (const auto &[text, data] : items)
        combo->addItem(text, data);
    combo->setCurrentIndex(std::max(0, chosen));
    combo->setAccessibleName(name);
}

// What a child's risk is assessed by.
QString riskInstrument(const FormCatalog &forms) {
    for (const Form *form : forms.linkedTo(kChild))
        if (form->kind == u"instrument" && form->sets == kRisk)
            return form->id;
    return {};
}

QList<Uid> draftOf(const Draft &draft) {
    QList<Uid> uids;
    for (const QString &uid : draft.values.value(kDraftOf).split(u' ', Qt::SkipEmptyParts))
        uids << Uid::fromText(uid);
    return uids;
}

}  // namespace

TodayPage::TodayPage(UiContext &context)
    : m_context(context), m_widget(new QWidget), m_counting(new Counting(context, this)), m_listing(new Counting(context, this)), m_register(new QPushButton), m_drop(nullptr), m_copies(new QLabel), m_more(new QLabel), m_holidays(new QLabel), m_tabs(new QTabWidget),
      m_when(new QuietCombo), m_kind(new QuietCombo), m_tasks(new FactsTable(context.theme(), QStringLiteral("tasks"))), m_unfinished(new FactsTable(context.theme(), QStringLiteral("drafts"))),
      m_visiting(new VisitingTab(context, *m_listing, nullptr)) {
    build();
    retranslate();
}

QString TodayPage::title() const { return tr("Workbench"); }
QString TodayPage::hint() { return tr("What is due stands here each day. Enter on a line opens the form that ends it; what is done goes from the list by itself."); }

void TodayPage::build() {
    Theme &theme = m_context.theme();
    auto *column = scrolledColumn(theme, m_widget, int(Space::Large));
    auto *bar = theme.lay(new QHBoxLayout, 0, Space::Medium);
    m_register->setObjectName(QStringLiteral("registerToday"));
    m_register->setIcon(theme.icon(QStringLiteral("add"), Color::OnAccent));
    setStyleProperty(m_register, "kind", QStringLiteral("primary"));
    m_copies->setObjectName(QStringLiteral("lastCopies"));
    m_copies->setWordWrap(true);
    setStyleProperty(m_copies, "look", QStringLiteral("muted"));
    bar->addWidget(m_register);
    bar->addWidget(m_copies, 1);
    column->addLayout(bar);
    auto *cards = theme.lay(new QHBoxLayout, 0, Space::Small);
    for (const char *name : {"todayOverdue", "todayWeek", "todayChildren", "todayAtRisk"}) {
        auto *card = new QWidget;
        card->setAttribute(Qt::WA_StyledBackground);
        card->setProperty("card", true);
        auto *in = theme.lay(new QVBoxLayout(card), Space::Small, 0);
        auto *number = new QLabel, *words = new QLabel;
        number->setObjectName(QLatin1String(name));
        setStyleProperty(number, "look", QStringLiteral("title"));
        setStyleProperty(words, "look", QStringLiteral("muted"));
        in->addWidget(number);
        in->addWidget(words);
        cards->addWidget(card, 1);
        m_numbers << number;
        m_words << words;
    }
    column->addLayout(cards);

    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(QStringLiteral("todayTabs"));
    auto *due = new QWidget;
    auto *dueColumn = theme.lay(new QVBoxLayout(due), 0, Space::Small);
    auto *filters = new QWidget;
    auto *row = new ReflowLayout(0, theme.space(Space::Small), theme.space(Space::Small), filters);
    for (auto [combo, name] : {std::pair(m_when, "taskWhen"), std::pair(m_kind, "taskKind")}) {
        combo->setObjectName(QLatin1String(name));
        row->addWidget(combo, false);
        connect(combo, &QComboBox::activated, this, &TodayPage::look);
    }
    setStyleProperty(m_more, "look", QStringLiteral("muted"));
    m_more->setObjectName(QStringLiteral("taskCount"));
    row->addWidget(m_more, false);
    dueColumn->addWidget(filters);
    dueColumn->addWidget(m_tasks, 1);
    setStyleProperty(m_holidays, "look", QStringLiteral("muted"));
    m_holidays->setObjectName(QStringLiteral("unknownHolidays"));
    m_holidays->setWordWrap(true);
    dueColumn->addWidget(m_holidays);
    for (QWidget *tab : {due, static_cast<QWidget *>(m_visiting), static_cast<QWidget *>(m_unfinished)})
        m_tabs->addTab(tab, QString());
    column->addWidget(m_tabs, 1);

    m_drop = m_unfinished->addButton(QStringLiteral("dropUnfinished"), true);
    connect(m_drop, &QPushButton::clicked, this, &TodayPage::dropDraft);
    connect(m_register, &QPushButton::clicked, &m_context, &UiContext::newChildRequested);
    connect(m_tasks, &FactsTable::opened, this, &TodayPage::open);
    connect(m_unfinished, &FactsTable::opened, this, &TodayPage::openDraft);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == VisitsTab)
            m_visiting->look();
    });
}

void TodayPage::retranslate() {
    m_register->setText(tr("Register a child"));
    const QString words[] = {tr("overdue"), tr("due this week"), tr("children on the register"), tr("red or yellow")};
    for (int i = 0; i < m_words.size(); ++i) {
        m_words[i]->setText(words[i]);
        m_numbers[i]->setAccessibleName(words[i]);
    }
    refill(m_when, tr("When"), {{tr("Overdue and this week"), 0}, {tr("Overdue"), 1}, {tr("This week"), 2}, {tr("Later"), 3}});
    QList<std::pair<QString, QVariant>> kinds{{tr("Every kind"), QString()}};
    for (const TaskKind kind : taskKinds())
        kinds << std::pair(kindWords(kind), QVariant(taskKindName(kind)));
    refill(m_kind, tr("Kind"), kinds);
    m_tasks->setTitle(tr("What is due"));
    m_tasks->setColumns({{tr("Due")}, {tr("When")}, {tr("What")}, {tr("Child")}, {tr("Village"), false, 400}});
    m_tasks->setEmptyText(tr("Nothing is due here."));
    m_unfinished->setTitle(tr("Unfinished"));
    m_unfinished->setColumns({{tr("Typed on")}, {tr("What")}, {tr("Of"), false, 400}});
    m_unfinished->setEmptyText(tr("Nothing was left unfinished."));
    m_drop->setText(tr("Discard draft"));
    m_tabs->setTabText(VisitsTab, tr("Visiting list"));
    m_visiting->retranslate();
    if (m_context.hasLedger())
        show();
}

QString TodayPage::kindWords(TaskKind kind) const {
    switch (kind) {
    case TaskKind::Visit: return tr("Visit");
    case TaskKind::Reassessment: return tr("Assess again");
    case TaskKind::TurningSixteen: return tr("Turns 16: leaves the register of the left behind");
    case TaskKind::TurningEighteen: return tr("Turns 18");
    case TaskKind::CarerExpiry: return tr("Care agreement ends");
    }
    return {};
}

void TodayPage::refresh() {
    if (!m_context.hasLedger())
        return;
    m_register->setEnabled(!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write));
    m_unfinished->allow(!m_context.isReadOnly());
    look();
    showDrafts();
    if (m_tabs->currentIndex() == VisitsTab)
        m_visiting->look();
}

void TodayPage::look() {
    QSet<TaskKind> kinds;
    for (const TaskKind kind : taskKinds())
        if (taskKindName(kind) == m_kind->currentData().toString())
            kinds.insert(kind);
    const int when = m_when->currentData().toInt();
    auto read = std::make_shared<TodayFigures>();
    m_counting->run(
        tr("Reading what is due…"),
        [read, kinds, when, session = m_context.session(), today = m_context.clock().today()](LedgerReader &reader, ColumnStore &, Progress &) {
            *read = readToday(reader, session, today, kinds, when == 0 ? std::nullopt : std::optional(Due(when - 1)));
            if (when == 0)
                std::erase_if(read->tasks, [&](const Task &task) { return dueOf(task, today) == Due::Later; });
            if (!read->tasks.empty())
                read->yearsWithoutHolidays = TaskReader(reader, session).yearsWithoutHolidays(read->tasks.back().due);
        },
        [this, read] {
            m_figures = std::move(*read);
            if (m_figures.error)
                return m_context.dialogs().error(m_widget, m_context.say(*m_figures.error), m_figures.error->detail);
            show();
        });
}

void TodayPage::show() {
    const qint64 numbers[] = {m_figures.overdue, m_figures.thisWeek, m_figures.children, m_figures.atRisk};
    for (int i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setText(QString::number(numbers[i]));
    setStyleProperty(m_numbers.front(), "tone", m_figures.overdue > 0 ? QStringLiteral("warning") : QString());
    m_tabs->setTabText(DueTab, m_figures.overdue + m_figures.thisWeek > 0 ? tr("What is due (%1)").arg(m_figures.overdue + m_figures.thisWeek) : tr("What is due"));
    const QDate today = m_context.clock().today();
    const auto day = [&](qint64 ms) {
        const QDate on = shanghaiTime(ms).date();
        const auto days = on.daysTo(today);
        return days <= 0 ? tr("today") : tr("%1 (%n day(s) ago)", nullptr, int(days)).arg(isoDate(on));
    };
    m_copies->setText(QStringList{m_figures.backupMs == 0 ? tr("No backup copy has been made yet.") : tr("Last backup: %1.").arg(day(m_figures.backupMs)),
                                  m_figures.exportMs == 0 ? tr("Nothing has been exported yet.") : tr("Last export: %1.").arg(day(m_figures.exportMs))}
                          .join(u' '));
    std::vector<FactRow> rows;
    for (size_t i = 0; i < m_figures.tasks.size(); ++i) {
        const Task &task = m_figures.tasks[i];
        const auto late = task.due.daysTo(today);
        rows.push_back({QString::number(i), {isoDate(task.due), task.overdue ? tr("%n day(s) overdue", nullptr, int(late)) : late == 0 ? tr("today") : dueOf(task, today) == Due::ThisWeek ? tr("this week") : tr("later"), kindWords(task.kind), task.title,
                                             m_context.reader().places().name(task.region)}});
    }
    m_tasks->setRows(std::move(rows));
    m_more->setText(m_figures.tasks.size() >= kMostTasks ? tr("the first %n", nullptr, int(kMostTasks)) : tr("%n task(s)", nullptr, int(m_figures.tasks.size())));
    QStringList unknown;
    for (const int year : std::as_const(m_figures.yearsWithoutHolidays))
        unknown << m_context.say(Message{QStringLiteral("casework.no_holidays"), {QString::number(year)}, {}});
    m_holidays->setText(unknown.join(u'\n'));
    m_holidays->setVisible(!unknown.isEmpty());
}

void TodayPage::open(const QString &key) {
    const size_t at = size_t(key.toInt());
    if (at >= m_figures.tasks.size())
        return;
    const Task task = m_figures.tasks[at];
    switch (task.kind) {
    case TaskKind::Visit: return emit m_context.recordRequested(task.uid, kVisit, {});
    case TaskKind::Reassessment: return emit m_context.recordRequested(task.uid, riskInstrument(m_context.ledger().forms()), {});
    case TaskKind::CarerExpiry: return emit m_context.recordRequested(task.uid, kCareAgreement, task.record);
    case TaskKind::TurningSixteen:
    case TaskKind::TurningEighteen: return emit m_context.childRequested(task.uid);   // its exit is on the file
    }
}

void TodayPage::showDrafts() {
    const auto drafts = m_context.ledger().drafts(m_context.session());
    m_drafts = drafts ? *drafts : QList<Draft>();
    std::vector<FactRow> rows;
    for (const Draft &draft : std::as_const(m_drafts)) {
        const Form *form = m_context.ledger().forms().find(draft.form);
        QString of = draft.values.value(kName, draft.values.value(QStringLiteral("house:") + kHead));
        if (const QList<Uid> several = draftOf(draft); draft.subject.isNil() && !several.isEmpty())
            of = tr("%n child(ren)", nullptr, int(several.size()));
        if (const Uid child = draft.form == kChild ? draft.uid : draft.subject; of.isEmpty() && draft.form != kHouseCall && !child.isNil())
            of = nameOfChild(child);
        rows.push_back({draft.uid.text(), {shanghaiTime(draft.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")), draft.form == kHouseCall ? tr("A house of the survey") : draft.form == kChild && draft.isNew ? tr("A new child") : form ? form->title.in(m_context.language()) : draft.form, of}});
    }
    m_unfinished->setRows(std::move(rows));
    m_tabs->setTabText(DraftsTab, m_drafts.isEmpty() ? tr("Unfinished") : tr("Unfinished (%1)").arg(m_drafts.size()));
}

void TodayPage::openDraft(const QString &uid) {
    for (const Draft &draft : std::as_const(m_drafts)) {
        if (draft.uid.text() != uid)
            continue;
        const Form *form = m_context.ledger().forms().find(draft.form);
        if (draft.form == kHouseCall)
            emit m_context.pageRequested(kSurveyPage);
        else if (draft.form == kChild && draft.isNew)
            emit m_context.newChildRequested();
        else if (draft.form == kChild)
            emit m_context.childRequested(draft.uid);
        else if (const QList<Uid> several = draftOf(draft); draft.subject.isNil() && !several.isEmpty())
            emit m_context.childrenRequested(form ? form->title.in(m_context.language()) : QString(), several);
        else if (const auto over = form && form->subject != kChild ? m_context.reader().record(m_context.session(), draft.subject) : Result<Record>(Record()); over && over->answers.form)
            emit m_context.recordRequested(over->subject, over->form().id, over->uid);      // what the draft hangs on offers it
        else
            emit m_context.recordRequested(draft.subject, draft.form, draft.isNew ? Uid() : draft.uid);
        return;
    }
}

// Of a child, or of the one that a record hangs on.
QString TodayPage::nameOfChild(const Uid &uid) const {
    auto record = m_context.reader().record(m_context.session(), uid);
    if (record && record->answers.form && record->form().id != kChild)
        record = m_context.reader().record(m_context.session(), record->subject);
    return record && record->answers.form ? record->answers.value(kName) : QString();
}

void TodayPage::dropDraft() {
    const Uid uid = Uid::fromText(m_unfinished->current());
    if (uid.isNil() || !m_context.dialogs().confirm(m_widget, tr("Discard draft"), tr("What was typed and not saved is lost."), tr("Discard")))
        return;
    if (const auto dropped = m_context.ledger().dropDraft(m_context.session(), uid); !dropped)
        m_context.dialogs().error(m_widget, m_context.say(dropped.error()), dropped.error().detail);
    showDrafts();
}

std::vector<TourStop> TodayPage::tourStops() {
    return {{QStringLiteral("visits"), [this] { m_tabs->setCurrentIndex(VisitsTab); }}, {QStringLiteral("unfinished"), [this] { m_tabs->setCurrentIndex(DraftsTab); }},
            {QStringLiteral("later"), [this] {
                 m_tabs->setCurrentIndex(DueTab);
                 m_when->setCurrentIndex(3);
                 look();
             }}};
}

}  // namespace tongdang
