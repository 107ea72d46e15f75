#include "engine/state/order/arrange.hpp"

#include "engine/state/kept_ids.hpp"
#include "engine/state/order/permute.hpp"
#include "engine/state/stores.hpp"

#include <algorithm>
#include <utility>

namespace consortia {

namespace {

/// A counting sort of slots by their place: what has no place behind, the free last, equals in the order they have. Workers
/// share the slots; `place` is asked for twice, since a table of it would be a tenth of the memory of small agents.
class Sort {
  public:
    Sort(const Agents& agents, World::PlaceOf place, Crew& crew)
        : agents_(agents), place_(place), crew_(crew), shares_(std::min(crew.size(), most_shares)) {}

    std::vector<u32> order() {
        crew_.tasks(
            static_cast<u32>(shares_.size()), [&](u32 k) { count(k); }, most_shares);
        begin();
        std::vector<u32> order(agents_.size());
        crew_.tasks(
            static_cast<u32>(shares_.size()), [&](u32 k) { fill(k, order); }, most_shares);
        return order;
    }

  private:
    static constexpr u32 most_shares = 8;  ///< each has a number for every place

    /// Of the slots that one worker goes through: first how many there are, then where the next one goes.
    struct Share {
        std::vector<u32> placed;
        u32 unplaced = 0;
        u32 free = 0;

        u32& at(u32 place) {
            if (place >= placed.size()) placed.resize(place + std::size_t{1}, 0);
            return placed[place];
        }
    };

    u32& of(Share& share, u32 slot) const {
        if (!agents_.alive(slot)) return share.free;
        const u32 place = place_(agents_.column.at(slot));
        return place == no_key ? share.unplaced : share.at(place);
    }
    template <class Act>
    void each_slot(u32 share, const Act& act) const {
        const auto begin = [&](u32 k) { return static_cast<u32>(u64{agents_.size()} * k / shares_.size()); };
        for (u32 slot = begin(share); slot < begin(share + 1); ++slot) act(slot);
    }

    void count(u32 k) {
        Share mine;  // counted near the worker: shares lie side by side
        each_slot(k, [&](u32 slot) { ++of(mine, slot); });
        shares_[k] = std::move(mine);
    }
    void begin() {
        std::size_t places = 0;
        for (const Share& share : shares_) places = std::max(places, share.placed.size());
        u32 before = 0;
        for (std::size_t place = 0; place < places; ++place) {
            for (Share& share : shares_) {
                if (place < share.placed.size()) before += std::exchange(share.placed[place], before);
            }
        }
        for (Share& share : shares_) before += std::exchange(share.unplaced, before);
        for (Share& share : shares_) before += std::exchange(share.free, before);
    }
    void fill(u32 k, std::vector<u32>& order) {
        Share mine = std::move(shares_[k]);
        each_slot(k, [&](u32 slot) { order[of(mine, slot)++] = slot; });
    }

    const Agents& agents_;
    World::PlaceOf place_;
    Crew& crew_;
    std::vector<Share> shares_;
};

}  // namespace

void World::arrange(std::type_index agent, PlaceOf place) {
    for (const auto& [type, edges] : stores_->edges) {
        const Record& record = edges.column.record();
        require(record.of != agent && record.to != agent, "agents with edges cannot be arranged");
    }
    if (watches_ids) kept_ids::require_none(*this, agent);
    Agents& moving = agents(agent);
    std::vector<u32> order = Sort(moving, place, crew()).order();
    std::vector<Records> columns{{reinterpret_cast<std::byte*>(moving.keys.data()), sizeof(Key)},
                                 {moving.column.bytes().data(), moving.column.stride()}};
    for (auto& [type, column] : stores_->attached) {
        if (column.record().of == agent) columns.push_back({column.bytes().data(), column.stride()});
    }
    permute(columns, std::move(order), crew());
    moving.arranged();
    moving.column.touched();
}

}  // namespace consortia
