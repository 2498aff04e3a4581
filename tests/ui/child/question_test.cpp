// A row added to the child form stands in the child's file: editor, checks, save, history.
#include "tests/support/new_question.h"
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTreeWidget>

using namespace tongdang;

TEST_CASE("a row added to the child form is an editor of the child's file, is checked, saved and told in the history", "[child][question]") {
    ChildPage *page = nullptr;
    World world({[&page](UiContext &context) {
        auto made = std::make_unique<ChildPage>(context);
        page = made.get();
        return made;
    }}, Language::Chinese);
    REQUIRE(world.createLedger());
    const auto installed = world.context.ledger().installForm(world.context.session(), test::childFormWith(QStringLiteral(",integer,shoe_size,鞋码,Shoe size,,,,,. > 10 and . < 50,鞋码在11到49之间。,A shoe size is between 11 and 49.")));
    REQUIRE(installed);
    REQUIRE(installed->ok());
    REQUIRE(page->openNew());
    const auto type = [&](const char *name, const QString &text) {
        REQUIRE(page->form()->focusField(QString::fromLatin1(name)));
        auto *line = page->form()->editor(QString::fromLatin1(name))->findChild<QLineEdit *>();
        REQUIRE(line);
        line->clear();
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(line, &event);
        QTest::keyClick(line, Qt::Key_Return);
    };
    auto *row = page->form()->findChild<QWidget *>(QStringLiteral("row_shoe_size"));
    REQUIRE(row);
    QStringList words;
    for (const QLabel *label : row->findChildren<QLabel *>())
        words << label->text();
    CHECK(words.join(u' ').contains(QStringLiteral("鞋码")));
    type("name", QStringLiteral("王小明"));
    type("shoe_size", QStringLiteral("60"));
    CHECK_FALSE(page->saveNow());
    type("shoe_size", QStringLiteral("35"));
    REQUIRE(page->saveNow());
    const auto record = world.context.reader().record(world.context.session(), page->uid());
    REQUIRE(record);
    CHECK(record->answers.value(QStringLiteral("shoe_size")) == QStringLiteral("35"));
    type("shoe_size", QStringLiteral("36"));
    REQUIRE(page->saveNow());
    auto *tabs = page->widget()->findChild<QTabWidget *>();
    tabs->setCurrentIndex(tabs->count() - 1);
    const auto *tree = page->widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    REQUIRE(tree);
    QStringList told;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
            if (const QTreeWidgetItem *change = tree->topLevelItem(i)->child(j); change->text(2) == QStringLiteral("鞋码"))
                told << change->text(3);
    CHECK(told.filter(QStringLiteral("36")).size() == 1);
}
