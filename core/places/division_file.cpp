// Division files as other offices hand them out: rows with code, name, level, dates and short names.
#include "core/base/dates.h"
#include "core/places/place_names.h"
#include "core/places/places.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace tongdang {
namespace {

enum class Column { Code, Name, Level, From, Until, ShortNames, Hidden };

const QHash<QString, Column> &headings() {
    using enum Column;
    static const QHash<QString, Column> table = {
        {QStringLiteral("代码"), Code}, {QStringLiteral("区划代码"), Code}, {QStringLiteral("行政区划代码"), Code}, {QStringLiteral("统计用区划代码"), Code}, {QStringLiteral("code"), Code},
        {QStringLiteral("名称"), Name}, {QStringLiteral("区划名称"), Name}, {QStringLiteral("单位名称"), Name}, {QStringLiteral("行政区划名称"), Name}, {QStringLiteral("name"), Name},
        {QStringLiteral("级别"), Level}, {QStringLiteral("层级"), Level}, {QStringLiteral("level"), Level},
        {QStringLiteral("启用日期"), From}, {QStringLiteral("from"), From}, {QStringLiteral("validfrom"), From},
        {QStringLiteral("停用日期"), Until}, {QStringLiteral("until"), Until}, {QStringLiteral("validuntil"), Until},
        {QStringLiteral("简称"), ShortNames}, {QStringLiteral("别名"), ShortNames}, {QStringLiteral("shortnames"), ShortNames}, {QStringLiteral("shortname"), ShortNames},
        {QStringLiteral("隐藏"), Hidden}, {QStringLiteral("hidden"), Hidden}};
    return table;
}

std::optional<PlaceLevel> levelFrom(const QString &text) {
    using enum PlaceLevel;
    static const QHash<QString, PlaceLevel> table = {
        {QStringLiteral("province"), Province}, {QStringLiteral("省"), Province}, {QStringLiteral("省级"), Province}, {QStringLiteral("city"), City}, {QStringLiteral("市"), City},
        {QStringLiteral("市级"), City}, {QStringLiteral("地级"), City}, {QStringLiteral("盟市"), City}, {QStringLiteral("county"), County}, {QStringLiteral("district"), County},
        {QStringLiteral("县"), County}, {QStringLiteral("县级"), County}, {QStringLiteral("区"), County}, {QStringLiteral("区县"), County}, {QStringLiteral("旗县"), County},
        {QStringLiteral("township"), Township}, {QStringLiteral("乡"), Township}, {QStringLiteral("乡级"), Township}, {QStringLiteral("镇"), Township}, {QStringLiteral("乡镇"), Township},
        {QStringLiteral("街道"), Township}, {QStringLiteral("乡镇街道"), Township}, {QStringLiteral("苏木镇"), Township}, {QStringLiteral("village"), Village}, {QStringLiteral("村"), Village},
        {QStringLiteral("村级"), Village}, {QStringLiteral("社区"), Village}, {QStringLiteral("村社区"), Village}, {QStringLiteral("村居"), Village}, {QStringLiteral("嘎查村"), Village}};
    static const QRegularExpression marks(QStringLiteral("[()、/]"));
    const QString folded = foldedPlaceText(text).remove(marks);
    const auto found = table.constFind(folded);
    return found == table.constEnd() ? std::nullopt : std::optional(*found);
}

// 150302101000 → 150302101. Six digits ending in 00 may be a county of its own (441900 东莞市): there the level decides.
QString shortened(QString code, std::optional<PlaceLevel> level) {
    if (code.size() == 12 && code.endsWith(u"000") && level != PlaceLevel::Village)
        code.chop(3);
    if (code.size() == 9 && code.endsWith(u"000") && level != PlaceLevel::Township)
        code.chop(3);
    if (code.size() == 6 && code.endsWith(u"0000"))
        code.chop(4);
    else if (code.size() == 6 && code.endsWith(u"00") && level == PlaceLevel::City)
        code.chop(2);
    return code;
}

// Where each column stands, or empty while a row is no heading.
QHash<Column, qsizetype> columnsOf(const QStringList &row) {
    QHash<Column, qsizetype> columns;
    for (qsizetype i = 0; i < row.size(); ++i)
        if (const auto found = headings().constFind(foldedPlaceText(row[i]).remove(u'_')); found != headings().constEnd() && !columns.contains(*found))
            columns.insert(*found, i);
    return columns.contains(Column::Code) && columns.contains(Column::Name) ? columns : QHash<Column, qsizetype>();
}

class Reader {
  public:
    explicit Reader(QList<DefinitionIssue> &issues) : m_issues(issues) {}

