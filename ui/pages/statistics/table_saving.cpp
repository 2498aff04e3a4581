#include "ui/pages/statistics/table_saving.h"

#include "core/base/dates.h"
#include "ui/printing/figures.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace tongdang {

namespace {

struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::TableSaving) };

}  // namespace

TableFile askTableFile(UiContext &context, const Summary &summary, bool offersCodes, QWidget *window) {
    const QString proposed = QStringLiteral("%1 %2 %3.xlsx").arg(summary.table->title.in(context.language()), context.reader().places().name(summary.region), isoDate(summary.asOf));
    const QString codes = Words::tr("Excel workbook with the codes behind the numbers (*.xlsx)");
    QString filter = Words::tr("Excel workbook (*.xlsx);;PDF (*.pdf);;Text, comma-separated (*.csv)"), chosen;
    if (offersCodes)
        filter += QStringLiteral(";;") + codes;
    TableFile out{context.dialogs().saveFile(window, Words::tr("Where should the table go?"), proposed, filter, &chosen)};
    if (out.path.isEmpty())
        return out;
    if (const QString ending = QFileInfo(out.path).suffix().toLower(); ending != u"xlsx" && ending != u"pdf" && ending != u"csv")
        out.path += QStringLiteral(".xlsx");
    out.withCodes = chosen == codes && out.path.endsWith(u".xlsx", Qt::CaseInsensitive);
    return out;
}

Result<void> writeTable(const UiContext &context, const Summary &summary, const QString &unit, const QString &file, const CountedRecords *records) {
    if (!file.endsWith(u".pdf", Qt::CaseInsensitive))
        return writeSummary(summary, file, context.messages(), context.language(), unit, records);
    const auto pages = figuresToPdf(summary, file, {context.messages(), context.language(), unit});
    return pages ? Result<void>() : Result<void>(pages.error());
}

void tellSaved(UiContext &context, const Result<void> &written, const QString &file, QWidget *window) {
    if (!written)
        return context.dialogs().error(window, context.say(written.error()), written.error().detail);
    context.tell(Words::tr("The table was saved: %1").arg(QDir::toNativeSeparators(file)), file);
}

}  // namespace tongdang
