#include "tests/support/catch_qt.h"

#include "core/identity/names.h"
#include "core/identity/phones.h"

#include <QRandomGenerator>

#include <thread>

using namespace tongdang;

namespace {
QString read(const QString &name) { return pinyin(name).syllables.join(u' '); }
}  // namespace

TEST_CASE("every dot inside a name becomes U+00B7", "[identity]") {
    const QString wanted = QStringLiteral("阿拉腾\u00B7乌拉");
    for (const char16_t dot : u"\u00B7\u2022\u2027\u30FB\uFF0E.\uFF0D\uFF65\u2219")
        if (dot) {
            CHECK(normalizedName(QStringLiteral("阿拉腾") + QChar(dot) + QStringLiteral("乌拉")) == wanted);
            CHECK(normalizedName(QStringLiteral(" 阿拉腾 ") + QChar(dot) + QStringLiteral("\u3000乌拉")) == wanted);
        }
    CHECK(normalizedName(QStringLiteral("阿拉腾••乌拉")) == wanted);
    CHECK(normalizedName(QStringLiteral("Maria•Silva")) == QStringLiteral("Maria\u00B7Silva"));
    CHECK(normalizedName(QStringLiteral("J. Smith")) == QStringLiteral("J. Smith"));
    CHECK(normalizedName(QStringLiteral("J.R. Smith Jr.")) == QStringLiteral("J.R. Smith Jr."));
    CHECK(normalizedName(QStringLiteral("张三.")) == QStringLiteral("张三."));
    CHECK(normalizedName(QStringLiteral(".")) == QStringLiteral("."));
}

TEST_CASE("stray spaces leave a Chinese name and single ones stay in a Latin name", "[identity]") {
    CHECK(normalizedName(QStringLiteral(" 赵 明轩 ")) == QStringLiteral("赵明轩"));
    CHECK(normalizedName(QStringLiteral("\uFEFF王\u3000丽\u00A0娜\u200B\u200D")) == QStringLiteral("王丽娜"));
    CHECK(normalizedName(QStringLiteral("王\n丽\t\u0007娜")) == QStringLiteral("王丽娜"));
    CHECK(normalizedName(QStringLiteral("  Anna \u3000 Maria  ")) == QStringLiteral("Anna Maria"));
    CHECK(normalizedName(QStringLiteral("Ａｎｎａ　王")) == QStringLiteral("Anna王"));
    CHECK(normalizedName(QStringLiteral("李𬭎")) == QStringLiteral("李𬭎"));
    CHECK(normalizedName(QStringLiteral("䶮 𠮷")) == QStringLiteral("䶮𠮷"));
    CHECK(normalizedName(QStringLiteral("张三（大）")) == QStringLiteral("张三（大）"));
    CHECK(normalizedName(QString()).isEmpty());
    CHECK(normalizedName(QStringLiteral("\u3000\u200B ")).isEmpty());
}

TEST_CASE("a normalised name is normal, whatever was written", "[identity]") {
    QRandomGenerator random(11);
    const QString alphabet = QStringLiteral("王丽娜𬭎aB1 \u3000.•·－\u200D\u202F\u200B\n（é");
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int k = random.bounded(10); k > 0; --k)
            text += alphabet[random.bounded(alphabet.size())];
        const QString once = normalizedName(text);
        CAPTURE(text);
        REQUIRE(normalizedName(once) == once);
        REQUIRE(once == once.trimmed());
    }
}

TEST_CASE("surnames have their own readings, given names the ordinary ones", "[identity]") {
    struct Row { const char16_t *name, *reading; };
    for (const Row &row : {Row{u"单雨桐", u"shan yu tong"}, Row{u"仇英", u"qiu ying"}, Row{u"尉迟恭", u"yu chi gong"}, Row{u"欧阳娜娜", u"ou yang na na"}, Row{u"单于雅", u"chan yu ya"},
                           Row{u"上官婉儿", u"shang guan wan er"}, Row{u"王单", u"wang dan"}, Row{u"曾国强", u"zeng guo qiang"}, Row{u"解晓东", u"xie xiao dong"}, Row{u"任重", u"ren zhong"},
                           Row{u"吕布", u"lv bu"}, Row{u"万俟卨", u"mo qi xie"}, Row{u"长孙无忌", u"zhang sun wu ji"}, Row{u"李𬭎", u"li hong"}, Row{u"刘䶮", u"liu yan"}, Row{u"朴志强", u"piao zhi qiang"},
                           Row{u"查良镛", u"zha liang yong"}, Row{u"阿拉腾\u00B7乌拉", u"a la teng wu la"}, Row{u"尉健", u"wei jian"}, Row{u"赵晟", u"zhao sheng"}, Row{u"王雨单于", u"wang yu dan yu"}})
        CHECK(read(QString::fromUtf16(row.name)) == QString::fromUtf16(row.reading));
    CHECK(pinyin(QStringLiteral("单雨桐")).full() == QStringLiteral("shanyutong"));
    CHECK(pinyin(QStringLiteral("单雨桐")).initials() == QStringLiteral("syt"));
}

