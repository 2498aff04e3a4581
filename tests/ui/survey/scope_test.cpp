// The scope of a campaign: several places, chosen by their names.
#include "tests/ui/survey/survey_desk.h"

#include <QLineEdit>
#include <QToolButton>

using namespace tongdang;

namespace {

// A new campaign's form, with the keyboard in the scope.
void atScope(SurveyDesk &desk, const std::function<void(FormView &, FieldEditor &)> &work) {
    desk.showPage();
    desk.inDialog([&] { desk.click("firstCampaign"); }, [&](FormDialog &dialog) {
        auto *form = dialog.findChild<FormView *>(QStringLiteral("form_campaign"));
        REQUIRE(form);
        REQUIRE(form->focusField(fields::kRegions));
        work(*form, *form->editor(fields::kRegions));
    });
}

QStringList chosen(const FieldEditor &editor) {
    QStringList names;
    for (const auto *chip : editor.findChildren<QToolButton *>())
        if (chip->objectName().startsWith(QStringLiteral("place_")))
            names << chip->text();
    return names;
}

}  // namespace

TEST_CASE("the scope is chosen by pinyin, place by place; its value is the codes", "[survey]") {
    SurveyDesk desk;
    atScope(desk, [&](FormView &form, FieldEditor &editor) {
        const auto value = [&form] { return form.answers().value(fields::kRegions); };
        CHECK(value() == QStringLiteral("150302"));               // the ledger's own to begin with
        CHECK(chosen(editor).size() == 1);
        desk.key(Qt::Key_Backspace);
        CHECK(value().isEmpty());
        desk.type(QStringLiteral("qianlishan"));
        desk.enter();
        desk.type(QStringLiteral("xindi"));
        desk.enter();
        CHECK(value() == QStringLiteral("150302101 150302101203"));
        CHECK(chosen(editor).size() == 2);
        CHECK(desk.focused() == fields::kRegions);                // another could be typed
        desk.type(QStringLiteral("xindi"));
        desk.enter();
        CHECK(value() == QStringLiteral("150302101 150302101203"));
        desk.enter();
        CHECK(desk.focused() != fields::kRegions);
    });
}

TEST_CASE("codes can be typed for the scope as before, and what is no place is kept with its problem", "[survey]") {
    SurveyDesk desk;
    atScope(desk, [&](FormView &form, FieldEditor &editor) {
        const auto value = [&form] { return form.answers().value(fields::kRegions); };
        desk.key(Qt::Key_Backspace);
        desk.type(QStringLiteral("150302101 150302001"));
        desk.enter();
        CHECK(value() == QStringLiteral("150302101 150302001"));
        CHECK(chosen(editor).size() == 2);
        auto *chip = editor.findChild<QToolButton *>(QStringLiteral("place_150302101"));
        REQUIRE(chip);
        chip->click();
        QApplication::processEvents();
        CHECK(value() == QStringLiteral("150302001"));
        REQUIRE(form.focusField(fields::kRegions));
        desk.type(QStringLiteral("nowhere"));
        desk.key(Qt::Key_Tab);
        CHECK(value() == QStringLiteral("150302001 nowhere"));
        CHECK(editor.findChild<QLineEdit *>()->text() == QStringLiteral("nowhere"));
    });
}
