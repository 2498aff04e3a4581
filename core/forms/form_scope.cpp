#include "core/forms/form_scope.h"

#include "core/forms/answers.h"

namespace tongdang {

namespace {

Reference fieldReference(Reference::Kind kind, const Field &field, int slot) {
    Reference reference;
    reference.kind = kind;
    reference.type = field.type;
    reference.slot = slot;
    reference.several = field.isSeveral();
    reference.list = field.list;
    return reference;
}

Reference nodeSet(int slot) {
    Reference reference;
    reference.kind = Reference::Kind::Repeat;
    reference.type = ValueType::NodeSet;
    reference.slot = slot;
    return reference;
}

class FormScope final : public Scope {
  public:
    FormScope(const Form &form, const Form *outer) : m_form(form), m_outer(outer) {}

    std::optional<Reference> find(const QString &name) const override {
        if (const int slot = m_form.indexOf(name); slot >= 0)
            return fieldReference(Reference::Kind::Field, m_form.fields[slot], slot);
        for (int i = 0; i < m_form.repeats.size(); ++i)
            if (m_form.repeats[i].name == name)
                return nodeSet(i);
        for (int i = 0; i < m_form.repeats.size(); ++i)
            if (const int inner = m_form.repeats[i].form->indexOf(name); inner >= 0) {
                Reference reference = fieldReference(Reference::Kind::RepeatField, m_form.repeats[i].form->fields[inner], i);
                reference.inner = inner;
                return reference;
            }
        for (size_t i = 0; i < m_form.m_linked.size(); ++i)
            if (m_form.m_linked[i]->id == name)
                return nodeSet(kLinkedSlot + int(i));
        return std::nullopt;
    }

    const Scope *outer() const override { return m_outer ? &m_outer->scope() : nullptr; }

    const Scope *inside(const Reference &repeat) const override {
        if (repeat.slot >= kLinkedSlot) {
            const size_t i = size_t(repeat.slot - kLinkedSlot);
            return i < m_form.m_linked.size() ? &m_form.m_linked[i]->scope() : nullptr;
        }
        return repeat.slot >= 0 && repeat.slot < m_form.repeats.size() ? &m_form.repeats[repeat.slot].form->scope() : nullptr;
    }

  private:
    const Form &m_form;
    const Form *m_outer;
};

}  // namespace

std::shared_ptr<const Scope> makeFormScope(const Form &form, const Form *outer) { return std::make_shared<FormScope>(form, outer); }

std::optional<Reference> ChoiceScope::findBare(const QString &name) const {
    Reference reference;
    if (name == u"name") {
        reference.slot = kChoiceSlot;
        return reference;
    }
    const qsizetype column = m_list.columns.indexOf(name);
    if (column < 0)
        return std::nullopt;
    reference.slot = kChoiceSlot + 1 + int(column);
    return reference;
}

}  // namespace tongdang
