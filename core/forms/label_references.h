// Words of a form that refer to answers, "Age of ${name}" (XLSForm, labels and hints), with the answers put in.
#pragma once

#include <QRegularExpression>
#include <QString>

#include <functional>

namespace tongdang {

// The text with each reference, which captures what it refers to, replaced by what `shown` says of it; by `blank` where that is nothing.
QString withReferences(const QString &text, const QRegularExpression &reference, const QString &blank, const std::function<QString(const QString &captured)> &shown);
bool refersToAnswers(const QString &text);
// `shown`: a question's answer in words. A blank one leaves "…".
QString withAnswers(const QString &text, const std::function<QString(const QString &question)> &shown);

}  // namespace tongdang
