// One record of any form in the one form editor, as a dialog: a campaign, an assignment, a village's return.
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

struct RecordDialog {
    QString form, title;
    Uid record = {};                              // nil: a new one
    Uid subject = {};
    QHash<QString, QString> initial = {};         // of a new one
    QStringList hidden = {};                      // questions that the page itself answers
    QString first = {};                           // where one begins; "" the first question
    Message saved = {};                           // told afterwards; its first argument may name the record: see `named`
    QString named = {};                           // the question whose answer that is
};

// Nil where the person goes back.
Uid editRecord(UiContext &context, QWidget *parent, const RecordDialog &what);

}  // namespace tongdang
