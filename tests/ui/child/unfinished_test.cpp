// Dialogs beside the forms of a child's file: what was typed into them is there again after a crash.
#include "tests/ui/child/child_desk.h"
#include "ui/pages/child/record_panel.h"

#include <QTableWidget>

using namespace tongdang;

TEST_CASE("the end of a care that was being typed when the program ended is there again", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("61")}, {QStringLiteral("current_carer"), QStringLiteral("yes")}});
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("李梅")}});
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"))->selectRow(0);
    desk.inDialog("end_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("until"), QStringLiteral("2026-02-01")}});
        desk.page->keepDraft();                              // as the session ends; then it is gone
    });
    REQUIRE(desk.drafts().size() == 1);
    desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"))->selectRow(0);
    desk.inDialog("end_guardian", [&](FormDialog &dialog) {
        CHECK(answer(dialog, "guardianship", "until") == QStringLiteral("2026-02-01"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
        CHECK_FALSE(dialog.isVisible());
    });
    CHECK(desk.drafts().isEmpty());
    CHECK(desk.linked("guardianship").front().answers.value(QStringLiteral("until")) == QStringLiteral("2026-02-01"));
}

TEST_CASE("what was typed of a guardian stays for the guardian's own form when the care is ended", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("61")}});
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("李梅")}});
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    const auto choose = [&] { desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"))->selectRow(0); };
    choose();
    desk.inDialog("change_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("李小梅")}});
        dialog.keepDraft();
    });
    REQUIRE(desk.drafts().size() == 1);
    choose();
    desk.inDialog("end_guardian", [&](FormDialog &) { ChildDesk::key(Qt::Key_S, Qt::ControlModifier); });
    REQUIRE(desk.drafts().size() == 1);
    choose();
    desk.inDialog("change_guardian", [&](FormDialog &dialog) { CHECK(answer(dialog, "guardian", "name") == QStringLiteral("李小梅")); });
}

TEST_CASE("another level that was being reasoned when the program ended is there again", "[child][records]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.page->newRecord(QStringLiteral("instrument_care_2016"));
    FormView &view = *desk.page->panel()->form();
    for (const char *question : {"duty", "secured", "danger"})
        view.restore({{QString::fromLatin1(question), QStringLiteral("good")}});
    view.restore({{QStringLiteral("situation"), QStringLiteral("carer")}});
    emit view.edited();
    desk.dialogs.reasons << QStringLiteral("checked");
    REQUIRE(desk.page->panel()->saveNow());
    desk.page->openRecord(desk.linked("instrument_care_2016").front().uid);
    desk.inDialog("record_override", [&](FormDialog &dialog) {
        formOf(dialog, "assessment_override").restore({{QStringLiteral("level"), QStringLiteral("poor")}, {QStringLiteral("reason"), QStringLiteral("监护人住院")}});
        desk.page->keepDraft();
    });
    REQUIRE(desk.drafts().size() == 1);
    desk.inDialog("record_override", [&](FormDialog &dialog) {
        CHECK(answer(dialog, "assessment_override", "reason") == QStringLiteral("监护人住院"));
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
        CHECK_FALSE(dialog.isVisible());
    });
    CHECK(desk.drafts().isEmpty());
}
