#include "ui/forms/form_view.h"

#include "core/ledger/acceptance.h"
#include "ui/files/form_files.h"
#include "ui/forms/field_row.h"
#include "ui/forms/problem_list.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/repeat_table.h"
#include "ui/shell/context.h"
#include "ui/shell/stops.h"
#include "ui/shell/theme.h"
#include "ui/shell/when_shown.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kColumnWidth = 300;     // at zoom 100

class PlainFacts final : public FormFacts {
  public:
    explicit PlainFacts(const Clock &clock) : m_clock(clock) {}
    QDateTime now() const override { return shanghaiTime(m_clock.nowMs()); }

  private:
    const Clock &m_clock;
};

}  // namespace

FormView::FormView(UiContext &context, const Form &form, QWidget *parent)
    : QWidget(parent), m_context(context), m_form(form), m_logic(form), m_files(new FormFiles(context, this)), m_scroll(new QScrollArea(this)), m_problems(new ProblemList(context, this)) {
    setObjectName(QStringLiteral("form_") + form.id);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.theme().space(Space::Hair));
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problems);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    keepInSight(*m_scroll, context.theme().space(Space::Large));
    connect(m_problems, &ProblemList::chosen, this, &FormView::focusField);
    connect(m_problems, &ProblemList::acceptWanted, this, [this](const Issue &issue) { askReasons(m_context, this, QList{std::pair(this, QList{issue})}); });
    auto *next = new QShortcut(Qt::Key_F6, this);
    next->setContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QShortcut::activated, this, &FormView::focusNextProblem);
    for (const auto &[key, by] : {std::pair(Qt::Key_PageDown, 1), std::pair(Qt::Key_PageUp, -1)}) {
        auto *section = new QShortcut(Qt::CTRL | key, this);
        section->setContext(Qt::WidgetWithChildrenShortcut);
        connect(section, &QShortcut::activated, this, [this, by = by] { stepSection(by); });
    }
    auto *past = new QShortcut(Qt::CTRL | Qt::Key_H, this);
    past->setContext(Qt::WidgetWithChildrenShortcut);
    connect(past, &QShortcut::activated, this, [this] {
        for (const FieldRow *row : std::as_const(m_rows))
            if (m_history && QApplication::focusWidget() && row->isAncestorOf(QApplication::focusWidget()))
                return emit historyWanted(row->field().name);
    });
    connect(&context, &UiContext::languageChanged, this, &FormView::retranslate);
    auto *redrawn = new WhenShown(this, [this] { retranslate(); });
    connect(&context.theme(), &Theme::changed, redrawn, [redrawn] { redrawn->wanted(); });
}

FormView::~FormView() = default;

void FormView::setRecord(const Record &record) {
    m_record = record;
    m_all = true;                      // what was imported with open problems shows them
    begin(record.answers, false);
}

void FormView::setNew(const Uid &subject, const QHash<QString, QString> &initial) {
    m_record = Record();
    m_record.subject = subject;
    m_record.answers = Answers(m_form);
    m_all = false;
    begin(m_record.answers, true);
    restore(initial);
    m_visited.clear();
    m_edited.clear();
    showProblems();
}

void FormView::setRow(const RepeatRows::Row &row, std::unique_ptr<FormFacts> facts, bool isNew) {
    m_record = Record();
    m_record.answers = row.answers;
    m_all = false;
    m_alone = true;
    begin(row.answers, isNew, std::move(facts));
    m_logic.rows().take(row.stored);
}

