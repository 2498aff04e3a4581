// Places in the window: a county whose villages nobody has entered, villages by name and from a list, and one that is there no more.
#include "core/children/registration.h"
#include "core/places/place_search.h"
#include "tests/support/ui/modal.h"
#include "tests/support/ui/world.h"
#include "ui/pages/administration/administration_page.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>

using namespace tongdang;

namespace {

const auto kHexian = QStringLiteral("340523");

struct PlacesDesk : World {
    PlacesDesk() : World({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }}, Language::English) { REQUIRE(createLedger(kHexian)); }
    bool createLedger(const QString &region) {
        auto made = Ledger::create({ledgerPath(), region, QStringLiteral("Test"), QStringLiteral("admin"), QStringLiteral("a good password")}, context.ledgerContext());
        if (made)
            context.setLedger(std::move(made->ledger), made->session);
        return made.has_value();
    }
    QString write(const QString &name, const QString &text) const {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return file.fileName();
    }
    const Places &places() const { return context.ledger().places(); }
    QStringList villages() const {
        QStringList names;
        for (const Place *place : places().under(kHexian, PlaceLevel::Village))
            names << place->name;
        return names;
    }
    // Presses a button of the card, and works in the dialog that it opens.
    void press(const char *button, const std::function<void(QDialog &)> &work) {
        CHECK(inModal([&] { window->findChild<QPushButton *>(QLatin1String(button))->click(); }, work));
    }
    void mark(const QString &code) const {
        auto *tree = window->findChild<QTreeWidget *>(QStringLiteral("places"));
        const auto found = tree->findItems(code, Qt::MatchExactly | Qt::MatchRecursive, 1);
        REQUIRE(found.size() == 1);
        tree->setCurrentItem(found.front());
    }
    bool saysNone() const { return !window->findChild<QLabel *>(QStringLiteral("noVillages"))->isHidden(); }
    static QString cell(QDialog &dialog, const char *table, int row, int column) { return dialog.findChild<QTableWidget *>(QLatin1String(table))->item(row, column)->text(); }
};

}  // namespace

