// A bulletin filled in: every table counted once for each day, its totals put into the sentences.
#include "core/statistics/bulletin.h"
#include "core/statistics/bulletin_scope.h"
#include "core/statistics/column_store.h"
#include "core/statistics/small_numbers.h"
#include "core/statistics/summary_words.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace tongdang {

namespace {

const QString kNoNumber = QStringLiteral("—");

QDate periodBegin(const QString &period, const QDate &day) {
    return period == u"year" ? QDate(day.year(), 1, 1) : period == u"month" ? QDate(day.year(), day.month(), 1) : QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
}

class Filling {
  public:
    Filling(LedgerReader &reader, const Session &session, const BulletinDefinition &bulletin, const TableCatalog &tables, const BulletinRequest &request, Progress &progress)
        : m_reader(reader), m_session(session), m_bulletin(bulletin), m_tables(tables), m_request(request), m_progress(progress) {
        if (!m_request.asOf.isValid())
            m_request.asOf = reader.shared().clock->today();
    }

    const QDate &day() const { return m_request.asOf; }
    QDate from() const { return periodBegin(m_bulletin.period, m_request.asOf); }
    const QDate &begins() const { return m_begins; }
    QList<QDate> restated() const { return {m_restated.begin(), m_restated.end()}; }

    Result<const Summary *> summary(const QString &table, BulletinFigure::Moment moment, SummaryBy by) {
        const auto [place, fresh] = m_counted.try_emplace({table, moment, by});
        if (!fresh)
            return &place->second;
        const TableDefinition *definition = m_tables.find(table);
        if (!definition)
            return makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {table});
        auto counted = count(*definition, moment, by, m_request.region);
        if (counted && below(counted->region, by) != by)   // one place alone makes no table
            counted = count(*definition, moment, below(counted->region, by), m_request.region);
        if (!counted)
            return counted.error();
        if (m_request.hideBelow > 0) {
            const auto together = hidden(moment);
            if (!together)
                return together.error();
            const auto own = std::find_if((*together)->tables.begin(), (*together)->tables.end(), [&](const PlacedTable &one) { return one.table == definition; });
            markHidden(*counted, own->nodes, (*together)->region, m_request.hideBelow);
        }
        place->second = std::move(*counted);
        return &place->second;
    }

  private:
    // All the tables of one moment by the nearest places: what is hidden in one is not told by another.
    struct Together {
        std::vector<PlacedTable> tables;
        QString region;
    };

    static SummaryBy below(const QString &region, SummaryBy by) {
        for (const SummaryBy level : {SummaryBy::District, SummaryBy::Township})
            if (level >= by && levelOfCode(region) < placeLevel(level))
                return level;
        return SummaryBy::Village;
    }

    Result<Summary> count(const TableDefinition &table, BulletinFigure::Moment moment, SummaryBy by, const QString &region) {
        SummaryRequest request;
        request.region = region;
        request.asOf = moment == BulletinFigure::Moment::Now ? day() : moment == BulletinFigure::Moment::Before ? from().addDays(-1) : day().addYears(-1);
        request.by = by;
        if (!table.period.isEmpty())
            request.from = periodBegin(m_bulletin.period, request.asOf);
        auto counted = summarize(m_reader, m_session, table, request, m_progress, &m_stores[table.form]);
        if (counted && counted->begins.isValid()) {
            m_begins = counted->begins;
            m_restated.insert(request.asOf);
        }
        return counted;
    }

    Result<const Together *> hidden(BulletinFigure::Moment moment) {
        const auto [place, fresh] = m_together.try_emplace(moment);
        if (!fresh)
            return &place->second;
        QStringList names;
        for (const BulletinFigure &figure : m_bulletin.figures)
            if (figure.moment == moment)
                names << figure.table;
        for (const BulletinBlock &block : m_bulletin.blocks)
            if (moment == BulletinFigure::Moment::Now && !block.table.isEmpty())
                names << block.table;
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const TableDefinition *table = m_tables.find(name);
            const auto nearest = table ? count(*table, moment, SummaryBy::Village, {}) : Result<Summary>(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {name}));
            if (!nearest)
                return nearest.error();
            place->second.region = nearest->region;
            place->second.tables.push_back({table, placeNodes(*nearest), nearest->from, nearest->until});
        }
        hideSmall(place->second.tables, m_request.hideBelow);
        return &place->second;
    }

    LedgerReader &m_reader;
    const Session &m_session;
    const BulletinDefinition &m_bulletin;
    const TableCatalog &m_tables;
    BulletinRequest m_request;
    Progress &m_progress;
    std::map<const Form *, ColumnStore> m_stores;
    std::map<std::tuple<QString, BulletinFigure::Moment, SummaryBy>, Summary> m_counted;
    std::map<BulletinFigure::Moment, Together> m_together;
    QDate m_begins;
    std::set<QDate> m_restated;    // days before that
};

class FiguresContext final : public EvalContext {
  public:
    FiguresContext(const QStringList &words, const std::vector<std::pair<const Summary *, int>> &figures, Language language)
        : m_words(words), m_figures(figures), m_language(language) {}
    mutable bool hidden = false;   // a number that was asked for is
    Value answer(int slot) const override {
        if (slot < kFirstFigure)
            return m_words.value(slot);
        const auto &[summary, column] = m_figures[size_t(slot - kFirstFigure)];
        hidden = hidden || summary->total.hides(column);
        return summary->total.values[size_t(column)];
    }
    Language language() const override { return m_language; }

