// Names, paths and calls.
#include "core/forms/expression_parser.h"

#include "core/forms/lookup_tables.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {
constexpr int kMaxPredicates = 2;   // [ ] within [ ]
constexpr double kMostRowsWithin = 1'000'000;   // of a table that is gone through for every row of another
}

std::optional<ExpressionParser::Found> ExpressionParser::lookUp(const QString &name, bool bare, bool outermost) const {
    int up = outermost ? int(m_scopes.size()) - 1 : 0;
    for (; up < int(m_scopes.size()); ++up) {
        const Scope *scope = m_scopes[m_scopes.size() - 1 - size_t(up)];
        if (const auto found = bare ? scope->findBare(name) : scope->find(name))
            return Found{*found, up, scope};
        if (bare && scope->tableRows() >= 0)
            return {};
    }
    for (const Scope *scope = m_scopes.front()->outer(); scope; scope = scope->outer(), ++up)
        if (const auto found = scope->find(name))
            return Found{*found, up, scope};
    return {};
}

NodePointer ExpressionParser::path() {
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
        if (const QLatin1String saved("last-saved#"); step.text.startsWith(saved)) {
            auto last = lookUp(step.text.mid(saved.size()).trimmed(), false, true);
            if (!m_scopes.front()->givesLastSaved())
                return fail("expressions.last_saved", step.text, step.position);
            if (!last || last->reference.kind != Reference::Kind::Field)
                return fail("expressions.unknown_name", step.text, step.position);
            last->reference.slot += kLastSavedSlot;
            return reference(*last, step);
        }
        const auto found = lookUp(step.text, bare && step.kind == Token::Kind::Name, outermost);
        if (found)
            return reference(*found, step);
        if (!bare || step.kind == Token::Kind::Reference) {
            if (NodePointer within = withinRepeats(step, outermost); within || m_error)
                return within;
        }
        if (!accept(QLatin1String("/")))
            return fail(bare && !outermost && m_scopes.back()->tableRows() >= 0 ? "expressions.no_column" : "expressions.unknown_name", step.text, step.position);
    }
}

// ${name} of a repeat within a repeat: of all rows of all its rows, as ${repeat}/inner/name.
NodePointer ExpressionParser::withinRepeats(const Token &name, bool outermost) {
    std::vector<const Scope *> around(m_scopes.rbegin(), m_scopes.rend());
    for (const Scope *scope = m_scopes.front()->outer(); scope; scope = scope->outer())
        around.push_back(scope);
    for (size_t up = outermost ? m_scopes.size() - 1 : 0; up < around.size(); ++up)
        if (NodePointer node = rowsWithin(*around[up], int(up), name, 1); node || m_error)
            return node;
    return nullptr;
}

NodePointer ExpressionParser::rowsWithin(const Scope &scope, int up, const Token &name, int depth) {
    constexpr int kDeepest = 8;
    Reference repeat;
    repeat.kind = Reference::Kind::Repeat;
    repeat.type = ValueType::NodeSet;
    const Scope *last = nullptr;
    for (repeat.slot = 0; depth < kDeepest; ++repeat.slot) {
        const Scope *inner = scope.inside(repeat);
        if (!inner || inner == last || inner == &scope)
            break;
        last = inner;
        m_scopes.push_back(inner);
        m_dots.push_back(std::nullopt);
        const auto reached = inner->find(name.text);
        NodePointer taken = reached ? reference({*reached, 0, inner}, name) : rowsWithin(*inner, 0, name, depth + 1);
        m_scopes.pop_back();
        m_dots.pop_back();
        if (m_error)
            return nullptr;
        if (!taken)
            continue;
        NodePointer node = make(NodeKind::Records, ValueType::NodeSet, name.position);
        node->reference = repeat;
        node->name = name.text;
        node->up = up;
        node->item = taken->scalar();
        node->children.push_back(std::move(taken));
        return finish(std::move(node));
    }
    return nullptr;
}

NodePointer ExpressionParser::currentValue(int position) {
    NodePointer node = make(NodeKind::Current, ValueType::Text, position);
    if (m_dots.empty() || !m_dots.back())
        return m_dots.empty() ? std::move(node) : fail("expressions.path", QStringLiteral("."), position);
    return field(*m_dots.back(), 0, QStringLiteral("."), position);
}

NodePointer ExpressionParser::field(const Reference &reference, int up, const QString &name, int position) const {
    const bool typed = reference.type != ValueType::Boolean && reference.type != ValueType::NodeSet;
    NodePointer node = make(NodeKind::Field, typed ? reference.type : ValueType::Text, position);
    node->reference = reference;
    node->reference.kind = Reference::Kind::Field;
    node->up = up;
    node->name = name;
    if (reference.type != ValueType::Boolean)
        return node;
    NodePointer truth = make(NodeKind::Compare, ValueType::Boolean, position);   // of what is kept as a text
    truth->children.push_back(std::move(node));
    truth->children.push_back(constant(QStringLiteral("true"), position));
    truth->height = 2;
    return truth;
}