TEST_CASE("a change is undone from the list of changes by the keyboard, which stays there", "[administration]") {
    PlacesDesk desk;
    const Form *form = desk.context.ledger().forms().find(QStringLiteral("child"));
    ChangeSet set;
    set.changes = newChild(desk.context.ledger().forms(), desk.clock, {{form->indexOf(QStringLiteral("name")), QStringLiteral("王小明")}}, QStringLiteral("left_behind"), {});
    const auto made = desk.context.ledger().commit(desk.context.session(), set);
    REQUIRE(made);
    REQUIRE(made->refused == 0);
    emit desk.context.dataChanged();
    auto *changes = desk.find<QTableWidget>("batches");
    REQUIRE(changes);
    const int before = changes->rowCount();
    changes->findChild<QPushButton *>(QStringLiteral("undoBatch"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(desk.idle());
    REQUIRE(World::until([&] { return changes->rowCount() == before + 1; }));
    CHECK(desk.window->focusWidget() == changes);
    CHECK(changes->currentRow() == 0);
    QTest::keyClick(changes, Qt::Key_Return);            // brings back what was undone
    REQUIRE(desk.idle());
    CHECK(World::until([&] { return changes->rowCount() == before + 2; }));
}

TEST_CASE("villages of a county that the program does not know are added by their names", "[administration]") {
    PlacesDesk desk;
    CHECK(desk.saysNone());
    desk.press("addVillages", [](QDialog &dialog) {
        auto *add = dialog.findChild<QPushButton *>(QStringLiteral("addVillagesNow"));
        CHECK_FALSE(add->isEnabled());
        dialog.findChild<QComboBox *>(QStringLiteral("villageTownship"))->setEditText(QStringLiteral("乌江镇"));
        auto *names = dialog.findChild<QPlainTextEdit *>(QStringLiteral("villageNames"));
        names->setPlainText(QStringLiteral("七颗村3组"));
        CHECK_FALSE(add->isEnabled());
        CHECK(dialog.findChild<QLabel *>(QStringLiteral("villageWords"))->text().contains(QStringLiteral("七颗村3组")));
        names->setPlainText(QStringLiteral("七颗村\n宋桥社区"));
        REQUIRE(add->isEnabled());
        CHECK(add->text() == QStringLiteral("Add 3 places"));
        CHECK(PlacesDesk::cell(dialog, "villagePlan", 0, 0) == QStringLiteral("乌江镇"));
        add->click();
    });
    CHECK(desk.dialogs.errors.isEmpty());
    CHECK(desk.villages() == QStringList{QStringLiteral("七颗村"), QStringLiteral("宋桥社区")});
    CHECK_FALSE(desk.saysNone());
    desk.mark(QStringLiteral("340523900900"));
    // They are there when the ledger is opened again.
    REQUIRE(desk.window->signOut());
    auto opened = Ledger::open(desk.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), desk.context.ledgerContext());
    REQUIRE(opened);
    desk.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK(desk.villages().size() == 2);
}

TEST_CASE("a list of places is looked at before it is added, and one with faults adds nothing", "[administration]") {
    PlacesDesk desk;
    desk.dialogs.files << desk.write(QStringLiteral("bad.csv"), QStringLiteral("代码,名称\n340523101,乌江镇\n340523101201,七颗村\n340523999201,无上级村\n12,错\n3405,x\n"));
    desk.press("addPlaceList", [](QDialog &dialog) {
        CHECK_FALSE(dialog.findChild<QPushButton *>(QStringLiteral("addPlacesNow")));
        CHECK_FALSE(PlacesDesk::cell(dialog, "placeLines", 0, 3).isEmpty());
    });
    CHECK(desk.villages().isEmpty());
    desk.dialogs.files << desk.write(QStringLiteral("good.csv"), QStringLiteral("代码,名称\n340523101201,七颗村\n340523101,乌江镇\n340523,和县\n"));
    desk.press("addPlaceList", [](QDialog &dialog) {
        auto *add = dialog.findChild<QPushButton *>(QStringLiteral("addPlacesNow"));
        REQUIRE(add);
        CHECK(add->text() == QStringLiteral("Add 2 places"));
        CHECK(PlacesDesk::cell(dialog, "placeLines", 0, 3) == QStringLiteral("is there already"));
        add->click();
    });
    CHECK(desk.villages() == QStringList{QStringLiteral("七颗村")});
    // What cannot be read is told in one sentence.
    desk.dialogs.files << desk.folder.filePath(QStringLiteral("gone.csv"));
    desk.window->findChild<QPushButton *>(QStringLiteral("addPlaceList"))->click();
    CHECK(desk.dialogs.errors.size() == 1);
}

TEST_CASE("a village that is there no more is offered no longer, and can be taken up again", "[administration]") {
    PlacesDesk desk;
    REQUIRE(desk.context.ledger().addPlaces(desk.context.session(), {Place{QStringLiteral("340523101"), QStringLiteral("乌江镇")}, Place{QStringLiteral("340523101201"), QStringLiteral("七颗村")}}));
    emit desk.context.dataChanged();
    const auto offered = [&desk] { return searchPlaces(desk.places(), {.text = QStringLiteral("七颗"), .within = kHexian, .day = desk.context.clock().today()}).size(); };
    auto *end = desk.window->findChild<QPushButton *>(QStringLiteral("endVillage"));
    desk.mark(QStringLiteral("340523101"));
    CHECK_FALSE(end->isEnabled());
    desk.mark(QStringLiteral("340523101201"));
    REQUIRE(end->isEnabled());
    desk.dialogs.texts << QStringLiteral("no day");
    end->click();
    CHECK(desk.dialogs.errors.size() == 1);
    CHECK(offered() == 1);
    desk.dialogs.texts << QStringLiteral("2026-02-28");
    end->click();
    CHECK(offered() == 0);
    CHECK(end->text() == QStringLiteral("In use again"));
    end->click();
    CHECK(offered() == 1);
    CHECK(desk.dialogs.errors.size() == 1);
}

TEST_CASE("a village that was added under a wrong name is put right", "[administration]") {
    PlacesDesk desk;
    const QString village = QStringLiteral("340523101201");
    REQUIRE(desk.context.ledger().addPlaces(desk.context.session(), {Place{QStringLiteral("340523101"), QStringLiteral("乌江镇")}, Place{village, QStringLiteral("七颗村")}}));
    emit desk.context.dataChanged();
    auto *rename = desk.window->findChild<QPushButton *>(QStringLiteral("renamePlace"));
    desk.mark(kHexian);
    CHECK_FALSE(rename->isEnabled());                  // the program's own
    desk.mark(village);
    REQUIRE(rename->isEnabled());
    desk.dialogs.texts << QStringLiteral("七颗村3组");
    rename->click();
    CHECK(desk.dialogs.errors.size() == 1);
    desk.dialogs.texts << QStringLiteral("七棵村");
    rename->click();
    CHECK(desk.dialogs.errors.size() == 1);
    CHECK(desk.places().name(village) == QStringLiteral("七棵村"));
    CHECK(desk.villages() == QStringList{QStringLiteral("七棵村")});
}

TEST_CASE("who may not change places sees them and changes none", "[administration]") {
    PlacesDesk desk;
    REQUIRE(desk.window->signOut());
    auto opened = Ledger::open(desk.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), desk.context.ledgerContext());
    REQUIRE(opened);
    opened->session.roles = {QStringLiteral("auditor")};
    REQUIRE_FALSE(desk.policy.allows(opened->session, Action::Places));
    desk.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK(desk.window->findChild<QTreeWidget *>(QStringLiteral("places"))->topLevelItemCount() == 1);
    for (const char *name : {"addVillages", "addPlaceList", "renamePlace", "endVillage"})
        CHECK_FALSE(desk.window->findChild<QPushButton *>(QLatin1String(name))->isEnabled());
}
