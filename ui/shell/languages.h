// The window's languages: the program's translations and Qt's own, both carried inside the program under :/i18n.
#pragma once

#include "core/base/message.h"

#include <QTranslator>

namespace tongdang {

class Translations {
  public:
    void use(Language language);    // for the whole application; widgets get LanguageChange

  private:
    QTranslator m_program, m_qt, m_ofQt;      // of Qt: what its own file lacks
};

Language languageOfSystem();
bool isChineseDrawn();                  // some font of this PC has the characters
QString localeName(Language language);   // "zh_CN" "en"

}  // namespace tongdang
