// Records of any form out: wide, with a sheet for each repeat and one that says what the columns mean.
#include "core/accounts/restrictions.h"
#include "core/forms/table_layout.h"
#include "core/importing/export_parts.h"
#include "core/sheets/sheet_writer.h"

namespace tongdang {

namespace {

OutCell textCell(const QString &text) {
    OutCell cell;
    if (!text.isEmpty())
        cell.value = text;
    return cell;
}

class FormExporter {
  public:
    FormExporter(LedgerReader &reader, const Session &session, const ExportOptions &options, SheetWriter &writer) : m_reader(reader), m_session(session), m_options(options), m_writer(writer) {}

    // Also what hangs on the records as rows of repeats.
    Result<int> write(const Form &form, const std::vector<qint64> &ids, Progress &progress, bool alone) {
        int rows = 0;
        const std::vector<int> columns = columnsOf(form);
        head(form, columns);
        qint64 done = 0;
        for (size_t from = 0; from < ids.size(); from += 1000) {
            const std::vector<qint64> slice(ids.begin() + qsizetype(from), ids.begin() + qsizetype(std::min(from + 1000, ids.size())));
            auto records = m_reader.rows(m_session, form.id, slice);
            if (!records)
                return records.error();
            for (const Record &record : *records) {
                if (!m_reader.shared().policy->covers(m_session, record.region))
                    continue;
                row(record, columns);
                ++rows;
            }
            if (!progress.step(done += qint64(slice.size()), qint64(ids.size())))
                return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled"));
        }
        for (const Repeat &repeat : alone ? QList<Repeat>() : form.repeats) {
            std::vector<qint64> inner;
            if (auto found = innerIds(*repeat.form, form, ids); found)
                inner = std::move(*found);
            else
                return found.error();
            if (auto written = write(*repeat.form, inner, progress, false); !written)
                return written.error();
        }
        return rows;
    }

    // The repeats that have rows there.
    Result<QList<const Repeat *>> repeatsWithRows(const Form &form, const std::vector<qint64> &ids) {
        QList<const Repeat *> out;
        for (const Repeat &repeat : form.repeats) {
            const auto inner = innerIds(*repeat.form, form, ids);
            if (!inner)
                return inner.error();
            if (!inner->empty())
                out << &repeat;
        }
        return out;
    }

    void dictionary(const Form &form) {
        m_writer.beginSheet(say("importing.dictionary"));
        QList<OutCell> heads;
        for (const char *id : {"importing.dictionary_form", "importing.dictionary_question", "importing.dictionary_label", "importing.dictionary_kind", "importing.dictionary_codes"})
            heads << textCell(say(id));
        m_writer.row(heads);
        describe(form);
    }
    QStringList targets() const { return m_targets; }

  private:
    QString say(const char *id, const QStringList &args = {}) const { return m_messages.text({QString::fromLatin1(id), args, {}}, m_options.language); }

    std::vector<int> columnsOf(const Form &form) const {
        std::vector<int> out;
        for (int slot = 0; slot < form.fields.size(); ++slot) {
            const Field &field = form.fields[slot];
            if (isStored(field.kind) && !neverLeaves(field.restricted) && m_reader.shared().policy->mayRead(m_session, field.restricted))
                out.push_back(slot);
        }
        return out;
    }

    QString heading(const Field &field) const {
        const QString label = field.label.in(m_options.language);
        return m_options.codes || label.isEmpty() ? field.name : label;
    }

    void head(const Form &form, const std::vector<int> &columns) {
        QList<OutCell> cells;
        const auto add = [&](const QString &text) {
            cells << textCell(text);
            cells.last().style.bold = true;
        };
        m_writer.beginSheet(form.title.in(m_options.language));
        m_writer.freeze(1, 0);
        add(QStringLiteral("uid"));
        if (!form.subject.isEmpty())
            add(QStringLiteral("subject"));
        for (const int slot : columns) {
            add(heading(form.fields[slot]));
            m_targets << form.id + u'.' + form.fields[slot].name;
        }
        m_writer.row(cells);
    }

