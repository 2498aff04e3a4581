// What a person reads where a script reads codes.
#pragma once

#include "app/cli/cli.h"

namespace tongdang {

QString shown(Cli &cli, const Form &form, const Field &field, const QString &value);
QString opWords(const Cli &cli, const QString &op);
QString logWords(Cli &cli, const HistoryEntry &entry);                 // in one line, what the log keeps beside who, when and what
QString changeWords(Cli &cli, const HistoryEntry &entry);              // a line a question
Message aboutForm(const Cli &cli, const QString &messageId, const Form &form);   // its title as %1, in whichever language it is read later
QString faultWords(const Cli &cli, const VerifyReport &report);        // a line a part that does not hold

}  // namespace tongdang