void FormView::begin(const Answers &stored, bool isNew, std::unique_ptr<FormFacts> facts) {
    m_visited.clear();
    m_edited.clear();
    m_carried.clear();
    m_foreign.clear();
    m_reasons.clear();
    m_accepted.clear();
    m_suggested.clear();
    m_unfolded.clear();
    if (m_files->parent() == this)
        m_files->begin();
    if (facts)
        m_facts = std::move(facts);
    else if (m_context.hasLedger())
        m_facts = m_context.reader().facts(m_context.session(), &m_record);
    else
        m_facts = std::make_unique<PlainFacts>(m_context.clock());
    QSet<int> locked;
    for (int slot = 0; slot < m_form.fields.size(); ++slot)
        if (const QString &kind = m_form.fields[slot].restricted; !kind.isEmpty() && !m_context.policy().mayRead(m_context.session(), kind))
            locked.insert(slot);
    m_logic.setLocked(locked);
    m_logic.begin(stored, *m_facts, isNew);
    takeRows();
    if (!m_body)
        build();
    showAll();
    forgetTyping();
    if (!m_body->isAncestorOf(window()->focusWidget()))     // who goes on writing after a save stays where he is
        m_scroll->verticalScrollBar()->setValue(0);
}

void FormView::useFiles(FormFiles *files) {
    m_files = files;
    if (m_body)
        retranslate();
}

void FormView::hideField(const QString &name) {
    m_hidden.insert(name);
    if (m_body)
        retranslate();
}

void FormView::offerOnly(const QString &name, const QStringList &codes) {
    m_logic.offerOnly(m_form.indexOf(name), codes);
    if (m_body)
        retranslate();
}

void FormView::build() {
    const Theme &theme = m_context.theme();
    const Language language = m_context.language();
    m_rows.clear();
    m_rowBySlot.clear();
    m_sections.clear();
    delete m_body;
    auto *body = new QWidget;
    body->setObjectName(QStringLiteral("form_body"));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, theme.space(Space::Small), theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Medium));
    m_body = body;

    QString current;
    QWidget *grid = nullptr;
    const auto openSection = [&](const QString &key, const QString &title) {
        current = key;
        auto *frame = new QFrame(body);
        frame->setProperty("card", true);
        auto *layout = new QVBoxLayout(frame);
        layout->setContentsMargins(theme.space(Space::Large), theme.space(Space::Medium), theme.space(Space::Large), theme.space(Space::Large));
        layout->setSpacing(theme.space(Space::Medium));
        const Group *group = m_form.group(key);
        QPushButton *fold = nullptr;
        QLabel *heading = nullptr;
        if (group && group->appearance == u"folded") {
            fold = new QPushButton(title, frame);
            fold->setObjectName(QStringLiteral("fold_") + key);
            fold->setProperty("kind", QStringLiteral("fold"));
            fold->setAutoDefault(false);
            fold->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
            layout->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Small), theme.space(Space::Large), theme.space(Space::Small));
            layout->addWidget(fold);
            connect(fold, &QPushButton::clicked, this, [this, key] {
                if (!m_unfolded.remove(key))
                    m_unfolded.insert(key);
                refreshSections();
            });
        } else if (!title.isEmpty()) {
            heading = new QLabel(title, frame);
            heading->setFont(theme.font(TextSize::Large, true));
            heading->setWordWrap(true);
            layout->addWidget(heading);
        }
        grid = new QWidget(frame);
        new ReflowLayout(theme.px(kColumnWidth), theme.space(Space::Wide), theme.space(Space::Medium), grid);
        layout->addWidget(grid);
        column->addWidget(frame);
        m_sections.append({frame, {}, {}, key, grid, fold, heading, title});
    };
    const auto titleOf = [&](const QString &key) {
        const Group *group = m_form.group(key);
        return group ? group->label.in(language) : QString();
    };
    bool first = true;
    for (int slot = 0; slot < m_form.fields.size(); ++slot) {
        const Field &field = m_form.fields[slot];
        const bool silent = field.isSilent() || ((field.kind == FieldKind::Calculate || field.derived) && field.label.isEmpty());
        if (silent || m_hidden.contains(field.name))
            continue;
        const QString key = field.groups.value(0);
        if (first || key != current)
            openSection(key, titleOf(key));
        first = false;
        const EditorHome home{m_context, m_form, [this]() -> const Answers & { return m_logic.answers(); }, [this, &field, made = std::make_shared<QList<Choice>>()] { return m_logic.offered(field, *made); }, m_context.hasLedger() && !m_trial ? m_files : nullptr};
        auto *row = new FieldRow(home, field, grid);
        static_cast<ReflowLayout *>(grid->layout())->addWidget(row, row->wide());
        m_rows.append(row);
        m_rowBySlot.insert(slot, row);
        m_sections.back().rows.append(row);
        if (FieldEditor *editor = row->editor()) {
            connect(editor, &FieldEditor::edited, this, [this, row] { take(row); });
            connect(editor, &FieldEditor::left, this, [this, row] { leave(row); });
            connect(editor, &FieldEditor::entered, this, [this, row] {
                reveal(row);
                row->setHistory(m_history && isStored(row->field().kind));
            });
            connect(row, &FieldRow::historyWanted, this, [this, &field] { emit historyWanted(field.name); });
            connect(editor, &FieldEditor::goOn, this, [this, row] { step(row, 1); });
            connect(editor, &FieldEditor::goBack, this, [this, row] { step(row, -1); });
        }
    }
    buildRepeats(openSection, grid);
    column->addStretch();
    if (m_embedded) {
        static_cast<QVBoxLayout *>(layout())->insertWidget(0, body);
        body->show();
    } else {
        m_scroll->setWidget(body);
        m_scroll->viewport()->setAutoFillBackground(false);
        body->setAutoFillBackground(false);
    }
    emit built();
}

