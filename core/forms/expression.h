// The one expression language: form logic, list filters, statistics, rules. XLSForm's XPath subset with ODK's functions and
// ours (data-model.md), parsed once into a typed tree.
//
// Values. Two-valued: blank is the empty text. An answer has its question's type; one that cannot be read as that type is blank to
// everything but `= ''`, which sees the text. Branches of if() and coalesce() of one type keep it ('' fits any), else become text.
// Numbers. Of a text: XPath's, and an ISO date as its day; of a date: days since 1970-01-01; of a date and time: such days at +08:00;
// yes and no of a comparison: 1 and 0. Arithmetic with a blank, and division by zero, is blank. date ± n is a date, date − date days.
// Order. `<` and its like compare numbers, so dates with dates, ISO texts or day numbers; false where a side has none.
// Equality. `= ''` finds blanks. With a truth value: as truth values. Text with text: as text. All else: as numbers, or both blank.
// `!=` is the opposite (true for a blank). Node sets: true where some node fits, as in XPath. not() turns any of it.
// SQL (expression_sql.h) and column passes (column_pass.h) give the same.
//
// Bounds: kMaxLength characters, kMaxDepth levels, [ ] within [ ] twice; evaluation is linear in tree size × nodes touched; chains of
// operators are loops.
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/forms/value.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>

namespace tongdang {

class LookupTables;   // core/forms/lookup_tables.h

constexpr int kLastSavedSlot = 1 << 22;

// What a name means where an expression stands. A scope is a form with its derived answers, a table's row of columns, …
struct Reference {
    enum class Kind {
        Field,      // a single answer; `slot` is the caller's own number for it
        Repeat,     // a node set of sub-records: a repeat group, or the records whose subject is this one, named by their form
        RepeatField,// a question inside a repeat of this form, seen from outside the repeat: a node set of its answers
        Table       // the rows of a list or file that came with the form, instance('towns')/root/item: `slot` is its place in LookupTables
    };
    Kind kind = Kind::Field;
    ValueType type = ValueType::Text;
    int slot = -1;
    int inner = -1;      // RepeatField: slot within the repeat's record
    bool several = false;  // select_multiple: space-separated codes
    QString list;        // code list of a choice question, for jr:choice-name and points
};

class Scope {
  public:
    virtual ~Scope() = default;
    virtual std::optional<Reference> find(const QString &name) const = 0;                 // ${name}
    virtual std::optional<Reference> findBare(const QString &name) const { return find(name); }  // a name without ${}: in a choice_filter a column of the choice
    virtual const Scope *outer() const { return nullptr; }                                // of the record around a repeat's record (EvalContext::parent)
    virtual std::optional<Reference> table(const QString &name) const { Q_UNUSED(name) return std::nullopt; }   // of instance('name')
    virtual QString version() const { return {}; }   // of the form
    virtual bool givesLastSaved() const { return false; }   // in a default: ${last-saved#name}, at the question's slot + kLastSavedSlot
    virtual int tableRows() const { return -1; }   // within [ ] of a table: how many it has; a bare name is a column of it and nothing else
    virtual const Scope *inside(const Reference &repeat) const { Q_UNUSED(repeat) return nullptr; }  // names within [ … ] of a node set
};

// The record an expression is evaluated on.
class EvalContext {
  public:
    virtual ~EvalContext() = default;
    virtual Value answer(int slot) const = 0;
    virtual int count(int repeatSlot) const { Q_UNUSED(repeatSlot) return 0; }
    virtual const EvalContext *node(int repeatSlot, int index) const { Q_UNUSED(repeatSlot) Q_UNUSED(index) return nullptr; }
    virtual const EvalContext *parent() const { return nullptr; }  // the record around a repeat's record
    virtual int position() const { return 1; }                     // position(..): 1-based within the repeat
    // Facts of the moment and of the form. Defaults: nothing known. Asked of the outermost record in hand.
    virtual QDateTime now() const { return {}; }                   // also today(); in a table `today()` is its date
    virtual Value current() const { return {}; }                   // `.` in a constraint
    virtual QString choiceLabel(const QString &list, const QString &code) const { Q_UNUSED(list) return code; }
    virtual double points(const QString &list, const QString &code) const { Q_UNUSED(list) Q_UNUSED(code) return 0; }
    virtual const LookupTables *tables() const { return nullptr; }   // of pulldata() and instance()
    virtual Language language() const { return Language::Chinese; }  // of month and day names
    virtual QDate periodStart() const { return {}; }
    virtual QDate periodEnd() const { return {}; }
    virtual Value aggregate(const QString &function, const Value &argument) const { Q_UNUSED(function) Q_UNUSED(argument) return {}; }  // total(${c1}) of a table: "total", the name c1
};

struct ExpressionNode;  // core/forms/expression_tree.h

class Expression {
  public:
    static constexpr int kMaxLength = 10'000;
    static constexpr int kMaxDepth = 100;

    Expression() = default;  // empty: see isEmpty
    // Errors: Invalid with message expressions.* and args (what, 1-based position): bad syntax, unknown name, unknown function, wrong
    // number or kind of arguments, too long, too deep. Empty text is a fault here: a caller leaves empty cells alone.
    static Result<Expression> parse(const QString &text, const Scope &scope);

    bool isEmpty() const { return !m_root; }
    QString text() const { return m_text; }
    ValueType type() const;
    Value evaluate(const EvalContext &context) const;
    bool holds(const EvalContext &context) const;   // as evaluate(context).truth(), quicker
    QStringList names() const;             // the ${names} it reads, for the dependency order
    QStringList badPatterns() const;       // of regex(), which nothing fits: they cannot be read
    bool readsTime() const;                // now() or today(), directly
    bool readsChance() const;              // random() or uuid()
    const ExpressionNode *root() const { return m_root.get(); }
    // Made of parts of others: where a part is worked out beforehand (core/statistics/linked_counts.h).
    static Expression of(std::shared_ptr<const ExpressionNode> root, const QString &text);

  private:
    QString m_text;
    std::shared_ptr<const ExpressionNode> m_root;
};

// The functions of the language with their argument counts, for help and completion.
struct FunctionInfo { QString name; int least; int most; };
const QList<FunctionInfo> &expressionFunctions();

}  // namespace tongdang
