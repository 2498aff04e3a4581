// Photos and scans in the window: attached to an answer, dropped, pasted, looked at, given out.
#include "child_desk.h"

#include "ui/files/file_viewer.h"
#include "ui/files/form_files.h"
#include "ui/files/pages.h"
#include "ui/files/thumbnail.h"
#include "ui/pages/child/record_panel.h"

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>

using namespace tongdang;

namespace {

// A photo as a phone makes it when it is held upright: 60 × 30 px, to be turned by a quarter.
QByteArray turnedPhoto() {
    QImage image(60, 30, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    const QByteArray tiff = QByteArray::fromHex("4d4d002a00000008" "0001" "01120003000000010006" "0000" "00000000");
    QByteArray exif = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray segment = QByteArray::fromHex("ffe1");
    segment += char((exif.size() + 2) >> 8);
    segment += char((exif.size() + 2) & 0xff);
    return jpeg.left(2) + segment + exif + jpeg.mid(2);
}

QByteArray twoPages() {
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(100, 100, QStringLiteral("1"));
    writer.newPage();
    painter.drawText(100, 100, QStringLiteral("2"));
    painter.end();
    return pdf;
}

struct FilesDesk : ChildDesk {
    Uid child = addChild(QStringLiteral("王小明"));
    FilesDesk() { REQUIRE(page->open(child)); }
    QString write(const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
        return file.fileName();
    }
    FieldEditor &photo() { return *page->form()->editor(QStringLiteral("photo")); }
    QByteArray kept(const QString &uid) { return context.ledger().attachment(context.session(), Uid::fromText(uid), 1 << 20).value(); }
};

}  // namespace

TEST_CASE("a child's photo is attached with the keyboard, kept encrypted and shown at the head of the file", "[child][files]") {
    FilesDesk desk;
    const QString file = desk.write(QStringLiteral("王小明.jpg"), turnedPhoto());
    REQUIRE(desk.page->form()->focusField(QStringLiteral("photo")));
    desk.dialogs.files << file;
    desk.key(Qt::Key_Space);
    const QString uid = desk.photo().value();
    REQUIRE_FALSE(uid.isEmpty());
    REQUIRE(QFile::remove(file));                            // the card is pulled out
    CHECK(desk.page->form()->isModified());
    REQUIRE(desk.page->saveNow());
    CHECK(desk.record(desk.child).answers.value(QStringLiteral("photo")) == uid);
    CHECK(desk.kept(uid) == turnedPhoto());
    auto *head = desk.page->widget()->findChild<QLabel *>(QStringLiteral("child_photo"));
    REQUIRE(head->isVisible());
    const QPixmap shown = head->pixmap(Qt::ReturnByValue);
    CHECK(shown.height() > shown.width());                   // upright

    // Another one takes its place; the first is out of the list, and one undo brings it back.
    desk.dialogs.files << desk.write(QStringLiteral("b.jpg"), turnedPhoto() + "x");
    REQUIRE(desk.page->form()->focusField(QStringLiteral("photo")));
    desk.key(Qt::Key_Space);
    REQUIRE(desk.page->saveNow());
    CHECK(desk.linked("attachment").size() == 1);
    CHECK(desk.record(Uid::fromText(uid)).state == RecordState::Withdrawn);
    REQUIRE(desk.click("toastUndo"));
    REQUIRE(desk.idle());                                    // a job: what is read before its end is what stood before
    CHECK(desk.record(desk.child).answers.value(QStringLiteral("photo")) == uid);
    CHECK(desk.record(Uid::fromText(uid)).state == RecordState::Active);
}

TEST_CASE("a picture is pasted, a text is refused, Delete takes a photo off", "[child][files]") {
    FilesDesk desk;
    REQUIRE(desk.page->form()->focusField(QStringLiteral("photo")));
    desk.dialogs.files << desk.write(QStringLiteral("note.jpg"), "no picture");
    desk.key(Qt::Key_Space);
    CHECK(desk.dialogs.errors.size() == 1);
    CHECK(desk.photo().value().isEmpty());
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QApplication::clipboard()->setImage(image);
    desk.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE_FALSE(desk.photo().value().isEmpty());
    desk.key(Qt::Key_Delete);
    CHECK(desk.photo().value().isEmpty());
    desk.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(desk.page->saveNow());
    CHECK(desk.linked("attachment").size() == 1);            // what was taken off before the save never was
}

TEST_CASE("a photo of 200 MB is refused in one sentence, and the form stays as it was", "[child][files]") {
    FilesDesk desk;
    REQUIRE(desk.page->form()->focusField(QStringLiteral("photo")));
    const QString file = desk.write(QStringLiteral("huge.jpg"), turnedPhoto());
    REQUIRE(QFile::resize(file, 200 << 20));                // what follows the photo weighs nothing on the disk
    desk.dialogs.files << file;
    desk.key(Qt::Key_Space);
    REQUIRE(desk.idle());
    REQUIRE(desk.dialogs.errors.size() == 1);
    CHECK(desk.dialogs.errors.front().contains(QStringLiteral("20")));
    CHECK(desk.photo().value().isEmpty());
    CHECK_FALSE(desk.page->form()->isModified());
}

TEST_CASE("a photo larger than its question wants is made smaller on attaching, upright and without the camera's notes", "[child][files]") {
    FilesDesk desk;
    const Form &form = desk.page->form()->form();
    Field question = *form.find(QStringLiteral("photo"));
    CHECK(mostPixels(question) == 1024);                     // a photo on paper needs no more
    CHECK(mostPixels(*desk.context.ledger().forms().find(QStringLiteral("visit"))->find(QStringLiteral("photo"))) == 2048);
    question.parameters = QStringLiteral("max-pixels=32");
    FormFiles files(desk.context, desk.page->widget());
    QString uid;
    const auto take = [&](const QString &name, const QByteArray &content) {
        uid.clear();
        files.take(desk.window.get(), form, question, desk.write(name, content), [&](const QString &taken) { uid = taken; });
    };
    take(QStringLiteral("大门.jpeg"), turnedPhoto());
    REQUIRE_FALSE(uid.isEmpty());
    const QByteArray small = files.content(uid, 1 << 20).value();
    CHECK(QImage::fromData(small).size() == QSize(16, 32));
    CHECK_FALSE(small.contains("Exif"));
    CHECK(files.facts(uid)->name == QStringLiteral("大门.jpg"));
    CHECK(files.facts(uid)->mediaType == QStringLiteral("image/jpeg"));
    QImage clear(64, 8, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    clear.save(&buffer, "PNG");
    take(QStringLiteral("seal.png"), png);
    CHECK(QImage::fromData(files.content(uid, 1 << 20).value()).size() == QSize(32, 4));
    CHECK(files.facts(uid)->mediaType == QStringLiteral("image/png"));
    take(QStringLiteral("note.jpg"), "no picture");
    CHECK(uid.isEmpty());
    CHECK(desk.dialogs.errors.size() == 1);
    question.parameters = QStringLiteral("max-pixels=60");
    take(QStringLiteral("as it is.jpg"), turnedPhoto());
    CHECK(files.content(uid, 1 << 20).value() == turnedPhoto());
}

TEST_CASE("a photo that is not saved yet is in the draft", "[child][files]") {
    FilesDesk desk;
    REQUIRE(desk.page->form()->focusField(QStringLiteral("photo")));
    desk.dialogs.files << desk.write(QStringLiteral("a.jpg"), turnedPhoto());
    desk.key(Qt::Key_Space);
    const QString uid = desk.photo().value();
    desk.page->keepDraft();
    const Uid other = desk.addChild(QStringLiteral("李红"));
    desk.dialogs.leaves << Dialogs::Leave::Stay;
    CHECK_FALSE(desk.page->open(other));
    const QList<Draft> drafts = desk.drafts();
    REQUIRE(drafts.size() == 1);
    desk.page->form()->setRecord(desk.record(desk.child));   // as after a crash
    CHECK(desk.photo().value().isEmpty());
    desk.page->form()->restore(drafts.front().values);
    CHECK(desk.photo().value() == uid);
    REQUIRE(desk.page->saveNow());
    CHECK(desk.kept(uid) == turnedPhoto());
}

TEST_CASE("all files of a child's records stand in one tab, and a copy is an export with its purpose", "[child][files]") {
    FilesDesk desk;
    const auto attached = desk.context.ledger().attach(desk.context.session(), desk.child, desk.write(QStringLiteral("家访.mp4"), "video"), {});
    REQUIRE(attached);
    desk.look("attachments");
    auto *list = desk.page->widget()->findChild<QListWidget *>(QStringLiteral("attachments"));
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->text().contains(QStringLiteral("家访.mp4")));
    list->setCurrentRow(0);
    const QString copy = desk.folder.filePath(QStringLiteral("copy.mp4"));
    desk.dialogs.texts << QString() << QStringLiteral("交司法部门");
    desk.dialogs.files << copy;
    auto *out = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("export_attachment"));
    out->click();
    CHECK_FALSE(QFile::exists(copy));                        // no purpose, no copy
    out->click();
    REQUIRE(desk.idle());
    REQUIRE(desk.until([&] { return QFile::exists(copy); }));
    CHECK(desk.context.reader().log(desk.context.session(), QStringLiteral("export"), {}, 0, 10)->size() == 1);
}

