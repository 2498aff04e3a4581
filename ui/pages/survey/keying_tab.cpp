#include "ui/pages/survey/keying_tab.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/pages/survey/keyed_differences.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/stops.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

namespace tongdang {

using namespace fields;

namespace {
constexpr int kLeastForm = 140;      // px at zoom 100
// What the paper does not have: given by the program, or by the survey.
const QStringList &notOnPaper() {
    static const QStringList names{QStringLiteral("photo"), kHousehold, kChildNumber, kRegisteredOn, kAgeStated, kAgeStatedOn};
    return names;
}
}  // namespace

KeyingTab::KeyingTab(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedWidget), m_rate(new QLabel), m_typing(new QLabel), m_list(new FactsTable(context.theme(), QStringLiteral("keyed"))), m_typePage(new QWidget), m_area(new QScrollArea),
      m_differences(new KeyedDifferences(context, this)), m_done(new QPushButton), m_cancel(new QPushButton), m_again(nullptr) {
    Theme &theme = context.theme();
    auto *all = theme.lay(new QVBoxLayout(this), 0, 0);
    auto *listPage = new QWidget;
    auto *column = theme.lay(new QVBoxLayout(listPage), 0, Space::Small);
    m_rate->setObjectName(QStringLiteral("errorRate"));
    m_rate->setWordWrap(true);
    column->addWidget(m_rate);
    column->addWidget(m_list, 1);
    m_again = m_list->addButton(QStringLiteral("keyAgain"), true);
    auto *typing = theme.lay(new QVBoxLayout(m_typePage), 0, Space::Small);
    m_typing->setWordWrap(true);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);      // takes what there is: the buttons stay below it
    auto *buttons = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_done->setObjectName(QStringLiteral("compareKeyed"));
    setStyleProperty(m_done, "kind", QStringLiteral("primary"));
    m_cancel->setObjectName(QStringLiteral("cancelKeying"));
    buttons->addWidget(m_done);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    typing->addWidget(m_typing);
    typing->addWidget(m_area, 1);
    typing->addLayout(buttons);
    for (QWidget *page : {listPage, m_typePage, static_cast<QWidget *>(m_differences)})
        m_stack->addWidget(page);
    all->addWidget(m_stack);
    connect(m_stack, &QStackedWidget::currentChanged, this, &KeyingTab::working);
    connect(m_list, &FactsTable::opened, this, &KeyingTab::open);
    connect(m_again, &QPushButton::clicked, this, [this] { open(m_list->current()); });
    connect(m_done, &QPushButton::clicked, this, &KeyingTab::compare);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (mayLeave())
            back();
    });
    connect(m_differences, &KeyedDifferences::finished, this, &KeyingTab::back);
    retranslate();
}

void KeyingTab::retranslate() {
    m_list->setTitle(tr("Children and people to be typed a second time"));
    m_list->setColumns({{tr("Name")}, {tr("Village")}, {tr("Second typing")}, {tr("Differences"), true}, {tr("Decided")}});
    m_again->setText(tr("Type it again"));
    m_done->setText(tr("Compare"));
    m_cancel->setText(tr("Cancel"));
    m_differences->retranslate();
    show(m_figures);
}

bool KeyingTab::isWorking() const { return m_stack->currentIndex() > 0; }

void KeyingTab::clear() {
    delete m_view;
    m_figures = {};
    m_stack->setCurrentIndex(0);
}

QString KeyingTab::named(const KeyedPart &part) const {
    if (part.form == kChild || !m_context.hasLedger())
        return part.name;
    const Form &form = *m_context.ledger().forms().find(kGuardianship);
    return tr("%1: %2", "child: father").arg(part.name, displayValue(form, *form.find(kRelation), part.relation, m_context.language()));
}

