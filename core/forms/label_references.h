// Words of a form that refer to answers, "Age of ${name}" (XLSForm, labels and hints), with the answers put in.
#pragma once

#include <QString>

#include <functional>

namespace tongdang {

bool refersToAnswers(const QString &text);
// `shown`: a question's answer in words. A blank one leaves "…".
QString withAnswers(const QString &text, const std::function<QString(const QString &question)> &shown);

}  // namespace tongdang
