#include "ui/printing/print.h"

#include "core/children/fields.h"
#include "ui/printing/sheet.h"
#include "ui/printing/template.h"

#include <QFileInfo>

namespace tongdang {

namespace {

constexpr size_t kSlice = 200;         // records in memory at once
constexpr qsizetype kFewUids = 20;     // named one by one in the log

Error noKind(const QString &id) {
    QStringList known{QStringLiteral("sheet")};
    for (const PrintKind &kind : printKinds())
        known << kind.id;
    return makeError(ErrorCode::NotFound, QStringLiteral("printing.no_kind"), {id, known.join(QStringLiteral("、")), known.join(QStringLiteral(", "))});
}

Result<void> knowsParts(const PrintKind &kind, const QStringList &parts) {
    for (const QString &part : parts)
        if (!kind.parts.contains(part))
            return makeError(ErrorCode::NotFound, QStringLiteral("printing.no_part"), {part, kind.parts.join(QStringLiteral("、")), kind.parts.join(QStringLiteral(", "))});
    return {};
}

// One for each record: a sheet or a template.
class Printer {
  public:
    Printer(PrintScene &scene, const PrintKind &kind, const PrintOptions &options, Type &type, PageSink &to) : m_scene(scene), m_kind(kind), m_options(options), m_type(type), m_to(to) {}

    int print(const Record &record) {
        std::vector<paper::Page> pages;
        if (m_kind.official) {
            if (!m_sheet)
                m_sheet = std::make_unique<Sheet>(Definition(QStringLiteral(":/sheets/") + m_kind.id + QStringLiteral(".csv")), record.form(), m_options.language);
            const Subject subject(m_scene, record, m_sheet->people());
            pages = m_sheet->pages(m_type, &subject, m_scene.unit);
        } else {
            if (!m_template)
                m_template = std::make_unique<Template>(Definition(QStringLiteral(":/prints/") + m_kind.id + QStringLiteral(".csv")), m_options.language, m_options.parts);
            const Subject subject(m_scene, record, m_template->people());
            pages = m_template->pages(m_scene, m_type, subject);
        }
        for (paper::Page &page : pages)
            m_to.page(std::move(page));
        return int(pages.size());
    }

  private:
    PrintScene &m_scene;
    const PrintKind &m_kind;
    const PrintOptions &m_options;
    Type &m_type;
    PageSink &m_to;
    std::unique_ptr<Sheet> m_sheet;
    std::unique_ptr<Template> m_template;
};

const PrintKind *wanted(const QString &id, const Form &form) {
    if (id.isEmpty() || id == u"sheet") {
        const auto kinds = printKindsOf(form);
        return kinds.isEmpty() ? nullptr : kinds.first();
    }
    return printKind(id);
}

bool fits(const PrintKind &kind, const Form &form) { return kind.of.isEmpty() || kind.of == form.id || kind.of == form.kind; }

Error otherForm(const PrintKind &kind, const Form &form) {
    return makeError(ErrorCode::Invalid, QStringLiteral("printing.other_form"), {kind.title.in(Language::Chinese), form.title.in(Language::Chinese), kind.title.in(Language::English), form.title.in(Language::English)});
}

}  // namespace

Result<PrintOutcome> printRecords(LedgerReader &reader, const Session &session, const LedgerSettings &ledger, const PrintOptions &options, Type &type, PageSink &to, Progress &progress) {
    if (!reader.shared().policy->allows(session, Action::Print))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    if (!options.kind.isEmpty() && options.kind != u"sheet" && !printKind(options.kind))
        return noKind(options.kind);
    const Messages messages;
    PrintScene scene{.reader = reader, .session = session, .messages = messages, .language = options.language, .now = shanghaiTime(reader.shared().clock->nowMs()), .region = ledger.region,
                     .unit = ledger.name.isEmpty() ? reader.places().fullName(ledger.region) : ledger.name, .restricted = options.restricted};
    scene.campaigns = campaignsUnderWay(reader, session, scene.day());
    PrintOutcome outcome;

    if (!options.uids.isEmpty()) {
        QHash<QString, std::shared_ptr<Printer>> printers;
        std::vector<Record> together;
        const PrintKind *list = nullptr;
        for (const Uid &uid : options.uids) {
            auto record = reader.record(session, uid);
            if (!record)
                return record.error();
            const PrintKind *kind = wanted(options.kind, record->form());
            if (!kind)
                return noKind(options.kind);
            if (!fits(*kind, record->form()))
                return otherForm(*kind, record->form());
            if (const auto known = knowsParts(*kind, options.parts); !known)
                return known.error();
            outcome.kind = kind->id;
            ++outcome.records;
            if (options.uids.size() <= kFewUids)
                outcome.uids << uid;
            if (kind->isList) {
                list = kind;
                together.push_back(std::move(*record));
                continue;
            }
            scene.masked = !kind->official && Template::masks(kind->id);
            auto &printer = printers[kind->id];
            if (!printer)
                printer = std::make_shared<Printer>(scene, *kind, options, type, to);
            outcome.pages += printer->print(*record);
            if (!progress.step(outcome.records, options.uids.size()))
                return makeError(ErrorCode::Cancelled, QStringLiteral("printing.cancelled"));
        }
        if (list) {
            scene.masked = Template::masks(list->id);
            ListTemplate page(Definition(QStringLiteral(":/prints/") + list->id + QStringLiteral(".csv")), scene, type);
            for (const Record &record : together)
                page.add(record);
            for (paper::Page &one : page.pages()) {
                to.page(std::move(one));
                ++outcome.pages;
            }
        }
        return outcome;
    }

    const PrintKind *named = printKind(options.kind);
    const QString formId = !options.form.isEmpty() ? options.form : named && reader.forms().find(named->of) ? named->of : fields::kChild;
    const Form *form = reader.forms().find(formId);
    if (!form)
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {formId});
    const PrintKind *kind = wanted(options.kind, *form);
    if (!kind)
        return noKind(options.kind);
    if (!fits(*kind, *form))
        return otherForm(*kind, *form);
    if (const auto known = knowsParts(*kind, options.parts); !known)
        return known.error();
    const bool whole = kind->isList && options.ids.empty() && options.where.isEmpty();   // of a place: whom the list is of
    const auto chosen = reader.chosen(session, *form, options.ids, whole ? Definition(QStringLiteral(":/prints/") + kind->id + QStringLiteral(".csv")).setting("whole") : options.where, options.region);
    if (!chosen)
        return chosen.error();
    const std::vector<qint64> &ids = *chosen;
    outcome.kind = kind->id;
    scene.masked = !kind->official && Template::masks(kind->id);
    std::unique_ptr<ListTemplate> list;
    if (kind->isList)
        list = std::make_unique<ListTemplate>(Definition(QStringLiteral(":/prints/") + kind->id + QStringLiteral(".csv")), scene, type);
    Printer printer(scene, *kind, options, type, to);
    for (size_t from = 0; from < ids.size(); from += kSlice) {
        const auto records = reader.rows(session, form->id, {ids.begin() + qsizetype(from), ids.begin() + qsizetype(std::min(ids.size(), from + kSlice))});
        if (!records)
            return records.error();
        for (const Record &record : *records) {
            if (!reader.shared().policy->covers(session, record.region))
                continue;
            ++outcome.records;
            if (ids.size() <= size_t(kFewUids))
                outcome.uids << record.uid;
            if (list)
                list->add(record);
            else
                outcome.pages += printer.print(record);
            if (!progress.step(outcome.records, qint64(ids.size())))
                return makeError(ErrorCode::Cancelled, QStringLiteral("printing.cancelled"));
        }
    }
    if (outcome.records == 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("printing.nobody"));
    if (list)
        for (paper::Page &page : list->pages()) {
            to.page(std::move(page));
            ++outcome.pages;
        }
    return outcome;
}

