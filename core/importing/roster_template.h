// Roster templates and the words of rosters, as files: resources/rosters/*.csv and resources/rosters/words/words.csv (README there).
#pragma once

#include "core/base/message.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace tongdang {

struct RosterPerson {           // somebody a row names besides its own person
    QString name;               // what targets begin with
    Labels label;
    QString relation;           // "": a column says
    QString roles;              // codes with spaces between
};

struct RosterKind {             // a roster of several forms: what a row may be
    QString name;
    Labels label;
    QStringList words;          // label and td_import, as headingKey
    QString form;
    QStringList categories;     // the first is opened, unless one of them is there
};

struct RosterColumn {
    QString target;
    Labels heading;
    double width = 12;
    bool exported = true;
    QStringList imports;
};

struct RosterTemplate {
    QString id;
    Labels title;
    QString form;               // "": the kinds decide
    QString status;
    bool further = false;       // export writes the form's further questions behind the columns
    QList<RosterPerson> people;
    QList<RosterKind> kinds;
    QList<RosterColumn> columns;

    bool has(const QString &target) const;
    const RosterPerson *person(const QString &name) const;
    bool serves(const QString &formId) const;                  // its rows are, or may be, records of that form
};

class RosterWords {
  public:
    RosterWords();
    bool isNotARow(const QString &cell) const;                 // begins like a line of signatures or totals
    bool isTotal(const QString &cell) const;                   // 本页合计, 新地村合计, 共8人, 以上共计8人
    bool isNobody(const QString &cell) const;                  // in the place of a person's name
    bool isState(const QString &cell) const { return is(m_state, cell); }   // of a person, in the place of a name or behind it: 在外
    bool isMark(const QString &cell) const;                    // a dash or stroke for "nothing"
    bool isNone(const QString &cell) const { return cell.size() <= 6 && is(m_none, cell); }      // nothing of what a list has: 无
    bool isClear(const QString &cell) const { return cell.size() <= 6 && is(m_clear, cell); }
    bool isDitto(const QString &cell) const;                   // 同上, 〃
    bool isTick(const QString &cell) const { return cell.size() <= 6 && is(m_tick, cell); }
    bool isNoTick(const QString &cell) const { return cell.size() <= 6 && is(m_noTick, cell); }
    bool isVillage(const QString &key) const;                  // a heading built of the words of village columns: 所在村(社区)
    bool isExample(const QString &sheet) const;                // by its name: 填写示例
    bool isIgnored(const QString &heading) const;
    bool isFault(const QString &cell) const { return cell.startsWith(u'#') && is(m_fault, cell); }        // #N/A, written out as a text
    bool isOfSchool(const QString &title) const { return title.contains(m_school); }                      // 新地村小学花名册, not 新地村小学生花名册
    bool namesSeveralVillages(const QString &key) const;       // 新地村、团结村
    QList<qsizetype> villageEnds(const QString &text) const;   // behind each word for a village in it, the last first
    QString withoutTail(const QString &key) const;             // 父亲基本情况 → 父亲
    QString withoutUnit(const QString &cell) const;            // 8周岁 → 8
    // The date that follows a word as 填报日期 in these cells; "" where none can be read.
    QString dateIn(const QStringList &cells) const;

  private:
    static bool is(const QSet<QString> &words, const QString &cell) { return words.contains(cell.trimmed()); }
    QSet<QString> m_nobody, m_none, m_state, m_mark, m_clear, m_ignored, m_ditto, m_tick, m_noTick, m_fault;
    QString m_dittoStarts, m_markStarts;
    QRegularExpression m_villageHeading, m_villageWord, m_school;
    QStringList m_notRow, m_total, m_before, m_counted, m_date, m_tail, m_unit, m_example, m_village, m_villageParts, m_schools;
};

struct RosterTemplates {
    RosterTemplates();          // from :/rosters
    QList<RosterTemplate> all;  // fewer columns first
    RosterWords words;
    const RosterTemplate *find(const QString &id) const;
    const RosterPerson *person(const QString &name) const;
};

// Headings compare so: width, case, spaces, line breaks, asterisks and stars, a colon at the end and (必填) set aside.
QString headingKey(const QString &heading);

}  // namespace tongdang
