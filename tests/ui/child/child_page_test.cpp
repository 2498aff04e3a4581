#include "core/identity/id_number.h"
#include "tests/support/ui/modal.h"
#include "tests/ui/child/child_desk.h"

#include <QComboBox>
#include <QLabel>

using namespace tongdang;

TEST_CASE("a new child is registered by keyboard alone, and is on the register as left behind", "[child][bare]") {
    ChildDesk desk;
    QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier);
    REQUIRE(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"));
    ChildDesk::enter(QStringLiteral("王小明"));
    ChildDesk::key(Qt::Key_Return);
    ChildDesk::key(Qt::Key_Return);              // no ID number at hand
    ChildDesk::key(Qt::Key_1);
    ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(!desk.page->isNew());
    const Record record = desk.record(desk.page->uid());
    CHECK(record.answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(record.answers.value(QStringLiteral("sex")) == QStringLiteral("1"));
    CHECK(record.answers.value(QStringLiteral("categories")) == QStringLiteral("left_behind"));
    CHECK(desk.linked("register_period").size() == 1);
    CHECK(desk.drafts().isEmpty());
}

TEST_CASE("a new child is registered as what is chosen before the save, also after a crash", "[child]") {
    ChildDesk desk;
    const auto choose = [](ChildPage &page, const char *label) {
        auto *button = page.widget()->findChild<QPushButton *>(QStringLiteral("categories"));
        emit button->menu()->aboutToShow();
        for (QAction *one : button->menu()->actions())
            if (one->text() == QString::fromUtf8(label))
                one->trigger();
        return button->text();
    };
    {
        ChildPage crashed(desk.context);
        crashed.widget()->show();
        QApplication::setActiveWindow(crashed.widget());
        REQUIRE(crashed.openNew());
        CHECK(choose(crashed, "留守儿童") == QStringLiteral("登记为：不归类"));
        choose(crashed, "孤儿");
        CHECK(choose(crashed, "残疾儿童") == QStringLiteral("登记为：孤儿，另有1项"));
        REQUIRE(crashed.form()->focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("Li"));
        REQUIRE(World::until([&] { return !desk.drafts().isEmpty(); }));
    }
    QApplication::setActiveWindow(desk.window.get());
    REQUIRE(desk.page->openNew());
    REQUIRE(desk.page->saveNow());
    CHECK(desk.record(desk.page->uid()).answers.value(QStringLiteral("categories")) == QStringLiteral("orphan disability"));
    CHECK(desk.page->widget()->findChild<QPushButton *>(QStringLiteral("categories"))->isHidden());
    REQUIRE(desk.page->openNew());
    CHECK(desk.page->widget()->findChild<QPushButton *>(QStringLiteral("categories"))->text().contains(QStringLiteral("留守儿童")));
}

TEST_CASE("what must be mended stops the save, and the keyboard is put there", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("phone", QStringLiteral("13947312345"));
    CHECK(!desk.page->saveNow());
    CHECK(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"));
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("saving writes exactly the changed questions, and the history shows them in words", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    emit desk.context.childRequested(uid);
    desk.typeInto("phone", QStringLiteral("13947312345"));
    ChildDesk::key(Qt::Key_Return);
    ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    QList<HistoryEntry::FieldChange> changes;
    for (const HistoryEntry &entry : desk.history(uid))
        if (entry.op == u"update")
            changes = entry.changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == QStringLiteral("phone"));
    CHECK(changes[0].after == QStringLiteral("13947312345"));
    desk.look("history");
    const auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    REQUIRE(tree->topLevelItemCount() == 2);
    REQUIRE(tree->topLevelItem(0)->childCount() == 1);
    CHECK(tree->topLevelItem(0)->child(0)->text(2) == QStringLiteral("联系电话"));
    CHECK(tree->topLevelItem(0)->child(0)->text(3) == QStringLiteral("13947312345"));
}

TEST_CASE("a child that cannot be opened leaves the one that is open whole", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    CHECK_FALSE(desk.page->open(Uid::create(desk.clock)));
    CHECK(desk.page->uid() == uid);
    CHECK(desk.dialogs.errors.size() == 1);
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
}

TEST_CASE("while an import is under way a file opens, and what was typed waits for the save", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    auto batch = desk.context.ledger().begin(desk.context.session(), QStringLiteral("import"), {});
    REQUIRE(batch);
    REQUIRE(desk.page->open(uid));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    CHECK_FALSE(desk.page->saveNow());
    REQUIRE(desk.dialogs.errors.size() == 1);
    CHECK(desk.dialogs.errors.first().contains(QStringLiteral("另一项工作")));
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    batch->reset();
    CHECK(desk.page->saveNow());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
}

TEST_CASE("a digit typed for a place takes no place, a code that is typed whole does", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    const auto answer = [&] { return desk.page->form()->answers().value(QStringLiteral("home_region")); };
    desk.typeInto("home_region", QStringLiteral("1"));
    ChildDesk::key(Qt::Key_Return);
    CHECK(answer() == QStringLiteral("1"));                       // kept, with its problem beside it
    desk.page->form()->editor(QStringLiteral("home_region"))->findChild<QLineEdit *>()->clear();
    desk.typeInto("home_region", desk.village());
    ChildDesk::key(Qt::Key_Return);
    CHECK(answer() == desk.village());
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("the village that a child lives in is added where it is missing, and Enter alone adds none", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    const auto answer = [&] { return desk.page->form()->answers().value(QStringLiteral("home_region")); };
    desk.typeInto("home_region", QStringLiteral("红星村"));
    ChildDesk::key(Qt::Key_Return);
    CHECK(answer() == QStringLiteral("红星村"));                  // kept, with its problem beside it
    CHECK(desk.context.ledger().places().added().isEmpty());
    desk.page->form()->editor(QStringLiteral("home_region"))->findChild<QLineEdit *>()->clear();
    desk.typeInto("home_region", QStringLiteral("红星村"));
    ChildDesk::key(Qt::Key_Down);
    CHECK(inModal([] { ChildDesk::key(Qt::Key_Return); }, [](QDialog &dialog) {
        dialog.findChild<QComboBox *>(QStringLiteral("villageTownship"))->setEditText(QStringLiteral("千里山镇"));
        dialog.findChild<QPushButton *>(QStringLiteral("addVillagesNow"))->click();
    }));
    REQUIRE(desk.context.ledger().places().added().size() == 1);
    CHECK(answer() == desk.context.ledger().places().added().front()->code);
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("an ID number fills the place of registration of a new child, and not again once it is cleared", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    const auto answer = [&](const char *name) { return desk.page->form()->answers().value(QString::fromLatin1(name)); };
    const QString number = QStringLiteral("15030220150307002");
    desk.typeInto("id_number", number + idCheckDigit(number));
    CHECK(answer("hukou_region") == QStringLiteral("150302"));
    CHECK(answer("birth_date") == QStringLiteral("2015-03-07"));
    CHECK(answer("sex") == QStringLiteral("2"));
    REQUIRE(desk.page->form()->focusField(QStringLiteral("hukou_region")));
    ChildDesk::key(Qt::Key_A, Qt::ControlModifier);
    ChildDesk::key(Qt::Key_Delete);
    desk.typeInto("name", QStringLiteral("王小明"));
    CHECK(answer("hukou_region").isEmpty());
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("leaving with changes asks once, naming the changed questions", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    CHECK(desk.page->mayLeave());
    CHECK(desk.dialogs.lastChanged.isEmpty());
    desk.typeInto("phone", QStringLiteral("13947312345"));
    desk.dialogs.leaves = {Dialogs::Leave::Stay, Dialogs::Leave::Discard};
    CHECK(!desk.page->mayLeave());
    CHECK(desk.dialogs.lastChanged == QStringList{QStringLiteral("联系电话")});
    CHECK(desk.page->mayLeave());
    CHECK(!desk.page->form()->isModified());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")).isEmpty());
}

TEST_CASE("what was typed survives a crash as a draft, and is dropped with the save", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    for (const bool isNew : {false, true}) {
        {
            ChildPage crashed(desk.context);
            crashed.widget()->show();
            QApplication::setActiveWindow(crashed.widget());
            REQUIRE((isNew ? crashed.openNew() : crashed.open(uid)));
            REQUIRE(crashed.form()->focusField(QStringLiteral("name")));
            ChildDesk::key(Qt::Key_End);
            ChildDesk::enter(QStringLiteral("Li"));
            REQUIRE(World::until([&] { return !desk.drafts().isEmpty(); }));
        }   // gone without a word
        QApplication::setActiveWindow(desk.window.get());
        REQUIRE((isNew ? desk.page->openNew() : desk.page->open(uid)));
        CHECK(desk.page->form()->answers().value(QStringLiteral("name")).endsWith(QStringLiteral("Li")));
        CHECK(!desk.page->widget()->findChild<QWidget *>(QStringLiteral("draft_banner"))->isHidden());
        REQUIRE(desk.page->saveNow());
        CHECK(desk.drafts().isEmpty());
        CHECK(desk.page->widget()->findChild<QWidget *>(QStringLiteral("draft_banner"))->isHidden());
    }
}

TEST_CASE("a guardian is added with the link to the child in one dialog, and the same person is offered for a sibling", "[child]") {
    ChildDesk desk;
    const Uid first = desk.addChild(QStringLiteral("王小明")), second = desk.addChild(QStringLiteral("王小红"));
    REQUIRE(desk.page->open(first));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "guardianship").focusField(QStringLiteral("relation")));
        ChildDesk::enter(QStringLiteral("52"));
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("李梅"));
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("phone")));
        ChildDesk::enter(QStringLiteral("13947312345"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    const QString mother = desk.linked("guardianship")[0].answers.value(QStringLiteral("guardian"));
    const auto *table = desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"));
    REQUIRE(table->rowCount() == 1);
    CHECK(table->item(0, 0)->text() == QStringLiteral("李梅"));
    CHECK(table->item(0, 1)->text() == QStringLiteral("母亲"));
    CHECK(table->item(0, 4)->text() == QStringLiteral("13947312345"));

    REQUIRE(desk.page->open(second));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("李梅"));
        CHECK(World::until([&] { return dialog.findChild<QPushButton *>(QStringLiteral("use_existing")) != nullptr; }));
        if (auto *use = dialog.findChild<QPushButton *>(QStringLiteral("use_existing")))
            QTest::mouseClick(use, Qt::LeftButton);
        ChildDesk::enter(QStringLiteral("52"));           // what she is to this child is asked for next
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    CHECK(desk.linked("guardianship")[0].answers.value(QStringLiteral("guardian")) == mother);
}

TEST_CASE("a child leaves the register with reason and date, and comes back", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(2);
    desk.inDialog("exit_child", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "register_period").focusField(QStringLiteral("exit_reason")));
        ChildDesk::enter(QStringLiteral("hukou_moved"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    CHECK(desk.record(uid).state == RecordState::Exited);
    CHECK(desk.record(uid).answers.value(QStringLiteral("exit_reason")) == QStringLiteral("hukou_moved"));
    desk.inDialog("return_child", [&](FormDialog &) { ChildDesk::key(Qt::Key_S, Qt::ControlModifier); });
    CHECK(desk.record(uid).state == RecordState::Active);
    CHECK(desk.linked("register_period").size() == 2);
}

TEST_CASE("a new child is cancelled below the form, which asks only where something was typed", "[child]") {
    ChildDesk desk;
    QStringList wanted;
    QObject::connect(&desk.context, &UiContext::pageRequested, &desk.context, [&](const QString &page) { wanted << page; });
    emit desk.context.newChildRequested();
    auto *cancel = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("put_back"));
    REQUIRE(cancel->isVisible());
    REQUIRE(cancel->isEnabled());
    cancel->click();
    CHECK(wanted == QStringList{QStringLiteral("children")});
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(0);
    for (QWidget *at = cancel; at != desk.page->widget(); at = at->parentWidget())
        CHECK(!at->inherits("QScrollArea"));                  // it never scrolls away
}

TEST_CASE("the file says how complete it is, and goes to a question that is open", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    auto *missing = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("missing"));
    const auto open = [&] { return desk.page->form()->asked().open.size(); };
    const size_t before = open();
    CHECK(missing->text().contains(QString::number(before)));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    CHECK(open() == before - 1);
    CHECK(missing->text().contains(QString::number(before - 1)));
    emit missing->menu()->aboutToShow();
    QAction *first = missing->menu()->actions().front()->menu()->actions().front();
    first->trigger();
    const Form &form = desk.page->form()->form();
    const QWidget *editor = desk.page->form()->editor(form.fields[desk.page->form()->asked().open.front()].name);
    REQUIRE(editor);
    CHECK(editor->isAncestorOf(QApplication::focusWidget()));
}

