// Soft warnings that are meant as they stand. The reason is journaled with the change it excuses, as a field of the record's entry beside
// its answers (docs/decisions/0007): it has heads, is undone, merges and verifies as they do. It holds while the answers that the
// warning is about are what they were.
#pragma once

#include "core/forms/form_catalog.h"
#include "core/ledger/change_set.h"
#include "core/ledger/fold.h"

namespace tongdang {

inline const QString kReasons = QStringLiteral("accepted_reason");   // the code list of common reasons

QString acceptedField(const QString &question, const QString &rule);      // "td_accepted/rule/question"
std::optional<Acceptance> acceptanceIn(const QString &field);             // the other way; without the reason
bool holds(const Acceptance &what, const Form &form, const Folded &then, const Folded &now);

// Questions that a person answers and that a warning of `question` may hang on; all of them where it is no question's own.
std::vector<int> concernedBy(const Form &form, const QString &question);
bool touches(const Form &form, const QString &question, const std::vector<int> &changed);

// A typed reason: the code of a common one, by its label in any language, else the words in one line.
QString reasonOf(const FormCatalog &forms, const QString &typed);
QStringList commonReasons(const FormCatalog &forms, Language language);
QString reasonWords(const FormCatalog &forms, const QString &reason, Language language);

}  // namespace tongdang
