#include "core/forms/form_parameters.h"

#include "core/forms/form_reader.h"

#include <QRegularExpression>

namespace tongdang {

QList<Parameter> readParameters(const QString &text) {
    static const QRegularExpression around(QStringLiteral("\\s*=\\s*")), between(QStringLiteral("[\\s,;]+"));
    QList<Parameter> out;
    for (const QString &part : QString(text).replace(around, QStringLiteral("=")).split(between, Qt::SkipEmptyParts)) {
        const qsizetype at = part.indexOf(u'=');
        out << Parameter{at < 0 ? QString() : part.left(at).toLower(), at < 0 ? QString() : part.mid(at + 1), part};
    }
    return out;
}

QString parameter(const QString &text, QStringView key) {
    if (!text.isEmpty())
        for (const Parameter &one : readParameters(text))
            if (one.key == key)
                return one.value;
    return {};
}

ParameterUse useOfParameter(const QString &key, FieldKind kind, const QString &list) {
    static const QStringList range = QStringLiteral("start end step").split(u' '), file = QStringLiteral("value label").split(u' ');
    static const QStringList known = QStringLiteral(
        "max-pixels app rows randomize seed quality capture-accuracy warning-accuracy allow-mock-accuracy incremental placeholder tick_interval tick_labelset "
        "location-priority location-min-interval location-max-age track-changes track-changes-reasons identify-user").split(u' ');
    if (range.contains(key))
        return kind == FieldKind::Range ? ParameterUse::Used : ParameterUse::Known;
    if (file.contains(key))
        return isListFile(list) ? ParameterUse::Used : ParameterUse::Known;
    if (key == u"max-pixels" && kind == FieldKind::Image)
        return ParameterUse::Used;
    return known.contains(key) ? ParameterUse::Known : ParameterUse::Unknown;
}

}  // namespace tongdang
