#include "core/storage/holder.h"

#include "core/base/dates.h"
#include "core/storage/platform.h"

#include <QRegularExpression>
#include <QSysInfo>

namespace tongdang {

Message heldBy(const QString &lockText, const Clock &clock) {
    static const QRegularExpression kHolder(QStringLiteral("^.*@(.*) pid \\d+ since (\\S+)$"));
    const auto holder = kHolder.match(lockText);
    const QDateTime since = QDateTime::fromString(holder.captured(2), Qt::ISODateWithMs);
    if (!since.isValid())
        return {QStringLiteral("storage.in_use_unknown"), {}, {}};
    const QDateTime local = shanghaiTime(since.toMSecsSinceEpoch());
    const QString day = local.toString(QStringLiteral("yyyy-MM-dd HH:mm")), time = local.toString(QStringLiteral("HH:mm"));
    if (holder.captured(1) != QSysInfo::machineHostName())
        return {QStringLiteral("storage.in_use_elsewhere"), {holder.captured(1), day}, {}};
    if (local.date() == clock.today())
        return {QStringLiteral("storage.in_use_today"), {time}, {}};
    return {QStringLiteral("storage.in_use"), {day}, {}};
}

std::optional<Message> whoHolds(const QString &ledger, const Clock &clock) {
    const auto lock = FileLock::acquire(ledger + QStringLiteral("/lock"), {}, true);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return heldBy(lock.error().detail, clock);
    return std::nullopt;
}

}  // namespace tongdang
