// The PDF as a reader of PDFs sees it (poppler's tools): words, fonts, ink.
#include "tests/ui/printing/print_support.h"

#include <QDirIterator>
#include <QImage>
#include <QProcess>

#include <csignal>
#include <sys/resource.h>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QByteArray said(const QString &program, const QStringList &args) {
    QProcess process;
    process.start(program, args);
    REQUIRE(process.waitForFinished(60000));
    REQUIRE(process.exitCode() == 0);
    return process.readAllStandardOutput();
}

// Every character that the program's own files can print, and names beyond the first plane.
QString allCharacters() {
    QString all = QStringLiteral("李𬭎䶮√—①②③");
    QDirIterator files(QStringLiteral(":/"), {QStringLiteral("*.csv")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.read(200'000));
    }
    QSet<uint> seen;
    QString out;
    for (const uint c : all.toUcs4())
        if (c > 0x20 && !seen.contains(c) && (c < 0x7F || (c >= 0x3001 && c <= 0x9FFF) || c > 0xFFFF)) {
            seen.insert(c);
            out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
        }
    return out;
}

}  // namespace

TEST_CASE("even lines of a heading break no Latin word that has room", "[printing]") {
    Type type;
    const paper::Style style{8, true, 0};
    for (const auto &[text, word] : {std::pair("Disability grade", "Disability"), std::pair("Household registration kept at home", "registration")}) {
        const QString whole = QString::fromLatin1(text);
        for (double width = type.width(QString::fromLatin1(word), style) + 1; width < 200; width += 3)
            for (const QString &line : type.evenLines(whole, style, width))
                for (const QString &part : line.split(u' '))
                    CHECK(whole.split(u' ').contains(part));
    }
    CHECK(type.evenLines(QStringLiteral("残疾等级和类别"), style, type.width(QStringLiteral("残疾等级和"), style)).size() == 2);
}

TEST_CASE("words of a PDF are found and copied as they were written, and its fonts are embedded in part", "[printing]") {
    PrintedVillage village;
    const QString path = village.directory.filePath(QStringLiteral("登记表.pdf"));
    NoProgress quiet;
    const auto done = printToPdf(*village.ledger, village.ledger->reader(), village.session, path, village.of(village.boy), quiet);
    REQUIRE(done.has_value());
    CHECK(done->pages == 1);
    QString text = QString::fromUtf8(said(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")}));
    text.remove(QRegularExpression(QStringLiteral("\\s")));
    for (const char *word : {"农村留守儿童基本情况登记表", "户籍所在地", "儿童", "李𬭎", "15030220100307501X", "填表人", "√"})
        CHECK(says(text, word));
    const QStringList fonts = QString::fromUtf8(said(QStringLiteral("pdffonts"), {path})).split(u'\n', Qt::SkipEmptyParts).mid(2);
    REQUIRE_FALSE(fonts.isEmpty());
    for (const QString &font : fonts)
        CHECK(font.contains(QRegularExpression(QStringLiteral("^[A-Z]{6}\\+.* yes yes yes "))));
    CHECK(QFileInfo(path).size() < 100'000);
    const auto log = village.ledger->reader().log(village.session, QStringLiteral("print"), {}, 0, 10);
    REQUIRE(log.has_value());
    REQUIRE(log->size() == 1);
    CHECK(log->first().uid == village.boy);
}

TEST_CASE("every character that can be printed leaves ink", "[printing]") {
    const QString characters = allCharacters();
    REQUIRE(characters.size() > 1500);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("all.pdf"));
    Type type;
    auto file = PdfFile::create(path, {}, type);
    REQUIRE(file.has_value());
    constexpr int kAcross = 45, kDown = 60;
    constexpr double kCell = 13, kEdge = 5;
    const QList<uint> codes = characters.toUcs4();
    std::vector<uint> missing;
    for (qsizetype from = 0; from < codes.size(); from += kAcross * kDown) {
        paper::Page page;
        for (qsizetype i = from; i < std::min<qsizetype>(codes.size(), from + kAcross * kDown); ++i) {
            const qsizetype place = i - from;
            page.texts.push_back({kEdge + kCell * double(place % kAcross), kEdge + kCell * double(place / kAcross) + 10, QString::fromUcs4(reinterpret_cast<const char32_t *>(&codes[i]), 1), {11}});
        }
        (*file)->page(std::move(page));
    }
    REQUIRE((*file)->finish().has_value());
    said(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("72"), QStringLiteral("-png"), path, folder.filePath(QStringLiteral("page"))});
    const QStringList pictures = QDir(folder.path()).entryList({QStringLiteral("page*.png")}, QDir::Files, QDir::Name);
    REQUIRE(pictures.size() == (codes.size() + kAcross * kDown - 1) / (kAcross * kDown));
    QImage picture;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const qsizetype place = i % (kAcross * kDown);
        if (place == 0)
            picture = QImage(folder.filePath(pictures[i / (kAcross * kDown)])).convertToFormat(QImage::Format_Grayscale8);
        bool ink = false;
        for (int y = 0; y < int(kCell) && !ink; ++y)
            for (int x = 0; x < int(kCell) && !ink; ++x)
                ink = qGray(picture.pixel(int(kEdge + kCell * double(place % kAcross)) + x, int(kEdge + kCell * double(place / kAcross)) + y)) < 200;
        if (!ink)
            missing.push_back(codes[i]);
    }
    for (const uint code : missing)
        UNSCOPED_INFO(QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1).toStdString());
    CHECK(missing.empty());
}

TEST_CASE("a PDF that finds no room is told in one sentence and leaves nothing, not even in place of an older one", "[printing]") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("空白表.pdf"));
    const FormCatalog forms = FormCatalog::bundled();
    const auto print = [&](const QString &to) { return printBlankToPdf(forms, QStringLiteral("child"), {}, Language::Chinese, to); };
    const auto limited = [&] {
        rlimit before{}, small{};
        getrlimit(RLIMIT_FSIZE, &before);
        small = before;
        small.rlim_cur = 8000;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &small);
        auto outcome = print(path);
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        return outcome;
    };
    const auto full = limited();
    REQUIRE_FALSE(full);
    CHECK(full.error().message.id == u"printing.no_room");
    CHECK(QDir(folder.path()).isEmpty());
    REQUIRE(print(path));
    const qint64 size = QFileInfo(path).size();
    CHECK_FALSE(limited());
    CHECK(QFileInfo(path).size() == size);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{QStringLiteral("空白表.pdf")});
    const auto nowhere = print(folder.filePath(QStringLiteral("gone/a.pdf")));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::File);
}

TEST_CASE("who may not print gets no page", "[printing]") {
    PrintedVillage village;
    Session auditor = village.session;
    auditor.roles = {QStringLiteral("auditor")};
    KeptPages pages;
    const auto outcome = village.print(village.of(village.boy), pages, auditor);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::Denied);
    CHECK(pages.all.empty());
}
