// What a ledger has installed: forms and their tables, statistical tables.
#include "core/ledger/ledger_p.h"

#include "core/forms/table_layout.h"

#include <QFile>
#include <QFileInfo>

namespace tongdang {

namespace {

const QString kTerms = QStringLiteral("search_terms");
const QString kBulletin = QStringLiteral("bulletin:");   // before a bulletin's id among the statistical tables: no table's name has a colon

QStringList columnsOf(SQLite::Database &db, const QString &table) {
    QStringList columns;
    SQLite::Statement info(db, "SELECT name FROM pragma_table_xinfo(?)");
    sql::bind(info, 1, table);
    while (info.executeStep())
        columns << sql::text(info.getColumn(0));
    return columns;
}

// Whether the tables keep answers that the newer form works out otherwise.
bool derivesOtherwise(const Form &older, const Form &newer) {
    return std::any_of(newer.fields.begin(), newer.fields.end(), [&older](const Field &field) {
        if (!field.derived || !hasColumn(field))
            return false;
        const Field *before = older.find(field.name);
        return !before || before->core != field.core || before->calculation.text() != field.calculation.text() || before->relevant.text() != field.relevant.text();
    });
}

}  // namespace

void createFormTables(SQLite::Database &db, const Form &form) {
    for (const QString &statement : createTableSql(form))
        db.exec(sql::utf8(statement));
}

void alterFormTables(SQLite::Database &db, const Form &form) {
    const QStringList columns = columnsOf(db, form.table);
    if (columns.isEmpty()) {
        createFormTables(db, form);
        return;
    }
    for (const QString &statement : alterTableSql(form, columns))
        db.exec(sql::utf8(statement));
}

void keepForm(SQLite::Database &db, const FormSource &source, qint64 nowMs) {
    SQLite::Statement keep(db, "INSERT OR REPLACE INTO form (id, version, csv, bundled, installed) VALUES (?,?,?,?,?)");
    sql::bind(keep, 1, source.id);
    sql::bind(keep, 2, source.version);
    sql::bind(keep, 3, source.csv);
    keep.bind(4, source.bundled ? 1 : 0);
    sql::bind(keep, 5, nowMs);
    keep.exec();
}

QList<FormSource> Ledger::Private::installedForms() {
    QList<FormSource> sources;
    SQLite::Statement all(db(), "SELECT id, version, csv, bundled FROM form ORDER BY installed, id");
    while (all.executeStep()) {
        const QString id = sql::text(all.getColumn(0));
        FormSource source = formFromCsv(sql::text(all.getColumn(2)), id + QStringLiteral(".csv"));
        source.id = id;
        source.version = sql::text(all.getColumn(1));
        source.bundled = all.getColumn(3).getInt() != 0;
        sources << source;
    }
    return sources;
}

Result<void> Ledger::Private::upgradeForms() {
    const QList<FormSource> installed = installedForms();
    FormCatalog catalog = FormCatalog::with(installed);
    QList<FormSource> fresh;
    for (const FormSource &source : catalog.sources()) {
        // One of the program's own may have another question without another version.
        const bool known = std::any_of(installed.begin(), installed.end(), [&](const FormSource &old) { return old.id == source.id && old.version == source.version && (!source.bundled || old.csv == source.csv); });
        if (!known)
            fresh << source;
    }
    bool stale = false;
    if (!fresh.isEmpty()) {
        const FormCatalog before = FormCatalog::only(installed);
        for (const Form *form : catalog.all())
            if (const Form *old = before.find(form->id))
                stale = stale || derivesOtherwise(*old, *form);
        const bool hadForms = !installed.isEmpty();
        if (hadForms) {   // a copy first: a form that changes is a structure that changes
            if (auto copied = copyBeforeUpgrade(*folder, QStringLiteral("forms"), *context.clock); !copied)
                return copied;
        }
        SQLite::Transaction transaction(db(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const Form *form : catalog.all())
            alterFormTables(db(), *form);
        for (const FormSource &source : fresh)
            keepForm(db(), source, context.clock->nowMs());
        transaction.commit();
    }
    bind(std::move(catalog));
    const bool otherTerms = storedSetting(db(), kTerms) != kSearchTerms;
    if (!stale && !otherTerms)
        return {};
    NoProgress quiet;
    return inTransaction([&]() -> Result<void> {
        if (stale) {
            if (auto made = remake(quiet); !made)
                return made;
        } else {
            indexAnew();
        }
        keepSetting(db(), kTerms, kSearchTerms);
        return {};
    });
}

Result<FormReport> Ledger::installForm(const Session &session, const FormSource &source) {
    if (auto may = d->mayWrite(session, Action::Forms); !may)
        return may.error();
    FormReport report = d->forms().check(source);
    if (!report.ok())
        return report;
    FormSource kept = source;
    kept.id = report.id;
    kept.version = report.version;
    const auto refuse = [&report](const QString &message, const QStringList &args) {
        report.issues << DefinitionIssue{QStringLiteral("settings"), 2, Severity::Must, {message, args, {}}};
        return report;
    };
    for (const FormSource &old : d->installedForms())
        if (old.id == kept.id) {
            if (old.bundled && !kept.bundled)
                return refuse(QStringLiteral("ledger.form_is_bundled"), {kept.id});
            if (compareVersions(kept.version, old.version) <= 0 && old.csv != kept.csv)
                return refuse(QStringLiteral("ledger.form_version_not_newer"), {kept.version, old.version});
        }
    FormCatalog catalog = FormCatalog::with(d->installedForms() << kept);
    const auto compare = [&](const FormCatalog &before) {
        for (const Form *form : catalog.all())
            if (const Form *old = before.find(form->id))
                report.issues << incompatibilities(*old, *form);
    };
    compare(d->forms());
    // With every version before, too: a column stays when its question goes, and waits for it as it was.
    for (const FormSource &old : d->installedForms())
        if (old.id == kept.id && report.ok()) {
            QList<FormSource> then = d->forms().sources();
            then.removeIf([&](const FormSource &other) { return other.id == kept.id; });
            compare(FormCatalog::only(then << old));
        }
    if (!report.ok())
        return report;
    const auto installed = d->inTransaction([&]() -> Result<void> {
        for (const Form *form : catalog.all())
            alterFormTables(d->db(), *form);
        keepForm(d->db(), kept, clock().nowMs());
        d->appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("form"), kept.id}, {QStringLiteral("version"), kept.version}});
        return {};
    });
    if (!installed)
        return installed.error();
    try {
        d->bind(std::move(catalog));
    } catch (const SQLite::Exception &exception) {
        return databaseError(exception);
    }
    // Answers that waited in the journal for this form appear now.
    NoProgress quiet;
    SQLite::Statement waiting(d->db(), "SELECT 1 FROM journal j JOIN term t ON t.id = j.form WHERE t.text = ? AND j.op < 20 LIMIT 1");
    sql::bind(waiting, 1, kept.extends.isEmpty() ? kept.id : kept.extends);
    if (waiting.executeStep()) {
        waiting.reset();
        if (auto rebuilt = rebuild(session, quiet); !rebuilt)
            return rebuilt.error();
    }
    return report;
}

