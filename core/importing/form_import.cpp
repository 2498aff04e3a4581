#include "core/importing/form_import.h"

#include "core/children/answered_once.h"
#include "core/children/care_agreements.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"
#include "core/importing/cell_reader.h"
#include "core/importing/headings.h"
#include "core/importing/import_end.h"
#include "core/importing/rejects_book.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tongdang {

namespace {

constexpr int kHeadRows = 15, kSlice = 500;
constexpr qsizetype kSheetName = 31;       // a spreadsheet's longest
const QString kUid = QStringLiteral("uid"), kSubject = QStringLiteral("subject");

QString sheetKey(const QString &name) {
    QString key = name;
    for (const QChar c : QStringView(u"[]:*?/\\"))
        key.replace(c, u' ');
    return headingKey(key.trimmed().left(kSheetName));
}

QStringList namesOf(const Form &form) {
    QStringList names{sheetKey(form.id), sheetKey(form.id.section(u'/', -1))};
    for (const auto &[language, text] : form.title.all())
        names << sheetKey(text);
    return names;
}

// A second sheet of a name is "家人 (2)", cut to a sheet's length.
bool isNamed(const QStringList &names, const QString &sheet) {
    static const QRegularExpression again(QStringLiteral(" \\([0-9]+\\)\\z"));
    if (names.contains(sheetKey(sheet)))
        return true;
    const auto number = again.match(sheet);
    const QString base = number.hasMatch() ? sheetKey(sheet.left(number.capturedStart())) : QString();
    return !base.isEmpty() && std::any_of(names.begin(), names.end(), [&](const QString &name) { return name == base || (sheet.size() == kSheetName && name.startsWith(base)); });
}

class FormImport {
  public:
    FormImport(Ledger &ledger, const QString &file, const ImportOptions &options, Workbook &book)
        : m_ledger(ledger), m_file(file), m_options(options), m_book(book), m_form(*ledger.forms().find(options.form)),
          m_places(ledger.places(), ledger.settings().region, ledger.clock().today()), m_cells(m_rosters.words, m_places, ledger.clock().today()), m_rejects(options.rejects, m_messages) {}

    Result<ImportReport> run(const Session &session, Progress &progress) {
        m_session = session;
        if (auto chosen = choose(); !chosen)
            return chosen.error();
        auto batch = m_ledger.begin(session, QStringLiteral("import"), {QStringLiteral("importing.intent"), {QFileInfo(m_file).fileName()}, {}});
        if (!batch)
            return batch.error();
        m_batch = batch->get();
        for (Sheet &sheet : m_sheets) {
            m_report.sheets << SheetOutcome{sheet.head.mapping.sheet};
            auto read = m_book.read(
                sheet.head.index,
                [&](const SheetRow &row) {
                    if (row.number > sheet.head.mapping.headingRow)
                        take(sheet, row);
                    if (m_waiting.size() >= (sheet.form->id == fields::kCareAgreement ? 1 : size_t(kSlice)))   // one looks at what another before it made
                        m_failed = flush(sheet);
                    return m_failed.has_value();
                },
                progress);
            if (read && m_failed)
                m_failed = flush(sheet);
            if (!m_failed)
                return m_failed.error();
            if (!read)
                return read.error().code == ErrorCode::Cancelled ? makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled")) : read.error();
        }
        if (auto ended = endImport(m_rejects, **batch, m_options, m_report); !ended)
            return ended.error();
        return m_report;
    }

  private:
    struct Sheet {
        const Form *form;
        SheetHead head;
        int uid = -1, subject = -1;                      // columns
        QList<std::pair<int, Question>> questions;       // by column
    };
    struct Waiting { Change change; SheetRow row; QList<RowProblem> problems; bool rejected = false, makes = false, changes = false; };

