#include "core/sheets/xlsx_reader.h"

#include "core/sheets/sheet_errors.h"
#include "core/sheets/xlsx_sheet.h"

namespace tongdang::sheets {

namespace {
class XlsxWorkbook final : public Workbook {
  public:
    explicit XlsxWorkbook(std::unique_ptr<ZipPackage> package) : m_package(std::move(package)) {}

    Result<void> open();
    QList<SheetInfo> sheets() const override;
    QString format() const override { return QStringLiteral("xlsx"); }
    Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) override;
    using Workbook::read;
    Result<QList<MergedRange>> merged(int sheet, Progress &progress) override;
    using Workbook::merged;

  private:
    struct Sheet {
        SheetInfo info;
        QByteArray part;
    };
    std::unique_ptr<ZipPackage> m_package;
    QList<Sheet> m_sheets;
    QByteArray m_stringsPart;
    SharedStrings m_strings;
    std::vector<NumberFormat> m_formats;
    bool m_from1904 = false, m_stringsRead = false;
};

Result<void> XlsxWorkbook::open() {
    const QString &file = m_package->file();
    auto roots = readRelationships(*m_package, {});
    if (!roots)
        return roots.error();
    QByteArray main = "xl/workbook.xml";
    for (const Relationship &relation : *roots)
        if (relation.type == "officeDocument")
            main = relation.target;
    if (!m_package->has(main) || main.endsWith(".bin"))
        return notASpreadsheet(file, QStringLiteral("zip without workbook.xml"));

    auto workbook = readWorkbookPart(*m_package, main);
    if (!workbook)
        return workbook.error();
    auto relations = readRelationships(*m_package, main);
    if (!relations)
        return relations.error();
    m_from1904 = workbook->from1904;
    for (const Relationship &relation : *relations) {
        if (relation.type == "sharedStrings") {
            m_stringsPart = relation.target;
        } else if (relation.type == "styles" && m_package->has(relation.target)) {
            auto styles = readStyles(*m_package, relation.target);
            if (!styles)
                return styles.error();
            m_formats = std::move(*styles);
        }
    }
    bool missing = false;
    for (const WorkbookPart::Sheet &sheet : workbook->sheets) {
        const Relationship relation = relations->value(sheet.relation);
        if (relation.type == "worksheet" && m_package->has(relation.target))
            m_sheets << Sheet{sheet.info, relation.target};
        else
            missing = missing || relation.type == "worksheet" || relation.type.isEmpty();
    }
    if (missing)
        return damaged(file, QStringLiteral("sheet missing"));
    if (m_sheets.isEmpty())
        return workbook->sheets.isEmpty() && relations->isEmpty() ? notASpreadsheet(file, QStringLiteral("no sheet named")) : formatError("sheets.empty", file);
    return {};
}

QList<SheetInfo> XlsxWorkbook::sheets() const {
    QList<SheetInfo> infos;
    for (const Sheet &sheet : m_sheets)
        infos << sheet.info;
    return infos;
}

Result<void> XlsxWorkbook::read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) {
    if (sheet < 0 || sheet >= m_sheets.size())
        return makeError(ErrorCode::NotFound, QStringLiteral("sheets.no_such_sheet"), {m_package->file(), QString::number(sheet + 1)});
    if (!m_stringsRead && m_package->has(m_stringsPart)) {
        if (auto strings = m_strings.read(*m_package, m_stringsPart, progress); !strings)
            return strings;
    }
    m_stringsRead = true;
    XlsxSheetHandler handler({*m_package, m_strings, m_formats, m_from1904}, take);
    return m_package->parse(m_sheets[sheet].part, handler, progress);
}

Result<QList<MergedRange>> XlsxWorkbook::merged(int sheet, Progress &progress) {
    XlsxMergedFinder finder;
    if (sheet < 0 || sheet >= m_sheets.size())
        return finder.ranges;
    if (auto scanned = m_package->scan(m_sheets[sheet].part, [&finder](std::string_view piece) { finder.take(piece); }, progress); !scanned)
        return scanned.error();
    return finder.ranges;
}
}  // namespace

Result<std::unique_ptr<Workbook>> openXlsx(std::unique_ptr<ZipPackage> package) {
    auto workbook = std::make_unique<XlsxWorkbook>(std::move(package));
    if (auto opened = workbook->open(); !opened)
        return opened.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

}  // namespace tongdang::sheets
