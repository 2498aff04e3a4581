// A guardian is added: what it is to the child first, and what follows from that.
#include "tests/ui/child/child_desk.h"
#include "ui/pages/child/guardian_dialog.h"

#include <QLabel>

using namespace tongdang;

TEST_CASE("the relation is asked for first and needed; roles and sex follow from it until they are typed", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        REQUIRE(World::until([&] { return QApplication::focusWidget() && QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_relation"); }));
        ChildDesk::enter(QStringLiteral("61"));
        CHECK(answer(dialog, "guardian", "sex") == QStringLiteral("1"));
        CHECK(answer(dialog, "guardianship", "roles") == QStringLiteral("entrusted_carer"));
        formOf(dialog, "guardianship").editor(QStringLiteral("relation"))->findChild<QLineEdit *>()->selectAll();
        ChildDesk::enter(QStringLiteral("52"));
        CHECK(answer(dialog, "guardian", "sex") == QStringLiteral("2"));
        CHECK(answer(dialog, "guardianship", "roles") == QStringLiteral("parent guardian"));
        REQUIRE(formOf(dialog, "guardian").focusField(QStringLiteral("sex")));
        ChildDesk::key(Qt::Key_3);                  // said by the person: stays
        const QString said = answer(dialog, "guardian", "sex");
        formOf(dialog, "guardianship").focusField(QStringLiteral("relation"));
        formOf(dialog, "guardianship").editor(QStringLiteral("relation"))->findChild<QLineEdit *>()->selectAll();
        ChildDesk::enter(QStringLiteral("51"));
        CHECK(answer(dialog, "guardian", "sex") == said);
        formOf(dialog, "guardianship").editor(QStringLiteral("relation"))->findChild<QLineEdit *>()->clear();
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QString()}});
        REQUIRE(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("李梅"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
        CHECK(dialog.isVisible());
        CHECK(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_relation"));
    });
    CHECK(desk.linked("guardianship").empty());
}

TEST_CASE("health and special situations are folded away until they are asked for, and never hide an answer", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        FormView &person = formOf(dialog, "guardian");
        auto *fold = person.findChild<QPushButton *>(QStringLiteral("fold_health_group"));
        REQUIRE(fold);
        const auto *health = person.findChild<QWidget *>(QStringLiteral("row_health"));
        CHECK_FALSE(health->isVisible());
        fold->click();
        CHECK(health->isVisible());
        fold->click();
        CHECK_FALSE(health->isVisible());
        CHECK(person.focusField(QStringLiteral("health")));      // a problem there is reached
        CHECK(health->isVisible());
        fold->click();
        person.restore({{QStringLiteral("health"), QStringLiteral("healthy")}});
        CHECK(health->isVisible());
        person.restore({{QStringLiteral("health"), QString()}});
    });
}

