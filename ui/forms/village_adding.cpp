#include "ui/forms/village_adding.h"

#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kWidth = 620, kHeight = 600;     // px at zoom 100
constexpr int kLinesOfNames = 4;

}  // namespace

bool mayAddVillages(const UiContext &context) {
    return context.hasLedger() && !context.isReadOnly() && context.policy().allows(context.session(), Action::Places) &&
           levelOfCode(context.ledger().settings().region) != PlaceLevel::Village;
}

QStringList addVillages(UiContext &context, QWidget *parent, const QStringList &names, const QString &township) {
    VillageDialog dialog(context, names, township, parent);
    return dialog.exec() == QDialog::Accepted ? dialog.villages() : QStringList();
}

VillageDialog::VillageDialog(UiContext &context, const QStringList &names, const QString &township, QWidget *parent)
    : QDialog(parent), m_context(context), m_county(new QuietCombo), m_township(new QuietCombo), m_codeName(new QLabel(tr("Code of the new township (9 digits)"))), m_words(new QLabel),
      m_code(new QLineEdit), m_names(new QPlainTextEdit), m_table(new QTableWidget(0, 3)), m_add(nullptr) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("village_adding"));
    setWindowTitle(tr("Add villages"));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Small);
    addFields(column);
    m_words->setObjectName(QStringLiteral("villageWords"));
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    auto *buttons = new QDialogButtonBox(this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addVillagesNow"));
    m_add->setDefault(true);
    setStyleProperty(m_add, "kind", QStringLiteral("primary"));
    auto *back = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    back->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &VillageDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    const Places &places = context.ledger().places();
    const QString region = context.ledger().settings().region;
    if (levelOfCode(region) < PlaceLevel::County) {
        for (const Place *place : places.under(region, PlaceLevel::County))
            if (!place->hidden)
                m_county->addItem(places.fullName(place->code), place->code);
        m_county->setCurrentIndex(std::max(0, m_county->findData(ancestorCode(township, PlaceLevel::County))));
    } else {
        m_county->addItem(places.fullName(ancestorCode(region, PlaceLevel::County)), ancestorCode(region, PlaceLevel::County));
        m_county->setEnabled(false);
    }
    fillTownships();
    if (const int at = m_township->findData(ancestorCode(township, PlaceLevel::Township)); at >= 0)
        m_township->setCurrentIndex(at);
    m_names->setPlainText(names.join(u'\n'));
    connect(m_county, &QComboBox::currentIndexChanged, this, [this] {
        fillTownships();
        plan();
    });
    connect(m_township, &QComboBox::currentTextChanged, this, &VillageDialog::plan);
    connect(m_code, &QLineEdit::textChanged, this, &VillageDialog::plan);
    connect(m_names, &QPlainTextEdit::textChanged, this, &VillageDialog::plan);
    plan();
    const bool asksTownship = m_township->isEnabled() && (m_township->count() != 1 || m_county->isEnabled());
    if (m_county->isEnabled() && township.isEmpty())
        m_county->setFocus();
    else if (asksTownship && (names.isEmpty() ? m_township->currentText().isEmpty() : true))
        m_township->setFocus();
    else
        m_names->setFocus();
    resize(fitting(parent, {theme.px(kWidth), theme.px(kHeight)}));
}

