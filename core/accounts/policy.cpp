#include "core/accounts/session.h"

#include "core/base/csv.h"

#include <QDirIterator>
#include <QFile>

#include <array>

namespace tongdang {

namespace {
constexpr std::array<std::pair<Action, QLatin1String>, 17> kActions{{
    {Action::Read, QLatin1String("read")}, {Action::Write, QLatin1String("write")}, {Action::Import, QLatin1String("import")}, {Action::Undo, QLatin1String("undo")},
    {Action::Export, QLatin1String("export")}, {Action::ExportFull, QLatin1String("export_full")}, {Action::Print, QLatin1String("print")},
    {Action::Statistics, QLatin1String("statistics")}, {Action::Log, QLatin1String("log")}, {Action::Verify, QLatin1String("verify")}, {Action::Backup, QLatin1String("backup")},
    {Action::Accounts, QLatin1String("accounts")}, {Action::Forms, QLatin1String("forms")}, {Action::Places, QLatin1String("places")},
    {Action::Settings, QLatin1String("settings")}, {Action::Erase, QLatin1String("erase")}, {Action::Override, QLatin1String("override")}}};
}  // namespace

QString actionName(Action action) {
    for (const auto &[value, name] : kActions)
        if (value == action)
            return name;
    return {};
}

std::optional<Action> actionFromName(const QString &name) {
    for (const auto &[value, text] : kActions)
        if (text == name)
            return value;
    return {};
}

bool Policy::covers(const Session &session, const QString &region) const {
    if (region.isEmpty())
        return true;
    for (const QString &prefix : session.regions)
        if (region.startsWith(prefix))
            return true;
    return false;
}

RolePolicy::RolePolicy() {
    QDirIterator files(QStringLiteral(":/roles"), {QStringLiteral("*.csv")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto rows = parseCsv(QString::fromUtf8(file.readAll()));
        if (rows.isEmpty())
            continue;
        const qsizetype role = rows[0].indexOf(QStringLiteral("role")), action = rows[0].indexOf(QStringLiteral("action")), restrictions = rows[0].indexOf(QStringLiteral("restrictions"));
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QString name = rows[i].value(role);
            if (const auto known = actionFromName(rows[i].value(action)); known && !name.isEmpty())
                m_actions[name].insert(*known);
            for (const QString &kind : rows[i].value(restrictions).split(u' ', Qt::SkipEmptyParts))
                m_restrictions[name].insert(kind);
        }
    }
}

bool RolePolicy::allows(const Session &session, Action action) const {
    for (const QString &role : session.roles)
        if (m_actions.value(role).contains(action))
            return true;
    return false;
}

bool RolePolicy::mayRead(const Session &session, const QString &restriction) const {
    if (restriction.isEmpty())
        return true;
    for (const QString &role : session.roles)
        if (m_restrictions.value(role).contains(restriction))
            return true;
    return false;
}

QString RolePolicy::roleOfLevel(const QString &regionCode) {
    return regionCode.size() >= 12 ? QStringLiteral("village_clerk") : regionCode.size() >= 9 ? QStringLiteral("township_supervisor") : QStringLiteral("district_officer");
}

}  // namespace tongdang
