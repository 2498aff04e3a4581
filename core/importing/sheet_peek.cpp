#include "core/importing/sheet_peek.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"

namespace tongdang {

using namespace targets;

namespace {

constexpr int kHeadingRows = 15;    // headings lie within so many rows
constexpr int kLooked = 200;        // rows looked at for samples
constexpr int kSamples = 3;
constexpr int kAdult = 18;

QStringList texts(const SheetRow &row) {
    QStringList out;
    for (const Cell &cell : row.cells)
        out << cell.text;
    return out;
}

struct Peek {
    QList<SheetRow> rows;
    QList<QStringList> texts;
};

struct Found {
    Headings::Reading reading;
    int last = -1, span = 1;        // index of the last heading row
    auto rank() const { return std::tuple(reading.known, reading.fit, -span, -last); }
};

Result<Peek> peek(Workbook &book, int sheet) {
    Peek out;
    const auto read = book.read(sheet, [&](const SheetRow &row) {
        out.rows << row;
        out.texts << texts(row);
        return out.rows.size() < kLooked;
    });
    if (!read)
        return read.error();
    return out;
}

// Above the last of so many rows of headings.
QStringList upperOf(const Peek &peek, const Headings &headings, int row, int span) {
    return span == 3 ? headings.folded(peek.texts[row - 2], peek.texts[row - 1], peek.texts[row]) : span == 2 ? peek.texts[row - 1] : QStringList();
}

// Whether so many rows that end with this one follow each other.
bool standTogether(const Peek &peek, int row, int span) { return row >= span - 1 && peek.rows[row].number == peek.rows[row - span + 1].number + span - 1; }

int indexOf(const Peek &peek, int number) {
    for (int i = 0; i < peek.rows.size(); ++i)
        if (peek.rows[i].number == number)
            return i;
    return -1;
}

Found best(const Peek &peek, const Headings &headings) {
    Found out;
    for (int i = 0; i < std::min<int>(kHeadingRows, int(peek.rows.size())); ++i)
        for (const int span : {1, 2, 3}) {
            if (!standTogether(peek, i, span))
                continue;
            Found found{headings.read(upperOf(peek, headings, i, span), peek.texts[i]), i, span};
            if (found.reading.roster && (!out.reading.roster || found.rank() > out.rank()))
                out = std::move(found);
        }
    return out;
}

// The heading row that somebody pointed at, whatever can be read of it.
Found pointed(const Peek &peek, const Headings &headings, int number) {
    const int row = indexOf(peek, number);
    if (row < 0)
        return {};
    Found out{headings.read({}, peek.texts[row]), row, 1};
    for (const int span : {2, 3})
        if (standTogether(peek, row, span))
            if (Found more{headings.read(upperOf(peek, headings, row, span), peek.texts[row]), row, span}; more.reading.roster && more.rank() > out.rank())
                out = std::move(more);
    return out;
}

// A meaning that a column before has: not where both stand in one group, a column for each choice.
bool isDoubled(const Headings::Reading &reading, const QString &target, const QString &heading) {
    const qsizetype before = target.isEmpty() ? -1 : reading.targets.indexOf(target), group = heading.indexOf(QStringLiteral(" / "));
    return before >= 0 && (group < 0 || !reading.headings.value(before).startsWith(QStringView(heading).first(group + 3)));
}

// A mapping of this very sheet: its columns stand where it says. Nothing found where the sheet is another.
Found exact(const Peek &peek, const Headings &headings, const SheetMapping &mapping) {
    const int row = mapping.headingRow > 0 ? indexOf(peek, mapping.headingRow) : -1;
    if (row < 0 || row < mapping.headingRows - 1)
        return {};
    Found out;
    out.span = mapping.headingRows;
    out.reading.headings = joinedHeadings(upperOf(peek, headings, row, out.span), peek.texts[row]);
    QHash<int, QString> targets;
    for (const ColumnMapping &column : mapping.columns) {
        if (out.reading.headings.value(column.column) != column.heading)
            return {};
        targets.insert(column.column, column.target);
    }
    for (int i = 0; i < out.reading.headings.size(); ++i) {
        const QString target = targets.value(i), heading = out.reading.headings[i];
        const bool doubled = isDoubled(out.reading, target, heading);
        out.reading.targets << (doubled ? QString() : target);
        if (doubled)
            out.reading.doubled << heading;
        else if (!targets.contains(i) && !heading.isEmpty())
            out.reading.unknown << heading;
    }
    out.reading.known = int(targets.size());
    out.last = row;
    return out;
}

// Where the headings of a mapping stand in the sheet, in whatever order. Of headings that read the same, the first here is the first there.
Found locate(const Peek &peek, const Headings &headings, const SheetMapping &mapping) {
    if (Found found = exact(peek, headings, mapping); found.last >= 0)
        return found;
    QHash<QString, QStringList> targets;
    for (const ColumnMapping &column : mapping.columns)
        if (const QString key = headingKey(column.heading); !key.isEmpty())
            targets[key] << column.target;
    Found out;
    for (int i = 0; i < std::min<int>(kHeadingRows, int(peek.rows.size())); ++i)
        for (const int span : {1, 2, 3}) {
            if (i < span - 1)
                continue;
            Found found;
            found.last = i;
            found.span = span;
            found.reading.headings = joinedHeadings(upperOf(peek, headings, i, span), peek.texts[i]);
            QHash<QString, int> met;
            for (const QString &heading : found.reading.headings) {
                const QString key = headingKey(heading), target = targets.value(key).value(met[key]++);
                const bool doubled = isDoubled(found.reading, target, heading);
                found.reading.targets << (doubled ? QString() : target);
                if (doubled)
                    found.reading.doubled << heading;
                else if (target.isEmpty() && !heading.isEmpty() && !targets.contains(key))
                    found.reading.unknown << heading;
                found.reading.known += targets.contains(key) ? 1 : 0;
            }
            if (found.reading.known > 0 && (out.last < 0 || found.rank() > out.rank()))
                out = std::move(found);
        }
    return out;
}

using Saved = std::function<std::optional<SheetMapping>(const QStringList &)>;

// The mapping kept for headings that stand in one of the first rows, or in the row `number`.
std::optional<SheetMapping> remembered(const Peek &peek, const Headings &headings, const Saved &saved, int number) {
    for (int i = 0; saved && i < std::min<int>(kHeadingRows, int(peek.rows.size())); ++i)
        for (const int span : {3, 2, 1}) {
            if ((number > 0 && peek.rows[i].number != number) || !standTogether(peek, i, span))
                continue;
            if (auto kept = saved(joinedHeadings(upperOf(peek, headings, i, span), peek.texts[i]))) {
                kept->headingRow = peek.rows[i].number;
                kept->headingRows = span;
                return kept;
            }
        }
    return {};
}

// Whether most cells of a column are of grown-ups; none where they do not tell.
std::optional<bool> areAdults(const Peek &peek, int first, qsizetype column, const QString &question, const RosterWords &words, const QDate &today) {
    int adults = 0, minors = 0;
    for (qsizetype row = first; row < peek.texts.size(); ++row) {
        const QString text = peek.texts[row].value(column);
        bool told = false;
        int age = words.withoutUnit(text).toInt(&told);
        if (question == fields::kIdNumber) {
            const IdNumber id = readIdNumber(text, today);
            told = id.valid();
            age = told ? ageOn(id.birth, today) : 0;
        }
        if (told)
            ++(age >= kAdult ? adults : minors);
    }
    return adults == minors ? std::nullopt : std::optional(adults > minors);
}

// 监护人, 身份证号 where one column alone may be the child's or the carer's: the numbers themselves tell.
void giveByCells(Found &found, const Peek &peek, const Headings &headings, const QDate &today) {
    QStringList &targets = found.reading.targets;
    for (const QString &question : {fields::kIdNumber, fields::kAgeStated})
        for (qsizetype at = 1; at < targets.size(); ++at) {
            const QString person = targets[at - 1].section(u'.', 0, 0), own = kOwn + question, theirs = person + u'.' + question;
            if (!headings.rosters().person(person) || (targets[at] != own && targets[at] != theirs) || targets.contains(targets[at] == own ? theirs : own) || !headings.isAnybodys(found.reading.headings[at]))
                continue;
            const auto adults = areAdults(peek, found.last + 1, at, question, headings.rosters().words, today);
            if (!adults)
                continue;
            targets[at] = *adults ? theirs : own;
            for (qsizetype next = at + 1; *adults && next < targets.size(); ++next) {
                const QString more = targets[next].section(u'.', 1), alike = person + u'.' + more;
                if (!targets[next].startsWith(kOwn) || !Headings::isEverybodys(more) || targets.contains(alike) || !headings.isAnybodys(found.reading.headings[next]))
                    break;
                targets[next] = alike;
            }
        }
}

// A title may say that the rows are somebody else's: 留守老人花名册 without a column of categories.
QString otherKind(const QStringList &words, const Headings &headings, const QString &form, QString &category) {
    QString other, own;
    for (const RosterTemplate &roster : headings.rosters().all)
        for (const RosterKind &kind : roster.kinds)
            for (const QString &text : words)
                for (const QString &word : kind.words)
                    if (word.size() > 2 && headingKey(text).contains(word)) {
                        (kind.form == form ? own : other) = kind.form == form ? kind.name : kind.form;
                        if (kind.form == form && category.isEmpty())
                            category = kind.categories.value(0);
                    }
    return own.isEmpty() ? other : QString();
}

}  // namespace

Result<SheetHead> readHead(Workbook &book, const QString &sheet, const SheetQuestion &question, int headingRow) {
    const Headings &headings = question.headings;
    const QString &form = question.form;
    const FormCatalog &forms = question.forms;
    const std::optional<SheetMapping> &given = question.given;
    const QList<SheetInfo> sheets = book.sheets();
    const QString wanted = !sheet.isEmpty() ? sheet : QString();
    int chosen = -1;
    Peek at;
    Found found;
    std::optional<SheetMapping> kept;      // given, or saved for these headings
    QString other;
    int otherKnown = 0;
    bool otherFits = false;
    for (const bool hidden : {false, true}) {
        if (hidden && (found.last >= 0 || !wanted.isEmpty()))
            break;
        for (int i = 0; i < sheets.size(); ++i) {
            if (wanted.isEmpty() ? sheets[i].hidden != hidden : sheets[i].name.trimmed().compare(wanted.trimmed(), Qt::CaseInsensitive) != 0)
                continue;
            auto peeked = peek(book, i);
            if (!peeked)
                return peeked.error();
            auto known = given ? given : remembered(*peeked, headings, question.saved, headingRow);
            Found here = known ? locate(*peeked, headings, *known) : headingRow > 0 ? pointed(*peeked, headings, headingRow) : best(*peeked, headings);
            for (int row = 0; !known && headingRow == 0 && row < std::min<int>(kHeadingRows, int(peeked->rows.size())); ++row) {
                QString id;
                const int count = headings.knownTo(peeked->texts[row], id);
                if (count >= 2 && count > otherKnown) {
                    otherKnown = count;
                    other = id;
                    otherFits = count > headings.knownToOwn(peeked->texts[row]);
                }
            }
            if (chosen < 0 || here.rank() > found.rank()) {
                kept = std::move(known);
                chosen = i;
                at = std::move(*peeked);
                found = std::move(here);
            }
        }
    }
    if (chosen < 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_such_sheet"), {sheet});
    const auto titleOf = [&forms](const QString &id) {
        const Form *known = forms.find(id);
        return known ? known->title : Labels(id, id);
    };
    const auto otherForm = [&](const QString &id) {
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.other_form"), {titleOf(id).in(Language::Chinese), titleOf(form).in(Language::Chinese), titleOf(id).in(Language::English), titleOf(form).in(Language::English)});
    };
    if (found.last < 0 && given)
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.mapping_fits_not"));
    otherFits = otherFits && (found.last < 0 || otherKnown > found.reading.known);   // the lower of two heading rows alone may look like somebody else's
    if (!kept && headingRow == 0 && (found.last < 0 || otherFits)) {
        if (!other.isEmpty())
            return otherForm(other);
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_headings"));
    }
    if (found.last < 0)
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_such_row"), {QString::number(headingRow)});
    if (!kept)
        giveByCells(found, at, headings, question.today);
    SheetHead out;
    out.index = chosen;
    SheetMapping &mapping = out.mapping;
    if (kept && headings.rosters().find(kept->roster))
        mapping.roster = kept->roster;
    if (mapping.roster.isEmpty() && found.reading.roster)
        mapping.roster = found.reading.roster->id;
    if (mapping.roster.isEmpty()) {
        const Headings::Reading guess = headings.read(upperOf(at, headings, found.last, found.span), at.texts[found.last]);
        mapping.roster = guess.roster ? guess.roster->id : headings.rosters().all.isEmpty() ? QString() : headings.rosters().all.front().id;
    }
    mapping.sheet = sheets[chosen].name;
    mapping.headingRow = at.rows[found.last].number;
    mapping.headingRows = found.span;
    mapping.unknown = found.reading.unknown;
    mapping.doubled = found.reading.doubled;
    mapping.rows = int(at.rows.size()) - found.last - 1;
    for (int column = 0; column < found.reading.headings.size(); ++column) {
        if (found.reading.headings[column].isEmpty() && found.reading.targets.value(column).isEmpty())
            continue;
        ColumnMapping mapped{column, found.reading.headings[column], found.reading.targets.value(column), {}, !kept};
        for (qsizetype row = found.last + 1; row < at.rows.size() && mapped.samples.size() < kSamples; ++row)
            if (const QString text = at.texts[row].value(column).trimmed(); !text.isEmpty())
                mapped.samples << text;
        mapping.columns << mapped;
    }
    QStringList words{mapping.sheet};
    for (int row = 0; row <= found.last - found.span; ++row) {
        out.above << at.texts[row];
        words << at.texts[row];
        if (out.reportDate.isEmpty())
            out.reportDate = headings.rosters().words.dateIn(at.texts[row]);
    }
    const QString somebody = otherKind(words, headings, form, out.category);
    if (!kept && headingRow == 0 && !somebody.isEmpty() && !found.reading.targets.contains(kRowKind))
        return otherForm(somebody);
    return out;
}

}  // namespace tongdang
