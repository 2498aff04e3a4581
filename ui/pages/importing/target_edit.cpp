#include "ui/pages/importing/target_edit.h"

#include "ui/forms/lookup_editor.h"
#include "ui/forms/suggestions.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace tongdang {

namespace {
struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::TargetNames) };
const auto kNothing = QStringLiteral("-");   // in the list: leave out
}  // namespace

TargetNames::TargetNames(const FormCatalog &forms, Language language) {
    for (const ImportTarget &target : importTargetList(forms))
        m_all << Name{target.id, target.label.in(language), target.groupLabel.isEmpty() ? Words::tr("Row") : target.groupLabel.in(language)};
}

QString TargetNames::words(const QString &id) const {
    for (const Name &name : m_all)
        if (name.id == id)
            return name.words;
    return id;
}

QList<TargetNames::Name> TargetNames::like(const QString &typed) const {
    const QString wanted = typed.trimmed();
    QList<Name> first, rest, group;
    for (const Name &name : m_all) {
        if (wanted.isEmpty() || name.words.startsWith(wanted, Qt::CaseInsensitive))
            first << name;
        else if (soundsLike(name.words, wanted))
            rest << name;
        else if (name.group.startsWith(wanted, Qt::CaseInsensitive))
            group << name;
    }
    return first + rest + group;
}

QString TargetNames::called(const QString &words) const {
    for (const Name &name : m_all)
        if (name.words.compare(words.trimmed(), Qt::CaseInsensitive) == 0)
            return name.id;
    return {};
}

TargetEdit::TargetEdit(const TargetNames &names, Theme &theme, QWidget *parent) : QLineEdit(parent), m_names(names) {
    setPlaceholderText(tr("left out"));
    connect(addAction(theme.icon(QStringLiteral("chevron-down"), Color::Muted), TrailingPosition), &QAction::triggered, this, [this] {
        setFocus(Qt::MouseFocusReason);
        offer({});
    });
    connect(this, &QLineEdit::textEdited, this, &TargetEdit::offer);
}

void TargetEdit::setTarget(const QString &target) {
    m_target = target;
    setText(target.isEmpty() ? QString() : m_names.words(target));
    setCursorPosition(0);
}

void TargetEdit::offer(const QString &typed) {
    QList<Suggestion> found;
    int current = 0;
    if (typed.trimmed().isEmpty())
        found << Suggestion{kNothing, tr("Leave out"), {}};
    for (const TargetNames::Name &name : m_names.like(typed)) {
        if (typed.trimmed().isEmpty() && name.id == m_target)
            current = int(found.size());
        found << Suggestion{name.id, name.words, name.group};
    }
    list().show(found, current);
}

void TargetEdit::choose(const QString &target) {
    const bool other = target != m_target;
    setTarget(target);
    if (other)
        emit chosen(target);
}

Suggestions &TargetEdit::list() {
    if (!m_list) {
        m_list = new Suggestions(this);
        connect(m_list, &Suggestions::picked, this, [this](const QString &value) { choose(value == kNothing ? QString() : value); });
    }
    return *m_list;
}

void TargetEdit::keyPressEvent(QKeyEvent *event) {
    const bool open = m_list && m_list->isVisible();
    if (event->key() == Qt::Key_Down && !open)
        return offer({});
    if (open && m_list->handleKey(event))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QString picked = open ? m_list->current() : QString();
        if (open)
            m_list->hide();
        if (!picked.isEmpty())
            choose(picked == kNothing ? QString() : picked);
        emit goOn();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void TargetEdit::mousePressEvent(QMouseEvent *event) {
    QLineEdit::mousePressEvent(event);
    if (event->button() == Qt::LeftButton) {
        selectAll();
        offer({});
    }
}

void TargetEdit::focusInEvent(QFocusEvent *event) {
    QLineEdit::focusInEvent(event);
    emit entered();
}

void TargetEdit::focusOutEvent(QFocusEvent *event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    // Words that mean nothing are not kept: the line says what will be imported.
    if (text().trimmed().isEmpty())
        choose({});
    else if (const QString target = m_names.called(text()); !target.isEmpty() && text() != m_names.words(m_target))
        choose(target);
    else
        setTarget(m_target);
}

}  // namespace tongdang
