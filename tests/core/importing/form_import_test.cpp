// Tables of a form that no roster serves: out by an export, changed in a spreadsheet, and in again.
#include "tests/core/importing/import_support.h"

#include "core/children/fields.h"
#include "core/forms/form_catalog.h"
#include "core/sheets/workbook.h"

#include <QFile>

#include <algorithm>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// A district's form about a child: a choice, a number, a calculation, and rows of a repeat.
FormSource gift() {
    return formFromCsv(s("survey\n,type,name,label::中文 (zh),label::English (en),required,constraint,calculation\n,select_one kind,kind,类别,Kind,yes,,\n,decimal,amount,金额,Amount,,. <= 5000,\n,text,note,备注,Note,,,\n"
                         ",begin repeat,member,成员,Member,,,\n,text,member_name,姓名,Name,yes,,\n,integer,member_age,年龄,Age,,,\n,end repeat,,,,,,\n,calculate,members,人数,Members,,,count(${member})\n"
                         "choices\n,list_name,name,label::中文 (zh),label::English (en)\n,kind,money,现金,Money\n,kind,goods,物资,Goods\nsettings\n,form_title,form_id,version,td_subject\n,物资发放,gift,1,child\n"),
                       s("gift.csv"));
}

struct GiftLedger : ImportLedger {
    GiftLedger() {
        const auto report = ledger->installForm(session, gift());
        REQUIRE(report.has_value());
        REQUIRE(report->ok());
        import(roster(*this, {childLine(1), childLine(2)}));
        REQUIRE(records(kChild).size() == 2);
    }
    Uid add(const QString &form, const Uid &subject, const QList<std::pair<QString, QString>> &answers) {
        ChangeSet set;
        Change change;
        change.form = ledger->forms().find(form);
        change.subject = subject;
        for (const auto &[question, answer] : answers)
            REQUIRE(change.set(question, answer));
        set.changes.push_back(change);
        const auto outcome = ledger->commit(session, set);
        REQUIRE(outcome.has_value());
        REQUIRE(outcome->refused == 0);
        return outcome->uids.front();
    }
    ImportReport importGifts(const QString &file, bool dryRun = false) {
        ImportOptions options;
        options.form = s("gift");
        options.dryRun = dryRun;
        return import(file, options);
    }
};

}  // namespace

TEST_CASE("what an export wrote comes in again and changes nothing, in either language, in codes, and as .csv", "[importing]") {
    GiftLedger l;
    const Uid one = l.add(s("gift"), l.records(kChild)[0].uid, {{s("kind"), s("money")}, {s("amount"), s("120.5")}, {s("note"), s("=低保, 13947312345")}});
    l.add(s("gift/member"), one, {{s("member_name"), s("张三")}, {s("member_age"), s("61")}});
    l.add(s("gift"), l.records(kChild)[1].uid, {{s("kind"), s("goods")}, {s("amount"), s("80")}});
    for (const Language language : {Language::Chinese, Language::English})
        for (const bool codes : {false, true})
            for (const char *ending : {".xlsx", ".csv"}) {
                const QString file = l.path(s("gifts") + s(ending));
                ExportOptions out;
                out.form = s("gift");
                out.roster = s("three-left-behind");
                out.language = language;
                out.codes = codes;
                if (s(ending) == u".csv") {          // has no room for the members
                    QFile::remove(file);
                    const auto refused = l.exportTo(file, out);
                    REQUIRE_FALSE(refused.has_value());
                    CHECK(refused.error().message.id == u"importing.no_repeats_in_csv");
                    CHECK_FALSE(QFile::exists(file));
                    out.where = s("${kind} = 'goods'");   // has none
                }
                REQUIRE(l.exportTo(file, out).has_value());
                const ImportReport report = l.importGifts(file);
                INFO((report.problems.isEmpty() ? QString() : report.problems.first().message.id + u' ' + report.problems.first().column).toStdString());
                const int gifts = s(ending) == u".csv" ? 1 : 2;
                CHECK(report.rows == gifts);
                CHECK(report.unchanged == gifts);
                CHECK(report.rejected == 0);
                CHECK(report.batch.isNil());
            }
}

