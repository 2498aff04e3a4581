#include "core/importing/roster_template.h"

#include "core/base/csv.h"
#include "core/base/dates.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kShortWord = 6;   // marks and 清空 are no longer: most cells need no look
constexpr int kVillageHeading = 16;

using Row = QHash<QString, QString>;

QString fileText(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Labels labels(const Row &row, const QString &base) {
    return Labels(row.value(base + QStringLiteral("::中文 (zh)")), row.value(base + QStringLiteral("::English (en)")));
}

QStringList bars(const QString &text) { return text.split(u'|', Qt::SkipEmptyParts); }

RosterTemplate readTemplate(const QString &path) {
    QHash<QString, QList<Row>> sheets;
    QString sheet;
    QStringList headings;
    for (const QStringList &cells : parseCsv(fileText(path))) {
        if (!cells.value(0).isEmpty()) {
            sheet = cells[0];
            headings.clear();
        } else if (headings.isEmpty()) {
            headings = cells;
        } else {
            Row row;
            for (qsizetype i = 1; i < headings.size(); ++i)
                row.insert(headings[i], cells.value(i));
            sheets[sheet] << row;
        }
    }
    RosterTemplate out;
    const Row settings = sheets.value(QStringLiteral("settings")).value(0);
    out.id = settings.value(QStringLiteral("roster_id"));
    out.title = labels(settings, QStringLiteral("title"));
    out.form = settings.value(QStringLiteral("form"));
    out.status = settings.value(QStringLiteral("status"));
    out.further = settings.value(QStringLiteral("further")) == u"yes";
    const QString name = QStringLiteral("name"), label = QStringLiteral("label"), imports = QStringLiteral("td_import");
    for (const Row &row : sheets.value(QStringLiteral("people")))
        out.people << RosterPerson{row.value(name), labels(row, label), row.value(QStringLiteral("relation")), row.value(QStringLiteral("roles"))};
    for (const Row &row : sheets.value(QStringLiteral("kinds"))) {
        RosterKind kind{row.value(name), labels(row, label), {}, row.value(QStringLiteral("form")), row.value(QStringLiteral("category")).split(u' ', Qt::SkipEmptyParts)};
        for (const auto &[language, text] : kind.label.all())
            kind.words << headingKey(text);
        for (const QString &word : bars(row.value(imports)))
            kind.words << headingKey(word);
        out.kinds << kind;
    }
    for (const Row &row : sheets.value(QStringLiteral("columns")))
        out.columns << RosterColumn{row.value(QStringLiteral("target")), labels(row, QStringLiteral("heading")), row.value(QStringLiteral("width")).toDouble(),
                                    row.value(QStringLiteral("export")) != u"no", bars(row.value(imports))};
    return out;
}

}  // namespace

QString headingKey(const QString &heading) {
    QString out;
    static const QString marks = QStringLiteral("*★☆※▲△●○◆◇■□");
    for (const QChar c : heading.normalized(QString::NormalizationForm_KC))
        if (!c.isSpace() && !marks.contains(c) && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            out += c.toLower();
    out.remove(QStringLiteral("(必填)"));
    out.remove(QStringLiteral("(选填)"));
    while (out.endsWith(u':'))
        out.chop(1);
    return out;
}

bool RosterTemplate::has(const QString &target) const {
    return std::any_of(columns.begin(), columns.end(), [&](const RosterColumn &column) { return column.target == target; });
}

const RosterPerson *RosterTemplate::person(const QString &name) const {
    for (const RosterPerson &person : people)
        if (person.name == name)
            return &person;
    return nullptr;
}

bool RosterTemplate::serves(const QString &formId) const {
    return form == formId || std::any_of(kinds.begin(), kinds.end(), [&](const RosterKind &kind) { return kind.form == formId; });
}

RosterTemplates::RosterTemplates() {
    const QDir folder(QStringLiteral(":/rosters"));
    for (const QString &name : folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name))
        if (RosterTemplate roster = readTemplate(folder.filePath(name)); !roster.id.isEmpty())
            all << roster;
    std::stable_sort(all.begin(), all.end(), [](const RosterTemplate &a, const RosterTemplate &b) { return a.columns.size() < b.columns.size(); });
}

const RosterTemplate *RosterTemplates::find(const QString &id) const {
    for (const RosterTemplate &roster : all)
        if (roster.id == id)
            return &roster;
    return nullptr;
}

const RosterPerson *RosterTemplates::person(const QString &name) const {
    for (const RosterTemplate &roster : all)
        if (const RosterPerson *person = roster.person(name))
            return person;
    return nullptr;
}