Result<void> Ledger::installTable(const Session &session, const QString &id, const QString &csv) {
    if (auto may = d->mayWrite(session, Action::Forms); !may)
        return may;
    return d->inTransaction([&]() -> Result<void> {
        SQLite::Statement keep(d->db(), "INSERT INTO stat_table (id, version, csv, installed) VALUES (?, (SELECT coalesce(max(version), 0) + 1 FROM stat_table WHERE id = ?), ?, ?)");
        sql::bind(keep, 1, id);
        sql::bind(keep, 2, id);
        sql::bind(keep, 3, csv);
        sql::bind(keep, 4, clock().nowMs());
        keep.exec();
        d->appendLog(session, JournalOp::Setting, {}, {{QStringLiteral("table"), id}});
        return {};
    });
}

Result<void> Ledger::installBulletin(const Session &session, const QString &id, const QString &csv) { return installTable(session, kBulletin + id, csv); }

namespace {
QHash<QString, QString> latest(SQLite::Database &db, bool bulletins) {
    QHash<QString, QString> out;
    try {
        SQLite::Statement all(db, "SELECT id, csv FROM stat_table ORDER BY version");
        while (all.executeStep()) {
            const QString id = sql::text(all.getColumn(0));
            if (id.startsWith(kBulletin) == bulletins)
                out.insert(bulletins ? id.mid(kBulletin.size()) : id, sql::text(all.getColumn(1)));   // the latest stands
        }
    } catch (const SQLite::Exception &) {
    }
    return out;
}
}  // namespace

QHash<QString, QString> Ledger::installedTables() { return latest(d->folder->reader(), false); }
QHash<QString, QString> Ledger::installedBulletins() { return latest(d->folder->reader(), true); }

}  // namespace tongdang
