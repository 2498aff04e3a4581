#include "core/base/utf8.h"

#include <QByteArray>

namespace tongdang {

void assignUtf8(std::string &out, QStringView text) {
    const auto most = size_t(text.size()) * 3;
    if (out.size() < most)
        out.resize(most);   // grows to the longest, then only shrinks: nothing is filled twice
    char *to = out.data();
    const char16_t *from = text.utf16(), *end = from + text.size();
    while (from != end) {
        for (; end - from >= 4 && (from[0] | from[1] | from[2] | from[3]) < 0x80; from += 4, to += 4)   // numbers, days, names of questions
            for (int i = 0; i < 4; ++i)
                to[i] = char(from[i]);
        if (from == end)
            break;
        const char16_t u = *from++;
        if (u < 0x80) {
            *to++ = char(u);
        } else if (u < 0x800) {
            *to++ = char(0xC0 | (u >> 6));
            *to++ = char(0x80 | (u & 0x3F));
        } else if (QChar::isSurrogate(u)) {
            const QByteArray utf8 = text.toUtf8();
            out.assign(utf8.constData(), size_t(utf8.size()));
            return;
        } else {
            *to++ = char(0xE0 | (u >> 12));
            *to++ = char(0x80 | ((u >> 6) & 0x3F));
            *to++ = char(0x80 | (u & 0x3F));
        }
    }
    out.resize(size_t(to - out.data()));
}

}  // namespace tongdang
