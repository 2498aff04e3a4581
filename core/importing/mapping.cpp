// Targets and saved mappings: kept in the ledger by their headings, or in a file (JSON).
#include "core/base/saved.h"
#include "core/children/matching.h"
#include "core/importing/sheet_choice.h"
#include "core/ledger/sql.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tongdang {

using namespace targets;

namespace {

constexpr auto kRow = "row";

// A roster's heading for it, else the question's label behind the person's.
Labels labelOf(const FormCatalog &forms, const RosterTemplates &rosters, const QString &target) {
    for (const RosterTemplate &roster : rosters.all)
        for (const RosterColumn &column : roster.columns)
            if (column.target == target)
                return column.heading;
    const QString question = target.section(u'.', 1);
    const RosterPerson *person = rosters.person(target.section(u'.', 0, 0));
    QList<const Form *> asking{person ? guardianForm(forms) : childForm(forms)};
    for (const RosterTemplate &roster : rosters.all)
        for (const RosterKind &kind : roster.kinds)
            asking << (person ? nullptr : forms.find(kind.form));
    for (const Form *form : asking)
        if (const Field *field = form ? form->find(question) : nullptr) {
            const auto words = [&](Language language, const QString &between) -> QString { return (person ? person->label.in(language) + between : QString()) + field->label.in(language); };
            return Labels(words(Language::Chinese, {}), words(Language::English, QStringLiteral(": ")));
        }
    return Labels(target, target);
}

}  // namespace

QList<ImportTarget> importTargetList(const FormCatalog &forms) {
    const RosterTemplates rosters;
    QList<ImportTarget> out;
    QSet<QString> known;
    const auto add = [&](const QString &id, const QString &group, const Labels &groupLabel) {
        if (!known.contains(id)) {
            known << id;
            out << ImportTarget{id, labelOf(forms, rosters, id), group, groupLabel};
        }
    };
    const auto addForm = [&](const Form *form, const QString &prefix, const QString &group, const Labels &groupLabel) {
        for (const Field &field : form ? form->fields : QList<Field>())
            if (isStored(field.kind) && !field.derived && field.kind != FieldKind::Image)
                add(prefix + field.name, group, groupLabel);
    };
    for (const QString &id : {kRegion, kTownship, kGroup, kStatus, kFurtherStatus, kRowKind, kRowNumber})
        add(id, QLatin1String(kRow), {});
    QList<const Form *> own{childForm(forms)};
    for (const RosterTemplate &roster : rosters.all)
        for (const RosterKind &kind : roster.kinds)
            own << forms.find(kind.form);
    for (const Form *form : own)
        if (form)
            addForm(form, kOwn, form->id, form->title);
    for (const RosterTemplate &roster : rosters.all)
        for (const RosterPerson &person : roster.people) {
            addForm(guardianForm(forms), person.name + u'.', person.name, person.label);
            if (person.relation.isEmpty())
                add(person.name + u'.' + kRelation, person.name, person.label);
        }
    return out;
}

QStringList importTargets(const FormCatalog &forms) {
    QStringList out;
    for (const ImportTarget &target : importTargetList(forms))
        out << target.id;
    return out;
}

Labels targetLabel(const FormCatalog &forms, const QString &target) { return labelOf(forms, RosterTemplates(), target); }

Result<SheetMapping> proposeMapping(LedgerReader &reader, Workbook &book, const QString &sheet, const QString &form) { return proposeMapping(reader, book, sheet, form, 0); }

Result<SheetMapping> proposeMapping(LedgerReader &reader, Workbook &book, const QString &sheet, const QString &form, int headingRow) {
    const RosterTemplates rosters;
    const Headings headings(reader.forms(), rosters, form);
    const auto saved = [&](const QStringList &texts) { return savedMapping(reader, texts); };
    const SheetQuestion question{headings, form, reader.forms(), {}, saved, reader.shared().clock->today()};
    if (headingRow == 0) {
        auto chosen = chooseSheets(book, sheet, question);
        if (!chosen)
            return chosen.error();
        return chosen->heads[chosen->main].mapping;
    }
    auto head = readHead(book, sheet, question, headingRow);
    if (!head)
        return head.error();
    return head->mapping;
}

QByteArray mappingJson(const SheetMapping &mapping) {
    QJsonArray columns;
    for (const ColumnMapping &column : mapping.columns)
        columns << QJsonObject{{QStringLiteral("column"), column.column}, {QStringLiteral("heading"), column.heading}, {QStringLiteral("target"), column.target}};
    return QJsonDocument(QJsonObject{{QStringLiteral("tongdang_mapping"), 1}, {QStringLiteral("sheet"), mapping.sheet}, {QStringLiteral("roster"), mapping.roster}, {QStringLiteral("columns"), columns}}).toJson();
}

std::optional<SheetMapping> mappingFromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value(QStringLiteral("columns")).isArray())
        return {};
    SheetMapping mapping;
    mapping.sheet = object.value(QStringLiteral("sheet")).toString();
    mapping.roster = object.value(QStringLiteral("roster")).toString();
    for (const QJsonValue &value : object.value(QStringLiteral("columns")).toArray()) {
        const QJsonObject column = value.toObject();
        if (const QString heading = column.value(QStringLiteral("heading")).toString(); !heading.isEmpty())
            mapping.columns << ColumnMapping{column.value(QStringLiteral("column")).toInt(), heading, column.value(QStringLiteral("target")).toString(), {}, false};
    }
    if (mapping.columns.isEmpty())
        return {};
    return mapping;
}

QString mappingId(const QStringList &headings) {
    QStringList keys;
    for (const QString &heading : headings)
        if (const QString key = headingKey(heading); !key.isEmpty())
            keys << key;
    keys.sort();
    return QString::fromLatin1(QCryptographicHash::hash(keys.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

std::optional<SheetMapping> savedMapping(LedgerReader &reader, const QStringList &headings) {
    try {
        SQLite::Statement find(reader.database(), "SELECT content FROM mapping WHERE id = ?");
        sql::bind(find, 1, mappingId(headings));
        if (find.executeStep())
            return mappingFromJson(sql::text(find.getColumn(0)).toUtf8());
    } catch (const SQLite::Exception &) {
        // Without it the headings are guessed as for a new file.
    }
    return {};
}

Result<void> saveMapping(Ledger &ledger, const Session &session, const SheetMapping &mapping) {
    QStringList headings;
    for (const ColumnMapping &column : mapping.columns)
        headings << column.heading;
    return ledger.keepMapping(session, mappingId(headings), headings.join(u'|'), QString::fromUtf8(mappingJson(mapping)));
}

Result<SheetMapping> readMappingFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("importing.cannot_read_mapping"), {path});
    if (auto mapping = mappingFromJson(file.read(10'000'000)))
        return *mapping;
    return makeError(ErrorCode::BadFormat, QStringLiteral("importing.no_mapping"), {path});
}

Result<void> writeMappingFile(const SheetMapping &mapping, const QString &path) {
    QSaveFile file(path);
    const QByteArray json = mappingJson(mapping);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !saved(file))
        return makeError(ErrorCode::File, QStringLiteral("importing.cannot_write_mapping"), {path, file.errorString()});
    return {};
}

}  // namespace tongdang
