// The builders that draw: edges at random, growth, sampling. Networks with given degrees are in configuration_model.cpp,
// those that follow from places alone in places.cpp.
#include "engine/graph/builders.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/graph/draws.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace consortia::graph {

namespace {

EdgeList all_pairs(u32 n) {
    EdgeList list{.from_count = n, .to_count = n, .edges = {}, .directed = false};
    for (u32 v = 0; v < n; ++v)
        for (u32 w = 0; w < v; ++w) list.edges.emplace_back(v, w);
    return list;
}

/// The pairs (v, w), w < v, of the rows v in [first, last): from one edge to the next, as many absent pairs are skipped as a
/// geometric draw says.
void skip_through(Rng& rng, u32 first, u32 last, double log_rest, EdgeList& list) {
    u64 v = first, w = 0;
    while (true) {
        double skipped = math::floor(math::log(rng.open_uniform()) / log_rest);
        if (skipped >= static_cast<double>(last) * static_cast<double>(last)) return;
        w += static_cast<u64>(skipped);
        while (v < last && w >= v) w -= v++;
        if (v >= last) return;
        list.edges.emplace_back(static_cast<u32>(v), static_cast<u32>(w++));
    }
}

}  // namespace

EdgeList random_edges(u32 n, u32 count, const StreamId& stream) {
    require(n >= 2 || count == 0, "edges without self-loops need two nodes");
    EdgeList list{.from_count = n, .to_count = n, .edges = std::vector<std::pair<u32, u32>>(count), .directed = true};
    in_blocks(count, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 i = first; i < last; ++i) {
            u32 from = even_below(rng, n);
            u32 to = even_below(rng, n - 1);
            list.edges[i] = {from, to + (to >= from)};
        }
    });
    return list;
}

EdgeList random_two_mode(u32 from_count, u32 to_count, u32 count, const StreamId& stream) {
    require((from_count > 0 && to_count > 0) || count == 0, "edges need nodes at both ends");
    EdgeList list{
        .from_count = from_count, .to_count = to_count, .edges = std::vector<std::pair<u32, u32>>(count), .directed = true};
    in_blocks(count, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 i = first; i < last; ++i) {
            u32 from = even_below(rng, from_count);
            list.edges[i] = {from, even_below(rng, to_count)};
        }
    });
    return list;
}

EdgeList erdos_renyi(u32 n, double mean_degree, const StreamId& stream) {
    require(mean_degree >= 0 && std::isfinite(mean_degree), "a mean degree must be finite and not negative");
    EdgeList list{.from_count = n, .to_count = n, .edges = {}, .directed = false};
    if (n < 2 || mean_degree == 0) return list;
    double p = mean_degree / (n - 1);
    if (p >= 1) return all_pairs(n);
    double expected = mean_degree * n / 2;
    require(expected < 4e9, "a random network has too many edges for 32-bit rows");
    list.edges.reserve(static_cast<std::size_t>(expected + 6 * math::sqrt(expected) + 16));
    in_blocks(n, stream, [&, log_rest = math::log1p(-p)](Rng& rng, u32 first, u32 last) {
        skip_through(rng, first, last, log_rest, list);
    });
    return list;
}

EdgeList preferential_attachment(u32 n, u32 m, const StreamId& stream) {
    require(m >= 1 && m < n, "preferential attachment needs 1 ≤ m < n");
    u64 total = u64{m} * (m + 1) / 2 + u64{n - m - 1} * m;
    require(2 * total < 0xffffffffU, "a random network has too many edges for 32-bit rows");
    EdgeList list = all_pairs(m + 1);
    list.from_count = list.to_count = n;
    list.edges.reserve(total);
    // Every node stands among the ends of edges as often as its degree: an end drawn evenly is a node drawn by degree.
    auto end = [&](u32 i) { return i % 2 == 0 ? list.edges[i / 2].first : list.edges[i / 2].second; };
    in_blocks(n - m - 1, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 node = first + m + 1; node < last + m + 1; ++node) {
            auto ends = static_cast<u32>(2 * list.edges.size());
            std::size_t mine = list.edges.size();
            while (list.edges.size() < mine + m) {
                u32 target = end(even_below(rng, ends));
                std::pair<u32, u32> edge{node, target};
                auto begin = list.edges.begin() + static_cast<std::ptrdiff_t>(mine);
                if (std::find(begin, list.edges.end(), edge) == list.edges.end()) list.edges.push_back(edge);
            }
        }
    });
    return list;
}

std::vector<u32> yule_simon(u32 items, double alpha, const StreamId& stream) {
    require(alpha >= 0 && alpha <= 1, "the chance to found a group must lie in [0, 1]");
    std::vector<u32> group(items);
    std::vector<u32> sizes;
    in_blocks(items, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 i = first; i < last; ++i) {
            bool founds = i == 0 || rng.chance(alpha);
            group[i] = founds ? static_cast<u32>(sizes.size()) : group[even_below(rng, i)];
            if (founds) sizes.push_back(0);
            ++sizes[group[i]];
        }
    });
    return sizes;
}

std::vector<Point> random_points(u32 n, const StreamId& stream) {
    std::vector<Point> points(n);
    in_blocks(n, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 i = first; i < last; ++i) {
            double x = rng.uniform();
            points[i] = {x, rng.uniform()};
        }
    });
    return points;
}

/// Floyd's method: one draw for each node chosen (Bentley and Floyd 1987).
std::vector<u32> sampled_nodes(u32 n, u32 count, const StreamId& stream) {
    require(count <= n, "a sample cannot be larger than what it is drawn from");
    std::vector<u32> chosen;
    chosen.reserve(count);
    std::unordered_set<u32> is_chosen;
    is_chosen.reserve(count);
    in_blocks(count, stream, [&](Rng& rng, u32 first, u32 last) {
        for (u32 i = first; i < last; ++i) {
            u32 newest = n - count + i;
            u32 candidate = even_below(rng, newest + 1);
            chosen.push_back(is_chosen.insert(candidate).second ? candidate : newest);
            is_chosen.insert(chosen.back());
        }
    });
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace consortia::graph