TEST_CASE("a child that is on file already is offered while its name and birth date or ID number are typed", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    emit desk.context.newChildRequested();
    const auto offered = [&] { return desk.page->widget()->findChild<QPushButton *>(QStringLiteral("use_existing")); };
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.typeInto("birth_date", QStringLiteral("20150307"));
    ChildDesk::key(Qt::Key_Return);
    REQUIRE(World::until([&] { return offered() != nullptr; }));
    desk.dialogs.leaves << Dialogs::Leave::Discard;
    ChildDesk::key(Qt::Key_1, Qt::AltModifier);             // from the answer that is being typed
    REQUIRE(World::until([&] { return desk.page->uid() == uid; }));
    CHECK_FALSE(desk.page->isNew());
    CHECK(World::until([&] { return offered() == nullptr; }));
}

TEST_CASE("children with a guardian in common are named in each other's file", "[child]") {
    ChildDesk desk;
    const Uid first = desk.addChild(QStringLiteral("王小明")), second = desk.addChild(QStringLiteral("王小红"));
    ChangeSet set;
    Change guardian;
    guardian.form = desk.context.ledger().forms().find(QStringLiteral("guardian"));
    guardian.uid = Uid::create(desk.clock);
    guardian.set(QStringLiteral("name"), QStringLiteral("李桂花"));
    set.changes.push_back(guardian);
    for (const Uid &child : {first, second}) {
        Change link;
        link.form = desk.context.ledger().forms().find(QStringLiteral("guardianship"));
        link.subject = child;
        link.set(QStringLiteral("guardian"), guardian.uid.text());
        set.changes.push_back(link);
    }
    REQUIRE(desk.context.ledger().commit(desk.context.session(), set)->refused == 0);
    REQUIRE(desk.page->open(first));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    auto *sibling = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("sibling"));
    REQUIRE(sibling);
    CHECK(sibling->text().contains(QStringLiteral("王小红")));
    sibling->click();
    CHECK(World::until([&] { return desk.page->uid() == second; }));
}

