#include "core/importing/sheet_peek.h"

namespace tongdang {

using namespace targets;

namespace {

constexpr int kHeadingRows = 15;    // headings lie within so many rows
constexpr int kLooked = 200;        // rows looked at for samples
constexpr int kSamples = 3;

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

Found best(const Peek &peek, const Headings &headings) {
    Found out;
    for (int i = 0; i < std::min<int>(kHeadingRows, int(peek.rows.size())); ++i)
        for (const int span : {1, 2}) {
            if (span == 2 && (i == 0 || peek.rows[i].number != peek.rows[i - 1].number + 1))
                continue;
            Found found{headings.read(span == 2 ? peek.texts[i - 1] : QStringList(), peek.texts[i]), i, span};
            if (found.reading.roster && (!out.reading.roster || found.rank() > out.rank()))
                out = std::move(found);
        }
    return out;
}

// Where the headings of a mapping stand in the sheet, in whatever order.
Found locate(const Peek &peek, const SheetMapping &mapping) {
    QHash<QString, QString> targets;
    for (const ColumnMapping &column : mapping.columns)
        if (const QString key = headingKey(column.heading); !key.isEmpty() && targets.value(key).isEmpty())
            targets.insert(key, column.target);
    Found out;
    for (int i = 0; i < std::min<int>(kHeadingRows, int(peek.rows.size())); ++i)
        for (const int span : {1, 2}) {
            if (span == 2 && i == 0)
                continue;
            Found found;
            found.last = i;
            found.span = span;
            found.reading.headings = joinedHeadings(span == 2 ? peek.texts[i - 1] : QStringList(), peek.texts[i]);
            for (const QString &heading : found.reading.headings) {
                const QString target = targets.value(headingKey(heading));
                const bool doubled = !target.isEmpty() && found.reading.targets.contains(target);
                found.reading.targets << (doubled ? QString() : target);
                if (doubled)
                    found.reading.doubled << heading;
                else if (target.isEmpty() && !heading.isEmpty() && !targets.contains(headingKey(heading)))
                    found.reading.unknown << heading;
                found.reading.known += targets.contains(headingKey(heading)) ? 1 : 0;
            }
            if (found.reading.known > 0 && (out.last < 0 || found.rank() > out.rank()))
                out = std::move(found);
        }
    return out;
}

// A title may say that the rows are somebody else's: 留守老人花名册 without a column of categories.
QString otherKind(const QStringList &words, const Headings &headings, const QString &form, QString &category) {
    QString other, own;
    for (const RosterTemplate &roster : headings.rosters().all)
        for (const RosterKind &kind : roster.kinds)
            for (const QString &text : words)
                for (const QString &word : kind.words)
                    if (word.size() > 2 && headingKey(text).contains(word)) {
                        (kind.form == form ? own : other) = kind.form == form ? kind.category : kind.form;
                        if (kind.form == form && category.isEmpty())
                            category = kind.category;
                    }
    return own.isEmpty() ? other : QString();
}

}  // namespace

Result<SheetHead> readHead(Workbook &book, const QString &sheet, const Headings &headings, const QString &form, const FormCatalog &forms, const std::optional<SheetMapping> &given,
                           const std::function<std::optional<SheetMapping>(const QStringList &)> &saved) {
    const QList<SheetInfo> sheets = book.sheets();
    const QString wanted = !sheet.isEmpty() ? sheet : QString();
    int chosen = -1;
    Peek at;
    Found found;
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
            Found here = given ? locate(*peeked, *given) : best(*peeked, headings);
            for (int row = 0; !given && row < std::min<int>(kHeadingRows, int(peeked->rows.size())); ++row) {
                QString id;
                const int known = headings.knownTo(peeked->texts[row], id);
                if (known >= 2 && known > otherKnown) {
                    otherKnown = known;
                    other = id;
                    otherFits = known > headings.knownToOwn(peeked->texts[row]);
                }
            }
            if (chosen < 0 || here.rank() > found.rank()) {
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
    if (!given && (found.last < 0 || otherFits)) {
        if (!other.isEmpty() && (found.last < 0 || otherFits))
            return otherForm(other);
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_headings"));
    }
    SheetHead out;
    out.index = chosen;
    SheetMapping &mapping = out.mapping;
    bool guessed = !given;
    if (!given)
        if (const auto kept = saved ? saved(found.reading.headings) : std::nullopt) {
            QString roster = found.reading.roster->id;
            found = locate(at, *kept);
            mapping.roster = headings.rosters().find(kept->roster) ? kept->roster : roster;
            guessed = false;
        }
    if (mapping.roster.isEmpty())
        mapping.roster = found.reading.roster ? found.reading.roster->id : given ? given->roster : QString();
    if (!headings.rosters().find(mapping.roster)) {
        const Headings::Reading guess = headings.read(found.span == 2 ? at.texts[found.last - 1] : QStringList(), at.texts[found.last]);
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
        ColumnMapping mapped{column, found.reading.headings[column], found.reading.targets.value(column), {}, guessed};
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
    if (!given && !somebody.isEmpty() && !found.reading.targets.contains(kRowKind))
        return otherForm(somebody);
    return out;
}

}  // namespace tongdang
