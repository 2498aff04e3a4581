#include "core/forms/lookup_tables.h"

#include "core/forms/expression_tree.h"

#include <QRegularExpression>

namespace tongdang {

namespace {

// ODK writes the file without .csv; whether a name's letters are large does not matter.
QString sheetOf(const QString &file) {
    const QString name = sheetName(file);
    return isListFile(name) ? name : name + QStringLiteral(".csv");
}

template <typename Visit> void eachCall(const ExpressionNode *node, const Visit &visit) {
    if (!node)
        return;
    if (node->function && node->function->name == QLatin1String("pulldata"))
        visit(*node);
    for (const NodePointer &child : node->children)
        eachCall(child.get(), visit);
}

}  // namespace

QStringList LookupTables::namedIn(const QList<FormSheet> &sheets) {
    static const QRegularExpression call(QStringLiteral(R"x(\bpulldata\s*\(\s*(?:'([^']*)'|"([^"]*)"))x"));
    QStringList names;
    for (const FormSheet &sheet : sheets) {
        if (sheet.name != u"survey" && sheet.name != u"settings")
            continue;
        for (const FormRow &row : sheet.rows)
            for (const QString &cell : row.cells)
                for (auto calls = call.globalMatch(cell); calls.hasNext();) {
                    const auto match = calls.next();
                    names << sheetOf(match.captured(1) + match.captured(2));
                }
    }
    names.removeDuplicates();
    return names;
}

bool LookupTables::add(const FormSheet &sheet) {
    if (m_tables.contains(sheet.name))
        return false;
    Table table;
    for (const QString &heading : sheet.headings)
        table.headings << heading.trimmed();
    for (const FormRow &row : sheet.rows)
        if (!row.isBlank())
            table.rows << row.cells;
    m_tables.insert(sheet.name, table);
    return true;
}

int LookupTables::Table::column(const QString &name) const {
    const QString wanted = name.trimmed();
    const qsizetype exact = headings.indexOf(wanted);
    for (qsizetype i = 0; exact < 0 && i < headings.size(); ++i)
        if (headings[i].compare(wanted, Qt::CaseInsensitive) == 0)
            return int(i);
    return int(exact);
}

void LookupTables::Table::index(int keyColumn) {
    if (keyColumn < 0 || byKey.contains(keyColumn))
        return;
    QHash<QString, int> &keys = byKey[keyColumn];
    for (qsizetype i = 0; i < rows.size(); ++i)
        if (const QString key = rows[i].value(keyColumn).trimmed(); !keys.contains(key))
            keys.insert(key, int(i));
}

int LookupTables::Table::row(int keyColumn, const QString &key) const {
    if (const auto keys = byKey.constFind(keyColumn); keys != byKey.constEnd())
        return keys->value(key, -1);
    for (qsizetype i = 0; i < rows.size(); ++i)
        if (rows[i].value(keyColumn).trimmed() == key)
            return int(i);
    return -1;
}

QString LookupTables::value(const QStringList &arguments) const {
    const auto table = m_tables.constFind(sheetOf(arguments.value(0)));
    const QString key = arguments.value(3).trimmed();
    if (table == m_tables.constEnd() || key.isEmpty())
        return {};
    const int wanted = table->column(arguments.value(1)), keys = table->column(arguments.value(2));
    const int row = wanted < 0 || keys < 0 ? -1 : table->row(keys, key);
    return row < 0 ? QString() : table->rows[row].value(wanted).trimmed();
}

QList<Message> LookupTables::faults(const Expression &expression) const {
    QList<Message> faults;
    eachCall(expression.root(), [&](const ExpressionNode &call) { faultsOf(call, faults); });
    return faults;
}

void LookupTables::faultsOf(const ExpressionNode &call, QList<Message> &faults) const {
    if (!call.children[0]->isConstant()) {   // which file comes into the form must be known beforehand
        faults << Message{QStringLiteral("forms.lookup_without_name"), {}, {}};
        return;
    }
    const QString name = sheetOf(call.children[0]->text);
    const auto table = m_tables.constFind(name);
    if (table == m_tables.constEnd()) {
        faults << Message{QStringLiteral("forms.no_lookup_file"), {name}, {}};
        return;
    }
    for (const size_t i : {1, 2})
        if (const ExpressionNode &column = *call.children[i]; column.isConstant() && table->column(column.text) < 0)
            faults << Message{QStringLiteral("forms.no_file_column"), {name, column.text}, {}};
}

void LookupTables::prepare(const Expression &expression) {
    eachCall(expression.root(), [this](const ExpressionNode &call) {
        const auto table = m_tables.find(sheetOf(call.children[0]->text));
        if (table != m_tables.end() && call.children[2]->isConstant())
            table->index(table->column(call.children[2]->text));
    });
}

}  // namespace tongdang
