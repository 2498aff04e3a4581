#include "core/sheets/csv_reader.h"

#include "core/sheets/sheet_errors.h"
#include "core/sheets/text_encoding.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace tongdang::sheets {

namespace {
constexpr qint64 kChunk = 128 * 1024;
constexpr int kGuessLines = 30;

bool isGuarded(QStringView text) {  // what stands behind any apostrophes would be a formula
    qsizetype i = 0;
    while (i < text.size() && text[i] == u'\'')
        ++i;
    return i < text.size() && QStringView(u"=+-@\t\r").contains(text[i]);
}

// Cells out of characters, over any cut. `take` gets each record and answers false to stop.
class CsvSplitter {
  public:
    enum class End { More, Stopped, TooWide, TooLong, TooMany };

    CsvSplitter(QChar separator, const SheetLimits &limits, const std::function<bool(const SheetRow &)> &take) : m_separator(separator), m_limits(limits), m_take(take) {}

    End feed(QStringView text) {
        for (const QChar c : text)
            if (const End end = put(c); end != End::More)
                return end;
        return End::More;
    }
    End finish() { return m_any ? endRecord() : End::More; }

  private:
    End put(QChar c) {
        if (m_afterReturn) {
            m_afterReturn = false;
            if (c == u'\n')
                return End::More;
        }
        if (m_quoted && !m_quoteSeen) {
            if (c == u'"')
                m_quoteSeen = true;
            else
                m_field += c;
            return m_field.size() > m_limits.cellCharacters ? End::TooLong : End::More;
        }
        if (m_quoteSeen) {
            m_quoteSeen = false;
            if (c == u'"') {
                m_field += c;
                return End::More;
            }
            m_quoted = false;
        }
        if (c == m_separator) {
            m_any = true;
            return endField();
        }
        if (c == u'\n' || c == u'\r') {
            m_afterReturn = c == u'\r';
            return endRecord();
        }
        m_any = true;
        if (c == u'"' && m_field.isEmpty())
            m_quoted = true;
        else
            m_field += c;
        return m_field.size() > m_limits.cellCharacters ? End::TooLong : End::More;
    }

    End endField() {
        if (++m_cells > m_limits.cells)
            return End::TooMany;
        if (m_column >= m_limits.columns)
            return End::TooWide;
        if (const QString text = unguardedCsvText(m_field); !text.isEmpty()) {
            m_row.cells.resize(m_column + 1);
            m_row.cells[m_column].kind = Cell::Kind::Text;
            m_row.cells[m_column].text = text;
        }
        ++m_column;
        m_field.resize(0);
        m_quoted = m_quoteSeen = false;
        return End::More;
    }

    End endRecord() {
        if (const End end = endField(); end != End::More)
            return end;
        ++m_row.number;
        m_column = 0;
        m_any = false;
        const bool goOn = m_row.cells.isEmpty() || m_take(m_row);
        m_row.cells.clear();
        return goOn ? End::More : End::Stopped;
    }

    QChar m_separator;
    const SheetLimits &m_limits;
    const std::function<bool(const SheetRow &)> &m_take;
    SheetRow m_row;
    QString m_field;
    int m_column = 0;
    qint64 m_cells = 0;
    bool m_quoted = false, m_quoteSeen = false, m_afterReturn = false, m_any = false;
};

struct Separator {
    QChar mark = u',';
    bool found = false;
    bool stated = false;  // by a first line "sep=;", which is no row
};

// The mark that stands equally often on most of the first lines; quoted text does not count. Where two do, the comma is the text's own.
Separator guessSeparator(QStringView text) {
    if (text.size() >= 5 && text.startsWith(u"sep=", Qt::CaseInsensitive) && (text.size() == 5 || text[5] == u'\r' || text[5] == u'\n'))
        return {text[4], true, true};
    const QStringView marks = u"\t;,";
    QList<QList<int>> counts(marks.size());
    QList<int> line(marks.size(), 0);
    bool quoted = false, any = false;
    const auto endLine = [&] {
        if (any)
            for (qsizetype k = 0; k < marks.size(); ++k)
                counts[k] << line[k];
        line.fill(0);
        any = false;
    };
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (!quoted && (c == u'\n' || c == u'\r'))
            endLine();
        else
            any = true;
        if (const qsizetype k = marks.indexOf(c); k >= 0 && !quoted)
            ++line[k];
        if (counts[0].size() >= kGuessLines)
            break;
    }
    endLine();
    Separator best;
    std::pair<qsizetype, int> bestScore{0, 0};
    for (qsizetype k = 0; k < marks.size(); ++k) {
        std::pair<qsizetype, int> score{0, 0};
        for (const int count : counts[k])
            if (count > 0)
                score = std::max(score, std::pair(counts[k].count(count), count));
        if (score > bestScore) {
            bestScore = score;
            best = {marks[k], true, false};
        }
    }
    return best;
}

