#include "ui/pages/survey/house_mode.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_view.h"
#include "ui/pages/survey/house_child.h"
#include "ui/pages/survey/house_people.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/scrolled_column.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kSteps = 220, kDraftAfterMs = 2000;      // px at zoom 100; what a crash costs at most
constexpr int kKindRole = Qt::UserRole, kChildRole = Qt::UserRole + 1;
const auto kAbout = QStringLiteral("about");

}  // namespace

HouseMode::HouseMode(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel), m_progress(new QLabel), m_note(new QLabel), m_endText(new QLabel), m_keys(new QLabel), m_steps(new QListWidget), m_right(new QStackedWidget),
      m_housePage(new QWidget), m_endPage(new QWidget), m_body(new QWidget), m_save(new QPushButton), m_skip(new QPushButton), m_add(new QPushButton), m_end(new QPushButton), m_goOn(new QPushButton),
      m_addHere(new QPushButton), m_return(new QPushButton), m_endHere(new QPushButton) {
    build();
    retranslate();
}

void HouseMode::build() {
    Theme &theme = m_context.theme();
    setObjectName(QStringLiteral("houseMode"));
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    auto *head = theme.lay(new QHBoxLayout, 0, Space::Medium);
    setStyleProperty(m_title, "look", QStringLiteral("large"));
    m_title->setObjectName(QStringLiteral("houseTitle"));
    m_title->setWordWrap(true);
    setStyleProperty(m_progress, "look", QStringLiteral("muted"));
    m_progress->setObjectName(QStringLiteral("houseProgress"));
    head->addWidget(m_title, 1);
    head->addWidget(m_progress);
    column->addLayout(head);

    auto *beside = theme.lay(new QHBoxLayout(m_body), 0, Space::Medium);
    auto *left = theme.lay(new QVBoxLayout, 0, Space::Small);
    m_steps->setObjectName(QStringLiteral("houseSteps"));
    m_steps->setWordWrap(true);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setTabKeyNavigation(false);
    m_steps->installEventFilter(this);
    theme.fixWidth(m_steps, kSteps);
    theme.limitWidth(m_keys, kSteps);
    m_keys->setWordWrap(true);
    setStyleProperty(m_keys, "look", QStringLiteral("small"));
    left->addWidget(m_steps, 1);
    left->addWidget(m_keys);
    beside->addLayout(left);
    beside->addWidget(m_right, 1);
    column->addWidget(m_body, 1);

    m_houseColumn = scrolledColumn(theme, m_housePage, 0);
    m_houseColumn->addStretch();
    m_right->addWidget(m_housePage);

    auto *end = scrolledColumn(theme, m_endPage, int(Space::Wide), Space::Large);
    m_endText->setObjectName(QStringLiteral("roundEnd"));
    m_endText->setWordWrap(true);
    setStyleProperty(m_endText, "look", QStringLiteral("large"));
    end->addStretch(1);
    end->addWidget(m_endText);
    for (auto [button, name] : {std::pair(m_goOn, "goOn"), std::pair(m_addHere, "addHouseHere"), std::pair(m_return, "villageReturn"), std::pair(m_endHere, "endHere")}) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(true);
        end->addWidget(button, 0, Qt::AlignLeft);
    }
    end->addStretch(2);
    column->addWidget(m_endPage, 1);

    m_note->setObjectName(QStringLiteral("houseNote"));
    m_note->setWordWrap(true);
    setStyleProperty(m_note, "tone", QStringLiteral("warning"));
    column->addWidget(m_note);
    auto *foot = theme.lay(new QHBoxLayout, 0, Space::Small);
    setStyleProperty(m_save, "kind", QStringLiteral("primary"));
    for (auto [button, name] : {std::pair(m_save, "saveHouse"), std::pair(m_skip, "skipHouse"), std::pair(m_add, "addHouse")}) {
        button->setObjectName(QLatin1String(name));
        foot->addWidget(button);
    }
    foot->addStretch();
    m_end->setObjectName(QStringLiteral("endHouses"));
    foot->addWidget(m_end);
    column->addLayout(foot);

    connect(m_steps, &QListWidget::currentRowChanged, this, &HouseMode::showStep);
    connect(m_steps, &QListWidget::itemDoubleClicked, this, &HouseMode::act);
    connect(m_save, &QPushButton::clicked, this, &HouseMode::saveHouse);
    connect(m_skip, &QPushButton::clicked, this, [this] {
        if (!mayLeave())
            return;
        if (m_known)
            m_walk.see(m_house);
        next();
    });
    for (auto *button : {m_add, m_addHere})
        connect(button, &QPushButton::clicked, this, [this] {
            if (mayLeave())
                openHouse(nullptr);
        });
    for (auto *button : {m_end, m_endHere})
        connect(button, &QPushButton::clicked, this, [this] {
            if (mayLeave())
                emit ended();
        });
    connect(m_goOn, &QPushButton::clicked, this, [this] { openHouse(m_walk.next()); });
    connect(m_return, &QPushButton::clicked, this, [this] { emit returnWanted(m_region); });
    m_draftTimer.setSingleShot(true);
    connect(&m_draftTimer, &QTimer::timeout, this, &HouseMode::keepDraft);
}

