// A table's sheets read into its definition; what is wrong is told with sheet and row, all of it at once.
#include "core/statistics/definition_sheet.h"

#include "core/base/csv.h"
#include "core/statistics/unknown_codes.h"

#include <QRegularExpression>
#include <QSet>

namespace tongdang {

namespace {

constexpr int kMostTableColumns = 1'000, kMostLevels = 10;

const QHash<QString, KnownHeadings> &knownSheets() {
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    static const QHash<QString, KnownHeadings> all{
        {QStringLiteral("settings"), {words("table_id of where include period percent_of_zero order"), words("title note total_label unit")}},
        {QStringLiteral("columns"), {words("name no of where value risk"), words("header")}},
        {QStringLiteral("charts"), {words("name kind columns left right"), words("title")}},
        {QStringLiteral("rules"), {words("name expression active concerns"), words("label")}}};
    return all;
}

// The end of the bracket that opens at `open`, and how many commas stand in it at its own level; -1 where it does not close.
qsizetype closing(const QString &text, qsizetype open, int *commas = nullptr) {
    int depth = 0;
    QChar quote;
    for (qsizetype i = open; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'\'' || c == u'"') {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            return i;
        } else if (c == u',' && depth == 1 && commas) {
            ++*commas;
        }
    }
    return -1;
}

// percent(a, b) of nothing, as the setting wants it.
QString withPercentOfZero(QString text, const QString &ofZero) {
    static const QRegularExpression call(QStringLiteral(R"((?<![\w.-])percent\s*\()"));
    qsizetype from = 0;
    while (!ofZero.isEmpty()) {
        const auto match = call.match(text, from);
        if (!match.hasMatch())
            break;
        from = match.capturedEnd();
        int commas = 0;
        const qsizetype end = closing(text, from - 1, &commas);
        if (end >= 0 && commas == 1)
            text.insert(end, QStringLiteral(", ") + ofZero);
    }
    return text;
}

// The inside of sum(…), where that is all there is.
std::optional<QString> insideSum(const QString &text) {
    static const QRegularExpression call(QStringLiteral(R"(^sum\s*\()"));
    const auto match = call.match(text);
    if (!match.hasMatch() || closing(text, match.capturedEnd() - 1) != text.size() - 1)
        return std::nullopt;
    return text.mid(match.capturedEnd()).chopped(1).trimmed();
}

class Reader {
  public:
    Reader(const TableSource &source, const FormCatalog &forms, TableReport &report) : m_forms(forms), m_report(report) {
        FormSource file;
        file.csv = source.csv;
        file.rows = source.rows;
        m_sheets = sheetsOf(file);
        m_table = std::make_unique<TableDefinition>();
        m_table->csv = source.csv;
    }

    std::unique_ptr<TableDefinition> read() {
        for (const FormSheet &sheet : std::as_const(m_sheets))
            if (!knownSheets().contains(sheet.name))
                fault(sheet.name, sheet.row, "statistics.unknown_sheet", {sheet.name}, Severity::Warn);
        settings();
        columns();
        if (m_table->form) {
            charts();
            rules();
        }
        m_report.id = m_table->id;
        m_report.columns = int(m_table->columns.size());
        return m_report.ok() ? std::move(m_table) : nullptr;
    }

  private:
    void fault(const QString &sheet, int row, const char *id, const QStringList &args = {}, Severity severity = Severity::Must) {
        m_report.issues << DefinitionIssue{sheet, row, severity, Message{QString::fromLatin1(id), args, {}}};
    }

    // Over the records of a form.
    Expression parsed(const DefinitionSheet &sheet, const FormRow &row, const QString &text, const Form &form) {
        Expression expression = sheet.parse(row, text, form.reachScope());
        for (const UnknownCode &unknown : unknownCodes(expression, form))
            sheet.fault(row.row, "statistics.unknown_code", {unknown.question, unknown.code}, Severity::Warn);
        return expression;
    }

