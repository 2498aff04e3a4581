#include "ui/pages/children/child_filters.h"

#include "core/children/fields.h"
#include "ui/forms/place_tree.h"
#include "ui/forms/reflow_layout.h"
#include "ui/shell/theme.h"
#include "ui/tables/counted_combo.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kWidth = 116;   // all eight in one line of a small screen; the list that opens is as wide as its words
constexpr int kRoomForAll = 980;    // px at zoom 100; narrower, the rarer ones stand behind a button
constexpr int kUsual = 4, kMostVisible = 20;

// First and last year of life of an age group; the last group is open.
struct AgeGroup { int from, to; };
constexpr AgeGroup kAgeGroups[] = {{0, 5}, {6, 13}, {14, 15}, {16, -1}};

QString condition(const AgeGroup &group) {
    const QString from = QStringLiteral("${%1} >= %2").arg(fields::kAge).arg(group.from);
    return group.to < 0 ? from : from + QStringLiteral(" and ${%1} <= %2").arg(fields::kAge).arg(group.to);
}

// Puts new items in place of the old ones; what was chosen stays chosen.
void refill(QComboBox *combo, const QList<std::pair<QString, QString>> &items) {
    const QSignalBlocker quiet(combo);
    const QString chosen = combo->currentData().toString();
    combo->clear();
    for (const auto &[text, data] : items)
        combo->addItem(text, data);
    combo->view()->setMinimumWidth(combo->view()->sizeHintForColumn(0) + combo->view()->verticalScrollBar()->sizeHint().width());
    combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
}

}  // namespace

