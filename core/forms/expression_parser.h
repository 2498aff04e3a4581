// Reads an expression's text into its typed tree: names become slots, constants are folded, arguments are checked. Recursive
// descent for brackets alone, bounded by kMaxDepth; chains of operators are loops.
#pragma once

#include "core/forms/expression_tree.h"

namespace tongdang {

Result<NodePointer> parseExpression(const QString &text, const Scope &scope);

}  // namespace tongdang
