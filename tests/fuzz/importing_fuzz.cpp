// Any bytes as a roster: the head of the sheet and every row are read; nothing is kept.
#include "core/importing/row_reader.h"
#include "core/importing/sheet_peek.h"

using namespace tongdang;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const FormCatalog forms = FormCatalog::bundled();
    static const Places places;
    static const RosterTemplates rosters;
    static const Headings headings(forms, rosters, QStringLiteral("child"));
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    mappingFromJson(bytes);
    SheetLimits limits;
    limits.fileBytes = limits.unpackedBytes = 1'000'000;
    limits.cells = 20'000;
    auto book = Workbook::fromBytes(bytes, QStringLiteral("roster.csv"), limits);
    if (!book)
        return 0;
    const auto head = readHead(**book, {}, {headings, QStringLiteral("child"), forms, {}, {}, QDate(2016, 7, 31)});
    if (!head)
        return 0;
    RowReader::Setting setting;
    setting.forms = &forms;
    setting.places = &places;
    setting.rosters = &rosters;
    setting.roster = rosters.find(head->mapping.roster);
    setting.mapping = head->mapping;
    setting.form = QStringLiteral("child");
    setting.within = QStringLiteral("1503");
    setting.today = setting.day = QDate(2016, 7, 31);
    RowReader reader(setting);
    (void)(*book)->read(head->index, [&reader](const SheetRow &row) {
        reader.read(row);
        return true;
    });
    return 0;
}
