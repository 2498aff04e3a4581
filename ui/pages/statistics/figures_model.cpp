#include "ui/pages/statistics/figures_model.h"

#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QLocale>

#include <cmath>

namespace tongdang {

QString figure(const TableColumn &column, double value) {
    static const QLocale kGrouped(QLocale::English, QLocale::UnitedStates);   // 12,345 in both languages
    if (std::isnan(value))
        return {};
    if (column.kind == ColumnKind::Count)
        return kGrouped.toString(qint64(value));
    const bool whole = column.kind == ColumnKind::Sum && value == std::floor(value);
    return kGrouped.toString(value, 'f', whole ? 0 : 2);
}

QString columnTitle(const TableColumn &column, Language language) {
    QStringList path;
    for (const Labels &level : column.header)
        path << level.in(language);
    return path.isEmpty() ? column.name : path.join(QStringLiteral(" / "));
}

QString placeTitle(const UiContext &context, const Summary &summary, const QString &code) {
    for (const SummaryRow &row : summary.rows)
        if (!code.isEmpty() && row.code == code)
            return rowName(summary, row, context.messages(), context.language());
    const QString own = summary.table->totalLabel.in(context.language());
    return own.isEmpty() ? context.say(Message{QStringLiteral("statistics.total"), {}, {}}) : own;
}

FiguresModel::FiguresModel(UiContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context) {}

void FiguresModel::setTable(std::shared_ptr<const CountedTable> table) {
    beginResetModel();
    m_table = std::move(table);
    m_failing.clear();
    m_rows.clear();
    for (int r = 0; r + 1 < rowCount(); ++r)
        m_rows.insert(m_table->summary.rows[size_t(r)].code, r);
    if (m_table)
        for (const RuleResult &rule : m_table->summary.rules)
            if (!rule.ok)
                for (const TableRule &one : m_table->summary.table->rules)
                    if (one.name == rule.id)
                        for (const QString &name : one.expression.names())
                            m_failing.insert({rowOf(rule.where), m_table->summary.table->indexOf(name)});
    endResetModel();
}

QList<GroupedHeader::Column> FiguresModel::heading() const {
    QList<GroupedHeader::Column> columns;
    if (!m_table)
        return columns;
    const Theme &theme = m_context.theme();
    const QFontMetrics figures(theme.font(TextSize::Normal, true));
    const int pad = 2 * theme.px(11), most = theme.px(190);
    const auto least = [&](int column) {
        int width = 0;
        for (int r = 0; r < rowCount(); ++r)
            width = qMax(width, figures.horizontalAdvance(data(index(r, column), Qt::DisplayRole).toString()));
        return width + pad;
    };
    columns << GroupedHeader::Column{{m_context.say(Message{QStringLiteral("statistics.place"), {}, {}})}, m_context.say(Message{QStringLiteral("statistics.column_number"), {}, {}}), qMin(least(0), most)};
    for (int c = 1; c < columnCount(); ++c) {
        const TableColumn &column = m_table->summary.table->columns[c - 1];
        QStringList path;
        for (const Labels &level : column.header)
            path << level.in(m_context.language());
        columns << GroupedHeader::Column{path.isEmpty() ? QStringList{column.name} : path, column.no, least(c)};
    }
    return columns;
}

QString FiguresModel::place(int at) const { return isTotal(at) ? QString() : row(at).code; }

const TableColumn *FiguresModel::column(const QModelIndex &index) const {
    return m_table && index.isValid() && index.column() > 0 ? &m_table->summary.table->columns[index.column() - 1] : nullptr;
}

double FiguresModel::value(const QModelIndex &index) const { return column(index) ? row(index.row()).values[size_t(index.column() - 1)] : std::nan(""); }

int FiguresModel::rowOf(const QString &place) const {
    return m_rows.value(place, m_table && (place.isEmpty() || place == u"total") ? rowCount() - 1 : -1);
}

QString FiguresModel::title(int at) const {
    return isTotal(at) ? placeTitle(m_context, m_table->summary, {}) : rowName(m_table->summary, row(at), m_context.messages(), m_context.language());
}

int FiguresModel::rowCount(const QModelIndex &parent) const { return parent.isValid() || !m_table ? 0 : int(m_table->summary.rows.size()) + 1; }

int FiguresModel::columnCount(const QModelIndex &parent) const { return parent.isValid() || !m_table ? 0 : int(m_table->summary.table->columns.size()) + 1; }

QVariant FiguresModel::data(const QModelIndex &index, int role) const {
    if (!m_table || !index.isValid())
        return {};
    const TableColumn *of = column(index);
    const bool isHidden = of && row(index.row()).hides(index.column() - 1);
    const auto number = [&] { return isHidden ? kHidden : figure(*of, value(index)); };
    switch (role) {
    case Qt::DisplayRole: return of ? number() : title(index.row());
    case Qt::TextAlignmentRole: return int((of ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: return isTotal(index.row()) ? QVariant(m_context.theme().font(TextSize::Normal, true)) : QVariant();
    case Qt::ForegroundRole: return of && !isHidden && value(index) == 0 ? QVariant(m_context.theme().color(Color::Muted)) : QVariant();
    case Qt::BackgroundRole:
        if (of && m_failing.contains({index.row(), index.column() - 1}))
            return m_context.theme().color(Color::WarningSoft);
        return isTotal(index.row()) ? QVariant(m_context.theme().color(Color::Raised)) : QVariant();
    case Qt::AccessibleTextRole: return of ? m_context.say(Message{QStringLiteral("statistics.reading_series"), {title(index.row()), columnTitle(*of, m_context.language()), number()}, {}}) : title(index.row());
    case Qt::ToolTipRole: {
        QStringList lines{title(index.row())};
        if (of)
            lines << columnTitle(*of, m_context.language()) << number();
        if (of && m_failing.contains({index.row(), index.column() - 1}))
            lines << tr("A rule does not hold here.");
        return lines.join(u'\n');
    }
    default: return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_table || orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? m_context.say(Message{QStringLiteral("statistics.place"), {}, {}}) : columnTitle(m_table->summary.table->columns[section - 1], m_context.language());
}

}  // namespace tongdang
