// What a form of td_kind instrument (definitions.md, "Instruments") answers of itself beside its questions: `level`, by the bands of its
// `score` or its `trigger`, and `because`, the blocks with their points. A block is what stands together in a group, or a question that
// stands in none; its points are those that its questions give to the score, its most what the best choices would.
#pragma once

#include "core/forms/answers.h"

namespace tongdang {

inline const QString kInstrument = QStringLiteral("instrument");   // td_kind; as td_subject: a record of any such form
inline const QString kScore = QStringLiteral("score"), kTrigger = QStringLiteral("trigger"), kLevel = QStringLiteral("level"), kBecause = QStringLiteral("because");

struct ScoredBlock {
    QString name;              // of the group or the question
    std::vector<int> questions;   // its questions with points
    double most = 0;
};

// The calculation of `level`: blank without a score, the worst band with a trigger.
QString levelCalculation(const QList<Band> &bands, bool hasTrigger);
// Blocks in the order of the form; the calculations are parsed.
std::vector<ScoredBlock> scoredBlocks(const Form &form);

// As stored, one text for all languages: the trigger's own words, or "block=14/20 …" by points lost, most first.
QString becauseOf(const Answers &answers);
// For people: "三、教育 11/20；…".
QString becauseInWords(const Form &form, const QString &stored, Language language);

}  // namespace tongdang