    void settings() {
        const QString name = QStringLiteral("settings");
        const FormSheet *found = findSheet(m_sheets, name);
        if (!found || found->rows.isEmpty()) {
            fault(name, found ? std::max(found->row, 1) : 1, "statistics.no_settings");
            return;
        }
        const DefinitionSheet sheet(*found, knownSheets().value(found->name), m_report.issues);
        const FormRow &row = found->rows.first();
        for (qsizetype i = 1; i < found->rows.size(); ++i)
            sheet.fault(found->rows[i].row, "statistics.second_settings_row", {}, Severity::Warn);
        m_table->id = sheet.text(row, "table_id");
        if (m_table->id.isEmpty())
            sheet.fault(row.row, "statistics.no_table_id");
        else if (!isDefinitionName(m_table->id))
            sheet.fault(row.row, "statistics.bad_name", {m_table->id});
        m_table->title = sheet.labels(row, "title");
        if (m_table->title.isEmpty())
            sheet.fault(row.row, "statistics.no_title");
        m_table->note = sheet.labels(row, "note");
        m_table->unit = sheet.labels(row, "unit");
        m_table->totalLabel = sheet.labels(row, "total_label");
        if (const QString of = sheet.text(row, "of"); !of.isEmpty())
            m_table->of = of;
        if (const QString include = sheet.text(row, "include"); !include.isEmpty())
            m_table->include = include;
        sheet.oneOf(row, "include", m_table->include, {QStringLiteral("active"), QStringLiteral("exited"), QStringLiteral("all")});
        m_table->period = sheet.text(row, "period");
        sheet.oneOf(row, "period", m_table->period, {QStringLiteral("month"), QStringLiteral("quarter"), QStringLiteral("year")});
        m_table->percentOfZero = sheet.text(row, "percent_of_zero");
        sheet.oneOf(row, "percent_of_zero", m_table->percentOfZero, {QStringLiteral("100")});
        if (const QString order = sheet.text(row, "order"); !order.isEmpty()) {
            bool isNumber = false;
            m_table->order = order.toInt(&isNumber);
            if (!isNumber)
                sheet.fault(row.row, "statistics.not_a_number", {order});
        }
        m_table->form = m_forms.find(m_table->of);
        if (!m_table->form)
            sheet.fault(row.row, "statistics.unknown_form", {m_table->of});
        else
            m_table->where = parsed(sheet, row, sheet.text(row, "where"), *m_table->form);
    }

