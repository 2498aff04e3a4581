#include "tests/bench/window/bench_window.h"

#include "app/gui/pages.h"
#include "tests/bench/prepared.h"

#include <QApplication>
#include <QtTest/QTest>

namespace tongdang::bench {

namespace {

constexpr int kBeatMs = 2;
constexpr int kNothingMs = 500;          // what shows nothing until then shows nothing

class Painted final : public QObject {
  public:
    bool any = false;
    bool eventFilter(QObject *, QEvent *event) override {
        any = any || event->type() == QEvent::Paint;
        return false;
    }
};

}  // namespace

BenchWindow::BenchWindow() {
    theme.setMode(Theme::Mode::Light);
    context.ledgerOptions() = Prepared::options();
    context.setLanguage(Language::Chinese);
    window = std::make_unique<MainWindow>(context, pages());
    window->resize(1280, 720);
}

BenchWindow::~BenchWindow() {
    window->signOut();
    window.reset();
}

void BenchWindow::setLedger(Ledger::Opened opened) {
    context.setLedger(std::move(opened.ledger), opened.session);
    window->show();
    QApplication::setActiveWindow(window.get());
    QApplication::processEvents();
}

void BenchWindow::click(const char *name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }

void BenchWindow::untilIdle() const {
    while (jobs.isBusy())
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

static QWidget *focus() {
    if (!QApplication::focusWidget())
        giveUp(QStringLiteral("nothing has the focus"));
    return QApplication::focusWidget();
}

double BenchWindow::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    return painted([=] { QTest::keyClick(focus(), key, modifiers); });
}

double BenchWindow::key(QChar typed) const {
    return painted([=] {
        if (typed.unicode() < 0x80)
            return QTest::keyClick(focus(), typed.toLatin1());
        QInputMethodEvent event;         // Chinese comes as an input method commits it
        event.setCommitString(typed);
        QApplication::sendEvent(focus(), &event);
    });
}

double BenchWindow::painted(const std::function<void()> &act) {
    Painted seen;
    qApp->installEventFilter(&seen);
    QElapsedTimer since;
    const double ms = timed([&] {
        act();
        since.start();
        do {
            QApplication::processEvents();
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);   // as exec() does, and processEvents() outside of it does not
        } while (!seen.any && since.elapsed() < kNothingMs);
    });
    if (!seen.any)
        giveUp(QStringLiteral("nothing was painted"));
    return ms;
}

Heartbeat::Heartbeat() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout([this] {
        late.add(std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - kBeatMs));
        m_since.start();
    });
    m_since.start();
    m_timer.start(kBeatMs);
}

}  // namespace tongdang::bench
