// Components and distances by Boost.Graph through the adaptor; triangles and four-cycles by hand, since Boost.Graph looks up
// every pair of neighbours, which a hub makes quadratic.
#include "engine/graph/analysis.hpp"

#include "engine/core/error.hpp"
#include "engine/graph/rows_boost.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace consortia::graph {

namespace {

constexpr u32 unreached = std::numeric_limits<u32>::max();

double ratio(double over, double under) { return under > 0 ? over / under : std::numeric_limits<double>::quiet_NaN(); }

double pairs_of(double n) { return n * (n - 1) / 2; }

/// Each edge once, from the end of lower degree (then lower number): a row has at most √(2 · edges) entries.
Rows towards_higher_degree(const Rows& simple) {
    Rows oriented;
    oriented.offsets.reserve(simple.offsets.size());
    oriented.targets.reserve(simple.targets.size() / 2);
    for (u32 v = 0; v < simple.size(); ++v) {
        for (u32 w : simple.of(v))
            if (std::pair(simple.degree(v), v) < std::pair(simple.degree(w), w)) oriented.targets.push_back(w);
        oriented.offsets.push_back(static_cast<u32>(oriented.targets.size()));
    }
    return oriented;
}

/// How many triangles each node is a corner of.
std::vector<u64> triangles_at(const Rows& simple) {
    Rows oriented = towards_higher_degree(simple);
    std::vector<u64> at(simple.size());
    std::vector<u32> marked_by(simple.size(), unreached);
    for (u32 v = 0; v < oriented.size(); ++v) {
        for (u32 w : oriented.of(v)) marked_by[w] = v;
        for (u32 w : oriented.of(v))
            for (u32 x : oriented.of(w))
                if (marked_by[x] == v) ++at[v], ++at[w], ++at[x];
    }
    return at;
}

/// Adds up cycles and paths of three edges through nodes of the first set.
class FourCycles {
  public:
    FourCycles(RowsView rows, u32 to_count)
        : rows_(without_repeats(rows, to_count, Loops::keep)),
          columns_(transposed(rows_, to_count)),
          shared_(rows_.size()) {}

    void look_at(u32 u) {
        require(u < rows_.size(), "a sampled node does not exist");
        ++nodes_;
        for (u32 v : rows_.of(u)) {
            paths_ += u64{rows_.degree(u) - 1} * u64{columns_.degree(v) - 1};
            for (u32 other : columns_.of(v)) count_shared(u, other);
        }
        for (u32 other : touched_) {
            cycles_ += u64{shared_[other]} * (shared_[other] - 1) / 2;
            shared_[other] = 0;
        }
        touched_.clear();
    }

    /// A cycle is met from both of its first-set corners, a path of three edges from its one inner first-set node.
    TwoModeClustering result() const {
        return {ratio(2.0 * static_cast<double>(cycles_), static_cast<double>(paths_)), nodes_};
    }

  private:
    void count_shared(u32 u, u32 other) {
        if (other == u) return;
        if (shared_[other]++ == 0) touched_.push_back(other);
    }

    Rows rows_;
    Rows columns_;
    std::vector<u32> shared_;  // neighbours that a node has in common with the one looked at
    std::vector<u32> touched_;
    u64 nodes_ = 0;
    u64 cycles_ = 0;
    u64 paths_ = 0;
};

}  // namespace

std::vector<u32> degree_counts(RowsView rows) {
    std::vector<u32> counts;
    for (u32 v = 0; v < rows.size(); ++v) {
        if (rows.degree(v) >= counts.size()) counts.resize(std::size_t{rows.degree(v)} + 1);
        ++counts[rows.degree(v)];
    }
    return counts;
}

double mean_degree(RowsView rows) {
    return ratio(static_cast<double>(rows.targets.size()), static_cast<double>(rows.size()));
}

Components components(RowsView undirected) {
    check(undirected, undirected.size());
    Components found{.label = std::vector<u32>(undirected.size()), .sizes = {}, .giant_share = 0};
    auto count = boost::connected_components(UndirectedRows{undirected}, found.label.data());
    found.sizes.resize(count);
    for (u32 label : found.label) ++found.sizes[label];
    u32 giant = count == 0 ? 0 : *std::max_element(found.sizes.begin(), found.sizes.end());
    found.giant_share = ratio(giant, undirected.size());
    return found;
}

Clustering clustering(RowsView undirected) {
    Rows simple = without_repeats(undirected, undirected.size(), Loops::drop);
    std::vector<u64> at = triangles_at(simple);
    Clustering found{};
    double shares = 0;
    for (u32 v = 0; v < simple.size(); ++v) {
        u64 degree = simple.degree(v);
        if (degree < 2) continue;
        found.wedges += degree * (degree - 1) / 2;
        shares += static_cast<double>(at[v]) / pairs_of(static_cast<double>(degree));
    }
    found.triangles = std::accumulate(at.begin(), at.end(), u64{0}) / 3;
    found.global = ratio(3.0 * static_cast<double>(found.triangles), static_cast<double>(found.wedges));
    found.mean = ratio(shares, simple.size());
    return found;
}

TwoModeClustering two_mode_clustering(RowsView rows, u32 to_count) {
    FourCycles four(rows, to_count);
    for (u32 u = 0; u < rows.size(); ++u) four.look_at(u);
    return four.result();
}

TwoModeClustering two_mode_clustering(RowsView rows, u32 to_count, std::span<const u32> sample) {
    FourCycles four(rows, to_count);
    for (u32 u : sample) four.look_at(u);
    return four.result();
}

Distances distances(RowsView rows, std::span<const u32> sources) {
    check(rows, rows.size());
    Distances found{.pairs = {0}, .apart = 0, .mean = 0};
    std::vector<u32> distance(rows.size());
    for (u32 from : sources) {
        require(from < rows.size(), "a source of paths does not exist");
        std::fill(distance.begin(), distance.end(), unreached);
        distance[from] = 0;
        auto record = boost::record_distances(distance.data(), boost::on_tree_edge());
        boost::breadth_first_search(DirectedRows{rows}, from, boost::visitor(boost::make_bfs_visitor(record)));
        for (u32 d : distance) {
            if (d == unreached) ++found.apart;
            if (d == unreached || d == 0) continue;
            if (d >= found.pairs.size()) found.pairs.resize(std::size_t{d} + 1);
            ++found.pairs[d];
        }
    }
    double steps = 0;
    for (std::size_t d = 0; d < found.pairs.size(); ++d)
        steps += static_cast<double>(d) * static_cast<double>(found.pairs[d]);
    found.mean = ratio(steps, static_cast<double>(std::accumulate(found.pairs.begin(), found.pairs.end(), u64{0})));
    return found;
}

double degree_assortativity(RowsView undirected) {
    check(undirected, undirected.size());
    double ends = static_cast<double>(undirected.targets.size());
    double sum = 0, squares = 0, products = 0;
    for (u32 v = 0; v < undirected.size(); ++v) {
        double degree = undirected.degree(v);
        sum += degree * degree;
        squares += degree * degree * degree;
        for (u32 w : undirected.of(v)) products += degree * static_cast<double>(undirected.degree(w));
    }
    return ratio(ends * products - sum * sum, ends * squares - sum * sum);
}

}  // namespace consortia::graph
