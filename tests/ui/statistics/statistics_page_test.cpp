#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/sheets/workbook.h"
#include "core/statistics/small_numbers.h"
#include "tests/ui/statistics/statistics_desk.h"
#include "ui/charts/chart_view.h"
#include "ui/pages/statistics/chart_panel.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/rules_model.h"
#include "ui/pages/statistics/saved_tables.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QTabWidget>
#include <QTableWidget>

#include <algorithm>

using namespace tongdang;

TEST_CASE("every number on the page is the number that is counted, with the total in the last row", "[statistics][statistics-page]") {
    StatisticsDesk desk(120);
    NoProgress quiet;
    const TableCatalog tables(desk.context.ledger().forms(), {});
    SummaryRequest request;
    request.by = SummaryBy::Township;
    const auto wanted = summarize(desk.context.reader(), desk.context.session(), *tables.find(QStringLiteral("lbc-2016")), request, quiet);
    REQUIRE(wanted);
    REQUIRE(wanted->total.values[0] > 0);
    const auto *model = desk.figures()->model();
    REQUIRE(model->rowCount() == int(wanted->rows.size()) + 1);
    REQUIRE(model->columnCount() == 33);
    for (size_t r = 0; r < wanted->rows.size(); ++r)
        for (size_t c = 0; c < 32; ++c)
            CHECK(desk.cell(int(r), int(c) + 1) == QString::number(qint64(wanted->rows[r].values[c])));
    for (size_t c = 0; c < 32; ++c)
        CHECK(desk.cell(int(wanted->rows.size()), int(c) + 1) == QString::number(qint64(wanted->total.values[c])));
    CHECK(desk.cell(int(wanted->rows.size()), 0) == QStringLiteral("合计"));
    CHECK(model->index(0, 1).data(Qt::TextAlignmentRole).toInt() == int(Qt::AlignRight | Qt::AlignVCenter));
    CHECK(model->index(0, 5).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("6（含）—13周岁")));
}

TEST_CASE("how the table is shown costs no line of its own at 100 %, and stands with the choices where there is no room", "[statistics][statistics-page]") {
    StatisticsDesk desk(20, GENERATE(Language::Chinese, Language::English));
    const auto middle = [&](const char *name) {
        const auto *widget = desk.find<QWidget>(name);
        REQUIRE(widget);
        return widget->mapTo(desk.window.get(), QPoint(0, widget->height() / 2)).y();
    };
    const auto afterTab = [&](const char *from) {
        const QWidget *next = desk.find<QWidget>(from)->nextInFocusChain();
        while (!next->isVisible() || next->focusPolicy() == Qt::NoFocus || next->objectName().startsWith(u"qt_"))
            next = next->nextInFocusChain();
        return next->objectName();
    };
    REQUIRE(desk.idle());
    QApplication::processEvents();
    CHECK(middle("statisticsBasis") == middle("statisticsTable"));
    CHECK(std::abs(middle("statisticsHide") - middle("exportTable")) <= 1);
    CHECK(std::abs(middle("statisticsArrangement") - middle("exportTable")) <= 1);
    CHECK(afterTab("statisticsBasis") == QStringLiteral("savedTables"));
    CHECK(afterTab("savedTables") == QStringLiteral("statisticsArrangement"));
    desk.theme.setZoom(200);
    QApplication::processEvents();
    CHECK(middle("statisticsHide") < middle("exportTable") - 20);
    CHECK(afterTab("statisticsBasis") == QStringLiteral("savedTables"));
    CHECK(afterTab("savedTables") == QStringLiteral("statisticsArrangement"));
    desk.theme.setZoom(100);
    QApplication::processEvents();
    CHECK(std::abs(middle("statisticsHide") - middle("exportTable")) <= 1);
}

