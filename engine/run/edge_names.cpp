#include "engine/run/edge_names.hpp"

#include "engine/core/hash.hpp"

namespace consortia {

namespace {

/// Counts the edges from one agent to each other; the rows of agents come one after another.
class Parallels {
  public:
    explicit Parallels(std::size_t targets) : of_row_(targets, 0), counts_(targets, 0) {}

    /// How many there were before this one.
    u32 count(u32 row, u32 target) {
        if (of_row_[target] != row + 1) counts_[target] = 0;
        of_row_[target] = row + 1;
        return counts_[target]++;
    }

  private:
    std::vector<u32> of_row_;  ///< the row, from 1, in which a target was met last
    std::vector<u32> counts_;
};

}  // namespace

EdgeNames names_of_edges(World& world, const Record& edge) {
    Edges& edges = world.edges(edge.type);
    const std::vector<Key>& owners = world.agents(edge.of).keys;
    const std::vector<Key>& targets = world.agents(edge.to).keys;
    const std::vector<Key> nobody(edges.size(), 0);
    EdgeNames names{nobody, nobody, nobody};
    Parallels parallels(targets.size());
    const std::span<const u32> owner_of = edges.owner_of();
    for (u32 place = 0; place < edges.size(); ++place) {
        const u32 from = owner_of[place], to = edges.target(place);
        if (edges.ended(place) || to >= targets.size() || targets[to] == 0 || owners[from] == 0) continue;
        names.from[place] = owners[from];
        names.to[place] = targets[to];
        names.keys[place] = joined(hash_of("edge"), owners[from], targets[to], parallels.count(from, to));
    }
    return names;
}

}  // namespace consortia
