#include "ui/printing/definition.h"
#include "ui/printing/print.h"

#include <QDir>

namespace tongdang {

namespace {

QList<PrintKind> readKinds() {
    QList<PrintKind> out;
    for (const QString &folder : {QStringLiteral(":/sheets"), QStringLiteral(":/prints")})
        for (const QString &name : QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
            const Definition definition(folder + u'/' + name);
            PrintKind kind;
            kind.id = name.chopped(4);
            kind.title = definition.settingLabels("title");
            kind.official = folder == u":/sheets";
            kind.of = definition.setting(kind.official ? "form" : "of");
            kind.isList = definition.setting("per") == u"list";
            for (const DefinitionRow &row : definition.rows("parts")) {
                kind.parts << Definition::cell(row, "name");
                kind.partTitles << Definition::labels(row, "label");
            }
            out << kind;
        }
    return out;
}

}  // namespace

const QList<PrintKind> &printKinds() {
    static const QList<PrintKind> all = readKinds();
    return all;
}

const PrintKind *printKind(const QString &id) {
    for (const PrintKind &kind : printKinds())
        if (kind.id == id)
            return &kind;
    return nullptr;
}

QList<const PrintKind *> printKindsOf(const Form &form) {
    // Its own sheet first, then what is made for it, for its kind, and for any record.
    const auto rank = [&](const PrintKind &kind) {
        return kind.of == form.id ? (kind.id == form.id ? 0 : kind.official ? 1 : 2) : !kind.of.isEmpty() && kind.of == form.kind ? 3 : kind.of.isEmpty() ? 4 : 5;
    };
    QList<const PrintKind *> out;
    for (const PrintKind &kind : printKinds())
        if (rank(kind) < 5)
            out << &kind;
    std::stable_sort(out.begin(), out.end(), [&](const PrintKind *a, const PrintKind *b) { return rank(*a) < rank(*b); });
    return out;
}

}  // namespace tongdang
