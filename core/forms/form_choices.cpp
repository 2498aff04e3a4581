#include "core/forms/form_choices.h"

#include "core/base/csv.h"
#include "core/forms/form_builder.h"

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
    for (const QChar c : choice.name)
        if (c.isSpace()) {
            columns.fault(row.row, QStringLiteral("forms.choice_with_space"), {choice.name});
            return;
        }
    if (seen.contains(choice.name) && !allowDuplicates) {
        columns.fault(row.row, QStringLiteral("forms.duplicate_choice"), {choice.name, list.name});
        return;
    }
    seen.insert(choice.name);
    choice.label = columns.labels(row, QStringLiteral("label"));
    if (choice.label.isEmpty())
        columns.fault(row.row, QStringLiteral("forms.choice_without_label"), {choice.name});
    if (const QString points = columns.text(row, QStringLiteral("points")); !points.isEmpty()) {
        bool ok = false;
        choice.points = points.toDouble(&ok);
        if (!ok || !std::isfinite(choice.points)) {
            choice.points = 0;
            columns.fault(row.row, QStringLiteral("forms.bad_points"), {points});
        }
    }
    choice.imports = splitBars(columns.text(row, QStringLiteral("td_import")));
    for (const QString &heading : columns.more())
        choice.more.insert(heading, columns.text(row, readHeading(heading).base));
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
            columns.fault(row.row, QStringLiteral("forms.choice_without_list"));
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
