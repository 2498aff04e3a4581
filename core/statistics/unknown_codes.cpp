#include "core/statistics/unknown_codes.h"

#include "core/forms/answers.h"
#include "core/forms/expression_tree.h"

namespace tongdang {

namespace {

class Walk {
  public:
    Walk(const Form &form, QList<UnknownCode> &out) : m_forms{&form}, m_out(out) {}

    void over(const ExpressionNode &node) {
        if (node.kind == NodeKind::Compare && node.children.size() == 2 && (node.compare == CompareOp::Equal || node.compare == CompareOp::NotEqual)) {
            asked(*node.children[0], *node.children[1], false);
            asked(*node.children[1], *node.children[0], false);
        }
        if (node.function && node.function->name == QLatin1String("selected") && node.children.size() == 2)
            asked(*node.children[0], *node.children[1], true);
        const Form *inner = node.kind == NodeKind::Records ? formOf(node) : nullptr;
        if (node.kind == NodeKind::Records && !inner)
            return;   // rows of a file
        if (inner)
            m_forms.push_back(inner);
        for (const NodePointer &child : node.children)
            if (child)
                over(*child);
        if (inner)
            m_forms.pop_back();
    }

  private:
    const Form *at(int up) const { return up >= 0 && size_t(up) < m_forms.size() ? m_forms[m_forms.size() - 1 - size_t(up)] : nullptr; }

    const Form *formOf(const ExpressionNode &records) const {
        const Form *form = at(records.up);
        const int slot = records.reference.slot;
        if (!form || records.reference.kind != Reference::Kind::Repeat || slot < 0)
            return nullptr;
        if (slot >= kLinkedSlot)
            return size_t(slot - kLinkedSlot) < form->m_linked.size() ? form->m_linked[size_t(slot - kLinkedSlot)] : nullptr;
        return slot < form->repeats.size() ? form->repeats[slot].form.get() : nullptr;
    }

    void asked(const ExpressionNode &question, const ExpressionNode &code, bool several) {
        if (question.kind != NodeKind::Field || question.reference.kind != Reference::Kind::Field || !code.isConstant() || code.type != ValueType::Text || code.text.isEmpty())
            return;
        const Form *form = at(question.up);
        int slot = question.reference.slot;
        if (form && slot >= kPointedSlot) {
            form = form->m_pointed;
            slot -= kPointedSlot;
        }
        if (!form || slot < 0 || slot >= form->fields.size())
            return;
        const Field &field = form->fields[slot];
        const CodeList *list = form->listOf(field);
        if (list && (several || field.kind != FieldKind::SelectMultiple) && !code.text.contains(u' ') && !list->find(code.text))
            m_out << UnknownCode{field.name, code.text};
    }

    std::vector<const Form *> m_forms;   // of the record in hand, the innermost last
    QList<UnknownCode> &m_out;
};

}  // namespace

QList<UnknownCode> unknownCodes(const Expression &expression, const Form &form) {
    QList<UnknownCode> out;
    if (const ExpressionNode *root = expression.root())
        Walk(form, out).over(*root);
    return out;
}

}  // namespace tongdang
