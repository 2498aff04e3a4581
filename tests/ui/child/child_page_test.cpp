#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>
#include <QTreeWidget>

using namespace tongdang;

namespace {

// The window with the child's page, on a small ledger.
struct Desk : World {
    ChildPage *page = nullptr;
    explicit Desk(Language language = Language::Chinese)
        : World({[this](UiContext &context) {
              auto made = std::make_unique<ChildPage>(context);
              page = made.get();
              return made;
          }}, language) {
        REQUIRE(createLedger());
        REQUIRE(page);
    }

    QString village() { return context.reader().places().under(context.ledger().settings().region, PlaceLevel::Village).front()->code; }
    Uid addChild(const QString &name) {
        Change change;
        change.form = context.ledger().forms().find(QStringLiteral("child"));
        change.set(QStringLiteral("name"), name);
        change.set(QStringLiteral("birth_date"), QStringLiteral("2015-03-07"));
        ChangeSet set;
        set.changes.push_back(change);
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->created == 1);
        return outcome->uids.front();
    }
    Record record(const Uid &uid) { return context.reader().record(context.session(), uid).value(); }
    std::vector<Record> linked(const char *form) { return context.reader().linked(context.session(), page->uid(), QString::fromLatin1(form)).value(); }
    QList<Draft> drafts() { return context.ledger().drafts(context.session()).value(); }
    QList<HistoryEntry> history(const Uid &uid) { return context.reader().history(context.session(), uid).value(); }

    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    static void enter(const QString &text) {
        for (const QChar c : text)       // Chinese comes as an input method commits it
            if (c.unicode() < 0x80) {
                QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
            } else {
                QInputMethodEvent event;
                event.setCommitString(QString(c));
                QApplication::sendEvent(QApplication::focusWidget(), &event);
            }
    }
    void typeInto(const char *name, const QString &text) {
        REQUIRE(page->form()->focusField(QString::fromLatin1(name)));
        enter(text);
    }
    // Presses a button that opens a dialog, and works in it until it is closed.
    void inDialog(const char *button, const std::function<void(FormDialog &)> &work) {
        bool worked = false;
        QTimer::singleShot(0, window.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            QApplication::setActiveWindow(dialog);
            work(*dialog);
            worked = true;
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        page->widget()->findChild<QPushButton *>(QString::fromLatin1(button))->click();
        CHECK(worked);
        QApplication::setActiveWindow(window.get());
    }
};

FormView &formOf(FormDialog &dialog, const char *form) { return *dialog.findChild<FormView *>(QStringLiteral("form_") + QString::fromLatin1(form)); }

}  // namespace

