// A small form in memory for tests of expressions: questions by name, and one repeat.
#pragma once

#include "core/forms/expression.h"
#include "core/forms/lookup_tables.h"

#include <memory>

namespace tongdang::test {

struct Question {
    QString name;
    ValueType type = ValueType::Text;
    bool several = false;
    QString list{};
};

class TestScope final : public Scope {
  public:
    std::vector<Question> questions;
    QString repeatName;
    const TestScope *repeat = nullptr;
    const TestScope *around = nullptr;

    std::optional<Reference> find(const QString &name) const override {
        for (size_t i = 0; i < questions.size(); ++i)
            if (questions[i].name == name)
                return Reference{Reference::Kind::Field, questions[i].type, int(i), -1, questions[i].several, questions[i].list};
        if (!repeat)
            return {};
        if (name == repeatName)
            return Reference{Reference::Kind::Repeat, ValueType::NodeSet, 0, -1, false, {}};
        if (auto inner = repeat->find(name)) {
            inner->inner = inner->slot;
            inner->slot = 0;
            inner->kind = Reference::Kind::RepeatField;
            return inner;
        }
        return {};
    }
    const Scope *inside(const Reference &) const override { return repeat; }
    const Scope *outer() const override { return around; }
};

class TestRecord final : public EvalContext {
  public:
    std::vector<Value> answers;
    std::vector<TestRecord> nodes;
    const EvalContext *around = nullptr;
    int place = 1;
    QDateTime moment = QDateTime(QDate(2016, 7, 31), QTime(14, 5, 9, 7), Qt::OffsetFromUTC, 8 * 3600);
    Value self;

    Value answer(int slot) const override { return slot >= 0 && size_t(slot) < answers.size() ? answers[size_t(slot)] : Value(); }
    int count(int) const override { return int(nodes.size()); }
    const EvalContext *node(int, int index) const override { return &nodes[size_t(index)]; }
    const EvalContext *parent() const override { return around; }
    int position() const override { return place; }
    QDateTime now() const override { return moment; }
    Value current() const override { return self; }
    QString choiceLabel(const QString &list, const QString &code) const override { return QString(list + u":" + code); }
    double points(const QString &, const QString &code) const override { return code == u"good" ? 5 : code == u"fair" ? 3 : 0; }
    const LookupTables *tables() const override {
        static const LookupTables known = [] {
            LookupTables made;
            made.add({QStringLiteral("file.csv"), 1, {QStringLiteral("b"), QStringLiteral("c")}, {{2, {QStringLiteral("found"), QStringLiteral("x")}}}});
            return made;
        }();
        return &known;
    }
    Language language() const override { return Language::English; }
    QDate periodStart() const override { return QDate(2016, 7, 1); }
    QDate periodEnd() const override { return QDate(2016, 7, 31); }
    Value aggregate(const QString &function, const Value &argument) const override { return function == u"total" && argument.text() == u"n" ? Value(42.0) : Value(); }
};

}  // namespace tongdang::test
