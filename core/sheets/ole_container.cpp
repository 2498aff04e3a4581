#include "core/sheets/ole_container.h"

#include <QtEndian>

#include <utility>
#include <vector>

namespace tongdang::sheets {

namespace {
constexpr quint32 kEndOfChain = 0xFFFFFFFE, kFreeSector = 0xFFFFFFFF, kLastRegular = 0xFFFFFFFA;

class Container {
  public:
    explicit Container(const QByteArray &bytes) : m_bytes(bytes) {}

    bool open() {
        if (m_bytes.size() < 512)
            return false;
        const quint16 shift = u16(30);
        if ((shift != 9 && shift != 12) || u16(28) != 0xFFFE)
            return false;
        m_sector = qsizetype{1} << shift;
        const quint32 tables = u32(44);
        if (tables > m_bytes.size() / m_sector + 1)
            return false;
        std::vector<quint32> tableSectors;
        for (int i = 0; i < 109 && tableSectors.size() < tables; ++i)
            tableSectors.push_back(u32(76 + 4 * i));
        quint32 next = u32(68);
        for (quint32 guard = 0; tableSectors.size() < tables && next < kLastRegular && guard <= tables; ++guard) {
            const qsizetype at = offset(next);
            if (at < 0)
                return false;
            for (qsizetype i = 0; i + 4 < m_sector && tableSectors.size() < tables; i += 4)
                tableSectors.push_back(u32(at + i));
            next = u32(at + m_sector - 4);
        }
        for (const quint32 sector : tableSectors) {
            const qsizetype at = offset(sector);
            if (at < 0)
                return false;
            for (qsizetype i = 0; i < m_sector; i += 4)
                m_next.push_back(u32(at + i));
        }
        return !m_next.empty();
    }

    // A stream's bytes by its first sector; `sound` false where the chain loops or leaves the file.
    QByteArray chain(quint32 sector, bool &sound) const {
        QByteArray out;
        size_t steps = 0;
        while (sector < kLastRegular) {
            const qsizetype at = offset(sector);
            if (at < 0 || sector >= m_next.size() || ++steps > m_next.size()) {
                sound = false;
                return out;
            }
            out += m_bytes.mid(at, m_sector);
            sector = m_next[sector];
        }
        sound = sound && (sector == kEndOfChain || sector == kFreeSector);
        return out;
    }
    // A stream shorter than 4096 bytes: pieces of 64 inside the root's own stream.
    QByteArray smallChain(quint32 piece, quint32 rootSector, bool &sound) const {
        const QByteArray pieces = chain(rootSector, sound), table = chain(u32(60), sound);
        QByteArray out;
        for (qsizetype steps = 0; sound && piece < kLastRegular; ++steps) {
            const qsizetype at = static_cast<qsizetype>(piece) * 64, next = static_cast<qsizetype>(piece) * 4;
            sound = at + 64 <= pieces.size() && next + 4 <= table.size() && steps <= table.size() / 4;
            if (!sound)
                break;
            out += pieces.mid(at, 64);
            piece = qFromLittleEndian<quint32>(table.constData() + next);
        }
        return out;
    }
    quint32 u32(qsizetype at) const { return qFromLittleEndian<quint32>(m_bytes.constData() + at); }
    quint16 u16(qsizetype at) const { return qFromLittleEndian<quint16>(m_bytes.constData() + at); }

  private:
    qsizetype offset(quint32 sector) const {  // of the sector's bytes; -1 where the file ends before
        const qsizetype at = (static_cast<qsizetype>(sector) + 1) * m_sector;
        return at + m_sector <= m_bytes.size() ? at : -1;
    }