void HouseMode::retranslate() {
    m_steps->setAccessibleName(tr("This house, step by step"));
    m_keys->setText(tr("Enter goes on. In this list: Enter confirms a child as it stands, F2 changes its answers, 0 registers another. Ctrl+S saves the house."));
    m_save->setText(tr("Save and next house"));
    m_save->setToolTip(QStringLiteral("Ctrl+S"));
    m_skip->setText(tr("Skip"));
    m_skip->setToolTip(tr("Not now: the house stays among those left"));
    m_add->setText(tr("Add a house"));
    m_end->setText(tr("End"));
    m_end->setToolTip(tr("Back to the figures of the campaign"));
    m_addHere->setText(tr("Add a house here"));
    m_return->setText(tr("Return of this village…"));
    m_endHere->setText(tr("Back to the figures"));
    if (m_household) {
        fillSteps();
        say();
    }
}

void HouseMode::clear() {
    closeHouse();
    delete std::exchange(m_household, nullptr);
    delete std::exchange(m_callView, nullptr);
}

void HouseMode::begin(const Uid &campaign, const CampaignState &state, std::vector<HouseLeft> left, const QString &region, const QString &group, const HouseLeft *house) {
    const std::optional<HouseLeft> wanted = house ? std::optional(*house) : std::nullopt;
    if (m_campaign != campaign || m_region != region || m_group != group)
        m_number.clear();
    m_day.clear();                                   // a round of another day
    m_campaign = campaign;
    m_cutOff = state.cutOff;
    m_region = region;
    m_group = group;
    m_walk.begin(std::move(left), m_context.clock().today(), region, group);
    if (const auto unfinished = draft())
        return restore(*unfinished);
    const HouseLeft *first = wanted ? &*wanted : m_walk.next();
    openHouse(first);
}

void HouseMode::closeHouse() {
    m_draftTimer.stop();
    for (HouseChild *child : std::as_const(m_children)) {
        m_right->removeWidget(child);
        child->deleteLater();
    }
    m_children.clear();
    m_warned = false;
    m_result.clear();
}

void HouseMode::openHouse(const HouseLeft *house) {
    closeHouse();
    const FormCatalog &forms = m_context.ledger().forms();
    if (!m_household) {
        m_household = new FormView(m_context, *forms.find(kHousehold));
        m_callView = new FormView(m_context, *forms.find(kHouseCall));
        // At the door the result is wanted in sight: no words about the forms, and no room for remarks about the house.
        for (const QString &name : {kAbout, kRemarks})
            m_household->hideField(name);
        for (const QString &name : {kAbout, kCampaign})
            m_callView->hideField(name);
        for (FormView *view : {m_callView, m_household}) {       // the call stands below
            view->setEmbedded();
            m_houseColumn->insertWidget(0, view);
            view->show();
            connect(view, &FormView::edited, this, [this] {
                if (!m_draftTimer.isActive())
                    m_draftTimer.start(kDraftAfterMs);
                if (const QString result = m_callView->answers().value(kResult); result != m_result) {
                    m_result = result;
                    fillSteps();
                }
            });
        }
        connect(m_household, &FormView::finished, this, [this] { m_callView->focusField(kResult); });
        connect(m_callView, &FormView::finished, this, &HouseMode::afterCall);
    }
    m_call = Uid::create(m_context.clock());
    m_known = house != nullptr;
    m_house = house ? house->uid : Uid::create(m_context.clock());
    std::vector<Record> children;
    if (house) {
        m_region = house->region;
        m_group = house->group;
        if (const auto record = m_context.reader().record(m_context.session(), m_house))
            m_household->setRecord(*record);
        else
            return m_context.dialogs().error(this, m_context.say(record.error()), record.error().detail);
        if (auto found = m_context.reader().byReference(m_context.session(), kChild, kHousehold, m_house))
            children = std::move(*found);
    } else {
        m_household->setNew();
        bool counted = false;
        const int before = m_number.toInt(&counted);
        m_household->carry({{kRegion, m_region}, {kGroup, m_group}, {kHouseNumber, counted ? QString::number(before + 1) : QString()}}, tr("the house before"));
    }
    m_callView->setNew(m_house);
    m_callView->carry({{kCampaign, m_campaign.text()}, {kCalledOn, m_day}, {kSurveyor, m_surveyor}}, tr("the house before"));
    if (auto *result = m_callView->editor(kResult)) {
        disconnect(result, &FieldEditor::goOn, this, nullptr);   // built anew with the language, the same otherwise
        connect(result, &FieldEditor::goOn, this, &HouseMode::afterResult);
    }
    for (const Record &child : children)
        if (child.state == RecordState::Active)
            addChild(&child);
    m_endPage->hide();
    m_body->show();
    for (QWidget *of : {m_save, m_skip, m_add, m_end})
        of->show();
    fillSteps();
    goTo(rowOf(HouseRow));
    say();
    if (m_known && m_callView->focusField(kResult))
        return;
    if (m_region.isEmpty())
        m_household->focusFirst();
    else
        m_household->focusField(m_household->answers().value(kHouseNumber).isEmpty() ? kHouseNumber : kHead);
}

