#include "core/forms/form_reader.h"

#include "core/base/csv.h"
#include "core/forms/form_catalog.h"

#include <QRegularExpression>

namespace tongdang {

namespace {

FormSheet &sheetCalled(QList<FormSheet> &sheets, const QString &name) {
    for (FormSheet &sheet : sheets)
        if (sheet.name == name)
            return sheet;
    FormSheet sheet;
    sheet.name = name;
    sheets << sheet;
    return sheets.last();
}

}  // namespace

QString sheetName(const QString &text) {
    const QString name = text.simplified().toLower();
    if (name == u"choices and columns" || name == u"select_options")
        return QStringLiteral("choices");
    return name;
}

void trimEnd(QStringList &cells) {
    while (!cells.isEmpty() && cells.last().trimmed().isEmpty())
        cells.removeLast();
}

QList<FormSheet> sheetsOfRecords(const QList<QStringList> &records, const QList<int> &rows) {
    QList<FormSheet> sheets;
    QString current;
    bool wantsHeadings = false;
    for (qsizetype i = 0; i < records.size(); ++i) {
        QStringList cells = records[i].mid(0, kMostFormColumns);
        const int number = i < rows.size() ? rows[i] : int(i) + 1;
        const QString first = cells.isEmpty() ? QString() : sheetName(cells.takeFirst());
        trimEnd(cells);
        if (!first.isEmpty()) {
            current = first;
            sheetCalled(sheets, current);
            wantsHeadings = true;
        }
        if (cells.isEmpty() || current.isEmpty())
            continue;
        FormSheet &sheet = sheetCalled(sheets, current);
        if (wantsHeadings) {
            wantsHeadings = false;
            if (sheet.headings.isEmpty()) {
                sheet.row = number;
                sheet.headings = cells;
            } else if (sheet.headings != cells) {
                sheet.rows << FormRow{number, cells};  // a sheet begun twice with other headings: its row will be refused
            }
            continue;
        }
        if (sheet.rows.size() < kMostFormRows)
            sheet.rows << FormRow{number, cells};
    }
    return sheets;
}

bool FormRow::isBlank() const {
    for (const QString &cell : cells)
        if (!cell.trimmed().isEmpty())
            return false;
    return true;
}

QString settingOf(const FormSheet *settings, const QStringList &names) {
    if (!settings || settings->rows.isEmpty())
        return {};
    for (qsizetype i = 0; i < settings->headings.size(); ++i)
        if (names.contains(readHeading(settings->headings[i]).base))
            return settings->rows.first().cell(int(i));
    return {};
}

QList<FormSheet> sheetsOf(const FormSource &source) { return sheetsOfRecords(parseCsv(source.csv), source.rows); }

const FormSheet *findSheet(const QList<FormSheet> &sheets, QStringView name) {
    for (const FormSheet &sheet : sheets)
        if (sheet.name == name)
            return &sheet;
    return nullptr;
}

FormSource makeSource(const QList<FormSheet> &sheets, const QString &file) {
    FormSource source;
    source.file = file;
    const FormSheet *settings = findSheet(sheets, u"settings");
    source.id = settingOf(settings, {QStringLiteral("form_id"), QStringLiteral("id_string")});
    source.version = settingOf(settings, {QStringLiteral("version")});
    source.extends = settingOf(settings, {QStringLiteral("td_extends")});
    for (const FormSheet &sheet : sheets) {
        if (sheet.headings.isEmpty() && sheet.rows.isEmpty())
            continue;
        source.csv += csvLine({sheet.name});
        source.rows << sheet.row;
        source.csv += csvLine(QStringList{QString()} + sheet.headings);
        source.rows << sheet.row;
        for (const FormRow &row : sheet.rows) {
            if (row.isBlank())
                continue;
            source.csv += csvLine(QStringList{QString()} + row.cells);
            source.rows << row.row;
        }
    }
    return source;
}

QString usableFormId(const QString &written) {
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{M}\\p{N}_.-]+")), twice(QStringLiteral("__+")), letter(QStringLiteral("^\\p{L}"));
    QString id = written.simplified().replace(others, QStringLiteral("_")).replace(twice, QStringLiteral("_"));
    if (id != written)   // what stood in brackets at an end
        while (id.endsWith(u'_'))
            id.chop(1);
    if (!id.isEmpty() && !letter.match(id).hasMatch())
        id.prepend(id.startsWith(u'_') ? QStringLiteral("form") : QStringLiteral("form_"));
    return id;
}

