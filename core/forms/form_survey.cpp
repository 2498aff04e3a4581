#include "core/forms/form_survey.h"

#include "core/forms/assessment.h"
#include "core/forms/form_choices.h"
#include "core/forms/form_columns.h"
#include "core/forms/form_parameters.h"
#include "core/forms/form_types.h"
#include "core/forms/label_references.h"
#include "core/forms/table_layout.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <limits>

namespace tongdang {

namespace {

using Part = PendingExpression::Part;

bool isName(const QString &name) {
    static const QRegularExpression pattern(QStringLiteral("^[\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*$"));
    return name.size() <= 128 && pattern.match(name).hasMatch();
}

QString str(const char *text) { return QString::fromLatin1(text); }

// What is calculated when a record is made and then stays, or would be another at every look: it is journaled as a default is.
bool isGivenOnce(const QString &calculation) {
    static const QRegularExpression chance(QStringLiteral("\\b(random|uuid|version)\\s*\\(")), once(QStringLiteral("^once\\s*\\("));
    if (calculation.contains(chance))
        return true;
    const QString text = calculation.trimmed();
    if (!text.contains(once))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        depth += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
        if (depth == 0 && text[i] == u')')
            return i == text.size() - 1;   // the whole of it, not a part
    }
    return false;
}

// Reads one survey sheet into a form and the forms of its repeats.
class SurveyReader {
  public:
    SurveyReader(const FormSheet &sheet, FormDraft &draft, Form *form, const QHash<QString, CodeList> &own, const QHash<QString, CodeList> &shared,
                 const QString &prefix)
        : m_sheet(sheet), m_draft(draft), m_form(form), m_own(own), m_shared(shared), m_prefix(prefix), m_columns(sheet, SheetKind::Survey, draft.issues) {}

    void read() {
        if (!m_columns.has(str("type")))   // else every row would be one without a type, and a title above the headings a form without questions
            return fault(m_sheet.row, "forms.no_type_column", {m_sheet.headings.join(str(", ")).left(60)});
        for (const FormRow &row : m_sheet.rows)
            if (!row.isBlank() && !yesOrNo(cell(row, "disabled")).value_or(false))
                readRow(row);
        for (const Open &open : m_open)
            fault(open.row, "forms.never_closed", {open.name});
        refuseAmbiguous();
    }

  private:
    static constexpr int kDeepest = 32, kDeepestRepeat = 4;
    struct Open { bool repeat; QString name; int row; QStringList outerGroups; Form *outer; QString restricted; bool readOnly; bool ignored = false; };

    QString cell(const FormRow &row, const char *column) const { return m_columns.text(row, str(column)); }
    void fault(int row, const char *id, const QStringList &args = {}, Severity severity = Severity::Must) const { m_columns.fault(row, str(id), args, severity); }

    void readRow(const FormRow &row) {
        const QString type = cell(row, "type"), name = cell(row, "name");
        if (type.isEmpty()) {
            if (!name.isEmpty() || !m_columns.labels(row, str("label")).isEmpty())
                fault(row.row, "forms.no_type", {name});
            return;
        }
        QuestionType read = readQuestionType(type);
        if (const QString calculation = cell(row, "calculation"); read.kind == FieldKind::Calculate && calculation.endsWith(u"()") && isOfDevice(calculation)) {   // duration()
            read.kind = FieldKind::Metadata;
            read.metadata = calculation;
        }
        if (m_inBlock && read.what != QuestionType::What::EndBlock)   // refused with its first row
            return;
        if (!isOfDevice(read.metadata))   // a place taken down at a trigger
            m_columns.refuseUnsupported(row);
        switch (read.what) {
        case QuestionType::What::Unknown:
            return fault(row.row, "forms.unknown_type", {type});
        case QuestionType::What::Declaration:
            return;
        case QuestionType::What::BeginBlock:
            m_inBlock = true;
            return fault(row.row, "forms.kobo_block", {type, name});
        case QuestionType::What::EndBlock:
            m_inBlock = false;
            return;
        case QuestionType::What::Unsupported:
            return fault(row.row, "forms.unsupported_type", {type});
        case QuestionType::What::BeginGroup:
        case QuestionType::What::BeginRepeat:
            return begin(row, name, read.what == QuestionType::What::BeginRepeat);
        case QuestionType::What::EndGroup:
        case QuestionType::What::EndRepeat:
            return end(row, read.what == QuestionType::What::EndRepeat);
        case QuestionType::What::Question:
            return question(row, name.isEmpty() && read.kind == FieldKind::Metadata ? read.metadata : name, type, read);
        }
    }