void KeyingTab::show(const SurveyFigures &figures) {
    if (&figures != &m_figures)
        m_figures = figures;
    std::vector<FactRow> rows;
    for (const KeyedPart &part : m_figures.keyed) {
        const bool typed = !part.second.isNil();
        rows.push_back({part.record.text(),
                        {named(part), m_context.hasLedger() ? m_context.reader().places().name(part.region) : QString(), typed ? tr("typed") : tr("to be typed"), typed ? QString::number(part.differences) : QString(),
                         !typed || part.differences == 0 ? QString() : part.decided ? tr("yes") : tr("not yet")},
                        part.decided || (typed && part.differences == 0) ? std::optional(Color::Muted) : std::nullopt});
    }
    m_list->setEmptyText(m_figures.keying ? tr("No child of this campaign is to be typed a second time yet. They come as houses are surveyed.")
                                          : tr("This campaign has no second keying. “Edit” can ask for a sample or for all."));
    m_list->setRows(std::move(rows));
    const KeyingState &state = m_figures.state.keying;
    m_rate->setText(state.compared == 0 ? tr("Nothing has been compared yet.")
                                        : tr("%1 records typed twice, %2 answers compared, %3 different: an error rate of %4 %.")
                                              .arg(state.records).arg(state.compared).arg(state.differences).arg(state.errorRate(), 0, 'f', 2));
}

bool KeyingTab::open(const QString &record) {
    for (const KeyedPart &one : m_figures.keyed)
        if (one.record.text() == record) {
            if (one.second.isNil()) {
                type(one);
            } else if (m_differences->open(one.second)) {
                m_stack->setCurrentWidget(m_differences);
                m_differences->focusFirst();
            }
            return true;
        }
    return false;
}

void KeyingTab::type(const KeyedPart &part) {
    const auto history = m_context.reader().history(m_context.session(), part.record);
    const bool own = history && std::any_of(history->begin(), history->end(), [&](const HistoryEntry &entry) { return entry.op == u"create" && entry.user == m_context.session().login; });
    QString words = part.form == kChild ? tr("Type the paper again. What was typed first is not shown; what is blank on the paper stays blank.")
                                        : tr("Type again what the paper says of this person (%1). What was typed first is not shown; what is blank on the paper stays blank.").arg(named(part));
    if (own)
        words += u' ' + tr("You typed this the first time yourself; somebody else should type it the second time.");
    m_typing->setText(words);
    m_part = part;
    delete m_view;
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(0, 0, 0, 0);
    m_view = new FormView(m_context, *m_context.ledger().forms().find(part.form));
    m_view->setEmbedded();
    for (const QString &name : notOnPaper())
        if (m_view->form().find(name))
            m_view->hideField(name);
    m_view->setNew();
    column->addWidget(m_view);
    column->addStretch();
    m_area->setWidget(ground);
    m_area->setMinimumHeight(m_context.theme().px(kLeastForm));
    m_view->show();
    connect(m_view, &FormView::finished, this, [this] { m_done->setFocus(Qt::TabFocusReason); });
    stopAfter(*m_area, {m_done, m_cancel});              // the form was made after the buttons below it
    m_stack->setCurrentWidget(m_typePage);
    m_view->focusFirst();
}

void KeyingTab::compare() {
    if (!m_view)
        return;
    const auto first = m_context.reader().record(m_context.session(), m_part.record);
    if (!first)
        return m_context.dialogs().error(this, m_context.say(first.error()), first.error().detail);
    ChangeSet set = secondKeying(m_context.ledger().forms(), m_context.clock(), m_figures.campaign, *first, m_view->kept(), m_context.session().login);
    std::erase_if(set.changes, [](const Change &change) {
        return std::any_of(change.values.begin(), change.values.end(), [&](const auto &value) { return change.form->fields[value.first].name == kQuestion && notOnPaper().contains(value.second); });
    });
    if (first->region.isEmpty())
        set.changes.front().set(kRegion, m_part.region);
    set.intent = Message{QStringLiteral("survey.keyed"), {first->answers.value(kName)}, {}};
    const Uid made = set.changes.front().uid;
    const bool written = commitAndTell(m_context, this, set, [this](size_t, const QList<Issue> &issues) {
        for (const Issue &issue : issues)
            m_context.dialogs().error(this, m_context.say(issue.message), {});
    });
    if (!written)
        return;
    delete m_view;
    if (!m_differences->open(made))
        return back();
    m_stack->setCurrentWidget(m_differences);
    m_differences->focusFirst();
}

bool KeyingTab::mayLeave() {
    if (!m_view || !m_view->isModified())
        return true;
    return m_context.dialogs().confirm(this, tr("Stop typing?"), tr("What was typed for the comparison is lost."), tr("Stop typing"));
}

void KeyingTab::back() {
    delete m_view;
    m_stack->setCurrentIndex(0);
    m_list->view()->setFocus(Qt::OtherFocusReason);
}

}  // namespace tongdang
