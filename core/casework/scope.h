// SQL conditions over places, for the lists of this room: what a session may see, within what is asked for.
#pragma once

#include "core/accounts/session.h"

#include <QVariantList>

namespace tongdang {

// Of the column `region`, e.g. "c.td_region"; "" where nothing is left out. No prefix in `within`: everywhere.
QString placeCondition(const QString &region, const QStringList &within, QVariantList &values);
// As LedgerReader does: a record without a place is seen by whoever may read at all.
QString seenBy(const Session &session, const QString &region, QVariantList &values);

}  // namespace tongdang
