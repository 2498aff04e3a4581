#include "core/ledger/shown_value.h"

#include "core/forms/answers.h"

namespace tongdang {

QString shownValue(LedgerReader &reader, const Session &session, const QString &own, const Form &form, const Field &field, const QString &value, Language language) {
    if (value.isEmpty())
        return value;
    if (field.appearance == u"region") {
        // Within the ledger's own region the way down from there: the village is what one looks for.
        const Places &places = reader.places();
        if (!places.find(value))
            return value;
        const QString full = places.fullName(value), above = places.fullName(own);
        return value != own && value.startsWith(own) && full.startsWith(above) && full.size() > above.size() ? full.mid(above.size()) : full;
    }
    if (field.appearance == u"places") {
        QStringList names;
        for (const QString &code : value.split(u' ', Qt::SkipEmptyParts))
            names << (reader.places().find(code) ? reader.places().fullName(code) : code);
        return names.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
    }
    if (field.appearance.startsWith(u"record:")) {
        const Uid uid = Uid::fromText(value);
        const auto record = reader.record(session, uid);
        if (uid.isNil() || !record)
            return value;
        const auto facts = reader.facts(session, &*record);
        const QString title = recordTitle(record->answers, *facts, language);
        return title.isEmpty() ? value : title;
    }
    return displayValue(form, field, value, language);
}

}  // namespace tongdang
