// The command line: options may stand before or after the command; every option is known, with or without a value.
#pragma once

#include <QHash>
#include <QStringList>

#include <optional>

namespace tongdang {

struct Arguments {
    QString command;
    QStringList words;                    // after the command
    QHash<QString, QString> options;      // by name without dashes; "" for a flag
    QHash<QString, QString> before;       // of them, those that stand before the command
    QHash<QString, QString> after;        // and behind it
    QString fault;                        // what is wrong with the line; "" where nothing

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option, const QString &otherwise = {}) const { return options.value(option, otherwise); }
    static Arguments parse(const QStringList &line);
};

}  // namespace tongdang
