// The way from a file to the ledger, and back.
#include "tests/ui/importing/import_desk.h"
#include "ui/shell/undo.h"

#include <QSignalSpy>
#include <QTableWidget>

using namespace tongdang;

TEST_CASE("a roster is imported by one click and the Enter key", "[importing][bare]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    for (int i = 0; i < 3; ++i)
        rows << rosterLine(i);
    rows[2][1] = QStringLiteral("没有这个村");
    desk.choose(desk.write(QStringLiteral("一.xlsx"), rows));
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("importNext"));
    desk.enter();
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    CHECK(desk.label("figureRows") == QStringLiteral("3"));
    CHECK(desk.label("figureCreated") == QStringLiteral("2"));
    CHECK(desk.label("figureRejected") == QStringLiteral("1"));
    CHECK(desk.children().empty());
    CHECK(desk.imports() == 0);
    CHECK(desk.find<QTableView>("problemTable")->model()->rowCount() >= 1);

    QSignalSpy announced(&desk.context, &UiContext::changeAnnounced), asked(&desk.context, &UiContext::childrenRequested);
    desk.enter();
    REQUIRE(desk.page->step() == ImportingPage::Done);
    CHECK(desk.label("figureCreated") == QStringLiteral("2"));
    CHECK(desk.children().size() == 2);
    CHECK(desk.imports() == 1);
    REQUIRE(announced.size() == 1);
    CHECK(desk.find<QPushButton>("toastUndo"));
    desk.enter();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0][1].value<QList<Uid>>().size() == 2);      // those of this import, not the whole list
    CHECK(desk.dialogs.errors.isEmpty());
}

TEST_CASE("going back from the dry run keeps what was said of the columns", "[importing]") {
    ImportDesk desk;
    desk.choose(desk.roster(2));
    desk.press("importNext");
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    desk.press("importBack");
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK(desk.meaning(2)->text() == QStringLiteral("Name"));
    CHECK(desk.children().empty());
    desk.press("importBack");
    CHECK(desk.page->step() == ImportingPage::Choose);
    CHECK(desk.find<QPushButton>("chooseFile"));
}

TEST_CASE("a file that is no roster gives one sentence on the page, and the next file is taken", "[importing]") {
    ImportDesk desk;
    QFile text(desk.folder.filePath(QStringLiteral("a.xlsx")));
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write("no workbook at all");
    text.close();
    const QString gone = desk.folder.filePath(QStringLiteral("gone.xlsx"));
    const QString empty = desk.write(QStringLiteral("empty.xlsx"), {});
    for (const QString &file : {text.fileName(), gone, empty}) {
        desk.choose(file);
        CHECK(desk.page->step() == ImportingPage::Choose);
        CHECK_FALSE(desk.banner().isEmpty());
        CHECK(desk.enabled("chooseFile"));
    }
    CHECK(desk.dialogs.errors.isEmpty());
    desk.choose(desk.roster(1));
    CHECK(desk.page->step() == ImportingPage::Headings);
    CHECK(desk.banner().isEmpty());
}

