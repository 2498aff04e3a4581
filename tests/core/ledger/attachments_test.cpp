// Files of records: taken in before their record, read by whoever may read it, given out by a logged copy.
#include "core/children/answered_once.h"
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

#include <QBuffer>
#include <QFile>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const QByteArray kPng = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
constexpr qint64 kMost = 1 << 20;

struct Files : TempLedger {
    NoProgress quiet;
    Result<Change> takeIn(QByteArray content, const QString &name, const QString &field = {}, bool picture = false) {
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        return ledger->takeIn(session, buffer, name, field, picture, quiet);
    }
    void install(const QString &text) {
        const auto report = ledger->installForm(session, formFromCsv(text));
        REQUIRE(report.has_value());
        REQUIRE(told(report->issues) == QStringList());
    }
};

}  // namespace

TEST_CASE("a file is taken in before its record and comes with it, in one batch", "[ledger][attachments]") {
    Files t;
    const Uid child = t.child(s("张三"));
    auto photo = t.takeIn(kPng, s("门口.png"), s("photo"), true);
    REQUIRE(photo.has_value());
    CHECK(t.ledger->takenIn(t.session, *photo, kMost).value() == kPng);
    CHECK_FALSE(t.ledger->attachment(t.session, photo->uid, kMost).has_value());   // no record yet
    photo->subject = child;
    Change point;
    point.op = Change::Op::Update;
    point.form = t.ledger->forms().find(kChild);
    point.uid = child;
    REQUIRE(point.set(s("photo"), photo->uid.text()));
    const CommitOutcome outcome = t.commit({*photo, point});
    CHECK(outcome.refused == 0);
    CHECK(t.ledger->attachment(t.session, photo->uid, kMost).value() == kPng);
    CHECK(t.value(photo->uid, s("media_type")) == s("image/png"));
    REQUIRE(t.ledger->undo(t.session, outcome.batch).has_value());
    CHECK(t.value(child, s("photo")).isEmpty());
    CHECK(t.state(photo->uid) == RecordState::Withdrawn);
    t.verifies(true);
}

