// Whether the system prefers a dark look: Qt 6.4 does not tell, so the desktop portal is asked
// (org.freedesktop.portal.Settings, org.freedesktop.appearance color-scheme: 0 none, 1 dark, 2 light), and heard when it changes.
#pragma once

#include <QObject>

class QDBusVariant;

namespace tongdang {

class SystemScheme : public QObject {
    Q_OBJECT
  public:
    explicit SystemScheme(QObject *parent = nullptr);
    bool prefersDark() const { return m_dark; }

  signals:
    void changed();

  private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

  private:
    bool m_dark = false;
};

}  // namespace tongdang
