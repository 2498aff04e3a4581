#include "core/base/csv.h"

namespace tongdang {

QList<QStringList> parseCsv(QStringView text, QChar separator) {
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false, any = false;
    if (text.startsWith(QChar(0xFEFF)))
        text = text.mid(1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && field.isEmpty()) {
            quoted = any = true;
        } else if (c == separator) {
            row << std::move(field);
            field = QString();
            any = true;
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            row << std::move(field);
            field = QString();
            rows << std::move(row);
            row = QStringList();
            any = false;
        } else {
            field += c;
            any = true;
        }
    }
    if (any || !row.isEmpty() || !field.isEmpty()) {
        row << std::move(field);
        rows << std::move(row);
    }
    return rows;
}

QString csvField(const QString &value) {
    bool quote = false;
    for (const QChar c : value)
        quote = quote || c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t';
    if (!quote)
        return value;
    QString escaped = value;
    escaped.replace(u'"', QStringLiteral("\"\""));
    return u'"' + escaped + u'"';
}

QString csvLine(const QStringList &fields) {
    QStringList out;
    for (const QString &field : fields)
        out << csvField(field);
    return out.join(u',') + QStringLiteral("\r\n");
}

}  // namespace tongdang
