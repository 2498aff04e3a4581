#include "ui/pages/child/status_tab.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "ui/forms/form_view.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_dialog.h"
#include "ui/shell/context.h"
#include "ui/shell/stops.h"
#include "ui/shell/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

StatusTab::StatusTab(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_statuses(new LinkedTable(context, QStringLiteral("statuses"), this)), m_periods(new LinkedTable(context, QStringLiteral("periods"), this)) {
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(this);              // two tables are taller than a small screen at a large zoom
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(ground);
    all->addWidget(area);
    auto *layout = new QVBoxLayout(ground);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->setSpacing(context.theme().space(Space::Wide));
    layout->addWidget(m_statuses, 1);
    layout->addWidget(m_periods, 1);
    connect(m_statuses->addButton(QString(), QStringLiteral("add_status"), false), &QPushButton::clicked, this, [this] { editStatus({}); });
    connect(m_statuses->addButton(QString(), QStringLiteral("change_status"), true), &QPushButton::clicked, this, [this] { editStatus(m_statuses->current()); });
    connect(m_statuses, &LinkedTable::opened, this, &StatusTab::editStatus);
    m_exit = m_periods->addButton(QString(), QStringLiteral("exit_child"), false);
    m_return = m_periods->addButton(QString(), QStringLiteral("return_child"), false);
    connect(m_exit, &QPushButton::clicked, this, &StatusTab::leaveRegister);
    connect(m_return, &QPushButton::clicked, this, &StatusTab::comeBack);
    connect(m_periods->addButton(QString(), QStringLiteral("change_period"), true), &QPushButton::clicked, this, [this] { editPeriod(m_periods->current()); });
    connect(m_periods, &LinkedTable::opened, this, &StatusTab::editPeriod);
    setStops(stopsIn(*m_statuses) + stopsIn(*m_periods));       // each table with its buttons
    retranslate();
}

void StatusTab::retranslate() {
    m_statuses->setTitle(tr("Categories"));
    m_statuses->setHeadings({tr("Category"), tr("Since"), tr("Until"), tr("Reason")});
    m_statuses->setEmptyText(tr("No category yet: the child is counted nowhere. Add one."));
    findChild<QPushButton *>(QStringLiteral("add_status"))->setText(tr("Add a category"));
    findChild<QPushButton *>(QStringLiteral("change_status"))->setText(tr("Change or end"));
    m_periods->setTitle(tr("On the register"));
    m_periods->setHeadings({tr("Since"), tr("Until"), tr("Reason of exit")});
    m_periods->setEmptyText(tr("No time on the register is noted."));
    m_exit->setText(tr("Leaves the register…"));
    m_return->setText(tr("Comes back"));
    findChild<QPushButton *>(QStringLiteral("change_period"))->setText(tr("Correct"));
}

void StatusTab::show(const Record &child) {
    m_child = child.uid;
    m_name = child.answers.value(kName);
    const auto fill = [&](LinkedTable *table, const QString &form, const QStringList &columns) {
        const Uid before = table->current();
        table->clear();
        if (const auto records = m_context.reader().linked(m_context.session(), m_child, form))
            for (const Record &record : *records) {
                QStringList cells;
                for (const QString &name : columns) {
                    const Field *field = record.form().find(name);
                    cells << (field ? shownValue(m_context, record.form(), *field, record.answers.value(name)) : QString());
                }
                table->addRow(record.uid, cells, !record.answers.value(kUntil).isEmpty());
            }
        table->finish();
        table->select(before);
    };
    fill(m_statuses, kStatus, {kCategory, kSince, kUntil, kReason});
    fill(m_periods, kRegisterPeriod, {kSince, kUntil, kExitReason});
    for (LinkedTable *table : {m_statuses, m_periods})
        table->setReadOnly(child.state >= RecordState::Withdrawn);
    const auto periods = m_context.reader().linked(m_context.session(), m_child, kRegisterPeriod);
    const bool open = !periods || periods->empty() || openPeriod(*periods);
    m_exit->setVisible(open);
    m_return->setVisible(!open);
}

bool StatusTab::edit(const QString &title, const QString &form, const Uid &uid, const QHash<QString, QString> &initial, const QString &intent, const Make &make, const QString &focused) {
    return editLinked(m_context, this, {title, form, m_child, uid, initial, Message{intent, {m_name}, {}}, {}, make, focused});
}

void StatusTab::editStatus(const Uid &uid) {
    QHash<QString, QString> initial;
    if (uid.isNil())
        initial.insert(kSince, isoDate(m_context.clock().today()));
    edit(uid.isNil() ? tr("Add a category") : tr("Category"), kStatus, uid, initial, QStringLiteral("child_page.status_changed"));
}

void StatusTab::editPeriod(const Uid &uid) {
    edit(tr("On the register"), kRegisterPeriod, uid, {}, QStringLiteral("child_page.period_changed"));
}

void StatusTab::leaveRegister() {
    const auto periods = m_context.reader().linked(m_context.session(), m_child, kRegisterPeriod);
    const Record *open = periods ? openPeriod(*periods) : nullptr;
    edit(tr("Leaves the register"), kRegisterPeriod, open ? open->uid : Uid(), {{kUntil, isoDate(m_context.clock().today())}}, QStringLiteral("child_page.exited"), [this](const FormView &view) {
        return exitChild(m_context.reader(), m_context.session(), m_child, view.answers().value(kExitReason), fromIso(view.answers().value(kUntil)));
    }, kExitReason);
}

void StatusTab::comeBack() {
    edit(tr("Comes back to the register"), kRegisterPeriod, {}, {{kSince, isoDate(m_context.clock().today())}}, QStringLiteral("child_page.returned"), [this](const FormView &view) {
        return reinstateChild(m_context.reader(), m_context.session(), m_child, fromIso(view.answers().value(kSince)));
    });
}

}  // namespace tongdang
