// The order of a form's calculations, what depends on what, and its plan.
#pragma once

#include "core/forms/form.h"

#include <map>

namespace tongdang {

class LookupTables;

using OfferedAnswers = std::map<std::pair<const Form *, int>, Expression>;   // of each select_one ${name}, by form and slot
struct CalculationText { Form *form; int slot; QString text; };   // of the form or of one of its repeats

// Indexes of `calculations`, each after those it reads. A circle: its names, and the calculation it was found at; what is in it is left out.
std::vector<int> calculationOrder(const Form &form, const std::vector<CalculationText> &calculations, QStringList &circle, int &culprit);
// After parsing: time dependence, order, dependents and plans of the form and its repeats'.
void makePlans(Form &form, const std::vector<int> &order, const std::vector<CalculationText> &calculations, const std::shared_ptr<const LookupTables> &lookups, const OfferedAnswers &offers);

}  // namespace tongdang
