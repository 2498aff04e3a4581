#include "ui/forms/shown_value.h"

#include "core/ledger/shown_value.h"
#include "ui/shell/context.h"

namespace tongdang {

QString shownValue(const UiContext &context, const Form &form, const Field &field, const QString &value) {
    if (!context.hasLedger())
        return displayValue(form, field, value, context.language());
    return shownValue(context.reader(), context.session(), context.ledger().settings().region, form, field, value, context.language());
}

}  // namespace tongdang
