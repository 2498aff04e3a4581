// The window with the pages of the survey on a small ledger of one village, worked by keys.
#pragma once

#include "core/children/fields.h"
#include "core/children/registration.h"
#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"
#include "ui/pages/survey/house_mode.h"
#include "ui/pages/survey/survey_page.h"
#include "ui/pages/workbench/today_page.h"
#include "ui/shell/workbench.h"
#include "ui/tables/facts_table.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

namespace tongdang {

struct SurveyDesk : World {
    SurveyPage *page = nullptr;
    Uid campaign;
    int keys = 0;                 // pressed so far

    explicit SurveyDesk(Language language = Language::Chinese)
        : World({[](UiContext &context) { return std::make_unique<TodayPage>(context); },
                 [this](UiContext &context) {
                     auto made = std::make_unique<SurveyPage>(context);
                     page = made.get();
                     return made;
                 },
                 [](UiContext &context) { return std::make_unique<ChildPage>(context); }},
                language) {
        REQUIRE(createLedger());
        REQUIRE(page);
    }

    QString village() { return context.reader().places().under(context.ledger().settings().region, PlaceLevel::Village).front()->code; }
    Uid add(const QString &form, const QList<std::pair<QString, QString>> &answers, const Uid &subject = {}) {
        Change change;
        change.form = context.ledger().forms().find(form);
        change.subject = subject;
        for (const auto &[question, answer] : answers)
            REQUIRE(change.set(question, answer));
        ChangeSet set;
        set.changes.push_back(change);
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        INFO((outcome->issues.empty() ? std::string() : outcome->issues.front().issues.front().message.id.toStdString()));
        REQUIRE(outcome->created == 1);
        return outcome->uids.front();
    }
    Uid addCampaign(const QString &keying = QStringLiteral("none")) {
        using namespace fields;
        campaign = add(kCampaign, {{kTitle, QStringLiteral("春季排查")}, {kCutOff, QStringLiteral("2026-03-01")}, {kStartsOn, QStringLiteral("2026-03-01")}, {QStringLiteral("ends_on"), QStringLiteral("2026-03-31")}, {kRegions, village()}, {QStringLiteral("second_keying"), keying}});
        return campaign;
    }
    Uid addHouse(const QString &number, const QString &head, const QString &group = QStringLiteral("一组")) { return add(fields::kHousehold, {{fields::kRegion, village()}, {fields::kGroup, group}, {fields::kHouseNumber, number}, {fields::kHead, head}}); }
    Uid addChild(const QString &name, const Uid &house, const QString &birth = QStringLiteral("2015-03-07")) {
        const Form *form = context.ledger().forms().find(fields::kChild);
        std::vector<std::pair<int, QString>> answers;
        for (const auto &[question, answer] : {std::pair(fields::kName, name), std::pair(fields::kBirthDate, birth), std::pair(fields::kHomeRegion, village()), std::pair(fields::kHousehold, house.text())})
            answers.emplace_back(form->indexOf(question), answer);
        ChangeSet set;
        set.changes = newChild(context.ledger().forms(), clock, answers, fields::kLeftBehind, QStringLiteral("2026-03-02"));
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->refused == 0);
        return outcome->uids.front();
    }
    void showPage() {
        context.announceChange(Message{}, {});
        REQUIRE(window->workbench()->showPage(QStringLiteral("survey")));
        REQUIRE(idle());
    }
    void walk() {
        REQUIRE(click("houseByHouse"));
        REQUIRE(find<HouseMode>("houseMode"));
    }
    std::vector<Record> all(const QString &form) {
        ListQuery query;
        query.form = form;
        const auto ids = context.reader().ids(context.session(), query);
        REQUIRE(ids);
        return context.reader().rows(context.session(), form, *ids).value();
    }
    Record record(const Uid &uid) { return context.reader().record(context.session(), uid).value(); }
    FormView &form(const char *name) {
        auto *view = find<FormView>(name);
        REQUIRE(view);
        return *view;
    }
    QListWidget &steps() {
        auto *list = find<QListWidget>("houseSteps");
        REQUIRE(list);
        return *list;
    }
    QString step() { return steps().currentItem()->text(); }
    // Where the next key goes, as a person sees it.
    QString focused() const {
        for (const QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget())
            if (const auto *editor = qobject_cast<const FieldEditor *>(at))
                return editor->field().name;
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        ++keys;
    }
    void enter() { key(Qt::Key_Return); }
    // Chinese counts as it is typed in pinyin: about two keys a sign and one to choose.
    void type(const QString &text) {
        for (const QChar c : text)
            if (c.unicode() < 0x80) {
                QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
                ++keys;
            } else {
                QInputMethodEvent event;
                event.setCommitString(QString(c));
                QApplication::sendEvent(QApplication::focusWidget(), &event);
                keys += 3;
            }
    }
    void typeAt(const QString &question, const QString &text) {
        INFO(focused().toStdString() << " instead of " << question.toStdString());
        REQUIRE(goTo(question));
        type(text);
    }
    // Enter until the question has the focus.
    bool goTo(const QString &question) {
        for (int i = 0; i < 90 && focused() != question; ++i)
            enter();
        return focused() == question;
    }
    void inDialog(const std::function<void()> &open, const std::function<void(FormDialog &)> &work) {
        bool worked = false;
        QTimer::singleShot(0, window.get(), [&] {
            auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            QApplication::setActiveWindow(dialog);
            work(*dialog);
            worked = true;
            if (dialog->isVisible())
                dialog->done(QDialog::Rejected);
        });
        open();
        CHECK(worked);
        QApplication::setActiveWindow(window.get());
    }
};

}  // namespace tongdang
