#include "core/ledger/record_facts.h"

namespace tongdang {

RecordFacts::RecordFacts(LedgerReader &reader, const Session &session, const Record *record, const QDateTime &now, std::optional<RecordTree> tree, const RecordTree::Source *all)
    : m_reader(reader), m_session(session), m_record(record), m_now(now), m_all(all), m_tree(std::move(tree)) {
    if (!m_tree || m_tree->path().empty())
        return;
    m_outermost = std::make_unique<RecordFacts>(reader, session, &m_tree->root(), now, std::nullopt, all);
    RecordTree::Path path;
    for (const auto &step : m_tree->path()) {
        const AnswersContext *outer = around();
        m_around.push_back(std::make_unique<AnswersContext>(m_tree->at(path), *m_outermost, outer, path.empty() ? 1 : int(path.back().second) + 1));
        path.push_back(step);
    }
}

void RecordFacts::derive(Answers &answers) {
    if (!m_tree)
        return recalculate(answers, *this);
    m_tree->own().values = answers.values;
    recalculate(m_tree->root().answers, m_outermost ? static_cast<const FormFacts &>(*m_outermost) : *this);
    answers = m_tree->own();
}

const std::vector<Answers> *RecordFacts::linked(const QString &form) const {
    if (!m_record)
        return nullptr;
    const auto known = m_linked.find(form);
    if (known != m_linked.end())
        return &known->second;
    std::vector<Answers> answers;
    if (const Form *link = m_all ? m_reader.forms().find(form) : nullptr) {
        for (Record &record : m_all->rows(*link, m_record->uid))
            answers.push_back(std::move(record.answers));
    } else if (m_record->id != 0) {   // on a new one nothing hangs yet
        if (auto records = m_reader.linked(m_session, m_record->uid, form))
            for (Record &record : *records)
                answers.push_back(std::move(record.answers));
    }
    return &m_linked.emplace(form, std::move(answers)).first->second;
}

const Answers *RecordFacts::lastSaved(const Form &form) const {
    if (!m_begun)
        return nullptr;
    if (!m_last)
        m_last = m_reader.lastOwn(m_session, form);
    return *m_last ? &(*m_last)->answers : nullptr;
}

const Answers *RecordFacts::pointed(const Form &form, const QString &text) const {
    const auto [place, fresh] = m_pointed.try_emplace(text);
    if (const Uid uid = Uid::fromText(text); fresh && !uid.isNil())
        if (auto record = m_reader.record(m_session, uid, m_now.date()); record && record->answers.form == &form && record->state < RecordState::Withdrawn)
            place->second = std::move(record->answers);
    return place->second ? &*place->second : nullptr;
}

}  // namespace tongdang
