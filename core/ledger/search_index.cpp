#include "core/ledger/search_index.h"

#include "core/forms/form_catalog.h"
#include "core/identity/names.h"
#include "core/identity/phones.h"

#include <algorithm>

namespace tongdang {

std::vector<SearchedForm> searchedForms(const FormCatalog &forms, const std::function<qint64(const QString &)> &number) {
    std::vector<SearchedForm> out;
    for (const Form *form : forms.all()) {
        if (!form->subject.isEmpty() || !form->repeatOf.isEmpty() || form->titleExpression.isEmpty())
            continue;
        SearchedForm searched;
        searched.form = form;
        for (const QString &name : form->titleExpression.names())
            if (searched.nameSlot < 0)
                searched.nameSlot = form->indexOf(name);
        for (int slot = 0; slot < form->fields.size(); ++slot) {
            const Field &field = form->fields[slot];
            if (field.derived || !isStored(field.kind))
                continue;
            if (field.appearance.contains(u"idnumber"))
                searched.idSlots.push_back(slot);
            else if (field.appearance.contains(u"phone"))
                searched.phoneSlots.push_back(slot);
            else if (field.indexed && field.kind == FieldKind::Text && slot != searched.nameSlot && field.appearance.isEmpty())
                searched.numberSlots.push_back(slot);
        }
        if (searched.nameSlot >= 0)
            out.push_back(std::move(searched));
    }
    for (SearchedForm &searched : out) {
        searched.offset = int(number(searched.form->id)) * 16;
        const QString appearance = QStringLiteral("record:") + searched.form->id;
        for (const Form *form : forms.all())
            for (int slot = 0; slot < form->fields.size() && !form->subject.isEmpty(); ++slot)
                if (form->fields[slot].appearance == appearance && !searched.link) {
                    searched.link = form;
                    searched.linkSlot = slot;
                }
    }
    std::stable_sort(out.begin(), out.end(), [](const SearchedForm &a, const SearchedForm &b) { return !a.link && b.link; });
    return out;
}

QByteArray nameTerm(QStringView text) {
    QByteArray out;
    out.reserve(text.size() * 2);
    for (const QChar c : text) {
        out += char(c.unicode() >> 8);
        out += char(c.unicode() & 0xFF);
    }
    return out;
}

QByteArray tailTerm(const QString &digits) {
    QByteArray out;
    for (qsizetype i = digits.size() - 1; i >= 0; --i)
        if (const char c = digits[i].toLatin1(); (c >= '0' && c <= '9') || c == 'X' || c == 'x')
            out += c == 'x' ? 'X' : c;
    return out;
}

std::vector<SearchTerm> termsOf(const SearchedForm &searched, const Answers &answers) {
    std::vector<SearchTerm> terms;
    const auto add = [&](TermKind kind, QByteArray term) {
        if (!term.isEmpty())
            terms.push_back({searched.offset + int(kind), std::move(term)});
    };
    const QString name = answers.value(searched.nameSlot);
    if (!name.isEmpty()) {
        add(TermKind::Name, nameTerm(name));
        for (qsizetype i = 1; i < name.size(); ++i)
            if (!name[i].isLowSurrogate() && name[i].isLetterOrNumber())
                add(TermKind::NamePart, nameTerm(QStringView(name).mid(i)));
            else if (name[i].isHighSurrogate())
                add(TermKind::NamePart, nameTerm(QStringView(name).mid(i)));
        const Pinyin read = pinyin(name);
        add(TermKind::Pinyin, read.full().toLatin1());
        add(TermKind::Initials, read.initials().toLatin1());
        if (read.syllables.size() > 1 && !searched.link)
            add(TermKind::GivenPinyin, QStringList(read.syllables.mid(1)).join(QString()).toLatin1());
    }
    for (const int slot : searched.idSlots)
        if (const QString number = answers.value(slot); number.size() >= 4)
            add(TermKind::IdTail, tailTerm(number).left(8));
    for (const int slot : searched.phoneSlots)
        for (const QString &number : phoneNumbers(answers.value(slot)))
            if (number.size() >= 4)
                add(TermKind::PhoneTail, tailTerm(number));
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

const SearchedForm *SearchIndex::searched(const Form &form) const {
    for (const SearchedForm &searched : m_forms)
        if (searched.form->id == form.id)
            return &searched;
    return nullptr;
}

void SearchIndex::queue(const Form &form, qint64 id, const Answers &after) {
    if (const SearchedForm *what = searched(form))
        for (SearchTerm &term : termsOf(*what, after))
            m_queue.emplace_back(std::move(term), id);
}

void SearchIndex::replace(const Form &form, qint64 id, const Answers *before, const Answers *after) {
    const SearchedForm *what = searched(form);
    if (!what)
        return;
    const auto old = before ? termsOf(*what, *before) : std::vector<SearchTerm>();
    const auto fresh = after ? termsOf(*what, *after) : std::vector<SearchTerm>();
    for (const SearchTerm &term : old)
        if (!std::binary_search(fresh.begin(), fresh.end(), term)) {
            SQLite::Statement &remove = m_statements("DELETE FROM search WHERE kind = ? AND term = ? AND id = ?");
            sql::bind(remove, 1, term.kind);
            sql::bind(remove, 2, term.term);
            sql::bind(remove, 3, id);
            remove.exec();
        }
    for (const SearchTerm &term : fresh)
        if (!std::binary_search(old.begin(), old.end(), term))
            m_queue.emplace_back(term, id);
}

void SearchIndex::flush() {
    std::sort(m_queue.begin(), m_queue.end());
    for (const auto &[term, id] : m_queue) {
        SQLite::Statement &insert = m_statements("INSERT OR IGNORE INTO search (kind, term, id) VALUES (?,?,?)");
        sql::bind(insert, 1, term.kind);
        sql::bind(insert, 2, term.term);
        sql::bind(insert, 3, id);
        insert.exec();
    }
    m_queue.clear();
}

}  // namespace tongdang
