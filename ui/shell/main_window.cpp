#include "ui/shell/main_window.h"

#include "ui/shell/closing_backup.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/entry/first_run.h"
#include "ui/shell/entry/recover.h"
#include "ui/shell/entry/sign_in.h"
#include "ui/shell/jobs.h"
#include "ui/shell/look_settings.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/theme.h"
#include "ui/shell/workbench.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QShortcut>

namespace tongdang {

namespace {
const auto kGeometry = QStringLiteral("window/geometry");
constexpr QSize kFirstSize{1180, 720}, kFrame{16, 48};      // kFrame: what a window manager may put round it
constexpr QSize kLeastSize{720, 480};
}  // namespace

MainWindow::MainWindow(UiContext &context, std::vector<PageFactory> pages, QWidget *parent)
    : QMainWindow(parent), m_context(context), m_factories(std::move(pages)) {
    setWindowIcon(QIcon(QStringLiteral(":/icons/tongdang.svg")));
    setMinimumSize(kLeastSize);
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
    restoreGeometry(context.settings().value(kGeometry).toByteArray());
    m_translations.use(context.language());
    context.theme().setLatin(context.language() == Language::English);
    connect(&context, &UiContext::languageChanged, this, [this] {   // before any page hears of it: pages are made later
        m_context.theme().setLatin(m_context.language() == Language::English);
        m_translations.use(m_context.language());
        m_context.settings().setValue(QStringLiteral("look/language"), languageCode(m_context.language()));
    });
    connect(&context, &UiContext::ledgerChanged, this, &MainWindow::ledgerChanged);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &MainWindow::keepDrafts, Qt::DirectConnection);   // the session ends
    connect(&context, &UiContext::signOutRequested, this, [this] {
        if (signOut())
            showSignIn(m_lastPath);
    });
    const auto zooms = [this](const QKeySequence &keys, auto percent) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, percent] { chooseZoom(m_context, percent(m_context.theme().zoom())); });
    };
    constexpr int kStep = 10;
    zooms(QKeySequence(Qt::CTRL | Qt::Key_Plus), [](int now) { return now + kStep; });
    zooms(QKeySequence(Qt::CTRL | Qt::Key_Equal), [](int now) { return now + kStep; });      // the same key without Shift
    zooms(QKeySequence(Qt::CTRL | Qt::Key_Minus), [](int now) { return now - kStep; });
    zooms(QKeySequence(Qt::CTRL | Qt::Key_0), [](int) { return 100; });
    retitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::begin(const QString &ledgerPath) {
    if (QFileInfo(ledgerPath).isFile())    // a ledger is a folder
        showRestoreOf(QFileInfo(ledgerPath).absoluteFilePath());
    else if (!ledgerPath.isEmpty())
        showSignIn(QFileInfo(ledgerPath).absoluteFilePath());
    else if (recentLedgers(m_context.settings()).isEmpty())
        showFirstRun();
    else
        showSignIn();
}

void MainWindow::showEntry(EntryPanel *panel) {
    if (m_entry)
        m_entry->deleteLater();
    m_entry = panel;
    m_entryLanguage = m_context.language();
    connect(panel, &EntryPanel::leave, this, [this] { begin(); });
    takeCentralWidget();          // the old panel may be the one that is speaking
    setCentralWidget(panel);
    panel->show();
}

void MainWindow::showSignIn(const QString &ledgerPath) {
    auto *panel = new SignIn(m_context, ledgerPath);
    m_rebuildEntry = [this, ledgerPath] { showSignIn(ledgerPath); };
    connect(panel, &SignIn::newLedger, this, [this] { showFirstRun(); });
    connect(panel, &SignIn::restoreBackup, this, &MainWindow::showRestore);
    connect(panel, &SignIn::recover, this, &MainWindow::showRecover);
    showEntry(panel);
}

void MainWindow::showFirstRun(int step) {
    auto *panel = new FirstRun(m_context, recentLedgers(m_context.settings()).isEmpty(), FirstRun::Step(step));
    m_rebuildEntry = nullptr;     // it speaks both languages until one is chosen
    connect(panel, &FirstRun::languageChosen, this, [this] { showFirstRun(FirstRun::Place); });
    connect(panel, &FirstRun::restoreBackup, this, &MainWindow::showRestore);
    connect(panel, &FirstRun::openExisting, this, [this] {
        const QString folder = m_context.dialogs().folder(this, tr("Open the folder of a ledger (its name ends in .tongdang)"));
        if (!folder.isEmpty())
            showSignIn(folder);
    });
    showEntry(panel);
}

void MainWindow::showRecover(const QString &ledgerPath, const QString &login) {
    m_rebuildEntry = [this, ledgerPath, login] { showRecover(ledgerPath, login); };
    showEntry(new Recover(m_context, ledgerPath, login));
}

void MainWindow::showRestore() { showRestoreOf({}); }

void MainWindow::showRestoreOf(const QString &file) {
    m_rebuildEntry = [this, file] { showRestoreOf(file); };
    showEntry(new RestoreBackup(m_context, file));
}

void MainWindow::ledgerChanged() {
    delete m_workbench;           // pages hold records of the ledger and rights of the session before
    m_workbench = nullptr;
    if (m_context.hasLedger()) {
        m_lastPath = m_context.ledger().folder().path();
        m_workbench = new Workbench(m_context, m_factories);
        if (m_entry)
            m_entry->deleteLater();
        m_entry = nullptr;
        m_rebuildEntry = nullptr;
        takeCentralWidget();
        setCentralWidget(m_workbench);
        m_workbench->show();
        m_workbench->takeFocus();
    }
    retitle();
}

void MainWindow::retitle() {
    // Ledger, place and account: no child's name ever stands in a window title.
    if (!m_context.hasLedger())
        return setWindowTitle(tr("Tongdang"));
    const auto settings = m_context.ledger().settings();
    setWindowTitle(QStringList{settings.name, m_context.ledger().places().name(settings.region), m_context.session().login, tr("Tongdang")}.join(QStringLiteral(" · ")));
}

void MainWindow::keepDrafts() {
    if (m_workbench)
        m_workbench->keepDrafts();
}

bool MainWindow::mayClose() {
    if (m_context.jobs().isBusy()) {
        m_context.tell(m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
        return false;
    }
    return !m_workbench || m_workbench->mayLeave();
}

bool MainWindow::signOut() {
    if (!m_context.hasLedger())
        return true;
    if (!mayClose())
        return false;
    if (m_context.hasChanges() && offerClosingBackup(m_context, this) == ClosingBackup::Failed)
        return false;             // the copy was wanted: the person decides again
    takeCentralWidget();
    delete m_workbench;           // pages hold records of the ledger
    m_workbench = nullptr;
    if (auto ledger = m_context.takeLedger())
        if (const auto closed = ledger->close(); !closed)
            m_context.dialogs().error(this, m_context.say(closed.error()), closed.error().detail);
    return true;
}

void MainWindow::closeEvent(QCloseEvent *event) {
    if (m_entry && m_context.jobs().isBusy())
        m_entry->banner().say(Banner::Kind::Info, m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
    if (!signOut() || m_context.jobs().isBusy() || (m_entry && !m_entry->mayClose()))
        return event->ignore();
    m_context.settings().setValue(kGeometry, saveGeometry());
    m_context.settings().sync();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retitle();
        if (m_rebuildEntry && m_entryLanguage != m_context.language())   // an installed translator alone changes nothing: a panel may be at work
            QMetaObject::invokeMethod(this, m_rebuildEntry, Qt::QueuedConnection);
    }
    QMainWindow::changeEvent(event);
}

}  // namespace tongdang
