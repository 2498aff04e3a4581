#include "core/forms/expression_tree.h"
#include "core/forms/lookup_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tongdang {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Value fieldValue(const ExpressionNode &node, const Frame &frame) {
    const EvalContext *context = frame.at(node.up);
    return context ? context->answer(node.reference.slot) : Value();
}

double dateNumber(const Value &value) {
    // A date question holds dates and their ISO texts, nothing else.
    if (const QString *text = value.asText())
        return daysOfDate(dateOfText(*text));
    return value.type() == ValueType::Date ? value.number() : daysOfDate(value.date());
}

double fieldNumber(const ExpressionNode &node, const Frame &frame) {
    const Value value = fieldValue(node, frame);
    switch (node.type) {
    case ValueType::Date: return dateNumber(value);
    case ValueType::DateTime: return daysOfDateTime(value.dateTime());
    case ValueType::Time: return Value(value.time()).number();
    default: break;
    }
    if (const QString *text = value.asText())
        return numberOfText(*text);
    return value.number();
}

double arithmetic(ArithmeticOp op, double a, double b) {
    switch (op) {
    case ArithmeticOp::Add: return a + b;
    case ArithmeticOp::Subtract: return a - b;
    case ArithmeticOp::Multiply: return a * b;
    case ArithmeticOp::Divide: return b == 0 ? kNone : a / b;
    case ArithmeticOp::Modulo: return b == 0 ? kNone : std::fmod(a, b);
    }
    return kNone;
}

// A value as its own question's type gives it, for comparing nodes.
bool nodeMatches(CompareOp op, const Value &a, const Value &b) {
    if (op != CompareOp::Equal && op != CompareOp::NotEqual)
        return compared(op, a.number(), b.number());
    bool equal = false;
    if (a.type() == ValueType::Boolean || b.type() == ValueType::Boolean)
        equal = a.truth() == b.truth();
    else if (a.asText() && b.asText())
        equal = *a.asText() == *b.asText();
    else if (a.isBlank() || b.isBlank())
        equal = a.isBlank() && b.isBlank();
    else
        equal = a.number() == b.number();
    return equal == (op == CompareOp::Equal);
}

bool compareNodes(const ExpressionNode &node, const Frame &frame) {
    const std::vector<Value> left = nodesOf(*node.children[0], frame), right = nodesOf(*node.children[1], frame);
    for (const Value &a : left)
        for (const Value &b : right)
            if (nodeMatches(node.compare, a, b))
                return true;
    return false;
}

// What . holds is known here first: beside a moment or a time of day, a literal is one too, as beside a question.
std::optional<double> besideCurrent(const ExpressionNode &literal, const ExpressionNode &dot, const Frame &frame) {
    if (dot.kind != NodeKind::Current || !literal.isConstant() || literal.type != ValueType::Text)
        return std::nullopt;
    const ValueType type = evaluateNode(dot, frame).type();
    if (type != ValueType::DateTime && type != ValueType::Time)
        return std::nullopt;
    const Value read = converted(literal.value, type);
    return read.isBlank() ? std::nullopt : std::optional(read.number());
}

bool compareValues(const ExpressionNode &node, const Frame &frame) {
    const ExpressionNode &left = *node.children[0], &right = *node.children[1];
    const bool wanted = node.compare == CompareOp::Equal;
    if (const auto literal = besideCurrent(right, left, frame))
        return compared(node.compare, numberOf(left, frame), *literal);
    if (const auto literal = besideCurrent(left, right, frame))
        return compared(node.compare, *literal, numberOf(right, frame));
    switch (node.rule) {
    case CompareRule::Nodes: return compareNodes(node, frame);
    case CompareRule::Blank: return isBlank(left, frame) == wanted;
    case CompareRule::Truth: return (truthOf(left, frame) == truthOf(right, frame)) == wanted;
    case CompareRule::Text:
        if (left.kind == NodeKind::Field && right.isConstant()) {   // the commonest: an answer and a code
            const Value value = fieldValue(left, frame);
            return (value.asText() ? *value.asText() == right.text : value.text() == right.text) == wanted;
        }
        return (textOf(left, frame) == textOf(right, frame)) == wanted;
    case CompareRule::Number: break;
    }
    const double a = numberOf(left, frame), b = numberOf(right, frame);
    if (node.compare != CompareOp::Equal && node.compare != CompareOp::NotEqual)
        return compared(node.compare, a, b);
    const bool equal = std::isnan(a) || std::isnan(b) ? std::isnan(a) && std::isnan(b) && valueAs(left, frame, left.type).isBlank() && valueAs(right, frame, right.type).isBlank() : a == b;
    return equal == wanted;
}

// A row of a table that came with the form, as a record.
class TableRow final : public EvalContext {
  public:
    explicit TableRow(const LookupTables::Table &table) : m_table(table) {}
    int row = 0;
    Value answer(int slot) const override { return slot >= 0 ? Value(m_table.cell(row, slot)) : Value(); }

