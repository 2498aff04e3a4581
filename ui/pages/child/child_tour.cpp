// The states of a child's file that are worth a picture.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"

#include <QPushButton>
#include <QTabWidget>

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
            {QStringLiteral("states"), tab(2)},
            {QStringLiteral("exit"), press(2, "exit_child"), true},
            {QStringLiteral("print"), press(0, "print_child"), true},
            {QStringLiteral("timeline"), tab(3)},
            {QStringLiteral("history"), tab(4)},
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
             }}};
}

}  // namespace tongdang
