// The last column of a table, where it holds words: it takes the room that is left, in dots where that is short. A bar below the table stands
// only where so little is left that they could not be read.
#pragma once

#include <QObject>

class QTableView;

namespace tongdang {

class LastColumn final : public QObject {
  public:
    explicit LastColumn(QTableView *view);
    void begin();                        // before the columns are measured
    void fit(int whole, int least);      // widths: for all its words, and that it can still be read in

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;      // the room that there is

  private:
    void fit();
    QTableView *m_view;
    int m_whole = 0, m_least = 0;        // 0: the column is none of these
};

}  // namespace tongdang
