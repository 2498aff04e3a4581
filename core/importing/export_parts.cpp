#include "core/importing/export_parts.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace tongdang {

QString leavingValue(const Form &form, const Field &field, const QString &value, const Places &places, const ExportOptions &options) {
    if (value.isEmpty())
        return {};
    const auto is = [&field](QStringView word) { return field.appearance.contains(word) && field.appearance.split(u' ').contains(word); };
    if (field.isChoice() || !field.list.isEmpty() || field.explains)
        return options.codes ? value : displayValue(form, field, value, options.language);
    if (is(u"region"))
        return options.codes ? value : places.fullName(value);
    if (options.fullIds || field.type != ValueType::Text)
        return value;
    return is(u"idnumber") ? maskedIdNumber(value) : is(u"phone") ? maskedPhone(value) : maskedNumbers(value);
}

static Result<QString> sha256(const QString &path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return makeError(ErrorCode::File, QStringLiteral("importing.cannot_check"), {QFileInfo(path).fileName()});
    return QString::fromLatin1(hash.result().toHex());
}

Result<ExportOutcome> leave(Ledger &ledger, const Session &session, const QString &path, const QString &form, const QStringList &columns, ExportOutcome outcome, const ExportOptions &options) {
    auto hash = sha256(path);
    if (!hash)
        return hash.error();
    outcome.sha256 = *hash;
    outcome.log = Uid::create(ledger.clock());
    const auto logged = ledger.log(session, QStringLiteral("export"), outcome.log,
                                   {{QStringLiteral("rows"), QString::number(outcome.rows)},
                                    {QStringLiteral("columns"), columns.join(u' ')},
                                    {QStringLiteral("form"), form},
                                    {QStringLiteral("file"), QFileInfo(path).fileName()},
                                    {QStringLiteral("sha256"), outcome.sha256},
                                    {QStringLiteral("whole_numbers"), options.fullIds ? QStringLiteral("yes") : QStringLiteral("no")},
                                    {QStringLiteral("purpose"), options.purpose.trimmed()},
                                    {QStringLiteral("recipient"), options.recipient.trimmed()},
                                    {QStringLiteral("approver"), options.approver.trimmed()}});
    if (!logged) {
        QFile::remove(path);   // what cannot be accounted for does not leave
        return logged.error();
    }
    return outcome;
}

}  // namespace tongdang
