// Random networks with given degrees. A node of degree d has d stubs, side by side; a network is a pairing of all stubs,
// kept as `partner`, so that a switch of two edges is four assignments and a node's neighbours are the partners of its
// stubs.
#include "engine/core/error.hpp"
#include "engine/graph/builders.hpp"
#include "engine/graph/draws.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace consortia::graph {

namespace {

constexpr u32 unseen = 0xffffffffU;
constexpr u32 few_stubs = 4096;            // a network so small that pairing it anew costs nothing
constexpr u32 fresh_attempts = 1024;       // pairings of a small network without mending
constexpr u32 mended_attempts = 64;        // pairings with mending before a sequence of degrees counts as hopeless
constexpr u32 switches_per_defect = 4096;  // tries to mend one edge before the pairing is given up

class Stubs {
  public:
    explicit Stubs(std::span<const u32> degrees) : first_(degrees.size() + 1) {
        u64 total = 0;
        for (std::size_t v = 0; v < degrees.size(); ++v) {
            total += degrees[v];
            require(total < unseen, "the degrees add up to too many edges");
            first_[v + 1] = static_cast<u32>(total);
        }
        require(total % 2 == 0, "the degrees must add up to an even number");
        owner_.resize(total);
        for (u32 v = 0; v < degrees.size(); ++v) std::fill(owner_.begin() + first_[v], owner_.begin() + first_[v + 1], v);
        partner_.resize(total);
    }

    u32 count() const { return static_cast<u32>(owner_.size()); }

    /// Pairs all stubs, every pairing alike: a shuffle, and neighbours in it are partners.
    void pair_at_random(Rng& rng) {
        std::vector<u32> order(count());
        std::iota(order.begin(), order.end(), 0U);
        for (u32 i = count(); i > 1; --i) std::swap(order[i - 1], order[even_below(rng, i)]);
        for (u32 i = 0; i < count(); i += 2) join(order[i], order[i + 1]);
    }

    /// Switches every self-loop and repeated edge away; false if one resists.
    bool mend(Rng& rng) {
        for (u32 stub : defects())
            if (!mend(stub, rng)) return false;
        return true;
    }

    bool is_simple() const { return defects().empty(); }

    EdgeList edges() const {
        u32 nodes = static_cast<u32>(first_.size() - 1);
        EdgeList list{.from_count = nodes, .to_count = nodes, .edges = {}, .directed = false};
        list.edges.reserve(count() / 2);
        for (u32 stub = 0; stub < count(); ++stub)
            if (stub < partner_[stub]) list.edges.emplace_back(owner_[stub], neighbour(stub));
        return list;
    }

  private:
    u32 neighbour(u32 stub) const { return owner_[partner_[stub]]; }
    u32 degree(u32 node) const { return first_[node + 1] - first_[node]; }

    void join(u32 a, u32 b) {
        partner_[a] = b;
        partner_[b] = a;
    }

    /// How many edges join u and v; looks at the stubs of the one that has fewer.
    u32 edges_between(u32 u, u32 v) const {
        if (degree(v) < degree(u)) std::swap(u, v);
        u32 found = 0;
        for (u32 stub = first_[u]; stub < first_[u + 1]; ++stub) found += neighbour(stub) == v;
        return found;
    }

    bool is_defect(u32 stub) const {
        return owner_[stub] == neighbour(stub) || edges_between(owner_[stub], neighbour(stub)) > 1;
    }

    /// One stub of every self-loop, and of every edge that repeats an earlier one.
    std::vector<u32> defects() const {
        std::vector<u32> found;
        std::vector<u32> last_seen_by(first_.size() - 1, unseen);
        for (u32 stub = 0; stub < count(); ++stub) {
            u32 from = owner_[stub], to = neighbour(stub);
            if (to == from ? stub < partner_[stub] : to > from && std::exchange(last_seen_by[to], from) == from)
                found.push_back(stub);
        }
        return found;
    }

    bool mend(u32 stub, Rng& rng) {
        for (u32 tries = 0; is_defect(stub); ++tries) {
            if (tries == switches_per_defect) return false;
            try_switch(stub, even_below(rng, count()));
        }
        return true;
    }