    void columns() {
        const QString name = QStringLiteral("columns");
        const FormSheet *found = findSheet(m_sheets, name);
        if (!found || found->rows.isEmpty()) {
            fault(name, found ? std::max(found->row, 1) : 1, "statistics.no_columns");
            return;
        }
        const DefinitionSheet sheet(*found, knownSheets().value(found->name), m_report.issues);
        const QStringList languages = sheet.languages("header");
        QHash<QString, int> seen;
        for (const FormRow &row : found->rows) {
            TableColumn column;
            column.row = row.row;
            column.name = sheet.text(row, "name");
            column.no = sheet.text(row, "no");
            column.whereText = sheet.text(row, "where");
            column.valueText = sheet.text(row, "value");
            if (column.name.isEmpty())
                sheet.fault(row.row, "statistics.no_name");
            else if (!isDefinitionName(column.name))
                sheet.fault(row.row, "statistics.bad_name", {column.name});
            else if (TableScope::operands().contains(column.name))
                sheet.fault(row.row, "statistics.reserved_name", {column.name});
            else if (seen.contains(column.name))
                sheet.fault(row.row, "statistics.name_twice", {column.name, QString::number(seen.value(column.name))});
            else
                seen.insert(column.name, row.row);
            column.risk = sheet.text(row, "risk");
            sheet.oneOf(row, "risk", column.risk, QStringLiteral("red yellow blue green none").split(u' '));
            column.header = header(sheet, row, languages);
            if (column.whereText.isEmpty() && column.valueText.isEmpty())
                sheet.fault(row.row, "statistics.no_where", {column.name});
            const Form *form = m_table->form;
            if (const QString of = sheet.text(row, "of"); !of.isEmpty() && of != m_table->of) {
                column.form = form = m_forms.find(of);
                if (!form)
                    sheet.fault(row.row, "statistics.unknown_form", {of});
                else if (column.whereText.isEmpty())
                    sheet.fault(row.row, "statistics.no_where", {column.name});
            }
            if (form)
                column.where = parsed(sheet, row, column.whereText, *form);
            if (const auto summed = insideSum(column.valueText)) {
                column.kind = ColumnKind::Sum;
                if (form) {
                    column.value = summed->isEmpty() ? Expression() : parsed(sheet, row, *summed, *form);
                    if (summed->isEmpty() || (!column.value.isEmpty() && column.value.type() != ValueType::Number))
                        sheet.fault(row.row, "statistics.not_a_number", {column.valueText});
                }
            } else if (!column.valueText.isEmpty()) {
                column.kind = ColumnKind::Value;
                if (!column.whereText.isEmpty())
                    sheet.fault(row.row, "statistics.where_and_value", {column.name});
            }
            m_table->columns << column;
        }
        if (found->rows.size() > kMostTableColumns)
            sheet.fault(found->row, "statistics.too_many_columns", {QString::number(found->rows.size()), QString::number(kMostTableColumns)});
        else
            values(sheet, *found);
    }

    QList<Labels> header(const DefinitionSheet &sheet, const FormRow &row, const QStringList &languages) {
        const Labels whole = sheet.labels(row, "header");
        QList<Labels> levels;
        if (whole.isEmpty()) {
            sheet.fault(row.row, "statistics.no_header");
            return levels;
        }
        for (const QString &language : languages) {
            const QString text = whole.exactly(language);
            if (text.isEmpty()) {
                sheet.fault(row.row, "statistics.header_untranslated", {language});
                continue;
            }
            const QStringList parts = text.split(QStringLiteral(" / "));
            if (!levels.isEmpty() && levels.size() != parts.size()) {
                sheet.fault(row.row, "statistics.header_levels", {text});
                continue;
            }
            if (parts.size() > kMostLevels && levels.isEmpty())
                sheet.fault(row.row, "statistics.too_many_levels", {QString::number(kMostLevels)});
            levels.resize(parts.size());
            for (qsizetype i = 0; i < parts.size(); ++i)
                levels[i].set(language, parts[i].trimmed());
        }
        return levels;
    }

    // Values are parsed when every column is known, and put in an order in which each comes after those it reads.
    void values(const DefinitionSheet &sheet, const FormSheet &found) {
        for (const TableColumn &column : std::as_const(m_table->columns))
            m_names << column.name;
        QList<int> open;
        for (int i = 0; i < m_table->columns.size(); ++i) {
            TableColumn &column = m_table->columns[i];
            if (column.kind != ColumnKind::Value)
                continue;
            column.value = sheet.parseRow(found.rows[i], withPercentOfZero(column.valueText, m_table->percentOfZero), TableScope(m_names, false));
            if (!column.value.isEmpty() && column.value.type() != ValueType::Number)
                sheet.fault(column.row, "statistics.not_a_number", {column.valueText});
            if (!column.value.isEmpty())
                open << i;
        }
        QSet<QString> waiting;
        for (const int i : std::as_const(open))
            waiting << m_names[i];
        for (bool moved = true; moved && !open.isEmpty();) {
            moved = false;
            for (qsizetype k = 0; k < open.size();) {
                const QStringList reads = m_table->columns[open[k]].value.names();
                if (std::any_of(reads.begin(), reads.end(), [&](const QString &name) { return waiting.contains(name); })) {
                    ++k;
                    continue;
                }
                waiting.remove(m_names[open[k]]);
                m_table->valueOrder << open.takeAt(k);
                moved = true;
            }
        }
        for (const int i : std::as_const(open))
            sheet.fault(m_table->columns[i].row, "statistics.circle", {m_names[i]});
    }

