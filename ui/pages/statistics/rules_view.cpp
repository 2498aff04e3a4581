#include "ui/pages/statistics/rules_view.h"

#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace tongdang {

namespace { constexpr int kMeasuredLines = 200; }   // beyond, lines are of one height: to measure each takes too long

RulesView::RulesView(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(new RulesModel(context, this)), m_view(new QTableView), m_hint(new QLabel), m_show(new QPushButton) {
    auto *column = context.theme().lay(new QVBoxLayout(this), 0, Space::Small);
    auto *row = context.theme().lay(new QHBoxLayout, 0, Space::Medium);
    m_view->setObjectName(QStringLiteral("rulesTable"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_hint->setObjectName(QStringLiteral("rulesHint"));
    m_hint->setWordWrap(true);
    setStyleProperty(m_hint, "look", QStringLiteral("muted"));
    m_show->setObjectName(QStringLiteral("showConcerned"));
    m_show->setIcon(context.theme().icon(QStringLiteral("people")));
    row->addWidget(m_hint, 1);
    row->addWidget(m_show);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    connect(m_show, &QPushButton::clicked, this, &RulesView::open);
    connect(m_view, &QTableView::doubleClicked, this, &RulesView::open);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulesView::look);
    retranslate();
}

void RulesView::retranslate() {
    m_show->setText(tr("Show the children concerned"));
    m_hint->setText(tr("Choose a rule that does not hold, then look at the children concerned and complete their answers."));
    m_view->setAccessibleName(tr("Rule check"));
}

void RulesView::setTable(std::shared_ptr<const CountedTable> table) {
    m_model->setTable(std::move(table));
    if (!m_model->lines().empty())
        m_view->setCurrentIndex(m_model->index(0, 0));
    m_hint->setVisible(m_model->failingRules() > 0);
    m_show->setVisible(m_model->failingRules() > 0);
    shape();
    look();
}

void RulesView::shape() {
    const Theme &theme = m_context.theme();
    const int widths[] = {120, 0, 150, 78, 78, 78};
    int left = m_view->viewport()->width();
    for (int c = 0; c < RulesModel::kColumns; ++c)
        if (c != RulesModel::kRule) {
            m_view->resizeColumnToContents(c);          // words are longer in English
            m_view->setColumnWidth(c, std::max(theme.px(widths[c]), m_view->columnWidth(c)));
            left -= m_view->columnWidth(c);
        }
    m_view->setColumnWidth(RulesModel::kRule, qMax(left, theme.px(260)));
    m_view->setIconSize(QSize(1, 1) * theme.px(16));
    m_show->setIconSize(QSize(1, 1) * theme.px(16));
    m_view->verticalHeader()->setMinimumSectionSize(theme.px(kRowHeight));
    m_view->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    if (m_model->rowCount() <= kMeasuredLines)
        m_view->resizeRowsToContents();
}

const RulesModel::Line *RulesView::current() const {
    const int row = m_view->currentIndex().row();
    const auto &lines = m_model->lines();
    return row >= 0 && size_t(row) < lines.size() && lines[size_t(row)].state == RulesModel::State::Fails ? &lines[size_t(row)] : nullptr;
}

void RulesView::look() { m_show->setEnabled(current() != nullptr); }

void RulesView::open() {
    if (const auto *line = current())
        emit opened(line->rule, line->place == u"total" ? QString() : line->place);
}

bool RulesView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize && watched == m_view->viewport())
        shape();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
