// Forms written in tests: short CSV texts, and facts that do not change.
#pragma once

#include "core/forms/answers.h"
#include "core/forms/form_catalog.h"
#include "tests/support/catch_qt.h"

namespace tongdang::test {

struct StillFacts : FormFacts {
    QDateTime moment = QDateTime(QDate(2026, 3, 7), QTime(9, 30), Qt::OffsetFromUTC, 8 * 3600);
    QHash<QString, std::vector<Answers>> links;
    QHash<QString, QString> core;
    QStringList places;
    QDateTime now() const override { return moment; }
    QString userName() const override { return QStringLiteral("clerk"); }
    const std::vector<Answers> *linked(const QString &form) const override {
        const auto found = links.constFind(form);
        return found == links.constEnd() ? nullptr : &*found;
    }
    QString coreValue(const QString &name) const override { return core.value(name); }
    bool placeExists(const QString &code) const override { return places.isEmpty() || places.contains(code); }
};

inline QString formText(const QString &survey, const QString &choices = {}, const QString &id = QStringLiteral("t"), const QString &settings = {}) {
    QString text = QStringLiteral("survey\n") + survey;
    if (!choices.isEmpty())
        text += QStringLiteral("choices\n") + choices;
    const QStringList more = settings.split(u'=');
    text += QStringLiteral("settings\n,form_id,version%1\n,%2,1%3\n")
                .arg(more.size() == 2 ? u',' + more[0] : QString(), id, more.size() == 2 ? u',' + more[1] : QString());
    return text;
}

inline FormCatalog catalogOf(const QStringList &texts) {
    QList<FormSource> sources;
    for (const QString &text : texts)
        sources << formFromCsv(text);
    return FormCatalog::only(sources);
}

// "row id" of each issue of that severity, for one look.
inline QStringList told(const QList<DefinitionIssue> &issues, Severity severity = Severity::Must) {
    QStringList out;
    for (const DefinitionIssue &issue : issues)
        if (issue.severity == severity)
            out << issue.sheet + u' ' + QString::number(issue.row) + u' ' + issue.message.id;
    return out;
}

inline QStringList told(const QList<Issue> &issues) {
    QStringList out;
    for (const Issue &issue : issues)
        out << issue.field + u' ' + issue.rule + u' ' + severityName(issue.severity);
    return out;
}

inline FormReport checkText(const QString &text) { return FormCatalog::only({}).check(formFromCsv(text)); }

}  // namespace tongdang::test