TEST_CASE("above its chart the table shows its total without scrolling, as long as it has few rows", "[statistics][statistics-page]") {
    StatisticsDesk desk(20);
    REQUIRE(desk.idle());
    desk.choose("statisticsArrangement", 2);
    QApplication::processEvents();
    const PinnedTable *table = desk.figures();
    const int rows = table->model()->rowCount();
    REQUIRE(rows > 1);
    REQUIRE(rows <= 12);
    CHECK(table->visualRect(table->model()->index(rows - 1, 0)).bottom() < table->viewport()->height());
    CHECK(desk.find<QWidget>("chartView")->height() >= 150);
}

TEST_CASE("the heading merges what belongs together and numbers the columns as the official sheet does", "[statistics][statistics-page]") {
    StatisticsDesk desk(5);
    const auto &cells = desk.figures()->heading()->cells();
    CHECK(desk.figures()->heading()->levels() == 3);
    const auto find = [&](const QString &text) { return std::find_if(cells.begin(), cells.end(), [&](const auto &cell) { return cell.text == text; }); };
    const auto age = find(QStringLiteral("年龄"));
    REQUIRE(age != cells.end());
    CHECK(age->first == 2);
    CHECK(age->last == 10);
    CHECK(age->top == 0);
    CHECK(age->bottom == 0);
    const auto all = find(QStringLiteral("农村留守儿童总数"));
    REQUIRE(all != cells.end());
    CHECK(all->first == 1);
    CHECK(all->last == 1);
    CHECK(all->bottom == 2);
}

TEST_CASE("Enter or a click on a number opens exactly the children behind it", "[statistics][statistics-page]") {
    StatisticsDesk desk(150);
    NoProgress quiet;
    const Summary counted = desk.summary();
    int tried = 0;
    for (int row = 0; row <= int(counted.rows.size()); ++row)
        for (const int column : {0, 4, 12, 31}) {
            const bool total = row == int(counted.rows.size());
            const QString place = total ? QString() : counted.rows[size_t(row)].code;
            const double value = (total ? counted.total : counted.rows[size_t(row)]).values[size_t(column)];
            const int before = desk.openings;
            desk.stand(row, column + 1);
            QTest::keyClick(desk.figures(), Qt::Key_Return);
            if (value == 0) {
                CHECK(desk.openings == before);
                continue;
            }
            ++tried;
            REQUIRE(desk.openings == before + 1);
            const auto ids = recordsBehind(desk.context.reader(), desk.context.session(), *counted.table, desk.page->counted()->request, counted.table->columns[column].name, place, quiet);
            REQUIRE(ids);
            CHECK(double(desk.opened.size()) == value);
            CHECK(desk.sorted(desk.opened) == desk.named(*ids));
        }
    CHECK(tried > 4);
    const int before = desk.openings, last = int(counted.rows.size());
    desk.stand(last, 1);
    const QRect at = desk.figures()->visualRect(desk.figures()->model()->index(last, 1));
    QTest::mouseClick(desk.figures()->viewport(), Qt::LeftButton, {}, at.center());
    CHECK(desk.openings == before + 1);
    CHECK(double(desk.opened.size()) == counted.total.values[0]);
    CHECK(desk.title.contains(QStringLiteral("合计")));
}

