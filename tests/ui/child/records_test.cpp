// What hangs on a child's file, in the window: visits, assessments, other forms; each in the one editor over the page.
#include "child_desk.h"

#include "ui/charts/trend_chart.h"
#include "ui/forms/suggestions.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/child/records_tab.h"
#include "core/children/fields.h"
#include "ui/shell/command_list.h"
#include "ui/shell/workbench.h"

#include <QLabel>
#include <QListWidget>
#include <QToolButton>

using namespace tongdang;

namespace {

struct RecordsDesk : ChildDesk {
    Uid child = addChild(QStringLiteral("王小明"));
    RecordsDesk() { REQUIRE(page->open(child)); }
    RecordPanel &panel() { return *page->panel(); }
    QTableWidget &table(const char *name) {
        look(name);
        return *page->widget()->findChild<QTableWidget *>(QString::fromLatin1(name) + QStringLiteral("_table"));
    }
    void answer(const char *name, const QString &value) {
        REQUIRE(panel().form()->focusField(QString::fromLatin1(name)));
        enter(value);
        key(Qt::Key_Return);
    }
    // A visit with every answer that must be there.
    void fillVisit(const QString &place) {
        page->newRecord(QStringLiteral("visit"));
        REQUIRE(panel().isOpen());
        answer("place", place);
        answer("respondent", QStringLiteral("李奶奶"));
        panel().form()->restore({{QStringLiteral("respondent_relation"), QStringLiteral("62")}});
        for (const char *text : {"living", "family", "guardianship", "mental_state", "guardian_opinion"})
            answer(text, QStringLiteral("正常"));
    }
    Uid addVisit(const QString &place) {
        fillVisit(place);
        dialogs.reasons << QStringLiteral("checked");
        REQUIRE(panel().saveNow());
        const auto visits = linked("visit");
        for (const Record &visit : visits)
            if (visit.answers.value(QStringLiteral("place")) == place)
                return visit.uid;
        FAIL("the visit was not saved");
        return {};
    }
    // The answers of an assessment of 2016, all of one kind.
    void assess(const QString &grade) {
        REQUIRE(panel().isOpen());
        panel().form()->restore({{QStringLiteral("situation"), QStringLiteral("carer")}, {QStringLiteral("duty"), grade}, {QStringLiteral("secured"), grade}, {QStringLiteral("danger"), grade}});
        emit panel().form()->edited();
    }
};

}  // namespace

