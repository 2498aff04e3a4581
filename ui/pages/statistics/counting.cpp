#include "ui/pages/statistics/counting.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"

#include <QDirIterator>
#include <QPointer>

namespace tongdang {

Counting::Counting(UiContext &context, QObject *parent) : QObject(parent), m_context(context) {
    connect(&context.jobs(), &Jobs::finished, this, &Counting::begin, Qt::QueuedConnection);   // after the job's own end
}

bool Counting::isSmall() const {
    qint64 size = 0;
    for (QDirIterator files(m_context.ledger().folder().path(), {QStringLiteral("ledger.db*")}, QDir::Files); files.hasNext();) {
        files.next();
        size += files.fileInfo().size();
    }
    return size <= m_directUpTo;
}

void Counting::run(const QString &title, Work work, std::function<void()> done, bool direct) {
    if (direct && !m_running) {
        m_waiting.reset();
        NoProgress quiet;
        work(m_context.reader(), m_store, quiet);
        return done();
    }
    m_waiting = Task{title, std::move(work), std::move(done)};
    if (m_running)
        m_context.jobs().cancel();                 // of an older question
    else
        begin();
}

void Counting::begin() {
    if (!m_waiting || m_running || m_context.jobs().isBusy())
        return;
    const Task task = *std::exchange(m_waiting, std::nullopt);
    if (!m_own) {
        auto reader = m_context.ledger().openReader();
        if (!reader)
            return m_context.dialogs().error(nullptr, m_context.say(reader.error()), reader.error().detail);
        m_own = std::make_shared<Own>();
        m_own->reader = std::move(*reader);
    }
    m_running = true;
    const auto end = [page = QPointer(this), done = task.done] {
        if (!page)
            return;
        page->m_running = false;
        if (!page->m_waiting)
            done();
    };
    if (!m_context.jobs().start(task.title, [own = m_own, work = task.work](Progress &progress) { work(*own->reader, own->store, progress); }, end)) {
        m_running = false;
        m_waiting = task;
    }
}

}  // namespace tongdang
