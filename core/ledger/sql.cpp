#include "core/ledger/sql.h"

#include <atomic>

namespace tongdang::sql {

void bind(SQLite::Statement &s, int i, const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::UnknownType: s.bind(i); break;
    case QMetaType::Double: s.bind(i, value.toDouble()); break;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong: bind(s, i, value.toLongLong()); break;
    case QMetaType::QByteArray: bind(s, i, value.toByteArray()); break;
    default: bind(s, i, value.toString()); break;
    }
}

void bindAll(SQLite::Statement &s, const QVariantList &values, int from) {
    for (const QVariant &value : values)
        bind(s, from++, value);
}

Text::Text(std::string text) : m_text(std::move(text)) {
    static std::atomic<size_t> last{0};
    m_number = ++last;
}

Use Statements::operator()(const Text &text) {
    auto &statement = m_numbered[text.number()];
    if (!statement)
        statement = std::make_unique<SQLite::Statement>(*m_db, text.text());
    statement->clearBindings();
    return Use(*statement);
}

Use Statements::operator()(const std::string &text) {
    auto &statement = m_all[text];
    if (!statement)
        statement = std::make_unique<SQLite::Statement>(*m_db, text);
    statement->clearBindings();
    return Use(*statement);
}

}  // namespace tongdang::sql
