// 肢体残疾三级, 听力一级、言语二级: kind and grade of a disability in one cell.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct DisabilityCell {
    QString kinds;             // what is left without the grades; "" where only they are given
    QString grade;             // code of the worst; "": none is given
};
DisabilityCell readDisabilityCell(const QString &text, const CodeList &grades);

}  // namespace tongdang
