#include "ui/pages/survey/keyed_differences.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
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

namespace { const auto kDecision = QStringLiteral("decision"), kFirst = QStringLiteral("first"), kSecond = QStringLiteral("second"), kDecidedBy = QStringLiteral("decided_by"); }

KeyedDifferences::KeyedDifferences(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel), m_table(new FactsTable(context.theme(), QStringLiteral("differences"))), m_first(nullptr), m_second(nullptr), m_save(new QPushButton), m_back(new QPushButton) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_title->setObjectName(QStringLiteral("differencesTitle"));
    m_title->setWordWrap(true);
    setStyleProperty(m_title, "look", QStringLiteral("large"));
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    m_first = m_table->addButton(QStringLiteral("takeFirst"), true);
    m_second = m_table->addButton(QStringLiteral("takeSecond"), true);
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
    m_save->setText(tr("Save the decisions"));
    m_back->setText(tr("Back"));
    if (m_child.answers.form)
        fill();
}

bool KeyedDifferences::open(const Uid &keying) {
    const auto record = m_context.reader().record(m_context.session(), keying);
    const auto child = record ? m_context.reader().record(m_context.session(), Uid::fromText(record->answers.value(kKeyedRecord))) : record;
    if (!child)
        return m_context.dialogs().error(this, m_context.say(child.error()), child.error().detail), false;
    m_keying = *record;
    m_child = *child;
    m_lines.clear();
    const auto rows = m_context.reader().linked(m_context.session(), keying, kSecondKeying + u'/' + kKeyedAnswer);
    for (const Record &row : rows ? *rows : std::vector<Record>())
        if (row.answers.value(kFirstValue) != row.answers.value(kSecondValue))
            m_lines.push_back({row.uid, row.answers.value(kQuestion), row.answers.value(kFirstValue), row.answers.value(kSecondValue), row.answers.value(kDecision)});
    fill();
    return true;
}

QString KeyedDifferences::words(const QString &question, const QString &value) const {
    const Field *field = m_child.form().find(question);
    return value.isEmpty() ? tr("(blank)") : field ? shownValue(m_context, m_child.form(), *field, value) : value;
}

void KeyedDifferences::fill() {
    std::vector<FactRow> rows;
    bool all = true;
    for (const Line &line : m_lines) {
        const Field *field = m_child.form().find(line.question);
        all = all && !line.decision.isEmpty();
        rows.push_back({line.row.text(), {field ? field->label.in(m_context.language()) : line.question, words(line.question, line.first), words(line.question, line.second),
                                          line.decision == kFirst ? tr("the first") : line.decision == kSecond ? tr("the second") : line.decision.isEmpty() ? tr("to be decided") : line.decision}});
    }
    m_table->setRows(std::move(rows));
    m_title->setText(tr("%1: %n difference(s) between the two typings", nullptr, int(m_lines.size())).arg(m_child.answers.value(kName)));
    m_save->setEnabled(all && !m_lines.empty() && !m_context.isReadOnly());
}

void KeyedDifferences::focusFirst() { (m_lines.empty() ? static_cast<QWidget *>(m_back) : m_table->view())->setFocus(Qt::OtherFocusReason); }

void KeyedDifferences::decide(const QString &decision) {
    const QString at = m_table->current();
    size_t next = 0;
    for (size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].row.text() == at) {
            m_lines[i].decision = decision;
            next = std::min(i + 1, m_lines.size() - 1);
        }
    fill();
    if (!m_lines.empty())
        m_table->select(m_lines[next].row.text());
    if (m_save->isEnabled() && next + 1 == m_lines.size() && m_lines[next].row.text() == at)
        m_save->setFocus(Qt::TabFocusReason);
}

bool KeyedDifferences::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_1 || key == Qt::Key_2) {
            decide(key == Qt::Key_1 ? kFirst : kSecond);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeyedDifferences::save() {
    ChangeSet set;
    set.intent = Message{QStringLiteral("survey.decided"), {m_child.answers.value(kName)}, {}};
    Change child = linkedChange(m_child.form(), m_child.uid, {}, {});
    const Form *answer = m_context.ledger().forms().find(kSecondKeying + u'/' + kKeyedAnswer);
    for (const Line &line : m_lines) {
        Change row = linkedChange(*answer, line.row, {}, {});
        row.set(kDecision, line.decision);
        set.changes.push_back(row);
        if (line.decision == kSecond)
            child.set(line.question, line.second);
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
