// The official sheet.
#include "tests/ui/printing/print_support.h"
#include "ui/printing/subject.h"

using namespace tongdang;
using namespace tongdang::test;

TEST_CASE("the official sheet is one page with answers, ticks in their brackets, a dash for who is deceased, notes and signatures", "[printing]") {
    PrintedVillage village;
    const KeptPages pages = village.printed(village.of(village.boy));
    REQUIRE(pages.all.size() == 1);
    const QString text = pages.text();
    for (const char *word : {"农村留守儿童基本情况登记表", "填报单位（盖章）：测试", "李𬭎", "15030220100307501X", "2010年3月7日", "13900001111", "陕西省榆林市", "王奶奶", "15000002222", "单位负责人（签名）：", "复核人（签名）：", "填表人（签名）：",
                             "注：1.", "截止2016年8月15日", "7.父母外出务工地点"})
        CHECK(says(text, word));
    CHECK(text.contains(QStringLiteral("（√）男（）女")));
    CHECK(text.contains(QStringLiteral("（√）健康（）残疾（）患病")));      // 慢性病 is 健康 on the page of 2016
    CHECK(text.contains(QStringLiteral("（√）打工收入（√）种养殖业（）政府救助")));
    CHECK(text.contains(QStringLiteral("|祖父姓名|—|出生日期|—|")));
    CHECK(text.contains(QStringLiteral("|祖母姓名|王奶奶|出生日期|1958年2月3日|")));   // the carer is a grandmother still
    CHECK(text.contains(QStringLiteral("|委托监护人姓名|王奶奶|")));
    CHECK(pages.all[0].mark.isEmpty());
    for (const paper::Text &one : pages.all[0].texts) {
        CHECK((one.x >= 0 && one.x + village.type.width(one.text, one.style) <= pages.all[0].width));
        CHECK((one.y > 0 && one.y < pages.all[0].height));
    }
}

TEST_CASE("a long answer makes its row higher, then the type smaller, then goes on overleaf and is never cut", "[printing]") {
    PrintedVillage village;
    QString address;
    for (const int length : {60, 400, 3000}) {
        address.clear();
        for (int i = 0; address.size() < length; ++i)
            address += QStringLiteral("第%1户旁").arg(i);
        REQUIRE(village.set(village.boy, {{QStringLiteral("home_address"), address}}).refused == 0);
        const KeptPages pages = village.printed(village.of(village.boy));
        CHECK(pages.joined().contains(address));
        CHECK((pages.all.size() > 1) == (length == 3000));
        for (const paper::Page &page : pages.all)
            for (const paper::Text &one : page.texts)
                CHECK(one.y < page.height);
    }
}

TEST_CASE("a whole village is printed in one go, a page a child, and can be stopped", "[printing]") {
    PrintedVillage village;
    for (int i = 0; i < 12; ++i)
        village.child(QStringLiteral("王小%1").arg(i), {{QStringLiteral("sex"), QStringLiteral("2")}});
    PrintOptions all;
    all.region = QStringLiteral("150302101203");
    CHECK(village.printed(all).all.size() == 13);
    PrintOptions girls;
    girls.where = QStringLiteral("${sex} = '2'");
    CHECK(village.printed(girls).all.size() == 12);
    girls.where = QStringLiteral("${sex} = '0'");
    KeptPages none;
    CHECK(village.print(girls, none).error().message.id == u"printing.nobody");

    struct Impatient final : Progress {
        bool step(qint64 done, qint64) override { return done < 5; }
    } impatient;
    KeptPages some;
    const auto stopped = printRecords(village.ledger->reader(), village.session, village.ledger->settings(), all, village.type, some, impatient);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}