ChildFilters::ChildFilters(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_exited(new QCheckBox), m_more(new QPushButton), m_chips(new QWidget) {
    auto *column = context.theme().lay(new QVBoxLayout(this), 0, Space::Hair);
    auto *choices = new QWidget;
    auto *row = new ReflowLayout(0, int(Space::Small), int(Space::Small), choices);
    new ReflowLayout(0, int(Space::Small), int(Space::Hair), m_chips);
    column->addWidget(choices);
    column->addWidget(m_chips);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_place = add("placeFilter");
    m_choices = {{fields::kCategories, add("categoryFilter")}, {fields::kRisk, add("riskFilter")}, {fields::kSchooling, add("schoolingFilter")}, {fields::kCareGrade, add("careGradeFilter")}};
    m_age = add("ageFilter");
    m_missing = add("missingFilter");
    m_exited->setObjectName(QStringLiteral("exitedFilter"));
    row->addWidget(m_place, false);
    row->addWidget(m_age, false);
    for (const Choice &choice : m_choices)
        row->addWidget(choice.combo, false);
    row->addWidget(m_missing, false);
    row->addWidget(m_exited, false);
    m_more->setObjectName(QStringLiteral("moreFilters"));
    m_more->setIcon(context.theme().icon(QStringLiteral("filter")));
    m_more->setCheckable(true);
    row->addWidget(m_more, false);
    connect(m_more, &QPushButton::toggled, this, &ChildFilters::arrange);
    connect(m_exited, &QCheckBox::toggled, this, [this] {
        mark();
        emit changed();
    });
    const auto shape = [this, choices] {
        choices->setMinimumHeight(m_context.theme().px(kControlHeight));
        arrange();
    };
    connect(&context.theme(), &Theme::changed, this, shape);
    shape();
}

QList<CountedCombo *> ChildFilters::combos() const {
    QList<CountedCombo *> all{m_place, m_age};
    for (const Choice &choice : m_choices)
        all << choice.combo;
    return all << m_missing;          // the newest last: filters that were kept before it came stay as they were
}

// By code, or by condition; a place counts for all that it lies within.
QHash<QString, qint64> ChildFilters::count(LedgerReader &reader, const Session &session, const Wanted &wanted) {
    QHash<QString, qint64> counts;
    for (const QString &condition : wanted.conditions) {
        ListQuery query;
        query.where = condition;
        if (const auto found = reader.count(session, query))
            counts.insert(condition, *found);
    }
    if (wanted.question.isEmpty())
        return counts;
    if (const auto all = reader.countBy(session, fields::kChild, wanted.question))
        for (auto it = all->cbegin(); it != all->cend(); ++it) {
            for (const QString &place : wanted.places)
                if (it.key().startsWith(place))
                    counts[place] += it.value();
            for (const QString &code : wanted.places.isEmpty() ? it.key().split(u' ', Qt::SkipEmptyParts) : QStringList())
                counts[code] += it.value();
        }
    return counts;
}

ChildFilters::Wanted ChildFilters::wanted(const CountedCombo *combo) const {
    QStringList data;
    for (int row = 1; row < combo->count(); ++row)
        data << combo->itemData(row).toString();
    if (combo == m_place)
        return {fields::kHomeRegion, data, {}};
    for (const Choice &choice : m_choices)
        if (choice.combo == combo)
            return {choice.question, {}, {}};
    return {{}, {}, data};               // its choices are conditions themselves
}

// At once where that is soon done, else on a thread of its own, to be seen when it is done: the list opens without a wait.
std::optional<QHash<QString, qint64>> ChildFilters::counts(CountedCombo *combo) {
    if (const auto known = m_counted.constFind(combo); known != m_counted.cend())
        return *known;
    const Session session = m_context.session();
    const auto all = m_context.reader().count(session, {});
    if (!all || *all <= m_soonCounted)
        return m_counted[combo] = count(m_context.reader(), session, wanted(combo));
    if (m_isCounting)
        return std::nullopt;             // one after the other
    auto opened = m_context.ledger().openReader();
    if (!opened)
        return std::nullopt;
    if (m_counter.joinable())
        m_counter.join();
    m_isCounting = true;
    m_counter = std::thread([this, combo, session, wanted = wanted(combo), round = m_round, reader = std::shared_ptr<LedgerReader>(std::move(*opened))] {
        const auto counted = count(*reader, session, wanted);
        QMetaObject::invokeMethod(this, [this, combo, round, counted] {
            m_isCounting = false;
            if (round != m_round)        // something was saved meanwhile
                return;
            m_counted.insert(combo, counted);
            combo->showCounts(counted);
        });
    });
    return std::nullopt;
}

ChildFilters::~ChildFilters() {
    if (m_counter.joinable())
        m_counter.join();                // it reads of the ledger that closes next
}

CountedCombo *ChildFilters::add(const char *name) {
    auto *combo = new CountedCombo;
    combo->setObjectName(QLatin1String(name));
    combo->setCounts([this, combo] { return counts(combo); });
    combo->setMaxVisibleItems(kMostVisible);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_context.theme().fixWidth(combo, kWidth);
    connect(combo, &QComboBox::currentIndexChanged, this, [this, combo](int index) {
        if (index > 0 && combo->itemData(index).toString().isEmpty())
            return QMetaObject::invokeMethod(this, &ChildFilters::choosePlaceInTree, Qt::QueuedConnection), void();      // once the list is closed
        mark();
        emit changed();
    });
    return combo;
}

void ChildFilters::choosePlaceInTree() {
    const QString code = choosePlace(window(), m_place->accessibleName(), m_context.reader().places(), m_context.ledger().settings().region);
    m_place->setCurrentIndex(std::max(0, m_place->findData(code)));
}

void ChildFilters::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

// The rarer ones show where there is room, where one asks for them, and where they are in use.
void ChildFilters::arrange() {
    const bool roomy = width() >= m_context.theme().px(kRoomForAll), all = roomy || m_more->isChecked();
    m_more->setVisible(!roomy);
    m_more->setText(tr("More filters"));
    if (kUsual * m_context.theme().px(kWidth + int(Space::Small)) + m_more->sizeHint().width() > width())
        m_more->setText({});                     // by its sign alone, rather than in a line of its own
    const auto combos = this->combos();
    for (int i = 0; i < combos.size(); ++i)
        combos[i]->setVisible((i < kUsual || all || combos[i]->currentIndex() > 0) && combos[i]->count() > 1);
    m_exited->setVisible(all || m_exited->isChecked());
}

void ChildFilters::refresh() {
    if (!m_context.hasLedger())
        return;
    m_counted.clear();
    ++m_round;
    fillPlaces();
    fillChoices();
    fillAges();
    fillMissing();
    mark();
}

void ChildFilters::retranslate() {
    m_exited->setText(tr("Show those who left"));
    m_more->setAccessibleName(tr("More filters"));
    m_more->setToolTip(tr("More filters"));
    m_place->setAccessibleName(tr("Place"));
    m_age->setAccessibleName(tr("Age"));
    m_missing->setAccessibleName(tr("Missing"));
    refresh();
    arrange();
}

void ChildFilters::fillPlaces() {
    const Places &places = m_context.reader().places();
    const QString region = m_context.ledger().settings().region;
    QList<std::pair<QString, QString>> items{{tr("All places"), {}}};
    const auto addVillages = [&](const QString &town, const QString &indent) {
        for (const Place *village : places.under(town, PlaceLevel::Village))
            if (!village->hidden)
                items << std::pair(indent + village->shortName(), village->code);
    };
    const auto towns = places.under(region, PlaceLevel::Township);
    for (const Place *town : towns) {
        items << std::pair(town->shortName(), town->code);
        addVillages(town->code, QStringLiteral("　"));
    }
    if (towns.empty() || (towns.size() == 1 && towns.front()->code == region)) {
        items.resize(1);
        addVillages(region, {});
    }
    items << std::pair(tr("Choose in the tree…"), QString());
    refill(m_place, items);
}

void ChildFilters::fillChoices() {
    const Form *form = m_context.reader().forms().find(fields::kChild);
    for (const Choice &choice : m_choices) {
        const Field *field = form ? form->find(choice.question) : nullptr;
        const CodeList *list = field ? form->listOf(*field) : nullptr;
        if (!list)
            continue;
        const QString label = field->label.in(m_context.language());
        choice.combo->setAccessibleName(label);
        QList<std::pair<QString, QString>> items{{label, {}}};
        for (const tongdang::Choice &code : list->choices)
            items << std::pair(code.label.in(m_context.language()), code.name);
        refill(choice.combo, items);
    }
}

void ChildFilters::fillAges() {
    QList<std::pair<QString, QString>> items{{tr("Age"), {}}};
    for (const AgeGroup &group : kAgeGroups)
        items << std::pair(group.to < 0 ? tr("%1 and older").arg(group.from) : tr("%1 to %2 years").arg(group.from).arg(group.to), condition(group));
    refill(m_age, items);
}

// What a clerk would ask the family for: the questions that a file is of little use without.
void ChildFilters::fillMissing() {
    const Form *form = m_context.reader().forms().find(fields::kChild);
    QList<std::pair<QString, QString>> items{{tr("Missing"), {}}};
    QStringList any;
    for (const QString &question : {fields::kIdNumber, fields::kBirthDate, fields::kSex, fields::kHomeRegion, fields::kPhone, fields::kSchooling, fields::kParentsAway})
        if (const Field *field = form ? form->find(question) : nullptr) {
            any << QStringLiteral("${%1} = ''").arg(question);
            items << std::pair(tr("Without: %1").arg(field->label.in(m_context.language())), any.last());
        }
    items << std::pair(tr("Any of these"), any.join(QStringLiteral(" or ")));
    refill(m_missing, items);
}

// A filter that is in use is seen at a glance, and its chip takes it away.
void ChildFilters::mark() {
    for (CountedCombo *combo : combos())
        setStyleProperty(combo, "inUse", combo->currentIndex() > 0);
    arrange();
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();         // it may be what was clicked
        delete item;
    }
    for (CountedCombo *combo : combos())
        if (combo->currentIndex() > 0)
            addChip(tr("%1: %2").arg(combo->accessibleName(), combo->currentText().trimmed()), counted(combo), combo, [combo] { combo->setCurrentIndex(0); });
    if (m_exited->isChecked())
        addChip(m_exited->text(), std::nullopt, m_exited, [this] { m_exited->setChecked(false); });
    m_chips->setVisible(m_chips->layout()->count() > 0);
}