TEST_CASE("a new child is registered by keyboard alone, and is on the register as left behind", "[child]") {
    Desk desk;
    QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier);
    REQUIRE(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"));
    Desk::enter(QStringLiteral("王小明"));
    Desk::key(Qt::Key_Return);
    Desk::key(Qt::Key_1);
    Desk::key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(!desk.page->isNew());
    const Record record = desk.record(desk.page->uid());
    CHECK(record.answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(record.answers.value(QStringLiteral("sex")) == QStringLiteral("1"));
    CHECK(record.answers.value(QStringLiteral("categories")) == QStringLiteral("left_behind"));
    CHECK(desk.linked("register_period").size() == 1);
    CHECK(desk.drafts().isEmpty());
}

TEST_CASE("what must be mended stops the save, and the keyboard is put there", "[child]") {
    Desk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("phone", QStringLiteral("13947312345"));
    CHECK(!desk.page->saveNow());
    CHECK(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"));
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(desk.page->mayLeave());
}

TEST_CASE("saving writes exactly the changed questions, and the history shows them in words", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    emit desk.context.childRequested(uid);
    desk.typeInto("phone", QStringLiteral("13947312345"));
    Desk::key(Qt::Key_Return);
    Desk::key(Qt::Key_S, Qt::ControlModifier);
    QList<HistoryEntry::FieldChange> changes;
    for (const HistoryEntry &entry : desk.history(uid))
        if (entry.op == u"update")
            changes = entry.changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == QStringLiteral("phone"));
    CHECK(changes[0].after == QStringLiteral("13947312345"));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(4);
    const auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    REQUIRE(tree->topLevelItemCount() == 2);
    REQUIRE(tree->topLevelItem(0)->childCount() == 1);
    CHECK(tree->topLevelItem(0)->child(0)->text(2) == QStringLiteral("联系电话"));
    CHECK(tree->topLevelItem(0)->child(0)->text(3) == QStringLiteral("13947312345"));
}

TEST_CASE("a child that cannot be opened leaves the one that is open whole", "[child]") {
    Desk desk;
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
    Desk desk;
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

TEST_CASE("a change is undone from the history", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(4);
    auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    tree->setCurrentItem(tree->topLevelItem(0));
    desk.dialogs.confirmations = {true};
    desk.page->widget()->findChild<QPushButton *>(QStringLiteral("undo_batch"))->click();
    REQUIRE(desk.idle());
    CHECK(desk.record(uid).answers.value(QStringLiteral("phone")).isEmpty());
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")).isEmpty());
}

TEST_CASE("opening a file is noted, once an opening", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->refresh();
    int views = 0;
    for (const HistoryEntry &entry : desk.history(uid))
        views += entry.op == u"view";
    CHECK(views == 1);
}

TEST_CASE("leaving with changes asks once, naming the changed questions", "[child]") {
    Desk desk;
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
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    for (const bool isNew : {false, true}) {
        {
            ChildPage crashed(desk.context);
            crashed.widget()->show();
            QApplication::setActiveWindow(crashed.widget());
            REQUIRE((isNew ? crashed.openNew() : crashed.open(uid)));
            REQUIRE(crashed.form()->focusField(QStringLiteral("name")));
            Desk::key(Qt::Key_End);
            Desk::enter(QStringLiteral("Li"));
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
    Desk desk;
    const Uid first = desk.addChild(QStringLiteral("王小明")), second = desk.addChild(QStringLiteral("王小红"));
    REQUIRE(desk.page->open(first));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "guardianship").focusField(QStringLiteral("relation")));
        Desk::enter(QStringLiteral("52"));
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        Desk::enter(QStringLiteral("李梅"));
        CHECK(formOf(dialog, "guardian").focusField(QStringLiteral("phone")));
        Desk::enter(QStringLiteral("13947312345"));
        Desk::key(Qt::Key_S, Qt::ControlModifier);
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
        Desk::enter(QStringLiteral("李梅"));
        CHECK(World::until([&] { return dialog.findChild<QPushButton *>(QStringLiteral("use_existing")) != nullptr; }));
        if (auto *use = dialog.findChild<QPushButton *>(QStringLiteral("use_existing")))
            QTest::mouseClick(use, Qt::LeftButton);
        Desk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    CHECK(desk.linked("guardianship")[0].answers.value(QStringLiteral("guardian")) == mother);
}

TEST_CASE("a child leaves the register with reason and date, and comes back", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(2);
    desk.inDialog("exit_child", [&](FormDialog &dialog) {
        CHECK(formOf(dialog, "register_period").focusField(QStringLiteral("exit_reason")));
        Desk::enter(QStringLiteral("hukou_moved"));
        Desk::key(Qt::Key_S, Qt::ControlModifier);
    });
    CHECK(desk.record(uid).state == RecordState::Exited);
    CHECK(desk.record(uid).answers.value(QStringLiteral("exit_reason")) == QStringLiteral("hukou_moved"));
    desk.inDialog("return_child", [&](FormDialog &) { Desk::key(Qt::Key_S, Qt::ControlModifier); });
    CHECK(desk.record(uid).state == RecordState::Active);
    CHECK(desk.linked("register_period").size() == 2);
}

TEST_CASE("what a guardian's own record changed stands in the child's history", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        REQUIRE(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        Desk::enter(QStringLiteral("王大山"));
        Desk::key(Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.linked("guardianship").size() == 1);
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(4);
    const auto *tree = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    QStringList values;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
            values << tree->topLevelItem(i)->child(j)->text(3);
    CHECK(values.count(QStringLiteral("王大山")) == 2);      // the person's own name, and the link to the person
}

TEST_CASE("a new child is cancelled below the form, which asks only where something was typed", "[child]") {
    Desk desk;
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
    Desk desk;
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
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    emit desk.context.newChildRequested();
    const auto offered = [&] { return desk.page->widget()->findChild<QPushButton *>(QStringLiteral("use_existing")); };
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.typeInto("birth_date", QStringLiteral("20150307"));
    Desk::key(Qt::Key_Return);
    REQUIRE(World::until([&] { return offered() != nullptr; }));
    desk.dialogs.leaves << Dialogs::Leave::Discard;
    offered()->click();
    CHECK(desk.page->uid() == uid);
    CHECK_FALSE(desk.page->isNew());
    CHECK(World::until([&] { return offered() == nullptr; }));
}

TEST_CASE("an answer is put back from the history, and nothing else changes", "[child]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    for (const char *phone : {"13947312345", "13947399999"}) {
        auto *line = desk.page->form()->editor(QStringLiteral("phone"))->findChild<QLineEdit *>();
        line->clear();
        desk.typeInto("phone", QString::fromLatin1(phone));
        REQUIRE(desk.page->saveNow());
    }
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(4);
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

TEST_CASE("children with a guardian in common are named in each other's file", "[child]") {
    Desk desk;
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
    Desk desk(Language::English);
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
    Desk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.page->form()->restore({{QStringLiteral("home_region"), desk.village()}});
    REQUIRE(desk.page->saveNow());
    const Uid first = desk.page->uid();
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王奶奶")}});
        formOf(dialog, "guardianship").restore({{QStringLiteral("current_carer"), QStringLiteral("yes")}});
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

TEST_CASE("Ctrl+H shows what an answer was before, and puts it back", "[child]") {
    Desk desk;
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
        dialog->findChild<QPushButton *>(QStringLiteral("putAnswerBack"))->click();
        if (dialog->isVisible())
            dialog->close();
    });
    QApplication::processEvents();               // the form is on the screen
    look.start();
    Desk::key(Qt::Key_H, Qt::ControlModifier);
    CHECK(worked);
    CHECK(desk.record(uid).answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(desk.page->form()->answers().value(QStringLiteral("name")) == QStringLiteral("王小明"));
}

TEST_CASE("the timeline has every dated thing of a child, the newest first, with who and why", "[child]") {
    Desk desk(Language::English);
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("Wang"));
    desk.page->form()->restore({{QStringLiteral("birth_date"), QStringLiteral("2015-03-07")}});
    REQUIRE(desk.page->saveNow());
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("Grandma")}});
        formOf(dialog, "guardianship").restore({{QStringLiteral("since"), QStringLiteral("2020-09-01")}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
    });
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(3);
    const auto *list = desk.page->widget()->findChild<QTreeWidget *>(QStringLiteral("timeline"));
    REQUIRE(list->topLevelItemCount() >= 2);
    QStringList days;
    bool cared = false;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        days << list->topLevelItem(i)->text(0);
        if (days.last() == u"2020-09-01") {
            cared = true;
            CHECK(list->topLevelItem(i)->text(1) == QStringLiteral("5"));
            CHECK(list->topLevelItem(i)->text(3).startsWith(QStringLiteral("Grandma")));
        }
    }
    CHECK(cared);
    CHECK(days.last() == QStringLiteral("2015-03-07"));
    CHECK(std::is_sorted(days.rbegin(), days.rend()));
}

TEST_CASE("a guardian's answers have their past at hand too", "[child]") {
    Desk desk;
    emit desk.context.childRequested(desk.addChild(QStringLiteral("王小明")));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
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
