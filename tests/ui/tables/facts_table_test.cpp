#include "tests/support/catch_qt.h"
#include "ui/shell/theme.h"
#include "ui/tables/facts_table.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>

using namespace tongdang;

TEST_CASE("the last words of a table take the room that is left, and a bar stands only where they could not be read", "[tables]") {
    Theme theme;
    FactsTable table(theme, QStringLiteral("facts"));
    table.resize(600, 300);
    table.show();
    table.setColumns({{QStringLiteral("Name")}, {QStringLiteral("Address"), false, 1000}});
    const auto lay = [&](int letters) {
        table.setRows({{QStringLiteral("1"), {QStringLiteral("王小明"), QString(letters, u'字')}}});
        QApplication::processEvents();
    };
    for (const int letters : {2, 60, 3}) {
        INFO(letters);
        lay(letters);
        CHECK(table.view()->horizontalScrollBar()->maximum() == 0);
        CHECK(table.view()->columnWidth(0) + table.view()->columnWidth(1) == table.view()->viewport()->width());
    }
    lay(60);
    table.resize(140, 300);
    QApplication::processEvents();
    CHECK(table.view()->horizontalScrollBar()->maximum() > 0);
    table.resize(600, 300);
    QApplication::processEvents();
    CHECK(table.view()->horizontalScrollBar()->maximum() == 0);
}
