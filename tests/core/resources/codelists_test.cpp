#include "tests/core/resources/definition_file.h"

using namespace tongdang;
using namespace tongdang::resources;

TEST_CASE("Every code list has codes once, labels in both languages and no synonym for two codes", "[resources]") {
    const QStringList lists = files(QStringLiteral(":/codelists"));
    REQUIRE(lists.size() > 20);
    for (const QString &path : lists) {
        INFO(path.toStdString());
        const auto records = parseCsv(text(path));
        REQUIRE(records.size() > 1);
        QStringList heads{QStringLiteral("name"), u"label" + kZh, u"label" + kEn, QStringLiteral("points"), QStringLiteral("td_import")};
        if (path.endsWith(u"/relation.csv"))
            heads << QStringLiteral("sex") << QStringLiteral("role") << QStringLiteral("quick");   // what follows from it; offered by one click
        else if (records[0].size() > heads.size())
            heads << QStringLiteral("priority");   // of several answers where one is asked, the lowest counts
        CHECK(records[0] == heads);
        QHash<QString, QString> meaning;
        QStringList codes;
        for (const QStringList &row : records.mid(1)) {
            INFO(row.join(u',').toStdString());
            REQUIRE(row.size() == heads.size());
            CHECK_FALSE(codes.contains(row[0]));
            codes << row[0];
            CHECK_FALSE(row[1].isEmpty());
            CHECK_FALSE(row[2].isEmpty());
            CHECK(row[0] == QString(row[0]).remove(u' ').toLower());
            for (const QString &word : plainSet(row.mid(0, 3) + bars(row[4]))) {
                INFO(word.toStdString());
                CHECK(meaning.value(word, row[0]) == row[0]);
                meaning.insert(word, row[0]);
            }
        }
    }
}

TEST_CASE("A code in a list of several is never cut by what separates several", "[resources]") {
    for (const Form *form : catalog().all())
        for (const Field &field : form->fields)
            if (const CodeList *list = form->listOf(field); list && field.isSeveral())
                for (const Choice &choice : list->choices) {
                    INFO(form->id.toStdString() + '.' + field.name.toStdString() + ' ' + choice.name.toStdString());
                    for (const QString &word : QStringList{choice.label.exactly(QStringLiteral("zh"))} + choice.imports) {
                        // A label with a separator inside must be recognised whole.
                        const auto read = canonicalValue(*form, field, word);
                        CHECK(read.value == choice.name);
                    }
                }
}

TEST_CASE("The sex and the roles that follow from a relation are codes of their lists", "[resources]") {
    const CodeList *relations = catalog().list(QStringLiteral("relation")), *sexes = catalog().list(QStringLiteral("sex")), *roles = catalog().list(QStringLiteral("guardian_role"));
    int quick = 0;
    for (const Choice &relation : relations->choices) {
        INFO(relation.name.toStdString());
        if (const QString sex = relation.more.value(QStringLiteral("sex")); !sex.isEmpty())
            CHECK(sexes->find(sex));
        for (const QString &role : relation.more.value(QStringLiteral("role")).split(u' ', Qt::SkipEmptyParts))
            CHECK(roles->find(role));
        quick += !relation.more.value(QStringLiteral("quick")).isEmpty();
    }
    CHECK(quick >= 4);
    CHECK(relations->find(QStringLiteral("51"))->more.value(QStringLiteral("sex")) == QStringLiteral("1"));
    CHECK(relations->find(QStringLiteral("62"))->more.value(QStringLiteral("sex")) == QStringLiteral("2"));
}