// How many the choice stands for, where that is known or soon counted.
std::optional<qint64> ChildFilters::counted(CountedCombo *combo) {
    if (!m_context.hasLedger())
        return std::nullopt;
    if (!m_counted.contains(combo)) {
        const auto all = m_context.reader().count(m_context.session(), {});
        if (!all || *all > m_soonCounted)
            return std::nullopt;
        m_counted[combo] = count(m_context.reader(), m_context.session(), wanted(combo));
    }
    return m_counted[combo].value(combo->currentData().toString());
}

void ChildFilters::addChip(const QString &words, std::optional<qint64> children, QWidget *filter, std::function<void()> off) {
    auto *chip = new QPushButton(m_context.theme().icon(QStringLiteral("close"), Color::Accent), children ? tr("%1 (%2)").arg(words, QLocale(QLocale::English).toString(*children)) : words);
    chip->setObjectName(QStringLiteral("chip_") + filter->objectName());
    chip->setLayoutDirection(Qt::RightToLeft);          // the cross stands behind the words
    chip->setAccessibleName(tr("Take away the filter %1").arg(words));
    chip->setToolTip(chip->accessibleName());
    chip->setProperty("kind", QStringLiteral("chip"));
    static_cast<ReflowLayout *>(m_chips->layout())->addWidget(chip, false);
    chip->show();
    connect(chip, &QPushButton::clicked, this, [filter, off = std::move(off)] {
        filter->setFocus();
        off();
    });
}

