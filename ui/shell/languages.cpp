#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLocale>

namespace tongdang {

void Translations::use(Language language) {
    const QString locale = localeName(language);
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_ofQt);
    QLocale::setDefault(QLocale(locale));
    // English sources need a file for their plurals alone; Qt speaks English by itself.
    if (m_qt.load(QStringLiteral(":/i18n/qtbase_%1.qm").arg(locale)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ofQt.load(QStringLiteral(":/i18n/qt_%1.qm").arg(locale)))
        QCoreApplication::installTranslator(&m_ofQt);
    if (m_program.load(QStringLiteral(":/i18n/tongdang_%1.qm").arg(locale)))
        QCoreApplication::installTranslator(&m_program);
}

Language languageOfSystem() {
    // A PC without a set language ("C") is far more often a Chinese office PC than an English one.
    return QLocale::system().language() == QLocale::English ? Language::English : Language::Chinese;
}

bool isChineseDrawn() { return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty(); }

QString localeName(Language language) { return language == Language::English ? QStringLiteral("en") : QStringLiteral("zh_CN"); }

}  // namespace tongdang
