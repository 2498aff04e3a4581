#include "ui/pages/child/record_panel.h"

#include "core/children/answered_once.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/answer_history.h"
#include "ui/pages/child/assessment_result.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/child_records.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/stops.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

RecordPanel::RecordPanel(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_banner(new Banner(context.theme(), this)), m_result(new AssessmentResult(context, this)), m_place(new QVBoxLayout), m_draft(new DraftKeeper(context, this)) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("record_panel"));
    auto *layout = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    const auto button = [&](const char *name, auto act) {
        auto *made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    auto *head = theme.lay(new QHBoxLayout, 0, Space::Medium);
    m_back = button("record_back", &RecordPanel::mayLeave);
    m_back->setIcon(theme.icon(QStringLiteral("chevron-left")));
    m_title->setObjectName(QStringLiteral("record_title"));
    m_title->setWordWrap(true);
    m_title->setProperty("look", QStringLiteral("large"));
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    layout->addLayout(head);
    m_dropDraft = m_banner->addButton(QStringLiteral("record_drop_draft"));
    connect(m_dropDraft, &QPushButton::clicked, this, [this] {
        m_draft->drop();
        begin();
    });
    layout->addWidget(m_banner);
    layout->addWidget(m_result);
    layout->addLayout(m_place, 1);
    auto *foot = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_anew = button("record_anew", &RecordPanel::supersede);
    m_override = button("record_override", &RecordPanel::changeLevel);
    m_takeBack = button("record_take_back", &RecordPanel::takeBack);
    m_save = button("record_save", &RecordPanel::saveNow);
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setToolTip(QStringLiteral("Ctrl+S"));
    m_cancel = button("record_cancel", &RecordPanel::mayLeave);
    m_cancel->setToolTip(QStringLiteral("Esc"));
    foot->addWidget(m_takeBack);
    foot->addStretch();
    for (QPushButton *each : {m_override, m_anew, m_save, m_cancel})
        foot->addWidget(each);
    layout->addLayout(foot);
    hide();
    retranslate();
}

RecordPanel::~RecordPanel() = default;

bool RecordPanel::mayWrite() const { return !m_context.isReadOnly() && m_childRecord.state < RecordState::Withdrawn && m_context.policy().allows(m_context.session(), Action::Write); }

void RecordPanel::retranslate() {
    m_back->setText(tr("Back"));
    m_save->setText(tr("Save"));
    m_anew->setText(tr("Assess anew"));
    m_anew->setToolTip(tr("A new assessment that begins with these answers; this one stays as it is"));
    m_override->setText(tr("Change the level…"));
    m_override->setToolTip(tr("A supervisor's decision, with its reason; the result of the answers stays beside it"));
    m_takeBack->setText(tr("Take back…"));
    m_dropDraft->setText(tr("Discard draft"));
    if (m_view)
        showState();
}

void RecordPanel::show(const Form &form, const Record &child) {
    dropView();
    m_childRecord = child;
    m_child = child.uid;
    m_view = new FormView(m_context, form, this);
    for (const QString &derived : {kScore, kLevel, kBecause})
        if (isAssessment(form))
            m_view->hideField(derived);       // above the form, where they do not scroll away
    m_place->addWidget(m_view);
    m_view->show();
    connect(m_view, &FormView::built, this, &RecordPanel::orderStops);
    connect(m_view, &FormView::finished, this, [this] { m_save->setFocus(Qt::TabFocusReason); });
    connect(m_view, &FormView::edited, this, [this] {
        fillFromChosen();
        m_draft->touch();
        showState();
    });
    connect(m_view, &FormView::historyWanted, this, [this](const QString &question) {
        if (!m_isNew && m_view)
            AnswerHistory(m_context, m_view->form(), m_uid, *m_view->form().find(question), this).exec();
    });
}

// As they stand below the form, which is made later.
void RecordPanel::orderStops() {
    if (m_view)
        stopAfter(*m_view, {m_takeBack, m_override, m_anew, m_save, m_cancel});
}

