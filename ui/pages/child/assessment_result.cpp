#include "ui/pages/child/assessment_result.h"

#include "core/children/answered_once.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tongdang {

namespace {
constexpr int kLowWindow = 640;          // px at zoom 100

std::optional<LevelLook> lookOf(const Form &form, const QString &level) {
    const Field *score = form.find(kScore);
    if (!score || level.isEmpty())
        return {};
    for (qsizetype i = 0; i < score->bands.size(); ++i)
        if (score->bands[i].level == level)
            return levelLook(i, score->bands.size());
    return {};
}

QString shown(UiContext &context, const Form &form, const Answers &answers, const QString &question) {
    const Field *field = form.find(question);
    return field ? shownValue(context, form, *field, answers.value(question)) : QString();
}

// In the words of `form`: the one they are answers to, or the version that a finished assessment was made with.
ResultWords wordsOf(UiContext &context, const Form &form, const Answers &answers) {
    ResultWords result;
    result.score = answers.value(kScore);
    result.level = shown(context, form, answers, kLevel);
    result.because = shown(context, form, answers, kBecause);
    result.look = lookOf(form, answers.value(kLevel));
    result.triggered = !answers.value(kTrigger).isEmpty();
    return result;
}

std::optional<Record> newestOverride(UiContext &context, const Record &record) {
    auto overrides = context.reader().linked(context.session(), record.uid, fields::kAssessmentOverride);
    if (!overrides || overrides->empty())
        return {};
    newestFirst(*overrides);
    return overrides->front();
}
}  // namespace

QString levelInForce(UiContext &context, const Record &record) {
    const std::optional<Record> override = newestOverride(context, record);
    return (override ? *override : record).answers.value(kLevel);
}

QString ResultWords::words() const {
    const QString counts = decided.isEmpty() ? level : decided;
    return look && !counts.isEmpty() ? look->mark + u' ' + counts : counts;
}

ResultWords resultWords(UiContext &context, const Answers &answers) { return wordsOf(context, *answers.form, answers); }

ResultWords resultWords(UiContext &context, const Record &record) {
    const Form *made = context.ledger().forms().asMade(record.form(), record.version);
    const Form &form = made ? *made : record.form();
    ResultWords result = wordsOf(context, form, record.answers);
    const std::optional<Record> override = newestOverride(context, record);
    if (!override)
        return result;
    const Answers &decision = override->answers;
    result.decided = shown(context, *decision.form, decision, kLevel);
    result.reason = decision.value(fields::kReason);
    if (const auto look = lookOf(form, decision.value(kLevel)))
        result.look = look;
    return result;
}

AssessmentResult::AssessmentResult(UiContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_score(new QLabel(this)), m_level(new QLabel(this)), m_why(new QLabel(this)) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("assessment_result"));
    setProperty("card", true);
    auto *row = theme.lay(new QHBoxLayout(this), Space::Medium, Space::Large);
    m_score->setObjectName(QStringLiteral("result_score"));
    m_level->setObjectName(QStringLiteral("result_level"));
    m_why->setObjectName(QStringLiteral("result_why"));
    m_why->setWordWrap(true);
    for (QLabel *label : {m_score, m_level, m_why})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *large : {m_score, m_level}) {
        large->setProperty("look", QStringLiteral("large"));
        row->addWidget(large);
    }
    row->addWidget(m_why, 1);
}

void AssessmentResult::show(const ResultWords &result, int open, int musts) {
    const Theme &theme = m_context.theme();
    const bool counts = musts == 0 || result.triggered;
    const bool none = result.score.isEmpty() || (!counts && result.score.toDouble() == 0);
    m_score->setText(none ? tr("No score yet") : counts ? tr("Score %1").arg(result.score) : tr("Score %1 so far").arg(result.score));
    const QString words = counts ? result.words() : QString();
    m_level->setText(words);
    m_level->setVisible(!words.isEmpty());
    if (result.look)
        tint(m_level, theme, result.look->color);
    QStringList why;
    if (!result.decided.isEmpty())
        why << tr("Changed by a supervisor: %1. The answers gave: %2.").arg(result.reason, result.level);
    const bool low = window()->height() < theme.px(kLowWindow);
    if (counts && !result.because.isEmpty() && !(low && open > 0))      // while it is answered the questions have the room
        why << result.because;
    m_why->setToolTip(counts ? result.because : QString());
    if (open > 0)
        why << tr("%n question(s) still to be answered.", nullptr, open);
    m_why->setText(why.join(u'\n'));
    setAccessibleName(QStringList{m_score->text(), words, m_why->text()}.join(u' '));
}

}  // namespace tongdang
