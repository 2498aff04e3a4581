#include "core/base/csv.h"
#include "core/identity/names.h"

#include <QFile>
#include <QHash>
#include <QSet>

#include <unicode/utrans.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace tongdang {
namespace {

struct CloseTransliterator {
    void operator()(UTransliterator *t) const { utrans_close(t); }
};
using Transliterator = std::unique_ptr<UTransliterator, CloseTransliterator>;

Transliterator openTransliterator(const QString &id) {
    UErrorCode status = U_ZERO_ERROR;
    return Transliterator(utrans_openU(reinterpret_cast<const UChar *>(id.utf16()), static_cast<int32_t>(id.size()), UTRANS_FORWARD, nullptr, 0, nullptr, &status));
}

QString transliterated(const Transliterator &by, const QString &text) {
    constexpr int32_t kCapacity = 64;  // one character in, one syllable out
    UChar buffer[kCapacity];
    int32_t length = static_cast<int32_t>(text.size()), limit = length;
    if (!by || length > kCapacity / 2)
        return text;
    std::copy_n(reinterpret_cast<const UChar *>(text.utf16()), length, buffer);
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(by.get(), buffer, &length, kCapacity, 0, &limit, &status);
    return U_SUCCESS(status) ? QString(reinterpret_cast<const QChar *>(buffer), limit) : text;
}

// lǚ → lv, léng → leng. By hand: ICU's Latin-ASCII would make lu of it.
QString plain(const QString &syllable) {
    QString out;
    for (const QChar c : syllable.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.unicode() == 0x0308 && out.endsWith(u'u'))
            out.back() = u'v';
        else if (!c.isMark() && !c.isSpace())
            out += c;
    }
    return out.isEmpty() ? syllable.toLower() : out;
}

// Readings of characters and words, found once each. ICU's transliterators are not thread-safe, hence the lock around them.
class Readings {
  public:
    Readings() {
        QFile file(QStringLiteral(":/identity/readings.csv"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto rows = parseCsv(QString::fromUtf8(file.readAll()));
        for (qsizetype i = 1; i < rows.size(); ++i) {
            if (rows[i].size() < 3)
                continue;
            auto &table = rows[i][2] == u"surname" ? m_surnames : rows[i][2] == u"place" ? m_words : m_characters;
            table.insert(rows[i][0], rows[i][1].split(u' ', Qt::SkipEmptyParts));
            if (rows[i][0].size() > 1)
                m_begins.insert(rows[i][0].front());
            m_longest = std::max(m_longest, rows[i][0].size());
        }
    }

    QStringList syllables(const QString &text, bool name) {
        QStringList out;
        bool first = true;
        for (qsizetype i = 0; i < text.size();) {
            const QStringView rest = QStringView(text).mid(i);
            const char32_t c = rest[0].isHighSurrogate() && rest.size() > 1 ? QChar::surrogateToUcs4(rest[0], rest[1]) : rest[0].unicode();
            const qsizetype units = c > 0xFFFF ? 2 : 1;
            if (!QChar::isLetterOrNumber(c) && QChar::category(c) != QChar::Other_NotAssigned && QChar::category(c) != QChar::Other_PrivateUse) {
                i += units;
                continue;
            }
            if (const QStringList *word = wordAt(rest, name, first)) {
                out += *word;
                i += word->size();
            } else {
                out << character(c, rest.left(units), name && first);
                i += units;
            }
            first = false;
        }
        return out;
    }

  private:
    // Several characters read together: a compound surname at the beginning of a name, or a place's name.
    const QStringList *wordAt(QStringView rest, bool name, bool first) const {
        if ((name && !first) || !m_begins.contains(rest.front()))
            return nullptr;
        const auto &table = name ? m_surnames : m_words;
        for (qsizetype length = std::min(m_longest, rest.size()); length >= 2; --length)
            if (const auto found = table.constFind(rest.left(length).toString()); found != table.constEnd())
                return &*found;
        return nullptr;
    }

    QString character(char32_t c, QStringView text, bool surname) {
        if (c < 0x80)
            return QString(text.front().toLower());
        auto &cache = surname ? m_surnameCache : m_characterCache;
        {
            const std::shared_lock lock(m_mutex);
            if (const auto found = cache.constFind(c); found != cache.constEnd())
                return *found;
        }
        const std::unique_lock lock(m_mutex);
        const QString key = text.toString();
        const QString reading = surname && m_surnames.contains(key) ? m_surnames[key].front() : m_characters.contains(key) ? m_characters[key].front() : read(key, surname);
        cache.insert(c, reading);
        return reading;
    }

    QString read(const QString &character, bool surname) {
        if (!m_ordinary) {
            m_ordinary = openTransliterator(QStringLiteral("Han-Latin"));
            m_names = openTransliterator(QStringLiteral("Han-Latin/Names"));
        }
        return plain(transliterated(surname ? m_names : m_ordinary, character));
    }

    QHash<QString, QStringList> m_surnames, m_words, m_characters;
    QSet<QChar> m_begins;   // what words of several characters begin with
    qsizetype m_longest = 1;
    std::shared_mutex m_mutex;
    QHash<char32_t, QString> m_surnameCache, m_characterCache;
    Transliterator m_ordinary, m_names;
};

}  // namespace

QString Pinyin::initials() const {
    QString out;
    for (const QString &syllable : syllables)
        out += syllable.size() > 1 && syllable[0].isHighSurrogate() ? syllable.left(2) : syllable.left(1);
    return out;
}

Pinyin pinyin(const QString &text, bool name) {
    static Readings readings;  // a cache, not state: the same answers with or without it
    return {readings.syllables(text, name)};
}

}  // namespace tongdang
