#include "ui/forms/line_editor.h"

#include "core/base/text.h"
#include "core/identity/id_number.h"
#include "ui/shell/context.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>

namespace tongdang {

static bool isNumber(const Field &field) {
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal || field.kind == FieldKind::Range;
}

LineEditor::LineEditor(const EditorHome &home, const Field &field, QWidget *parent) : FieldEditor(home, field, parent), m_line(new QLineEdit(this)) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    const bool latin = isNumber(field) || field.appearance == u"idnumber" || field.appearance == u"phone";
    if (latin)
        m_line->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);   // the pinyin keyboard stays out of the way
    if (isNumber(field)) {
        m_line->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
        layout->addStretch();
    }
    if (field.kind == FieldKind::GeoPoint)
        m_line->setPlaceholderText(tr("latitude longitude"));
    watch(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { emit edited(); });
}

QString LineEditor::value() const {
    static const QRegularExpression breaks(QStringLiteral("[\\r\\n\\t\\x{2028}\\x{2029}]+"));   // pasted: a line has none
    const QString typed = m_line->text().replace(breaks, QStringLiteral(" "));
    const Canonical canonical = canonicalValue(home().form, field(), typed);
    return canonical.issue ? typed : canonical.value;
}

void LineEditor::setValue(const QString &value) {
    if (m_line->text() != value) {
        m_line->setText(value);
        m_line->setCursorPosition(0);
    }
}

void LineEditor::setLocked(bool locked) {
    m_line->setReadOnly(locked);
}

void LineEditor::normalize() {
    setValue(value());
}

bool LineEditor::wide() const {
    return field().appearance == u"address" || field().appearance == u"full";
}

IdNumberEditor::IdNumberEditor(const EditorHome &home, const Field &field, QWidget *parent) : LineEditor(home, field, parent) {
    line()->setPlaceholderText(tr("18 digits"));
}

QString IdNumberEditor::faultWhileTyping() const {
    const QString typed = normalizedIdNumber(line()->text());
    if (typed.isEmpty() || isMasked(typed))
        return {};
    const auto say = [this](IdNumber::Fault fault) { return home().ui.say(Message{idFaultMessageId(fault), {}, {}}); };
    const QDate today = home().ui.clock().today();
    if (typed.size() >= 18) {
        const IdNumber read = readIdNumber(typed, today);
        return read.valid() ? QString() : say(read.fault);
    }
    // A head that no number can begin with is told before the rest is typed.
    for (int i = 0; i < typed.size(); ++i)
        if (!typed[i].isDigit() && !(i == 17 && typed[i] == u'X'))
            return say(IdNumber::Fault::Characters);
    if (typed.size() >= 14 && typed.size() != 15) {
        const QDate birth = QDate::fromString(typed.mid(6, 8), QStringLiteral("yyyyMMdd"));
        if (!birth.isValid())
            return say(IdNumber::Fault::Date);
        if (birth > today)
            return say(IdNumber::Fault::FutureDate);
    }
    return {};
}

MultilineEditor::MultilineEditor(const EditorHome &home, const Field &field, QWidget *parent) : FieldEditor(home, field, parent), m_text(new QPlainTextEdit(this)) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().lineSpacing() * 3 + 2 * m_text->frameWidth() + 10);
    m_text->setToolTip(tr("Ctrl+Enter begins a new line"));
    watch(m_text);
    m_text->viewport()->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { emit edited(); });
}

QString MultilineEditor::value() const {
    return m_text->toPlainText().trimmed();
}

void MultilineEditor::setValue(const QString &value) {
    if (this->value() == value)
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(value);
}

void MultilineEditor::setLocked(bool locked) {
    m_text->setReadOnly(locked);
}

bool MultilineEditor::eventFilter(QObject *watched, QEvent *event) {
    // The text's own long content may scroll while it has the focus; it cannot change anything.
    if (event->type() == QEvent::Wheel && m_text->hasFocus() && m_text->verticalScrollBar()->maximum() > 0)
        return false;
    return FieldEditor::eventFilter(watched, event);
}

bool MultilineEditor::handleKey(QKeyEvent *event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && (event->modifiers() & Qt::ControlModifier)) {
        if (!m_text->isReadOnly())
            m_text->insertPlainText(QStringLiteral("\n"));
        return true;
    }
    return false;
}

}  // namespace tongdang
