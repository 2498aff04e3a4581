#include "core/forms/lookup_tables.h"

#include "core/forms/expression_tree.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {

// ODK writes the file without .csv; whether a name's letters are large does not matter.
QString sheetOf(const QString &file) {
    const QString name = sheetName(file);
    return isListFile(name) ? name : name + QStringLiteral(".csv");
}

template <typename Visit> void eachNode(const ExpressionNode *node, const Visit &visit) {
    if (!node)
        return;
    visit(*node);
    for (const NodePointer &child : node->children)
        eachNode(child.get(), visit);
}

template <typename Visit> void eachCall(const ExpressionNode *root, const Visit &visit) {
    eachNode(root, [&visit](const ExpressionNode &node) {
        if (node.function && node.function->name == QLatin1String("pulldata"))
            visit(node);
    });
}

// The first argument of a function's calls, where it is written out. Spreadsheet programs turn quotes into typographic ones.
QStringList firstArguments(const QList<FormSheet> &sheets, const QString &function) {
    const QRegularExpression call(QStringLiteral(R"x(\b%1\s*\(\s*(?:'([^']*)'|"([^"]*)"|‘([^’]*)’|“([^”]*)”))x").arg(function));
    QStringList names;
    for (const FormSheet &sheet : sheets) {
        if (sheet.name != u"survey" && sheet.name != u"settings")
            continue;
        for (const FormRow &row : sheet.rows)
            for (const QString &cell : row.cells)
                for (auto calls = call.globalMatch(cell); calls.hasNext();) {
                    const auto match = calls.next();
                    names << match.captured(1) + match.captured(2) + match.captured(3) + match.captured(4);
                }
    }
    names.removeDuplicates();
    return names;
}

// Whether a part of a row's condition reads the row itself.
bool readsRow(const ExpressionNode &node) {
    if (node.kind == NodeKind::Records || (node.kind == NodeKind::Field && node.up == 0) || (node.function && node.function->reads != Reads::Nothing))
        return true;
    return std::any_of(node.children.begin(), node.children.end(), [](const NodePointer &child) { return child && readsRow(*child); });
}

}  // namespace

SoughtText soughtText(const ExpressionNode &condition) {
    if (condition.kind == NodeKind::And) {
        for (const NodePointer &part : condition.children)
            if (const SoughtText sought = soughtText(*part); sought.text)
                return sought;
        return {};
    }
    if (condition.kind != NodeKind::Compare || condition.compare != CompareOp::Equal || condition.rule != CompareRule::Text)
        return {};
    for (const size_t i : {0, 1}) {
        const ExpressionNode &cell = *condition.children[i], &other = *condition.children[1 - i];
        if (cell.kind == NodeKind::Field && cell.up == 0 && !readsRow(other))
            return {cell.reference.slot, &other};
    }
    return {};
}

QStringList LookupTables::namedIn(const QList<FormSheet> &sheets) {
    QStringList names;
    for (const QString &file : firstArguments(sheets, QStringLiteral("pulldata")))
        names << sheetOf(file);
    names.removeDuplicates();
    return names;
}

QStringList LookupTables::instancesIn(const QList<FormSheet> &sheets) { return firstArguments(sheets, QStringLiteral("instance")); }

bool LookupTables::add(const FormSheet &sheet) {
    if (m_byName.contains(sheet.name))
        return false;
    Table table;
    table.m_name = sheet.name;
    for (const QString &heading : sheet.headings)
        table.m_headings << heading.trimmed();
    for (const FormRow &row : sheet.rows) {
        if (row.isBlank())
            continue;
        QStringList cells;
        for (const QString &cell : row.cells)
            cells << cell.trimmed();
        table.m_rows << cells;
    }
    m_byName.insert(sheet.name, count());
    m_tables.push_back(std::move(table));
    return true;
}

void LookupTables::add(const CodeList &list, Language language) {
    if (m_byName.contains(list.name))
        return;
    Table table;
    table.m_name = list.name;
    table.m_headings = QStringList{QStringLiteral("name"), QStringLiteral("label")} + list.columns;
    for (const Choice &choice : list.choices) {
        QStringList cells{choice.name, choice.label.in(language)};
        for (const QString &column : list.columns)
            cells << choice.more.value(column);
        table.m_rows << cells;
    }
    m_byName.insert(list.name, count());
    m_tables.push_back(std::move(table));
}

int LookupTables::find(const QString &instance) const {
    if (const auto list = m_byName.constFind(instance); list != m_byName.constEnd())
        return *list;
    const QString name = sheetName(instance);
    for (const QStringView kind : {u".csv", u".xml", u".geojson"})
        if (const int table = m_byName.value(name + kind, -1); table >= 0)
            return table;
    return -1;
}

const LookupTables::Table *LookupTables::file(const QString &written) const {
    const int found = m_byName.value(sheetOf(written), -1);
    return found < 0 ? nullptr : &m_tables[size_t(found)];
}

int LookupTables::Table::column(const QString &name) const {
    const QString wanted = name.trimmed();
    const qsizetype exact = m_headings.indexOf(wanted);
    for (qsizetype i = 0; exact < 0 && i < m_headings.size(); ++i)
        if (m_headings[i].compare(wanted, Qt::CaseInsensitive) == 0)
            return int(i);
    for (qsizetype i = 0; exact < 0 && i < m_headings.size(); ++i)
        if (m_headings[i].startsWith(wanted + QStringLiteral("::"), Qt::CaseInsensitive))
            return int(i);
    return int(exact);
}

void LookupTables::Table::index(int keyColumn) {
    if (keyColumn < 0 || m_byText.contains(keyColumn))
        return;
    QHash<QString, std::vector<int>> &texts = m_byText[keyColumn];
    for (int i = 0; i < rows(); ++i)
        texts[cell(i, keyColumn)].push_back(i);
}

const std::vector<int> *LookupTables::Table::rowsWith(int column, const QString &text) const {
    static const std::vector<int> none;
    const auto texts = m_byText.constFind(column);
    if (texts == m_byText.constEnd())
        return nullptr;
    const auto rows = texts->constFind(text);
    return rows == texts->constEnd() ? &none : &*rows;
}

int LookupTables::Table::row(int keyColumn, const QString &key) const {
    if (const auto *found = rowsWith(keyColumn, key))
        return found->empty() ? -1 : found->front();
    for (int i = 0; i < rows(); ++i)
        if (cell(i, keyColumn) == key)
            return i;
    return -1;
}

QString LookupTables::value(const QStringList &arguments) const {
    const Table *table = file(arguments.value(0));
    const QString key = arguments.value(3).trimmed();
    if (!table || key.isEmpty())
        return {};
    const int wanted = table->column(arguments.value(1)), keys = table->column(arguments.value(2));
    const int row = wanted < 0 || keys < 0 ? -1 : table->row(keys, key);
    return row < 0 ? QString() : table->cell(row, wanted);
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
    const Table *table = file(name);
    if (!table) {
        faults << Message{QStringLiteral("forms.no_lookup_file"), {name}, {}};
        return;
    }
    for (const size_t i : {1, 2})
        if (const ExpressionNode &column = *call.children[i]; column.isConstant() && table->column(column.text) < 0)
            faults << Message{QStringLiteral("forms.no_file_column"), {name, column.text}, {}};
}

void LookupTables::prepare(const Expression &expression) {
    eachCall(expression.root(), [this](const ExpressionNode &call) {
        const int table = m_byName.value(sheetOf(call.children[0]->text), -1);
        if (table >= 0 && call.children[2]->isConstant())
            m_tables[size_t(table)].index(m_tables[size_t(table)].column(call.children[2]->text));
    });
    eachNode(expression.root(), [this](const ExpressionNode &node) {
        if (node.kind == NodeKind::Records && node.reference.kind == Reference::Kind::Table && node.children.size() > 1)
            m_tables[size_t(node.reference.slot)].index(soughtText(*node.children[1]).column);
    });
}

}  // namespace tongdang