FormSource formFromCsv(const QString &csv, const QString &file) { return makeSource(sheetsOfRecords(parseCsv(csv), {}), file); }

QString languageOf(const QString &written) {
    static const QRegularExpression inBrackets(QStringLiteral(R"([(（]\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*[)）]\s*$)"));
    static const QRegularExpression code(QStringLiteral(R"(^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$)"));
    const QString text = written.simplified();
    for (const auto *pattern : {&inBrackets, &code})
        if (const auto match = pattern->match(text); match.hasMatch())
            return match.captured(1).toLower();
    const QString lower = text.toLower();
    if (lower.contains(u"中文") || lower.contains(u"汉语") || lower.contains(u"chinese"))
        return QStringLiteral("zh");
    if (lower.contains(u"english") || lower.contains(u"英文"))
        return QStringLiteral("en");
    return lower;
}

Heading readHeading(const QString &heading) {
    static const QHash<QString, QString> aliases = {
        {QStringLiteral("caption"), QStringLiteral("label")}, {QStringLiteral("relevance"), QStringLiteral("relevant")},
        {QStringLiteral("calculate"), QStringLiteral("calculation")}, {QStringLiteral("command"), QStringLiteral("type")},
        {QStringLiteral("tag"), QStringLiteral("name")}, {QStringLiteral("value"), QStringLiteral("name")},
        {QStringLiteral("readonly"), QStringLiteral("read_only")}, {QStringLiteral("count"), QStringLiteral("repeat_count")},
        {QStringLiteral("jr:count"), QStringLiteral("repeat_count")}, {QStringLiteral("jr:constraintmsg"), QStringLiteral("constraint_message")},
        {QStringLiteral("jr:requiredmsg"), QStringLiteral("required_message")}, {QStringLiteral("requiredmsg"), QStringLiteral("required_message")}, {QStringLiteral("constraining_message"), QStringLiteral("constraint_message")},
        {QStringLiteral("id_string"), QStringLiteral("form_id")}, {QStringLiteral("set_form_id"), QStringLiteral("form_id")}, {QStringLiteral("set_form_title"), QStringLiteral("form_title")}, {QStringLiteral("title"), QStringLiteral("form_title")}};
    static const QStringList translated = QStringLiteral(
        "label caption hint guidance_hint constraint_message required_message td_warning_message form_title td_purpose media image audio video "
        "kobo--rank-constraint-message").split(u' ');
    static const QStringList prefixes = QStringLiteral("bind body control").split(u' ');
    const auto plain = [](const QString &text) { return text.simplified().toLower().replace(u' ', u'_'); };
    const QString whole = heading.simplified();
    QStringList parts = whole.split(QStringLiteral("::"));
    if (parts.size() == 1) {
        const QStringList single = whole.split(u':');
        if (translated.contains(plain(single.first())) || prefixes.contains(plain(single.first())))
            parts = single;
    }
    if (parts.size() > 1 && prefixes.contains(plain(parts.first())) && plain(parts[1]) != u"type")   // bind::type says how XForms keeps it
        parts.removeFirst();
    if (parts.size() > 1 && parts.first() == u"jr") {   // bind:jr:constraintMsg
        parts.removeFirst();
        parts.first().prepend(u"jr:");
    }
    Heading out;
    out.base = plain(parts.takeFirst());
    out.base = aliases.value(out.base, out.base);
    if (parts.isEmpty())
        return out;
    if (out.base == u"media")
        parts.removeFirst();
    else if (!translated.contains(out.base))  // instance::x, bind::odk:y: a column of its own
        out.base = plain(whole);
    if (!parts.isEmpty() && translated.contains(out.base))
        out.language = languageOf(parts.join(u' '));
    return out;
}

}  // namespace tongdang
