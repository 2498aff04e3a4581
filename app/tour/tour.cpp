#include "app/tour/tour.h"

#include "app/gui/pages.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTextStream>
#include <QTimer>

namespace tongdang {

namespace {
constexpr int kPatienceMs = 120000;
constexpr int kGlanceMs = 20;
constexpr int kToastOverlapMs = 150;
constexpr int kQuietMs = 400;        // longer than anything waits that follows the keys
}  // namespace

Tour::Tour(const TourPlan &plan)
    : m_plan(plan), m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), m_dialogs(m_settings),
      m_context(m_messages, m_clock, m_policy, m_derivation, m_settings, m_jobs, m_dialogs, m_theme) {
    m_theme.setZoom(plan.zoom);
    m_theme.setMode(plan.mode);
    m_context.ledgerOptions().stretch = KeyStretch::Least;
    m_context.setLanguage(plan.language);
    m_context.setDemonstration(demonstration());
    m_window = std::make_unique<MainWindow>(m_context, pages());
    m_window->setMinimumSize(0, 0);
    m_window->setFixedSize(plan.size);
    m_window->show();
    QCursor::setPos(m_window->frameGeometry().bottomRight() + QPoint(40, 40));      // marks nothing
}

Tour::~Tour() {
    m_window->signOut();
    m_window.reset();
}

bool Tour::run() {
    if (!QDir().mkpath(m_plan.out)) {
        QTextStream(stderr) << "The folder cannot be made: " << m_plan.out << '\n';
        return false;
    }
    entryStops();
    if (m_context.hasLedger())
        workbenchStops();
    else
        m_faults << QStringLiteral("no ledger was made");
    for (const QString &fault : m_faults)
        QTextStream(stderr) << fault << '\n';
    QTextStream(stdout) << m_taken << " pictures in " << m_plan.out << '\n';
    return m_faults.isEmpty();
}

void Tour::shoot(const QString &name) {
    settle();
    const QString file = QStringLiteral("%1/%2-%3.png").arg(m_plan.out).arg(++m_taken, 2, 10, QLatin1Char('0')).arg(name);
    QPixmap picture = m_window->grab();
    if (QWidget *popup = QApplication::activePopupWidget()) {          // a menu or a list that is open lies over it
        QPainter(&picture).drawPixmap(m_window->mapFromGlobal(popup->mapToGlobal(QPoint())), popup->grab());
        popup->close();
    }
    if (!picture.save(file))
        m_faults << QStringLiteral("not written: %1").arg(file);
}

void Tour::shootModal(const QString &name, const std::function<void()> &act) {
    QTimer look;
    QElapsedTimer waited;
    waited.start();
    bool taken = false;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || m_jobs.isBusy())   // a preview has its pages by then
            return;
        if (!taken) {
            taken = true;
            const QString file = QStringLiteral("%1/%2-%3.png").arg(m_plan.out).arg(++m_taken, 2, 10, QLatin1Char('0')).arg(name);
            if (!dialog->grab().save(file))
                m_faults << QStringLiteral("not written: %1").arg(file);
        }
        m_dialogs.pictured = false;   // a question that closing raises is answered, not shown
        dialog->reject();
    });
    look.start(kToastOverlapMs);
    m_dialogs.pictured = true;
    act();
    m_dialogs.pictured = false;
    settle();
    if (!taken)
        m_faults << QStringLiteral("no dialog came: %1").arg(name);
}

bool Tour::until(const std::function<bool()> &condition) {
    QElapsedTimer waited;
    waited.start();
    while (!condition()) {
        if (waited.elapsed() > kPatienceMs)
            return false;
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, kGlanceMs);
        QTimer::singleShot(kGlanceMs, m_window.get(), [] {});   // wakes the loop where nothing else would
    }
    return true;
}

void Tour::settle() {
    if (!until([this] { return !m_jobs.isBusy(); }))
        m_faults << QStringLiteral("a job does not end");
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < kQuietMs)
        QApplication::processEvents(QEventLoop::AllEvents, kGlanceMs);
}

QWidget *Tour::find(const char *name) const {
    for (auto *widget : m_window->findChildren<QWidget *>(QLatin1String(name)))
        if (widget->isVisible())
            return widget;
    return nullptr;
}

void Tour::click(const char *name) {
    if (auto *button = qobject_cast<QAbstractButton *>(find(name)))
        button->click();
    else
        m_faults << QStringLiteral("no button %1").arg(QLatin1String(name));
    settle();
}

void Tour::type(const char *name, const QString &text) {
    if (auto *edit = qobject_cast<QLineEdit *>(find(name)))
        edit->setText(text);
    else
        m_faults << QStringLiteral("no field %1").arg(QLatin1String(name));
}

}  // namespace tongdang
