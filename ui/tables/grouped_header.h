// A heading in levels from the top: equal neighbours merged, a column without further levels reaching down, and below them a row of
// column numbers where there are any. A column is as wide as its longest word or what its figures need, and words wrap.
#pragma once

#include <QHeaderView>

#include <vector>

namespace tongdang {

class Theme;

class GroupedHeader final : public QHeaderView {
    Q_OBJECT
  public:
    struct Column { QStringList path; QString number; int least = 0; };   // least: px, of its figures
    GroupedHeader(Theme &theme, QWidget *parent);
    void setColumns(const QList<Column> &columns);   // sizes follow from arrange(), after the model was reset
    void arrange();
    void setCovered(int px) { m_covered = px; }      // of the viewport's left, by a frozen column
    QSize sizeHint() const override { return {100, top(int(m_heights.size()))}; }

    // A heading over the columns first … last, on the levels top … bottom.
    struct Cell { int first = 0, last = 0, top = 0, bottom = 0; QString text; };
    const std::vector<Cell> &cells() const { return m_cells; }
    int levels() const { return m_levels; }

  protected:
    void paintEvent(QPaintEvent *event) override;

  private:
    void merge();
    void measure();
    int textHeight(const QString &text, int width) const;
    int top(int level) const;
    Theme &m_theme;
    QList<Column> m_columns;
    std::vector<Cell> m_cells;
    std::vector<int> m_widths, m_heights;            // by column; by level, the numbers' row last
    int m_levels = 1, m_covered = 0;
    bool m_numbered = false;
};

}  // namespace tongdang
