#include "ui/forms/shown_value.h"

#include "ui/shell/context.h"

namespace tongdang {

QString shownValue(const UiContext &context, const Form &form, const Field &field, const QString &value) {
    if (value.isEmpty() || !context.hasLedger())
        return value.isEmpty() ? value : displayValue(form, field, value, context.language());
    if (field.appearance == u"region")
    {
        // Within the ledger's own region the way down from there: the village is what one looks for.
        const Places &places = context.ledger().places();
        const QString own = context.ledger().settings().region;
        if (!places.find(value))
            return value;
        const QString full = places.fullName(value), above = places.fullName(own);
        return value != own && value.startsWith(own) && full.startsWith(above) && full.size() > above.size() ? full.mid(above.size()) : full;
    }
    if (field.appearance.startsWith(u"record:")) {
        const Uid uid = Uid::fromText(value);
        if (uid.isNil())
            return value;
        const auto record = context.reader().record(context.session(), uid);
        if (!record)
            return value;
        const auto facts = context.reader().facts(context.session(), &*record);
        const QString title = recordTitle(record->answers, *facts);
        return title.isEmpty() ? value : title;
    }
    return displayValue(form, field, value, context.language());
}

}  // namespace tongdang
