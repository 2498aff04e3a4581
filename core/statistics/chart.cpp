#include "core/statistics/chart.h"

#include "core/base/dates.h"
#include "core/statistics/summary_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tongdang {

namespace {

constexpr int kFew = 8;   // series that a chart shows without being asked for more

QList<int> indexesOf(const TableDefinition &table, const QStringList &names) {
    QList<int> out;
    for (const QString &name : names)
        if (const int c = table.indexOf(name); c >= 0)
            out << c;
    return out;
}

double sumOf(const std::vector<double> &values, const QList<int> &columns) {
    double all = 0;
    for (const int c : columns)
        if (!std::isnan(values[size_t(c)]))
            all += values[size_t(c)];
    return all;
}

bool isNowhere(const SummaryRow &row) { return row.code == kUnknown || row.code == kOutside; }

// The two halves of a heading's leaf: columns that stand side by side under one parent, as 男 and 女 do.
ChartRequest pairedBands(const TableDefinition &table) {
    ChartRequest out{ChartKind::Pyramid, {}, {}, {}, {}, true};
    for (int c = 0; c + 1 < table.columns.size(); ++c) {
        const TableColumn &a = table.columns[c], &b = table.columns[c + 1];
        const qsizetype depth = a.header.size();
        if (depth < 2 || b.header.size() != depth || a.header.mid(0, depth - 1) != b.header.mid(0, depth - 1) || a.kind != ColumnKind::Count || b.kind != ColumnKind::Count)
            continue;
        if (!a.whereText.contains(u"${sex} = '1'") || !b.whereText.contains(u"${sex} = '2'"))
            continue;
        out.left << a.name;
        out.right << b.name;
    }
    return out;
}

// Columns that stand under the first heading of more than one column: what the table tells apart first.
QStringList firstGroup(const TableDefinition &table) {
    QStringList out;
    Labels group;
    for (const TableColumn &column : table.columns) {
        if (column.header.size() < 2 || column.kind == ColumnKind::Value)
            continue;
        if (group.isEmpty())
            group = column.header.front();
        if (column.header.front() == group && out.size() < kFew)
            out << column.name;
    }
    return out;
}

void addSeries(ChartFigures &out, const TableColumn &column, const QString &name) {
    out.series << name;
    out.values.emplace_back();
    out.sources.emplace_back();
    out.hidden.emplace_back();
    out.risks << column.risk;
    out.additive = out.additive && column.kind != ColumnKind::Value;
}

// Nothing is drawn of a number that is hidden.
void addNumber(ChartFigures &out, const SummaryRow &row, int column, const ChartSource &source) {
    out.values.back().push_back(row.hides(column) ? std::numeric_limits<double>::quiet_NaN() : row.values[size_t(column)]);
    out.hidden.back().push_back(row.hides(column));
    out.sources.back().push_back(source);
}

bool hidesAnyOf(const SummaryRow &row, const QList<int> &columns) {
    return std::any_of(columns.begin(), columns.end(), [&row](int column) { return row.hides(column); });
}

void addPlaces(ChartFigures &out, const Summary &summary, const QList<int> &columns, bool sorted, const Messages &words, Language language) {
    std::vector<size_t> order(summary.rows.size());
    std::iota(order.begin(), order.end(), size_t(0));
    // The order by sums of which a part is hidden would be wrong, or tell them.
    if (sorted && std::none_of(summary.rows.begin(), summary.rows.end(), [&columns](const SummaryRow &row) { return hidesAnyOf(row, columns); }))
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            if (isNowhere(summary.rows[a]) != isNowhere(summary.rows[b]))
                return isNowhere(summary.rows[b]);
            return sumOf(summary.rows[a].values, columns) > sumOf(summary.rows[b].values, columns);
        });
    const QStringList names = seriesNames(*summary.table, columns, language);
    for (const size_t row : order) {
        out.categories << rowName(summary, summary.rows[row], words, language);
        out.codes << (isPlaceCode(summary.rows[row].code) ? summary.rows[row].code : QString());
    }
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const TableColumn &column = summary.table->columns[columns[i]];
        addSeries(out, column, names[i]);
        for (const size_t row : order)
            addNumber(out, summary.rows[row], columns[i], {column.name, summary.rows[row].code});
    }
}