RosterWords::RosterWords() {
    const auto rows = parseCsv(fileText(QStringLiteral(":/rosters/words/words.csv")));
    for (const QStringList &row : rows) {
        const QString use = row.value(0), word = row.value(1);
        if (use == u"not_row")
            m_notRow << headingKey(word) + (word.endsWith(u':') ? QStringLiteral(":") : QString());
        else if (use == u"total")
            m_total << headingKey(word);
        else if (use == u"before_total")
            m_before << headingKey(word);
        else if (use == u"counted")
            m_counted << headingKey(word);
        else if (use == u"nobody")
            m_nobody << word;
        else if (use == u"state")
            m_state << word;
        else if (use == u"none")
            m_none << word;
        else if (use == u"mark")
            m_mark << word;
        else if (use == u"ditto")
            m_ditto << word;
        else if (use == u"tick")
            m_tick << word;
        else if (use == u"no_tick")
            m_noTick << word;
        else if (use == u"village" || use == u"village_part")
            (use == u"village" ? m_village : m_villageParts) << QRegularExpression::escape(headingKey(word));
        else if (use == u"school")
            m_schools << QRegularExpression::escape(word);
        else if (use == u"clear")
            m_clear << word;
        else if (use == u"fault")
            m_fault << word;
        else if (use == u"ignored")
            m_ignored << headingKey(word);
        else if (use == u"example")
            m_example << headingKey(word);
        else if (use == u"date")
            m_date << word;
        else if (use == u"group_tail")
            m_tail << headingKey(word);
        else if (use == u"unit")
            m_unit << word;
    }
    for (const QString &word : std::as_const(m_ditto))
        m_dittoStarts += word.front();
    for (const QString &word : std::as_const(m_mark))
        m_markStarts += word.front();
    const QString parts = (m_village + m_villageParts).join(u'|');
    m_villageWord.setPattern(m_village.join(u'|'));
    m_school.setPattern(QStringLiteral("(?:%1)(?!生)").arg(m_schools.join(u'|')));
    m_villageHeading.setPattern(QStringLiteral("\\A(?:%1)*(?:%2)(?:%1)*\\z").arg(parts, m_village.join(u'|')));
}

bool RosterWords::isNotARow(const QString &cell) const {
    const QString key = headingKey(cell + u'.').chopped(1);   // a colon at the end is kept
    return std::any_of(m_notRow.begin(), m_notRow.end(), [&](const QString &word) { return key.startsWith(word); });
}

bool RosterWords::isTotal(const QString &cell) const {
    QString key = headingKey(cell);
    const auto ends = [&key](const QString &word) { return key.endsWith(word); };
    if (std::any_of(m_total.begin(), m_total.end(), ends))
        return true;
    const auto counted = std::find_if(m_counted.begin(), m_counted.end(), ends);
    if (counted == m_counted.end())
        return false;
    key.chop(counted->size());
    const QStringList words = m_total + m_before;   // 共计 before 共
    for (auto word = words.begin(); word != words.end();) {
        const bool begins = key.startsWith(*word);
        if (begins)
            key.remove(0, word->size());
        word = begins ? words.begin() : std::next(word);
    }
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) { return c.isDigit(); });
}

bool RosterWords::isNobody(const QString &cell) const { return is(m_nobody, cell) || isMark(cell); }
bool RosterWords::isMark(const QString &cell) const { return !cell.isEmpty() && cell.size() <= kShortWord && (m_markStarts.contains(cell.front()) || cell.front().isSpace()) && is(m_mark, cell); }
bool RosterWords::isDitto(const QString &cell) const {
    return !cell.isEmpty() && cell.size() <= kShortWord && (m_dittoStarts.contains(cell.front()) || cell.front().isSpace()) && is(m_ditto, cell);
}

bool RosterWords::isVillage(const QString &key) const { return key.size() <= kVillageHeading && m_villageHeading.match(key).hasMatch(); }

QList<qsizetype> RosterWords::villageEnds(const QString &text) const {
    QList<qsizetype> out;
    for (auto found = m_villageWord.globalMatch(text); found.hasNext();)
        out.prepend(found.next().capturedEnd());
    return out;
}

bool RosterWords::namesSeveralVillages(const QString &key) const {
    static const QString between = QStringLiteral("、,;和及与");
    const QList<qsizetype> ends = villageEnds(key);
    return std::any_of(ends.begin(), ends.end(), [&](qsizetype end) { return end < key.size() && between.contains(key[end]); });
}

bool RosterWords::isIgnored(const QString &heading) const { return m_ignored.contains(headingKey(heading)); }

bool RosterWords::isExample(const QString &sheet) const {
    return std::any_of(m_example.begin(), m_example.end(), [key = headingKey(sheet)](const QString &word) { return key.contains(word); });
}

QString RosterWords::withoutTail(const QString &key) const {
    for (const QString &tail : m_tail)
        if (key.size() > tail.size() && key.endsWith(tail))
            return key.chopped(tail.size());
    return key;
}

QString RosterWords::withoutUnit(const QString &cell) const {
    for (const QString &unit : m_unit)
        if (cell.endsWith(unit))
            return cell.chopped(unit.size()).trimmed();
    return cell;
}

QString RosterWords::dateIn(const QStringList &cells) const {
    static const QRegularExpression day(QStringLiteral(R"((\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2}))"));
    for (qsizetype i = 0; i < cells.size(); ++i)
        for (const QString &word : m_date) {
            const QString cell = cells[i].normalized(QString::NormalizationForm_KC);
            const qsizetype at = cell.indexOf(word);
            if (at < 0)
                continue;
            QString rest = cell.mid(at + word.size());
            for (qsizetype next = i + 1; rest.size() < 3 && next < cells.size(); ++next)
                rest += cells[next].normalized(QString::NormalizationForm_KC);
            const auto found = day.match(rest);
            const QDate date(found.captured(1).toInt(), found.captured(2).toInt(), found.captured(3).toInt());
            if (found.hasMatch() && date.isValid())
                return isoDate(date);
        }
    return {};
}

}  // namespace tongdang
