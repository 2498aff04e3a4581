#include "ui/shell/closing_backup.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::Backups) };
const auto kFolder = QStringLiteral("backup/folder");

bool start(UiContext &context, QWidget *window, const QString &file, std::function<void(bool made)> after) {
    auto made = std::make_shared<std::optional<Result<BackupInfo>>>();
    return context.jobs().start(
        Words::tr("Making a backup…"),
        [&context, made, file](Progress &progress) { made->emplace(context.ledger().backup(context.session(), file, progress)); },
        [&context, window, made, file, after = std::move(after)] {
            if (!**made) {
                const Error &error = (**made).error();
                if (error.code != ErrorCode::Cancelled)
                    context.dialogs().error(window, context.say(error), error.detail);
            } else {
                context.settings().setValue(kFolder, QFileInfo(file).absolutePath());
                context.tell(Words::tr("The backup was written and checked: %1").arg(QDir::toNativeSeparators(file)), file);
            }
            after(bool(**made));
        });
}

}  // namespace

QString proposedBackupName(UiContext &context) { return automaticBackupName(context.ledger().folder().path(), context.clock().nowMs()); }

void backupTo(UiContext &context, QWidget *window, const QString &file) {
    if (!start(context, window, file, [](bool) {}))
        context.tell(context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

ClosingBackup offerClosingBackup(UiContext &context, QWidget *window) {
    if (!context.policy().allows(context.session(), Action::Backup))
        return ClosingBackup::Declined;
    if (context.ledger().setting(QStringLiteral("demonstration")) == u"yes")
        return ClosingBackup::Declined;      // invented children are no loss
    QString folder = context.settings().value(kFolder).toString();
    const bool known = QFileInfo(folder).isDir();
    const QString sentence = known ? Words::tr("The ledger was changed. Make a backup copy in %1 before closing?").arg(QDir::toNativeSeparators(folder))
                                   : Words::tr("The ledger was changed. Make a backup copy before closing? A USB stick is a good place for it.");
    const int answer = context.dialogs().choose(window, Words::tr("Backup copy"), sentence, {Words::tr("Make a copy"), Words::tr("Close without a copy"), Words::tr("Don't close")});
    if (answer != 0)
        return answer == 1 ? ClosingBackup::Declined : ClosingBackup::Failed;
    if (!known)
        folder = context.dialogs().folder(window, Words::tr("Where should backup copies be kept?"));
    if (folder.isEmpty())
        return ClosingBackup::Failed;
    QEventLoop waiting;
    bool made = false;
    if (start(context, window, folder + u'/' + QFileInfo(proposedBackupName(context)).fileName(), [&](bool done) {
            made = done;
            waiting.quit();
        })) {
        // Only the job bar can be used meanwhile: closing goes on when the copy is there.
        QList<QWidget *> resting;
        if (auto *bar = window->findChild<QWidget *>(QStringLiteral("jobBar")))
            for (auto *part : bar->parentWidget()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                if (part != bar && part->isEnabled())
                    resting << part;
        for (QWidget *part : std::as_const(resting))
            part->setEnabled(false);
        waiting.exec();
        for (QWidget *part : std::as_const(resting))
            part->setEnabled(true);
    }
    return made ? ClosingBackup::Made : ClosingBackup::Failed;
}

}  // namespace tongdang