TEST_CASE("a visit begins with the keyboard, has its visitor and day, and stands in the list when it is saved", "[child][records]") {
    RecordsDesk desk;
    desk.look("visits");
    // Ctrl+Shift+N asks which form; Enter takes the first.
    QTimer::singleShot(0, desk.window.get(), [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        REQUIRE(menu);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QApplication::setActiveWindow(desk.window.get());       // the menu had it
    REQUIRE(desk.panel().isOpen());
    CHECK(desk.panel().form()->form().id == QStringLiteral("visit"));
    CHECK(desk.panel().form()->answers().value(QStringLiteral("visitor")) == QStringLiteral("admin"));
    CHECK(desk.panel().form()->answers().value(QStringLiteral("visited_on")) == QStringLiteral("2026-03-02"));
    CHECK_FALSE(desk.page->widget()->findChild<QTabWidget *>()->isVisible());
    desk.panel().close();

    const Uid visit = desk.addVisit(QStringLiteral("家中"));
    CHECK_FALSE(desk.panel().isOpen());
    QTableWidget &table = desk.table("visits");
    REQUIRE(table.rowCount() == 1);
    CHECK(table.item(0, 0)->text() == QStringLiteral("2026-03-02"));
    CHECK(table.item(0, 2)->text() == QStringLiteral("家中"));
    CHECK(desk.record(visit).subject == desk.child);

    // Opened again it is changed like the child's own answers, and leaving asks.
    emit table.cellActivated(0, 0);
    desk.page->openRecord(visit);
    REQUIRE(desk.panel().isOpen());
    desk.answer("second_visitor", QStringLiteral("张三"));
    CHECK(desk.page->widget()->property("unsaved").toBool());
    desk.dialogs.leaves << Dialogs::Leave::Stay;
    CHECK_FALSE(desk.page->mayLeave());
    REQUIRE(desk.dialogs.lastChanged.size() == 1);
    QTest::keyClick(desk.window.get(), Qt::Key_S, Qt::ControlModifier);
    CHECK_FALSE(desk.panel().isOpen());
    CHECK(desk.record(visit).answers.value(QStringLiteral("second_visitor")) == QStringLiteral("张三"));
}

TEST_CASE("what was typed into a visit survives the end of the program, and stands in the list until it is saved", "[child][records]") {
    RecordsDesk desk;
    desk.fillVisit(QStringLiteral("学校"));
    desk.page->keepDraft();
    const QList<Draft> drafts = desk.drafts();
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.front().subject == desk.child);
    desk.panel().close();
    QTableWidget &table = desk.table("visits");
    REQUIRE(table.rowCount() == 1);
    CHECK(table.item(0, 0)->text() == QStringLiteral("2026-03-02"));
    table.selectRow(0);
    desk.page->widget()->findChild<QPushButton *>(QStringLiteral("open_visits"))->click();
    REQUIRE(desk.panel().isOpen());
    CHECK(desk.panel().form()->answers().value(QStringLiteral("place")) == QStringLiteral("学校"));
    desk.dialogs.reasons << QStringLiteral("checked");
    REQUIRE(desk.panel().saveNow());
    CHECK(desk.drafts().isEmpty());
    CHECK(desk.linked("visit").size() == 1);
}

TEST_CASE("a first visit that is given up leaves the keyboard in the file", "[child][records]") {
    RecordsDesk desk;
    desk.page->newRecord(QStringLiteral("visit"));
    REQUIRE(desk.panel().isOpen());
    ChildDesk::key(Qt::Key_Escape);
    REQUIRE_FALSE(desk.panel().isOpen());
    REQUIRE(desk.window->focusWidget());
    CHECK(desk.page->widget()->isAncestorOf(desk.window->focusWidget()));
}

TEST_CASE("a visit that was taken back stays in the list, quietly", "[child][records]") {
    RecordsDesk desk;
    const Uid visit = desk.addVisit(QStringLiteral("家中"));
    desk.page->openRecord(visit);
    desk.dialogs.confirmations << true;
    desk.page->widget()->findChild<QPushButton *>(QStringLiteral("record_take_back"))->click();
    CHECK(desk.linked("visit").empty());
    QTableWidget &table = desk.table("visits");
    REQUIRE(table.rowCount() == 1);
    CHECK(table.item(0, 3)->text() == QStringLiteral("已撤销"));
    desk.page->openRecord(visit);
    CHECK(desk.panel().form()->isReadOnly());
}

TEST_CASE("a finished assessment is not edited but superseded, with its answers taken over", "[child][records]") {
    RecordsDesk desk;
    desk.page->newRecord(QStringLiteral("instrument_care_2016"));
    desk.assess(QStringLiteral("fair"));
    CHECK(desk.panel().findChild<QLabel *>(QStringLiteral("result_score"))->text().contains(QStringLiteral("3")));
    desk.dialogs.reasons << QStringLiteral("checked");
    REQUIRE(desk.panel().saveNow());
    REQUIRE(desk.linked("instrument_care_2016").size() == 1);
    const Uid first = desk.linked("instrument_care_2016").front().uid;

    desk.page->openRecord(first);
    CHECK(desk.panel().form()->isReadOnly());
    desk.clock.set(QDate(2026, 9, 2));
    desk.page->widget()->findChild<QPushButton *>(QStringLiteral("record_anew"))->click();
    REQUIRE(desk.panel().isOpen());
    CHECK_FALSE(desk.panel().form()->isReadOnly());
    CHECK(desk.panel().form()->answers().value(QStringLiteral("duty")) == QStringLiteral("fair"));
    CHECK(desk.panel().form()->answers().value(QStringLiteral("assessed_on")) == QStringLiteral("2026-09-02"));
    desk.assess(QStringLiteral("good"));
    REQUIRE(desk.panel().saveNow());
    CHECK(desk.linked("instrument_care_2016").size() == 2);
    CHECK(desk.record(first).answers.value(QStringLiteral("duty")) == QStringLiteral("fair"));

    QTableWidget &table = desk.table("assessments");
    REQUIRE(table.rowCount() == 2);
    CHECK(table.item(0, 2)->text() == QStringLiteral("6"));
    CHECK(table.item(0, 3)->text() == QStringLiteral("● 较好"));
    CHECK(table.item(0, 4)->text().isEmpty());
    CHECK(table.item(1, 4)->text() == QStringLiteral("已被取代"));
    auto *trend = desk.page->widget()->findChild<TrendChart *>();
    REQUIRE(trend);
    REQUIRE(trend->lines().size() == 1);
    CHECK(trend->lines().front().points.size() == 2);
    CHECK_FALSE(trend->isHidden());
    desk.theme.setZoom(200);                 // what is left of the window belongs to the list
    QApplication::processEvents();
    CHECK(trend->isHidden());
}

TEST_CASE("typing 走访 into the search box offers a new visit of the child that is open", "[child][records]") {
    RecordsDesk desk;
    const auto offered = [&](const QString &typed) {
        QStringList titles;
        for (const Command &command : meant(desk.page->commands(), typed))
            titles << command.title;
        return titles.join(u'\n');
    };
    CHECK(offered(QStringLiteral("走访")).contains(QStringLiteral("入户随访")));
    CHECK(offered(QStringLiteral("评估")).contains(QStringLiteral("风险等级评估")));
    const QString name = desk.record(desk.page->uid()).answers.value(QStringLiteral("name"));
    REQUIRE(offered(QStringLiteral("走访")).contains(name));
    CHECK(offered(name).isEmpty());                  // who types a name looks for a child
    CHECK(offered(QStringLiteral("wxm")).isEmpty());
    const std::vector<Command> found = meant(desk.page->commands(), QStringLiteral("委托照护"));
    REQUIRE_FALSE(found.empty());
    found.front().act();
    CHECK(desk.panel().form()->form().id == QStringLiteral("care_agreement"));
}

TEST_CASE("a new visit is offered by the name that the child has now, also behind another page", "[child][records]") {
    RecordsDesk desk;
    desk.page->widget()->hide();
    Change change;
    change.op = Change::Op::Update;
    change.uid = desk.child;
    change.form = desk.context.ledger().forms().find(QStringLiteral("child"));
    change.set(QStringLiteral("name"), QStringLiteral("王晓明"));
    ChangeSet set;
    set.changes.push_back(change);
    REQUIRE(desk.context.ledger().commit(desk.context.session(), set));
    const std::vector<Command> found = meant(desk.page->commands(), QStringLiteral("走访"));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().title.contains(QStringLiteral("王晓明")));
}

