#include "app/tour/tour.h"

#include "core/ledger/acceptance.h"
#include "ui/pages/children/saved_filters.h"
#include "ui/shell/closing_backup.h"
#include "ui/shell/help_window.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/toast.h"
#include "ui/shell/workbench.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSemaphore>
#include <QToolButton>

namespace tongdang {

void Tour::workbenchStops() {
    auto &bench = *m_window->workbench();
    shoot(QStringLiteral("draft-notice"));
    click("noticeAway");
    shoot(QStringLiteral("hint"));
    for (const auto &page : bench.pages())                   // told once: the other pictures are of every other day
        m_settings.setValue(ownKey(m_context, QStringLiteral("hints/") + page->id()), true);
    for (const auto &page : bench.pages()) {
        if (!page->inNavigation())
            continue;
        bench.showPage(page->id());
        shoot(page->id());
    }
    for (const auto &page : bench.pages())
        for (const TourStop &stop : page->tourStops()) {
            bench.showPage(page->id());
            const QString name = page->id() + u'-' + stop.name;
            if (stop.modal) {
                shootModal(name, stop.show);
            } else {
                stop.show();
                shoot(name);
            }
        }

    if (auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("search"))) {
        search->setFocus();
        search->insert(m_plan.language == Language::Chinese ? QStringLiteral("tj") : QStringLiteral("ch"));   // as typed
        shoot(QStringLiteral("commands"));
        search->clear();
    }
    if (auto *account = m_window->findChild<QToolButton *>(QStringLiteral("account"))) {
        account->menu()->popup(account->mapToGlobal(QPoint(0, account->height())));
        shoot(QStringLiteral("menu-account"));
    }
    shootModal(QStringLiteral("save-filter"), [this] { m_dialogs.text(m_window.get(), SavedFilters::tr("Keep these filters"), SavedFilters::tr("Name"), {}); });
    for (const char *topic : {"child", "keys", "news"})
        shootModal(QStringLiteral("help-") + QLatin1String(topic), [this, topic] {
            HelpWindow help(m_context, m_window.get());
            help.show(QLatin1String(topic));
            help.exec();
        });

    emit m_context.changeAnnounced(Message{QStringLiteral("window.undone"), {m_context.say(Message{QStringLiteral("child_page.registered"), {QStringLiteral("张梓涵")}, {}})}, {}}, Uid::create(m_clock), true);
    shoot(QStringLiteral("toast"));
    m_context.tell(m_context.say(Message{QStringLiteral("importing.exported"), {QStringLiteral("300"), QDir::toNativeSeparators(QDir::homePath() + QStringLiteral("/roster.xlsx"))}, {}}), QDir::homePath());
    shoot(QStringLiteral("toast-file"));
    bench.toast().hide();

    QSemaphore goOn;
    m_jobs.start(m_plan.language == Language::Chinese ? QStringLiteral("正在导入 花名册.xlsx") : QStringLiteral("Importing roster.xlsx"),
                 [&goOn](Progress &progress) {
                     progress.step(1, 1000);
                     goOn.acquire();
                 },
                 [] {});
    emit m_jobs.progressed(420, 1000, 75);
    QApplication::processEvents();
    ++m_taken;
    if (!m_window->grab().save(QStringLiteral("%1/%2-job.png").arg(m_plan.out).arg(m_taken, 2, 10, QLatin1Char('0'))))
        m_faults << QStringLiteral("not written: job");
    goOn.release();
    settle();

    (void)m_context.ledger().setSetting(m_context.session(), QStringLiteral("demonstration"), {});     // invented children need no copy
    shootModal(QStringLiteral("closing-backup"), [this] { offerClosingBackup(m_context, m_window.get()); });
    shootModal(QStringLiteral("leave"), [this] {
        m_dialogs.askToSave(m_window.get(), m_plan.language == Language::Chinese ? QStringList{QStringLiteral("姓名"), QStringLiteral("出生日期")} : QStringList{QStringLiteral("Name"), QStringLiteral("Date of birth")});
    });
    shootModal(QStringLiteral("reason"), [this] {
        QStringList common;
        for (const Choice &choice : m_context.ledger().forms().list(kReasons)->choices)
            common << choice.label.in(m_plan.language);
        m_dialogs.reason(m_window.get(), {m_context.say(Message{QStringLiteral("forms.odd_phone"), {QStringLiteral("12345")}, {}})}, common);
    });
    shootModal(QStringLiteral("error"), [this] { m_dialogs.error(m_window.get(), m_context.say(Message{QStringLiteral("window.read_only"), {}, {}}), QStringLiteral("EROFS")); });
}

}  // namespace tongdang
