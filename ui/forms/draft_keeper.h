// Keeps what is typed into a form as a draft, a moment after the last key and every few seconds of typing, so that a crash costs nothing.
#pragma once

#include "core/ledger/ledger.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace tongdang {

class FormView;
class UiContext;

// In a draft about several records at once: their uids, a blank between. No question has such a name.
inline const QString kDraftOf = QStringLiteral("these records");

class DraftKeeper final : public QObject {
    Q_OBJECT
  public:
    explicit DraftKeeper(UiContext &context, QObject *parent);
    // From now on of this record; `values` are kept beside those of the form. Of several forms each after the first has a prefix before its own.
    void follow(FormView *view, const Draft &what);
    void follow(const QList<FormView *> &views, const Draft &what);
    void restore(const Draft &draft) const;  // into the forms that are followed
    void touch();                           // something was typed
    void rest() { m_timer.stop(); }
    void keep();                            // now
    void drop();
    // The latest of this account that is wanted.
    static std::optional<Draft> find(UiContext &context, const std::function<bool(const Draft &)> &wanted);

  private:
    UiContext &m_context;
    struct Part { QPointer<FormView> view; QString prefix; };
    QList<Part> m_parts;
    Draft m_what;
    QTimer m_timer;
    qint64 m_since = 0;                     // when the oldest change without a draft was made
};

}  // namespace tongdang
