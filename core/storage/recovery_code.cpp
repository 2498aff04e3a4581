#include "core/storage/recovery_code.h"

#include "core/base/text.h"

#include <sodium.h>

namespace tongdang {

namespace {
constexpr QLatin1String kAlphabet("ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
constexpr int kRandom = 30;
constexpr int kLength = 32;

// 10 bits of BLAKE2b: one slip in a thousand passes, and then is a wrong code.
QString checkOf(const QString &code) {
    const QByteArray bytes = code.toLatin1();
    unsigned char hash[crypto_generichash_BYTES_MIN];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()), nullptr, 0);
    return QString(QChar(kAlphabet[hash[0] % 32])) + QChar(kAlphabet[hash[1] % 32]);
}
}  // namespace

QString createRecoveryCode() {
    QString code;
    for (int i = 0; i < kRandom; ++i)
        code += QChar(kAlphabet[int(randombytes_uniform(32))]);
    code += checkOf(code);
    QString grouped;
    for (int i = 0; i < kLength; ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += u'-';
        grouped += code.at(i);
    }
    return grouped;
}

std::optional<QString> readRecoveryCode(const QString &typed) {
    QString code;
    for (const QChar c : halfWidth(typed).toUpper()) {
        if (kAlphabet.contains(c))
            code += c;
        else if (!c.isSpace() && !c.isPunct())
            return {};
    }
    if (code.size() != kLength || checkOf(code.first(kRandom)) != code.sliced(kRandom))
        return {};
    return code;
}

}  // namespace tongdang
