#include "core/importing/rejects_book.h"

namespace tongdang {

namespace {
OutCell text(const QString &value, CellStyle style = {}) {
    OutCell cell;
    if (!value.isEmpty())
        cell.value = value;
    cell.style = style;
    return cell;
}
}  // namespace

Result<void> RejectsBook::begin(const SheetHead &head) {
    if (!m_writer) {
        auto writer = SheetWriter::create(m_path);
        if (!writer)
            return writer.error();
        m_writer = std::move(*writer);
    }
    m_head = &head;
    m_headings.clear();
    m_writer->beginSheet(head.mapping.sheet);
    int columns = 0;
    for (const ColumnMapping &column : head.mapping.columns) {
        columns = std::max(columns, column.column + 1);
        m_headings.insert(column.column, column.heading);
    }
    QList<double> widths{40};
    QList<OutCell> headings{text(m_messages.text({QStringLiteral("importing.reason_column"), {}, {}}, Language::Chinese), {.bold = true, .border = true})};
    for (int i = 0; i < columns; ++i) {
        widths << 14;
        headings << text(m_headings.value(i), {.bold = true, .border = true, .wrap = true});
    }
    m_writer->columnWidths(widths);
    m_writer->freeze(int(head.above.size()) + 1, 1);
    for (const QStringList &line : head.above) {
        QList<OutCell> cells{OutCell()};
        for (const QString &one : line)
            cells << text(one);
        m_writer->row(cells);
    }
    m_writer->row(headings);
    return {};
}

Result<void> RejectsBook::add(const SheetHead &head, const SheetRow &row, const QList<RowProblem> &problems) {
    if (m_head != &head)
        if (auto begun = begin(head); !begun)
            return begun;
    QStringList reasons, columns;
    for (const RowProblem &problem : problems) {
        if (problem.severity != Severity::Must)
            continue;
        reasons << (problem.column.isEmpty() ? QString() : problem.column + QStringLiteral("：")) + m_messages.text(problem.message, Language::Chinese);
        columns << problem.column;
    }
    QList<OutCell> cells{text(reasons.join(u'\n'), {.wrap = true})};
    for (int i = 0; i < row.cells.size(); ++i)
        cells << text(row.cells[i].isUncomputed() ? QString() : row.cells[i].text, {.problem = columns.contains(m_headings.value(i)) && !m_headings.value(i).isEmpty()});
    for (int i = int(row.cells.size()); i < m_headings.size(); ++i)
        cells << text({}, {.problem = columns.contains(m_headings.value(i)) && !m_headings.value(i).isEmpty()});
    m_writer->row(cells);
    return {};
}

Result<void> RejectsBook::finish() { return m_writer ? m_writer->finish() : Result<void>(); }

}  // namespace tongdang
