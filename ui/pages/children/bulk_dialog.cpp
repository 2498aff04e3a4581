#include "ui/pages/children/bulk_dialog.h"

#include "core/children/fields.h"
#include "ui/forms/field_editor.h"
#include "ui/pages/children/for_all.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kWidth = 480;
constexpr int kNamed = 5;              // children named in the preview

// What is a person's own can hardly be the same for several.
bool mayBeShared(const Field &field) {
    return !field.derived && !field.readOnly && isStored(field.kind) && !field.label.isEmpty() && field.restricted.isEmpty() && field.appearance != u"idnumber" && field.appearance != u"name"
        && field.appearance != u"phone" && field.kind != FieldKind::Image && field.kind != FieldKind::File && field.name != fields::kBirthDate && field.name != fields::kChildNumber;
}

}  // namespace

BulkDialog::BulkDialog(UiContext &context, std::vector<Record> children, QWidget *parent)
    : QDialog(parent), m_context(context), m_children(std::move(children)), m_form(*context.ledger().forms().find(fields::kChild)), m_answers(m_form), m_question(new QuietCombo), m_place(new QVBoxLayout),
      m_preview(new QLabel) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("bulk_dialog"));
    setWindowTitle(tr("Change for %n child(ren)", nullptr, int(m_children.size())));
    setMinimumWidth(theme.px(kWidth));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Large, Space::Small);
    auto *title = new QLabel(windowTitle());
    title->setProperty("look", QStringLiteral("large"));
    column->addWidget(title);
    auto *which = new QLabel(tr("Question"));
    which->setBuddy(m_question);
    m_question->setObjectName(QStringLiteral("bulkQuestion"));
    m_question->setAccessibleName(which->text());
    m_question->setMaxVisibleItems(20);
    m_question->addItem(tr("Choose a question"));
    for (const Field &field : m_form.fields)
        if (mayBeShared(field))
            m_question->addItem(field.label.in(context.language()), field.name);
    column->addWidget(which);
    column->addWidget(m_question);
    column->addWidget(new QLabel(tr("Answer for all of them")));
    column->addLayout(m_place);
    m_preview->setObjectName(QStringLiteral("bulkPreview"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::PlainText);
    column->addWidget(m_preview);
    column->addStretch();
    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(tr("Change"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("bulkGo"));
    m_go->setDefault(false);
    m_go->setAutoDefault(false);
    setStyleProperty(m_go, "kind", QStringLiteral("primary"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setObjectName(QStringLiteral("cancel"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_question, &QComboBox::currentIndexChanged, this, &BulkDialog::choose);
    m_question->setFocus();
    look();
}

const Field *BulkDialog::field() const { return m_form.find(m_question->currentData().toString()); }

QString BulkDialog::value() const {
    if (!m_editor)
        return {};
    const Canonical canonical = canonicalValue(m_form, *field(), m_editor->value());
    return canonical.issue ? QString() : canonical.value;
}

void BulkDialog::choose(int) {
    delete m_editor;
    m_editor = nullptr;
    if (const Field *asked = field()) {
        QList<const Choice *> all;
        if (const CodeList *list = m_form.listOf(*asked))
            for (const Choice &choice : list->choices)
                all << &choice;
        const EditorHome home{m_context, m_form, [this]() -> const Answers & { return m_answers; }, [all] { return all; }};
        m_editor = makeEditor(home, *asked, this);
        m_editor->offer(all);
        m_place->addWidget(m_editor);
        m_editor->show();
        QWidget *before = m_question;            // made last, reached second
        QList<QWidget *> parts = m_editor->findChildren<QWidget *>();
        parts.prepend(m_editor);
        for (QWidget *part : std::as_const(parts))
            if ((part->focusPolicy() & Qt::TabFocus) && !part->focusProxy()) {
                setTabOrder(before, part);
                before = part;
            }
        connect(m_editor, &FieldEditor::edited, this, &BulkDialog::look);
        connect(m_editor, &FieldEditor::left, this, [this] {
            m_editor->normalize();
            look();
        });
        connect(m_editor, &FieldEditor::goOn, m_go, qOverload<>(&QWidget::setFocus));
    }
    look();
}

ChangeSet BulkDialog::changes() const {
    ChangeSet set;
    const QString answer = value();
    if (answer.isEmpty())
        return set;
    const int slot = m_form.indexOf(field()->name);
    for (const Record &child : m_children) {
        if (child.answers.value(slot) == answer)
            continue;
        Change change;
        change.op = Change::Op::Update;
        change.form = &m_form;
        change.uid = child.uid;
        change.values = {{slot, answer}};
        change.group = int(set.changes.size()) + 1;      // each stands alone
        set.changes.push_back(change);
    }
    for (const Language language : {Language::Chinese, Language::English})
        set.intent.literal.set(languageCode(language), m_context.messages().text({QStringLiteral("children.changed_for_all"),
            {QString::number(set.changes.size()), field()->label.in(language), displayValue(m_form, *field(), answer, language)}, {}}, language));
    return set;
}

void BulkDialog::look() {
    const ChangeSet set = changes();
    m_go->setEnabled(!set.changes.empty());
    if (!field())
        return m_preview->setText(tr("Nothing is saved until you press Change."));
    if (value().isEmpty())
        return m_preview->setText(tr("Give an answer."));
    QStringList lines;
    const int slot = m_form.indexOf(field()->name);
    const auto shown = [&](const QString &answer) { return answer.isEmpty() ? tr("(blank)") : displayValue(m_form, *field(), answer, m_context.language()); };
    for (const Record &child : m_children)
        if (lines.size() < kNamed && child.answers.value(slot) != value())
            lines << tr("%1: %2 → %3").arg(child.answers.value(fields::kName), shown(child.answers.value(slot)), shown(value()));
    const int changed = int(set.changes.size()), already = int(m_children.size()) - changed;
    QStringList words;
    if (changed > 0)
        words << tr("%n would change:", nullptr, changed) << lines;
    if (changed > kNamed)
        words << tr("and %n more", nullptr, changed - kNamed);
    if (already > 0)
        words << tr("%n have this answer already", nullptr, already);
    m_preview->setText(words.join(u'\n'));
    layout()->activate();
    resize(width(), std::max(height(), fitting(parentWidget(), {width(), layout()->totalHeightForWidth(width())}).height()));      // a window does not grow with its words by itself
}

void changeForAll(UiContext &context, QWidget *window, const std::vector<qint64> &children) {
    if (children.size() > size_t(kMostAtOnce))
        return context.dialogs().inform(window, BulkDialog::tr("Too many at once"), BulkDialog::tr("At most %1 children can be changed at once. Select fewer, or use the filters.").arg(kMostAtOnce));
    auto records = context.reader().rows(context.session(), fields::kChild, children);
    if (!records)
        return context.dialogs().error(window, context.say(records.error()), records.error().detail);
    BulkDialog dialog(context, std::move(*records), window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    commitForAll(context, window, BulkDialog::tr("Changing…"), std::make_shared<ChangeSet>(dialog.changes()), [&context, window = QPointer<QWidget>(window)](const CommitOutcome &done) {
        if (done.refused == 0)
            return;
        QString why;                                     // of the first who was refused
        for (const ChangeIssues &issues : done.issues)
            for (const Issue &issue : issues.issues)
                if (why.isEmpty() && issue.severity == Severity::Must)
                    why = context.say(issue.message);
        context.dialogs().inform(window, BulkDialog::tr("Not all could be changed"), BulkDialog::tr("%n child(ren) kept the old answer: %1", nullptr, done.refused).arg(why));
    });
}

}  // namespace tongdang
