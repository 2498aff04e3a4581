// What headings mean: by the templates' headings, the questions' labels, codes and td_import synonyms, and for the people around the
// child by whose column it is (父亲 above 电话; 电话 right of 受委托监护人).
#pragma once

#include "core/forms/form_catalog.h"
#include "core/importing/roster_template.h"

#include <QHash>

namespace tongdang {

// Targets of the row itself: README in resources/rosters.
namespace targets {
inline const QString kRegion = QStringLiteral("region"), kTownship = QStringLiteral("township"), kGroup = QStringLiteral("group"), kRowKind = QStringLiteral("row_kind"), kRowNumber = QStringLiteral("row_number");
inline const QString kStatus = QStringLiteral("status.category"), kFurtherStatus = QStringLiteral("status.further"), kOwn = QStringLiteral("child."), kOwnName = QStringLiteral("child.name"), kName = QStringLiteral("name"), kRelation = QStringLiteral("relation");
}  // namespace targets

class Headings {
  public:
    Headings(const FormCatalog &forms, const RosterTemplates &rosters, const QString &form);

    struct Reading {
        const RosterTemplate *roster = nullptr;   // fits best; none: no heading row
        QStringList headings;                     // as written, several rows joined by " / "
        QStringList targets;                      // by column; "" unknown
        QStringList doubled, unknown;
        int known = 0, fit = 0;                   // targets known; of them the roster's own
    };
    // `upper` is empty for one row of headings. A reading without a name and one thing more has no roster; its targets are
    // what could be made of the headings all the same.
    Reading read(const QStringList &upper, const QStringList &lower) const;
    // Two rows of groups over a third of headings, as one: 家庭情况 over 父亲 over 姓名 is 父亲 over 姓名.
    QStringList folded(const QStringList &outer, const QStringList &inner, const QStringList &lower) const;
    // How many of these headings are questions of some other form, and which form that is.
    int knownTo(const QStringList &headings, QString &formId) const;
    int knownToOwn(const QStringList &headings) const;
    bool isAnybodys(const QString &heading) const { return !asked(headingKey(heading)).isEmpty(); }   // names no person: 身份证号, not 儿童身份证号
    static bool isEverybodys(const QString &question);   // behind a person it is that person's, though the child could have it
    const RosterTemplates &rosters() const { return m_rosters; }

  private:
    struct Words { QHash<QString, QString> own, questions; };   // headingKey → target
    Reading readAs(const RosterTemplate &roster, const QStringList &upper, const QStringList &lower) const;
    QString direct(const Words &words, const QString &key) const;
    QString personal(const QString &key) const;
    QString asked(const QString &key) const;
    QString grouped(const Words &words, const QString &upper, const QString &lower) const;
    bool isTick(const QString &target, const QString &heading) const;
    QString personIn(const QString &key, bool whole) const;

    const FormCatalog &m_forms;
    const RosterTemplates &m_rosters;
    QString m_form;
    QHash<QString, Words> m_words;                // by roster
    QHash<QString, QString> m_any, m_people, m_guardian;   // any roster's heading → target; word → person; heading → question or "relation"
};

// Headings by column; of two rows, the upper one standing over all columns of its group: 父亲 / 姓名.
QStringList joinedHeadings(const QStringList &upper, const QStringList &lower, QStringList *groups = nullptr);
// The choice of the question that a column stands for, of a heading as 身体情况 / 残疾: its cells are ticks. "": none.
QString tickedChoice(const Form &form, int slot, const QString &heading);
QStringList questionWords(const Field &field);    // label, name and td_import as headingKey

}  // namespace tongdang
