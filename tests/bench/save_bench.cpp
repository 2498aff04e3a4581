// Saving one child, against one write that reaches the disk; the check for duplicates that a new child goes through.
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "tests/bench/prepared.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace tongdang::bench {

namespace {

// One page to the end of a file in the ledger's folder, and to the disk.
double fsyncMs(const QString &folder) {
    QFile file(folder + QStringLiteral("/fsync"));
    if (!file.open(QIODevice::WriteOnly))
        giveUp(QStringLiteral("cannot write ") + file.fileName());
    const QByteArray page(4096, 'x');
    Times times = repeated(60, [&] {
        if (::write(file.handle(), page.constData(), size_t(page.size())) != page.size() || ::fsync(file.handle()) != 0)
            giveUp(QStringLiteral("fsync failed"));
    });
    file.remove();
    return times.p50();
}

}  // namespace

void saveSubject(const Options &options) {
    Prepared made(options);
    made.open();
    Ledger &ledger = made.ledger();
    const std::vector<qint64> ids = made.everybody();
    const int times = options.smoke ? 5 : 100;
    const SystemClock clock;
    const Form &form = *ledger.forms().find(fields::kChild);
    Dice dice(5);
    Times updates, creates;
    for (int i = 0; i < times; ++i) {
        const Record record = need(made.reader().rows(made.session(), form.id, {ids[dice.below(ids.size())]})).at(0);
        ChangeSet set;
        set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
        Change change;
        change.op = Change::Op::Update;
        change.form = &form;
        change.uid = record.uid;
        change.set(QStringLiteral("remarks"), QStringLiteral("演示数据 %1").arg(clock.nowMs()));
        set.changes = {change};
        updates.add(timed([&] { need(ledger.commit(made.session(), set)); }));
        set.changes = newChild(ledger.forms(), clock, {{form.indexOf(fields::kName), record.answers.value(fields::kName)}, {form.indexOf(fields::kHomeRegion), record.region}, {form.indexOf(fields::kBirthDate), record.answers.value(fields::kBirthDate)}},
                               fields::kLeftBehind, {});
        creates.add(timed([&] { need(ledger.commit(made.session(), set)); }));
    }
    const double fsync = fsyncMs(made.path());
    print({QStringLiteral("save a change of a child"), options.children, QStringLiteral("ms"), updates.p99(), updates.shown(), 50, QStringLiteral("one fsync"), fsync, 0});
    print({QStringLiteral("save a new child"), options.children, QStringLiteral("ms"), creates.p99(), creates.shown(), 50, QStringLiteral("one fsync"), fsync, 0});
}

}  // namespace tongdang::bench
