#include "core/identity/names.h"

#include "core/base/text.h"

#include <unicode/utrans.h>

#include <QList>

#include <memory>

namespace tongdang {
namespace {

// By ICU's own table; a transliterator of its own each time, since they are not thread-safe and names that differ are rare.
QString simplified(const QString &text) {
    static const QString id = QStringLiteral("Traditional-Simplified");
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UTransliterator, decltype(&utrans_close)> by(
        utrans_openU(reinterpret_cast<const UChar *>(id.utf16()), int32_t(id.size()), UTRANS_FORWARD, nullptr, 0, nullptr, &status), &utrans_close);
    if (!by || U_FAILURE(status))
        return text;
    QString out = text;
    const qsizetype room = text.size() * 2 + 8;
    out.resize(room);
    int32_t length = int32_t(text.size()), limit = length;
    utrans_transUChars(by.get(), reinterpret_cast<UChar *>(out.data()), &length, int32_t(room), 0, &limit, &status);
    if (U_FAILURE(status))
        return text;
    out.resize(length);
    return out;
}

QList<uint> letters(const QString &name) {
    QList<uint> out;
    for (const uint c : simplified(halfWidth(name).normalized(QString::NormalizationForm_KC).toCaseFolded()).toUcs4())
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::category(c) == QChar::Other_PrivateUse || QChar::category(c) == QChar::Other_NotAssigned)
            out << c;
    return out;
}

bool oneApart(const QList<uint> &a, const QList<uint> &b) {
    const qsizetype shorter = std::min(a.size(), b.size());
    if (std::max(a.size(), b.size()) - shorter > 1)
        return false;
    qsizetype same = 0;
    while (same < shorter && a[same] == b[same])
        ++same;
    const qsizetype skipA = a.size() >= b.size() ? 1 : 0, skipB = b.size() >= a.size() ? 1 : 0;
    return std::equal(a.begin() + std::min(a.size(), same + skipA), a.end(), b.begin() + std::min(b.size(), same + skipB), b.end());
}

}  // namespace

bool namesEqual(const QString &a, const QString &b) { return a == b || letters(a) == letters(b); }

bool namesAlike(const QString &a, const QString &b) {
    if (a == b)
        return true;
    const QList<uint> one = letters(a), other = letters(b);
    return one == other || (one.size() >= 2 && other.size() >= 2 && oneApart(one, other));
}

}  // namespace tongdang
