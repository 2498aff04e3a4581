#include "core/children/demonstration.h"

#include "core/base/dates.h"
#include "core/children/demonstration_work.h"
#include "core/children/eligibility.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"

#include <array>
#include <string_view>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kMeanYear = 365;
constexpr size_t kSlice = 4000;   // changes handed over at once: bounds the memory

QString s(const char16_t *text) { return QString::fromUtf16(text); }

class Maker : public DemonstrationMaker {
  public:
    Maker(const Ledger &ledger, unsigned seed, DemonstrationWork *work) : DemonstrationMaker(ledger, seed), m_seed(seed), m_work(work) {}

    // Brothers and sisters with their parents and carer; answers the number of children, at most `most`.
    int family(std::vector<Change> &to, const QString &village, int most);
    int guardians() const { return m_guardians; }

  private:
    using Family = MadeFamily;
    struct Span { QDate since, until; QString reason; };

    QString name(const QString &surname);
    QString idNumber(const QDate &birth, bool male, const QString &area);
    QString phone();
    QString schooling(int age);
    std::vector<Span> spans(const QDate &birth);
    MadePerson guardian(std::vector<Change> &to, const Family &family, const QDate &firstBirth, bool male, int older, const QString &surname, bool away);
    void link(std::vector<Change> &to, const Uid &child, const Uid &guardian, const QString &relation, const QString &roles, bool current, const QDate &since, const QDate &until);
    void child(std::vector<Change> &to, const Family &family, const QDate &birth);

    unsigned m_seed;
    DemonstrationWork *m_work;       // none: people alone
    QHash<QString, int> m_numbers;   // ID numbers given for an area, a day and a sex
    int m_guardians = 0;
};

const QStringList &surnames() {
    static const QStringList list = s(u"王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 上官").split(u' ');
    return list;
}

const QString &givenNames() {
    static const QString letters = s(u"梓涵雨桐欣怡浩然子轩宇航诗佳琪俊杰思源明雅静建国志强晓燕海波丽娜春梅玉兰秀英桂花小军红霞文博天佑一诺若曦嘉懿鑫磊鹏飞凯瑞婷婉清月华庆平安宁乐荣昌永福贵德仁义礼智信");
    return letters;
}

QString Maker::name(const QString &surname) {
    QString out = surname;
    for (int i = chance(75) ? 2 : 1; i > 0; --i)
        out += givenNames()[below(int(givenNames().size()))];
    return out;
}

// No number comes twice: the sequence of a day runs on. Blank where a day of an area has had all of them.
QString Maker::idNumber(const QDate &birth, bool male, const QString &area) {
    const QString head = area + birth.toString(QStringLiteral("yyyyMMdd"));
    int &given = m_numbers[QString(head + (male ? u'1' : u'2'))];
    if (given >= 499)
        return {};
    const int sequence = 1 + int((unsigned(given++) * 7 + m_seed % 499 + unsigned(birth.dayOfYear())) % 499);   // 7 and 499 have no divisor in common
    const QString body = head + QString::number(sequence * 2 - (male ? 1 : 0)).rightJustified(3, u'0');
    return body + idCheckDigit(body);
}

QString Maker::phone() {
    static const QStringList heads{s(u"139"), s(u"158"), s(u"150"), s(u"137"), s(u"186"), s(u"177")};
    const QString head = one(heads);   // in this order on every compiler
    return head + QString::number(below(100'000'000)).rightJustified(8, u'0');
}

QString Maker::schooling(int age) {
    if (age < 3)
        return s(u"not_in_kindergarten");
    if (age < 6)
        return chance(80) ? s(u"kindergarten") : s(u"not_in_kindergarten");
    if (age < 15)
        return chance(2) ? s(u"dropout") : chance(1) ? s(u"special") : age < 12 ? s(u"primary") : s(u"junior");
    static const QStringList later{s(u"junior"), s(u"senior"), s(u"senior"), s(u"vocational"), s(u"not_in_school")};
    return one(later);
}

