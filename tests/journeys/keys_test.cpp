// How many keys the daily work takes, with no mouse, beside typing the same into cells of a spreadsheet. Chinese is composed as a pinyin
// input method does it: a key a letter and one to choose. A chord is one key. docs/benchmarks.md has the figures.
#include "app/gui/pages.h"
#include "core/children/fields.h"
#include "core/identity/names.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"

#include <QPushButton>
#include <QTimer>

#include <cstdio>

using namespace tongdang;

namespace {

bool isChinese(const QString &text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x2E80; });
}
int composed(const QString &text) { return int(pinyin(text).full().size()) + 1; }

// An answer: what is typed here, and what stands in a cell where there are no choices to take (the same where it is empty).
struct Given { const char *question; QString typed, cell; };
using Sheet = QList<Given>;

int inCells(const Sheet &sheet) {
    int keys = 0;
    for (const Given &given : sheet) {
        const QString &text = given.cell.isEmpty() ? given.typed : given.cell;
        keys += (isChinese(text) ? composed(text) : int(text.size())) + 1;     // and Tab
    }
    return keys;
}

const Sheet kChild{{"name", QStringLiteral("王小明"), {}},
                   {"id_number", QStringLiteral("150302201503070012"), {}},
                   {"ethnicity", QStringLiteral("hz"), QStringLiteral("汉族")},
                   {"village_group", QStringLiteral("3"), {}},
                   {"home_address", QStringLiteral("新地村三组"), {}},
                   {"health", QStringLiteral("jk"), QStringLiteral("健康")},
                   {"parents_away", QStringLiteral("1"), QStringLiteral("双方外出")}};
// Sex and birth date stand in the sheet too: here the ID number gives them.
const Sheet kRead{{"sex", QStringLiteral("男"), {}}, {"birth_date", QStringLiteral("20150307"), {}}};

struct Person { Sheet person, relation; };
const QList<Person> kPeople{
    {{{"name", QStringLiteral("王建国"), {}}, {"phone", QStringLiteral("13947300001"), {}}, {"work_place", QStringLiteral("呼和浩特"), {}}}, {{"relation", QStringLiteral("fq"), QStringLiteral("父亲")}}},
    {{{"name", QStringLiteral("李秀英"), {}}, {"phone", QStringLiteral("13947300002"), {}}, {"work_place", QStringLiteral("呼和浩特"), {}}}, {{"relation", QStringLiteral("mq"), QStringLiteral("母亲")}}},
    {{{"name", QStringLiteral("张桂兰"), {}}, {"phone", QStringLiteral("13947300003"), {}}}, {{"relation", QStringLiteral("zm"), QStringLiteral("祖母")}, {"current_carer", QStringLiteral("1"), QStringLiteral("是")}}}};

struct Typist : World {
    int keys = 0;
    Typist() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        QApplication::setActiveWindow(window.get());
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        ++keys;
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow(), key, modifiers);
        QApplication::processEvents();
    }
    void type(const QString &text) {
        if (isChinese(text))
            return compose(text);
        for (const QChar c : text) {
            ++keys;
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        }
    }
    void compose(const QString &text) {
        const QString letters = pinyin(text).full();
        for (qsizetype i = 1; i <= letters.size(); ++i) {
            ++keys;
            QInputMethodEvent letter(letters.left(i), {});
            QApplication::sendEvent(QApplication::focusWidget(), &letter);
        }
        ++keys;
        QInputMethodEvent chosen;
        chosen.setCommitString(text);
        QApplication::sendEvent(QApplication::focusWidget(), &chosen);
    }
    static QString question() {
        for (const QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget())
            if (at->objectName().startsWith(u"row_"))
                return at->objectName().mid(4);
        return {};
    }
    // Whether a question stands in the section that one is in.
    static bool isInSection(const QString &wanted) {
        for (const QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget())
            if (at->property("card").toBool())
                return at->findChild<QWidget *>(QStringLiteral("row_") + wanted) != nullptr;
        return true;
    }
    // From where the focus is to the next answer that the sheet gives: by Enter, and past a section by Ctrl+Page Down.
    void fill(const Sheet &sheet) {
        constexpr int kMostSteps = 80;
        for (const Given &given : sheet) {
            const QString wanted = QString::fromLatin1(given.question);
            for (int step = 0; question() != wanted && step < kMostSteps; ++step)
                if (isInSection(wanted))
                    press(Qt::Key_Return);
                else
                    press(Qt::Key_PageDown, Qt::ControlModifier);
            INFO(given.question);
            REQUIRE(question() == wanted);
            type(given.typed);
            press(Qt::Key_Return);
        }
    }
    void registerChild() {
        press(Qt::Key_N, Qt::ControlModifier);
        fill(kChild);
        press(Qt::Key_S, Qt::ControlModifier);
        QStringList wrong = dialogs.lastWarnings + dialogs.errors;
        for (const auto *line : find<FormView>("form_child")->findChild<QWidget *>(QStringLiteral("problems"))->findChildren<QPushButton *>())
            wrong << line->text();
        INFO(wrong.join(u'|').toStdString());
        REQUIRE_FALSE(find<FormView>("form_child")->isModified());
    }
    // Presses a chord that opens a dialog, and works in it until it has closed itself.
    void inDialog(Qt::Key key, const std::function<void()> &work) {
        bool worked = false;
        QStringList wrong;
        QTimer::singleShot(0, window.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            REQUIRE(dialog);
            QApplication::setActiveWindow(dialog);
            REQUIRE(until([&] { return dialog->isAncestorOf(QApplication::focusWidget()); }));
            work();
            worked = !dialog->isVisible();
            for (const auto *line : dialog->findChildren<QPushButton *>())
                if (!worked && line->isVisible())
                    wrong << line->text();
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        press(key, Qt::ControlModifier | Qt::ShiftModifier);
        wrong += dialogs.lastWarnings;
        INFO(wrong.join(u'|').toStdString());
        CHECK(worked);
        QApplication::setActiveWindow(window.get());
        QApplication::processEvents();
    }
    std::vector<Record> linked(const Uid &child, const QString &form) const { return context.reader().linked(context.session(), child, form).value(); }
    Uid found(const QString &text) const {
        const auto hits = context.reader().search(context.session(), text, 1);
        REQUIRE(hits);
        REQUIRE(hits->size() == 1);
        return hits->front().uid;
    }
    void told(const char *work, int cells, int most) const {
        std::printf("%s: %d keys, in cells %d\n", work, keys, cells);
        CHECK(keys <= most);
        INFO(dialogs.errors.join(u'|').toStdString());
        CHECK(dialogs.errors.isEmpty());
    }
};

}  // namespace

