#include "core/base/message.h"

#include "core/base/csv.h"

#include <QDirIterator>
#include <QFile>

namespace tongdang {

Language languageFromCode(const QString &code) {
    return code.startsWith(u"en", Qt::CaseInsensitive) ? Language::English : Language::Chinese;
}

QString languageCode(Language language) {
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("zh");
}

Labels::Labels(QString zh, QString en) {
    set(QStringLiteral("zh"), zh);
    set(QStringLiteral("en"), en);
}

void Labels::set(const QString &language, const QString &text) {
    if (text.isEmpty())
        return;
    for (auto &[code, old] : m_texts)
        if (code == language) {
            old = text;
            return;
        }
    m_texts.emplace_back(language, text);
}

QString Labels::exactly(const QString &language) const {
    for (const auto &[code, text] : m_texts)
        if (code == language)
            return text;
    return {};
}

QString Labels::in(Language language) const {
    for (const QString &code : {languageCode(language), QString(), QStringLiteral("zh")})
        if (const QString text = exactly(code); !text.isEmpty())
            return text;
    return m_texts.empty() ? QString() : m_texts.front().second;
}

Messages::Messages() {
    QDirIterator files(QStringLiteral(":/messages"), {QStringLiteral("*.csv")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto rows = parseCsv(QString::fromUtf8(file.readAll()));
        for (qsizetype i = 1; i < rows.size(); ++i)
            if (rows[i].size() >= 3 && !rows[i][0].isEmpty())
                m_rows.insert(rows[i][0], Labels(rows[i][1], rows[i][2]));
    }
}

QString Messages::text(const Message &message, Language language) const {
    if (!message.literal.isEmpty())
        return message.literal.in(language);
    const auto row = m_rows.constFind(message.id);
    if (row == m_rows.constEnd())
        return message.args.isEmpty() ? message.id : message.id + u": " + message.args.join(u", ");
    QString text = row->in(language);
    // One pass, so that an argument holding "%1" is never itself filled in.
    QString out;
    out.reserve(text.size() + 32);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit()) {
            const int n = text[++i].digitValue();
            if (n >= 1 && n <= message.args.size())
                out += message.args[n - 1];
        } else {
            out += text[i];
        }
    }
    return out;
}

QStringList Messages::ids() const {
    QStringList ids = m_rows.keys();
    ids.sort();
    return ids;
}

const Labels &Messages::labels(const QString &id) const {
    static const Labels none;
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? none : *row;
}

}  // namespace tongdang
