// The levels of risk to the eye: shape, colour and word together (ui.md), in lists and charts alike.
#pragma once

#include "ui/shell/tokens.h"

#include <QString>

namespace tongdang {

struct RiskLook { const char *code; char16_t mark; Color color, ground; };   // code: of the list `risk`
inline constexpr std::array kRiskLooks = {RiskLook{"red", u'▲', Color::RiskHigh, Color::DangerSoft}, RiskLook{"yellow", u'◆', Color::RiskMedium, Color::WarningSoft},
                                          RiskLook{"blue", u'■', Color::RiskLower, Color::RiskLowerSoft}, RiskLook{"green", u'●', Color::RiskLow, Color::GoodSoft}};

// -1: not assessed, or no level at all.
inline int riskLookOf(const QString &code) {
    for (size_t i = 0; i < kRiskLooks.size(); ++i)
        if (code == QLatin1String(kRiskLooks[i].code))
            return int(i);
    return -1;
}

// A level in words, with its shape before them.
inline QString withRiskMark(const QString &code, const QString &words) {
    const int found = riskLookOf(code);
    return found < 0 ? words : QString(QChar(kRiskLooks[size_t(found)].mark)) + u' ' + words;
}

}  // namespace tongdang
