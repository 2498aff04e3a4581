// Charts laid out: a table's figures become a drawing of a given size. Without QtGui, so that the program without a window draws as the window
// does; the words are measured by whoever paints them (docs/decisions/0011). Numbers stand on the marks, names never overlap, and places for which
// there is no room are counted in a line of their own.
#pragma once

#include "core/statistics/chart.h"
#include "ui/printing/drawing.h"

#include <array>

namespace tongdang {

class Type;

// Colours and sizes: of the window (ui/charts/chart_view.h), or of paper: light, whatever the window has.
struct ChartLook {
    paper::Ink ground = 0xffffff, text = 0, muted = 0x606060, border = 0xd0d0d0, accent = 0x404040;
    std::array<paper::Ink, 6> series{};
    std::array<paper::Ink, 5> risk{};            // ui/shell/risk_look.h, then not assessed
    bool hasRisk = true;                         // false in grey: the levels are series like others
    double font = 13;                            // px of ordinary text, zoom already in it
    double zoom = 1;                             // of distances
    static ChartLook paper(bool grey);
    ChartLook greyed() const;                    // as a printer without colours gives it, its fills spread over the greys
    paper::Ink ink(int series, const QString &risk = {}) const;   // of the nth series; where it is a level of risk, that one's
    // The fill of the nth series: colour and pattern, so that it is told apart without its colour.
    void fill(paper::Shape &shape, int series, const QString &risk = {}) const;
    paper::Ink shade(double share) const { return shade(share, accent); }
    paper::Ink shade(double share, paper::Ink full) const;        // of a heat table, in steps: 0 the ground … 1 `full`
    paper::Ink on(paper::Ink ground) const;      // ink that is read on it
};
inline constexpr int kShades = 6;
int luminance(paper::Ink ink);                   // 0 … 255, as it comes out in grey
double contrast(paper::Ink a, paper::Ink b);     // 1 … 21

class TextMeasure {
  public:
    virtual ~TextMeasure() = default;
    virtual double width(const QString &text, double size, bool bold) const = 0;
};

class PaperMeasure final : public TextMeasure {  // as PDF and PNG draw them
  public:
    explicit PaperMeasure(Type &type) : m_type(type) {}
    double width(const QString &text, double size, bool bold) const override;

  private:
    Type &m_type;
};

struct ChartWords { const Messages &messages; Language language; };

inline constexpr double kLeastChartWidth = 320, kLeastChartHeight = 240, kMostChartSide = 19'000;   // px: a page of a PDF is no larger

// size.height() 0: as high as it needs.
paper::Drawing drawChart(const ChartFigures &figures, const ChartLook &look, const ChartWords &words, const TextMeasure &measure, const QSizeF &size);

QString chartNumber(double value);               // 12,345 or 12.50; "" where blank
QString chartNumber(const ChartFigures &figures, int series, int category);   // "*" where hidden
// What is read where a mark is pointed at: "新地村，男：12".
QString chartReading(const ChartFigures &figures, int series, int category, const ChartWords &words);

}  // namespace tongdang