TEST_CASE("what the child's file has answered is shown filled in", "[child][records]") {
    RecordsDesk desk;
    desk.page->newRecord(QStringLiteral("care_agreement"));
    const Form &form = desk.panel().form()->form();
    int filled = 0;
    for (const Field &field : form.fields)
        if (field.once == QStringLiteral("child.birth_date") || field.once == QStringLiteral("child.name")) {
            CHECK_FALSE(desk.panel().form()->answers().value(field.name).isEmpty());
            ++filled;
        }
    CHECK(filled > 0);
}

TEST_CASE("score, level and reasons follow the answers; a supervisor's other level stands beside them with its reason", "[child][records]") {
    RecordsDesk desk;
    desk.page->newRecord(QStringLiteral("instrument_care_2016"));
    const auto said = [&](const char *label) { return desk.panel().findChild<QLabel *>(QString::fromLatin1(label))->text(); };
    CHECK(said("result_score") == QStringLiteral("尚无得分"));
    CHECK(said("result_level").isEmpty());            // nothing is answered yet: no level is claimed
    desk.assess(QStringLiteral("good"));
    desk.panel().form()->editor(QStringLiteral("duty"))->setValue(QStringLiteral("fair"));
    emit desk.panel().form()->editor(QStringLiteral("duty"))->edited();
    CHECK(said("result_score").contains(QStringLiteral("5")));
    CHECK(said("result_level") == QStringLiteral("◆ 一般"));
    CHECK_FALSE(said("result_why").isEmpty());
    desk.dialogs.reasons << QStringLiteral("checked");
    REQUIRE(desk.panel().saveNow());
    const Uid assessment = desk.linked("instrument_care_2016").front().uid;
    desk.page->openRecord(assessment);
    desk.inDialog("record_override", [&](FormDialog &dialog) {
        FormView &view = formOf(dialog, "assessment_override");
        REQUIRE(view.focusField(QStringLiteral("level")));
        view.editor(QStringLiteral("level"))->findChild<QToolButton *>()->click();
        auto *list = view.editor(QStringLiteral("level"))->window()->findChild<Suggestions *>();
        REQUIRE(list);
        const QStringList offered = list->texts();
        CHECK(offered.size() == 2);                   // the levels of this assessment that it does not have
        CHECK(offered.filter(QStringLiteral("好")).size() == 1);
        CHECK(offered.filter(QStringLiteral("差")).size() == 1);
        list->hide();
        view.restore({{QStringLiteral("level"), QStringLiteral("poor")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
        CHECK(dialog.isVisible());                    // not without a reason
        CHECK(desk.context.reader().linked(desk.context.session(), assessment, fields::kAssessmentOverride)->empty());
        view.restore({{QStringLiteral("level"), QStringLiteral("poor")}, {QStringLiteral("reason"), QStringLiteral("监护人住院")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    CHECK(said("result_level") == QStringLiteral("▲ 差"));
    CHECK(said("result_why").contains(QStringLiteral("监护人住院")));
    CHECK(said("result_why").contains(QStringLiteral("一般")));
    desk.panel().close();
    CHECK(desk.table("assessments").item(0, 3)->text() == QStringLiteral("▲ 差"));
}

TEST_CASE("another level than the answers give is offered to who may decide it", "[child][records]") {
    RecordsDesk desk;
    desk.page->newRecord(QStringLiteral("instrument_care_2016"));
    desk.assess(QStringLiteral("good"));
    desk.dialogs.reasons << QStringLiteral("checked");
    REQUIRE(desk.panel().saveNow());
    const Uid assessment = desk.linked("instrument_care_2016").front().uid;
    const auto offered = [&](const char *role) {
        Session session = desk.context.session();
        session.roles = {QString::fromLatin1(role)};
        desk.context.setLedger(desk.context.takeLedger(), session);
        REQUIRE(desk.window->workbench()->showPage(QStringLiteral("child")));
        REQUIRE(desk.page->open(desk.child));
        desk.page->openRecord(assessment);
        return desk.find<QPushButton>("record_override") != nullptr;
    };
    CHECK(offered("township_supervisor"));
    CHECK_FALSE(offered("village_clerk"));
}
