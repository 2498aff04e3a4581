// A campaign on paper: figures, houses left in walking order, second keying.
#include "tests/ui/printing/print_support.h"

#include "core/casework/campaign.h"

using namespace tongdang;
using namespace tongdang::fields;
using namespace tongdang::test;

TEST_CASE("a campaign is printed with its figures, its houses left and the error rate of its second keying", "[printing]") {
    PrintedVillage village;
    const QString region = QStringLiteral("150302101203");
    const Uid campaign = village.link(kCampaign, {}, {{kTitle, QStringLiteral("夏季排查")}, {kCutOff, QStringLiteral("2016-08-01")}, {kStartsOn, QStringLiteral("2016-08-01")}, {QStringLiteral("ends_on"), QStringLiteral("2016-08-31")},
                                                      {kRegions, region}, {QStringLiteral("second_keying"), QStringLiteral("all")}});
    const auto house = [&](const char *number, const char *head, const char *phone) {
        return village.link(kHousehold, {}, {{kRegion, region}, {kGroup, QStringLiteral("一组")}, {kHouseNumber, QString::fromLatin1(number)}, {kHead, QString::fromUtf8(head)}, {kPhone, QString::fromLatin1(phone)}});
    };
    const Uid far = house("12", "王远", "13900001111"), near = house("3", "李近", ""), done = house("5", "赵完", "");
    village.link(kHouseCall, far, {{kCampaign, campaign.text()}, {kCalledOn, QStringLiteral("2016-08-10")}, {kResult, kNobodyHome}, {kNextTry, QStringLiteral("2016-08-20")}});
    village.link(kHouseCall, done, {{kCampaign, campaign.text()}, {kCalledOn, QStringLiteral("2016-08-10")}, {kResult, kSurveyed}});
    CHECK(near != far);
    const auto first = village.ledger->reader().record(village.session, village.boy);
    REQUIRE(first);
    Answers again = first->answers;
    again.set(QStringLiteral("birth_date"), QStringLiteral("2010-03-17"));
    const ChangeSet keyed = secondKeying(village.ledger->forms(), village.clock, campaign, *first, again, QStringLiteral("li"));
    REQUIRE(village.commit(keyed.changes).refused == 0);

    const KeptPages pages = village.printed(village.of(campaign));
    const QString text = pages.joined();
    for (const char *word : {"夏季排查", "住户3户，已完成1户，剩余2户", "王远", "139****1111", "家中无人", "2016-08-20", "不同1题", "差错率", "出生日期"})
        CHECK(says(text, word));
    CHECK_FALSE(text.contains(QStringLiteral("赵完")));                              // is called
    CHECK(text.indexOf(QStringLiteral("李近")) < text.indexOf(QStringLiteral("王远")));   // in walking order
    CHECK_FALSE(text.contains(QStringLiteral("零报告但")));
    village.link(kUnitReturn, {}, {{kRegion, region}, {QStringLiteral("on"), QStringLiteral("2016-08-12")}, {QStringLiteral("population_under_16"), QStringLiteral("12")}, {QStringLiteral("contact_name"), QStringLiteral("王五")}, {kNilReturn, kYes}});
    CHECK(says(village.printed(village.of(campaign)).joined(), "零报告但台账中有留守儿童的村（居），请核对：新地村。"));
    PrintOptions left = village.of(campaign);
    left.parts = {QStringLiteral("left")};
    const QString alone = village.printed(left).joined();
    CHECK(alone.contains(QStringLiteral("李近")));
    CHECK_FALSE(alone.contains(QStringLiteral("差错率")));
    village.link(kHousehold, {}, {{kRegion, region}, {kGroup, QStringLiteral("1组")}, {kHouseNumber, QStringLiteral("13")}, {kHead, QStringLiteral("孙邻")}});
    const QString grouped = village.printed(left).joined();
    CHECK(grouped.count(QStringLiteral("新地村一组")) == 1);       // 一组 and 1组 are one
    CHECK_FALSE(grouped.contains(QStringLiteral("新地村1组")));
    left.language = Language::English;
    CHECK(village.printed(left).joined().contains(QStringLiteral("Housesleft")));
}