void FormView::retranslate() {
    if (!m_body)
        return;
    QString focused;
    for (FieldRow *row : std::as_const(m_rows))
        if (row->editor() && QApplication::focusWidget() && row->isAncestorOf(QApplication::focusWidget()))
            focused = row->field().name;
    const int scrolled = m_scroll->verticalScrollBar()->value();
    for (FieldRow *row : std::as_const(m_rows))
        if (row->editor())
            row->editor()->disconnect(this);
    build();
    showAll();
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (!focused.isEmpty())
        focusField(focused);
}

void FormView::showAll() {
    for (auto it = m_rowBySlot.cbegin(); it != m_rowBySlot.cend(); ++it) {
        FieldRow *row = it.value();
        const Field &field = row->field();
        FieldEditor *editor = row->editor();
        if (!editor)
            continue;
        editor->offer(m_logic.offered(field));
        editor->setValue(m_logic.answers().value(it.key()));
        row->setRequired((m_logic.isRequired(it.key()) || m_needed.contains(field.name)) && !m_readOnly);
        row->setFault({});
        row->setFilledFrom(m_carried.contains(it.key()) && !m_edited.contains(it.key()) ? m_carriedFrom : QString());
        if (m_readOnly || field.readOnly)
            editor->setLocked(true);
        if (m_logic.isLocked(it.key()))
            row->setRestricted();
    }
    for (const Section &section : std::as_const(m_sections))
        for (RepeatTable *table : section.repeats) {
            table->refresh();
            table->setReadOnly(m_readOnly);
        }
    putInAnswers();
    refreshSections();
    showProblems();
}

void FormView::setReadOnly(bool readOnly) {
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    retranslate();
}

void FormView::hideUnvisited() {
    m_all = false;
    m_visited.clear();
    m_edited.clear();
    showProblems();
}

void FormView::setEmbedded() {
    m_embedded = true;
    m_scroll->hide();
    if (m_body)
        retranslate();
}

void FormView::refreshSections() {
    for (const Section &section : std::as_const(m_sections)) {
        bool any = std::any_of(section.repeats.cbegin(), section.repeats.cend(), [this](const RepeatTable *table) { return m_logic.repeatApplies(table->repeat()); });
        for (FieldRow *row : section.rows) {
            const int slot = m_form.indexOf(row->field().name);
            // A calculated answer that is blank says nothing.
            const bool shown = m_logic.applies(slot) && !(row->field().derived && m_logic.answers().value(slot).isEmpty());
            row->setVisible(shown);
            any = any || shown;
        }
        section.frame->setVisible(any);
        if (!section.fold)
            continue;
        const bool answered = std::any_of(section.rows.cbegin(), section.rows.cend(), [this](const FieldRow *row) { return !row->field().derived && !m_logic.answers().value(row->field().name).isEmpty(); });
        const bool open = answered || m_unfolded.contains(section.key);   // an answer is never out of sight
        section.grid->setVisible(open);
        section.fold->setIcon(m_context.theme().icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Color::Muted));
        section.fold->setAccessibleName(open ? section.fold->text() : tr("%1, folded away").arg(section.fold->text()));
    }
}

