#include "core/children/demonstration.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"

#include <random>

namespace tongdang {

using namespace fields;

namespace {

class Maker {
  public:
    Maker(const Ledger &ledger, unsigned seed) : m_ledger(ledger), m_random(seed), m_today(ledger.clock().today()) {}

    int below(int n) { return int(m_random() % unsigned(n)); }   // the same on every system, unlike std::uniform_int_distribution
    bool chance(int percent) { return below(100) < percent; }
    QString one(const QStringList &list) { return list[below(int(list.size()))]; }
    QString name(const QString &surname = {}) {
        static const QString surnames = QStringLiteral("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"), given = QStringLiteral("梓涵雨桐欣怡浩然子轩宇航诗佳琪俊杰思源明雅静建国志强晓燕海波丽娜春梅");
        QString out = surname.isEmpty() ? QString(surnames[below(int(surnames.size()))]) : surname;
        for (int i = chance(70) ? 2 : 1; i > 0; --i)
            out += given[below(int(given.size()))];
        return out;
    }
    QString number(const QDate &birth, bool male, const QString &area) {
        const QString body = area + birth.toString(QStringLiteral("yyyyMMdd")) + QString::number((900 + below(50) * 2) + (male ? 1 : 0)).rightJustified(3, u'0');
        return body + idCheckDigit(body);
    }
    QString phone() { return one({QStringLiteral("139"), QStringLiteral("158"), QStringLiteral("150")}) + QString::number(below(100'000'000)).rightJustified(8, u'0'); }
    Change change(const QString &form, const Uid &subject, std::initializer_list<std::pair<QString, QString>> answers) {
        Change out;
        out.form = m_ledger.forms().find(form);
        out.uid = Uid::create(m_ledger.clock());
        out.subject = subject;
        out.group = m_group;
        for (const auto &[question, value] : answers)
            if (!value.isEmpty())
                out.set(question, value);
        return out;
    }
    void family(std::vector<Change> &to, const QString &village, int &guardians);

