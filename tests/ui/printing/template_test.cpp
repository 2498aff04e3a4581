// Templates, lists and blanks.
#include "tests/ui/printing/print_support.h"

#include "core/importing/roster_template.h"

using namespace tongdang;
using namespace tongdang::test;

TEST_CASE("a dossier holds the whole file, masked and marked, with its parts to choose", "[printing]") {
    PrintedVillage village;
    const QString living = QStringLiteral("祖母照料起居，电话13711112222。");
    village.visit(living);
    const KeptPages pages = village.printed(village.of(village.boy, QStringLiteral("dossier")));
    const QString text = pages.joined();
    for (const char *word : {"儿童档案", "李𬭎", "李大山", "139****1111", "150302********501X", "祖母照料起居，电话137****2222。", "入户随访", "第1页"})
        CHECK(says(text, word));
    CHECK_FALSE(text.contains(QStringLiteral("13900001111")));
    CHECK_FALSE(text.contains(QStringLiteral("15030220100307501X")));
    CHECK(pages.all[0].mark == QStringLiteral("admin 2016-08-15 12:00"));
    CHECK(pages.all[0].boxes.size() > 100);    // the QR code
    PrintOptions part = village.of(village.boy, QStringLiteral("dossier"));
    part.parts = {QStringLiteral("visits")};
    const QString some = village.printed(part).joined();
    CHECK(some.contains(QStringLiteral("祖母照料起居")));
    CHECK_FALSE(some.contains(QStringLiteral("李大山")));
    part.parts = {QStringLiteral("everything")};
    KeptPages none;
    CHECK(village.print(part, none).error().message.id == u"printing.no_part");
}

TEST_CASE("answers about abuse are on no page unless they are asked for", "[printing]") {
    PrintedVillage village;
    REQUIRE(village.set(village.boy, {{QStringLiteral("harm_by_guardian"), QStringLiteral("遭受责打")}}).refused == 0);
    for (const PrintKind &kind : printKinds())
        if (kind.of == u"child") {
            INFO(kind.id.toStdString());
            CHECK_FALSE(village.printed(village.of(village.boy, kind.id)).joined().contains(QStringLiteral("遭受责打")));
        }
    PrintOptions asked = village.of(village.boy, QStringLiteral("inner-mongolia"));
    asked.restricted = true;
    CHECK(village.printed(asked).joined().contains(QStringLiteral("遭受责打")));
}

TEST_CASE("an assessment's reasons are printed where they are points, and where they are a restricted trigger's words only when these are asked for", "[printing]") {
    PrintedVillage village;
    const auto report = [&](const QString &flag, bool restricted) {
        const Form &form = *village.ledger->forms().find(QStringLiteral("instrument_risk"));
        QHash<QString, QString> answers{{QStringLiteral("assessed_on"), QStringLiteral("2016-08-01")}, {QStringLiteral("assessor"), QStringLiteral("admin")}, {QStringLiteral("red_flags"), flag}};
        for (const Field &field : form.fields)
            if (const CodeList *list = form.listOf(field); list && flag == u"none" && field.kind == FieldKind::SelectOne && list->choices.first().points > 0)
                answers.insert(field.name, field.name == u"contact" ? list->choices.last().name : list->choices.first().name);
        PrintOptions options = village.of(village.link(form.id, village.boy, answers), QStringLiteral("assessment"));
        options.restricted = restricted;
        return village.printed(options).joined();
    };
    const QString points = report(QStringLiteral("none"), false);
    CHECK(says(points, "理由"));
    CHECK(says(points, "五、监护与家庭（20分）15/20"));
    CHECK_FALSE(report(QStringLiteral("a5"), false).contains(QStringLiteral("家庭暴力")));
    CHECK(report(QStringLiteral("a5"), true).contains(QStringLiteral("家庭暴力")));
}

