// What was typed and not saved when the program ended is told after the next signing in, and gone on with at one click.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_view.h"
#include "ui/shell/workbench.h"

#include <QLabel>
#include <QPushButton>

using namespace tongdang;

namespace {

struct Clerk : World {
    Clerk() : World(pages(), Language::Chinese) { REQUIRE(createLedger()); }
    void type(const QString &name) {
        emit context.newChildRequested();
        REQUIRE(find<FormView>("form_child")->focusField(fields::kName));
        QTest::keyClicks(QApplication::focusWidget(), name);
        window->workbench()->keepDrafts();
    }
    void reopen() {          // as after a crash: the page is asked nothing
        dialogs.leaves << Dialogs::Leave::Discard;
        const auto draft = context.ledger().drafts(context.session())->value(0);
        REQUIRE(window->signOut());
        auto opened = Ledger::open(ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), context.ledgerContext());
        REQUIRE(opened);
        REQUIRE(opened->ledger->saveDraft(opened->session, draft));
        context.setLedger(std::move(opened->ledger), opened->session);
    }
    QString line() const {
        auto *notices = find<QWidget>("notices");
        return notices ? notices->findChild<QLabel *>(QStringLiteral("bannerText"))->text() : QString();
    }
};

}  // namespace

TEST_CASE("an unfinished file is announced by name after signing in, and one click goes on with it", "[journeys]") {
    Clerk clerk;
    clerk.type(QStringLiteral("zhangzihan"));
    clerk.reopen();
    CHECK(clerk.line().contains(QStringLiteral("zhangzihan")));
    REQUIRE(clerk.click("noticeAct"));
    CHECK(clerk.window->workbench()->current()->id() == QStringLiteral("child"));
    CHECK(clerk.find<FormView>("form_child")->answers().value(fields::kName) == QStringLiteral("zhangzihan"));
    CHECK_FALSE(clerk.line().contains(QStringLiteral("zhangzihan")));
    clerk.dialogs.leaves << Dialogs::Leave::Discard;
    clerk.window->workbench()->showPage(QStringLiteral("children"));
}

TEST_CASE("nothing unfinished, nothing announced; what is put away is not told again", "[journeys]") {
    Clerk clerk;
    CHECK_FALSE(clerk.line().contains(QStringLiteral("还没有保存")));
    clerk.type(QStringLiteral("zhangzihan"));
    clerk.reopen();
    REQUIRE(clerk.line().contains(QStringLiteral("还没有保存")));
    REQUIRE(clerk.click("noticeAway"));
    CHECK_FALSE(clerk.line().contains(QStringLiteral("还没有保存")));
}
