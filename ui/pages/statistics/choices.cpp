#include "ui/pages/statistics/choices.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/pages/statistics/saved_tables.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace tongdang {

namespace {

constexpr int kMostPlaces = 400;                   // in the list of places; a level that would exceed it is reached by drilling down
constexpr int kTableWidth = 300, kPlaceWidth = 150, kDateWidth = 110, kNarrowest = 60;

SummaryBy levelBelow(const QString &region) {
    const PlaceLevel level = levelOfCode(region);
    return level < PlaceLevel::County ? SummaryBy::District : level == PlaceLevel::County ? SummaryBy::Township : SummaryBy::Village;
}

}  // namespace

StatisticsChoices::StatisticsChoices(UiContext &context, QWidget *parent)
    : FlowBar(context.theme(), parent), m_context(context), m_table(new QuietCombo), m_place(new QuietCombo), m_by(new QuietCombo), m_basis(new QuietCombo), m_date(new QLineEdit), m_tableLabel(add(m_table)),
      m_placeLabel(add(m_place)), m_byLabel(add(m_by)), m_dateLabel(add(m_date)), m_basisLabel(add(m_basis)) {
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_place->setObjectName(QStringLiteral("statisticsPlace"));
    m_by->setObjectName(QStringLiteral("statisticsBy"));
    m_date->setObjectName(QStringLiteral("statisticsDate"));
    m_basis->setObjectName(QStringLiteral("statisticsBasis"));
    context.theme().fixWidth(m_date, kDateWidth);
    context.theme().limitWidth(m_table, kTableWidth);
    context.theme().limitWidth(m_place, kPlaceWidth);
    m_date->setPlaceholderText(QStringLiteral("2015-3-7"));
    m_date->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);
    for (QComboBox *box : {m_table, m_place, m_by, m_basis}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumWidth(kNarrowest);
    }
    m_saved = new SavedTables(context, *this);   // Tab comes to it after what it keeps
    addAlone(m_saved);
    connect(m_saved, &SavedTables::taken, this, &StatisticsChoices::follow);
    connect(m_table, &QComboBox::activated, this, &StatisticsChoices::follow);
    connect(m_place, &QComboBox::activated, this, [this] {
        fillLevels(levelBelow(region()));
        emit changed();
    });
    connect(m_by, &QComboBox::activated, this, &StatisticsChoices::changed);
    connect(m_basis, &QComboBox::activated, this, &StatisticsChoices::changed);
    connect(m_date, &QLineEdit::editingFinished, this, &StatisticsChoices::takeDate);
    retranslate();
}

void StatisticsChoices::retranslate() {
    const auto say = [](QLabel *label, QWidget *field, const QString &text) {
        label->setText(text);
        field->setAccessibleName(text);
    };
    say(m_tableLabel, m_table, tr("Table"));
    say(m_placeLabel, m_place, tr("Place"));
    say(m_byLabel, m_by, tr("By"));
    say(m_dateLabel, m_date, tr("As of"));
    say(m_basisLabel, m_basis, tr("Basis"));
    m_saved->retranslate();
    const SummaryBasis basis = m_basis->currentIndex() == 1 ? SummaryBasis::Hukou : SummaryBasis::Home;
    m_basis->clear();
    m_basis->addItem(tr("home"));
    m_basis->addItem(tr("registration"));
    m_basis->setCurrentIndex(basis == SummaryBasis::Hukou ? 1 : 0);
    m_basis->setToolTip(tr("Where a child is counted: where the home is, or where the household is registered."));
    if (m_tables)
        setTables(m_tables);
}

void StatisticsChoices::setTables(std::shared_ptr<const TableCatalog> tables) {
    const bool first = m_table->count() == 0;
    const QString chosen = m_table->currentData().toString();
    m_tables = std::move(tables);
    m_table->clear();
    for (const TableDefinition *one : m_tables->all())
        m_table->addItem(one->title.in(m_context.language()), one->id);
    m_table->setCurrentIndex(qMax(0, m_table->findData(chosen)));
    m_table->setToolTip(m_table->currentText());
    const SummaryBy by = SummaryBy(m_by->currentData().toInt());
    fillPlaces(first ? ownRegion() : region());
    fillLevels(first ? levelBelow(region()) : by);
    m_date->setText(isoDate(m_asOf.isValid() ? m_asOf : m_context.clock().today()));
    m_basis->setEnabled(table() && table()->form->indexOf(fields::kHukouRegion) >= 0);
}

