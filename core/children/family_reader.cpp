#include "core/children/family_reader.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace tongdang {

using namespace fields;

namespace {
QString column(const Form &form, const QString &name) { return sql::quoted(form.find(name)->column); }
std::string text(const QString &query) { return sql::utf8(query); }

// A lookup of a child costs about as much as passing over so many links.
constexpr qint64 kRowsALookup = 50;

// Few texts that come again and again.
class Words {
  public:
    std::uint32_t code(const QString &text) {
        const auto place = m_codes.constFind(text);
        if (place != m_codes.cend())
            return *place;
        m_all.push_back(text);
        return *m_codes.insert(text, std::uint32_t(m_all.size() - 1));
    }
    const QString &operator[](std::uint32_t code) const { return m_all[code]; }

  private:
    QHash<QString, std::uint32_t> m_codes;
    std::vector<QString> m_all;
};

// Everybody's people in little room: links by child, guardians' wanted answers one behind the other.
struct Pass {
    struct Link { std::uint32_t child, relation, roles : 31, current : 1; Uid uid, guardian; };
    struct Status { std::uint32_t child, category; Uid uid; };
    std::vector<Uid> children, guardians;             // sorted
    std::vector<Link> links;                          // by child, then as they were made
    std::vector<Status> statuses;
    std::vector<std::uint32_t> answersOf;             // by guardian: where in answers; 0: withdrawn or not there
    std::vector<QByteArray> answers;                  // UTF-8, each ended by a zero; pieces, because one that grows is there twice
    Words relations, roles, categories;

    static constexpr int kPieceBits = 20;
    // A place for the answers of one more guardian, and the piece that they are to be appended to.
    std::pair<std::uint32_t, QByteArray *> room() {
        if (answers.empty() || answers.back().size() >= (1 << kPieceBits) - (1 << 12)) {
            answers.emplace_back();
            answers.back().reserve(1 << kPieceBits);
            if (answers.size() == 1)
                answers.back().append('\0');            // no answers stand at 0
        }
        return {std::uint32_t((answers.size() - 1) << kPieceBits | size_t(answers.back().size())), &answers.back()};
    }
    const char *at(std::uint32_t place) const { return answers[place >> kPieceBits].constData() + (place & ((1u << kPieceBits) - 1)); }

    static std::int64_t place(const std::vector<Uid> &all, const Uid &uid) {
        const auto found = std::lower_bound(all.begin(), all.end(), uid);
        return found == all.end() || *found != uid ? -1 : found - all.begin();
    }
    template <typename Row> static std::span<const Row> of(const std::vector<Row> &all, std::int64_t child) {
        const auto from = std::lower_bound(all.begin(), all.end(), child, [](const Row &row, std::int64_t one) { return row.child < one; });
        const auto to = std::upper_bound(from, all.end(), child, [](std::int64_t one, const Row &row) { return one < row.child; });
        return {from, to};
    }
};
}  // namespace

struct FamilyReader::Private {
    Private(SQLite::Database &db, const Form &child, const Form &link, const Form &guardian, const Form &status, const std::vector<int> &wanted, const QString &today)
        : database(db), child(child), link(link), guardian(guardian), status(status), columns(wanted), size(guardian.fields.size()), day(today), links(db, linkSql(link, QStringLiteral("td_subject = ?1 AND "))),
          guardians(db, guardianSql(guardian, wanted) + " WHERE td_uid = ?"), statuses(db, statusSql(status, QStringLiteral("td_subject = ?1 AND "))) {}

    static std::string linkSql(const Form &link, const QString &whose) {
        return text(QStringLiteral("SELECT %1, %2, %3, %4, td_subject, td_uid FROM %5 WHERE %8td_state < 2 AND coalesce(%6, '') <= ?2 AND (%7 IS NULL OR %7 > ?2)")
                        .arg(column(link, kGuardian), column(link, kRelation), column(link, kRoles), column(link, kCurrentCarer), sql::quoted(link.table), column(link, kSince), column(link, kUntil), whose)) +
               (whose.isEmpty() ? "" : " ORDER BY td_uid");
    }
    static std::string guardianSql(const Form &guardian, const std::vector<int> &wanted) {
        QStringList names{QStringLiteral("td_state")};
        for (const int slot : wanted)
            names << sql::quoted(guardian.fields[slot].column);
        return text(QStringLiteral("SELECT ") + (names << QStringLiteral("td_uid")).join(u',') + QStringLiteral(" FROM ") + sql::quoted(guardian.table));
    }
    static std::string statusSql(const Form &status, const QString &whose) {
        return text(QStringLiteral("SELECT %1, td_subject, td_uid FROM %2 WHERE %5td_state < 2 AND coalesce(%3, '') <= ?2 AND (%4 IS NULL OR %4 > ?2)")
                        .arg(column(status, kCategory), sql::quoted(status.table), column(status, kSince), column(status, kUntil), whose)) +
               (whose.isEmpty() ? "" : " ORDER BY td_uid");
    }
    void readAll(Pass &into);
    void member(const Pass::Link &link, std::int64_t guardian);

    SQLite::Database &database;
    const Form &child, &link, &guardian, &status;
    std::unique_ptr<Pass> pass;

    std::vector<int> columns;
    qsizetype size;
    QString day;
    SQLite::Statement links, guardians, statuses;
    std::vector<FamilyMember> family;
};

