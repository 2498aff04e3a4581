#include "core/children/family_reader.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"

namespace tongdang {

using namespace fields;

namespace {
QString column(const Form &form, const QString &name) { return sql::quoted(form.find(name)->column); }
std::string text(const QString &query) { return sql::utf8(query); }
}  // namespace

struct FamilyReader::Private {
    Private(SQLite::Database &db, const Form &link, const Form &guardian, const Form &status, const std::vector<int> &wanted, const QString &today)
        : columns(wanted), size(guardian.fields.size()), day(today), links(db, linkSql(link)), guardians(db, guardianSql(guardian, wanted)), statuses(db, statusSql(status)) {}

    static std::string linkSql(const Form &link) {
        return text(QStringLiteral("SELECT %1, %2, %3, %4 FROM %5 WHERE td_subject = ?1 AND td_state < 2 AND coalesce(%6, '') <= ?2 AND (%7 IS NULL OR %7 > ?2) ORDER BY td_uid")
                        .arg(column(link, kGuardian), column(link, kRelation), column(link, kRoles), column(link, kCurrentCarer), sql::quoted(link.table), column(link, kSince), column(link, kUntil)));
    }
    static std::string guardianSql(const Form &guardian, const std::vector<int> &wanted) {
        QStringList names{QStringLiteral("td_state")};
        for (const int slot : wanted)
            names << sql::quoted(guardian.fields[slot].column);
        return text(QStringLiteral("SELECT ") + names.join(u',') + QStringLiteral(" FROM ") + sql::quoted(guardian.table) + QStringLiteral(" WHERE td_uid = ?"));
    }
    static std::string statusSql(const Form &status) {
        return text(QStringLiteral("SELECT %1 FROM %2 WHERE td_subject = ?1 AND td_state < 2 AND coalesce(%3, '') <= ?2 AND (%4 IS NULL OR %4 > ?2) ORDER BY td_uid")
                        .arg(column(status, kCategory), sql::quoted(status.table), column(status, kSince), column(status, kUntil)));
    }

    std::vector<int> columns;
    qsizetype size;
    QString day;
    SQLite::Statement links, guardians, statuses;
    std::vector<FamilyMember> family;
};

FamilyReader::FamilyReader(SQLite::Database &db, const FormCatalog &forms, const std::vector<int> &columns, const QDate &day)
    : d(std::make_unique<Private>(db, *forms.find(kGuardianship), *forms.find(kGuardian), *forms.find(kStatus), columns, isoDate(day))) {}
FamilyReader::~FamilyReader() = default;

const std::vector<FamilyMember> &FamilyReader::of(const Uid &child) {
    d->family.clear();
    d->links.reset();
    sql::bind(d->links, 1, child);
    sql::bind(d->links, 2, d->day);
    while (d->links.executeStep()) {
        FamilyMember member{sql::text(d->links.getColumn(1)), sql::text(d->links.getColumn(2)), sql::text(d->links.getColumn(3)) == kYes, std::vector<QString>(size_t(d->size))};
        d->guardians.reset();
        sql::bind(d->guardians, 1, Uid::fromText(sql::text(d->links.getColumn(0))));
        if (!d->guardians.executeStep() || d->guardians.getColumn(0).getInt() >= int(RecordState::Withdrawn))
            continue;
        for (size_t i = 0; i < d->columns.size(); ++i)
            member.values[size_t(d->columns[i])] = sql::text(d->guardians.getColumn(int(i) + 1));
        d->family.push_back(std::move(member));
    }
    return d->family;
}

QStringList FamilyReader::categories(const Uid &child) {
    QStringList out;
    d->statuses.reset();
    sql::bind(d->statuses, 1, child);
    sql::bind(d->statuses, 2, d->day);
    while (d->statuses.executeStep())
        out << sql::text(d->statuses.getColumn(0));
    out.removeDuplicates();
    return out;
}

const FamilyMember *FamilyReader::inPlace(const std::vector<FamilyMember> &family, const QString &relation, const QString &roles) {
    const FamilyMember *found = nullptr;
    const QStringList wanted = roles.split(u' ', Qt::SkipEmptyParts);
    for (const FamilyMember &member : family) {
        if (!relation.isEmpty() && member.relation != relation)
            continue;
        bool fits = member.roles.isEmpty() && !relation.isEmpty();
        for (const QString &role : member.roles.split(u' ', Qt::SkipEmptyParts))
            fits = fits || wanted.contains(role);
        if (fits && (!found || (member.current && !found->current)))
            found = &member;
    }
    return found;
}

}  // namespace tongdang
