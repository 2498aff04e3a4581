#include "ui/forms/problem_list.h"

#include "ui/forms/marks.h"
#include "ui/shell/context.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tongdang {

ProblemList::ProblemList(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_box(new QWidget), m_lines(new QVBoxLayout(m_box)), m_scroll(new QScrollArea(this)) {
    const Theme &theme = context.theme();
    setObjectName(QStringLiteral("problems"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(Space::Small), theme.space(Space::Hair), theme.space(Space::Small), theme.space(Space::Hair));
    layout->setSpacing(theme.space(Space::Hair));
    m_title->setFont(theme.font(TextSize::Small, true));
    layout->addWidget(m_title);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_scroll->setWidget(m_box);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll);
    QWidget::hide();
}

void ProblemList::show(const QList<Entry> &entries) {
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_size = int(entries.size());
    const Theme &theme = m_context.theme();
    const int size = theme.px(14);
    int height = 0;
    for (const Entry &entry : entries) {
        const QString text = entry.label.isEmpty() ? m_context.say(entry.issue.message) : tr("%1: %2").arg(entry.label, m_context.say(entry.issue.message));
        auto *line = new QPushButton(severityIcon(entry.issue.severity, theme, size), text, m_box);
        line->setIconSize(QSize(size, size));
        line->setToolTip(text);
        line->setAccessibleName(text);
        line->setFocusPolicy(Qt::ClickFocus);       // F6 walks through them
        line->setCursor(Qt::PointingHandCursor);
        line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        line->setStyleSheet(QStringLiteral("QPushButton { text-align: left; border: none; background: transparent; padding: 2px; min-height: 0; }"
                                           "QPushButton:hover { text-decoration: underline; }"));
        connect(line, &QPushButton::clicked, this, [this, field = entry.issue.field] { emit chosen(field); });
        m_lines->addWidget(line);
        if (m_lines->count() <= 3)
            height += line->sizeHint().height();
    }
    m_title->setText(tr("%n problem(s) · F6: next", nullptr, m_size));
    m_scroll->setFixedHeight(height + 2);
    setVisible(m_size > 0);
}

}  // namespace tongdang
