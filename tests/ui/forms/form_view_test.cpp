#include "tests/ui/forms/forms_bench.h"

#include "core/identity/id_number.h"
#include "ui/forms/form_logic.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>

using namespace tongdang;

static QString validId(const QString &first17) {
    return first17 + idCheckDigit(first17);
}

TEST_CASE("Enter walks through every question that applies, in reading order, and Shift+Enter back", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    QStringList order;
    bool finished = false;
    QObject::connect(&shown.view, &FormView::finished, &shown.view, [&] { finished = true; });
    for (int i = 0; i < 200 && !finished; ++i) {
        order << shown.focusField();
        shown.key(Qt::Key_Return);
    }
    REQUIRE(finished);
    REQUIRE(order.size() > 30);
    REQUIRE(order.removeDuplicates() == 0);
    int last = -1;
    for (const QString &name : order) {
        const int slot = bench.form("child").indexOf(name);
        CHECK(slot > last);
        last = slot;
        CHECK(shown.shows(name.toLatin1().constData()));
    }
    shown.key(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(shown.focusField() == order[order.size() - 2]);
}

TEST_CASE("Ctrl+Page Down goes to the first question of the next section, Ctrl+Page Up back, and past the last one the form is finished", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    const Form &form = bench.form("child");
    bool finished = false;
    QObject::connect(&shown.view, &FormView::finished, &shown.view, [&] { finished = true; });
    QStringList sections, questions;
    for (int i = 0; i < 20 && !finished; ++i) {
        questions << shown.focusField();
        sections << form.find(questions.back())->groups.value(0);
        if (i == 0)
            shown.key(Qt::Key_Return);                 // from the midst of it too
        shown.key(Qt::Key_PageDown, Qt::ControlModifier);
    }
    REQUIRE(finished);
    CHECK(sections.size() > 5);
    CHECK(sections.removeDuplicates() == 0);
    shown.view.focusField(questions.back());
    shown.key(Qt::Key_PageUp, Qt::ControlModifier);
    CHECK(shown.focusField() == questions[questions.size() - 2]);
}

TEST_CASE("the longest options wrap: no form is ever wider than its window", "[forms]") {
    FormsBench bench;
    bench.ui.setLanguage(Language::English);
    bench.theme.setZoom(200);
    for (const char *id : {"instrument_risk", "instrument_guardianship", "instrument_care_2016", "child"}) {
        ShownForm shown(bench, id);
        shown.view.resize(1100, 600);
        QApplication::processEvents();
        INFO(id);
        for (const auto *area : shown.view.findChildren<QScrollArea *>())
            CHECK_FALSE(area->horizontalScrollBar()->isVisible());
        for (const auto *option : shown.view.findChildren<QAbstractButton *>())
            if (option->isVisible() && option->isCheckable() && option->width() < option->fontMetrics().horizontalAdvance(option->text())) {
                INFO(option->objectName().toStdString() << " " << option->width() << " of " << option->sizeHint().width() << " box " << option->parentWidget()->width() << " hfw " << option->heightForWidth(option->width()) << " text " << option->text().toStdString());
                CHECK(option->height() > option->sizeHint().height());      // on more lines than one
            }
    }
    bench.theme.setZoom(100);
}

TEST_CASE("an ID number fills a blank birth date and sex, and says where they came from", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("id_number", validId(QStringLiteral("15030220150307002")));
    CHECK(shown.answer("birth_date") == QStringLiteral("2015-03-07"));
    CHECK(shown.answer("sex") == QStringLiteral("2"));
    CHECK(shown.line("birth_date")->text() == QStringLiteral("2015-03-07"));
    CHECK(shown.problems("birth_date").size() == 1);
    CHECK(shown.answer("age") == QStringLiteral("11"));
}

TEST_CASE("what an ID number filled follows the number when it is corrected, until a hand changes it", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    const auto number = [&](const char *first17) {
        shown.line("id_number")->selectAll();
        shown.type("id_number", validId(QString::fromLatin1(first17)));
    };
    number("15030220150307001");
    CHECK(shown.answer("birth_date") == QStringLiteral("2015-03-07"));
    CHECK(shown.answer("sex") == QStringLiteral("1"));
    number("15030220160511002");
    CHECK(shown.answer("birth_date") == QStringLiteral("2016-05-11"));
    CHECK(shown.answer("sex") == QStringLiteral("2"));
    shown.line("birth_date")->selectAll();
    shown.type("birth_date", QStringLiteral("20140101"));
    shown.key(Qt::Key_Return);
    number("15030220170601001");
    CHECK(shown.answer("birth_date") == QStringLiteral("2014-01-01"));
    CHECK(shown.answer("sex") == QStringLiteral("1"));
}

TEST_CASE("an ID number never overwrites a birth date that is already there", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("birth_date", QStringLiteral("20140101"));
    shown.type("id_number", validId(QStringLiteral("15030220150307002")));
    shown.key(Qt::Key_Return);
    CHECK(shown.answer("birth_date") == QStringLiteral("2014-01-01"));
    CHECK(!shown.problems("id_number").isEmpty());
}

TEST_CASE("a wrong digit of an ID number is told while it is typed", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("id_number", QStringLiteral("1503022015"));
    CHECK(shown.problems("id_number").isEmpty());
    shown.type("id_number", QStringLiteral("1307"));          // month 13
    CHECK(shown.problems("id_number") == QStringList{bench.ui.say(Message{idFaultMessageId(IdNumber::Fault::Date), {}, {}})});
    shown.line("id_number")->clear();
    QString wrong = validId(QStringLiteral("15030220150307002"));
    wrong[17] = wrong[17] == u'1' ? u'2' : u'1';
    shown.type("id_number", wrong);
    CHECK(shown.problems("id_number") == QStringList{bench.ui.say(Message{idFaultMessageId(IdNumber::Fault::CheckDigit), {}, {}})});
    CHECK(shown.answer("birth_date").isEmpty());
    CHECK(shown.answer("id_number") == wrong);                 // kept as typed
}

TEST_CASE("dates are read in every way people write them, blank stays blank, and what is no date is kept and told", "[forms]") {
    FormsBench bench;
    for (const QString &typed : {QStringLiteral("2015-3-7"), QStringLiteral("20150307"), QStringLiteral("2015/3/7"), QStringLiteral("2015.3.7"), QStringLiteral("2015年3月7日"), QStringLiteral("15-3-7"), QStringLiteral("15.03.07"), QStringLiteral("2015 3 7"), QStringLiteral("１５年３月７日")}) {
        ShownForm shown(bench, "child");
        shown.type("birth_date", typed);
        shown.key(Qt::Key_Return);
        CHECK(shown.line("birth_date")->text() == QStringLiteral("2015-03-07"));
        CHECK(shown.answer("birth_date") == QStringLiteral("2015-03-07"));
    }
    ShownForm old(bench, "child");
    old.type("birth_date", QStringLiteral("75-3-7"));
    old.key(Qt::Key_Return);
    CHECK(old.answer("birth_date") == QStringLiteral("1975-03-07"));
    ShownForm shown(bench, "child");
    REQUIRE(shown.view.focusField(QStringLiteral("birth_date")));
    shown.key(Qt::Key_Return);
    CHECK(shown.answer("birth_date").isEmpty());
    shown.type("birth_date", QStringLiteral("2015-13-40"));
    shown.key(Qt::Key_Return);
    CHECK(shown.line("birth_date")->text() == QStringLiteral("2015-13-40"));
    CHECK(!shown.problems("birth_date").isEmpty());
}

TEST_CASE("the wheel scrolls the form and never changes a value", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("birth_date", QStringLiteral("2015-03-07"));
    shown.view.focusField(QStringLiteral("sex"));
    shown.key(Qt::Key_2);
    auto *bar = shown.view.findChild<QScrollArea *>()->verticalScrollBar();
    REQUIRE(bar->maximum() > 0);
    bar->setValue(0);
    const auto before = shown.view.answers().values;
    bool moved = false;
    for (const auto *editor : shown.view.findChildren<FieldEditor *>())
        for (QWidget *stop : editor->stops()) {
            QWheelEvent event(QPointF(4, 4), stop->mapToGlobal(QPointF(4, 4)), QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&event);      // others do not travel up
            qApp->notify(stop, &event);
            moved = moved || bar->value() > 0;
            bar->setValue(0);
        }
    CHECK(shown.view.answers().values == before);
    CHECK(moved);
}

TEST_CASE("what does not apply is hidden, keeps its answer meanwhile, and is sent as blank", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    REQUIRE(shown.shows("illness"));
    shown.type("illness", QStringLiteral("asthma"));
    const auto chooseHealth = [&](const char *code) {
        QLineEdit *line = shown.line("health");
        shown.view.focusField(QStringLiteral("health"));
        line->selectAll();
        for (const char *c = code; *c; ++c)
            QTest::keyClick(line, *c);
        shown.key(Qt::Key_Return);
    };
    chooseHealth("healthy");
    CHECK(shown.answer("health") == QStringLiteral("healthy"));
    CHECK(!shown.shows("illness"));
    CHECK(shown.answer("illness") == QStringLiteral("asthma"));
    const int slot = bench.form("child").indexOf(QStringLiteral("illness"));
    for (const auto &change : shown.view.changes())
        CHECK(change.first != slot);          // a new record: blank is not sent
    chooseHealth("chronic_illness");
    CHECK(shown.shows("illness"));
    CHECK(shown.line("illness")->text() == QStringLiteral("asthma"));
}

TEST_CASE("nothing hangs on a text that is no choice yet", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("id_type", QStringLiteral("15030220180306900"));
    CHECK(!shown.shows("document_number"));
    shown.line("id_type")->clear();
    shown.type("id_type", QStringLiteral("passport"));
    CHECK(shown.shows("document_number"));
}

TEST_CASE("a long list of choices is found by label, code and pinyin", "[forms]") {
    FormsBench bench;
    for (const QString &typed : {QStringLiteral("mengguzu"), QStringLiteral("mgz"), QStringLiteral("蒙古")}) {
        ShownForm shown(bench, "child");
        shown.type("ethnicity", typed);
        shown.key(Qt::Key_Return);
        CHECK(shown.line("ethnicity")->text().contains(QStringLiteral("蒙古")));
        CHECK(shown.focusField() != QStringLiteral("ethnicity"));
    }
}

TEST_CASE("digits choose from a long list too, where its codes have none of their own", "[forms]") {
    FormsBench bench;
    for (const auto &[typed, answer] : {std::pair("3", "primary"), std::pair("11", "not_collected"), std::pair("12", "12")}) {   // the last is none: told, not guessed
        ShownForm shown(bench, "child");
        shown.type("schooling", QString::fromLatin1(typed));
        CHECK(shown.answer("schooling") == QString::fromLatin1(answer));
    }
}

TEST_CASE("digits choose options of the focused group, arrows move without choosing, Delete blanks", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.view.focusField(QStringLiteral("sex"));
    shown.key(Qt::Key_2);
    CHECK(shown.answer("sex") == QStringLiteral("2"));
    shown.key(Qt::Key_2);
    CHECK(shown.answer("sex") == QStringLiteral("2"));
    shown.key(Qt::Key_Left);
    CHECK(shown.answer("sex") == QStringLiteral("2"));
    shown.key(Qt::Key_Space);
    CHECK(shown.answer("sex") == QStringLiteral("1"));
    shown.key(Qt::Key_Delete);
    CHECK(shown.answer("sex").isEmpty());
    shown.view.focusField(QStringLiteral("relief"));
    shown.key(Qt::Key_3);
    shown.key(Qt::Key_1);
    CHECK(shown.answer("relief").split(u' ').size() == 2);
}

TEST_CASE("nothing acts while an input method is composing", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.view.focusField(QStringLiteral("name"));
    QInputMethodEvent composing(QStringLiteral("wang"), {});
    QApplication::sendEvent(shown.focus(), &composing);
    shown.key(Qt::Key_Return);
    CHECK(shown.focusField() == QStringLiteral("name"));
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("王小明"));
    QApplication::sendEvent(shown.focus(), &committed);
    shown.key(Qt::Key_Return);
    CHECK(shown.answer("name") == QStringLiteral("王小明"));
    CHECK(shown.focusField() != QStringLiteral("name"));
}

