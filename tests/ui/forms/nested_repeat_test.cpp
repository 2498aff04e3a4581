// Rows within rows: a household's people, and what each of them does.
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

using namespace tongdang;

namespace {

const QString kForm = QStringLiteral("d150302_house"), kPeople = QStringLiteral("d150302_house/people"), kJobs = QStringLiteral("d150302_house/people/jobs");

struct House : World {
    Uid child;
    std::unique_ptr<FormView> view;
    House() {
        REQUIRE(createLedger());
        const QString csv = QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en),required,relevant,calculation,td_warning\n"
                                           ",text,d150302_town,镇,Town,,,,\n"
                                           ",begin repeat,people,家人,People,,,,\n"
                                           ",text,d150302_who,姓名,Who,yes,,,\n"
                                           ",begin repeat,jobs,工作,Jobs,,,,\n"
                                           ",text,d150302_job,做什么,What,yes,,,\n"
                                           ",integer,d150302_pay,收入,Pay,,${d150302_town} = 'W',,. < 1000\n"
                                           ",end repeat,,,,,,,\n"
                                           ",calculate,d150302_paid,合计,Paid,,,sum(${d150302_pay}),\n"
                                           ",end repeat,,,,,,,\n"
                                           ",calculate,d150302_all,全家,All,,,sum(${d150302_pay}),\n"
                                           "settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_subject\n,d150302_house,1,家庭,House,child\n");
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
        type(*view, "d150302_town", QStringLiteral("W"));
    }
    void show() {
        view = std::make_unique<FormView>(context, *context.ledger().forms().find(kForm));
        view->resize(900, 600);
        view->show();
        QApplication::setActiveWindow(view.get());
    }
    static void type(FormView &form, const char *question, const QString &text) {
        auto *line = form.editor(QString::fromLatin1(question))->findChild<QLineEdit *>();
        line->clear();
        QTest::keyClicks(line, text);
    }
    static QTableWidget *table(const FormView &form) { return form.findChild<QTableWidget *>(); }
    // Presses a button of the table of `form` and works in the dialog, which is saved.
    void row(FormView &form, const char *button, const std::function<void(FormView &)> &work) {
        bool worked = false;
        QTimer::singleShot(0, this->view.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            work(*dialog->findChild<FormView *>());
            dialog->findChild<QPushButton *>(QStringLiteral("save"))->click();
            worked = !dialog->isVisible();
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        form.findChild<QPushButton *>(QString::fromLatin1(button))->click();
        CHECK(worked);
    }
    void addJob(FormView &person, const QString &job, const QString &pay) {
        row(person, "add_row", [&](FormView &form) {
            type(form, "d150302_job", job);
            REQUIRE(form.editor(QStringLiteral("d150302_pay"))->isVisible());     // asks for the town, two records out
            type(form, "d150302_pay", pay);
        });
    }
    Uid save(const Uid &house = {}) {
        ChangeSet set;
        Change own;
        own.op = house.isNil() ? Change::Op::Create : Change::Op::Update;
        own.form = &view->form();
        own.uid = house;
        own.subject = child;
        own.values = view->changes();
        set.changes.push_back(own);
        view->addRest(set, 0);
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->refused == 0);
        NoProgress none;
        CHECK(context.ledger().verify(context.session(), true, none)->ok());
        return outcome->uids.front();
    }
    void open(const Uid &house) {
        show();
        view->setRecord(context.reader().record(context.session(), house).value());
    }
    std::vector<Record> rows(const Uid &subject, const QString &form) { return context.reader().linked(context.session(), subject, form).value(); }
    // "Wang: herds 300, sews 200"
    QStringList people(const Uid &house) {
        QStringList out;
        for (const Record &person : rows(house, kPeople)) {
            QStringList jobs;
            for (const Record &job : rows(person.uid, kJobs))
                jobs << job.answers.value(QStringLiteral("d150302_job")) + u' ' + job.answers.value(QStringLiteral("d150302_pay"));
            out << person.answers.value(QStringLiteral("d150302_who")) + QStringLiteral(": ") + jobs.join(QStringLiteral(", "));
        }
        return out;
    }
};

}  // namespace