void FormView::unfold(const QWidget *grid) {
    for (const Section &section : std::as_const(m_sections))
        if (section.grid == grid && section.fold && section.grid->isHidden()) {
            m_unfolded.insert(section.key);
            refreshSections();
        }
}

void FormView::take(FieldRow *row) {
    const int slot = m_form.indexOf(row->field().name);
    row->setFault(row->editor()->faultWhileTyping());
    if (!m_logic.set(slot, row->editor()->value()))
        return;
    m_edited.insert(slot);
    dropReasons([&](const QString &question) { return touches(m_form, question, {slot}); });
    row->setFilledFrom({});
    m_foreign.removeIf([&](const Issue &issue) { return issue.field == row->field().name; });
    m_typing = slot;
    refreshAfter(slot);
    if (row->field().appearance == u"idnumber")
        fillFromIdNumber(slot);
    if (m_all || m_visited.contains(slot))
        showProblems();              // a problem goes the moment it is mended
    emit edited();
}

void FormView::leave(FieldRow *row) {
    const int slot = m_form.indexOf(row->field().name);
    row->setHistory(false);
    row->editor()->normalize();
    take(row);
    m_typing = -1;
    if (!m_edited.contains(slot))
        return;
    row->setFault({});               // the form's own words from here on
    m_visited.insert(slot);
    for (const int dependent : m_form.dependents(slot))
        m_visited.insert(dependent);
    showProblems();
}

void FormView::fillFromIdNumber(int slot) {
    for (const FormLogic::Filled &filled : m_logic.fromIdNumber(slot, m_context.clock().today()))
        suggest(filled.slot, filled.value, rowOf(slot)->field().label.in(m_context.language()));
}

void FormView::fill(int slot, const QString &value, const QString &from) {
    if (!m_logic.set(slot, value))
        return;
    m_edited.insert(slot);
    refreshAfter(slot);
    if (FieldRow *row = rowOf(slot)) {
        row->editor()->setValue(value);
        row->setFilledFrom(value.isEmpty() ? QString() : from);
    }
}

void FormView::suggest(const QString &name, const QString &value, const QString &from) {
    if (const int slot = m_form.indexOf(name); slot >= 0 && !m_readOnly && !m_logic.isLocked(slot) && suggest(slot, value, from))
        emit edited();
}

bool FormView::suggest(int slot, const QString &value, const QString &from) {
    const QString now = m_logic.answers().value(slot);
    const bool ours = now.isEmpty() || m_suggested.value(slot) == now || (m_carried.contains(slot) && !m_edited.contains(slot));
    const bool taken = now.isEmpty() && m_suggested.contains(slot) && m_suggested.value(slot) == value;   // by the person: not again
    if (!ours || taken || now == value)
        return false;
    m_suggested.insert(slot, value);
    fill(slot, value, from);
    return true;
}

void FormView::need(const QString &name) {
    m_needed.insert(name);
    if (m_body)
        showAll();
}

void FormView::refreshAfter(int slot) {
    putInAnswers();
    for (const int dependent : m_form.dependents(slot)) {
        FieldRow *row = rowOf(dependent);
        if (!row || !row->editor())
            continue;
        const Field &field = row->field();
        if (field.derived || (dependent != slot && !field.triggers.isEmpty()))
            row->editor()->setValue(m_logic.answers().value(dependent));
        if (!field.choiceFilter.isEmpty())
            row->editor()->offer(m_logic.offered(field));
        if (!field.required.names().isEmpty())
            row->setRequired(m_logic.isRequired(dependent));
    }
    if (!m_form.dependents(slot).empty())
        refreshSections();
}

FieldEditor *FormView::editor(const QString &name) const {
    const FieldRow *row = rowOf(m_form.indexOf(name));
    return row ? row->editor() : nullptr;
}

}  // namespace tongdang
