// A record: a form, a uid, a subject, and a value per question.
#pragma once

#include "core/base/uid.h"
#include "core/forms/answers.h"
#include "core/forms/table_layout.h"

namespace tongdang {

struct Record {
    qint64 id = 0;          // local, never leaves the PC: the seq of its first entry in the journal
    Uid uid, subject;
    QString region;         // own, else its subject's
    RecordState state = RecordState::Active;
    QString version;        // of the form it was last saved under
    qint64 createdMs = 0, updatedMs = 0;
    bool inRoster = false;  // came with others in one import; kept where the core computes answers
    Answers answers;        // with derived answers
    const Form &form() const { return *answers.form; }
};

}  // namespace tongdang
