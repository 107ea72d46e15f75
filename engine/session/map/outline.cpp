#include "engine/session/map/outline.hpp"

#include "engine/core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace consortia::session {

namespace {

constexpr double longest_side = 1000;
constexpr std::size_t least = 3;  // points of a ring

template <class Each>
void each_point(RegionMap& map, Each each) {
    for (RegionOutline& region : map)
        for (Ring& ring : region.rings) std::ranges::for_each(ring, each);
}

struct Box {
    MapPoint low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    MapPoint high{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
};

Box box_of(RegionMap& map) {
    Box box;
    each_point(map, [&](const MapPoint& p) {
        box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
        box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
    });
    return box;
}

void project(RegionMap& map) {
    constexpr double degree = 0.017453292519943295;
    const Box earth = box_of(map);
    const double across = math::cos((earth.low.y + earth.high.y) / 2 * degree);
    each_point(map, [&](MapPoint& p) { p = {p.x * across, -p.y}; });
    const Box plane = box_of(map);
    const double side = std::max({plane.high.x - plane.low.x, plane.high.y - plane.low.y, 1e-12});
    each_point(map, [&](MapPoint& p) {
        p = {(p.x - plane.low.x) / side * longest_side, (p.y - plane.low.y) / side * longest_side};
    });
}

double triangle(MapPoint a, MapPoint b, MapPoint c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}

double area(const Ring& ring) {
    double twice = 0;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const MapPoint &a = ring[k], &b = ring[(k + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

/// How much area is lost with each point when it goes, the least important first; the last three never go.
class Importance {
  public:
    explicit Importance(const Ring& ring) : ring_(ring), before_(ring.size()), behind_(ring.size()), stamp_(ring.size(), 0) {
        for (std::size_t k = 0; k < ring.size(); ++k) {
            before_[k] = (k + ring.size() - 1) % ring.size();
            behind_[k] = (k + 1) % ring.size();
        }
    }

    std::vector<double> of_points() {
        std::vector<double> all(ring_.size(), std::numeric_limits<double>::infinity());
        for (std::size_t k = 0; k < ring_.size(); ++k) push(k);
        double lost = 0;
        for (std::size_t left = ring_.size(); left > least;) {
            const auto [size, k, stamp] = queue_.top();
            queue_.pop();
            if (stamp != stamp_[k]) continue;
            all[k] = lost = std::max(lost, size);  // none is less important than what went before it
            stamp_[k] = gone;
            behind_[before_[k]] = behind_[k];
            before_[behind_[k]] = before_[k];
            push(before_[k]);
            push(behind_[k]);
            --left;
        }
        return all;
    }

  private:
    static constexpr u32 gone = ~0U;

    void push(std::size_t k) { queue_.emplace(triangle(ring_[before_[k]], ring_[k], ring_[behind_[k]]), k, ++stamp_[k]); }

    const Ring& ring_;
    std::vector<std::size_t> before_, behind_;
    std::vector<u32> stamp_;
    using Entry = std::tuple<double, std::size_t, u32>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

/// Of very many rings the smallest go, but for the largest of each region.
void drop_small_rings(RegionMap& map, std::size_t most) {
    std::vector<double> areas;
    for (RegionOutline& region : map) {
        std::ranges::stable_sort(region.rings, std::greater(), area);
        for (std::size_t k = 1; k < region.rings.size(); ++k) areas.push_back(area(region.rings[k]));
    }
    if (areas.size() <= most) return;
    std::ranges::nth_element(areas, areas.begin() + static_cast<std::ptrdiff_t>(most), std::greater());
    const double smallest = areas[most];
    for (RegionOutline& region : map) {
        const auto begin = region.rings.begin() + std::min<std::ptrdiff_t>(1, std::ssize(region.rings));
        region.rings.erase(std::find_if(begin, region.rings.end(), [&](const Ring& ring) { return area(ring) <= smallest; }),
                           region.rings.end());
    }
}

void simplify(RegionMap& map, std::size_t most) {
    std::vector<std::vector<double>> importance;
    std::vector<double> all;
    for (RegionOutline& region : map)
        for (const Ring& ring : region.rings) {
            importance.push_back(Importance(ring).of_points());
            all.insert(all.end(), importance.back().begin(), importance.back().end());
        }
    if (all.size() <= most) return;
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(most), std::greater());
    const double least_kept = all[most];
    auto of_ring = importance.begin();
    for (RegionOutline& region : map)
        for (Ring& ring : region.rings) {
            const std::vector<double>& own = *of_ring++;
            Ring kept;
            for (std::size_t k = 0; k < ring.size(); ++k)
                if (own[k] > least_kept || std::isinf(own[k])) kept.push_back(ring[k]);
            ring = std::move(kept);
        }
}

}  // namespace

RegionMap drawn_outlines(const RegionMap& map, std::size_t most_points) {
    RegionMap drawn = map;
    project(drawn);
    drop_small_rings(drawn, most_points / 8);
    simplify(drawn, most_points);
    return drawn;
}

}  // namespace consortia::session
