// A form's sheets made into a Form whose expressions are still text: form_binding.h parses them once every form is known.
#pragma once

#include "core/forms/form_order.h"
#include "core/forms/lookup_tables.h"

namespace tongdang {

struct PendingExpression {
    enum class Part { Required, Relevant, Constraint, Calculation, ChoiceFilter, Default, Warning, Offers, Triggered, GroupRelevant, RepeatRelevant, RepeatCount, Title };
    Form *form = nullptr;
    Part part = Part::Relevant;
    int index = 0;            // of the field, group or repeat
    QString text, column, sheet;
    int row = 0;
    QString question = {};    // Offers: the one in a repeat whose answers are the choices; text: what filters them. Triggered: the cell that names what it waits for; text may be blank
};

// A form under construction: with its repeats' forms, what is to be parsed, and the faults found so far, by the source they are in.
struct FormDraft {
    FormSource source;
    std::shared_ptr<Form> form;
    std::vector<PendingExpression> pending;
    QList<DefinitionIssue> issues;
    int questions = 0;                                    // of this source, its repeats' too
    QString settingsSheet;
    QHash<QString, int> settingRow;                       // by setting
    std::shared_ptr<LookupTables> lookups = std::make_shared<LookupTables>();   // its extensions' too
    std::vector<std::pair<Form *, int>> onces;            // fields with td_once
    OfferedAnswers offers;
    bool ok() const { return !hasMust(issues); }
};

// A new form; or the questions of an extension form added to `base` (its issues and expressions in the extension's own draft).
FormDraft buildForm(const FormSource &source, const QHash<QString, CodeList> &shared);
FormDraft buildExtension(const FormSource &source, FormDraft &base, const QHash<QString, CodeList> &shared);
// A shared list from resources/codelists/<name>.csv.
CodeList readCodeList(const QString &name, const QString &csv, QList<DefinitionIssue> &issues);

constexpr int kMostQuestions = 1'900, kMostSurveyRows = 20'000;

}  // namespace tongdang
