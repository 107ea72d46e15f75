// Agents listed by a key: firms by industry and region, programmes by cell, with draws by weight. Made when a phase asks for
// it and the agents have changed since; the lists are in slot order.
//   struct ByCell { using Of = Programme; static u32 key(const Programme&); static double weight(const Programme&); };
// `key` may return `no_key` to leave an agent out; `weight` is optional. Where the key depends on what is given, and does
// not move, the index names it: `using By = Plane; static u32 key(const Bird&, const Plane&);`.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/list.hpp"
#include "engine/random/rng.hpp"
#include "engine/state/lists/bisect.hpp"
#include "engine/state/singletons.hpp"
#include "engine/state/world.hpp"

#include <span>
#include <vector>

namespace consortia {

inline constexpr u32 no_key = 0xffffffffU;

template <class K>
class IndexBy final : public Singleton {
  public:
    using Of = typename K::Of;
    static constexpr bool weighted = requires(const Of& agent) { K::weight(agent); };

    void refresh(World& world) {
        Agents& agents = world.agents(typeid(Of));
        if (made_at_ == agents.column.version() && ids_.size() <= agents.size()) return;
        made_at_ = agents.column.version();
        const Of* records = agents.column.template as<Of>();
        const std::vector<u32> keys = keys_of(world, agents, records);
        u32 buckets = 0;
        for (u32 key : keys) {
            if (key != no_key && key >= buckets) buckets = key + 1;
        }
        fill(keys, buckets);
        if constexpr (weighted) weigh(records);
    }

    List<const Id<Of>> operator[](u32 key) const {
        if (key + std::size_t{1} >= start_.size()) return {};
        return {{ids_.data() + start_[key], start_[key + 1] - start_[key]}};
    }
    u32 keys() const { return start_.empty() ? 0 : static_cast<u32>(start_.size()) - 1; }

    /// One of the agents under `key`, drawn by weight (uniformly without weights); nobody if there is none.
    OptionalId<Of> draw(u32 key, Rng& rng) const {
        const auto list = (*this)[key];
        if (list.empty()) return {};
        if constexpr (!weighted) {
            return list[rng.below(list.size())];
        } else {
            const double* const sums = cumulated_.data() + start_[key];
            const double before = start_[key] == 0 ? 0 : sums[-1];
            const double total = sums[list.size() - 1] - before;
            if (!(total > 0)) return list[rng.below(list.size())];
            const double drawn = before + total * rng.uniform();
            return list[first_beyond(list.size() - 1, [&](u32 k) { return drawn < sums[k]; })];
        }
    }

  private:
    static std::vector<u32> keys_of(World& world, const Agents& agents, const Of* records) {
        const auto key = [&] {
            if constexpr (requires { K::key(records[0]); }) {
                return [](const Of& agent) { return K::key(agent); };
            } else {
                const auto* by = static_cast<const typename K::By*>(world.lasting(given_type<typename K::By>()));
                return [by](const Of& agent) { return K::key(agent, *by); };
            }
        }();
        std::vector<u32> keys(agents.size(), no_key);
        world.crew().finer_blocks(agents.size(), [&](Block b) {
            for (u32 slot = b.from; slot < b.to; ++slot) {
                if (agents.alive(slot)) keys[slot] = key(records[slot]);
            }
        });
        return keys;
    }
    void fill(const std::vector<u32>& keys, u32 buckets) {
        start_.assign(buckets + std::size_t{1}, 0);
        for (u32 key : keys) {
            if (key != no_key) ++start_[key + 1];
        }
        for (u32 k = 0; k < buckets; ++k) start_[k + 1] += start_[k];
        ids_.assign(start_.back(), {0});
        std::vector<u32> next(start_.begin(), start_.end() - 1);
        for (u32 slot = 0; slot < keys.size(); ++slot) {
            if (keys[slot] != no_key) ids_[next[keys[slot]]++] = {slot};
        }
    }
    void weigh(const Of* records) {
        cumulated_.resize(ids_.size());
        double sum = 0;
        for (std::size_t k = 0; k < ids_.size(); ++k) {
            sum += K::weight(records[ids_[k].slot]);
            cumulated_[k] = sum;
        }
    }

    u64 made_at_ = 0;
    std::vector<u32> start_;
    std::vector<Id<Of>> ids_;
    std::vector<double> cumulated_;
};

}  // namespace consortia