TEST_CASE("a supervisor's override stands beside the level before it, in the report, the dossier and on its own paper", "[printing]") {
    PrintedVillage village;
    const Uid assessment = village.link(QStringLiteral("instrument_risk"), village.boy, {{QStringLiteral("assessed_on"), QStringLiteral("2016-08-01")}, {QStringLiteral("assessor"), QStringLiteral("admin")}, {QStringLiteral("red_flags"), QStringLiteral("a5")}});
    CHECK_FALSE(village.printed(village.of(assessment, QStringLiteral("assessment"))).joined().contains(QStringLiteral("等级调整")));
    const Uid override = village.link(QStringLiteral("assessment_override"), assessment, {{QStringLiteral("level"), QStringLiteral("yellow")}, {QStringLiteral("reason"), QStringLiteral("已经脱离危险")}, {QStringLiteral("decided_by"), QStringLiteral("陈督导")},
                                                                                          {QStringLiteral("decided_on"), QStringLiteral("2016-08-12")}});
    for (const KeptPages &pages : {village.printed(village.of(assessment, QStringLiteral("assessment"))), village.printed(village.of(village.boy, QStringLiteral("dossier"))), village.printed(village.of(override))}) {
        const QString text = pages.joined();
        for (const char *word : {"李𬭎", "等级|红（高风险）", "调整为|黄（中高风险）", "已经脱离危险", "陈督导", "2016年8月12日"})
            CHECK(says(QByteArrayView(word).contains('|') ? pages.text() : text, word));
    }
}

TEST_CASE("a record's own paper names the child, and a visit's closes with its own day", "[printing]") {
    PrintedVillage village;
    const QString number = village.ledger->reader().record(village.session, village.boy)->answers.value(QStringLiteral("child_number"));
    const Uid status = village.ledger->reader().linked(village.session, village.boy, QStringLiteral("status")).value().front().uid;
    const Uid period = village.ledger->reader().linked(village.session, village.boy, QStringLiteral("register_period")).value().front().uid;
    for (const Uid &uid : {status, period})
        CHECK(village.printed(village.of(uid, QStringLiteral("record"))).joined().contains(QString(QStringLiteral("儿童姓名：李𬭎儿童编号：") + number)));
    CHECK_FALSE(village.printed(village.of(village.father, QStringLiteral("record"))).joined().contains(QStringLiteral("儿童姓名")));
    const KeptPages visit = village.printed(village.of(village.visit(QStringLiteral("良好"))));
    CHECK(visit.text().contains(QStringLiteral("问询对象（签名）：|2016年8月10日|")));
}

TEST_CASE("the letters call left behind whom the register does, and are addressed to parents who live", "[printing]") {
    PrintedVillage village;
    const auto letter = [&](const Uid &child, const char *kind) { return village.printed(village.of(child, QString::fromLatin1(kind))).joined(); };
    village.person(QStringLiteral("张梅"), {}, QStringLiteral("52"), QStringLiteral("parent guardian"));
    CHECK(says(letter(village.boy, "letter-parents"), "李大山、张梅："));
    CHECK(says(letter(village.boy, "letter-parents"), "登记为农村留守儿童"));
    CHECK(says(letter(village.boy, "letter-school"), "关于关爱留守儿童的函"));
    REQUIRE(village.set(village.father, {{QStringLiteral("alive"), QStringLiteral("no")}}).refused == 0);
    CHECK_FALSE(letter(village.boy, "letter-parents").contains(QStringLiteral("李大山")));
    const Uid status = village.ledger->reader().linked(village.session, village.boy, QStringLiteral("status")).value().front().uid;
    REQUIRE(village.set(status, {{QStringLiteral("until"), QStringLiteral("2016-08-01")}}).refused == 0);
    for (const char *kind : {"letter-parents", "letter-school"})
        CHECK_FALSE(letter(village.boy, kind).contains(QStringLiteral("留守儿童")));
    CHECK(says(letter(village.boy, "letter-school"), "关于关爱保护儿童的函"));
    const QString orphan = letter(village.child(QStringLiteral("王小")), "letter-parents");
    CHECK(says(orphan, "________："));
    CHECK_FALSE(orphan.contains(QStringLiteral("、________")));
}

