#include "ui/forms/draft_keeper.h"

#include "ui/forms/form_view.h"
#include "ui/shell/context.h"

namespace tongdang {

static constexpr int kAfterMs = 2000;        // of quiet
static constexpr int kAtLeastMs = 8000;      // of typing without a pause

DraftKeeper::DraftKeeper(UiContext &context, QObject *parent) : QObject(parent), m_context(context) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::keep);
}

void DraftKeeper::follow(FormView *view, const Draft &what) {
    if (what.uid != m_what.uid)
        m_timer.stop();
    m_view = view;
    m_what = what;
}

void DraftKeeper::touch() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!m_timer.isActive())
        m_since = now;
    m_timer.start(int(std::clamp<qint64>(m_since + kAtLeastMs - now, 0, kAfterMs)));
}

void DraftKeeper::keep() {
    if (!m_view || !m_context.hasLedger() || !m_view->isModified())
        return;
    Draft draft = m_what;
    draft.values.insert(m_view->values());
    draft.timeMs = m_context.clock().nowMs();
    // A draft that cannot be kept is no reason to interrupt; the save itself will tell. While other work is writing it waits for its turn.
    if (const auto kept = m_context.ledger().saveDraft(m_context.session(), draft); !kept && kept.error().code == ErrorCode::InUse)
        m_timer.start(kAfterMs);
}

void DraftKeeper::drop() {
    m_timer.stop();
    [[maybe_unused]] const auto dropped = m_context.ledger().dropDraft(m_context.session(), m_what.uid);
}

std::optional<Draft> DraftKeeper::find(UiContext &context, const std::function<bool(const Draft &)> &wanted) {
    const auto drafts = context.ledger().drafts(context.session());
    if (!drafts)
        return {};
    const Draft *found = nullptr;
    for (const Draft &draft : *drafts)
        if (wanted(draft) && (!found || draft.timeMs > found->timeMs))
            found = &draft;
    return found ? std::optional<Draft>(*found) : std::nullopt;
}

}  // namespace tongdang
