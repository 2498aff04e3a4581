// A village with a child and its family, and pages kept for looking at.
#pragma once

#include "tests/support/core/temp_ledger.h"
#include "ui/printing/print.h"

namespace tongdang::test {

inline bool says(const QString &text, const char *word) {
    UNSCOPED_INFO(word);
    return text.contains(QString::fromUtf8(word));
}

struct KeptPages final : PageSink {
    std::vector<paper::Page> all;
    void page(paper::Page page) override { all.push_back(std::move(page)); }
    QString text(qsizetype of = -1) const {                       // without spaces, as broken lines have none
        QString out;
        for (size_t i = 0; i < all.size(); ++i)
            if (of < 0 || size_t(of) == i)
                for (const paper::Text &text : all[i].texts)
                    out += text.text + u'|';
        return out.remove(u' ').remove(QChar(0x3000));
    }
    QString joined() const { return text().remove(u'|'); }
};

struct PrintedVillage : TempLedger {
    Uid boy, father, grandfather, carer;
    PrintedVillage() {
        boy = child(QStringLiteral("李𬭎"), {{QStringLiteral("sex"), QStringLiteral("1")}, {QStringLiteral("birth_date"), QStringLiteral("2010-03-07")}, {QStringLiteral("id_number"), QStringLiteral("15030220100307501X")},
                                             {QStringLiteral("hukou_registered"), QStringLiteral("yes")}, {QStringLiteral("health"), QStringLiteral("chronic_illness")}, {QStringLiteral("illness"), QStringLiteral("哮喘")},
                                             {QStringLiteral("schooling"), QStringLiteral("primary")}, {QStringLiteral("parents_away"), QStringLiteral("both")}, {QStringLiteral("income_sources"), QStringLiteral("wages farming")}});
        father = person(QStringLiteral("李大山"), {{QStringLiteral("phone"), QStringLiteral("13900001111")}, {QStringLiteral("work_place"), QStringLiteral("陕西省榆林市")}}, QStringLiteral("51"), QStringLiteral("parent guardian"));
        grandfather = person(QStringLiteral("李老山"), {{QStringLiteral("alive"), QStringLiteral("no")}, {QStringLiteral("birth_date"), QStringLiteral("1940-01-01")}}, QStringLiteral("61"), {});
        carer = person(QStringLiteral("王奶奶"), {{QStringLiteral("phone"), QStringLiteral("15000002222")}, {QStringLiteral("birth_date"), QStringLiteral("1958-02-03")}}, QStringLiteral("62"), QStringLiteral("entrusted_carer"));
    }
    Uid person(const QString &name, QHash<QString, QString> answers, const QString &relation, const QString &roles) {
        answers.insert(QStringLiteral("name"), name);
        const Uid who = link(QStringLiteral("guardian"), {}, answers);
        QHash<QString, QString> linked{{QStringLiteral("guardian"), who.text()}, {QStringLiteral("relation"), relation}};
        if (!roles.isEmpty())
            linked.insert(QStringLiteral("roles"), roles);
        link(QStringLiteral("guardianship"), boy, linked);
        return who;
    }
    Uid visit(const QString &living) {
        return link(QStringLiteral("visit"), boy, {{QStringLiteral("visited_on"), QStringLiteral("2016-08-10")}, {QStringLiteral("place"), QStringLiteral("家中")}, {QStringLiteral("respondent"), QStringLiteral("王奶奶")},
                                                  {QStringLiteral("respondent_relation"), QStringLiteral("62")}, {QStringLiteral("living"), living}, {QStringLiteral("family"), QStringLiteral("祖孙二人")},
                                                  {QStringLiteral("guardianship"), QStringLiteral("一般")}, {QStringLiteral("mental_state"), QStringLiteral("平稳")}, {QStringLiteral("guardian_opinion"), QStringLiteral("无")},
                                                  {QStringLiteral("priority_attention"), QStringLiteral("no")}});
    }
    Result<PrintOutcome> print(const PrintOptions &options, KeptPages &to) { return print(options, to, session); }
    Result<PrintOutcome> print(const PrintOptions &options, KeptPages &to, const Session &as) {
        NoProgress quiet;
        return printRecords(ledger->reader(), as, ledger->settings(), options, type, to, quiet);
    }
    KeptPages printed(const PrintOptions &options) {
        KeptPages to;
        const auto outcome = print(options, to);
        INFO((outcome ? QString() : outcome.error().message.id).toStdString());
        REQUIRE(outcome.has_value());
        CHECK(size_t(outcome->pages) == to.all.size());
        return to;
    }
    PrintOptions of(const Uid &uid, const QString &kind = {}) const {
        PrintOptions options;
        options.kind = kind;
        options.uids = {uid};
        return options;
    }
    Type type;
};

}  // namespace tongdang::test
