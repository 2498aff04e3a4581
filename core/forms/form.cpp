#include "core/forms/form.h"

#include "core/base/text.h"

namespace tongdang {

namespace {

QString loose(const QString &text) { return withoutSpaces(halfWidth(text)).toLower(); }

}  // namespace

ValueType valueType(FieldKind kind) {
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Range:
        return ValueType::Number;
    case FieldKind::Date:
        return ValueType::Date;
    case FieldKind::Time:
        return ValueType::Time;
    case FieldKind::DateTime:
        return ValueType::DateTime;
    default:
        return ValueType::Text;
    }
}

bool isStored(FieldKind kind) { return kind != FieldKind::Note; }

const Choice *CodeList::find(const QString &code) const {
    const auto i = m_byCode.constFind(code);
    return i == m_byCode.constEnd() ? nullptr : &choices[*i];
}

const Choice *CodeList::match(const QString &text) const {
    if (const Choice *exact = find(text))
        return exact;
    const auto i = m_byText.constFind(loose(text));
    return i == m_byText.constEnd() ? nullptr : &choices[*i];
}

void CodeList::index() {
    m_byCode.clear();
    m_byText.clear();
    for (qsizetype i = 0; i < choices.size(); ++i)
        if (!m_byCode.contains(choices[i].name))
            m_byCode.insert(choices[i].name, int(i));
    // Codes before labels before synonyms; within each the first choice wins.
    const auto add = [this](const QString &text, qsizetype i) {
        const QString key = loose(text);
        if (!key.isEmpty() && !m_byText.contains(key))
            m_byText.insert(key, int(i));
    };
    for (qsizetype i = 0; i < choices.size(); ++i)
        add(choices[i].name, i);
    for (qsizetype i = 0; i < choices.size(); ++i)
        for (const auto &[language, text] : choices[i].label.all())
            add(text, i);
    for (qsizetype i = 0; i < choices.size(); ++i)
        for (const QString &text : choices[i].imports)
            add(text, i);
}

const Field *Form::find(const QString &name) const {
    const int slot = indexOf(name);
    return slot < 0 ? nullptr : &fields[slot];
}

const CodeList *Form::listOf(const Field &field) const {
    if (field.list.isEmpty())
        return nullptr;
    const auto list = lists.constFind(field.list);
    return list == lists.constEnd() ? nullptr : &*list;
}

const Group *Form::group(const QString &name) const {
    for (const Group &group : groups)
        if (group.name == name)
            return &group;
    return nullptr;
}

const std::vector<int> &Form::dependents(int slot) const {
    static const std::vector<int> none;
    return slot < 0 || size_t(slot) >= m_dependents.size() ? none : m_dependents[size_t(slot)];
}

const Scope &Form::scope() const {
    struct Nothing final : Scope {
        std::optional<Reference> find(const QString &) const override { return std::nullopt; }
    };
    static const Nothing nothing;
    return m_scope ? *m_scope : nothing;
}

bool Form::questionsEqual(const Form &other) const {
    if (fields.size() != other.fields.size() || repeats.size() != other.repeats.size())
        return false;
    for (const Field &field : fields) {
        const Field *same = other.find(field.name);
        if (!same || same->kind != field.kind || same->list != field.list || same->derived != field.derived || same->timeDependent != field.timeDependent ||
            same->indexed != field.indexed || same->type != field.type)
            return false;
    }
    for (qsizetype i = 0; i < repeats.size(); ++i)
        if (repeats[i].name != other.repeats[i].name || !repeats[i].form->questionsEqual(*other.repeats[i].form))
            return false;
    return true;
}

}  // namespace tongdang
