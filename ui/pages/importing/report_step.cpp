#include "ui/pages/importing/report_step.h"

#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_delegate.h"
#include "ui/tables/quiet_combo.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QTableView>

namespace tongdang {

namespace {

constexpr int kLeastTable = 6 * kRowHeight;

// Its height is that of what it says at its width: a long sentence is read whole.
QLabel *wordsLabel(const char *name, const char *look) {
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setProperty("look", QLatin1String(look));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// The row that is marked stays in sight when the line that says it whole takes from the height.
class ProblemTable final : public QTableView {
  public:
    using QTableView::QTableView;

  protected:
    void resizeEvent(QResizeEvent *event) override {
        QTableView::resizeEvent(event);
        if (event->size().height() < event->oldSize().height())
            scrollTo(currentIndex());
    }
};

}  // namespace

ReportStep::ReportStep(UiContext &context, bool done, QWidget *parent)
    : QWidget(parent), m_context(context), m_done(done), m_banner(new Banner(context.theme())), m_model(new ProblemModel(context, this)) {
    setObjectName(QStringLiteral("scrolled"));
    auto *column = context.theme().lay(new QVBoxLayout(this), 0, Space::Medium);
    m_banner->setObjectName(QStringLiteral("reportBanner"));
    column->addWidget(m_banner);
    addFigures(column);
    addProblems(column);
}

void ReportStep::addFigures(QVBoxLayout *column) {
    Theme &theme = m_context.theme();
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    const std::pair<QString, const char *> figures[] = {{tr("Rows"), "figureRows"}, {tr("New"), "figureCreated"}, {tr("Updated"), "figureUpdated"},
                                                        {tr("Unchanged"), "figureUnchanged"}, {tr("Refused"), "figureRejected"}, {tr("Warnings"), "figureWarnings"}};
    for (const auto &[name, objectName] : figures) {
        auto *card = new QWidget;
        card->setAttribute(Qt::WA_StyledBackground);
        card->setProperty("card", true);
        auto *part = theme.lay(new QVBoxLayout(card), Space::Medium, Space::Hair);
        auto *figure = new QLabel;
        figure->setObjectName(QLatin1String(objectName));
        figure->setProperty("look", QStringLiteral("title"));
        auto *label = new QLabel(name);
        label->setProperty("look", QStringLiteral("muted"));
        part->addWidget(figure);
        part->addWidget(label);
        row->addWidget(card, 1);
        m_figures << figure;
    }
    column->addLayout(row);
}

void ReportStep::addProblems(QVBoxLayout *column) {
    Theme &theme = m_context.theme();
    m_none = wordsLabel("noProblems", "muted");
    m_none->setText(tr("No row has a problem."));
    column->addWidget(m_none);
    m_problems = new QWidget;
    auto *part = theme.lay(new QVBoxLayout(m_problems), 0, Space::Small);
    auto *bar = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_show = new QuietCombo;
    m_show->setObjectName(QStringLiteral("problemShow"));
    m_show->setAccessibleName(tr("Which problems to show"));
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_words = new QLineEdit;
    m_words->setObjectName(QStringLiteral("problemWords"));
    m_words->setAccessibleName(tr("Filter the problems"));
    m_words->setPlaceholderText(tr("Row, column or words"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(theme.icon(QStringLiteral("search"), Color::Muted), QLineEdit::LeadingPosition);
    m_shown = new QLabel;
    m_shown->setObjectName(QStringLiteral("problemCount"));
    m_shown->setProperty("look", QStringLiteral("muted"));
    bar->addWidget(m_show);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_shown);
    part->addLayout(bar);
    m_table = new ProblemTable;
    m_table->setObjectName(QStringLiteral("problemTable"));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    part->addWidget(m_table, 1);
    m_whole = wordsLabel("problemWhole", "");
    m_whole->hide();
    part->addWidget(m_whole);
    column->addWidget(m_problems, 1);
    column->addStretch(0);
    const auto shape = [this] {
        const Theme &now = m_context.theme();
        m_table->verticalHeader()->setDefaultSectionSize(now.px(kRowHeight));
        m_table->setMinimumHeight(now.px(kLeastTable));
        const int widths[] = {70, 90, 110, 160, 190};
        for (int i = 0; i < 5; ++i)
            m_table->setColumnWidth(i, std::max(now.px(widths[i]), m_table->horizontalHeader()->sectionSizeHint(i)));
    };
    connect(&theme, &Theme::changed, m_table, shape);
    connect(m_model, &QAbstractItemModel::modelReset, m_table, shape);       // and with it a heading
    shape();
    connect(m_model, &ProblemModel::corrected, this, &ReportStep::corrected);
    connect(m_show, &QComboBox::activated, this, &ReportStep::sift);
    connect(m_words, &QLineEdit::textChanged, this, &ReportStep::sift);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) { tellWhole(m_model->sentence(now.row())); });
}

void ReportStep::fill(const ImportReport &report, const QString &file, bool undone) {
    sayFigures(report);
    const bool nothing = report.created + report.updated == 0;
    if (undone)
        m_banner->say(Banner::Kind::Info, tr("The import of “%1” was undone: the ledger is as it was before.").arg(file));
    else if (m_done)
        m_banner->say(Banner::Kind::Good, nothing ? tr("“%1” brought nothing new: the ledger has all of it already.").arg(file) : tr("“%1” is imported.").arg(file));
    else if (report.rows == 0)
        m_banner->say(Banner::Kind::Warning, tr("No row with a person was found below the headings. Go back and choose another sheet or heading row."));
    else
        m_banner->say(Banner::Kind::Info, nothing ? tr("Tried out: nothing in “%1” would change the ledger.").arg(file)
                                                  : tr("Tried out, nothing is saved yet: this is what importing “%1” would do.").arg(file));
    m_model->setProblems(report.problems, !m_done);
    m_show->clear();
    m_show->addItem(tr("All problems (%1)").arg(m_model->count(ProblemModel::Show::All)));
    m_show->addItem(tr("Refused (%1)").arg(m_model->count(ProblemModel::Show::Rejecting)));
    m_show->addItem(tr("Warnings (%1)").arg(m_model->count(ProblemModel::Show::Warnings)));
    m_words->clear();
    m_none->setVisible(report.problems.isEmpty() && report.rows > 0);
    m_problems->setVisible(!report.problems.isEmpty());
    sift();
}

void ReportStep::sayFigures(const ImportReport &report) {
    const int values[] = {report.rows, report.created, report.updated, report.unchanged, report.rejected, report.warnings};
    const QLocale locale(QLocale::English);            // 12,345 in both languages
    for (int i = 0; i < m_figures.size(); ++i)
        m_figures[i]->setText(locale.toString(values[i]));
    setStyleProperty(m_figures[4], "tone", report.rejected > 0 ? QStringLiteral("danger") : QString());
    setStyleProperty(m_figures[5], "tone", report.warnings > 0 ? QStringLiteral("warning") : QString());
}

void ReportStep::tellWhole(const QString &sentence) {
    m_whole->setText(sentence);
    m_whole->setVisible(!sentence.isEmpty());
}

ReportStep::Filter ReportStep::filter() const { return {std::max(0, m_show->currentIndex()), m_words->text()}; }

void ReportStep::setFilter(const Filter &filter) {
    m_show->setCurrentIndex(std::min(filter.show, m_show->count() - 1));
    m_words->setText(filter.words);
    sift();
}

void ReportStep::sift() {
    m_model->filter(ProblemModel::Show(std::max(0, m_show->currentIndex())), m_words->text());
    tellWhole(m_model->rowCount() > 0 ? QString() : tr("No problem fits this filter."));
    m_shown->setText(tr("%n shown", nullptr, m_model->rowCount()));
}

}  // namespace tongdang