TEST_CASE("F6 goes from problem to problem, and a problem goes the moment it is mended", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("birth_date", QStringLiteral("2030-01-01"));
    shown.key(Qt::Key_Return);
    CHECK(!shown.view.validateNow());
    REQUIRE(!shown.problems("name").isEmpty());
    shown.view.focusField(QStringLiteral("remarks"));
    shown.key(Qt::Key_F6);
    CHECK(shown.focusField() == QStringLiteral("name"));
    shown.key(Qt::Key_F6);
    CHECK(shown.focusField() == QStringLiteral("birth_date"));
    shown.type("name", QStringLiteral("王小明"));
    CHECK(shown.problems("name").isEmpty());
}

TEST_CASE("a restricted answer is locked and never sent", "[forms]") {
    FormsBench bench;
    bench.policy.hidden = QStringLiteral("health");
    ShownForm shown(bench, "child");
    Record stored;
    stored.answers = Answers(bench.form("child"));
    stored.answers.set(QStringLiteral("name"), QStringLiteral("王小明"));
    shown.view.setRecord(stored);
    CHECK(!shown.view.editor(QStringLiteral("illness"))->isEnabled());
    shown.type("phone", QStringLiteral("13947312345"));
    const auto changes = shown.view.changes();
    REQUIRE(changes.size() == 1);
    CHECK(bench.form("child").fields[changes[0].first].name == QStringLiteral("phone"));
    CHECK(shown.view.changedQuestions() == QStringList{bench.form("child").find(QStringLiteral("phone"))->label.in(Language::Chinese)});
}