void VillageDialog::addFields(QVBoxLayout *column) {
    Theme &theme = m_context.theme();
    const auto named = [&](QLabel *label, QWidget *field, const char *name) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label->text());
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
    };
    named(new QLabel(tr("County or district")), m_county, "villageCounty");
    named(new QLabel(tr("Township or subdistrict (choose one, or type the name of a new one)")), m_township, "villageTownship");
    m_township->setEditable(true);
    m_township->setInsertPolicy(QComboBox::NoInsert);
    named(m_codeName, m_code, "townshipCode");
    m_code->setPlaceholderText(tr("if it is known; otherwise one is given"));
    named(new QLabel(tr("Villages and communities, one on each line")), m_names, "villageNames");
    m_names->setTabChangesFocus(true);
    m_names->setPlaceholderText(tr("Name, and behind it the 12-digit code if it is known"));
    const auto shape = [this] {
        m_names->setFixedHeight(kLinesOfNames * m_names->fontMetrics().lineSpacing() + m_context.theme().px(16));
        m_table->verticalHeader()->setDefaultSectionSize(m_context.theme().px(kRowHeight));
    };
    connect(&theme, &Theme::changed, m_table, shape);
    shape();
    m_table->setObjectName(QStringLiteral("villagePlan"));
    m_table->setAccessibleName(tr("What would be added"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Code"), tr("What happens")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_table, 1);
}

QString VillageDialog::county() const { return m_county->currentData().toString(); }

void VillageDialog::fillTownships() {
    const Places &places = m_context.ledger().places();
    const QString region = m_context.ledger().settings().region;
    const bool fixed = levelOfCode(region) == PlaceLevel::Township;
    m_township->clear();
    for (const Place *place : places.under(fixed ? region : county(), PlaceLevel::Township))
        if (!place->hidden)
            m_township->addItem(place->shortName(), place->code);
    m_township->setEnabled(!fixed);
    if (!fixed)
        m_township->setCurrentIndex(m_township->count() == 1 ? 0 : -1);
}

void VillageDialog::plan() {
    // What is typed in full is as good as what is chosen.
    const QString typed = m_township->currentText().simplified();
    const int chosen = m_township->findText(typed);
    const bool fresh = !typed.isEmpty() && chosen < 0;
    m_codeName->setVisible(fresh);
    m_code->setVisible(fresh);
    m_plan = typed.isEmpty() ? NewVillages()
                             : planVillages(m_context.ledger().places(), {.county = county(), .township = fresh ? typed : m_township->itemData(chosen).toString(), .townshipCode = m_code->text().simplified(),
                                                                          .lines = m_names->toPlainText().split(u'\n')});
    m_table->setRowCount(int(m_plan.lines.size()));
    const Theme &theme = m_context.theme();
    for (int row = 0; row < int(m_plan.lines.size()); ++row) {
        const NewVillages::Line &line = m_plan.lines[row];
        const bool fault = line.state == NewVillages::State::Fault;
        const QString what = fault ? m_context.say(line.fault) : line.state == NewVillages::State::There ? tr("is there already") : tr("is added");
        const QStringList cells{line.place.name, line.place.code, what};
        for (int at = 0; at < int(cells.size()); ++at) {
            auto *item = new QTableWidgetItem(cells[at]);
            item->setToolTip(cells[at]);
            m_table->setItem(row, at, item);
        }
        if (fault)
            m_table->item(row, 2)->setIcon(theme.icon(QStringLiteral("warning"), Color::Warning));
    }
    QString words;
    for (const NewVillages::Line &line : std::as_const(m_plan.lines))
        if (words.isEmpty() && line.state == NewVillages::State::Fault)
            words = m_context.say(line.fault);
    setStyleProperty(m_words, "tone", words.isEmpty() ? QString() : QStringLiteral("warning"));
    if (words.isEmpty())
        words = typed.isEmpty() ? tr("Which township or subdistrict do they belong to?") : tr("A village group has no entry of its own: it is written in the child's file.");
    m_words->setText(words);
    const int count = int(m_plan.additions().size());
    m_add->setText(m_plan.ok() && count == 0 ? tr("Take it") : count > 0 ? tr("Add %n place(s)", nullptr, count) : tr("Add"));
    m_add->setEnabled(m_plan.ok());
}

void VillageDialog::add() {
    const QList<Place> additions = m_plan.additions();
    if (!additions.isEmpty()) {
        if (m_context.jobs().isBusy())
            return m_context.dialogs().error(this, m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
        const auto added = m_context.ledger().addPlaces(m_context.session(), additions);
        if (!added)
            return m_context.dialogs().error(this, m_context.say(added.error()), added.error().detail);
        m_context.announceChange(Message{QStringLiteral("places.villages_added"), {QString::number(*added)}, {}}, {});
    }
    m_villages = m_plan.villages();
    accept();
}

}  // namespace tongdang
