// FormView's repeats: tables in the form, rows that an issue names, their changes beside the form's own; and words with answers in them.
#include "ui/forms/form_view.h"

#include "core/forms/label_references.h"
#include "core/ledger/acceptance.h"
#include "ui/files/form_files.h"
#include "ui/forms/field_row.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/repeat_table.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"

#include <QLabel>
#include <QRegularExpression>

namespace tongdang {

void FormView::buildRepeats(const std::function<void(const QString &key, const QString &title)> &openSection, QWidget *&grid) {
    for (int i = 0; i < int(m_form.repeats.size()); ++i) {
        const Repeat &repeat = m_form.repeats[i];
        openSection(QStringLiteral("repeat:") + repeat.name, repeat.label.in(m_context.language()));
        auto *table = new RepeatTable(m_context, m_form, i, m_logic, *m_files, grid);
        static_cast<ReflowLayout *>(grid->layout())->addWidget(table, true);
        m_sections.back().repeats.append(table);
        connect(table, &RepeatTable::edited, this, &FormView::rowsEdited);
    }
}

void FormView::takeRows() {
    if (m_record.uid.isNil() || !m_context.hasLedger() || m_form.repeats.isEmpty())
        return;
    m_logic.rows().take(m_record.uid, [this](const Uid &subject, const Form &form) {
        const auto rows = m_context.reader().linked(m_context.session(), subject, form.id);
        return rows ? *rows : std::vector<Record>();
    });
    m_logic.rowsChanged();
}

void FormView::rowsEdited() {
    m_logic.rowsChanged();
    m_foreign.clear();
    dropReasons([](const QString &question) { return question.contains(u'/'); });   // their places among the rows may be others
    for (FieldRow *row : std::as_const(m_rows))
        if (row->editor() && row->field().derived)
            row->editor()->setValue(m_logic.answers().value(m_form.indexOf(row->field().name)));
        else if (row->editor() && row->field().severalAnswers)
            row->editor()->offer({});
    refreshSections();
    showProblems();
    emit edited();
}

namespace {

// "people[2]/age" as an issue names a question of a row, "people[2]/visits[1]/day" of a row within it; "people" what is wrong with all of them.
struct RowPlace { QString repeat; int row = -1; QString question; };
RowPlace rowPlace(const QString &issueField) {
    static const QRegularExpression form(QStringLiteral("^([^\\[/]+)(?:\\[(\\d+)\\])?(?:/(.+))?$"));
    const auto match = form.match(issueField);
    return {match.captured(1), match.captured(2).toInt() - 1, match.captured(3)};
}

}  // namespace

static QString labelIn(const Form &form, const QString &issueField, Language language) {
    if (const Field *field = form.find(issueField))
        return field->label.in(language);
    const RowPlace place = rowPlace(issueField);
    for (const Repeat &repeat : form.repeats)
        if (repeat.name == place.repeat) {
            QStringList words{repeat.label.in(language), place.row < 0 ? QString() : QString::number(place.row + 1), labelIn(*repeat.form, place.question, language)};
            words.removeAll(QString());
            return words.join(u' ');
        }
    return {};
}

QString FormView::labelOf(const QString &issueField) const { return labelIn(m_form, issueField, m_context.language()); }

bool FormView::focusRow(const QString &issueField) {
    const RowPlace place = rowPlace(issueField);
    for (const Section &section : std::as_const(m_sections))
        for (RepeatTable *table : section.repeats) {
            if (m_form.repeats[table->repeat()].name != place.repeat || section.frame->isHidden())
                continue;
            reveal(table);
            if (place.row >= 0)
                table->open(place.row, place.question);
            else
                table->setFocus();
            return true;
        }
    return false;
}

void FormView::addRest(ChangeSet &set, size_t own) {
    m_rowChanges.clear();
    // `prefix`: what stands before the questions of a row.
    const auto giveReasons = [this](Change &change, const QString &prefix) {
        for (auto given = m_reasons.cbegin(); given != m_reasons.cend(); ++given) {
            const Acceptance what = *acceptanceIn(given.key());
            if (const QString question = what.question.mid(prefix.size()); what.question.startsWith(prefix) && !question.contains(u'/'))
                change.accepted.push_back({question, what.rule, *given});
        }
    };
    giveReasons(set.changes[own], {});
    if (set.changes[own].uid.isNil())
        set.changes[own].uid = Uid::create(m_context.clock());
    const Uid subject = set.changes[own].uid;
    m_files->addChanges(set, subject, m_record.answers, kept());
    if (!m_logic.rows().isModified())
        return;
    for (const RepeatRows::RowChange &row : m_logic.rows().changes(subject, m_context.clock())) {
        m_rowChanges.insert(set.changes.size(), row.prefix);
        set.changes.push_back(row.change);
        giveReasons(set.changes.back(), row.prefix);
    }
}

bool FormView::showRowIssues(size_t change, const QList<Issue> &issues) {
    if (!m_rowChanges.contains(change))
        return false;
    QList<Issue> ours = issues;
    for (Issue &issue : ours)
        issue.field.prepend(m_rowChanges.value(change));
    showIssues(ours);
    return true;
}

FormView::Asked FormView::asked() const {
    Asked asked;
    for (const FieldRow *row : m_rows) {
        const Field &field = row->field();
        const int slot = m_form.indexOf(field.name);
        if (!row->editor() || field.derived || field.readOnly || !isStored(field.kind) || field.appearance == u"multiline" || m_logic.isLocked(slot) || !m_logic.applies(slot))
            continue;                    // a remark is nothing that is missing
        ++asked.all;
        if (!m_logic.answers().value(slot).isEmpty())
            continue;
        asked.open.push_back(slot);
        asked.musts += m_logic.isRequired(slot);
    }
    return asked;
}

bool FormView::isModified() const {
    return !m_logic.edited().empty() || hasRest();
}

// Labels and hints that refer to answers, as they are now.
void FormView::putInAnswers() const {
    const Language language = m_context.language();
    const auto shown = [this](const QString &question) {
        const Field *field = m_form.find(question);
        return field && !m_logic.isLocked(m_form.indexOf(question)) ? shownValue(m_context, m_form, *field, m_logic.answers().value(question)) : QString();
    };
    for (FieldRow *row : m_rows)
        if (const QString label = row->field().label.in(language), hint = row->field().hint.in(language); refersToAnswers(label) || refersToAnswers(hint))
            row->setWords(withAnswers(label, shown), withAnswers(hint, shown));
    for (const Section &section : m_sections)
        if (section.heading && refersToAnswers(section.title))
            section.heading->setText(withAnswers(section.title, shown));
}

}  // namespace tongdang