TEST_CASE("the sheet prints the cut-off date of the campaign under way, and leaves empty what the reader may not see", "[printing]") {
    PrintedVillage village;
    village.link(QStringLiteral("campaign"), {}, {{QStringLiteral("title"), QStringLiteral("摸底排查")}, {QStringLiteral("cut_off"), QStringLiteral("2016-07-31")}, {QStringLiteral("starts_on"), QStringLiteral("2016-08-01")},
                                                 {QStringLiteral("ends_on"), QStringLiteral("2016-09-30")}, {QStringLiteral("regions"), QStringLiteral("150302")}});
    village.link(QStringLiteral("campaign"), {}, {{QStringLiteral("title"), QStringLiteral("另一区的排查")}, {QStringLiteral("cut_off"), QStringLiteral("2016-06-30")}, {QStringLiteral("starts_on"), QStringLiteral("2016-08-10")},
                                                 {QStringLiteral("ends_on"), QStringLiteral("2016-09-30")}, {QStringLiteral("regions"), QStringLiteral("150303")}});
    CHECK(village.printed(village.of(village.boy)).text().contains(QStringLiteral("截止2016年7月31日")));
    CHECK(village.printed(village.of(village.boy)).text().contains(QStringLiteral("哮喘")));

    struct Discreet final : Policy {
        bool allows(const Session &, Action) const override { return true; }
        bool mayRead(const Session &, const QString &restriction) const override { return restriction != u"health"; }
    } discreet;
    LedgerReader::Shared shared = village.ledger->reader().shared();
    shared.policy = &discreet;
    LedgerReader reader(village.ledger->reader().database(), shared);
    KeptPages pages;
    NoProgress quiet;
    REQUIRE(printRecords(reader, village.session, village.ledger->settings(), village.of(village.boy), village.type, pages, quiet));
    CHECK_FALSE(pages.text().contains(QStringLiteral("哮喘")));
    CHECK(pages.text().contains(QStringLiteral("（）健康（）残疾（）患病")));
}

TEST_CASE("another district's sheet is printed by its name", "[printing]") {
    PrintedVillage village;
    const QString text = village.printed(village.of(village.boy, QStringLiteral("inner-mongolia"))).text();
    for (const char *word : {"困境儿童和留守儿童基本信息采集表", "李𬭎", "李大山", "王奶奶", "申请人签字：", "嘎查村（居委会）：千里山镇新地村|"})
        CHECK(says(text, word));
}

TEST_CASE("an address on a sheet is the place and what is written of it, each once", "[printing]") {
    CHECK(addressWithin(QStringLiteral("千里山镇新地村"), QStringLiteral("3组12号")) == u"千里山镇新地村3组12号");
    CHECK(addressWithin(QStringLiteral("千里山镇新地村"), QStringLiteral("新地村3组")) == u"千里山镇新地村3组");
    CHECK(addressWithin(QStringLiteral("千里山镇新地村"), QStringLiteral("乌海市海勃湾区千里山镇新地村3组")) == u"乌海市海勃湾区千里山镇新地村3组");
    CHECK(addressWithin(QStringLiteral("广东省东莞市"), QStringLiteral("东莞市")) == u"广东省东莞市");
    CHECK(addressWithin(QStringLiteral("千里山镇新地村"), QStringLiteral("村东头")) == u"千里山镇新地村村东头");

    PrintedVillage village;
    REQUIRE(village.set(village.boy, {{QStringLiteral("hukou_region"), QStringLiteral("150302101203")}}).refused == 0);
    REQUIRE(village.set(village.father, {{QStringLiteral("work_place"), QString()}, {QStringLiteral("work_region"), QStringLiteral("4419")}}).refused == 0);
    for (const char *sheet : {"child", "inner-mongolia"}) {
        REQUIRE(village.set(village.boy, {{QStringLiteral("home_address"), QString()}}).refused == 0);
        CHECK(village.printed(village.of(village.boy, QLatin1String(sheet))).text().count(QStringLiteral("|千里山镇新地村|")) == 2);
        REQUIRE(village.set(village.boy, {{QStringLiteral("home_address"), QStringLiteral("新地村3组")}}).refused == 0);
        CHECK(says(village.printed(village.of(village.boy, QLatin1String(sheet))).text(), "|千里山镇新地村3组|"));
    }
    CHECK(says(village.printed(village.of(village.boy)).text(), "|当前务工地点|广东省东莞市|"));
}
