#include "tests/ui/statistics/statistics_desk.h"
#include "ui/pages/statistics/comparison_view.h"
#include "ui/pages/statistics/reports_view.h"

#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

using namespace tongdang;

TEST_CASE("a table that is kept as reported stands, is compared with the ledger and replaced with a reason", "[statistics][statistics-page]") {
    StatisticsDesk desk;
    const Uid boy = desk.addChild(), other = desk.addChild({{QStringLiteral("name"), QStringLiteral("李小红")}});
    auto *tabs = desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"));
    auto *reports = desk.window->findChild<ReportsView *>();
    auto *comparison = desk.window->findChild<ComparisonView *>();
    tabs->setCurrentIndex(3);
    desk.dialogs.texts = {QString()};                // thought better of
    REQUIRE(desk.click("keepTable"));
    CHECK(reports->reports().isEmpty());
    desk.dialogs.texts = {QStringLiteral("二季度")};
    REQUIRE(desk.click("keepTable"));
    REQUIRE(reports->reports().size() == 1);
    const FrozenTable kept = reports->reports().front();
    CHECK(kept.name == QStringLiteral("二季度"));
    CHECK(kept.request.region == desk.summary().region);
    const double before = desk.summary().total.values[0];
    CHECK(before == 2);

    const Form *form = desk.context.ledger().forms().find(fields::kChild);
    Change change;
    change.op = Change::Op::Update;
    change.form = form;
    change.uid = boy;
    REQUIRE(change.set(QStringLiteral("schooling"), QStringLiteral("dropout")));
    ChangeSet set;
    set.changes = {change};
    REQUIRE(desk.context.ledger().commit(desk.context.session(), set));
    desk.addChild({{QStringLiteral("name"), QStringLiteral("赵小强")}});
    const int dropout = desk.summary().table->indexOf(QStringLiteral("c17"));
    CHECK(desk.summary().total.values[size_t(dropout)] == 1);

    reports->choose(kept.uid);
    REQUIRE(desk.click("openReport"));
    REQUIRE(desk.page->counted()->report);
    CHECK(tabs->currentIndex() == 0);
    CHECK(desk.summary().total.values[0] == 2);
    CHECK(desk.summary().total.values[size_t(dropout)] == 0);
    CHECK(desk.banner().contains(QStringLiteral("二季度")));
    desk.stand(desk.rowOf(QStringLiteral("total")), 1);
    QTest::keyClick(desk.figures(), Qt::Key_Return);
    REQUIRE(World::until([&] { return desk.openings == 1; }));
    CHECK(desk.sorted(desk.opened) == desk.sorted({boy, other}));    // as known then: not the third
    QTest::keyClick(desk.figures(), Qt::Key_Backspace);
    CHECK_FALSE(desk.page->counted()->report);
    CHECK(desk.summary().total.values[0] == 3);

    tabs->setCurrentIndex(3);
    reports->choose(kept.uid);
    REQUIRE(desk.click("compareReports"));
    REQUIRE(World::until([&] { return comparison->compared() != nullptr; }));
    CHECK(tabs->currentIndex() == 4);
    const auto column = [&](const QString &name) {
        const auto &all = comparison->compared()->result.columns;
        return *std::find_if(all.begin(), all.end(), [&](const ComparedColumn &one) { return one.name == name; });
    };
    CHECK(column(QStringLiteral("c1")).a == 2);
    CHECK(column(QStringLiteral("c1")).b == 3);
    CHECK(column(QStringLiteral("c17")).entered == QList<Uid>{boy});
    auto *columns = desk.window->findChild<QTableWidget *>(QStringLiteral("comparedColumns"));
    auto *children = desk.window->findChild<QTableWidget *>(QStringLiteral("comparedChildren"));
    columns->setCurrentCell(dropout, 1);
    REQUIRE(children->rowCount() == 1);
    CHECK(children->item(0, 1)->text().contains(QStringLiteral("王小明")));
    CHECK(children->item(0, 2)->text().contains(QStringLiteral("辍学")));
    REQUIRE(desk.click("compareCame"));
    CHECK(desk.openings == 2);
    CHECK(desk.opened == QList<Uid>{boy});
    Uid opened;
    QObject::connect(&desk.context, &UiContext::childRequested, &desk.context, [&](const Uid &uid) { opened = uid; });
    children->setCurrentCell(0, 0);
    QTest::keyClick(children, Qt::Key_Return);
    CHECK(opened == boy);

    tabs->setCurrentIndex(3);
    reports->choose(kept.uid);
    desk.dialogs.texts = {QString()};                // no reason, no replacing
    REQUIRE(desk.click("replaceReport"));
    CHECK(reports->reports().size() == 1);
    desk.dialogs.texts = {QStringLiteral("漏报一人"), QStringLiteral("二季度（更正）")};
    REQUIRE(desk.click("replaceReport"));
    REQUIRE(reports->reports().size() == 2);
    CHECK(reports->reports().front().replaces == kept.uid);
    CHECK(reports->reports().front().reason == QStringLiteral("漏报一人"));
    CHECK(reports->reports().back().replacedBy == reports->reports().front().uid);
    reports->choose(kept.uid);
    CHECK_FALSE(desk.window->findChild<QPushButton *>(QStringLiteral("replaceReport"))->isEnabled());
    REQUIRE(desk.idle());
}
