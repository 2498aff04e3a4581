#include "ui/forms/repeat_table.h"

#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tongdang {

RepeatTable::RepeatTable(UiContext &context, const Repeat &repeat, std::function<std::vector<Answers> &()> rows, QWidget *parent)
    : QWidget(parent), m_context(context), m_repeat(repeat), m_rows(std::move(rows)), m_table(new QTableWidget(this)), m_buttons(new QWidget(this)) {
    setObjectName(QStringLiteral("repeat_") + repeat.name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setAccessibleName(repeat.label.in(context.language()));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setFixedHeight(context.theme().px(kRowHeight) * 5);
    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, m_buttons);
        made->setObjectName(name);
        line->addWidget(made);
        return made;
    };
    connect(button(tr("Add"), QStringLiteral("add")), &QPushButton::clicked, this, [this] { edit(-1); });
    connect(button(tr("Change"), QStringLiteral("change")), &QPushButton::clicked, this, [this] { if (m_table->currentRow() >= 0) edit(m_table->currentRow()); });
    connect(button(tr("Remove"), QStringLiteral("remove")), &QPushButton::clicked, this, &RepeatTable::remove);
    line->addStretch();
    layout->addWidget(m_buttons);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { if (m_buttons->isVisible()) edit(row); });
    refresh();
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
    const std::vector<Answers> &rows = m_rows();
    m_table->setColumnCount(int(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row)
        for (int column = 0; column < shown.size(); ++column) {
            const Field &field = *shown[column];
            auto *item = new QTableWidgetItem(shownValue(m_context, *m_repeat.form, field, rows[size_t(row)].value(field.name)));
            if (field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    m_table->resizeColumnsToContents();
}

void RepeatTable::edit(int row) {
    FormDialog dialog(m_context, m_repeat.label.in(m_context.language()), this);
    auto *view = new FormView(m_context, *m_repeat.form, &dialog);
    if (row < 0)
        view->setNew();
    else
        view->setAnswers(m_rows()[size_t(row)]);
    dialog.add(view);
    dialog.setSave([&] {
        if (row < 0)
            m_rows().push_back(view->answers());
        else
            m_rows()[size_t(row)] = view->answers();
        return true;
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    refresh();
    emit edited();
}

void RepeatTable::remove() {
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_rows().erase(m_rows().begin() + row);
    refresh();
    emit edited();
}

}  // namespace tongdang
