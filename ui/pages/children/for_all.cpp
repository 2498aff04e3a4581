#include "ui/pages/children/for_all.h"

#include "ui/forms/reasons.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::ForAll) };

struct Work {
    std::shared_ptr<ChangeSet> set;
    std::vector<ChangeIssues> warned;
    bool whole = false;                       // looked through to the end
    std::optional<Result<CommitOutcome>> outcome;
};

// Says by itself whether it was told to stop.
class Heard final : public Progress {
  public:
    explicit Heard(Progress &to) : m_to(to) {}
    bool step(qint64 done, qint64 total) override { return m_goesOn = m_to.step(done, total) && m_goesOn; }
    bool goesOn() const { return m_goesOn; }

  private:
    Progress &m_to;
    bool m_goesOn = true;
};

void start(UiContext &context, const QString &title, std::function<void(Progress &)> work, std::function<void()> done, Jobs::Stop stop) {
    if (!context.jobs().start(title, std::move(work), std::move(done), stop))
        context.tell(context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

}  // namespace

void commitForAll(UiContext &context, QWidget *window, const QString &title, std::shared_ptr<ChangeSet> set, std::function<void(const CommitOutcome &)> done) {
    auto work = std::make_shared<Work>();
    work->set = std::move(set);
    const auto written = [&context, work, done = std::move(done), window = QPointer<QWidget>(window)] {
        const auto &outcome = *work->outcome;
        if (!outcome)
            return context.dialogs().error(window, context.say(outcome.error()), outcome.error().detail);
        if (!outcome->batch.isNil())
            context.announceChange(work->set->intent, outcome->batch);
        done(*outcome);
    };
    const auto write = [&context, work](Progress &) { work->outcome.emplace(context.ledger().commit(context.session(), *work->set)); };
    const auto look = [&context, work](Progress &progress) {
        Heard heard(progress);
        work->warned = unexplained(context.ledger(), context.session(), *work->set, heard);
        work->whole = heard.goesOn();
    };
    const auto looked = [&context, work, write, written, title, window = QPointer<QWidget>(window)] {
        if (work->whole && context.hasLedger() && askReasons(context, window, *work->set, work->warned))
            start(context, title, write, written, Jobs::Stop::Never);
    };
    start(context, Words::tr("Looking at the answers…"), look, looked, Jobs::Stop::Possible);
}

}  // namespace tongdang
