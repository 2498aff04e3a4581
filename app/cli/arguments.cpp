#include "app/cli/arguments.h"

#include <QSet>

namespace tongdang {

namespace {
const QSet<QString> &flags() {
    static const QSet<QString> names{QStringLiteral("json"), QStringLiteral("quiet"), QStringLiteral("team"), QStringLiteral("dry-run"), QStringLiteral("full-ids"), QStringLiteral("deep"),
                                     QStringLiteral("help"), QStringLiteral("version"), QStringLiteral("all"), QStringLiteral("rebuild"), QStringLiteral("restricted"), QStringLiteral("codes"), QStringLiteral("grey")};
    return names;
}
const QSet<QString> &valued() {
    static const QSet<QString> names{
        QStringLiteral("ledger"), QStringLiteral("user"), QStringLiteral("password-file"), QStringLiteral("lang"), QStringLiteral("document-lang"), QStringLiteral("region"), QStringLiteral("admin"),
        QStringLiteral("name"), QStringLiteral("children"), QStringLiteral("seed"), QStringLiteral("sheet"), QStringLiteral("form"), QStringLiteral("mapping"), QStringLiteral("rejects"),
        QStringLiteral("subject"), QStringLiteral("values"), QStringLiteral("field"), QStringLiteral("where"), QStringLiteral("limit"), QStringLiteral("reason"), QStringLiteral("date"),
        QStringLiteral("by"), QStringLiteral("as-of"), QStringLiteral("from"), QStringLiteral("known-at"), QStringLiteral("basis"), QStringLiteral("frozen"), QStringLiteral("replaces"), QStringLiteral("open"), QStringLiteral("concerned"),
        QStringLiteral("o"), QStringLiteral("template"), QStringLiteral("encoding"), QStringLiteral("purpose"), QStringLiteral("recipient"), QStringLiteral("approver"), QStringLiteral("op"),
        QStringLiteral("since"), QStringLiteral("new-password-file"), QStringLiteral("recovery-code"), QStringLiteral("save-mapping"),
        QStringLiteral("blank"), QStringLiteral("parts"), QStringLiteral("until"), QStringLiteral("kind"), QStringLiteral("columns"), QStringLiteral("size")};
    return names;
}
// A number may follow.
const QSet<QString> &numbered() {
    static const QSet<QString> names{QStringLiteral("hide-below")};
    return names;
}
}  // namespace

Arguments Arguments::parse(const QStringList &line) {
    Arguments out;
    bool plain = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QString &word = line[i];
        if (!plain && word == u"--") {
            plain = true;
            continue;
        }
        if (plain || !word.startsWith(u'-') || word.size() < 2) {
            if (out.command.isEmpty())
                out.command = word;
            else
                out.words << word;
            continue;
        }
        QString name = word.mid(word.startsWith(u"--") ? 2 : 1), value;
        if (word == u"-h")
            name = QStringLiteral("help");
        bool given = false;
        if (const qsizetype equals = name.indexOf(u'='); equals > 0) {
            value = name.mid(equals + 1);
            name = name.left(equals);
            given = true;
        }
        if (flags().contains(name) && !given) {
            // there is no more to it
        } else if (numbered().contains(name)) {
            bool isNumber = false;
            if (const int number = i + 1 < line.size() ? line[i + 1].toInt(&isNumber) : 0; !given && isNumber && number >= 0)
                value = line[++i];
        } else if (valued().contains(name)) {
            if (!given) {
                if (i + 1 >= line.size()) {
                    out.fault = word;
                    return out;
                }
                value = line[++i];
            }
        } else {
            out.fault = word;
            return out;
        }
        out.options.insert(name, value);
        (out.command.isEmpty() ? out.before : out.after).insert(name, value);
    }
    return out;
}

}  // namespace tongdang
