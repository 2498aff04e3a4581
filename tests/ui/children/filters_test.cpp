// What is in use is seen as chips that take it away; a search keeps the list that it looks in.
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/pages/children/children_page.h"
#include "ui/shell/workbench.h"
#include "ui/tables/counted_combo.h"
#include "ui/tables/record_model.h"
#include "ui/tables/risk_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

using namespace tongdang;

namespace {

struct Desk : World {
    Desk() : World({[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }}) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), 30, 1, quiet));
        context.announceChange(Message{}, {});
    }
    QTableView &table() const { return *window->findChild<QTableView *>(QStringLiteral("childTable")); }
    int rows() const { return table().model()->rowCount(); }
    RecordModel &model() const { return static_cast<RecordModel &>(*table().model()); }
    QString name(int row) const { return model().index(row, 0).data().toString(); }
};

}  // namespace

TEST_CASE("a filter in use is a chip with its count, and a click on it takes the filter away", "[children]") {
    Desk desk;
    const int all = desk.rows();
    CHECK(desk.find<QPushButton>("chip_schoolingFilter") == nullptr);
    auto *schooling = desk.find<CountedCombo>("schoolingFilter");
    schooling->setCurrentIndex(schooling->findData(QStringLiteral("primary")));
    auto *chip = desk.find<QPushButton>("chip_schoolingFilter");
    REQUIRE(chip);
    CHECK(chip->text().contains(schooling->currentText()));
    CHECK(chip->text().endsWith(QStringLiteral("(%1)").arg(desk.rows())));
    QApplication::processEvents();
    REQUIRE(desk.click("chip_schoolingFilter"));
    CHECK(desk.rows() == all);
    CHECK(desk.find<QPushButton>("chip_schoolingFilter") == nullptr);
    CHECK(schooling->currentIndex() == 0);
    CHECK(schooling->hasFocus());
}

TEST_CASE("in a narrow window the rarer filters stand behind a button, but one in use does not hide", "[children]") {
    Desk desk;
    CHECK(desk.find<QPushButton>("moreFilters") == nullptr);
    auto *schooling = desk.find<CountedCombo>("schoolingFilter");
    desk.window->resize(900, 600);
    QApplication::processEvents();
    CHECK_FALSE(schooling->isVisible());
    REQUIRE(desk.click("moreFilters"));
    REQUIRE(schooling->isVisible());
    schooling->setCurrentIndex(1);
    REQUIRE(desk.click("moreFilters"));
    CHECK(schooling->isVisible());
    CHECK(desk.find<CountedCombo>("missingFilter") == nullptr);
}

TEST_CASE("a search within a list keeps the list, and emptying the box shows it again", "[children]") {
    Desk desk;
    const QString first = desk.name(0), other = desk.name(1);
    const QList<Uid> two{desk.model().uidAt(0), desk.model().uidAt(2)};
    emit desk.context.childrenRequested(QStringLiteral("an import"), two);
    REQUIRE(desk.rows() == 2);
    emit desk.context.searchRequested(other);
    CHECK(desk.rows() == 0);
    emit desk.context.searchRequested(first);
    CHECK(desk.rows() == 1);
    CHECK(desk.find<QPushButton>("listChip"));
    emit desk.context.searchRequested({});
    CHECK(desk.rows() == 2);
    REQUIRE(desk.click("listChip"));
    CHECK(desk.rows() > 2);
}

TEST_CASE("who is not in the list from elsewhere is searched for among all children by one click, and a new child ends that list", "[children]") {
    Desk desk;
    const QString other = desk.name(1);
    const Uid first = desk.model().uidAt(0);
    emit desk.context.childrenRequested(QStringLiteral("an import"), {first});
    emit desk.context.searchRequested(other);
    REQUIRE(desk.rows() == 0);
    REQUIRE(desk.click("clearHere"));
    CHECK(desk.rows() >= 1);
    CHECK(desk.name(0) == other);
    CHECK(desk.find<QPushButton>("listChip") == nullptr);
    emit desk.context.childrenRequested(QStringLiteral("an import"), {first});
    REQUIRE(desk.rows() == 1);
    desk.context.announceChange(Message{QStringLiteral("child_page.registered"), {other}, {}}, Uid::create(desk.clock));
    CHECK(desk.rows() > 1);
}

TEST_CASE("the usual columns stand side by side in a window of 1280 by 720", "[children]") {
    Desk desk;
    desk.context.setLanguage(Language::Chinese);
    desk.window->resize(1280, 720);
    QApplication::processEvents();
    auto *table = desk.window->findChild<QTableView *>(QStringLiteral("childTable"));
    auto *heads = table->horizontalHeader();
    CHECK(heads->length() <= table->width() - table->verticalScrollBar()->sizeHint().width() - 2 * table->frameWidth());
    for (const int zoom : {100, 200}) {
        desk.theme.setZoom(zoom);
        const int risk = desk.model().column(QStringLiteral("risk"));
        for (const Choice &choice : desk.context.ledger().forms().list(QStringLiteral("risk"))->choices)
            CHECK(QFontMetrics(desk.theme.font(TextSize::Normal)).horizontalAdvance(QStringLiteral("◆ ") + choice.label.in(Language::Chinese)) + 4 * desk.theme.space(Space::Hair) <= table->columnWidth(risk));
    }
    desk.theme.setZoom(100);
}

TEST_CASE("where a command is offered for what is typed, that nobody has this name is said quietly", "[children]") {
    Desk desk;
    auto *search = desk.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("zzqq"));
    REQUIRE(desk.find<QLabel>("emptyHint"));
    CHECK(desk.find<QLabel>("emptyHint")->property("look").toString() == QStringLiteral("large"));
    search->clear();
    QTest::keyClicks(search, QStringLiteral("shortc"));
    REQUIRE(desk.rows() == 0);
    CHECK(desk.find<QLabel>("emptyHint")->property("look").toString() == QStringLiteral("muted"));
}

TEST_CASE("the risk in the list is drawn in its colour on its ground, with a mark before the word", "[children]") {
    Desk desk;
    const int column = desk.model().column(fields::kRisk);
    auto *delegate = qobject_cast<RiskDelegate *>(desk.table().itemDelegateForColumn(column));
    REQUIRE(delegate);
    const QList<std::pair<QString, Color>> grounds{{QStringLiteral("red"), Color::DangerSoft}, {QStringLiteral("yellow"), Color::WarningSoft}, {QStringLiteral("blue"), Color::AccentSoft}, {QStringLiteral("green"), Color::GoodSoft}};
    int seen = 0;
    for (int row = 0; row < desk.rows(); ++row) {
        const QModelIndex cell = desk.model().index(row, column);
        QStyleOptionViewItem option;
        option.widget = &desk.table();
        option.rect = QRect(0, 0, 160, 34);
        option.font = desk.table().font();
        option.fontMetrics = QFontMetrics(option.font);
        QImage drawn(option.rect.size(), QImage::Format_RGB32);
        drawn.fill(desk.theme.color(Color::Surface));
        QPainter painter(&drawn);
        delegate->paint(&painter, option, cell);
        painter.end();
        for (const auto &[code, ground] : grounds)
            if (cell.data(RecordModel::kCodeRole).toString() == code) {
                ++seen;
                CHECK(drawn.pixelColor(6, 17) == desk.theme.color(ground));
            }
    }
    CHECK(seen > 0);
}
