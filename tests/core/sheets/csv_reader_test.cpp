#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/catch_qt.h"

#include "core/sheets/csv_reader.h"

#include <QStringEncoder>

using namespace tongdang;
using namespace tongdang::test;

namespace {
const QString kName = QStringLiteral("名册.csv");
QByteArray utf16(const QString &text, QStringConverter::Encoding encoding, bool mark) {
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(text);
}
}  // namespace

TEST_CASE("a table is the same in every encoding", "[sheets]") {
    const QString text = QStringLiteral("姓名,身份证号\r\n张三,150302201003070019\r\n李四,\"甲,\"\"乙\"\"\n丙\"\r\n");
    const Table expected{{QStringLiteral("姓名"), QStringLiteral("身份证号")}, {QStringLiteral("张三"), QStringLiteral("150302201003070019")}, {QStringLiteral("李四"), QStringLiteral("甲,\"乙\"\n丙")}};
    const QByteArray gb = "\xD0\xD5\xC3\xFB,\xC9\xED\xB7\xDD\xD6\xA4\xBA\xC5\r\n\xD5\xC5\xC8\xFD,150302201003070019\r\n\xC0\xEE\xCB\xC4,\"\xBC\xD7,\"\"\xD2\xD2\"\"\n\xB1\xFB\"\r\n";
    for (const QByteArray &bytes : {text.toUtf8(), QByteArray("\xEF\xBB\xBF" + text.toUtf8()), utf16(text, QStringConverter::Utf16LE, true), utf16(text, QStringConverter::Utf16BE, true), utf16(text, QStringConverter::Utf16LE, false),
                                    utf16(text, QStringConverter::Utf16BE, false), gb}) {
        const ReadTable read = readBytes(bytes, kName);
        CHECK(read.result);
        CHECK(read.texts() == expected);
    }
}

TEST_CASE("the separator is found, quoted or not, stated or not", "[sheets]") {
    const Table expected{{QStringLiteral("a"), QStringLiteral("1,5")}, {QStringLiteral("b"), QStringLiteral("2,5")}};
    for (const char *text : {"a;1,5\nb;2,5\n", "a\t1,5\r\nb\t2,5", "a,\"1,5\"\rb,\"2,5\"\r", "\"a\";\"1,5\"\n\"b\";\"2,5\"", "sep=;\na;1,5\nb;2,5"})
        CHECK(readBytes(text, kName).texts() == expected);
    CHECK(readBytes("甲\n乙\n", kName).texts() == Table{{QStringLiteral("甲")}, {QStringLiteral("乙")}});
}

TEST_CASE("guards that keep a text from being a formula or number come off, once", "[sheets]") {
    CHECK(readBytes("=\"150302201003070019\",'=1+1,'-5,-5,''x,'abc,\"=\"\"001\"\"\",=1+1\n", kName).texts()
          == Table{{QStringLiteral("150302201003070019"), QStringLiteral("=1+1"), QStringLiteral("-5"), QStringLiteral("-5"), QStringLiteral("''x"), QStringLiteral("'abc"), QStringLiteral("001"), QStringLiteral("=1+1")}});
    for (const char *text : {"=x", "'=x", "''@", "+86", "\tx", "\rx", "'", "''", "=\"7\"", "'=\"7\"", "x=", ""})
        CHECK(sheets::unguardedCsvText(sheets::guardedCsvText(QString::fromUtf8(text))) == QString::fromUtf8(text));
}

TEST_CASE("rows are numbered as a spreadsheet numbers them, empty ones are passed over", "[sheets]") {
    const ReadTable read = readBytes("a,b\n\n,,\nc,,d,,\n\"\"\nx", kName);
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[1].number == 4);
    CHECK(read.rows[2].number == 6);
    CHECK(read.texts()[1] == QStringList{QStringLiteral("c"), QString(), QStringLiteral("d")});
}

TEST_CASE("a file of many pieces is read whole, wherever the cuts fall", "[sheets]") {
    QByteArray bytes;
    for (int i = 0; i < 40'000; ++i)
        bytes += "第" + QByteArray::number(i) + "个孩子,\"𬭎\r\n\"\r\n";
    const ReadTable read = readBytes(bytes, kName);
    REQUIRE(read.rows.size() == 40'000);
    for (int i = 0; i < 40'000; ++i)
        if (read.text(i, 0) != QString(QStringLiteral("第") + QString::number(i) + QStringLiteral("个孩子")) || read.text(i, 1) != QStringLiteral("𬭎\r\n"))
            FAIL("row " << i);
}
