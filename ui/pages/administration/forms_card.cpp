#include "ui/pages/administration/forms_card.h"

#include "ui/pages/administration/form_install_dialog.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tongdang {

static constexpr int kRowsAtOnce = 8;

FormsCard::FormsCard(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_table(new QTableWidget(0, 5, this)) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Medium);
    m_table->setObjectName(QStringLiteral("forms"));
    m_table->setAccessibleName(tr("Forms in use"));
    m_table->setHorizontalHeaderLabels({tr("Form"), tr("Id"), tr("Version"), tr("Belongs to"), tr("From")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(m_table);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_install = new QPushButton(theme.icon(QStringLiteral("import")), tr("Install or update a form…"), this);
    m_install->setObjectName(QStringLiteral("chooseForm"));
    m_look = new QPushButton(theme.icon(QStringLiteral("eye")), tr("Look at it"), this);
    m_look->setObjectName(QStringLiteral("lookAtForm"));
    row->addWidget(m_install);
    row->addWidget(m_look);
    row->addStretch();
    column->addLayout(row);
    m_install->setEnabled(!context.isReadOnly() && context.policy().allows(context.session(), Action::Forms));
    m_look->setEnabled(false);
    connect(m_install, &QPushButton::clicked, this, &FormsCard::install);
    connect(m_look, &QPushButton::clicked, this, &FormsCard::look);
    connect(m_table, &QTableWidget::cellActivated, this, &FormsCard::look);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { m_look->setEnabled(!m_table->selectedItems().isEmpty()); });
}

void FormsCard::refresh() {
    const Theme &theme = m_context.theme();
    const FormCatalog &forms = m_context.ledger().forms();
    QSet<QString> own;
    for (const FormSource &source : forms.sources())
        if (!source.bundled)
            own.insert(source.extends.isEmpty() ? source.id : source.extends);
    QList<const Form *> shown;
    for (const Form *form : forms.all())
        if (form->repeatOf.isEmpty())
            shown << form;
    // What a district has brought itself is what one comes here for.
    std::stable_sort(shown.begin(), shown.end(), [&](const Form *a, const Form *b) { return own.contains(a->id) > own.contains(b->id); });
    m_table->setRowCount(int(shown.size()));
    for (int row = 0; row < int(shown.size()); ++row) {
        const Form &form = *shown[row];
        const Form *subject = forms.find(form.subject);
        const QStringList cells{form.title.in(m_context.language()), form.id, form.version, subject ? subject->title.in(m_context.language()) : QString(),
                                own.contains(form.id) ? form.extensions.isEmpty() ? tr("installed here") : tr("the program, with more questions") : tr("the program")};
        for (int column = 0; column < int(cells.size()); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            item->setData(Qt::UserRole, form.id);
            m_table->setItem(row, column, item);
        }
        m_table->setRowHeight(row, theme.px(kRowHeight));
    }
    m_table->setFixedHeight(std::min(int(shown.size()), kRowsAtOnce) * theme.px(kRowHeight) + m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() + 2);
}

void FormsCard::install() {
    const QString file = m_context.dialogs().openFile(window(), tr("Which form? A workbook or text table in the XLSForm convention"), tr("Forms (*.xlsx *.xls *.csv)"));
    if (file.isEmpty())
        return;
    auto source = readFormFile(file);
    if (!source)
        return m_context.dialogs().error(window(), m_context.say(source.error()), source.error().detail);
    FormInstallDialog(m_context, std::move(*source), window()).exec();
}

void FormsCard::look() {
    const QList<QTableWidgetItem *> selected = m_table->selectedItems();
    const Form *form = selected.isEmpty() ? nullptr : m_context.ledger().forms().find(selected.front()->data(Qt::UserRole).toString());
    if (form)
        FormInstallDialog(m_context, *form, window()).exec();
}

}  // namespace tongdang
