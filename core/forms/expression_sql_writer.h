// Writes the parts of an expression as SQL. Inside, a number or date that is blank is NULL and a text is never NULL; a truth value is
// 0 or 1, never NULL. What has no SQL form sets failed().
#pragma once

#include "core/forms/expression_sql.h"
#include "core/forms/expression_tree.h"

namespace tongdang {

class SqlWriter {
  public:
    explicit SqlWriter(const SqlScope &scope) { m_scopes.push_back(&scope); }

    // A piece of SQL between other pieces, with what it binds.
    struct Piece {
        SqlFragment sql;
        Piece(QStringView text) : sql{text.toString(), {}} {}
        Piece(const char16_t *text) : sql{QString::fromUtf16(text), {}} {}
        Piece(SqlFragment fragment) : sql(std::move(fragment)) {}
        Piece(const QString &text) : sql{text, {}} {}
    };
    SqlFragment join(std::initializer_list<Piece> pieces);

    SqlFragment truth(const ExpressionNode &node);
    SqlFragment number(const ExpressionNode &node);
    SqlFragment text(const ExpressionNode &node);
    SqlFragment date(const ExpressionNode &node);

    struct Failure { QString name; int position = 0; };
    const std::optional<Failure> &failed() const { return m_failed; }

  private:
    SqlFragment fail(const ExpressionNode &node);
    SqlFragment bound(const QVariant &value) const { return {QStringLiteral("?"), {value}}; }
    SqlFragment as(const ExpressionNode &node, ValueType type);
    SqlFragment column(const ExpressionNode &node);
    SqlFragment compare(const ExpressionNode &node);
    SqlFragment order(const ExpressionNode &node);
    SqlFragment equal(const ExpressionNode &left, const ExpressionNode &right, bool wanted);
    SqlFragment blank(const ExpressionNode &node, bool wanted);
    SqlFragment compareNodes(const ExpressionNode &node);
    SqlFragment arithmetic(const ExpressionNode &node);
    SqlFragment chain(const ExpressionNode &node, QStringView word);
    SqlFragment call(const ExpressionNode &node);             // in its own type
    SqlFragment callText(const ExpressionNode &node);
    SqlFragment callNumber(const ExpressionNode &node);
    SqlFragment callTruth(const ExpressionNode &node);
    SqlFragment callDate(const ExpressionNode &node);
    SqlFragment unified(const ExpressionNode &node);
    SqlFragment formatDate(const ExpressionNode &node);
    SqlFragment extreme(const ExpressionNode &node, QStringView function);
    // (SELECT <what> FROM … WHERE … AND predicates); what is written with the inner names in scope
    template <typename What> SqlFragment overRecords(const ExpressionNode &records, const What &what) {
        const std::optional<QString> from = enterRecords(records);
        return from ? leaveRecords(records, what(records), *from) : fail(records);
    }
    std::optional<QString> enterRecords(const ExpressionNode &records);
    SqlFragment leaveRecords(const ExpressionNode &records, SqlFragment selected, const QString &from);

    static constexpr QStringView kSpaces = u"char(32, 9, 10, 13)";   // the white space of numbers and codes
    SqlFragment textNumber(SqlFragment text);
    SqlFragment numberText(SqlFragment number);
    SqlFragment textDate(SqlFragment text);
    SqlFragment dayDate(SqlFragment number);
    SqlFragment wholeDay(SqlFragment number);

    bool enter(const ExpressionNode &node);
    std::vector<const SqlScope *> m_scopes;    // around here, outermost first
    std::optional<Failure> m_failed;
    int m_depth = 0;
    int m_records = 0;
    qsizetype m_written = 0;
};

}  // namespace tongdang
