// A form is a file: an XLSForm read into questions, lists and bound expressions. The form decides the table, the editor, the
// checks, the print-out, the import headings and the export columns. Columns of our own begin with td_: definitions.md.
#pragma once

#include "core/base/issue.h"
#include "core/forms/expression.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>
#include <vector>

namespace tongdang {

enum class FieldKind {
    Text, Integer, Decimal, Date, Time, DateTime, SelectOne, SelectMultiple, Rank, Note, Calculate, Acknowledge, Hidden, Range,
    Image, Audio, Video, File, Barcode, GeoPoint, GeoTrace, GeoShape, Metadata
};
ValueType valueType(FieldKind kind);
bool isStored(FieldKind kind);   // notes have no column

struct Choice {
    QString name;                 // the code that is stored
    Labels label;
    double points = 0;
    QStringList imports;          // td_import: other ways a roster writes it
    QHash<QString, QString> more; // further columns, for choice_filter and pulldata
};

struct CodeList {
    QString name;
    QList<Choice> choices;
    QStringList columns;          // further columns of its sheet
    QString spaced;               // the first code with a space in it: no list to choose several from
    const Choice *find(const QString &code) const;
    const Choice *match(const QString &text) const;  // by code, label in any language or td_import; width, case and spaces do not matter
    void index();                 // after the last change: find and match look only here

  private:
    QHash<QString, int> m_byCode, m_byText;
};

struct Band { double from = 0; bool last = false; QString level; };   // td_bands, highest first

struct Field {
    QString name;
    QString column;               // in the table; names that differ by case alone get a suffix
    FieldKind kind = FieldKind::Text;
    ValueType type = ValueType::Text;  // of the kind; of a calculation: of its expression
    QString metadata;             // start end today username deviceid …
    Labels label, hint, guidance, constraintMessage, requiredMessage, warningMessage;
    QString list;                 // code list of a choice question, or of a calculated code (td_list)
    bool severalAnswers = false;  // a select_multiple ${name}: answers in a repeat with a space between two, those in them as asAnswerCode has them
    bool orOther = false;         // a field NAME_other follows for the text
    QString appearance;           // idnumber phone name region address record:<form> multiline …
    QString parameters;           // range: start= end= step=
    QStringList groups;           // names of the groups around it, outermost first
    bool readOnly = false;

    Expression required, relevant, constraint, calculation, choiceFilter, defaultValue, warning;
    QList<int> triggers;          // slots beside it: when one of them changes it is given the value of `triggered`, or none; then it is an answer like others
    Expression triggered;
    bool derived = false;         // calculated: never journaled, never typed
    bool truth = false;           // calculated yes or no, kept as the text true or false
    bool given = false;           // calculated, yet an answer: once when a record is made, or at its triggers
    bool explains = false;        // `because` of an instrument (core/forms/assessment.h)
    QString core;                 // td_core: the core computes it under this name (categories, care_arrangement …)
    bool timeDependent = false;   // derived and reads today(), directly or through another: no column, computed at reading
    QStringList linkedForms;      // derived: forms whose records it reads, directly or through another

    QString restricted;           // td_restricted
    bool indexed = false;         // td_indexed
    Labels purpose;               // td_purpose
    QString print, once;          // td_print td_once
    QStringList imports;          // td_import: other headings
    QList<Band> bands;            // td_bands

    QString sheet;                // where it was defined
    int row = 0;
    bool isChoice() const { return kind == FieldKind::SelectOne || kind == FieldKind::SelectMultiple || kind == FieldKind::Rank; }
    bool isSeveral() const { return kind == FieldKind::SelectMultiple || kind == FieldKind::Rank; }
    bool isSilent() const { return kind == FieldKind::Hidden || kind == FieldKind::Metadata || (given && label.isEmpty()); }   // kept, neither asked nor shown
};

struct Group { QString name; Labels label; QString appearance; QStringList parents; Expression relevant; QString restricted; };

class Form;
struct FormPlan;  // core/forms/form_plan.h

// A repeat group: its questions are a form of their own (`visit/people`, table visit__people), whose records have the outer record as subject.
struct Repeat { QString name; Labels label; std::shared_ptr<const Form> form; Expression relevant; Expression count; QStringList groups; int after = 0; };

inline const QString kFrozen = QStringLiteral("frozen");   // td_kind of a form whose records stand as they were made

class Form {
  public:
    Form() = default;
    Form(const Form &) = delete;  // its plan points into it
    Form &operator=(const Form &) = delete;

    QString id;
    QString table;                // SQL table
    QString version;
    Labels title;
    QString subject;              // td_subject: form of the record it belongs to, or a td_kind: any form of that; "" stands alone
    bool many = true;             // td_many
    QString dateField;            // td_date
    QString regionField;          // td_region
    QString kind, sets;           // td_kind (instrument, frozen) td_sets
    QString right;                // td_right: beside writing, the action (core/accounts) that a change of its records needs
    QStringList extensions;       // "id version" of the extension forms (td_extends) merged into this one
    Expression titleExpression;   // td_title
    QString defaultLanguage;
    QList<Field> fields;          // slot = index; extension questions follow the form's own
    QList<Group> groups;
    QList<Repeat> repeats;
    QHash<QString, CodeList> lists;
    QString repeatOf;             // of a repeat's form: the outer form's id

    int indexOf(const QString &name) const { return m_index.value(name, -1); }
    const Field *find(const QString &name) const;
    const CodeList *listOf(const Field &field) const;
    const Group *group(const QString &name) const;
    const std::vector<int> &order() const { return m_order; }          // derived questions after what they depend on
    const std::vector<int> &dependents(int slot) const;                // questions whose logic reads this one, transitively through derived ones
    bool belongsTo(const Form &other) const { return !subject.isEmpty() && (subject == other.id || subject == other.kind); }   // a record of `other` may be its subject
    const Scope &scope() const;
    // For lists and tables: within [ ] of linked records the questions of the record these point to as well,
    // `${guardianship}[relation = '51' and starts-with(work_region, '44')]`.
    const Scope &reachScope() const { return m_reachScope ? *m_reachScope : scope(); }
    bool questionsEqual(const Form &other) const;                      // same names, kinds and lists: no change of the table

    // Made by FormCatalog.
    QHash<QString, int> m_index;
    std::vector<int> m_order;
    std::vector<std::vector<int>> m_dependents;
    std::shared_ptr<const Scope> m_scope, m_reachScope;
    std::shared_ptr<const FormPlan> m_plan;
    std::vector<const Form *> m_linked;                                // forms whose td_subject is this one
    const Form *m_pointed = nullptr;                                   // of a form with one record: question, the form of that record
    int m_pointer = -1;                                                // and the question
};

// A file's contents before it is bound to other forms: what `form check` looks at.
struct FormSource {
    QString id, version, extends;
    QString csv;                  // canonical one-file CSV text of all sheets, kept in the ledger
    bool bundled = false;
    QString file;                 // file name, for messages
    QList<int> rows;              // by record of csv: its row in the file it came from; empty: the record's own number
};

}  // namespace tongdang
