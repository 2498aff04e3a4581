#include "core/forms/form_choices.h"

#include "core/base/csv.h"
#include "core/forms/form_builder.h"
#include "core/forms/form_parameters.h"
#include "core/forms/form_types.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

void addChoice(CodeList &list, QSet<QString> &seen, const FormRow &row, const SheetColumns &columns, bool allowDuplicates) {
    Choice choice;
    choice.name = columns.text(row, QStringLiteral("name"));
    if (choice.name.isEmpty()) {
        columns.fault(row.row, QStringLiteral("forms.choice_without_name"), {list.name});
        return;
    }
    if (list.spaced.isEmpty() && std::any_of(choice.name.begin(), choice.name.end(), [](QChar c) { return c.isSpace(); }))
        list.spaced = choice.name;
    if (seen.contains(choice.name) && !allowDuplicates) {
        columns.fault(row.row, QStringLiteral("forms.duplicate_choice"), {choice.name, list.name});
        return;
    }
    seen.insert(choice.name);
    choice.label = columns.labels(row, QStringLiteral("label"));
    if (choice.label.isEmpty()) {   // a picture alone, on a phone
        choice.label.set(QString(), choice.name);
        columns.fault(row.row, QStringLiteral("forms.choice_without_label"), {choice.name}, Severity::Warn);
    }
    if (const QString points = columns.text(row, QStringLiteral("points")); !points.isEmpty()) {
        bool ok = false;
        choice.points = points.toDouble(&ok);
        if (!ok || !std::isfinite(choice.points)) {
            choice.points = 0;
            columns.fault(row.row, QStringLiteral("forms.bad_points"), {points});
        }
    }
    choice.imports = splitBars(columns.text(row, QStringLiteral("td_import")));
    for (qsizetype i = 0; i < columns.more().size(); ++i)
        choice.more.insert(columns.more()[i], columns.moreText(row, i));
    list.choices << choice;
}

}  // namespace

QHash<QString, CodeList> readChoices(const FormSheet &sheet, bool allowDuplicates, QList<DefinitionIssue> &issues) {
    QHash<QString, CodeList> lists;
    QHash<QString, QSet<QString>> seen;
    const SheetColumns columns(sheet, SheetKind::Choices, issues);
    for (const FormRow &row : sheet.rows) {
        if (row.isBlank())
            continue;
        const QString name = columns.text(row, QStringLiteral("list_name"));
        if (name.isEmpty()) {
            columns.fault(row.row, QStringLiteral("forms.choice_without_list"), {}, Severity::Warn);
            continue;
        }
        CodeList &list = lists[name];
        list.name = name;
        list.columns = columns.more();
        addChoice(list, seen[name], row, columns, allowDuplicates);
    }
    for (CodeList &list : lists)
        list.index();
    return lists;
}

ListFile::ListFile(const QString &file, const QString &parameters) : sheet(file), value(parameter(parameters, u"value")), label(parameter(parameters, u"label")) {
    if (file.endsWith(u".geojson")) {   // as ODK, where nothing else is said
        value = value.isEmpty() ? QStringLiteral("id") : value;
        label = label.isEmpty() ? QStringLiteral("title") : label;
    }
    if (value == u"name")
        value.clear();
    if (label == u"label")
        label.clear();
}

QString ListFile::key() const { return value.isEmpty() && label.isEmpty() ? sheet : value + u'/' + label + u'/' + sheet; }

QList<ListFile> listFiles(const FormSheet &survey) {
    QList<ListFile> files;
    int type = -1, parameters = -1;
    for (int i = 0; i < survey.headings.size(); ++i) {
        const QString base = readHeading(survey.headings[i]).base;
        if (base == u"type" && type < 0)
            type = i;
        if (base == u"parameters" && parameters < 0)
            parameters = i;
    }
    QSet<QString> seen;
    for (const FormRow &row : survey.rows)
        if (const QString name = readQuestionType(row.cell(type)).list; isListFile(name))
            if (const ListFile file(name, row.cell(parameters)); !seen.contains(file.key())) {
                seen.insert(file.key());
                files << file;
            }
    return files;
}

CodeList listOfFile(const ListFile &file, const FormSheet &sheet, QList<DefinitionIssue> &issues) {
    FormSheet named = sheet;
    // The columns stay under their own names too, for choice_filter.
    const auto take = [&](const QString &column, const QString &as) {
        if (column.isEmpty())
            return true;
        QList<std::pair<qsizetype, QString>> found;   // a label may stand in several languages: column::zh
        for (qsizetype i = 0; i < sheet.headings.size(); ++i) {
            const QString heading = sheet.headings[i].trimmed();
            if (heading == column || heading.startsWith(column + QStringLiteral("::")))
                found.append({i, heading.mid(column.size())});
            else if (readHeading(heading).base == as)
                named.headings[i] = u'_' + heading;
        }
        for (const auto &[i, language] : std::as_const(found)) {
            const qsizetype at = named.headings.size();
            named.headings << as + language;
            for (FormRow &row : named.rows) {
                const QString cell = row.cell(int(i));
                row.cells.resize(at);
                row.cells << cell;
            }
        }
        if (found.isEmpty())
            issues << DefinitionIssue{sheet.name, sheet.row, Severity::Must, Message{QStringLiteral("forms.no_file_column"), {sheet.name, column}, {}}};
        return !found.isEmpty();
    };
    if (!take(file.value, QStringLiteral("name")) || !take(file.label, QStringLiteral("label"))) {
        CodeList none;
        none.name = file.key();
        return none;
    }
    return listOfSheet(file.key(), named, issues);
}

CodeList withOther(const CodeList &list) {
    CodeList out = list;
    if (!out.find(QStringLiteral("other"))) {
        Choice other;
        other.name = QStringLiteral("other");
        other.label = Messages().labels(QStringLiteral("forms.other"));
        out.choices << other;
    }
    out.name += u"+other";
    out.index();
    return out;
}

CodeList readCodeList(const QString &name, const QString &csv, QList<DefinitionIssue> &issues) {
    FormSheet sheet;
    sheet.name = name + u".csv";
    const auto records = parseCsv(csv);
    for (qsizetype i = 0; i < records.size(); ++i) {
        if (i == 0) {
            sheet.row = 1;
            sheet.headings = records[i];
        } else {
            sheet.rows << FormRow{int(i) + 1, records[i]};
        }
    }
    return listOfSheet(name, sheet, issues);
}

CodeList listOfSheet(const QString &name, const FormSheet &sheet, QList<DefinitionIssue> &issues) {
    CodeList list;
    list.name = name;
    const SheetColumns columns(sheet, SheetKind::Choices, issues);
    list.columns = columns.more();
    if (!columns.has(QStringLiteral("name"))) {
        columns.fault(sheet.row, QStringLiteral("forms.list_without_names"), {name});
        return list;
    }
    QSet<QString> seen;
    for (const FormRow &row : sheet.rows)
        if (!row.isBlank())
            addChoice(list, seen, row, columns, false);
    list.index();
    return list;
}

}  // namespace tongdang
