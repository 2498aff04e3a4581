// A child's people and categories on a day, read straight from the tables for long lists (rosters, prints). The caller has checked that
// the session may see the child; restricted answers are its affair.
#pragma once

#include "core/children/matching.h"

#include <span>

namespace SQLite { class Database; }

namespace tongdang {

struct FamilyMember {
    QString relation, roles;
    bool current = false;
    std::vector<QString> values;   // by slot of the form guardian
};

class FamilyReader {
  public:
    // `columns`: slots of the form guardian that are wanted. Throws SQLite::Exception, as the calls do.
    FamilyReader(SQLite::Database &db, const FormCatalog &forms, const std::vector<int> &columns, const QDate &day);
    ~FamilyReader();
    // Reads what these children (by local id) need in one pass over the tables, where that is cheaper than looking each up; of() and
    // categories() say the same either way. Forgets those of before; sees nothing of what changes meanwhile.
    void prepare(std::span<const qint64> children);
    const std::vector<FamilyMember> &of(const Uid &child);
    QStringList categories(const Uid &child);
    // Who stands in the place of a roster's person: by relation where that is fixed, else by role. One may stand in two. Null: nobody.
    static const FamilyMember *inPlace(const std::vector<FamilyMember> &family, const QString &relation, const QString &roles);

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
