// A bulletin from the page of statistics: seen, saved as PDF, workbook and page of the web; and tables as PDF.
#include "core/children/demonstration.h"
#include "core/sheets/workbook.h"
#include "tests/support/ui/world.h"
#include "ui/bulletins/bulletin_files.h"
#include "ui/pages/statistics/bulletin_dialog.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/preview/page_view.h"
#include "ui/printing/figures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

using namespace tongdang;

namespace {

struct Desk : World {
    StatisticsPage *page = nullptr;
    explicit Desk(int children, Language language = Language::Chinese)
        : World({[this](UiContext &context) {
              auto made = std::make_unique<StatisticsPage>(context);
              page = made.get();
              return made;
          }}, language) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), children, 3, quiet));
        emit context.dataChanged();
        window->show();
    }
    std::shared_ptr<const TableCatalog> tables() { return std::make_shared<const TableCatalog>(context.ledger().forms(), context.ledger().installedTables()); }
    static bool ready(BulletinDialog &dialog) { return until([&] { return dialog.isReady(); }); }
    QByteArray read(const QString &path) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

QString textOf(const std::vector<paper::Page> &pages) {
    QString out;
    for (const paper::Page &page : pages)
        for (const paper::Text &text : page.texts)
            out += text.text;
    return out;
}

// How many columns the parts have into which tables were broken.
std::vector<int> parts(const std::vector<paper::Page> &pages, Desk &desk, Language language) {
    std::vector<int> out;
    const QString number = desk.messages.text({QStringLiteral("statistics.column_number"), {}, {}}, language);
    for (const paper::Page &page : pages)
        for (const paper::Text &head : page.texts)
            if (head.text == number)
                out.push_back(int(std::count_if(page.texts.begin(), page.texts.end(), [&](const paper::Text &one) { return one.y == head.y; })) - 1);
    return out;
}

}  // namespace

TEST_CASE("the page of statistics opens a bulletin, which is seen and saved in three ways", "[statistics]") {
    Desk desk(40);
    auto *open = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("bulletin"));
    REQUIRE(open);
    open->click();
    auto *dialog = desk.window->findChild<BulletinDialog *>();
    REQUIRE(dialog);
    REQUIRE(Desk::ready(*dialog));
    REQUIRE(dialog->bulletin());
    CHECK(dialog->bulletin()->unit == desk.context.reader().places().fullName(desk.context.ledger().settings().region));   // not what the ledger is called
    CHECK(dialog->pages() >= 2);
    CHECK(dialog->findChild<QComboBox *>(QStringLiteral("bulletinWhich"))->count() == 2);
    const auto &texts = dialog->findChild<PageView *>()->page().texts;
    CHECK(std::any_of(texts.begin(), texts.end(), [](const paper::Text &text) { return text.text.contains(QStringLiteral("季度通报")); }));
    Type type;
    const std::vector<int> widths = parts(bulletinPages(*dialog->bulletin(), type, desk.messages, Language::Chinese), desk, Language::Chinese);
    REQUIRE(widths.size() >= 4);
    CHECK(widths.front() == 10);   // the page takes it whole
    for (const int width : widths)
        CHECK(width > 3);
    for (const char *name : {"a.pdf", "a.xlsx", "a.html"}) {
        const QString path = desk.folder.filePath(QString::fromLatin1(name));
        REQUIRE(saveBulletin(*dialog->bulletin(), path, desk.messages, Language::Chinese).has_value());
        CHECK(desk.read(path).size() > 3000);
    }
    CHECK(desk.read(desk.folder.filePath(QStringLiteral("a.pdf"))).startsWith("%PDF"));
    CHECK(Workbook::open(desk.folder.filePath(QStringLiteral("a.xlsx"))).has_value());
    const QString html = QString::fromUtf8(desk.read(desk.folder.filePath(QStringLiteral("a.html"))));
    CHECK(html.startsWith(u"<!DOCTYPE html>"));
    CHECK(html.count(u"<svg") == 5);
    CHECK(html.count(u"<table>") == 4);
    CHECK_FALSE(html.contains(u"src="));   // nothing outside it
    CHECK_FALSE(html.contains(u"href="));
    CHECK(html.contains(QStringLiteral("农村留守儿童")));
    CHECK(html.count(u'<') == html.count(u'>'));
    const QString path = desk.folder.filePath(QStringLiteral("b"));
    desk.dialogs.files << path;
    dialog->findChild<QPushButton *>(QStringLiteral("bulletinSave"))->click();
    CHECK(QFile::exists(path + QStringLiteral(".pdf")));
}

