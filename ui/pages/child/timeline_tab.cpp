#include "ui/pages/child/timeline_tab.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kDetails = 2;            // answers that say what a date is of

// What a record says beside its date: the first answers before it, and after its last date what follows (the reason of an end).
QString detailOf(UiContext &context, const Record &record, int slot) {
    const Form &form = record.form();
    int last = slot;
    for (int i = 0; i < form.fields.size(); ++i)
        if (form.fields[i].kind == FieldKind::Date && !record.answers.value(i).isEmpty())
            last = std::max(last, i);
    QStringList details;
    for (int i = 0; i < form.fields.size() && details.size() < kDetails; ++i) {
        const Field &field = form.fields[i];
        const QString value = record.answers.value(i);
        if (value.isEmpty() || field.kind == FieldKind::Date || field.derived || !isStored(field.kind) || !field.restricted.isEmpty() || (i > slot && slot != last))
            continue;
        details << shownValue(context, form, field, value);
    }
    return details.join(QStringLiteral(" · "));
}

void add(QList<Happening> &all, UiContext &context, const Record &record, bool isChild) {
    const Form &form = record.form();
    const Language language = context.language();
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        const QString day = record.answers.value(slot);
        if (field.kind != FieldKind::Date || field.derived || day.isEmpty() || (!field.restricted.isEmpty() && !context.policy().mayRead(context.session(), field.restricted)))
            continue;
        const QString label = field.label.in(language), title = form.title.in(language);
        all << Happening{day, isChild ? label : TimelineTab::tr("%1: %2").arg(title, label), isChild ? QString() : detailOf(context, record, slot)};
    }
}

}  // namespace

QList<Happening> happenings(UiContext &context, const Record &child) {
    QList<Happening> all;
    add(all, context, child, true);
    for (const Form *form : context.reader().forms().linkedTo(kChild))
        if (form->repeatOf.isEmpty())
            if (const auto records = context.reader().linked(context.session(), child.uid, form->id))
                for (const Record &record : *records)
                    add(all, context, record, false);
    std::stable_sort(all.begin(), all.end(), [](const Happening &a, const Happening &b) { return a.day > b.day; });
    return all;
}

TimelineTab::TimelineTab(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_list(new QTreeWidget(this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->addWidget(m_list);
    m_list->setObjectName(QStringLiteral("timeline"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(4);
    retranslate();
}

void TimelineTab::retranslate() {
    m_list->setHeaderLabels({tr("Day"), tr("Age"), tr("What happened"), tr("Who or why")});
    m_list->setAccessibleName(tr("Timeline"));
}

void TimelineTab::show(const Record &child) {
    m_list->clear();
    const QDate born = fromIso(child.answers.value(kBirthDate));
    for (const Happening &one : happenings(m_context, child)) {
        const int age = ageOn(born, fromIso(one.day));
        auto *item = new QTreeWidgetItem(m_list, {one.day, age < 0 ? QString() : QString::number(age), one.what, one.detail});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(3, one.detail);
    }
    for (int column = 0; column < 3; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, m_list->columnWidth(column) + m_context.theme().px(12));
    }
}

}  // namespace tongdang
