// The state digest: hashes of agents and edges by key, added up, so that neither storage order nor free slots matter.
#include "engine/state/kept_ids.hpp"
#include "engine/state/stores.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

namespace {

u64 hash_record(const std::byte* record, const std::vector<Stretch>& runs, u64 key) {
    u64 hash = key;
    for (const Stretch& run : runs) {
        for (std::size_t done = 0; done < run.size; done += 8) {
            u64 word = 0;
            std::memcpy(&word, record + run.offset + done, std::min<std::size_t>(8, run.size - done));
            hash = joined(hash, word);
        }
    }
    return hash;
}

/// The record as it would be if ids were not watched.
std::vector<std::byte> without_marks(const std::byte* record, const Record& described) {
    std::vector<std::byte> copy(record, record + described.size);
    for (const Field& field : described.fields) kept_ids::unmark(copy.data(), field);
    return copy;
}

/// Sum over blocks of `hash(slot)`; addition of integers commutes, so blocks may come in any order.
template <class Hash>
u64 summed(Crew& crew, u32 count, Hash hash) {
    std::vector<u64> parts(Crew::blocks_of(count), 0);
    crew.blocks(count, [&](Block b) {
        u64 sum = 0;
        for (u32 slot = b.from; slot < b.to; ++slot) sum += hash(slot);
        parts[b.block] = sum;
    });
    u64 total = 0;
    for (u64 part : parts) total += part;
    return total;
}

/// Hashes the records of a column, without marks.
class Hasher {
  public:
    Hasher(const Column& column, bool marked) : column_(column), marked_(marked), runs_(column.record().covered()) {}

    u64 operator()(u32 slot, u64 key) const {
        if (!marked_) return hash_record(column_.at(slot), runs_, key);
        return hash_record(without_marks(column_.at(slot), column_.record()).data(), runs_, key);
    }

  private:
    const Column& column_;
    bool marked_;
    std::vector<Stretch> runs_;
};

u64 digest_of(const Column& column, const std::vector<Key>& keys, World& world) {
    const Hasher hash(column, world.watches_ids);
    const u64 name = hash_of(column.record().name);
    return summed(world.crew(), column.size(),
                  [&](u32 slot) { return keys[slot] == 0 ? 0 : hash(slot, name ^ keys[slot]); });
}

u64 digest_of(Edges& edges, const std::vector<Key>& owner_keys, const std::vector<Key>& target_keys, World& world) {
    const Hasher hash(edges.column, world.watches_ids);
    const u64 name = hash_of(edges.column.record().name);
    const auto owners = edges.owner_of();
    return summed(world.crew(), edges.size(), [&](u32 edge) {
        const u32 to = edges.target(edge);
        const Key target = to < target_keys.size() ? target_keys[to] : 0;
        return hash(edge, joined(name, owner_keys[owners[edge]], target));
    });
}

}  // namespace

u64 World::digest() {
    u64 sum = 0;
    for (auto& [type, agents] : stores_->agents) sum += digest_of(agents.column, agents.keys, *this);
    for (auto& [type, edges] : stores_->edges) {
        const Record& record = edges.column.record();
        sum += digest_of(edges, agents(record.of).keys, agents(record.to).keys, *this);
    }
    for (auto& [type, column] : stores_->attached) sum += digest_of(column, agents_of(column.record()).keys, *this);
    return joined(sum, clock.seed, clock.replicate, clock.step);
}

}  // namespace consortia
