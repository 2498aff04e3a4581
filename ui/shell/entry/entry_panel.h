// What is seen while no ledger is open: one card in the middle with a heading, a body, a place for a sentence and a row of buttons.
// The panels of this folder fill it; work (making, opening) is a job, during which the card is locked and says what goes on.
#pragma once

#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/jobs.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QHBoxLayout;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace tongdang {

class EntryPanel : public QWidget {
    Q_OBJECT
  public:
    explicit EntryPanel(UiContext &context, QWidget *parent = nullptr);
    Banner &banner() { return *m_banner; }
    virtual bool mayClose() { return true; }          // asks where closing loses something

  signals:
    void leave();                                     // back to signing in

  protected:
    void showEvent(QShowEvent *event) override;
    UiContext &context() { return m_context; }
    Theme &theme();
    void setHeading(const QString &title, const QString &hint);
    QVBoxLayout *body() { return m_body; }
    QHBoxLayout *buttons() { return m_buttons; }
    QPushButton *button(const QString &name, const QString &text, const char *kind = "");
    // `work` on the jobs' thread; `done` gets its result on ours, errors are said in the banner first.
    template <typename T> void run(const QString &what, std::function<Result<T>(Progress &)> work, std::function<void(T)> done) {
        auto result = std::make_shared<std::optional<Result<T>>>();
        lock(what);
        const QPointer<EntryPanel> here(this);
        const bool begun = context().jobs().start(what, [result, work = std::move(work)](Progress &p) { result->emplace(work(p)); },
                            [here, result, done = std::move(done)] {
                                if (!here)
                                    return;
                                here->unlock();
                                if (**result)
                                    done(std::move((**result).value()));
                                else
                                    here->fail((**result).error());
                            });
        if (!begun)
            unlock();
    }
    void fail(const Error &error);
    void enter(Ledger::Opened opened, const QString &page = {});   // opens the workbench; this panel ends

  private:
    void lock(const QString &what);
    void unlock();
    UiContext &m_context;
    QWidget *m_card;
    QLabel *m_title, *m_hint, *m_doing;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    Banner *m_banner;
    QProgressBar *m_progress;
    QPointer<QWidget> m_focus;
};

}  // namespace tongdang
