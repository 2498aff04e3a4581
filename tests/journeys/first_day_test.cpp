// A clerk's first day: sets up a ledger, imports the sample roster, finds and corrects a child, takes it back, counts the table, opens a
// number, exports the list, closes and comes back.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "core/sheets/workbook.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_view.h"
#include "ui/tables/pinned_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

using namespace tongdang;

namespace {

const auto kPassword = QStringLiteral("a quiet river 7");
const auto kSample = QStringLiteral(TONGDANG_SOURCE_DIR "/resources/samples/roster.xlsx");

struct Clerk : World {
    Clerk() : World(pages(), Language::Chinese) {}

    void press(const char *button) {
        INFO(button);
        REQUIRE(click(button));
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void setUp() {
        window->begin();
        press("chooseChinese");
        REQUIRE(type("placeSearch", QStringLiteral("haibowan")));
        REQUIRE(until([&] { return find<QPushButton>("next")->isEnabled(); }));
        QTest::keyClick(find<QLineEdit>("placeSearch"), Qt::Key_Return);
        dialogs.folders << folder.path();
        press("changeFolder");
        REQUIRE(type("adminLogin", QStringLiteral("li")));
        REQUIRE(type("adminPassword", kPassword));
        REQUIRE(type("adminPasswordAgain", kPassword));
        press("next");
        auto *code = find<QLabel>("code");
        REQUIRE(code);
        REQUIRE(type("codeBack", code->text().section(QStringLiteral(" - "), -2)));
        press("next");
        press("beginEmpty");
        REQUIRE(context.hasLedger());
        QApplication::setActiveWindow(window.get());
        CHECK(context.ledger().settings().region == QStringLiteral("150302"));
    }
    QTableView *list() const { return find<QTableView>("childTable"); }
    int listed() const { return list() ? list()->model()->rowCount() : 0; }
    void search(const QString &text) {
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *box = find<QLineEdit>("search");
        REQUIRE(box);
        REQUIRE(QApplication::focusWidget() == box);
        box->clear();
        QTest::keyClicks(box, text);
        REQUIRE(until([&] { return listed() > 0 && listed() < 40; }));
    }
    FormView *form() const { return find<FormView>("form_child"); }
    Record record(const Uid &uid) const { return context.reader().record(context.session(), uid).value(); }
    // The record that a word of the search box finds first.
    Uid found(const QString &text) const {
        const auto hits = context.reader().search(context.session(), text, 1);
        REQUIRE(hits);
        REQUIRE(hits->size() == 1);
        return hits->front().uid;
    }
};

}  // namespace

TEST_CASE("a clerk's first day, from an empty folder to an exported list and back the next morning", "[journeys]") {
    Clerk clerk;
    clerk.setUp();

    // Import: choose, look at the columns, try, import, look at the children.
    clerk.press("navigate_importing");
    clerk.dialogs.files << kSample;
    clerk.press("chooseFile");
    clerk.press("importNext");
    const QString rows = clerk.find<QLabel>("figureRows")->text();
    CHECK(clerk.find<QLabel>("figureCreated")->text().toInt() > 0);
    CHECK(clerk.context.reader().count(clerk.context.session(), {}).value() == 0);   // tried, not done
    clerk.key(Qt::Key_Return);
    const int created = clerk.find<QLabel>("figureCreated")->text().toInt();
    CHECK(clerk.find<QLabel>("figureRows")->text() == rows);
    clerk.key(Qt::Key_Return);
    REQUIRE(clerk.list());
    CHECK(clerk.listed() == created);
    const QString name = clerk.list()->model()->index(0, 0).data().toString();
    REQUIRE_FALSE(name.isEmpty());

    // Search, open with Enter, correct, save, take back.
    const Uid child = clerk.found(name);
    clerk.search(clerk.record(child).answers.value(fields::kIdNumber).right(4));
    CHECK(clerk.listed() >= 1);
    emit clerk.context.childRequested(child);
    REQUIRE(clerk.form());
    const QString before = clerk.record(child).answers.value(fields::kPhone);
    REQUIRE(clerk.form()->focusField(fields::kPhone));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("13947300001"));
    clerk.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(clerk.record(child).answers.value(fields::kPhone) == QStringLiteral("13947300001"));
    clerk.press("toastUndo");
    CHECK(clerk.record(child).answers.value(fields::kPhone) == before);

    // Count; the total of the first column opens to as many children.
    clerk.press("navigate_statistics");
    REQUIRE(clerk.type("statisticsDate", QStringLiteral("2016-7-31")));
    clerk.key(Qt::Key_Return);
    auto *figures = clerk.find<PinnedTable>("figures");
    REQUIRE(figures);
    const QModelIndex total = figures->model()->index(figures->model()->rowCount() - 1, 1);   // after the place
    const int counted = total.data().toString().remove(u',').toInt();
    REQUIRE(counted > 0);
    figures->setFocus();
    figures->setCurrentIndex(total);
    clerk.key(Qt::Key_Return);
    REQUIRE(clerk.list());
    CHECK(clerk.listed() == counted);
    clerk.press("listChip");
    CHECK(clerk.listed() == created);

    // Export what is listed; imported again it changes nothing.
    const QString out = clerk.folder.filePath(QStringLiteral("导出.xlsx"));
    clerk.dialogs.files << out;
    bool asked = false;
    QTimer::singleShot(0, clerk.window.get(), [&] {
        if (auto *dialog = QApplication::activeModalWidget()) {
            asked = true;
            QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("exportGo")), Qt::LeftButton);
        }
    });
    clerk.press("exportList");
    CHECK(asked);
    CHECK(clerk.dialogs.errors.isEmpty());
    CHECK(QFile::exists(out));
    clerk.press("navigate_importing");
    clerk.dialogs.files << out;
    clerk.press("importAnother");
    clerk.press("chooseFile");
    clerk.press("importNext");
    CHECK(clerk.find<QLabel>("figureUnchanged")->text().toInt() == created);

    // The next morning.
    clerk.dialogs.confirmations << false;
    emit clerk.context.signOutRequested();
    CHECK_FALSE(clerk.context.hasLedger());
    REQUIRE(clerk.type("password", kPassword));
    QTest::keyClick(clerk.find<QLineEdit>("password"), Qt::Key_Return);
    REQUIRE(clerk.idle());
    REQUIRE(clerk.context.hasLedger());
    CHECK(clerk.context.reader().count(clerk.context.session(), {}).value() == created);
    INFO(clerk.dialogs.errors.join(u'|').toStdString());
    CHECK(clerk.dialogs.errors.isEmpty());
}
