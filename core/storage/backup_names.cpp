// Names of automatic copies, and which of them have had their time.
#include "core/storage/backup.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace tongdang {

QString automaticBackupName(const QString &ledgerPath, qint64 timeMs) {
    return QFileInfo(ledgerPath).completeBaseName() + u'-' + shanghaiTime(timeMs).toString(QStringLiteral("yyyyMMdd-HHmmss")) + QStringLiteral(".tdbackup");
}

QStringList backupsToThin(const QStringList &names, qint64 nowMs) {
    static const QRegularExpression shape(QStringLiteral("^(.+)-(\\d{8})-(\\d{6})\\.tdbackup$"));
    struct Copy { QString name, ledger; QDate day; };
    QList<Copy> copies;
    for (const QString &name : names) {
        const auto match = shape.match(name);
        const QDate day = QDate::fromString(match.captured(2), QStringLiteral("yyyyMMdd"));
        if (day.isValid())
            copies.append({name, match.captured(1), day});
    }
    std::ranges::sort(copies, std::ranges::greater(), &Copy::name);  // of one ledger: newest first

    const QDate today = shanghaiDate(nowMs);
    QSet<QString> taken;
    QStringList toRemove;
    for (const Copy &copy : copies) {
        const qint64 age = copy.day.daysTo(today);
        int year = 0;
        const int week = copy.day.weekNumber(&year);
        bool keep = age < 0;  // the clock was set back: not ours to judge
        const auto first = [&](const QString &period) {
            const QString key = copy.ledger + u'/' + period;
            const bool isFirst = !taken.contains(key);
            taken.insert(key);
            return isFirst;
        };
        // Every copy takes its places, so each rule is asked whatever the others say.
        keep |= first(QStringLiteral("newest"));
        if (age >= 0) {
            keep |= first(copy.day.toString(Qt::ISODate)) && age < 7;
            keep |= first(QStringLiteral("week %1 %2").arg(year).arg(week)) && age < 28;
            keep |= first(copy.day.toString(QStringLiteral("yyyy-MM"))) && copy.day > today.addMonths(-12);
        }
        if (!keep)
            toRemove.append(copy.name);
    }
    return toRemove;
}

}  // namespace tongdang