TEST_CASE("a place opens the places within, and Backspace or the button leads back to it", "[statistics][statistics-page]") {
    StatisticsDesk desk(150);
    const size_t towns = desk.summary().rows.size();
    const QString town = kVillage.left(9);
    const int row = desk.rowOf(town);
    REQUIRE(row < int(towns));
    const double all = desk.summary().rows[size_t(row)].values[0];
    CHECK(!desk.find<QPushButton>("statisticsBack"));
    desk.stand(row, 0);
    QTest::keyClick(desk.figures(), Qt::Key_Return);
    CHECK(desk.summary().region == town);
    CHECK(desk.summary().by == SummaryBy::Village);
    CHECK(desk.summary().total.values[0] == all);
    CHECK(desk.window->findChild<QComboBox *>(QStringLiteral("statisticsPlace"))->currentData().toString() == town);
    desk.stand(0, 0);
    QTest::keyClick(desk.figures(), Qt::Key_Return);   // nothing is nearer than a village
    CHECK(desk.summary().region == town);
    QTest::keyClick(desk.figures(), Qt::Key_Backspace);
    CHECK(desk.summary().region == QStringLiteral("150302"));
    CHECK(desk.summary().rows.size() == towns);
    CHECK(desk.figures()->currentIndex().row() == row);
    const QRect at = desk.figures()->frozen()->visualRect(desk.figures()->model()->index(row, 0));
    QTest::mouseClick(desk.figures()->frozen()->viewport(), Qt::LeftButton, {}, at.center());
    QTest::mouseDClick(desk.figures()->frozen()->viewport(), Qt::LeftButton, {}, at.center());
    CHECK(desk.summary().region == town);
    REQUIRE(desk.click("statisticsBack"));
    CHECK(desk.summary().rows.size() == towns);
    desk.stand(int(towns), 0);
    QTest::keyClick(desk.figures(), Qt::Key_Return);   // the total is no place
    CHECK(desk.summary().rows.size() == towns);
}

TEST_CASE("the cell one stands on is never hidden under the places", "[statistics][statistics-page]") {
    StatisticsDesk desk(20);
    PinnedTable *table = desk.figures();
    const int columns = table->model()->columnCount();
    desk.stand(0, 0);
    const auto inSight = [&] {
        const QRect at = table->visualRect(table->currentIndex());
        CHECK(at.right() <= table->viewport()->width());
        if (table->currentIndex().column() > 0)
            CHECK(at.left() >= table->columnWidth(0));
        CHECK(table->frozen()->geometry().width() == table->columnWidth(0));
    };
    for (const int key : {int(Qt::Key_Right), int(Qt::Key_Left)})
        for (int i = 1; i < columns; ++i) {
            QTest::keyClick(table, Qt::Key(key));
            CHECK(table->currentIndex().column() == (key == Qt::Key_Right ? i : columns - 1 - i));
            inSight();
        }
    for (const int zoom : {200, 100}) {
        desk.theme.setZoom(zoom);
        desk.stand(1, columns - 1);
        inSight();
    }
}

TEST_CASE("a rule that does not hold stands first and opens the children concerned", "[statistics][statistics-page]") {
    StatisticsDesk desk;
    desk.addChild();
    CHECK(desk.banner() == QStringLiteral("全部 12 条规则都符合。"));
    const Uid wrong = desk.addChild({{QStringLiteral("schooling"), QString()}, {QStringLiteral("boarding"), QString()}});
    desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"))->setCurrentIndex(1);
    auto *rules = desk.rules();
    CHECK(rules->model()->index(0, RulesModel::kResult).data().toString() == QStringLiteral("不符合"));
    CHECK(rules->model()->index(0, RulesModel::kLeft).data().toString() == QStringLiteral("2"));
    CHECK(rules->model()->index(0, RulesModel::kRight).data().toString() == QStringLiteral("1"));
    CHECK(rules->model()->index(0, RulesModel::kDifference).data().toString() == QStringLiteral("1"));
    CHECK(rules->model()->index(rules->model()->rowCount() - 1, RulesModel::kResult).data().toString() == QStringLiteral("符合"));
    rules->setCurrentIndex(rules->model()->index(0, 0));
    REQUIRE(desk.click("showConcerned"));
    CHECK(desk.openings == 1);
    CHECK(desk.opened == QList<Uid>{wrong});
    CHECK(desk.title.contains(QStringLiteral("就学情况")));   // the question that mends it
    rules->setFocus();
    QTest::keyClick(rules, Qt::Key_Return);
    CHECK(desk.openings == 2);
    rules->setCurrentIndex(rules->model()->index(rules->model()->rowCount() - 1, 0));
    CHECK(!desk.window->findChild<QPushButton *>(QStringLiteral("showConcerned"))->isEnabled());
    QTest::keyClick(rules, Qt::Key_Return);
    CHECK(desk.openings == 2);
}

