// The words of an expression: numbers, quoted texts, ${references}, names, operators.
#pragma once

#include <QString>

namespace tongdang {

struct Token {
    enum class Kind { End, Number, Literal, Reference, Name, Symbol, Fault, Unclosed };   // Unclosed: a quote or ${ without its end
    Kind kind = Kind::End;
    QString text;      // of a literal without quotes, of a reference without ${}
    int position = 0;  // 1-based
    bool is(QLatin1String symbol) const { return kind == Kind::Symbol && text == symbol; }
    bool isName(QLatin1String name) const { return kind == Kind::Name && text == name; }
};

class Tokens {
  public:
    explicit Tokens(const QString &text) : m_text(text) { advance(); }
    const Token &current() const { return m_current; }
    void advance();
    bool followedBy(QChar c) const;    // next visible character after the current word

  private:
    void take(Token::Kind kind, qsizetype from, qsizetype to);
    const QString &m_text;
    qsizetype m_at = 0;
    Token m_current;
};

}  // namespace tongdang