    /// Edges a–b and c–d become a–c and b–d, if that makes no self-loop and repeats no edge.
    void try_switch(u32 a, u32 c) {
        u32 b = partner_[a], d = partner_[c];
        if (c == a || c == b) return;
        auto [from, to] = std::minmax(owner_[a], owner_[c]);
        auto [other_from, other_to] = std::minmax(owner_[b], owner_[d]);
        bool makes_loop = from == to || other_from == other_to;
        bool makes_twins = from == other_from && to == other_to;
        if (makes_loop || makes_twins || edges_between(from, to) > 0 || edges_between(other_from, other_to) > 0) return;
        join(a, c);
        join(b, d);
    }

    std::vector<u32> first_;    // of each node, its first stub
    std::vector<u32> owner_;    // of each stub
    std::vector<u32> partner_;  // of each stub
};

/// Is there a simple network with these degrees (Erdős and Gallai 1960)? Counts of degrees stand in for sorting.
bool is_graphical(std::span<const u32> degrees) {
    u64 n = degrees.size();
    std::vector<u32> falling(degrees.begin(), degrees.end());
    if (std::any_of(falling.begin(), falling.end(), [n](u32 degree) { return degree >= n; })) return false;
    std::vector<u64> nodes_with(n + 1);
    for (u32 degree : falling) ++nodes_with[degree];
    std::size_t place = 0;
    for (u64 degree = n; degree-- > 0;)
        for (u64 i = 0; i < nodes_with[degree]; ++i) falling[place++] = static_cast<u32>(degree);

    // For the k largest: their ends ≤ k(k − 1) + Σ over the others of min(degree, k). `at_least` nodes have degree ≥ k, and
    // `below` is the sum of the degrees under k; only k with degree ≥ k can fail.
    u64 ends = 0, below = 0, at_least = n;
    for (u64 k = 1; k <= n && falling[k - 1] >= k; ++k) {
        at_least -= nodes_with[k - 1];
        below += (k - 1) * nodes_with[k - 1];
        ends += falling[k - 1];
        if (ends > k * (k - 1) + k * (at_least - k) + below) return false;
    }
    return true;
}

EdgeList complement(const EdgeList& list) {
    u32 n = list.from_count;
    std::vector<bool> joined_pairs(std::size_t{n} * n);
    for (auto [from, to] : list.edges) joined_pairs[std::size_t{std::min(from, to)} * n + std::max(from, to)] = true;
    EdgeList others{.from_count = n, .to_count = n, .edges = {}, .directed = false};
    for (u32 from = 0; from < n; ++from)
        for (u32 to = from + 1; to < n; ++to)
            if (!joined_pairs[std::size_t{from} * n + to]) others.edges.emplace_back(from, to);
    return others;
}

}  // namespace

EdgeList configuration_model(std::span<const u32> degrees, Pairing pairing, const StreamId& stream) {
    require(degrees.size() < unseen, "a network has too many nodes for 32-bit ids");
    Stubs stubs(degrees);
    require(pairing == Pairing::any || is_graphical(degrees), "no simple network has these degrees");
    const u32 fresh = stubs.count() <= few_stubs ? fresh_attempts : 0;
    for (u32 attempt = 0; attempt < fresh + mended_attempts; ++attempt) {
        Rng rng = block_draws(stream, attempt);
        stubs.pair_at_random(rng);
        if (pairing == Pairing::any || (attempt < fresh ? stubs.is_simple() : stubs.mend(rng))) return stubs.edges();
    }
    throw ContractError("found no simple network with these degrees: they leave too little choice");
}

EdgeList regular(u32 n, u32 k, const StreamId& stream) {
    require(k < n || (n == 0 && k == 0), "a regular network needs a degree below its number of nodes");
    require(u64{n} * k % 2 == 0, "a regular network needs an even number of ends");
    bool dense = n > 1 && k > (n - 1) / 2;
    std::vector<u32> degrees(n, dense ? n - 1 - k : k);
    EdgeList sparse = configuration_model(degrees, Pairing::simple, stream);
    return dense ? complement(sparse) : sparse;
}

}  // namespace consortia::graph
