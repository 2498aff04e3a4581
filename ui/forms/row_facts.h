// What a row of a repeat knows while it is filled in by itself: the record around it as it stands in the form that opened it.
#pragma once

#include "core/forms/answers.h"

namespace tongdang {

class RowFacts final : public FormFacts {
  public:
    // Both of the form around it, which outlive this.
    RowFacts(const Answers &around, const FormFacts &outer, int position) : m_outer(outer), m_around(around, outer), m_position(position) {}
    QDateTime now() const override { return m_outer.now(); }
    QDateTime moment() const override { return m_outer.moment(); }
    QString userName() const override { return m_outer.userName(); }
    bool placeExists(const QString &code) const override { return m_outer.placeExists(code); }
    const AnswersContext *around() const override { return &m_around; }
    int position() const override { return m_position; }

  private:
    const FormFacts &m_outer;
    AnswersContext m_around;
    int m_position;
};

}  // namespace tongdang
