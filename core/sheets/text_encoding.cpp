#include "core/sheets/text_encoding.h"

#include "core/sheets/sheet_errors.h"

#include <unicode/ucnv.h>

namespace tongdang::sheets {

namespace {
constexpr qint64 kChunk = 256 * 1024;

// Follows UTF-8 over any cut (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
class Utf8Check {
  public:
    bool feed(const QByteArray &bytes) {
        for (const char byte : bytes)
            if (!feed(static_cast<uchar>(byte)))
                return false;
        return true;
    }
    bool atCharacter() const { return m_more == 0; }
    bool sawLong() const { return m_sawLong; }

  private:
    bool feed(uchar c) {
        if (m_more == 0) {
            if (c < 0x80)
                return true;
            if (c < 0xC2 || c > 0xF4)
                return false;
            m_more = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
            m_low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
            m_high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
            return true;
        }
        if (c < m_low || c > m_high)
            return false;
        m_low = 0x80;
        m_high = 0xBF;
        m_sawLong = --m_more == 0 || m_sawLong;
        return true;
    }
    int m_more = 0;
    uchar m_low = 0x80, m_high = 0xBF;
    bool m_sawLong = false;
};

// Zero bytes of the digits, separators and line ends that every table has tell UTF-16 without a mark, and its order.
std::optional<TextEncoding> unmarkedUtf16(const QByteArray &head) {
    qsizetype even = 0, odd = 0;
    for (qsizetype i = 0; i < head.size(); ++i)
        if (head[i] == 0)
            ++(i % 2 == 0 ? even : odd);
    if (odd > 4 * even)
        return TextEncoding::Utf16Le;
    if (even > 4 * odd)
        return TextEncoding::Utf16Be;
    return {};
}
}  // namespace

Result<FoundEncoding> findEncoding(QIODevice &device, const QString &file) {
    device.seek(0);
    QByteArray head = device.read(kChunk);
    if (head.startsWith("\xEF\xBB\xBF"))
        return FoundEncoding{TextEncoding::Utf8, 3};
    if (head.startsWith("\xFF\xFE"))
        return FoundEncoding{TextEncoding::Utf16Le, 2};
    if (head.startsWith("\xFE\xFF"))
        return FoundEncoding{TextEncoding::Utf16Be, 2};
    if (head.contains('\0')) {
        if (const auto encoding = unmarkedUtf16(head.left(8192)))
            return FoundEncoding{*encoding, 0};
        return notASpreadsheet(file, QStringLiteral("zero bytes"));
    }
    Utf8Check utf8;
    TextDecoder gb(TextEncoding::Gb18030);
    bool isUtf8 = true, isGb = true;
    for (QByteArray bytes = std::move(head); !bytes.isEmpty() && (isUtf8 || isGb); bytes = device.read(kChunk)) {
        if (bytes.contains('\0'))
            return notASpreadsheet(file, QStringLiteral("zero bytes"));
        isUtf8 = isUtf8 && utf8.feed(bytes);
        // All of it is decoded before the first row is given, so that a file is taken whole or not at all.
        QString ignored;
        isGb = isGb && gb.decode(bytes, false, ignored);
    }
    QString ignored;
    isGb = isGb && gb.decode({}, true, ignored);
    if (isUtf8 && utf8.atCharacter())
        return FoundEncoding{TextEncoding::Utf8, 0};
    if (isUtf8 && utf8.sawLong())
        return damaged(file, QStringLiteral("ends inside a character"));
    if (isGb)
        return FoundEncoding{TextEncoding::Gb18030, 0};
    return formatError("sheets.unknown_encoding", file);
}

void TextDecoder::Closer::operator()(UConverter *converter) const { ucnv_close(converter); }

TextDecoder::TextDecoder(TextEncoding encoding) {
    const char *name = encoding == TextEncoding::Utf8 ? "UTF-8" : encoding == TextEncoding::Utf16Le ? "UTF-16LE" : encoding == TextEncoding::Utf16Be ? "UTF-16BE" : "gb18030";
    UErrorCode status = U_ZERO_ERROR;
    m_converter.reset(ucnv_open(name, &status));
    if (m_converter)
        ucnv_setToUCallBack(m_converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
}

bool TextDecoder::decode(const QByteArray &bytes, bool last, QString &out) {
    if (!m_converter)
        return false;
    const qsizetype before = out.size();
    out.resize(before + bytes.size() + 16);  // a byte makes at most one UTF-16 unit; some may wait from the piece before
    auto *to = reinterpret_cast<UChar *>(out.data()) + before;
    UChar *const start = to;
    const UChar *const end = reinterpret_cast<UChar *>(out.data()) + out.size();
    const char *from = bytes.constData();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(m_converter.get(), &to, end, &from, from + bytes.size(), nullptr, last, &status);
    out.resize(before + (to - start));
    return U_SUCCESS(status);
}

}  // namespace tongdang::sheets
