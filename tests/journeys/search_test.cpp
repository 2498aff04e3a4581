// From the search box into a child's file by keys alone: the first that was found is opened, once.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"
#include "ui/shell/workbench.h"

#include <QLineEdit>
#include <QTableView>

using namespace tongdang;

namespace {

struct Searcher : World {
    Searcher() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), 20, 1, quiet));
        context.announceChange(Message{}, {});
        REQUIRE(window->workbench()->showPage(QStringLiteral("children")));
    }
    // Ctrl+F and the text, letter by letter; who stands first in the list then.
    Uid type(const QString &text) {
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
        return first();
    }
    Uid first() const {
        const auto ids = context.reader().search(context.session(), find<QLineEdit>("search")->text(), 1);
        REQUIRE(ids);
        REQUIRE(ids->size() == 1);
        return ids->front().uid;
    }
    void enter() {
        QTest::keyClick(find<QLineEdit>("search"), Qt::Key_Return);
        idle();
    }
    QString page() const { return window->workbench()->current()->id(); }
    ChildPage &file() const {
        for (const auto &each : window->workbench()->pages())
            if (each->id() == QStringLiteral("child"))
                return static_cast<ChildPage &>(*each);
        throw std::runtime_error("no page of a child");
    }
    qsizetype views() const { return context.reader().log(context.session(), QStringLiteral("view"), {}, 0, 100)->size(); }
    QString numberOf(const Uid &uid) const { return context.reader().record(context.session(), uid)->answers.value(fields::kIdNumber); }
    Uid someChild() const {
        ListQuery one;
        one.where = QStringLiteral("${%1} != ''").arg(fields::kIdNumber);
        one.limit = 1;
        const auto ids = context.reader().ids(context.session(), one).value();
        return context.reader().rows(context.session(), QStringLiteral("child"), ids)->front().uid;
    }
};

}  // namespace

TEST_CASE("Enter in the search box opens the first that was found, and stays there", "[journeys]") {
    Searcher clerk;
    const Uid wanted = clerk.type(clerk.numberOf(clerk.someChild()));
    CHECK(clerk.page() == QStringLiteral("children"));
    const qsizetype before = clerk.views();
    clerk.enter();
    CHECK(clerk.page() == QStringLiteral("child"));
    CHECK(clerk.file().uid() == wanted);
    CHECK(clerk.views() == before + 1);
}

TEST_CASE("a page or command chosen in the search box leaves no search behind", "[journeys]") {
    Searcher clerk;
    const auto rows = [&] { return clerk.window->findChild<QTableView *>(QStringLiteral("childTable"))->model()->rowCount(); };
    const int all = rows();
    QTest::keyClick(clerk.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dr"));
    REQUIRE(rows() < all);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(clerk.page() == QStringLiteral("importing"));
    QTest::keyClick(clerk.window.get(), Qt::Key_2, Qt::ControlModifier);
    CHECK(clerk.page() == QStringLiteral("children"));
    CHECK(clerk.find<QLineEdit>("search")->text().isEmpty());
    CHECK(rows() == all);
}

TEST_CASE("Enter opens the found child's unfinished draft without a question", "[journeys]") {
    Searcher clerk;
    const Uid child = clerk.someChild();
    Draft draft;
    draft.uid = child;
    draft.form = fields::kChild;
    draft.isNew = false;
    draft.values.insert(fields::kPhone, QStringLiteral("13947300001"));
    draft.timeMs = clerk.clock.nowMs();
    REQUIRE(clerk.context.ledger().saveDraft(clerk.context.session(), draft));
    clerk.type(clerk.numberOf(child));
    clerk.enter();
    CHECK(clerk.page() == QStringLiteral("child"));
    CHECK(clerk.dialogs.lastChanged.isEmpty());
    CHECK(clerk.find<QWidget>("draft_banner") != nullptr);
    clerk.dialogs.leaves << Dialogs::Leave::Discard;
    clerk.window->workbench()->showPage(QStringLiteral("children"));
}

TEST_CASE("Enter beside an unsaved file asks once and shows the list; the next Enter opens", "[journeys]") {
    Searcher clerk;
    const Uid other = clerk.someChild();
    emit clerk.context.childRequested(other);
    auto *form = clerk.find<FormView>("form_child");
    REQUIRE(form);
    REQUIRE(form->focusField(fields::kPhone));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("13947300001"));
    const qsizetype before = clerk.views();
    clerk.type(clerk.numberOf(other));
    CHECK(clerk.page() == QStringLiteral("child"));
    clerk.dialogs.leaves << Dialogs::Leave::Discard;
    clerk.enter();
    CHECK(clerk.page() == QStringLiteral("children"));
    CHECK(clerk.views() == before);
    clerk.enter();
    CHECK(clerk.page() == QStringLiteral("child"));
    CHECK(clerk.views() == before + 1);
    CHECK(clerk.dialogs.leaves.isEmpty());
}

TEST_CASE("Enter in an empty search box opens nobody", "[journeys]") {
    Searcher clerk;
    const qsizetype before = clerk.views();
    QTest::keyClick(clerk.window.get(), Qt::Key_F, Qt::ControlModifier);
    clerk.enter();
    CHECK(clerk.page() == QStringLiteral("children"));
    CHECK(clerk.views() == before);
}
