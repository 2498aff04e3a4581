// What an assessment says: score, level with its shape and colour, and why. Follows the answers while they are given.
#pragma once

#include "ui/forms/marks.h"

#include "core/ledger/record.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace tongdang {

class UiContext;

struct ResultWords {
    QString score, level, because;      // level and because in words
    QString decided, reason;            // a supervisor's override: the level in words, and why
    std::optional<LevelLook> look;      // of what counts
    bool triggered = false;             // whatever the score
    QString words() const;              // "▲ Red", the override's before the form's own
};
ResultWords resultWords(UiContext &context, const Record &record);            // of the ledger, with its override
ResultWords resultWords(UiContext &context, const Answers &answers);          // as they are being typed
QString levelInForce(UiContext &context, const Record &record);               // the code: of the newest override, else its own

class AssessmentResult final : public QFrame {
    Q_OBJECT
  public:
    AssessmentResult(UiContext &context, QWidget *parent);
    // open: questions that are still to be answered; musts of them keep the level back, for what is unanswered has no points yet.
    void show(const ResultWords &result, int open, int musts);

  private:
    UiContext &m_context;
    QLabel *m_score, *m_level, *m_why;
};

}  // namespace tongdang
