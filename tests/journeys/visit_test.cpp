// From the list to a child's file and a visit with a photo, by the keyboard alone; an assessment answered and superseded; a district's form
// installed in the window and filled in.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workbench.h"
#include "ui/pages/child/child_page.h"

#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>

using namespace tongdang;

namespace {

struct Visitor : World {
    Uid child;
    Visitor() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        Change change;
        change.form = context.ledger().forms().find(QStringLiteral("child"));
        change.set(QStringLiteral("name"), QStringLiteral("王小明"));
        change.set(QStringLiteral("birth_date"), QStringLiteral("2015-03-07"));
        ChangeSet set;
        set.changes.push_back(change);
        child = context.ledger().commit(context.session(), set).value().uids.front();
        emit context.dataChanged();
        QApplication::setActiveWindow(window.get());
    }
    QWidget *focus() const {
        return QApplication::focusWidget() ? QApplication::focusWidget() : window.get();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(focus(), key, modifiers);
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void enter(const QString &text) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(focus(), &event);
    }
    void search(const QString &text) {
        QApplication::setActiveWindow(window.get());     // a dialog may have been there
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
        QApplication::processEvents();
        auto *box = qobject_cast<QLineEdit *>(focus());
        REQUIRE(box);
        box->clear();
        enter(text);
        QApplication::processEvents();
        REQUIRE(idle());
    }
    FormView *form(const char *id) const { return find<FormView>(QByteArray(QByteArray("form_") + id).constData()); }
    // Enter until the question has the keyboard.
    void goTo(FormView &view, const char *question) {
        for (int steps = 0; steps < 60; ++steps) {
            if (FieldEditor *editor = view.editor(QLatin1String(question)); editor && editor->isAncestorOf(focus()))
                return;
            key(Qt::Key_Return);
        }
        FAIL("Enter does not lead to " << question);
    }
    std::vector<Record> linked(const char *form) { return context.reader().linked(context.session(), child, QLatin1String(form)).value(); }
};

}  // namespace

TEST_CASE("a visit with a photo, from a shortcut to the saved record, by the keyboard alone", "[journeys]") {
    Visitor clerk;
    QFile photo(clerk.folder.filePath(QStringLiteral("家门口.png")));
    REQUIRE(photo.open(QIODevice::WriteOnly));
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    REQUIRE(image.save(&photo, "PNG"));
    photo.close();

    emit clerk.context.childRequested(clerk.child);
    REQUIRE(clerk.form("child"));
    QApplication::setActiveWindow(clerk.window.get());
    clerk.form("child")->focusFirst();
    clerk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    FormView *visit = clerk.form("visit");
    REQUIRE(visit);
    CHECK(visit->answers().value(QStringLiteral("visitor")) == QStringLiteral("admin"));
    clerk.goTo(*visit, "place");
    clerk.enter(QStringLiteral("家中"));
    clerk.goTo(*visit, "photo");
    clerk.dialogs.files << photo.fileName();
    clerk.key(Qt::Key_Space);
    REQUIRE_FALSE(visit->answers().value(QStringLiteral("photo")).isEmpty());
    clerk.goTo(*visit, "respondent");
    clerk.enter(QStringLiteral("李奶奶"));
    clerk.goTo(*visit, "respondent_relation");
    clerk.enter(QStringLiteral("祖母"));
    clerk.key(Qt::Key_Return);
    for (const char *question : {"living", "family", "guardianship", "mental_state", "guardian_opinion"}) {
        clerk.goTo(*visit, question);
        clerk.enter(QStringLiteral("正常"));
    }
    clerk.dialogs.reasons << QStringLiteral("checked");
    clerk.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(clerk.linked("visit").size() == 1);
    const Record saved = clerk.linked("visit").front();
    const Uid file = Uid::fromText(saved.answers.value(QStringLiteral("photo")));
    CHECK(clerk.context.ledger().attachment(clerk.context.session(), file, 1 << 20).has_value());
    CHECK_FALSE(clerk.form("visit"));
}

TEST_CASE("a district's form is installed in the window and filled in a child's file", "[journeys]") {
    Visitor clerk;
    QFile file(clerk.folder.filePath(QStringLiteral("谈话.csv")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("survey\n,type,name,label\n,date,held_on,谈话日期\n,text,words,谈话内容\nsettings\n,form_id,version,form_title,td_subject,td_date\n,hn_talk,1,谈心谈话,child,held_on\n");
    file.close();
    emit clerk.context.pageRequested(QStringLiteral("administration"));
    clerk.dialogs.files << file.fileName();
    bool installed = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, clerk.window.get(), [&] {
        if (auto *dialog = QApplication::activeModalWidget()) {
            look.stop();
            dialog->findChild<QPushButton *>(QStringLiteral("install_form"))->click();
            installed = true;
        }
    });
    look.start(0);
    clerk.search(QStringLiteral("安装"));
    clerk.key(Qt::Key_Down);
    clerk.key(Qt::Key_Return);
    REQUIRE(clerk.until([&] { return installed; }));
    emit clerk.context.childRequested(clerk.child);
    QApplication::setActiveWindow(clerk.window.get());
    static_cast<ChildPage *>(clerk.window->workbench()->current())->newRecord(QStringLiteral("hn_talk"));
    FormView *talk = clerk.form("hn_talk");
    REQUIRE(talk);
    clerk.enter(QStringLiteral("2026-3-1"));
    clerk.goTo(*talk, "words");
    clerk.enter(QStringLiteral("想念父母"));
    clerk.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(clerk.linked("hn_talk").size() == 1);
    CHECK(clerk.linked("hn_talk").front().answers.value(QStringLiteral("held_on")) == QStringLiteral("2026-03-01"));
}
