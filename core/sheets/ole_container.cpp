#include "core/sheets/ole_container.h"

#include <QtEndian>

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
}  // namespace

OleContent oleContent(const QByteArray &bytes) {
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
        if (qFromLittleEndian<quint32>(entry + 120) < 4096)
            continue;  // in the mini stream
        const QByteArray stream = container.chain(qFromLittleEndian<quint32>(entry + 116), sound);
        if (!sound)
            return OleContent::Damaged;
        if (hasFilePass(stream))
            return OleContent::EncryptedWorkbook;
    }
    return content;
}

}  // namespace tongdang::sheets
