// What is to change: the one way in. Values are canonical text by slot; "" clears an answer.
#pragma once

#include "core/base/issue.h"
#include "core/base/uid.h"
#include "core/forms/form.h"

namespace tongdang {

// A soft warning that is meant as it stands, with the reason why (core/ledger/acceptance.h).
struct Acceptance {
    QString question, rule;   // as the warning names them; both blank: every warning about what the change touches
    QString reason;           // a code of kReasons or a person's own words
};

struct Change {
    enum class Op { Create, Update, Withdraw, Revive };
    Op op = Op::Create;
    const Form *form = nullptr;
    Uid uid;                // nil in a create: one is given
    Uid subject;            // of a create whose form has a subject
    std::vector<std::pair<int, QString>> values;
    std::vector<Acceptance> accepted;
    int group = 0;          // changes of one group stand or fall together (a roster's row)
    bool set(const QString &name, const QString &value) {
        const int slot = form->indexOf(name);
        if (slot >= 0)
            values.emplace_back(slot, value);
        return slot >= 0;
    }
};

struct ChangeSet {
    QString kind = QStringLiteral("save");   // save import undo demo exit install …
    Message intent;                          // in words, for the list of batches
    std::vector<Change> changes;
    bool acceptWarnings = true;
};

struct ChangeIssues { size_t change = 0; QList<Issue> issues; };

struct CommitOutcome {
    Uid batch;                       // nil where nothing was to change or all was refused
    std::vector<Uid> uids;           // of each change, in order; nil where refused
    std::vector<bool> changed;       // whether it made an entry in the journal
    std::vector<ChangeIssues> issues;// only changes with some
    int created = 0, updated = 0, unchanged = 0, refused = 0;
    bool refusedAll() const { return refused > 0 && created + updated + unchanged == 0; }
};

}  // namespace tongdang
