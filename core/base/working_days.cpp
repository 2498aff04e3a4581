#include "core/base/working_days.h"

#include "core/base/csv.h"
#include "core/base/dates.h"

#include <QDir>
#include <QFile>

namespace tongdang {

WorkingDays::WorkingDays() {
    const QDir folder(QStringLiteral(":/holidays"));
    for (const QString &name : folder.entryList({QStringLiteral("*.csv")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        m_years.insert(name.left(4).toInt());
        const QList<QStringList> rows = parseCsv(QString::fromUtf8(file.readAll()));
        for (qsizetype i = 1; i < rows.size(); ++i)
            if (const QDate day = fromIso(rows[i].value(0)); day.isValid())
                m_named.insert(day, rows[i].value(1) == u"yes");
    }
}

bool WorkingDays::isWorking(const QDate &day) const {
    const auto named = m_named.constFind(day);
    return named == m_named.constEnd() ? day.dayOfWeek() <= 5 : *named;
}

QDate WorkingDays::onOrAfter(QDate day) const {
    while (day.isValid() && !isWorking(day))
        day = day.addDays(1);
    return day;
}

QDate WorkingDays::after(QDate day, int workingDays) const {
    for (int left = workingDays; left > 0 && day.isValid(); --left)
        day = onOrAfter(day.addDays(1));
    return day;
}

}  // namespace tongdang
