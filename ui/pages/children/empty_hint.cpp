#include "ui/pages/children/empty_hint.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tongdang {

EmptyHint::EmptyHint(Theme &theme, QWidget *parent)
    : QWidget(parent), m_text(new QLabel), m_clear(new QPushButton(theme.icon(QStringLiteral("close")), QString())),
      m_import(new QPushButton(theme.icon(QStringLiteral("import")), QString())), m_register(new QPushButton(theme.icon(QStringLiteral("add")), QString())) {
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Large);
    m_text->setObjectName(QStringLiteral("emptyHint"));
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    setStyleProperty(m_text, "look", QStringLiteral("large"));
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_clear->setObjectName(QStringLiteral("clearHere"));
    m_import->setObjectName(QStringLiteral("importHere"));
    m_register->setObjectName(QStringLiteral("registerHere"));
    row->addStretch();
    for (auto *button : {m_clear, m_import, m_register})
        row->addWidget(button);
    row->addStretch();
    column->addStretch(1);
    column->addWidget(m_text);
    column->addLayout(row);
    column->addStretch(2);
    connect(m_clear, &QPushButton::clicked, this, &EmptyHint::clearWanted);
    connect(m_import, &QPushButton::clicked, this, &EmptyHint::importWanted);
    connect(m_register, &QPushButton::clicked, this, &EmptyHint::registerWanted);
    retranslate();
}

void EmptyHint::retranslate() {
    m_clear->setText(m_what == Clear::Search ? tr("Search among all children") : tr("Show all"));
    m_import->setText(tr("Import a roster"));
    m_register->setText(tr("Register a child"));
}

void EmptyHint::say(const QString &sentence, bool quiet) {
    m_text->setText(sentence);
    setStyleProperty(m_text, "look", quiet ? QStringLiteral("muted") : QStringLiteral("large"));
}

void EmptyHint::offer(Clear clear, bool importing, bool registering) {
    m_what = clear;
    retranslate();
    m_clear->setVisible(clear != Clear::None);
    m_import->setVisible(importing);
    m_register->setVisible(registering);
}

}  // namespace tongdang