// Bands from the eldest down, the left columns against the right ones; of the whole region.
void addBands(ChartFigures &out, const Summary &summary, const ChartRequest &request, Language language) {
    const TableDefinition &table = *summary.table;
    for (qsizetype band = request.left.size() - 1; band >= 0; --band)
        if (const TableColumn *column = table.find(request.left[band])) {
            out.categories << bandName(*column, language);
            out.codes << QString();
        }
    for (const QStringList &side : {request.left, request.right}) {
        const TableColumn *first = table.find(side.value(0));
        if (!first)
            continue;
        addSeries(out, *first, first->header.isEmpty() ? first->name : first->header.last().in(language));
        for (qsizetype band = side.size() - 1; band >= 0; --band)
            if (const int c = table.indexOf(side[band]); c >= 0)
                addNumber(out, summary.total, c, {table.columns[c].name, QString()});
    }
}

// Parts of the whole: columns of the total, or the places of one column. A part of nobody is no slice.
void addParts(ChartFigures &out, const Summary &summary, const QList<int> &columns, const Messages &words, Language language) {
    struct Part {
        QString name, code;
        const SummaryRow *row;
        int column;
        ChartSource source;
        bool isHidden() const { return row->hides(column); }
        double value() const { return row->values[size_t(column)]; }
    };
    std::vector<Part> parts;
    const TableDefinition &table = *summary.table;
    const QStringList names = seriesNames(table, columns, language);
    if (columns.size() == 1)
        for (const SummaryRow &row : summary.rows)
            parts.push_back({rowName(summary, row, words, language), isPlaceCode(row.code) ? row.code : QString(), &row, columns[0], {table.columns[columns[0]].name, row.code}});
    else
        for (qsizetype i = 0; i < columns.size(); ++i)
            parts.push_back({names[i], {}, &summary.total, columns[i], {table.columns[columns[i]].name, {}}});
    std::erase_if(parts, [](const Part &part) { return !part.isHidden() && !(part.value() > 0); });
    const bool isWhole = std::none_of(parts.begin(), parts.end(), [](const Part &part) { return part.isHidden(); });
    if (isWhole)
        std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.value() > b.value(); });
    else
        out.kind = ChartKind::Bar;
    if (columns.isEmpty())
        return;
    addSeries(out, table.columns[columns[0]], columns.size() == 1 ? columnPath(table.columns[columns[0]], language) : QString());
    for (const Part &part : parts) {
        out.categories << part.name;
        out.codes << part.code;
        addNumber(out, *part.row, part.column, part.source);
    }
    if (!isWhole)
        return;
    out.risks.clear();
    for (size_t i = 0; i < parts.size() && i < size_t(kMostSlices); ++i)
        out.risks << (columns.size() > 1 ? table.columns[parts[i].column].risk : QString());
    out.slices = parts.size() > size_t(kMostSlices) ? kMostSlices - 1 : int(parts.size());
}

}  // namespace

const QStringList &chartKindNames() {
    static const QStringList names = QStringLiteral("bar grouped stacked share pyramid pie trend heat multiples tiles").split(u' ');
    return names;
}

QString chartKindName(ChartKind kind) { return chartKindNames()[int(kind)]; }

std::optional<ChartKind> chartKindOf(const QString &name) {
    const qsizetype at = chartKindNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(ChartKind(at));
}

double ChartFigures::value(size_t series, size_t category) const {
    const double value = series < values.size() && category < values[series].size() ? values[series][category] : 0;
    return std::isnan(value) ? 0 : value;
}

