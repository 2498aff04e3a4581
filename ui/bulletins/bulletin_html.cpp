// A bulletin as one page of the web: its style and its charts within, nothing to load, and fit to be printed.
#include "core/base/saved.h"
#include "core/statistics/summary_words.h"
#include "ui/bulletins/bulletin_chart.h"
#include "ui/bulletins/bulletin_files.h"

#include <QFileInfo>
#include <QSaveFile>

namespace tongdang {

namespace {

constexpr double kChartWidth = 760;
const char *const kStyle =
    "body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;color:#111;background:#fff;max-width:900px;margin:2em auto;padding:0 1em}"
    "h1{text-align:center;font-size:1.6em;margin-bottom:.2em}.facts{text-align:center;color:#555}h2{font-size:1.2em;margin-top:1.6em}"
    "p.text{text-indent:2em;margin:.5em 0}.note{color:#555;font-size:.85em}figure{margin:1em 0}figure svg{max-width:100%;height:auto}"
    ".wide{overflow-x:auto;margin:1em 0}table{border-collapse:collapse;font-size:.8em;line-height:1.35;margin:0 auto}caption{font-weight:bold;padding:.4em}"
    "th,td{border:1px solid #888;padding:.2em .45em}thead th{background:#eef2f7}td{text-align:right}tbody th{text-align:left;font-weight:normal;white-space:nowrap}tr.total *{font-weight:bold}"
    "@media print{body{margin:0;max-width:none}.wide{overflow:visible}h2,figure,tr{break-inside:avoid}}";

class Html {
  public:
    Html(const Bulletin &bulletin, Type &type, const Messages &words, Language language) : m_bulletin(bulletin), m_type(type), m_words(words), m_language(language) {}

    QByteArray write() {
        m_out = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n")
                    .arg(m_language == Language::Chinese ? QStringLiteral("zh-CN") : QStringLiteral("en"), m_bulletin.title.toHtmlEscaped(), QString::fromLatin1(kStyle));
        line("h1", {}, m_bulletin.title);
        line("p", "facts", bulletinFacts(m_bulletin, m_words, m_language).join(u'　'));
        for (const FilledBlock &block : m_bulletin.blocks)
            switch (block.kind) {
            case BlockKind::Heading: line("h2", {}, block.text); break;
            case BlockKind::Paragraph: line("p", "text", block.text); break;
            case BlockKind::Note: line("p", "note", block.text); break;
            case BlockKind::Table: table(block.summary); break;
            case BlockKind::Chart: m_out += QStringLiteral("<figure>%1</figure>\n").arg(QString::fromUtf8(paper::svg(bulletinChart(block, m_type, m_words, m_language, kChartWidth), true))); break;
            case BlockKind::Page: break;
            }
        for (const QString &note : bulletinNotes(m_bulletin, m_words, m_language))
            line("p", "note", note);
        return (m_out + QStringLiteral("</body>\n</html>\n")).toUtf8();
    }

  private:
    void line(const char *tag, const QByteArray &name, const QString &text) {
        const QString element = QString::fromLatin1(tag);
        m_out += u'<' + element + (name.isEmpty() ? QString() : QStringLiteral(" class=\"%1\"").arg(QString::fromLatin1(name))) + u'>' + text.toHtmlEscaped() + u"</" + element + u">\n";
    }

    void table(const Summary &summary) {
        const TableDefinition &table = *summary.table;
        int levels = 1;
        for (const TableColumn &column : table.columns)
            levels = std::max(levels, int(column.header.size()));
        m_out += QStringLiteral("<div class=\"wide\"><table>\n<caption>%1</caption>\n<thead>\n").arg(table.title.in(m_language).toHtmlEscaped());
        for (int level = 0; level < levels; ++level) {
            m_out += QStringLiteral("<tr>");
            if (level == 0)
                m_out += QStringLiteral("<th rowspan=\"%1\">%2</th>").arg(levels).arg(m_words.text({QStringLiteral("statistics.place"), {}, {}}, m_language).toHtmlEscaped());
            for (int c = 0; c < table.columns.size();) {
                const QList<Labels> &header = table.columns[c].header;
                int next = c + 1;
                const bool isLeaf = level + 1 >= header.size();
                while (!isLeaf && next < table.columns.size() && table.columns[next].header.size() > level + 1 && table.columns[next].header.mid(0, level + 1) == header.mid(0, level + 1))
                    ++next;
                if (level < header.size())
                    m_out += QStringLiteral("<th colspan=\"%1\" rowspan=\"%2\">%3</th>").arg(next - c).arg(isLeaf ? levels - level : 1).arg(header[level].in(m_language).toHtmlEscaped());
                c = next;
            }
            m_out += QStringLiteral("</tr>\n");
        }
        m_out += QStringLiteral("</thead>\n<tbody>\n");
        const auto row = [&](const QString &name, const SummaryRow &of, const QString &kind) {
            m_out += QStringLiteral("<tr%1><th>%2</th>").arg(kind, name.toHtmlEscaped());
            for (int c = 0; c < table.columns.size(); ++c)
                m_out += QStringLiteral("<td>%1</td>").arg(numberText(of, c));
            m_out += QStringLiteral("</tr>\n");
        };
        for (const SummaryRow &one : summary.rows)
            row(rowName(summary, one, m_words, m_language), one, {});
        row(totalText(table, m_words, m_language), summary.total, QStringLiteral(" class=\"total\""));
        m_out += QStringLiteral("</tbody>\n</table></div>\n");
    }

    const Bulletin &m_bulletin;
    Type &m_type;
    const Messages &m_words;
    Language m_language;
    QString m_out;
};

}  // namespace

QByteArray bulletinHtml(const Bulletin &bulletin, Type &type, const Messages &words, Language language) { return Html(bulletin, type, words, language).write(); }

Result<void> saveBulletin(const Bulletin &bulletin, const QString &file, const Messages &words, Language language) {
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == u"xlsx")
        return writeBulletin(bulletin, file, words, language);
    Type type;
    if (ending == u"pdf") {
        auto pdf = PdfFile::create(file, bulletin.title, type);
        if (!pdf)
            return pdf.error();
        for (paper::Page &page : bulletinPages(bulletin, type, words, language))
            (*pdf)->page(std::move(page));
        return (*pdf)->finish();
    }
    if (ending != u"html" && ending != u"htm")
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.bulletin_where_to"));
    QSaveFile out(file);
    const QString name = QFileInfo(file).fileName();
    if (!out.open(QIODevice::WriteOnly))
        return makeError(ErrorCode::File, QStringLiteral("printing.cannot_write"), {name}, out.errorString());
    if (!saved(out, bulletinHtml(bulletin, type, words, language)))
        return makeError(ErrorCode::File, QStringLiteral("printing.no_room"), {name}, out.errorString());
    return {};
}

}  // namespace tongdang