TEST_CASE("a bulletin follows its day, hides small numbers where asked, and says what it cannot read", "[statistics]") {
    Desk desk(30);
    BulletinDialog dialog(desk.context, desk.tables(), {}, {}, desk.window.get());
    dialog.show();
    REQUIRE(Desk::ready(dialog));
    const double now = dialog.bulletin()->blocks[4].summary.total.values[0];
    auto *date = dialog.findChild<QLineEdit *>(QStringLiteral("bulletinDate"));
    date->setText(QStringLiteral("2001-2-3"));
    emit date->editingFinished();
    REQUIRE(Desk::ready(dialog));
    CHECK(dialog.bulletin()->asOf == QDate(2001, 2, 3));
    CHECK(dialog.bulletin()->blocks[4].summary.total.values[0] < now);
    date->setText(QStringLiteral("someday"));
    emit date->editingFinished();
    CHECK(dialog.findChild<QLabel *>(QStringLiteral("bulletinState"))->isVisible());
    date->clear();
    emit date->editingFinished();
    REQUIRE(Desk::ready(dialog));
    dialog.findChild<QCheckBox *>(QStringLiteral("bulletinHide"))->setChecked(true);
    REQUIRE(Desk::until([&] { return dialog.isReady() && dialog.bulletin() && dialog.bulletin()->hideBelow == 5; }));
    const Summary &summary = dialog.bulletin()->blocks[4].summary;
    for (const SummaryRow &row : summary.rows)
        for (size_t c = 0; c < row.values.size(); ++c)
            CHECK_FALSE((row.values[c] > 0 && row.values[c] < 5));   // not even in what is kept of it
}

TEST_CASE("a wide table goes on paper in parts, headed on every page, and no number is lost", "[printing]") {
    Desk desk(40);
    const auto tables = desk.tables();
    SummaryRequest request;
    request.by = SummaryBy::Village;
    NoProgress quiet;
    for (const Language language : {Language::Chinese, Language::English})
        for (const char *id : {"lbc-later", "health", "exits"}) {
            INFO(id);
            const auto summary = summarize(desk.context.reader(), desk.context.session(), *tables->find(QString::fromLatin1(id)), request, quiet);
            REQUIRE(summary.has_value());
            Type type;
            const std::vector<paper::Page> pages = figuresPages(*summary, type, {desk.messages, language, QStringLiteral("海勃湾区"), true});
            REQUIRE_FALSE(pages.empty());
            const std::vector<int> widths = parts(pages, desk, language);
            REQUIRE_FALSE(widths.empty());
            CHECK(*std::min_element(widths.begin(), widths.end()) * 2 >= *std::max_element(widths.begin(), widths.end()));   // no lone column
            const QString text = textOf(pages);
            for (const TableColumn &column : summary->table->columns)
                CHECK(text.contains(column.no));
            for (const paper::Page &page : pages)
                for (const paper::Text &one : page.texts) {
                    INFO(one.text.toStdString());
                    CHECK(one.x >= 0);
                    CHECK(one.x + type.width(one.text, one.style) <= page.width);
                    CHECK(one.y <= page.height);
                }
            const QString path = desk.folder.filePath(QStringLiteral("t.pdf"));
            CHECK(figuresToPdf(*summary, path, {desk.messages, language, QStringLiteral("海勃湾区"), true}).value() == int(pages.size()));
        }
}
