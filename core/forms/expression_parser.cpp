#include "core/forms/expression_parser.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {
constexpr int kMaxHeight = 4 * Expression::kMaxDepth;  // a bracket may hold a few levels of operators
}

Result<NodePointer> ExpressionParser::run() {
    NodePointer root = expression();
    if (root && m_tokens.current().kind != Token::Kind::End)
        unexpected();
    if (m_error)
        return *m_error;
    return root;
}

// Faults: the first one counts.
std::nullptr_t ExpressionParser::fail(const char *id, const QString &what, int position) {
    if (!m_error)
        m_error = makeError(ErrorCode::Invalid, QLatin1String(id), {what, QString::number(position)});
    return nullptr;
}

std::nullptr_t ExpressionParser::unexpected() {
    const Token &token = m_tokens.current();
    if (token.kind == Token::Kind::End)
        return fail("expressions.unfinished", {}, token.position);
    if (token.kind == Token::Kind::Unclosed)
        return fail("expressions.unclosed", token.text.left(20), token.position);
    return fail("expressions.unexpected", token.text.left(40), token.position);
}

bool ExpressionParser::accept(QLatin1String symbol) {
    if (!m_tokens.current().is(symbol))
        return false;
    m_tokens.advance();
    return true;
}

bool ExpressionParser::acceptName(QLatin1String name) {
    if (!m_tokens.current().isName(name))
        return false;
    m_tokens.advance();
    return true;
}

bool ExpressionParser::expect(QLatin1String symbol) {
    if (accept(symbol))
        return true;
    unexpected();
    return false;
}

NodePointer ExpressionParser::make(NodeKind kind, ValueType type, int position) const {
    auto node = std::make_unique<ExpressionNode>();
    node->kind = kind;
    node->type = type;
    node->position = position;
    return node;
}

NodePointer ExpressionParser::constant(const Value &value, int position) const {
    NodePointer node = make(NodeKind::Constant, value.type(), position);
    node->value = value;
    node->text = value.text();
    // The number of a text constant is that of a text answer.
    node->number = value.asText() ? numberOfText(node->text) : value.number();
    node->truth = value.truth();
    return node;
}

// Height, and folding of what depends on constants alone.
NodePointer ExpressionParser::finish(NodePointer node) {
    bool fixed = node->kind != NodeKind::Field && node->kind != NodeKind::Records && node->kind != NodeKind::Current;
    for (const NodePointer &child : node->children)
        if (child) {
            node->height = std::max(node->height, child->height + 1);
            fixed = fixed && child->isConstant();
        }
    if (node->height > kMaxHeight)
        return fail("expressions.too_deep", QString::number(Expression::kMaxDepth), node->position);
    if (!fixed || (node->function && node->function->reads != Reads::Nothing))
        return node;
    return constant(converted(evaluateNode(*node, Frame()), node->type), node->position);
}

bool ExpressionParser::isValue(const NodePointer &node) {
    if (node && node->isRecords())
        fail("expressions.records_not_value", node->name, node->position);
    return node && !m_error;
}

bool ExpressionParser::isNumeric(const NodePointer &node) {
    if (!isValue(node))
        return false;
    if (node->isConstant() && node->type == ValueType::Text && !node->text.isEmpty() && std::isnan(node->number))
        fail("expressions.not_a_number", node->text.left(40), node->position);
    return !m_error;
}

NodePointer ExpressionParser::expression() {
    if (++m_depth > Expression::kMaxDepth)
        return fail("expressions.too_deep", QString::number(Expression::kMaxDepth), m_tokens.current().position);
    NodePointer node = logical(true);
    --m_depth;
    return node;
}

NodePointer ExpressionParser::logical(bool isOr) {
    const QLatin1String word(isOr ? "or" : "and");
    NodePointer first = isOr ? logical(false) : equality();
    if (!first || !m_tokens.current().isName(word))
        return first;
    NodePointer node = make(isOr ? NodeKind::Or : NodeKind::And, ValueType::Boolean, m_tokens.current().position);
    node->children.push_back(std::move(first));
    while (acceptName(word)) {
        NodePointer next = isOr ? logical(false) : equality();
        if (!next)
            return nullptr;
        node->children.push_back(std::move(next));
    }
    return finish(std::move(node));
}

NodePointer ExpressionParser::equality() {
    NodePointer left = relational();
    while (left && (m_tokens.current().is(QLatin1String("=")) || m_tokens.current().is(QLatin1String("!=")))) {
        const CompareOp op = m_tokens.current().is(QLatin1String("=")) ? CompareOp::Equal : CompareOp::NotEqual;
        left = comparison(std::move(left), op, &ExpressionParser::relational);
    }
    return left;
}

NodePointer ExpressionParser::relational() {
    NodePointer left = additive();
    for (;;) {
        const Token &token = m_tokens.current();
        if (!left || token.kind != Token::Kind::Symbol)
            return left;
        CompareOp op = CompareOp::Less;
        if (token.is(QLatin1String("<="))) op = CompareOp::LessEqual;
        else if (token.is(QLatin1String(">"))) op = CompareOp::Greater;
        else if (token.is(QLatin1String(">="))) op = CompareOp::GreaterEqual;
        else if (!token.is(QLatin1String("<"))) return left;
        left = comparison(std::move(left), op, &ExpressionParser::additive);
    }
}

