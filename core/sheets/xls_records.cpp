#include "core/sheets/xls_records.h"

#include <QtEndian>

#include <optional>

namespace tongdang::sheets {

namespace {
constexpr quint16 kBegin = 0x0809, kEnd = 0x000A, kBoundSheet = 0x0085, kMergeCells = 0x00E5, kBoolErr = 0x0205, kFormula = 0x0006;
constexpr int kColumns = 256;
constexpr qsizetype kMerged = 1'000'000, kTruths = 5'000'000;

// Record after record from `at`; `take` answers whether it wants more.
template <typename Take>
void eachRecord(const QByteArray &stream, qsizetype at, Take take) {
    const auto u16 = [&stream](qsizetype place) { return qFromLittleEndian<quint16>(stream.constData() + place); };
    while (at + 4 <= stream.size()) {
        const qsizetype data = at + 4, size = u16(at + 2);
        if (data + size > stream.size() || !take(u16(at), QByteArrayView(stream).sliced(data, size)))
            return;
        at = data + size;
    }
}

quint16 u16(QByteArrayView bytes, qsizetype at) { return qFromLittleEndian<quint16>(bytes.data() + at); }

// A cell of a formula keeps its result: 1 for a truth value, and then that, before the FFFF that marks what is no number.
std::optional<bool> truthIn(quint16 type, QByteArrayView record) {
    if (type == kBoolErr && record.size() >= 8 && record[7] == 0)
        return record[6] != 0;
    if (type == kFormula && record.size() >= 14 && u16(record, 12) == 0xFFFF && record[6] == 1)
        return record[8] != 0;
    return std::nullopt;
}

XlsSheet sheetFrom(const QByteArray &stream, qsizetype begin) {
    XlsSheet out;
    int depth = 0;   // a drawn chart has a part of its own within the sheet's
    eachRecord(stream, begin, [&](quint16 type, QByteArrayView record) {
        depth += type == kBegin ? 1 : type == kEnd ? -1 : 0;
        if (type == kMergeCells && depth == 1)
            for (qsizetype at = 2; at + 8 <= record.size() && out.merged.size() < kMerged; at += 8) {
                const MergedRange range{u16(record, at) + 1, u16(record, at + 4), u16(record, at + 2) + 1, u16(record, at + 6)};
                if (range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn && range.lastColumn < kColumns)
                    out.merged << range;
            }
        if (const auto truth = depth == 1 ? truthIn(type, record) : std::nullopt; truth && out.truths.size() < kTruths)
            out.truths.insert({u16(record, 0), u16(record, 2)}, *truth);
        return depth > 0;
    });
    return out;
}
}  // namespace

std::vector<XlsSheet> xlsSheets(const QByteArray &stream) {
    std::vector<XlsSheet> out;
    eachRecord(stream, 0, [&](quint16 type, QByteArrayView record) {
        if (type == kBoundSheet && record.size() >= 6) {
            const auto begin = static_cast<qsizetype>(qFromLittleEndian<quint32>(record.data()));
            out.push_back(sheetFrom(stream, begin));
            out.back().hidden = (record[4] & 3) != 0;
        }
        return type != kEnd;
    });
    return out;
}

}  // namespace tongdang::sheets
