#include "ui/forms/lookup_editor.h"

#include "core/base/text.h"
#include "core/identity/names.h"
#include "core/places/place_search.h"
#include "ui/forms/marks.h"
#include "ui/forms/place_tree.h"
#include "ui/forms/shown_value.h"
#include "ui/forms/village_adding.h"
#include "ui/shell/context.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace tongdang {

namespace {
constexpr int kDigitsOfACounty = 6;

bool isLatin(const QString &typed) {
    return std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.unicode() <= 0x7f; });
}

// How a label sounds: pinyin, a space, initials.
QString soundLine(const QString &label) {
    const Pinyin sound = pinyin(label, false);
    return sound.full() + u' ' + sound.initials();
}

// `sound`: a line a label. `wanted`: without spaces, lower case.
bool sounds(const QString &sound, const QString &wanted) {
    for (const QStringView line : QStringView(sound).split(u'\n'))
        if (line.startsWith(wanted) || line.mid(line.indexOf(u' ') + 1).contains(wanted))
            return true;
    return false;
}
}  // namespace

bool soundsLike(const QString &label, const QString &typed) {
    if (label.contains(typed, Qt::CaseInsensitive))
        return true;
    return isLatin(typed) && sounds(soundLine(label), withoutSpaces(typed).toLower());
}

LookupEditor::LookupEditor(const EditorHome &home, const Field &field, const QString &icon, const QString &buttonName, QWidget *parent)
    : FieldEditor(home, field, parent), m_grid(new QGridLayout(this)), m_line(new QLineEdit(this)), m_button(new QToolButton(this)), m_suggestions(new Suggestions(m_line)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(2);
    m_grid->setColumnStretch(0, 1);
    m_grid->addWidget(m_line, 0, 0);
    m_grid->addWidget(m_button, 0, 1);
    m_button->setIcon(editorIcon(icon, home.ui.theme(), fontMetrics().height()));
    m_button->setIconSize(QSize(1, 1) * home.ui.theme().px(16));
    m_button->setToolTip(buttonName + QStringLiteral(" (Alt+↓)"));
    m_button->setAccessibleName(label() + QStringLiteral(": ") + buttonName);
    m_button->setFocusPolicy(Qt::NoFocus);      // Alt+Down opens it; Tab goes from answer to answer
    m_button->setAutoRaise(true);
    watch(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_typed = true;
        m_value = read(text);
        const QList<Suggestion> found = text.isEmpty() ? QList<Suggestion>() : find(text);
        m_suggestions->show(found, found.size() == 1 && found.front().value == kPlaceToAdd ? -1 : 0);   // nothing is done by a mere Enter
        emit edited();
    });
    connect(m_suggestions, &Suggestions::picked, this, &LookupEditor::pick);
    connect(m_button, &QToolButton::clicked, this, [this] {
        m_line->setFocus(Qt::MouseFocusReason);
        browse();
    });
}

QString LookupEditor::show(const QString &value) const {
    return shownValue(home().ui, home().form, field(), value);
}

QString LookupEditor::value() const {
    return m_typed && m_value.isEmpty() ? m_line->text().trimmed() : m_value;
}

void LookupEditor::setValue(const QString &value) {
    if (value == this->value() && (m_typed || m_line->text() == show(value)))
        return;
    m_value = value;
    m_typed = false;
    m_line->setText(show(value));
    m_line->setCursorPosition(0);
    m_line->setToolTip(m_line->text());
}

void LookupEditor::setLocked(bool locked) {
    m_line->setReadOnly(locked);
    m_button->setVisible(!locked);
}

void LookupEditor::hideSuggestions() { m_suggestions->hide(); }

void LookupEditor::normalize() {
    m_suggestions->hide();
    if (!m_typed || m_value.isEmpty())
        return;                                 // what cannot be read stays as it was typed, with its problem beside it
    m_typed = false;
    m_line->setText(show(m_value));
    m_line->setCursorPosition(0);
    m_line->setToolTip(m_line->text());
}

void LookupEditor::pick(const QString &value) {
    m_value = value;
    m_typed = false;
    m_line->setText(show(value));
    m_line->setToolTip(m_line->text());
    emit edited();
}

void LookupEditor::browse() {
    const QList<Suggestion> all = find(QString());
    int current = 0;
    for (int i = 0; i < all.size(); ++i)
        if (all[i].value == m_value)
            current = i;
    m_suggestions->show(all, current);
}

