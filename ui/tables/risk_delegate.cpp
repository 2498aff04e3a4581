#include "ui/tables/risk_delegate.h"

#include "ui/shell/risk_look.h"
#include "ui/shell/theme.h"
#include "ui/tables/record_model.h"

#include <QApplication>
#include <QPainter>

namespace tongdang {

namespace {

const RiskLook *lookOf(const QModelIndex &index) {
    const int found = riskLookOf(index.data(RecordModel::kCodeRole).toString());
    return found < 0 ? nullptr : &kRiskLooks[size_t(found)];
}

QString words(const QModelIndex &index) { return withRiskMark(index.data(RecordModel::kCodeRole).toString(), index.data().toString()); }

}  // namespace

void RiskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const {
    const RiskLook *look = lookOf(index);
    if (!look)
        return QStyledItemDelegate::paint(painter, given, index);
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);      // the row's ground and focus
    const int around = m_theme.space(Space::Hair);
    const QRect cell = option.rect.adjusted(around, around, -around, -around);
    const QString text = option.fontMetrics.elidedText(words(index), Qt::ElideRight, cell.width() - 2 * around);
    const QRect chip(cell.left(), cell.top() + (cell.height() - qMin(cell.height(), option.fontMetrics.height() + around)) / 2, option.fontMetrics.horizontalAdvance(text) + 2 * around,
                     qMin(cell.height(), option.fontMetrics.height() + around));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(look->ground));
    painter->drawRoundedRect(chip, m_theme.px(kRadius) / 2.0, m_theme.px(kRadius) / 2.0);
    painter->setPen(m_theme.color(look->color));
    painter->setFont(option.font);
    painter->drawText(chip, Qt::AlignCenter, text);
    painter->restore();
}

QSize RiskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (lookOf(index))
        size.setWidth(qMax(size.width(), option.fontMetrics.horizontalAdvance(words(index)) + 4 * m_theme.space(Space::Hair)));
    return size;
}

}  // namespace tongdang
