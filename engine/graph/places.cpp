// Networks that follow from where nodes stand: within reach of one another on a plane, beside one another on a grid or
// circle.
#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/graph/builders.hpp"
#include "engine/graph/rows.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::graph {

namespace {

double gap(double a, double b, Sides sides) {
    double straight = std::abs(a - b);
    return sides == Sides::wrap ? std::min(straight, 1 - straight) : straight;
}

bool is_within(const Point& a, const Point& b, double radius, Sides sides) {
    double dx = gap(a[0], b[0], sides), dy = gap(a[1], b[1], sides);
    return dx * dx + dy * dy <= radius * radius;
}

/// A square grid over the unit square whose cells are no narrower than the radius: who is within reach of a point stands in
/// its cell or one of the eight around. Points are copied in order of cells, so that a search reads memory in order.
class Grid {
  public:
    Grid(std::span<const Point> points, double radius, Sides sides) : sides_(sides), radius_(radius) {
        const double finest = math::sqrt(static_cast<double>(points.size())) + 1;  // more cells than points cost memory only
        constexpr double wide_enough = 1 - 1e-9;  // rounding must not put two points in reach two cells apart
        side_ = static_cast<i32>(std::min({math::floor(wide_enough / radius), finest, 32768.0}));
        if (side_ < 3) side_ = 1;  // else a cell would be its own neighbour twice when sides wrap
        EdgeList places{.from_count = static_cast<u32>(side_ * side_), .to_count = static_cast<u32>(points.size())};
        places.edges.reserve(points.size());
        for (u32 i = 0; i < points.size(); ++i) places.edges.emplace_back(cell(along(points[i][0]), along(points[i][1])), i);
        members_ = rows_of(places);
        sorted_.reserve(points.size());
        for (u32 i : members_.targets) sorted_.push_back(points[i]);
    }

    /// Calls `visit(v, w)` once for every two points in reach.
    template <class Visit>
    void each_pair(Visit visit) const {
        constexpr std::array<std::array<i32, 2>, 4> half_of_the_cells_around = {{{1, 0}, {-1, 1}, {0, 1}, {1, 1}}};
        for (i32 y = 0; y < side_; ++y) {
            for (i32 x = 0; x < side_; ++x) {
                each_pair_within(cell(x, y), visit);
                if (side_ == 1) continue;
                for (auto [dx, dy] : half_of_the_cells_around) {
                    const i32 there_x = moved(x + dx), there_y = moved(y + dy);
                    if (there_x >= 0 && there_y >= 0) each_pair_between(cell(x, y), cell(there_x, there_y), visit);
                }
            }
        }
    }

  private:
    template <class Visit>
    void each_pair_within(u32 here, Visit visit) const {
        for (u32 i = members_.offsets[here]; i < members_.offsets[here + 1]; ++i)
            visit_in_reach(i, i + 1, members_.offsets[here + 1], visit);
    }

    template <class Visit>
    void each_pair_between(u32 here, u32 there, Visit visit) const {
        for (u32 i = members_.offsets[here]; i < members_.offsets[here + 1]; ++i)
            visit_in_reach(i, members_.offsets[there], members_.offsets[there + 1], visit);
    }

    template <class Visit>
    void visit_in_reach(u32 i, u32 first, u32 last, Visit visit) const {
        for (u32 j = first; j < last; ++j)
            if (is_within(sorted_[i], sorted_[j], radius_, sides_)) visit(members_.targets[i], members_.targets[j]);
    }

    i32 along(double coordinate) const { return std::min(static_cast<i32>(coordinate * side_), side_ - 1); }
    u32 cell(i32 x, i32 y) const { return static_cast<u32>(y * side_ + x); }
    i32 moved(i32 x) const {
        if (x >= 0 && x < side_) return x;
        return sides_ == Sides::wrap ? (x + side_) % side_ : -1;
    }

    Sides sides_;
    double radius_;
    i32 side_ = 1;
    Rows members_;               // of each cell, the numbers of its points
    std::vector<Point> sorted_;  // the points in the order of members_.targets
};

bool is_on_unit_square(const Point& point) { return point[0] >= 0 && point[0] < 1 && point[1] >= 0 && point[1] < 1; }

EdgeList no_edges(u64 n) {
    require(n < 0xffffffffU, "a network has too many nodes for 32-bit ids");
    return {.from_count = static_cast<u32>(n), .to_count = static_cast<u32>(n), .edges = {}, .directed = false};
}

}  // namespace

EdgeList spatial(std::span<const Point> points, double radius, Sides sides) {
    require(radius > 0 && std::isfinite(radius), "a radius must be positive and finite");
    require(sides == Sides::end || radius <= 0.5, "a radius above 1/2 would reach round a plane that wraps");
    require(std::all_of(points.begin(), points.end(), is_on_unit_square), "a point lies outside the unit square");
    EdgeList list = no_edges(points.size());
    if (points.empty()) return list;
    Grid grid(points, radius, sides);
    grid.each_pair([&](u32 v, u32 w) { list.edges.push_back(std::minmax(v, w)); });
    return list;
}

EdgeList lattice(u32 width, u32 height, Sides sides) {
    EdgeList list = no_edges(u64{width} * height);
    list.edges.reserve(2 * std::size_t{width} * height);
    auto join = [&](u32 place, u32 length, u32 from, u32 forward, u32 back_to_start) {
        if (place + 1 < length)
            list.edges.emplace_back(from, forward);
        else if (sides == Sides::wrap && length >= 3)
            list.edges.emplace_back(from, back_to_start);
    };
    for (u32 y = 0; y < height; ++y)
        for (u32 x = 0; x < width; ++x) {
            u32 node = y * width + x;
            join(x, width, node, node + 1, y * width);
            join(y, height, node, node + width, x);
        }
    return list;
}

EdgeList ring(u32 n, u32 reach) {
    require(2 * u64{reach} < n, "a ring needs more nodes than each is joined to");
    EdgeList list = no_edges(n);
    list.edges.reserve(std::size_t{n} * reach);
    for (u32 v = 0; v < n; ++v)
        for (u32 step = 1; step <= reach; ++step) list.edges.emplace_back(v, static_cast<u32>((u64{v} + step) % n));
    return list;
}

}  // namespace consortia::graph
