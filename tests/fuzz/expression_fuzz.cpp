// Any text as an expression: parsing, evaluation, SQL and a pass over columns may refuse, never crash or hang.
#include "core/forms/column_pass.h"
#include "core/forms/expression_sql.h"

#include <cstddef>
#include <cstdint>

using namespace tongdang;

namespace {

// Names of one letter: t text, n number, d date, r a repeat with the same questions inside.
class AnyScope final : public Scope {
  public:
    std::optional<Reference> find(const QString &name) const override {
        if (name == u"r")
            return Reference{Reference::Kind::Repeat, ValueType::NodeSet, 0, -1, false, {}};
        const qsizetype slot = QStringView(u"tnd").indexOf(name);
        if (name.size() != 1 || slot < 0)
            return {};
        static constexpr ValueType kTypes[] = {ValueType::Text, ValueType::Number, ValueType::Date};
        return Reference{Reference::Kind::Field, kTypes[slot], int(slot), -1, false, QStringLiteral("list")};
    }
    const Scope *inside(const Reference &) const override { return this; }
};

class AnyRecord final : public EvalContext {
  public:
    explicit AnyRecord(const EvalContext *around = nullptr) : m_around(around) {}
    Value answer(int slot) const override { return QStringList{QStringLiteral("red blue"), QStringLiteral("5"), QStringLiteral("2004-02-29")}.value(slot); }
    int count(int) const override { return m_around ? 0 : 3; }
    const EvalContext *node(int, int) const override { return inner(); }
    const EvalContext *parent() const override { return m_around; }
    QDateTime now() const override { return QDateTime(QDate(2016, 7, 31), QTime(12, 0), Qt::OffsetFromUTC, 8 * 3600); }

  private:
    const EvalContext *inner() const { static const AnyRecord record(this); return &record; }
    const EvalContext *m_around;
};

class AnySql final : public SqlScope {
  public:
    QString column(const Reference &reference) const override { return QStringLiteral("\"c%1\"").arg(reference.slot); }
    QDate today() const override { return QDate(2016, 7, 31); }
    QString nodeSet(const Reference &, const QString &alias) const override { return QString(u"FROM r AS " + alias + u" WHERE 1"); }
    const SqlScope *inside(const Reference &, const QString &) const override { return this; }
};

class OneRow final : public ColumnSource {
  public:
    size_t rows() const override { return 1; }
    const Column *column(int slot) const override { return slot == 1 ? &m_column : nullptr; }
    const EvalContext &row(size_t) const override { return m_record; }
    const EvalContext &moment() const override { return m_record; }

  private:
    AnyRecord m_record;
    Column m_column{{0}, {Value(QStringLiteral("5"))}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const AnyScope scope;
    static const AnyRecord record;
    static const AnySql sql;
    static const OneRow row;
    const auto expression = Expression::parse(QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size))), scope);
    if (!expression)
        return 0;
    (void)expression->evaluate(record).text();
    (void)expression->names();
    (void)compileSql(*expression, sql);
    (void)columnPass(*expression, row).count();
    return 0;
}
