#include "core/ledger/acceptance.h"

#include <algorithm>
#include <numeric>

namespace tongdang {

static const QString kAcceptedField = QStringLiteral("td_accepted/");

QString acceptedField(const QString &question, const QString &rule) { return kAcceptedField + rule + u'/' + question; }

std::optional<Acceptance> acceptanceIn(const QString &field) {
    if (!field.startsWith(kAcceptedField))
        return {};
    const QString named = field.mid(kAcceptedField.size());
    return Acceptance{named.section(u'/', 1), named.section(u'/', 0, 0), {}};
}

bool holds(const Acceptance &what, const Form &form, const Folded &then, const Folded &now) {
    const std::vector<int> concerned = concernedBy(form, what.question);
    return std::all_of(concerned.begin(), concerned.end(), [&](int slot) { return then.value(form.fields[slot].name) == now.value(form.fields[slot].name); });
}

std::vector<int> concernedBy(const Form &form, const QString &question) {
    const int own = form.indexOf(question);
    std::vector<int> concerned(size_t(form.fields.size()));
    std::iota(concerned.begin(), concerned.end(), 0);
    std::erase_if(concerned, [&](int slot) {
        const std::vector<int> &dependents = form.dependents(slot);
        return form.fields[slot].derived || !isStored(form.fields[slot].kind) || (own >= 0 && slot != own && !std::binary_search(dependents.begin(), dependents.end(), own));
    });
    return concerned;
}

bool touches(const Form &form, const QString &question, const std::vector<int> &changed) {
    const std::vector<int> concerned = concernedBy(form, question);
    return std::any_of(changed.begin(), changed.end(), [&](int slot) { return std::binary_search(concerned.begin(), concerned.end(), slot); });
}

QString reasonOf(const FormCatalog &forms, const QString &typed) {
    const QString words = typed.simplified();
    if (const CodeList *list = forms.list(kReasons))
        for (const Choice &choice : list->choices)
            for (const auto &[language, label] : choice.label.all())
                if (words == label)
                    return choice.name;
    return words;
}

QStringList commonReasons(const FormCatalog &forms, Language language) {
    QStringList words;
    if (const CodeList *list = forms.list(kReasons))
        for (const Choice &choice : list->choices)
            words << choice.label.in(language);
    return words;
}

QString reasonWords(const FormCatalog &forms, const QString &reason, Language language) {
    const CodeList *list = forms.list(kReasons);
    const Choice *common = list ? list->find(reason) : nullptr;
    return common ? common->label.in(language) : reason;
}

}  // namespace tongdang