  private:
    const Ledger &m_ledger;
    std::mt19937 m_random;
    QDate m_today;
    int m_group = 0;
};

void Maker::family(std::vector<Change> &to, const QString &village, int &guardians) {
    ++m_group;
    const bool male = chance(51);
    const QDate birth = m_today.addDays(-(30 + below(17 * 365)));
    const int age = ageOn(birth, m_today);
    const QString school = age < 3   ? QStringLiteral("not_in_kindergarten")
                           : age < 6 ? one({QStringLiteral("kindergarten"), QStringLiteral("kindergarten"), QStringLiteral("not_in_kindergarten")})
                           : age < 12 ? (chance(97) ? QStringLiteral("primary") : QStringLiteral("dropout"))
                           : age < 15 ? (chance(96) ? QStringLiteral("junior") : QStringLiteral("dropout"))
                                      : one({QStringLiteral("junior"), QStringLiteral("senior"), QStringLiteral("vocational"), QStringLiteral("not_in_school")});
    const bool pupil = school == u"primary" || school == u"junior" || school == u"senior" || school == u"vocational";
    const bool both = chance(92), carer = both && chance(90);
    const QString surname = name().left(1), area = village.left(6);
    Change child = change(kChild, {}, {
        {kName, name(surname)}, {kSex, male ? QStringLiteral("1") : QStringLiteral("2")}, {QStringLiteral("ethnicity"), one({QStringLiteral("01"), QStringLiteral("01"), QStringLiteral("01"), QStringLiteral("02"), QStringLiteral("03"), QStringLiteral("11")})},
        {kBirthDate, isoDate(birth)}, {kIdNumber, chance(96) ? number(birth, male, area) : QString()}, {kHomeRegion, village}, {kHukouRegion, village},
        {QStringLiteral("hukou_registered"), chance(97) ? kYes : kNo}, {kHukouType, QStringLiteral("rural")}, {kVillageGroup, QString::number(1 + below(8)) + QStringLiteral("组")},
        {QStringLiteral("health"), chance(94) ? QStringLiteral("healthy") : one({QStringLiteral("disabled"), QStringLiteral("serious_illness")})}, {QStringLiteral("schooling"), school},
        {QStringLiteral("boarding"), pupil && chance(35) ? kYes : kNo}, {kParentsAway, both ? QStringLiteral("both") : QStringLiteral("one_other_incapable")},
        {kIncapableParent, both ? QString() : one({QStringLiteral("father"), QStringLiteral("mother")})}, {kEntrusted, carer ? kYes : kNo},
        {kCareGrade, !both ? QStringLiteral("parent_incapable") : !carer ? QStringLiteral("nobody") : one({QStringLiteral("good"), QStringLiteral("fair"), QStringLiteral("fair"), QStringLiteral("carer_insufficient")})},
        {QStringLiteral("relief"), chance(25) ? QStringLiteral("subsistence_allowance") : QString()}, {QStringLiteral("remarks"), QStringLiteral("演示数据")}});
    // When the family came onto the register, and for some an absence in between.
    const QDate born = birth, entry = std::max(born, m_today.addDays(-below(6 * 365)));
    to.push_back(child);
    if (entry.daysTo(m_today) > 400 && chance(12)) {
        const QDate left = entry.addDays(60 + below(200));
        to.push_back(change(kRegisterPeriod, child.uid, {{kSince, isoDate(entry)}, {kUntil, isoDate(left)}, {kExitReason, QStringLiteral("parents_returned")}}));
        to.push_back(change(kStatus, child.uid, {{kCategory, kLeftBehind}, {kSince, isoDate(entry)}, {kUntil, isoDate(left)}, {kReason, QStringLiteral("父母返乡")}}));
        const QDate back = left.addDays(30 + below(100));
        if (chance(60)) {
            to.push_back(change(kRegisterPeriod, child.uid, {{kSince, isoDate(back)}}));
            to.push_back(change(kStatus, child.uid, {{kCategory, kLeftBehind}, {kSince, isoDate(back)}}));
        }
    } else {
        to.push_back(change(kRegisterPeriod, child.uid, {{kSince, isoDate(entry)}}));
        to.push_back(change(kStatus, child.uid, {{kCategory, kLeftBehind}, {kSince, isoDate(entry)}}));
    }
    const auto person = [&](const QString &who, const QString &relation, const QString &roles, const QString &current, int older, bool works, const QDate &since) {
        const Change guardian = change(kGuardian, {}, {{kName, who}, {kBirthDate, isoDate(birth.addYears(-older).addDays(-below(2000)))}, {kPhone, phone()},
                                                       {QStringLiteral("work_place"), works ? one({QStringLiteral("陕西省榆林市"), QStringLiteral("北京市"), QStringLiteral("宁夏回族自治区银川市"), QStringLiteral("内蒙古自治区鄂尔多斯市")}) : QString()},
                                                       {QStringLiteral("remarks"), QStringLiteral("演示数据")}});
        to.push_back(guardian);
        to.push_back(change(kGuardianship, child.uid, {{kGuardian, guardian.uid.text()}, {kRelation, relation}, {kRoles, roles}, {kCurrentCarer, current}, {kSince, isoDate(since)}}));
        ++guardians;
    };
    person(name(surname), QStringLiteral("51"), QStringLiteral("parent guardian"), QString(), 26, true, {});
    person(name(), QStringLiteral("52"), QStringLiteral("parent guardian"), QString(), 24, both, {});
    if (carer) {
        const bool grand = chance(90);
        person(grand ? name(surname) : name(), grand ? one({QStringLiteral("61"), QStringLiteral("62"), QStringLiteral("63"), QStringLiteral("64")}) : one({QStringLiteral("81"), QStringLiteral("90"), QStringLiteral("85")}), kEntrustedCarer, kYes, grand ? 52 : 30, false,
               entry);
    }
}

}  // namespace

Result<DemonstrationReport> fillDemonstration(Ledger &ledger, const Session &session, int children, unsigned seed, Progress &progress) {
    QStringList villages;
    const QString region = ledger.settings().region;
    for (const Place *place : ledger.places().under(region, PlaceLevel::Village))
        if (!place->hidden)
            villages << place->code;
    if (levelOfCode(region) == PlaceLevel::Village)
        villages = {region};
    if (villages.isEmpty())
        return makeError(ErrorCode::Invalid, QStringLiteral("children.demo_no_village"));
    auto batch = ledger.begin(session, QStringLiteral("demo"), {QStringLiteral("children.intent_demo"), {QString::number(children)}, {}});
    if (!batch)
        return batch.error();
    Maker maker(ledger, seed);
    DemonstrationReport report;
    std::vector<Change> slice;
    for (int i = 0; i < children; ++i) {
        maker.family(slice, maker.one(villages), report.guardians);
        if (slice.size() < 4000 && i + 1 < children)
            continue;
        auto added = (*batch)->add(slice);
        if (!added)
            return added.error();
        if (added->refused > 0)
            return makeError(ErrorCode::Internal, QStringLiteral("children.demo_refused"), {}, added->issues.empty() ? QString() : added->issues.front().issues.front().rule + u' ' + added->issues.front().issues.front().field);
        slice.clear();
        if (!progress.step(i + 1, children))
            return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
    }
    const auto finished = (*batch)->finish();
    if (!finished)
        return finished.error();
    report.children = children;
    report.batch = *finished;
    return report;
}

}  // namespace tongdang