TEST_CASE("in a row of new children the next begins with the place of the one before, marked, and is no change yet", "[child]") {
    ChildDesk desk(Language::English);
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.page->form()->restore({{QStringLiteral("home_region"), desk.village()}, {QStringLiteral("village_group"), QStringLiteral("三组")}});
    auto *next = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("save_next"));
    REQUIRE(next->isVisible());
    next->click();
    REQUIRE(desk.page->isNew());
    const Answers &answers = desk.page->form()->answers();
    CHECK(answers.value(QStringLiteral("name")).isEmpty());
    CHECK(answers.value(QStringLiteral("village_group")) == QStringLiteral("三组"));
    CHECK_FALSE(desk.page->form()->isModified());
    CHECK(desk.page->mayLeave());
    desk.typeInto("name", QStringLiteral("李小红"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.record(desk.page->uid()).answers.value(QStringLiteral("village_group")) == QStringLiteral("三组"));
}

TEST_CASE("a brother or sister gets the same place and the same people", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.page->form()->restore({{QStringLiteral("home_region"), desk.village()}});
    REQUIRE(desk.page->saveNow());
    const Uid first = desk.page->uid();
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王奶奶")}});
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("62")}, {QStringLiteral("current_carer"), QStringLiteral("yes")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    const auto links = desk.linked("guardianship");
    REQUIRE(links.size() == 1);
    REQUIRE(desk.page->openSibling());
    CHECK(desk.page->isNew());
    CHECK_FALSE(desk.page->form()->isModified());
    desk.typeInto("name", QStringLiteral("王小亮"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.page->uid() != first);
    CHECK(desk.record(desk.page->uid()).answers.value(QStringLiteral("home_region")) == desk.village());
    const auto shared = desk.linked("guardianship");
    REQUIRE(shared.size() == 1);
    CHECK(shared[0].answers.value(QStringLiteral("guardian")) == links[0].answers.value(QStringLiteral("guardian")));
    CHECK(shared[0].answers.value(QStringLiteral("current_carer")) == QStringLiteral("yes"));
    CHECK(shared[0].uid != links[0].uid);

    REQUIRE(desk.page->openNew());               // the next one is nobody's brother
    desk.typeInto("name", QStringLiteral("赵小刚"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.linked("guardianship").empty());
}

TEST_CASE("what a new file took over survives a crash with what was typed, and so do the people it gets", "[child]") {
    ChildDesk desk;
    const Uid first = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(first));
    desk.page->form()->restore({{QStringLiteral("home_region"), desk.village()}, {QStringLiteral("home_address"), QStringLiteral("5号")}});
    REQUIRE(desk.page->saveNow());
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "guardianship").focusField(QStringLiteral("relation")));
        ChildDesk::enter(QStringLiteral("52"));
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("李梅"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    });
    {
        ChildPage crashed(desk.context);
        crashed.widget()->show();
        QApplication::setActiveWindow(crashed.widget());
        REQUIRE(crashed.open(first));
        REQUIRE(crashed.openSibling());
        REQUIRE(crashed.form()->focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("王小红"));
        REQUIRE(World::until([&] { return !desk.drafts().isEmpty(); }));
    }   // gone without a word
    QApplication::setActiveWindow(desk.window.get());
    REQUIRE(desk.page->openNew());
    CHECK(desk.page->form()->answers().value(QStringLiteral("name")) == QStringLiteral("王小红"));
    CHECK(desk.page->form()->answers().value(QStringLiteral("home_region")) == desk.village());
    CHECK(desk.page->form()->answers().value(QStringLiteral("home_address")) == QStringLiteral("5号"));
    CHECK(desk.page->form()->changedQuestions() == QStringList{QStringLiteral("姓名")});       // the rest is still taken over, not typed
    QStringList remarks;
    for (const QLabel *label : desk.page->form()->findChild<QWidget *>(QStringLiteral("row_home_address"))->findChildren<QLabel *>(QStringLiteral("problem")))
        remarks << label->text();
    CHECK(remarks.join(u' ').contains(QStringLiteral("王小明")));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.linked("guardianship").size() == 1);
    CHECK(desk.record(desk.page->uid()).answers.value(QStringLiteral("home_address")) == QStringLiteral("5号"));
}

