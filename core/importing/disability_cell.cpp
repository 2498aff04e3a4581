#include "core/importing/disability_cell.h"

#include "core/importing/person_name.h"

#include <QRegularExpression>

namespace tongdang {

DisabilityCell readDisabilityCell(const QString &text, const CodeList &grades) {
    static const QRegularExpression graded(QStringLiteral(R"([（(]?\s*([一二三四壹贰叁肆1-4ⅠⅡⅢⅣ]级)\s*[)）]?)"));
    DisabilityCell out;
    QStringList kinds;
    qsizetype worst = grades.choices.size();
    for (QString part : personParts(text)) {
        const auto match = graded.match(part);
        if (const Choice *grade = match.hasMatch() ? grades.match(match.captured(1)) : nullptr) {
            worst = std::min<qsizetype>(worst, grade - grades.choices.data());   // the list begins with the worst
            part.remove(match.capturedStart(), match.capturedLength());
        }
        if (part = part.trimmed(); !part.isEmpty() && part != QStringLiteral("残疾"))
            kinds << part;
    }
    if (worst < qsizetype(grades.choices.size()))
        out.grade = grades.choices[worst].name;
    out.kinds = kinds.join(QStringLiteral("、"));
    return out;
}

}  // namespace tongdang
