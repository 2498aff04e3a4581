#include "ui/shell/job_bar.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace tongdang {

namespace { constexpr int kSteps = 1000; }

JobBar::JobBar(Jobs &jobs, Theme &theme, QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_remaining(new QLabel(this)), m_bar(new QProgressBar(this)), m_cancel(new QPushButton(this)) {
    setObjectName(QStringLiteral("jobBar"));
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_bar->setObjectName(QStringLiteral("jobProgress"));
    m_bar->setTextVisible(false);
    m_remaining->setProperty("look", QStringLiteral("muted"));
    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    auto *row = theme.lay(new QHBoxLayout(this), Space::Small, Space::Medium);
    row->addSpacing(theme.space(Space::Small));
    row->addWidget(m_title);
    row->addWidget(m_bar, 1);
    row->addWidget(m_remaining);
    row->addWidget(m_cancel);
    connect(&jobs, &Jobs::started, this, &JobBar::begin);
    connect(&jobs, &Jobs::progressed, this, &JobBar::progress);
    connect(&jobs, &Jobs::finished, this, &QWidget::hide);
    connect(m_cancel, &QPushButton::clicked, this, [this, &jobs] {
        jobs.cancel();
        m_cancel->setEnabled(false);
        m_remaining->setText(tr("Stopping…"));
    });
    retranslate();
    setVisible(jobs.isBusy());
}

void JobBar::begin(const QString &title, Jobs::Stop stop) {
    m_title->setText(title);
    m_bar->setAccessibleName(title);
    m_bar->setRange(0, 0);
    const bool mayStop = stop == Jobs::Stop::Possible;
    m_remaining->setText(mayStop ? QString() : tr("This cannot be stopped half-way."));
    m_cancel->setVisible(mayStop);
    m_cancel->setEnabled(mayStop);
    show();
}

void JobBar::progress(qint64 done, qint64 total, qint64 seconds) {
    if (!m_cancel->isEnabled())
        return;
    if (total > 0) {
        m_bar->setRange(0, kSteps);
        m_bar->setValue(int(double(done) / double(total) * kSteps));
    } else {
        m_bar->setRange(0, 0);
    }
    m_remaining->setText(remainingText(seconds));
}

void JobBar::retranslate() { m_cancel->setText(tr("Cancel")); }

QString JobBar::remainingText(qint64 seconds) {
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return tr("about %n second(s) left", nullptr, int(seconds));
    return tr("about %n minute(s) left", nullptr, int((seconds + 30) / 60));
}

}  // namespace tongdang