    bool checkName(const FormRow &row, const QString &name, const char *missing) const {
        if (name.isEmpty())
            fault(row.row, missing);
        else if (!isName(name))
            fault(row.row, "forms.bad_name", {name});
        else if (name.startsWith(u"td_", Qt::CaseInsensitive))
            fault(row.row, "forms.name_with_td", {name});
        else if (!m_prefix.isEmpty() && !name.startsWith(m_prefix))
            fault(row.row, "forms.name_without_prefix", {name, m_prefix});
        else
            return true;
        return false;
    }

    void pend(const FormRow &row, Part part, int index, const QString &text, const char *column) {
        if (text.isEmpty())
            return;
        const auto plain = part == Part::Default || part == Part::ChoiceFilter ? std::nullopt : yesOrNo(text);   // a cell of a spreadsheet that is TRUE or FALSE
        m_draft.pending.push_back({m_form, part, index, !plain ? text : str(*plain ? "true()" : "false()"), m_columns.heading(str(column)), m_sheet.name, row.row});
    }

    struct Bearer { QStringList groups; int row = 0; };   // of a name; row 0: it is free
    Bearer bearer(const QString &name) const {
        if (const Field *field = m_form->find(name))
            return {field->groups, field->row};
        for (const Repeat &repeat : std::as_const(m_form->repeats))
            if (repeat.name == name)
                return {repeat.groups, m_rows.value(m_form).value(name.toLower())};
        return {};
    }

    // XLSForm lets different groups have questions and repeats of the same name: the later one bears its group's before it, in none a number behind it.
    QString ownName(const FormRow &row, const QString &name) {
        const QString place = m_form->id + u' ' + m_groups.join(u' ') + u' ' + name;
        const bool again = m_places.contains(place);   // in this very group: a fault
        m_places.insert(place);
        const Bearer other = bearer(name);
        if (name.isEmpty() || again || other.row == 0 || other.groups == m_groups)
            return name;
        QString own = name;
        for (qsizetype i = m_groups.size() - 1; i >= 0 && bearer(own).row != 0; --i)
            own = m_groups[i] + u'_' + own;
        for (int n = 2; bearer(own).row != 0; ++n)
            own = name + u'_' + QString::number(n);
        m_ambiguous << name;
        fault(row.row, "forms.named_by_group", {name, QString::number(other.row), own}, Severity::Info);
        return own;
    }

    // Which one of them is meant nobody can say.
    void refuseAmbiguous() const {
        for (const QString &name : m_ambiguous) {
            const QRegularExpression reference(QStringLiteral("\\$\\{\\s*(?:last-saved#)?%1\\s*\\}").arg(QRegularExpression::escape(name)));
            for (const FormRow &row : m_sheet.rows)
                if (!row.cells.filter(reference).isEmpty())
                    fault(row.row, "forms.ambiguous_name", {name});
        }
    }