    void charts() {
        const FormSheet *found = findSheet(m_sheets, u"charts");
        if (!found)
            return;
        const DefinitionSheet sheet(*found, knownSheets().value(found->name), m_report.issues);
        static const QStringList kinds = QStringLiteral("bar grouped stacked share pyramid pie trend heat multiples tiles").split(u' ');
        for (const FormRow &row : found->rows) {
            TableChart chart;
            chart.name = sheet.text(row, "name");
            chart.kind = sheet.text(row, "kind");
            chart.title = sheet.labels(row, "title");
            const auto list = [&](const char *heading) {
                const QStringList names = sheet.text(row, heading).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
                for (const QString &name : names)
                    if (!m_names.contains(name))
                        sheet.fault(row.row, "statistics.unknown_column", {name});
                return names;
            };
            chart.columns = list("columns");
            chart.left = list("left");
            chart.right = list("right");
            if (chart.name.isEmpty())
                sheet.fault(row.row, "statistics.no_name");
            if (!kinds.contains(chart.kind))
                sheet.fault(row.row, "statistics.unknown_kind", {chart.kind, kinds.join(QStringLiteral(", "))});
            else if (chart.kind == u"pyramid" ? chart.left.isEmpty() || chart.left.size() != chart.right.size() : chart.columns.isEmpty())
                sheet.fault(row.row, "statistics.chart_columns", {chart.name});
            m_table->charts << chart;
        }
    }

    void rules() {
        const FormSheet *found = findSheet(m_sheets, u"rules");
        if (!found)
            return;
        const DefinitionSheet sheet(*found, knownSheets().value(found->name), m_report.issues);
        const TableScope scope(m_names, true);
        QHash<QString, int> seen;
        for (const FormRow &row : found->rows) {
            TableRule rule;
            rule.name = sheet.text(row, "name");
            rule.expressionText = sheet.text(row, "expression");
            rule.label = sheet.labels(row, "label");
            if (rule.name.isEmpty())
                sheet.fault(row.row, "statistics.no_name");
            else if (seen.contains(rule.name))
                sheet.fault(row.row, "statistics.name_twice", {rule.name, QString::number(seen.value(rule.name))});
            else
                seen.insert(rule.name, row.row);
            const QString active = sheet.text(row, "active").toLower();
            if (!active.isEmpty() && active != u"yes" && active != u"no")
                sheet.fault(row.row, "statistics.yes_or_no", {active});
            rule.active = active != u"no";
            if (rule.expressionText.isEmpty())
                sheet.fault(row.row, "statistics.no_expression", {rule.name});
            else
                rule.expression = sheet.parseRow(row, rule.expressionText, scope);
            if (!rule.expression.isEmpty() && rule.expression.type() != ValueType::Boolean)
                sheet.fault(row.row, "statistics.not_a_condition", {rule.expressionText});
            for (const QString &operand : TableScope::operands())
                if (rule.expression.names().contains(operand) && !m_names.contains(operand))
                    rule.operand = operand;
            rule.concerns = parsed(sheet, row, sheet.text(row, "concerns"), *m_table->form);
            m_table->rules << rule;
        }
    }

    const FormCatalog &m_forms;
    TableReport &m_report;
    QList<FormSheet> m_sheets;
    std::unique_ptr<TableDefinition> m_table;
    QStringList m_names;
};

}  // namespace

std::unique_ptr<TableDefinition> readTable(const TableSource &source, const FormCatalog &forms, TableReport &report) { return Reader(source, forms, report).read(); }

}  // namespace tongdang
