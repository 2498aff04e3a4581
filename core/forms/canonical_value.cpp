// Typed texts made canonical, and codes made readable again: core/forms/answers.h.
#include "core/forms/assessment.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/forms/several_choices.h"
#include "core/identity/id_number.h"
#include "core/identity/names.h"
#include "core/identity/phones.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kLabelsInMessage = 12;

Canonical unread(const Field &field, const QString &typed, const char *rule, const char *message, QStringList args) {
    return {typed, Issue{field.name, Severity::Must, QString::fromLatin1(rule), Message{QString::fromLatin1(message), std::move(args), {}}}};
}

QString labelsOf(const CodeList &list, Language language) {
    QStringList labels;
    for (const Choice &choice : list.choices) {
        if (labels.size() == kLabelsInMessage) {
            labels << QStringLiteral("…");
            break;
        }
        labels << choice.label.in(language);
    }
    return labels.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

Canonical notAChoice(const Field &field, const QString &typed, const QString &part, const CodeList &list) {
    return unread(field, typed, "choice", "forms.not_a_choice", {part, labelsOf(list, Language::Chinese), labelsOf(list, Language::English)});
}

Canonical severalChoices(const Field &field, const QString &typed, const CodeList &list) {
    const SeveralChoices read = readSeveralChoices(list, typed);
    return read.unknown.isEmpty() ? Canonical{read.codes(field.kind == FieldKind::Rank), std::nullopt} : notAChoice(field, typed, read.unknown.front(), list);
}

Canonical choiceValue(const Form &form, const Field &field, const QString &typed) {
    const CodeList *list = form.listOf(field);
    if (!list)
        return {typed, std::nullopt};
    if (const Choice *choice = list->match(typed))
        return {choice->name, std::nullopt};
    if (field.isSeveral())
        return severalChoices(field, typed, *list);
    return notAChoice(field, typed, typed, *list);
}

// -12.50 → -12.5; "" where it is no number.
QString plainNumber(const QString &typed, bool whole) {
    static const QRegularExpression number(QStringLiteral(R"(^([+-]?)(\d*)(?:\.(\d*))?$)"));
    static const QRegularExpression thousands(QStringLiteral(R"(^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$)"));
    QString text = withoutSpaces(halfWidth(typed));
    if (thousands.match(text).hasMatch())
        text.remove(u',');
    const auto match = number.match(text);
    if (!match.hasMatch())
        return {};
    QString before = match.captured(2), after = match.captured(3);
    if (before.isEmpty() && after.isEmpty())
        return {};
    for (QString *digits : {&before, &after})
        for (QChar &c : *digits)
            c = QChar(u'0' + c.digitValue());
    while (before.size() > 1 && before.front() == u'0')
        before.remove(0, 1);
    while (after.endsWith(u'0'))
        after.chop(1);
    if (before.isEmpty())
        before = QStringLiteral("0");
    if ((whole && !after.isEmpty()) || before.size() > 18)
        return {};
    const bool zero = before == u"0" && after.isEmpty();
    return (match.captured(1) == u"-" && !zero ? QStringLiteral("-") : QString()) + before + (after.isEmpty() ? QString() : u'.' + after);
}

// Where a month or a year is asked its first day stands for it, as in ODK.
QDate firstDay(const Field &field, const QString &typed) {
    static const QRegularExpression month(QStringLiteral(R"(^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$)")), year(QStringLiteral(R"(^(\d{4})\s*年?$)"));
    const QStringList words = field.appearance.split(u' ', Qt::SkipEmptyParts);
    const QString text = halfWidth(typed).trimmed();
    if (const auto match = month.match(text); match.hasMatch() && words.contains(QStringLiteral("month-year")))
        return QDate(match.captured(1).toInt(), match.captured(2).toInt(), 1);
    if (const auto match = year.match(text); match.hasMatch() && words.contains(QStringLiteral("year")))
        return QDate(match.captured(1).toInt(), 1, 1);
    return {};
}

QTime readTime(const QString &typed) {
    static const QRegularExpression time(QStringLiteral(R"(^(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*(?:[:分]\s*(\d{1,2})?(?:\.\d+)?\s*秒?)?\s*(?:Z|[+-]\d\d:?\d\d)?$)"));
    const auto match = time.match(halfWidth(typed).trimmed());
    return match.hasMatch() ? QTime(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()) : QTime();
}

QString readDateTime(const QString &typed) {
    const QString text = halfWidth(typed).trimmed();
    static const QRegularExpression withOffset(QStringLiteral(R"(^(\S+?)[T ]\s*([\d:.]+)\s*(Z|[+-]\d\d:?\d\d)?$)"));
    static const QRegularExpression chinese(QStringLiteral(R"(^(.+?日)\s*(.+)$)"));
    QDate date;
    QTime time;
    QString offset = QStringLiteral("+08:00");
    if (const auto match = withOffset.match(text); match.hasMatch()) {
        date = parseDate(match.captured(1));
        time = readTime(match.captured(2));
        if (!match.captured(3).isEmpty())
            offset = match.captured(3) == u"Z" ? QStringLiteral("+00:00") : match.captured(3);
        if (offset.size() == 5)
            offset.insert(3, u':');
    } else if (const auto chineseMatch = chinese.match(text); chineseMatch.hasMatch()) {
        date = parseDate(chineseMatch.captured(1));
        time = readTime(chineseMatch.captured(2));
    } else {
        date = parseDate(text);
        time = QTime(0, 0);
    }
    if (!date.isValid() || !time.isValid())
        return {};
    return isoDate(date) + u'T' + time.toString(QStringLiteral("HH:mm:ss")) + offset;
}

bool isPoint(const QString &text) {
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts.size() > 4)
        return false;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool ok = false;
        const double number = parts[i].toDouble(&ok);
        if (!ok || number != number || (i < 2 && std::abs(number) > (i == 0 ? 90 : 180)))
            return false;
    }
    return true;
}

