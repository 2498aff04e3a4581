#include "core/forms/expression_parser.h"

#include "core/forms/expression_tokens.h"


#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr int kMaxHeight = 4 * Expression::kMaxDepth;  // a bracket may hold a few levels of operators

class Parser {
  public:
    Parser(const QString &text, const Scope &scope) : m_tokens(text) { m_scopes.push_back(&scope); }

    Result<NodePointer> run() {
        NodePointer root = expression();
        if (root && m_tokens.current().kind != Token::Kind::End)
            unexpected();
        if (m_error)
            return *m_error;
        return root;
    }

  private:
    // Faults: the first one counts.
    std::nullptr_t fail(const char *id, const QString &what, int position) {
        if (!m_error)
            m_error = makeError(ErrorCode::Invalid, QLatin1String(id), {what, QString::number(position)});
        return nullptr;
    }
    std::nullptr_t unexpected() {
        const Token &token = m_tokens.current();
        if (token.kind == Token::Kind::End)
            return fail("expressions.unfinished", {}, token.position);
        if (token.kind == Token::Kind::Fault)
            return fail(token.text.size() > 1 ? "expressions.unclosed" : "expressions.unexpected", token.text.left(20), token.position);
        return fail("expressions.unexpected", token.text.left(40), token.position);
    }
    bool accept(QLatin1String symbol) {
        if (!m_tokens.current().is(symbol))
            return false;
        m_tokens.advance();
        return true;
    }
    bool acceptName(QLatin1String name) {
        if (!m_tokens.current().isName(name))
            return false;
        m_tokens.advance();
        return true;
    }
    bool expect(QLatin1String symbol) {
        if (accept(symbol))
            return true;
        unexpected();
        return false;
    }

