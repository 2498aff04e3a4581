#include "ui/pages/survey/keyed_differences.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace tongdang {

using namespace fields;

namespace { const auto kDecision = QStringLiteral("decision"), kFirst = QStringLiteral("first"), kSecond = QStringLiteral("second"), kOther = QStringLiteral("other"), kDecidedValue = QStringLiteral("decided_value"), kDecidedBy = QStringLiteral("decided_by"); }

KeyedDifferences::KeyedDifferences(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel), m_table(new FactsTable(context.theme(), QStringLiteral("differences"))), m_first(nullptr), m_second(nullptr), m_third(nullptr), m_save(new QPushButton), m_back(new QPushButton) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_title->setObjectName(QStringLiteral("differencesTitle"));
    m_title->setWordWrap(true);
    setStyleProperty(m_title, "look", QStringLiteral("large"));
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    m_first = m_table->addButton(QStringLiteral("takeFirst"), true);
    m_second = m_table->addButton(QStringLiteral("takeSecond"), true);
    m_third = m_table->addButton(QStringLiteral("takeNeither"), true);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_save->setObjectName(QStringLiteral("saveDecisions"));
    setStyleProperty(m_save, "kind", QStringLiteral("primary"));
    m_back->setObjectName(QStringLiteral("backToKeyed"));
    row->addWidget(m_save);
    row->addWidget(m_back);
    row->addStretch();
    column->addLayout(row);
    m_table->view()->installEventFilter(this);
    connect(m_first, &QPushButton::clicked, this, [this] { decide(kFirst); });
    connect(m_second, &QPushButton::clicked, this, [this] { decide(kSecond); });
    connect(m_third, &QPushButton::clicked, this, &KeyedDifferences::typeThird);
    connect(m_save, &QPushButton::clicked, this, &KeyedDifferences::save);
    connect(m_back, &QPushButton::clicked, this, &KeyedDifferences::finished);
    retranslate();
}

void KeyedDifferences::retranslate() {
    m_table->setTitle(tr("Differences"));
    m_table->setColumns({{tr("Question")}, {tr("First typing")}, {tr("Second typing")}, {tr("What holds")}});
    m_table->setEmptyText(tr("Both typings agree in every answer."));
    m_first->setText(tr("1 The first holds"));
    m_second->setText(tr("2 The second holds"));
    m_third->setText(tr("3 Neither…"));
    m_third->setToolTip(tr("Both are wrong: type what the paper says"));
    m_save->setText(tr("Save the decisions"));
    m_back->setText(tr("Back"));
    if (m_record.answers.form)
        fill();
}

bool KeyedDifferences::open(const Uid &keying) {
    const auto record = m_context.reader().record(m_context.session(), keying);
    const auto child = record ? m_context.reader().record(m_context.session(), Uid::fromText(record->answers.value(kKeyedRecord))) : record;
    if (!child)
        return m_context.dialogs().error(this, m_context.say(child.error()), child.error().detail), false;
    m_keying = *record;
    m_record = *child;
    m_lines.clear();
    const auto rows = m_context.reader().linked(m_context.session(), keying, kSecondKeying + u'/' + kKeyedAnswer);
    for (const Record &row : rows ? *rows : std::vector<Record>())
        if (row.answers.value(kFirstValue) != row.answers.value(kSecondValue))
            m_lines.push_back({row.uid, row.answers.value(kQuestion), row.answers.value(kFirstValue), row.answers.value(kSecondValue), row.answers.value(kDecision), row.answers.value(kDecidedValue)});
    fill();
    return true;
}

QString KeyedDifferences::words(const QString &question, const QString &value) const {
    const Field *field = m_record.form().find(question);
    return value.isEmpty() ? tr("(blank)") : field ? shownValue(m_context, m_record.form(), *field, value) : value;
}

