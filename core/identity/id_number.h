// 公民身份号码, GB 11643-1999 (domain.md 5): 18 characters; 15-digit numbers of adults are upgraded.
#pragma once

#include <QDate>
#include <QString>

namespace tongdang {

struct IdNumber {
    enum class Fault { None, Empty, Length, Characters, Area, Date, FutureDate, CheckDigit, LostDigits, FifteenForChild };
    QString number;    // normalised: half-width, upper-case X, no spaces or leading apostrophe; 15 digits upgraded to 18
    Fault fault = Fault::Empty;
    bool upgraded = false;
    QDate birth;       // valid where the eight digits are a date
    QString sex;       // GB/T 2261.1: "1" male, "2" female; "" where unknown
    QString area;      // six digits
    bool valid() const { return fault == Fault::None; }
};

// As a cell may hold it: full-width and lower-case x, an apostrophe in front, any spaces, a ".0" at the end. "" for 无, 未办 and dashes.
QString normalizedIdNumber(const QString &text);
IdNumber readIdNumber(const QString &text, const QDate &today);
QString idFaultMessageId(IdNumber::Fault fault);    // e.g. "identity.id_check_digit"; "" for None
QChar idCheckDigit(QStringView first17);            // ISO 7064 MOD 11-2; null where it is not 17 digits

}  // namespace tongdang
