#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "ui/pages/administration/administration_page.h"
#include "ui/pages/children/children_page.h"
#include "ui/pages/importing/importing_page.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/shell/command.h"
#include "ui/shell/workbench.h"

#include <QLineEdit>
#include <QListWidget>

using namespace tongdang;

TEST_CASE("a page or command is meant by a word's beginning, by characters, by pinyin and by its initials", "[shell]") {
    const QString import = QStringLiteral("导入"), password = QStringLiteral("修改密码…");
    for (const char *typed : {"dr", "daor", "daoru", "导", "导入"})
        CHECK(means(QString::fromUtf8(typed), import));
    CHECK(means(QStringLiteral("mm"), password));
    CHECK(means(QStringLiteral("xgmm"), password));
    CHECK(means(QStringLiteral("pass"), QStringLiteral("Change the password…")));
    CHECK(means(QStringLiteral("change the"), QStringLiteral("Change the password…")));
    for (const char *typed : {"d", "", "  ", "rd", "入导", "zxm", "assword"})
        CHECK_FALSE(means(QString::fromUtf8(typed), import));
    CHECK_FALSE(means(QStringLiteral("assword"), QStringLiteral("Change the password…")));
}

TEST_CASE("typing dr into the search box offers the page of importing, and Enter goes there where no child is found", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }, [](UiContext &context) { return std::make_unique<ImportingPage>(context); },
                 [](UiContext &context) { return std::make_unique<AdministrationPage>(context); }}, Language::Chinese);
    REQUIRE(world.createLedger());
    auto &bench = *world.window->workbench();
    QTest::keyClick(world.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = world.find<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("dr"));
    auto *list = world.find<QListWidget>("commands");
    REQUIRE(list);
    CHECK(list->item(0)->text().startsWith(QStringLiteral("导入")));
    CHECK(list->currentRow() == 0);                 // nobody is found by it
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(bench.current()->id() == QStringLiteral("importing"));
    CHECK(search->text().isEmpty());
    CHECK(world.find<QListWidget>("commands") == nullptr);

    QTest::keyClick(world.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(search, QStringLiteral("xt"));
    REQUIRE(world.find<QListWidget>("commands"));
    QTest::keyClick(search, Qt::Key_Escape);
    CHECK(world.find<QListWidget>("commands") == nullptr);
    CHECK(search->text() == QStringLiteral("xt"));
    QTest::keyClicks(search, QStringLiteral("g"));
    REQUIRE(world.find<QListWidget>("commands"));
    search->clear();                                // as its button does
    CHECK(world.find<QListWidget>("commands") == nullptr);
}

TEST_CASE("typing tongbao into the search box offers the bulletins", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }, [](UiContext &context) { return std::make_unique<StatisticsPage>(context); }}, Language::Chinese);
    REQUIRE(world.createLedger());
    QTest::keyClick(world.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(world.find<QLineEdit>("search"), QStringLiteral("tongbao"));
    auto *list = world.find<QListWidget>("commands");
    REQUIRE(list);
    CHECK(list->item(0)->text().startsWith(QStringLiteral("通报")));
}

TEST_CASE("each account finds the page it left", "[shell]") {
    const auto pages = [] { return std::vector<PageFactory>{[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }, [](UiContext &context) { return std::make_unique<AdministrationPage>(context); }}; };
    World world(pages());
    REQUIRE(world.createLedger(QStringLiteral("zhang")));
    REQUIRE(world.window->workbench()->showPage(QStringLiteral("administration")));
    REQUIRE(world.window->signOut());
    auto opened = Ledger::open(world.ledgerPath(), QStringLiteral("zhang"), QStringLiteral("a good password"), world.context.ledgerContext());
    REQUIRE(opened);
    Session other = opened->session;
    other.login = QStringLiteral("li");
    world.context.setLedger(std::move(opened->ledger), other);
    CHECK(world.window->workbench()->current()->id() == QStringLiteral("children"));
    REQUIRE(world.window->signOut());
    opened = Ledger::open(world.ledgerPath(), QStringLiteral("zhang"), QStringLiteral("a good password"), world.context.ledgerContext());
    REQUIRE(opened);
    world.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK(world.window->workbench()->current()->id() == QStringLiteral("administration"));
}

TEST_CASE("the search box says what it searches by words that fit it", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }});
    REQUIRE(world.createLedger());
    world.window->setMinimumSize(0, 0);
    for (const auto &[width, zoom] : {std::pair(1920, 100), std::pair(1280, 100), std::pair(1920, 200), std::pair(1280, 200)}) {
        world.theme.setZoom(zoom);
        world.window->resize(width, 720);
        QApplication::processEvents();
        const auto *search = world.find<QLineEdit>("search");
        INFO(width << " at " << zoom << ": " << search->placeholderText().toStdString());
        CHECK(search->placeholderText().startsWith(QStringLiteral("Search")));
        CHECK(search->fontMetrics().horizontalAdvance(search->placeholderText()) < search->width() - world.theme.px(40));
    }
    world.theme.setZoom(100);
}