void KeyedDifferences::fill() {
    std::vector<FactRow> rows;
    bool all = true;
    for (const Line &line : m_lines) {
        const Field *field = m_record.form().find(line.question);
        all = all && !line.decision.isEmpty();
        rows.push_back({line.row.text(), {field ? field->label.in(m_context.language()) : line.question, words(line.question, line.first), words(line.question, line.second),
                                          line.decision == kFirst ? tr("the first") : line.decision == kSecond ? tr("the second") : line.decision.isEmpty() ? tr("to be decided") : words(line.question, line.third)}});
    }
    m_table->setRows(std::move(rows));
    m_title->setText(tr("%1: %n difference(s) between the two typings", nullptr, int(m_lines.size())).arg(m_record.answers.value(kName)));
    m_save->setEnabled(all && !m_lines.empty() && !m_context.isReadOnly());
}

void KeyedDifferences::focusFirst() { (m_lines.empty() ? static_cast<QWidget *>(m_back) : m_table->view())->setFocus(Qt::OtherFocusReason); }

void KeyedDifferences::decide(const QString &decision, const QString &third) {
    const QString at = m_table->current();
    size_t next = 0;
    for (size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].row.text() == at) {
            m_lines[i].decision = decision;
            m_lines[i].third = third;
            next = std::min(i + 1, m_lines.size() - 1);
        }
    fill();
    if (!m_lines.empty())
        m_table->select(m_lines[next].row.text());
    if (m_save->isEnabled() && next + 1 == m_lines.size() && m_lines[next].row.text() == at)
        m_save->setFocus(Qt::TabFocusReason);
}

bool KeyedDifferences::appliesNow(const QString &question) const {
    const auto facts = m_context.reader().facts(m_context.session(), &m_record);
    const int slot = m_record.form().indexOf(question);
    return slot >= 0 && relevance(m_record.answers, *facts)[size_t(slot)];
}

// The one question of the child's form, in its own editor.
void KeyedDifferences::typeThird() {
    const QString at = m_table->current();
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&at](const Line &one) { return one.row.text() == at; });
    if (line == m_lines.end() || m_context.isReadOnly())
        return;
    if (!appliesNow(line->question))
        return m_context.dialogs().error(this, tr("This question does not apply to the child as it is on file: decide the others first, or change the file."), {});
    FormDialog dialog(m_context, tr("What the paper says"), this);
    auto *view = new FormView(m_context, m_record.form(), &dialog);
    for (const Field &field : m_record.form().fields)
        if (field.name != line->question)
            view->hideField(field.name);
    view->setRecord(m_record);
    dialog.add(view);
    const QString question = line->question, first = line->first, second = line->second;
    QString third;
    dialog.setSave([&] {
        third = view->answers().value(question);
        return true;
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_table->select(at);
    decide(third == first ? kFirst : third == second ? kSecond : kOther, third);
    m_table->view()->setFocus(Qt::OtherFocusReason);
}

bool KeyedDifferences::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_1 || key == Qt::Key_2) {
            decide(key == Qt::Key_1 ? kFirst : kSecond);
            return true;
        }
        if (key == Qt::Key_3) {
            typeThird();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeyedDifferences::save() {
    ChangeSet set;
    set.intent = Message{QStringLiteral("survey.decided"), {m_record.answers.value(kName)}, {}};
    Change child = linkedChange(m_record.form(), m_record.uid, {}, {});
    const Form *answer = m_context.ledger().forms().find(kSecondKeying + u'/' + kKeyedAnswer);
    for (const Line &line : m_lines) {
        Change row = linkedChange(*answer, line.row, {}, {});
        row.set(kDecision, line.decision);
        row.set(kDecidedValue, line.decision == kOther ? line.third : QString());
        set.changes.push_back(row);
        if (line.decision != kFirst)
            child.set(line.question, line.decision == kSecond ? line.second : line.third);
    }
    Change keying = linkedChange(m_keying.form(), m_keying.uid, {}, {});
    keying.set(kDecidedBy, m_context.session().login);
    keying.set(kDecidedOn, isoDate(m_context.clock().today()));
    set.changes.push_back(keying);
    if (!child.values.empty())
        set.changes.push_back(child);
    for (Change &change : set.changes)
        change.group = 1;
    if (commitAndTell(m_context, this, set, [this](size_t, const QList<Issue> &issues) {
            for (const Issue &issue : issues)
                m_context.dialogs().error(this, m_context.say(issue.message), {});
        }))
        emit finished();
}

}  // namespace tongdang
