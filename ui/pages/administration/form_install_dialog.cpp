#include "ui/pages/administration/form_install_dialog.h"

#include "ui/forms/form_view.h"
#include "ui/forms/marks.h"
#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kNamed = 8;              // questions in one sentence

class TrialFacts final : public FormFacts {
  public:
    explicit TrialFacts(const UiContext &context) : m_context(context) {}
    QDateTime now() const override { return shanghaiTime(m_context.clock().nowMs()); }
    QString userName() const override { return m_context.session().login; }

  private:
    const UiContext &m_context;
};

QString labelOf(const Field &field, Language language) {
    const QString label = field.label.in(language);
    return label.isEmpty() ? field.name : label;
}

// Questions that the first form has and the second has not.
QStringList onlyIn(const Form &form, const Form *other, Language language) {
    QStringList labels;
    for (const Field &field : form.fields)
        if (isStored(field.kind) && !field.derived && (!other || !other->find(field.name)))
            labels << labelOf(field, language);
    return labels;
}

int questionsOf(const Form &form) {
    int questions = int(std::count_if(form.fields.begin(), form.fields.end(), [](const Field &field) { return field.kind != FieldKind::Note && field.kind != FieldKind::Metadata; }));
    for (const Repeat &repeat : form.repeats)
        questions += questionsOf(*repeat.form);
    return questions;
}

}  // namespace

FormInstallDialog::FormInstallDialog(UiContext &context, const QString &title, QWidget *parent)
    : QDialog(parent), m_context(context), m_banner(new Banner(context.theme(), this)), m_words(new QLabel(this)), m_faults(new QTableWidget(0, 4, this)), m_place(new QVBoxLayout), m_install(nullptr) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("form_install"));
    setWindowTitle(title);
    auto *layout = theme.lay(new QVBoxLayout(this), Space::Large, Space::Medium);
    layout->addWidget(m_banner);
    m_words->setObjectName(QStringLiteral("form_words"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    layout->addWidget(m_words);
    m_faults->setObjectName(QStringLiteral("form_faults"));
    m_faults->setAccessibleName(tr("What is wrong with the file"));
    m_faults->setHorizontalHeaderLabels({tr("Sheet"), tr("Row"), tr("Kind"), tr("What to mend")});
    m_faults->verticalHeader()->hide();
    m_faults->setShowGrid(false);
    m_faults->setWordWrap(true);
    m_faults->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);    // follows the width
    m_faults->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_faults->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_faults->setTabKeyNavigation(false);
    m_faults->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_faults->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_faults->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_faults->hide();
    layout->addWidget(m_faults, 1);
    layout->addLayout(m_place, 3);
    auto *buttons = new QDialogButtonBox(this);
    m_install = buttons->addButton(tr("Install"), QDialogButtonBox::AcceptRole);
    m_install->setObjectName(QStringLiteral("install_form"));
    setStyleProperty(m_install, "kind", QStringLiteral("primary"));
    m_install->setAutoDefault(false);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &FormInstallDialog::install);
    resize(fitting(parent, {theme.px(900), theme.px(680)}));
}

FormInstallDialog::FormInstallDialog(UiContext &context, FormSource source, QWidget *parent) : FormInstallDialog(context, tr("Install a form"), parent) {
    m_source = std::move(source);
    const FormReport report = context.ledger().forms().check(m_source);
    showFaults(report.issues);
    m_install->setVisible(report.ok());
    if (!report.ok()) {
        const auto faults = std::count_if(report.issues.begin(), report.issues.end(), [](const DefinitionIssue &issue) { return issue.severity == Severity::Must; });
        m_banner->say(Banner::Kind::Danger, tr("This form cannot be used yet: %n thing(s) must be mended in the file. Nothing was changed.", nullptr, int(faults)));
        m_words->setText(tr("File: %1").arg(m_source.file));
        return;
    }
    m_beside = FormCatalog::with(context.ledger().forms().sources() << m_source);
    if (const Form *form = m_beside.find(m_source.extends.isEmpty() ? m_source.id : m_source.extends)) {
        tell(*form);
        preview(*form);
    }
}

