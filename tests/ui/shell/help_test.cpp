#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "ui/pages/administration/administration_page.h"
#include "ui/shell/help_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextBrowser>

using namespace tongdang;

TEST_CASE("the manual has every topic in both languages, with a heading and as many parts", "[shell]") {
    for (const QString &topic : HelpWindow::topics()) {
        INFO(topic.toStdString());
        const QString chinese = HelpWindow::text(topic, QStringLiteral("zh_CN")), english = HelpWindow::text(topic, QStringLiteral("en"));
        CHECK(chinese.startsWith(u"# "));
        CHECK(english.startsWith(u"# "));
        CHECK(chinese.count(QStringLiteral("\n\n")) == english.count(QStringLiteral("\n\n")));
        CHECK(chinese.count(u'|') == english.count(u'|'));
        static const QRegularExpression kPicture(QStringLiteral("!\\[[^\\]]+\\]\\(([^)]+)\\)"));
        for (const auto &[language, page] : {std::pair("zh_CN", chinese), std::pair("en", english)})
            for (auto match = kPicture.globalMatch(page); match.hasNext();)
                CHECK_FALSE(QImage(QStringLiteral(":/manual/%1/%2").arg(QLatin1String(language), match.next().captured(1))).isNull());
    }
}

TEST_CASE("F1 opens the page's own topic beside the work, and Ctrl+/ the keys", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }});
    REQUIRE(world.createLedger());
    QTest::keyClick(world.window.get(), Qt::Key_F1);
    auto *help = world.window->findChild<HelpWindow *>();
    REQUIRE(help);
    CHECK(help->isVisible());
    CHECK(!help->isModal());
    auto *page = help->findChild<QTextBrowser *>();
    CHECK(page->toPlainText().startsWith(QStringLiteral("Administration")));
    QTest::keyClick(world.window.get(), Qt::Key_Slash, Qt::ControlModifier);
    CHECK(page->toPlainText().startsWith(QStringLiteral("Shortcuts")));
    CHECK(world.window->findChildren<HelpWindow *>().size() == 1);

    auto *words = help->findChild<QLineEdit *>(QStringLiteral("helpSearch"));
    QTest::keyClicks(words, QStringLiteral("pyramid"));
    CHECK(page->toPlainText().startsWith(QStringLiteral("Statistics")));
    CHECK(page->textCursor().selectedText() == QStringLiteral("pyramid"));
    world.context.setLanguage(Language::Chinese);
    words->clear();
    help->show(QStringLiteral("keys"));
    CHECK(page->toPlainText().startsWith(QStringLiteral("快捷键")));
}

TEST_CASE("keys make everything larger and smaller, and the size is remembered", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }});
    REQUIRE(world.createLedger());
    QTest::keyClick(world.window.get(), Qt::Key_Equal, Qt::ControlModifier);
    CHECK(world.theme.zoom() == 110);
    QTest::keyClick(world.window.get(), Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(world.window.get(), Qt::Key_Minus, Qt::ControlModifier);
    CHECK(world.theme.zoom() == 90);
    CHECK(world.settings.value(QStringLiteral("look/zoom")).toInt() == 90);
    QTest::keyClick(world.window.get(), Qt::Key_0, Qt::ControlModifier);
    CHECK(world.theme.zoom() == 100);
}

TEST_CASE("every shortcut of the window stands in the list of keys", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }});
    REQUIRE(world.createLedger());
    const QString keys = HelpWindow::text(QStringLiteral("keys"), QStringLiteral("en"));
    int shortcuts = 0;
    for (const QShortcut *shortcut : world.window->findChildren<QShortcut *>()) {
        if (shortcut->context() == Qt::WidgetShortcut)   // a list's own: Enter does what its row offers
            continue;
        const QString text = shortcut->key().toString(QKeySequence::PortableText);
        INFO(text.toStdString());
        const bool same = text == QStringLiteral("Ctrl+=") || (text.startsWith(u"Ctrl+") && text.back().isDigit());   // Ctrl++ without Shift; Ctrl+1 …
        CHECK((same || keys.contains(u"| " + text + u' ') || keys.contains(u' ' + text + u' ') || keys.contains(u"| " + text + u',') || keys.contains(u' ' + text + u',')));
        ++shortcuts;
    }
    CHECK(shortcuts > 5);
}
