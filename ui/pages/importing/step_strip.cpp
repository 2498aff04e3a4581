#include "ui/pages/importing/step_strip.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tongdang {

StepStrip::StepStrip(Theme &theme, const QStringList &names, QWidget *parent) : QWidget(parent), m_names(names) {
    setObjectName(QStringLiteral("importSteps"));
    auto *row = theme.lay(new QHBoxLayout(this), 0, Space::Medium);
    for (int i = 0; i < names.size(); ++i) {
        if (i > 0) {
            auto *then = new QLabel(QStringLiteral("›"));
            then->setProperty("look", QStringLiteral("muted"));
            row->addWidget(then);
        }
        auto *label = new QLabel;
        row->addWidget(label);
        m_labels << label;
    }
    row->addStretch();
    setStep(0);
}

void StepStrip::setStep(int step) {
    for (int i = 0; i < m_labels.size(); ++i)
        setStyleProperty(m_labels[i], "look", i == step ? QStringLiteral("large") : QStringLiteral("muted"));
    m_step = step;
    fit();
    setAccessibleName(tr("Step %1 of %2: %3").arg(QString::number(step + 1), QString::number(m_names.size()), m_names.value(step)));
}

// The names of all steps where there is room, else of the present one alone.
void StepStrip::fit() {
    const auto name = [this](bool all) {
        for (int i = 0; i < m_labels.size(); ++i)
            m_labels[i]->setText(all || i == m_step ? tr("%1  %2").arg(QString::number(i + 1), m_names[i]) : QString::number(i + 1));
    };
    name(true);
    if (layout()->sizeHint().width() > width())
        name(false);
}

void StepStrip::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace tongdang