TEST_CASE("why a record does not take a file is told: with one picture the next may have to be there", "[ledger][attachments]") {
    Files t;
    t.install(formText(s(",type,name,label,required,relevant\n,text,t,T,,\n,image,image_1,First,,\n,image,image_2,Second,yes,${image_1}\n"), {}, s("pictures")));
    const Uid record = t.link(s("pictures"), {}, {{s("t"), s("x")}});
    const QString path = t.directory.filePath(s("p.png"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(kPng);
    file.close();
    const auto first = t.ledger->attach(t.session, record, path, s("image_1"));
    REQUIRE_FALSE(first.has_value());
    CHECK(Messages().text(first.error().message, Language::English) == s("The file was not attached. “Second”: This must be answered."));
}

TEST_CASE("what is no picture is not taken for one, and nothing larger than it may be", "[ledger][attachments]") {
    Files t;
    const auto text = t.takeIn("not a picture", s("door.jpg"), s("photo"), true);
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().message.id == s("ledger.no_picture"));
    const auto huge = t.takeIn(kPng + QByteArray(int(Ledger::kLargestPicture), '\0'), s("door.png"), s("photo"), true);
    REQUIRE_FALSE(huge.has_value());
    CHECK(huge.error().message.id == s("storage.attachment_too_large"));
    const auto small = t.takeIn(kPng, s("door.png"));
    REQUIRE(small.has_value());
    CHECK(t.ledger->takenIn(t.session, *small, 10).error().message.id == s("storage.attachment_too_large"));
}

TEST_CASE("a copy outside is the file itself and stands in the log with its purpose", "[ledger][attachments]") {
    Files t;
    const Uid child = t.child(s("张三"));
    auto video = t.takeIn("video", s("家访.mp4"));
    REQUIRE(video.has_value());
    video->subject = child;
    CHECK(t.commit({*video}).created == 1);
    const QString file = t.directory.filePath(s("copy.mp4"));
    REQUIRE(t.ledger->exportAttachment(t.session, video->uid, file, s("交司法部门"), t.quiet).has_value());
    QFile copy(file);
    REQUIRE(copy.open(QIODevice::ReadOnly));
    CHECK(copy.readAll() == "video");
    const auto log = t.ledger->reader().log(t.session, s("export"), {}, 0, 10);
    REQUIRE(log.has_value());
    REQUIRE(log->size() == 1);
    Session auditor = t.session;
    auditor.roles = {s("auditor")};
    const QString other = t.directory.filePath(s("other.mp4"));
    CHECK(t.ledger->exportAttachment(auditor, video->uid, other, s("x"), t.quiet).error().code == ErrorCode::Denied);
    CHECK_FALSE(QFile::exists(other));
    Session elsewhere = t.session;
    elsewhere.regions = {s("150303")};
    CHECK_FALSE(t.ledger->attachment(elsewhere, video->uid, kMost).has_value());
}

TEST_CASE("a file of a restricted question is read by whoever may read the question, in a repeat too", "[ledger][attachments]") {
    Files t;
    t.install(formText(s(",type,name,label,td_restricted\n"
                         ",date,on,On,\n"
                         ",image,wound,Wound,abuse\n"
                         ",begin repeat,sign,Sign,\n"
                         ",image,picture,Picture,abuse\n"
                         ",end repeat,,,\n"),
                       {}, s("injury"), s("td_subject=child")));
    const Uid child = t.child(s("张三")), injury = t.link(s("injury"), child, {{s("on"), s("2016-08-01")}});
    Session auditor = t.session;
    auditor.roles = {s("auditor")};
    REQUIRE_FALSE(t.policy.mayRead(auditor, s("abuse")));
    for (const char *field : {"wound", "sign/picture"}) {
        INFO(field);
        auto photo = t.takeIn(kPng, s("a.png"), s(field), true);
        REQUIRE(photo.has_value());
        photo->subject = injury;
        CHECK(t.commit({*photo}).created == 1);
        CHECK(t.ledger->attachment(auditor, photo->uid, kMost).has_value() == false);
        CHECK(t.ledger->attachment(t.session, photo->uid, kMost).has_value());
    }
}

TEST_CASE("what was answered once is found: by the child's file, the newest record, and the person who is chosen", "[ledger][once]") {
    Files t;
    t.install(formText(s(",type,name,label,appearance,td_once\n"
                         ",date,on,On,,\n"
                         ",date,born,Born,,child.birth_date\n"
                         ",text,where,Where,,visit.place\n"
                         ",text,payer,Payer,record:guardian,\n"
                         ",text,carer,Carer,record:guardian,\n"
                         ",text,carer_phone,Phone,,guardian.phone\n"),
                       {}, s("letter"), s("td_subject=child")));
    const Uid child = t.child(s("张三"), {{kBirthDate, s("2008-03-07")}}), guardian = t.link(kGuardian, {}, {{kName, s("李四")}, {kPhone, s("13947300001")}});
    const auto visit = [&](const char *day, const char *place) {
        Change change;
        change.form = t.ledger->forms().find(s("visit"));
        change.subject = child;
        change.set(s("visited_on"), s(day));
        change.set(s("place"), s(place));
        change.set(s("outcome"), s("not_met"));
        change.set(s("priority_attention"), kNo);
        REQUIRE(t.commit({change}).created == 1);
    };
    visit("2016-08-10", "学校");
    visit("2016-08-01", "家中");
    const Form &form = *t.ledger->forms().find(s("letter"));
    QHash<QString, QString> found;
    for (const AnsweredOnce &one : answeredOnce(t.ledger->reader(), t.session, form, t.ledger->reader().record(t.session, child).value()))
        found.insert(one.question, one.value);
    CHECK(found == QHash<QString, QString>{{s("born"), s("2008-03-07")}, {s("where"), s("学校")}});
    CHECK(answeredByChosen(form, s("payer"), t.ledger->reader().record(t.session, guardian).value()).empty());   // whose phone it asks stands before it
    const auto chosen = answeredByChosen(form, s("carer"), t.ledger->reader().record(t.session, guardian).value());
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.front().question == s("carer_phone"));
    CHECK(chosen.front().value == s("13947300001"));

    Change letter;
    letter.form = &form;
    letter.subject = child;
    letter.set(s("carer"), guardian.text());
    letter.set(s("where"), {});                 // left blank on purpose
    fillAnsweredOnce(t.ledger->reader(), t.session, letter);
    const auto value = [&](const char *question) {
        QStringList all;
        for (const auto &[slot, value] : letter.values)
            if (slot == form.indexOf(s(question)))
                all << value;
        return all;
    };
    CHECK(value("born") == QStringList{s("2008-03-07")});
    CHECK(value("where") == QStringList{QString()});
    CHECK(value("carer_phone") == QStringList{s("13947300001")});
    letter.op = Change::Op::Update;
    const size_t before = letter.values.size();
    fillAnsweredOnce(t.ledger->reader(), t.session, letter);
    CHECK(letter.values.size() == before);
}

