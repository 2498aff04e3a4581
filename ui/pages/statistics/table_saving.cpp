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

Result<void> write(const UiContext &context, const Summary &summary, const QString &unit, const QString &file) {
    if (!file.endsWith(u".pdf", Qt::CaseInsensitive))
        return writeSummary(summary, file, context.messages(), context.language(), unit);
    const auto pages = figuresToPdf(summary, file, {context.messages(), context.language(), unit});
    return pages ? Result<void>() : Result<void>(pages.error());
}

}  // namespace

void saveTable(UiContext &context, const Summary &summary, const QString &unit, QWidget *window) {
    const QString proposed = QStringLiteral("%1 %2 %3.xlsx").arg(summary.table->title.in(context.language()), context.reader().places().name(summary.region), isoDate(summary.asOf));
    QString file = context.dialogs().saveFile(window, Words::tr("Where should the table go?"), proposed, Words::tr("Excel workbook (*.xlsx);;PDF (*.pdf);;Text, comma-separated (*.csv)"));
    if (file.isEmpty())
        return;
    if (const QString ending = QFileInfo(file).suffix().toLower(); ending != u"xlsx" && ending != u"pdf" && ending != u"csv")
        file += QStringLiteral(".xlsx");
    if (const auto written = write(context, summary, unit, file); !written)
        return context.dialogs().error(window, context.say(written.error()), written.error().detail);
    context.tell(Words::tr("The table was saved: %1").arg(QDir::toNativeSeparators(file)), file);
}

}  // namespace tongdang