    // What a row of headings says of the form; as its export writes them, the second of two equal labels is the second such question.
    Sheet readHeadings(const Form &form, const SheetRow &row) const {
        Sheet sheet{&form, {}, -1, -1, {}};
        QSet<int> taken;
        for (int column = 0; column < row.cells.size(); ++column) {
            const QString heading = row.cells[column].text, key = headingKey(heading);
            if (key.isEmpty())
                continue;
            ColumnMapping mapped{column, heading, {}, {}, false};
            // The first is of the record; a form may have a question of that name beside it.
            if ((key == kUid && sheet.uid < 0) || (key == kSubject && sheet.subject < 0 && !form.subject.isEmpty())) {
                (key == kUid ? sheet.uid : sheet.subject) = column;
                mapped.target = key;
            } else {
                for (int slot = 0; slot < form.fields.size() && mapped.target.isEmpty(); ++slot)
                    if (const Field &field = form.fields[slot]; !taken.contains(slot) && isStored(field.kind) && questionWords(field).contains(key)) {
                        taken.insert(slot);
                        mapped.target = form.id + u'.' + field.name;
                        if (!field.derived)
                            sheet.questions.emplace_back(column, Question::of(form, slot));
                    }
            }
            sheet.head.mapping.columns << mapped;
        }
        for (ColumnMapping &mapped : sheet.head.mapping.columns) {
            if (mapped.target.isEmpty() && sheet.subject < 0 && form.subject == fields::kChild && tellsChild(headingKey(mapped.heading))) {
                sheet.subject = mapped.column;
                mapped.target = kSubject;
            }
            if (mapped.target.isEmpty())
                sheet.head.mapping.unknown << mapped.heading;
        }
        sheet.head.mapping.headingRow = row.number;
        return sheet;
    }

    // Other offices' tables say whose a row is by the child's number under a heading of their own.
    bool tellsChild(const QString &key) const {
        const Form *child = m_ledger.forms().find(fields::kChild);
        return std::any_of(child->fields.begin(), child->fields.end(), [&key](const Field &field) {
            return (field.name == fields::kIdNumber || field.name == fields::kChildNumber) && questionWords(field).contains(key);
        });
    }

    Sheet bestHead(const Form &form, int index) const {
        Sheet best{&form, {}, -1, -1, {}};
        int rows = 0;
        [[maybe_unused]] const auto read = m_book.read(index, [&](const SheetRow &row) {
            Sheet sheet = readHeadings(form, row);
            if (sheet.questions.size() > best.questions.size())
                best = std::move(sheet);
            return ++rows < kHeadRows;
        });
        best.head.index = index;
        best.head.mapping.sheet = m_book.sheets()[index].name;
        return best;
    }

    // The form's own sheet first, then those of its repeats: rows find the records they belong to.
    Result<void> choose() {
        const QList<SheetInfo> all = m_book.sheets();
        int own = -1;
        for (int i = 0; i < all.size(); ++i)
            if (all[i].name == m_options.sheet || (m_options.sheet.isEmpty() && own < 0 && namesOf(m_form).contains(sheetKey(all[i].name))))
                own = i;
        if (own < 0 && !m_options.sheet.isEmpty())
            return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_such_sheet"), {m_options.sheet});
        for (int i = 0; i < all.size() && own < 0; ++i)
            if (!bestHead(m_form, i).questions.isEmpty())
                own = i;
        Sheet main = own < 0 ? Sheet{} : bestHead(m_form, own);
        if (own < 0 || main.questions.isEmpty())
            return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_question"), {m_form.title.in(Language::Chinese), m_form.title.in(Language::English)});
        m_report.mapping = main.head.mapping;
        m_sheets.push_back(std::move(main));
        if (m_options.sheet.isEmpty())
            addRepeats(m_form);
        for (const Sheet &sheet : m_sheets)
            for (const QString &heading : sheet.head.mapping.unknown) {
                m_report.problems << RowProblem{sheet.head.mapping.headingRow, heading, Severity::Warn, QStringLiteral("unknown_heading"), {QStringLiteral("importing.unknown_heading"), {heading}, {}}, sheet.head.mapping.sheet};
                ++m_report.warnings;
            }
        return {};
    }

