#include "ui/forms/places_editor.h"

#include "ui/forms/reflow_layout.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace tongdang {

PlacesEditor::PlacesEditor(const EditorHome &home, const Field &field, QWidget *parent) : RegionEditor(home, field, parent), m_chosen(new QWidget(this)) {
    new ReflowLayout(0, home.ui.theme().space(Space::Hair), home.ui.theme().space(Space::Hair), m_chosen);
    grid()->addWidget(m_chosen, 1, 0, 1, 2);
    m_chosen->hide();
}

QString PlacesEditor::value() const {
    const QString typed = RegionEditor::value();
    return (typed.isEmpty() || m_codes.contains(typed) ? m_codes : m_codes + QStringList{typed}).join(u' ');
}

void PlacesEditor::setValue(const QString &value) {
    if (value == this->value())
        return;
    m_codes.clear();
    QStringList rest;
    for (const QString &one : value.split(u' ', Qt::SkipEmptyParts))
        (home().ui.hasLedger() && home().ui.ledger().places().find(one) && !m_codes.contains(one) ? m_codes : rest) << one;
    RegionEditor::setValue(rest.join(u' '));
    showChosen();
}

void PlacesEditor::setLocked(bool locked) {
    m_locked = locked;
    RegionEditor::setLocked(locked);
    m_chosen->setEnabled(!locked);
}

void PlacesEditor::normalize() {
    hideSuggestions();
    takeTyped();
}

void PlacesEditor::pick(const QString &code) {
    if (!m_codes.contains(code))
        m_codes << code;
    RegionEditor::setValue(QString());
    line()->clear();
    showChosen();
    emit edited();
}

bool PlacesEditor::takeTyped() {
    const QString typed = line()->text().simplified();
    if (typed.isEmpty() || !home().ui.hasLedger())
        return false;
    const Places &places = home().ui.ledger().places();
    QStringList codes;
    if (const QString one = read(typed); !one.isEmpty()) {
        codes << one;
    } else {
        for (const QString &word : typed.split(u' '))
            if (places.find(word))
                codes << word;
        if (codes.size() != typed.count(u' ') + 1)
            codes.clear();
    }
    for (const PlaceLevel level : {PlaceLevel::Township, PlaceLevel::County, PlaceLevel::City})
        if (const auto called = places.match(typed, home().ui.ledger().settings().region, level, home().ui.clock().today()); codes.isEmpty() && called.size() == 1)
            codes << called.front()->code;
    for (const QString &code : std::as_const(codes))
        pick(code);
    return !codes.isEmpty();
}

bool PlacesEditor::handleKey(QKeyEvent *event) {
    const bool enter = (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !(event->modifiers() & Qt::ShiftModifier);
    if (!m_locked && enter && !line()->text().isEmpty()) {
        (void)RegionEditor::handleKey(event);            // the suggestion under the bar
        return line()->text().isEmpty() || takeTyped();  // and another can be typed; Enter in the empty line goes on
    }
    if (!m_locked && event->key() == Qt::Key_Backspace && line()->text().isEmpty() && !m_codes.isEmpty()) {
        remove(m_codes.back());
        return true;
    }
    return RegionEditor::handleKey(event);
}

void PlacesEditor::remove(const QString &code) {
    m_codes.removeAll(code);
    showChosen();
    emit edited();
}

void PlacesEditor::showChosen() {
    qDeleteAll(m_chosen->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly));
    auto *row = static_cast<ReflowLayout *>(m_chosen->layout());
    for (const QString &code : std::as_const(m_codes)) {
        auto *chip = new QToolButton;
        chip->setObjectName(QStringLiteral("place_") + code);
        chip->setText(show(code));
        chip->setIcon(home().ui.theme().icon(QStringLiteral("close"), Color::Muted));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setToolTip(tr("Take %1 away").arg(chip->text()));
        chip->setAccessibleName(chip->toolTip());
        chip->setFocusPolicy(Qt::NoFocus);               // Backspace is the key for it
        connect(chip, &QToolButton::clicked, this, [this, code] { remove(code); }, Qt::QueuedConnection);   // not out of its own click
        row->addWidget(chip, false);
    }
    m_chosen->setVisible(!m_codes.isEmpty());
}

}  // namespace tongdang
