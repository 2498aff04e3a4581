// Results as ODK's documentation gives them (tests/data/forms/odk_results.csv), never as we computed them. The clock stands at
// 2016-07-31T14:05:09.007+08:00. Context: name:kind=value; people.name:kind=one|two for a repeat; `.` the question itself; at=n the
// record of the repeat in hand.
#include "tests/support/catch_qt.h"

#include "tests/core/forms/expression_support.h"

#include "core/base/csv.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

ValueType kindOf(const QString &kind) {
    if (kind == u"int" || kind == u"decimal")
        return ValueType::Number;
    return kind == u"date" ? ValueType::Date : kind == u"dateTime" ? ValueType::DateTime : kind == u"time" ? ValueType::Time : ValueType::Text;
}

class DocumentRecord final : public EvalContext {
  public:
    TestRecord base;
    Value answer(int slot) const override { return base.answer(slot); }
    int count(int slot) const override { return base.count(slot); }
    const EvalContext *node(int slot, int index) const override { return base.node(slot, index); }
    const EvalContext *parent() const override { return base.parent(); }
    int position() const override { return base.position(); }
    QDateTime now() const override { return base.now(); }
    Value current() const override { return base.current(); }
    Language language() const override { return Language::English; }
    QString choiceLabel(const QString &, const QString &code) const override { return QString(code.left(1).toUpper() + code.mid(1)); }
};

QString resultOf(const QString &text, const QString &description) {
    TestScope people, form;
    DocumentRecord record;
    int at = 0;
    form.repeatName = QStringLiteral("people");
    people.around = &form;
    for (const QString &part : description.split(u';', Qt::SkipEmptyParts)) {
        const QString name = part.section(u':', 0, 0), kind = part.section(u':', 1).section(u'=', 0, 0), value = part.section(u'=', 1);
        if (part.startsWith(u"at=")) {
            at = value.toInt();
        } else if (name == u".") {
            record.base.self = value;
        } else if (name.startsWith(u"people.")) {
            form.repeat = &people;
            people.questions.push_back({name.mid(7), kindOf(kind)});
            const QStringList values = value == u"none" ? QStringList() : value.split(u'|');
            record.base.nodes.resize(size_t(values.size()));
            for (qsizetype i = 0; i < values.size(); ++i)
                record.base.nodes[size_t(i)].answers.push_back(values[i]);
        } else {
            form.questions.push_back({name, kindOf(kind), kind == u"multiple", QStringLiteral("list")});
            record.base.answers.push_back(value);
        }
    }
    for (size_t i = 0; i < record.base.nodes.size(); ++i) {
        record.base.nodes[i].around = &record;
        record.base.nodes[i].place = int(i) + 1;
    }
    const auto expression = Expression::parse(text, at ? people : form);
    if (!expression)
        return QString(u"fault " + expression.error().message.id + u" " + expression.error().message.args.join(u' '));
    const EvalContext *context = &record;
    if (at)
        context = &record.base.nodes[size_t(at) - 1];
    return expression->evaluate(*context).text();
}

}  // namespace

TEST_CASE("expressions give what ODK's documentation says", "[forms]") {
    QFile file(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/odk_results.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QList<QStringList> rows = parseCsv(QString::fromUtf8(file.readAll()));
    REQUIRE(rows.size() > 80);
    for (qsizetype i = 1; i < rows.size(); ++i) {
        REQUIRE(rows[i].size() == 4);
        INFO(rows[i].join(u" # ").toStdString());
        CHECK(resultOf(rows[i][0], rows[i][1]) == rows[i][2]);
        CHECK(rows[i][3].contains(u"odk"));
    }
}
