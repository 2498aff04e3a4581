#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/children/bulk_dialog.h"
#include "ui/pages/children/child_columns.h"
#include "ui/pages/children/child_filters.h"
#include "ui/pages/children/child_preview.h"
#include "ui/pages/children/children_page.h"
#include "ui/pages/children/export_dialog.h"
#include "ui/pages/children/saved_filters.h"
#include "ui/shell/workbench.h"
#include "ui/tables/counted_combo.h"
#include "ui/tables/record_model.h"

#include <QAbstractItemView>
#include <QFile>
#include <QHeaderView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace tongdang;

namespace {

struct Desk : World {
    Desk() : World(pages()) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), 30, 1, quiet));
        context.announceChange(Message{}, {});
    }
    static std::vector<PageFactory> pages() {
        return {[](UiContext &context) { return std::make_unique<ChildrenPage>(context); }};
    }
    QTableView &table() const { return *window->findChild<QTableView *>(QStringLiteral("childTable")); }
    int rows() const { return table().model()->rowCount(); }
    void reopen() {
        REQUIRE(window->signOut());
        auto opened = Ledger::open(ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), context.ledgerContext());
        REQUIRE(opened);
        context.setLedger(std::move(opened->ledger), opened->session);
    }
    // Presses Export and works in the dialog; lines of the file but its heading.
    int exported(const char *which) {
        const QString file = folder.filePath(QStringLiteral("list-%1.csv").arg(which ? QLatin1String(which) : QLatin1String("none")));
        dialogs.files << file;
        QTimer::singleShot(0, window.get(), [&] {
            auto *dialog = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            if (auto *choice = which ? dialog->findChild<QRadioButton *>(QLatin1String(which)) : nullptr)
                choice->setChecked(true);
            dialog->findChild<QPushButton *>(QStringLiteral("exportGo"))->click();
        });
        click("exportList");
        idle();
        QFile written(file);
        REQUIRE(written.open(QIODevice::ReadOnly));
        int children = 0;
        for (const QByteArray &line : written.readAll().split('\n'))
            children += line.contains("****");       // each has a masked ID number
        return children;
    }
};

}  // namespace

TEST_CASE("one selected child is exported alone when one says so, and the whole list otherwise", "[children]") {
    Desk desk;
    desk.table().selectRow(2);
    const int all = desk.exported(nullptr);
    CHECK(all > 15);
    CHECK(desk.exported("exportSelected") == 1);
    CHECK(desk.exported("exportAll") == all);
}

TEST_CASE("filters and columns come back as the account left them", "[children]") {
    Desk desk;
    auto *schooling = desk.find<CountedCombo>("schoolingFilter");
    schooling->setCurrentIndex(schooling->findData(QStringLiteral("primary")));
    const int narrow = desk.rows();
    desk.table().horizontalHeader()->resizeSection(0, 177);
    desk.table().setColumnHidden(2, true);
    desk.table().horizontalHeader()->moveSection(4, 1);
    desk.reopen();
    CHECK(desk.rows() == narrow);
    CHECK(desk.find<CountedCombo>("schoolingFilter")->currentIndex() > 0);
    CHECK(desk.table().columnWidth(0) == 177);
    CHECK(desk.table().isColumnHidden(2));
    CHECK(desk.table().horizontalHeader()->visualIndex(4) == 1);
    REQUIRE(desk.click("showAll"));
    const int all = desk.rows();
    CHECK(all > narrow);
    desk.reopen();
    CHECK(desk.rows() == all);
}

TEST_CASE("an opened filter says how many stand behind each choice, and choosing one shows as many", "[children]") {
    Desk desk;
    for (const char *name : {"schoolingFilter", "categoryFilter", "ageFilter", "placeFilter"}) {
        INFO(name);
        auto *combo = desk.find<CountedCombo>(name);
        combo->showPopup();
        combo->hidePopup();
        int chosen = 0;
        for (int i = 1; i < combo->count(); ++i)
            if (const int counted = combo->itemData(i, CountedCombo::kCountRole).toInt(); counted > 0 && chosen < 2) {
                combo->setCurrentIndex(i);
                CHECK(desk.rows() == counted);
                ++chosen;
            }
        CHECK(chosen > 0);
        CHECK(!combo->currentText().contains(QStringLiteral("   ")));
        combo->setCurrentIndex(0);
    }
}