// The child's times on the register, in order: some leave and come back, some leave for good, all leave at 16.
std::vector<Maker::Span> Maker::spans(const QDate &birth) {
    static const QStringList leaving{s(u"parents_returned"), s(u"parents_returned"), s(u"joined_parents"), s(u"hukou_moved")};
    const QDate sixteen = turningSixteen(birth), end = std::min(m_today, sixteen);
    QDate entry = std::max(birth, m_today.addDays(-below(6 * kMeanYear)));
    if (entry >= end)
        entry = std::max(birth, end.addDays(-30 - below(2 * kMeanYear)));
    std::vector<Span> out{{entry, {}, {}}};
    while (chance(14)) {
        Span &last = out.back();
        const QDate left = last.since.addDays(60 + below(500)), back = left.addDays(30 + below(400));
        if (left >= end)
            break;
        last.until = left;
        last.reason = one(leaving);
        if (back >= end)
            return out;
        out.push_back({back, {}, {}});
    }
    if (sixteen <= m_today) {
        out.back().until = sixteen;
        out.back().reason = s(u"turned_16");
    }
    return out;
}

MadePerson Maker::guardian(std::vector<Change> &to, const Family &family, const QDate &firstBirth, bool male, int older, const QString &surname, bool away) {
    static const QStringList places{s(u"北京市"), s(u"陕西省榆林市"), s(u"宁夏回族自治区银川市"), s(u"内蒙古自治区鄂尔多斯市"), s(u"广东省东莞市"), s(u"浙江省杭州市"), s(u"江苏省苏州市")};
    static const QStringList work{s(u"建筑工人"), s(u"工厂工人"), s(u"餐饮服务"), s(u"司机"), s(u"家政服务"), s(u"个体经营")};
    const QDate birth = firstBirth.addYears(-older).addDays(-below(8 * kMeanYear));
    ++m_guardians;
    MadePerson person{{}, name(surname), birth};
    person.uid = add(to, kGuardian, {}, {{kName, person.name}, {kSex, male ? s(u"1") : s(u"2")}, {kBirthDate, isoDate(birth)}, {kIdNumber, chance(60) ? idNumber(birth, male, family.village.left(6)) : QString()},
                                   {kPhone, chance(90) ? phone() : QString()}, {s(u"occupation"), away ? one(work) : s(u"务农")}, {s(u"work_place"), away ? one(places) : QString()},
                                   {s(u"home_address"), away ? QString() : family.address}, {kRemarks, kDemonstrationMark}});
    return person;
}

void Maker::link(std::vector<Change> &to, const Uid &child, const Uid &guardian, const QString &relation, const QString &roles, bool current, const QDate &since, const QDate &until) {
    add(to, kGuardianship, child, {{kGuardian, guardian.text()}, {kRelation, relation}, {kRoles, roles}, {kCurrentCarer, current ? kYes : QString()}, {kSince, isoDate(since)}, {kUntil, isoDate(until)}});
}

