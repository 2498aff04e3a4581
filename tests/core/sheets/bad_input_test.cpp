// Files that are not what they seem: one clear error, bounded work, never a crash.
#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/catch_qt.h"

#include "core/base/message.h"
#include "core/sheets/sheet_writer.h"
#include "core/sheets/xls_records.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace tongdang;
using namespace tongdang::test;

namespace {
QString errorOf(const QByteArray &bytes, const char *name, const SheetLimits &limits = {}) {
    const ReadTable read = readBytes(bytes, QString::fromUtf8(name), limits);
    return read.result ? QStringLiteral("ok") : read.result.error().message.id;
}

QByteArray fixture() {
    QFile file(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/sheets/roster.xls"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray smallWorkbook() {
    return xlsxOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2</v></c></row>", "<si><t>姓名</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
}

// Every cut and many flipped bytes give rows or one known error; what happened is counted so that the test cannot pass by doing nothing.
void disturb(const QByteArray &whole, const QString &name, int flips) {
    const Messages messages;
    int errors = 0, tried = 0;
    const auto check = [&](const QByteArray &bytes) {
        const ReadTable read = readBytes(bytes, name);
        ++tried;
        if (read.result)
            return;
        ++errors;
        if (!messages.knows(read.result.error().message.id))
            FAIL("no sentence for " << read.result.error().message.id.toStdString());
    };
    for (qsizetype size = 0; size < whole.size(); size += 1 + whole.size() / 300)
        check(whole.left(size));
    QRandomGenerator random(71);
    for (int i = 0; i < flips; ++i) {
        QByteArray bytes = whole;
        for (int n = random.bounded(1, 6); n > 0; --n)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        check(bytes);
    }
    CHECK(errors > 10);
    CHECK(errors <= tried);
}
}  // namespace

TEST_CASE("a file is known by its content and not by its name", "[sheets]") {
    CHECK(readBytes(smallWorkbook(), QStringLiteral("a.xls")).result);
    CHECK(readBytes(smallWorkbook(), QStringLiteral("a.csv")).text(0, 0) == QStringLiteral("姓名"));
    CHECK(readBytes(fixture(), QStringLiteral("a.xlsx")).result);
    CHECK(errorOf("hello", "a.txt") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf("hello,world\n", "a.txt") == QStringLiteral("ok"));
    CHECK(errorOf("hello,world\n", "a.xlsx") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf("<html><table><tr><td>1</td></tr></table></html>", "a.xls") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf("<HTML><table>", "a.csv") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf("%PDF-1.7 a,b", "a.csv") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf(QByteArray("\x89PNG\r\n\0\0\0\1,", 11), "a.csv") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(errorOf("a,\xFF\xFF\xFF\n", "a.csv") == QStringLiteral("sheets.unknown_encoding"));
    CHECK(errorOf("", "a.csv") == QStringLiteral("sheets.empty"));
    CHECK(errorOf("", "a.xlsx") == QStringLiteral("sheets.empty"));
    CHECK(errorOf("\r\n\r\n", "a.csv") == QStringLiteral("sheets.empty"));
    CHECK(errorOf(zipOf({{"word/document.xml", "<x/>"}}), "a.xlsx") == QStringLiteral("sheets.not_a_spreadsheet"));
    CHECK(readPath(QStringLiteral("/nowhere/a.xlsx")).result.error().message.id == QStringLiteral("sheets.cannot_read"));
    CHECK(readPath(QDir::tempPath()).result.error().code == ErrorCode::File);
}

TEST_CASE("a password is told", "[sheets]") {
    // MS-OFFCRYPTO: an encrypted .xlsx is an OLE container with the stream EncryptedPackage.
    QByteArray renamed = fixture();
    const auto utf16 = [](const QString &text) { return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); };
    const QByteArray from = utf16(QStringLiteral("Workbook")), to = utf16(QStringLiteral("EncryptedPackage"));
    const qsizetype at = renamed.indexOf(from);
    REQUIRE(at > 0);
    renamed.replace(at, to.size(), to);
    qToLittleEndian<quint16>(static_cast<quint16>(to.size() + 2), renamed.data() + at + 64);
    CHECK(errorOf(renamed, "a.xlsx") == QStringLiteral("sheets.password_protected"));
    // MS-XLS 2.4.117: FILEPASS after the first record.
    QByteArray locked = fixture();
    const qsizetype bof = locked.indexOf(QByteArray("\x09\x08\x10\x00", 4));
    REQUIRE(bof > 0);
    qToLittleEndian<quint16>(0x002F, locked.data() + bof + 20);
    CHECK(errorOf(locked, "a.xls") == QStringLiteral("sheets.password_protected"));
}

TEST_CASE("bombs, entities and endless things are stopped", "[sheets]") {
    SheetLimits limits;
    limits.unpackedBytes = 1'000'000;
    const QByteArray cell = "<row><c t=\"inlineStr\"><is><t>";
    CHECK(errorOf(xlsxOf(cell + QByteArray(900'000, 'a') + "</t></is></c></row>" + QByteArray(200'000, ' ')), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(xlsxOf(QByteArray(60'000'000, ' ')), "a.xlsx") == QStringLiteral("sheets.too_large"));  // packed 1000 : 1
    limits = {};
    limits.cellCharacters = 1000;
    CHECK(errorOf(xlsxOf(cell + QByteArray(4000, 'a') + "</t></is></c></row>"), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(xlsxOf("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>" + QByteArray(4000, 'a') + "</t></si>"), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf("a,\"" + QByteArray(4000, 'a'), "a.csv", limits) == QStringLiteral("sheets.too_large"));
    limits = {};
    limits.sharedStringBytes = 1000;
    CHECK(errorOf(xlsxOf("<row><c t=\"s\"><v>0</v></c></row>", QByteArray("<si/>").repeated(1000)), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    limits = {};
    limits.cells = 10;
    CHECK(errorOf(xlsxOf("<row>" + QByteArray("<c/>").repeated(11) + "</row>"), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf("1,2,3,4,5,6\n1,2,3,4,5,6\n", "a.csv", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(xlsxOf("<row><c r=\"ZZZZ1\"><v>1</v></c></row>"), "a.xlsx") == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(xlsxOf("<row r=\"99999999999999999999\"><c><v>1</v></c></row>"), "a.xlsx") == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(QByteArray(20'000, ','), "a.csv") == QStringLiteral("sheets.too_large"));
    limits = {};
    limits.fileBytes = 10;
    CHECK(errorOf(smallWorkbook(), "a.xlsx", limits) == QStringLiteral("sheets.too_large"));
    CHECK(errorOf(xlsxOf(QByteArray("<a>").repeated(100'000)), "a.xlsx") == QStringLiteral("sheets.damaged"));
    CHECK(errorOf(xlsxOf("<row><c t=\"s\"><v>7</v></c></row>", "<si><t>a</t></si>"), "a.xlsx") == QStringLiteral("sheets.damaged"));
    CHECK(errorOf(zipOf({{"xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><workbook>&b;</workbook>"}}), "a.xlsx") == QStringLiteral("sheets.damaged"));
    CHECK(errorOf(zipOf({{"xl/workbook.xml", "<workbook><sheets/></workbook>"}}), "a.xlsx") == QStringLiteral("sheets.not_a_spreadsheet"));
}

TEST_CASE("an .xls is read with its dates, texts, numbers and several sheets, from a path and from memory", "[sheets]") {
    for (const bool inMemory : {false, true}) {
        auto workbook = inMemory ? Workbook::fromBytes(fixture(), QStringLiteral("roster.xls")) : Workbook::open(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/sheets/roster.xls"));
        REQUIRE(workbook);
        CHECK((*workbook)->format() == QStringLiteral("xls"));
        REQUIRE((*workbook)->sheets().size() == 2);
        CHECK((*workbook)->sheets()[0].name == QStringLiteral("花名册"));
        const ReadTable read = readSheet(**workbook);
        REQUIRE(read.rows.size() == 4);
        CHECK(read.rows[3].number == 5);
        CHECK(read.texts()[2] == QStringList{QStringLiteral("李𬭎"), QStringLiteral("150302201003070019"), QStringLiteral("2010-03-07"), QStringLiteral("6"), QStringLiteral("0.25"), QStringLiteral("2016-07-01 08:30:00"),
                                             QStringLiteral("父母外出\n务工"), QStringLiteral("2016-02-29")});
        CHECK(read.kind(2, 2) == Cell::Kind::Date);
        CHECK(read.rows[3].cells[1].lostDigits());
        CHECK(read.text(3, 1) == QStringLiteral("150302201003070000"));
        CHECK(readSheet(**workbook, 1).text(0, 0) == QStringLiteral("=1+1"));
        CHECK(readSheet(**workbook).rows.size() == 4);
    }
}

TEST_CASE("an .xls tells its merged ranges and hidden sheets", "[sheets]") {
    const QString path = QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/sheets/merged.xls");
    auto workbook = Workbook::open(path);
    REQUIRE(workbook);
    const QList<SheetInfo> sheets = (*workbook)->sheets();
    REQUIRE(sheets.size() == 3);
    CHECK_FALSE(sheets[0].hidden);
    CHECK(sheets[1].hidden);
    CHECK_FALSE(sheets[2].hidden);
    QStringList ranges;
    for (const MergedRange &range : *(*workbook)->merged(0))
        ranges << QStringLiteral("%1:%2 %3:%4").arg(range.firstRow).arg(range.lastRow).arg(range.firstColumn).arg(range.lastColumn);
    ranges.sort();
    CHECK(ranges.join(u'|') == u"1:1 0:6|2:2 4:5|2:3 0:0|2:3 1:1|2:3 2:2|2:3 3:3|2:3 6:6|4:5 1:1|4:5 4:4|4:5 5:5|6:7 1:1");
    CHECK((*workbook)->merged(1)->size() == 1);
    CHECK((*workbook)->merged(2)->isEmpty());
    CHECK((*workbook)->merged(3)->isEmpty());
    CHECK((*workbook)->merged(-1)->isEmpty());

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    const qsizetype sheet = bytes.indexOf(QByteArray("\x85\x00", 2));   // where the first sheet begins: past the end of all
    REQUIRE(sheet > 0);
    qToLittleEndian<quint32>(0x7FFFFFFF, bytes.data() + sheet + 4);
    if (auto astray = Workbook::fromBytes(bytes, QStringLiteral("merged.xls")))
        CHECK((*astray)->merged(0)->isEmpty());
}

TEST_CASE("an .xls tells TRUE and FALSE, typed or worked out", "[sheets]") {
    const ReadTable read = readPath(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/sheets/truths.xls"));   // by LibreOffice: formulas
    REQUIRE(read.result);
    CHECK(read.kind(1, 3) == Cell::Kind::Boolean);
    CHECK(read.text(1, 3) == u"TRUE");
    CHECK(read.text(2, 3) == u"FALSE");
    CHECK(read.text(3, 4) == u"FALSE");
    // As Excel writes them: row 2, column 3, TRUE; and a fault beside it, which is none.
    QByteArray stream;
    const auto record = [&stream](quint16 type, const QByteArray &data) {
        const quint16 head[] = {qToLittleEndian(type), qToLittleEndian(quint16(data.size()))};
        stream += QByteArray(reinterpret_cast<const char *>(head), 4) + data;
    };
    record(0x0085, QByteArray("\x0e\0\0\0\0\0", 6));
    record(0x000A, {});
    record(0x0809, {});
    record(0x0205, QByteArray("\2\0\3\0\0\0\1\0", 8));
    record(0x0205, QByteArray("\2\0\4\0\0\0\7\1", 8));
    record(0x000A, {});
    const auto sheets = sheets::xlsSheets(stream);
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].truths == decltype(sheets[0].truths){{{2, 3}, true}});
}

TEST_CASE("an .xls whose records contradict each other is refused before freexl follows them", "[sheets]") {
    const QByteArray whole = fixture();
    const qsizetype cell = whole.indexOf(QByteArray("\x7e\x02\x0a\x00", 4));  // an RK cell
    REQUIRE(cell > 0);
    QByteArray twice = whole;  // a second DIMENSIONS record amid the cells
    qToLittleEndian<quint16>(0x0200, twice.data() + cell);
    CHECK(errorOf(twice, "a.xls") == QStringLiteral("sheets.damaged"));
    QByteArray shifted = whole;
    qToLittleEndian<quint16>(0x7900, shifted.data() + cell + 2);
    CHECK(errorOf(shifted, "a.xls") == QStringLiteral("sheets.damaged"));
    QByteArray wide = whole;
    qToLittleEndian<quint16>(0x4000, wide.data() + cell + 6);
    CHECK(errorOf(wide, "a.xls") == QStringLiteral("sheets.damaged"));
}

TEST_CASE("any cut and any flipped byte of a workbook gives rows or one error", "[sheets]") {
    disturb(smallWorkbook(), QStringLiteral("a.xlsx"), 400);
    disturb(fixture(), QStringLiteral("a.xls"), 400);
}

TEST_CASE("a folder that takes no file, a wrong ending and a full disk leave nothing behind", "[sheets]") {
    CHECK(SheetWriter::create(QStringLiteral("/nowhere/at/all/a.xlsx")).error().message.id == QStringLiteral("sheets.cannot_write"));
    CHECK(SheetWriter::create(QStringLiteral("/nowhere/at/all/a.csv")).error().code == ErrorCode::File);
    CHECK(SheetWriter::create(QStringLiteral("/tmp/a.ods")).error().message.id == QStringLiteral("sheets.unknown_ending"));
    QTemporaryDir folder;
    // A limit on file size stands for the full disk: a write fails in the middle.
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const char *name : {"a.xlsx", "a.csv"})
        for (const SheetMemory memory : {SheetMemory::Constant, SheetMemory::Small})
            for (const rlim_t bytes : {rlim_t{10'000}, rlim_t{300'000}}) {
                const QString path = folder.filePath(QLatin1String(name));
                QFile old(path);
                REQUIRE(old.open(QIODevice::WriteOnly));
                old.write("old");
                old.close();
                auto writer = SheetWriter::create(path, SheetEncoding::Utf8Bom, memory);
                REQUIRE(writer);
                const rlimit small{bytes, before.rlim_max};
                setrlimit(RLIMIT_FSIZE, &small);
                for (int row = 0; row < 20'000; ++row)
                    (*writer)->row({OutCell{QString(QStringLiteral("孩子") + QString::number(row * 7919 % 100'003)), {}, {}}, OutCell{qint64(row * 31), {}, {}}});
                const auto finished = (*writer)->finish();
                writer->reset();
                setrlimit(RLIMIT_FSIZE, &before);
                INFO(name << ' ' << bytes);
                REQUIRE_FALSE(finished);
                CHECK(finished.error().message.id == QStringLiteral("sheets.cannot_write"));
                CHECK_FALSE(finished.error().detail.isEmpty());
                CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{QLatin1String(name)});
                REQUIRE(old.open(QIODevice::ReadOnly));
                CHECK(old.readAll() == "old");
                old.close();
                old.remove();
            }
    std::signal(SIGXFSZ, handler);
}

TEST_CASE("a writer given up leaves nothing, and what does not fit an .xlsx is said", "[sheets]") {
    QTemporaryDir folder;
    for (const char *name : {"a.xlsx", "a.csv"}) {
        auto writer = SheetWriter::create(folder.filePath(QLatin1String(name)));
        REQUIRE(writer);
        (*writer)->row({OutCell{QStringLiteral("x"), {}, {}}});
    }
    CHECK(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    auto writer = SheetWriter::create(folder.filePath(QStringLiteral("long.xlsx")));
    REQUIRE(writer);
    (*writer)->row({OutCell{QString(32'768, u'长'), {}, {}}});
    CHECK((*writer)->finish().error().message.id == QStringLiteral("sheets.text_too_long"));
    writer->reset();
    CHECK(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}