    // In the order of an export: of sheets of one name each is taken once.
    void addRepeats(const Form &form) {
        for (const Repeat &repeat : form.repeats) {
            QStringList names = namesOf(*repeat.form);
            for (const auto &[language, text] : repeat.label.all())
                names << sheetKey(text);
            const QList<SheetInfo> all = m_book.sheets();
            for (int i = 0; i < all.size(); ++i)
                if (isNamed(names, all[i].name) && std::none_of(m_sheets.begin(), m_sheets.end(), [i](const Sheet &sheet) { return sheet.head.index == i; }))
                    if (Sheet sheet = bestHead(*repeat.form, i); !sheet.questions.isEmpty()) {
                        m_sheets.push_back(std::move(sheet));
                        break;
                    }
            addRepeats(*repeat.form);
        }
    }

    static QString textAt(const SheetRow &row, int column) { return column < 0 || column >= row.cells.size() ? QString() : row.cells[column].text.trimmed(); }

    // A uid, or of a child its ID number or number on file.
    Uid subjectOf(const Form &form, const QString &text) {
        if (const Uid uid = Uid::fromText(text); !uid.isNil())
            return uid;
        static const QRegularExpression number(QStringLiteral("^[0-9A-Za-z-]{6,40}$"));
        const QString id = normalizedIdNumber(text);
        if (form.subject != fields::kChild || !number.match(id).hasMatch())
            return {};
        ListQuery query;
        query.exited = true;
        query.where = QStringLiteral("${%1} = '%3' or ${%2} = '%4'").arg(fields::kIdNumber, fields::kChildNumber, id, number.match(text).hasMatch() ? text : id);
        const auto ids = m_ledger.writerView().ids(m_session, query);
        const auto uids = ids && ids->size() == 1 ? m_ledger.writerView().uidsOf(m_session, fields::kChild, *ids) : Result<QList<Uid>>(QList<Uid>());
        return uids && uids->size() == 1 ? uids->first() : Uid();
    }

