// Reads an expression's text into its typed tree: names become slots, constants are folded, arguments are checked. Recursive
// descent for brackets alone, bounded by kMaxDepth; chains of operators are loops. Operators are in expression_parser.cpp, names
// and calls in expression_parser_names.cpp.
#pragma once

#include "core/forms/expression_tokens.h"
#include "core/forms/expression_tree.h"

namespace tongdang {

Result<NodePointer> parseExpression(const QString &text, const Scope &scope);

class ExpressionParser {
  public:
    ExpressionParser(const QString &text, const Scope &scope) : m_tokens(text) { m_scopes.push_back(&scope); }

    Result<NodePointer> run();

  private:
    // Faults: the first one counts.
    std::nullptr_t fail(const char *id, const QString &what, int position);
    std::nullptr_t unexpected();
    bool accept(QLatin1String symbol);
    bool acceptName(QLatin1String name);
    bool expect(QLatin1String symbol);

    NodePointer make(NodeKind kind, ValueType type, int position) const;
    NodePointer constant(const Value &value, int position) const;
    // Height, and folding of what depends on constants alone.
    NodePointer finish(NodePointer node);
    bool isValue(const NodePointer &node);
    bool isNumeric(const NodePointer &node);

    NodePointer expression();

    NodePointer logical(bool isOr);

    NodePointer equality();
    NodePointer relational();
    static void asKept(NodePointer &node, const ExpressionNode &other);
    NodePointer comparison(NodePointer left, CompareOp op, NodePointer (ExpressionParser::*operand)());

    NodePointer chain(NodePointer (ExpressionParser::*operand)(), std::optional<ArithmeticOp> (*read)(const Token &));
    NodePointer additive();
    NodePointer multiplicative();
    NodePointer unary();

    NodePointer primary();

    // Names. Groups have no place of their own here: a step that is no question and no repeat, before the last, is a group.
    struct Found { Reference reference; int up = 0; const Scope *scope = nullptr; };
    std::optional<Found> lookUp(const QString &name, bool bare, bool outermost) const;

    NodePointer path();
    NodePointer withinRepeats(const Token &name, bool outermost);
    NodePointer rowsWithin(const Scope &scope, int up, const Token &name, int depth);

    NodePointer currentValue(int position);

    NodePointer field(const Reference &reference, int up, const QString &name, int position) const;

    enum class Rows { All, Some };   // Some: a condition on the rows follows after a comma, up to the bracket of a call
    NodePointer reference(const Found &found, const Token &token, Rows which = Rows::All);

    NodePointer instance();
    NodePointer asSingle(NodePointer node);

    NodePointer call();

    bool checkArguments(ExpressionNode &node);
    void unify(ExpressionNode &node, size_t from) const;
    // jr:choice-name(code, '${question}') and points(${question}) need the question's list.
    bool findList(ExpressionNode &node);

    // position(..), position(../..), position(current()/..), position(${repeat}), position() within a predicate
    NodePointer position(NodePointer node);

    // indexed-repeat(${question}, ${repeat}, n): the question is one of the repeat, wherever the call stands.
    NodePointer indexedRepeat(NodePointer node);

    // SurveyCTO's sum-if(${question}, condition), join-if(', ', ${question}, condition): as sum(${question}[condition])
    NodePointer overSome(const Token &name);

    Tokens m_tokens;
    std::vector<const Scope *> m_scopes;               // around here, outermost first
    std::vector<std::optional<Reference>> m_dots;      // what . is in each predicate
    int m_depth = 0, m_predicates = 0;                 // of brackets; of [ ] within [ ]
    std::optional<Error> m_error;
};

}  // namespace tongdang
