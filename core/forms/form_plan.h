// What a form's logic needs at every record, worked out once: no names are looked up when a record is validated.
#pragma once

#include "core/forms/assessment.h"

namespace tongdang {

class LookupTables;

struct FormPlan {
    enum class Check : unsigned char { None, Integer, Decimal, Date, Time, DateTime, One, Several, Text, IdNumber, Phone, Region, Record, Geo };
    struct Condition { const Expression *expression; int parent; };  // a `relevant`; parent: index of the one around it, or -1
    struct Step { std::vector<int> path; int slot; };                // a derived question; path: repeats from the form inwards

    std::vector<Condition> conditions;        // a parent before its children
    std::vector<int> fieldCondition;          // by slot: innermost condition or -1
    std::vector<int> repeatCondition;
    bool looksOut = false;                    // of a repeat's form: its logic may read the record around its own, or its place among the rows
    std::vector<const CodeList *> lists;      // by slot
    std::vector<Expression> offers;           // by slot: of a select_one ${name} the answers that may be chosen
    std::vector<Check> checks;                // by slot
    std::vector<int> checked;                 // slots that validate() looks at
    std::vector<int> waiting;                 // slots with triggers
    std::shared_ptr<const LookupTables> lookups;   // the whole form's
    std::vector<ScoredBlock> blocks;          // of an instrument
    std::vector<Step> steps;                  // all derived questions, repeats' too, after what they depend on
};

}  // namespace tongdang
