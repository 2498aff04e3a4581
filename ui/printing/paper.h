// Printing: records laid out on pages, and pages as PDF, without a window: the program without one prints with it, and the window's preview
// and printer paint the same pages (ui/preview). A page is what stands on it and where: nothing has to be measured to paint it.
//
// Lengths are points (1/72 inch) from the upper left corner; grey is 0 (black) to 255 (white).
#pragma once

#include "ui/printing/drawing.h"

#include <QString>

#include <vector>

namespace tongdang::paper {

inline constexpr double kPointsAMillimetre = 72 / 25.4;
constexpr double mm(double length) { return length * kPointsAMillimetre; }

struct Style {
    double size = 9;
    bool bold = false;
    int grey = 0;
    bool operator==(const Style &) const = default;
};

struct Text {                  // one line, broken already
    double x = 0, y = 0;       // of the base line's beginning
    QString text;
    Style style;
};
struct Rule { double x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0.5; int grey = 0; };
struct Box { double x = 0, y = 0, width = 0, height = 0; int grey = 0; };   // filled

struct Placed { double x = 0, y = 0, scale = 1; Drawing drawing; };   // scale: points a unit of the drawing

struct Page {
    double width = mm(210), height = mm(297);
    QString mark;              // written across it, pale, again and again; never found as text
    std::vector<Box> boxes;    // painted in this order: boxes, drawings, mark, rules, texts
    std::vector<Placed> drawings;
    std::vector<Rule> rules;
    std::vector<Text> texts;

    void frame(double x, double y, double w, double h, double line = 0.5);
};

inline constexpr double kMarkSize = 20, kMarkAngle = -30, kMarkAcross = mm(95), kMarkDown = mm(62);   // degrees; steps between marks
inline constexpr int kMarkGrey = 232;

}  // namespace tongdang::paper
