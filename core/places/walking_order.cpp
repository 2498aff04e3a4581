#include "core/places/walking_order.h"

#include <algorithm>

namespace tongdang {

namespace {

int chineseDigit(QChar c) {
    static const QString digits = QStringLiteral("〇一二三四五六七八九");
    return c == u'零' ? 0 : c == u'两' ? 2 : int(digits.indexOf(c));
}

// A number that begins at `i`; moves behind it.
qint64 numberAt(const QString &text, qsizetype &i) {
    if (text[i].digitValue() >= 0) {
        qint64 number = 0;
        for (; i < text.size() && text[i].digitValue() >= 0; ++i)
            number = std::min<qint64>(number * 10 + text[i].digitValue(), 999'999'999);
        return number;
    }
    qint64 number = 0, pending = 0;
    bool units = false;
    for (; i < text.size(); ++i) {
        const int digit = chineseDigit(text[i]);
        const int unit = text[i] == u'十' ? 10 : text[i] == u'百' ? 100 : 0;
        if (unit) {
            number += std::max<qint64>(pending, units && !pending ? 0 : 1) * unit;
            pending = 0;
            units = true;
        } else if (digit >= 0) {
            pending = units ? digit : std::min<qint64>(pending * 10 + digit, 999'999'999);
        } else {
            break;
        }
    }
    return number + pending;
}

bool beginsNumber(QChar c) { return c.digitValue() >= 0 || chineseDigit(c) >= 0 || c == u'十' || c == u'百'; }

}  // namespace

QString walkingKey(const QString &text) {
    QString key;
    for (qsizetype i = 0; i < text.size();) {
        if (beginsNumber(text[i]))
            key += QString::number(numberAt(text, i)).rightJustified(9, u'0');
        else
            key += text[i++];
    }
    return key;
}

QString houseKey(const QString &number) { return walkingKey(QString(number).remove(u'号').simplified()); }

qint64 firstNumber(const QString &text) {
    for (qsizetype i = 0; i < text.size(); ++i)
        if (beginsNumber(text[i]))
            return numberAt(text, i);
    return -1;
}

}  // namespace tongdang
