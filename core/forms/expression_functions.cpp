#include "core/forms/expression_tree.h"

#include <QHash>

namespace tongdang {

namespace {

struct Table {
    std::vector<FunctionEntry> entries;
    QHash<QString, const FunctionEntry *> byName;
    Table() {
        for (const auto &part : {logicFunctions(), textFunctions(), numberFunctions(), dateFunctions(), recordFunctions(), identityFunctions(), geoFunctions()})
            entries.insert(entries.end(), part.begin(), part.end());
        for (const FunctionEntry &entry : entries)
            byName.insert(entry.name, &entry);
    }
};

const Table &table() {
    static const Table functions;
    return functions;
}

}  // namespace

const FunctionEntry *findFunction(const QString &name) { return table().byName.value(name); }

const char *unsupportedFunction(const QString &name) {
    if (name == u"geofence")
        return "expressions.no_geography";
    if (name == u"randomize")
        return "expressions.no_randomize";
    if (name == u"id" || name == u"intersects" || name == u"digest" || name == u"base64-decode" || name == u"extract-signed")
        return "expressions.no_function";
    return nullptr;
}

const QList<FunctionInfo> &expressionFunctions() {
    static const QList<FunctionInfo> list = [] {
        QList<FunctionInfo> functions;
        for (const FunctionEntry &entry : table().entries)
            functions.append({entry.name, entry.least, entry.most});
        std::sort(functions.begin(), functions.end(), [](const FunctionInfo &a, const FunctionInfo &b) { return a.name < b.name; });
        return functions;
    }();
    return list;
}

}  // namespace tongdang
