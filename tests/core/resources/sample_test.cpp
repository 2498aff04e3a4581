#include "core/sheets/workbook.h"
#include "tests/core/resources/definition_file.h"

using namespace tongdang;
using namespace tongdang::resources;

TEST_CASE("The sample roster says that it is a demonstration and has the official headings", "[resources]") {
    auto workbook = Workbook::open(QStringLiteral(TONGDANG_SOURCE_DIR "/resources/samples/roster.xlsx"));
    REQUIRE(workbook);
    QList<QStringList> rows;
    REQUIRE((*workbook)->read(0, [&rows](const SheetRow &row) {
        QStringList cells;
        for (const Cell &cell : row.cells)
            cells << cell.text;
        rows << cells;
        return true;
    }));
    REQUIRE(rows.size() == 64);
    CHECK(rows[0].value(0).contains(QStringLiteral("演示数据")));
    QStringList headings;
    for (const Row &row : DefinitionFile(QStringLiteral(":/rosters/lbc-2016.csv")).rows("columns"))
        headings << row.value(u"heading" + kZh);
    CHECK(rows[2] == headings);
}
