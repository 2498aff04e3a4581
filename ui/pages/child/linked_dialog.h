// A record that hangs on a child, in a dialog: new, or to be changed.
#pragma once

#include "core/ledger/ledger.h"

#include <functional>

class QWidget;

namespace tongdang {

class FormView;
class UiContext;

struct LinkedEdit {
    QString title, form;
    Uid child, uid;                                  // uid nil: a new one
    QHash<QString, QString> initial;                 // answers to begin with
    Message intent;
    QStringList hidden;                              // questions of no use here
    std::function<Result<ChangeSet>(const FormView &)> make;   // the core's own way, where it has one
    QString focused;                                 // question to begin at; "": the first
};
bool editLinked(UiContext &context, QWidget *parent, const LinkedEdit &what);   // true where it was saved

}  // namespace tongdang