void Maker::child(std::vector<Change> &to, const Family &family, const QDate &birth) {
    static const QStringList ethnicities{s(u"01"), s(u"01"), s(u"01"), s(u"01"), s(u"01"), s(u"02"), s(u"02"), s(u"03"), s(u"11")};
    static const QStringList reliefs{s(u"subsistence_allowance"), s(u"temporary"), s(u"medical"), s(u"education"), s(u"registered_poor")};
    const bool male = chance(52), registered = chance(98);
    const int age = ageOn(birth, m_today);
    const QString school = schooling(age), health = chance(95) ? s(u"healthy") : chance(50) ? s(u"disabled") : s(u"serious_illness");
    const bool pupil = school == u"primary" || school == u"junior" || school == u"senior" || school == u"vocational" || school == u"special";
    const QString relief = chance(25) ? one(reliefs) : QString();
    const std::vector<Span> times = spans(birth);
    const QDate entry = times.front().since, exit = times.back().until;
    MadeChild made{{}, name(family.surname), birth, entry, exit, school, male ? s(u"1") : s(u"2"), {}, {}};
    const Uid child = made.uid = add(to, kChild, {}, {
        {kName, made.name}, {kSex, made.sex}, {s(u"ethnicity"), one(ethnicities)}, {kBirthDate, isoDate(birth)},
        {kIdNumber, made.idNumber = registered ? idNumber(birth, male, family.village.left(6)) : QString()}, {s(u"hukou_registered"), registered ? kYes : kNo}, {kHukouType, s(u"rural")},
        {kHukouRegion, family.village}, {kHomeRegion, family.village}, {kVillageGroup, family.group}, {s(u"home_address"), family.address}, {s(u"health"), health}, {s(u"schooling"), school},
        {s(u"boarding"), !pupil ? QString() : chance(age < 12 ? 20 : 60) ? kYes : kNo}, {kParentsAway, family.away}, {kIncapableParent, family.incapable},
        {kEntrusted, family.entrusted}, {kCareGrade, family.grade}, {s(u"relief"), relief}, {kRemarks, kDemonstrationMark}, {kRegisteredOn, isoDate(entry)}, {kHousehold, family.household.isNil() ? QString() : family.household.text()}});
    for (const Span &span : times) {
        add(to, kRegisterPeriod, child, {{kSince, isoDate(span.since)}, {kUntil, isoDate(span.until)}, {kExitReason, span.reason}});
        add(to, kStatus, child, {{kCategory, kLeftBehind}, {kSince, isoDate(span.since)}, {kUntil, isoDate(span.until)}});
    }
    const QString other = health == u"disabled" ? s(u"disability") : relief == u"subsistence_allowance" ? s(u"poverty") : QString();
    if (!other.isEmpty())
        add(to, kStatus, child, {{kCategory, other}, {kSince, isoDate(entry)}, {kUntil, isoDate(exit)}});
    link(to, child, family.father.uid, s(u"51"), s(u"parent guardian"), false, {}, {});
    link(to, child, family.mother.uid, s(u"52"), s(u"parent guardian"), false, {}, {});
    if (family.carer.uid.isNil()) {
        if (m_work)
            m_work->about(to, made, family);
        return;
    }
    QDate handed;   // the day on which one carer followed another
    if (!family.earlierCarer.uid.isNil() && entry.daysTo(m_today) > 200) {
        handed = entry.addDays(90 + below(int(entry.daysTo(m_today)) - 100));
        link(to, child, family.earlierCarer.uid, family.earlierRelation, kEntrustedCarer, false, entry, handed);
    }
    link(to, child, family.carer.uid, family.relation, kEntrustedCarer, true, handed.isValid() ? handed : entry, {});
    made.carerSince = handed.isValid() ? handed : entry;
    if (m_work)
        m_work->about(to, made, family);
}

int Maker::family(std::vector<Change> &to, const QString &village, int most) {
    struct Kin { const char16_t *relation; bool male, onFathersSide; int older; };
    static constexpr std::array<Kin, 8> kKin{{{u"61", true, true, 48}, {u"62", false, true, 46}, {u"61", true, true, 48}, {u"62", false, true, 46}, {u"63", true, false, 47}, {u"64", false, false, 45},
                                              {u"83", true, true, 22}, {u"88", false, false, 22}}};
    static const QStringList grades{s(u"good"), s(u"good"), s(u"fair"), s(u"fair"), s(u"carer_insufficient")};
    ++m_group;
    Family family;
    family.village = village;
    family.surname = one(surnames());
    family.group = QString::number(1 + below(8)) + u'组';
    family.number = QString::number(1 + below(120));
    family.address = m_ledger.places().name(village) + family.group + family.number + u'号';
    const bool both = chance(88), carer = both && chance(94);
    family.away = both ? s(u"both") : s(u"one_other_incapable");
    family.incapable = both ? QString() : chance(50) ? s(u"father") : s(u"mother");
    family.entrusted = carer ? kYes : kNo;
    family.grade = !both ? s(u"parent_incapable") : carer ? one(grades) : s(u"nobody");

    std::vector<QDate> births{m_today.addDays(-30 - below(17 * kMeanYear))};
    for (int wanted = chance(60) ? 1 : chance(80) ? 2 : 3; int(births.size()) < std::min(wanted, most);) {
        const QDate next = births.back().addDays(400 + below(1500));
        if (next >= m_today)
            break;
        births.push_back(next);
    }
    const QDate first = births.front();
    const QString mothers = one(surnames());
    family.father = guardian(to, family, first, true, 22, family.surname, family.incapable != u"father");
    family.mother = guardian(to, family, first, false, 20, mothers, family.incapable != u"mother");
    if (carer) {
        const Kin kin = kKin[size_t(below(int(kKin.size())))];
        family.relation = s(kin.relation);
        family.carer = guardian(to, family, first, kin.male, kin.older, kin.onFathersSide && kin.male ? family.surname : !kin.onFathersSide ? mothers : one(surnames()), false);
        if (chance(8)) {
            family.earlierRelation = kin.relation == std::u16string_view(u"62") ? s(u"61") : s(u"62");
            family.earlierCarer = guardian(to, family, first, family.earlierRelation == u"61", 48, family.earlierRelation == u"61" ? family.surname : one(surnames()), false);
        }
    }
    family.children = int(births.size());
    if (m_work)
        m_work->settle(to, family);
    for (const QDate &birth : births)
        child(to, family, birth);
    return int(births.size());
}