TEST_CASE("The codes that are law are there", "[resources]") {
    const auto law = QList<QPair<const char *, const char *>>{
        {"sex", "1 2 0"},
        {"hukou_registered", "yes no not_collected"},
        {"boarding", "yes no not_collected"},
        {"entrusted", "yes no not_collected"},
        {"hukou_type", "rural urban other not_collected"},
        {"health", "healthy weak serious_illness chronic_illness disabled other not_collected"},
        {"schooling", "kindergarten not_in_kindergarten primary junior senior vocational dropout not_in_school special other not_collected"},
        {"category", "left_behind orphan de_facto_unattended poverty disability guardianship_lacking guardianship_improper migrant other"},
        {"parents_away", "both one_other_incapable both_incapable none not_collected"},
        {"incapable_parent", "father mother"},
        {"care_arrangement", "grandparents relatives_friends nobody incapable_parent not_collected"},
        {"care_grade", "nobody parent_incapable carer_insufficient fair good not_collected"},
        {"risk", "red yellow blue green none"},
        {"guardianship_grade", "normal insufficient improper absent not_collected"},
        {"income_sources", "wages farming government relatives other"},
        {"relief", "subsistence_allowance temporary medical housing extreme_poverty_support disability_living disability_nursing orphan_allowance "
                   "registered_poor education de_facto_allowance other none"},
        {"exit_reason", "turned_16 parents_returned joined_parents hukou_moved other_category adopted deceased duplicate mistaken other"}};
    for (const auto &[name, codes] : law) {
        INFO(name);
        const CodeList *list = catalog().list(QString::fromLatin1(name));
        REQUIRE(list);
        for (const QString &code : QString::fromLatin1(codes).split(u' '))
            CHECK(list->find(code));
    }
    const CodeList *peoples = catalog().list(QStringLiteral("ethnicity"));
    REQUIRE(peoples);
    for (int code = 1; code <= 56; ++code)
        CHECK(peoples->find(QStringLiteral("%1").arg(code, 2, 10, QChar(u'0'))));
    CHECK(peoples->choices.size() == 58);
}

TEST_CASE("What the official roster writes is read as its code", "[resources]") {
    const Form *child = catalog().find(QStringLiteral("child"));
    REQUIRE(child);
    const auto read = [&](const char *question, const QString &typed) { return canonicalValue(*child, *child->find(QString::fromLatin1(question)), typed).value; };
    const QStringList schools = QStringLiteral("幼儿园 未入园 小学 初中 高中 中职 辍学 不在学").split(u' ');
    const QStringList codes = QStringLiteral("kindergarten not_in_kindergarten primary junior senior vocational dropout not_in_school").split(u' ');
    for (qsizetype i = 0; i < schools.size(); ++i)
        CHECK(read("schooling", schools[i]) == codes[i]);
    CHECK(read("sex", QStringLiteral("女")) == u"2");
    CHECK(read("ethnicity", QStringLiteral("蒙古族")) == u"02");
    CHECK(read("ethnicity", QStringLiteral("汉")) == u"01");
    CHECK(read("health", QStringLiteral("患病")) == u"serious_illness");
    CHECK(read("hukou_registered", QStringLiteral("否")) == u"no");
    CHECK(read("boarding", QStringLiteral("寄宿生")) == u"yes");
    CHECK(read("parents_away", QStringLiteral("父母双方外出")) == u"both");
    CHECK(read("parents_away", QStringLiteral("一方外出另一方无监护能力")) == u"one_other_incapable");
    CHECK(read("care_grade", QStringLiteral("受委托监护人监护能力不足")) == u"carer_insufficient");
    CHECK(read("relief", QStringLiteral("临时救助、医疗救助")) == u"temporary medical");
    CHECK(read("relief", QStringLiteral("享受低保")) == u"subsistence_allowance");
    const Form *link = catalog().find(QStringLiteral("guardianship"));
    REQUIRE(link);
    const Field *relation = link->find(QStringLiteral("relation"));
    REQUIRE(relation);
    for (const auto &[typed, code] : QList<QPair<QString, QString>>{{QStringLiteral("外祖母"), QStringLiteral("64")}, {QStringLiteral("姥姥"), QStringLiteral("64")},
             {QStringLiteral("爷爷"), QStringLiteral("61")}, {QStringLiteral("姑母"), QStringLiteral("90")}, {QStringLiteral("舅父"), QStringLiteral("85")}, {QStringLiteral("其他亲属"), QStringLiteral("97")}})
        CHECK(canonicalValue(*link, *relation, typed).value == code);
}