TEST_CASE("another date counts again, in any way of writing it, and no date changes nothing", "[statistics][statistics-page]") {
    StatisticsDesk desk;
    desk.addChild({{QStringLiteral("birth_date"), QStringLiteral("2016-03-07")}});
    CHECK(desk.summary().total.values[0] == 1);
    desk.typeDate(QStringLiteral("2016.3.6"));
    CHECK(desk.summary().asOf == QDate(2016, 3, 6));
    CHECK(desk.summary().total.values[0] == 0);
    CHECK(desk.banner().contains(QStringLiteral("没有")));
    desk.typeDate(QStringLiteral("2016-13-45"));
    CHECK(desk.summary().asOf == QDate(2016, 3, 6));
    auto *line = desk.window->findChild<QLineEdit *>(QStringLiteral("statisticsDate"));
    CHECK(line->property("problem").toString() == QStringLiteral("must"));
    line->clear();
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(line->text() == isoDate(desk.clock.today()));
    CHECK(desk.summary().total.values[0] == 1);
}

TEST_CASE("table, place, level and registration are chosen", "[statistics][statistics-page]") {
    StatisticsDesk desk;
    desk.addChild({{QStringLiteral("hukou_region"), QStringLiteral("110101")}});
    desk.choose("statisticsBasis", 1);
    CHECK(desk.summary().basis == SummaryBasis::Hukou);
    CHECK(desk.cell(desk.rowOf(kOutside), 0) == QStringLiteral("外地"));
    desk.choose("statisticsBasis", 0);
    auto *table = desk.window->findChild<QComboBox *>(QStringLiteral("statisticsTable"));
    REQUIRE(table->count() >= 2);
    desk.choose("statisticsTable", table->findData(QStringLiteral("lbc-later")));
    CHECK(desk.summary().table->id == QStringLiteral("lbc-later"));
    CHECK(desk.cell(desk.rowOf(kVillage.left(9)), 2) == QStringLiteral("100.00"));
    auto *by = desk.window->findChild<QComboBox *>(QStringLiteral("statisticsBy"));
    desk.choose("statisticsBy", by->findData(int(SummaryBy::Village)));
    CHECK(desk.summary().rows.size() > 20);
    auto *place = desk.window->findChild<QComboBox *>(QStringLiteral("statisticsPlace"));
    REQUIRE(place->findData(kVillage) > 0);
    desk.choose("statisticsPlace", place->findData(kVillage));
    CHECK(desk.summary().rows.size() == 1);
    CHECK(desk.summary().total.values[0] == 1);
}

TEST_CASE("the table is saved as a workbook and as text, and reads back", "[statistics][statistics-page]") {
    StatisticsDesk desk(60);
    const QString xlsx = desk.folder.filePath(QStringLiteral("表.xlsx")), csv = desk.folder.filePath(QStringLiteral("表.csv"));
    desk.dialogs.files = {xlsx, csv, QString()};
    for (int i = 0; i < 3; ++i)
        REQUIRE(desk.click("exportTable"));
    CHECK(desk.dialogs.errors.isEmpty());
    REQUIRE(desk.told.size() == 2);
    CHECK(desk.told[0].contains(QStringLiteral("表.xlsx")));
    for (const QString &file : {xlsx, csv}) {
        auto book = Workbook::open(file);
        REQUIRE(book);
        QStringList total;
        REQUIRE((*book)->read(0, [&](const SheetRow &row) {
            if (!row.cells.empty() && row.cells.front().text == QStringLiteral("合计"))
                for (const Cell &cell : row.cells)
                    total << cell.text;
            return true;
        }));
        REQUIRE(total.size() == 33);
        for (int c = 1; c < 33; ++c)
            CHECK(total[c] == desk.cell(int(desk.summary().rows.size()), c));
    }
    desk.dialogs.files = {desk.folder.filePath(QStringLiteral("none/表.xlsx"))};
    REQUIRE(desk.click("exportTable"));
    CHECK(desk.dialogs.errors.size() == 1);
    CHECK(desk.told.size() == 2);
}

