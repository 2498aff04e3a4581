#include "core/forms/form_catalog.h"

#include "core/forms/assessment.h"
#include "core/forms/form_binding.h"
#include "core/forms/form_reader.h"
#include "core/forms/table_layout.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <mutex>

namespace tongdang {

namespace {

QString resource(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList csvFiles(const QString &folder) { return QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name); }

QHash<QString, CodeList> sharedLists(QList<DefinitionIssue> &issues) {
    QHash<QString, CodeList> lists;
    for (const QString &file : csvFiles(QStringLiteral(":/codelists"))) {
        const QString name = file.chopped(4);
        lists.insert(name, readCodeList(name, resource(QStringLiteral(":/codelists/") + file), issues));
    }
    return lists;
}

QList<FormSource> bundledSources() {
    QList<FormSource> sources;
    for (const QString &file : csvFiles(QStringLiteral(":/forms"))) {
        FormSource source = formFromCsv(resource(QStringLiteral(":/forms/") + file), file);
        source.bundled = true;
        sources << source;
    }
    return sources;
}

// The sources that stand beside one another: of an id the highest version.
QList<FormSource> newest(const QList<FormSource> &sources) {
    QList<FormSource> out;
    for (const FormSource &source : sources) {
        bool placed = false;
        for (FormSource &other : out)
            if (!source.id.isEmpty() && other.id.compare(source.id, Qt::CaseInsensitive) == 0) {
                if (compareVersions(source.version, other.version) > 0)
                    other = source;
                placed = true;
            }
        if (!placed)
            out << source;
    }
    std::stable_sort(out.begin(), out.end(), [](const FormSource &a, const FormSource &b) { return a.id < b.id; });
    return out;
}

struct Built {
    std::vector<FormDraft> forms, extensions;
    QHash<QString, QList<DefinitionIssue>> issues;  // by id
    QHash<QString, int> questions;
};

// Builds all of them together. A wrong one is left out whole, and the rest built again without it.
Built build(QList<FormSource> sources, const QHash<QString, CodeList> &lists) {
    Built built;
    for (;;) {
        built.forms.clear();
        built.extensions.clear();
        for (const FormSource &source : std::as_const(sources))
            if (source.extends.isEmpty())
                built.forms.push_back(buildForm(source, lists));
        for (const FormSource &source : std::as_const(sources)) {
            if (source.extends.isEmpty())
                continue;
            const auto base = std::find_if(built.forms.begin(), built.forms.end(), [&](const FormDraft &draft) { return draft.form->id == source.extends; });
            if (base == built.forms.end()) {
                FormDraft lost = buildForm(source, lists);  // for its own faults
                lost.issues << DefinitionIssue{lost.settingsSheet, lost.settingRow.value(QStringLiteral("td_subject")), Severity::Must,
                                               Message{QStringLiteral("forms.unknown_form"), {source.extends}, {}}};
                built.extensions.push_back(std::move(lost));
            } else {
                built.extensions.push_back(buildExtension(source, *base, lists));
            }
        }
        bindForms(built.forms, built.extensions);
        QStringList bad;
        for (auto *drafts : {&built.forms, &built.extensions})
            for (const FormDraft &draft : *drafts) {
                built.issues.insert(draft.source.id, draft.issues);
                built.questions.insert(draft.source.id, draft.questions);
                if (!draft.ok())
                    bad << draft.source.id;
            }
        if (bad.isEmpty())
            return built;
        sources.removeIf([&](const FormSource &source) { return bad.contains(source.id); });
    }
}

// Its derived answers hang on nothing but its own.
bool standsAlone(const Form &form) { return form.repeats.isEmpty() && std::none_of(form.fields.begin(), form.fields.end(), [](const Field &field) { return !field.linkedForms.isEmpty(); }); }

// What would change the result of a finished assessment afterwards (docs/decisions/0013).
QList<DefinitionIssue> unsteadiness(const Form &form) {
    QList<DefinitionIssue> issues;
    const auto add = [&issues](const Field &field, const char *id, const QStringList &args) {
        issues << DefinitionIssue{field.sheet, field.row, Severity::Must, Message{QString::fromLatin1(id), args, {}}};
    };
    for (const Repeat &repeat : form.repeats)
        add(repeat.form->fields.isEmpty() ? Field() : repeat.form->fields.first(), "forms.instrument_with_repeat", {repeat.name});
    // What applies is scored.
    const auto follow = [&](const Expression &relevant, const Field &field, const QString &name) {
        const QStringList names = relevant.names();
        if (relevant.readsTime() || relevant.readsChance())
            add(field, "forms.instrument_condition_moves", {name});
        for (const Form *linked : form.m_linked)
            if (names.contains(linked->id))
                add(field, "forms.instrument_reads_others", {name, linked->id});
    };
    QSet<QString> seen;
    for (const Field &field : form.fields) {
        follow(field.relevant, field, field.name);
        for (const QString &name : field.groups)
            if (const Group *group = form.group(name); group && !seen.contains(name)) {
                seen.insert(name);
                follow(group->relevant, field, name);
            }
    }
    for (const Field &field : form.fields)
        if (!field.derived || field.explains || field.name == kLevel)   // which follow the score
            continue;
        else if (!field.linkedForms.isEmpty())
            add(field, "forms.instrument_reads_others", {field.name, field.linkedForms.join(u' ')});
        else if (field.timeDependent)
            add(field, "forms.instrument_reads_today", {field.name});
    return issues;
}

}  // namespace

struct FormCatalog::Earlier {
    std::mutex mutex;
    QHash<QString, std::shared_ptr<const FormCatalog>> catalogs;   // by "id version"; null: cannot be built
};

FormCatalog FormCatalog::only(const QList<FormSource> &sources) {
    FormCatalog catalog;
    catalog.m_lists = sharedLists(catalog.m_issues);
    const QList<FormSource> inUse = newest(sources);
    Built built = build(inUse, catalog.m_lists);
    catalog.m_made = std::make_shared<Earlier>();
    for (const FormSource &source : sources)
        if (source.extends.isEmpty() && std::none_of(inUse.begin(), inUse.end(), [&source](const FormSource &other) { return other.id == source.id && other.version == source.version; }))
            catalog.m_earlier << source;
    catalog.m_issuesOf = built.issues;
    QStringList ids = built.issues.keys();
    ids.sort();
    for (const QString &id : std::as_const(ids))
        catalog.m_issues += built.issues.value(id);
    for (const FormDraft &draft : built.forms)
        catalog.m_sources << draft.source;
    for (const FormDraft &draft : built.extensions)
        catalog.m_sources << draft.source;
    for (const FormDraft &draft : built.forms) {
        const auto add = [&catalog, &draft](const auto &self, const Form &form) -> void {
            // Shares the ownership of the whole form.
            const std::shared_ptr<const Form> shared(std::shared_ptr<const Form>(draft.form), &form);
            catalog.m_forms.push_back(shared);
            catalog.m_byId.insert(form.id, shared);
            for (const Repeat &repeat : form.repeats)
                self(self, *repeat.form);
        };
        add(add, *draft.form);
    }
    return catalog;
}

FormCatalog FormCatalog::bundled() { return only(bundledSources()); }

FormCatalog FormCatalog::with(const QList<FormSource> &installed) { return only(bundledSources() + installed); }

const Form *FormCatalog::find(const QString &id) const {
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? nullptr : found->get();
}

QString FormCatalog::idOf(const QString &written) const {
    const QString usable = usableFormId(written);
    return !m_byId.contains(written) && m_byId.contains(usable) ? usable : written;
}

QList<const Form *> FormCatalog::all() const {
    QList<const Form *> forms;
    for (const auto &form : m_forms)
        forms << form.get();
    return forms;
}

QList<const Form *> FormCatalog::subjectsOf(const Form &form) const {
    QList<const Form *> forms;
    if (const Form *one = find(form.subject))
        return forms << one;
    for (const auto &other : m_forms)
        if (form.belongsTo(*other))
            forms << other.get();
    return forms;
}

QList<const Form *> FormCatalog::linkedTo(const QString &id) const {
    QList<const Form *> forms;
    const Form *subject = find(id);
    for (const auto &form : m_forms)
        if (subject && form->belongsTo(*subject) && form->repeatOf.isEmpty())
            forms << form.get();
    return forms;
}

const Form *FormCatalog::asMade(const Form &form, const QString &version) const {
    if (!m_made || form.kind != kInstrument || version.isEmpty() || version == form.version || !standsAlone(form))
        return nullptr;
    const std::lock_guard lock(m_made->mutex);
    const QString key = form.id + u' ' + version;
    auto built = m_made->catalogs.constFind(key);
    if (built == m_made->catalogs.constEnd()) {
        std::shared_ptr<const FormCatalog> catalog;
        for (const FormSource &source : m_earlier) {
            if (source.id != form.id || source.version != version)
                continue;
            QList<FormSource> beside = m_sources;
            beside.removeIf([&form](const FormSource &other) { return other.id == form.id; });
            catalog = std::make_shared<const FormCatalog>(only(beside << source));
        }
        built = m_made->catalogs.insert(key, std::move(catalog));
    }
    const Form *made = *built ? (*built)->find(form.id) : nullptr;
    return made && made->kind == kInstrument && standsAlone(*made) ? made : nullptr;
}

const CodeList *FormCatalog::list(const QString &name) const {
    const auto list = m_lists.constFind(name);
    return list == m_lists.constEnd() ? nullptr : &*list;
}

QList<FormSource> FormCatalog::sources() const { return m_sources; }

FormReport FormCatalog::check(const FormSource &source) const {
    FormReport report;
    report.id = source.id;
    report.version = source.version;
    QList<FormSource> beside;
    const FormSource *before = nullptr;
    const auto add = [&](Severity severity, const char *id, const QStringList &args) {
        report.issues << DefinitionIssue{QStringLiteral("settings"), 0, severity, Message{QString::fromLatin1(id), args, {}}};
    };
    for (const FormSource &other : m_sources)
        if (!source.id.isEmpty() && other.id.compare(source.id, Qt::CaseInsensitive) == 0)
            before = &other;
        else
            beside << other;
    if (before && before->bundled && !source.bundled && before->id == source.id && before->csv != source.csv) {   // whatever else it says
        add(Severity::Must, "forms.replaces_bundled", {source.id});
        return report;
    }
    const Built built = build(beside + QList<FormSource>{source}, m_lists);
    report.issues = built.issues.value(source.id);
    report.questions = built.questions.value(source.id);
    for (const FormDraft &draft : built.forms)
        if ((draft.source.id == source.id || draft.source.id == source.extends) && draft.form->kind == kInstrument)
            report.issues += unsteadiness(*draft.form);
    if (before && before->csv != source.csv) {
        if (before->id != source.id)
            add(Severity::Must, "forms.ids_differ_by_case", {source.id, before->id});
        else if (compareVersions(source.version, before->version) <= 0)
            add(Severity::Must, "forms.version_not_higher", {source.version, before->version});
        for (const FormDraft &draft : built.forms)
            if (const Form *old = find(source.id); old && draft.source.id == source.id)
                report.issues += incompatibilities(*old, *draft.form);
    }
    for (const FormSource &other : std::as_const(beside))  // what stood before and would no longer
        if (!hasMust(m_issuesOf.value(other.id)) && hasMust(built.issues.value(other.id)) && report.ok())
            add(Severity::Must, "forms.breaks_another", {other.id});
    return report;
}

int compareVersions(const QString &a, const QString &b) {
    const auto parts = [](const QString &text) {
        QList<QString> numbers;
        QString number;
        for (const QChar c : QString(text + u'.')) {
            if (c >= u'0' && c <= u'9') {
                number += c;
            } else if (!number.isEmpty()) {
                while (number.size() > 1 && number.front() == u'0')
                    number.remove(0, 1);
                numbers << number;
                number.clear();
            }
        }
        while (!numbers.isEmpty() && numbers.last() == u"0")
            numbers.removeLast();  // 1.0 is 1
        return numbers;
    };
    const auto left = parts(a), right = parts(b);
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        const QString l = left.value(i, QStringLiteral("0")), r = right.value(i, QStringLiteral("0"));
        if (l.size() != r.size())
            return l.size() < r.size() ? -1 : 1;
        if (const int order = l.compare(r); order != 0)
            return order < 0 ? -1 : 1;
    }
    return 0;
}

}  // namespace tongdang
