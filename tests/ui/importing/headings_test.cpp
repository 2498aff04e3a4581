// What the columns mean: said by the person, kept for the next time, and through a change of language.
#include "tests/ui/importing/import_desk.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTableWidget>

using namespace tongdang;

namespace {


// Types into a meaning and takes the first that is offered.
void mean(ImportDesk &desk, int column, const QString &typed) {
    auto *line = desk.meaning(column);
    REQUIRE(line);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, typed);
    QTest::keyClick(line, Qt::Key_Return);
}

QString noteOf(const ImportDesk &desk, int row) { return desk.find<QTableWidget>("mappingTable")->item(row, 4)->text(); }

}  // namespace

TEST_CASE("a column that is not recognised is said by typing, and proposed the next time the headings come", "[importing]") {
    ImportDesk desk;
    QStringList heads = rosterHeads();
    heads[6] = QStringLiteral("爸爸的号码儿");
    desk.choose(desk.roster(2, heads));
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK(QApplication::focusWidget() == desk.meaning(6));
    CHECK_FALSE(noteOf(desk, 6).isEmpty());
    CHECK(desk.label("mappingSummary").contains(heads[6]));   // named where the place is asked for, however many columns there are
    mean(desk, 6, QStringLiteral("Father's phone"));
    CHECK(noteOf(desk, 6).isEmpty());
    CHECK_FALSE(desk.label("mappingSummary").contains(heads[6]));
    desk.press("importNext");
    desk.press("importNext");
    REQUIRE(desk.children().size() == 2);
    ListQuery guardians;
    guardians.form = QStringLiteral("guardian");
    auto rows = desk.context.reader().rows(desk.context.session(), guardians.form, desk.context.reader().ids(desk.context.session(), guardians).value());
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->front().answers.value(QStringLiteral("phone")).startsWith(QStringLiteral("139")));

    desk.press("importAnother");
    desk.choose(desk.roster(3, heads, QStringLiteral("下月.xlsx")));
    CHECK(desk.meaning(6)->text() == QStringLiteral("Father's phone"));
    CHECK(noteOf(desk, 6).isEmpty());
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("importNext"));
}

TEST_CASE("where the addresses say the village, none has to be chosen", "[importing]") {
    ImportDesk desk;
    desk.choose(desk.write(QStringLiteral("住址.xlsx"), {{QStringLiteral("姓名"), QStringLiteral("公民身份证号码"), QStringLiteral("家庭住址")}, {QStringLiteral("李甲"), idOf(1), QStringLiteral("新地村3组12号")},
                                                         {QStringLiteral("李乙"), idOf(2), QStringLiteral("团结新村2组")}}));
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK(desk.find<QPushButton>("importNext")->isEnabled());
    desk.press("importNext");
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    desk.press("importNext");
    CHECK(desk.children().size() == 2);
}

TEST_CASE("without a name it does not go on", "[importing]") {
    ImportDesk desk;
    desk.choose(desk.roster(2));
    mean(desk, 2, QStringLiteral("Leave"));       // no meaning is called so: the line goes back
    desk.find<QPushButton>("importBack")->setFocus();
    CHECK(desk.meaning(2)->text() == QStringLiteral("Name"));
    auto *line = desk.meaning(2);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(line, Qt::Key_Delete);
    desk.find<QPushButton>("importBack")->setFocus();
    CHECK(line->text().isEmpty());
    CHECK_FALSE(desk.enabled("importNext"));
    CHECK_FALSE(desk.label("importHint").isEmpty());
    mean(desk, 2, QStringLiteral("Name"));
    CHECK(desk.enabled("importNext"));
}

TEST_CASE("of two columns with one meaning the second is marked", "[importing]") {
    ImportDesk desk;
    desk.choose(desk.roster(1));
    mean(desk, 5, QStringLiteral("Name"));
    CHECK(noteOf(desk, 5).contains(u'C'));
    CHECK(noteOf(desk, 2) != noteOf(desk, 5));
    mean(desk, 5, QStringLiteral("Father's name"));
    CHECK(noteOf(desk, 5).isEmpty());
}

TEST_CASE("other sheets with something in them are named", "[importing]") {
    ImportDesk desk;
    const QList<QStringList> rows{rosterHeads(), rosterLine(1)};
    desk.choose(desk.write(QStringLiteral("一.xlsx"), rows));
    CHECK(desk.banner().isEmpty());
    ImportDesk several;
    several.choose(several.write(QStringLiteral("多.xlsx"), rows, QStringLiteral("花名册"), {QStringLiteral("乙村"), QStringLiteral("丙村")}));
    REQUIRE(several.page->step() == ImportingPage::Headings);
    CHECK(several.banner().contains(QStringLiteral("乙村, 丙村")));
}

