#include "ui/forms/field_row.h"

#include "ui/forms/marks.h"
#include "ui/shell/context.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tongdang {

QWidget *problemLine(const QString &sentence, Severity severity, const Theme &theme, QWidget *parent) {
    auto *line = new QWidget(parent);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(Space::Hair));
    const int size = theme.px(14);
    auto *icon = new QLabel(line);
    icon->setPixmap(severityIcon(severity, theme, size).pixmap(size, size));
    auto *text = new QLabel(sentence, line);
    text->setObjectName(QStringLiteral("problem"));
    text->setWordWrap(true);
    text->setFont(theme.font(TextSize::Small));
    tint(text, theme, severityTone(severity));
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    return line;
}

FieldRow::FieldRow(const EditorHome &home, const Field &field, QWidget *parent)
    : QWidget(parent), m_home(home), m_field(field), m_label(new QLabel(this)), m_words(field.label.in(home.ui.language())), m_problems(new QVBoxLayout) {
    const Theme &theme = home.ui.theme();
    setObjectName(QStringLiteral("row_") + field.name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(Space::Hair));
    m_label->setWordWrap(true);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(theme.space(Space::Hair));
    heading->addWidget(m_label, 1);
    layout->addLayout(heading);
    m_heading = heading;
    if (field.kind != FieldKind::Note) {
        m_editor = makeEditor(home, field, this);
        layout->addWidget(m_editor);
        m_label->setBuddy(m_editor->stops().value(0));
    }
    const QString hint = field.hint.in(home.ui.language());
    if (!hint.isEmpty()) {
        m_hint = new QLabel(hint, this);
        m_hint->setWordWrap(true);
        tint(m_hint, theme, Color::Muted);
        m_hint->setFont(theme.font(TextSize::Small));
        layout->addWidget(m_hint);
    }
    m_problems->setSpacing(2);
    layout->addLayout(m_problems);
    layout->addStretch();
    setRequired(false);
    showProblems();
}

bool FieldRow::wide() const {
    return !m_editor || m_editor->wide() || m_field.print == u"full" || m_field.appearance.split(u' ').contains(u"full");
}

void FieldRow::setRequired(bool required) {
    if (m_required == required)
        return;
    m_required = required;
    showLabel();
}

void FieldRow::setWords(const QString &label, const QString &hint) {
    if (m_hint && m_hint->text() != hint)
        m_hint->setText(hint);
    if (m_words == label)
        return;
    m_words = label;
    showLabel();
}

void FieldRow::showLabel() {
    const bool required = m_required.value_or(false);
    const QString text = m_words.isEmpty() ? m_field.name : m_words;
    // Rich only where it must be: a form has hundreds of labels, and each is laid out anew whenever a line below one of them comes or goes.
    m_label->setTextFormat(required ? Qt::RichText : Qt::PlainText);
    m_label->setText(required ? text.toHtmlEscaped() + QStringLiteral(" <span style='color:%1'>*</span>").arg(m_home.ui.theme().color(Color::Danger).name())
                              : QString(text).replace(u'&', QStringLiteral("&&")));      // no shortcut
    m_label->setToolTip(required ? tr("Needed") : QString());
}

void FieldRow::setRestricted() {
    m_editor->setLocked(true);
    m_editor->setEnabled(false);
    m_editor->setToolTip(tr("Your role does not show this answer. It is kept as it is."));
    m_remark = tr("Not shown to your role; kept as it is.");
    showProblems();
}

void FieldRow::setHistory(bool offered) {
    if (!m_history && offered) {
        const Theme &theme = m_home.ui.theme();
        m_history = new QToolButton(this);
        m_history->setObjectName(QStringLiteral("answer_history"));
        m_history->setProperty("kind", QStringLiteral("small"));
        m_history->setIcon(theme.icon(QStringLiteral("history"), Color::Muted));
        m_history->setIconSize(QSize(1, 1) * theme.px(14));
        m_history->setToolTip(tr("What this answer was before") + QStringLiteral(" (Ctrl+H)"));
        m_history->setAccessibleName(m_editor->accessibleName() + QStringLiteral(": ") + tr("What this answer was before"));
        m_history->setFocusPolicy(Qt::NoFocus);      // Tab goes from answer to answer
        m_heading->addWidget(m_history, 0, Qt::AlignTop);
        connect(m_history, &QToolButton::clicked, this, &FieldRow::historyWanted);
    }
    if (m_history)
        m_history->setVisible(offered);
}

void FieldRow::setIssues(const QList<Issue> &issues) {
    if (std::equal(issues.cbegin(), issues.cend(), m_issues.cbegin(), m_issues.cend(), same))
        return;
    m_issues = issues;
    showProblems();
}

void FieldRow::setFault(const QString &sentence) {
    if (m_fault == sentence)
        return;
    m_fault = sentence;
    showProblems();
}

void FieldRow::setFilledFrom(const QString &label) {
    const QString remark = label.isEmpty() ? QString() : tr("Filled in from %1").arg(label);
    if (m_remark == remark)
        return;
    m_remark = remark;
    showProblems();
}

void FieldRow::showProblems() {
    while (QLayoutItem *item = m_problems->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Theme &theme = m_home.ui.theme();
    QStringList spoken;
    const auto add = [&](const QString &sentence, Severity severity) {
        if (spoken.contains(sentence))
            return;
        spoken.append(sentence);
        QWidget *line = problemLine(sentence, severity, theme, this);
        m_problems->addWidget(line);
        line->show();
    };
    if (!m_fault.isEmpty())
        add(m_fault, Severity::Must);
    else
        for (const Issue &issue : std::as_const(m_issues))
            add(m_home.ui.say(issue.message), issue.severity);
    if (!m_remark.isEmpty())
        add(m_remark, Severity::Info);
    const bool must = !m_fault.isEmpty() || hasMust(m_issues);
    const bool warn = std::any_of(m_issues.cbegin(), m_issues.cend(), [](const Issue &issue) { return issue.severity == Severity::Warn; });
    if (m_editor)
        for (QWidget *stop : m_editor->stops()) {
            setStyleProperty(stop, "problem", must ? QStringLiteral("must") : warn ? QStringLiteral("warn") : QString());
            const QString hint = m_field.hint.in(m_home.ui.language());
            stop->setAccessibleDescription((QStringList(spoken) << hint).join(u' ').trimmed());
        }
    updateGeometry();
}

}  // namespace tongdang
