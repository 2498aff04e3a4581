#include "core/casework/scope.h"

namespace tongdang {

QString placeCondition(const QString &region, const QStringList &within, QVariantList &values) {
    QStringList ranges;
    for (const QString &prefix : within) {
        if (prefix.isEmpty())
            return {};
        ranges << u'(' + region + QStringLiteral(" >= ? AND ") + region + QStringLiteral(" < ?)");
    }
    for (const QString &prefix : within)
        values << prefix << QString(prefix + u':');   // ':' follows '9'
    return ranges.isEmpty() ? QString() : u'(' + ranges.join(u" OR ") + u')';
}

QString seenBy(const Session &session, const QString &region, QVariantList &values) {
    if (session.regions.isEmpty())
        return region + QStringLiteral(" IS NULL");
    const QString within = placeCondition(region, session.regions, values);
    return within.isEmpty() ? QString() : u'(' + within + QStringLiteral(" OR ") + region + QStringLiteral(" IS NULL)");
}

}  // namespace tongdang
