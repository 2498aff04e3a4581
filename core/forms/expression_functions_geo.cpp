// Functions on places, lengths and areas in metres: on a ball, in the way of ODK's JavaRosa, so that a form gives the same figures.
#include "core/forms/expression_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tongdang {

namespace {

constexpr double kRadius = 6'378'100;                        // of the earth at the equator
constexpr double kDegree = 2 * kRadius * std::numbers::pi / 360, kRadian = std::numbers::pi / 180;

struct Point { double latitude, longitude; };

// Of geopoints, traces and shapes ("latitude longitude …;…"), also of all rows of a repeat; false where a text is none.
bool takePoints(const Call &call, std::vector<Point> &points) {
    for (size_t i = 0; i < call.size(); ++i)
        for (const Value &value : call.nodes(i))
            for (const QString &one : value.text().split(u';', Qt::SkipEmptyParts)) {
                const QStringList numbers = one.simplified().split(u' ', Qt::SkipEmptyParts);
                if (numbers.isEmpty())
                    continue;
                const Point point{numberOfText(numbers[0]), numberOfText(numbers.value(1))};
                if (std::isnan(point.latitude) || std::isnan(point.longitude))
                    return false;
                points.push_back(point);
            }
    return true;
}

Value runArea(const Call &call) {
    std::vector<Point> points;
    if (!takePoints(call, points))
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (size_t i = 2; i < points.size(); ++i) {   // triangles from the first point
        const auto east = [&](const Point &to) { return (to.longitude - points[0].longitude) * kDegree * std::cos(to.latitude * kRadian); };
        const auto north = [&](const Point &to) { return (to.latitude - points[0].latitude) * kDegree; };
        sum += (north(points[i - 1]) * east(points[i]) - east(points[i - 1]) * north(points[i])) / 2;
    }
    return std::fabs(sum);
}

Value runDistance(const Call &call) {
    std::vector<Point> points;
    if (!takePoints(call, points))
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (size_t i = 1; i < points.size(); ++i) {
        const double from = points[i - 1].latitude * kRadian, to = points[i].latitude * kRadian;
        const double cosine = std::sin(from) * std::sin(to) + std::cos(from) * std::cos(to) * std::cos((points[i].longitude - points[i - 1].longitude) * kRadian);
        if (points[i].latitude != points[i - 1].latitude || points[i].longitude != points[i - 1].longitude)
            sum += kRadius * std::acos(std::clamp(cosine, -1.0, 1.0));
    }
    return sum;
}

}  // namespace

std::vector<FunctionEntry> geoFunctions() {
    using L = QLatin1String;
    using enum ValueType;
    return {
        {L("area"), 1, 1, L("a"), Number, Reads::Nothing, runArea},
        {L("distance"), 1, -1, L("a"), Number, Reads::Nothing, runDistance},
    };
}

}  // namespace tongdang
