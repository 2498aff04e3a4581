// The recovery code on paper: one page with the ledger's name, the account, the code and what to do with it.
#pragma once

#include <QString>

class QPainter;
class QRectF;
class QWidget;

namespace tongdang {

void printRecoverySheet(QWidget *parent, const QString &ledger, const QString &login, const QString &code);
void drawRecoverySheet(QPainter &painter, const QRectF &page, const QString &ledger, const QString &login, const QString &code);

}  // namespace tongdang