TEST_CASE("a photo's buttons have room, and what it is called, whose it is and what it answers fit below it, in English and at every zoom", "[child][files]") {
    FilesDesk desk;
    REQUIRE(desk.context.ledger().attach(desk.context.session(), desk.child, desk.write(QStringLiteral("the house door seen from the lane, winter 2026 (2).jpg"), turnedPhoto()), QStringLiteral("photo")));
    desk.context.setLanguage(Language::English);
    for (const int zoom : {100, 200}) {
        desk.theme.setZoom(zoom);
        REQUIRE(desk.page->open(desk.child));
        QApplication::processEvents();
        for (const QPushButton *button : desk.photo().findChildren<QPushButton *>()) {
            INFO(button->text().toStdString());
            CHECK(button->width() >= button->sizeHint().width());
        }
        desk.look("attachments");
        auto *list = desk.page->widget()->findChild<QListWidget *>(QStringLiteral("attachments"));
        REQUIRE(list->count() == 1);
        const QListWidgetItem &item = *list->item(0);
        INFO(item.text().toStdString());
        const QSize needed = list->fontMetrics().size(0, item.text());
        CHECK(item.text().count(u'\n') == 2);
        CHECK(item.text().endsWith(QStringLiteral(".jpg\nChild\nPhoto")));
        CHECK(needed.width() < list->gridSize().width());
        CHECK(needed.height() + list->iconSize().height() < list->gridSize().height());
        CHECK(item.toolTip().contains(QStringLiteral("seen from the lane")));
    }
    desk.theme.setZoom(100);
}

