#include "ui/forms/draft_keeper.h"

#include "ui/forms/form_view.h"
#include "ui/shell/context.h"

namespace tongdang {

static constexpr int kAfterMs = 1000;        // of quiet
static constexpr int kAtLeastMs = 3000;      // of typing without a pause

DraftKeeper::DraftKeeper(UiContext &context, QObject *parent) : QObject(parent), m_context(context) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::keep);
}

void DraftKeeper::follow(FormView *view, const Draft &what) { follow(QList<FormView *>{view}, what); }

void DraftKeeper::follow(const QList<FormView *> &views, const Draft &what) {
    if (what.uid != m_what.uid)
        m_timer.stop();
    m_parts.clear();
    for (FormView *view : views)
        m_parts << Part{view, m_parts.isEmpty() || !view ? QString() : view->form().id + u':'};
    m_what = what;
}

void DraftKeeper::restore(const Draft &draft) const {
    QHash<QString, QString> rest = draft.values;
    for (auto part = m_parts.crbegin(); part != m_parts.crend(); ++part) {
        QHash<QString, QString> own;
        for (auto value = draft.values.cbegin(); value != draft.values.cend(); ++value)
            if (rest.contains(value.key()) && value.key().startsWith(part->prefix)) {
                own.insert(value.key().mid(part->prefix.size()), *value);
                rest.remove(value.key());
            }
        if (part->view)
            part->view->restore(own);
    }
}

void DraftKeeper::touch() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!m_timer.isActive())
        m_since = now;
    m_timer.start(int(std::clamp<qint64>(m_since + kAtLeastMs - now, 0, kAfterMs)));
}

void DraftKeeper::keep() {
    if (!m_context.hasLedger() || std::none_of(m_parts.cbegin(), m_parts.cend(), [](const Part &part) { return part.view && part.view->isModified(); }))
        return;
    Draft draft = m_what;
    for (const Part &part : std::as_const(m_parts)) {
        if (!part.view)
            return;
        const QHash<QString, QString> values = part.view->values();
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            draft.values.insert(part.prefix + value.key(), *value);
    }
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
