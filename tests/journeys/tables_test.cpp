// From a rule that does not hold to the child behind it, the question that mends it and a table in order; and a quarterly bulletin from the
// page to paper. By the keyboard alone.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "tests/support/ui/world.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"
#include "ui/pages/statistics/bulletin_dialog.h"
#include "ui/pages/statistics/rules_model.h"
#include "ui/shell/banner.h"
#include "ui/shell/workbench.h"

#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>

using namespace tongdang;

namespace {

struct Office : World {
    Office() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        QApplication::setActiveWindow(window.get());
    }
    Uid add(const QString &name, const QString &schooling) {
        const Form *form = context.ledger().forms().find(fields::kChild);
        const std::pair<const char *, QString> answers[] = {{"name", name}, {"sex", QStringLiteral("1")}, {"birth_date", QStringLiteral("2016-03-07")}, {"home_region", QStringLiteral("150302101203")},
                                                            {"hukou_registered", QStringLiteral("yes")}, {"hukou_type", QStringLiteral("rural")}, {"health", QStringLiteral("healthy")}, {"schooling", schooling},
                                                            {"boarding", schooling.isEmpty() ? QString() : QStringLiteral("no")}, {"parents_away", QStringLiteral("both")}, {"entrusted", QStringLiteral("no")}, {"care_grade", QStringLiteral("nobody")}};
        std::vector<std::pair<int, QString>> values;
        for (const auto &[question, value] : answers)
            if (!value.isEmpty())
                values.emplace_back(form->indexOf(QLatin1String(question)), value);
        ChangeSet set;
        set.changes = newChild(context.ledger().forms(), clock, values, fields::kLeftBehind, {});
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        context.announceChange(Message{}, {});
        return outcome->uids.front();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void statistics() {
        REQUIRE(window->workbench()->showPage(QStringLiteral("statistics")));
        REQUIRE(idle());
    }
    QString banner() const { return find<Banner>("statisticsBanner")->text(); }
};

}  // namespace

TEST_CASE("a rule that does not hold leads to the child, the question that mends it and a table in order", "[journeys]") {
    Office office;
    office.add(QStringLiteral("王小明"), QStringLiteral("primary"));
    const Uid blank = office.add(QStringLiteral("李小红"), QString());
    office.statistics();
    CHECK(office.banner().contains(QStringLiteral("不符合")));
    auto *bar = office.find<QTabWidget>("statisticsTabs")->tabBar();
    bar->setFocus();
    office.key(Qt::Key_Right);
    auto *rules = office.find<QTableView>("rulesTable");
    REQUIRE(rules);
    rules->setFocus();
    CHECK(rules->currentIndex().siblingAtColumn(RulesModel::kResult).data().toString() == QStringLiteral("不符合"));   // the first stands ready
    office.key(Qt::Key_Return);

    CHECK(office.window->workbench()->current()->id() == QStringLiteral("children"));
    auto *list = office.find<QTableView>("childTable");
    REQUIRE(list);
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(list->model()->index(0, 0).data().toString() == QStringLiteral("李小红"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    office.key(Qt::Key_Return);
    REQUIRE(office.window->workbench()->current()->id() == QStringLiteral("child"));
    CHECK(static_cast<ChildPage *>(office.window->workbench()->current())->uid() == blank);
    auto *form = office.find<FormView>("form_child");
    REQUIRE(form);
    CHECK(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_schooling"));   // the question that mends it, ready to be answered
    for (const auto &[question, word] : {std::pair("schooling", "xx"), std::pair("boarding", "2")}) {
        if (QLatin1String(question) != u"schooling")
            REQUIRE(form->focusField(QLatin1String(question)));
        QTest::keyClicks(QApplication::focusWidget(), QLatin1String(word));
        office.key(Qt::Key_Return);
    }
    office.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(office.dialogs.errors.isEmpty());
    for (const auto &[question, answer] : {std::pair("schooling", "primary"), std::pair("boarding", "no")})
        CHECK(office.context.reader().record(office.context.session(), blank)->answers.value(QLatin1String(question)) == QLatin1String(answer));

    office.statistics();
    CHECK(office.banner() == QStringLiteral("全部 12 条规则都符合。"));
}

TEST_CASE("a quarterly bulletin goes from the page of statistics to paper, its sentences with the numbers of the ledger", "[journeys]") {
    Office office;
    NoProgress quiet;
    REQUIRE(fillDemonstration(office.context.ledger(), office.context.session(), 40, 5, quiet));
    office.context.announceChange(Message{}, {});
    office.statistics();
    auto *open = office.find<QPushButton>("bulletin");
    REQUIRE(open);
    open->setFocus();
    office.key(Qt::Key_Space);
    auto *dialog = office.window->findChild<BulletinDialog *>();
    REQUIRE(dialog);
    REQUIRE(World::until([&] { return dialog->isReady(); }));
    QApplication::setActiveWindow(dialog);
    auto *day = dialog->findChild<QLineEdit *>(QStringLiteral("bulletinDate"));
    day->setFocus();
    day->selectAll();
    QTest::keyClicks(day, QStringLiteral("2026-2-28"));
    QTest::keyClick(day, Qt::Key_Return);
    REQUIRE(World::until([&] { return dialog->isReady() && dialog->bulletin() && dialog->bulletin()->asOf == QDate(2026, 2, 28); }));
    const QString path = office.folder.filePath(QStringLiteral("通报.pdf"));
    office.dialogs.files << path;
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("bulletinSave"));
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    CHECK(office.dialogs.errors.isEmpty());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.size() > 20'000);
    CHECK(file.read(5) == "%PDF-");

    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        return;
    QProcess process;
    process.start(reader, {QStringLiteral("-raw"), path, QStringLiteral("-")});
    REQUIRE(process.waitForFinished(kPatienceMs));
    QString words = QString::fromUtf8(process.readAllStandardOutput());
    words.remove(u'\n');
    SummaryRequest request;
    request.asOf = QDate(2026, 2, 28);
    const TableCatalog tables(office.context.ledger().forms(), {});
    const auto counted = summarize(office.context.reader(), office.context.session(), *tables.find(QStringLiteral("lbc-2016")), request, quiet);
    REQUIRE(counted);
    CHECK(words.contains(QStringLiteral("截至2026年2月28日")));
    CHECK(words.contains(QStringLiteral("有农村留守儿童%1名").arg(counted->total.values[0])));
    CHECK(words.contains(QStringLiteral("二、户籍登记")));
    CHECK(words.contains(QStringLiteral("七、走访")));
}