    void row(const Record &record, const std::vector<int> &columns) {
        const Form &form = record.form();
        QList<OutCell> cells{textCell(record.uid.text())};
        if (!form.subject.isEmpty())
            cells << textCell(record.subject.text());
        for (const int slot : columns) {
            const Field &field = form.fields[slot];
            const QString &value = record.answers.values[size_t(slot)];
            bool number = false;
            const double n = field.type == ValueType::Number ? value.toDouble(&number) : 0;
            cells << textCell(number ? QString() : leavingValue(form, field, value, m_reader.places(), m_options));
            if (number)
                cells.last().value = n;
        }
        m_writer.row(cells);
    }

    Result<std::vector<qint64>> innerIds(const Form &repeat, const Form &form, const std::vector<qint64> &ids) {
        const auto uids = m_reader.uidsOf(m_session, form.id, ids);
        if (!uids)
            return uids.error();
        std::vector<qint64> out;
        for (const Uid &uid : *uids) {
            const auto rows = m_reader.linked(m_session, uid, repeat.id);
            if (!rows)
                return rows.error();
            for (const Record &record : *rows)
                out.push_back(record.id);
        }
        return out;
    }

    QString kindOf(const Field &field) const {
        static constexpr const char *kIds[] = {"importing.kind_text", "importing.kind_number", "importing.kind_truth", "importing.kind_date", "importing.kind_moment", "importing.kind_time", "importing.kind_text"};   // by ValueType
        const QString kind = say(field.isSeveral() ? "importing.kind_several" : field.isChoice() ? "importing.kind_one" : kIds[size_t(field.type)]);
        return field.derived ? say("importing.kind_derived", {kind}) : kind;
    }

    void describe(const Form &form) {
        for (const int slot : columnsOf(form)) {
            const Field &field = form.fields[slot];
            QStringList codes;
            if (const CodeList *list = form.listOf(field))
                for (const Choice &choice : list->choices)
                    codes << choice.name + u'=' + choice.label.in(m_options.language);
            m_writer.row({textCell(form.id), textCell(field.name), textCell(field.label.in(m_options.language)), textCell(kindOf(field)), textCell(codes.join(QStringLiteral("; ")).left(30'000))});
        }
        for (const Repeat &repeat : form.repeats)
            describe(*repeat.form);
    }

    LedgerReader &m_reader;
    const Session &m_session;
    const ExportOptions &m_options;
    SheetWriter &m_writer;
    const Messages m_messages;
    QStringList m_targets;
};

}  // namespace

Result<ExportOutcome> exportForm(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &path, const Form &form, const std::vector<qint64> &ids, const ExportOptions &options, Progress &progress) {
    auto writer = SheetWriter::create(path, options.gb18030 ? SheetEncoding::Gb18030 : SheetEncoding::Utf8Bom);
    if (!writer)
        return writer.error();
    const bool csv = path.endsWith(u".csv", Qt::CaseInsensitive);
    FormExporter exporter(reader, session, options, **writer);
    if (csv) {
        const auto repeats = exporter.repeatsWithRows(form, ids);
        if (!repeats)
            return repeats.error();
        QStringList zh, en;
        for (const Repeat *repeat : *repeats) {
            zh << (repeat->label.in(Language::Chinese).isEmpty() ? repeat->name : repeat->label.in(Language::Chinese));
            en << (repeat->label.in(Language::English).isEmpty() ? repeat->name : repeat->label.in(Language::English));
        }
        if (!repeats->isEmpty())
            return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_repeats_in_csv"),
                             {form.title.in(Language::Chinese), form.title.in(Language::English), zh.join(QStringLiteral("、")), en.join(QStringLiteral(", "))});
    }
    const auto rows = exporter.write(form, ids, progress, csv);
    if (!rows)
        return rows.error();
    if (!csv)
        exporter.dictionary(form);
    if (auto finished = (*writer)->finish(); !finished)
        return finished.error();
    ExportOutcome outcome;
    outcome.rows = *rows;
    return leave(ledger, session, path, form.id, exporter.targets(), outcome, options);
}

}  // namespace tongdang
