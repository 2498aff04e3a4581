#include "core/importing/sheet_choice.h"

#include <algorithm>

namespace tongdang {

using namespace targets;

namespace {

bool means(const SheetMapping &mapping, const QString &target) {
    return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) { return column.target == target; });
}

qsizetype known(const SheetHead &head) {
    return std::count_if(head.mapping.columns.begin(), head.mapping.columns.end(), [](const ColumnMapping &column) { return !column.target.isEmpty() && column.target != kRowNumber; });
}

// A list of phones has names and phones, and is no roster: a sheet goes with another where it says at least half as much.
bool goesWith(const SheetHead &main, const SheetHead &other) {
    return 2 * known(other) >= known(main) && means(other.mapping, kOwnName) && means(other.mapping, kRowKind) == means(main.mapping, kRowKind) &&
           (means(other.mapping, kRegion) || !means(main.mapping, kRegion));
}

SheetOutcome skipped(const QString &sheet, const char *why, const QStringList &args = {}) { return {sheet, 0, Message{QString::fromLatin1(why), args, {}}}; }

}  // namespace

Result<ChosenSheets> chooseSheets(Workbook &book, const QString &sheet, const SheetQuestion &question) {
    const QList<SheetInfo> sheets = book.sheets();
    const auto read = [&](const QString &name) { return readHead(book, name, question); };
    const auto alone = [&](const QString &name) -> Result<ChosenSheets> {
        auto head = read(name);
        if (!head)
            return head.error();
        ChosenSheets out;
        out.heads << std::move(*head);
        return out;
    };
    if (!sheet.isEmpty() || sheets.size() < 2)
        return alone(sheet);
    ChosenSheets out;
    QList<SheetHead> heads;
    for (const SheetInfo &info : sheets) {
        bool something = false;
        if (auto looked = book.read(int(&info - sheets.constData()), [&](const SheetRow &) { something = true; return false; }); !looked)
            return looked.error();
        if (!something)
            continue;
        if (info.hidden) {
            out.skipped << skipped(info.name, "importing.sheet_hidden");
            continue;
        }
        auto head = read(info.name);
        if (head)
            heads << std::move(*head);
        else if (head.error().code != ErrorCode::Invalid)
            return head.error();
        else
            out.skipped << skipped(info.name, head.error().message.id == u"importing.other_form" ? "importing.sheet_other_form" : "importing.sheet_no_headings");
    }
    const auto isExample = [&](const SheetHead &head) { return question.headings.rosters().words.isExample(head.mapping.sheet); };
    if (!std::all_of(heads.begin(), heads.end(), isExample))
        heads.removeIf([&](const SheetHead &head) {
            if (isExample(head))
                out.skipped << skipped(head.mapping.sheet, "importing.sheet_example");
            return isExample(head);
        });
    const auto main = std::max_element(heads.begin(), heads.end(), [](const SheetHead &a, const SheetHead &b) { return known(a) < known(b); });
    if (main == heads.end())
        return alone({});   // a hidden one, or the reason why there is none
    for (const SheetHead &head : heads) {
        if (&head == &*main)
            out.main = int(out.heads.size());
        if (&head == &*main || goesWith(*main, head))
            out.heads << head;
        else
            out.skipped << skipped(head.mapping.sheet, "importing.sheet_unlike", {main->mapping.sheet});
    }
    return out;
}

}  // namespace tongdang
