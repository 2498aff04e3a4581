// The preview: what is chosen comes out; PDFs are whole or told about; no printer is no reason to fall over.
#include "tests/ui/child/child_desk.h"
#include "ui/preview/page_painter.h"
#include "ui/preview/page_view.h"
#include "ui/preview/print_preview.h"

#include <QComboBox>
#include <QLabel>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSpinBox>
#include <QToolButton>

using namespace tongdang;

namespace {

struct PreviewDesk : ChildDesk {
    Uid child;
    PreviewDesk() { child = addChild(QStringLiteral("李𬭎")); }
    // Opens the preview and works in it once its pages are there.
    void inPreview(const PrintOffer &offer, const std::function<void(PrintPreview &)> &work) {
        PrintPreview preview(context, offer, window.get());
        preview.show();
        QApplication::setActiveWindow(&preview);
        REQUIRE(ready(preview));
        work(preview);
    }
    static bool ready(PrintPreview &preview) { return until([&] { return preview.isReady(); }); }
    PrintOffer ofChild() const {
        PrintOffer offer;
        offer.form = QStringLiteral("child");
        offer.uids = {child};
        return offer;
    }
    qsizetype prints() { return context.reader().log(context.session(), QStringLiteral("print"), {}, 0, 100).value().size(); }
};

template <typename Widget> Widget &in(PrintPreview &preview, const char *name) {
    auto *found = preview.findChild<Widget *>(QLatin1String(name));
    REQUIRE(found);
    return *found;
}

void choose(PrintPreview &preview, const QString &kind) {
    auto &kinds = in<QComboBox>(preview, "printKind");
    const int at = kinds.findData(kind);
    REQUIRE(at >= 0);
    kinds.setCurrentIndex(at);
    REQUIRE(PreviewDesk::ready(preview));
}

}  // namespace

TEST_CASE("pages are named by their numbers", "[printing]") {
    CHECK(pageRange(QString(), 3).value() == QList<int>{0, 1, 2});
    CHECK(pageRange(QStringLiteral("1-2，5"), 5).value() == QList<int>{0, 1, 4});
    CHECK(pageRange(QStringLiteral("3、1"), 3).value() == QList<int>{0, 2});
    for (const char *wrong : {"0", "4", "2-1", "a", "1-", "1-9", "-1"})
        CHECK_FALSE(pageRange(QString::fromLatin1(wrong), 3));
}

