// The search index: one table of terms, one range scan a kind of match, so that any kind of term is answered in a few pages at any
// size (quality.md). A form is searched by its title question (names, with pinyin), its idnumber and phone questions.
// Heads of ID numbers and phones, and of names where they are indexed, are found by the form's own indexes.
#pragma once

#include "core/forms/form_catalog.h"
#include "core/ledger/record.h"
#include "core/ledger/sql.h"

#include <functional>

namespace tongdang {

// Order: as lists go by pinyin, syllable after syllable (李小红 li xiao hong before 林芳 lin fang), namesakes side by side.
enum class TermKind { Name = 1, NamePart, Pinyin, Initials, GivenPinyin, IdTail, PhoneTail, Order };
inline const QString kSearchTerms = QStringLiteral("2");   // which terms an index holds; a ledger with others is indexed anew

struct SearchTerm {
    int kind = 0;             // TermKind + 16 × the form's own number in the ledger
    QByteArray term;
    bool operator==(const SearchTerm &) const = default;
    bool operator<(const SearchTerm &other) const { return kind != other.kind ? kind < other.kind : term < other.term; }
};

// What of a form is searched. A form that others refer to by links (a guardian, through guardianship) finds their subject.
struct SearchedForm {
    const Form *form = nullptr;
    const Form *link = nullptr;   // the form whose question `linkSlot` refers to this one
    int linkSlot = -1;
    int offset = 0;           // added to the kind
    int nameSlot = -1;
    bool nameIndexed = false; // its heads are found by the form's own index
    std::vector<int> idSlots, phoneSlots, numberSlots;   // numberSlots: td_indexed texts of other kinds (child_number)
};
// The forms that stand alone and have a name; those that find themselves first. `number` gives a form's lasting number.
std::vector<SearchedForm> searchedForms(const FormCatalog &forms, const std::function<qint64(const QString &)> &number);

QByteArray nameTerm(QStringView text);       // UTF-16 big endian: prefix order is character order
QByteArray tailTerm(const QString &digits);  // reversed, packed
std::vector<SearchTerm> termsOf(const SearchedForm &searched, const Answers &answers);

class SearchIndex {
  public:
    SearchIndex(SQLite::Database &db, std::vector<SearchedForm> forms) : m_forms(std::move(forms)), m_statements(db) {}
    const SearchedForm *searched(const Form &form) const;
    const std::vector<SearchedForm> &all() const { return m_forms; }
    // Null: not searched then. What changes waits until there is much, or for flush.
    void replace(const Form &form, qint64 id, const Answers *before, const Answers *after);
    void flush();             // in the order of the table, so that many are quick; the last word on a term counts
    void drop();              // what waits: after a rollback

  private:
    // A term of the queue: kind and first six bytes as a number, the whole in m_bytes.
    struct Waiting { quint64 head; qint64 id; quint32 at; quint16 size; bool there; };
    void queue(const SearchTerm &term, qint64 id, bool there);
    std::vector<SearchedForm> m_forms;
    std::vector<Waiting> m_queue;
    std::string m_bytes;
    sql::Statements m_statements;
};

}  // namespace tongdang
