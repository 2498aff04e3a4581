// The answers to one form: canonical text by slot (codes, ISO dates, plain numbers, yes/no; "" is blank), with the records of its repeats.
#pragma once

#include "core/forms/form.h"

#include <QHash>

namespace tongdang {

struct Answers {
    const Form *form = nullptr;
    std::vector<QString> values;                           // by slot
    std::vector<std::vector<Answers>> repeats;             // by repeat, rows in order

    Answers() = default;
    explicit Answers(const Form &f) : form(&f), values(size_t(f.fields.size())), repeats(size_t(f.repeats.size())) {}
    QString value(const QString &name) const { const int i = form ? form->indexOf(name) : -1; return i < 0 ? QString() : values[size_t(i)]; }
    QString value(int slot) const { return slot < 0 ? QString() : values[size_t(slot)]; }
    bool set(const QString &name, const QString &text) { const int i = form ? form->indexOf(name) : -1; if (i < 0) return false; values[size_t(i)] = text; return true; }
};

class AnswersContext;

// What the form cannot know itself.
class FormFacts {
  public:
    virtual ~FormFacts() = default;
    virtual QDateTime now() const = 0;
    virtual QDateTime moment() const { return now(); }     // at a trigger: that of the clock, while now() stays what it was when a record was opened
    virtual QString userName() const { return {}; }
    virtual const std::vector<Answers> *linked(const QString &form) const { Q_UNUSED(form) return nullptr; }   // records whose subject is this one
    virtual const Answers *pointed(const Form &form, const QString &uid) const { Q_UNUSED(form) Q_UNUSED(uid) return nullptr; }   // the record that a record: question names
    virtual QString coreValue(const QString &name) const { Q_UNUSED(name) return {}; }                          // td_core answers
    virtual bool placeExists(const QString &code) const { Q_UNUSED(code) return true; }
    // Of the answers to a repeat's form that stand alone: the record around them, its rows with them, and which of these they are.
    virtual const AnswersContext *around() const { return nullptr; }
    virtual int position() const { return 1; }
    // What was calculated stands as it is stored: an assessment keeps the result it was made with. Time alone is followed.
    virtual bool stands() const { return false; }
    // For the defaults of a record that is begun: the one of that form that the same person began last.
    virtual const Answers *lastSaved(const Form &form) const { Q_UNUSED(form) return nullptr; }
};

// Slots of an EvalContext: own questions from 0; repeats, counted apart, from 0; linked forms, among the repeats, from kLinkedSlot; questions of
// the record pointed to (Form::reachScope) from kPointedSlot; in a choice_filter the columns of a choice from kChoiceSlot (0 name, then
// CodeList::columns, then the label); in a default the questions of the record saved last from kLastSavedSlot.
constexpr int kLinkedSlot = 1 << 16, kPointedSlot = 1 << 18, kChoiceSlot = 1 << 20;
// Text as stored, as the expression language sees it.
Value typedValue(ValueType type, const QString &stored);
// Answers as a record of the expression language. Both must outlive it.
class AnswersContext final : public EvalContext {
  public:
    AnswersContext(const Answers &answers, const FormFacts &facts, const AnswersContext *parent = nullptr, int position = 1, bool isLinked = false);
    ~AnswersContext() override;
    Value answer(int slot) const override;
    int count(int slot) const override;
    const EvalContext *node(int slot, int index) const override;
    const EvalContext *parent() const override { return m_parent; }
    int position() const override { return m_position; }
    QDateTime now() const override;
    Value current() const override { return m_current; }
    QString choiceLabel(const QString &list, const QString &code) const override;
    double points(const QString &list, const QString &code) const override;
    const LookupTables *tables() const override;
    Language language() const override;
    void setNow(const QDateTime &now) { m_now = now; }
    void setCurrent(Value value) { m_current = std::move(value); }   // `.`
    void setLanguage(Language language) { m_language = language; }   // of jr:choice-name and of month and day names; else the form's own
    const Answers &answers() const { return m_answers; }

  private:
    const std::vector<Answers> *records(int slot) const;
    const Choice *choice(const QString &list, const QString &code) const;
    bool repeatApplies(int slot) const;
    const Answers &m_answers;
    const FormFacts &m_facts;
    const AnswersContext *m_parent;
    int m_position;
    bool m_isLinked;
    std::optional<Language> m_language;
    Value m_current;
    mutable QDateTime m_now;
    mutable QList<int> m_asking;     // which repeats are being asked whether they apply
    mutable std::vector<std::pair<int, std::vector<std::unique_ptr<AnswersContext>>>> m_nodes;
};

// A typed text made canonical: dates in every way people write them, choices by code, label or td_import synonym (any language),
// several by 、 ， , ; | or space, numbers half-width, ID numbers and names and phones normalised by appearance. Never loses text:
// where it cannot be read, the text is given back with an issue (rule "type", "choice", "date" …).
struct Canonical { QString value; std::optional<Issue> issue; };
Canonical canonicalValue(const Form &form, const Field &field, const QString &typed);
// For people: labels of codes, dates as stored. Masks nothing.
QString displayValue(const Form &form, const Field &field, const QString &value, Language language);

// Blanks what does not apply; true where anything was.
bool dropIrrelevant(Answers &answers, const FormFacts &facts);
// Whether each question applies (its own and its groups' `relevant`).
std::vector<bool> relevance(const Answers &answers, const FormFacts &facts);
// Fills the derived answers, all of them or only those that depend on the changed slots.
void recalculate(Answers &answers, const FormFacts &facts);
void recalculate(Answers &answers, const FormFacts &facts, const std::vector<int> &changedSlots);
// Defaults of a new record (not for what is already answered).
void applyDefaults(Answers &answers, const FormFacts &facts);
// Gives their values to the questions that wait for one of the slots, which a person has just answered otherwise; which these are.
// Derived answers are up to date before; what hangs on the given ones is not yet.
std::vector<int> giveAtTriggers(Answers &answers, const FormFacts &facts, const std::vector<int> &changedSlots);
// required, constraint, td_warning, choices and types, repeats; only where a question applies;
// constraint and td_warning only of an answer, as in XLSForm. Issue.field: name, or repeat[2]/name.
// A note that is required and has a condition is in the way as long as it applies.
// Rules: required note constraint range type choice not_offered length place record id_… (must), warning phone count (warn), relevant (info).
QList<Issue> validate(const Answers &answers, const FormFacts &facts);
// Choices of a field that its choice_filter leaves.
QList<const Choice *> offered(const Form &form, const Field &field, const Answers &answers, const FormFacts &facts);
// A select_one or select_multiple ${name}, kept as a text: what may be chosen are the answers to a question in a repeat, each once. Of several a code
// has no spaces: those of the answer are no-break ones in it.
QString asAnswerCode(const QString &answer);
bool choosesAnswers(const Form &form, const Field &field);
QList<Choice> offeredAnswers(const Field &field, const Answers &answers, const FormFacts &facts);
QString recordTitle(const Answers &answers, const FormFacts &facts, Language language);   // td_title, else the first text answer
// An instrument's or calculated band: level of a number by td_bands.
QString bandOf(const Field &field, double number);

}  // namespace tongdang
