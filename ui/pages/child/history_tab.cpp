#include "ui/pages/child/history_tab.h"

#include "core/children/fields.h"
#include "core/ledger/acceptance.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/answer_history.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"
#include "ui/shell/undo.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace { constexpr int kAnswer = Qt::UserRole + 1; }      // of a line: form, record, question, what it was before

HistoryTab::HistoryTab(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_tree(new QTreeWidget(this)), m_views(new QCheckBox(this)), m_undo(new QPushButton(this)), m_putBack(new QPushButton(this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->setSpacing(context.theme().space(Space::Small));
    layout->addWidget(m_tree, 1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_undo);
    line->addWidget(m_putBack);
    line->addStretch();
    line->addWidget(m_views);
    layout->addLayout(line);
    m_tree->setObjectName(QStringLiteral("history"));
    m_tree->setColumnCount(4);
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(false);
    m_tree->setUniformRowHeights(true);
    m_views->setObjectName(QStringLiteral("show_views"));
    m_undo->setObjectName(QStringLiteral("undo_batch"));
    connect(m_views, &QCheckBox::toggled, this, &HistoryTab::fill);
    connect(m_undo, &QPushButton::clicked, this, &HistoryTab::undo);
    m_putBack->setObjectName(QStringLiteral("put_answer_back"));
    connect(m_putBack, &QPushButton::clicked, this, &HistoryTab::putBack);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &HistoryTab::enableButtons);
    retranslate();
}

void HistoryTab::retranslate() {
    m_tree->setHeaderLabels({tr("When"), tr("Who"), tr("What"), tr("From → to")});
    m_tree->setAccessibleName(tr("History"));
    m_views->setText(tr("Show who looked"));
    m_undo->setText(tr("Undo this change"));
    m_putBack->setText(tr("Put this answer back"));
    m_putBack->setToolTip(tr("Sets the marked question to what it was before, and nothing else"));
    enableButtons();
}

void HistoryTab::enableButtons() {
    const QTreeWidgetItem *item = m_tree->currentItem();
    const bool writes = item && !m_context.isReadOnly();
    const auto may = [this](Action action) { return m_context.policy().allows(m_context.session(), action); };
    m_undo->setEnabled(writes && may(Action::Undo) && !(item->parent() ? item->parent() : item)->data(0, Qt::UserRole).toString().isEmpty());
    m_putBack->setEnabled(writes && may(Action::Write) && item->data(0, kAnswer).isValid());
}

void HistoryTab::show(const Uid &child) {
    m_child = child;
    fill();
}

QString HistoryTab::opWords(const HistoryEntry &entry) const {
    const Form *form = m_context.ledger().forms().find(entry.form);
    const QString who = entry.form == kGuardian ? u' ' + m_people.value(entry.uid) : QString();
    const QString title = form && entry.form != kChild ? tr("%1: ").arg(QString(form->title.in(m_context.language()) + who).trimmed()) : QString();
    const auto words = [&]() -> QString {
        if (entry.op == u"create") return tr("created");
        if (entry.op == u"update") return tr("changed");
        if (entry.op == u"withdraw") return tr("taken back");
        if (entry.op == u"merge") return tr("merged");
        if (entry.op == u"erase") return tr("erased");
        if (entry.op == u"view") return tr("looked at");
        if (entry.op == u"print") return tr("printed");
        if (entry.op == u"export") return tr("exported");
        return entry.op;
    };
    return title + words() + (entry.batchUndone ? tr(" (undone)") : QString());
}

void HistoryTab::fill() {
    m_tree->clear();
    if (m_child.isNil())
        return;
    LedgerReader &reader = m_context.reader();
    QList<HistoryEntry> entries;
    const auto add = [&](const Uid &uid) {
        if (const auto found = reader.history(m_context.session(), uid))
            for (const HistoryEntry &entry : *found)
                if (entry.op != u"view" || m_views->isChecked())
                    entries.append(entry);
    };
    add(m_child);
    m_people.clear();
    for (const QString &form : {kGuardianship, kStatus, kRegisterPeriod})
        if (const auto linked = reader.linked(m_context.session(), m_child, form, true))
            for (const Record &record : *linked) {
                add(record.uid);
                if (const Uid person = form == kGuardianship ? Uid::fromText(record.answers.value(kGuardian)) : Uid(); !person.isNil())
                    m_people.insert(person, {});       // one person may have several links to the child
            }
    for (auto person = m_people.begin(); person != m_people.end(); ++person) {
        add(person.key());
        if (const auto record = reader.record(m_context.session(), person.key()))
            *person = record->answers.value(kName);
    }
    std::reverse(entries.begin(), entries.end());   // of the same moment, the later first
    std::stable_sort(entries.begin(), entries.end(), [](const HistoryEntry &a, const HistoryEntry &b) { return a.timeMs > b.timeMs; });
    QFont bold = font();
    bold.setBold(true);
    for (const HistoryEntry &entry : std::as_const(entries)) {
        auto *item = new QTreeWidgetItem(m_tree, {shanghaiTime(entry.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")), entry.user, opWords(entry), QString()});
        item->setData(0, Qt::UserRole, entry.batch.isNil() || entry.batchUndone ? QString() : entry.lastTurn.text());
        item->setFont(2, bold);
        const Form *form = m_context.ledger().forms().find(entry.form);
        for (const HistoryEntry::FieldChange &change : entry.changes) {
            const Field *field = form ? form->find(change.field) : nullptr;
            if (const auto accepted = acceptanceIn(change.field)) {
                const Field *asked = form ? form->find(accepted->question) : nullptr;
                const QString reason = reasonWords(m_context.ledger().forms(), change.after, m_context.language());
                auto *line = new QTreeWidgetItem(item, {QString(), QString(), m_context.say(Message{QStringLiteral("ledger.warning_accepted"), {asked ? asked->label.in(m_context.language()) : accepted->question}, {}}),
                                                        reason.isEmpty() ? QStringLiteral("—") : reason});
                line->setToolTip(3, reason);
                continue;
            }
            if (form && !field)      // a link that the program itself keeps
                continue;
            const auto words = [&](const QString &value) {
                const QString shown = field ? shownValue(m_context, *form, *field, value) : value;
                return shown.isEmpty() ? QStringLiteral("—") : shown;
            };
            const QString label = field ? field->label.in(m_context.language()) : change.field;
            auto *line = new QTreeWidgetItem(item, {QString(), QString(), label.isEmpty() ? change.field : label,
                                                    change.before.isEmpty() ? words(change.after) : words(change.before) + QStringLiteral("  →  ") + words(change.after)});
            line->setToolTip(3, line->text(3));
            if (field && !field->derived && entry.op == u"update")
                line->setData(0, kAnswer, QStringList{entry.form, entry.uid.text(), change.field, change.before});
        }
        item->setExpanded(true);
    }
    for (int column = 0; column < 3; ++column) {
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, m_tree->columnWidth(column) + m_context.theme().px(12));
    }
    enableButtons();
}

void HistoryTab::putBack() {
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QStringList answer = item ? item->data(0, kAnswer).toStringList() : QStringList();
    const Form *form = m_context.ledger().forms().find(answer.value(0));
    const Field *field = form ? form->find(answer.value(2)) : nullptr;
    if (!field)
        return;
    putAnswerBack(m_context, this, *form, Uid::fromText(answer[1]), *field, answer.value(3));
}

void HistoryTab::undo() {
    QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        return;
    if (item->parent())
        item = item->parent();
    const Uid batch = Uid::fromText(item->data(0, Qt::UserRole).toString());
    if (batch.isNil() || !m_context.dialogs().confirm(this, tr("Undo this change"), tr("Everything that was saved together with it goes back to how it was before. This can be undone in turn."), tr("Undo")))
        return;
    undoBatch(m_context, this, batch);
}

}  // namespace tongdang
