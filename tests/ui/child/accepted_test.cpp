// Warnings that are right as they are: asked about once at saving, told in the file, not asked again.
#include "tests/ui/child/child_desk.h"
#include "ui/pages/child/answer_history.h"
#include "ui/shell/reason_dialog.h"

#include <QLabel>
#include <QRadioButton>

using namespace tongdang;

namespace {

struct OddDesk : ChildDesk {
    Uid uid = addChild(QStringLiteral("王小明"));     // ten years old
    OddDesk() { REQUIRE(page->open(uid)); }
    void school(const char *code) {
        REQUIRE(page->form()->focusField(QStringLiteral("schooling")));
        key(Qt::Key_A, Qt::ControlModifier);
        enter(QString::fromLatin1(code));
        key(Qt::Key_Tab);
    }
    QStringList problems() const {
        QStringList lines;
        for (const QPushButton *line : page->form()->findChild<QWidget *>(QStringLiteral("problems"))->findChildren<QPushButton *>())
            if (line->isVisible() && line->objectName() != u"accept_warning")
                lines << line->text();
        return lines;
    }
    QList<AcceptedWarning> accepted() { return context.reader().accepted(context.session(), uid).value(); }
};

}  // namespace

TEST_CASE("saving asks about all warnings at once, keeps the reason, and does not ask again", "[child]") {
    OddDesk desk;
    desk.school("kindergarten");
    desk.typeInto("phone", QStringLiteral("123"));
    desk.dialogs.reasons = {QStringLiteral("户口簿如此")};
    REQUIRE(desk.page->saveNow());
    CHECK(desk.dialogs.lastWarnings.size() == 2);
    REQUIRE(desk.accepted().size() == 2);
    CHECK(desk.accepted().front().what.reason == QStringLiteral("household_book"));
    const QStringList told = desk.problems();
    REQUIRE(told.size() == 2);
    CHECK(told.filter(QStringLiteral("户口簿如此；admin，2026-03-02")).size() == 2);

    desk.dialogs.lastWarnings.clear();
    desk.typeInto("home_address", QStringLiteral("A"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.dialogs.lastWarnings.isEmpty());
    CHECK(desk.problems() == told);
    desk.school("not_in_kindergarten");
    desk.dialogs.reasons = {QStringLiteral("在家由奶奶教")};
    REQUIRE(desk.page->saveNow());
    CHECK(desk.dialogs.lastWarnings.size() == 1);
    CHECK(desk.accepted().size() == 2);

    desk.look("history");
    const auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    REQUIRE(tree->topLevelItem(0)->childCount() == 2);
    CHECK(tree->topLevelItem(0)->child(1)->text(2) == QStringLiteral("情况属实：就学情况"));
    CHECK(tree->topLevelItem(0)->child(1)->text(3) == QStringLiteral("在家由奶奶教"));
}

TEST_CASE("who goes back to the answers has saved nothing", "[child]") {
    OddDesk desk;
    desk.school("kindergarten");
    CHECK_FALSE(desk.page->saveNow());
    CHECK(desk.page->form()->isModified());
    CHECK(desk.record(desk.uid).answers.value(QStringLiteral("schooling")).isEmpty());
    CHECK(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_schooling"));
}

TEST_CASE("a warning that stands does not keep from saving something else, and is accepted from the list", "[child]") {
    OddDesk desk;
    Change odd;
    odd.op = Change::Op::Update;
    odd.form = &desk.page->form()->form();
    odd.uid = desk.uid;
    odd.set(QStringLiteral("schooling"), QStringLiteral("kindergarten"));
    ChangeSet set;
    set.changes.push_back(odd);
    REQUIRE(desk.context.ledger().commit(desk.context.session(), set));
    REQUIRE(desk.page->open(desk.uid));
    desk.typeInto("home_address", QStringLiteral("A"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.dialogs.lastWarnings.isEmpty());
    REQUIRE(desk.problems().size() == 1);

    desk.dialogs.reasons = {QStringLiteral("已核实")};
    desk.page->form()->findChild<QPushButton *>(QStringLiteral("accept_warning"))->click();
    CHECK(desk.page->form()->isModified());
    CHECK(desk.accepted().isEmpty());
    const auto draft = desk.page->form()->values();
    REQUIRE(desk.page->saveNow());
    CHECK(desk.accepted().size() == 1);
    CHECK_FALSE(desk.page->form()->isModified());
    desk.page->form()->restore(draft);
    CHECK(desk.page->form()->isModified());      // a draft has it too
}

TEST_CASE("a reason is for the answer it was given for", "[child]") {
    OddDesk desk;
    desk.school("kindergarten");
    desk.dialogs.reasons = {QStringLiteral("已核实")};
    desk.page->form()->findChild<QPushButton *>(QStringLiteral("accept_warning"))->click();
    CHECK(desk.page->form()->unexplained().isEmpty());
    desk.school("not_in_kindergarten");
    CHECK(desk.page->form()->unexplained().size() == 1);
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("an odd answer that is put back is asked about as a typed one is", "[child]") {
    OddDesk desk;
    const Field &field = *desk.page->form()->form().find(QStringLiteral("schooling"));
    const auto now = [&] { return desk.record(desk.uid).answers.value(field.name); };
    const auto putBack = [&] { return putAnswerBack(desk.context, desk.window.get(), desk.page->form()->form(), desk.uid, field, QStringLiteral("kindergarten")); };
    CHECK_FALSE(putBack());
    CHECK(desk.dialogs.lastWarnings.size() == 1);
    CHECK(now().isEmpty());
    desk.dialogs.reasons = {QStringLiteral("已核实")};
    CHECK(putBack());
    CHECK(now() == QStringLiteral("kindergarten"));
    REQUIRE(desk.accepted().size() == 1);
    CHECK(desk.accepted().front().what.reason == QStringLiteral("checked"));
}

TEST_CASE("a reason is chosen by one digit, or written, with the keyboard alone", "[child]") {
    ChildDesk desk;
    const QStringList common{QStringLiteral("已核实"), QStringLiteral("家长口述")};
    ReasonDialog chosen({QStringLiteral("odd")}, common, desk.window.get());
    chosen.show();
    QApplication::setActiveWindow(&chosen);
    ChildDesk::key(Qt::Key_Return);
    CHECK(chosen.isVisible());                   // there is no reason yet
    ChildDesk::key(Qt::Key_2);
    CHECK(chosen.reason() == QStringLiteral("家长口述"));
    ChildDesk::key(Qt::Key_Return);
    CHECK(chosen.result() == QDialog::Accepted);

    ReasonDialog written({QStringLiteral("odd")}, common, desk.window.get());
    written.show();
    QApplication::setActiveWindow(&written);
    ChildDesk::key(Qt::Key_3);
    ChildDesk::enter(QStringLiteral("2 uncles"));
    CHECK(written.reason() == QStringLiteral("2 uncles"));
    ChildDesk::key(Qt::Key_Return);
    CHECK(written.result() == QDialog::Accepted);
}
