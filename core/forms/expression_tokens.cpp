#include "core/forms/expression_tokens.h"

#include <algorithm>
#include <optional>

namespace tongdang {

namespace {

bool startsName(QChar c) { return c.isLetter() || c == u'_' || c.isHighSurrogate(); }
bool continuesName(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u':' || c.isSurrogate() || c.isMark(); }
bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

// Spreadsheet programs turn quotes into typographic ones, at times only one of a pair. -1: never closed; nothing: no quote.
std::optional<qsizetype> closing(QStringView text, qsizetype open) {
    const QStringView single = u"\u2018\u2019'", twofold = u"\u201c\u201d\"";
    const QChar c = text[open];
    const QStringView kind = single.contains(c) ? single : twofold;
    if (!kind.contains(c))
        return std::nullopt;
    const qsizetype straight = text.indexOf(kind[2], open + 1), curved = text.indexOf(kind[1], open + 1);
    if (straight < 0 || curved < 0)
        return std::max(straight, curved);
    return c == kind[2] ? straight : std::min(straight, curved);
}

}  // namespace

void Tokens::take(Token::Kind kind, qsizetype from, qsizetype to) {
    m_current.kind = kind;
    m_current.text = m_text.mid(from, to - from);
}

bool Tokens::followedBy(QChar c) const {
    qsizetype at = m_at;
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    return at < m_text.size() && m_text[at] == c;
}

void Tokens::advance() {
    const qsizetype size = m_text.size();
    while (m_at < size && m_text[m_at].isSpace())
        ++m_at;
    m_current = Token();
    m_current.position = int(m_at) + 1;
    if (m_at >= size)
        return;
    const qsizetype from = m_at;
    const QChar c = m_text[from];
    const QChar next = from + 1 < size ? m_text[from + 1] : QChar();
    if (const auto end = closing(m_text, from)) {
        const qsizetype to = *end;
        take(to < 0 ? Token::Kind::Unclosed : Token::Kind::Literal, from + 1, to < 0 ? size : to);
        m_at = to < 0 ? size : to + 1;
        return;
    }
    if (c == u'$' && next == u'{') {
        const qsizetype to = m_text.indexOf(u'}', from);
        take(to < 0 ? Token::Kind::Unclosed : Token::Kind::Reference, from + 2, to < 0 ? size : to);
        m_current.text = m_current.text.trimmed();
        m_at = to < 0 ? size : to + 1;
        return;
    }
    if (isDigit(c) || (c == u'.' && isDigit(next))) {
        bool point = false;
        while (m_at < size && (isDigit(m_text[m_at]) || (m_text[m_at] == u'.' && !point)))
            point = m_text[m_at++] == u'.' || point;
        take(Token::Kind::Number, from, m_at);
        return;
    }
    if (startsName(c)) {
        while (m_at < size && continuesName(m_text[m_at]))
            ++m_at;
        take(Token::Kind::Name, from, m_at);
        return;
    }
    static constexpr QLatin1String kPairs[] = {QLatin1String("!="), QLatin1String("<="), QLatin1String(">="), QLatin1String(".."), QLatin1String("//")};
    for (const QLatin1String pair : kPairs)
        if (QStringView(m_text).mid(from, 2) == pair) {
            m_at += 2;
            take(Token::Kind::Symbol, from, m_at);
            return;
        }
    ++m_at;
    take(QStringView(u"()[],+-*=<>./").contains(c) ? Token::Kind::Symbol : Token::Kind::Fault, from, m_at);
}

}  // namespace tongdang
