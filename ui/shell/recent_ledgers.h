// The ledgers that were opened on this PC, newest first: path, name and last login, in the program's settings (never in a ledger's folder).
#pragma once

#include <QList>
#include <QSettings>
#include <QString>

namespace tongdang {

struct RecentLedger { QString path, name, login; };

constexpr int kRecentLedgers = 8;
QList<RecentLedger> recentLedgers(const QSettings &settings);            // only those that are still there
void rememberLedger(QSettings &settings, const RecentLedger &ledger);

}  // namespace tongdang
