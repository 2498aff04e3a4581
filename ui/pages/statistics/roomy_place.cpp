#include "ui/pages/statistics/roomy_place.h"

#include "ui/pages/statistics/flow_bar.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace tongdang {

namespace {

QWidget *lastStop(const QWidget *of) {
    const QList<QWidget *> inside = of->findChildren<QWidget *>();
    const auto found = std::find_if(inside.crbegin(), inside.crend(), [&](const QWidget *each) { return each->focusPolicy() & Qt::TabFocus && each->window() == of->window(); });   // not of a list that opens
    return found == inside.crend() ? nullptr : *found;
}

}  // namespace

RoomyPlace::RoomyPlace(Theme &theme, QWidget *page, int least, const QList<QWidget *> &fields, FlowBar *choices, QHBoxLayout *row, int at)
    : m_theme(theme), m_page(page), m_choices(choices), m_row(row), m_least(least), m_at(at) {
    auto *line = theme.lay(new QHBoxLayout(this), 0, Space::Medium);
    for (QWidget *field : fields)
        line->addWidget(field);
    choices->addAlone(this);
    page->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &RoomyPlace::place);
}

bool RoomyPlace::eventFilter(QObject *, QEvent *event) {
    if (event->type() == QEvent::Resize)
        place();
    return false;
}

void RoomyPlace::place() {
    const bool inRow = m_page->width() >= m_theme.px(m_least);
    if (inRow == (parentWidget() != m_choices))
        return;
    if (inRow)
        m_row->insertWidget(m_at, this);
    else
        m_choices->addAlone(this);
    // Tab goes as one reads: what stands before it in the row comes before or after it.
    QWidget *after = inRow ? lastStop(m_choices) : lastStop(this);
    for (int i = 0; i < m_at; ++i)
        if (QWidget *before = m_row->itemAt(i)->widget(); before && before->focusPolicy() & Qt::TabFocus) {
            setTabOrder(after, before);
            after = before;
        }
}

}  // namespace tongdang
