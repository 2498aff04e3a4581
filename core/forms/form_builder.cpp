#include "core/forms/form_builder.h"

#include "core/forms/assessment.h"
#include "core/forms/form_blocks.h"
#include "core/forms/form_choices.h"
#include "core/forms/form_columns.h"
#include "core/forms/form_survey.h"
#include "core/forms/form_types.h"
#include "core/forms/table_layout.h"
#include "core/storage/migrations.h"

#include <QRegularExpression>

namespace tongdang {

namespace {

using Part = PendingExpression::Part;

QString str(const char *text) { return QString::fromLatin1(text); }

int countQuestions(const Form &form) {
    int count = 0;
    for (const Field &field : form.fields)
        count += field.kind != FieldKind::Note;
    for (const Repeat &repeat : form.repeats)
        count += countQuestions(*repeat.form);
    return count;
}

int countStored(const Form &form) {
    int count = 0;
    for (const Field &field : form.fields)
        count += hasColumn(field);
    return count;
}

// The settings sheet; an extension form takes only its own identity from it.
void readSettings(const FormSheet &sheet, FormDraft &draft, Form &form, bool &allowDuplicates) {
    draft.settingsSheet = sheet.name;
    const SheetColumns columns(sheet, SheetKind::Settings, draft.issues);
    const FormRow row = sheet.rows.isEmpty() ? FormRow{sheet.row, {}} : sheet.rows.first();
    for (qsizetype i = 1; i < sheet.rows.size(); ++i)
        if (!sheet.rows[i].isBlank())
            columns.fault(sheet.rows[i].row, str("forms.second_settings_row"), {}, Severity::Warn);
    const auto take = [&](const char *name) {
        draft.settingRow.insert(str(name), row.row);
        return columns.text(row, str(name));
    };
    form.title = columns.labels(row, str("form_title"));
    if (form.title.isEmpty())
        form.title.set(QString(), columns.text(row, str("form_id")));
    form.defaultLanguage = languageOf(take("default_language"));
    form.subject = take("td_subject");
    form.dateField = take("td_date");
    form.regionField = take("td_region");
    form.kind = take("td_kind");
    form.sets = take("td_sets");
    form.right = take("td_right");
    if (const QString many = take("td_many"); !many.isEmpty()) {
        if (const auto answer = yesOrNo(many))
            form.many = *answer;
        else
            columns.fault(row.row, str("forms.yes_or_no"), {columns.heading(str("td_many")), many});
    }
    if (!form.kind.isEmpty() && form.kind != kInstrument && form.kind != kFrozen)
        columns.fault(row.row, str("forms.bad_setting"), {str("td_kind"), form.kind});
    if (!form.sets.isEmpty() && form.sets != u"risk" && form.sets != u"guardianship_grade")
        columns.fault(row.row, str("forms.bad_setting"), {str("td_sets"), form.sets});
    if (!form.right.isEmpty() && form.right != u"override")
        columns.fault(row.row, str("forms.bad_setting"), {str("td_right"), form.right});
    if (const QString duplicates = take("allow_choice_duplicates"); !duplicates.isEmpty())
        allowDuplicates = yesOrNo(duplicates).value_or(false);
    QString title = take("td_title");
    const char *column = "td_title";
    if (title.isEmpty()) {
        title = take("instance_name");
        column = "instance_name";
    }
    if (!title.isEmpty())
        draft.pending.push_back({&form, Part::Title, 0, title, columns.heading(str(column)), sheet.name, row.row});
}

// A form's table has the form's own name.
const QStringList &tablesOfTheStructure() {
    static const QStringList names = [] {
        static const QRegularExpression created(QStringLiteral("CREATE (?:VIRTUAL )?TABLE (\\w+)"));
        QStringList found{str("conflict"), str("package")};   // to come
        for (const Migration &migration : ledgerMigrations())
            for (auto matches = created.globalMatch(QString::fromUtf8(migration.sql)); matches.hasNext();)
                found << matches.next().captured(1).toLower();
        return found;
    }();
    return names;
}

void checkIdentity(FormDraft &draft, const FormSheet *settings) {
    // Forms that later versions of the program bring: a district's own would be in their way.
    static const QStringList coming = str("visit household unit_return campaign assessment assessment_override care_agreement case help_measure mandatory_report task instrument").split(u' ');
    const QString sheet = draft.settingsSheet.isEmpty() ? draft.source.file : draft.settingsSheet;
    const int row = draft.settingRow.value(str("td_subject"));
    const auto tell = [&](Severity severity, const char *message, const QStringList &args) { draft.issues << DefinitionIssue{sheet, row, severity, Message{str(message), args, {}}}; };
    const auto fault = [&](const char *message, const QStringList &args) { tell(Severity::Must, message, args); };
    const auto assumed = [&](const char *name, const QString &value) { return !value.isEmpty() && settingOf(settings, {str(name)}).isEmpty(); };
    if (assumed("form_id", draft.source.id))
        tell(Severity::Info, "forms.id_assumed", {draft.source.id});
    else if (const QString written = settingOf(settings, {str("form_id")}); written != draft.source.id)
        tell(Severity::Info, "forms.id_written", {written, draft.source.id});
    if (assumed("version", draft.source.version))
        tell(Severity::Info, "forms.version_assumed", {draft.source.version});
    if (draft.source.id.isEmpty())
        fault("forms.no_form_id", {});
    else if (draft.source.id != usableFormId(draft.source.id) || draft.source.id.size() > 60)
        fault("forms.bad_form_id", {draft.source.id});
    else if (tablesOfTheStructure().contains(draft.source.id.toLower()) || (!draft.source.bundled && coming.contains(draft.source.id.toLower())) || draft.source.id.startsWith(u"search", Qt::CaseInsensitive) ||
             draft.source.id.startsWith(u"sqlite_", Qt::CaseInsensitive) || draft.source.id.startsWith(u"td_", Qt::CaseInsensitive))
        fault("forms.reserved_form_id", {draft.source.id});
    bool digit = false;
    for (const QChar c : draft.source.version)
        digit = digit || c.isDigit();
    if (draft.source.version.isEmpty())
        fault("forms.no_version", {});
    else if (draft.source.version.size() > 60)
        fault("forms.bad_version", {draft.source.version});
    else if (!digit)
        tell(Severity::Info, "forms.version_without_digits", {draft.source.version});
}

// Everything of a source: settings into `form` (or, of an extension, nowhere), then its questions into `target`.
void readInto(FormDraft &draft, Form &settings, Form *target, const QHash<QString, CodeList> &shared, const QString &prefix, LookupTables &lookups) {
    const auto sheets = sheetsOf(draft.source);
    bool allowDuplicates = false;
    const FormSheet *settingsSheet = findSheet(sheets, u"settings");
    if (settingsSheet)
        readSettings(*settingsSheet, draft, settings, allowDuplicates);
    checkIdentity(draft, settingsSheet);
    QHash<QString, CodeList> own;
    if (const FormSheet *sheet = findSheet(sheets, u"choices"))
        own = readChoices(*sheet, allowDuplicates, draft.issues);
    // Long lists on a sheet of their own, where a town's name may come again under another district.
    if (const FormSheet *sheet = findSheet(sheets, u"external_choices"))
        for (const CodeList &list : readChoices(*sheet, true, draft.issues)) {
            CodeList external = list;
            external.name = kExternalLists + list.name;
            own.insert(external.name, external);
        }
    const FormSheet *survey = findSheet(sheets, u"survey");
    QStringList ofTables = LookupTables::namedIn(sheets), used;
    for (const ListFile &file : survey ? listFiles(*survey) : QList<ListFile>())
        if (const FormSheet *sheet = findSheet(sheets, file.sheet)) {
            own.insert(file.key(), listOfFile(file, *sheet, draft.issues));
            used << file.sheet;
        }
    for (const QString &instance : LookupTables::instancesIn(sheets)) {   // a list of choices goes before a file of that name
        const QString file = sheetName(instance);
        const auto list = own.constFind(instance);
        if (list != own.constEnd())
            lookups.add(*list, languageFromCode(settings.defaultLanguage));
        else if (const FormSheet *sheet = findSheet(sheets, QString(file + u".csv")))
            ofTables << sheet->name;
        else if (const FormSheet *xml = findSheet(sheets, QString(file + u".xml")))
            ofTables << xml->name;
        else if (const FormSheet *geo = findSheet(sheets, QString(file + u".geojson")))
            ofTables << geo->name;
        else if (const auto common = shared.constFind(instance); common != shared.constEnd())
            lookups.add(*common, languageFromCode(settings.defaultLanguage));
    }
    used += ofTables;
    for (const FormSheet &sheet : sheets)
        if (ofTables.contains(sheet.name) && !lookups.add(sheet))
            draft.issues << DefinitionIssue{sheet.name, sheet.row, Severity::Must, Message{str("forms.lookup_taken"), {sheet.name}, {}}};
    if (!prefix.isEmpty())
        for (auto list = own.cbegin(); list != own.cend(); ++list)
            if (target->lists.contains(list.key()))
                draft.issues << DefinitionIssue{str("choices"), 0, Severity::Must, Message{str("forms.list_taken"), {list.key()}, {}}};
    for (const FormSheet &sheet : sheets) {
        if (sheet.name == u"cascades")
            draft.issues << DefinitionIssue{sheet.name, sheet.row, Severity::Must, Message{str("forms.sheet_unsupported"), {sheet.name}, {}}};
        else if (sheet.name == u"entities")
            draft.issues << DefinitionIssue{sheet.name, sheet.row, Severity::Warn, Message{str("forms.entities_ignored"), {sheet.name}, {}}};
        else if (sheet.name != u"survey" && sheet.name != u"choices" && sheet.name != u"external_choices" && sheet.name != u"settings" && !sheet.name.startsWith(u'_') && !used.contains(sheet.name))
            draft.issues << DefinitionIssue{sheet.name, sheet.row, Severity::Info, Message{str("forms.sheet_ignored"), {sheet.name}, {}}};
    }
    if (!survey || survey->rows.isEmpty()) {
        draft.issues << DefinitionIssue{survey ? survey->name : draft.source.file, survey ? survey->row : 0, Severity::Must, Message{str("forms.no_questions"), {}, {}}};
        return;
    }
    for (const FormSheet &sheet : sheets)
        if (const qsizetype most = sheet.name == u"survey" ? kMostSurveyRows : kMostFormRows - 10; sheet.rows.size() > most) {
            draft.issues << DefinitionIssue{sheet.name, sheet.rows[most].row, Severity::Must, Message{str("forms.too_many_rows"), {QString::number(most)}, {}}};
            return;
        }
    const int before = countQuestions(*target);
    readSurvey(withoutBlocks(*survey, findSheet(sheets, u"choices")), draft, target, own, shared, prefix);
    draft.questions = countQuestions(*target) - before;
    if (countStored(*target) > kMostQuestions) {
        draft.pending.clear();  // not worth the time
        draft.issues << DefinitionIssue{survey->name, target->fields.value(kMostQuestions).row, Severity::Must, Message{str("forms.too_many_questions"), {QString::number(countStored(*target)), QString::number(kMostQuestions)}, {}}};
    }
}

}  // namespace

FormDraft buildForm(const FormSource &source, const QHash<QString, CodeList> &shared) {
    FormDraft draft;
    draft.source = source;
    draft.form = std::make_shared<Form>();
    draft.form->id = draft.form->table = source.id;
    draft.form->version = source.version;
    readInto(draft, *draft.form, draft.form.get(), shared, {}, *draft.lookups);
    if (draft.form->title.isEmpty())   // as other programs call it
        draft.form->title.set(QString(), source.id);
    return draft;
}

FormDraft buildExtension(const FormSource &source, FormDraft &base, const QHash<QString, CodeList> &shared) {
    // A question's name cannot begin with a digit, so a district's code is written d150302_.
    static const QRegularExpression district(QStringLiteral("^(d\\d{6}_)"));
    FormDraft draft;
    draft.source = source;
    Form ignored;
    const auto match = district.match(source.id);
    readInto(draft, ignored, base.form.get(), shared, match.hasMatch() ? match.captured(1) : QStringLiteral("d"), *base.lookups);
    if (!match.hasMatch())
        draft.issues << DefinitionIssue{draft.settingsSheet, draft.settingRow.value(str("td_subject")), Severity::Must, Message{str("forms.extension_id"), {source.id}, {}}};
    std::erase_if(draft.pending, [](const PendingExpression &pending) { return pending.part == Part::Title; });
    base.form->extensions << source.id + u' ' + source.version;
    return draft;
}

}  // namespace tongdang
