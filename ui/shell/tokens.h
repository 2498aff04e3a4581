// Every colour, distance and text size of the window, in one place. Contrast is tested (tests/ui/theme_test.cpp): text 4.5:1 on the
// ground it stands on, outlines of controls 3:1.
#pragma once

#include <QColor>

#include <array>

namespace tongdang {

enum class Color {
    Window,        // behind everything
    Surface,       // cards, tables, fields
    Raised,        // hover, table heads
    Text, Muted,   // muted: second lines, hints
    Border,        // around cards, between rows
    Control,       // around fields and boxes
    Accent, OnAccent, AccentSoft,
    Good, GoodSoft, Warning, WarningSoft, Danger, DangerSoft,
    RiskLow, RiskLower, RiskLowerSoft, RiskMedium, RiskHigh,   // always with a word and a shape beside them
    Count
};

using ColorTable = std::array<QRgb, size_t(Color::Count)>;

constexpr ColorTable kLight = {
    0xfff3f6f8, 0xffffffff, 0xffebf0f3,
    0xff1b2733, 0xff566370,
    0xffd7dee4, 0xff83909c,
    0xff0b6b7c, 0xffffffff, 0xffdceff2,
    0xff1a7442, 0xffe0f3e7, 0xff8a5200, 0xfffdf0d8, 0xffb3261e, 0xfffce8e6,
    0xff1a7442, 0xff0b6b7c, 0xffdceff2, 0xff8a5200, 0xffb3261e,
};
constexpr ColorTable kDark = {
    0xff15191e, 0xff1e242a, 0xff2a323a,
    0xffe6ebf0, 0xffa6b2bd,
    0xff353f49, 0xff74838f,
    0xff5ec4d4, 0xff05262c, 0xff1c3f47,
    0xff6ecb93, 0xff1c3829, 0xffe7b45e, 0xff3d3118, 0xffff8f86, 0xff47231f,
    0xff6ecb93, 0xff5ec4d4, 0xff1c3f47, 0xffe7b45e, 0xffff8f86,
};

// High contrast: lines and text at 7:1 and more.
constexpr ColorTable kContrast = {
    0xff000000, 0xff000000, 0xff262626,
    0xffffffff, 0xffdedede,
    0xff808080, 0xffb0b0b0,
    0xffffd54a, 0xff000000, 0xff3a2f00,
    0xff7dff9b, 0xff003311, 0xffffc14d, 0xff332300, 0xffffa8a0, 0xff4a0a06,
    0xff7dff9b, 0xff8cc8ff, 0xff062b4d, 0xffffc14d, 0xffffa8a0,
};

// Series of charts: told apart in grey too (their lightness differs), in the order of use.
constexpr std::array<QRgb, 6> kLightSeries = {0xff0b6b7c, 0xffd98a1f, 0xff6a4c93, 0xff7fb069, 0xffb3414a, 0xff9aa8b5};
constexpr std::array<QRgb, 6> kDarkSeries = {0xff5ec4d4, 0xffe7b45e, 0xffb79ae0, 0xff8fce77, 0xffff8f86, 0xffa6b2bd};

// Distances in px at zoom 100.
enum class Space { Hair = 4, Small = 8, Medium = 12, Large = 16, Wide = 24 };
constexpr int kRadius = 6;
constexpr int kIcon = 20;
constexpr int kControlHeight = 32;
constexpr int kRowHeight = 34;

// Text sizes in points at zoom 100.
enum class TextSize { Small, Normal, Large, Title };
constexpr std::array<double, 4> kPoints = {9.0, 10.0, 12.5, 17.0};

constexpr int kLeastZoom = 80, kMostZoom = 200;

}  // namespace tongdang