TEST_CASE("the preview shows the child the cursor stands on, without a word in the log and with phones masked", "[children]") {
    Desk desk;
    desk.window->resize(1500, 800);
    auto *preview = desk.find<ChildPreview>("childPreview");
    REQUIRE(preview);
    desk.table().selectRow(1);
    const QString name = desk.table().model()->index(1, 0).data().toString();
    CHECK(World::until([&] { return preview->findChild<QLabel *>(QStringLiteral("child_name"))->text() == name; }));
    for (const QPushButton *person : preview->findChildren<QPushButton *>(QStringLiteral("person")))
        CHECK_FALSE(person->accessibleName().contains(QRegularExpression(QStringLiteral("1[3-9]\\d{9}"))));
    QList<Uid> opened;
    QObject::connect(&desk.context, &UiContext::childRequested, &desk.context, [&](const Uid &uid) { opened << uid; });
    REQUIRE(desk.click("openPreviewed"));
    CHECK(opened.size() == 1);
    REQUIRE(desk.click("previews"));
    CHECK(desk.find<ChildPreview>("childPreview") == nullptr);
    desk.reopen();
    CHECK(desk.find<ChildPreview>("childPreview") == nullptr);
}

TEST_CASE("filters are kept by name, taken up again and forgotten", "[children]") {
    Desk desk;
    const int all = desk.rows();
    auto *schooling = desk.find<CountedCombo>("schoolingFilter");
    schooling->setCurrentIndex(schooling->findData(QStringLiteral("primary")));
    const int narrow = desk.rows();
    auto *saved = desk.find<SavedFilters>("savedFilters");
    saved->keep(QStringLiteral("小学生 & 其他"));
    REQUIRE(desk.click("showAll"));
    CHECK(desk.rows() == all);
    saved->take(QStringLiteral("小学生 & 其他"));
    CHECK(desk.rows() == narrow);
    desk.reopen();
    saved = desk.find<SavedFilters>("savedFilters");
    CHECK(saved->names() == QStringList{QStringLiteral("小学生 & 其他")});
    saved->forget(QStringLiteral("小学生 & 其他"));
    CHECK(saved->names().isEmpty());
}

