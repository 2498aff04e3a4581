#include "ui/pages/importing/choose_step.h"

#include "ui/shell/context.h"
#include "ui/shell/theme.h"
#include "ui/shell/undo.h"

#include "core/base/dates.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>

namespace tongdang {

namespace {

constexpr int kLookedThrough = 1000;   // batches, newest first
constexpr int kShown = 20;
constexpr int kUndoWidth = 90;

// A panel with a broken line around it, as places to drop something have.
class DropZone final : public QWidget {
  public:
    explicit DropZone(Theme &theme) : m_theme(theme) {}
    bool over = false;

  protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(over ? Color::Accent : Color::Control), over ? 2 : 1.5, Qt::DashLine));
        painter.setBrush(m_theme.color(over ? Color::AccentSoft : Color::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(kRadius), m_theme.px(kRadius));
    }

  private:
    Theme &m_theme;
};

}  // namespace

ChooseStep::ChooseStep(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("scrolled"));
    auto *column = context.theme().lay(new QVBoxLayout(this), 0, Space::Large);
    column->addWidget(dropZone());
    addRecent(column);
    column->addStretch();
}

QWidget *ChooseStep::dropZone() {
    Theme &theme = m_context.theme();
    m_zone = new DropZone(theme);
    m_zone->setObjectName(QStringLiteral("dropZone"));
    auto *column = theme.lay(new QVBoxLayout(m_zone), Space::Wide, Space::Medium);
    const auto centred = [&](const QString &text, const char *look) {
        auto *label = new QLabel(text);
        label->setProperty("look", QLatin1String(look));
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    centred(tr("Bring a roster into the ledger"), "title");
    centred(tr("Drop a spreadsheet here, or choose it. It is tried out first: nothing is saved until you say so, and an import can be undone."), "");
    m_choose = new QPushButton(theme.icon(QStringLiteral("open"), Color::OnAccent), tr("Choose a file…"));
    m_choose->setObjectName(QStringLiteral("chooseFile"));
    m_choose->setProperty("kind", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_choose);
    row->addStretch();
    column->addLayout(row);
    centred(tr("Workbooks (.xlsx, .xls, .ods) and text tables (.csv). The headings may stand in any order within the first 15 rows."), "muted");
    auto *sample = new QPushButton(tr("Save a sample roster to look at…"));
    sample->setObjectName(QStringLiteral("saveSample"));
    sample->setProperty("kind", QStringLiteral("link"));
    auto *below = new QHBoxLayout;
    below->addStretch();
    below->addWidget(sample);
    below->addStretch();
    column->addLayout(below);
    connect(m_choose, &QPushButton::clicked, this, &ChooseStep::chooseRequested);
    connect(sample, &QPushButton::clicked, this, &ChooseStep::sampleRequested);
    return m_zone;
}

void ChooseStep::addRecent(QVBoxLayout *column) {
    auto *heading = new QLabel(tr("Imported lately"));
    heading->setProperty("look", QStringLiteral("large"));
    column->addWidget(heading);
    m_none = new QLabel(tr("Nothing has been imported yet."));
    m_none->setObjectName(QStringLiteral("noImports"));
    m_none->setProperty("look", QStringLiteral("muted"));
    column->addWidget(m_none);
    m_recent = new QTableWidget(0, 5);
    m_recent->setObjectName(QStringLiteral("recentImports"));
    m_recent->setAccessibleName(tr("Imported lately"));
    m_recent->setHorizontalHeaderLabels({tr("Time"), tr("Account"), tr("What"), tr("Records"), QString()});
    m_recent->verticalHeader()->hide();
    m_recent->setShowGrid(false);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_recent->setTabKeyNavigation(false);
    m_recent->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);   // the page scrolls
    m_recent->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_recent->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_recent->horizontalHeader()->setSectionResizeMode(4, QHeaderView::Fixed);
    m_recent->horizontalHeaderItem(3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_recent->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    pressByEnter(m_recent);
    column->addWidget(m_recent);
    const auto shape = [this] {
        const int row = m_context.theme().px(kRowHeight);
        m_recent->verticalHeader()->setDefaultSectionSize(row);
        m_recent->setColumnWidth(4, m_context.theme().px(kUndoWidth));
        m_recent->setFixedHeight(row * m_recent->rowCount() + m_recent->horizontalHeader()->sizeHint().height() + 2 * m_recent->frameWidth() + 2);
    };
    connect(&m_context.theme(), &Theme::changed, m_recent, shape);
    connect(m_recent->model(), &QAbstractItemModel::rowsInserted, m_recent, shape);
    shape();
}

void ChooseStep::refresh() {
    QList<BatchInfo> imports;
    if (const auto batches = m_context.reader().batches(m_context.session(), kLookedThrough))
        for (const BatchInfo &batch : *batches)
            if (batch.turn == 0 && batch.what.id == u"importing.intent" && imports.size() < kShown)
                imports << asItStands(*batches, batch);
    const bool mayUndo = !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Undo);
    const QWidget *at = window()->focusWidget();
    const int held = at && m_recent->isAncestorOf(at) ? m_recent->indexAt(at->pos()).row() : -1;   // its button goes with the rows, the keyboard stays
    m_recent->setRowCount(0);
    m_recent->setRowCount(int(imports.size()));
    m_recent->setVisible(!imports.isEmpty());
    m_none->setVisible(imports.isEmpty());
    const auto undo = mayUndo ? std::function<void(const Uid &)>([this](const Uid &uid) { emit undoRequested(uid); }) : nullptr;
    for (int row = 0; row < imports.size(); ++row)
        showBatch(m_context, m_recent, row, imports[row], undo);
    if (held >= 0) {
        QWidget *button = m_recent->cellWidget(held, 4);
        (button ? button : m_choose)->setFocus();
    }
}

void ChooseStep::setOpen(bool open) { m_choose->setEnabled(open); }

void ChooseStep::setDragged(bool over) {
    static_cast<DropZone *>(m_zone)->over = over;
    m_zone->update();
}

}  // namespace tongdang
