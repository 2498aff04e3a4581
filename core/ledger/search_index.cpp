#include "core/ledger/search_index.h"

#include "core/forms/form_catalog.h"
#include "core/identity/names.h"
#include "core/identity/phones.h"

#include <algorithm>
#include <tuple>

namespace tongdang {

namespace {
constexpr size_t kMostWaiting = 400'000;
constexpr qsizetype kLongestTerm = 60'000;
}  // namespace

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
        if (searched.nameSlot < 0)
            continue;
        searched.nameIndexed = form->fields[searched.nameSlot].indexed;
        out.push_back(std::move(searched));
    }
    for (SearchedForm &searched : out) {
        searched.offset = int(number(searched.form->id)) * 16;
        const QString appearance = QStringLiteral("record:") + searched.form->id;
        for (const Form *form : forms.all())
            for (int slot = 0; slot < form->fields.size() && !form->subject.isEmpty(); ++slot)
                if (form->fields[slot].appearance == appearance && form->fields[slot].indexed && !searched.link) {
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
        if (!searched.nameIndexed)
            add(TermKind::Name, nameTerm(name));
        for (qsizetype i = 1; i < name.size(); ++i)
            if (!name[i].isLowSurrogate() && name[i].isLetterOrNumber())
                add(TermKind::NamePart, nameTerm(QStringView(name).mid(i)));
            else if (name[i].isHighSurrogate())
                add(TermKind::NamePart, nameTerm(QStringView(name).mid(i)));
        const Pinyin read = pinyin(name);
        add(TermKind::Pinyin, read.full().toLatin1());
        add(TermKind::Initials, read.initials().toLatin1());
        if (!read.syllables.isEmpty() && !searched.link)
            add(TermKind::Order, read.syllables.join(QChar(1)).toUtf8() + '\0' + nameTerm(name));
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

void SearchIndex::replace(const Form &form, qint64 id, const Answers *before, const Answers *after) {
    const SearchedForm *what = searched(form);
    if (!what)
        return;
    const auto old = before ? termsOf(*what, *before) : std::vector<SearchTerm>();
    const auto fresh = after ? termsOf(*what, *after) : std::vector<SearchTerm>();
    for (const SearchTerm &term : old)
        if (!std::binary_search(fresh.begin(), fresh.end(), term))
            queue(term, id, false);
    for (const SearchTerm &term : fresh)
        if (!std::binary_search(old.begin(), old.end(), term))
            queue(term, id, true);
    if (m_queue.size() >= kMostWaiting)
        flush();
}

void SearchIndex::queue(const SearchTerm &term, qint64 id, bool there) {
    const auto size = quint16(std::min<qsizetype>(term.term.size(), kLongestTerm));
    quint64 head = quint64(term.kind) << 48;
    for (int i = 0; i < 6 && i < size; ++i)
        head |= quint64(static_cast<unsigned char>(term.term[i])) << (40 - 8 * i);
    m_queue.push_back({head, id, quint32(m_bytes.size()), size, there});
    m_bytes.append(term.term.constData(), size);
}

void SearchIndex::flush() {
    static const sql::Text insert("INSERT OR IGNORE INTO search (kind, term, id) VALUES (?,?,?)"), remove("DELETE FROM search WHERE kind = ? AND term = ? AND id = ?");
    const auto textOf = [this](const Waiting &one) { return std::string_view(m_bytes).substr(one.at, one.size); };
    std::sort(m_queue.begin(), m_queue.end(), [&](const Waiting &a, const Waiting &b) {
        if (a.head != b.head)
            return a.head < b.head;
        const int order = textOf(a).compare(textOf(b));
        return order ? order < 0 : std::tie(a.id, a.at) < std::tie(b.id, b.at);
    });
    for (size_t i = 0; i < m_queue.size(); ++i) {
        const Waiting &one = m_queue[i];
        if (i + 1 < m_queue.size() && m_queue[i + 1].head == one.head && m_queue[i + 1].id == one.id && textOf(m_queue[i + 1]) == textOf(one))
            continue;   // something else was said of it later
        sql::Use statement = m_statements(one.there ? insert : remove);
        sql::bind(statement, 1, qint64(one.head >> 48));
        sql::bindKept(statement, 2, QByteArrayView(m_bytes.data() + one.at, one.size));
        sql::bind(statement, 3, one.id);
        statement.exec();
    }
    drop();
}

void SearchIndex::drop() {
    m_queue.clear();
    m_bytes.clear();
}

}  // namespace tongdang
