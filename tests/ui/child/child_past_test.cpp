#include "tests/ui/child/child_desk.h"

using namespace tongdang;

TEST_CASE("a change is undone from the history", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    desk.look("history");
    auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    tree->setCurrentItem(tree->topLevelItem(0));
    desk.dialogs.confirmations = {true};
    desk.page->widget()->findChild<QPushButton *>(QStringLiteral("undo_batch"))->click();
    REQUIRE(desk.idle());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")).isEmpty());
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")).isEmpty());
}

TEST_CASE("a change that was undone and brought back stands in the history as done, and can be undone again", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    const auto entryOf = [&](qsizetype i) { return desk.history(uid).at(i); };
    const qsizetype typed = desk.history(uid).size() - 1;
    const Uid batch = entryOf(typed).batch;
    CHECK(entryOf(typed).lastTurn == batch);
    const auto undone = desk.context.ledger().undo(desk.context.session(), batch);
    REQUIRE(undone.has_value());
    CHECK(entryOf(typed).batchUndone);
    const auto broughtBack = desk.context.ledger().undo(desk.context.session(), undone->batch);
    REQUIRE(broughtBack.has_value());
    CHECK_FALSE(entryOf(typed).batchUndone);
    CHECK(entryOf(typed).lastTurn == broughtBack->batch);
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")) == u"13947312345");
    desk.page->refresh();
    desk.look("history");
    auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    tree->setCurrentItem(tree->topLevelItem(2));   // two undos stand above it
    auto *button = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("undo_batch"));
    REQUIRE(button->isEnabled());
    desk.dialogs.confirmations = {true};
    button->click();
    REQUIRE(desk.idle());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")).isEmpty());
}

TEST_CASE("opening a file is noted, once an opening", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->refresh();
    int views = 0;
    for (const HistoryEntry &entry : desk.history(uid))
        views += entry.op == u"view";
    CHECK(views == 1);
}

TEST_CASE("what a guardian's own record changed stands in the child's history", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("51")}});
        REQUIRE(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("王大山"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    desk.look("history");
    const auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    QStringList values;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
            values << tree->topLevelItem(i)->child(j)->text(3);
    CHECK(values.count(QStringLiteral("王大山")) == 2);      // the person's own name, and the link to the person
}

TEST_CASE("an answer is put back from the history, and nothing else changes", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    for (const char *phone : {"13947312345", "13947399999"}) {
        auto *line = desk.page->form()->editor(QStringLiteral("phone"))->findChild<QLineEdit *>();
        line->clear();
        desk.typeInto("phone", QString::fromLatin1(phone));
        REQUIRE(desk.page->saveNow());
    }
    desk.look("history");
    auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    auto *button = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("put_answer_back"));
    CHECK_FALSE(button->isEnabled());
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    REQUIRE(button->isEnabled());
    button->click();
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    CHECK(desk.record(uid).answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(desk.history(uid).last().changes.size() == 1);
}

TEST_CASE("Ctrl+H shows what an answer was before, and puts it back", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    emit desk.context.childRequested(uid);
    desk.typeInto("name", QStringLiteral("二"));
    REQUIRE(desk.page->saveNow());
    REQUIRE(desk.record(uid).answers.value(QStringLiteral("name")) != QStringLiteral("王小明"));
    REQUIRE(desk.page->form()->focusField(QStringLiteral("name")));
    bool worked = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = QApplication::activeModalWidget();
        auto *list = dialog ? dialog->findChild<QTreeWidget *>(QStringLiteral("answers")) : nullptr;
        if (!list)
            return;
        look.stop();
        CHECK(list->topLevelItemCount() == 2);
        CHECK(list->topLevelItem(0)->text(2) == QStringLiteral("王小明"));
        worked = true;
        QApplication::setActiveWindow(dialog);       // by keys alone: the newest change is marked, the button is one Tab away
        list->setFocus();
        ChildDesk::key(Qt::Key_Tab);
        CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("putAnswerBack"));
        ChildDesk::key(Qt::Key_Space);
        if (dialog->isVisible())
            dialog->close();
    });
    QApplication::processEvents();               // the form is on the screen
    look.start();
    ChildDesk::key(Qt::Key_H, Qt::ControlModifier);
    CHECK(worked);
    CHECK(desk.record(uid).answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(desk.page->form()->answers().value(QStringLiteral("name")) == QStringLiteral("王小明"));
}