TEST_CASE("one click adds a father, a mother or a grandparent who is not on file yet", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    const auto quick = [&](const char *name) -> QPushButton * {
        for (auto *button : desk.page->widget()->findChild<QWidget *>(QStringLiteral("quick_relations"))->findChildren<QPushButton *>(QString::fromLatin1(name)))
            if (button->isVisible())
                return button;
        return nullptr;
    };
    REQUIRE(quick("add_51"));
    REQUIRE(quick("add_62"));
    bool worked = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        look.stop();
        QApplication::setActiveWindow(dialog);
        REQUIRE(World::until([&] { return QApplication::focusWidget() && QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"); }));
        CHECK_FALSE(formOf(*dialog, "guardianship").isModified());     // closing it asks nothing
        ChildDesk::enter(QStringLiteral("王大山"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
        worked = !dialog->isVisible();
        if (dialog->isVisible())
            dialog->done(QDialog::Rejected);
    });
    look.start();
    QTest::mouseClick(quick("add_51"), Qt::LeftButton);
    REQUIRE(World::until([&] { return worked; }));
    const auto links = desk.linked("guardianship");
    REQUIRE(links.size() == 1);
    CHECK(links[0].answers.value(QStringLiteral("relation")) == QStringLiteral("51"));
    CHECK(links[0].answers.value(QStringLiteral("roles")) == QStringLiteral("parent guardian"));
    CHECK(desk.record(Uid::fromText(links[0].answers.value(QStringLiteral("guardian")))).answers.value(QStringLiteral("sex")) == QStringLiteral("1"));
    CHECK_FALSE(quick("add_51"));
    CHECK(quick("add_52"));
}

TEST_CASE("the people around a child stand beside it where there is room, and below where there is none", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(uid));
    for (const char *relation : {"51", "62"})
        desk.inDialog("add_guardian", [&](FormDialog &dialog) {
            formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QString::fromLatin1(relation)}});
            formOf(dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王某") + QString::fromLatin1(relation)}});
            dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
        });
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(1);
    auto *people = desk.page->widget()->findChild<QWidget *>(QStringLiteral("people"));
    const auto card = [&](const char *name) {
        for (auto *button : people->findChildren<QPushButton *>(QStringLiteral("person")))
            if (button->isVisible() && button->accessibleName().contains(QString::fromLatin1(name)))
                return button->geometry();
        return QRect();
    };
    QApplication::processEvents();
    CHECK(card("51").right() < card("62").left());
    CHECK(card("62").left() - card("51").right() > desk.theme.px(200));     // the child stands between them
    desk.theme.setZoom(200);
    desk.theme.apply();
    QApplication::processEvents();
    for (const char *name : {"51", "62"}) {
        CHECK(card(name).isValid());
        CHECK(people->rect().contains(card(name)));
    }
    CHECK_FALSE(card("51").intersects(card("62")));
    desk.theme.setZoom(100);
    desk.theme.apply();
}

TEST_CASE("a guardian who was being typed when the program ended is there again, with both forms, until saved or given up", "[child]") {
    ChildDesk desk;
    const Uid child = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(child));
    const auto typing = [&](FormDialog &dialog) {
        formOf(dialog, "guardianship").restore({{QStringLiteral("relation"), QStringLiteral("61")}});
        REQUIRE(formOf(dialog, "guardian").focusField(QStringLiteral("name")));
        ChildDesk::enter(QStringLiteral("李梅"));
    };
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        typing(dialog);
        desk.page->keepDraft();                              // as the session ends; then it is gone
    });
    REQUIRE(desk.drafts().size() == 1);
    CHECK(desk.drafts().front().subject == child);
    const auto *button = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("add_guardian"));
    CHECK(button->text() == QStringLiteral("继续填写监护人"));
    GuardianDialog another(desk.context, child, nullptr, desk.window.get(), QStringLiteral("52"));
    CHECK(answer(another, "guardian", "name").isEmpty());
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        CHECK(answer(dialog, "guardianship", "relation") == QStringLiteral("61"));
        CHECK(answer(dialog, "guardian", "name") == QStringLiteral("李梅"));
        ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
        CHECK_FALSE(dialog.isVisible());
    });
    CHECK(desk.linked("guardianship").size() == 1);
    CHECK(desk.drafts().isEmpty());
    CHECK(button->text() == QStringLiteral("添加监护人"));

    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        typing(dialog);
        dialog.keepDraft();
        REQUIRE(desk.drafts().size() == 1);
        desk.dialogs.leaves << Dialogs::Leave::Discard;
        dialog.reject();
    });
    CHECK(desk.drafts().isEmpty());

    // From a list of what is unfinished.
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        typing(dialog);
        dialog.keepDraft();
    });
    bool again = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        if (auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget())) {
            again = answer(*dialog, "guardian", "name") == QStringLiteral("李梅");
            dialog->done(QDialog::Rejected);
        }
    });
    look.start(0);
    emit desk.context.recordRequested(child, QStringLiteral("guardianship"), {});
    CHECK(World::until([&] { return again; }));
}
