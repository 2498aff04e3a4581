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
    KeptPages none;
    CHECK(printBlank(forms, QStringLiteral("poster"), {}, Language::Chinese, type, none).error().message.id == u"ledger.no_form");
}
