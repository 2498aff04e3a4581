// The window with the child's page on a small ledger, worked by keys and clicks.
#pragma once

#include "tests/support/ui/world.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>
#include <QTreeWidget>

namespace tongdang {

struct ChildDesk : World {
    ChildPage *page = nullptr;
    explicit ChildDesk(Language language = Language::Chinese)
        : World({[this](UiContext &context) {
              auto made = std::make_unique<ChildPage>(context);
              page = made.get();
              return made;
          }}, language) {
        REQUIRE(createLedger());
        REQUIRE(page);
    }

    QString village() { return context.reader().places().under(context.ledger().settings().region, PlaceLevel::Village).front()->code; }
    Uid addChild(const QString &name) {
        Change change;
        change.form = context.ledger().forms().find(QStringLiteral("child"));
        change.set(QStringLiteral("name"), name);
        change.set(QStringLiteral("birth_date"), QStringLiteral("2015-03-07"));
        ChangeSet set;
        set.changes.push_back(change);
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->created == 1);
        return outcome->uids.front();
    }
    // A tab of the file by the name of what is in it.
    void look(const char *name) {
        auto *tabs = page->widget()->findChild<QTabWidget *>();
        auto *inside = tabs->findChild<QWidget *>(QString::fromLatin1(name));
        REQUIRE(inside);
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->widget(i) == inside || tabs->widget(i)->isAncestorOf(inside))
                tabs->setCurrentIndex(i);
        QApplication::processEvents();
    }
    Record record(const Uid &uid) { return context.reader().record(context.session(), uid).value(); }
    std::vector<Record> linked(const char *form) { return context.reader().linked(context.session(), page->uid(), QString::fromLatin1(form)).value(); }
    QList<Draft> drafts() { return context.ledger().drafts(context.session()).value(); }
    QList<HistoryEntry> history(const Uid &uid) { return context.reader().history(context.session(), uid).value(); }

    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    static void enter(const QString &text) {
        for (const QChar c : text)       // Chinese comes as an input method commits it
            if (c.unicode() < 0x80) {
                QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
            } else {
                QInputMethodEvent event;
                event.setCommitString(QString(c));
                QApplication::sendEvent(QApplication::focusWidget(), &event);
            }
    }
    void typeInto(const char *name, const QString &text) {
        REQUIRE(page->form()->focusField(QString::fromLatin1(name)));
        enter(text);
    }
    // Presses a button that opens a dialog, and works in it until it is closed.
    void inDialog(const char *button, const std::function<void(FormDialog &)> &work) {
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
        page->widget()->findChild<QPushButton *>(QString::fromLatin1(button))->click();
        CHECK(worked);
        QApplication::setActiveWindow(window.get());
    }
};

inline FormView &formOf(FormDialog &dialog, const char *form) { return *dialog.findChild<FormView *>(QStringLiteral("form_") + QString::fromLatin1(form)); }
inline QString answer(FormDialog &dialog, const char *form, const char *question) { return formOf(dialog, form).answers().value(QString::fromLatin1(question)); }

}  // namespace tongdang
