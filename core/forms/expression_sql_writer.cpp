#include "core/forms/expression_sql_writer.h"

#include <cmath>

namespace tongdang {

namespace {

constexpr int kMaxDepth = 60;                 // SQLite allows 1,000 levels; ours write several each
constexpr size_t kMaxChain = 200;
constexpr qsizetype kMaxText = 100'000;

bool isDated(ValueType type) { return type == ValueType::Date; }

}  // namespace

// Counts the levels of nodes around the one being written.
class Depth {
  public:
    explicit Depth(int &depth) : m_depth(++depth) {}
    ~Depth() { --m_depth; }
    Depth(const Depth &) = delete;
    Depth &operator=(const Depth &) = delete;

  private:
    int &m_depth;
};

SqlFragment SqlWriter::join(std::initializer_list<Piece> pieces) {
    SqlFragment result;
    for (const Piece &piece : pieces) {
        result.text += piece.sql.text;
        result.values += piece.sql.values;
    }
    m_written = std::max(m_written, result.text.size());
    return result;
}

SqlFragment SqlWriter::fail(const ExpressionNode &node) {
    if (!m_failed)
        m_failed = Failure{node.name, node.position};
    return {QStringLiteral("NULL"), {}};
}

bool SqlWriter::enter(const ExpressionNode &node) {
    if (!m_failed && (m_depth > kMaxDepth || node.children.size() > kMaxChain || m_written > kMaxText))
        fail(node);
    return !m_failed;
}

SqlFragment SqlWriter::as(const ExpressionNode &node, ValueType type) {
    switch (type) {
    case ValueType::Boolean: return truth(node);
    case ValueType::Number: return number(node);
    case ValueType::Date: return date(node);
    case ValueType::Text: return text(node);
    default: return fail(node);
    }
}

SqlFragment SqlWriter::column(const ExpressionNode &node) {
    const size_t up = size_t(std::max(node.up, 0));
    if (up >= m_scopes.size())
        return fail(node);
    const QString name = m_scopes[m_scopes.size() - 1 - up]->column(node.reference);
    return name.isEmpty() ? fail(node) : SqlFragment{name, {}};
}

// --- conversions: the value is written once and named

SqlFragment SqlWriter::textNumber(SqlFragment text) {
    return join({u"(SELECT CASE WHEN td_v GLOB '*[0-9]*' AND td_u NOT GLOB '*[^0-9.]*' AND td_u NOT GLOB '*.*.*' THEN CAST(td_v AS REAL) "
                 u"WHEN date(td_v) = td_v AND td_v >= '0001' THEN CAST(julianday(td_v) - 2440587.5 AS INTEGER) END FROM "
                 u"(SELECT td_v, CASE WHEN substr(td_v, 1, 1) = '-' THEN substr(td_v, 2) ELSE td_v END AS td_u FROM (SELECT trim(", std::move(text), u", ", kSpaces, u") AS td_v)))"});
}

SqlFragment SqlWriter::numberText(SqlFragment number) {
    return join({u"(SELECT CASE WHEN td_v IS NULL THEN '' WHEN abs(td_v) < 1e15 AND td_v = CAST(td_v AS INTEGER) THEN CAST(CAST(td_v AS INTEGER) AS TEXT) ELSE printf('%.15g', td_v) END FROM (SELECT ", std::move(number), u" AS td_v))"});
}

SqlFragment SqlWriter::textDate(SqlFragment text) {
    return join({u"(SELECT CASE WHEN date(td_d) = td_d AND td_d >= '0001' AND (length(td_v) = 10 OR substr(td_v, 11, 1) = 'T') THEN td_d END FROM (SELECT td_v, substr(td_v, 1, 10) AS td_d FROM (SELECT ", std::move(text), u" AS td_v)))"});
}

SqlFragment SqlWriter::wholeDay(SqlFragment number) {
    return join({u"(SELECT CASE WHEN td_v >= -719162 AND td_v < 2932897 THEN CAST(floor(td_v) AS INTEGER) END FROM (SELECT ", std::move(number), u" AS td_v))"});
}

SqlFragment SqlWriter::dayDate(SqlFragment number) { return join({u"date(", wholeDay(std::move(number)), u" + 2440587.5)"}); }

// --- by wanted type

SqlFragment SqlWriter::truth(const ExpressionNode &node) {
    const Depth depth(m_depth);
    if (!enter(node))
        return {};
    switch (node.kind) {
    case NodeKind::Constant: return {node.truth ? QStringLiteral("1") : QStringLiteral("0"), {}};
    case NodeKind::And: return chain(node, u" AND ");
    case NodeKind::Or: return chain(node, u" OR ");
    case NodeKind::Compare: return compare(node);
    case NodeKind::Records: return overRecords(node, [](auto &) { return SqlFragment{QStringLiteral("COUNT(*) > 0"), {}}; });
    case NodeKind::Call:
        if (node.type == ValueType::Boolean)
            return call(node);
        break;
    default: break;
    }
    switch (node.scalar()) {
    case ValueType::Number: return join({u"COALESCE(", number(node), u" <> 0, 0)"});
    case ValueType::Date: return join({u"(", date(node), u" IS NOT NULL)"});
    case ValueType::Text: return join({u"(", text(node), u" <> '')"});
    default: return node.kind == NodeKind::Field ? join({u"(COALESCE(", column(node), u", '') <> '')"}) : fail(node);
    }
}

SqlFragment SqlWriter::number(const ExpressionNode &node) {
    const Depth depth(m_depth);
    if (!enter(node))
        return {};
    switch (node.kind) {
    case NodeKind::Constant: return std::isnan(node.number) ? SqlFragment{QStringLiteral("NULL"), {}} : bound(node.number);
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Compare: return truth(node);
    case NodeKind::Arithmetic: return arithmetic(node);
    case NodeKind::Negate: return join({node.truth ? u"(" : u"(-", number(*node.children[0]), u")"});
    case NodeKind::Field:
        if (node.type == ValueType::Number)
            return column(node);
        if (node.type == ValueType::DateTime)   // days at +08:00
            return join({u"((round((julianday(NULLIF(", column(node), u", '')) - 2440587.5) * 86400000.0) + 28800000.0) / 86400000.0)"});
        break;
    case NodeKind::Call:
        if (node.type == ValueType::Number)
            return call(node);
        break;
    default: return fail(node);
    }
    switch (node.type) {
    case ValueType::Boolean: return truth(node);
    case ValueType::Date: return join({u"CAST(julianday(", date(node), u") - 2440587.5 AS INTEGER)"});
    case ValueType::Text: return textNumber(text(node));
    default: return fail(node);
    }
}

SqlFragment SqlWriter::text(const ExpressionNode &node) {
    const Depth depth(m_depth);
    if (!enter(node))
        return {};
    if (node.isConstant())
        return bound(node.text);
    if (node.kind == NodeKind::Field && (node.type == ValueType::Text || node.type == ValueType::DateTime || node.type == ValueType::Time))
        return join({u"COALESCE(", column(node), u", '')"});
    switch (node.type) {
    case ValueType::Boolean: return join({u"CASE WHEN ", truth(node), u" THEN 'true' ELSE 'false' END"});
    case ValueType::Number: return numberText(number(node));
    case ValueType::Date: return join({u"COALESCE(", date(node), u", '')"});
    case ValueType::Text: return node.kind == NodeKind::Call ? call(node) : fail(node);
    default: return fail(node);
    }
}

SqlFragment SqlWriter::date(const ExpressionNode &node) {
    const Depth depth(m_depth);
    if (!enter(node))
        return {};
    if (node.isConstant()) {
        const QDate date = node.value.date();
        return date.isValid() ? bound(Value(date).text()) : SqlFragment{QStringLiteral("NULL"), {}};
    }
    switch (node.scalar()) {
    case ValueType::Date:
        if (node.kind == NodeKind::Field)
            return join({u"CASE WHEN date(", column(node), u") = ", column(node), u" THEN ", column(node), u" END"});
        return node.kind == NodeKind::Call ? call(node) : node.kind == NodeKind::Arithmetic ? dayDate(number(node)) : fail(node);
    case ValueType::Number: return dayDate(number(node));
    case ValueType::DateTime: return node.kind == NodeKind::Field ? dayDate(number(node)) : fail(node);
    case ValueType::Text: return textDate(text(node));
    default: return fail(node);
    }
}

// --- operators

SqlFragment SqlWriter::chain(const ExpressionNode &node, QStringView word) {
    SqlFragment result{QStringLiteral("("), {}};
    for (size_t i = 0; i < node.children.size(); ++i) {
        if (!enter(node))
            return {};
        result = join({std::move(result), i ? word : QStringView(), truth(*node.children[i])});
    }
    return join({std::move(result), u")"});
}

SqlFragment SqlWriter::arithmetic(const ExpressionNode &node) {
    SqlFragment sum = number(*node.children[0]);
    ValueType type = node.children[0]->scalar();
    for (size_t i = 0; i < node.operators.size(); ++i) {
        if (!enter(node))
            return {};
        const ExpressionNode &next = *node.children[i + 1];
        const ArithmeticOp op = node.operators[i];
        switch (op) {
        case ArithmeticOp::Add: sum = join({u"(", std::move(sum), u" + ", number(next), u")"}); break;
        case ArithmeticOp::Subtract: sum = join({u"(", std::move(sum), u" - ", number(next), u")"}); break;
        case ArithmeticOp::Multiply: sum = join({u"(", std::move(sum), u" * ", number(next), u")"}); break;
        case ArithmeticOp::Divide: sum = join({u"(CAST(", std::move(sum), u" AS REAL) / ", number(next), u")"}); break;
        case ArithmeticOp::Modulo: sum = join({u"mod(", std::move(sum), u", ", number(next), u")"}); break;
        }
        type = arithmeticType(type, op, next.scalar());
        if (isDated(type))
            sum = wholeDay(std::move(sum));
    }
    return sum;
}

SqlFragment SqlWriter::compare(const ExpressionNode &node) {
    const ExpressionNode &left = *node.children[0], &right = *node.children[1];
    const bool wanted = node.compare == CompareOp::Equal;
    switch (node.rule) {
    case CompareRule::Nodes: return compareNodes(node);
    case CompareRule::Blank: return blank(left, wanted);
    case CompareRule::Truth: return join({u"(", truth(left), wanted ? u" = " : u" <> ", truth(right), u")"});
    case CompareRule::Text:
        // IS is two-valued and uses an index; the constant is not blank here.
        if (left.kind == NodeKind::Field && right.isConstant())
            return join({u"(", column(left), wanted ? u" IS " : u" IS NOT ", bound(right.text), u")"});
        return join({u"(", text(left), wanted ? u" = " : u" <> ", text(right), u")"});
    case CompareRule::Number: break;
    }
    return node.compare == CompareOp::Equal || node.compare == CompareOp::NotEqual ? equal(left, right, wanted) : order(node);
}

SqlFragment SqlWriter::blank(const ExpressionNode &node, bool wanted) {
    const bool textual = node.type != ValueType::Number && node.type != ValueType::Boolean;
    if (node.kind == NodeKind::Field && textual)
        return join({u"(COALESCE(", column(node), wanted ? u", '') = '')" : u", '') <> '')"});
    switch (node.type) {
    case ValueType::Boolean: return {wanted ? QStringLiteral("0") : QStringLiteral("1"), {}};
    case ValueType::Number: return join({u"(", number(node), wanted ? u" IS NULL)" : u" IS NOT NULL)"});
    case ValueType::Date: return join({u"(", date(node), wanted ? u" IS NULL)" : u" IS NOT NULL)"});
    case ValueType::Text: return join({u"(", text(node), wanted ? u" = '')" : u" <> '')"});
    default: return fail(node);
    }
}

SqlFragment SqlWriter::equal(const ExpressionNode &left, const ExpressionNode &right, bool wanted) {
    const QStringView word = wanted ? QStringView(u" IS ") : QStringView(u" IS NOT ");
    const bool leftText = left.scalar() == ValueType::Text, rightText = right.scalar() == ValueType::Text;
    if (leftText && !left.isConstant())
        // A text that is no number equals nothing; blank equals blank.
        return join({wanted ? u"(" : u"(NOT ", u"CASE WHEN ", text(left), u" = '' THEN ", number(right), u" IS NULL ELSE COALESCE(", number(left), u" = ", number(right), u", 0) END)"});
    if (rightText && !right.isConstant())
        return equal(right, left, wanted);
    if ((leftText && std::isnan(left.number)) || (rightText && std::isnan(right.number)))
        return {wanted ? QStringLiteral("0") : QStringLiteral("1"), {}};
    if (left.kind == NodeKind::Field && isDated(left.type) && right.isConstant() && right.value.date().isValid() && (isDated(right.type) || rightText))
        return join({u"(", column(left), word, bound(Value(right.value.date()).text()), u")"});
    if (isDated(left.scalar()) && isDated(right.scalar()))
        return join({u"(", date(left), word, date(right), u")"});
    return join({u"(", number(left), word, number(right), u")"});
}

SqlFragment SqlWriter::order(const ExpressionNode &node) {
    static constexpr QStringView kWords[] = {u"", u"", u" < ", u" <= ", u" > ", u" >= "};
    static constexpr QStringView kTurned[] = {u"", u"", u" > ", u" >= ", u" < ", u" <= "};
    const ExpressionNode &left = *node.children[0], &right = *node.children[1];
    const QStringView word = kWords[size_t(node.compare)];
    // A constant or a day of the moment beside a date is written as ISO text.
    const auto fixedDate = [](const ExpressionNode &n) {
        return (n.isConstant() && (isDated(n.type) || (n.type == ValueType::Text && n.text.size() == 10)) && n.value.date().isValid())
               || (n.kind == NodeKind::Call && isDated(n.type) && n.children.empty());
    };
    const auto simple = [&](const ExpressionNode &field, const ExpressionNode &fixed, QStringView op) -> SqlFragment {
        if (isDated(field.type))
            return join({u"(", column(field), u" IS NOT NULL AND ", column(field), u" IS date(", column(field), u") AND ", column(field), op, u"COALESCE(", date(fixed), op.contains(u'<') ? u", ''))" : u", '~'))"});
        return join({u"(", column(field), u" IS NOT NULL AND ", column(field), op, number(fixed), u")"});
    };
    const auto fits = [&](const ExpressionNode &field, const ExpressionNode &fixed) {
        return field.kind == NodeKind::Field && ((isDated(field.type) && fixedDate(fixed)) || (field.type == ValueType::Number && fixed.isConstant() && !std::isnan(fixed.number)));
    };
    if (fits(left, right))
        return simple(left, right, word);
    if (fits(right, left))
        return simple(right, left, kTurned[size_t(node.compare)]);
    if ((isDated(left.scalar()) || fixedDate(left)) && (isDated(right.scalar()) || fixedDate(right)))
        return join({u"COALESCE(", date(left), word, date(right), u", 0)"});
    return join({u"COALESCE(", number(left), word, number(right), u", 0)"});
}

// --- node sets

std::optional<QString> SqlWriter::enterRecords(const ExpressionNode &records) {
    const size_t up = size_t(std::max(records.up, 0));
    if (records.kind != NodeKind::Records || records.reference.kind == Reference::Kind::Table || up >= m_scopes.size() || (records.children.front() && records.children.front()->kind != NodeKind::Field))
        return {};
    const SqlScope *scope = m_scopes[m_scopes.size() - 1 - up];
    const QString alias = QStringLiteral("td_n%1").arg(++m_records);
    const QString from = scope->nodeSet(records.reference, alias);
    const SqlScope *inner = scope->inside(records.reference, alias);
    if (from.isEmpty() || !inner)
        return {};
    m_scopes.push_back(inner);
    return from;
}

SqlFragment SqlWriter::leaveRecords(const ExpressionNode &records, SqlFragment selected, const QString &from) {
    SqlFragment result = join({u"(SELECT ", std::move(selected), u" ", from});
    for (size_t i = 1; i < records.children.size(); ++i) {
        const ExpressionNode &predicate = *records.children[i];
        // A number is a place in the set, and a table has no order of its own.
        result = predicate.type == ValueType::Number ? fail(predicate) : join({std::move(result), u" AND ", truth(predicate)});
    }
    m_scopes.pop_back();
    return join({std::move(result), u")"});
}

SqlFragment SqlWriter::compareNodes(const ExpressionNode &node) {
    const bool leftSet = node.children[0]->type == ValueType::NodeSet;
    const ExpressionNode &records = *node.children[leftSet ? 0 : 1], &single = *node.children[leftSet ? 1 : 0];
    if (records.kind != NodeKind::Records || !records.children.front() || !single.isConstant())
        return fail(node);
    const ValueType item = records.item;
    static constexpr QStringView kWords[] = {u" IS ", u" IS NOT ", u" < ", u" <= ", u" > ", u" >= "};
    static constexpr QStringView kTurned[] = {u" IS ", u" IS NOT ", u" > ", u" >= ", u" < ", u" <= "};
    const QStringView word = (leftSet ? kWords : kTurned)[size_t(node.compare)];
    const bool equality = node.compare == CompareOp::Equal || node.compare == CompareOp::NotEqual;
    if (equality && item == ValueType::Text && single.type == ValueType::Text)
        return overRecords(records, [&](const ExpressionNode &r) { return join({u"COALESCE(MAX(", text(*r.children.front()), word, bound(single.text), u"), 0)"}); });
    if ((item == ValueType::Number || item == ValueType::Date) && !std::isnan(single.number))
        return overRecords(records, [&](const ExpressionNode &r) { return join({u"COALESCE(MAX(", number(*r.children.front()), word, bound(single.number), u"), 0)"}); });
    return fail(node);
}

SqlFragment SqlWriter::extreme(const ExpressionNode &node, QStringView function) {
    SqlFragment all;
    for (const NodePointer &child : node.children) {
        SqlFragment one = child->type == ValueType::NodeSet
                              ? overRecords(*child, [&](const ExpressionNode &r) { return r.children.front() ? join({function, u"(", number(*r.children.front()), u")"}) : fail(r); })
                              : number(*child);
        all = join({all, all.text.isEmpty() ? u"SELECT " : u" UNION ALL SELECT ", std::move(one), u" AS td_v"});
    }
    return join({u"(SELECT ", function, u"(td_v) FROM (", std::move(all), u"))"});
}

}  // namespace tongdang
