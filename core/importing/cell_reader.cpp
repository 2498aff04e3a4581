#include "core/importing/cell_reader.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/forms/several_choices.h"
#include "core/identity/id_number.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kIdShape = 15;        // from so many digits a text was meant as an ID number
constexpr int kRemembered = 50'000; // texts of a column
const QString kPriority = QStringLiteral("priority");   // column of a code list: the lower counts where one answer is asked and several are given

bool hasAppearance(const Field &field, QLatin1String word) { return field.appearance.split(u' ').contains(word); }

// Lines end alike, whichever system has written them.
QString textOf(const Cell &cell) {
    QString text = cell.text.trimmed();
    return text.contains(u'\r') ? text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n') : text;
}

const Choice *foremost(const std::vector<const Choice *> &choices) {
    const Choice *out = nullptr;
    for (const Choice *choice : choices)
        if (const QString rank = choice->more.value(kPriority); !rank.isEmpty() && (!out || rank.toInt() < out->more.value(kPriority).toInt()))
            out = choice;
    return out;
}

}  // namespace

QString columnName(int column) {
    QString letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(u'A' + (rest - 1) % 26));
    return letters;
}

Question Question::of(const Form &form, int slot) {
    Question out;
    out.slot = slot;
    if (slot < 0)
        return out;
    const Field &field = form.fields[slot];
    out.idNumber = hasAppearance(field, QLatin1String("idnumber"));
    out.name = hasAppearance(field, QLatin1String("name"));
    out.region = hasAppearance(field, QLatin1String("region"));
    out.phone = hasAppearance(field, QLatin1String("phone"));
    out.date = field.kind == FieldKind::Date;
    out.maskable = field.type == ValueType::Text && !field.isChoice();
    out.number = field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal;
    out.repeats = field.isChoice() || field.kind == FieldKind::Date || out.number;
    return out;
}

void CellPlace::tell(Severity severity, const QString &rule, Message message) const { problems << RowProblem{row, heading, severity, rule, std::move(message), {}}; }

void CellPlace::tell(Severity severity, const char *rule, const QStringList &args) const {
    const QString id = QString::fromLatin1(rule);
    tell(severity, id, {QStringLiteral("importing.") + id, args, {}});
}

std::optional<QString> CellReader::idNumber(const CellPlace &at, const Cell &cell, const QString &text) const {
    if (isMasked(text))
        return {};
    const IdNumber id = readIdNumber(text, m_today);
    if (cell.lostDigits() || id.fault == IdNumber::Fault::LostDigits) {
        at.tell(Severity::Must, QStringLiteral("id_lost_digits"), {idFaultMessageId(IdNumber::Fault::LostDigits), {}, {}});
        return {};
    }
    if (id.fault == IdNumber::Fault::Empty)
        return {};
    if (id.valid())
        return id.number;
    qsizetype digits = 0;
    for (const QChar c : id.number)
        digits += c.isDigit() ? 1 : 0;
    const QString message = idFaultMessageId(id.fault);
    const bool meant = digits >= kIdShape || (id.fault != IdNumber::Fault::Characters && id.fault != IdNumber::Fault::Length);
    if (meant)
        at.tell(Severity::Must, message.section(u'.', -1), {message, {text}, {}});
    else
        at.tell(Severity::Warn, "no_id_number", {text});
    return {};
}

std::optional<QString> CellReader::choices(const CellPlace &at, const Form &form, const Field &field, const QString &text) const {
    const CodeList *list = form.listOf(field);
    if (!list)
        return {};
    const SeveralChoices read = readSeveralChoices(*list, text);
    const Choice *one = field.isSeveral() ? nullptr : foremost(read.taken);
    if (read.taken.empty() || (!field.isSeveral() && !one))
        return {};
    if (!read.unknown.isEmpty())
        at.tell(Severity::Warn, "unknown_choice", {read.unknown.join(QStringLiteral("、")), read.unknown.join(QStringLiteral(", "))});
    if (one && read.taken.size() > 1)
        at.tell(Severity::Warn, "one_of_several", {text, one->label.in(Language::Chinese), one->label.in(Language::English)});
    return one ? one->name : read.codes(field.kind == FieldKind::Rank);
}