TEST_CASE("every editor has a name for assistive programs, and Tab reaches it in reading order", "[forms]") {
    FormsBench bench;
    for (const Form *form : bench.forms.all()) {
        FormView view(bench.ui, *form);
        view.resize(1080, 640);
        view.setNew();
        view.show();
        for (const FieldEditor *editor : view.findChildren<FieldEditor *>()) {
            CHECK(editor->objectName() == QStringLiteral("field_") + editor->field().name);
            CHECK(!editor->accessibleName().isEmpty());
            for (const QWidget *stop : editor->stops())
                CHECK(!stop->accessibleName().isEmpty());
        }
    }
}

TEST_CASE("another language keeps what is typed", "[forms]") {
    FormsBench bench;
    ShownForm shown(bench, "child");
    shown.type("name", QStringLiteral("王小明"));
    shown.type("birth_date", QStringLiteral("2015-99"));
    bench.ui.setLanguage(Language::English);
    CHECK(shown.answer("name") == QStringLiteral("王小明"));
    CHECK(shown.line("birth_date")->text() == QStringLiteral("2015-99"));
    CHECK(shown.view.isModified());
}

TEST_CASE("words that refer to answers say them as they are now, also to a role that may not read one", "[forms]") {
    FormsBench bench;
    bench.forms = FormCatalog::only({formFromCsv(QStringLiteral("survey\n,type,name,label,hint,td_restricted\n,text,who,Who,,\n,text,secret,Secret,,abuse\n,integer,age,Age of ${who},Not of ${secret},\n,note,both,${who} is ${age} & well,,\n,begin group,g,About ${who},,\n,text,more,More,,\n,end group,,,,\n"
                                                                "settings\n,form_id,version\n,words,1\n"))});
    ShownForm shown(bench, "words");
    const auto words = [&](const char *name) {
        QStringList said;
        for (const QLabel *label : shown.view.findChild<QWidget *>(QStringLiteral("row_") + QString::fromLatin1(name))->findChildren<QLabel *>())
            said << label->text();
        return said;
    };
    const auto says = [&](const QString &words) {
        const auto labels = shown.view.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text() == words; });
    };
    CHECK(words("age").contains(QStringLiteral("Age of …")));
    CHECK(says(QStringLiteral("About …")));
    shown.type("who", QStringLiteral("Ann"));
    CHECK(says(QStringLiteral("About Ann")));
    shown.type("age", QStringLiteral("7"));
    CHECK(words("age").contains(QStringLiteral("Age of Ann")));
    CHECK(words("both").contains(QStringLiteral("Ann is 7 && well")));
    shown.type("secret", QStringLiteral("Bob"));
    CHECK(words("age").contains(QStringLiteral("Not of Bob")));
    shown.view.restore({{QStringLiteral("who"), QString()}});
    CHECK(words("age").contains(QStringLiteral("Age of …")));

    bench.policy.hidden = QStringLiteral("abuse");
    Record record;
    record.answers = Answers(bench.form("words"));
    record.answers.set(QStringLiteral("who"), QStringLiteral("Eve"));
    record.answers.set(QStringLiteral("secret"), QStringLiteral("Bob"));
    shown.view.setRecord(record);
    CHECK(words("age").contains(QStringLiteral("Age of Eve")));
    CHECK(words("age").contains(QStringLiteral("Not of …")));
}

