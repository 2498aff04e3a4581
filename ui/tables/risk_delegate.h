// The risk in a list of children: shape, colour and word together (ui.md), as in the header of a child's file.
#pragma once

#include <QStyledItemDelegate>

namespace tongdang {

class Theme;

class RiskDelegate final : public QStyledItemDelegate {
    Q_OBJECT
  public:
    explicit RiskDelegate(const Theme &theme, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

  private:
    const Theme &m_theme;
};

}  // namespace tongdang