bool ChartFigures::hides(size_t series, size_t category) const { return series < hidden.size() && category < hidden[series].size() && hidden[series][category]; }

bool ChartFigures::hidesAny() const {
    return std::any_of(hidden.begin(), hidden.end(), [](const std::vector<bool> &one) { return std::find(one.begin(), one.end(), true) != one.end(); });
}

bool ChartFigures::isWhole(size_t category) const {
    for (size_t s = 0; s < hidden.size(); ++s)
        if (hides(s, category))
            return false;
    return true;
}

QString columnPath(const TableColumn &column, Language language) {
    QStringList path;
    for (const Labels &level : column.header)
        path << level.in(language);
    return path.isEmpty() ? column.name : path.join(QStringLiteral(" / "));
}

QString sharedPath(const TableDefinition &table, const QList<int> &columns, Language language) {
    if (columns.isEmpty())
        return {};
    QStringList shared = columnPath(table.columns[columns[0]], language).split(QStringLiteral(" / "));
    for (const int c : columns) {
        const QStringList path = columnPath(table.columns[c], language).split(QStringLiteral(" / "));
        while (!shared.isEmpty() && path.mid(0, shared.size()) != shared)
            shared.removeLast();
    }
    return shared.join(QStringLiteral(" / "));
}

QString bandName(const TableColumn &left, Language language) { return left.header.size() > 1 ? left.header[left.header.size() - 2].in(language) : columnPath(left, language); }

QStringList seriesNames(const TableDefinition &table, const QList<int> &columns, Language language) {
    QStringList out;
    const auto leaf = [](const TableColumn &column) { return column.header.isEmpty() ? Labels() : column.header.last(); };
    for (const int c : columns) {
        const TableColumn &column = table.columns[c];
        QStringList path;
        for (const Labels &level : column.header)
            path << level.in(language);
        qsizetype common = columns.size() > 1 ? path.size() - 1 : 0;
        for (const int other : columns) {
            const auto &header = table.columns[other].header;
            qsizetype same = 0;
            while (same < common && same < header.size() && header[same].in(language) == path[same])
                ++same;
            common = same;
        }
        QStringList named = path.mid(std::max(qsizetype(0), common));
        if (columns.size() > 1 && named.size() > 1 && std::all_of(columns.begin(), columns.end(), [&](int other) { return leaf(table.columns[other]) == leaf(column); }))
            named.removeLast();                     // 0—5周岁 / 小计
        out << (named.isEmpty() ? column.name : named.join(QStringLiteral(" / ")));
    }
    return out;
}

std::optional<ChartRequest> defaultChart(const TableDefinition &table, ChartKind kind) {
    if (table.columns.isEmpty())
        return std::nullopt;
    for (const TableChart &chart : table.charts)
        if (chart.kind == chartKindName(kind))
            return ChartRequest{kind, chart.columns, chart.left, chart.right, chart.title, true};
    ChartRequest out{kind, {}, {}, {}, {}, true};
    if (kind == ChartKind::Pyramid) {
        for (const TableChart &chart : table.charts)
            if (!chart.left.isEmpty())
                return ChartRequest{kind, {}, chart.left, chart.right, chart.title, true};
        out = pairedBands(table);
        return out.left.isEmpty() ? std::nullopt : std::optional(out);
    }
    if (kind == ChartKind::Bar || kind == ChartKind::Tiles || kind == ChartKind::Trend) {
        out.columns = {table.columns.front().name};
        return out;
    }
    if (kind == ChartKind::Heat) {
        for (const TableColumn &column : table.columns)
            out.columns << column.name;
        return out;
    }
    // Parts of a whole, or columns beside each other: those that the definition's own charts put together.
    for (const TableChart &chart : table.charts)
        if (chart.columns.size() > 1 && chart.columns.size() <= kFew)
            return ChartRequest{kind, chart.columns, {}, {}, kind == ChartKind::Pie ? Labels() : chart.title, true};
    out.columns = firstGroup(table);
    if (out.columns.isEmpty())
        out.columns = {table.columns.front().name};
    return out;
}

