// Lays questions out in as many equal columns as fit (reading order: left to right, then down), wide ones over the whole row; or
// lets items flow like words. Hidden widgets take no room, so a question that does not apply closes its gap.
#pragma once

#include <QLayout>

namespace tongdang {

class ReflowLayout : public QLayout {
    Q_OBJECT
  public:
    // `columnWidth` 0: flow.
    ReflowLayout(int columnWidth, int horizontalSpacing, int verticalSpacing, QWidget *parent);
    ~ReflowLayout() override;

    void addWidget(QWidget *widget, bool wide);
    void addItem(QLayoutItem *item) override { m_items.append({item, false}); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index).item; }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize minimumSize() const override;
    QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect &rect) override;

  private:
    struct Item { QLayoutItem *item = nullptr; bool wide = false; };
    int arrange(const QRect &rect, bool apply) const;
    int flow(const QRect &rect, bool apply) const;
    QList<Item> m_items;
    int m_columnWidth, m_horizontal, m_vertical;
};

}  // namespace tongdang
