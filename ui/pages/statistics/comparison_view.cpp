#include "ui/pages/statistics/comparison_view.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/charts/layout/chart_layout.h"
#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/flow_bar.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QHeaderView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>

#include <cmath>

namespace tongdang {

namespace {

constexpr int kDateWidth = 120, kTitleWidth = 160, kMostListed = 1000;
enum Column { kNo, kTitle, kA, kB, kDifference, kCame, kLeft, kColumns };
enum Child { kSign, kName, kWhy, kChildColumns };

QString difference(double a, double b) {
    if (std::isnan(a) || std::isnan(b))
        return {};
    const QString number = chartNumber(std::fabs(b - a));
    return b > a ? u'+' + number : b < a ? u'−' + number : number;
}

QTableWidget *list(const char *name, int columns) {
    auto *out = new QTableWidget(0, columns);
    out->setObjectName(QLatin1String(name));
    out->setEditTriggers(QAbstractItemView::NoEditTriggers);
    out->setSelectionBehavior(QAbstractItemView::SelectRows);
    out->setSelectionMode(QAbstractItemView::SingleSelection);
    out->setTabKeyNavigation(false);
    out->setShowGrid(false);
    out->verticalHeader()->hide();
    out->horizontalHeader()->setHighlightSections(false);
    return out;
}

}  // namespace

ComparisonView::ComparisonView(UiContext &context, Counting &counting, QWidget *parent)
    : QWidget(parent), m_context(context), m_counting(counting), m_bar(new FlowBar(context.theme())), m_go(new QPushButton), m_came(new QPushButton), m_left(new QPushButton),
      m_columns(list("comparedColumns", kColumns)), m_children(list("comparedChildren", kChildColumns)), m_note(new QLabel) {
    Theme &theme = context.theme();
    auto *all = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    for (size_t i = 0; i < 2; ++i) {
        m_what[i] = new QuietCombo;
        m_what[i]->setObjectName(i == 0 ? QStringLiteral("compareA") : QStringLiteral("compareB"));
        m_what[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_what[i]->setMinimumContentsLength(18);
        m_day[i] = new QLineEdit;
        m_day[i]->setObjectName(i == 0 ? QStringLiteral("compareDayA") : QStringLiteral("compareDayB"));
        m_day[i]->setPlaceholderText(QStringLiteral("2015-3-7"));
        m_day[i]->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);
        theme.fixWidth(m_day[i], kDateWidth);
        m_whatLabel[i] = m_bar->add(m_what[i]);
        m_bar->addAlone(m_day[i]);
        connect(m_what[i], &QComboBox::currentIndexChanged, this, [this, i] { m_day[i]->setEnabled(m_what[i]->currentIndex() <= 0); });
        connect(m_day[i], &QLineEdit::returnPressed, this, qOverload<>(&ComparisonView::compare));
    }
    m_go->setObjectName(QStringLiteral("compareGo"));
    setStyleProperty(m_go, "kind", QStringLiteral("primary"));
    m_bar->addAlone(m_go);
    m_came->setObjectName(QStringLiteral("compareCame"));
    m_left->setObjectName(QStringLiteral("compareLeft"));
    m_note->setObjectName(QStringLiteral("compareNote"));
    m_note->setWordWrap(true);
    setStyleProperty(m_note, "look", QStringLiteral("muted"));
    auto *right = new QWidget;
    auto *column = theme.lay(new QVBoxLayout(right), 0, Space::Small);
    auto *buttons = new FlowBar(theme);
    buttons->addAlone(m_came);
    buttons->addAlone(m_left);
    column->addWidget(m_children, 1);
    column->addWidget(buttons);
    auto *both = new QSplitter(Qt::Horizontal);
    both->setChildrenCollapsible(false);
    both->addWidget(m_columns);
    both->addWidget(right);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    all->addWidget(m_bar);
    all->addWidget(both, 1);
    all->addWidget(m_note);
    m_columns->setTextElideMode(Qt::ElideMiddle);   // what tells one number from its neighbour stands last
    m_columns->installEventFilter(this);
    m_columns->viewport()->installEventFilter(this);
    m_children->installEventFilter(this);
    connect(m_go, &QPushButton::clicked, this, qOverload<>(&ComparisonView::compare));
    connect(m_columns, &QTableWidget::itemSelectionChanged, this, &ComparisonView::showChildren);
    connect(m_children, &QTableWidget::cellDoubleClicked, this, &ComparisonView::openChild);
    connect(m_came, &QPushButton::clicked, this, [this] { openChildren(true); });
    connect(m_left, &QPushButton::clicked, this, [this] { openChildren(false); });
    connect(&theme, &Theme::changed, this, &ComparisonView::shape);
    retranslate();
}

void ComparisonView::retranslate() {
    const QString names[] = {tr("From"), tr("To")};
    for (size_t i = 0; i < 2; ++i) {
        m_whatLabel[i]->setText(names[i]);
        m_what[i]->setAccessibleName(names[i]);
        m_day[i]->setAccessibleName(i == 0 ? tr("First day") : tr("Second day"));
    }
    m_go->setText(tr("Compare"));
    m_came->setText(tr("List those who came"));
    m_left->setText(tr("List those who left"));
    m_columns->setAccessibleName(tr("Compared numbers"));
    m_children->setAccessibleName(tr("Who came and who left"));
    m_children->setHorizontalHeaderLabels({QString(), tr("Child"), tr("Why")});
    setReports(m_reports);
    show();
}

void ComparisonView::setTable(std::shared_ptr<const CountedTable> table) {
    const bool other = !m_table || !table || m_table->summary.table->id != table->summary.table->id || m_table->summary.asOf != table->summary.asOf;
    m_table = std::move(table);
    if (m_table && other) {
        const QDate day = m_table->summary.asOf;
        m_day[0]->setText(isoDate(day.addMonths(-3)));
        m_day[1]->setText(isoDate(day));
    }
    if (m_compared && m_table && m_compared->result.hideBelow != m_table->summary.hideBelow) {   // names are not to stay when they are to be hidden
        m_compared.reset();
        show();
    }
    look();
}

void ComparisonView::setReports(const QList<FrozenTable> &reports) {
    m_reports = reports;
    for (QComboBox *box : m_what) {
        const QString chosen = box->currentData().toString();
        box->clear();
        box->addItem(tr("the ledger as of"), QString());
        for (const FrozenTable &one : reports)
            box->addItem(one.name, one.uid.text());
        box->setCurrentIndex(qMax(0, box->findData(chosen)));
    }
}

void ComparisonView::compare(const Uid &a, const Uid &b) {
    const auto report = std::find_if(m_reports.begin(), m_reports.end(), [&](const FrozenTable &one) { return one.uid == a; });
    if (report == m_reports.end())
        return;
    m_what[0]->setCurrentIndex(qMax(0, m_what[0]->findData(a.text())));
    m_what[1]->setCurrentIndex(b.isNil() ? 0 : qMax(0, m_what[1]->findData(b.text())));
    if (b.isNil())
        m_day[1]->setText(isoDate(report->request.asOf));
    compare();
}

std::optional<ComparisonView::Side> ComparisonView::side(int index) {
    Side out{Uid::fromText(m_what[size_t(index)]->currentData().toString()), {}};
    if (!out.report.isNil())
        return out;
    out.day = parseDate(m_day[size_t(index)]->text());
    if (out.day.isValid())
        return out;
    m_note->setText(tr("“%1” is no date. Write it as 2015-3-7.").arg(m_day[size_t(index)]->text()));
    m_day[size_t(index)]->setFocus();
    return std::nullopt;
}

void ComparisonView::compare() {
    const auto a = side(0), b = a ? side(1) : std::nullopt;
    if (!m_table || !b)
        return;
    auto made = std::make_shared<Compared>();
    auto error = std::make_shared<std::optional<Error>>();
    m_counting.runAsJob(
        tr("Comparing…"),
        [made, error, sides = std::array{*a, *b}, table = m_table, below = m_table->summary.hideBelow, &ledger = m_context.ledger(), session = m_context.session()](LedgerReader &reader, ColumnStore &, Progress &progress) {
            made->tables = table->tables;
            std::array<ComparedTable, 2> what;
            for (size_t i = 0; i < 2; ++i)
                if (!sides[i].report.isNil()) {
                    auto frozen = below > 0 ? frozenHiding(reader, session, sides[i].report, below, progress) : frozenSummary(reader, session, sides[i].report);
                    if (!frozen) {
                        *error = frozen.error();
                        return;
                    }
                    made->frozen[i] = std::move(*frozen);
                }
            // A living table is counted as the reported one was.
            for (size_t i = 0; i < 2; ++i) {
                const auto &own = made->frozen[i], &model = own ? own : made->frozen[1 - i];
                const QString id = model ? model->about.table : table->summary.table->id;
                what[i].request = model ? model->about.request : table->request;
                what[i].table = own ? own->definition.get() : made->tables->find(id);
                if (!what[i].table)
                    what[i].table = model->definition.get();
                if (own) {
                    what[i].knownAt = own->about.knownAt;
                    what[i].frozen = &own->summary;
                    made->names[i] = own->about.name;
                } else {
                    what[i].request.asOf = sides[i].day;
                    what[i].request.from = {};
                    made->names[i] = isoDate(sides[i].day);
                }
            }
            made->table = what[0].table;
            auto result = compareTables(ledger, reader, session, what[0], what[1], progress, below);
            if (result)
                made->result = std::move(*result);
            else
                *error = result.error();
        },
        [this, made, error] {
            if (*error) {
                if ((*error)->code != ErrorCode::Cancelled)
                    m_context.dialogs().error(window(), m_context.say(**error), (*error)->detail);
                return;
            }
            m_compared = made;
            show();
        });
}

void ComparisonView::show() {
    const int before = qMax(0, m_columns->currentRow());
    m_columns->setHorizontalHeaderLabels({tr("No."), tr("Number"), m_compared ? m_compared->names[0] : tr("First"), m_compared ? m_compared->names[1] : tr("Second"), tr("Difference"), tr("Came"), tr("Left")});
    for (int c = 0; c < kColumns; ++c)
        m_columns->horizontalHeaderItem(c)->setTextAlignment((c >= kA ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    for (int c = 0; c < kChildColumns; ++c)
        m_children->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_columns->setRowCount(m_compared ? int(m_compared->result.columns.size()) : 0);
    for (int row = 0; row < m_columns->rowCount(); ++row) {
        const ComparedColumn &one = m_compared->result.columns[row];
        const TableColumn *column = m_compared->table->find(one.name);
        const bool counted = column && column->kind != ColumnKind::Value && m_compared->result.hideBelow == 0;
        const QString texts[] = {column ? column->no : QString(), column ? columnTitle(*column, m_context.language()) : one.name, one.hiddenA ? kHidden : chartNumber(one.a), one.hiddenB ? kHidden : chartNumber(one.b), difference(one.a, one.b),
                                 counted ? chartNumber(double(one.entered.size())) : QString(), counted ? chartNumber(double(one.left.size())) : QString()};
        for (int c = 0; c < kColumns; ++c) {
            auto *item = new QTableWidgetItem(texts[c]);
            item->setTextAlignment((c >= kA ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            item->setToolTip(texts[c]);
            m_columns->setItem(row, c, item);
        }
    }
    if (m_columns->rowCount() > 0)
        m_columns->setCurrentCell(qMin(before, m_columns->rowCount() - 1), kTitle);
    shape();
    showChildren();
}

const ComparedColumn *ComparisonView::column() const {
    const int row = m_columns->currentRow();
    return m_compared && row >= 0 && row < m_compared->result.columns.size() ? &m_compared->result.columns[row] : nullptr;
}

void ComparisonView::showChildren() {
    m_listed.clear();
    m_children->setRowCount(0);
    if (const ComparedColumn *of = column()) {
        LedgerReader &reader = m_context.reader();
        const QList<Uid> uids = (of->entered + of->left + of->changed).mid(0, kMostListed);
        m_children->setRowCount(int(uids.size()));
        for (int row = 0; row < uids.size(); ++row) {
            const Uid &uid = uids[row];
            const QString way = row < of->entered.size() ? tr("came") : row < of->entered.size() + of->left.size() ? tr("left") : tr("other amount");
            const auto record = reader.record(m_context.session(), uid);
            QString name = uid.text();
            if (record) {
                const auto facts = reader.facts(m_context.session(), &*record);
                name = recordTitle(record->answers, *facts, m_context.language());
            }
            const QString texts[] = {way, name, m_context.say(of->why.value(uid).words)};
            for (int c = 0; c < kChildColumns; ++c) {
                auto *item = new QTableWidgetItem(texts[c]);
                item->setToolTip(texts[c]);
                m_children->setItem(row, c, item);
            }
            m_listed << (record && record->form().id != fields::kChild ? record->subject : uid);
        }
    }
    shape();
    look();
}

void ComparisonView::look() {
    const ComparedColumn *of = column();
    m_go->setEnabled(m_table != nullptr);
    m_came->setEnabled(of && !of->entered.isEmpty());
    m_left->setEnabled(of && !of->left.isEmpty());
    QStringList notes;
    if (m_compared && m_compared->result.hideBelow > 0)
        return m_note->setText(tr("Numbers below %1 are hidden, and with them who came and who left.").arg(m_compared->result.hideBelow));
    if (!m_compared)
        return m_note->setText((notes << tr("Choose two days, or tables kept as reported, and compare them: each number with who came, who left and why.")).join(u' '));
    for (const auto &[reproduced, name] : {std::pair(m_compared->result.reproducedA, m_compared->names[0]), std::pair(m_compared->result.reproducedB, m_compared->names[1])})
        if (!reproduced)
            notes << m_context.say(Message{QStringLiteral("statistics.not_reproduced"), {name}, {}});
    const qsizetype all = of ? of->entered.size() + of->left.size() + of->changed.size() : 0;
    if (all > kMostListed)
        notes << tr("The first %1 of %2 are shown here; the buttons list all.").arg(kMostListed).arg(all);
    if (of && all == 0)
        notes << tr("The same children stand behind this number on both sides.");
    else if (of)
        notes << tr("Enter or a double click on a child opens its file.");
    m_note->setText(notes.join(u' '));
}

void ComparisonView::openChildren(bool entered) {
    const ComparedColumn *of = column();
    if (!of)
        return;
    const TableColumn *title = m_compared->table->find(of->name);
    QList<Uid> children;
    for (const Uid &uid : entered ? of->entered : of->left)
        if (const auto record = m_context.reader().record(m_context.session(), uid)) {
            const Uid child = record->form().id == fields::kChild ? uid : record->subject;
            if (!child.isNil() && !children.contains(child))
                children << child;
        }
    emit m_context.childrenRequested(QStringLiteral("%1 · %2 → %3 · %4").arg(title ? columnTitle(*title, m_context.language()) : of->name, m_compared->names[0], m_compared->names[1], entered ? tr("came") : tr("left")), children);
}

void ComparisonView::openChild(int row) {
    if (row >= 0 && row < m_listed.size() && !m_listed[row].isNil())
        emit m_context.childRequested(m_listed[row]);
}

void ComparisonView::shape() {
    const Theme &theme = m_context.theme();
    for (QTableWidget *one : {m_columns, m_children}) {
        one->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
        for (int c = 0; c < one->columnCount(); ++c)
            if (!(one == m_columns && c == kTitle))
                one->resizeColumnToContents(c);
    }
    int left = m_columns->viewport()->width();
    for (int c = 0; c < kColumns; ++c)
        left -= c == kTitle ? 0 : m_columns->columnWidth(c);
    m_columns->setColumnWidth(kTitle, qMax(left, theme.px(kTitleWidth)));
    m_children->setColumnWidth(kName, qMax(theme.px(90), m_children->columnWidth(kName)));
    m_children->horizontalHeader()->setStretchLastSection(true);
}

bool ComparisonView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize && watched == m_columns->viewport())   // a scroll bar takes its room too
        shape();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (watched == m_children)
                openChild(m_children->currentRow());
            else if (m_children->rowCount() > 0)
                m_children->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
