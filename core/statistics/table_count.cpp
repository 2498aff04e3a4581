#include "core/statistics/table_count.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/statistics/column_rows.h"
#include "core/statistics/ledger_view.h"
#include "core/statistics/table_scope.h"
#include "core/statistics/unit_population.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace tongdang {

PlaceLevel placeLevel(SummaryBy by) {
    return by == SummaryBy::District ? PlaceLevel::County : by == SummaryBy::Township ? PlaceLevel::Township : PlaceLevel::Village;
}

Moment momentOf(const TableDefinition &table, const SummaryRequest &request, const QDate &today) {
    const QDate day = request.asOf.isValid() ? request.asOf : today;
    Moment moment{day, request.from, day};
    if (request.from.isValid())
        return moment;
    const int quarter = (day.month() - 1) / 3 * 3 + 1;
    if (table.period == u"month")
        moment.from = QDate(day.year(), day.month(), 1);
    else if (table.period == u"quarter")
        moment.from = QDate(day.year(), quarter, 1);
    else if (table.period == u"year")
        moment.from = QDate(day.year(), 1, 1);
    else
        return moment;
    moment.until = moment.from.addMonths(table.period == u"month" ? 1 : table.period == u"quarter" ? 3 : 12).addDays(-1);
    return moment;
}

namespace {

// The region of the ledger, or the one part of it that the account is for.
QString ownRegion(LedgerReader &reader, const Session &session) {
    SQLite::Statement find(reader.database(), "SELECT value FROM setting WHERE key = 'region'");
    QString region = find.executeStep() ? sql::text(find.getColumn(0)) : QString();
    if (session.regions.size() == 1 && session.regions.first().startsWith(region))
        region = session.regions.first();
    return region;
}

}  // namespace

TableCount::TableCount(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, ColumnStore &store)
    : m_reader(reader), m_session(session), m_table(table), m_request(request), m_moment(momentOf(table, request, reader.shared().clock->today())), m_store(store),
      m_rows(reader, *table.form, store, m_moment) {}

Result<void> TableCount::mayAsk(const LedgerReader &reader, const SummaryRequest &request) {
    const QDate today = reader.shared().clock->today(), day = request.asOf.isValid() ? request.asOf : today;
    // In a ledger as it was known (the one that nobody else can open) today is its last entry, and a reported table's day may be later.
    if (day > today && reader.shared().another)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.ahead"), {isoDate(day)});
    if (request.from.isValid() && request.from > day)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.from_after"), {isoDate(request.from), isoDate(day)});
    return {};
}

Result<void> TableCount::mayCount(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request) {
    if (!reader.shared().policy->allows(session, Action::Statistics))
        return makeError(ErrorCode::Denied, QStringLiteral("statistics.not_allowed"));
    if (!request.region.isEmpty() && (!isPlaceCode(request.region) || !reader.places().find(request.region)))
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.unknown_region"), {request.region});
    if (!request.region.isEmpty() && !reader.shared().policy->covers(session, request.region) && request.region != ownRegion(reader, session))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.outside_region"), {reader.places().name(request.region)});
    if (auto days = mayAsk(reader, request); !days)
        return days;
    if (request.basis == SummaryBasis::Hukou && table.form->indexOf(fields::kHukouRegion) < 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("statistics.no_hukou"), {table.id});
    return {};
}

