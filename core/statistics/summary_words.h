// What stands around the figures of a table in every place they are shown: place, day, rules, notes.
#pragma once

#include "core/statistics/summary.h"

namespace tongdang {

QString longDate(const QDate &day, Language language);                      // 2016年7月31日, 2016-07-31
QStringList summaryFacts(const Summary &summary, const Messages &words, Language language, const QString &unitName);   // unit, day or period, basis, measure
struct SummaryNote { QString text; bool problem = false; };                 // problem: a rule that does not hold
QList<SummaryNote> summaryNotes(const Summary &summary, const Messages &words, Language language);
QString headerText(const TableColumn &column, Language language, const QString &between = QStringLiteral(" / "));
QString totalText(const TableDefinition &table, const Messages &words, Language language);
// As people write it: 1.5 and not 1.500000001; kHidden; "" where there is none.
QString numberText(const SummaryRow &row, int column);

}  // namespace tongdang
