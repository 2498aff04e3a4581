// A record on paper with the people around it: answers in words by their targets (resources/sheets/README.md), as the session may read them.
#pragma once

#include "core/children/family_reader.h"
#include "core/ledger/ledger_reader.h"
#include "ui/printing/definition.h"

#include <deque>
#include <map>

namespace tongdang {

// A campaign's cut-off date, and where it holds.
struct CampaignDay { QStringList regions; QString cutOff; };

// What all pages of one print have in common.
struct PrintScene {
    LedgerReader &reader;
    const Session &session;
    const Messages &messages;
    Language language = Language::Chinese;
    QDateTime now;
    QString region, unit;          // the ledger's own; who prints
    std::vector<CampaignDay> campaigns = {};   // under way, the newest first
    bool masked = false;           // ID numbers and phones
    bool plainDates = false;       // 2016-07-31, as narrow columns want
    bool restricted = false;       // what never leaves by itself too (abuse, reporter), where the session may read it

    QString say(const char *id, const QStringList &args = {}) const { return messages.text({QLatin1String(id), args, {}}, language); }
    QDate day() const { return now.date(); }
};

QString dateInWords(const QString &iso, Language language);      // 2016年7月31日; as it is where it is no date
bool onPaper(const PrintScene &scene, const Field &field, const Answers &answers);   // may be printed at all
// An answer in words, masked where the scene says so.
QString inWords(const PrintScene &scene, const Form &form, const Field &field, const QString &value);
// 千里山镇新地村 and 新地村3组 are 千里山镇新地村3组; an address that goes through the place by itself stands alone.
QString addressWithin(const QString &place, const QString &address);
std::vector<CampaignDay> campaignsUnderWay(LedgerReader &reader, const Session &session, const QDate &day);

class Subject {
  public:
    Subject(const PrintScene &scene, const Record &record, const QList<PersonOnPaper> &people);
    Subject(const Subject &) = delete;
    Subject &operator=(const Subject &) = delete;

    const Record &record() const { return m_record; }
    const Record *child() const { return m_child; }                    // itself, or whom it is about in the end; null: nobody
    const Record *about() const { return m_above.empty() ? nullptr : &m_above.front(); }   // what it belongs to: a child, an assessment, a household
    const FormFacts &facts() const { return *m_facts; }
    bool holds(const QString &expression) const;                       // over the record
    // `unit`, `today`, `dated`, `cut_off`, `account`, `title`, `form`, `township`, `region`, `<form>.<question>` of the record or of the child, `<person>.<question>`,
    // `<person>.<question>` of the guardianship, `subject.form`, `subject.title`, `subject.<question>` of what it belongs to, unless a child. `dash`: true where the person's cells have a dash instead of an answer.
    QString value(const QString &target, bool *dash = nullptr) const;
    // {target} within a text, or `otherwise`; of several by space those there are. Who has a dash is left out.
    QString filled(const QString &text, const QString &otherwise = QStringLiteral("________")) const;
    const std::vector<std::pair<Record, Record>> &family() const;      // guardianship, guardian: those of the day

  private:
    struct Place { const Record *guardian = nullptr; const Record *link = nullptr; bool dash = false; };
    const Place &person(const PersonOnPaper &who) const;
    QString question(const Record &record, const QString &name) const;
    const PrintScene &m_scene;
    const Record &m_record;
    std::deque<Record> m_above;        // what it belongs to, and what that belongs to
    const Record *m_child = nullptr;
    const QList<PersonOnPaper> &m_people;
    std::unique_ptr<FormFacts> m_facts;
    mutable bool m_familyRead = false;
    mutable std::vector<std::pair<Record, Record>> m_family;
    mutable std::map<QString, Place> m_places;
};

}  // namespace tongdang