TEST_CASE("photos and scans are looked at inside the program", "[child][files]") {
    FilesDesk desk;
    CHECK(readPicture(turnedPhoto(), 100).size() == QSize(30, 60));
    CHECK(readPicture("no picture", 100).isNull());
    CHECK(Pages(twoPages()).count() == 2);
    CHECK(Pages("%PDF-1.4 broken").count() == 0);

    FileViewer scan(desk.context, {QStringLiteral("scan.pdf"), QStringLiteral("application/pdf"), 1000}, twoPages(), {}, desk.window.get());
    scan.show();
    QApplication::setActiveWindow(&scan);
    CHECK(scan.pageCount() == 2);
    CHECK(scan.shownSize().height() > scan.height() / 2);      // the whole page, as large as there is room
    QTest::keyClick(&scan, Qt::Key_PageDown);
    CHECK(scan.page() == 1);
    QTest::keyClick(&scan, Qt::Key_PageDown);
    CHECK(scan.page() == 1);
    const QSize before = scan.shownSize();
    QTest::keyClick(&scan, Qt::Key_Plus);
    CHECK(scan.shownSize().height() > before.height());
    QTest::keyClick(&scan, Qt::Key_0);
    QTest::keyClick(&scan, Qt::Key_R);
    CHECK(scan.shownSize().width() > scan.shownSize().height());

    FileViewer broken(desk.context, {QStringLiteral("scan.pdf"), QStringLiteral("application/pdf"), 1000}, QByteArray("%PDF-1.4 broken"), {}, desk.window.get());
    CHECK(broken.pageCount() == 0);
    FileViewer video(desk.context, {QStringLiteral("家访.mp4"), QStringLiteral("video/mp4"), qint64(2) << 30}, QByteArray(), {}, desk.window.get());
    CHECK(video.pageCount() == 0);
    const auto words = video.findChildren<QLabel *>();
    CHECK(std::any_of(words.begin(), words.end(), [](const QLabel *one) { return one->text() == FileViewer::tr("Recordings and videos are kept encrypted and not played here; a copy leaves only by an export, which the log keeps."); }));
}
