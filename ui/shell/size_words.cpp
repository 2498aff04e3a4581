#include "ui/shell/size_words.h"

#include <algorithm>

namespace tongdang {

namespace { constexpr qint64 kKb = 1 << 10, kMb = 1 << 20, kGb = 1 << 30; }

QString sizeWords(qint64 bytes) {
    if (bytes < kMb)
        return QStringLiteral("%1 KB").arg(std::max<qint64>(1, (bytes + kKb / 2) / kKb));
    const bool giga = bytes >= kGb;
    return QStringLiteral("%1 %2").arg(double(bytes) / double(giga ? kGb : kMb), 0, 'f', 1).arg(giga ? QStringLiteral("GB") : QStringLiteral("MB"));
}

}  // namespace tongdang
