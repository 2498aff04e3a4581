#include "core/sheets/xlsx_parts.h"

#include "core/sheets/sheet_errors.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace tongdang::sheets {

namespace {
constexpr size_t kStyles = 1'000'000;
constexpr qsizetype kSheets = 10'000;
constexpr size_t kKept = 1 << 15;

QByteArray bytes(std::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); }

int number(std::string_view text) {
    int n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

class RelationshipHandler final : public XmlHandler {
  public:
    explicit RelationshipHandler(QByteArray part) : m_part(std::move(part)) {}
    QHash<QByteArray, Relationship> found;

    void startElement(std::string_view name, const XmlAttributes &attributes) override {
        if (name != "Relationship" || attributes.value("TargetMode") == "External")
            return;
        const QByteArray type = bytes(attributes.value("Type"));
        found.insert(bytes(attributes.value("Id")), {type.mid(type.lastIndexOf('/') + 1), resolvedPart(m_part, bytes(attributes.value("Target")))});
    }
    void endElement(std::string_view) override {}

  private:
    QByteArray m_part;
};

class WorkbookHandler final : public XmlHandler {
  public:
    WorkbookPart part;

    void startElement(std::string_view name, const XmlAttributes &attributes) override {
        if (name == "workbookPr") {
            const std::string_view value = attributes.value("date1904");
            part.from1904 = value == "1" || value == "true" || value == "on";
        } else if (name == "sheet" && part.sheets.size() < kSheets) {
            const std::string_view state = attributes.value("state");
            part.sheets << WorkbookPart::Sheet{{decodedText(attributes.value("name")), state == "hidden" || state == "veryHidden"}, bytes(attributes.value("id", true))};
        }
    }
    void endElement(std::string_view) override {}
};

class StylesHandler final : public XmlHandler {
  public:
    std::vector<NumberFormat> formats;

    void startElement(std::string_view name, const XmlAttributes &attributes) override {
        if (name == "numFmts") {
            m_inFormats = true;
        } else if (name == "cellXfs") {
            m_inCells = true;
        } else if (name == "numFmt" && m_inFormats) {  // differential formats hold them too, numbered by themselves
            if (m_codes.size() < static_cast<qsizetype>(kStyles))
                m_codes.insert(number(attributes.value("numFmtId")), numberFormat(attributes.value("formatCode")));
        } else if (name == "xf" && m_inCells && formats.size() < kStyles) {
            const int id = number(attributes.value("numFmtId"));
            const auto own = m_codes.constFind(id);
            formats.push_back(own == m_codes.constEnd() ? builtInFormat(id) : *own);
        }
    }
    void endElement(std::string_view name) override {
        if (name == "numFmts")
            m_inFormats = false;
        else if (name == "cellXfs")
            stop();
    }

  private:
    QHash<int, NumberFormat> m_codes;
    bool m_inFormats = false, m_inCells = false;
};

class SharedStringHandler final : public XmlHandler {
  public:
    SharedStringHandler(std::string &text, std::vector<quint64> &ends, const ZipPackage &package)
        : m_text(text), m_ends(ends), m_limits(package.limits()), m_file(package.file()) {}

    void startElement(std::string_view name, const XmlAttributes &) override {
        if (name == "rPh")
            ++m_phonetic;
        else if (name == "t")
            m_inText = m_phonetic == 0;
    }
    void endElement(std::string_view name) override {
        if (name == "t") {
            m_inText = false;
        } else if (name == "rPh") {
            --m_phonetic;
        } else if (name == "si") {
            m_ends.push_back(m_text.size());
            if (static_cast<qint64>(m_text.size() + m_ends.size() * sizeof(quint64)) > m_limits.sharedStringBytes)
                fail(tooLarge(m_file, QStringLiteral("shared strings")));
        }
    }
    void characters(std::string_view text) override {
        if (!m_inText)
            return;
        m_text.append(text);
        if (static_cast<qint64>(m_text.size() - (m_ends.empty() ? 0 : m_ends.back())) > qint64{3} * m_limits.cellCharacters)
            fail(tooLarge(m_file, QStringLiteral("characters in a cell")));
    }

  private:
    std::string &m_text;
    std::vector<quint64> &m_ends;
    const SheetLimits &m_limits;
    QString m_file;
    int m_phonetic = 0;
    bool m_inText = false;
};
}  // namespace

Result<QHash<QByteArray, Relationship>> readRelationships(ZipPackage &package, const QByteArray &part) {
    const qsizetype slash = part.lastIndexOf('/') + 1;
    const QByteArray path = part.left(slash) + "_rels/" + part.mid(slash) + ".rels";
    RelationshipHandler handler(part);
    if (!package.has(path))
        return handler.found;
    NoProgress none;
    if (auto parsed = package.parse(path, handler, none); !parsed)
        return parsed.error();
    return handler.found;
}

Result<WorkbookPart> readWorkbookPart(ZipPackage &package, const QByteArray &part) {
    WorkbookHandler handler;
    NoProgress none;
    if (auto parsed = package.parse(part, handler, none); !parsed)
        return parsed.error();
    return handler.part;
}

Result<std::vector<NumberFormat>> readStyles(ZipPackage &package, const QByteArray &part) {
    StylesHandler handler;
    NoProgress none;
    if (auto parsed = package.parse(part, handler, none); !parsed)
        return parsed.error();
    return std::move(handler.formats);
}

QString decodedText(std::string_view utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (utf8.find("_x") == std::string_view::npos)
        return text;
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isHex = text[i] == u'_' && i + 6 < text.size() && text[i + 1] == u'x' && text[i + 6] == u'_';
        for (qsizetype k = i + 2; isHex && k < i + 6; ++k)
            isHex = text[k].unicode() < 128 && std::isxdigit(text[k].unicode()) != 0;
        const char16_t code = isHex ? static_cast<char16_t>(QStringView(text).mid(i + 2, 4).toUShort(nullptr, 16)) : char16_t(0);
        if (isHex) {
            out += QChar(code);
            i += 6;
        } else {
            out += text[i];
        }
    }
    return out;
}

Result<void> SharedStrings::read(ZipPackage &package, const QByteArray &part, Progress &progress) {
    m_bytes.clear();
    m_ends.clear();
    m_kept.clear();
    SharedStringHandler handler(m_bytes, m_ends, package);
    return package.parse(part, handler, progress);
}

const QString &SharedStrings::text(qint64 index) {
    if (m_kept.empty())
        m_kept.resize(std::min(kKept, m_ends.size()));
    Kept &kept = m_kept[static_cast<size_t>(index) % m_kept.size()];
    if (kept.index != index) {
        const auto at = static_cast<size_t>(index);
        const quint64 from = at == 0 ? 0 : m_ends[at - 1];
        kept = {index, decodedText(std::string_view(m_bytes).substr(from, m_ends[at] - from))};
    }
    return kept.text;
}

}  // namespace tongdang::sheets