HouseChild *HouseMode::addChild(const Record *onFile, const Uid &uid) {
    const QHash<QString, QString> place{{kHomeRegion, m_household->answers().value(kRegion)}, {kVillageGroup, m_household->answers().value(kGroup)}, {kHomeAddress, m_household->answers().value(QStringLiteral("address"))}};
    auto *child = onFile ? new HouseChild(m_context, *onFile, m_cutOff, m_right) : new HouseChild(m_context, uid.isNil() ? Uid::create(m_context.clock()) : uid, place, m_children.value(0), m_cutOff, m_right);
    m_right->addWidget(child);
    m_children << child;
    connect(child, &HouseChild::finished, this, [this, child] { afterChild(child); });
    connect(child, &HouseChild::edited, this, [this] {
        if (!m_draftTimer.isActive())
            m_draftTimer.start(kDraftAfterMs);
        fillSteps();
    });
    return child;
}

HouseChild *HouseMode::registerChild() {
    HouseChild *child = addChild(nullptr);
    fillSteps();
    goTo(rowOf(ChildRow, child));
    child->focusFirst();
    if (!m_draftTimer.isActive())
        m_draftTimer.start(kDraftAfterMs);
    return child;
}

// Where no more is to be said about the call, Enter on the result goes past the rest of it.
void HouseMode::afterResult() {
    const QString result = m_callView->answers().value(kResult);
    if (result == kNobodyHome) {
        if (m_callView->answers().value(kNextTry).isEmpty())
            m_callView->restore({{kNextTry, isoDate(m_context.clock().today().addDays(1))}});     // to be changed where it does not suit
        m_callView->focusField(kNextTry);
    } else if (result == kRefused) {
        m_callView->focusField(kRemarks);
    } else if (!result.isEmpty()) {
        afterCall();
    }
}

void HouseMode::afterCall() {
    fillSteps();
    if (m_callView->answers().value(kResult) == kSurveyed)
        goToNextChild();
    else
        goTo(rowOf(SaveRow));
    m_steps->setFocus(Qt::TabFocusReason);
}

void HouseMode::goToNextChild() {
    for (HouseChild *child : std::as_const(m_children))
        if (!child->isLooked())
            return goTo(rowOf(ChildRow, child));
    goTo(rowOf(m_children.isEmpty() ? RegisterRow : SaveRow));
}

void HouseMode::afterChild(HouseChild *child) {
    child->setLooked(true);
    fillSteps();
    goToNextChild();
    m_steps->setFocus(Qt::TabFocusReason);
}

void HouseMode::act() {
    const int row = m_steps->currentRow();
    if (row < 0)
        return;
    switch (m_steps->item(row)->data(kKindRole).toInt()) {
    case HouseRow:
        if (!m_callView->focusField(kResult))
            m_household->focusFirst();
        break;
    case ChildRow:
        if (HouseChild *child = childAt(row); child->isNew() && !child->isLooked())
            child->focusFirst();
        else
            afterChild(child);
        break;
    case RegisterRow: registerChild(); break;
    default: saveHouse();
    }
}

