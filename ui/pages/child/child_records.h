// What hangs on a child's file beside guardians, statuses and time on the register: visits, assessments, and records of every other form whose
// subject is the child, a district's own too.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

class UiContext;

enum class RecordKind { Visits, Assessments, Others };

bool isAssessment(const Form &form);                       // td_kind instrument
// Forms of that kind as they are offered: the program's own first.
QList<const Form *> childForms(const FormCatalog &forms, RecordKind kind);

struct ChildRecord {
    Record record;
    QString day, form, title;      // title without the day
    bool superseded = false;       // an assessment that a newer one of its form stands before
    bool past() const { return superseded || record.state >= RecordState::Withdrawn; }
};
// Newest first; those that were taken back too.
std::vector<ChildRecord> childRecords(UiContext &context, const Uid &child, RecordKind kind);
// Of these that are not saved yet.
QList<Draft> childDrafts(UiContext &context, const Uid &child, RecordKind kind);

}  // namespace tongdang
