// A table whose first column stays in sight while one scrolls sideways. The column is a part of the table for keyboard and screen
// readers; what is seen is a second view of it that lies over the first. Both have a heading in levels.
#pragma once

#include "ui/tables/grouped_header.h"

#include <QTableView>

namespace tongdang {

class Theme;

class PinnedTable : public QTableView {
    Q_OBJECT
  public:
    PinnedTable(Theme &theme, QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    void setHeading(const QList<GroupedHeader::Column> &columns);   // of the model as it is now; widths follow from them
    int heightOf(int rows) const;                    // with the heading and the bar below
    const GroupedHeader *heading() const { return m_heading; }
    QTableView *frozen() const { return m_frozen; }
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

  signals:
    void cellOpened(const QModelIndex &index);       // Enter, or a click on a cell right of the frozen column
    void rowOpened(const QModelIndex &index);        // Enter, or a double click on a cell of the frozen column
    void backRequested();                            // Backspace

  protected:
    void keyPressEvent(QKeyEvent *event) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

  private:
    void place();
    Theme &m_theme;
    QTableView *m_frozen;
    GroupedHeader *m_heading, *m_frozenHeading;
};

}  // namespace tongdang
