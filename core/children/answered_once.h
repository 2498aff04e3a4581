// One answer is asked once: what a question's td_once names (definitions.md, "form.question") has answered already, for a new record of a child.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

struct AnsweredOnce { QString question, value; const Form *from = nullptr; };

// By the child's file and the newest record of each form that belongs to it. Answers that the session may not read are left out.
std::vector<AnsweredOnce> answeredOnce(LedgerReader &reader, const Session &session, const Form &form, const Record &child);
// By the record that `question` of the form names, the guardian who was chosen: for the questions behind it, up to another that names one.
std::vector<AnsweredOnce> answeredByChosen(const Form &form, const QString &question, const Record &chosen);
// A new record's unanswered questions filled by both, where they apply; any other change is left as it is.
void fillAnsweredOnce(LedgerReader &reader, const Session &session, Change &change);
// Newest first: by the question that dates the record (td_date), then by when it was made.
void newestFirst(std::vector<Record> &records);

}  // namespace tongdang