bool HouseMode::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_steps && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        HouseChild *child = childAt(m_steps->currentRow());
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !(key->modifiers() & ~Qt::KeypadModifier)) {
            act();
            return true;
        }
        if ((key->key() == Qt::Key_F2 || key->key() == Qt::Key_Right) && child) {
            child->focusFirst();
            return true;
        }
        if (key->key() == Qt::Key_0 && rowOf(RegisterRow) >= 0) {
            registerChild();
            return true;
        }
        if (const int digit = key->key() - Qt::Key_1; digit >= 0 && digit < 9 && digit < m_children.size() && rowOf(ChildRow, m_children[digit]) >= 0) {
            goTo(rowOf(ChildRow, m_children[digit]));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HouseMode::next() {
    const HouseLeft *found = m_walk.next();
    if (!found && !m_known)
        return openHouse(nullptr);                   // one after the other, as they are met
    if (found && found->region == m_region && found->group == m_group)
        return openHouse(found);
    showEnd(found);
}

void HouseMode::showEnd(const HouseLeft *next) {
    closeHouse();
    const auto place = [this](const QString &region, const QString &group) { return QStringList{m_context.reader().places().name(region), group}.join(u' ').trimmed(); };
    QString words = tr("All houses of %1 that are to be called today are done.").arg(place(m_region, m_group));
    if (m_walk.later() > 0)
        words += u' ' + tr("%n house(s) wait for another day.", nullptr, m_walk.later());
    m_endText->setText(words);
    m_goOn->setVisible(next);
    if (next)
        m_goOn->setText(tr("Go on with %1").arg(place(next->region, next->group)));
    setStyleProperty(m_goOn, "kind", QStringLiteral("primary"));
    m_body->hide();
    m_note->hide();
    for (QWidget *of : {m_save, m_skip, m_add, m_end})
        of->hide();
    m_endPage->show();
    m_title->setText(place(m_region, m_group));
    m_progress->clear();
    (next ? m_goOn : m_return)->setFocus(Qt::TabFocusReason);
}

void HouseMode::fillSteps() {
    const QSignalBlocker quiet(m_steps);
    const int row = m_steps->currentRow();
    HouseChild *at = childAt(row);
    const int kind = row < 0 ? int(HouseRow) : m_steps->item(row)->data(kKindRole).toInt();
    m_steps->clear();
    const Theme &theme = m_context.theme();
    const auto add = [&](Row which, const char *icon, Color tone, const QString &text, HouseChild *child = nullptr) {
        auto *item = new QListWidgetItem(theme.icon(QLatin1String(icon), tone), text, m_steps);
        item->setData(kKindRole, int(which));
        item->setData(kChildRole, QVariant::fromValue(static_cast<QObject *>(child)));
        item->setToolTip(text);
    };
    const bool children = m_result.isEmpty() || m_result == kSurveyed;
    add(HouseRow, "place", Color::Text, m_household->answers().value(kHead).isEmpty() ? tr("The house") : m_household->answers().value(kHead));
    for (HouseChild *child : std::as_const(m_children)) {
        if (!children && !child->isNew())
            continue;
        const QString facts = child->facts();
        const QString name = facts.isEmpty() ? child->name() : tr("%1 (%2)").arg(child->name(), facts);
        const bool looked = child->isLooked();
        add(ChildRow, looked ? "check" : "child", looked ? Color::Good : Color::Text, looked ? name : child->isNew() ? name : tr("%1: as it was?").arg(name), child);
    }
    if (children)
        add(RegisterRow, "add", Color::Text, tr("0 Register a child"));
    add(SaveRow, "save", Color::Accent, tr("Save and next house"));
    m_steps->setCurrentRow(std::max(0, rowOf(kind, at)));
}

int HouseMode::rowOf(int kind, const HouseChild *child) const {
    for (int row = 0; row < m_steps->count(); ++row)
        if (m_steps->item(row)->data(kKindRole).toInt() == kind && (kind != ChildRow || childAt(row) == child))
            return row;
    return -1;
}

HouseChild *HouseMode::childAt(int row) const { return row < 0 || row >= m_steps->count() ? nullptr : static_cast<HouseChild *>(m_steps->item(row)->data(kChildRole).value<QObject *>()); }

void HouseMode::goTo(int row) {
    m_steps->setCurrentRow(row);
    showStep();
}

void HouseMode::showStep() {
    if (HouseChild *child = childAt(m_steps->currentRow()))
        m_right->setCurrentWidget(child);
    else
        m_right->setCurrentWidget(m_housePage);
}

void HouseMode::say() {
    m_title->setText(QStringList{m_context.reader().places().name(m_region), m_group, m_household->answers().value(kHouseNumber), m_household->answers().value(kHead)}.filter(QRegularExpression(QStringLiteral(".")))
                         .join(QStringLiteral(" · ")));
    m_progress->setText(tr("%n house(s) to do in this round", nullptr, m_walk.toDo()));
    m_note->hide();
}

QStringList HouseMode::changed() const {
    QStringList words;
    if (!m_household || m_body->isHidden())
        return words;
    words << m_household->changedQuestions() << m_callView->changedQuestions();
    for (const HouseChild *child : m_children)
        if (child->isModified())
            words << child->name();
    return words;
}

bool HouseMode::mayLeave() {
    const QStringList words = changed();
    if (words.isEmpty())
        return true;
    switch (m_context.dialogs().askToSave(this, words)) {
    case Dialogs::Leave::Save: return write();
    case Dialogs::Leave::Stay: return false;
    case Dialogs::Leave::Discard: break;
    }
    dropDraft();
    return true;
}

}  // namespace tongdang