TEST_CASE("a roster without a village column asks for the village before it goes on", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    rows << rosterLine(0) << rosterLine(1);
    for (QStringList &row : rows)
        row.removeAt(1);
    desk.choose(desk.write(QStringLiteral("无村.xlsx"), rows));
    REQUIRE(desk.page->step() == ImportingPage::Headings);
    CHECK_FALSE(desk.enabled("importNext"));
    CHECK_FALSE(desk.label("importHint").isEmpty());
    auto *place = desk.find<QWidget>("importPlace");
    REQUIRE(place);
    REQUIRE(place->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("xindi"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(desk.enabled("importNext"));
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("importNext"));
    desk.enter();
    desk.enter();
    REQUIRE(desk.page->step() == ImportingPage::Done);
    const auto children = desk.children();
    REQUIRE(children.size() == 2);
    for (const Record &child : children)
        CHECK(desk.context.reader().places().name(child.answers.value(QStringLiteral("home_region"))) == QStringLiteral("新地村"));
}

TEST_CASE("cancelling leaves nothing behind, and the import can be begun again", "[importing]") {
    ImportDesk desk;
    desk.choose(desk.roster(400));
    desk.press("importNext");
    REQUIRE(desk.page->step() == ImportingPage::Tried);
    const auto cancels = QObject::connect(&desk.jobs, &Jobs::started, &desk.jobs, [&] { desk.jobs.cancel(); });
    desk.press("importNext");
    QObject::disconnect(cancels);
    CHECK(desk.page->step() == ImportingPage::Tried);
    CHECK_FALSE(desk.banner().isEmpty());
    CHECK(desk.children().empty());
    CHECK(desk.imports() == 0);
    CHECK(desk.dialogs.errors.isEmpty());
    desk.press("importNext");
    CHECK(desk.page->step() == ImportingPage::Done);
    CHECK(desk.children().size() == 400);
}

static void bringBack(ImportDesk &desk) {
    redoLast(desk.context, desk.window.get());
    REQUIRE(desk.idle());
    QApplication::processEvents();
    CHECK(desk.children().size() == 3);
}

TEST_CASE("an import is undone from its result and from the list of imports, also once it was brought back", "[importing]") {
    ImportDesk desk;
    for (const bool fromList : {false, true}) {
        desk.choose(desk.roster(3));
        desk.press("importNext");
        desk.press("importNext");
        REQUIRE(desk.page->step() == ImportingPage::Done);
        REQUIRE(desk.children().size() == 3);
        if (fromList) {
            desk.press("importAnother");
            CHECK(desk.find<QTableWidget>("recentImports")->rowCount() == 2);
            desk.find<QPushButton>("undoBatch")->setFocus();
            desk.enter();
            CHECK(desk.find<QTableWidget>("recentImports")->item(0, 4)->text() == QStringLiteral("undone"));
            CHECK(desk.window->focusWidget()->isEnabled());
            CHECK(desk.window->focusWidget()->objectName() == u"chooseFile");
            bringBack(desk);
            auto *recent = desk.find<QTableWidget>("recentImports");
            recent->setCurrentCell(0, 0);
            recent->setFocus();
            desk.enter();                                  // on the row, as on its button
            CHECK(desk.find<QTableWidget>("recentImports")->item(0, 4)->text() == QStringLiteral("undone"));
        } else {
            desk.press("importUndo");
            CHECK(desk.find<Banner>("reportBanner")->text().contains(QStringLiteral("undone")));
            CHECK_FALSE(desk.find<QPushButton>("importUndo"));
            bringBack(desk);
            CHECK_FALSE(desk.find<Banner>("reportBanner")->text().contains(QStringLiteral("undone")));
            desk.press("importUndo");
            desk.press("importAnother");
        }
        CHECK(desk.children().empty());
        CHECK(desk.imports() == 0);
    }
}

TEST_CASE("importing the same roster again says that nothing would change and offers no import", "[importing]") {
    ImportDesk desk;
    for (const bool again : {false, true}) {
        desk.choose(desk.roster(2));
        desk.press("importNext");
        CHECK(desk.enabled("importNext") == !again);
        CHECK(desk.label("figureUnchanged") == (again ? QStringLiteral("2") : QStringLiteral("0")));
        desk.press(again ? "importBack" : "importNext");
        if (!again)
            desk.press("importAnother");
    }
}

TEST_CASE("refused rows are saved as a workbook and can be imported once corrected", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    rows << rosterLine(0) << rosterLine(1);
    rows[1][2].clear();
    desk.choose(desk.write(QStringLiteral("缺名.xlsx"), rows));
    desk.press("importNext");
    const QString saved = desk.folder.filePath(QStringLiteral("拒.xlsx"));
    desk.dialogs.files = {saved};
    desk.press("saveRejects");
    CHECK(desk.children().empty());
    auto book = Workbook::open(saved);
    REQUIRE(book);
    int count = 0;
    REQUIRE((*book)->read(0, [&](const SheetRow &) { return ++count > 0; }));
    CHECK(count == 2);
    desk.press("importNext");
    CHECK(desk.children().size() == 1);
    CHECK(desk.find<QPushButton>("saveRejects"));
}

TEST_CASE("an account that may not import is told so and given no button", "[importing]") {
    ImportDesk desk;
    REQUIRE(desk.window->signOut());
    auto opened = Ledger::open(desk.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), desk.context.ledgerContext());
    REQUIRE(opened);
    opened->session.roles = {QStringLiteral("auditor")};
    REQUIRE_FALSE(desk.policy.allows(opened->session, Action::Import));
    desk.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK_FALSE(desk.banner().isEmpty());
    CHECK_FALSE(desk.enabled("chooseFile"));
    desk.page->open(desk.roster(1));
    CHECK_FALSE(desk.jobs.isBusy());
    CHECK(desk.page->step() == ImportingPage::Choose);
}

TEST_CASE("a sample roster is saved, opened and recognised", "[importing]") {
    ImportDesk desk;
    const QString file = desk.folder.filePath(QStringLiteral("sample.xlsx"));
    desk.dialogs.files = {file};
    REQUIRE(desk.click("saveSample"));
    REQUIRE(QFile::exists(file));
    desk.choose(file);
    CHECK(desk.page->step() == ImportingPage::Headings);
    CHECK(desk.enabled("importNext"));
}

TEST_CASE("a cell that is wrong is corrected in the table of problems, tried out again, and imported so; the file stays as it is", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{{QStringLiteral("农村留守儿童花名册")}, rosterHeads()};
    for (int i = 0; i < 3; ++i)
        rows << rosterLine(i);
    rows[3][4] = rows[3][4].left(17) + (rows[3][4].endsWith(u'0') ? u'1' : u'0');     // a wrong last digit
    const QString file = desk.write(QStringLiteral("花名册.xlsx"), rows);
    desk.choose(file);
    desk.press("importNext");
    auto *table = desk.find<QTableView>("problemTable");
    REQUIRE(table);
    QAbstractItemModel *model = table->model();
    REQUIRE(model->rowCount() > 0);
    const QModelIndex cell = model->index(0, ProblemModel::Cell);
    CHECK(cell.data().toString() == rows[3][4]);
    REQUIRE((model->flags(cell) & Qt::ItemIsEditable));
    CHECK_FALSE((model->flags(model->index(0, ProblemModel::Sentence)) & Qt::ItemIsEditable));
    CHECK(model->buddy(model->index(0, ProblemModel::Row)) == cell);      // F2 anywhere in the row
    REQUIRE(model->setData(cell, idOf(1), Qt::EditRole));
    CHECK(desk.find<QPushButton>("importNext")->text() == QStringLiteral("Try it out again"));
    desk.press("importNext");
    CHECK(desk.label("figureRejected") == QStringLiteral("0"));
    CHECK(desk.label("figureWarnings") == QStringLiteral("0"));
    CHECK(desk.find<QPushButton>("importNext")->text() == QStringLiteral("Import"));
    desk.press("importNext");
    REQUIRE(desk.children().size() == 3);
    QStringList numbers;
    for (const Record &child : desk.children())
        numbers << child.answers.value(QStringLiteral("id_number"));
    CHECK(numbers.contains(idOf(1)));
    CHECK_FALSE(numbers.contains(rows[3][4]));
}