TEST_CASE("the codes of the children behind the numbers are a sheet of the workbook where they are wanted, never of hidden numbers", "[statistics][statistics-page]") {
    StatisticsDesk desk(60);
    const auto saved = [&](const char *name, int filter) {
        const QString file = desk.folder.filePath(QString::fromUtf8(name));
        desk.dialogs.files = {file};
        desk.dialogs.filters = {filter};
        REQUIRE(desk.click("exportTable"));
        auto book = Workbook::open(file);
        REQUIRE(book);
        return std::move(*book);
    };
    const auto with = saved("编号.xlsx", 3), without = saved("表.xlsx", 0);
    CHECK(without->sheets().size() == 1);
    REQUIRE(with->sheets().size() == 2);
    int rows = 0, inFirst = 0;
    REQUIRE(with->read(1, [&](const SheetRow &row) {
        inFirst += rows++ > 0 && row.cells.size() > 2 && row.cells[2].text == QStringLiteral("1");
        return true;
    }));
    CHECK(inFirst == int(desk.summary().total.values[0]));
    CHECK(rows == inFirst + 1);
    CHECK(desk.told.size() == 2);
    CHECK(desk.dialogs.errors.isEmpty());
    REQUIRE(desk.click("statisticsHide"));
    CHECK(saved("隐去.xlsx", 3)->sheets().size() == 1);   // it is not offered
}

TEST_CASE("small numbers are hidden in what is seen, drawn and saved, on paper too", "[statistics][statistics-page]") {
    StatisticsDesk desk(60);
    REQUIRE(desk.click("statisticsHide"));
    CHECK(desk.summary().hideBelow == kSmallNumber);
    int stars = 0;
    for (int r = 0; r <= int(desk.summary().rows.size()); ++r)
        for (int c = 1; c < desk.figures()->model()->columnCount(); ++c) {
            const SummaryRow &row = r == int(desk.summary().rows.size()) ? desk.summary().total : desk.summary().rows[size_t(r)];
            CHECK((desk.cell(r, c) == kHidden) == row.hides(c - 1));
            stars += desk.cell(r, c) == kHidden;
        }
    CHECK(stars > 0);
    desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"))->setCurrentIndex(2);
    CHECK(desk.window->findChild<ChartPanel *>()->chart()->figures().hidesAny());
    const QString pdf = desk.folder.filePath(QStringLiteral("表.pdf")), csv = desk.folder.filePath(QStringLiteral("表.csv"));
    desk.dialogs.files = {pdf, csv};
    REQUIRE(desk.click("exportTable"));
    REQUIRE(desk.click("exportTable"));
    CHECK(desk.dialogs.errors.isEmpty());
    QFile paper(pdf), text(csv);
    REQUIRE((paper.open(QIODevice::ReadOnly) && text.open(QIODevice::ReadOnly)));
    CHECK(paper.read(5) == "%PDF-");
    const QString words = QString::fromUtf8(text.readAll());
    CHECK(words.contains(QStringLiteral(",*,")));
    CHECK(words.contains(QStringLiteral("隐去")));
    // A comparison hides alike and names nobody.
    const auto *note = desk.window->findChild<QLabel *>(QStringLiteral("compareNote"));
    const auto *compared = desk.window->findChild<QTableWidget *>(QStringLiteral("comparedColumns")), *who = desk.window->findChild<QTableWidget *>(QStringLiteral("comparedChildren"));
    REQUIRE((compared && who));
    desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"))->setCurrentIndex(4);
    desk.window->findChild<QLineEdit *>(QStringLiteral("compareDayA"))->setText(QStringLiteral("2001-01-01"));   // nobody was born yet
    REQUIRE(desk.click("compareGo"));
    REQUIRE(desk.idle());
    REQUIRE(compared->rowCount() == int(desk.summary().table->columns.size()));
    for (int row = 0; row < compared->rowCount(); ++row) {
        CHECK((compared->item(row, 3)->text() == kHidden) == desk.summary().total.hides(row));
        CHECK(compared->item(row, 5)->text().isEmpty());
    }
    CHECK(who->rowCount() == 0);
    CHECK(note->text().contains(QStringLiteral("小于5的数已隐去")));
    // A reported table is shown hidden too, and as it is again.
    desk.dialogs.texts = {QStringLiteral("月报")};
    auto *tabs = desk.window->findChild<QTabWidget *>(QStringLiteral("statisticsTabs"));
    tabs->setCurrentIndex(3);
    REQUIRE(desk.click("keepTable"));
    REQUIRE(desk.click("openReport"));
    REQUIRE(desk.page->counted()->report);
    CHECK(desk.summary().hideBelow == kSmallNumber);
    REQUIRE(desk.click("statisticsHide"));
    REQUIRE(desk.page->counted()->report);
    CHECK(desk.summary().hideBelow == 0);
    CHECK_FALSE(note->text().contains(QStringLiteral("已隐去")));
    CHECK(compared->rowCount() == 0);   // to be compared anew
    REQUIRE(desk.idle());
}

