#include "tests/support/catch_qt.h"

#include "core/base/csv.h"
#include "core/base/message.h"
#include "core/places/place_names.h"
#include "core/places/places.h"

#include <QDir>
#include <QFile>
#include <QSet>

using namespace tongdang;

namespace {

const Places &builtIn() {
    static const Places places;
    return places;
}

QStringList codes(const QList<const Place *> &places) {
    QStringList out;
    for (const Place *place : places)
        out << place->code;
    return out;
}

QStringList matched(const char16_t *text, const char16_t *within = u"150302", PlaceLevel level = PlaceLevel::Village) {
    return codes(builtIn().match(QString::fromUtf16(text), QString::fromUtf16(within), level));
}

const QStringList kXindi = {QStringLiteral("150302101203")};

}  // namespace

TEST_CASE("the built-in files have no fault and every place has its parent", "[places]") {
    int rows = 0;
    for (const QString &name : QDir(QStringLiteral(":/places")).entryList({QStringLiteral("*.csv")})) {
        QFile file(QStringLiteral(":/places/") + name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        QList<DefinitionIssue> issues;
        rows += static_cast<int>(readDivisions(parseCsv(QString::fromUtf8(file.readAll())), issues).size());
        INFO(name.toStdString());
        CHECK(issues.isEmpty());
    }
    CHECK(rows == 3460);
    const Places &places = builtIn();
    CHECK(places.under({}, PlaceLevel::Province).size() == 31);
    CHECK(places.under(QStringLiteral("1503"), PlaceLevel::County).size() == 3);
    CHECK(places.under(QStringLiteral("1503"), PlaceLevel::Township).size() == 22);
    CHECK(places.under(QStringLiteral("1503"), PlaceLevel::Village).size() == 87);
    for (int level = static_cast<int>(PlaceLevel::City); level <= static_cast<int>(PlaceLevel::Village); ++level)
        for (const Place *place : places.under({}, static_cast<PlaceLevel>(level)))
            REQUIRE(places.find(parentCode(place->code)));
    CHECK(places.added().isEmpty());
}

TEST_CASE("every built-in place answers to its name and short name within its parent, and only places called so do", "[places]") {
    for (int at = static_cast<int>(PlaceLevel::Province); at <= static_cast<int>(PlaceLevel::Village); ++at) {
        const auto level = static_cast<PlaceLevel>(at);
        QHash<QString, QSet<QString>> named;
        for (const Place *place : builtIn().under({}, level))
            named[place->shortName()] << place->code;
        for (const Place *place : builtIn().under({}, level)) {
            INFO(place->name.toStdString());
            const QString parent = parentCode(place->code);
            for (const QString &name : {place->name, place->shortName()}) {
                CHECK(codes(builtIn().match(name, parent, level)).contains(place->code));
                for (const QString &code : codes(builtIn().match(name, {}, level)))
                    CHECK(named[place->shortName()].contains(code));
            }
            CHECK(codes(builtIn().match(place->code, {}, level)) == QStringList{place->code});
            if (level > PlaceLevel::County)
                CHECK(codes(builtIn().match(builtIn().fullName(place->code), {}, level)) == QStringList{place->code});
            CHECK(codes(builtIn().match(place->shortName() + QStringLiteral("不存在"), parent, level)).isEmpty());
            const QStringList found = codes(builtIn().search(place->shortName(), parent, 5000));
            const bool stoodFor = found.contains(parent) && builtIn().fullName(parent) == builtIn().fullName(place->code);   // 东莞市, a city that is one county
            CHECK((found.contains(place->code) || stoodFor) != place->hidden);
        }
    }
}

TEST_CASE("a village answers with or without its committee, town and district", "[places]") {
    for (const char16_t *text : {u"新地村", u"新地村委会", u"新地村民委员会", u"新地村村委会", u"新地村村民委员会", u"新地", u" 新地 村 ", u"新地\u3000村", u"千里山镇新地村", u"千里山镇/新地村", u"千里山镇 新地村",
                                 u"千里山镇－新地村委会", u"海勃湾区千里山镇新地村委会", u"乌海市海勃湾区千里山镇新地村", u"内蒙古自治区乌海市海勃湾区千里山镇新地村", u"内蒙古乌海海勃湾千里山新地", u"海勃湾区新地村",
                                 u"新地村3组", u"新地村第一组", u"新地村一组", u"新地村（2）组", u"新地３组", u"千里山镇/新地村/二组", u"新地村3组12号", u"新地村第二村民小组", u"150302101203"})
        CHECK((QString::fromUtf16(text) + matched(text).join(u' ')) == (QString::fromUtf16(text) + kXindi[0]));
    CHECK(matched(u"新地村", u"") == kXindi);
    CHECK(matched(u"新地村", u"150302101") == kXindi);
    CHECK(matched(u"新地村", u"150302101203") == kXindi);
    CHECK(matched(u"新地村", u"150303").isEmpty());
    CHECK(matched(u"150302101203", u"150303").isEmpty());
    CHECK(matched(u"团结新村") == QStringList{QStringLiteral("150302101213")});
    CHECK(matched(u"团结新村村委会") == QStringList{QStringLiteral("150302101213")});
    CHECK(matched(u"温馨居委会") == QStringList{QStringLiteral("150302008003")});
    CHECK(matched(u"羊路井村", u"1503") == QStringList{QStringLiteral("150303104234")});
    CHECK(matched(u"西来峰工业园社区居委会", u"1503") == QStringList{QStringLiteral("150303102400")});
}

TEST_CASE("nothing is guessed", "[places]") {
    for (const char16_t *text : {u"", u" ", u"不存在村", u"新", u"新地村东社区", u"新地社区", u"新地屯", u"地村", u"新地村新丰村", u"村", u"社区", u"村委会", u"3组", u"千里山镇", u"海勃湾区", u"海南区新地村", u"千里山镇幸福社区",
                                 u"新地村委会不存在", u"15030210120", u"150302101999", u"150302", u"*", u"/", u"新地村/", u"和平东"}) {
        INFO(QString::fromUtf16(text).toStdString());
        const QString written = QString::fromUtf16(text);
        if (written == u"新地村/")
            CHECK(matched(text) == kXindi);
        else if (written == u"和平东")
            CHECK(matched(text) == QStringList{QStringLiteral("150302002009")});
        else
            CHECK(matched(text).isEmpty());
    }
    CHECK(builtIn().match(QString(100000, u'新'), {}).isEmpty());
    CHECK(builtIn().match(QString(120, u'/'), {}).isEmpty());
}

TEST_CASE("names that begin alike are different places, and one name may be two", "[places]") {
    CHECK(matched(u"和平社区") == QStringList{QStringLiteral("150302001002")});
    CHECK(matched(u"和平东社区") == QStringList{QStringLiteral("150302002009")});
    CHECK(matched(u"和平") == QStringList{QStringLiteral("150302001002")});
    CHECK(matched(u"长青东社区") == QStringList{QStringLiteral("150302002002")});
    CHECK(matched(u"幸福社区") == QStringList{QStringLiteral("150302003017")});
    CHECK(matched(u"幸福社区", u"1503") == QStringList{QStringLiteral("150302003017"), QStringLiteral("150304009010")});
    CHECK(matched(u"乌达区幸福社区", u"1503") == QStringList{QStringLiteral("150304009010")});
    CHECK(matched(u"巴音赛街道幸福社区", u"1503") == QStringList{QStringLiteral("150304009010")});
    CHECK(matched(u"巴音赛街道办事处幸福社区居委会", u"") == QStringList{QStringLiteral("150304009010")});
}

TEST_CASE("townships, districts, cities and provinces match too", "[places]") {
    CHECK(matched(u"千里山镇", u"150302", PlaceLevel::Township) == QStringList{QStringLiteral("150302101")});
    CHECK(matched(u"千里山", u"1503", PlaceLevel::Township) == QStringList{QStringLiteral("150302101")});
    CHECK(matched(u"凤凰岭街道办事处", u"150302", PlaceLevel::Township) == QStringList{QStringLiteral("150302001")});
    CHECK(matched(u"150302101000", u"", PlaceLevel::Township) == QStringList{QStringLiteral("150302101")});
    CHECK(matched(u"150302000000", u"", PlaceLevel::County) == QStringList{QStringLiteral("150302")});
    CHECK(matched(u"乌海市海南区", u"", PlaceLevel::County) == QStringList{QStringLiteral("150303")});
    CHECK(matched(u"陕西省榆林市", u"", PlaceLevel::City) == QStringList{QStringLiteral("6108")});
    CHECK(matched(u"鄂尔多斯", u"", PlaceLevel::City) == QStringList{QStringLiteral("1506")});
    CHECK(matched(u"内蒙古", u"", PlaceLevel::Province) == QStringList{QStringLiteral("15")});
    CHECK(matched(u"150000", u"", PlaceLevel::Province) == QStringList{QStringLiteral("15")});
}

TEST_CASE("what follows the village is given back", "[places]") {
    const auto found = builtIn().matchAddress(QStringLiteral("海勃湾区千里山镇新地村第一组"), QStringLiteral("1503"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].place->code == kXindi[0]);
    CHECK(found[0].rest == QStringLiteral("第一组"));
    CHECK(builtIn().matchAddress(QStringLiteral("新地村"), {})[0].rest.isEmpty());
    CHECK(isGroup(u"3组"));
    CHECK_FALSE(isGroup(u"东社区"));
    CHECK_FALSE(isGroup(u""));
}

TEST_CASE("names are told in full and in short", "[places]") {
    CHECK(builtIn().fullName(kXindi[0]) == QStringLiteral("内蒙古自治区乌海市海勃湾区千里山镇新地村"));
    CHECK(builtIn().fullName(QStringLiteral("110101")) == QStringLiteral("北京市东城区"));
    CHECK(builtIn().fullName(QStringLiteral("441900")) == QStringLiteral("广东省东莞市"));
    CHECK(builtIn().fullName(QStringLiteral("999999")) == QStringLiteral("999999"));
    CHECK(builtIn().name(kXindi[0]) == QStringLiteral("新地村"));
    CHECK(builtIn().name(QStringLiteral("150303104234")) == QStringLiteral("羊路井村"));
    CHECK(builtIn().name(QStringLiteral("150302001002")) == QStringLiteral("和平社区"));
    CHECK(builtIn().name(QStringLiteral("150302101")) == QStringLiteral("千里山镇"));
    CHECK(builtIn().name(QStringLiteral("nowhere")) == QStringLiteral("nowhere"));
    CHECK(builtIn().children(QStringLiteral("150302101")).size() == 8);
    CHECK(builtIn().children({}).size() == 31);
    CHECK(builtIn().children(kXindi[0]).isEmpty());
    CHECK(builtIn().find(QStringLiteral("150302400498"))->hidden);
    CHECK(ancestorCode(kXindi[0], PlaceLevel::County) == QStringLiteral("150302"));
    CHECK(ancestorCode(QStringLiteral("1503"), PlaceLevel::County).isEmpty());
}

TEST_CASE("search finds by part, pinyin and initials, the best kind first", "[places]") {
    const auto first = [](const char16_t *text, const char16_t *within) { return codes(builtIn().search(QString::fromUtf16(text), QString::fromUtf16(within), 5)).value(0); };
    for (const char16_t *text : {u"新地村", u"新地", u"xindi", u"xindicun", u"xdc", u"150302101203", u"地村"})
        CHECK(first(text, u"1503") == kXindi[0]);
    CHECK(first(u"changqing", u"150302") == QStringLiteral("150302001004"));
    CHECK(first(u"和平", u"1503") == QStringLiteral("150302001002"));
    CHECK(builtIn().search(QStringLiteral("虚拟"), {}).isEmpty());
    CHECK(builtIn().search(QStringLiteral("社区"), {}, 7).size() == 7);
    CHECK(builtIn().search({}, QStringLiteral("150302101"), 50).size() == 9);
    CHECK(builtIn().search(QStringLiteral("不存在"), {}).isEmpty());
    CHECK(builtIn().search(QStringLiteral("新地"), QStringLiteral("150303")).isEmpty());
}

TEST_CASE("places can be added, each under its parent", "[places]") {
    Places places;
    const auto fault = [&places](const char16_t *code, const char16_t *name, QDate from = {}, QDate until = {}) {
        const auto done = places.add(Place{QString::fromUtf16(code), QString::fromUtf16(name), {}, from, until});
        return done ? QString() : done.error().message.id;
    };
    CHECK(fault(u"610802001001", u"某村委会") == QStringLiteral("places.no_parent"));
    CHECK(fault(u"610802001", u"鼓楼街道") == QString());
    CHECK(fault(u"610802001001", u"某家村委会") == QString());
    CHECK(codes(places.match(QStringLiteral("榆阳区鼓楼街道某家村"), {})) == QStringList{QStringLiteral("610802001001")});
    CHECK(fault(u"61080200", u"甲") == QStringLiteral("places.bad_code"));
    CHECK(fault(u"61080200a", u"甲") == QStringLiteral("places.bad_code"));
    CHECK(fault(u"", u"甲") == QStringLiteral("places.bad_code"));
    CHECK(fault(u"610802002", u" ") == QStringLiteral("places.no_name"));
    CHECK(fault(u"610802002", u"乙镇", {2020, 1, 2}, {2020, 1, 1}) == QStringLiteral("places.until_before_from"));
    CHECK(fault(u"150302101203", u"别的村") == QStringLiteral("places.code_taken"));
    CHECK(codes(places.added()) == QStringList{QStringLiteral("610802001"), QStringLiteral("610802001001")});
    CHECK(Places(QList<Place>{{QStringLiteral("15"), QStringLiteral("内蒙古自治区")}, {QStringLiteral("150302"), QStringLiteral("海勃湾区")}}).find(QStringLiteral("150302")) == nullptr);
}

TEST_CASE("a place that was renamed bears each name in its own time", "[places]") {
    Places places;
    const QString code = QStringLiteral("150302101206");
    const Place *before = places.find(code);
    REQUIRE(places.add(Place{code, QStringLiteral("新丰村委会"), {}, {}, {2019, 12, 31}}));
    REQUIRE(places.add(Place{code, QStringLiteral("新丰社区居委会"), {}, {2020, 1, 1}, {}}));
    CHECK(places.find(code, {2016, 7, 31}) == before);
    CHECK(places.find(code, {2016, 7, 31})->name == QStringLiteral("新丰村委会"));
    CHECK(places.find(code, {2019, 12, 31})->name == QStringLiteral("新丰村委会"));
    CHECK(places.find(code, {2020, 1, 1})->name == QStringLiteral("新丰社区居委会"));
    CHECK(places.name(code) == QStringLiteral("新丰社区"));
    CHECK(places.under(QStringLiteral("1503"), PlaceLevel::Village).size() == 87);
    CHECK(codes(places.match(QStringLiteral("新丰村"), QStringLiteral("150302"))) == QStringList{code});
    CHECK(codes(places.match(QStringLiteral("新丰社区"), QStringLiteral("150302"))) == QStringList{code});
    CHECK(places.match(QStringLiteral("新丰村"), QStringLiteral("150302"), PlaceLevel::Village, {2021, 1, 1}).isEmpty());
    CHECK(places.match(QStringLiteral("新丰社区"), QStringLiteral("150302"), PlaceLevel::Village, {2016, 1, 1}).isEmpty());
    CHECK_FALSE(places.add(Place{code, QStringLiteral("第三个名字"), {}, {2021, 1, 1}, {}}));
    CHECK_FALSE(places.add(Place{code, QStringLiteral("新丰村委会"), {}, {}, {2020, 6, 1}}));
    CHECK(places.added().size() == 2);
}

TEST_CASE("short names that people use are as good as the official one", "[places]") {
    Places places;
    REQUIRE(places.add(Place{kXindi[0], QStringLiteral("新地村委会"), {QStringLiteral("老三队")}}));
    CHECK(codes(places.match(QStringLiteral("老三队"), QStringLiteral("1503"))) == kXindi);
    CHECK(places.name(kXindi[0]) == QStringLiteral("新地村"));
    REQUIRE(places.add(Place{QStringLiteral("150302101250"), QStringLiteral("巴音嘎查村民委员会")}));
    CHECK(places.name(QStringLiteral("150302101250")) == QStringLiteral("巴音嘎查"));
    for (const char16_t *text : {u"巴音嘎查", u"巴音嘎查村", u"巴音嘎查委员会", u"巴音"})
        CHECK(codes(places.match(QString::fromUtf16(text), QStringLiteral("150302"))) == QStringList{QStringLiteral("150302101250")});
}

TEST_CASE("a division file is read with Chinese or English headings", "[places]") {
    QList<DefinitionIssue> issues;
    const auto chinese = readDivisions({{QStringLiteral("某省区划一览")}, {QStringLiteral("序号"), QStringLiteral("名称"), QStringLiteral("区划代码"), QStringLiteral("级别"), QStringLiteral("启用日期"), QStringLiteral("停用日期"), QStringLiteral("简称")},
                                        {QStringLiteral("1"), QStringLiteral("鼓楼街道"), QStringLiteral("610802001000"), QStringLiteral("乡级"), QStringLiteral("2015年1月1日"), {}, QStringLiteral("鼓楼、老城")},
                                        {}, {QStringLiteral("2"), QStringLiteral("榆林市"), QStringLiteral("610800"), QStringLiteral("市级")}, {QStringLiteral("3"), QStringLiteral("某村委会"), QStringLiteral("'610802001201.0")}},
                                       issues);
    CHECK(issues.isEmpty());
    REQUIRE(chinese.size() == 3);
    CHECK(chinese[0].code == QStringLiteral("610802001"));
    CHECK(chinese[0].from == QDate(2015, 1, 1));
    CHECK(chinese[0].shortNames == QStringList{QStringLiteral("鼓楼"), QStringLiteral("老城")});
    CHECK(chinese[0].added);
    CHECK(chinese[1].code == QStringLiteral("6108"));
    CHECK(chinese[2].code == QStringLiteral("610802001201"));
    const auto english = readDivisions({{QStringLiteral("Code"), QStringLiteral("Name"), QStringLiteral("Short names")}, {QStringLiteral("441900"), QStringLiteral("东莞市"), QStringLiteral("莞城|东莞")}}, issues);
    REQUIRE(english.size() == 1);
    CHECK(english[0].code == QStringLiteral("441900"));
    CHECK(issues.isEmpty());
}

TEST_CASE("every fault of a division file is named with its row", "[places]") {
    QList<DefinitionIssue> issues;
    const auto places = readDivisions({{QStringLiteral("代码"), QStringLiteral("名称"), QStringLiteral("级别"), QStringLiteral("启用日期"), QStringLiteral("停用日期")},
                                       {QStringLiteral("15030"), QStringLiteral("甲")},
                                       {QStringLiteral("150302"), {}},
                                       {QStringLiteral("150302"), QStringLiteral("海勃湾区"), QStringLiteral("村")},
                                       {QStringLiteral("150302"), QStringLiteral("海勃湾区"), QStringLiteral("星球")},
                                       {QStringLiteral("150302"), QStringLiteral("海勃湾区"), {}, QStringLiteral("昨天")},
                                       {QStringLiteral("150302"), QStringLiteral("海勃湾区"), {}, QStringLiteral("2020-01-02"), QStringLiteral("2020-01-01")},
                                       {QStringLiteral("150303"), QStringLiteral("海南区")},
                                       {QStringLiteral("150303"), QStringLiteral("海南区")},
                                       {{}, QStringLiteral("无代码")}},
                                      issues);
    QStringList found;
    const Messages messages;
    for (const DefinitionIssue &issue : issues) {
        found << QString::number(issue.row) + u' ' + issue.message.id;
        CHECK(issue.severity == Severity::Must);
        CHECK(messages.knows(issue.message.id));
    }
    CHECK(found == QStringList{QStringLiteral("2 places.bad_code"), QStringLiteral("3 places.no_name"), QStringLiteral("4 places.level_differs"), QStringLiteral("5 places.bad_level"),
                               QStringLiteral("6 places.bad_date"), QStringLiteral("7 places.until_before_from"), QStringLiteral("9 places.twice"), QStringLiteral("10 places.bad_code")});
    CHECK(places.size() == 1);
    for (const QList<QStringList> &rows : {QList<QStringList>{}, QList<QStringList>{{}}, QList<QStringList>{{QStringLiteral("姓名")}, {QStringLiteral("王")}}}) {
        issues.clear();
        CHECK(readDivisions(rows, issues).isEmpty());
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].message.id == QStringLiteral("places.no_headings"));
    }
    for (const char *id : {"places.no_parent", "places.code_taken"})
        CHECK(messages.knows(QString::fromLatin1(id)));
}

TEST_CASE("a province of many thousand villages is read and added, in any order of rows by level", "[places]") {
    QList<QStringList> rows = {{QStringLiteral("code"), QStringLiteral("name")}};
    for (int town = 1; town <= 100; ++town) {
        const QString code = QStringLiteral("610802") + QString::number(town).rightJustified(3, u'0');
        rows << QStringList{code, QStringLiteral("第%1镇").arg(town)};
        for (int village = 1; village <= 60; ++village)
            rows << QStringList{code + QString::number(200 + village), QStringLiteral("甲%1村委会").arg(village)};
    }
    QList<DefinitionIssue> issues;
    const auto read = readDivisions(rows, issues);
    CHECK(issues.isEmpty());
    CHECK(read.size() == 6100);
    Places places;
    for (const Place &place : read)
        REQUIRE(places.add(place));
    CHECK(places.under(QStringLiteral("610802"), PlaceLevel::Village).size() == 6000);
    CHECK(places.match(QStringLiteral("甲7村"), QStringLiteral("610802")).size() == 100);
    CHECK(codes(places.match(QStringLiteral("第3镇甲7村"), QStringLiteral("6108"))) == QStringList{QStringLiteral("610802003207")});
}