// 1.3700000006E+10 has all its digits, 1.37E+10 has not.
bool CellReader::withoutExponent(QString &phone) {
    static const QRegularExpression exponent(QStringLiteral(R"(^([0-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})$)"));
    const auto match = exponent.match(phone);
    if (!match.hasMatch())
        return true;
    const int digits = match.captured(3).toInt();
    if (match.capturedLength(2) != digits)
        return false;
    phone = match.captured(1) + match.captured(2);
    return true;
}

// An unformatted date of a spreadsheet: the days since 1899-12-30. None of a living person's is anything else in five digits.
QString CellReader::serialDate(const QString &text) {
    static const QRegularExpression days(QStringLiteral("^[0-9]{5}$"));
    const QDate date = days.match(text).hasMatch() ? QDate(1899, 12, 30).addDays(text.toInt()) : QDate();
    return date.year() < 2100 ? isoDate(date) : QString();
}

std::optional<QString> CellReader::value(const CellPlace &at, const Form &form, Question &question, const Cell &cell) {
    QString text = textOf(cell);
    const Field &field = form.fields[question.slot];
    if (cell.kind == Cell::Kind::Fault) {
        at.tell(question.name ? Severity::Must : Severity::Warn, cell.isUncomputed() ? "formula_without_value" : "formula_error", {cell.isUncomputed() ? columnName(at.column) + QString::number(at.row) : text});
        return {};
    }
    if (text.isEmpty() || m_words.isMark(text) || field.derived)
        return {};
    if (m_words.isClear(text))
        return QString();
    if (question.idNumber)
        return idNumber(at, cell, text);
    if (question.maskable && isMasked(text))
        return {};
    if (question.region)
        if (const QString code = m_places.answer(text); !code.isEmpty())
            return code;
    if (cell.lostDigits() || (question.phone && !withoutExponent(text))) {
        at.tell(Severity::Warn, "number_lost_digits", {text});
        return {};
    }
    if (question.date)
        if (const QString date = serialDate(text); !date.isEmpty()) {
            at.tell(Severity::Warn, "serial_date", {text, date});
            return date;
        }
    const auto read = [&] { return canonicalValue(form, field, question.number ? m_words.withoutUnit(text) : text); };
    Canonical canonical;
    if (question.repeats) {
        auto found = question.read.constFind(text);
        if (found == question.read.cend()) {
            if (question.read.size() > kRemembered)
                question.read.clear();
            found = question.read.insert(text, read());
        }
        canonical = *found;
    } else {
        canonical = read();
    }
    if (canonical.issue) {
        if (field.isChoice() && m_words.isNone(text))
            return {};
        if (field.isChoice())
            if (const auto some = choices(at, form, field, text))
                return some;
        at.tell(Severity::Warn, canonical.issue->rule, canonical.issue->message);
        return {};
    }
    if (canonical.value.isEmpty())
        return {};
    return canonical.value;
}

std::optional<QString> CellReader::value(const CellPlace &at, const Form &form, Question &question, const Cell &cell, const QString &answered) {
    if (question.tick.isEmpty() || !(m_words.isTick(cell.text) || m_words.isNoTick(cell.text)))
        return value(at, form, question, cell);
    if (m_words.isNoTick(cell.text))
        return {};
    const Field &field = form.fields[question.slot];
    if (answered.isEmpty() || answered == question.tick)
        return question.tick;
    if (field.isSeveral())
        return answered + u' ' + question.tick;
    if (const CodeList *list = form.listOf(field))
        if (const Choice *kept = list->find(answered))
            at.tell(Severity::Warn, "one_of_several", {field.label.in(Language::Chinese), kept->label.in(Language::Chinese), kept->label.in(Language::English)});
    return {};
}

}  // namespace tongdang
