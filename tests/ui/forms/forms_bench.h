// A window context without a ledger, for forms alone: set clock, scripted dialogs, bundled forms.
#pragma once

#include "core/forms/form_catalog.h"
#include "tests/support/catch_qt.h"
#include "tests/support/ui/scripted_dialogs.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/shell/context.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest/QTest>

namespace tongdang {

class OpenPolicy final : public Policy {
  public:
    QString hidden;      // a restriction that may not be read
    bool allows(const Session &, Action) const override { return true; }
    bool mayRead(const Session &, const QString &restriction) const override { return restriction != hidden; }
};

class NoDerivation final : public Derivation {
  public:
    bool concerns(const Form &) const override { return false; }
    QStringList readsFrom(const Form &) const override { return {}; }
    QStringList readsFor(const Form &, const QString &) const override { return {}; }
    QStringList questions(const Form &) const override { return {}; }
    Derived derive(const Record &, const LinkedRecords &, const QDate &, const QDate &) const override { return {}; }
};

class NoJobs final : public Jobs {
  public:
    bool start(const QString &, std::function<void(Progress &)>, std::function<void()>, Stop) override { return false; }
    bool isBusy() const override { return false; }
    void cancel() override {}
};

struct FormsBench {
    QTemporaryDir folder;
    Messages messages;
    SetClock clock{QDate(2026, 11, 24)};
    OpenPolicy policy;
    NoDerivation derivation;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    NoJobs jobs;
    ScriptedDialogs dialogs;
    Theme theme;
    UiContext ui{messages, clock, policy, derivation, settings, jobs, dialogs, theme};
    FormCatalog forms = FormCatalog::bundled();

    const Form &form(const char *id) const { return *forms.find(QString::fromLatin1(id)); }
};

// A form as it stands in the window, with the keyboard on it.
struct ShownForm {
    FormsBench &bench;
    FormView view;
    ShownForm(FormsBench &b, const char *id) : bench(b), view(b.ui, b.form(id)) {
        view.resize(1080, 640);
        view.setNew();
        view.show();
        QApplication::setActiveWindow(&view);
        (void)QTest::qWaitForWindowActive(&view);
        view.focusFirst();
    }
    QWidget *focus() const { return QApplication::focusWidget(); }
    QString focusField() const {
        for (QWidget *at = focus(); at; at = at->parentWidget())
            if (at->objectName().startsWith(u"row_"))
                return at->objectName().mid(4);
        return {};
    }
    QLineEdit *line(const char *name) const { return view.editor(QString::fromLatin1(name))->findChild<QLineEdit *>(); }
    QString answer(const char *name) const { return view.answers().value(QString::fromLatin1(name)); }
    void type(const char *name, const QString &text) {
        REQUIRE(view.focusField(QString::fromLatin1(name)));
        for (const QChar c : text)       // Chinese comes as an input method commits it
            if (c.unicode() < 0x80)
                QTest::keyClick(focus(), c.toLatin1());
            else {
                QInputMethodEvent event;
                event.setCommitString(QString(c));
                QApplication::sendEvent(focus(), &event);
            }
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(focus(), k, modifiers); }
    QStringList problems(const char *name) const {
        QStringList found;
        for (const QLabel *label : view.findChild<QWidget *>(QStringLiteral("row_") + QString::fromLatin1(name))->findChildren<QLabel *>(QStringLiteral("problem")))
            found << label->text();
        return found;
    }
    bool shows(const char *name) const { return !view.findChild<QWidget *>(QStringLiteral("row_") + QString::fromLatin1(name))->isHidden(); }
};

}  // namespace tongdang