TEST_CASE("a sheet whose headings nobody knows is mapped by hand from any row", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{{QStringLiteral("甲"), QStringLiteral("乙")}, {QStringLiteral("阿一"), QStringLiteral("阿二"), QStringLiteral("阿三")}};
    for (int i = 0; i < 2; ++i)
        rows << QStringList{rosterLine(i)[2], rosterLine(i)[4], rosterLine(i)[1]};
    desk.choose(desk.write(QStringLiteral("怪.xlsx"), rows));
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK_FALSE(desk.banner().isEmpty());
    CHECK_FALSE(desk.enabled("importNext"));
    auto *box = desk.find<QComboBox>("importRow");
    REQUIRE(box->count() == 4);
    for (const int index : {3, 0, 1}) {
        box->setCurrentIndex(index);
        emit box->activated(index);
        REQUIRE(desk.idle());
        QApplication::processEvents();
        CHECK(box->currentIndex() == index);
    }
    mean(desk, 0, QStringLiteral("Name"));
    mean(desk, 1, QStringLiteral("ID number"));
    mean(desk, 2, QStringLiteral("Village"));
    desk.press("importNext");
    CHECK(desk.label("figureCreated") == QStringLiteral("2"));
}

TEST_CASE("a change of language midway keeps the step and what was said", "[importing]") {
    ImportDesk desk;
    QStringList heads = rosterHeads();
    heads[6] = QStringLiteral("爸爸的号码儿");
    QList<QStringList> rows{heads};
    rows << rosterLine(0) << rosterLine(1);
    rows[2][1] = QStringLiteral("没有这个村");
    desk.choose(desk.write(QStringLiteral("花名册.xlsx"), rows));
    mean(desk, 6, QStringLiteral("Father's phone"));
    desk.context.setLanguage(Language::Chinese);
    QApplication::processEvents();
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK(desk.meaning(6)->text() == QStringLiteral("父亲电话"));
    desk.press("importNext");
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    desk.type("problemWords", QStringLiteral("zzz"));
    CHECK(desk.find<QTableView>("problemTable")->model()->rowCount() == 0);
    desk.context.setLanguage(Language::English);
    QApplication::processEvents();
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    CHECK(desk.find<QLineEdit>("problemWords")->text() == QStringLiteral("zzz"));
    CHECK(desk.find<QTableView>("problemTable")->model()->rowCount() == 0);
    CHECK(desk.label("figureRows") == QStringLiteral("2"));
    desk.press("importNext");
    CHECK(desk.children().size() == 1);
}

TEST_CASE("problems are filtered by what happens and by words", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    for (int i = 0; i < 4; ++i)
        rows << rosterLine(i);
    rows[1][1] = QStringLiteral("没有这个村");
    rows[2][2].clear();
    rows[3][6] = QStringLiteral("12");             // no phone: a warning
    desk.choose(desk.write(QStringLiteral("a.xlsx"), rows));
    desk.press("importNext");
    auto *model = desk.find<QTableView>("problemTable")->model();
    auto *box = desk.find<QComboBox>("problemShow");
    const int all = model->rowCount();
    const auto pick = [&](int index) {
        box->setCurrentIndex(index);
        emit box->activated(index);
        return model->rowCount();
    };
    const int refused = pick(1), warned = pick(2);
    CHECK(refused == 2);
    CHECK(warned >= 1);
    CHECK(refused + warned == all);
    pick(0);
    REQUIRE(desk.type("problemWords", QStringLiteral("2")));      // row 2
    CHECK(model->rowCount() >= 1);
    CHECK(model->index(0, 0).data().toInt() == 2);
}

TEST_CASE("the problem that is marked stays in sight with the line that says it whole", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    for (int i = 0; i < 40; ++i) {
        rows << rosterLine(i);
        rows.last()[1] = QStringLiteral("没有这个村");
    }
    desk.choose(desk.write(QStringLiteral("a.xlsx"), rows));
    desk.press("importNext");
    auto *table = desk.find<QTableView>("problemTable");
    REQUIRE(table);
    const int last = table->rowAt(table->viewport()->height() - 1);
    REQUIRE(last > 0);
    table->setCurrentIndex(table->model()->index(last - 1, ProblemModel::Sentence));    // the last that is seen whole
    QApplication::processEvents();
    REQUIRE(desk.find<QLabel>("problemWhole"));
    CHECK(table->visualRect(table->currentIndex()).bottom() <= table->viewport()->height());
}

TEST_CASE("a spreadsheet dropped on the page is opened, anything else is not", "[importing]") {
    ImportDesk desk;
    const auto drop = [&](const QString &file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(desk.page->widget(), &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(desk.page->widget(), &event);
        REQUIRE(desk.idle());
        QApplication::processEvents();
    };
    drop(desk.folder.filePath(QStringLiteral("photo.jpg")));
    CHECK(desk.page->step() == ImportingPage::Choose);
    drop(desk.roster(1));
    CHECK(desk.page->step() == ImportingPage::Headings);
}
