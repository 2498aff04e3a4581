#include "ui/pages/child/timeline_tab.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/pages/child/happenings.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

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
        item->setToolTip(2, one.what);
        item->setToolTip(3, one.detail);
        for (int column = 0; one.ofTheFile && column < 4; ++column)
            item->setForeground(column, m_context.theme().color(Color::Muted));
    }
    const Theme &theme = m_context.theme();
    for (int column = 0; column < 3; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column) + theme.px(12), theme.px(460)));
    }
}

}  // namespace tongdang
