#include "ui/shell/recent_ledgers.h"

#include <QDir>

namespace tongdang {

namespace {
const auto kKey = QStringLiteral("ledgers/recent");
const QChar kSeparator = u'\t';
}  // namespace

QList<RecentLedger> recentLedgers(const QSettings &settings) {
    QList<RecentLedger> ledgers;
    for (const QString &line : settings.value(kKey).toStringList()) {
        const QStringList parts = line.split(kSeparator);
        if (parts.size() == 3 && QDir(parts[0]).exists())
            ledgers << RecentLedger{parts[0], parts[1], parts[2]};
    }
    return ledgers;
}

void rememberLedger(QSettings &settings, const RecentLedger &ledger) {
    QStringList lines{QStringList{ledger.path, ledger.name, ledger.login}.join(kSeparator)};
    for (const RecentLedger &other : recentLedgers(settings))
        if (other.path != ledger.path && lines.size() < kRecentLedgers)
            lines << QStringList{other.path, other.name, other.login}.join(kSeparator);
    settings.setValue(kKey, lines);
}

}  // namespace tongdang