QString StatisticsChoices::ownRegion() const {
    const QString own = m_context.ledger().settings().region;
    const QStringList &regions = m_context.session().regions;
    return regions.size() == 1 && regions.first().startsWith(own) ? regions.first() : own;
}

QString StatisticsChoices::region() const {
    const QString chosen = m_place->currentData().toString();
    return chosen.isEmpty() ? ownRegion() : chosen;
}

void StatisticsChoices::fillPlaces(const QString &chosen) {
    const Places &places = m_context.reader().places();
    const QString own = ownRegion();
    QStringList codes{own};
    // Places within places, as deep as the list stays short.
    for (PlaceLevel level = PlaceLevel(int(qMax(levelOfCode(own), PlaceLevel::City)) + 1); level <= PlaceLevel::Village; level = PlaceLevel(int(level) + 1)) {
        const auto under = places.under(own, level);
        if (codes.size() + under.size() > kMostPlaces)
            break;
        for (const Place *place : under)
            if (!place->hidden && !codes.contains(place->code))
                codes << place->code;
    }
    if (!codes.contains(chosen))
        codes << chosen;
    codes.sort();
    m_place->clear();
    for (const QString &code : std::as_const(codes)) {
        const int depth = int(levelOfCode(code)) - int(levelOfCode(own));
        m_place->addItem(QString(depth, QChar(0x3000)) + places.name(code), code);
    }
    m_place->setCurrentIndex(qMax(0, m_place->findData(chosen)));
}

void StatisticsChoices::fillLevels(SummaryBy chosen) {
    const PlaceLevel level = levelOfCode(region());
    m_by->clear();
    if (level <= PlaceLevel::County)
        m_by->addItem(tr("district"), int(SummaryBy::District));
    if (level <= PlaceLevel::Township)
        m_by->addItem(tr("township"), int(SummaryBy::Township));
    m_by->addItem(tr("village"), int(SummaryBy::Village));
    const int at = m_by->findData(int(chosen));
    m_by->setCurrentIndex(at < 0 ? 0 : at);
}

void StatisticsChoices::follow() {
    m_table->setToolTip(m_table->currentText());
    m_basis->setEnabled(table() && table()->form->indexOf(fields::kHukouRegion) >= 0);
    emit changed();
}

void StatisticsChoices::takeDate() {
    const QString typed = m_date->text().trimmed();
    const QDate day = typed.isEmpty() ? m_context.clock().today() : parseDate(typed);
    setStyleProperty(m_date, "problem", day.isValid() ? QVariant() : QVariant(QStringLiteral("must")));
    m_date->setToolTip(day.isValid() ? QString() : tr("Not a date. For example 2015-3-7, 20150307 or 2015年3月7日."));
    if (!day.isValid())
        return;
    m_date->setText(isoDate(day));
    const QDate before = m_asOf.isValid() ? m_asOf : m_context.clock().today();
    m_asOf = day == m_context.clock().today() ? QDate() : day;    // today stays today over midnight
    if (day != before)
        emit changed();
}

const TableDefinition *StatisticsChoices::table() const { return m_tables ? m_tables->find(m_table->currentData().toString()) : nullptr; }

SummaryRequest StatisticsChoices::request() const {
    SummaryRequest request;
    request.by = SummaryBy(m_by->currentData().toInt());
    request.region = region() == ownRegion() ? QString() : region();   // "": what lies outside has rows of its own
    request.asOf = m_asOf.isValid() ? m_asOf : m_context.clock().today();
    request.basis = m_basis->currentIndex() == 1 && m_basis->isEnabled() ? SummaryBasis::Hukou : SummaryBasis::Home;
    return request;
}

void StatisticsChoices::setRequest(const SummaryRequest &request) {
    fillPlaces(request.region.isEmpty() ? ownRegion() : request.region);
    fillLevels(request.by);
    m_asOf = request.asOf == m_context.clock().today() ? QDate() : request.asOf;
    m_date->setText(isoDate(request.asOf.isValid() ? request.asOf : m_context.clock().today()));
    m_basis->setCurrentIndex(request.basis == SummaryBasis::Hukou ? 1 : 0);
}

void StatisticsChoices::setTable(const QString &id) {
    if (const int at = m_table->findData(id); at >= 0)
        m_table->setCurrentIndex(at);
    m_basis->setEnabled(table() && table()->form->indexOf(fields::kHukouRegion) >= 0);
}

}  // namespace tongdang