bool LookupEditor::handleKey(QKeyEvent *event) {
    if (m_line->isReadOnly())
        return false;
    const bool down = event->key() == Qt::Key_Down;
    if (down && ((event->modifiers() & Qt::AltModifier) || !m_suggestions->isVisible())) {
        browse();
        return true;
    }
    if (m_suggestions->handleKey(event))
        return true;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!(event->modifiers() & Qt::ShiftModifier) && !m_suggestions->current().isEmpty()) {
            const QString value = m_suggestions->current();
            m_suggestions->hide();
            pick(value);
        }
    }
    return false;                               // and Enter goes on
}

ChoiceLookup::ChoiceLookup(const EditorHome &home, const Field &field, QWidget *parent)
    : LookupEditor(home, field, QStringLiteral("open"), tr("Show all"), parent), m_listening(new QTimer(this)), m_fresh(choosesAnswers(home.form, field)) {
    m_listening->callOnTimeout(this, &ChoiceLookup::listen);
    connect(this, &FieldEditor::entered, this, [this] {
        m_offered.reset();   // what was answered elsewhere meanwhile may change them
        m_heard = 0;
        m_listening->start(0);
    });
}

void ChoiceLookup::offer(const QList<const Choice *> &choices) {
    m_offered = Offered{choices, {}, false};
    m_heard = 0;
    const auto digit = [](const QString &text) { return !text.isEmpty() && text.front() >= u'0' && text.front() <= u'9'; };
    // As where all options stand below each other, digits choose; unless codes have digits of their own.
    m_offered->numbered = true;
    for (const Choice *choice : choices) {
        m_offered->words << choice->label.in(language());
        m_offered->numbered = m_offered->numbered && !choice->name.front().isDigit() && !digit(m_offered->words.last());
    }
}

const ChoiceLookup::Offered &ChoiceLookup::offered() const {
    if (!m_offered || m_fresh)   // answers in a repeat change without notice
        const_cast<ChoiceLookup *>(this)->offer(home().offered());
    return *m_offered;
}

const Choice *ChoiceLookup::counted(const QString &typed) const { return offered().numbered ? offered().choices.value(typed.toInt() - 1) : nullptr; }

QString ChoiceLookup::soundOf(const Choice *choice, const QString &words) const {
    if (const auto known = m_sounds.constFind(choice); known != m_sounds.constEnd() && !m_fresh)
        return *known;
    const QString chinese = choice->label.in(Language::Chinese), sound = chinese == words ? soundLine(words) : QString(soundLine(words) + u'\n' + soundLine(chinese));
    m_sounds.insert(choice, sound);
    return sound;
}

void ChoiceLookup::listen() {
    constexpr qsizetype kSlice = 250;
    const Offered &all = offered();
    for (const qsizetype until = std::min(m_heard + kSlice, all.choices.size()); m_heard < until; ++m_heard)
        soundOf(all.choices[m_heard], all.words[m_heard]);
    if (m_heard >= all.choices.size() || m_fresh)
        m_listening->stop();
}

QList<Suggestion> ChoiceLookup::find(const QString &typed) const {
    const QString text = typed.trimmed(), wanted = withoutSpaces(typed).toLower();
    QList<Suggestion> first, rest;
    if (const Choice *choice = counted(text))
        return {{choice->name, choice->label.in(language()), {}}};
    const bool latin = isLatin(wanted);
    const Offered &all = offered();
    for (qsizetype i = 0; i < all.choices.size(); ++i) {
        const Choice *choice = all.choices[i];
        const QString &words = all.words[i];
        if (text.isEmpty() || choice->name.compare(text, Qt::CaseInsensitive) == 0 || words.startsWith(text, Qt::CaseInsensitive))
            first.append({choice->name, words, text.isEmpty() && all.numbered ? QString::number(first.size() + 1) : QString()});
        else if (choice->name.startsWith(text, Qt::CaseInsensitive) || words.contains(text, Qt::CaseInsensitive) || choice->label.in(Language::Chinese).contains(text, Qt::CaseInsensitive) ||
                 (latin && sounds(soundOf(choice, words), wanted)))
            rest.append({choice->name, words, {}});
    }
    return first + rest;
}

QString ChoiceLookup::read(const QString &typed) const {
    if (typed.trimmed().isEmpty())
        return {};
    if (const Choice *choice = counted(typed.trimmed()))
        return choice->name;
    const Canonical canonical = canonicalValue(home().form, field(), typed);
    return canonical.issue ? QString() : canonical.value;
}

RegionEditor::RegionEditor(const EditorHome &home, const Field &field, QWidget *parent)
    : LookupEditor(home, field, QStringLiteral("tree"), tr("Pick from the tree"), parent) {
    line()->setPlaceholderText(tr("name or pinyin"));
}

void RegionEditor::keepToVillages() { m_villages = true; }

bool RegionEditor::offersAdding() const { return field().name == home().form.regionField && mayAddVillages(home().ui); }