  private:
    const LookupTables::Table &m_table;
};

void collectRows(const ExpressionNode &node, const Frame &frame, std::vector<Value> &into) {
    const EvalContext *base = frame.base();
    const LookupTables *tables = base ? base->tables() : nullptr;
    if (!tables || node.reference.slot >= tables->count())
        return;
    const LookupTables::Table &table = tables->at(node.reference.slot);
    TableRow record(table);
    std::vector<int> kept;
    const std::vector<int> *found = nullptr;
    if (node.children.size() > 1 && table.rows() > 0)
        if (const SoughtText sought = soughtText(*node.children[1]); sought.text)
            found = table.rowsWith(sought.column, textOf(*sought.text, Frame{&record, &frame, 1}));
    if (found) {
        kept = *found;
    } else {
        kept.resize(size_t(table.rows()));
        std::iota(kept.begin(), kept.end(), 0);
    }
    for (size_t p = 1; p < node.children.size(); ++p) {
        const ExpressionNode &predicate = *node.children[p];
        std::vector<int> next;
        int position = 0;
        for (const int i : kept) {
            record.row = i;
            const Frame inner{&record, &frame, p == 1 ? i + 1 : ++position};
            if (predicate.type == ValueType::Number ? numberOf(predicate, inner) == inner.position : truthOf(predicate, inner))
                next.push_back(i);
        }
        kept = std::move(next);
    }
    const ExpressionNode *taken = node.children.front().get();
    for (const int i : kept) {
        record.row = i;
        if (taken)
            into.push_back(valueAs(*taken, Frame{&record, &frame, i + 1}, taken->type));
        else
            into.emplace_back(true);
    }
}

void collect(const ExpressionNode &node, const Frame &frame, std::vector<Value> &into) {
    if (node.reference.kind == Reference::Kind::Table)
        return collectRows(node, frame, into);
    const EvalContext *context = frame.at(node.up);
    if (!context)
        return;
    const int count = context->count(node.reference.slot);
    std::vector<int> kept(size_t(std::max(count, 0)));
    for (int i = 0; i < count; ++i)
        kept[size_t(i)] = i;
    for (size_t p = 1; p < node.children.size(); ++p) {
        const ExpressionNode &predicate = *node.children[p];
        std::vector<int> next;
        int position = 0;
        for (const int i : kept) {
            const EvalContext *record = context->node(node.reference.slot, i);
            if (!record)
                continue;
            const Frame inner{record, &frame, ++position};
            if (predicate.type == ValueType::Number ? numberOf(predicate, inner) == position : truthOf(predicate, inner))
                next.push_back(i);
        }
        kept = std::move(next);
    }
    const ExpressionNode *taken = node.children.front().get();
    for (const int i : kept) {
        const EvalContext *record = context->node(node.reference.slot, i);
        if (!record)
            continue;
        const Frame inner{record, &frame, i + 1};
        if (!taken)
            into.emplace_back(true);   // a record: there, without a value of its own
        else if (taken->kind == NodeKind::Records)
            collect(*taken, inner, into);
        else
            into.push_back(valueAs(*taken, inner, taken->type));
    }
}

Value arithmeticValue(const ExpressionNode &node, const Frame &frame) {
    const double number = numberOf(node, frame);
    return node.type == ValueType::Date ? Value(dateOfDays(number)) : Value(number);
}

}  // namespace

const EvalContext *Frame::base() const {
    const Frame *frame = this;
    while (frame->outer)
        frame = frame->outer;
    return frame->context;
}

const EvalContext *Frame::at(int up) const {
    const Frame *frame = this;
    for (; up > 0 && frame->outer; --up)
        frame = frame->outer;
    const EvalContext *found = frame->context;
    for (; up > 0 && found; --up)
        found = found->parent();
    return found;
}

bool compared(CompareOp op, double a, double b) {
    switch (op) {
    case CompareOp::Equal: return a == b;
    case CompareOp::NotEqual: return a != b;
    case CompareOp::Less: return a < b;
    case CompareOp::LessEqual: return a <= b;
    case CompareOp::Greater: return a > b;
    case CompareOp::GreaterEqual: return a >= b;
    }
    return false;
}

ValueType arithmeticType(ValueType left, ArithmeticOp op, ValueType right) {
    const bool leftDate = left == ValueType::Date, rightDate = right == ValueType::Date;
    if (op == ArithmeticOp::Add && leftDate != rightDate)
        return ValueType::Date;
    // An ISO text beside a date is a date, and two dates are days apart.
    return op == ArithmeticOp::Subtract && leftDate && (right == ValueType::Number || right == ValueType::Boolean) ? ValueType::Date : ValueType::Number;
}

