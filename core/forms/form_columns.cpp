#include "core/forms/form_columns.h"

#include <algorithm>

namespace tongdang {

namespace {

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }

const QStringList &known(SheetKind kind) {
    static const QStringList survey = words(
        "type name label hint guidance_hint required required_message relevant constraint constraint_message calculation choice_filter default appearance "
        "parameters read_only repeat_count disabled trigger td_warning td_warning_message td_restricted td_indexed td_purpose td_import td_print td_once td_bands "
        "td_core td_list kobo--score-choices kobo--rank-items kobo--rank-constraint-message kobo--matrix_list");
    static const QStringList choices = words("list_name name label points td_import");
    static const QStringList settings = words(
        "form_id form_title version default_language instance_name allow_choice_duplicates td_subject td_many td_date td_region td_kind td_sets td_extends "
        "td_right td_title");
    return kind == SheetKind::Survey ? survey : kind == SheetKind::Choices ? choices : settings;
}

const QStringList &media() {
    static const QStringList names = words("media image audio video big-image autoplay");
    return names;
}

const QStringList &unsupported() {  // in a survey: they change what a form does
    static const QStringList names = words("intent query");
    return names;
}

bool isTranslated(const QString &base) {
    static const QStringList names = words("label hint guidance_hint constraint_message required_message td_warning_message form_title td_purpose kobo--rank-constraint-message");
    return names.contains(base);
}

QString plain(const QString &heading) { return heading.simplified().toLower().replace(u' ', u'_'); }

// Among choices only value and caption are other words for name and label, and where these are not there themselves; tag or count is a column like any.
bool isAttribute(const FormSheet &sheet, const QString &written, const QString &base) {
    const QString own = plain(written);
    if (own == base || written.contains(u':'))
        return false;
    return (own != u"value" && own != u"caption")
        || std::any_of(sheet.headings.begin(), sheet.headings.end(), [&](const QString &other) { return plain(other).section(u':', 0, 0) == base; });
}

}  // namespace

SheetColumns::SheetColumns(const FormSheet &sheet, SheetKind kind, QList<DefinitionIssue> &issues) : m_sheet(sheet), m_kind(kind), m_issues(issues) {
    for (int i = 0; i < sheet.headings.size(); ++i) {
        const QString written = sheet.headings[i].trimmed();
        if (written.isEmpty()) {
            for (const FormRow &row : sheet.rows)
                if (!row.cell(i).isEmpty()) {
                    fault(row.row, QStringLiteral("forms.no_heading"), {QString::number(i + 1)}, Severity::Warn);
                    break;
                }
            continue;
        }
        Heading heading = readHeading(written);
        if (kind == SheetKind::Choices && isAttribute(sheet, written, heading.base))
            heading.base = plain(written);
        const QString &base = heading.base;
        if (media().contains(base)) {   // one a kind and language
            m_media << i;
            fault(sheet.row, QStringLiteral("forms.media_ignored"), {written}, Severity::Warn);
            continue;
        }
        if (base == u"bind::type")   // how XForms keeps the answer: the type says it
            continue;
        if (kind == SheetKind::Survey && base == u"save_to") {
            fault(sheet.row, QStringLiteral("forms.entities_ignored"), {written}, Severity::Warn);
            continue;
        }
        if (isTranslated(base)) {
            auto &columns = m_translated[base];
            bool twice = false, same = false;
            for (const auto &[language, column] : columns) {
                twice = twice || language == heading.language;
                same = same || sheet.headings[column].trimmed().compare(written, Qt::CaseInsensitive) == 0;
            }
            if (same || (twice && heading.language.isEmpty()))
                fault(sheet.row, QStringLiteral("forms.column_twice"), {written});
            else   // two of one language, zh-CN and zh-TW: the first is shown
                columns.append({twice ? written.toLower() : heading.language, i});
        } else if (m_plain.contains(base)) {
            fault(sheet.row, QStringLiteral("forms.column_twice"), {written});
            continue;
        }
        if (!m_plain.contains(base))
            m_plain.insert(base, i);
        if (!m_headings.contains(base))
            m_headings.insert(base, written);
        if (known(kind).contains(base))
            continue;
        if (base.startsWith(u"td_")) {
            fault(sheet.row, QStringLiteral("forms.unknown_td_column"), {written});
        } else if (kind == SheetKind::Choices) {
            m_more << written;
            m_moreColumns << i;
        } else if (!(kind == SheetKind::Survey && unsupported().contains(base))) {
            fault(sheet.row, QStringLiteral("forms.unknown_column"), {written}, Severity::Info);
        }
    }
}

Labels SheetColumns::labels(const FormRow &row, const QString &base) const {
    Labels labels;
    const auto columns = m_translated.constFind(base);
    if (columns != m_translated.constEnd())
        for (const auto &[language, column] : *columns)
            labels.set(language, row.cell(column));
    return labels;
}

bool SheetColumns::hasMedia(const FormRow &row) const {
    return std::any_of(m_media.begin(), m_media.end(), [&row](int column) { return !row.cell(column).isEmpty(); });
}

void SheetColumns::refuseUnsupported(const FormRow &row) const {
    if (m_kind != SheetKind::Survey)
        return;
    for (const QString &base : unsupported())
        if (!text(row, base).isEmpty())
            fault(row.row, QStringLiteral("forms.column_unsupported"), {heading(base)});
}

void SheetColumns::fault(int row, const QString &id, const QStringList &args, Severity severity) const {
    m_issues << DefinitionIssue{m_sheet.name, row, severity, Message{id, args, {}}};
}

QStringList splitBars(const QString &text) {
    QStringList out;
    for (const QString &part : text.split(u'|'))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            out << trimmed;
    return out;
}

std::optional<bool> yesOrNo(const QString &text) {
    const QString lower = text.simplified().toLower();
    if (lower == u"yes" || lower == u"true" || lower == u"true()")
        return true;
    if (lower.isEmpty() || lower == u"no" || lower == u"false" || lower == u"false()")
        return false;
    return std::nullopt;
}

}  // namespace tongdang
