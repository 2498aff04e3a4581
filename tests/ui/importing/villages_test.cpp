// Rosters of places that the ledger does not know yet.
#include "tests/support/ui/modal.h"
#include "tests/ui/importing/import_desk.h"
#include "ui/forms/suggestions.h"

#include <QPlainTextEdit>

using namespace tongdang;

namespace {

QString villageOf(const ImportDesk &desk, const Record &child) { return desk.context.reader().places().name(child.answers.value(QStringLiteral("home_region"))); }

// As the rosters of villages are: without a column that says which.
QString villageRoster(const ImportDesk &desk, int count) {
    QList<QStringList> rows{rosterHeads()};
    for (int i = 0; i < count; ++i)
        rows << rosterLine(i);
    for (QStringList &row : rows)
        row.removeAt(1);
    return desk.write(QStringLiteral("无村.xlsx"), rows);
}

// Chinese comes as an input method commits it.
void commit(QWidget *line, const QString &text) {
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(line, &event);
}

void addTo(QDialog &dialog, const QString &township) {
    dialog.findChild<QComboBox *>(QStringLiteral("villageTownship"))->setEditText(township);
    auto *add = dialog.findChild<QPushButton *>(QStringLiteral("addVillagesNow"));
    REQUIRE(add->isEnabled());
    add->click();
}

}  // namespace

TEST_CASE("the village of a roster is added where it is asked for", "[importing]") {
    ImportDesk desk;
    desk.choose(villageRoster(desk, 2));
    CHECK_FALSE(desk.enabled("importNext"));
    commit(QApplication::focusWidget(), QStringLiteral("红星村"));
    CHECK(desk.label("placeFault").contains(QStringLiteral("红星村")));
    CHECK(inModal([&] { desk.find<QPushButton>("addVillage")->click(); }, [](QDialog &dialog) {
        CHECK(dialog.findChild<QPlainTextEdit *>(QStringLiteral("villageNames"))->toPlainText() == QStringLiteral("红星村"));
        addTo(dialog, QStringLiteral("千里山镇"));
    }));
    REQUIRE(desk.enabled("importNext"));
    desk.press("importNext");
    desk.press("importNext");
    REQUIRE(desk.page->step() == ImportingPage::Done);
    const auto children = desk.children();
    REQUIRE(children.size() == 2);
    CHECK(villageOf(desk, children.front()) == QStringLiteral("红星村"));
    CHECK(children.front().region.startsWith(QStringLiteral("150302101")));
}

TEST_CASE("the box for the village offers the ledger's own villages alone, and says what is none", "[importing]") {
    ImportDesk desk;
    desk.choose(villageRoster(desk, 1));
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    REQUIRE(line);
    for (const char *text : {"hx", "haibowan", "xinhua", "qian"}) {
        line->clear();
        QTest::keyClicks(line, QLatin1String(text));
        for (const auto *offered : desk.window->findChildren<Suggestions *>())
            for (qsizetype i = 0; offered->isVisible() && i <= offered->texts().size(); ++i) {
                const QString code = offered->current();
                QTest::keyClick(line, Qt::Key_Down);
                if (code.isEmpty())          // none is chosen until one goes down
                    continue;
                INFO(code.toStdString());
                CHECK((code == QStringLiteral("+") || (code.size() == 12 && code.startsWith(QStringLiteral("150302")))));
            }
    }
    for (const char16_t *text : {u"和县", u"海勃湾区", u"340523", u"三百零五个字的地名没有吗"}) {
        line->clear();
        commit(line, QString::fromUtf16(text));
        CHECK_FALSE(desk.label("placeFault").isEmpty());
        CHECK_FALSE(desk.enabled("importNext"));
    }
    line->clear();
    commit(line, QStringLiteral("新地村"));
    CHECK_FALSE(desk.find<QLabel>("placeFault"));
    CHECK(desk.enabled("importNext"));
}

TEST_CASE("villages that the rows name and nobody knows are added together, and the roster is tried out again", "[importing]") {
    ImportDesk desk;
    QList<QStringList> rows{rosterHeads()};
    for (int i = 0; i < 4; ++i)
        rows << rosterLine(i);
    rows[1][1] = QStringLiteral("红星村");
    rows[2][1] = QStringLiteral("红星村3组");
    rows[3][1] = QStringLiteral("东风村");
    desk.choose(desk.write(QStringLiteral("一.xlsx"), rows));
    desk.press("importNext");
    CHECK(desk.label("figureRejected") == QStringLiteral("3"));
    REQUIRE(desk.find<QPushButton>("addUnknown"));
    CHECK(inModal([&] { desk.find<QPushButton>("addUnknown")->click(); }, [](QDialog &dialog) {
        CHECK(dialog.findChild<QPlainTextEdit *>(QStringLiteral("villageNames"))->toPlainText() == QStringLiteral("红星村\n东风村"));
        addTo(dialog, QStringLiteral("千里山镇"));
    }));
    REQUIRE(desk.idle());
    QApplication::processEvents();
    CHECK(desk.label("figureRejected") == QStringLiteral("0"));
    CHECK_FALSE(desk.find<QPushButton>("addUnknown"));
    CHECK(desk.window->focusWidget() == desk.find<QPushButton>("importNext"));
    desk.press("importNext");
    CHECK(desk.children().size() == 4);
}
