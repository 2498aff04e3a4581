// A district's form in the window: checked, looked at, installed, brought to a new version.
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/pages/administration/administration_page.h"

#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

using namespace tongdang;

namespace {

QString formText(const QString &version, const QString &more) {
    return QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en),required\n,date,held_on,谈话日期,Held on,yes\n,image,photo,照片,Photo,\n%2"
                          "settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_subject,td_date\n,hn_talk,%1,谈心谈话,Talk,child,held_on\n").arg(version, more);
}

struct FormsDesk : World {
    FormsDesk() : World({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }}, Language::English) { REQUIRE(createLedger()); }
    QString write(const QString &name, const QString &text) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return file.fileName();
    }
    // Chooses a file, and works in the dialog until it is closed.
    void choose(const QString &file, const std::function<void(QDialog &)> &work) {
        dialogs.files << file;
        bool worked = false;
        QTimer::singleShot(0, window.get(), [&] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            work(*dialog);
            worked = true;
            if (dialog->isVisible())
                dialog->reject();
        });
        window->findChild<QPushButton *>(QStringLiteral("chooseForm"))->click();
        CHECK(worked);
    }
    static QString words(QDialog &dialog) { return dialog.findChild<QLabel *>(QStringLiteral("form_words"))->text(); }
    const Form *form() const { return context.ledger().forms().find(QStringLiteral("hn_talk")); }
};

}  // namespace

TEST_CASE("a form with faults is refused with sheet, row and reason of each, and nothing changes", "[administration][forms]") {
    FormsDesk desk;
    desk.choose(desk.write(QStringLiteral("talk.csv"), formText(QStringLiteral("1"), QStringLiteral(",text,held_on,Again,,\n,select_one nowhere,kind,Kind,,\n"))), [](QDialog &dialog) {
        auto *faults = dialog.findChild<QTableWidget *>(QStringLiteral("form_faults"));
        REQUIRE(faults->rowCount() >= 2);
        QStringList rows;
        for (int row = 0; row < faults->rowCount(); ++row) {
            CHECK(faults->item(row, 0)->text() == QStringLiteral("survey"));
            CHECK_FALSE(faults->item(row, 3)->text().isEmpty());
            rows << faults->item(row, 1)->text();
        }
        CHECK(rows.contains(QStringLiteral("5")));
        CHECK(rows.contains(QStringLiteral("6")));
        CHECK(dialog.findChild<QPushButton *>(QStringLiteral("install_form"))->isHidden());
    });
    CHECK_FALSE(desk.form());
}

TEST_CASE("a form is looked at before it is installed, and a new version keeps what was answered", "[administration][forms]") {
    FormsDesk desk;
    const QString first = desk.write(QStringLiteral("talk.csv"), formText(QStringLiteral("1"), QStringLiteral(",text,mood,心情,Mood,\n")));
    desk.choose(first, [](QDialog &dialog) {
        auto *view = dialog.findChild<FormView *>();
        REQUIRE(view);
        CHECK(view->editor(QStringLiteral("held_on")));
        CHECK(FormsDesk::words(dialog).contains(QStringLiteral("Other records")));
    });
    CHECK_FALSE(desk.form());                    // closed without installing
    desk.choose(first, [](QDialog &dialog) { dialog.findChild<QPushButton *>(QStringLiteral("install_form"))->click(); });
    REQUIRE(desk.form());
    CHECK(desk.form()->version == QStringLiteral("1"));
    auto *table = desk.window->findChild<QTableWidget *>(QStringLiteral("forms"));
    REQUIRE(table);
    CHECK(table->item(0, 1)->text() == QStringLiteral("hn_talk"));

    ChangeSet set;
    Change child, talk;
    child.form = desk.context.ledger().forms().find(QStringLiteral("child"));
    child.uid = Uid::create(desk.clock);
    child.set(QStringLiteral("name"), QStringLiteral("王小明"));
    talk.form = desk.form();
    talk.subject = child.uid;
    talk.set(QStringLiteral("held_on"), QStringLiteral("2026-03-01"));
    talk.set(QStringLiteral("mood"), QStringLiteral("平静"));
    set.changes = {child, talk};
    const auto outcome = desk.context.ledger().commit(desk.context.session(), set);
    REQUIRE(outcome);
    REQUIRE(outcome->refused == 0);

    desk.choose(desk.write(QStringLiteral("talk2.csv"), formText(QStringLiteral("2"), QStringLiteral(",text,mood,心情,Mood,\n,integer,minutes,分钟,Minutes,\n"))), [](QDialog &dialog) {
        CHECK(FormsDesk::words(dialog).contains(QStringLiteral("Minutes")));
        dialog.findChild<QPushButton *>(QStringLiteral("install_form"))->click();
    });
    CHECK(desk.form()->version == QStringLiteral("2"));
    const auto record = desk.context.reader().record(desk.context.session(), outcome->uids[1]);
    REQUIRE(record);
    CHECK(record->answers.value(QStringLiteral("mood")) == QStringLiteral("平静"));

    // An older one is refused, with its reason.
    desk.choose(first, [](QDialog &dialog) {
        dialog.findChild<QPushButton *>(QStringLiteral("install_form"))->click();
        CHECK(dialog.isVisible());
        CHECK(dialog.findChild<QTableWidget *>(QStringLiteral("form_faults"))->rowCount() > 0);
    });
    CHECK(desk.form()->version == QStringLiteral("2"));
}
