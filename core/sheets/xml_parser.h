// Expat with the manners a stranger's file asks for: prefixes are dropped, document types (and with them entities) are refused, depth
// and token length are bounded. No DOM: a handler sees each element once.
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string_view>

struct XML_ParserStruct;

namespace tongdang::sheets {

// Attributes of one element, as expat lends them for the call.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char **pairs) : m_pairs(pairs) {}
    // By local name; `prefixed`: only one with a prefix (r:id beside sheetId). "" where absent.
    std::string_view value(std::string_view name, bool prefixed = false) const;
    template <typename Visit> void each(Visit visit) const {
        for (const char **p = m_pairs; *p; p += 2)
            visit(std::string_view(p[0]), std::string_view(p[1]));
    }

  private:
    const char **m_pairs;
};

class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void startElement(std::string_view name, const XmlAttributes &attributes) = 0;
    virtual void endElement(std::string_view name) = 0;
    virtual void characters(std::string_view) {}

    bool isStopped() const { return m_stopped; }
    const std::optional<Error> &failure() const { return m_failure; }

  protected:
    void stop();  // the parse ends here, and well
    void fail(Error error);

  private:
    friend class XmlParser;
    XML_ParserStruct *m_parser = nullptr;
    std::optional<Error> m_failure;
    bool m_stopped = false;
};

class XmlParser {
  public:
    XmlParser(XmlHandler &handler, QString file);
    ~XmlParser();
    XmlParser(const XmlParser &) = delete;
    XmlParser &operator=(const XmlParser &) = delete;

    char *buffer(int size);              // to be filled by the caller, then parsed
    Result<void> parse(int size, bool last);  // ok and stopped() where the handler has enough
    bool stopped() const { return m_handler.isStopped(); }

  private:
    struct Calls;
    XmlHandler &m_handler;
    QString m_file;
    XML_ParserStruct *m_parser;
    qint64 m_fed = 0;
    int m_depth = 0;
};

}  // namespace tongdang::sheets