TEST_CASE("long answers of a visit flow over pages and none of their words is lost", "[printing]") {
    PrintedVillage village;
    QString living;
    for (int i = 0; living.size() < 9000; ++i)
        living += QStringLiteral("第%1天看望过，").arg(i);
    const Uid visit = village.visit(QStringLiteral("良好"));
    REQUIRE(village.set(visit, {{QStringLiteral("living"), living}}).refused == 0);
    const KeptPages pages = village.printed(village.of(visit));
    CHECK(pages.all.size() > 2);
    QString words;
    for (const paper::Page &page : pages.all)
        for (const paper::Text &one : page.texts)
            if (one.y < page.height - paper::mm(15))   // without the foot
                words += one.text;
    CHECK(words.remove(u' ').contains(living));
    CHECK(pages.text(0).contains(QStringLiteral("第1页/共%1页").arg(pages.all.size())));
}

TEST_CASE("every template prints what it is for, in both languages, within the page", "[printing]") {
    PrintedVillage village;
    const QHash<QString, Uid> records{{QStringLiteral("child"), village.boy}, {QStringLiteral("visit"), village.visit(QStringLiteral("良好"))}, {QString(), village.father}};
    for (const PrintKind &kind : printKinds()) {
        INFO(kind.id.toStdString());
        if (!records.contains(kind.of))
            continue;
        for (const Language language : {Language::Chinese, Language::English}) {
            PrintOptions options = village.of(records.value(kind.of), kind.id);
            options.language = language;
            for (const paper::Page &page : village.printed(options).all)
                for (const paper::Text &one : page.texts) {
                    INFO(one.text.toStdString());
                    CHECK((one.x >= 0 && one.x + village.type.width(one.text, one.style) <= page.width + 0.5));
                    CHECK((one.y > 0 && one.y < page.height));
                }
        }
    }
    KeptPages none;
    CHECK(village.print(village.of(village.boy, QStringLiteral("visit")), none).error().message.id == u"printing.other_form");
    CHECK(village.print(village.of(village.boy, QStringLiteral("poster")), none).error().message.id == u"printing.no_kind");
}

TEST_CASE("a visiting list goes by village, group and house, numbers in their order, headings on every page", "[printing]") {
    PrintedVillage village;
    for (const int house : {10, 2, 1})
        village.child(QStringLiteral("住户%1").arg(house), {{QStringLiteral("village_group"), QStringLiteral("3组")}, {QStringLiteral("home_address"), QStringLiteral("新地村3组%1号").arg(house)}});
    for (int i = 0; i < 60; ++i)
        village.child(QStringLiteral("小%1").arg(i), {{QStringLiteral("village_group"), QStringLiteral("4组")}});
    PrintOptions options;
    options.kind = QStringLiteral("visiting-list");
    options.region = QStringLiteral("150302");
    const KeptPages pages = village.printed(options);
    REQUIRE(pages.all.size() > 1);
    const QString text = pages.text(0);
    CHECK(text.indexOf(QStringLiteral("|住户1|")) > 0);
    CHECK(text.indexOf(QStringLiteral("|住户1|")) < text.indexOf(QStringLiteral("|住户2|")));
    CHECK(text.indexOf(QStringLiteral("|住户2|")) < text.indexOf(QStringLiteral("|住户10|")));
    CHECK(text.indexOf(QStringLiteral("新地村3组|")) < text.indexOf(QStringLiteral("新地村4组|")));
    for (size_t i = 0; i < pages.all.size(); ++i)
        CHECK(pages.text(qsizetype(i)).contains(QStringLiteral("走访日期")));
}