    QList<Place> read(const QList<QStringList> &rows) {
        qsizetype heading = 0;
        while (heading < std::min<qsizetype>(rows.size(), kHeadingRows) && m_columns.isEmpty())
            m_columns = columnsOf(rows[heading++]);
        if (m_columns.isEmpty()) {
            fault(1, QStringLiteral("places.no_headings"));
            return {};
        }
        QList<Place> places;
        places.reserve(rows.size() - heading);
        m_seen.reserve(rows.size());
        for (qsizetype i = heading; i < rows.size(); ++i)
            if (const auto place = readRow(rows[i], static_cast<int>(i + 1)))
                places << *place;
        return places;
    }

  private:
    static constexpr qsizetype kHeadingRows = 15;

    void fault(int row, const QString &id, const QStringList &args = {}) { m_issues << DefinitionIssue{{}, row, Severity::Must, Message{id, args, {}}}; }

    QString cell(const QStringList &row, Column column) const {
        const qsizetype at = m_columns.value(column, -1);
        return at >= 0 && at < row.size() ? row[at].trimmed() : QString();
    }

    QDate date(const QStringList &row, Column column, int number, bool &good) {
        const QString text = cell(row, column);
        const QDate day = text.isEmpty() ? QDate() : parseDate(text);
        if (!text.isEmpty() && !day.isValid()) {
            fault(number, QStringLiteral("places.bad_date"), {text});
            good = false;
        }
        return day;
    }

    std::optional<Place> readRow(const QStringList &row, int number) {
        Place place;
        place.added = true;
        place.name = cell(row, Column::Name);
        const QString writtenCode = cell(row, Column::Code);
        if (writtenCode.isEmpty() && place.name.isEmpty())
            return {};
        bool good = true;
        std::optional<PlaceLevel> level;
        if (const QString text = cell(row, Column::Level); !text.isEmpty()) {
            level = levelFrom(text);
            if (!level) {
                fault(number, QStringLiteral("places.bad_level"), {text});
                good = false;
            }
        }
        QString digits = foldedPlaceText(writtenCode);
        while (digits.startsWith(u'\''))
            digits.remove(0, 1);
        if (digits.endsWith(u".0"))
            digits.chop(2);
        place.code = shortened(digits, level);
        if (!isPlaceCode(place.code)) {
            fault(number, QStringLiteral("places.bad_code"), {writtenCode, place.name});
            good = false;
        } else if (level && levelOfCode(place.code) != *level) {
            fault(number, QStringLiteral("places.level_differs"), {writtenCode, cell(row, Column::Level)});
            good = false;
        }
        if (place.name.isEmpty()) {
            fault(number, QStringLiteral("places.no_name"), {writtenCode});
            good = false;
        }
        place.from = date(row, Column::From, number, good);
        place.until = date(row, Column::Until, number, good);
        if (place.from.isValid() && place.until.isValid() && place.until < place.from) {
            fault(number, QStringLiteral("places.until_before_from"), {writtenCode, place.name});
            good = false;
        }
        if (const QString names = cell(row, Column::ShortNames); !names.isEmpty()) {
            static const QRegularExpression separators(QStringLiteral("[|/、,，;；]"));
            for (const QString &name : names.split(separators, Qt::SkipEmptyParts))
                if (const QString trimmed = name.trimmed(); !trimmed.isEmpty() && !place.shortNames.contains(trimmed))
                    place.shortNames << trimmed;
        }
        const QString hidden = cell(row, Column::Hidden).toLower();
        place.hidden = hidden == u"yes" || hidden == u"是" || hidden == u"1";
        return good && once(place, number) ? std::optional(place) : std::nullopt;
    }

    // A code may come again with another time (renamed), not twice for one.
    bool once(const Place &place, int number) {
        for (auto other = m_seen.constFind(place.code); other != m_seen.constEnd() && other.key() == place.code; ++other)
            if (overlap(*other, place)) {
                fault(number, QStringLiteral("places.twice"), {place.code, QString::number(other->row)});
                return false;
            }
        m_seen.insert(place.code, Seen{place.from, place.until, number});
        return true;
    }

    struct Seen {
        QDate from, until;
        int row;
    };
    static bool overlap(const Seen &a, const Place &b) {
        return (!a.until.isValid() || !b.from.isValid() || b.from <= a.until) && (!b.until.isValid() || !a.from.isValid() || a.from <= b.until);
    }

    QList<DefinitionIssue> &m_issues;
    QHash<Column, qsizetype> m_columns;
    QMultiHash<QString, Seen> m_seen;
};

}  // namespace

QList<Place> readDivisions(const QList<QStringList> &rows, QList<DefinitionIssue> &issues) { return Reader(issues).read(rows); }

}  // namespace tongdang
