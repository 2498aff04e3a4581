#include "ui/tables/counted_combo.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace tongdang {

namespace {

class CountDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const QVariant count = index.data(CountedCombo::kCountRole); count.isValid())
            option->text += QStringLiteral("   %1").arg(QLocale(QLocale::English).toString(count.toLongLong()));
    }
};

}  // namespace

CountedCombo::CountedCombo(QWidget *parent) : QuietCombo(parent) { setItemDelegate(new CountDelegate(this)); }

void CountedCombo::showCounts(const QHash<QString, qint64> &counts) {
    for (int i = 1; i < count(); ++i)        // the first is no choice
        if (!itemData(i).toString().isEmpty())
            setItemData(i, counts.isEmpty() ? QVariant() : QVariant(counts.value(itemData(i).toString())), kCountRole);
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width());
}

void CountedCombo::showPopup() {
    if (m_counts)
        if (const auto counts = m_counts())
            showCounts(*counts);
    QuietCombo::showPopup();
}

}  // namespace tongdang