TEST_CASE("words are read without surnames, and what has no reading stands for itself", "[identity]") {
    CHECK(pinyin(QStringLiteral("单县"), false).full() == QStringLiteral("shanxian"));
    CHECK(pinyin(QStringLiteral("重庆市"), false).full() == QStringLiteral("chongqingshi"));
    CHECK(pinyin(QStringLiteral("长青社区"), false).full() == QStringLiteral("changqingshequ"));
    CHECK(pinyin(QStringLiteral("单位"), false).full() == QStringLiteral("danwei"));
    CHECK(read(QStringLiteral("Anna 3号")) == QStringLiteral("a n n a 3 hao"));
    CHECK(read(QStringLiteral("José")) == QStringLiteral("j o s e"));
    CHECK(read(QStringLiteral("𠮷")) == QStringLiteral("𠮷"));
    CHECK(pinyin(QStringLiteral("𠮷")).initials() == QStringLiteral("𠮷"));
    CHECK(read(QStringLiteral("女略")) == QStringLiteral("nv lve"));
    CHECK(pinyin(QString()).syllables.isEmpty());
    CHECK(pinyin(QString(QChar(0xD800))).syllables.size() <= 1);
}

TEST_CASE("many threads read the same names alike", "[identity]") {
    QStringList names;
    for (char32_t c = 0x4E00; c < 0x4F00; ++c)
        names << QString::fromUcs4(&c, 1) + QStringLiteral("雨桐");
    QList<QStringList> answers(4);
    std::vector<std::thread> threads;
    for (auto &answer : answers)
        threads.emplace_back([&names, &answer] {
            for (const QString &name : names)
                answer << read(name);
        });
    for (auto &thread : threads)
        thread.join();
    for (const auto &answer : answers)
        CHECK(answer == answers.front());
    CHECK(answers.front().size() == 256);
}

TEST_CASE("phones are read one by one from what a cell holds", "[identity]") {
    struct Row { const char16_t *text; QStringList numbers; };
    const QString mobile = QStringLiteral("13900001111"), other = QStringLiteral("16600002222"), landline = QStringLiteral("0473-8992631");
    for (const Row &row : {Row{u"13900001111", {mobile}}, Row{u"１３９００００１１１１", {mobile}}, Row{u"13900001111/16600002222", {mobile, other}}, Row{u"13900001111、16600002222", {mobile, other}},
                           Row{u"13900001111，16600002222；0473-8992631", {mobile, other, landline}}, Row{u"13900001111 16600002222", {mobile, other}}, Row{u"139 0000 1111", {mobile}},
                           Row{u"139-0000-1111", {mobile}}, Row{u"+86 13900001111", {mobile}}, Row{u"+8613900001111", {mobile}}, Row{u"（0473）8992631", {landline}}, Row{u"0473—8992631", {landline}},
                           Row{u"0473 8992631", {QStringLiteral("04738992631")}}, Row{u"13900001111.0", {mobile}}, Row{u"0473-8992631转12", {QStringLiteral("0473-8992631-12")}},
                           Row{u"13900001111/13900001111", {mobile}}, Row{u"无", {}}, Row{u" 无电话 ", {}}, Row{u"", {}}, Row{u"—", {}}, Row{u"12345", {QStringLiteral("12345")}},
                           Row{u"找村支书", {QStringLiteral("找村支书")}}, Row{u"父亲 13900001111", {QStringLiteral("父亲"), mobile}}})
        CHECK(phoneNumbers(QString::fromUtf16(row.text)) == row.numbers);
    CHECK(normalizedPhone(QStringLiteral("13900001111、 16600002222")) == mobile + u'/' + other);
    CHECK(normalizedPhone(QStringLiteral("无")).isEmpty());
    for (const QString &good : {mobile, other, landline, QStringLiteral("04738992631"), QStringLiteral("010-12345678"), QStringLiteral("0473-8992631-123")})
        CHECK(plausiblePhone(good));
    for (const char *bad : {"", "12345", "12900001111", "139000011112", "8992631", "0473-899263", "13900001111\n", "139****1111"})
        CHECK_FALSE(plausiblePhone(QString::fromLatin1(bad)));
}

TEST_CASE("normalised phones are normal, whatever was written", "[identity]") {
    QRandomGenerator random(13);
    const QString alphabet = QStringLiteral("0123456789013900001111-+（）、/ ；无a转");
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int k = random.bounded(30); k > 0; --k)
            text += alphabet[random.bounded(alphabet.size())];
        CAPTURE(text);
        const QString once = normalizedPhone(text);
        CHECK_FALSE(once.contains(u"//"));
        for (const QString &number : phoneNumbers(text))
            REQUIRE(text.size() >= number.size() - 1);
    }
}
