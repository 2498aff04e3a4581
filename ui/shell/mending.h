// The questions that mend what a list of children was made for: a file opened from it opens at them. Whoever sends one of the context's signals
// childrenRequested and childRequested lays them down before; whoever answers it takes them up, so that they hold for that one signal.
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

class Mending final : public QObject {
    Q_OBJECT
  public:
    static Mending &of(UiContext &context) {
        auto *mending = context.findChild<Mending *>(QString(), Qt::FindDirectChildrenOnly);
        return mending ? *mending : *new Mending(&context);
    }
    void lay(const QStringList &questions) { m_questions = questions; }
    QStringList take() { return std::exchange(m_questions, {}); }

  private:
    explicit Mending(QObject *parent) : QObject(parent) {}
    QStringList m_questions;
};

}  // namespace tongdang