TEST_CASE("the timeline has every dated thing of a child, the newest first, with who and why", "[child]") {
    ChildDesk desk(Language::English);
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("Wang"));
    desk.page->form()->restore({{QStringLiteral("birth_date"), QStringLiteral("2015-03-07")}});
    REQUIRE(desk.page->saveNow());
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("Grandma")}});
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("62")}, {QStringLiteral("roles"), QStringLiteral("entrusted_carer")}, {QStringLiteral("since"), QStringLiteral("2020-09-01")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    desk.look("timeline");
    const auto *list = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("timeline"));
    REQUIRE(list->topLevelItemCount() >= 2);
    QStringList days;
    bool cared = false;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        days << list->topLevelItem(i)->text(0);
        if (days.last() == u"2020-09-01") {
            cared = true;
            CHECK(list->topLevelItem(i)->text(1) == QStringLiteral("5"));
            CHECK(list->topLevelItem(i)->text(2) == QStringLiteral("Cared for by Grandma (Father's mother)"));
        }
    }
    CHECK(cared);
    CHECK(days.last() == QStringLiteral("2015-03-07"));
    CHECK(std::is_sorted(days.rbegin(), days.rend()));
}

TEST_CASE("the timeline tells what was entered and corrected, and by whom, and leaves out what was undone", "[child]") {
    ChildDesk desk(Language::English);
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("Wang"));
    REQUIRE(desk.page->saveNow());
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    desk.look("timeline");
    const auto *list = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("timeline"));
    const auto told = [&](const QString &what) {
        QStringList who;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            if (list->topLevelItem(i)->text(2) == what)
                who << list->topLevelItem(i)->text(3);
        return who;
    };
    CHECK(told(QStringLiteral("File entered")) == QStringList{QStringLiteral("admin")});
    CHECK(told(QStringLiteral("Corrected: Phone")) == QStringList{QStringLiteral("admin")});
    CHECK(told(QStringLiteral("Registered as: Left-behind child")).size() == 1);
    CHECK(told(QStringLiteral("On the register")).size() == 1);
    QTest::keyClick(desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(desk.idle());
    CHECK(told(QStringLiteral("Corrected: Phone")).isEmpty());
    CHECK(told(QStringLiteral("File entered")).size() == 1);
    QTest::keyClick(desk.window.get(), Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(desk.idle());
    CHECK(told(QStringLiteral("Corrected: Phone")).size() == 1);     // brought back: it did happen
}

TEST_CASE("a guardian's answers have their past at hand too", "[child]") {
    ChildDesk desk;
    emit desk.context.childRequested(desk.addChild(QStringLiteral("王小明")));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("62")}});
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王奶奶")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    auto *table = desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"));
    REQUIRE(table);
    const auto open = [&](const std::function<void(FormDialog &)> &work) {
        table->selectRow(0);
        desk.inDialog("change_guardian", work);
    };
    open([&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王姥姥")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    bool back = false;
    open([&](FormDialog &dialog) {
        FormView &person = formOf(dialog, "guardian");
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look, [&] {
            auto *past = QApplication::activeModalWidget();
            auto *list = past ? past->findChild<QTreeWidget *>(QStringLiteral("answers")) : nullptr;
            if (!list)
                return;
            look.stop();
            past->findChild<QPushButton *>(QStringLiteral("putAnswerBack"))->click();
            if (past->isVisible())
                past->close();
            back = true;
        });
        look.start();
        emit person.historyWanted(QStringLiteral("name"));
        CHECK(person.answers().value(QStringLiteral("name")) == QStringLiteral("王奶奶"));
    });
    CHECK(back);
}
