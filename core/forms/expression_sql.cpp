#include "core/forms/expression_sql.h"

#include "core/forms/expression_sql_writer.h"

namespace tongdang {

Result<SqlFragment> compileSql(const Expression &expression, const SqlScope &scope) {
    if (expression.isEmpty())
        return makeError(ErrorCode::Invalid, QStringLiteral("expressions.no_sql"), {QString(), QStringLiteral("1")});
    SqlWriter writer(scope);
    const ExpressionNode &root = *expression.root();
    SqlFragment sql;
    switch (root.scalar()) {
    case ValueType::Boolean: sql = writer.truth(root); break;
    case ValueType::Number: sql = writer.join({u"COALESCE(", writer.number(root), u", '')"}); break;
    default: sql = writer.text(root); break;
    }
    if (writer.failed())
        return makeError(ErrorCode::Invalid, QStringLiteral("expressions.no_sql"), {writer.failed()->name, QString::number(writer.failed()->position)});
    sql.text = QString(u"(" + sql.text + u")");
    return sql;
}

}  // namespace tongdang