TEST_CASE("a content whose record never came goes a month after it was left, and nothing else does", "[ledger][attachments]") {
    Files t;
    const Uid child = t.child(s("张三"));
    const auto left = t.takeIn("left", s("left.txt"));
    const auto drafted = t.takeIn("drafted", s("drafted.txt"));
    auto attached = t.takeIn("attached", s("attached.txt")), takenBack = t.takeIn("taken back", s("taken-back.txt"));
    REQUIRE((left && drafted && attached && takenBack));
    attached->subject = takenBack->subject = child;
    CHECK(t.commit({*attached}).created == 1);
    REQUIRE(t.ledger->undo(t.session, t.commit({*takenBack}).batch).has_value());
    Draft draft;
    draft.uid = Uid::create(t.clock);
    draft.form = s("visit");
    for (const auto &[slot, value] : drafted->values)
        draft.values.insert(drafted->form->fields[slot].name, value);
    REQUIRE(t.ledger->saveDraft(t.session, draft).has_value());
    const auto there = [&](Change file) {
        file.form = t.ledger->forms().find(s("attachment"));   // of the ledger as it is open now
        return t.ledger->takenIn(t.session, file, kMost).has_value();
    };
    const auto after = [&](int days) {
        t.clock.set(t.clock.today().addDays(days));
        t.reopen();
        CHECK(there(*drafted));
        CHECK(there(*attached));
        CHECK(there(*takenBack));
        return there(*left);
    };
    CHECK(after(0));
    CHECK(after(29));
    CHECK_FALSE(after(2));      // noticed at its closing
    REQUIRE(t.ledger->dropDraft(t.session, draft.uid).has_value());
    t.reopen();
    CHECK(there(*drafted));     // nobody's from now on
    t.verifies(true);
}

TEST_CASE("a clock that was set back shortens no month of grace", "[ledger][attachments]") {
    Files t;
    t.child(s("张三"));
    const QDate today = t.clock.today();
    t.clock.set(QDate(2000, 1, 1));
    t.reopen();
    const auto left = t.takeIn("left", s("left.txt"));
    REQUIRE(left.has_value());
    const auto there = [&] {
        Change file = *left;
        file.form = t.ledger->forms().find(s("attachment"));
        return t.ledger->takenIn(t.session, file, kMost).has_value();
    };
    t.reopen();
    for (const int days : {0, 0, 29}) {   // the first closing still has the wrong clock, the second notices it
        t.clock.set(today.addDays(days));
        t.reopen();
        CHECK(there());
    }
    t.clock.set(today.addDays(40));
    t.reopen();
    CHECK_FALSE(there());
}

TEST_CASE("a content that somebody claims after all stays", "[ledger][attachments]") {
    Files t;
    const Uid child = t.child(s("张三"));
    auto late = t.takeIn("late", s("late.txt"));
    REQUIRE(late.has_value());
    t.reopen();
    late->subject = child;
    late->form = t.ledger->forms().find(s("attachment"));
    t.clock.set(t.clock.today().addDays(60));
    CHECK(t.commit({*late}).created == 1);
    t.reopen();
    CHECK(t.ledger->attachment(t.session, late->uid, kMost).value() == "late");
}