FamilyReader::FamilyReader(SQLite::Database &db, const FormCatalog &forms, const std::vector<int> &columns, const QDate &day)
    : d(std::make_unique<Private>(db, *forms.find(kChild), *forms.find(kGuardianship), *forms.find(kGuardian), *forms.find(kStatus), columns, isoDate(day))) {}
FamilyReader::~FamilyReader() = default;

void FamilyReader::prepare(std::span<const qint64> children) {
    d->pass.reset();
    const qint64 rows = d->database.execAndGet(text(QStringLiteral("SELECT count(*) FROM ") + sql::quoted(d->link.table))).getInt64();
    if (qint64(children.size()) * kRowsALookup < rows)
        return;
    auto pass = std::make_unique<Pass>();
    std::vector<qint64> ids(children.begin(), children.end());
    std::sort(ids.begin(), ids.end());
    SQLite::Statement all(d->database, text(QStringLiteral("SELECT td_id, td_uid FROM ") + sql::quoted(d->child.table)));
    while (all.executeStep())
        if (std::binary_search(ids.begin(), ids.end(), all.getColumn(0).getInt64()))
            pass->children.push_back(sql::uid(all.getColumn(1)));
    std::sort(pass->children.begin(), pass->children.end());
    pass->links.reserve(size_t(rows));
    pass->guardians.reserve(size_t(rows));
    pass->statuses.reserve(pass->children.size());
    d->readAll(*pass);
    d->pass = std::move(pass);
}

void FamilyReader::Private::readAll(Pass &into) {
    const auto sort = [](auto &rows) {
        std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.child != b.child ? a.child < b.child : a.uid < b.uid; });
    };
    SQLite::Statement allLinks(database, linkSql(link, {}));
    sql::bind(allLinks, 2, day);
    while (allLinks.executeStep())
        if (const auto child = Pass::place(into.children, sql::uid(allLinks.getColumn(4))); child >= 0) {
            into.links.push_back({std::uint32_t(child), into.relations.code(sql::text(allLinks.getColumn(1))), into.roles.code(sql::text(allLinks.getColumn(2))), sql::text(allLinks.getColumn(3)) == kYes,
                                  sql::uid(allLinks.getColumn(5)), Uid::fromText(sql::text(allLinks.getColumn(0)))});
            into.guardians.push_back(into.links.back().guardian);
        }
    sort(into.links);
    std::sort(into.guardians.begin(), into.guardians.end());
    into.guardians.erase(std::unique(into.guardians.begin(), into.guardians.end()), into.guardians.end());
    into.answersOf.assign(into.guardians.size(), 0);
    SQLite::Statement allGuardians(database, guardianSql(guardian, columns));
    while (allGuardians.executeStep()) {
        if (allGuardians.getColumn(0).getInt() >= int(RecordState::Withdrawn))
            continue;
        const auto at = Pass::place(into.guardians, sql::uid(allGuardians.getColumn(int(columns.size()) + 1)));
        if (at < 0)
            continue;
        const auto [place, piece] = into.room();
        into.answersOf[size_t(at)] = place;
        for (size_t i = 0; i < columns.size(); ++i) {
            const SQLite::Column cell = allGuardians.getColumn(int(i) + 1);
            piece->append(cell.getText(""), cell.getBytes());
            piece->append('\0');
        }
    }
    SQLite::Statement allStatuses(database, statusSql(status, {}));
    sql::bind(allStatuses, 2, day);
    while (allStatuses.executeStep())
        if (const auto child = Pass::place(into.children, sql::uid(allStatuses.getColumn(1))); child >= 0)
            into.statuses.push_back({std::uint32_t(child), into.categories.code(sql::text(allStatuses.getColumn(0))), sql::uid(allStatuses.getColumn(2))});
    sort(into.statuses);
}

void FamilyReader::Private::member(const Pass::Link &one, std::int64_t at) {
    FamilyMember member{pass->relations[one.relation], pass->roles[one.roles], one.current != 0, std::vector<QString>(size_t(size))};
    const char *text = pass->at(pass->answersOf[size_t(at)]);
    for (const int slot : columns) {
        const size_t length = std::strlen(text);
        member.values[size_t(slot)] = QString::fromUtf8(text, qsizetype(length));
        text += length + 1;
    }
    family.push_back(std::move(member));
}

const std::vector<FamilyMember> &FamilyReader::of(const Uid &child) {
    d->family.clear();
    if (d->pass) {
        for (const Pass::Link &link : Pass::of(d->pass->links, Pass::place(d->pass->children, child)))
            if (const auto at = Pass::place(d->pass->guardians, link.guardian); at >= 0 && d->pass->answersOf[size_t(at)] != 0)
                d->member(link, at);
        return d->family;
    }
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
    if (d->pass) {
        for (const Pass::Status &status : Pass::of(d->pass->statuses, Pass::place(d->pass->children, child)))
            out << d->pass->categories[status.category];
        out.removeDuplicates();
        return out;
    }
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
    int best = -1;
    for (const FamilyMember &member : family) {
        const bool inRole = shareWord(member.roles, roles);
        // A fixed relation decides alone: a grandmother who looks after the child is its grandmother still. The role prefers among several.
        if (relation.isEmpty() ? !inRole : member.relation != relation)
            continue;
        if (const int rank = (inRole ? 2 : 0) + (member.current ? 1 : 0); rank > best) {
            best = rank;
            found = &member;
        }
    }
    return found;
}

}  // namespace tongdang
