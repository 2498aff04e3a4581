// FormView's keyboard: from question to question and section to section, and what is brought into sight with it.
#include "ui/forms/field_row.h"
#include "ui/forms/form_view.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace tongdang {

void FormView::reveal(QWidget *what) {
    QScrollArea *scroll = m_embedded ? nullptr : m_scroll;
    for (QWidget *around = parentWidget(); around && !scroll; around = around->parentWidget())
        scroll = qobject_cast<QScrollArea *>(around);
    if (!scroll)
        return;
    for (const Section &section : std::as_const(m_sections))      // the first line of a section comes with its heading
        if (section.frame->isAncestorOf(what) && what->mapTo(section.grid, QPoint()).y() <= 0)
            scroll->ensureVisible(0, section.frame->mapTo(scroll->widget(), QPoint()).y(), 0, 0);
    scroll->ensureWidgetVisible(what, 0, m_context.theme().space(Space::Large));
}

bool FormView::focusField(const QString &name) {
    FieldRow *row = rowOf(m_form.indexOf(name));
    if (!row)
        return focusRow(name);
    if (!row->editor() || row->isHidden())
        return false;
    unfold(row->parentWidget());
    row->editor()->takeFocus();
    reveal(row);
    return true;
}

void FormView::focusFirst() {
    for (FieldRow *row : std::as_const(m_rows))
        if (row->editor() && !row->isHidden() && !row->parentWidget()->isHidden() && !row->editor()->stops().isEmpty() && row->editor()->isEnabled()) {
            row->editor()->takeFocus();
            m_scroll->verticalScrollBar()->setValue(0);      // what the layout made of it is not known yet
            return;
        }
}

void FormView::step(FieldRow *row, int by) {
    leave(row);                        // what applies next may hang on this answer
    for (qsizetype i = m_rows.indexOf(row) + by; i >= 0 && i < m_rows.size(); i += by) {
        if (!mayStop(m_rows[i]))
            continue;
        m_rows[i]->editor()->takeFocus();
        return;
    }
    if (by > 0)
        emit finished();
}

bool FormView::mayStop(const FieldRow *row) {
    return !row->isHidden() && !row->parentWidget()->isHidden() && row->editor() && !row->editor()->stops().isEmpty() && row->editor()->isEnabled();
}

// To the first question of the next section that has one; after the last it is as Enter on the last question.
void FormView::stepSection(int by) {
    const auto holds = [](const Section &section) { return std::any_of(section.rows.cbegin(), section.rows.cend(), [](const FieldRow *row) { return row->isAncestorOf(QApplication::focusWidget()); }); };
    qsizetype at = std::find_if(m_sections.cbegin(), m_sections.cend(), holds) - m_sections.cbegin();
    if (at == m_sections.size())
        return;
    for (at += by; at >= 0 && at < m_sections.size(); at += by)
        for (const FieldRow *row : std::as_const(m_sections[at].rows))
            if (mayStop(row)) {
                row->editor()->takeFocus();
                return;
            }
    if (by > 0)
        emit finished();
}

// Ctrl+Z in a field takes back what was typed since the record is shown, never an answer of the one before, nor one that is saved.
void FormView::forgetTyping() const {
    for (QLineEdit *line : m_body->findChildren<QLineEdit *>())
        if (line->isUndoAvailable() || line->isRedoAvailable()) {
            const QSignalBlocker quiet(line);
            const int at = line->cursorPosition();
            line->setText(line->text());
            line->setCursorPosition(at);
        }
    for (QPlainTextEdit *text : m_body->findChildren<QPlainTextEdit *>())
        text->document()->clearUndoRedoStacks();
}

}  // namespace tongdang
