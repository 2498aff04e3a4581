// The type column of a survey sheet: XLSForm's kinds with all of pyxform's ways to write them.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

// What the lists of an external_choices sheet are called by, before their own name: a list of the same name may stand in choices.
inline constexpr QStringView kExternalLists = u"external_choices/";

struct QuestionType {
    // Declaration: of a table beside the form; the blocks: Kobo's, which its server makes questions of.
    enum class What { Question, BeginGroup, EndGroup, BeginRepeat, EndRepeat, BeginBlock, EndBlock, Declaration, Unknown, Unsupported };
    What what = What::Unknown;
    FieldKind kind = FieldKind::Text;
    QString metadata;
    QString list;          // as written; of select_…_from_file the file's name in lower case
    bool orOther = false;
    QString repeated;      // of select_one or select_multiple ${name}: the question in a repeat whose answers are the choices
    bool several = false;  // of these, select_multiple
    bool once = false;     // SurveyCTO's calculate_here
};

QuestionType readQuestionType(const QString &text);
bool isOfDevice(const QString &metadata);           // what a phone takes down by itself and a PC cannot
bool isKnownAppearance(const QString &word);       // one word of the appearance column
bool isRefusedAppearance(const QString &word);     // needs another app

}  // namespace tongdang
