// The states of the list of children that are worth a picture.
#include "ui/pages/children/children_page.h"

#include "core/children/fields.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/place_tree.h"
#include "ui/pages/children/child_filters.h"
#include "ui/pages/children/saved_filters.h"
#include "ui/tables/counted_combo.h"
#include "ui/tables/record_model.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace tongdang {

std::vector<TourStop> ChildrenPage::tourStops() {
    return {{QStringLiteral("search"), [this] { emit m_context.searchRequested(QStringLiteral("w")); }, false},
            {QStringLiteral("nothing-found"), [this] { emit m_context.searchRequested(QStringLiteral("zzzzzz")); }, false},
            {QStringLiteral("list"),
             [this] {
                 showAll();
                 if (m_model->rowCount() == 0)
                     return;
                 const Record first = *m_context.reader().record(m_context.session(), m_model->uidAt(0));
                 ListQuery asked;
                 asked.region = first.answers.value(fields::kHomeRegion);
                 asked.where = QStringLiteral("${%1} >= 6 and ${%1} <= 13").arg(fields::kAge);
                 const auto ids = m_context.reader().ids(m_context.session(), asked);
                 const auto rows = m_context.reader().rows(m_context.session(), fields::kChild, *ids);
                 QList<Uid> uids;
                 for (const Record &child : *rows)
                     uids << child.uid;
                 emit m_context.childrenRequested(QStringLiteral("%1 · %2").arg(m_context.reader().places().name(asked.region), tr("%1 to %2 years").arg(6).arg(13)), uids);
             },
             false},
            {QStringLiteral("change"),
             [this] {
                 showAll();
                 m_table->setCurrentIndex(m_model->index(0, 0));
                 m_table->selectionModel()->select(QItemSelection(m_model->index(0, 0), m_model->index(4, 0)), QItemSelectionModel::Select | QItemSelectionModel::Rows);
                 m_change->click();
             },
             true},
            {QStringLiteral("change-filled"),
             [this] {
                 showAll();
                 m_table->selectionModel()->select(QItemSelection(m_model->index(0, 0), m_model->index(6, 0)), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                 QTimer::singleShot(0, m_widget, [] {
                     const auto *dialog = QApplication::activeModalWidget();
                     auto *question = dialog ? dialog->findChild<QComboBox *>(QStringLiteral("bulkQuestion")) : nullptr;
                     if (!question)
                         return;
                     question->setCurrentIndex(question->findData(QStringLiteral("school")));
                     if (auto *answer = dialog->findChild<FieldEditor *>())
                         {
                         answer->setValue(QStringLiteral("第一小学"));
                         emit answer->edited();
                     }
                 });
                 m_change->click();
             },
             true},
            {QStringLiteral("chips"), [this] {
                 showAll();
                 for (auto *combo : m_filters->findChildren<CountedCombo *>())
                     if (combo->objectName() == QStringLiteral("schoolingFilter") || combo->objectName() == QStringLiteral("ageFilter"))
                         combo->setCurrentIndex(2);
             }, false},
            {QStringLiteral("filter-list"), [this] {
                 showAll();
                 m_filters->findChild<CountedCombo *>(QStringLiteral("placeFilter"))->showPopup();
             }, false},
            {QStringLiteral("menu-columns"), [this] { chooseColumns(); }, false},
            {QStringLiteral("menu-filters"), [this] { m_saved->menu()->popup(m_saved->mapToGlobal(QPoint(0, m_saved->height()))); }, false},
            {QStringLiteral("place-tree"), [this] { choosePlace(m_widget->window(), tr("Place"), m_context.reader().places(), m_context.ledger().settings().region); }, true},
            {QStringLiteral("exit"),
             [this] {
                 showAll();
                 m_table->selectionModel()->select(QItemSelection(m_model->index(0, 0), m_model->index(4, 0)), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                 m_exit->click();
             },
             true},
            {QStringLiteral("export"),
             [this] {
                 showAll();
                 exportList();
             },
             true},
            {QStringLiteral("print"),
             [this] {
                 showAll();
                 printList();
             },
             true}};
}

}  // namespace tongdang