void ChildFilters::clear() {
    restore({});
}

QStringList ChildFilters::state() const {
    QStringList state{m_exited->isChecked() ? fields::kYes : QString()};
    for (const CountedCombo *combo : combos())
        state << combo->currentData().toString();
    return state;
}

void ChildFilters::restore(const QStringList &state) {
    int at = 0;
    const QSignalBlocker quietBox(m_exited);
    m_exited->setChecked(state.value(at) == fields::kYes);
    for (CountedCombo *combo : combos()) {
        const QSignalBlocker quiet(combo);
        combo->setCurrentIndex(std::max(0, combo->findData(state.value(++at))));
    }
    mark();
}

bool ChildFilters::isNarrow() const {
    const auto all = combos();
    return m_exited->isChecked() || std::any_of(all.begin(), all.end(), [](const CountedCombo *combo) { return combo->currentIndex() > 0; });
}

void ChildFilters::apply(ListQuery &query) const {
    query.region = m_place->currentData().toString();
    query.exited = m_exited->isChecked();
    const Form *form = m_context.reader().forms().find(fields::kChild);
    QStringList conditions;
    if (m_age->currentIndex() > 0)
        conditions << m_age->currentData().toString();
    if (m_missing->currentIndex() > 0)
        conditions << u'(' + m_missing->currentData().toString() + u')';
    for (const Choice &choice : m_choices) {
        const Field *field = form ? form->find(choice.question) : nullptr;
        if (!field || choice.combo->currentIndex() <= 0)
            continue;
        const QString code = choice.combo->currentData().toString();
        const bool several = field->isSeveral() || choice.question == fields::kCategories;
        conditions << (several ? QStringLiteral("selected(${%1}, '%2')") : QStringLiteral("${%1} = '%2'")).arg(choice.question, code);
    }
    query.where = conditions.join(QStringLiteral(" and "));
}

}  // namespace tongdang