TEST_CASE("a favourite is kept by name, taken up again with its place and level, and forgotten", "[statistics][statistics-page]") {
    StatisticsDesk desk(30);
    auto *table = desk.find<QComboBox>("statisticsTable"), *place = desk.find<QComboBox>("statisticsPlace"), *by = desk.find<QComboBox>("statisticsBy"), *basis = desk.find<QComboBox>("statisticsBasis");
    REQUIRE((table && place && by && basis));
    const auto choose = [](QComboBox *box, int row) {
        box->setCurrentIndex(row);
        emit box->activated(row);
    };
    auto *favourites = desk.find<SavedTables>("savedTables");
    REQUIRE(favourites);
    choose(table, table->findData(QStringLiteral("lbc-later")));
    choose(place, place->findData(QStringLiteral("150302101")));
    choose(basis, 1);
    favourites->keep(QStringLiteral("千里山"));
    choose(table, table->findData(QStringLiteral("risk")));
    choose(place, 0);
    choose(by, by->findData(int(SummaryBy::District)));
    choose(basis, 0);
    CHECK(desk.summary().table->id == u"risk");
    favourites->take(QStringLiteral("千里山"));
    CHECK(desk.summary().table->id == u"lbc-later");
    CHECK(desk.summary().region == u"150302101");
    CHECK(desk.summary().by == SummaryBy::Village);
    CHECK(desk.summary().basis == SummaryBasis::Hukou);
    CHECK(table->currentData().toString() == u"lbc-later");
    CHECK(favourites->names() == QStringList{QStringLiteral("千里山")});
    favourites->forget(QStringLiteral("千里山"));
    CHECK(favourites->names().isEmpty());
}

TEST_CASE("an empty ledger says what to do", "[statistics][statistics-page]") {
    StatisticsDesk desk;
    const auto *empty = desk.find<QLabel>("statisticsEmpty");
    REQUIRE(empty);
    CHECK(empty->text().contains(QStringLiteral("导入")));
    CHECK(!desk.find<QTabWidget>("statisticsTabs"));
    desk.addChild();
    CHECK(desk.find<QTabWidget>("statisticsTabs"));
    CHECK(!desk.find<QLabel>("statisticsEmpty"));
    CHECK(desk.summary().total.values[0] == 1);
}