QStringList villagesOf(const Ledger &ledger) {
    const QString region = ledger.settings().region;
    if (levelOfCode(region) == PlaceLevel::Village)
        return {region};
    QStringList out;
    for (const Place *place : ledger.places().under(region, PlaceLevel::Village))
        if (!place->hidden && (!place->until.isValid() || ledger.clock().today() <= place->until) && !out.contains(place->code))
            out << place->code;
    return out;
}

QString firstFault(const std::vector<ChangeIssues> &issues) {
    for (const ChangeIssues &change : issues)
        for (const Issue &issue : change.issues)
            if (issue.severity == Severity::Must)
                return issue.rule + u' ' + issue.field;
    return {};
}

}  // namespace

Result<DemonstrationReport> fillDemonstration(Ledger &ledger, const Session &session, int children, unsigned seed, Progress &progress, DemonstrationParts parts) {
    DemonstrationReport report;
    const QStringList villages = villagesOf(ledger);
    if (villages.isEmpty())
        return makeError(ErrorCode::Invalid, QStringLiteral("children.demo_no_village"));
    if (children <= 0)
        return report;
    auto batch = ledger.begin(session, QStringLiteral("demo"), {QStringLiteral("children.intent_demo"), {QString::number(children)}, {}});
    if (!batch)
        return batch.error();
    std::optional<DemonstrationWork> work;
    if (parts == DemonstrationParts::Everything) {
        ListQuery surveys;
        surveys.form = kCampaign;
        const auto before = ledger.reader().count(session, surveys);
        if (!before)
            return before.error();
        work.emplace(ledger, children, seed, *before == 0, ledger.reader().shared().policy->allows(session, Action::Override));
    }
    Maker maker(ledger, seed, work ? &*work : nullptr);
    std::vector<Change> slice;
    for (int made = 0; made < children;) {
        made += maker.family(slice, maker.one(villages), children - made);
        if (work && made >= children)
            work->finish(slice);
        if (slice.size() < kSlice && made < children)
            continue;
        auto added = (*batch)->add(slice);
        if (!added)
            return added.error();
        if (added->refused > 0)
            return makeError(ErrorCode::Internal, QStringLiteral("children.demo_refused"), {}, firstFault(added->issues));
        slice.clear();
        if (!progress.step(made, children))
            return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
    }
    auto finished = (*batch)->finish();
    if (!finished)
        return finished.error();
    report = {children, maker.guardians(), work ? work->visits() : 0, work ? work->assessments() : 0, *finished};
    if (auto kept = ledger.setSetting(session, QStringLiteral("demonstration"), kYes); !kept && kept.error().code != ErrorCode::Denied)   // the remarks say it all the same
        return kept.error();
    return report;
}

}  // namespace tongdang
