// Any bytes as an ID number, a name, phones, a place and a division file: none may crash or take long.
#include "core/base/csv.h"
#include "core/identity/id_number.h"
#include "core/identity/names.h"
#include "core/identity/phones.h"
#include "core/places/places.h"

#include <QString>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const tongdang::Places places;
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    (void)tongdang::readIdNumber(text, QDate(2026, 1, 1)).valid();
    (void)tongdang::pinyin(tongdang::normalizedName(text)).initials();
    (void)tongdang::normalizedPhone(text);
    (void)places.match(text, {});
    (void)places.search(text, QStringLiteral("1503"));
    QList<tongdang::DefinitionIssue> issues;
    (void)tongdang::Places(tongdang::readDivisions(tongdang::parseCsv(text), issues)).added();
    return 0;
}