TEST_CASE("a roster is landscape and has the columns of its file", "[printing]") {
    PrintedVillage village;
    PrintOptions options;
    options.kind = QStringLiteral("roster");
    options.region = QStringLiteral("150302");
    const KeptPages pages = village.printed(options);
    REQUIRE(pages.all.size() == 1);
    CHECK(pages.all[0].width > pages.all[0].height);
    const RosterTemplates rosters;
    for (const RosterColumn &column : rosters.find(QStringLiteral("lbc-2016"))->columns)
        CHECK(pages.joined().contains(QString(column.heading.in(Language::Chinese)).remove(u' ')));
    CHECK(pages.joined().contains(QStringLiteral("15030220100307501X")));   // whole, as the plan requires
}

TEST_CASE("a place's roster of left-behind children has those whom the table of 2016 counts, and a chosen list claims no more than it has", "[printing]") {
    PrintedVillage village;
    const Uid girl = village.child(QStringLiteral("王小"));
    PrintOptions options;
    options.kind = QStringLiteral("roster");
    options.region = QStringLiteral("150302");
    const auto heads = [&] { return village.printed(options).joined(); };
    CHECK(says(heads(), "农村留守儿童花名册"));
    CHECK(says(heads(), "共2人"));
    const Uid status = village.ledger->reader().linked(village.session, girl, QStringLiteral("status")).value().front().uid;
    REQUIRE(village.set(status, {{QStringLiteral("until"), QStringLiteral("2016-08-01")}}).refused == 0);
    CHECK(says(heads(), "农村留守儿童花名册"));
    CHECK(says(heads(), "共1人"));
    CHECK_FALSE(heads().contains(QStringLiteral("王小")));
    options.where = QStringLiteral("${sex} != '9'");
    CHECK(says(heads(), "共2人"));
    CHECK_FALSE(heads().contains(QStringLiteral("留守")));
    options.where = QStringLiteral("${name} = '李𬭎'");
    CHECK(says(heads(), "农村留守儿童花名册"));
    options = village.of(girl, QStringLiteral("roster"));
    CHECK_FALSE(heads().contains(QStringLiteral("留守")));
}

TEST_CASE("every form has a blank with room to write for each of its questions", "[printing]") {
    Type type;
    const FormCatalog forms = FormCatalog::bundled();
    for (const Form *form : forms.all()) {
        INFO(form->id.toStdString());
        KeptPages pages;
        const auto outcome = printBlank(forms, form->id, {}, Language::Chinese, type, pages);
        REQUIRE(outcome.has_value());
        CHECK(outcome->pages > 0);
        const QString text = pages.joined();
        if (form->id != u"child")     // which has its sheet
            for (const Field &field : form->fields)
                if (field.print != u"no" && !field.derived && (field.isChoice() || field.kind == FieldKind::Text || field.kind == FieldKind::Date)) {
                    INFO(field.name.toStdString());
                    CHECK(text.contains(field.label.in(Language::Chinese).remove(u' ').remove(QChar(0x3000))));
                }
    }
    // Whom it is about is written at its head.
    for (const Form *form : forms.all())
        if (form->subject == u"child" || form->subject == u"instrument") {
            INFO(form->id.toStdString());
            KeptPages pages;
            REQUIRE(printBlank(forms, form->id, {}, Language::Chinese, type, pages).has_value());
            const QString head = pages.text(0).first(160);
            for (const char *label : {"|姓名|", "|公民身份证号码|", "|现居住村（居）|", "|儿童编号|"})
                CHECK(says(head, label));
        }
    KeptPages call, risk;
    REQUIRE(printBlank(forms, QStringLiteral("house_call"), {}, Language::Chinese, type, call).has_value());
    CHECK(says(call.text(0).first(120), "|户主姓名|"));
    REQUIRE(printBlank(forms, QStringLiteral("instrument_risk"), {}, Language::Chinese, type, risk).has_value());
    CHECK(says(risk.text(), "|评估结果|总分|"));
    CHECK(says(risk.text(), "|等级|□⁠红（高风险）"));
    KeptPages none;
    CHECK(printBlank(forms, QStringLiteral("poster"), {}, Language::Chinese, type, none).error().message.id == u"ledger.no_form");
}
