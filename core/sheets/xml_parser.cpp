#include "core/sheets/xml_parser.h"

#include "core/sheets/sheet_errors.h"

#include <expat.h>

#include <cstring>

namespace tongdang::sheets {

namespace {
constexpr int kDepth = 200;
constexpr qint64 kToken = 32'000'000;  // an attribute or tag that long is no spreadsheet's

std::string_view localName(const char *name) {
    const char *colon = std::strchr(name, ':');
    return colon ? std::string_view(colon + 1) : std::string_view(name);
}
}  // namespace

std::string_view XmlAttributes::value(std::string_view name, bool prefixed) const {
    for (const char **p = m_pairs; *p; p += 2) {
        const std::string_view local = localName(p[0]);
        if (local == name && (!prefixed || local.data() != p[0]))
            return p[1];
    }
    return {};
}

void XmlHandler::stop() {
    m_stopped = true;
    if (m_parser)
        XML_StopParser(m_parser, XML_FALSE);
}

void XmlHandler::fail(Error error) {
    if (!m_failure)
        m_failure = std::move(error);
    stop();
}

struct XmlParser::Calls {
    static XmlParser &self(void *data) { return *static_cast<XmlParser *>(data); }
    static void start(void *data, const XML_Char *name, const XML_Char **attributes) {
        XmlParser &parser = self(data);
        if (++parser.m_depth > kDepth)
            return parser.m_handler.fail(damaged(parser.m_file, QStringLiteral("nested too deeply")));
        if (!parser.m_handler.m_stopped)
            parser.m_handler.startElement(localName(name), XmlAttributes(attributes));
    }
    static void end(void *data, const XML_Char *name) {
        XmlParser &parser = self(data);
        --parser.m_depth;
        // Expat still ends an empty element whose start has stopped it.
        if (!parser.m_handler.m_stopped)
            parser.m_handler.endElement(localName(name));
    }
    static void text(void *data, const XML_Char *text, int size) {
        XmlParser &parser = self(data);
        if (!parser.m_handler.m_stopped)
            parser.m_handler.characters({text, static_cast<size_t>(size)});
    }
    static void docType(void *data, const XML_Char *, const XML_Char *, const XML_Char *, int) {
        XmlParser &parser = self(data);
        parser.m_handler.fail(damaged(parser.m_file, QStringLiteral("document type declared")));
    }
};

XmlParser::XmlParser(XmlHandler &handler, QString file) : m_handler(handler), m_file(std::move(file)), m_parser(XML_ParserCreate(nullptr)) {
    if (!m_parser)
        return;
    m_handler.m_parser = m_parser;
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, Calls::start, Calls::end);
    XML_SetCharacterDataHandler(m_parser, Calls::text);
    XML_SetStartDoctypeDeclHandler(m_parser, Calls::docType);
}

XmlParser::~XmlParser() {
    m_handler.m_parser = nullptr;
    if (m_parser)
        XML_ParserFree(m_parser);
}

char *XmlParser::buffer(int size) { return m_parser ? static_cast<char *>(XML_GetBuffer(m_parser, size)) : nullptr; }

Result<void> XmlParser::parse(int size, bool last) {
    if (!m_parser)
        return tooLarge(m_file, QStringLiteral("memory"));
    const XML_Status status = XML_ParseBuffer(m_parser, size, last);
    m_fed += size;
    if (m_handler.m_failure)
        return *m_handler.m_failure;
    if (m_handler.m_stopped)
        return {};
    if (status == XML_STATUS_ERROR)
        return damaged(m_file, QString::fromLatin1(XML_ErrorString(XML_GetErrorCode(m_parser))));
    if (m_fed - XML_GetCurrentByteIndex(m_parser) > kToken)
        return tooLarge(m_file, QStringLiteral("one XML token"));
    return {};
}

}  // namespace tongdang::sheets
