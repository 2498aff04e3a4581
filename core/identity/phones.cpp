#include "core/identity/phones.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace tongdang {
namespace {

// The bare number, where the writing is one: 139-0000-1111, (0473)8992631, +86 13900001111, 13900001111.0.
QString bareNumber(QString text) {
    static const QRegularExpression prefix(QStringLiteral(R"(^(\+|00)?86-?(?=1[3-9]\d{9}$|0\d{2,3}))")), fraction(QStringLiteral(R"(\.0+$)"));
    static const QRegularExpression areaInBrackets(QStringLiteral(R"(^\((0\d{2,3})\)-?)")), extension(QStringLiteral(R"((转|#|ext\.?)(?=\d{1,6}$))"), QRegularExpression::CaseInsensitiveOption);
    for (QChar &c : text)
        if (c == u'–' || c == u'—' || c == u'－' || c == u'‐' || c == u'‑' || c == u'−')
            c = u'-';
    text.remove(fraction).replace(areaInBrackets, QStringLiteral("\\1-")).replace(extension, QStringLiteral("-")).remove(prefix);
    if (plausiblePhone(text))
        return text;
    const QString digits = QString(text).remove(u'-');
    return plausiblePhone(digits) && digits.startsWith(u'1') ? digits : QString();
}

}  // namespace

bool plausiblePhone(const QString &number) {
    static const QRegularExpression pattern(QStringLiteral(R"(^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?)$)"), QRegularExpression::DontCaptureOption);
    return pattern.match(number).hasMatch() && !number.endsWith(u'\n');
}

bool saysNoPhone(const QString &text) {
    static const QStringList words = {QStringLiteral("无"), QStringLiteral("没有"), QStringLiteral("暂无"), QStringLiteral("无电话"), QStringLiteral("没电话"), QStringLiteral("没有电话"),
                                      QStringLiteral("无手机"), QStringLiteral("没有手机"), QStringLiteral("无联系电话"), QStringLiteral("无联系方式"), QStringLiteral("无号码"), QStringLiteral("none"),
                                      QStringLiteral("-"), QStringLiteral("--"), QStringLiteral("—"), QStringLiteral("——"), QStringLiteral("/"), QStringLiteral("\\"), QStringLiteral("0")};
    return words.contains(withoutSpaces(halfWidth(text)).toLower());
}

QStringList phoneNumbers(const QString &text) {
    if (text.size() == 11 && plausiblePhone(text))
        return {text};
    if (saysNoPhone(text))
        return {};
    static const QRegularExpression separators(QStringLiteral(R"([/、,;|\\\r\n。]+)")), spaces(QStringLiteral(R"(\s+)"));
    static const QRegularExpression digitsOnly(QStringLiteral(R"(^[+(]?[0-9)-]+$)"));
    static const QRegularExpression label(QStringLiteral(R"(^\s*(?:联系)?(?:电话|手机|座机|固话|tel|phone|mobile)(?:号码|号)?\s*[:.]?\s*(?=[+(0-9]))"), QRegularExpression::CaseInsensitiveOption);
    QStringList numbers;
    for (QString part : squeezed(halfWidth(text)).split(separators, Qt::SkipEmptyParts)) {
        while (part.startsWith(u'\'') || part.startsWith(u'`'))   // a text to a spreadsheet
            part.remove(0, 1);
        part.remove(label);
        const QStringList groups = part.split(spaces, Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < groups.size();) {
            // The fewest groups that make a number; a group of letters or a single odd group stands for itself.
            qsizetype used = 1;
            QString joined, number;
            for (qsizetype k = i; k < groups.size() && k < i + 6 && number.isEmpty(); ++k) {
                joined += groups[k];
                number = bareNumber(joined);
                if (!number.isEmpty())
                    used = k - i + 1;
                else if (!digitsOnly.match(groups[k]).hasMatch())
                    break;
            }
            number = number.isEmpty() ? groups[i] : number;
            if (!saysNoPhone(number) && !numbers.contains(number))
                numbers << number;
            i += used;
        }
    }
    return numbers;
}

QString normalizedPhone(const QString &text) { return phoneNumbers(text).join(u'/'); }

}  // namespace tongdang
