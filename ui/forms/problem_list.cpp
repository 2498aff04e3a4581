#include "ui/forms/problem_list.h"

#include "ui/forms/marks.h"
#include "ui/shell/context.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kLinesAtOnce = 2, kLowWindow = 640; }     // one line in a window lower than that, px at zoom 100; the rest is scrolled to

ProblemList::ProblemList(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_scroll(new QScrollArea(this)) {
    const Theme &theme = context.theme();
    setObjectName(QStringLiteral("problems"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(Space::Small), theme.space(Space::Hair), theme.space(Space::Small), theme.space(Space::Hair));
    layout->setSpacing(theme.space(Space::Hair));
    m_title->setFont(theme.font(TextSize::Small, true));
    layout->addWidget(m_title);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll);
    QWidget::hide();
}

void ProblemList::show(const QList<Entry> &entries) {
    if (QWidget *before = m_scroll->takeWidget())
        before->deleteLater();                      // one of its buttons may be the one that is speaking
    auto *box = new QWidget;
    box->setObjectName(QStringLiteral("scrolled"));      // on the list's own ground
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    const int most = window()->height() < m_context.theme().px(kLowWindow) ? 1 : kLinesAtOnce;
    int height = 0, accepted = 0;
    for (const Entry &entry : entries) {
        accepted += entry.accepted;
        QWidget *line = lineOf(entry, box);
        lines->addWidget(line);
        if (lines->count() <= most)
            height += line->sizeHint().height();
    }
    const int open = int(entries.size()) - accepted;
    m_title->setText(open > 0 ? tr("%n problem(s) · F6: next", nullptr, open) : tr("%n unusual but right as it is", nullptr, accepted));
    m_scroll->setWidget(box);
    m_scroll->setFixedHeight(height + 2);
    setVisible(!entries.isEmpty());
}

QWidget *ProblemList::lineOf(const Entry &entry, QWidget *parent) {
    const Theme &theme = m_context.theme();
    const int size = theme.px(14);
    auto *line = new QWidget(parent);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.space(Space::Small));
    const auto add = [&](const QIcon &icon, const QString &text) {
        auto *button = new QPushButton(icon, text, line);
        button->setIconSize(QSize(size, size));
        button->setCursor(Qt::PointingHandCursor);
        button->setAutoDefault(false);
        button->setStyleSheet(QStringLiteral("QPushButton { text-align: left; border: none; background: transparent; padding: 2px; min-height: 0; }"
                                             "QPushButton:hover, QPushButton:focus { text-decoration: underline; }"));
        row->addWidget(button);
        return button;
    };
    auto *problem = add(entry.accepted ? theme.icon(QStringLiteral("check"), Color::Muted) : severityIcon(entry.issue.severity, theme, size), entry.sentence);
    problem->setToolTip(entry.sentence);
    problem->setAccessibleName(entry.sentence);
    problem->setFocusPolicy(Qt::ClickFocus);        // F6 walks through them
    problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(problem, &QPushButton::clicked, this, [this, field = entry.issue.field] { emit chosen(field); });
    if (entry.mayAccept) {
        auto *accept = add({}, tr("Right as it is…"));
        accept->setObjectName(QStringLiteral("accept_warning"));
        accept->setAccessibleName(tr("Right as it is…") + u' ' + entry.sentence);
        connect(accept, &QPushButton::clicked, this, [this, issue = entry.issue] { emit acceptWanted(issue); });
    }
    return line;
}

}  // namespace tongdang