FormInstallDialog::FormInstallDialog(UiContext &context, const Form &form, QWidget *parent) : FormInstallDialog(context, tr("Form in use"), parent) {
    m_install->hide();
    m_words->setText(tr("%1 (%2), version %3, %n question(s). What is typed here is only a trial and is not kept.", nullptr, questionsOf(form)).arg(form.title.in(context.language()), form.id, form.version));
    preview(form);
}

FormInstallDialog::~FormInstallDialog() {
    delete m_view;                         // before the forms it shows
}

void FormInstallDialog::showFaults(const QList<DefinitionIssue> &issues) {
    m_faults->setRowCount(int(issues.size()));
    m_faults->setVisible(!issues.isEmpty());
    for (int row = 0; row < int(issues.size()); ++row) {
        const DefinitionIssue &issue = issues[row];
        const QString kind = issue.severity == Severity::Must ? tr("must be mended") : issue.severity == Severity::Warn ? tr("please check") : tr("note");
        const QStringList cells{issue.sheet, issue.row > 0 ? QString::number(issue.row) : QString(), kind, m_context.say(issue.message)};
        for (int column = 0; column < int(cells.size()); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            if (column == 1)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_faults->setItem(row, column, item);
        }
        m_faults->item(row, 2)->setIcon(severityIcon(issue.severity, m_context.theme(), m_context.theme().px(14)));
    }
}

void FormInstallDialog::tell(const Form &form) {
    const Language language = m_context.language();
    const Form *before = m_context.ledger().forms().find(form.id);
    const auto named = [](QStringList labels) {
        const qsizetype more = labels.size() - kNamed;
        labels = labels.mid(0, kNamed);
        if (more > 0)
            labels << tr("and %n more", nullptr, int(more));
        return labels.join(tr(", "));
    };
    QStringList words;
    const QString title = form.title.in(language);
    if (!before) {
        words << tr("A new form: %1 (%2), version %3, %n question(s).", nullptr, questionsOf(form)).arg(title, form.id, form.version);
        const Form *subject = form.subject.isEmpty() ? nullptr : m_beside.find(form.subject);
        words << (form.subject == u"child" ? tr("It will be in each child's file, under “Other records” or, for an assessment, under “Assessments”.")
                  : subject                ? tr("Its records belong to: %1.").arg(subject->title.in(language))
                                           : tr("Its records stand alone; they are not part of a child's file."));
    } else {
        words << (m_source.extends.isEmpty() ? tr("A newer version of %1 (%2): %3 instead of %4.").arg(title, form.id, form.version, before->version)
                                             : tr("More questions for %1, version %2.").arg(title, m_source.version));
        const QStringList more = onlyIn(form, before, language), gone = onlyIn(*before, &form, language);
        words << tr("All answers given so far are kept.");
        if (!more.isEmpty())
            words << tr("New questions: %1.").arg(named(more));
        if (!gone.isEmpty())
            words << tr("No longer asked: %1. Their answers stay in the ledger and the history.").arg(named(gone));
    }
    words << tr("Below is the form as it will look. What is typed there is only a trial and is not kept.");
    m_words->setText(words.join(u' '));
    m_install->setText(before ? tr("Update") : tr("Install"));
}

void FormInstallDialog::preview(const Form &form) {
    m_view = new FormView(m_context, form, this);
    m_view->setTrial();
    m_view->setRow({Answers(form), RepeatRows::Stored(form)}, std::make_unique<TrialFacts>(m_context), true);
    m_place->addWidget(m_view);
    m_view->show();
}

void FormInstallDialog::install() {
    const auto report = m_context.ledger().installForm(m_context.session(), m_source);
    if (!report)
        return m_context.dialogs().error(this, m_context.say(report.error()), report.error().detail);
    if (!report->ok()) {                   // beside the answers and versions that are there
        showFaults(report->issues);
        m_banner->say(Banner::Kind::Danger, tr("The form was not installed, for the reasons below. Nothing was changed."));
        m_install->setEnabled(false);
        return;
    }
    const Form *form = m_context.ledger().forms().find(m_source.extends.isEmpty() ? m_source.id : m_source.extends);
    m_context.announceChange(Message{QStringLiteral("forms.installed"), {form ? form->title.in(m_context.language()) : m_source.id, report->version}, {}}, {});
    accept();
}

}  // namespace tongdang
