#include "core/forms/form_scope.h"

#include "core/forms/answers.h"
#include "core/forms/lookup_tables.h"

namespace tongdang {

namespace {

Reference fieldReference(Reference::Kind kind, const Field &field, int slot) {
    Reference reference;
    reference.kind = kind;
    reference.type = field.truth ? ValueType::Boolean : field.type;
    reference.slot = slot;
    reference.several = field.isSeveral() || field.severalAnswers;
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

// Within [ ] of a table: its columns by their bare names; ${ } means a question, further out.
class RowScope final : public Scope {
  public:
    explicit RowScope(const LookupTables::Table &table) : m_table(table) {}
    std::optional<Reference> find(const QString &) const override { return std::nullopt; }
    std::optional<Reference> findBare(const QString &name) const override {
        Reference reference;
        reference.slot = m_table.column(name);
        return reference.slot < 0 ? std::nullopt : std::optional(reference);
    }
    int tableRows() const override { return m_table.rows(); }

  private:
    const LookupTables::Table &m_table;
};

class FormScope final : public Scope {
  public:
    FormScope(const Form &form, const Form *outer, const std::shared_ptr<const LookupTables> &tables, Reach reach) : m_form(form), m_outer(outer), m_tables(tables) {
        for (int i = 0; i < tables->count(); ++i)
            m_rows.push_back(std::make_unique<RowScope>(tables->at(i)));
        if (reach == Reach::Pointed)
            for (const Form *linked : form.m_linked)
                m_links.push_back(linked->m_pointed ? std::make_unique<LinkScope>(*linked) : nullptr);
    }

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
    QString version() const override { return m_form.version; }

    std::optional<Reference> table(const QString &name) const override {
        Reference reference;
        reference.kind = Reference::Kind::Table;
        reference.type = ValueType::NodeSet;
        reference.slot = m_tables->find(name);
        return reference.slot < 0 ? std::nullopt : std::optional(reference);
    }

    const Scope *inside(const Reference &repeat) const override {
        if (repeat.kind == Reference::Kind::Table)
            return repeat.slot >= 0 && size_t(repeat.slot) < m_rows.size() ? m_rows[size_t(repeat.slot)].get() : nullptr;
        if (repeat.slot >= kLinkedSlot) {
            const size_t i = size_t(repeat.slot - kLinkedSlot);
            if (i >= m_form.m_linked.size())
                return nullptr;
            return i < m_links.size() && m_links[i] ? static_cast<const Scope *>(m_links[i].get()) : &m_form.m_linked[i]->scope();
        }
        return repeat.slot >= 0 && repeat.slot < m_form.repeats.size() ? &m_form.repeats[repeat.slot].form->scope() : nullptr;
    }

  private:
    // A linked form's names, and behind them those of the record that it points to.
    class LinkScope final : public Scope {
      public:
        explicit LinkScope(const Form &form) : m_form(form) {}
        std::optional<Reference> find(const QString &name) const override {
            if (auto own = m_form.scope().find(name))
                return own;
            const int slot = m_form.m_pointed->indexOf(name);
            return slot < 0 ? std::nullopt : std::optional(fieldReference(Reference::Kind::Field, m_form.m_pointed->fields[slot], kPointedSlot + slot));
        }
        const Scope *inside(const Reference &repeat) const override { return m_form.scope().inside(repeat); }

      private:
        const Form &m_form;
    };

    const Form &m_form;
    const Form *m_outer;
    std::vector<std::unique_ptr<LinkScope>> m_links;   // of m_form.m_linked, where they point to a record
    std::shared_ptr<const LookupTables> m_tables;
    std::vector<std::unique_ptr<RowScope>> m_rows;     // by table
};

}  // namespace

std::shared_ptr<const Scope> makeFormScope(const Form &form, const Form *outer, const std::shared_ptr<const LookupTables> &tables, Reach reach) {
    return std::make_shared<FormScope>(form, outer, tables, reach);
}

std::optional<Reference> ChoiceScope::findBare(const QString &name) const {
    Reference reference;
    if (name == u"name") {
        reference.slot = kChoiceSlot;
        return reference;
    }
    qsizetype column = m_list.columns.indexOf(name);
    if (column < 0 && name == u"label")
        column = m_list.columns.size();
    if (column < 0)
        return std::nullopt;
    reference.slot = kChoiceSlot + 1 + int(column);
    return reference;
}

}  // namespace tongdang
