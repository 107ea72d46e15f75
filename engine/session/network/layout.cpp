#include "engine/session/network/layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace consortia::session {

namespace {

constexpr u32 rounds = 120;
constexpr double first_step = 0.1;  // the furthest a node moves in the first round; it falls to nothing

Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point& operator+=(Point& a, Point b) {
    a.x += b.x;
    a.y += b.y;
    return a;
}
Point operator*(Point a, double by) { return {a.x * by, a.y * by}; }
double length(Point a) { return std::sqrt(a.x * a.x + a.y * a.y); }
double within_unit(double x) { return std::clamp(x, 0.0, 1.0); }
double fraction(double x) { return x - std::floor(x); }

/// Additive recurrence by the plastic number's powers (Roberts 2018): evenly spread whatever the number of nodes.
std::vector<Point> evenly_spread(u32 nodes) {
    constexpr double first = 0.7548776662466927, second = 0.5698402909980532, middle = 0.5;
    std::vector<Point> points;
    for (u32 k = 1; k <= nodes; ++k) points.push_back({fraction(middle + k * first), fraction(middle + k * second)});
    return points;
}

/// Nodes by the square of a grid in which they lie, so that near ones are found without looking at all.
class Grid {
  public:
    Grid(const std::vector<Point>& points, double side) : side_(side), across_(static_cast<u32>(1 / side) + 1) {
        squares_.resize(u64{across_} * across_);
        for (u32 node = 0; node < points.size(); ++node) squares_[square(points[node])].push_back(node);
    }

    /// Calls with every node in the square of `point` and the eight around it, in the order of squares and nodes.
    template <class Visit>
    void near(Point point, Visit visit) const {
        const u32 x = place(point.x), y = place(point.y);
        for (u32 row = y == 0 ? 0 : y - 1; row <= std::min(y + 1, across_ - 1); ++row)
            for (u32 column = x == 0 ? 0 : x - 1; column <= std::min(x + 1, across_ - 1); ++column)
                for (const u32 node : squares_[u64{row} * across_ + column]) visit(node);
    }

  private:
    u32 place(double x) const { return std::min(static_cast<u32>(x / side_), across_ - 1); }
    u64 square(Point point) const { return u64{place(point.y)} * across_ + place(point.x); }

    double side_;
    u32 across_;
    std::vector<std::vector<u32>> squares_;
};

/// The forces of one round, and the move that follows.
class Layout {
  public:
    Layout(u32 nodes, const std::vector<Tie>& ties)
        : points_(evenly_spread(nodes)), ties_(ties), ideal_(1 / std::sqrt(nodes)) {
        for (const Tie& tie : ties) heaviest_ = std::max(heaviest_, tie.weight);
    }

    std::vector<Point> found() {
        for (u32 round = 0; round < rounds; ++round) move(first_step * (1 - static_cast<double>(round) / rounds));
        return std::move(points_);
    }

  private:
    void move(double furthest) {
        forces_.assign(points_.size(), {});
        repel();
        attract();
        for (std::size_t k = 0; k < points_.size(); ++k) {
            const double force = length(forces_[k]);
            if (force > 0) points_[k] += forces_[k] * (std::min(force, furthest) / force);
            points_[k] = {within_unit(points_[k].x), within_unit(points_[k].y)};
        }
    }

    void repel() {
        const Grid grid(points_, std::min(1.0, 2 * ideal_));
        for (u32 node = 0; node < points_.size(); ++node)
            grid.near(points_[node], [&](u32 other) { forces_[node] += pushed(node, other); });
    }

    /// Of two at one place the later is pushed aside.
    Point pushed(u32 node, u32 other) const {
        if (node == other) return {};
        const Point away = points_[node] - points_[other];
        const double distance = length(away);
        if (distance >= 2 * ideal_) return {};
        if (distance == 0) return node > other ? Point{ideal_, 0} : Point{-ideal_, 0};
        return away * (ideal_ * ideal_ / (distance * distance));
    }

    void attract() {
        for (const Tie& tie : ties_) {
            if (tie.from == tie.to) continue;
            const Point along = points_[tie.to] - points_[tie.from];
            const Point pull = along * (length(along) / ideal_ * (tie.weight / heaviest_));
            forces_[tie.from] += pull;
            forces_[tie.to] += pull * -1;
        }
    }

    std::vector<Point> points_;
    std::vector<Point> forces_;
    const std::vector<Tie>& ties_;
    double ideal_;
    double heaviest_ = 1e-300;
};

}  // namespace

std::vector<Point> laid_out(u32 nodes, const std::vector<Tie>& ties) {
    return nodes == 0 ? std::vector<Point>{} : Layout(nodes, ties).found();
}

}  // namespace consortia::session