Result<PrintOutcome> printBlank(const FormCatalog &forms, const QString &what, const QString &unit, Language language, Type &type, PageSink &to) {
    const Messages messages;
    PrintOutcome outcome;
    const PrintKind *sheet = printKind(what);
    if (sheet && !sheet->official)
        sheet = nullptr;
    for (const PrintKind &kind : printKinds())
        if (!sheet && kind.official && kind.of == what)
            sheet = &kind;
    const Form *form = forms.find(sheet ? sheet->of : what);
    if (!form)
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {what});
    std::vector<paper::Page> pages;
    if (sheet)
        pages = Sheet(Definition(QStringLiteral(":/sheets/") + sheet->id + QStringLiteral(".csv")), *form, language).pages(type, nullptr, unit);
    else
        pages = blankPages(forms, *form, messages, language, type, unit);
    outcome.kind = form->id;
    for (paper::Page &page : pages) {
        to.page(std::move(page));
        ++outcome.pages;
    }
    return outcome;
}

Result<void> logPrint(Ledger &ledger, const Session &session, const PrintOutcome &outcome, const QString &to) {
    if (ledger.folder().isReadOnly())
        return makeError(ErrorCode::File, QStringLiteral("printing.needs_log"));
    const QHash<QString, QString> what{{QStringLiteral("template"), outcome.kind}, {QStringLiteral("pages"), QString::number(outcome.pages)}, {QStringLiteral("rows"), QString::number(outcome.records)}, {QStringLiteral("file"), to}};
    // A few are told in the history of each; many are one entry, as an export is.
    if (outcome.uids.isEmpty())
        return ledger.log(session, QStringLiteral("print"), Uid::create(ledger.clock()), what);
    for (const Uid &uid : outcome.uids)
        if (auto logged = ledger.log(session, QStringLiteral("print"), uid, what); !logged)
            return logged;
    return {};
}

Result<PrintOutcome> printToPdf(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &path, const PrintOptions &options, Progress &progress) {
    Type type;
    const PrintKind *kind = printKind(options.kind);
    auto file = PdfFile::create(path, kind ? kind->title.in(options.language) : QFileInfo(path).completeBaseName(), type);
    if (!file)
        return file.error();
    auto outcome = printRecords(reader, session, ledger.settings(), options, type, **file, progress);
    if (!outcome)
        return outcome;
    if (const auto logged = logPrint(ledger, session, *outcome, QFileInfo(path).fileName()); !logged)
        return logged.error();
    if (const auto finished = (*file)->finish(); !finished)
        return finished.error();
    return outcome;
}

Result<PrintOutcome> printBlankToPdf(const FormCatalog &forms, const QString &what, const QString &unit, Language language, const QString &path) {
    Type type;
    auto file = PdfFile::create(path, QFileInfo(path).completeBaseName(), type);
    if (!file)
        return file.error();
    auto outcome = printBlank(forms, what, unit, language, type, **file);
    if (!outcome)
        return outcome;
    if (const auto finished = (*file)->finish(); !finished)
        return finished.error();
    return outcome;
}

}  // namespace tongdang
