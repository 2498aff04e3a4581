#include "core/forms/label_references.h"

namespace tongdang {

bool refersToAnswers(const QString &text) { return text.contains(u"${"); }

QString withReferences(const QString &text, const QRegularExpression &reference, const QString &blank, const std::function<QString(const QString &captured)> &shown) {
    QString out;
    qsizetype at = 0;
    for (auto found = reference.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QString answer = shown(match.captured(1));
        out += text.mid(at, match.capturedStart() - at) + (answer.isEmpty() ? blank : answer);
        at = match.capturedEnd();
    }
    return out + text.mid(at);
}

QString withAnswers(const QString &text, const std::function<QString(const QString &question)> &shown) {
    static const QRegularExpression reference(QStringLiteral("\\$\\{\\s*([\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*)\\s*\\}"));
    return withReferences(text, reference, QStringLiteral("…"), shown);
}

}  // namespace tongdang