TEST_CASE("the preview shows the sheet and saves it as a PDF, logged", "[printing]") {
    PreviewDesk desk;
    const QString path = desk.folder.filePath(QStringLiteral("a.pdf"));
    desk.inPreview(desk.ofChild(), [&](PrintPreview &preview) {
        CHECK(preview.pages() == 1);
        const auto &texts = in<PageView>(preview, "pageView").page().texts;
        CHECK(std::any_of(texts.begin(), texts.end(), [](const paper::Text &text) { return text.text == QStringLiteral("李𬭎"); }));
        desk.dialogs.files << path;
        in<QPushButton>(preview, "printPdf").click();
        CHECK_FALSE(preview.isVisible());
    });
    CHECK(QFileInfo(path).size() > 10'000);
    CHECK(desk.prints() == 1);
}

TEST_CASE("another kind, some parts and some pages are printed as they are chosen", "[printing]") {
    PreviewDesk desk;
    const QString path = desk.folder.filePath(QStringLiteral("a.pdf"));
    desk.inPreview(desk.ofChild(), [&](PrintPreview &preview) {
        auto &parts = in<QToolButton>(preview, "printParts");
        CHECK_FALSE(parts.isVisible());
        choose(preview, QStringLiteral("dossier"));
        REQUIRE(parts.isVisible());
        const auto has = [&](const char *word) {
            const auto &texts = in<PageView>(preview, "pageView").page().texts;
            return std::any_of(texts.begin(), texts.end(), [&](const paper::Text &text) { return text.text == QString::fromUtf8(word); });
        };
        CHECK(has("入户随访"));
        for (QAction *part : parts.menu()->actions())
            if (part->data() == QStringLiteral("visits"))
                part->trigger();
        REQUIRE(desk.ready(preview));
        CHECK_FALSE(has("入户随访"));
        in<QLineEdit>(preview, "printRange").setText(QStringLiteral("7"));
        CHECK_FALSE(in<QPushButton>(preview, "printPdf").isEnabled());
        CHECK(in<QLabel>(preview, "printState").isVisible());
        in<QLineEdit>(preview, "printRange").setText(QStringLiteral("1"));
        CHECK(in<QPushButton>(preview, "printPdf").isEnabled());
        for (const int zoom : {1, 2, 7, 0})
            in<QComboBox>(preview, "printZoom").setCurrentIndex(zoom);
        preview.grab();
    });
    CHECK(desk.prints() == 0);
    CHECK_FALSE(QFileInfo::exists(path));
}

TEST_CASE("a list is printed as a whole or as it is selected, and blanks beside it", "[printing]") {
    PreviewDesk desk;
    for (int i = 0; i < 4; ++i)
        desk.addChild(QStringLiteral("王小%1").arg(i));
    PrintOffer offer;
    offer.form = QStringLiteral("child");
    offer.shown = desk.context.reader().ids(desk.context.session(), {}).value();
    REQUIRE(offer.shown.size() == 5);
    offer.selected = {offer.shown[0], offer.shown[1]};
    offer.blanks = true;
    desk.inPreview(offer, [&](PrintPreview &preview) {
        CHECK(preview.pages() == 2);
        in<QComboBox>(preview, "printWhich").setCurrentIndex(1);
        REQUIRE(desk.ready(preview));
        CHECK(preview.pages() == 5);
        in<QSpinBox>(preview, "printPage").setValue(5);
        choose(preview, QStringLiteral("roster"));
        CHECK(preview.pages() == 1);
        choose(preview, QStringLiteral("blank:visit"));
        CHECK(preview.pages() >= 1);
        desk.dialogs.files << desk.folder.filePath(QStringLiteral("blank.pdf"));
        in<QPushButton>(preview, "printPdf").click();
    });
    CHECK(QFileInfo(desk.folder.filePath(QStringLiteral("blank.pdf"))).size() > 0);
    CHECK(desk.prints() == 0);      // nobody's data is on it
}

TEST_CASE("without a printer, with one that is gone, or nowhere to write, one sentence is said", "[printing]") {
    PreviewDesk desk;
    desk.inPreview(desk.ofChild(), [&](PrintPreview &preview) {
        if (QPrinterInfo::availablePrinters().isEmpty()) {
            CHECK_FALSE(in<QPushButton>(preview, "printGo").isEnabled());
            CHECK_FALSE(in<QComboBox>(preview, "printPrinter").isEnabled());
        }
        auto &printers = in<QComboBox>(preview, "printPrinter");
        printers.addItem(QStringLiteral("Gone"), QStringLiteral("no_such_printer"));
        printers.setEnabled(true);
        printers.setCurrentIndex(printers.count() - 1);
        in<QLineEdit>(preview, "printRange").setText(QStringLiteral("1"));
        REQUIRE(in<QPushButton>(preview, "printGo").isEnabled());
        in<QPushButton>(preview, "printGo").click();
        CHECK(desk.dialogs.errors.size() == 1);
        desk.dialogs.files << desk.folder.filePath(QStringLiteral("gone/a.pdf"));
        in<QPushButton>(preview, "printPdf").click();
        CHECK(desk.dialogs.errors.size() == 2);
        CHECK(preview.isVisible());
    });
}

TEST_CASE("pages reach a printer as they were laid out", "[printing]") {
    PreviewDesk desk;
    desk.inPreview(desk.ofChild(), [&](PrintPreview &preview) {
        const QString path = desk.folder.filePath(QStringLiteral("printer.pdf"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        paper::Page landscape = in<PageView>(preview, "pageView").page();
        std::swap(landscape.width, landscape.height);
        CHECK(paintPages(printer, {in<PageView>(preview, "pageView").page(), landscape}, {0, 1}));
        CHECK(QFileInfo(path).size() > 0);
        QPrinter nowhere(QPrinter::HighResolution);
        nowhere.setOutputFormat(QPrinter::PdfFormat);
        nowhere.setOutputFileName(desk.folder.filePath(QStringLiteral("gone/printer.pdf")));
        CHECK_FALSE(paintPages(nowhere, {landscape}, {0}));
    });
}

TEST_CASE("Ctrl+P prints the child on the page", "[printing]") {
    PreviewDesk desk;
    REQUIRE(desk.page->open(desk.child));
    bool shown = false;
    QTimer::singleShot(0, desk.window.get(), [&] {
        auto *preview = qobject_cast<PrintPreview *>(QApplication::activeModalWidget());
        shown = preview != nullptr;
        if (preview && PreviewDesk::ready(*preview)) {
            CHECK(preview->pages() == 1);
            preview->reject();
        }
    });
    auto *button = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("print_child"));
    REQUIRE(button);
    CHECK(button->isEnabled());
    QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
    CHECK(shown);
}
