#include "ui/forms/date_editor.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "ui/forms/marks.h"
#include "ui/shell/context.h"

#include <QCalendarWidget>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

namespace tongdang {

DateEditor::DateEditor(const EditorHome &home, const Field &field, QWidget *parent) : FieldEditor(home, field, parent), m_line(new QLineEdit(this)) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_line);
    m_line->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);
    const bool time = field.kind == FieldKind::Time, moment = field.kind == FieldKind::DateTime;
    m_line->setPlaceholderText(time ? QStringLiteral("8:30") : moment ? QStringLiteral("2015-3-7 8:30") : QStringLiteral("2015-3-7"));
    m_line->setMaximumWidth(fontMetrics().averageCharWidth() * (moment ? 34 : 22));
    if (!time) {
        m_button = new QToolButton(this);
        m_button->setIcon(editorIcon(QStringLiteral("calendar"), home.ui.theme(), fontMetrics().height()));
        m_button->setIconSize(QSize(1, 1) * home.ui.theme().px(16));
        m_button->setToolTip(tr("Calendar") + QStringLiteral(" (Alt+↓)"));
        m_button->setAccessibleName(label() + QStringLiteral(": ") + tr("Calendar"));
        m_button->setFocusPolicy(Qt::NoFocus);
        m_button->setAutoRaise(true);
        layout->addWidget(m_button);
        connect(m_button, &QToolButton::clicked, this, &DateEditor::openCalendar);
    }
    layout->addStretch();
    watch(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { emit edited(); });
}

namespace {

// What a hand on paper writes and a roster must not: 15-3-7, 2015 3 7. A year of two digits is the latest that is not far ahead.
QString written(QString text, const QDate &today) {
    static const QRegularExpression form(QStringLiteral(R"(^\s*(\d{2}|\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*日?(?=\s|$))"));
    const auto match = form.match(halfWidth(text));
    if (!match.hasMatch())
        return text;
    constexpr int kAhead = 10, kCentury = 100;
    int year = match.captured(1).toInt();
    if (year < kCentury)
        year += year + today.year() / kCentury * kCentury <= today.year() + kAhead ? today.year() / kCentury * kCentury : (today.year() / kCentury - 1) * kCentury;
    return QStringLiteral("%1-%2-%3").arg(year).arg(match.captured(2), match.captured(3)) + halfWidth(text).mid(match.capturedEnd());
}

}  // namespace

QString DateEditor::value() const {
    const QString text = field().kind == FieldKind::Time ? m_line->text() : written(m_line->text(), home().ui.clock().today());
    const Canonical canonical = canonicalValue(home().form, field(), text);
    return canonical.issue ? m_line->text() : canonical.value;
}

void DateEditor::setValue(const QString &value) {
    if (m_line->text() != value)
        m_line->setText(value);
}

void DateEditor::setLocked(bool locked) {
    m_line->setReadOnly(locked);
    if (m_button)
        m_button->setVisible(!locked);
}

void DateEditor::normalize() {
    setValue(value());
}

bool DateEditor::handleKey(QKeyEvent *event) {
    if (m_button && !m_line->isReadOnly() && event->key() == Qt::Key_Down && (event->modifiers() & Qt::AltModifier)) {
        openCalendar();
        return true;
    }
    return false;
}

void DateEditor::openCalendar() {
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(QStringLiteral("calendar_popup"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(4, 4, 4, 4);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setLocale(language() == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    calendar->setFirstDayOfWeek(Qt::Monday);
    calendar->setAccessibleName(label());
    const QDate shown = parseDate(m_line->text().section(u' ', 0, 0));
    calendar->setSelectedDate(shown.isValid() ? shown : home().ui.clock().today());
    layout->addWidget(calendar);
    const auto choose = [this, popup](const QDate &date) {
        const QString rest = field().kind == FieldKind::DateTime ? m_line->text().section(u' ', 1) : QString();
        m_line->setText(rest.isEmpty() ? isoDate(date) : isoDate(date) + u' ' + rest);
        popup->close();
        m_line->setFocus(Qt::OtherFocusReason);
        emit edited();
    };
    connect(calendar, &QCalendarWidget::clicked, popup, choose);
    connect(calendar, &QCalendarWidget::activated, popup, choose);
    popup->adjustSize();
    popup->move(m_line->mapToGlobal(QPoint(0, m_line->height() + 1)));
    popup->show();
    calendar->setFocus();
}

}  // namespace tongdang
