#include "ui/pages/child/answer_history.h"

#include "core/base/dates.h"
#include "ui/forms/form_view.h"
#include "ui/forms/reasons.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kWidth = 620, kBeside = 170, kFewest = 3, kMost = 12, kAround = 40; }     // px at zoom 100: width, height beside the rows; rows

bool putAnswerBack(UiContext &context, QWidget *parent, const Form &form, const Uid &record, const Field &field, const QString &value) {
    ChangeSet set;
    for (const Language language : {Language::Chinese, Language::English})     // the list of changes is read in either
        set.intent.literal.set(languageCode(language), context.messages().text({QStringLiteral("child_page.put_back"), {field.label.in(language)}, {}}, language));
    set.changes.push_back(linkedChange(form, record, {}, {{form.indexOf(field.name), value}}));
    NoProgress quick;
    if (!askReasons(context, parent, set, unexplained(context.ledger(), context.session(), set, quick)))
        return false;
    return commitAndTell(context, parent, set, [&](size_t, QList<Issue> issues) {
        issues.removeIf([](const Issue &issue) { return issue.severity != Severity::Must; });
        if (!issues.isEmpty())
            context.dialogs().inform(parent, AnswerHistory::tr("That answer does not fit any more"), context.say(issues.front().message));
    });
}

void offerHistory(UiContext &context, FormView &view, const Uid &record) {
    view.setHistory(true);
    QObject::connect(&view, &FormView::historyWanted, &view, [&context, &view, record](const QString &question) {
        if (AnswerHistory(context, view.form(), record, *view.form().find(question), &view).exec() != QDialog::Accepted || view.isModified())
            return;                      // what is being typed stays
        if (const auto now = context.reader().record(context.session(), record))
            view.setRecord(*now);
    });
}

AnswerHistory::AnswerHistory(UiContext &context, const Form &form, const Uid &record, const Field &field, QWidget *parent)
    : QDialog(parent), m_context(context), m_form(form), m_record(record), m_field(field), m_list(new QTreeWidget), m_back(nullptr) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("answer_history_dialog"));
    setWindowTitle(tr("History of “%1”").arg(field.label.in(context.language())));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Small);
    auto *title = new QLabel(windowTitle());
    title->setProperty("look", QStringLiteral("large"));
    title->setWordWrap(true);
    column->addWidget(title);
    m_list->setObjectName(QStringLiteral("answers"));
    m_list->setAccessibleName(windowTitle());
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("When"), tr("Who"), tr("Before"), tr("After")});
    column->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox;
    m_back = buttons->addButton(tr("Put back what was before"), QDialogButtonBox::ActionRole);
    m_back->setObjectName(QStringLiteral("putAnswerBack"));
    m_back->setAutoDefault(false);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setObjectName(QStringLiteral("close"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &AnswerHistory::enable);
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (putAnswerBack(m_context, this, m_form, m_record, m_field, m_list->currentItem()->data(0, Qt::UserRole).toString()))
            accept();
    });
    const QSize ground = parent->window()->size();
    m_list->ensurePolished();            // its rows are as high as the sheet says
    fill();
    const int rows = std::clamp(m_list->topLevelItemCount(), kFewest, kMost);
    resize(std::min(theme.px(kWidth), ground.width() - kAround), std::min(theme.px(kBeside + rows * kRowHeight), ground.height() - kAround));
}

void AnswerHistory::fill() {
    const auto entries = m_context.reader().history(m_context.session(), m_record);
    const auto words = [this](const QString &value) {
        const QString shown = shownValue(m_context, m_form, m_field, value);
        return shown.isEmpty() ? QStringLiteral("—") : shown;
    };
    for (const HistoryEntry &entry : entries ? *entries : QList<HistoryEntry>())
        for (const HistoryEntry::FieldChange &change : entry.changes) {
            if (change.field != m_field.name)
                continue;
            auto *item = new QTreeWidgetItem({shanghaiTime(entry.timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")), entry.user + (entry.batchUndone ? tr(" (undone)") : QString()), words(change.before), words(change.after)});
            if (entry.op == u"update")                    // before the record was made there is nothing to go back to
                item->setData(0, Qt::UserRole, change.before);
            item->setToolTip(2, item->text(2));
            item->setToolTip(3, item->text(3));
            m_list->insertTopLevelItem(0, item);          // the newest first
        }
    if (m_list->topLevelItemCount() == 0)
        (new QTreeWidgetItem(m_list, {tr("Never answered")}))->setFlags(Qt::ItemIsEnabled);
    for (int column = 0; column < 3; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column), m_context.theme().px(200)) + m_context.theme().px(12));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    enable();
}

void AnswerHistory::enable() {
    const QTreeWidgetItem *item = m_list->currentItem();
    const auto record = m_context.reader().record(m_context.session(), m_record);
    m_back->setEnabled(item && item->data(0, Qt::UserRole).isValid() && record && !m_field.derived && !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write)
                       && item->data(0, Qt::UserRole).toString() != record->answers.value(m_field.name));
}

}  // namespace tongdang