QList<Suggestion> RegionEditor::find(const QString &typed) const {
    if (!home().ui.hasLedger())
        return {};
    // A digit or two begin the code of every place around: Enter would take one that nobody meant.
    static const QRegularExpression beginsACode(QStringLiteral("^\\d{1,%1}$").arg(kDigitsOfACounty - 1));
    const QString text = typed.trimmed();
    if (beginsACode.match(halfWidth(text)).hasMatch())
        return {};
    const Places &places = home().ui.ledger().places();
    const QString own = home().ui.ledger().settings().region;
    QList<Suggestion> found;
    QStringList read;
    for (const Place *place : searchPlaces(places, {.text = text, .within = m_villages ? own : QString(), .home = own, .level = m_villages ? PlaceLevel::Village : PlaceLevel::Country,
                                                    .day = home().ui.clock().today()})) {
        QString full = places.fullName(place->code);
        if (read.contains(full))                // two added under one name
            full += u' ' + place->code;
        read << full;
        found.append({place->code, place->shortName(), full});
    }
    if (!text.isEmpty() && offersAdding())
        found.append({kPlaceToAdd, tr("Add a village…"), {}});
    return found;
}

QString RegionEditor::read(const QString &typed) const {
    const QString text = typed.trimmed();
    if (text.isEmpty() || !home().ui.hasLedger())
        return {};
    const Places &places = home().ui.ledger().places();
    const QString own = home().ui.ledger().settings().region;
    if (places.find(text))
        return !m_villages || (text.startsWith(own) && levelOfCode(text) == PlaceLevel::Village) ? text : QString();
    for (const QDate &day : {home().ui.clock().today(), QDate()})
        for (const QString &within : m_villages ? QStringList{own} : QStringList{own, QString()})
            if (const auto matches = places.match(text, within, PlaceLevel::Village, day); !matches.isEmpty())
                return matches.size() == 1 ? matches.front()->code : QString();
    return {};
}

void RegionEditor::browse() {
    if (!home().ui.hasLedger())
        return;
    const QString own = home().ui.ledger().settings().region, start = value().isEmpty() ? own : value();
    const QString code = choosePlace(this, label(), home().ui.ledger().places(), start, m_villages ? own : QString(), offersAdding() ? tr("Add a village…") : QString());
    if (code == kPlaceToAdd)
        return addVillage();
    if (!code.isEmpty())
        pick(code);
    line()->setFocus(Qt::OtherFocusReason);
}

void RegionEditor::pick(const QString &value) {
    if (value == kPlaceToAdd)
        addVillage();
    else
        LookupEditor::pick(value);
}

void RegionEditor::addVillage() {
    const QString typed = line()->text().simplified();
    const bool isName = std::any_of(typed.begin(), typed.end(), [](QChar c) { return c.isLetter() && c.unicode() > 0x7f; });   // not pinyin
    const bool known = !value().isEmpty() && home().ui.ledger().places().find(value());
    const QPointer<RegionEditor> here = this;     // what was added is news to the page around it
    const QStringList added = addVillages(home().ui, window(), isName && !known ? QStringList{typed} : QStringList(), known ? value() : QString());
    if (!here)
        return;
    if (!added.isEmpty())
        LookupEditor::pick(added.front());
    line()->setFocus(Qt::OtherFocusReason);
}

RecordEditor::RecordEditor(const EditorHome &home, const Field &field, QWidget *parent)
    : LookupEditor(home, field, QStringLiteral("open"), tr("Show all"), parent), m_form(field.appearance.section(u':', 1)) {
    line()->setPlaceholderText(tr("type to search"));
}

QList<Suggestion> RecordEditor::find(const QString &typed) const {
    UiContext &ui = home().ui;
    if (!ui.hasLedger())
        return {};
    LedgerReader &reader = ui.reader();
    const Form *form = reader.forms().find(m_form);
    if (!form)
        return {};
    ListQuery query;
    query.form = m_form;
    query.exited = true;
    query.limit = 2000;          // a choice by eye; the children page is for looking through more
    const auto ids = reader.ids(ui.session(), query);
    if (!ids)
        return {};
    const auto rows = reader.rows(ui.session(), m_form, *ids);
    if (!rows)
        return {};
    QList<Suggestion> found;
    for (const Record &record : *rows) {
        const auto facts = reader.facts(ui.session(), &record);
        const QString title = recordTitle(record.answers, *facts, language());
        if (typed.trimmed().isEmpty() || soundsLike(title, typed.trimmed()))
            found.append({record.uid.text(), title, {}});
        if (found.size() >= 50)
            break;
    }
    return found;
}

QString RecordEditor::read(const QString &typed) const {
    return Uid::fromText(typed.trimmed()).isNil() ? QString() : typed.trimmed();
}

}  // namespace tongdang