    void begin(const FormRow &row, const QString &written, bool repeat) {
        m_open.append({repeat, written, row.row, m_groups, m_form, m_open.isEmpty() ? QString() : m_open.last().restricted,
                       !m_open.isEmpty() && m_open.last().readOnly});
        if (const QString restricted = cell(row, "td_restricted"); !restricted.isEmpty())
            m_open.last().restricted = restricted;
        if (yesOrNo(cell(row, "read_only")).value_or(false))
            m_open.last().readOnly = true;
        if (m_open.size() > kDeepest || (repeat && m_form->id.count(u'/') >= kDeepestRepeat)) {
            m_open.last().ignored = true;  // its questions stay where they are: the form is refused anyway
            return fault(row.row, "forms.nested_too_deep");
        }
        checkAppearance(row);
        checkName(row, written, repeat ? "forms.repeat_without_name" : "forms.group_without_name");
        QString name = repeat ? ownName(row, written) : written;
        if (const Group *other = repeat ? nullptr : m_form->group(name); other && other->parents != m_groups) {
            name = (m_groups + QStringList{written}).join(u'_');
            for (int n = 2; m_groups.isEmpty() && m_form->group(name); ++n)
                name = written + u'_' + QString::number(n);
        }
        if (!repeat) {
            if (m_form->group(name) && !name.isEmpty())
                fault(row.row, "forms.duplicate_group", {name});
            m_form->groups << Group{name, m_columns.labels(row, str("label")), cell(row, "appearance"), m_groups, {}, m_open.last().restricted};
            m_groups << name;
            pend(row, Part::GroupRelevant, int(m_form->groups.size()) - 1, cell(row, "relevant"), "relevant");
            return;
        }
        for (const Repeat &other : std::as_const(m_form->repeats))
            if (other.name.compare(name, Qt::CaseInsensitive) == 0)
                fault(row.row, "forms.duplicate_name", {name, QString::number(m_rows.value(m_form).value(name.toLower()))});
        if (m_form->indexOf(name) >= 0)
            fault(row.row, "forms.duplicate_name", {name, QString::number(m_form->find(name)->row)});
        m_rows[m_form].insert(name.toLower(), row.row);
        auto inner = std::make_shared<Form>();
        inner->id = m_form->id + u'/' + name;
        inner->table = m_form->table + QStringLiteral("__") + name;
        inner->version = m_form->version;
        inner->title = m_columns.labels(row, str("label"));
        inner->defaultLanguage = m_form->defaultLanguage;
        inner->repeatOf = inner->subject = m_form->id;
        Repeat made;
        made.name = name;
        made.label = inner->title;
        if (inner->title.isEmpty())
            inner->title.set(QString(), name);
        made.groups = m_groups;
        made.after = int(m_form->fields.size());
        made.form = inner;
        m_form->repeats << made;
        const int index = int(m_form->repeats.size()) - 1;
        pend(row, Part::RepeatRelevant, index, cell(row, "relevant"), "relevant");
        pend(row, Part::RepeatCount, index, cell(row, "repeat_count"), "repeat_count");
        m_form = inner.get();
        m_groups.clear();
    }

    void end(const FormRow &row, bool repeat) {
        if (m_open.isEmpty())
            return fault(row.row, "forms.end_without_begin");
        if (m_open.last().repeat != repeat)
            return fault(row.row, "forms.end_of_another", {m_open.last().name, QString::number(m_open.last().row)});
        if (const Open open = m_open.takeLast(); !open.ignored) {
            m_groups = open.outerGroups;
            m_form = open.outer;
        }
    }

    void checkAppearance(const FormRow &row) const {
        for (const QString &word : cell(row, "appearance").split(u' ', Qt::SkipEmptyParts)) {
            if (isRefusedAppearance(word))
                fault(row.row, "forms.appearance_unsupported", {word});
            else if (!isKnownAppearance(word))
                fault(row.row, "forms.unknown_appearance", {word}, Severity::Info);
        }
    }

    void checkParameters(const FormRow &row, const Field &field, const QString &list) const {
        QHash<QString, double> numbers;
        for (const Parameter &one : readParameters(field.parameters)) {
            switch (useOfParameter(one.key, field.kind, list)) {
            case ParameterUse::Unknown:
                if (field.kind != FieldKind::Metadata) {
                    fault(row.row, "forms.unknown_parameter", {one.written});
                    break;
                }
                [[fallthrough]];   // what a phone is to note beside the answers
            case ParameterUse::Known: fault(row.row, "forms.parameter_ignored", {one.written}, Severity::Info); break;
            case ParameterUse::Used: break;
            }
            if (field.kind == FieldKind::Range && useOfParameter(one.key, field.kind, list) == ParameterUse::Used) {
                bool ok = false;
                numbers.insert(one.key, one.value.toDouble(&ok));
                if (!ok)
                    fault(row.row, "forms.bad_parameter", {one.written});
            }
        }
        if (field.kind == FieldKind::Range && (numbers.value(str("start"), 1) >= numbers.value(str("end"), 10) || numbers.value(str("step"), 1) <= 0))
            fault(row.row, "forms.bad_parameter", {field.parameters});
    }

    // The list of a choice question, brought into the form; with `other` where the question asks for it.
    QString takeList(const FormRow &row, const QString &name, bool orOther) {
        const CodeList *list = nullptr;
        if (const auto own = m_own.constFind(name); own != m_own.constEnd())
            list = &*own;
        else if (const auto shared = m_shared.constFind(name); shared != m_shared.constEnd())
            list = &*shared;
        else if (const auto file = isListFile(name) ? m_shared.constFind(name.chopped(4)) : m_shared.constEnd(); file != m_shared.constEnd())
            list = &*file;
        if (!list) {
            fault(row.row, isListFile(name) ? "forms.no_list_file" : "forms.unknown_list", {name.section(u'/', -1)});
            return {};
        }
        const CodeList taken = orOther ? withOther(*list) : *list;
        m_form->lists.insert(taken.name, taken);
        return taken.name;
    }

