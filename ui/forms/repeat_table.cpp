#include "ui/forms/repeat_table.h"

#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/forms/row_facts.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace tongdang {

RepeatTable::RepeatTable(UiContext &context, const Form &form, int repeat, FormLogic &logic, FormFiles &files, QWidget *parent)
    : QWidget(parent), m_context(context), m_repeat(form.repeats[repeat]), m_logic(logic), m_files(files), m_index(repeat), m_table(new QTableWidget(this)), m_buttons(new QWidget(this)) {
    setObjectName(QStringLiteral("repeat_") + m_repeat.name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setAccessibleName(m_repeat.label.in(context.language()));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(context.theme().px(kRowHeight));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setFixedHeight(context.theme().px(kRowHeight) * 5);
    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, m_buttons);
        made->setObjectName(name);
        made->setAutoDefault(false);      // in a dialog, Enter stays with the questions
        line->addWidget(made);
        return made;
    };
    connect(button(tr("Add"), QStringLiteral("add_row")), &QPushButton::clicked, this, [this] { open(-1); });
    m_change = button(tr("Change"), QStringLiteral("change_row"));
    m_remove = button(tr("Remove"), QStringLiteral("remove_row"));
    connect(m_change, &QPushButton::clicked, this, [this] { open(m_table->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, &RepeatTable::remove);
    line->addStretch();
    layout->addWidget(m_buttons);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { open(row); });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RepeatTable::enableButtons);
    setFocusProxy(m_table);
    refresh();
}

void RepeatTable::enableButtons() {
    const bool any = m_table->currentRow() >= 0;
    m_change->setEnabled(any);
    m_remove->setEnabled(any);
}

void RepeatTable::setReadOnly(bool readOnly) {
    m_buttons->setVisible(!readOnly);
}

void RepeatTable::refresh() {
    QList<const Field *> shown;
    for (const Field &field : m_repeat.form->fields)
        if (!field.label.isEmpty() && field.kind != FieldKind::Note)
            shown.append(&field);
    QStringList headings;
    for (const Field *field : std::as_const(shown))
        headings << field->label.in(m_context.language());
    for (const Repeat &inner : m_repeat.form->repeats)
        headings << inner.label.in(m_context.language());
    const std::vector<Answers> &rows = m_logic.rows().rows(m_index);
    m_table->setColumnCount(int(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row) {
        const auto put = [&](qsizetype column, const QString &text, bool number) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(text);
            if (number)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, int(column), item);
        };
        const Answers &answers = rows[size_t(row)];
        for (qsizetype column = 0; column < shown.size(); ++column)
            put(column, shownValue(m_context, *m_repeat.form, *shown[column], answers.value(shown[column]->name)), shown[column]->kind == FieldKind::Integer || shown[column]->kind == FieldKind::Decimal);
        for (size_t inner = 0; inner < answers.repeats.size(); ++inner)     // how many; they are seen in the row's own form
            put(shown.size() + qsizetype(inner), QString::number(answers.repeats[inner].size()), true);
    }
    m_table->resizeColumnsToContents();
    enableButtons();
}

void RepeatTable::open(int row, const QString &question) {
    if (m_buttons->isHidden() || row >= int(m_logic.rows().rows(m_index).size()))
        return;
    const Form &form = *m_repeat.form;
    const bool isNew = row < 0;
    const int position = isNew ? int(m_logic.rows().rows(m_index).size()) : row;
    FormDialog dialog(m_context, m_repeat.label.in(m_context.language()), this);
    auto *view = new FormView(m_context, form, &dialog);
    view->useFiles(&m_files);
    view->setRow(isNew ? RepeatRows::Row{Answers(form), RepeatRows::Stored(form)} : m_logic.rows().row(m_index, row), std::make_unique<RowFacts>(m_logic.answers(), m_logic.facts(), position + 1), isNew);
    dialog.add(view);
    if (!question.isEmpty())
        QTimer::singleShot(0, view, [view, question] { view->focusField(question); });
    dialog.setSave([&] {
        m_logic.rows().put(m_index, row, view->row());
        return true;
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    refresh();
    m_table->selectRow(position);
    emit edited();
}

void RepeatTable::remove() {
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_logic.rows().remove(m_index, row);
    refresh();
    emit edited();
}

}  // namespace tongdang
