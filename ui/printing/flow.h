// Pages that fill from top to bottom: what does not fit goes on overleaf, long answers in the middle of a cell, and nothing is cut.
#pragma once

#include "ui/printing/definition.h"
#include "ui/printing/type.h"

#include <functional>

namespace tongdang {

class Flow {
  public:
    enum class Align { Left, Centre, Right };
    struct Cell {
        double width = 0;
        QString text;
        paper::Style style;
        Align align = Align::Left;
        bool shaded = false;
    };

    Flow(Type &type, const paper::Page &empty, const Margins &margins);

    void setCorner(double width, double height) { m_cornerWidth = width; m_cornerBottom = m_margins.top + height; }   // kept free, at the right of the first page's top
    double width() const { return m_empty.width - m_margins.left - m_margins.right; }
    void space(double height);
    void together(double height);              // begins a page where less than that is left
    void newPage();
    void lines(const QString &text, const paper::Style &style, Align align = Align::Left, double indent = 0, bool letter = false);
    void row(const std::vector<Cell> &cells, double least = 0);   // framed, as high as the longest of them
    // Frames that span several rows and columns, on one page: places from the flow's left edge and the block's top.
    struct Spanned {
        double x = 0, y = 0, height = 0;
        Cell cell;
    };
    void block(const std::vector<Spanned> &cells, double height);
    void drawing(const paper::Drawing &drawing, double scale);   // in the middle of the page; scale: points a unit
    double cellHeight(const Cell &cell);
    void sideBySide(const QStringList &texts, const paper::Style &style);   // in columns of one width
    // Done at the top of every further page as long as it is set: headings of a table.
    void setRepeated(std::function<void()> headings) { m_repeated = std::move(headings); }
    paper::Page &current() { return m_pages.back(); }
    std::vector<paper::Page> take() { return std::move(m_pages); }

  private:
    double left() const { return m_empty.height - m_margins.bottom - m_y; }
    double whole() const { return m_empty.height - m_margins.bottom - m_margins.top; }
    Type &m_type;
    paper::Page m_empty;
    Margins m_margins;
    std::vector<paper::Page> m_pages;
    std::function<void()> m_repeated;
    double inCorner() const { return m_pages.size() == 1 && m_y < m_cornerBottom ? m_cornerWidth : 0; }
    double m_y = 0, m_cornerWidth = 0, m_cornerBottom = 0;
};

}  // namespace tongdang