    static QString defaultText(const QString &text, bool number) {
        static const QRegularExpression call(QStringLiteral(R"([A-Za-z][A-Za-z0-9:-]*\()")), sum(QStringLiteral(R"(^[\d.()\s-]*\d[)\s]*([+*-]|div\b|mod\b)[\d.()\s+*-]+)"));
        if ((number && sum.match(text).hasMatch()) || text.isEmpty() || text.contains(u"${") || text.startsWith(u'\'') || text.startsWith(u'"') || call.match(text).hasMatch())
            return text;
        if (!text.contains(u'\''))
            return u'\'' + text + u'\'';
        return u'"' + QString(text).replace(u'"', u'\'') + u'"';
    }

    void readBands(const FormRow &row, Field &field) const {
        const QStringList parts = splitBars(cell(row, "td_bands"));
        double before = std::numeric_limits<double>::infinity();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QStringList words = parts[i].split(u' ', Qt::SkipEmptyParts);
            const bool last = i + 1 == parts.size();
            bool ok = words.size() == (last ? 1 : 2);
            Band band;
            band.last = last;
            band.level = words.last();
            if (ok && !last) {
                band.from = words.first().toDouble(&ok);
                ok = ok && band.from < before && !band.level.contains(u'\'');
                before = band.from;
            }
            if (!ok) {
                field.bands.clear();
                return fault(row.row, "forms.bad_bands", {parts[i]});
            }
            field.bands << band;
        }
    }

    void question(const FormRow &row, const QString &written, const QString &type, const QuestionType &read) {
        const QString name = ownName(row, written);
        Field field;
        field.name = name;
        field.kind = read.kind;
        field.type = valueType(read.kind);
        field.metadata = read.metadata;
        if (field.metadata == u"today")
            field.type = ValueType::Date;
        else if (field.metadata == u"start" || field.metadata == u"end")
            field.type = ValueType::DateTime;
        field.sheet = m_sheet.name;
        field.row = row.row;
        field.label = m_columns.labels(row, str("label"));
        field.hint = m_columns.labels(row, str("hint"));
        field.guidance = m_columns.labels(row, str("guidance_hint"));
        field.constraintMessage = m_columns.labels(row, str("constraint_message"));
        field.requiredMessage = m_columns.labels(row, str("required_message"));
        field.warningMessage = m_columns.labels(row, str("td_warning_message"));
        field.purpose = m_columns.labels(row, str("td_purpose"));
        field.appearance = cell(row, "appearance");
        field.parameters = cell(row, "parameters");
        field.groups = m_groups;
        field.readOnly = yesOrNo(cell(row, "read_only")).value_or(true) || (!m_open.isEmpty() && m_open.last().readOnly);
        field.core = cell(row, "td_core");
        // XLSForm lets a question that has a calculation be of any kind; what is computed is never typed.
        const bool ofDevice = isOfDevice(field.metadata);
        field.derived = !ofDevice && (field.kind == FieldKind::Calculate || !field.core.isEmpty() || !cell(row, "calculation").isEmpty());
        const bool waits = !cell(row, "trigger").isEmpty() && !ofDevice;
        if (field.core.isEmpty() && !ofDevice && (waits || read.once || isGivenOnce(cell(row, "calculation")))) {
            field.derived = false;
            field.given = true;
            field.readOnly = field.readOnly || !waits;
            if (field.kind == FieldKind::Calculate) {
                field.kind = FieldKind::Hidden;
                field.type = valueType(field.kind);
            }
            if (!waits)
                fault(row.row, "forms.given_once", {name}, Severity::Info);
        }
        field.restricted = cell(row, "td_restricted");
        if (field.restricted.isEmpty() && !m_open.isEmpty())
            field.restricted = m_open.last().restricted;
        field.print = cell(row, "td_print").toLower();
        field.once = cell(row, "td_once");
        field.imports = splitBars(cell(row, "td_import"));
        if (!ofDevice)
            checkAppearance(row);
        readBands(row, field);
        if (!field.print.isEmpty() && !QStringList{str("no"), str("full"), str("half"), str("third")}.contains(field.print))
            fault(row.row, "forms.bad_print", {field.print});
        if (const auto indexed = yesOrNo(cell(row, "td_indexed")))
            field.indexed = *indexed;
        else
            fault(row.row, "forms.yes_or_no", {m_columns.heading(str("td_indexed")), cell(row, "td_indexed")});
        if (field.isChoice()) {
            if (read.list.isEmpty() || read.list.contains(u' '))
                fault(row.row, "forms.no_list", {type});
            else
                field.list = takeList(row, isListFile(read.list) ? ListFile(read.list, field.parameters).key() : read.list, read.orOther);
            if (const QString spaced = m_form->lists.value(field.list).spaced; field.isSeveral() && !spaced.isEmpty())   // a space stands between two answers
                fault(row.row, "forms.choice_with_space", {spaced});
        } else if (const QString list = cell(row, "td_list"); !list.isEmpty()) {
            field.list = takeList(row, list, false);
        }
        checkParameters(row, field, read.list);
        for (const Labels *words : {&field.label, &field.hint})
            if (std::any_of(words->all().begin(), words->all().end(), [](const auto &text) { return refersToAnswers(text.second); })) {
                fault(row.row, "forms.reference_in_label", {name}, Severity::Info);
                break;
            }
        const bool visible = !field.derived && !field.isSilent();
        if (visible && field.label.isEmpty() && field.hint.isEmpty()) {
            if (m_columns.hasMedia(row)) {
                field.label.set(QString(), name);
                fault(row.row, "forms.media_for_label", {name}, Severity::Warn);
            } else {
                fault(row.row, "forms.no_label", {name});
            }
        }
        if (field.kind == FieldKind::Calculate && field.core.isEmpty() && cell(row, "calculation").isEmpty())
            fault(row.row, "forms.no_calculation", {name});
        if (ofDevice)
            fault(row.row, "forms.device_ignored", {field.metadata}, Severity::Warn);
        else if (field.kind == FieldKind::Metadata && !isStored(field))
            fault(row.row, "forms.metadata_ignored", {field.metadata}, Severity::Info);
        field.orOther = read.orOther;
        field.severalAnswers = read.several;
        if (!checkName(row, name, "forms.no_name") || !add(field))
            return;
        const int slot = int(m_form->fields.size()) - 1;
        expressions(row, slot, read.repeated);
        if (!field.once.isEmpty())
            m_draft.onces.push_back({m_form, slot});
        if (read.orOther)
            addOtherText(row, field);
        if (name == kScore && m_form->kind == kInstrument && m_prefix.isEmpty())
            addAssessment(row, field);
    }