TEST_CASE("a row's own rows are added, changed and removed in its form, and saved with it", "[forms]") {
    House house;
    house.row(*house.view, "add_row", [&](FormView &person) {
        House::type(person, "d150302_who", QStringLiteral("Wang"));
        house.addJob(person, QStringLiteral("herds"), QStringLiteral("300"));
        house.addJob(person, QStringLiteral("sews"), QStringLiteral("200"));
        CHECK(House::table(person)->rowCount() == 2);
        CHECK(person.answers().value(QStringLiteral("d150302_paid")) == QStringLiteral("500"));
    });
    REQUIRE(House::table(*house.view)->rowCount() == 1);
    CHECK(House::table(*house.view)->item(0, House::table(*house.view)->columnCount() - 1)->text() == QStringLiteral("2"));
    CHECK(house.view->answers().value(QStringLiteral("d150302_all")) == QStringLiteral("500"));
    const Uid uid = house.save();
    CHECK(house.people(uid) == QStringList{QStringLiteral("Wang: herds 300, sews 200")});

    house.open(uid);
    CHECK_FALSE(house.view->isModified());
    CHECK(house.view->answers().value(QStringLiteral("d150302_all")) == QStringLiteral("500"));
    const auto before = house.rows(uid, kPeople);
    House::table(*house.view)->selectRow(0);
    house.row(*house.view, "change_row", [&](FormView &person) {
        House::table(person)->selectRow(1);
        house.row(person, "change_row", [](FormView &job) { House::type(job, "d150302_pay", QStringLiteral("250")); });
        House::table(person)->selectRow(0);
        person.findChild<QPushButton *>(QStringLiteral("remove_row"))->click();
        house.addJob(person, QStringLiteral("cooks"), QStringLiteral("10"));
    });
    CHECK(house.view->isModified());
    CHECK(house.view->changedQuestions() == QStringList{QStringLiteral("People")});
    house.save(uid);
    CHECK(house.people(uid) == QStringList{QStringLiteral("Wang: sews 250, cooks 10")});
    CHECK(house.rows(uid, kPeople).front().uid == before.front().uid);
}

TEST_CASE("a row within a row that is left without saving changes nothing", "[forms]") {
    House house;
    house.row(*house.view, "add_row", [&](FormView &person) {
        House::type(person, "d150302_who", QStringLiteral("Wang"));
        house.addJob(person, QStringLiteral("herds"), QStringLiteral("300"));
    });
    const Uid uid = house.save();
    house.open(uid);
    House::table(*house.view)->selectRow(0);
    house.dialogs.leaves = {Dialogs::Leave::Discard};
    QTimer::singleShot(0, house.view.get(), [&] {
        auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
        auto *person = dialog->findChild<FormView *>();
        house.addJob(*person, QStringLiteral("sews"), QStringLiteral("1"));
        dialog->findChild<QPushButton *>(QStringLiteral("cancel"))->click();
        CHECK_FALSE(dialog->isVisible());
    });
    house.view->findChild<QPushButton *>(QStringLiteral("change_row"))->click();
    CHECK(house.dialogs.lastChanged == QStringList{QStringLiteral("Jobs")});
    CHECK_FALSE(house.view->isModified());
}

TEST_CASE("a draft keeps rows within rows, and knows which of them the ledger has", "[forms]") {
    House house;
    house.row(*house.view, "add_row", [&](FormView &person) {
        House::type(person, "d150302_who", QStringLiteral("Wang"));
        house.addJob(person, QStringLiteral("herds"), QStringLiteral("300"));
    });
    const Uid uid = house.save();
    house.open(uid);
    House::table(*house.view)->selectRow(0);
    house.row(*house.view, "change_row", [&](FormView &person) { house.addJob(person, QStringLiteral("sews"), QStringLiteral("200")); });
    const auto draft = house.view->values();
    const auto before = house.rows(uid, kPeople);
    house.open(uid);
    house.view->restore(draft);
    CHECK(house.view->isModified());
    house.save(uid);
    CHECK(house.people(uid) == QStringList{QStringLiteral("Wang: herds 300, sews 200")});
    CHECK(house.rows(uid, kPeople).front().uid == before.front().uid);
}

TEST_CASE("a problem of a row within a row is named by its place, and its warning is accepted with the save", "[forms]") {
    House house;
    house.row(*house.view, "add_row", [&](FormView &person) {
        House::type(person, "d150302_who", QStringLiteral("Wang"));
        house.addJob(person, QStringLiteral("herds"), QStringLiteral("5000"));
    });
    CHECK(house.dialogs.lastWarnings.isEmpty());         // a row by itself saves nothing
    REQUIRE(house.view->validateNow());
    house.dialogs.reasons = {QStringLiteral("Checked")};
    REQUIRE(askReasons(house.context, house.view.get(), {house.view.get()}));
    REQUIRE(house.dialogs.lastWarnings.size() == 1);
    CHECK(house.dialogs.lastWarnings.front().startsWith(QStringLiteral("People 1 Jobs 1 Pay: ")));
    const Uid uid = house.save();
    const Uid job = house.rows(house.rows(uid, kPeople).front().uid, kJobs).front().uid;
    const auto accepted = house.context.reader().accepted(house.context.session(), job);
    REQUIRE(accepted->size() == 1);
    CHECK(accepted->front().what.reason == QStringLiteral("checked"));
    house.open(uid);
    QStringList told;
    for (const QPushButton *line : house.view->findChild<QWidget *>(QStringLiteral("problems"))->findChildren<QPushButton *>())
        told << line->text();
    REQUIRE(told.size() == 1);
    CHECK(told.front().contains(QStringLiteral("right as it is: Checked; admin")));
}
