#include "ui/pages/statistics/hide_below.h"

#include "core/statistics/small_numbers.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace tongdang {

namespace { constexpr int kLeastBelow = 2, kMostBelow = 100; }

HideBelow::HideBelow(Theme &theme, const QString &name, QWidget *parent) : QWidget(parent), m_hide(new QCheckBox), m_below(new QSpinBox) {
    auto *line = theme.lay(new QHBoxLayout(this), 0, Space::Small);
    m_hide->setObjectName(name + QStringLiteral("Hide"));
    m_below->setObjectName(name + QStringLiteral("Below"));
    m_below->setRange(kLeastBelow, kMostBelow);
    m_below->setValue(kSmallNumber);
    m_below->setEnabled(false);
    line->addWidget(m_hide);
    line->addWidget(m_below);
    connect(m_hide, &QCheckBox::toggled, this, [this](bool hide) {
        m_below->setEnabled(hide);
        emit changed();
    });
    connect(m_below, &QSpinBox::valueChanged, this, &HideBelow::changed);
    retranslate();
}

int HideBelow::below() const { return m_hide->isChecked() ? m_below->value() : 0; }

void HideBelow::retranslate() {
    m_hide->setText(tr("Hide numbers below"));
    m_hide->setToolTip(tr("For what leaves the office: small numbers are hidden, and others from which they could be computed"));
    m_below->setToolTip(tr("Numbers below this one are hidden"));
    m_below->setAccessibleName(m_below->toolTip());
}

}  // namespace tongdang
