#include "tests/core/resources/definition_file.h"

using namespace tongdang;
using namespace tongdang::resources;

TEST_CASE("Every roster template's targets exist and no heading means two of them", "[resources]") {
    const QStringList rosters = files(QStringLiteral(":/rosters"));
    REQUIRE(rosters.size() >= 3);
    const Form *guardian = catalog().find(QStringLiteral("guardian")), *link = catalog().find(QStringLiteral("guardianship"));
    REQUIRE(guardian);
    REQUIRE(link);
    for (const QString &path : rosters) {
        INFO(path.toStdString());
        const DefinitionFile roster(path);
        CHECK(cell(roster.setting(), "roster_id") == path.section(u'/', -1).chopped(4));
        CHECK(bilingual(roster.setting(), "title"));
        QStringList forms{cell(roster.setting(), "form")}, people;
        for (const Row &row : roster.rows("people")) {
            people << cell(row, "name");
            CHECK(bilingual(row, "label"));
            CHECK((cell(row, "relation").isEmpty() || link->listOf(*link->find(QStringLiteral("relation")))->find(cell(row, "relation"))));
            for (const QString &role : cell(row, "roles").split(u' '))
                CHECK(link->listOf(*link->find(QStringLiteral("roles")))->find(role));
        }
        QHash<QString, QString> kinds;
        for (const Row &row : roster.rows("kinds")) {
            forms << cell(row, "form");
            CHECK(bilingual(row, "label"));
            for (const QString &word : plainSet(QStringList{row.value(u"label" + kZh), row.value(u"label" + kEn)} + bars(cell(row, "td_import")))) {
                CHECK_FALSE(kinds.contains(word));
                kinds.insert(word, cell(row, "name"));
            }
            const Form *form = catalog().find(cell(row, "form"));
            REQUIRE(form);
            const CodeList *list = form->find(QStringLiteral("category")) ? form->listOf(*form->find(QStringLiteral("category"))) : catalog().list(QStringLiteral("category"));
            REQUIRE(list);
            for (const QString &category : cell(row, "category").split(u' ', Qt::SkipEmptyParts))
                CHECK(list->find(category));
        }
        forms.removeAll(QString());
        REQUIRE_FALSE(forms.isEmpty());
        QHash<QString, QString> meaning;
        for (const Row &row : roster.rows("columns")) {
            const QString target = cell(row, "target"), first = target.section(u'.', 0, 0), question = target.section(u'.', 1);
            INFO(target.toStdString());
            CHECK(bilingual(row, "heading"));
            CHECK(cell(row, "width").toInt() > 0);
            CHECK((cell(row, "export").isEmpty() || cell(row, "export") == u"no"));
            QStringList headings = QStringList{row.value(u"heading" + kZh), row.value(u"heading" + kEn)} + bars(cell(row, "td_import"));
            if (first == u"child") {
                for (const QString &id : forms) {
                    REQUIRE(catalog().find(id));
                    const Field *field = catalog().find(id)->find(question);
                    REQUIRE(field);
                    CHECK_FALSE(field->derived);
                    headings += field->imports;
                    headings << field->label.exactly(QStringLiteral("zh"));
                }
            } else if (people.contains(first)) {
                CHECK((question == u"relation" || guardian->find(question)));
            } else {
                CHECK(QStringLiteral("status.category status.further region township group row_kind row_number").split(u' ').contains(target));
            }
            for (const QString &heading : plainSet(headings)) {
                INFO(heading.toStdString());
                CHECK(meaning.value(heading, target) == target);
                meaning.insert(heading, target);
            }
        }
    }
}

TEST_CASE("The official roster has its 25 columns in order", "[resources]") {
    const QStringList wanted = QStringLiteral("序号 村(居) 姓名 性别 民族 出生日期 公民身份证号码 是否登记户口 身体情况 就学情况 是否寄宿 父亲姓名 父亲务工地点 父亲电话 母亲姓名 "
                                              "母亲务工地点 母亲电话 外出情形 受委托监护人 与儿童关系 受委托监护人电话 监护类型 救助帮扶 现居住地 备注").split(u' ');
    QStringList headings;
    for (const Row &row : DefinitionFile(QStringLiteral(":/rosters/lbc-2016.csv")).rows("columns"))
        headings << row.value(u"heading" + kZh);
    CHECK(headings == wanted);
}

TEST_CASE("Every role names actions and restrictions that exist", "[resources]") {
    QStringList restrictions{QStringLiteral("reporter")};
    for (const Form *form : catalog().all())
        for (const Field &field : form->fields)
            if (!field.restricted.isEmpty() && !restrictions.contains(field.restricted))
                restrictions << field.restricted;
    const QStringList known = QStringLiteral("abuse health money reporter").split(u' ');
    for (const QString &restriction : restrictions)
        CHECK(known.contains(restriction));
    const QStringList actions = QStringLiteral("read write import undo export export_full print statistics log verify backup accounts forms places settings erase override").split(u' ');
    QStringList roles, used;
    for (const QString &path : files(QStringLiteral(":/roles"))) {
        INFO(path.toStdString());
        const QString role = path.section(u'/', -1).chopped(4);
        roles << role;
        const auto records = parseCsv(text(path));
        REQUIRE(records.size() > 1);
        CHECK(records[0].join(u' ') == QStringLiteral("role label%1 label%2 action scope restrictions").arg(kZh, kEn));
        QStringList own;
        for (const QStringList &row : records.mid(1)) {
            REQUIRE(row.size() == 6);
            CHECK(row[0] == role);
            CHECK_FALSE(row[1].isEmpty());
            CHECK_FALSE(row[2].isEmpty());
            CHECK(actions.contains(row[3]));
            CHECK_FALSE(own.contains(row[3]));
            own << row[3];
            CHECK((row[4] == u"region" || row[4] == u"all"));
            for (const QString &restriction : row[5].split(u' ', Qt::SkipEmptyParts))
                CHECK(known.contains(restriction));
        }
        if (role == u"auditor")
            CHECK_FALSE(own.contains(QStringLiteral("write")));
        if (role == u"administrator")
            CHECK_FALSE(own.contains(QStringLiteral("read")));
        used += own;
    }
    CHECK(roles == QStringLiteral("administrator auditor district_officer township_supervisor village_clerk").split(u' '));
    for (const QString &action : actions)
        CHECK(used.contains(action));
}
