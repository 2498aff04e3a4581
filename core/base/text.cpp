#include "core/base/text.h"

#include <QRegularExpression>
#include <QStringTokenizer>

namespace tongdang {

QString halfWidth(QString text) {
    for (QChar &c : text) {
        if (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E)
            c = QChar(c.unicode() - 0xFEE0);
        else if (c.unicode() == 0x3000 || c.unicode() == 0x00A0)
            c = u' ';
    }
    return text;
}

QString squeezed(const QString &text) {
    QString spaced = text;
    for (QChar &c : spaced)
        if (c.unicode() == 0x3000 || c.unicode() == 0x00A0 || c.unicode() == 0xFEFF)
            c = u' ';
    return spaced.simplified();
}

QString withoutSpaces(const QString &text) {
    QString out;
    out.reserve(text.size());
    for (const QChar c : text)
        if (!c.isSpace() && c.unicode() != 0x200B && c.unicode() != 0xFEFF)
            out += c;
    return out;
}

QString maskedIdNumber(const QString &number) {
    if (number.size() < 11)
        return QString(number.size(), u'*');
    return number.left(6) + QString(number.size() - 10, u'*') + number.right(4);
}

QString maskedPhone(const QString &phone) {
    QString out = phone;
    qsizetype i = 0;
    while (i < out.size()) {
        qsizetype end = i;
        while (end < out.size() && (out[end].isDigit() || out[end] == u'-'))
            ++end;
        const qsizetype length = end - i;
        if (length >= 7)
            for (qsizetype k = i + 3; k < end - 4; ++k)
                out[k] = u'*';
        if (length == 7)
            for (qsizetype k = i + 2; k < end - 2; ++k)
                out[k] = u'*';
        i = end > i ? end : i + 1;
    }
    return out;
}

QString maskedNumbers(QString text) {
    static const QRegularExpression number(QStringLiteral(R"((?<![0-9A-Za-z*])(\d{6}(?:18|19|20)\d{9}[\dXx](?:\d{2})?|1[3-9]\d{9})(?![0-9A-Za-z*]))"));
    if (text.size() < 11)
        return text;
    qsizetype from = 0;
    for (auto found = number.match(text, from); found.hasMatch(); found = number.match(text, from)) {
        const QString plain = found.captured(1), mask = plain.size() == 11 ? maskedPhone(plain) : maskedIdNumber(plain);
        text.replace(found.capturedStart(1), plain.size(), mask);
        from = found.capturedEnd(1);
    }
    return text;
}

bool isMasked(const QString &text) { return text.contains(u"**") || text.contains(u"＊＊"); }

bool shareWord(QStringView a, QStringView b) {
    for (const QStringView word : qTokenize(a, u' ', Qt::SkipEmptyParts))
        for (const QStringView other : qTokenize(b, u' ', Qt::SkipEmptyParts))
            if (word == other)
                return true;
    return false;
}

}  // namespace tongdang