    NodePointer make(NodeKind kind, ValueType type, int position) const {
        auto node = std::make_unique<ExpressionNode>();
        node->kind = kind;
        node->type = type;
        node->position = position;
        return node;
    }
    NodePointer constant(const Value &value, int position) const {
        NodePointer node = make(NodeKind::Constant, value.type(), position);
        node->value = value;
        node->text = value.text();
        // The number of a text constant is that of a text answer.
        node->number = value.asText() ? numberOfText(node->text) : value.number();
        node->truth = value.truth();
        return node;
    }
    // Height, and folding of what depends on constants alone.
    NodePointer finish(NodePointer node) {
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
    bool isValue(const NodePointer &node) {
        if (node && node->isRecords())
            fail("expressions.records_not_value", node->name, node->position);
        return node && !m_error;
    }
    bool isNumeric(const NodePointer &node) {
        if (!isValue(node))
            return false;
        if (node->isConstant() && node->type == ValueType::Text && !node->text.isEmpty() && std::isnan(node->number))
            fail("expressions.not_a_number", node->text.left(40), node->position);
        return !m_error;
    }

    NodePointer expression() {
        if (++m_depth > Expression::kMaxDepth)
            return fail("expressions.too_deep", QString::number(Expression::kMaxDepth), m_tokens.current().position);
        NodePointer node = logical(true);
        --m_depth;
        return node;
    }

    NodePointer logical(bool isOr) {
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

    NodePointer equality() {
        NodePointer left = relational();
        while (left && (m_tokens.current().is(QLatin1String("=")) || m_tokens.current().is(QLatin1String("!=")))) {
            const CompareOp op = m_tokens.current().is(QLatin1String("=")) ? CompareOp::Equal : CompareOp::NotEqual;
            left = comparison(std::move(left), op, &Parser::relational);
        }
        return left;
    }
    NodePointer relational() {
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
            left = comparison(std::move(left), op, &Parser::additive);
        }
    }
    NodePointer comparison(NodePointer left, CompareOp op, NodePointer (Parser::*operand)()) {
        NodePointer node = make(NodeKind::Compare, ValueType::Boolean, m_tokens.current().position);
        m_tokens.advance();
        NodePointer right = (this->*operand)();
        if (!isValue(left) || !isValue(right))
            return nullptr;
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

    static ValueType arithmeticType(ValueType left, ArithmeticOp op, ValueType right) {
        const bool leftDate = left == ValueType::Date, rightDate = right == ValueType::Date;
        if (op == ArithmeticOp::Add && leftDate != rightDate)
            return ValueType::Date;
        // An ISO text beside a date is a date.
        if (op == ArithmeticOp::Subtract && leftDate && (right == ValueType::Number || right == ValueType::Boolean))
            return ValueType::Date;
        return ValueType::Number;
    }
    NodePointer chain(NodePointer (Parser::*operand)(), std::optional<ArithmeticOp> (*read)(const Token &)) {
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
    NodePointer additive() {
        return chain(&Parser::multiplicative, [](const Token &t) -> std::optional<ArithmeticOp> {
            if (t.is(QLatin1String("+"))) return ArithmeticOp::Add;
            if (t.is(QLatin1String("-"))) return ArithmeticOp::Subtract;
            return {};
        });
    }
    NodePointer multiplicative() {
        return chain(&Parser::unary, [](const Token &t) -> std::optional<ArithmeticOp> {
            if (t.is(QLatin1String("*"))) return ArithmeticOp::Multiply;
            if (t.isName(QLatin1String("div"))) return ArithmeticOp::Divide;
            if (t.isName(QLatin1String("mod"))) return ArithmeticOp::Modulo;
            return {};
        });
    }
    NodePointer unary() {
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

    NodePointer primary() {
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
                return token.text == QLatin1String("current") ? path() : call();
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

    // Names. Groups have no place of their own here: a step that is no question and no repeat, before the last, is a group.
    struct Found { Reference reference; int up = 0; const Scope *scope = nullptr; };
    std::optional<Found> lookUp(const QString &name, bool bare, bool outermost) const {
        int up = outermost ? int(m_scopes.size()) - 1 : 0;
        for (; up < int(m_scopes.size()); ++up) {
            const Scope *scope = m_scopes[m_scopes.size() - 1 - size_t(up)];
            if (const auto found = bare ? scope->findBare(name) : scope->find(name))
                return Found{*found, up, scope};
        }
        for (const Scope *scope = m_scopes.front()->outer(); scope; scope = scope->outer(), ++up)
            if (const auto found = scope->find(name))
                return Found{*found, up, scope};
        return {};
    }

    NodePointer path() {
        const Token start = m_tokens.current();
        bool outermost = false, bare = true;
        if (start.kind == Token::Kind::Reference) {
            bare = false;
        } else if (start.isName(QLatin1String("current"))) {
            m_tokens.advance();
            if (!expect(QLatin1String("(")) || !expect(QLatin1String(")")))
                return nullptr;
            outermost = true;
            if (!m_tokens.current().is(QLatin1String("/")))
                return make(NodeKind::Current, ValueType::Text, start.position);
            m_tokens.advance();
        } else if (accept(QLatin1String("/"))) {
            outermost = true;
            if (m_tokens.current().kind != Token::Kind::Name)   // the form's own root
                return unexpected();
            m_tokens.advance();
            if (!expect(QLatin1String("/")))
                return nullptr;
        }
        // . and .. only lead somewhere: names are looked up from here outwards
        while (m_tokens.current().is(QLatin1String(".")) || m_tokens.current().is(QLatin1String(".."))) {
            const bool dot = m_tokens.current().is(QLatin1String("."));
            m_tokens.advance();
            if (!accept(QLatin1String("/")))
                return dot ? currentValue(start.position) : fail("expressions.path", QStringLiteral(".."), start.position);
        }
        for (;;) {
            const Token step = m_tokens.current();
            if (step.kind != Token::Kind::Name && step.kind != Token::Kind::Reference)
                return unexpected();
            m_tokens.advance();
            if (step.text.startsWith(QLatin1String("last-saved#")))
                return fail("expressions.last_saved", step.text, step.position);
            const auto found = lookUp(step.text, bare && step.kind == Token::Kind::Name, outermost);
            if (found)
                return reference(*found, step);
            if (!accept(QLatin1String("/")))
                return fail("expressions.unknown_name", step.text, step.position);
        }
    }

    NodePointer currentValue(int position) {
        NodePointer node = make(NodeKind::Current, ValueType::Text, position);
        if (m_dots.empty() || !m_dots.back())
            return m_dots.empty() ? std::move(node) : fail("expressions.path", QStringLiteral("."), position);
        return field(*m_dots.back(), 0, QStringLiteral("."), position);
    }

    NodePointer field(const Reference &reference, int up, const QString &name, int position) const {
        const bool typed = reference.type != ValueType::Boolean && reference.type != ValueType::NodeSet;
        NodePointer node = make(NodeKind::Field, typed ? reference.type : ValueType::Text, position);
        node->reference = reference;
        node->reference.kind = Reference::Kind::Field;
        node->up = up;
        node->name = name;
        return node;
    }

    NodePointer reference(const Found &found, const Token &token) {
        if (found.reference.kind == Reference::Kind::Field) {
            if (m_tokens.current().is(QLatin1String("[")) || m_tokens.current().is(QLatin1String("/")))
                return fail("expressions.not_repeat", token.text, token.position);
            return field(found.reference, found.up, token.text, token.position);
        }
        NodePointer node = make(NodeKind::Records, ValueType::NodeSet, token.position);
        node->reference = found.reference;
        node->name = token.text;
        node->up = found.up;
        node->children.push_back(nullptr);
        const Scope *inner = found.scope->inside(found.reference);
        std::optional<Reference> dot;
        if (found.reference.kind == Reference::Kind::RepeatField) {
            dot = found.reference;
            dot->slot = found.reference.inner;
            node->children.front() = field(*dot, 0, token.text, token.position);
            node->item = node->children.front()->type;
        }
        while (accept(QLatin1String("["))) {
            if (!inner)
                return fail("expressions.not_repeat", token.text, token.position);
            m_scopes.push_back(inner);
            m_dots.push_back(dot);
            NodePointer predicate = expression();
            m_scopes.pop_back();
            m_dots.pop_back();
            if (!isValue(predicate) || !expect(QLatin1String("]")))
                return nullptr;
            node->children.push_back(std::move(predicate));
        }
        while (node->isRecords() && accept(QLatin1String("/"))) {
            const Token step = m_tokens.current();
            if (step.kind != Token::Kind::Name && step.kind != Token::Kind::Reference)
                return unexpected();
            m_tokens.advance();
            const auto reached = inner ? inner->find(step.text) : std::nullopt;
            if (!reached) {
                if (m_tokens.current().is(QLatin1String("/")))
                    continue;
                return fail("expressions.unknown_name", step.text, step.position);
            }
            m_scopes.push_back(inner);
            m_dots.push_back(std::nullopt);
            node->children.front() = reference({*reached, 0, inner}, step);
            m_scopes.pop_back();
            m_dots.pop_back();
            if (!node->children.front())
                return nullptr;
            if (node->children.front()->isRecords())
                return fail("expressions.records_not_value", step.text, step.position);
            node->item = node->children.front()->scalar();
        }
        return finish(std::move(node));
    }

    NodePointer call() {
        const Token name = m_tokens.current();
        m_tokens.advance();
        m_tokens.advance();   // (
        if (const char *id = unsupportedFunction(name.text))
            return fail(id, name.text, name.position);
        const FunctionEntry *function = findFunction(name.text);
        if (!function)
            return fail("expressions.unknown_function", name.text, name.position);
        NodePointer node = make(NodeKind::Call, function->result, name.position);
        node->function = function;
        node->name = name.text;
        if (function->name == QLatin1String("position"))
            return position(std::move(node));
        if (function->name == QLatin1String("indexed-repeat"))
            return indexedRepeat(std::move(node));
        if (!m_tokens.current().is(QLatin1String(")")))
            do {
                NodePointer argument = expression();
                if (!argument)
                    return nullptr;
                node->children.push_back(std::move(argument));
            } while (accept(QLatin1String(",")));
        if (!expect(QLatin1String(")")) || !checkArguments(*node))
            return nullptr;
        return finish(std::move(node));
    }

    bool checkArguments(ExpressionNode &node) {
        const FunctionEntry &function = *node.function;
        const int count = int(node.children.size());
        if (count < function.least || (function.most >= 0 && count > function.most)) {
            m_error = makeError(ErrorCode::Invalid, function.most < 0 ? QStringLiteral("expressions.few_arguments") : QStringLiteral("expressions.arguments"),
                                {node.name, QString::number(node.position), function.least == function.most || function.most < 0 ? QString::number(function.least)
                                 : QString(QString::number(function.least) + u"–" + QString::number(function.most)), QString::number(count)});
            return false;
        }
        for (int i = 0; i < count; ++i) {
            const ExpressionNode &argument = *node.children[size_t(i)];
            const char letter = function.parameters.at(std::min<qsizetype>(i, function.parameters.size() - 1)).toLatin1();
            const bool literal = argument.isConstant() && argument.type == ValueType::Text && !argument.text.isEmpty();
            const char *fault = nullptr;
            if (letter != 's' && letter != 'b' && argument.isRecords())
                fault = "expressions.argument_records";
            else if (letter == 's' && argument.isConstant())
                fault = "expressions.argument_nodes";
            else if (letter == 'n' && literal && std::isnan(argument.number))
                fault = "expressions.argument_number";
            else if (letter == 'd' && ((literal && std::isnan(argument.number) && !dateTimeOfText(argument.text).isValid()) || argument.type == ValueType::Boolean))
                fault = "expressions.argument_date";
            if (fault) {
                m_error = makeError(ErrorCode::Invalid, QLatin1String(fault), {node.name, QString::number(argument.position), QString::number(i + 1)});
                return false;
            }
        }
        if (function.unified)
            unify(node, function.name == QLatin1String("if") ? 1 : 0);
        // The earliest and the latest of dates are dates.
        if ((function.name == QLatin1String("min") || function.name == QLatin1String("max"))
            && std::all_of(node.children.begin(), node.children.end(), [](const NodePointer &child) { return child->scalar() == ValueType::Date; }))
            node.type = ValueType::Date;
        return findList(node);
    }
    void unify(ExpressionNode &node, size_t from) const {
        std::optional<ValueType> type;
        for (size_t i = from; i < node.children.size(); ++i) {
            const ExpressionNode &branch = *node.children[i];
            if (!branch.isBlankText())
                type = !type || *type == branch.scalar() ? branch.scalar() : ValueType::Text;
        }
        node.type = type.value_or(ValueType::Text);
        // A blank branch beside a truth value has no place in a truth value.
        for (size_t i = from; i < node.children.size(); ++i)
            if (node.type == ValueType::Boolean && node.children[i]->isBlankText())
                node.type = ValueType::Text;
    }
    // jr:choice-name(code, '${question}') and points(${question}) need the question's list.
    bool findList(ExpressionNode &node) {
        const bool choiceName = node.function->name == QLatin1String("jr:choice-name");
        if (!choiceName && node.function->name != QLatin1String("points"))
            return true;
        const ExpressionNode &argument = *node.children[choiceName ? 1 : 0];
        if (choiceName && argument.isConstant()) {
            QString name = argument.text.trimmed();
            if (name.startsWith(u"${") && name.endsWith(u'}'))
                name = name.mid(2, name.size() - 3).trimmed();
            const auto found = lookUp(name.section(u'/', -1), false, false);
            if (!found) {
                fail("expressions.unknown_name", name, argument.position);
                return false;
            }
            node.list = found->reference.list;
        } else if (argument.kind == NodeKind::Field || argument.kind == NodeKind::Records) {
            node.list = argument.kind == NodeKind::Records && argument.children.front() ? argument.children.front()->reference.list : argument.reference.list;
        }
        if (!node.list.isEmpty())
            return true;
        fail("expressions.no_list", node.name, argument.position);
        return false;
    }

    // position(..), position(../..), position(current()/..), position(${repeat}), position() within a predicate
    NodePointer position(NodePointer node) {
        node->up = -1;   // within a predicate: of the node that is tried
        if (m_tokens.current().is(QLatin1String(")"))) {
            if (m_scopes.size() == 1)
                node->up = 0;
            m_tokens.advance();
            return node;
        }
        node->up = 0;
        if (m_tokens.current().kind == Token::Kind::Reference) {
            const auto found = lookUp(m_tokens.current().text, false, true);
            if (!found || found->reference.kind != Reference::Kind::Repeat)
                return fail("expressions.unknown_name", m_tokens.current().text, m_tokens.current().position);
            node->up = std::max(0, found->up - int(m_scopes.size()));
            m_tokens.advance();
        } else {
            if (acceptName(QLatin1String("current")) && (!expect(QLatin1String("(")) || !expect(QLatin1String(")")) || !expect(QLatin1String("/"))))
                return nullptr;
            int levels = 0;
            do {
                if (m_tokens.current().is(QLatin1String("..")))
                    ++levels;
                else if (!m_tokens.current().is(QLatin1String(".")))
                    return unexpected();
                m_tokens.advance();
            } while (accept(QLatin1String("/")));
            node->up = std::max(0, levels - 1);
        }
        return expect(QLatin1String(")")) ? std::move(node) : nullptr;
    }

    // indexed-repeat(${question}, ${repeat}, n): the question is one of the repeat, wherever the call stands.
    NodePointer indexedRepeat(NodePointer node) {
        const Token question = m_tokens.current();
        if (question.kind != Token::Kind::Reference && question.kind != Token::Kind::Name)
            return unexpected();
        m_tokens.advance();
        if (!expect(QLatin1String(",")))
            return nullptr;
        const Token repeat = m_tokens.current();
        const auto found = lookUp(repeat.text, false, false);
        if (!found || found->reference.kind != Reference::Kind::Repeat)
            return fail("expressions.not_repeat", repeat.text, repeat.position);
        m_tokens.advance();
        if (!expect(QLatin1String(",")))
            return nullptr;
        NodePointer index = expression();
        if (!isNumeric(index))
            return nullptr;
        if (m_tokens.current().is(QLatin1String(",")))
            return fail("expressions.nested_repeats", node->name, node->position);
        if (!expect(QLatin1String(")")))
            return nullptr;
        const Scope *inner = found->scope->inside(found->reference);
        const auto reached = inner ? inner->find(question.text) : std::nullopt;
        if (!reached || reached->kind != Reference::Kind::Field)
            return fail("expressions.unknown_name", question.text, question.position);
        NodePointer records = make(NodeKind::Records, ValueType::NodeSet, repeat.position);
        records->reference = found->reference;
        records->name = repeat.text;
        records->up = found->up;
        records->children.push_back(field(*reached, 0, question.text, question.position));
        records->item = records->children.front()->type;
        node->type = records->item;
        records->height = 2;
        node->children.push_back(std::move(records));
        node->children.push_back(std::move(index));
        return finish(std::move(node));
    }

    Tokens m_tokens;
    std::vector<const Scope *> m_scopes;               // around here, outermost first
    std::vector<std::optional<Reference>> m_dots;      // what . is in each predicate
    int m_depth = 0;
    std::optional<Error> m_error;
};

}  // namespace

Result<NodePointer> parseExpression(const QString &text, const Scope &scope) {
    if (text.size() > Expression::kMaxLength)
        return makeError(ErrorCode::Invalid, QStringLiteral("expressions.too_long"), {QString::number(Expression::kMaxLength)});
    return Parser(text, scope).run();
}

}  // namespace tongdang
