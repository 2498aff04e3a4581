// The typed tree of an expression, its functions and its evaluator: shared by parser, SQL and column passes, nobody else's affair.
#pragma once

#include "core/forms/expression.h"

#include <memory>
#include <vector>

namespace tongdang {

enum class NodeKind { Constant, Field, Current, Records, And, Or, Compare, Arithmetic, Negate, Call };
enum class CompareOp { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class CompareRule { Blank, Truth, Text, Number, Nodes };  // Blank: left side = '' ; see expression.h
enum class ArithmeticOp : char { Add, Subtract, Multiply, Divide, Modulo };

struct FunctionEntry;
struct ExpressionNode;
using NodePointer = std::unique_ptr<ExpressionNode>;

struct ExpressionNode {
    NodeKind kind = NodeKind::Constant;
    ValueType type = ValueType::Text;
    ValueType item = ValueType::Text;    // of a node set: type of its nodes
    int position = 0;                    // 1-based in the text
    int height = 1;
    std::vector<NodePointer> children;   // operands, arguments; of Records: what is taken from each (or null), then predicates

    // Constant
    Value value;
    QString text;
    double number = 0;
    bool truth = false;
    // Field, Records
    Reference reference;
    QString name;
    int up = 0;                          // records outwards: predicates first, then EvalContext::parent
    // Compare, Arithmetic (one operator between each two children)
    CompareOp compare = CompareOp::Equal;
    CompareRule rule = CompareRule::Text;
    std::vector<ArithmeticOp> operators;
    // Call
    const FunctionEntry *function = nullptr;
    QString list;                        // of jr:choice-name() and points()

    bool isConstant() const { return kind == NodeKind::Constant; }
    bool isBlankText() const { return isConstant() && type == ValueType::Text && text.isEmpty(); }
    bool isRecords() const { return kind == NodeKind::Records && (!children.front() || children.front()->isRecords()); }   // also those within each
    ValueType scalar() const { return type == ValueType::NodeSet ? item : type; }
};

// Where evaluation stands: the record in hand, and around it the records whose predicates are being tried.
struct Frame {
    const EvalContext *context = nullptr;
    const Frame *outer = nullptr;
    int position = 1;
    const EvalContext *base() const;
    const EvalContext *at(int up) const;
};

Value evaluateNode(const ExpressionNode &node, const Frame &frame);
bool truthOf(const ExpressionNode &node, const Frame &frame);
double numberOf(const ExpressionNode &node, const Frame &frame);
QString textOf(const ExpressionNode &node, const Frame &frame);
QDate dateOf(const ExpressionNode &node, const Frame &frame);
QDateTime dateTimeOf(const ExpressionNode &node, const Frame &frame);
std::vector<Value> nodesOf(const ExpressionNode &node, const Frame &frame);  // a single value is a set of one
bool isBlank(const ExpressionNode &node, const Frame &frame);
Value valueAs(const ExpressionNode &node, const Frame &frame, ValueType type);
Value converted(const Value &value, ValueType type);
bool compared(CompareOp op, double a, double b);
ValueType arithmeticType(ValueType left, ArithmeticOp op, ValueType right);   // date ± n is a date, all else a number

// A call under way; arguments are evaluated when asked for, so that if() and coalesce() are lazy.
struct Call {
    const ExpressionNode &node;
    const Frame &frame;
    size_t size() const { return node.children.size(); }
    const ExpressionNode &argument(size_t i) const { return *node.children[i]; }
    double number(size_t i) const { return numberOf(argument(i), frame); }
    QString text(size_t i) const { return textOf(argument(i), frame); }
    bool truth(size_t i) const { return truthOf(argument(i), frame); }
    QDate date(size_t i) const { return dateOf(argument(i), frame); }
    QDateTime dateTime(size_t i) const { return dateTimeOf(argument(i), frame); }
    std::vector<Value> nodes(size_t i) const { return nodesOf(argument(i), frame); }
    const EvalContext *context() const { return frame.base(); }
};

// What a function's result depends on besides its arguments.
enum class Reads { Nothing, Time, Context, Chance };

struct FunctionEntry {
    QLatin1String name;
    int least = 0, most = 0;             // most < 0: any number
    QLatin1String parameters;            // a letter an argument, the last for all further ones: t text, n number, b truth, d date, s node set, a any
    ValueType result = ValueType::Text;
    Reads reads = Reads::Nothing;
    Value (*run)(const Call &) = nullptr;
    bool unified = false;                // result type is that of the arguments from the second (if) or first (coalesce, once) on
};

const FunctionEntry *findFunction(const QString &name);
const char *unsupportedFunction(const QString &name);  // message id of a known function that has no sense here; nullptr
std::vector<FunctionEntry> textFunctions();
std::vector<FunctionEntry> numberFunctions();
std::vector<FunctionEntry> dateFunctions();
std::vector<FunctionEntry> logicFunctions();
std::vector<FunctionEntry> recordFunctions();
std::vector<FunctionEntry> identityFunctions();
std::vector<FunctionEntry> geoFunctions();

qsizetype characterCount(const QString &text);         // beyond the BMP counted once
bool hasCode(QStringView list, QStringView code);      // selected()
bool isPattern(const QString &text);                   // of regex(): one that can be read

}  // namespace tongdang
