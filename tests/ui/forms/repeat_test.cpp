#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/forms/suggestions.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

using namespace tongdang;

namespace {

const QString kVisit = QStringLiteral("d150302_visit"), kPeople = QStringLiteral("d150302_visit/people");

// A ledger with a form of visits: who was met stands in a repeat.
struct Desk : World {
    Uid child;
    std::unique_ptr<FormView> view;
    Desk() {
        REQUIRE(createLedger());
        const QString csv = QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en),required,constraint,calculation\n"
                                           ",text,d150302_where,地点,Where,,,\n"
                                           ",begin repeat,people,在场人员,People met,,,\n"
                                           ",text,d150302_who,姓名,Who,yes,,\n"
                                           ",integer,d150302_years,年龄,Years,,. < 120,\n"
                                           ",end repeat,,,,,,\n"
                                           ",calculate,d150302_met,人数,How many,,,count(${people})\n"
                                           ",select_one ${d150302_who},d150302_spoke,谁答,Who answered,,,\n"
                                           "settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_subject\n,d150302_visit,1,走访,Visit,child\n");
        const auto installed = context.ledger().installForm(context.session(), formFromCsv(csv));
        REQUIRE(installed);
        for (const DefinitionIssue &issue : installed->issues)
            UNSCOPED_INFO(context.say(issue.message).toStdString() << " " << issue.row);
        REQUIRE(installed->ok());
        Change made;
        made.form = context.ledger().forms().find(QStringLiteral("child"));
        made.set(QStringLiteral("name"), QStringLiteral("王小明"));
        ChangeSet set;
        set.changes.push_back(made);
        child = context.ledger().commit(context.session(), set).value().uids.front();
        show();
        view->setNew(child);
    }
    void show() {
        view = std::make_unique<FormView>(context, *context.ledger().forms().find(kVisit));
        view->resize(900, 600);
        view->show();
        QApplication::setActiveWindow(view.get());
    }
    QTableWidget *table() const { return view->findChild<QTableWidget *>(); }
    // Presses a button of the repeat and fills in the row's dialog.
    void row(const char *button, const QString &who, const QString &years) {
        bool worked = false;
        QTimer::singleShot(0, view.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            auto *inner = dialog->findChild<FormView *>();
            for (const auto &[name, text] : {std::pair("d150302_who", who), std::pair("d150302_years", years)}) {
                auto *line = inner->editor(QString::fromLatin1(name))->findChild<QLineEdit *>();
                line->clear();
                QTest::keyClicks(line, text);
            }
            dialog->findChild<QPushButton *>(QStringLiteral("save"))->click();
            worked = !dialog->isVisible();
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        view->findChild<QPushButton *>(QString::fromLatin1(button))->click();
        CHECK(worked);
    }
    Uid save(const Uid &visit = {}) {
        ChangeSet set;
        Change own;
        own.op = visit.isNil() ? Change::Op::Create : Change::Op::Update;
        own.form = &view->form();
        own.uid = visit;
        own.subject = child;
        own.values = view->changes();
        set.changes.push_back(own);
        view->addRest(set, 0);
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->refused == 0);
        return outcome->uids.front();
    }
    QStringList people(const Uid &visit) {
        QStringList words;
        const auto rows = context.reader().linked(context.session(), visit, kPeople);
        for (const Record &row : *rows)
            words << row.answers.value(QStringLiteral("d150302_who")) + u' ' + row.answers.value(QStringLiteral("d150302_years"));
        return words;
    }
    void open(const Uid &visit) {
        show();
        view->setRecord(context.reader().record(context.session(), visit).value());
    }
};

}  // namespace