  private:
    const QStringList &m_words;
    const std::vector<std::pair<const Summary *, int>> &m_figures;
    Language m_language;
};

// A number that there is none of, such as a share of nobody, is a dash: a sentence does not break off. Nor does it where its words follow
// from a number that is hidden.
QString filled(const BulletinBlock &block, const FiguresContext &context, const Messages &words, Language language) {
    BulletinText text = block.texts.value(languageCode(language));
    if (text.texts.isEmpty() && !block.texts.isEmpty())
        text = block.texts.first();
    QString out = text.texts.value(0);
    for (qsizetype i = 0; i < text.expressions.size(); ++i) {
        context.hidden = false;
        const Value value = text.expressions[i].evaluate(context);
        const bool isNumber = text.expressions[i].type() == ValueType::Number;
        const QString untold = isNumber ? kHidden : words.text({QStringLiteral("statistics.not_told"), {}, {}}, language);
        out += (context.hidden ? untold : isNumber && value.isBlank() ? kNoNumber : value.text()) + text.texts.value(i + 1);
    }
    return out;
}

// A chart draws no hidden number; nor does one stand in what a file keeps.
void blankHidden(SummaryRow &row) {
    for (size_t c = 0; c < row.hidden.size(); ++c)
        if (row.hidden[c])
            row.values[c] = std::numeric_limits<double>::quiet_NaN();
}

// The same figures with some of the columns, for showing.
std::shared_ptr<const TableDefinition> partOf(Summary &summary, const QStringList &columns) {
    auto part = std::make_shared<TableDefinition>(*summary.table);
    part->columns.clear();
    part->valueOrder.clear();
    part->rules.clear();
    std::vector<int> from;
    for (const QString &name : columns) {
        from.push_back(summary.table->indexOf(name));
        part->columns << summary.table->columns[from.back()];
    }
    const auto take = [&](SummaryRow &row) {
        std::vector<double> values;
        std::vector<bool> hidden;
        for (const int column : from) {
            values.push_back(row.values[size_t(column)]);
            hidden.push_back(row.hides(column));
        }
        row.values = std::move(values);
        row.hidden = std::move(hidden);
    };
    for (SummaryRow &row : summary.rows)
        take(row);
    take(summary.total);
    summary.table = part.get();
    summary.rules.clear();
    summary.leftOut.clear();
    return part;
}

}  // namespace

Result<Bulletin> fillBulletin(LedgerReader &reader, const Session &session, const BulletinDefinition &bulletin, const TableCatalog &tables, const BulletinRequest &request, const QString &unit, const Messages &messages, Language language, Progress &progress) {
    Filling filling(reader, session, bulletin, tables, request, progress);
    Bulletin out;
    out.asOf = filling.day();
    out.from = filling.from();
    out.unit = unit;
    out.title = bulletin.title.in(language);
    out.note = bulletin.note.in(language);
    out.hideBelow = request.hideBelow;
    const QStringList words{unit, longDate(out.asOf, language), longDate(out.from, language), QString::number(out.asOf.year()), QString::number((out.asOf.month() + 2) / 3), QString::number(out.asOf.month())};
    std::vector<std::pair<const Summary *, int>> figures;
    for (const BulletinFigure &figure : bulletin.figures) {
        const auto summary = filling.summary(figure.table, figure.moment, bulletin.by);
        if (!summary)
            return summary.error();
        figures.emplace_back(*summary, (*summary)->table->indexOf(figure.column));
    }
    const FiguresContext context(words, figures, language);
    for (const BulletinBlock &block : bulletin.blocks) {
        FilledBlock made;
        made.kind = block.kind;
        made.chart = block.chart;
        if (block.kind == BlockKind::Table || block.kind == BlockKind::Chart) {
            const auto summary = filling.summary(block.table, BulletinFigure::Moment::Now, block.by.value_or(bulletin.by));
            if (!summary)
                return summary.error();
            made.summary = **summary;
            if (block.kind == BlockKind::Table && !block.columns.isEmpty())
                made.part = partOf(made.summary, block.columns);
            for (SummaryRow &row : made.summary.rows)
                blankHidden(row);
            blankHidden(made.summary.total);
        } else {
            made.text = filled(block, context, messages, language);
        }
        out.blocks << made;
    }
    out.begins = filling.begins();
    out.restated = filling.restated();
    return out;
}

QStringList bulletinFacts(const Bulletin &bulletin, const Messages &words, Language language) {
    QStringList out{bulletin.unit, longDate(bulletin.asOf, language)};
    if (bulletin.restated.contains(bulletin.asOf))
        out << words.text({QStringLiteral("statistics.as_known_today"), {longDate(bulletin.begins, language)}, {}}, language);
    return out;
}

QStringList bulletinNotes(const Bulletin &bulletin, const Messages &words, Language language) {
    QStringList out, days;
    if (!bulletin.note.isEmpty())
        out << words.text({QStringLiteral("statistics.note"), {bulletin.note}, {}}, language);
    if (bulletin.hideBelow > 0)
        out << words.text({QStringLiteral("statistics.hidden_note"), {QString::number(bulletin.hideBelow)}, {}}, language);
    for (const QDate &day : bulletin.restated)
        days << longDate(day, language);
    if (!days.isEmpty())
        out << words.text({QStringLiteral("statistics.days_as_known_today"), {days.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")), longDate(bulletin.begins, language)}, {}}, language);
    return out;
}

}  // namespace tongdang