Result<std::unique_ptr<TableCount>> TableCount::make(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request,
                                                     const std::vector<const Expression *> &more, ColumnStore &store, Progress &progress) {
    if (auto may = mayCount(reader, session, table, request); !may)
        return may.error();
    try {
        std::unique_ptr<TableCount> made(new TableCount(reader, session, table, request, store));
        if (auto counted = made->count(more, progress); !counted)
            return counted.error();
        return made;
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

Result<Summary> TableCount::summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, ColumnStore &store, Progress &progress) {
    if (auto may = mayCount(reader, session, table, request); !may)
        return may.error();
    try {
        {
            TableCount open(reader, session, table, request, store);
            const auto followed = open.follow(progress);
            if (!followed || *followed) {
                if (auto others = followed ? open.countOthers(progress) : Result<void>(followed.error()); !others) {
                    store.open() = OpenTable();   // half done perhaps
                    return others.error();
                }
                return open.summaryOf(store.open());
            }
        }
        store.open() = OpenTable();
        const RowChanges *changes = RowChanges::of(reader.database());
        const qint64 position = changes ? changes->position() : -1;
        TableCount count(reader, session, table, request, store);
        if (auto counted = count.count({}, progress); !counted)
            return counted.error();
        store.open() = count.tally();
        store.open().asked = count.asked();
        store.open().position = position;
        store.open().shape = store.shape();
        return count.summaryOf(store.open());
    } catch (const std::exception &e) {
        store.open() = OpenTable();
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

QString TableCount::asked() const {
    return QStringList{m_table.csv, m_table.of, summaryByName(m_request.by), basisName(m_request.basis), m_request.region, isoDate(m_moment.day), isoDate(m_moment.from), isoDate(m_moment.until), m_session.account.text(), m_session.roles.join(u' '), m_session.regions.join(u' ')}.join(u'\n');
}

Result<bool> TableCount::follow(Progress &progress) {
    OpenTable &open = m_store.open();
    if (open.position < 0 || open.asked != asked())
        return false;
    const LedgerView view(m_reader);
    const auto touched = view.touchedSince(open.position);
    if (!touched)
        return false;
    const auto records = reachedBy(*touched, *m_table.form, m_reader.forms(), m_reader.database().getHandle());
    if (!records)
        return records.error();
    const auto placed = *records ? placedAnew(m_reader.database().getHandle(), m_reader.forms(), *m_table.form, *touched) : Result<std::optional<std::set<qint64>>>(std::nullopt);
    if (!placed)
        return placed.error();
    if (!*placed)
        return false;
    std::set<qint64> again = **records;
    again.insert((*placed)->begin(), (*placed)->end());
    findRoot();
    if (auto loaded = m_rows.loadDay(m_request.basis == SummaryBasis::Hukou ? QStringList(fields::kHukouRegion) : QStringList(), progress); !loaded)
        return loaded.error();
    QHash<QString, int> known = listPlaces();
    if (m_store.shape() != open.shape || m_places.size() > open.places.size() ||
        !std::equal(m_places.begin(), m_places.end(), open.places.begin(), [](const PlaceRow &a, const PlaceRow &b) { return a.code == b.code && a.listed == b.listed; }))
        return false;
    for (size_t place = m_places.size(); place < open.places.size(); ++place) {
        if (open.places[place].listed)
            return false;
        known.insert(open.places[place].code, int(place));
        m_places.push_back(open.places[place]);
    }
    const std::vector<qint64> &ids = m_store.ids();
    for (const qint64 id : again)
        if (const auto at = std::lower_bound(ids.begin(), ids.end(), id); at != ids.end() && *at == id)
            countAgain(size_t(at - ids.begin()), known, open);
    for (size_t c = 0; c < open.columns.size() && !again.empty(); ++c)
        if (!open.amounts[c].empty())
            open.sum(c);
    open.position = view.position();
    return true;
}

void TableCount::countAgain(size_t record, QHash<QString, int> &known, OpenTable &open) {
    open.add(record, -1);
    const auto textOf = [record](const Column &column) { return column.values[column.codes[record]].text(); };
    const Column &homes = *m_rows.column(ColumnStore::kRegion);
    const Column &places = m_request.basis == SummaryBasis::Hukou ? *m_rows.column(m_table.form->indexOf(fields::kHukouRegion)) : homes;
    const int place = open.placeOf[record] = rowOf(textOf(places), known);
    if (open.places.size() < m_places.size()) {   // nobody was there before
        open.places = m_places;
        open.people.resize(m_places.size(), 0);
        open.counters.resize(m_places.size(), std::vector<double>(size_t(m_table.columns.size()), 0));
    }
    const bool exited = m_rows.exited().test(record);
    const auto holds = [&](const Expression &predicate) { return predicate.isEmpty() || predicate.holds(m_rows.row(record)); };
    const bool in = place >= 0 && m_reader.shared().policy->covers(m_session, textOf(homes)) && m_rows.exists(record) && (m_table.include == u"all" || exited == (m_table.include == u"exited")) && holds(m_table.where);
    const auto put = [record](BitSet &bits, bool is) { is ? bits.set(record) : bits.reset(record); };
    put(open.population, in);
    for (size_t c = 0; c < open.columns.size(); ++c) {
        const TableColumn &column = m_table.columns[qsizetype(c)];
        if (column.kind == ColumnKind::Value || column.form)
            continue;
        put(open.columns[c], in && holds(column.where));
        if (column.kind == ColumnKind::Sum)
            open.amounts[c][record] = open.columns[c].test(record) ? column.value.evaluate(m_rows.row(record)).number() : std::numeric_limits<double>::quiet_NaN();
    }
    open.add(record, 1);
}

OpenTable TableCount::tally() const {
    OpenTable open;
    open.places = m_places;
    open.placeOf.reserve(m_rows.rows());
    for (const std::uint32_t code : m_placeColumn->codes)
        open.placeOf.push_back(m_placeOf[code]);
    open.population = m_population;
    open.columns = m_columns;
    open.amounts = m_amounts;
    open.people.assign(m_places.size(), 0);
    open.counters.assign(m_places.size(), std::vector<double>(m_columns.size(), 0));
    const auto each = [&](const BitSet &bits, const auto &take) {
        for (size_t w = 0; w < bits.words().size(); ++w)
            for (std::uint64_t left = bits.words()[w]; left; left &= left - 1)
                take(size_t(open.placeOf[w * 64 + size_t(std::countr_zero(left))]));
    };
    each(m_population, [&](size_t place) { ++open.people[place]; });
    for (size_t c = 0; c < m_columns.size(); ++c) {
        if (!m_amounts[c].empty()) {
            open.sum(c);
            continue;
        }
        std::vector<qint64> counts(m_places.size(), 0);
        each(m_columns[c], [&](size_t place) { ++counts[place]; });
        for (size_t p = 0; p < counts.size(); ++p)
            open.counters[p][c] = double(counts[p]);
    }
    return open;
}

Result<void> TableCount::count(const std::vector<const Expression *> &more, Progress &progress) {
    findRoot();
    std::vector<const Expression *> all = more;
    all.push_back(&m_table.where);
    for (const TableColumn &column : m_table.columns) {
        if (column.form)
            continue;
        all.push_back(&column.where);
        if (column.kind == ColumnKind::Sum)
            all.push_back(&column.value);
    }
    QStringList further;
    if (m_request.basis == SummaryBasis::Hukou)
        further << fields::kHukouRegion;
    if (auto loaded = m_rows.load(all, further, progress); !loaded)
        return loaded;

    m_population = m_rows.existing();
    if (m_table.include == u"active")
        m_population.subtract(m_rows.exited());
    else if (m_table.include == u"exited")
        m_population &= m_rows.exited();

    // A record's scope is its home, whatever the table goes by.
    const Column &homes = *m_rows.column(ColumnStore::kRegion);
    m_placeColumn = m_request.basis == SummaryBasis::Hukou ? m_rows.column(m_table.form->indexOf(fields::kHukouRegion)) : &homes;
    placeRows(*m_placeColumn);
    std::vector<bool> covered;
    for (const Value &home : homes.values)
        covered.push_back(m_reader.shared().policy->covers(m_session, home.text()));
    for (size_t i = 0; i < m_rows.rows(); ++i)
        if (!covered[homes.codes[i]] || m_placeOf[m_placeColumn->codes[i]] < 0)
            m_population.reset(i);
    m_population = where(m_table.where);

    qint64 done = 0;
    for (const TableColumn &column : m_table.columns) {
        m_columns.push_back(column.kind == ColumnKind::Value || column.form ? BitSet(m_rows.rows()) : where(column.where));
        m_amounts.push_back(column.kind == ColumnKind::Sum && !column.form ? m_rows.numbers(column.value, m_columns.back()) : std::vector<double>());
        if (!progress.step(++done, m_table.columns.size()))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    return countOthers(progress);
}

void TableCount::findRoot() {
    const QString own = ownRegion(m_reader, m_session);
    m_root = m_request.region.isEmpty() ? own : m_request.region;
    m_whole = m_root == own;
}

Result<void> TableCount::countOthers(Progress &progress) {
    QSet<const Form *> done;
    for (const TableColumn &column : m_table.columns) {
        if (!column.form || done.contains(column.form))
            continue;
        done << column.form;
        auto part = std::make_unique<TableDefinition>(m_table.ofForm(*column.form));
        auto summary = summarize(m_reader, m_session, *part, requestOf(*column.form, m_request), m_store.beside(*column.form), progress);
        if (!summary)
            return summary.error();
        m_others.emplace_back(std::move(part), std::move(*summary));
    }
    return {};
}

SummaryRequest TableCount::requestOf(const Form &other, SummaryRequest request) {
    if (other.indexOf(fields::kHukouRegion) < 0)
        request.basis = SummaryBasis::Home;
    return request;
}

void TableCount::addOther(Summary &summary, const Summary &other) const {
    const auto add = [&](SummaryRow &to, const SummaryRow &from) {
        for (int c = 0; c < other.table->columns.size(); ++c)
            to.values[size_t(m_table.indexOf(other.table->columns[c].name))] = from.values[size_t(c)];
    };
    for (const SummaryRow &from : other.rows) {
        auto row = std::find_if(summary.rows.begin(), summary.rows.end(), [&](const SummaryRow &one) { return one.code == from.code; });
        if (row == summary.rows.end()) {
            summary.rows.push_back({from.code, from.name, std::vector<double>(size_t(m_table.columns.size()), 0), {}});
            row = summary.rows.end() - 1;
        }
        add(*row, from);
    }
    add(summary.total, other.total);
}

BitSet TableCount::where(const Expression &predicate) const {
    if (predicate.isEmpty())
        return m_population;
    BitSet found = m_rows.where(predicate);
    return found &= m_population;
}

BitSet TableCount::behind(int index) const {
    BitSet out = column(index);
    const std::vector<double> &each = amounts(index);
    for (size_t i = 0; i < each.size(); ++i)
        if (std::isnan(each[i]) || each[i] == 0)
            out.reset(i);
    return out;
}

int TableCount::rowOf(const QString &region, QHash<QString, int> &known) {
    QString code;
    if (!isPlaceCode(region)) {
        code = kUnknown;
    } else if (!region.startsWith(m_root)) {
        code = kOutside;
    } else {
        code = ancestorCode(region, placeLevel(m_request.by));
        if (code.isEmpty())
            code = region;   // nothing nearer is known of it
    }
    if (!m_whole && (code == kUnknown || code == kOutside))
        return -1;
    const auto place = known.constFind(code);
    if (place != known.constEnd())
        return *place;
    known.insert(code, int(m_places.size()));
    m_places.push_back({code, false});
    return int(m_places.size()) - 1;
}

QHash<QString, int> TableCount::listPlaces() {
    const Places &divisions = m_reader.places();
    const PlaceLevel level = placeLevel(m_request.by);
    QHash<QString, int> known;
    QStringList listed;
    if (levelOfCode(m_root) > level)
        listed << ancestorCode(m_root, level);
    else
        for (const Place *place : divisions.under(m_root, level))
            listed << place->code;
    for (const QString &code : std::as_const(listed)) {
        const Place *place = divisions.find(code, m_moment.day);
        const bool seen = std::any_of(m_session.regions.begin(), m_session.regions.end(), [&](const QString &prefix) { return code.startsWith(prefix) || prefix.startsWith(code); });
        if (known.contains(code))
            continue;
        known.insert(code, int(m_places.size()));
        m_places.push_back({code, seen && place && !place->hidden});
    }
    return known;
}

void TableCount::placeRows(const Column &places) {
    QHash<QString, int> known = listPlaces();
    for (const Value &region : places.values)
        m_placeOf.push_back(rowOf(region.text(), known));
}

BitSet TableCount::inRows(const BitSet &of, const QSet<QString> &codes) const {
    std::vector<bool> wanted;
    for (const int row : m_placeOf)
        wanted.push_back(row >= 0 && codes.contains(m_places[size_t(row)].code));
    BitSet out = of;
    for (size_t i = 0; i < m_rows.rows(); ++i)
        if (!wanted[m_placeColumn->codes[i]])
            out.reset(i);
    return out;
}

std::vector<qint64> TableCount::ids(const BitSet &of) const {
    std::vector<qint64> out;
    for (size_t i = 0; i < m_rows.rows(); ++i)
        if (of.test(i))
            out.push_back(m_store.ids()[i]);
    return out;
}

QStringList TableCount::places(const BitSet &of) const {
    QStringList out;
    for (size_t i = 0; i < m_rows.rows(); ++i)
        if (of.test(i))
            out << m_places[size_t(m_placeOf[m_placeColumn->codes[i]])].code;
    return out;
}

Result<Summary> TableCount::summary() const { return summaryOf(tally()); }

Result<Summary> TableCount::summaryOf(const OpenTable &open) const {
    Summary summary;
    summary.table = &m_table;
    summary.asOf = m_moment.day;
    summary.from = m_moment.from;
    summary.until = m_moment.until;
    summary.by = m_request.by;
    summary.basis = m_request.basis;
    summary.region = m_root;
    const auto first = firstDay(m_reader);
    if (!first)
        return first.error();
    if (*first && m_moment.day < **first && !m_reader.shared().isPast)
        summary.begins = **first;
    const Places &divisions = m_reader.places();
    summary.regionName = divisions.fullName(m_root);

    const size_t width = size_t(m_table.columns.size());
    summary.total.values.assign(width, 0);
    QHash<QString, int> names;
    for (size_t p = 0; p < open.places.size(); ++p) {
        if (!open.places[p].listed && open.people[p] == 0)
            continue;
        const Place *then = divisions.find(open.places[p].code, m_moment.day);   // as it was called on the day
        SummaryRow row{open.places[p].code, then ? then->shortName() : isPlaceCode(open.places[p].code) ? divisions.name(open.places[p].code) : QString(), open.counters[p], {}};
        ++names[row.name];
        for (size_t c = 0; c < width; ++c) {
            row.values[c] = std::round(row.values[c] * 1e6) / 1e6;   // amounts are sums of decimals
            summary.total.values[c] += row.values[c];
        }
        summary.rows.push_back(std::move(row));
    }
    for (const auto &[part, counted] : m_others)
        addOther(summary, counted);
    std::sort(summary.rows.begin(), summary.rows.end(), [](const SummaryRow &a, const SummaryRow &b) { return a.code < b.code; });   // letters come after digits
    for (SummaryRow &row : summary.rows)
        if (!row.name.isEmpty() && names.value(row.name) > 1 && isPlaceCode(parentCode(row.code)))
            row.name = divisions.name(parentCode(row.code)) + row.name;
    for (double &value : summary.total.values)
        value = std::round(value * 1e6) / 1e6;
    computeValues(m_table, summary.total.values, summary.total.values);
    for (SummaryRow &row : summary.rows)
        computeValues(m_table, row.values, summary.total.values);

    std::optional<UnitPopulation> population;
    for (const TableRule &rule : m_table.rules) {
        if (!rule.active)
            continue;
        if (!rule.operand.isEmpty() && !population) {
            auto read = UnitPopulation::read(m_reader, m_moment.day);
            if (!read)
                return read.error();
            population.emplace(std::move(*read));
        }
        int unknown = 0;
        const qsizetype before = summary.rules.size();
        const auto check = [&](const SummaryRow &row, const QString &where) {
            const double operand = rule.operand.isEmpty() ? 0 : population->of(where == u"total" ? m_root : where);
            if (std::isnan(operand))
                ++unknown;
            else if (const auto sides = checkRule(rule, TableContext(m_table, row.values, summary.total.values, operand)))
                summary.rules << RuleResult{rule.name, rule.expressionText, rule.label, sides->ok, sides->left, sides->right, where};
        };
        for (const SummaryRow &row : summary.rows)
            check(row, row.code);
        check(summary.total, QStringLiteral("total"));
        if (unknown == int(summary.rows.size()) + 1)
            summary.leftOut << Summary::LeftOut{rule.name, Message{QStringLiteral("statistics.left_out_") + rule.operand, {}, {}}};
        else if (unknown > 0)
            summary.leftOut << Summary::LeftOut{rule.name, Message{QStringLiteral("statistics.left_out_in_") + rule.operand, {QString::number(unknown)}, {}}};
        else if (summary.rules.size() == before)
            summary.leftOut << Summary::LeftOut{rule.name, Message{QStringLiteral("statistics.left_out_blank"), {}, {}}};
    }
    return summary;
}

}  // namespace tongdang