// Beside '', 'true' and 'false' a calculated yes or no is the text that it is kept as.
void ExpressionParser::asKept(NodePointer &node, const ExpressionNode &other) {
    const bool kept = node->kind == NodeKind::Compare && node->rule == CompareRule::Text && node->children[0]->kind == NodeKind::Field && node->children[0]->reference.type == ValueType::Boolean;
    if (kept && node->height == 2 && other.isConstant() && other.type == ValueType::Text && (other.text.isEmpty() || other.text == u"true" || other.text == u"false"))
        node = NodePointer(std::move(node->children[0]));
}

NodePointer ExpressionParser::comparison(NodePointer left, CompareOp op, NodePointer (ExpressionParser::*operand)()) {
    NodePointer node = make(NodeKind::Compare, ValueType::Boolean, m_tokens.current().position);
    m_tokens.advance();
    NodePointer right = asSingle((this->*operand)());
    left = asSingle(std::move(left));
    if (!isValue(left) || !isValue(right))
        return nullptr;
    asKept(left, *right);
    asKept(right, *left);
    for (const auto &[literal, other] : {std::pair(&left, right->scalar()), std::pair(&right, left->scalar())})
        if ((*literal)->isConstant() && (*literal)->type == ValueType::Text && (other == ValueType::DateTime || other == ValueType::Time)) {
            // Beside a moment or a time of day, a literal is one too.
            const Value value((*literal)->text), read = converted(value, other);
            if (!read.isBlank())
                *literal = constant(read, (*literal)->position);
        }
    node->compare = op;
    const bool equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
    if (left->type == ValueType::NodeSet || right->type == ValueType::NodeSet)
        node->rule = CompareRule::Nodes;
    else if (!equality)
        node->rule = CompareRule::Number;
    else if (left->isBlankText() || right->isBlankText())
        node->rule = CompareRule::Blank;
    else if (left->type == ValueType::Boolean || right->type == ValueType::Boolean)
        node->rule = CompareRule::Truth;
    else
        node->rule = left->type == ValueType::Text && right->type == ValueType::Text ? CompareRule::Text : CompareRule::Number;
    if (node->rule == CompareRule::Blank && left->isBlankText())
        std::swap(left, right);
    node->children.push_back(std::move(left));
    node->children.push_back(std::move(right));
    return finish(std::move(node));
}

NodePointer ExpressionParser::chain(NodePointer (ExpressionParser::*operand)(), std::optional<ArithmeticOp> (*read)(const Token &)) {
    NodePointer first = (this->*operand)();
    if (!first || !read(m_tokens.current()))
        return first;
    if (!isNumeric(first))
        return nullptr;
    NodePointer node = make(NodeKind::Arithmetic, first->scalar(), m_tokens.current().position);
    node->children.push_back(std::move(first));
    while (const auto op = read(m_tokens.current())) {
        m_tokens.advance();
        NodePointer next = (this->*operand)();
        if (!isNumeric(next))
            return nullptr;
        node->type = arithmeticType(node->type, *op, next->scalar());
        node->operators.push_back(*op);
        node->children.push_back(std::move(next));
    }
    return finish(std::move(node));
}

NodePointer ExpressionParser::additive() {
    return chain(&ExpressionParser::multiplicative, [](const Token &t) -> std::optional<ArithmeticOp> {
        if (t.is(QLatin1String("+"))) return ArithmeticOp::Add;
        if (t.is(QLatin1String("-"))) return ArithmeticOp::Subtract;
        return {};
    });
}

NodePointer ExpressionParser::multiplicative() {
    return chain(&ExpressionParser::unary, [](const Token &t) -> std::optional<ArithmeticOp> {
        if (t.is(QLatin1String("*"))) return ArithmeticOp::Multiply;
        if (t.isName(QLatin1String("div"))) return ArithmeticOp::Divide;
        if (t.isName(QLatin1String("mod"))) return ArithmeticOp::Modulo;
        return {};
    });
}

NodePointer ExpressionParser::unary() {
    const int position = m_tokens.current().position;
    int minus = 0;
    while (accept(QLatin1String("-")))
        ++minus;
    NodePointer operand = primary();
    if (!minus || !isNumeric(operand))
        return m_error ? nullptr : std::move(operand);
    NodePointer node = make(NodeKind::Negate, ValueType::Number, position);
    node->children.push_back(std::move(operand));
    node->truth = minus % 2 == 0;   // an even number of them only makes a number
    return finish(std::move(node));
}

NodePointer ExpressionParser::primary() {
    const Token token = m_tokens.current();
    switch (token.kind) {
    case Token::Kind::Number:
        m_tokens.advance();
        return constant(numberOfText(token.text), token.position);
    case Token::Kind::Literal:
        m_tokens.advance();
        return constant(token.text, token.position);
    case Token::Kind::Reference:
        return path();
    case Token::Kind::Name:
        if (m_tokens.followedBy(u'('))
            return token.text == QLatin1String("current") ? path() : token.text == QLatin1String("instance") ? instance() : call();
        return path();
    case Token::Kind::Symbol:
        if (token.is(QLatin1String("("))) {
            m_tokens.advance();
            NodePointer inner = expression();
            if (!inner || !expect(QLatin1String(")")))
                return nullptr;
            return inner;
        }
        if (token.is(QLatin1String(".")) || token.is(QLatin1String("..")) || token.is(QLatin1String("/")))
            return path();
        return unexpected();
    default:
        return unexpected();
    }
}

Result<NodePointer> parseExpression(const QString &text, const Scope &scope) {
    if (text.size() > Expression::kMaxLength)
        return makeError(ErrorCode::Invalid, QStringLiteral("expressions.too_long"), {QString::number(Expression::kMaxLength)});
    return ExpressionParser(text, scope).run();
}

}  // namespace tongdang
