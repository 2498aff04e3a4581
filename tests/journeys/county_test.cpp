// A county whose villages the program does not know: the first village is added in the window, a roster goes into it, and a child is
// registered there by hand.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "tests/support/ui/modal.h"
#include "tests/support/ui/world.h"
#include "tests/support/written_sheets.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace tongdang;

namespace {

struct Hexian : World {
    Hexian() : World(pages(), Language::Chinese) {}
    void press(const char *button) {
        INFO(button);
        REQUIRE(click(button));
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void setUp() {
        window->begin();
        press("chooseChinese");
        REQUIRE(type("placeSearch", QStringLiteral("hexian")));
        REQUIRE(until([&] { return find<QPushButton>("next")->isEnabled(); }));
        CHECK(find<QLabel>("chosenPlace")->text() == QStringLiteral("安徽省马鞍山市和县"));
        CHECK_FALSE(find<QLabel>("noVillageYet")->text().isEmpty());
        QTest::keyClick(find<QLineEdit>("placeSearch"), Qt::Key_Return);
        dialogs.folders << folder.path();
        press("changeFolder");
        REQUIRE(type("adminLogin", QStringLiteral("li")));
        REQUIRE(type("adminPassword", QStringLiteral("a quiet river 7")));
        REQUIRE(type("adminPasswordAgain", QStringLiteral("a quiet river 7")));
        press("next");
        REQUIRE(type("codeBack", find<QLabel>("code")->text().section(QStringLiteral(" - "), -2)));
        press("next");
        press("beginEmpty");
        REQUIRE(context.hasLedger());
        QApplication::setActiveWindow(window.get());
    }
    QString villageOf(const Uid &uid) { return context.ledger().places().fullName(context.reader().record(context.session(), uid).value().region); }
};

}  // namespace

TEST_CASE("in a county without villages the first one is added, a roster imported into it, and a child registered there", "[journeys]") {
    Hexian clerk;
    clerk.setUp();

    clerk.press("navigate_importing");
    const QString roster = clerk.folder.filePath(QStringLiteral("七颗村.xlsx"));
    test::writeSheets(roster, {{QStringLiteral("名单"), QList<QStringList>{{QStringLiteral("姓名"), QStringLiteral("性别"), QStringLiteral("出生日期")},
                                                                          {QStringLiteral("张小明"), QStringLiteral("男"), QStringLiteral("2015-03-07")},
                                                                          {QStringLiteral("张小红"), QStringLiteral("女"), QStringLiteral("2016-05-01")}}}});
    clerk.dialogs.files << roster;
    clerk.press("chooseFile");
    CHECK_FALSE(clerk.find<QPushButton>("importNext")->isEnabled());
    REQUIRE(clerk.find<QLabel>("placeFault"));
    CHECK(inModal([&] { clerk.find<QPushButton>("addVillage")->click(); }, [](QDialog &dialog) {
        dialog.findChild<QComboBox *>(QStringLiteral("villageTownship"))->setEditText(QStringLiteral("乌江镇"));
        dialog.findChild<QPlainTextEdit *>(QStringLiteral("villageNames"))->setPlainText(QStringLiteral("七颗村"));
        auto *add = dialog.findChild<QPushButton *>(QStringLiteral("addVillagesNow"));
        REQUIRE(add->isEnabled());
        add->click();
    }));
    clerk.press("importNext");
    clerk.press("importNext");
    const auto imported = clerk.context.reader().search(clerk.context.session(), QStringLiteral("张小明"), 1).value();
    REQUIRE(imported.size() == 1);
    CHECK(clerk.villageOf(imported.front().uid) == QStringLiteral("安徽省马鞍山市和县乌江镇七颗村"));

    // By hand, the village by its pinyin.
    QApplication::setActiveWindow(clerk.window.get());       // the dialog had been it
    emit clerk.context.newChildRequested();
    auto *form = clerk.find<FormView>("form_child");
    REQUIRE(form);
    form->restore({{fields::kName, QStringLiteral("李小刚")}, {fields::kSex, QStringLiteral("1")}, {fields::kBirthDate, QStringLiteral("2014-02-03")}});
    REQUIRE(form->focusField(fields::kHomeRegion));
    auto *line = form->editor(fields::kHomeRegion)->findChild<QLineEdit *>();
    REQUIRE(line);
    REQUIRE(QApplication::focusWidget() == line);
    line->clear();
    QTest::keyClicks(line, QStringLiteral("qikecun"));
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(form->answers().value(fields::kHomeRegion) == QStringLiteral("340523900900"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    REQUIRE(clerk.idle());
    const auto saved = clerk.context.reader().search(clerk.context.session(), QStringLiteral("李小刚"), 1).value();
    REQUIRE(saved.size() == 1);
    CHECK(clerk.villageOf(saved.front().uid) == QStringLiteral("安徽省马鞍山市和县乌江镇七颗村"));
    INFO(clerk.dialogs.errors.join(u'|').toStdString());
    CHECK(clerk.dialogs.errors.isEmpty());
}
