// What a name means in a form's expressions.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

// `outer`: the form around a repeat's. Both outlive the scope: a form holds its own.
enum class Reach { Own, Pointed };   // whether within [ ] of linked records the record they point to is reached
std::shared_ptr<const Scope> makeFormScope(const Form &form, const Form *outer, const std::shared_ptr<const LookupTables> &tables, Reach reach = Reach::Own);

// In a default: the record saved last may be asked too.
class DefaultScope final : public Scope {
  public:
    explicit DefaultScope(const Scope &form) : m_form(form) {}
    std::optional<Reference> find(const QString &name) const override { return m_form.find(name); }
    const Scope *outer() const override { return m_form.outer(); }
    QString version() const override { return m_form.version(); }
    std::optional<Reference> table(const QString &name) const override { return m_form.table(name); }
    bool givesLastSaved() const override { return true; }
    const Scope *inside(const Reference &repeat) const override { return m_form.inside(repeat); }

  private:
    const Scope &m_form;
};

// In a choice_filter: a bare name is a column of the choice.
class ChoiceScope final : public Scope {
  public:
    ChoiceScope(const Scope &form, const CodeList &list) : m_form(form), m_list(list) {}
    std::optional<Reference> find(const QString &name) const override { return m_form.find(name); }
    std::optional<Reference> findBare(const QString &name) const override;
    const Scope *outer() const override { return m_form.outer(); }
    QString version() const override { return m_form.version(); }
    std::optional<Reference> table(const QString &name) const override { return m_form.table(name); }
    const Scope *inside(const Reference &repeat) const override { return m_form.inside(repeat); }

  private:
    const Scope &m_form;
    const CodeList &m_list;
};

}  // namespace tongdang