Result<ChartRequest> chartOf(const TableDefinition &table, ChartKind kind, const QStringList &columns) {
    for (const QString &name : columns)
        if (table.indexOf(name) < 0)
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_such_column"), {name, table.id});
    ChartRequest out{kind, columns, {}, {}, {}, true};
    if (kind == ChartKind::Pyramid) {
        if (columns.isEmpty() || columns.size() % 2 != 0)
            return makeError(ErrorCode::Invalid, QStringLiteral("statistics.chart_pairs"));
        out.columns.clear();
        for (qsizetype i = 0; i < columns.size(); i += 2) {
            out.left << columns[i];
            out.right << columns[i + 1];
        }
    }
    return out;
}

QList<ChartKind> fittingKinds(const TableDefinition &table, const ChartRequest &request) {
    if (!request.left.isEmpty())
        return {ChartKind::Pyramid};
    const QList<int> columns = indexesOf(table, request.columns);
    const bool adds = std::all_of(columns.begin(), columns.end(), [&](int c) { return table.columns[c].kind != ColumnKind::Value; });
    if (columns.size() > kFew)
        return {ChartKind::Heat};
    if (columns.size() < 2)
        return adds ? QList{ChartKind::Bar, ChartKind::Tiles, ChartKind::Pie, ChartKind::Trend} : QList{ChartKind::Bar, ChartKind::Tiles, ChartKind::Trend};
    return adds ? QList{ChartKind::Grouped, ChartKind::Stacked, ChartKind::Share, ChartKind::Pie, ChartKind::Heat, ChartKind::Multiples, ChartKind::Trend}
                : QList{ChartKind::Grouped, ChartKind::Heat, ChartKind::Multiples, ChartKind::Trend};
}

ChartFigures chartFigures(const Summary &summary, const ChartRequest &request, const Messages &words, Language language) {
    ChartFigures out;
    out.kind = request.kind;
    const TableDefinition &table = *summary.table;
    QStringList named = request.columns;
    if ((request.kind == ChartKind::Bar || request.kind == ChartKind::Tiles) && named.size() > 1) {
        if (request.kind == ChartKind::Tiles)
            named = named.mid(0, 1);
        else
            out.kind = ChartKind::Grouped;
    }
    const QList<int> columns = indexesOf(table, named);
    switch (request.kind) {
    case ChartKind::Pyramid: addBands(out, summary, request, language); break;
    case ChartKind::Pie: addParts(out, summary, columns, words, language); break;
    case ChartKind::Heat:
    case ChartKind::Tiles: addPlaces(out, summary, columns, false, words, language); break;
    case ChartKind::Bar:
    case ChartKind::Grouped:
    case ChartKind::Stacked:
    case ChartKind::Share:
    case ChartKind::Multiples: addPlaces(out, summary, columns, request.sorted, words, language); break;
    case ChartKind::Trend: break;
    }
    const QString whole = table.title.in(language);
    const QString what = !request.title.isEmpty() ? request.title.in(language) : sharedPath(table, columns, language);
    out.title = what.isEmpty() ? whole : what;
    QStringList note{summary.regionName, isoDate(summary.asOf)};
    if (!what.isEmpty())
        note.prepend(whole);
    if (summary.begins.isValid())
        note << words.text({QStringLiteral("statistics.as_known_today"), {longDate(summary.begins, language)}, {}}, language);
    if (summary.basis == SummaryBasis::Hukou)
        note << words.text({QStringLiteral("statistics.by_hukou"), {}, {}}, language);
    if (out.hidesAny())
        note << words.text({QStringLiteral("statistics.chart_hidden"), {}, {}}, language);
    out.note = note.join(QStringLiteral(" · "));
    return out;
}

}  // namespace tongdang
