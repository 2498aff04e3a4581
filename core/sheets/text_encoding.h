// Which encoding a text file is in, by its bytes (domain.md 8): a byte order mark; UTF-16 by its zero bytes; valid UTF-8; else
// GB18030 where all of it decodes. No statistics: the same bytes always give the same answer.
#pragma once

#include "core/base/result.h"

#include <QIODevice>

#include <memory>

struct UConverter;

namespace tongdang::sheets {

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Gb18030 };

struct FoundEncoding {
    TextEncoding encoding = TextEncoding::Utf8;
    int markBytes = 0;  // the byte order mark's length
};
// Reads the whole device once. BadFormat: sheets.not_a_spreadsheet (zero bytes), sheets.unknown_encoding.
Result<FoundEncoding> findEncoding(QIODevice &device, const QString &file);

// Bytes to text in pieces, by ICU; a character may lie across two pieces.
class TextDecoder {
  public:
    explicit TextDecoder(TextEncoding encoding);
    bool decode(const QByteArray &bytes, bool last, QString &out);  // appends; false where a byte has no meaning

  private:
    struct Closer {
        void operator()(UConverter *converter) const;
    };
    std::unique_ptr<UConverter, Closer> m_converter;
};

}  // namespace tongdang::sheets