NodePointer ExpressionParser::reference(const Found &found, const Token &token, Rows which) {
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
    const bool some = which == Rows::Some;
    while (some ? node->children.size() < 2 && accept(QLatin1String(",")) : accept(QLatin1String("["))) {
        if (!inner)
            return fail("expressions.not_repeat", token.text, token.position);
        // Each level within another multiplies the work.
        if (m_predicates >= kMaxPredicates)
            return fail("expressions.too_deep", QString::number(kMaxPredicates), token.position);
        m_scopes.push_back(inner);
        m_dots.push_back(dot);
        ++m_predicates;
        NodePointer predicate = expression();
        --m_predicates;
        m_scopes.pop_back();
        m_dots.pop_back();
        if (!isValue(predicate) || !expect(QLatin1String(some ? ")" : "]")))
            return nullptr;
        node->children.push_back(std::move(predicate));
    }
    if (node->reference.kind == Reference::Kind::Table && (node->children.size() < 2 || !soughtText(*node->children[1]).text)) {
        double rows = inner->tableRows();
        for (const Scope *scope : m_scopes)
            rows *= std::max(1, scope->tableRows());
        if (m_scopes.size() > 1 && rows > kMostRowsWithin)
            return fail("expressions.table_within", token.text, token.position);
    }
    while (node->isRecords() && accept(QLatin1String("/"))) {
        const Token step = m_tokens.current();
        if (step.kind != Token::Kind::Name && step.kind != Token::Kind::Reference)
            return unexpected();
        m_tokens.advance();
        const auto reached = inner ? inner->findBare(step.text) : std::nullopt;
        if (!reached) {
            if (m_tokens.current().is(QLatin1String("/")))
                continue;
            return fail(node->reference.kind == Reference::Kind::Table ? "expressions.no_column" : "expressions.unknown_name", step.text, step.position);
        }
        m_scopes.push_back(inner);
        m_dots.push_back(std::nullopt);
        node->children.front() = reference({*reached, 0, inner}, step);
        m_scopes.pop_back();
        m_dots.pop_back();
        if (!node->children.front())
            return nullptr;
        node->item = node->children.front()->scalar();
    }
    return finish(std::move(node));
}

// instance('towns')/root/item[…]/name: the rows of a list or file that came with the form.
NodePointer ExpressionParser::instance() {
    m_tokens.advance();
    m_tokens.advance();   // (
    const Token name = m_tokens.current();
    if (name.kind != Token::Kind::Literal)   // which file comes into the form must be known beforehand
        return fail("expressions.instance_name", QStringLiteral("instance"), name.position);
    m_tokens.advance();
    if (!expect(QLatin1String(")")))
        return nullptr;
    const auto table = m_scopes.front()->table(name.text);
    if (!table)
        return fail("expressions.no_instance", name.text, name.position);
    for (int step = 0; step < 2; ++step) {   // root/item
        if (!expect(QLatin1String("/")))
            return nullptr;
        if (m_tokens.current().kind != Token::Kind::Name)
            return unexpected();
        m_tokens.advance();
    }
    return reference({*table, 0, m_scopes.front()}, name);
}

// Of a table's column a comparison sees the first cell, as in ODK: blank where no row fits.
NodePointer ExpressionParser::asSingle(NodePointer node) {
    if (!node || node->kind != NodeKind::Records || node->reference.kind != Reference::Kind::Table || node->isRecords())
        return node;
    NodePointer single = make(NodeKind::Call, ValueType::Text, node->position);
    single->function = findFunction(QStringLiteral("string"));
    single->name = single->function->name;
    single->children.push_back(std::move(node));
    return finish(std::move(single));
}

NodePointer ExpressionParser::call() {
    const Token name = m_tokens.current();
    m_tokens.advance();
    m_tokens.advance();   // (
    if (const char *id = unsupportedFunction(name.text))
        return fail(id, name.text, name.position);
    static const QStringList conditional{QStringLiteral("count-if"), QStringLiteral("sum-if"), QStringLiteral("min-if"), QStringLiteral("max-if"), QStringLiteral("join-if")};
    if (conditional.contains(name.text))
        return overSome(name);
    if (name.text == u"version" && accept(QLatin1String(")")))
        return constant(m_scopes.front()->version(), name.position);
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

NodePointer ExpressionParser::overSome(const Token &name) {
    const FunctionEntry *function = findFunction(name.text.chopped(3));
    NodePointer node = make(NodeKind::Call, function->result, name.position);
    node->function = function;
    node->name = name.text;
    if (function->name == QLatin1String("join")) {
        node->children.push_back(expression());
        if (!isValue(node->children.back()) || !expect(QLatin1String(",")))
            return nullptr;
    }
    const Token question = m_tokens.current();
    const auto found = question.kind == Token::Kind::Reference ? lookUp(question.text, false, false) : std::nullopt;
    if (!found || found->reference.kind == Reference::Kind::Field)
        return fail("expressions.not_repeat", question.text, question.position);
    m_tokens.advance();
    NodePointer records = reference(*found, question, Rows::Some);
    if (!records)
        return nullptr;
    if (records->children.size() < 2)   // no condition
        return unexpected();
    node->children.push_back(std::move(records));
    return checkArguments(*node) ? finish(std::move(node)) : nullptr;
}

bool ExpressionParser::checkArguments(ExpressionNode &node) {
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

void ExpressionParser::unify(ExpressionNode &node, size_t from) const {
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
bool ExpressionParser::findList(ExpressionNode &node) {
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
NodePointer ExpressionParser::position(NodePointer node) {
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
NodePointer ExpressionParser::indexedRepeat(NodePointer node) {
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

}  // namespace tongdang