Value converted(const Value &value, ValueType type) {
    if (value.type() == type)
        return value;
    switch (type) {
    case ValueType::Text: return value.text();
    case ValueType::Number: return value.asText() ? numberOfText(*value.asText()) : value.number();
    case ValueType::Boolean: return value.truth();
    case ValueType::Date: return value.date();
    case ValueType::DateTime: return value.dateTime();
    case ValueType::Time: return value.time();
    case ValueType::NodeSet: return value;
    }
    return value;
}

Value valueAs(const ExpressionNode &node, const Frame &frame, ValueType type) {
    switch (type) {
    case ValueType::Text: return textOf(node, frame);
    case ValueType::Number: return numberOf(node, frame);
    case ValueType::Boolean: return truthOf(node, frame);
    case ValueType::Date: return dateOf(node, frame);
    default: return converted(evaluateNode(node, frame), type);
    }
}

Value evaluateNode(const ExpressionNode &node, const Frame &frame) {
    switch (node.kind) {
    case NodeKind::Constant: return node.value;
    case NodeKind::Field:
        if (node.type == ValueType::Number)
            return fieldNumber(node, frame);
        if (node.type == ValueType::Date)
            return dateOf(node, frame);
        return converted(fieldValue(node, frame), node.type);
    case NodeKind::Current: return frame.base() ? frame.base()->current() : Value();
    case NodeKind::Records: return Value(nodesOf(node, frame));
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Compare: return truthOf(node, frame);
    case NodeKind::Arithmetic: return arithmeticValue(node, frame);
    case NodeKind::Negate: return numberOf(node, frame);
    case NodeKind::Call: return node.function->run(Call{node, frame});
    }
    return {};
}

bool truthOf(const ExpressionNode &node, const Frame &frame) {
    switch (node.kind) {
    case NodeKind::Constant: return node.truth;
    case NodeKind::And:
        for (const NodePointer &child : node.children)
            if (!truthOf(*child, frame))
                return false;
        return true;
    case NodeKind::Or:
        for (const NodePointer &child : node.children)
            if (truthOf(*child, frame))
                return true;
        return false;
    case NodeKind::Compare: return compareValues(node, frame);
    default: return evaluateNode(node, frame).truth();
    }
}

double numberOf(const ExpressionNode &node, const Frame &frame) {
    switch (node.kind) {
    case NodeKind::Constant: return node.number;
    case NodeKind::Field: return fieldNumber(node, frame);
    case NodeKind::Arithmetic: {
        // Dates stay whole days on the way: + 1.5 moves a date by one day.
        double sum = numberOf(*node.children[0], frame);
        ValueType type = node.children[0]->scalar();
        for (size_t i = 0; i < node.operators.size(); ++i) {
            const ExpressionNode &next = *node.children[i + 1];
            const ArithmeticOp op = node.operators[i];
            sum = arithmetic(op, sum, numberOf(next, frame));
            type = arithmeticType(type, op, next.scalar());
            if (type == ValueType::Date)
                sum = daysOfDate(dateOfDays(sum));
        }
        return sum;
    }
    case NodeKind::Negate: return node.truth ? numberOf(*node.children[0], frame) : -numberOf(*node.children[0], frame);
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Compare: return truthOf(node, frame) ? 1 : 0;
    case NodeKind::Call: {
        const Value value = evaluateNode(node, frame);
        return value.asText() ? numberOfText(*value.asText()) : value.number();
    }
    default: return evaluateNode(node, frame).number();
    }
}

QString textOf(const ExpressionNode &node, const Frame &frame) {
    if (node.isConstant())
        return node.text;
    if (node.kind == NodeKind::Field) {
        if (node.type == ValueType::Number)
            return textOfNumber(fieldNumber(node, frame));
        if (node.type == ValueType::Date)
            return Value(dateOf(node, frame)).text();
        return fieldValue(node, frame).text();
    }
    return evaluateNode(node, frame).text();
}

QDate dateOf(const ExpressionNode &node, const Frame &frame) {
    if (node.kind == NodeKind::Field && node.type != ValueType::Number) {
        const Value value = fieldValue(node, frame);
        return value.asText() ? dateOfText(*value.asText()) : value.date();
    }
    if (node.kind == NodeKind::Field)
        return dateOfDays(fieldNumber(node, frame));
    return evaluateNode(node, frame).date();
}

QDateTime dateTimeOf(const ExpressionNode &node, const Frame &frame) { return node.type == ValueType::Date ? Value(dateOf(node, frame)).dateTime() : evaluateNode(node, frame).dateTime(); }

std::vector<Value> nodesOf(const ExpressionNode &node, const Frame &frame) {
    std::vector<Value> nodes;
    if (node.kind == NodeKind::Records)
        collect(node, frame, nodes);
    else
        nodes.push_back(evaluateNode(node, frame));
    return nodes;
}

bool isBlank(const ExpressionNode &node, const Frame &frame) {
    return node.kind == NodeKind::Field ? fieldValue(node, frame).isBlank() : evaluateNode(node, frame).isBlank();
}

}  // namespace tongdang