    static bool isStored(const Field &field) { return hasColumn(field); }

    void expressions(const FormRow &row, int slot, const QString &repeated) {
        if (isOfDevice(m_form->fields[slot].metadata))   // stays blank, whatever is asked of it
            return;
        const QString required = cell(row, "required");
        pend(row, Part::Required, slot, yesOrNo(required).value_or(true) ? required : QString(), "required");
        pend(row, Part::Relevant, slot, cell(row, "relevant"), "relevant");
        pend(row, Part::Constraint, slot, cell(row, "constraint"), "constraint");
        const QString calculation = cell(row, "calculation"), trigger = cell(row, "trigger");
        const bool once = !m_form->fields[slot].derived && trigger.isEmpty();
        if (!trigger.isEmpty() && m_form->fields[slot].given)
            m_draft.pending.push_back({m_form, Part::Triggered, slot, calculation, m_columns.heading(str(calculation.isEmpty() ? "trigger" : "calculation")), m_sheet.name, row.row, trigger});
        else
            pend(row, once ? Part::Default : Part::Calculation, slot, calculation, "calculation");
        if (const QString filter = cell(row, "choice_filter"); !repeated.isEmpty())
            m_draft.pending.push_back({m_form, Part::Offers, slot, filter, m_columns.heading(str(filter.isEmpty() ? "type" : "choice_filter")), m_sheet.name, row.row, repeated});
        else
            pend(row, Part::ChoiceFilter, slot, cell(row, "choice_filter"), "choice_filter");
        if (!once || calculation.isEmpty())
            pend(row, Part::Default, slot, defaultText(cell(row, "default"), m_form->fields[slot].type == ValueType::Number), "default");
        pend(row, Part::Warning, slot, cell(row, "td_warning"), "td_warning");
    }

