#include "core/identity/names.h"

#include <QList>

namespace tongdang {
namespace {

constexpr char32_t kMiddleDot = 0x00B7;

bool isHan(char32_t c) { return QChar::script(c) == QChar::Script_Han; }

// Dots that people type for the middle dot. The first row means nothing else; the second does so only beside a Chinese character
// (J. Smith keeps its full stop).
bool isCertainDot(char32_t c) {
    return c == kMiddleDot || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x25CF || c == 0x25E6 || c == 0x30FB || c == 0xFF65 || c == 0xFE52 || c == 0x16EB;
}
bool isLikelyDot(char32_t c) { return c == u'.' || c == 0xFF0E || c == 0xFF0D || c == 0xFF61; }

// Marks that carry no ink: byte-order mark, zero-width space, word joiner, soft hyphen, directions.
bool isInvisible(char32_t c) {
    return c == 0xFEFF || c == 0x200B || c == 0x2060 || c == 0x00AD || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
// Joiners of Mongolian, Uyghur and other scripts: kept in those, stray beside a Chinese character.
bool isJoiner(char32_t c) { return c == 0x200C || c == 0x200D || c == 0x180E || c == 0x202F; }
bool isWhite(char32_t c) { return QChar::isSpace(c) && c != 0x202F; }

char32_t halfWidthLetter(char32_t c) {
    const bool letter = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
    return letter ? c - 0xFEE0 : c;
}

}  // namespace

QString normalizedName(const QString &text) {
    QList<char32_t> in, out;
    for (const uint unit : text.toUcs4()) {
        const char32_t c = unit;
        const auto category = QChar::category(c);
        if (isWhite(c))
            in << U' ';
        else if (category != QChar::Other_Control && category != QChar::Other_Surrogate && !isInvisible(c))
            in << halfWidthLetter(c);
    }
    const auto isGap = [](char32_t c) { return c == U' ' || isCertainDot(c) || isLikelyDot(c) || isJoiner(c); };
    for (qsizetype i = 0; i < in.size();) {
        if (!isGap(in[i])) {
            out << in[i++];
            continue;
        }
        qsizetype end = i;  // a run of dots and spaces between two parts of a name counts as one
        bool space = false, dot = false, likely = false;
        for (; end < in.size() && isGap(in[end]); ++end) {
            space = space || in[end] == U' ';
            dot = dot || isCertainDot(in[end]);
            likely = likely || isLikelyDot(in[end]);
        }
        const bool inside = !out.isEmpty() && end < in.size();
        const bool han = (!out.isEmpty() && isHan(out.back())) || (end < in.size() && isHan(in[end]));
        const bool letters = inside && (QChar::isLetterOrNumber(out.back()) || QChar::isMark(out.back())) && QChar::isLetterOrNumber(in[end]);
        if (letters && (dot || (likely && han)))
            out << kMiddleDot;
        else if (likely || dot || !han)
            for (qsizetype k = i; k < end; ++k) {  // kept as written, but for doubled, leading and trailing spaces
                const bool keptSpace = in[k] == U' ' && !han && inside && out.back() != U' ';
                if (keptSpace || (in[k] != U' ' && !(isJoiner(in[k]) && (han || !inside))))
                    out << in[k];
            }
        i = end;
    }
    while (!out.isEmpty() && out.back() == U' ')
        out.removeLast();
    return QString::fromUcs4(out.constData(), out.size());
}

}  // namespace tongdang
