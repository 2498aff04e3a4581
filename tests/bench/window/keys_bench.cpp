// A form of 300 questions and 60 rules, opened and filled in by keys: every kind of question, Enter from one to the next.
#include "tests/bench/prepared.h"
#include "tests/bench/window/bench_window.h"

#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"

#include <QApplication>

namespace tongdang::bench {

namespace {

constexpr int kQuestions = 300, kSections = 12;
const QStringList kKinds{QStringLiteral("text"), QStringLiteral("integer"), QStringLiteral("date"), QStringLiteral("select_one yes_no"), QStringLiteral("decimal")};

// Sixty rules: conditions that hide, constraints across questions, warnings, musts that depend, calculations.
QString longForm() {
    QString text = QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en),relevant,constraint,constraint_message::中文 (zh),required,calculation,td_warning,td_warning_message::中文 (zh)\n");
    for (int i = 0; i < kQuestions; ++i) {
        if (i % (kQuestions / kSections) == 0)
            text += QStringLiteral(",begin group,g%1,第%1部分,Part %1,,,,,,,\n").arg(i);
        QString kind = kKinds[i % kKinds.size()], relevant, constraint, required, calculation, warning;
        if (i % 25 == 8)          // 12, on a choice before
            relevant = QStringLiteral("${q%1} = 'yes' or ${q%1} = ''").arg(i - 5);
        if (i % 20 == 6)          // 15, on a number
            constraint = QStringLiteral(". >= 0 and (${q%1} = '' or . < ${q%1} + 100000)").arg(std::max(1, i - 5));
        if (i % 20 == 17)         // 15, on a date
            warning = QStringLiteral(". <= today() and (${q2} = '' or . >= ${q2} or true())");
        if (i % 25 == 15)         // 12, on a text
            required = QStringLiteral("${q3} = 'yes'");
        if (i % 50 == 19) {       // 6
            kind = QStringLiteral("calculate");
            calculation = QStringLiteral("coalesce(${q1}, 0) + coalesce(${q6}, 0) + %1").arg(i);
        }
        text += QStringLiteral(",%1,q%2,问题%2,Question %2,\"%3\",\"%4\",请核对。,\"%5\",\"%6\",\"%7\",请再看看。\n").arg(kind).arg(i).arg(relevant, constraint, required, calculation, warning);
        if ((i + 1) % (kQuestions / kSections) == 0)
            text += QStringLiteral(",end group,,,,,,,,,,\n");
    }
    return text + QStringLiteral("settings\n,form_id,version\n,long,1\n");
}

QString typedInto(const Field &field, Dice &dice) {
    switch (field.kind) {
    case FieldKind::Integer: return QString::number(100 + dice.below(900));
    case FieldKind::Decimal: return QString::number(10 + dice.below(90)) + QStringLiteral(".5");
    case FieldKind::Date: return QStringLiteral("2015%1%2").arg(1 + dice.below(12), 2, 10, QLatin1Char('0')).arg(1 + dice.below(28), 2, 10, QLatin1Char('0'));
    case FieldKind::SelectOne: return QStringLiteral("1");
    default: return QStringLiteral("村里") + QStringLiteral("abcd");
    }
}

struct Walk { Times keys, enters; int questions = 0; };

// Through the whole form by Enter.
Walk walk(const BenchWindow &bench, FormView &view) {
    Walk out;
    Dice dice(5);
    bool last = false;
    QObject::connect(&view, &FormView::finished, &view, [&last] { last = true; });
    view.focusFirst();
    while (!last && out.questions < kQuestions) {
        QString name;
        for (const QWidget *at = QApplication::focusWidget(); at && name.isEmpty(); at = at->parentWidget())
            if (at->objectName().startsWith(u"row_"))
                name = at->objectName().mid(4);
        const Field *field = view.form().find(name);
        if (!field)
            giveUp(QStringLiteral("the focus left the form"));
        for (const QChar c : typedInto(*field, dice))
            out.keys.add(bench.key(c));
        out.enters.add(bench.key(Qt::Key_Return));
        ++out.questions;
    }
    if (view.changes().size() < size_t(out.questions / 2))
        giveUp(QStringLiteral("the keys did not arrive: %1 answers").arg(view.changes().size()));
    return out;
}

void row(const QString &work, qint64 size, const Times &times, double budget) {
    note(QStringLiteral("%1: longest %2 ms").arg(work).arg(times.at(1), 0, 'f', 1));
    print({work, size, QStringLiteral("ms"), times.p99(), times.shown(), budget, {}, 0, 0});
}

}  // namespace

void keysSubject(const Options &options) {
    Prepared made(options);
    BenchWindow bench;
    bench.setLedger(made.opened(bench.context.ledgerContext()));
    const FormCatalog catalog = FormCatalog::only({formFromCsv(longForm())});
    for (const DefinitionIssue &issue : catalog.issues())
        giveUp(QStringLiteral("the form is wrong: row %1 %2").arg(issue.row).arg(issue.message.id));
    const Form *form = catalog.find(QStringLiteral("long"));
    Times opening;
    std::unique_ptr<FormView> view;
    const auto open = [&](bool asNew) {
        view.reset();
        opening.add(BenchWindow::painted([&] {
            view = std::make_unique<FormView>(bench.context, *form);
            view->resize(1180, 640);
            if (asNew) {
                view->setNew();
            } else {
                Record record;
                record.answers = Answers(*form);
                view->setRecord(record);
            }
            view->show();
        }));
        QApplication::setActiveWindow(view.get());
    };
    open(true);
    print({QStringLiteral("form: opened the first time"), kQuestions, QStringLiteral("ms"), opening.all.front(), {}, kOpenMs, {}, 0, 0});
    opening.all.clear();
    for (int i = 0; i < (options.smoke ? 1 : 10); ++i)
        open(i % 2 == 0);
    row(QStringLiteral("form: opened"), kQuestions, opening, kOpenMs);
    open(true);
    const Walk fresh = walk(bench, *view);
    row(QStringLiteral("form, new: key to painted answer"), fresh.questions, fresh.keys, kKeyMs);
    row(QStringLiteral("form, new: Enter to the next question"), fresh.questions, fresh.enters, kKeyMs);
    open(false);
    const Walk kept = walk(bench, *view);
    row(QStringLiteral("form, on file: key to painted answer"), kept.questions, kept.keys, kKeyMs);
    row(QStringLiteral("form, on file: Enter to the next question"), kept.questions, kept.enters, kKeyMs);
}

}  // namespace tongdang::bench
