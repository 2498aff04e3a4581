#include "ui/forms/problem_list.h"

#include "ui/forms/marks.h"
#include "ui/shell/context.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kLinesAtOnce = 2, kLowWindow = 640; }     // one line in a window lower than that, px at zoom 100; the rest is scrolled to

namespace {

// Words that have no room end in dots; the tool tip and the field itself have them whole.
class Line final : public QPushButton {
  public:
    using QPushButton::QPushButton;

  protected:
    void paintEvent(QPaintEvent *) override {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - (icon().isNull() ? 0 : 2 * iconSize().width()));
        painter.drawControl(QStyle::CE_PushButton, option);
    }
};

}  // namespace

ProblemList::ProblemList(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_scroll(new QScrollArea(this)), m_lines(nullptr) {
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
    auto *box = new QWidget;
    box->setObjectName(QStringLiteral("scrolled"));      // on the list's own ground
    m_lines = new QVBoxLayout(box);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_scroll->setWidget(box);
    connect(&context.theme(), &Theme::changed, this, &ProblemList::clear);       // signs in its colours
    QWidget::hide();
}

void ProblemList::clear() { show({}); }

// Follows every key: what stays the same stays, from the top and from the bottom; between them are mostly one or two lines.
void ProblemList::show(const QList<Entry> &entries) {
    const auto same = [](const Entry &a, const Entry &b) { return a.sentence == b.sentence && a.mayAccept == b.mayAccept && a.accepted == b.accepted && tongdang::same(a.issue, b.issue); };
    qsizetype head = 0, tail = 0;
    const qsizetype least = std::min(entries.size(), m_entries.size());
    while (head < least && same(entries[head], m_entries[head]))
        ++head;
    while (tail < least - head && same(entries[entries.size() - 1 - tail], m_entries[m_entries.size() - 1 - tail]))
        ++tail;
    if (head == entries.size() && head == m_entries.size())
        return;
    for (qsizetype gone = m_entries.size() - head - tail; gone > 0; --gone) {
        QLayoutItem *item = m_lines->takeAt(int(head));
        item->widget()->setParent(nullptr);
        item->widget()->hide();                         // for good: its layout may be about to show it
        item->widget()->deleteLater();                  // one of its buttons may be the one that is speaking
        delete item;
    }
    for (qsizetype i = head; i < entries.size() - tail; ++i) {
        QWidget *line = lineOf(entries[i], m_scroll->widget());
        m_lines->insertWidget(int(i), line);
        line->show();
    }
    m_entries = entries;
    const int most = window()->height() < m_context.theme().px(kLowWindow) ? 1 : kLinesAtOnce;
    int height = 0;
    for (int i = 0; i < std::min(m_lines->count(), most); ++i)
        height += m_lines->itemAt(i)->widget()->sizeHint().height();
    const int accepted = int(std::count_if(entries.cbegin(), entries.cend(), [](const Entry &entry) { return entry.accepted; })), open = int(entries.size()) - accepted;
    m_title->setText(open > 0 ? tr("%n problem(s) · F6: next", nullptr, open) : tr("%n unusual but right as it is", nullptr, accepted));
    int all = 0;                                        // said, so that no line is ever pressed flat
    for (int i = 0; i < m_lines->count(); ++i)
        all += m_lines->itemAt(i)->widget()->sizeHint().height();
    m_scroll->widget()->setMinimumHeight(all);
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
        auto *button = new Line(icon, text, line);
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