TEST_CASE("a child with three guardians is registered from a paper sheet by keys alone", "[journeys][keys]") {
    Typist typist;
    typist.registerChild();
    const Uid child = typist.found(QStringLiteral("王小明"));
    int cells = inCells(kChild) + inCells(kRead);
    for (const Person &one : kPeople) {
        typist.inDialog(Qt::Key_G, [&] {
            typist.fill(one.relation);
            typist.fill(one.person);
            typist.press(Qt::Key_S, Qt::ControlModifier);
        });
        cells += inCells(one.person) + inCells(one.relation);
    }
    const auto record = typist.context.reader().record(typist.context.session(), child);
    REQUIRE(record);
    CHECK(record->answers.value(fields::kBirthDate) == QStringLiteral("2015-03-07"));
    CHECK(typist.linked(child, fields::kGuardianship).size() == 3);
    typist.told("a child with three guardians", cells, 220);
}

TEST_CASE("a child is found by initials and its file opened by keys alone", "[journeys][keys]") {
    Typist typist;
    typist.registerChild();
    const Uid child = typist.found(QStringLiteral("王小明"));
    typist.press(Qt::Key_1, Qt::ControlModifier);
    REQUIRE_FALSE(typist.window->findChild<FormView *>(QStringLiteral("form_child"))->isVisible());
    typist.keys = 0;
    typist.press(Qt::Key_F, Qt::ControlModifier);
    typist.type(QStringLiteral("wxm"));
    typist.press(Qt::Key_Return);
    auto *form = typist.find<FormView>("form_child");
    REQUIRE(form);
    CHECK(form->answers().value(fields::kName) == typist.context.reader().record(typist.context.session(), child)->answers.value(fields::kName));
    const int cells = 1 + composed(QStringLiteral("王小明")) + 2;    // Ctrl+F, the name, Enter, Escape
    typist.told("found by initials", cells, 5);
}

TEST_CASE("a visit of twelve questions is written down by keys alone", "[journeys][keys]") {
    Typist typist;
    typist.registerChild();
    const Uid child = typist.found(QStringLiteral("王小明"));
    typist.keys = 0;
    const Sheet visit{{"place", QStringLiteral("家中"), {}},
                      {"respondent", QStringLiteral("张桂兰"), {}},
                      {"respondent_relation", QStringLiteral("zm"), QStringLiteral("祖母")},
                      {"respondent_address", QStringLiteral("新地村三组"), {}},
                      {"last_contact_on", QStringLiteral("20260228"), {}},
                      {"living", QStringLiteral("吃住都好"), {}},
                      {"family", QStringLiteral("父母在外务工"), {}},
                      {"guardianship", QStringLiteral("奶奶照料"), {}},
                      {"mental_state", QStringLiteral("开朗"), {}},
                      {"guardian_opinion", QStringLiteral("无"), {}},
                      {"schooling_stage", QStringLiteral("zx"), QStringLiteral("在校")},
                      {"schooling", QStringLiteral("xx"), QStringLiteral("小学")}};
    typist.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    typist.fill(visit);
    typist.dialogs.reasons << QStringLiteral("checked");   // without a photo
    typist.press(Qt::Key_S, Qt::ControlModifier);
    const std::vector<Record> visits = typist.linked(child, QStringLiteral("visit"));
    REQUIRE(visits.size() == 1);
    for (const Given &given : visit) {
        INFO(given.question);
        CHECK_FALSE(visits.front().answers.value(QString::fromLatin1(given.question)).isEmpty());
    }
    CHECK(visits.front().answers.value(QStringLiteral("visited_on")) == QStringLiteral("2026-03-02"));
    const Sheet begun{{"visited_on", QStringLiteral("20260302"), {}}, {"outcome", QStringLiteral("已见"), {}}, {"priority_attention", QStringLiteral("否"), {}}, {"visitor", QStringLiteral("admin"), {}}};   // here they stand already
    typist.told("a visit of twelve questions", inCells(visit) + inCells(begun), 125);
}
