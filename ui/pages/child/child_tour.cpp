// The states of a child's file that are worth a picture.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/guardians_tab.h"
#include "ui/shell/undo.h"

#include <QPushButton>
#include <QTabWidget>
#include <QTimer>

namespace tongdang {

using namespace fields;

std::vector<TourStop> ChildPage::tourStops() {
    const auto first = [this] {
        ListQuery query;
        query.limit = 1;
        const auto ids = m_context.reader().ids(m_context.session(), query);
        const auto rows = ids ? m_context.reader().rows(m_context.session(), kChild, *ids) : Result<std::vector<Record>>(std::vector<Record>());
        if (rows && !rows->empty())
            emit m_context.childRequested(rows->front().uid);
    };
    const auto tab = [this, first](int index) {
        return [this, first, index] {
            first();
            m_tabs->setCurrentIndex(index);
        };
    };
    const auto fresh = [this] {
        if (m_view && m_view->isModified())
            putBack();
    };
    const auto press = [this, first](int index, const char *button) {
        return [this, first, index, name = QString::fromLatin1(button)] {
            first();
            m_tabs->setCurrentIndex(index);
            if (auto *found = m_widget->findChild<QPushButton *>(name))
                found->click();
        };
    };
    return {{QStringLiteral("answers"), tab(0)},
            {QStringLiteral("guardians"), tab(1)},
            {QStringLiteral("guardian"), press(1, "add_guardian"), true},
            {QStringLiteral("guardian-known"), [this, first] {
                 first();
                 m_guardians->add(kMother);
             }, true},
            {QStringLiteral("guardian-problems"), [this, first] {
                 first();
                 QTimer::singleShot(0, m_guardians, [this] {
                     if (auto *save = m_guardians->findChild<QPushButton *>(QStringLiteral("save")))
                         save->click();
                 });
                 m_guardians->add();
             }, true},
            {QStringLiteral("states"), tab(2)},
            {QStringLiteral("exit"), press(2, "exit_child"), true},
            {QStringLiteral("print"), press(0, "print_child"), true},
            {QStringLiteral("visits"), tab(3)},
            {QStringLiteral("visit"), press(3, "add_visit"), true},
            {QStringLiteral("timeline"), tab(4)},
            {QStringLiteral("history"), tab(5)},
            {QStringLiteral("answer"), [this, first] {
                 first();
                 emit m_view->historyWanted(kName);
             }, true},
            {QStringLiteral("sibling"), [this, first] {
                 first();
                 openSibling();
             }},
            {QStringLiteral("new"), [this] { openNew(); }},
            {QStringLiteral("problems"), [this] {
                 openNew();
                 m_view->validateNow();
                 m_view->focusNextProblem();
             }},
            {QStringLiteral("known"), [this, first, fresh] {
                 fresh();
                 first();
                 const Answers answers = m_record.answers;
                 openNew();
                 m_view->restore({{kName, answers.value(kName)}, {kBirthDate, answers.value(kBirthDate)}});
                 offerExisting();
             }},
            {QStringLiteral("draft"), [this, first, fresh] {
                 fresh();
                 first();
                 m_view->restore({{kPhone, QStringLiteral("13947300001")}});
                 keepDraft();
                 load(m_uid);
                 restoreDraft();
             }},
            {QStringLiteral("nobody"), [this, fresh] {
                 fresh();
                 openNew();
                 m_view->restore({{kName, tr("Invented")}});
                 if (saveNow())
                     m_tabs->setCurrentWidget(m_guardians);
             }},
            {QStringLiteral("withdrawn"), [this] { undoLast(m_context, m_widget); }}};
}

}  // namespace tongdang