TEST_CASE("an exported workbook says the kind and the codes of every question", "[importing]") {
    GiftLedger l;
    ExportOptions out;
    out.form = s("gift");
    out.language = Language::English;
    REQUIRE(l.exportTo(l.path(s("gifts.xlsx")), out).has_value());
    const auto book = Workbook::open(l.path(s("gifts.xlsx")));
    REQUIRE(book.has_value());
    QStringList lines;
    REQUIRE((*book)->read(int((*book)->sheets().size()) - 1, [&](const SheetRow &row) {
        QStringList cells;
        for (const Cell &cell : row.cells)
            cells << cell.text;
        lines << cells.join(u'|');
        return true;
    }).has_value());
    CHECK(lines.value(0) == u"Form|Question|Label|Kind|Codes");
    CHECK(lines.contains(s("gift|kind|Kind|one of the codes|money=Money; goods=Goods")));
    CHECK(lines.filter(s("gift|amount|Amount|number")).size() == 1);
    CHECK(lines.filter(s("gift|note|Note|text")).size() == 1);
    CHECK(lines.filter(s("gift|members|")).filter(s("(worked out)")).size() == 1);
    CHECK(lines.filter(s("gift/member|member_age|Age|number")).size() == 1);
}

TEST_CASE("every form is exported: guardians, and children with codes in place of labels", "[importing]") {
    GiftLedger l;
    ExportOptions out;
    out.form = kGuardian;
    out.roster = s("three-left-behind");
    const auto guardians = l.exportTo(l.path(s("guardians.xlsx")), out);
    REQUIRE(guardians.has_value());
    CHECK(guardians->rows == int(l.records(kGuardian).size()));
    CHECK(guardians->rows > 0);
    out.form = kChild;
    out.codes = true;
    out.roster = s("child-full");
    CHECK(l.exportTo(l.path(s("children.csv")), out).error().message.id == u"importing.no_codes_in_template");
    out.roster.clear();
    const QString file = l.path(s("children.csv"));
    REQUIRE(l.exportTo(file, out).has_value());
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    CHECK(text.contains(s("home_region")));
    CHECK_FALSE(text.contains(s("现居住村（居）")));
    CHECK(text.contains(s("150302")));
}

TEST_CASE("questions called as the columns of the record itself come in again too", "[importing]") {
    GiftLedger l;
    const auto report = l.ledger->installForm(l.session, formFromCsv(s("survey\n,type,name,label\n,text,uid,Tag\n,text,subject,About\nsettings\n,form_title,form_id,version\n,Tags,tags,1\n")));
    REQUIRE(report.has_value());
    REQUIRE(report->ok());
    const Uid tag = l.add(s("tags"), {}, {{s("uid"), s("T-17")}, {s("subject"), s("a gate")}});
    const QString file = l.path(s("tags.csv"));
    ExportOptions out;
    out.form = s("tags");
    out.codes = true;
    REQUIRE(l.exportTo(file, out).has_value());
    ImportOptions options;
    options.form = s("tags");
    const ImportReport again = l.import(file, options);
    CHECK(again.unchanged == 1);
    CHECK(again.created == 0);
    CHECK(l.records(s("tags")).size() == 1);
    CHECK(l.ledger->reader().record(l.session, tag)->answers.value(s("uid")) == s("T-17"));
}

