// The states of the page of surveys that are worth a picture: of a small campaign that is made for them where there is none.
#include "ui/pages/survey/survey_page.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/survey/house_mode.h"
#include "ui/pages/survey/keying_tab.h"
#include "ui/pages/survey/left_tab.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kHouses = 14;

// A campaign over the ledger's region with houses of two groups, some of them called, and the first children living in them.
void makeCampaign(UiContext &context) {
    const FormCatalog &forms = context.ledger().forms();
    const QDate today = context.clock().today();
    const auto villages = context.reader().places().under(context.ledger().settings().region, PlaceLevel::Village);
    if (villages.empty())
        return;
    ListQuery some;
    some.limit = kHouses;
    const auto ids = context.reader().ids(context.session(), some);
    const auto children = ids ? context.reader().rows(context.session(), kChild, *ids) : Result<std::vector<Record>>(std::vector<Record>());
    ChangeSet set;
    set.kind = QStringLiteral("demo");
    const auto add = [&](const QString &form, const Uid &subject, const QList<std::pair<QString, QString>> &answers) {
        Change change;
        change.form = forms.find(form);
        change.uid = Uid::create(context.clock());
        change.subject = subject;
        for (const auto &[question, answer] : answers)
            change.set(question, answer);
        set.changes.push_back(change);
        return change.uid;
    };
    const bool chinese = context.language() == Language::Chinese;
    const Uid campaign = add(kCampaign, {}, {{kTitle, chinese ? QStringLiteral("下半年农村留守儿童摸底排查") : QStringLiteral("Survey of the second half-year")}, {kCutOff, isoDate(today)}, {kStartsOn, isoDate(today)},
                                             {QStringLiteral("ends_on"), isoDate(today.addMonths(1))}, {kRegions, villages.front()->code}, {QStringLiteral("second_keying"), QStringLiteral("all")}});
    add(kAssignment, {}, {{kCampaign, campaign.text()}, {kTeam, chinese ? QStringLiteral("第一组") : QStringLiteral("Team 1")}, {kRegion, villages.front()->code}, {kGroups, QStringLiteral("一组")}});
    for (int i = 0; i < kHouses; ++i) {
        const Record *child = children && size_t(i) < children->size() ? &(*children)[size_t(i)] : nullptr;
        const QString head = child ? child->answers.value(kName).left(1) + QStringLiteral("建国") : QString::number(i + 1);
        const Uid house = add(kHousehold, {}, {{kRegion, villages.front()->code}, {kGroup, i < kHouses / 2 ? QStringLiteral("一组") : QStringLiteral("二组")}, {kHouseNumber, QString::number(i + 1)}, {kHead, head}});
        if (i < kHouses / 2)
            add(kHouseCall, house, {{kCampaign, campaign.text()}, {kCalledOn, isoDate(today)}, {kResult, i == 2 ? kNobodyHome : kSurveyed}, {kNextTry, i == 2 ? isoDate(today) : QString()}, {kSurveyor, context.session().login}});
        if (!child)
            continue;
        Change lives;
        lives.op = Change::Op::Update;
        lives.form = forms.find(kChild);
        lives.uid = child->uid;
        lives.set(kHousehold, house.text());
        set.changes.push_back(lives);
    }
    if (const auto made = context.ledger().commit(context.session(), set); made)
        emit context.dataChanged();
}

}  // namespace

std::vector<TourStop> SurveyPage::tourStops() {
    const auto ready = [this] {
        if (campaign().isNil())
            makeCampaign(m_context);
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
                 for (int i = 0; i < kHouses && !m_widget->findChild<QWidget *>(QStringLiteral("endHere"))->isVisible(); ++i)
                     m_widget->findChild<QPushButton *>(QStringLiteral("skipHouse"))->click();
             })}};
}

}  // namespace tongdang