    const QByteArray &m_bytes;
    qsizetype m_sector = 512;
    std::vector<quint32> m_next;
};

struct Record {
    quint16 type = 0;
    qsizetype at = 0, size = 0;  // of what stands behind the head
};

// FILEPASS (MS-XLS 2.4.117) comes before anything that is encrypted.
bool hasFilePass(const QByteArray &stream) {
    qsizetype at = 0;
    for (int records = 0; records < 20 && at + 4 <= stream.size(); ++records) {
        const auto type = qFromLittleEndian<quint16>(stream.constData() + at);
        if (type == 0x002F)
            return true;
        at += 4 + qFromLittleEndian<quint16>(stream.constData() + at + 2);
    }
    return false;
}

// Cells no shorter than their kind, within 256 columns (MS-XLS 2.4).
bool isSoundCell(const Record &record, const QByteArray &stream) {
    static constexpr std::pair<quint16, int> kShortest[] = {{0x00FD, 10}, {0x0203, 14}, {0x027E, 10}, {0x0205, 8}, {0x0201, 6}, {0x0204, 8}, {0x00D6, 8}, {0x0006, 20}, {0x00BD, 12}, {0x00BE, 8}};
    for (const auto &[type, size] : kShortest) {
        if (record.type != type)
            continue;
        if (record.size < size)
            return false;
        const char *data = stream.constData() + record.at;
        const int first = qFromLittleEndian<quint16>(data + 2);
        if (type != 0x00BD && type != 0x00BE)
            return first < 256;
        const int last = qFromLittleEndian<quint16>(data + record.size - 2), width = type == 0x00BD ? 6 : 2;
        return first <= last && last < 256 && record.size == 6 + (last - first + 1) * width;
    }
    return true;
}

// The records follow each other without a gap, from a beginning to its end, and the end of each part is there.
bool areSoundRecords(const QByteArray &stream) {
    int depth = 0, parts = 0;
    bool stated = false;  // a part's size is told once: freexl frees by what was told last
    for (qsizetype at = 0; at + 4 <= stream.size();) {
        const Record record{qFromLittleEndian<quint16>(stream.constData() + at), at + 4, qFromLittleEndian<quint16>(stream.constData() + at + 2)};
        if (depth == 0 && record.type == 0 && record.size == 0)
            break;  // what fills the last sector
        at += 4 + record.size;
        if (at > stream.size() || record.size > 8224)
            return false;
        if (record.type == 0x0809 || record.type == 0x0409 || record.type == 0x0209 || record.type == 0x0009) {
            ++depth;
            ++parts;
            stated = false;
        } else if (depth == 0) {
            return false;
        } else if (record.type == 0x000A) {
            --depth;
        } else if (record.type == 0x0200) {
            if (stated || record.size < 10)
                return false;
            stated = true;
        } else if (!isSoundCell(record, stream)) {
            return false;
        }
    }
    return depth == 0 && parts > 0;
}
}  // namespace

OleContent oleContent(const QByteArray &bytes, QByteArray *workbook) {
    Container container(bytes);
    if (!container.open())
        return OleContent::Damaged;
    bool sound = true;
    const QByteArray directory = container.chain(container.u32(48), sound);
    if (!sound)
        return OleContent::Damaged;
    OleContent content = OleContent::Other;
    for (qsizetype at = 0; at + 128 <= directory.size(); at += 128) {
        const char *entry = directory.constData() + at;
        const auto length = qFromLittleEndian<quint16>(entry + 64);
        if (length < 2 || length > 64 || entry[66] != 2)
            continue;
        QString name;
        for (int i = 0; i + 2 < length; i += 2)
            name += QChar(qFromLittleEndian<quint16>(entry + i));
        if (name == u"EncryptedPackage")
            return OleContent::EncryptedPackage;
        if (name != u"Workbook" && name != u"Book")
            continue;
        content = OleContent::Workbook;
        const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(entry + 120));
        const auto first = qFromLittleEndian<quint32>(entry + 116), root = qFromLittleEndian<quint32>(directory.constData() + 116);
        const QByteArray stream = (size < 4096 ? container.smallChain(first, root, sound) : container.chain(first, sound)).left(size);
        if (!sound)
            return OleContent::Damaged;
        if (hasFilePass(stream))
            return OleContent::EncryptedWorkbook;
        if (!areSoundRecords(stream))
            return OleContent::Damaged;
        if (workbook && (workbook->isEmpty() || name == u"Workbook"))
            *workbook = stream;
    }
    return content;
}

}  // namespace tongdang::sheets
