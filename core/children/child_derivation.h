// What the core computes about a child (data-model.md, "The child and the people around it"; domain.md 2.3, 3.1): categories from its
// statuses, the care arrangement from its parents' absence and its carers, exit from its time on the register, risk and guardianship grade
// from its newest assessments, the next visit from these and from its visits (definitions.md, "Instruments").
// A link holds on D when its since is blank or on or before D and its until is blank or after D.
#pragma once

#include "core/children/visit_rhythm.h"
#include "core/ledger/derivation.h"

namespace tongdang {

class ChildDerivation final : public Derivation {
  public:
    bool concerns(const Form &form) const override;
    QStringList questions(const Form &form) const override;
    QStringList readsFrom(const Form &form) const override;
    QStringList readsFor(const Form &form, const QString &question) const override;
    void number(Answers &answers, const QDate &day, const QString &deviceTag, const std::function<qint64(const QString &)> &serial) const override;
    QList<Issue> faults(const Record &record, const Answers *before, const Around &around) const override;
    Derived derive(const Record &record, const LinkedRecords &linked, const QDate &day, const QDate &today) const override;
    const VisitRhythm &rhythm() const { return m_rhythm; }

  private:
    VisitRhythm m_rhythm;
};

}  // namespace tongdang