TEST_CASE("repeats that are called alike, or like their form, come in again from sheets of their own", "[importing]") {
    const FormSource source = formFromCsv(s("survey\n,type,name,label\n,text,head,户主\n,begin repeat,member,家庭成员\n,text,who,姓名\n,begin repeat,first,用药\n,text,one,药名\n,end repeat,,\n,begin repeat,second,用药\n,text,other,药名\n,end repeat,,\n,end repeat,,\n"
                                           "settings\n,form_title,form_id,version\n,家庭成员,home,1\n"));
    GiftLedger l;
    ImportLedger other;
    for (ImportLedger *to : {static_cast<ImportLedger *>(&l), &other})
        REQUIRE(to->ledger->installForm(to->session, source).has_value());
    const Uid member = l.add(s("home/member"), l.add(s("home"), {}, {{s("head"), s("张三")}}), {{s("who"), s("李四")}});
    l.add(s("home/member/first"), member, {{s("one"), s("甲药")}});
    l.add(s("home/member/second"), member, {{s("other"), s("乙药")}});
    ExportOptions out;
    out.form = s("home");
    out.roster = s("three-left-behind");
    REQUIRE(l.exportTo(l.path(s("home.xlsx")), out).has_value());
    ImportOptions options;
    options.form = out.form;
    CHECK(other.import(l.path(s("home.xlsx")), options).rejected == 0);
    const auto answersOf = [&](const char *form, const char *question) {
        ListQuery query;
        query.form = s(form);
        const auto ids = other.ledger->reader().ids(other.session, query);
        REQUIRE(ids.has_value());
        const auto rows = other.ledger->reader().rows(other.session, query.form, *ids);
        REQUIRE(rows.has_value());
        QStringList answers;
        for (const Record &row : *rows)
            answers << row.answers.value(s(question));
        return answers;
    };
    CHECK(answersOf("home/member", "who") == QStringList{s("李四")});
    CHECK(answersOf("home/member/first", "one") == QStringList{s("甲药")});
    CHECK(answersOf("home/member/second", "other") == QStringList{s("乙药")});
}

TEST_CASE("a form whose id, questions and repeat have Chinese names is kept, found, exported and imported", "[importing]") {
    GiftLedger l;
    const auto report = l.ledger->installForm(l.session, formFromCsv(s("survey\n,type,name,label,constraint,calculation,td_indexed\n,text,姓名,叫什么,,,yes\n,integer,年龄,几岁,${年龄} < 150,,\n,begin repeat,家人,家里人,,,\n,text,称呼,称呼,,,\n,end repeat,,,,,\n"
                                                                       ",calculate,明年,,,${年龄} + 1,\n,calculate,人数,,,count(${家人}),\n,note,说明,${姓名}好,,,\nsettings\n,form_id,version\n,入户走访,1\n")));
    REQUIRE(report.has_value());
    REQUIRE(report->ok());
    const Uid one = l.add(s("入户走访"), {}, {{s("姓名"), s("张三")}, {s("年龄"), s("8")}});
    l.add(s("入户走访/家人"), one, {{s("称呼"), s("奶奶")}});
    const auto record = l.ledger->reader().record(l.session, one);
    REQUIRE(record);
    CHECK(record->answers.value(s("明年")) == u"9");
    CHECK(record->answers.value(s("人数")) == u"1");
    ListQuery query;
    query.form = s("入户走访");
    query.where = s("${明年} = 9 and count(${家人}[称呼 = '奶奶']) = 1");
    const auto found = l.ledger->reader().ids(l.session, query);
    REQUIRE(found);
    CHECK(found->size() == 1);
    const QString file = l.path(s("走访.xlsx"));
    ExportOptions out;
    out.form = s("入户走访");
    out.roster = s("three-left-behind");
    REQUIRE(l.exportTo(file, out).has_value());
    ImportOptions options;
    options.form = out.form;
    const ImportReport again = l.import(file, options);
    CHECK(again.unchanged == 1);
    CHECK(again.created == 0);
    // What has no words of its own is called by its name.
    ChangeSet set;
    Change change;
    change.op = Change::Op::Update;
    change.form = l.ledger->forms().find(s("入户走访"));
    change.uid = one;
    REQUIRE(change.set(s("明年"), s("99")));
    set.changes.push_back(change);
    const auto outcome = l.ledger->commit(l.session, set);
    REQUIRE(outcome.has_value());
    REQUIRE(outcome->issues.size() == 1);
    CHECK(outcome->issues[0].issues.first().message.args == QStringList{s("明年"), s("明年")});
}

