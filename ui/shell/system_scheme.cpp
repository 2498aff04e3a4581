#include "ui/shell/system_scheme.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusVariant>

namespace tongdang {

namespace {

constexpr int kPatienceMs = 300;   // a desktop without a portal must not delay the start
const auto kService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto kGroup = QStringLiteral("org.freedesktop.appearance");
const auto kKey = QStringLiteral("color-scheme");

uint schemeOf(QVariant value) {
    while (value.canConvert<QDBusVariant>())   // Read answers with a variant in a variant
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

}  // namespace

SystemScheme::SystemScheme(QObject *parent) : QObject(parent) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    auto ask = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    ask << kGroup << kKey;
    const QDBusMessage reply = bus.call(ask, QDBus::Block, kPatienceMs);
    if (reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty())
        m_dark = schemeOf(reply.arguments().constFirst()) == 1;
}

void SystemScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value) {
    if (group != kGroup || key != kKey)
        return;
    const bool dark = schemeOf(value.variant()) == 1;
    if (std::exchange(m_dark, dark) != dark)
        emit changed();
}

}  // namespace tongdang