class CsvWorkbook final : public Workbook {
  public:
    CsvWorkbook(std::unique_ptr<QIODevice> device, QString file, const SheetLimits &limits) : m_device(std::move(device)), m_file(std::move(file)), m_limits(limits) {}

    Result<void> open(bool needsSeparator);
    QList<SheetInfo> sheets() const override { return {{QFileInfo(m_file).completeBaseName(), false}}; }
    QString format() const override { return QStringLiteral("csv"); }
    Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) override;
    using Workbook::read;
    Result<QList<MergedRange>> merged(int, Progress &) override { return QList<MergedRange>(); }
    using Workbook::merged;

  private:
    std::unique_ptr<QIODevice> m_device;
    QString m_file;
    SheetLimits m_limits;
    FoundEncoding m_encoding;
    Separator m_separator;
};

Result<void> CsvWorkbook::open(bool needsSeparator) {
    auto encoding = findEncoding(*m_device, m_file);
    if (!encoding)
        return encoding.error();
    m_encoding = *encoding;
    m_device->seek(m_encoding.markBytes);
    QString head;
    TextDecoder decoder(m_encoding.encoding);
    if (!decoder.decode(m_device->read(kChunk), m_device->atEnd(), head))
        return m_device->atEnd() ? damaged(m_file, QStringLiteral("ends inside a character")) : formatError("sheets.unknown_encoding", m_file);
    const QString start = head.left(200).trimmed();
    for (const QLatin1String page : {QLatin1String("<html"), QLatin1String("<!doctype"), QLatin1String("<?xml"), QLatin1String("<table"), QLatin1String("%PDF-"), QLatin1String("{\\rtf")})
        if (start.startsWith(page, Qt::CaseInsensitive))
            return notASpreadsheet(m_file, QStringLiteral("begins as another format"));
    if (m_device->atEnd() && std::all_of(head.cbegin(), head.cend(), [](QChar c) { return c == u'\n' || c == u'\r'; }))
        return formatError("sheets.empty", m_file);
    m_separator = guessSeparator(head);
    if (needsSeparator && !m_separator.found)
        return notASpreadsheet(m_file, QStringLiteral("text without a separator"));
    return {};
}

Result<void> CsvWorkbook::read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) {
    if (sheet != 0)
        return makeError(ErrorCode::NotFound, QStringLiteral("sheets.no_such_sheet"), {m_file, QString::number(sheet + 1)});
    if (!m_device->seek(m_encoding.markBytes))
        return cannotRead(m_file, m_device->errorString());
    const qint64 total = m_device->size();
    TextDecoder decoder(m_encoding.encoding);
    CsvSplitter splitter(m_separator.mark, m_limits, take);
    QString text;
    for (bool last = false, first = true; !last; first = false) {
        const QByteArray bytes = m_device->read(kChunk);
        if (bytes.isEmpty() && !m_device->atEnd())
            return cannotRead(m_file, m_device->errorString());
        last = bytes.isEmpty();
        text.resize(0);
        if (!decoder.decode(bytes, last, text))
            return damaged(m_file, QStringLiteral("undecodable bytes"));
        QStringView piece = text;
        if (first && m_separator.stated)
            piece = piece.mid(5);
        CsvSplitter::End end = splitter.feed(piece);
        if (end == CsvSplitter::End::More && last)
            end = splitter.finish();
        switch (end) {
        case CsvSplitter::End::More: break;
        case CsvSplitter::End::Stopped: return {};
        case CsvSplitter::End::TooWide: return tooLarge(m_file, QStringLiteral("columns"));
        case CsvSplitter::End::TooLong: return tooLarge(m_file, QStringLiteral("characters in a cell"));
        case CsvSplitter::End::TooMany: return tooLarge(m_file, QStringLiteral("cells"));
        }
        if (!last && !progress.step(m_device->pos(), total))
            return cancelled();
    }
    return {};
}
}  // namespace

QString guardedCsvText(const QString &text) { return isGuarded(text) ? u'\'' + text : text; }

QString unguardedCsvText(const QString &text) {
    if (text.startsWith(u'\'') && isGuarded(text))
        return text.mid(1);
    if (text.size() >= 3 && text.startsWith(u"=\"") && text.endsWith(u'"') && text.count(u'"') == 2)
        return text.mid(2, text.size() - 3);
    return text;
}

Result<std::unique_ptr<Workbook>> openCsv(std::unique_ptr<QIODevice> device, const QString &file, bool needsSeparator, const SheetLimits &limits) {
    auto workbook = std::make_unique<CsvWorkbook>(std::move(device), file, limits);
    if (auto opened = workbook->open(needsSeparator); !opened)
        return opened.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

}  // namespace tongdang::sheets
