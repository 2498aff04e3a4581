// Facts about a record of a ledger, for the form's logic.
#pragma once

#include "core/ledger/ledger_reader.h"

#include <map>

namespace tongdang {

class RecordFacts final : public FormFacts {
  public:
    RecordFacts(LedgerReader &reader, const Session &session, const Record *record, const QDateTime &now) : m_reader(reader), m_session(session), m_record(record), m_now(now) {}
    QDateTime now() const override { return m_now; }
    QString userName() const override { return m_session.login; }
    const std::vector<Answers> *linked(const QString &form) const override;
    QString coreValue(const QString &name) const override { return m_record ? m_record->answers.value(name) : QString(); }
    bool placeExists(const QString &code) const override { return m_reader.places().find(code) != nullptr; }

  private:
    LedgerReader &m_reader;
    const Session &m_session;
    const Record *m_record;
    QDateTime m_now;
    mutable std::map<QString, std::vector<Answers>> m_linked;
};

}  // namespace tongdang