TEST_CASE("rows that were changed change their records, new rows make new ones, and what is wrong says where", "[importing]") {
    GiftLedger l;
    const auto children = l.records(kChild);
    const Uid one = l.add(s("gift"), children[0].uid, {{s("kind"), s("money")}, {s("amount"), s("120.5")}});
    const QString number = children[1].answers.value(kIdNumber);
    const QString file = l.path(s("in.xlsx"));
    writeSheets(file, {{s("物资发放"), {{s("uid"), s("subject"), s("类别"), s("金额"), s("备注"), s("心情")},
                                        {one.text(), {}, s("物资"), s("200"), {}, s("好")},
                                        {{}, number, s("现金"), s("50"), s("新发放"), {}},
                                        {{}, {}, s("现金"), s("50"), {}, {}},
                                        {{}, number, s("现金"), s("6000"), {}, {}},
                                        {s("abc"), number, s("现金"), s("1"), {}, {}},
                                        {children[0].uid.text(), number, s("现金"), s("1"), {}, {}}}},
                       {s("成员"), {{s("uid"), s("subject"), s("姓名"), s("年龄")}, {{}, one.text(), s("李四"), s("12")}}}});
    CHECK(l.importGifts(file, true).created == 1);
    CHECK(l.records(s("gift")).size() == 1);             // a dry run leaves nothing
    const ImportReport report = l.importGifts(file);
    CHECK(report.rows == 6);
    CHECK(report.updated == 1);
    CHECK(report.created == 1);
    CHECK(report.rejected == 4);
    CHECK(rulesOf(report, 1, Severity::Warn) == QStringList{s("unknown_heading")});
    CHECK(rulesOf(report, 4) == QStringList{s("no_subject")});
    CHECK(rulesOf(report, 5) == QStringList{s("constraint")});
    CHECK(rulesOf(report, 6) == QStringList{s("no_uid")});
    CHECK(rulesOf(report, 7) == QStringList{s("uid_of_other")});
    const auto gifts = l.records(s("gift"));
    REQUIRE(gifts.size() == 2);
    for (const Record &record : gifts) {
        CHECK(record.subject == (record.uid == one ? children[0].uid : children[1].uid));
        CHECK(record.answers.value(s("kind")) == (record.uid == one ? s("goods") : s("money")));
        CHECK(record.answers.value(s("amount")).toDouble() == (record.uid == one ? 200 : 50));
        CHECK(record.answers.value(s("members")) == (record.uid == one ? s("1") : s("0")));
    }
    REQUIRE(l.ledger->undo(l.session, report.batch).has_value());
    CHECK(l.records(s("gift")).size() == 1);
    CHECK(l.records(s("gift")).front().answers.value(s("kind")) == u"money");
}

TEST_CASE("a table from elsewhere says whose a row is by the child's ID number, under that heading", "[importing]") {
    GiftLedger l;
    const Record child = l.records(kChild).front();
    const QString file = l.path(s("elsewhere.xlsx")), number = child.answers.value(kIdNumber);
    REQUIRE(number.size() == 18);
    writeSheets(file, {{s("sheet1"), {{s("身份证号码"), s("类别"), s("金额")}, {number.left(6) + u' ' + number.mid(6).toLower(), s("现金"), s("50")}, {s("150302190001010011"), s("现金"), s("50")}}}});
    const ImportReport report = l.importGifts(file);
    CHECK(report.created == 1);
    CHECK(report.rejected == 1);
    CHECK(rulesOf(report, 1, Severity::Warn).isEmpty());
    CHECK(rulesOf(report, 3) == QStringList{s("unknown_subject")});
    REQUIRE(l.records(s("gift")).size() == 1);
    CHECK(l.records(s("gift")).front().subject == child.uid);
}

TEST_CASE("a new row is answered by the child's file where td_once says so, and by its own cells before that", "[importing]") {
    GiftLedger l;
    const auto installed = l.ledger->installForm(l.session, formFromCsv(s("survey\n,type,name,label,required,td_once\n,date,born,Born,yes,child.birth_date\n,text,called,Called,,child.name\n,text,note,Note,,\n"
                                                                          "settings\n,form_title,form_id,version,td_subject\n,Cards,cards,1,child\n")));
    REQUIRE(installed.has_value());
    REQUIRE(installed->ok());
    const Record child = l.records(kChild).front();
    const QString file = l.path(s("cards.csv"));
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(s("subject,Called,Note\n%1,小名,\n%1,,补\n").arg(child.uid.text()).toUtf8());
    out.close();
    ImportOptions options;
    options.form = s("cards");
    CHECK(l.import(file, options).created == 2);
    QStringList called;
    for (const Record &card : l.records(s("cards"))) {
        CHECK(card.answers.value(s("born")) == child.answers.value(kBirthDate));
        called << card.answers.value(s("called"));
    }
    CHECK(called.contains(s("小名")));
    CHECK(called.contains(child.answers.value(kName)));
}

