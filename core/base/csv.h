// RFC 4180 text: quotes, doubled quotes, line breaks in cells, any of \n \r\n \r. Encoding is the caller's affair.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace tongdang {

QList<QStringList> parseCsv(QStringView text, QChar separator = u',');
QString csvField(const QString &value);            // quoted where it must be
QString csvLine(const QStringList &fields);        // with "\r\n"

}  // namespace tongdang
