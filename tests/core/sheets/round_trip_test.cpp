// Written and read back is the same, whatever the cells hold.
#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/catch_qt.h"

#include "core/sheets/sheet_writer.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace tongdang;
using namespace tongdang::test;

namespace {
QString randomText(QRandomGenerator &random) {
    static const QStringList pieces = {QStringLiteral("张"), QStringLiteral("留守儿童"), QStringLiteral("𬭎"), QStringLiteral("䶮·"), QStringLiteral("\""), QStringLiteral("\n"), QStringLiteral("\r\n"), QStringLiteral("="),
                                       QStringLiteral("+86"), QStringLiteral("-"), QStringLiteral("@"), QStringLiteral(" "), QStringLiteral("'"), QStringLiteral("150302199901010012"), QStringLiteral(","), QStringLiteral(";"),
                                       QStringLiteral("\t"), QStringLiteral("_x000D_"), QStringLiteral("_x"), QStringLiteral("<a&b>"), QStringLiteral("1e5"), QStringLiteral("　"), QStringLiteral("=\"7\""), QStringLiteral("\r")};
    QString text;
    for (int n = random.bounded(5); n >= 0; --n)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

Table randomTable(QRandomGenerator &random) {
    Table table;
    for (int r = random.bounded(1, 12); r > 0; --r) {
        QStringList row;
        for (int c = random.bounded(1, 8); c > 0; --c)
            row << (random.bounded(4) == 0 && c > 1 ? QString() : randomText(random));
        table << row;
    }
    return table;
}

Result<void> writeTable(const QString &path, const Table &table, SheetEncoding encoding, SheetMemory memory) {
    auto writer = SheetWriter::create(path, encoding, memory);
    if (!writer)
        return writer.error();
    (*writer)->beginSheet(QStringLiteral("表"));
    for (const QStringList &texts : table) {
        QList<OutCell> row;
        for (const QString &text : texts)
            row << OutCell{text, {}, {}};
        (*writer)->row(row);
    }
    return (*writer)->finish();
}
}  // namespace

TEST_CASE("any table of texts written as xlsx or csv and read back is the same", "[sheets]") {
    QTemporaryDir folder;
    QRandomGenerator random(20160209);
    for (int round = 0; round < 60; ++round) {
        const Table table = randomTable(random);
        struct Way {
            const char *ending;
            SheetEncoding encoding;
            SheetMemory memory;
        };
        for (const Way &way : {Way{".xlsx", SheetEncoding::Utf8Bom, SheetMemory::Constant}, Way{".xlsx", SheetEncoding::Utf8Bom, SheetMemory::Small}, Way{".csv", SheetEncoding::Utf8Bom, SheetMemory::Constant},
                               Way{".csv", SheetEncoding::Gb18030, SheetMemory::Constant}}) {
            const QString path = folder.filePath(QStringLiteral("往返") + QLatin1String(way.ending));
            REQUIRE(writeTable(path, table, way.encoding, way.memory));
            const ReadTable read = readPath(path);
            REQUIRE(read.result);
            REQUIRE(read.texts() == table);
        }
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 2);  // nothing half-made is left beside
}

TEST_CASE("an ID number stays text, numbers stay numbers, and a long whole number becomes text", "[sheets]") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    auto writer = SheetWriter::create(path);
    REQUIRE(writer);
    (*writer)->row({OutCell{QStringLiteral("150302199901010012"), {}, {}}, OutCell{qint64(12), {}, {}}, OutCell{2.5, {}, {}}, OutCell{qint64(150302199901010012), {}, {}}, OutCell{qint64(7), QStringLiteral("SUM(B1:B1)"), {}}});
    REQUIRE((*writer)->finish());
    const ReadTable read = readPath(path);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.texts()[0] == QStringList{QStringLiteral("150302199901010012"), QStringLiteral("12"), QStringLiteral("2.5"), QStringLiteral("150302199901010012"), QStringLiteral("7")});
    CHECK(read.kind(0, 0) == Cell::Kind::Text);
    CHECK(read.kind(0, 1) == Cell::Kind::Number);
    CHECK(read.kind(0, 3) == Cell::Kind::Text);
    CHECK(read.kind(0, 4) == Cell::Kind::Number);
}

TEST_CASE("merged headings of several rows are written in either memory mode", "[sheets]") {
    QTemporaryDir folder;
    for (const SheetMemory memory : {SheetMemory::Constant, SheetMemory::Small}) {
        const QString path = folder.filePath(QStringLiteral("m.xlsx"));
        auto writer = SheetWriter::create(path, SheetEncoding::Utf8Bom, memory);
        REQUIRE(writer);
        SheetWriter &out = **writer;
        CellStyle head;
        head.bold = head.border = head.center = true;
        head.size = 16;
        out.beginSheet(QStringLiteral("统计/表[1]"));
        out.columnWidths({12, 8, 8});
        out.landscapeA4(3);
        out.freeze(3, 1);
        out.merge(0, 0, 0, 2, {QStringLiteral("标题"), {}, head});
        out.merge(1, 0, 2, 0, {QStringLiteral("单位"), {}, head});
        out.merge(1, 1, 1, 2, {QStringLiteral("人数"), {}, head});
        out.row({}, 30);
        out.row({});
        out.row({OutCell{}, OutCell{QStringLiteral("男"), {}, head}, OutCell{QStringLiteral("女"), {}, head}});
        out.row({OutCell{QStringLiteral("海勃湾区"), {}, {}}, OutCell{qint64(3), {}, {}}, OutCell{qint64(4), {}, {}}});
        out.beginSheet(QStringLiteral("统计/表[1]"));
        out.row({OutCell{QStringLiteral("二"), {}, {}}});
        REQUIRE(out.finish());
        auto workbook = Workbook::open(path);
        REQUIRE(workbook);
        REQUIRE((*workbook)->sheets().size() == 2);
        CHECK((*workbook)->sheets()[0].name == QStringLiteral("统计 表 1"));
        CHECK((*workbook)->sheets()[1].name == QStringLiteral("统计 表 1 (2)"));
        const QList<MergedRange> merged = *(*workbook)->merged(0);
        REQUIRE(merged.size() == 3);
        CHECK(merged[1].firstRow == 2);
        CHECK(merged[1].lastRow == 3);
        CHECK(merged[1].lastColumn == 0);
        const Table texts = readSheet(**workbook).texts();
        REQUIRE(texts.size() == 4);
        CHECK(texts[0] == QStringList{QStringLiteral("标题")});
        CHECK(texts[1] == QStringList{QStringLiteral("单位"), QStringLiteral("人数")});
        CHECK(texts[2] == QStringList{QString(), QStringLiteral("男"), QStringLiteral("女")});
        CHECK(texts[3] == QStringList{QStringLiteral("海勃湾区"), QStringLiteral("3"), QStringLiteral("4")});
    }
}
