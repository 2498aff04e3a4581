#include "core/ledger/record_facts.h"

namespace tongdang {

const std::vector<Answers> *RecordFacts::linked(const QString &form) const {
    if (!m_record)
        return nullptr;
    const auto known = m_linked.find(form);
    if (known != m_linked.end())
        return &known->second;
    std::vector<Answers> answers;
    if (m_record->id == 0)
        ;   // new: nothing hangs on it yet
    else if (auto records = m_reader.linked(m_session, m_record->uid, form))
        for (Record &record : *records)
            answers.push_back(std::move(record.answers));
    return &m_linked.emplace(form, std::move(answers)).first->second;
}

}  // namespace tongdang