TEST_CASE("the page speaks the other language at once and stays where it was", "[statistics][statistics-page]") {
    StatisticsDesk desk(40);
    desk.stand(2, 5);
    desk.context.setLanguage(Language::English);
    CHECK(desk.figures()->currentIndex().column() == 5);
    CHECK(desk.figures()->currentIndex().row() == 2);
    CHECK(desk.cell(int(desk.summary().rows.size()), 0) == QStringLiteral("Total"));
    CHECK(desk.figures()->model()->headerData(1, Qt::Horizontal).toString() == QStringLiteral("Rural left-behind children"));
    CHECK(desk.find<QPushButton>("exportTable")->text() == QStringLiteral("Export the table…"));
    desk.context.setLanguage(Language::Chinese);
    CHECK(desk.cell(int(desk.summary().rows.size()), 0) == QStringLiteral("合计"));
}

TEST_CASE("a large ledger is counted off the window's thread, and the latest question wins", "[statistics][statistics-page]") {
    StatisticsDesk desk(80);
    const double all = desk.summary().total.values[0];
    desk.page->counting().setDirectUpTo(0);
    desk.page->refresh();
    desk.typeDate(QStringLiteral("2000-01-01"));
    desk.typeDate(QStringLiteral("2026-03-01"));
    REQUIRE(World::until([&] { return !desk.page->counting().isBusy() && desk.idle(); }));
    CHECK(desk.summary().asOf == QDate(2026, 3, 1));
    desk.typeDate(QStringLiteral("2026-03-02"));
    REQUIRE(World::until([&] { return !desk.page->counting().isBusy(); }));
    CHECK(desk.summary().total.values[0] == all);
    desk.stand(int(desk.summary().rows.size()), 1);
    QTest::keyClick(desk.figures(), Qt::Key_Return);
    REQUIRE(World::until([&] { return desk.openings == 1; }));
    CHECK(double(desk.opened.size()) == all);
    REQUIRE(desk.idle());
}

TEST_CASE("while another job is under way the count waits for its end", "[statistics][statistics-page]") {
    StatisticsDesk desk(10);
    desk.page->counting().setDirectUpTo(0);
    QSemaphore goOn;
    REQUIRE(desk.jobs.start(QStringLiteral("other"), [&](Progress &) { goOn.acquire(); }, [] {}));
    desk.typeDate(QStringLiteral("2026-03-01"));
    CHECK(desk.page->counting().isBusy());
    goOn.release();
    REQUIRE(World::until([&] { return desk.summary().asOf == QDate(2026, 3, 1); }));
    REQUIRE(desk.idle());
}

TEST_CASE("many records are looked up at once, in order, without those that are not there", "[statistics][statistics-page]") {
    StatisticsDesk desk(30);
    LedgerReader &reader = desk.context.reader();
    const Session &session = desk.context.session();
    const std::vector<qint64> ids = reader.ids(session, {}).value();
    REQUIRE(ids.size() > 20);
    std::vector<qint64> asked{ids[5], 999999, ids[2], ids[5]};
    const QList<Uid> uids = reader.uidsOf(session, fields::kChild, asked).value();
    REQUIRE(uids.size() == 3);
    CHECK(reader.idsOf(session, fields::kChild, uids).value() == std::vector<qint64>{ids[5], ids[2], ids[5]});
    CHECK(reader.record(session, uids[1])->id == ids[2]);
    CHECK(reader.idsOf(session, fields::kChild, {Uid(), Uid::create(desk.clock)})->empty());
    CHECK(reader.uidsOf(session, QStringLiteral("no such form"), ids)->isEmpty());
    Session elsewhere = session;
    elsewhere.regions = {QStringLiteral("110101")};
    for (const Uid &uid : *reader.uidsOf(elsewhere, fields::kChild, ids))   // those of no place are there for everybody
        CHECK(reader.record(session, uid)->region.isEmpty());
}
