#include "ui/pages/children/export_dialog.h"

#include "core/children/fields.h"
#include "core/importing/roster_template.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kWidth = 480;

QButtonGroup *addChoices(QVBoxLayout *column, QWidget *owner, const QString &question, const QStringList &answers, const QStringList &names) {
    auto *label = new QLabel(question);
    column->addWidget(label);
    auto *group = new QButtonGroup(owner);
    for (int i = 0; i < answers.size(); ++i) {
        auto *button = new QRadioButton(answers[i]);
        button->setObjectName(names[i]);
        button->setAccessibleDescription(question);
        button->setChecked(i == 0);
        group->addButton(button, i);
        column->addWidget(button);
    }
    return group;
}

}  // namespace

ExportDialog::ExportDialog(UiContext &context, qint64 shown, qint64 selected, QWidget *parent) : QDialog(parent), m_context(context), m_roster(new QuietCombo), m_whole(new QWidget) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("export_dialog"));
    setWindowTitle(tr("Export a roster"));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Small);
    if (selected > 0 && selected < shown) {
        m_which = addChoices(column, this, tr("Which children?"), {tr("The %n selected", nullptr, int(selected)), tr("All %n of the list", nullptr, int(shown))}, {QStringLiteral("exportSelected"), QStringLiteral("exportAll")});
        if (selected == 1)               // one is merely where the cursor stands, unless the person says so
            m_which->button(1)->setChecked(true);
    } else
        column->addWidget(new QLabel(tr("%n child(ren) of the list", nullptr, int(shown))));
    auto *columns = new QLabel(tr("Columns"));
    columns->setBuddy(m_roster);
    m_roster->setObjectName(QStringLiteral("exportRoster"));
    m_roster->setAccessibleName(columns->text());
    const RosterTemplates rosters;
    for (const RosterTemplate &roster : rosters.all)
        if (roster.serves(fields::kChild))
            m_roster->addItem(roster.title.in(context.language()), roster.id);
    m_roster->setCurrentIndex(std::max(0, m_roster->findData(ExportOptions().roster)));
    column->addWidget(columns);
    column->addWidget(m_roster);

    QStringList numbers{tr("Masked: 150302********123X")};
    if (context.policy().allows(context.session(), Action::ExportFull))
        numbers << tr("Whole; purpose and recipient go into the log");
    m_numbers = addChoices(column, this, tr("ID numbers and phones"), numbers, {QStringLiteral("exportMasked"), QStringLiteral("exportWhole")});
    auto *lines = theme.lay(new QVBoxLayout(m_whole), 0, Space::Hair);
    m_purpose = addLine(lines, tr("Purpose"), "exportPurpose");
    m_recipient = addLine(lines, tr("Recipient"), "exportRecipient");
    m_approver = addLine(lines, tr("Approved by (for many rows)"), "exportApprover");
    column->addWidget(m_whole);

    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(tr("Choose where to save…"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("exportGo"));
    setStyleProperty(m_go, "kind", QStringLiteral("primary"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setObjectName(QStringLiteral("cancel"));
    column->addStretch();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_numbers, &QButtonGroup::idToggled, this, &ExportDialog::follow);
    setMinimumWidth(theme.px(kWidth));
    (m_which ? static_cast<QWidget *>(m_which->checkedButton()) : m_roster)->setFocus();
    follow();
}

QLineEdit *ExportDialog::addLine(QVBoxLayout *column, const QString &name, const char *objectName) {
    auto *label = new QLabel(name);
    auto *line = new QLineEdit;
    line->setObjectName(QLatin1String(objectName));
    line->setAccessibleName(name);
    label->setBuddy(line);
    column->addWidget(label);
    column->addWidget(line);
    connect(line, &QLineEdit::textChanged, this, &ExportDialog::follow);
    return line;
}

void ExportDialog::follow() {
    const bool whole = m_numbers->checkedId() == 1;
    m_whole->setVisible(whole);
    m_go->setEnabled(!whole || (!m_purpose->text().trimmed().isEmpty() && !m_recipient->text().trimmed().isEmpty()));
}

bool ExportDialog::wantsSelected() const { return m_which && m_which->checkedId() == 0; }

ExportOptions ExportDialog::options() const {
    ExportOptions options;
    options.roster = m_roster->currentData().toString();
    options.form = fields::kChild;
    options.fullIds = m_numbers->checkedId() == 1;
    options.purpose = m_purpose->text();
    options.recipient = m_recipient->text();
    options.approver = m_approver->text();
    options.language = m_context.language();
    return options;
}

void exportChildren(UiContext &context, QWidget *window, const std::vector<qint64> &shown, const std::vector<qint64> &selected) {
    ExportDialog dialog(context, qint64(shown.size()), qint64(selected.size()), window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    ExportOptions options = dialog.options();
    options.ids = dialog.wantsSelected() ? selected : shown;
    const QString proposed = ExportDialog::tr("roster %1.xlsx").arg(context.clock().today().toString(Qt::ISODate));
    const QString file = context.dialogs().saveFile(window, ExportDialog::tr("Where should the roster go?"), proposed, ExportDialog::tr("Workbooks (*.xlsx);;Text tables (*.csv)"));
    if (file.isEmpty())
        return;
    auto outcome = std::make_shared<std::optional<Result<ExportOutcome>>>();
    const bool begun = context.jobs().start(
        ExportDialog::tr("Exporting…"),
        [&context, outcome, file, options](Progress &progress) {
            auto reader = context.ledger().openReader();
            if (!reader)
                outcome->emplace(reader.error());
            else
                outcome->emplace(exportRoster(context.ledger(), **reader, context.session(), file, options, progress));
        },
        [&context, outcome, file, window = QPointer<QWidget>(window)] {
            const auto &done = **outcome;
            if (done)
                context.tell(context.say(Message{QStringLiteral("importing.exported"), {QString::number(done->rows), QDir::toNativeSeparators(file)}, {}}), file);
            else if (done.error().code == ErrorCode::Cancelled)
                context.tell(context.say(done.error()));
            else
                context.dialogs().error(window, context.say(done.error()), done.error().detail);
        });
    if (!begun)
        context.tell(context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

}  // namespace tongdang
