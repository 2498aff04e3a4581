// The states of the page of surveys that are worth a picture: of the campaign that demonstration data has.
#include "ui/pages/survey/survey_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/survey/house_mode.h"
#include "ui/pages/survey/keying_tab.h"
#include "ui/pages/survey/left_tab.h"

#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

std::vector<TourStop> SurveyPage::tourStops() {
    const auto ready = [this] {
        if (m_stack->currentWidget() == m_houses)
            emit m_houses->ended();
    };
    const auto tab = [this, ready](int index) {
        return [this, ready, index] {
            ready();
            m_tabs->setCurrentIndex(index);
        };
    };
    const auto press = [this, ready](int index, const char *button) {
        return [this, ready, index, name = QString::fromLatin1(button)] {
            ready();
            m_tabs->setCurrentIndex(index);
            m_widget->findChild<QPushButton *>(name)->click();
        };
    };
    const auto door = [this, ready](const std::function<void()> &then) {
        return [this, ready, then] {
            ready();
            walk();
            then();
        };
    };
    const auto call = [this] { return m_widget->findChild<FormView *>(QStringLiteral("form_house_call")); };
    const auto steps = [this] { return m_widget->findChild<QListWidget *>(QStringLiteral("houseSteps")); };
    return {{QStringLiteral("left"), tab(0)},
            {QStringLiteral("houses"), [this, ready] {
                 ready();
                 m_tabs->setCurrentIndex(0);
                 if (!m_figures.state.by.empty())
                     m_left->openGroup(m_figures.state.by.back().region + u'/' + m_figures.state.by.back().group);
             }},
            {QStringLiteral("teams"), tab(1)},
            {QStringLiteral("returns"), tab(2)},
            {QStringLiteral("quality"), tab(3)},
            {QStringLiteral("keying"), tab(4)},
            {QStringLiteral("blind"), press(4, "keyAgain")},
            {QStringLiteral("differences"), press(4, "compareKeyed")},
            {QStringLiteral("campaign"), press(0, "newCampaign"), true},
            {QStringLiteral("assignment"), press(1, "addAssignment"), true},
            {QStringLiteral("return"), press(2, "enterReturn"), true},
            {QStringLiteral("door"), door([] {})},
            {QStringLiteral("child"), door([call, steps] {
                 call()->restore({{kResult, kSurveyed}});
                 steps()->setCurrentRow(1);
             })},
            {QStringLiteral("new-child"), door([call, steps] {
                 call()->restore({{kResult, kSurveyed}});
                 QKeyEvent key(QEvent::KeyPress, Qt::Key_0, Qt::NoModifier);
                 QCoreApplication::sendEvent(steps(), &key);
             })},
            {QStringLiteral("round-end"), door([this] {
                 for (int i = 0; i < m_figures.state.households && !m_widget->findChild<QWidget *>(QStringLiteral("endHere"))->isVisible(); ++i)
                     m_widget->findChild<QPushButton *>(QStringLiteral("skipHouse"))->click();
             })}};
}

}  // namespace tongdang