    bool add(Field field) {
        if (m_form->m_index.contains(field.name)) {
            fault(field.row, "forms.duplicate_name", {field.name, QString::number(m_form->find(field.name)->row)});
            return false;
        }
        for (const Repeat &repeat : std::as_const(m_form->repeats))
            if (repeat.name == field.name) {
                fault(field.row, "forms.duplicate_name", {field.name, QString::number(m_rows.value(m_form).value(field.name.toLower()))});
                return false;
            }
        QSet<QString> &columns = m_columnNames[m_form];
        if (columns.isEmpty())
            for (const Field &other : std::as_const(m_form->fields))
                columns.insert(other.column.toLower());
        field.column = field.name;
        if (columns.contains(field.column.toLower()))
            fault(field.row, "forms.names_differ_by_case", {field.name}, Severity::Warn);
        for (int n = 2; columns.contains(field.column.toLower()); ++n)
            field.column = field.name + u'_' + QString::number(n);
        columns.insert(field.column.toLower());
        m_form->m_index.insert(field.name, int(m_form->fields.size()));
        m_form->fields << field;
        return true;
    }

    void addOtherText(const FormRow &row, const Field &choice) {
        Field text;
        text.name = choice.name + QStringLiteral("_other");
        text.sheet = choice.sheet;
        text.row = choice.row;
        text.groups = choice.groups;
        text.label = Messages().labels(QStringLiteral("forms.other_text"));
        text.restricted = choice.restricted;
        if (!add(text))
            return;
        const QString own = cell(row, "relevant");
        const QString chosen = QStringLiteral("selected(${%1}, 'other')").arg(choice.name);
        pend(row, Part::Relevant, int(m_form->fields.size()) - 1, own.isEmpty() ? chosen : QStringLiteral("(%1) and %2").arg(own, chosen), "relevant");
    }

    // What an instrument says of its score. `level` is coded by the form's own list of that name, else by that of what it sets.
    void addAssessment(const FormRow &row, const Field &score) {
        if (score.bands.isEmpty()) {
            if (cell(row, "td_bands").isEmpty())
                fault(row.row, "forms.instrument_without_bands");
            return;
        }
        const bool hasTrigger = std::any_of(m_sheet.rows.begin(), m_sheet.rows.end(), [this](const FormRow &other) { return cell(other, "name") == kTrigger; });
        Field level;
        level.kind = FieldKind::Calculate;
        level.derived = true;
        level.sheet = score.sheet;
        level.row = score.row;
        level.groups = score.groups;
        level.print = score.print;
        Field because = level;
        level.name = kLevel;
        level.label = Messages().labels(QStringLiteral("forms.level"));
        if (m_own.contains(kLevel))
            level.list = takeList(row, kLevel, false);
        else if (!m_form->sets.isEmpty())
            level.list = takeList(row, m_form->sets, false);
        if (!level.list.isEmpty())
            for (const Band &band : score.bands)
                if (!m_form->lists[level.list].find(band.level))
                    fault(row.row, "forms.unknown_level", {band.level, level.list});
        level.restricted = score.restricted;
        if (!add(level))
            return;
        pend(row, Part::Relevant, int(m_form->fields.size()) - 1, cell(row, "relevant"), "relevant");
        pend(row, Part::Calculation, int(m_form->fields.size()) - 1, levelCalculation(score.bands, hasTrigger), "td_bands");
        because.name = kBecause;
        because.label = Messages().labels(QStringLiteral("forms.because"));
        because.explains = true;
        because.print = str("full");
        because.restricted = score.restricted;
        for (const FormRow &other : m_sheet.rows)   // it repeats the trigger's words
            if (cell(other, "name") == kTrigger && !cell(other, "td_restricted").isEmpty())
                because.restricted = cell(other, "td_restricted");
        add(because);
    }

    const FormSheet &m_sheet;
    FormDraft &m_draft;
    Form *m_form;
    const QHash<QString, CodeList> &m_own, &m_shared;
    QString m_prefix;
    SheetColumns m_columns;
    QStringList m_groups;
    QList<Open> m_open;
    bool m_inBlock = false;
    QStringList m_ambiguous;   // names of several questions or repeats
    QSet<QString> m_places;    // the names there are, each with its groups before it
    QHash<Form *, QHash<QString, int>> m_rows;       // rows of repeats
    QHash<Form *, QSet<QString>> m_columnNames;
};

}  // namespace

void readSurvey(const FormSheet &sheet, FormDraft &draft, Form *form, const QHash<QString, CodeList> &own, const QHash<QString, CodeList> &shared,
                const QString &prefix) {
    SurveyReader(sheet, draft, form, own, shared, prefix).read();
}

}  // namespace tongdang