TEST_CASE("when the session ends, what is typed is a draft at once, and nobody is asked", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.window->keepDrafts();
    CHECK(desk.drafts().isEmpty());              // nothing was typed
    desk.typeInto("phone", QStringLiteral("13947312345"));
    desk.window->keepDrafts();
    REQUIRE(desk.drafts().size() == 1);
    CHECK(desk.drafts().front().values.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    CHECK(desk.dialogs.lastChanged.isEmpty());
    REQUIRE(desk.page->saveNow());
    CHECK(desk.drafts().isEmpty());
}

TEST_CASE("a ledger whose folder is moved away while a form is open takes the save once it is back", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(QDir().rename(desk.ledgerPath(), desk.ledgerPath() + QStringLiteral(".away")));
    CHECK_FALSE(desk.page->saveNow());
    REQUIRE(desk.dialogs.errors.size() == 1);
    CHECK(desk.dialogs.errors.front().contains(QStringLiteral("放回原处")));
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    REQUIRE(QDir().rename(desk.ledgerPath() + QStringLiteral(".away"), desk.ledgerPath()));
    CHECK(desk.page->saveNow());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
}

TEST_CASE("a child with a name of 72 characters and 40 guardians is shown whole, and nothing grows wider than the window", "[child]") {
    ChildDesk desk;
    const QString name = QStringLiteral("阿卜杜热合曼·").repeated(10).left(72);
    const Uid uid = desk.addChild(name);
    const FormCatalog &forms = desk.context.ledger().forms();
    ChangeSet set;
    for (int i = 0; i < 40; ++i) {
        Change person, link;
        person.form = forms.find(QStringLiteral("guardian"));
        person.uid = Uid::create(desk.clock);
        person.set(QStringLiteral("name"), QStringLiteral("李梅%1").arg(i) + name);
        link.form = forms.find(QStringLiteral("guardianship"));
        link.subject = uid;
        link.set(QStringLiteral("guardian"), person.uid.text());
        link.set(QStringLiteral("relation"), QStringLiteral("52"));
        set.changes.push_back(person);
        set.changes.push_back(link);
    }
    const auto outcome = desk.context.ledger().commit(desk.context.session(), set);
    REQUIRE(outcome);
    REQUIRE(outcome->created == 80);
    const QSize before = desk.window->size();
    REQUIRE(desk.page->open(uid));
    auto *tabs = desk.page->widget()->findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QApplication::processEvents();
        CHECK(desk.window->size() == before);
        CHECK(desk.page->widget()->minimumSizeHint().width() < 1000);
    }
    CHECK(desk.page->widget()->findChild<QLabel *>(QStringLiteral("child_name"))->text() == name);
    CHECK(desk.page->widget()->findChild<QTableWidget *>(QStringLiteral("guardians_table"))->rowCount() == 40);
}
