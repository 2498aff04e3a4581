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

// What the form cannot know itself.
class FormFacts {
  public:
    virtual ~FormFacts() = default;
    virtual QDateTime now() const = 0;
    virtual QString userName() const { return {}; }
    virtual const std::vector<Answers> *linked(const QString &form) const { Q_UNUSED(form) return nullptr; }   // records whose subject is this one
    virtual QString coreValue(const QString &name) const { Q_UNUSED(name) return {}; }                          // td_core answers
    virtual bool placeExists(const QString &code) const { Q_UNUSED(code) return true; }
    virtual QString lookup(const QStringList &pulldataArguments) const { Q_UNUSED(pulldataArguments) return {}; }
};

// A typed text made canonical: dates in every way people write them, choices by code, label or td_import synonym (any language),
// several by 、 ， , ; | or space, numbers half-width, ID numbers and names and phones normalised by appearance. Never loses text:
// where it cannot be read, the text is given back with an issue (rule "type", "choice", "date" …).
struct Canonical { QString value; std::optional<Issue> issue; };
Canonical canonicalValue(const Form &form, const Field &field, const QString &typed);
// For people: labels of codes, dates as stored. Masks nothing.
QString displayValue(const Form &form, const Field &field, const QString &value, Language language);

// Whether each question applies (its own and its groups' `relevant`).
std::vector<bool> relevance(const Answers &answers, const FormFacts &facts);
// Fills the derived answers, all of them or only those that depend on the changed slots.
void recalculate(Answers &answers, const FormFacts &facts);
void recalculate(Answers &answers, const FormFacts &facts, const std::vector<int> &changedSlots);
// Defaults of a new record (not for what is already answered).
void applyDefaults(Answers &answers, const FormFacts &facts);
// required, constraint, td_warning, choices and types, repeats; only where a question applies. Issue.field: name, or repeat[2]/name.
QList<Issue> validate(const Answers &answers, const FormFacts &facts);
// Choices of a field that its choice_filter leaves.
QList<const Choice *> offered(const Form &form, const Field &field, const Answers &answers, const FormFacts &facts);
QString recordTitle(const Answers &answers, const FormFacts &facts);   // td_title, else the first text answer
// An instrument's or calculated band: level of a number by td_bands.
QString bandOf(const Field &field, double number);

}  // namespace tongdang