TEST_CASE("rows of a repeat are added, changed and removed in the form, and each is a record of its own", "[forms]") {
    Desk desk;
    CHECK(!desk.view->isModified());
    desk.row("add_row", QStringLiteral("Wang"), QStringLiteral("61"));
    desk.row("add_row", QStringLiteral("Li"), QStringLiteral("9"));
    CHECK(desk.view->isModified());
    CHECK(desk.view->changedQuestions() == QStringList{QStringLiteral("People met")});
    CHECK(desk.view->answers().value(QStringLiteral("d150302_met")) == QStringLiteral("2"));
    const Uid visit = desk.save();
    CHECK(desk.people(visit) == QStringList{QStringLiteral("Wang 61"), QStringLiteral("Li 9")});

    desk.open(visit);
    REQUIRE(desk.table()->rowCount() == 2);
    CHECK(!desk.view->isModified());
    desk.table()->selectRow(1);
    desk.row("change_row", QStringLiteral("Li"), QStringLiteral("10"));
    desk.row("add_row", QStringLiteral("Zhao"), QStringLiteral("40"));
    desk.table()->selectRow(0);
    desk.view->findChild<QPushButton *>(QStringLiteral("remove_row"))->click();
    const auto before = desk.context.reader().linked(desk.context.session(), visit, kPeople).value();
    desk.save(visit);
    CHECK(desk.people(visit) == QStringList{QStringLiteral("Li 10"), QStringLiteral("Zhao 40")});
    CHECK(desk.context.reader().linked(desk.context.session(), visit, kPeople)->front().uid == before.back().uid);   // corrected, not made anew
    NoProgress none;
    CHECK(desk.context.ledger().verify(desk.context.session(), true, none)->ok());
}

TEST_CASE("a question offers the answers of a repeat as its rows come, and keeps no other", "[forms]") {
    Desk desk;
    desk.row("add_row", QStringLiteral("Wang"), QStringLiteral("61"));
    desk.row("add_row", QStringLiteral("Li"), QStringLiteral("9"));
    REQUIRE(desk.view->focusField(QStringLiteral("d150302_spoke")));
    auto *line = desk.view->editor(QStringLiteral("d150302_spoke"))->findChild<QLineEdit *>();
    REQUIRE(line);
    QTest::keyClick(line, Qt::Key_Down, Qt::AltModifier);
    auto *list = desk.view->findChild<Suggestions *>();
    REQUIRE(list);
    REQUIRE(list->isVisible());
    CHECK(list->texts() == QStringList{QStringLiteral("Wang    1"), QStringLiteral("Li    2")});
    QTest::keyClick(line, Qt::Key_Escape);
    QTest::keyClicks(line, QStringLiteral("Li"));
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(desk.view->answers().value(QStringLiteral("d150302_spoke")) == QStringLiteral("Li"));
    const Uid visit = desk.save();
    CHECK(desk.context.reader().record(desk.context.session(), visit)->answers.value(QStringLiteral("d150302_spoke")) == QStringLiteral("Li"));
    desk.open(visit);
    desk.view->restore({{QStringLiteral("d150302_spoke"), QStringLiteral("Zhao")}});   // who was not there
    Change other;
    other.op = Change::Op::Update;
    other.form = &desk.view->form();
    other.uid = visit;
    other.values = desk.view->changes();
    ChangeSet set;
    set.changes.push_back(other);
    CHECK(desk.context.ledger().commit(desk.context.session(), set)->refused == 1);
}

TEST_CASE("a draft keeps the rows of a repeat", "[forms]") {
    Desk desk;
    desk.row("add_row", QStringLiteral("Wang"), QStringLiteral("61"));
    const Uid visit = desk.save();
    desk.open(visit);
    desk.row("add_row", QStringLiteral("Li"), QStringLiteral("9"));
    const auto draft = desk.view->values();
    desk.open(visit);
    desk.view->restore(draft);
    CHECK(desk.table()->rowCount() == 2);
    CHECK(desk.view->isModified());
    desk.save(visit);
    CHECK(desk.people(visit) == QStringList{QStringLiteral("Wang 61"), QStringLiteral("Li 9")});
}
