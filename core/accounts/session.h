// Who asks. Every read and write of the core takes a Session, and the Policy answers what it may do: from the first day, even
// while one account exists. Roles are data files in :/roles: actions × region scope × restricted kinds (security.md).
#pragma once

#include "core/base/uid.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace tongdang {

struct Session {
    Uid account;
    QString login;
    QStringList roles;
    QStringList regions;   // code prefixes it may see; an empty prefix is everything
};

enum class Action { Read, Write, Import, Undo, Export, ExportFull, Print, Statistics, Log, Verify, Backup, Accounts, Forms, Places, Settings, Erase, Override };
QString actionName(Action action);
std::optional<Action> actionFromName(const QString &name);

class Policy {
  public:
    virtual ~Policy() = default;
    virtual bool allows(const Session &session, Action action) const = 0;
    virtual bool mayRead(const Session &session, const QString &restriction) const = 0;   // a question's td_restricted
    // A record's region; "" (no place) is allowed to whoever may act at all.
    bool covers(const Session &session, const QString &region) const;
};

class RolePolicy final : public Policy {
  public:
    RolePolicy();          // from :/roles/*.csv (columns role, action, restrictions)
    bool allows(const Session &session, Action action) const override;
    bool mayRead(const Session &session, const QString &restriction) const override;
    QStringList roles() const { return m_actions.keys(); }
    static QString roleOfLevel(const QString &regionCode);   // village_clerk, township_supervisor, district_officer

  private:
    QHash<QString, QSet<Action>> m_actions;
    QHash<QString, QSet<QString>> m_restrictions;
};

inline size_t qHash(Action action, size_t seed = 0) { return ::qHash(int(action), seed); }

}  // namespace tongdang