void RecordPanel::openNew(const Form &form, const Record &child, const Answers *before) {
    if (!form.many && !before)
        if (const auto had = m_context.reader().linked(m_context.session(), child.uid, form.id); had && !had->empty())
            return open(had->front().uid, child);
    show(form, child);
    const auto draft = before ? std::nullopt : DraftKeeper::find(m_context, [&](const Draft &one) { return one.isNew && one.form == form.id && one.subject == child.uid; });
    m_isNew = true;
    m_record = Record();
    m_uid = draft ? draft->uid : Uid::create(m_context.clock());
    begin();
    if (before)
        takeOver(*before);
    if (draft) {
        m_view->restore(draft->values);
        m_banner->say(Banner::Kind::Info, tr("What you had typed on %1 without saving is here again.").arg(shanghaiTime(draft->timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    }
    showState();
    emit opened();
    QWidget::show();
    m_view->focusFirst();
}

void RecordPanel::open(const Uid &uid, const Record &child) {
    const auto record = m_context.reader().record(m_context.session(), uid);
    if (!record)
        return m_context.dialogs().error(this, m_context.say(record.error()), record.error().detail);
    show(record->form(), child);
    m_isNew = false;
    m_uid = uid;
    m_record = *record;
    begin();
    if (const auto draft = DraftKeeper::find(m_context, [&](const Draft &one) { return !one.isNew && one.uid == uid; }); draft && !m_view->isReadOnly()) {
        m_view->restore(draft->values);
        m_banner->say(Banner::Kind::Info, tr("What you had typed on %1 without saving is here again.").arg(shanghaiTime(draft->timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    }
    showState();
    emit opened();
    QWidget::show();
    if (m_view->isReadOnly())
        m_cancel->setFocus(Qt::OtherFocusReason);
    else
        m_view->focusFirst();
}

// As stored, or as a new one begins.
void RecordPanel::begin() {
    m_banner->clear();
    m_chosen.clear();
    Draft what;
    what.uid = m_uid;
    what.form = m_view->form().id;
    what.subject = m_child;
    what.isNew = m_isNew;
    m_draft->follow(m_view, what);
    if (!m_isNew) {
        m_view->setHistory(true);
        m_view->setRecord(m_record);
        m_view->setReadOnly(!mayWrite() || isAssessment(m_view->form()) || m_record.state >= RecordState::Withdrawn);
    } else {
        m_view->setNew(m_child);
        QHash<QString, QString> answers;
        QStringList from;
        for (const AnsweredOnce &one : answeredOnce(m_context.reader(), m_context.session(), m_view->form(), m_childRecord)) {
            answers.insert(one.question, one.value);
            if (const QString title = one.from->title.in(m_context.language()); !from.contains(title))
                from << title;
        }
        if (!answers.isEmpty())
            m_view->carry(answers, from.join(tr(", ")));
    }
    showState();
}

// The answers of the assessment before, but for what each is given anew (its day, who assessed).
void RecordPanel::takeOver(const Answers &before) {
    QHash<QString, QString> answers;
    for (int slot = 0; slot < before.form->fields.size(); ++slot)
        if (const Field &field = before.form->fields[slot]; field.defaultValue.isEmpty() && field.kind != FieldKind::Metadata && field.name != before.form->dateField)
            answers.insert(field.name, before.value(slot));
    m_view->carry(answers, tr("the assessment of %1").arg(before.value(before.form->dateField)));
}

// A person who was chosen answers what the form would ask about them.
void RecordPanel::fillFromChosen() {
    const Form &form = m_view->form();
    for (const Field &field : form.fields)
        if (field.appearance.startsWith(u"record:")) {
            const QString chosen = m_view->answers().value(field.name);
            if (chosen == m_chosen.value(field.name))
                continue;
            m_chosen.insert(field.name, chosen);
            const auto source = m_context.reader().record(m_context.session(), Uid::fromText(chosen));
            if (!source)
                continue;
            QHash<QString, QString> answers;
            for (const AnsweredOnce &one : answeredByChosen(form, field.name, *source))
                if (m_view->answers().value(one.question).isEmpty())
                    answers.insert(one.question, one.value);
            if (!answers.isEmpty())
                m_view->restore(answers);
        }
}

bool RecordPanel::isModified() const { return m_view && m_view->isModified(); }

void RecordPanel::showState() {
    const Form &form = m_view->form();
    const QString title = form.title.in(m_context.language());
    const QString day = m_record.answers.form ? m_record.answers.value(form.dateField) : QString();
    m_title->setText(m_isNew ? tr("New: %1").arg(title) : day.isEmpty() ? title : title + QStringLiteral("  ·  ") + day);
    const bool edits = !m_view->isReadOnly();
    const bool finished = !m_isNew && isAssessment(form) && m_record.state < RecordState::Withdrawn;
    m_save->setVisible(edits);
    m_save->setEnabled(m_isNew || isModified());
    m_cancel->setText(edits ? tr("Cancel") : tr("Close"));
    m_anew->setVisible(finished && mayWrite());
    m_override->setVisible(finished && mayWrite() && m_context.policy().allows(m_context.session(), Action::Override));
    m_takeBack->setVisible(!m_isNew && mayWrite() && m_record.state < RecordState::Withdrawn);
    showResult();
    emit modified();
}

void RecordPanel::showResult() {
    const bool shown = isAssessment(m_view->form());
    m_result->setVisible(shown);
    if (!shown)
        return;
    const FormView::Asked asked = m_isNew ? m_view->asked() : FormView::Asked();
    m_result->show(m_isNew ? resultWords(m_context, m_view->answers()) : resultWords(m_context, m_record), int(asked.open.size()), asked.musts);
}

void RecordPanel::keepDraft() {
    if (m_view && !m_view->isReadOnly())
        m_draft->keep();
}

bool RecordPanel::saveNow() {
    if (!m_view || m_view->isReadOnly())
        return true;
    if (!m_view->validateNow() || !askReasons(m_context, this, {m_view})) {
        m_view->focusNextProblem();
        return false;
    }
    const SlotValues values = m_view->changes();
    if (m_isNew || !values.empty() || m_view->hasRest()) {
        ChangeSet set;
        set.intent = Message{m_isNew ? QStringLiteral("child_page.record_added") : QStringLiteral("child_page.record_changed"), {m_view->form().title.in(m_context.language()), m_childRecord.answers.value(kName)}, {}};
        Change change = linkedChange(m_view->form(), m_isNew ? Uid() : m_uid, m_child, values);
        change.uid = m_uid;
        set.changes.push_back(std::move(change));
        m_view->addRest(set, 0);
        m_draft->rest();
        const bool done = commitAndTell(m_context, this, set, [&](size_t at, const QList<Issue> &issues) {
            if (!m_view->showRowIssues(at, issues))
                m_view->showIssues(issues);
            m_view->focusNextProblem();
        });
        if (!done)
            return false;
    }
    m_draft->drop();
    leave();
    return true;
}

bool RecordPanel::mayLeave() {
    if (!m_view)
        return true;
    if (m_view->isModified() && !m_view->isReadOnly())
        switch (m_context.dialogs().askToSave(this, m_view->changedQuestions())) {
        case Dialogs::Leave::Save: return saveNow();
        case Dialogs::Leave::Stay: return false;
        case Dialogs::Leave::Discard: m_draft->drop(); break;
        }
    leave();
    return true;
}

void RecordPanel::close() {
    if (m_view)
        leave();
}

// Later: the key or click that closes it may come from within.
void RecordPanel::dropView() {
    if (!m_view)
        return;
    m_view->hide();
    m_view->setObjectName(QString());
    m_view->deleteLater();
    m_view = nullptr;
}

void RecordPanel::leave() {
    m_draft->rest();
    dropView();
    hide();
    emit closed();
}

// Another window's or page's change: what is being typed stays.
void RecordPanel::refresh() {
    if (!m_view || m_isNew || m_view->isModified())
        return;
    const auto record = m_context.reader().record(m_context.session(), m_uid);
    if (!record)
        return leave();
    m_record = *record;
    begin();
}

void RecordPanel::supersede() {
    const Answers before = m_record.answers;
    const Record child = m_childRecord;
    openNew(m_record.form(), child, &before);
}

void RecordPanel::takeBack() {
    const QString title = m_view->form().title.in(m_context.language());
    if (!m_context.dialogs().confirm(this, tr("Take back"), tr("“%1” goes out of every list and count. It stays in the history, and can be brought back by undoing.").arg(title), tr("Take back")))
        return;
    ChangeSet set;
    set.intent = Message{QStringLiteral("child_page.record_taken_back"), {title, m_childRecord.answers.value(kName)}, {}};
    Change change;
    change.op = Change::Op::Withdraw;
    change.form = &m_view->form();
    change.uid = m_uid;
    set.changes.push_back(change);
    m_draft->drop();
    if (commitAndTell(m_context, this, set, [](size_t, const QList<Issue> &) {}))
        close();
}

// A record of its own beside the assessment, which stays as it was answered.
void RecordPanel::changeLevel() {
    const Form *form = m_context.ledger().forms().find(kAssessmentOverride);
    if (!form)
        return;
    FormDialog dialog(m_context, tr("Change the level"), this);
    auto *view = new FormView(m_context, *form, &dialog);
    view->setNew(m_uid);
    const Form *made = m_context.ledger().forms().asMade(m_view->form(), m_record.version);
    if (const Field *score = (made ? made : &m_view->form())->find(kScore)) {   // the other levels of the version it was assessed by
        QStringList levels;
        const QString now = levelInForce(m_context, m_record);
        for (const Band &band : score->bands)
            if (band.level != now)
                levels << band.level;
        view->offerOnly(kLevel, levels);
    }
    dialog.add(view);
    if (const auto found = dialog.keepDrafts({Uid::create(m_context.clock()), kAssessmentOverride, m_uid, true, {}, 0}))
        dialog.restoreDraft(*found);
    dialog.setSave([&] {
        ChangeSet set;
        set.intent = Message{QStringLiteral("child_page.level_changed"), {m_childRecord.answers.value(kName)}, {}};
        set.changes.push_back(linkedChange(*form, {}, m_uid, view->changes()));
        view->addRest(set, 0);
        return commitAndTell(m_context, &dialog, set, [&](size_t, const QList<Issue> &issues) {
            view->showIssues(issues);
            view->focusNextProblem();
        });
    });
    dialog.exec();
}

void RecordPanel::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        mayLeave();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace tongdang