    void take(Sheet &sheet, const SheetRow &row) {
        const bool any = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell &cell) { return !cell.isEmpty(); });
        if (!any)
            return;
        Waiting out;
        out.row = row;
        const auto refuse = [&](int column, const char *rule, const QStringList &args) {
            out.problems << RowProblem{row.number, column < 0 ? QString() : headingAt(sheet, column), Severity::Must, QString::fromLatin1(rule), {QStringLiteral("importing.") + QString::fromLatin1(rule), args, {}}};
        };
        const QString uidText = textAt(row, sheet.uid), subjectText = textAt(row, sheet.subject);
        const Uid uid = Uid::fromText(uidText);
        if (!uidText.isEmpty() && uid.isNil())
            refuse(sheet.uid, "no_uid", {uidText});
        Result<Record> known = uid.isNil() ? makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_record")) : m_ledger.writerView().record(m_session, uid);
        if (known && known->answers.form != sheet.form)
            refuse(sheet.uid, "uid_of_other", {known->form().title.in(Language::Chinese), known->form().title.in(Language::English)});
        out.change.form = sheet.form;
        out.change.uid = uid;
        out.makes = !known;
        if (known)
            out.change.op = known->state >= RecordState::Withdrawn ? Change::Op::Revive : Change::Op::Update;
        if (!known && !sheet.form->subject.isEmpty()) {
            out.change.subject = subjectOf(*sheet.form, subjectText);
            if (out.change.subject.isNil())
                refuse(sheet.subject, subjectText.isEmpty() ? "no_subject" : "unknown_subject", {subjectText});
        }
        for (auto &[column, question] : sheet.questions) {
            if (column >= row.cells.size())
                continue;
            const QString heading = headingAt(sheet, column);
            const CellPlace at{heading, column, row.number, out.problems};
            const std::optional<QString> value = m_cells.value(at, *sheet.form, question, row.cells[column]);
            if (value && (!known || known->answers.values[size_t(question.slot)] != *value))
                out.change.values.emplace_back(question.slot, *value);
        }
        if (out.makes && uid.isNil())      // one with a uid is another ledger's, with the answers it has there
            fillAnsweredOnce(m_ledger.writerView(), m_session, out.change);
        out.rejected = std::any_of(out.problems.begin(), out.problems.end(), [](const RowProblem &problem) { return problem.severity == Severity::Must; });
        out.changes = out.makes || !out.change.values.empty() || out.change.op == Change::Op::Revive;
        m_waiting.push_back(std::move(out));
    }

    static QString headingAt(const Sheet &sheet, int column) {
        for (const ColumnMapping &mapped : sheet.head.mapping.columns)
            if (mapped.column == column)
                return mapped.heading;
        return {};
    }

    Result<void> flush(const Sheet &sheet) {
        std::vector<Change> changes;
        std::vector<Waiting *> whose;
        for (Waiting &row : m_waiting)
            if (!row.rejected && row.changes) {
                row.change.group = ++m_group;
                changes.push_back(row.change);
                whose.push_back(&row);
            }
        if (auto followed = addCarerChanges(m_ledger.writerView(), m_session, changes); !followed)
            return followed;
        if (!changes.empty()) {
            auto outcome = m_batch->add(changes);
            if (!outcome)
                return outcome.error();
            for (size_t i = 0; i < whose.size(); ++i) {
                whose[i]->rejected = outcome->uids[i].isNil();
                whose[i]->changes = outcome->changed[i];
            }
            for (const ChangeIssues &of : outcome->issues)
                for (const Issue &issue : of.issues) {
                    if (issue.severity == Severity::Info)
                        continue;
                    QString heading;
                    for (const ColumnMapping &mapped : sheet.head.mapping.columns)
                        if (mapped.target == sheet.form->id + u'.' + issue.field)
                            heading = mapped.heading;
                    Waiting &row = **std::find_if(whose.begin(), whose.end(), [&](const Waiting *one) { return one->change.group == changes[of.change].group; });
                    row.problems << RowProblem{row.row.number, heading, issue.severity, issue.rule, issue.message};
                }
        }
        for (Waiting &row : m_waiting)
            if (auto told = tell(sheet, row); !told)
                return told;
        m_waiting.clear();
        return {};
    }

    Result<void> tell(const Sheet &sheet, Waiting &row) {
        const bool own = sheet.form == &m_form;
        m_report.rows += own ? 1 : 0;
        if (row.rejected)
            ++m_report.rejected;
        else if (own)
            ++(row.makes ? m_report.created : row.changes ? m_report.updated : m_report.unchanged);
        for (RowProblem &problem : row.problems) {
            problem.sheet = sheet.head.mapping.sheet;
            m_report.warnings += problem.severity == Severity::Warn ? 1 : 0;
        }
        m_report.problems << row.problems;
        ++m_report.sheets.back().rows;
        return row.rejected && !m_options.rejects.isEmpty() ? m_rejects.add(sheet.head, row.row, row.problems) : Result<void>();
    }

    Ledger &m_ledger;
    const QString &m_file;
    const ImportOptions &m_options;
    Workbook &m_book;
    const Form &m_form;
    const RosterTemplates m_rosters;
    const Messages m_messages;
    RosterPlaces m_places;
    CellReader m_cells;
    RejectsBook m_rejects;
    Session m_session;
    Ledger::Batch *m_batch = nullptr;
    std::vector<Sheet> m_sheets;
    std::vector<Waiting> m_waiting;
    Result<void> m_failed;
    int m_group = 0;
    ImportReport m_report;
};

}  // namespace

Result<ImportReport> importForm(Ledger &ledger, const Session &session, const QString &file, const ImportOptions &options, Workbook &book, Progress &progress) { return FormImport(ledger, file, options, book).run(session, progress); }

}  // namespace tongdang
