#include "ui/pages/child/withdrawn_banner.h"

#include "ui/shell/context.h"
#include "ui/shell/undo.h"

#include <QPushButton>

namespace tongdang {

WithdrawnBanner::WithdrawnBanner(UiContext &context, QWidget *parent) : Banner(context.theme(), parent), m_context(context), m_restore(addButton(QStringLiteral("restore_child"))) {
    setObjectName(QStringLiteral("withdrawn"));
    connect(m_restore, &QPushButton::clicked, this, [this] { undoBatch(m_context, this, m_batch); });
}

void WithdrawnBanner::show(const Record &child) {
    if (child.state < RecordState::Withdrawn)
        return clear();
    m_batch = {};
    if (const auto history = m_context.reader().history(m_context.session(), child.uid); history && child.state == RecordState::Withdrawn)
        for (const HistoryEntry &entry : *history)
            if (entry.op == u"withdraw" && !entry.batchUndone)
                m_batch = entry.batch;
    m_restore->setText(tr("Restore"));
    m_restore->setVisible(!m_batch.isNil() && !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Undo));
    const QString sentence = child.state == RecordState::Withdrawn ? tr("This file was taken back: it is in no list and no count, and nothing can be entered here.")
                             : child.state == RecordState::Merged ? tr("This file was merged into another one. Nothing can be entered here.")
                                                                  : tr("This file was erased.");
    if (text() != sentence || isHidden())        // spoken once
        say(Kind::Warning, sentence);
}

}  // namespace tongdang