QString readGeo(const QString &typed, bool single) {
    QString text = halfWidth(typed);
    text.replace(u'，', u' ').replace(u',', u' ');
    QStringList points;
    for (const QString &point : text.split(u';', Qt::SkipEmptyParts))
        if (const QString plain = point.simplified(); !plain.isEmpty()) {
            if (!isPoint(plain))
                return {};
            points << plain;
        }
    return points.isEmpty() || (single && points.size() > 1) ? QString() : points.join(u';');
}

// 张三、李 四: with marks between them answers may have spaces; without, a space stands between two, as it is kept.
QString severalAnswers(const QString &typed) {
    static const QRegularExpression marks(QStringLiteral("[、，,;；|]"));
    if (!typed.contains(marks))
        return typed.split(u' ', Qt::SkipEmptyParts).join(u' ');
    QStringList codes;
    for (const QString &answer : typed.split(marks))
        if (const QString code = asAnswerCode(answer); !code.isEmpty() && !codes.contains(code))
            codes << code;
    return codes.join(u' ');
}

std::optional<Canonical> byAppearance(const Field &field, const QString &typed) {
    if (field.appearance.isEmpty())
        return std::nullopt;
    for (const QString &word : field.appearance.split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"idnumber")
            return Canonical{normalizedIdNumber(typed), std::nullopt};
        if (word == u"name")
            return Canonical{normalizedName(typed), std::nullopt};
        if (word == u"phone")
            return Canonical{normalizedPhone(typed), std::nullopt};
        if (word == u"region") {
            const QString code = withoutSpaces(halfWidth(typed));
            const bool digits = std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
            return digits ? Canonical{code, std::nullopt} : unread(field, typed, "place", "forms.unknown_place", {typed});
        }
        if (word.startsWith(u"record:")) {
            const Uid uid = Uid::fromText(typed);
            return uid.isNil() ? unread(field, typed, "record", "forms.not_a_record", {typed}) : Canonical{uid.text(), std::nullopt};
        }
    }
    return std::nullopt;
}

}  // namespace

Canonical canonicalValue(const Form &form, const Field &field, const QString &written) {
    const QString typed = written.trimmed();
    if (typed.isEmpty())
        return {};
    if (field.isChoice() || !field.list.isEmpty())
        return choiceValue(form, field, typed);
    if (field.severalAnswers)
        return {severalAnswers(typed), std::nullopt};
    if (auto done = byAppearance(field, typed))
        return *done;
    const auto orIssue = [&](const QString &value, const char *message) {
        return value.isEmpty() ? unread(field, typed, "type", message, {typed}) : Canonical{value, std::nullopt};
    };
    switch (field.kind) {
    case FieldKind::Integer:
        return orIssue(plainNumber(typed, true), "forms.not_an_integer");
    case FieldKind::Decimal:
    case FieldKind::Range:
        return orIssue(plainNumber(typed, false), "forms.not_a_number");
    case FieldKind::Date: {
        QString whole = isoDate(parseDate(typed));
        if (whole.isEmpty())
            whole = isoDate(firstDay(field, typed));
        return orIssue(whole.isEmpty() ? readDateTime(typed).left(10) : whole, "forms.not_a_date");
    }
    case FieldKind::Time: {
        const QTime time = readTime(typed);
        return orIssue(time.isValid() ? time.toString(QStringLiteral("HH:mm:ss")) : QString(), "forms.not_a_time");
    }
    case FieldKind::DateTime:
        return orIssue(readDateTime(typed), "forms.not_a_datetime");
    case FieldKind::Acknowledge: {
        static const QStringList agreed = {QStringLiteral("ok"), QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("1"), QStringLiteral("√"),
                                           QStringLiteral("是"), QStringLiteral("y")};
        return orIssue(agreed.contains(halfWidth(typed).toLower()) ? QStringLiteral("OK") : QString(), "forms.not_acknowledged");
    }
    case FieldKind::GeoPoint:
        return orIssue(readGeo(typed, true), "forms.not_a_point");
    case FieldKind::GeoTrace:
    case FieldKind::GeoShape:
        return orIssue(readGeo(typed, false), "forms.not_a_point");
    default:
        return {typed, std::nullopt};
    }
}

QString displayValue(const Form &form, const Field &field, const QString &value, Language language) {
    if (field.explains)
        return becauseInWords(form, value, language);
    if (field.severalAnswers)
        return QString(value).replace(u' ', language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")).replace(QChar::Nbsp, u' ');
    const CodeList *list = value.isEmpty() ? nullptr : form.listOf(field);
    if (!list)
        return value;
    if (const Choice *one = list->find(value))   // its code may have spaces
        return one->label.in(language);
    QStringList labels;
    for (const QString &code : value.split(u' ', Qt::SkipEmptyParts)) {
        const Choice *choice = list->find(code);
        labels << (choice ? choice->label.in(language) : code);
    }
    return labels.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

}  // namespace tongdang
