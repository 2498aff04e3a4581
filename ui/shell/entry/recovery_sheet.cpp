#include "ui/shell/entry/recovery_sheet.h"

#include <QCoreApplication>
#include <QDate>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

namespace tongdang {

namespace { struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::RecoverySheet) }; }

void printRecoverySheet(QWidget *parent, const QString &ledger, const QString &login, const QString &code) {
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QPainter painter(&printer);
    drawRecoverySheet(painter, printer.pageLayout().paintRectPixels(printer.resolution()), ledger, login, code);
}

void drawRecoverySheet(QPainter &painter, const QRectF &page, const QString &ledger, const QString &login, const QString &code) {
    double y = 0;
    const auto line = [&](const QString &text, double points, bool bold, double after) {
        QFont font = painter.font();
        font.setPointSizeF(points);
        font.setBold(bold);
        painter.setFont(font);
        const QRectF room(0, y, page.width(), page.height() - y);
        QRectF taken;
        painter.drawText(room, Qt::TextWordWrap | Qt::AlignHCenter, text, &taken);
        y += taken.height() + after * painter.fontMetrics().height();
    };
    line(Words::tr("Recovery code"), 22, true, 1);
    line(ledger, 14, false, 0.5);
    line(Words::tr("Account: %1").arg(login), 12, false, 1.5);
    line(code, 20, true, 1.5);
    line(Words::tr("Whoever has this sheet and the ledger can read everything in it. Seal it in an envelope and keep it away from the PC."), 12, false, 0.5);
    line(Words::tr("To use it: choose “Forgot the password?” when signing in, type the code and choose a new password."), 12, false, 0);
}

}  // namespace tongdang
