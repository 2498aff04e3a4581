#include "ui/forms/reasons.h"

#include "core/ledger/acceptance.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"

#include <QCoreApplication>

namespace tongdang {

namespace { struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Reasons) }; }

std::vector<ChangeIssues> unexplained(Ledger &ledger, const Session &session, const ChangeSet &set, Progress &progress) {
    std::vector<ChangeIssues> warned;
    for (size_t i = 0; i < set.changes.size() && progress.step(qint64(i), qint64(set.changes.size())); ++i) {
        const Change &change = set.changes[i];
        std::vector<int> changed;
        for (const auto &[slot, value] : change.values)
            changed.push_back(slot);
        QList<Issue> open = ledger.check(session, change);
        open.removeIf([&](const Issue &issue) {
            const bool given = std::any_of(change.accepted.begin(), change.accepted.end(), [&](const Acceptance &one) { return one.question == issue.field && one.rule == issue.rule; });
            return issue.severity != Severity::Warn || given || !touches(*change.form, issue.field, changed);
        });
        if (!open.isEmpty())
            warned.push_back({i, open});
    }
    return warned;
}

bool askReasons(UiContext &context, QWidget *parent, ChangeSet &set, const std::vector<ChangeIssues> &warned) {
    QStringList sentences;                   // each once, in the order found, with how many it is about
    QHash<QString, int> times;
    for (const ChangeIssues &one : warned)
        for (const Issue &issue : one.issues) {
            const Field *field = set.changes[one.change].form->find(issue.field);
            const QString label = field ? field->label.in(context.language()) : QString(), words = context.say(issue.message);
            const QString sentence = label.isEmpty() ? words : Words::tr("%1: %2").arg(label, words);
            if (times[sentence]++ == 0)
                sentences << sentence;
        }
    if (sentences.isEmpty())
        return true;
    if (set.changes.size() > 1)
        for (QString &sentence : sentences)
            sentence = Words::tr("%1 (%n child(ren))", nullptr, times.value(sentence)).arg(sentence);
    const FormCatalog &forms = context.ledger().forms();
    const QString reason = reasonOf(forms, context.dialogs().reason(parent, sentences, commonReasons(forms, context.language())));
    if (reason.isEmpty())
        return false;
    for (const ChangeIssues &one : warned)
        for (const Issue &issue : one.issues)
            set.changes[one.change].accepted.push_back({issue.field, issue.rule, reason});
    return true;
}

}  // namespace tongdang