TEST_CASE("a table without a question of the form is no table of it", "[importing]") {
    GiftLedger l;
    const QString file = l.path(s("other.xlsx"));
    writeSheets(file, {{s("表"), {{s("uid"), s("天气")}, {{}, s("晴")}}}});
    ImportOptions options;
    options.form = s("gift");
    const auto report = l.tryImport(file, options);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().message.id == u"importing.no_question");
}

TEST_CASE("the program's own forms come in again too: visits with places, texts and times", "[importing]") {
    GiftLedger l;
    const Uid child = l.records(kChild)[0].uid;
    l.add(kVisit, child, {{kVisitedOn, s("2016-08-10")}, {s("place"), s("家中")}, {s("respondent"), s("王奶奶")}, {s("respondent_relation"), s("62")}, {s("living"), s("良好")}, {s("family"), s("祖孙")}, {s("guardianship"), s("一般")},
                          {s("mental_state"), s("平稳")}, {s("guardian_opinion"), s("无")}, {s("priority_attention"), s("no")}});
    const QString file = l.path(s("visits.xlsx"));
    ExportOptions out;
    out.form = kVisit;
    out.roster = s("three-left-behind");
    REQUIRE(l.exportTo(file, out).has_value());
    ImportOptions options;
    options.form = kVisit;
    const ImportReport report = l.import(file, options);
    INFO((report.problems.isEmpty() ? QString() : report.problems.first().message.id + u' ' + report.problems.first().column).toStdString());
    CHECK(report.unchanged == 1);
    CHECK(report.updated == 0);
    CHECK(report.rejected == 0);
}

TEST_CASE("care agreements that come in as a table make their carer a guardianship, each row after what the one before it made", "[importing]") {
    GiftLedger l;
    const Record child = l.records(kChild)[0];
    const Uid carer = l.add(kGuardian, {}, {{kName, s("李奶奶")}}), father = l.add(kGuardian, {}, {{kName, s("张父")}});
    const size_t before = l.records(kGuardianship).size();
    const auto row = [&](const char *since, const char *until) {
        return QStringList{child.uid.text(), s("2012-05-01"), father.text(), kFather, carer.text(), s("62"), kYes, kNo, kNo, kNo, kNo, s("愿意"), s(since), s(until), s("living"), s("7"), s(since)};
    };
    const QString file = l.path(s("agreements.xlsx"));
    writeSheets(file, {{kCareAgreement, {{s("subject"), s("child_birth_date"), s("principal"), s("principal_relation"), s("carer"), kRelation, s("able"), s("bar_harm"), s("bar_addiction"), s("bar_neglect"), s("bar_other"), s("child_view"),
                                          kSince, kUntil, s("matters"), s("contact_every_days"), s("signed_on")},
                                         row("2015-07-01", "2016-06-30"), row("2016-06-01", "2017-05-31")}}});
    ImportOptions options;
    options.form = kCareAgreement;
    const ImportReport report = l.import(file, options);
    INFO((report.problems.isEmpty() ? QString() : report.problems.first().message.id + u' ' + report.problems.first().column).toStdString());
    CHECK(report.created == 2);
    CHECK(report.rejected == 0);
    const auto links = l.records(kGuardianship);
    REQUIRE(links.size() == before + 1);
    const auto made = std::find_if(links.begin(), links.end(), [&](const Record &link) { return link.answers.value(kGuardian) == carer.text(); });
    REQUIRE(made != links.end());
    CHECK(made->subject == child.uid);
    CHECK(made->answers.value(kSince) == u"2015-07-01");
    CHECK(made->answers.value(kUntil) == u"2017-05-31");
    CHECK(made->answers.value(kCurrentCarer) == kYes);   // the first was over by itself
    REQUIRE(l.ledger->undo(l.session, report.batch).has_value());
    CHECK(l.records(kGuardianship).size() == before);
}
