// A form from outside with ten thousand choices, opened and answered by keys: found by pinyin, in a list that another answer narrows and
// in the whole, and opened as a list to look through.
#include "tests/bench/many_choices.h"
#include "tests/bench/prepared.h"
#include "tests/bench/window/bench_window.h"

#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/forms/suggestions.h"

#include <QApplication>
#include <QElapsedTimer>

namespace tongdang::bench {

namespace {

constexpr int kPauseMs = 60;   // between the keys of somebody quick: what is worked out ahead has as long

void pause() {
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < kPauseMs)
        QApplication::processEvents();
}

}  // namespace

void choicesSubject(const Options &options) {
    const int choices = options.smoke ? 200 : kChoices, rounds = options.smoke ? 1 : 10;
    Prepared made(options);
    BenchWindow bench;
    bench.setLedger(made.opened(bench.context.ledgerContext()));
    const FormCatalog catalog = FormCatalog::only(FormCatalog::bundled().sources() << formFromCsv(manyChoices(choices)));
    const Form *form = catalog.find(QStringLiteral("many"));
    if (!form)
        giveUp(QStringLiteral("the form is wrong"));
    std::unique_ptr<FormView> view;
    Times opening, keys, enters, lists;
    const auto shown = [&view] {
        const auto all = view->findChildren<Suggestions *>();
        return std::any_of(all.begin(), all.end(), [](const Suggestions *one) { return one->isVisible(); });
    };
    const auto answer = [&](const char *question, const QString &typed, const QString &wanted) {
        const QString name = QString::fromLatin1(question);
        if (!view->focusField(name))
            giveUp(QStringLiteral("not shown: ") + name);
        QApplication::processEvents();
        lists.add(bench.key(Qt::Key_Down, Qt::AltModifier));
        if (!shown())
            giveUp(QStringLiteral("no list under ") + name);
        bench.key(Qt::Key_Escape);
        for (const QChar c : typed) {
            pause();
            keys.add(bench.key(c));
            if (!shown())
                giveUp(QStringLiteral("nothing found in %1 for %2").arg(name, typed));
        }
        enters.add(bench.key(Qt::Key_Return));
        if (view->answers().value(name) != wanted)
            giveUp(QStringLiteral("%1 answered for %2").arg(view->answers().value(name), wanted));
    };
    Dice dice(7);
    for (int i = 0; i < rounds; ++i) {
        view.reset();
        opening.add(BenchWindow::painted([&] {
            view = std::make_unique<FormView>(bench.context, *form);
            view->resize(1180, 640);
            view->setNew();
            view->show();
        }));
        QApplication::setActiveWindow(view.get());
        const size_t village = dice.below(size_t(choices)), other = dice.below(size_t(choices));
        if (choices >= kChoices)   // of fewer than six towns each has a button
            answer("town", QStringLiteral("zhen%1").arg(village / 100), QStringLiteral("t%1").arg(village / 100));
        else
            view->restore({{QStringLiteral("town"), QStringLiteral("t%1").arg(village / 100)}});
        answer("village", QStringLiteral("cun%1").arg(village), QStringLiteral("v%1").arg(village));
        answer("anywhere", QStringLiteral("cun%1").arg(other), QStringLiteral("v%1").arg(other));
    }
    const auto row = [&](const char *work, const Times &times, double budget) {
        note(QStringLiteral("%1: longest %2 ms").arg(QString::fromLatin1(work)).arg(times.at(1), 0, 'f', 1));
        print({QString::fromLatin1(work), choices, QStringLiteral("ms"), times.p99(), times.shown(), budget, {}, 0, 0});
    };
    row("form of many choices: opened", opening, kOpenMs);
    row("form of many choices: key by pinyin to painted list", keys, kKeyMs);
    row("form of many choices: all of them opened as a list", lists, kPageMs);
    row("form of many choices: chosen, Enter to the next", enters, kKeyMs);
}

}  // namespace tongdang::bench
