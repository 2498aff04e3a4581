// Another style sheet for the application, quickly: what is seen takes it at once, what is not when it is shown.
#pragma once

#include <QString>

namespace tongdang {

void restyle(const QString &sheet);

}  // namespace tongdang