TEST_CASE("one answer is given to all selected children in one batch, which says beforehand how many change, and is undone as one", "[children]") {
    Desk desk;
    const auto value = [&](int row) {
        const Uid uid = static_cast<RecordModel *>(desk.table().model())->uidAt(row);
        return desk.context.reader().record(desk.context.session(), uid)->answers.value(QStringLiteral("school"));
    };
    const QStringList before{value(0), value(1), value(2), value(3)};
    auto *button = desk.window->findChild<QPushButton *>(QStringLiteral("changeForAll"));
    CHECK_FALSE(button->isVisible());
    desk.table().selectionModel()->select(QItemSelection(desk.table().model()->index(0, 0), desk.table().model()->index(2, 0)), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    REQUIRE(button->isVisible());
    QTimer::singleShot(0, desk.window.get(), [&] {
        auto *dialog = qobject_cast<BulkDialog *>(QApplication::activeModalWidget());
        REQUIRE(dialog);
        auto *go = dialog->findChild<QPushButton *>(QStringLiteral("bulkGo"));
        CHECK_FALSE(go->isEnabled());
        auto *question = dialog->findChild<QComboBox *>(QStringLiteral("bulkQuestion"));
        CHECK(question->findData(QStringLiteral("id_number")) < 0);
        question->setCurrentIndex(question->findData(QStringLiteral("school")));
        CHECK_FALSE(go->isEnabled());
        QTest::keyClicks(dialog->findChild<FieldEditor *>()->findChild<QLineEdit *>(), QStringLiteral("No. 1 School"));
        const QString preview = dialog->findChild<QLabel *>(QStringLiteral("bulkPreview"))->text();
        CHECK(preview.startsWith(u'3'));
        const QString name = desk.table().model()->index(0, 0).data().toString();
        CHECK(preview.contains(QStringLiteral("%1: %2 → No. 1 School").arg(name, before[0].isEmpty() ? QStringLiteral("(blank)") : before[0])));
        CHECK(go->isEnabled());
        go->click();
    });
    button->setFocus();
    button->click();
    REQUIRE(desk.idle());
    CHECK(desk.window->focusWidget() == button);
    for (int row = 0; row < 3; ++row)
        CHECK(value(row) == QStringLiteral("No. 1 School"));
    CHECK(value(3) == before[3]);
    CHECK(desk.table().selectionModel()->selectedRows().size() == 3);      // for what comes next
    REQUIRE(desk.click("toastUndo"));
    REQUIRE(desk.idle());
    CHECK(World::until([&] { return value(0) == before[0]; }));
    CHECK(QStringList{value(0), value(1), value(2), value(3)} == before);
}

TEST_CASE("a list that is opened has the keyboard, and its long title leaves room for the count and the buttons", "[children]") {
    Desk desk;
    QList<Uid> uids;
    for (int row = 0; row < 5; ++row)
        uids << static_cast<RecordModel *>(desk.table().model())->uidAt(row);
    desk.find<QToolButton>("columns")->setFocus();
    emit desk.context.childrenRequested(QString(60, u'字'), uids);
    REQUIRE(desk.rows() == 5);
    CHECK(desk.window->focusWidget() == &desk.table());
    desk.table().selectAll();
    REQUIRE(desk.find<QPushButton>("exitForAll"));
    QApplication::processEvents();
    CHECK(desk.window->width() == 1280);
    const auto *count = desk.find<QLabel>("childCount");
    CHECK(count->width() >= count->sizeHint().width());
    CHECK(desk.find<QPushButton>("listChip")->text().endsWith(u'…'));
    desk.find<QPushButton>("exitForAll")->setFocus();
    desk.table().selectRow(1);
    CHECK(desk.window->focusWidget() == &desk.table());     // its button is gone
}

TEST_CASE("a search looks within the list that is shown, one from another page among everybody", "[children]") {
    Desk desk;
    const auto &model = static_cast<RecordModel &>(*desk.table().model());
    const Uid first = model.uidAt(0);
    const QString other = model.index(1, 0).data().toString();
    emit desk.context.childrenRequested(QStringLiteral("imported"), {first});
    REQUIRE(desk.rows() == 1);
    emit desk.context.searchRequested(other);
    CHECK(desk.rows() == 0);
    emit desk.context.searchRequested({});
    REQUIRE(desk.rows() == 1);
    desk.window->workbench()->current()->widget()->hide();       // as behind another page
    emit desk.context.searchRequested(other);
    CHECK(desk.rows() >= 1);
    CHECK_FALSE(desk.window->findChild<QPushButton *>(QStringLiteral("listChip"))->isVisibleTo(desk.window->workbench()->current()->widget()));
}

TEST_CASE("a key shows the first fifty that it finds, and the rest follows where no other key does", "[children]") {
    Desk desk;
    NoProgress quiet;
    REQUIRE(fillDemonstration(desk.context.ledger(), desk.context.session(), 90, 2, quiet));
    desk.context.announceChange(Message{}, {});
    const QString place = desk.context.ledger().settings().region.left(6);       // an ID number begins with it
    const auto all = desk.context.reader().search(desk.context.session(), place, 200);
    REQUIRE(all);
    REQUIRE(all->size() > 60);
    int answers = 0;
    QObject::connect(&desk.context, &UiContext::searchAnswered, desk.window.get(), [&] { ++answers; });
    emit desk.context.searchRequested(place);
    CHECK(desk.rows() == 50);
    emit desk.context.searchRequested(place.left(4));
    CHECK(desk.rows() == 50);
    CHECK(World::until([&] { return answers == 3; }));
    CHECK(desk.rows() == int(all->size()));
    emit desk.context.searchRequested(QStringLiteral("nobody"));
    CHECK(desk.rows() == 0);
}

TEST_CASE("one answer that is odd for some is asked about once, and the reason stands with those alone", "[children]") {
    Desk desk;
    const auto &model = static_cast<RecordModel &>(*desk.table().model());
    const auto give = [&] {
        desk.table().selectAll();
        QTimer::singleShot(0, desk.window.get(), [&] {
            auto *dialog = qobject_cast<BulkDialog *>(QApplication::activeModalWidget());
            REQUIRE(dialog);
            auto *question = dialog->findChild<QComboBox *>(QStringLiteral("bulkQuestion"));
            question->setCurrentIndex(question->findData(QStringLiteral("schooling")));
            QTest::keyClicks(dialog->findChild<FieldEditor *>()->findChild<QLineEdit *>(), QStringLiteral("kindergarten"));
            QTest::keyClick(dialog->findChild<FieldEditor *>()->findChild<QLineEdit *>(), Qt::Key_Tab);
            dialog->findChild<QPushButton *>(QStringLiteral("bulkGo"))->click();
        });
        desk.window->findChild<QPushButton *>(QStringLiteral("changeForAll"))->click();
        REQUIRE(World::until([&] { return !desk.jobs.isBusy(); }));
    };
    const auto counted = [&](auto fits) {
        int count = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            count += fits(model.uidAt(row));
        return count;
    };
    const auto isIn = [&](const Uid &uid) { return desk.context.reader().record(desk.context.session(), uid)->answers.value(QStringLiteral("schooling")) == u"kindergarten"; };
    const auto isOdd = [&](const Uid &uid) { return desk.context.reader().record(desk.context.session(), uid)->answers.value(QStringLiteral("age")).toInt() >= 7; };
    const auto accepted = [&](const Uid &uid) {
        const auto all = desk.context.reader().accepted(desk.context.session(), uid).value();
        return std::any_of(all.begin(), all.end(), [](const AcceptedWarning &one) { return one.what.question == u"schooling" && one.what.reason == u"told by the village"; });
    };
    const int before = counted(isIn), odd = counted(isOdd);
    REQUIRE(odd > 1);
    REQUIRE(odd < model.rowCount());
    give();                                              // goes back
    CHECK_FALSE(desk.dialogs.lastWarnings.isEmpty());
    CHECK(counted(isIn) == before);
    desk.dialogs.reasons << QStringLiteral("told by the village");
    give();
    REQUIRE(desk.dialogs.lastWarnings.size() == 2);      // about the age, and about who boards
    CHECK(desk.dialogs.lastWarnings.filter(QStringLiteral("(%1 children)").arg(odd)).size() == 1);
    CHECK(counted(isIn) == model.rowCount());
    CHECK(counted(accepted) == odd);
    CHECK(counted([&](const Uid &uid) { return isOdd(uid) && accepted(uid); }) == odd);
}

TEST_CASE("in a large ledger the list of a filter opens at once and its numbers follow", "[children]") {
    Desk desk;
    desk.window->findChild<ChildFilters *>()->setSoonCounted(-1);
    auto *schooling = desk.find<CountedCombo>("schoolingFilter");
    schooling->showPopup();
    CHECK_FALSE(schooling->itemData(1, CountedCombo::kCountRole).isValid());
    CHECK(World::until([&] { return schooling->itemData(1, CountedCombo::kCountRole).isValid(); }));
    schooling->hidePopup();
    qint64 all = 0;
    for (int i = 1; i < schooling->count(); ++i)
        all += schooling->itemData(i, CountedCombo::kCountRole).toLongLong();
    CHECK(all > 0);
    CHECK(all <= desk.rows());
    auto *place = desk.find<CountedCombo>("placeFilter");
    place->showPopup();              // and closed while it counts
    place->hidePopup();
}

TEST_CASE("every question of the file may be a column, those out of the usual ones under their section, and it is remembered", "[children]") {
    Desk desk;
    const auto column = [&] { return static_cast<RecordModel *>(desk.table().model())->column(QStringLiteral("school")); };
    REQUIRE(column() > 0);
    CHECK(desk.table().isColumnHidden(column()));
    QMenu menu;
    desk.table().findChild<ChildColumns *>()->fill(menu);
    QAction *school = nullptr;
    for (QMenu *section : menu.findChildren<QMenu *>())
        for (QAction *action : section->actions())
            if (action->text() == desk.table().model()->headerData(column(), Qt::Horizontal).toString())
                school = action;
    REQUIRE(school);
    school->setChecked(true);
    CHECK_FALSE(desk.table().isColumnHidden(column()));
    desk.reopen();
    CHECK_FALSE(desk.table().isColumnHidden(column()));
}

TEST_CASE("children who miss an answer are found by the filter, as many as it says", "[children]") {
    Desk desk;
    const auto valueOf = [&](int row, const char *question) {
        const Uid uid = static_cast<RecordModel *>(desk.table().model())->uidAt(row);
        return desk.context.reader().record(desk.context.session(), uid)->answers.value(QString::fromLatin1(question));
    };
    auto *missing = desk.find<CountedCombo>("missingFilter");
    REQUIRE(missing);
    missing->showPopup();
    missing->hidePopup();
    for (const auto &[at, question] : {std::pair(1, "id_number"), std::pair(5, "phone")}) {
        missing->setCurrentIndex(at);
        INFO(question);
        CHECK(desk.rows() == missing->itemData(at, CountedCombo::kCountRole).toInt());
        if (desk.rows() > 0)
            CHECK(valueOf(0, question).isEmpty());
    }
}

TEST_CASE("several children leave the register in one batch, and come back by one undo", "[children]") {
    Desk desk;
    const int all = desk.rows();
    desk.table().selectionModel()->select(QItemSelection(desk.table().model()->index(0, 0), desk.table().model()->index(2, 0)), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    bool worked = false;
    QTimer::singleShot(0, desk.window.get(), [&] {
        auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
        REQUIRE(dialog);
        auto *view = dialog->findChild<FormView *>();
        CHECK(view->editor(QStringLiteral("since")) == nullptr);
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("save"));
        save->click();
        CHECK(dialog->isVisible());                  // no reason was given
        const Form &form = view->form();
        view->restore({{QStringLiteral("exit_reason"), form.listOf(*form.find(QStringLiteral("exit_reason")))->choices.front().name}});
        worked = true;
        save->click();
        if (dialog->isVisible())
            dialog->done(QDialog::Rejected);
    });
    desk.window->findChild<QPushButton *>(QStringLiteral("exitForAll"))->click();
    REQUIRE(worked);
    REQUIRE(desk.idle());
    INFO((desk.dialogs.errors + desk.dialogs.informed).join(u'|').toStdString());
    CHECK(World::until([&] { return desk.rows() == all - 3; }));
    REQUIRE(desk.click("toastUndo"));
    REQUIRE(desk.idle());
    CHECK(World::until([&] { return desk.rows() == all; }));
}

TEST_CASE("an exit of several that was being typed when the program ended is there again for the same children", "[children]") {
    Desk desk;
    const auto typed = [&](int rows, const std::function<void(FormDialog &, FormView &)> &work) {
        desk.table().selectionModel()->select(QItemSelection(desk.table().model()->index(0, 0), desk.table().model()->index(rows - 1, 0)), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        bool worked = false;
        QTimer::singleShot(0, desk.window.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            REQUIRE(dialog);
            work(*dialog, *dialog->findChild<FormView *>());
            worked = true;
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        desk.window->findChild<QPushButton *>(QStringLiteral("exitForAll"))->click();
        REQUIRE(worked);
    };
    const auto drafts = [&] { return desk.context.ledger().drafts(desk.context.session()).value(); };
    const QString note = QStringLiteral("整村搬迁");
    typed(3, [&](FormDialog &, FormView &view) {
        view.restore({{QStringLiteral("note"), note}});
        desk.window->keepDrafts();                           // as the session ends; then it is gone
    });
    REQUIRE(drafts().size() == 1);
    typed(2, [&](FormDialog &, FormView &view) { CHECK(view.answers().value(QStringLiteral("note")).isEmpty()); });
    typed(3, [&](FormDialog &dialog, FormView &view) {
        CHECK(view.answers().value(QStringLiteral("note")) == note);
        view.restore({{QStringLiteral("exit_reason"), view.form().listOf(*view.form().find(QStringLiteral("exit_reason")))->choices.front().name}});
        dialog.findChild<QPushButton *>(QStringLiteral("save"))->click();
        CHECK_FALSE(dialog.isVisible());
    });
    REQUIRE(desk.idle());
    CHECK(drafts().isEmpty());
}