TEST_CASE("what waits for a trigger is given while a person answers, at that very moment, and is theirs to change", "[forms]") {
    struct Watch final : FormFacts {
        QDateTime opened{QDate(2026, 11, 24), QTime(9, 0), Qt::OffsetFromUTC, 8 * 3600}, clock = opened;
        QDateTime now() const override { return opened; }
        QDateTime moment() const override { return clock; }
    } watch;
    const FormCatalog catalog = FormCatalog::only({formFromCsv(QStringLiteral(
        "survey\n,type,name,label,calculation,trigger\n,text,tree,Tree,,\n,dateTime,seen,,now(),${tree}\n,integer,letters,Letters,string-length(${tree}),${tree}\n,calculate,more,,${letters} + 1,\nsettings\n,form_id,version\n,trees,1\n"))});
    const Form &form = *catalog.find(QStringLiteral("trees"));
    const int tree = form.indexOf(QStringLiteral("tree")), seen = form.indexOf(QStringLiteral("seen")), letters = form.indexOf(QStringLiteral("letters"));
    FormLogic logic(form);
    logic.begin(Answers(form), watch, true);
    CHECK(logic.changes().empty());
    watch.clock = watch.opened.addSecs(90);
    logic.set(tree, QStringLiteral("oak"));
    CHECK(logic.answers().value(seen) == QStringLiteral("2026-11-24T09:01:30+08:00"));
    CHECK(logic.answers().value(QStringLiteral("more")) == QStringLiteral("4"));
    logic.set(letters, QStringLiteral("7"));
    CHECK(logic.answers().value(seen) == QStringLiteral("2026-11-24T09:01:30+08:00"));
    CHECK(logic.answers().value(QStringLiteral("more")) == QStringLiteral("8"));
    CHECK(logic.changes().size() == 3);
    logic.set(letters, QString());      // blanked by hand: told, so that it is not given once more when it is saved
    CHECK(logic.changes().size() == 3);
    FormLogic restored(form);           // from a draft
    restored.begin(Answers(form), watch, true);
    restored.set(tree, QStringLiteral("oak"), false);
    CHECK(restored.answers().value(seen).isEmpty());
}
