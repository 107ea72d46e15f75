// Under which labels agents stand: the place of each among sums by labels, looked up once for all that is cut by the same.
#pragma once

#include "engine/step/watch/asked.hpp"
#include "engine/step/watch/each_slot.hpp"

#include <array>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace consortia::watch {

/// Looks up places of agents of a block.
class Placing {
  public:
    virtual ~Placing() = default;
    /// Writes the place of each. Throws ContractError where a label is none.
    virtual void place(List<const u32> slots, u32* places) = 0;
    /// What it reads by ids of the agents, to be brought near.
    virtual void add_reach(Prefetch& prefetch) const = 0;
};

/// Throws ContractError: this label of an axis is none.
[[noreturn, gnu::cold]] void refuse_label(const World& world, const std::string& indicator, std::size_t axis, u32 label);

/// Places under the labels that `Cuts` give, the last axis innermost.
template <class T, auto... Cuts>
class PlacesBy final : public Placing {
  public:
    /// `shape`: how many labels each axis has; `indicator` has these axes, for messages.
    PlacesBy(const At& at, const std::vector<u32>& shape, std::string indicator)
        : world_(at.world),
          visited_(at.visited),
          all_(at.all<T>()),
          cuts_{Asked<Cuts>(at)...},
          indicator_(std::move(indicator)) {
        for (std::size_t axis = 0; axis < shape_.size(); ++axis) shape_[axis] = shape[axis];
    }

    void place(List<const u32> slots, u32* places) override {
        each_slot<T>(slots, *visited_,
                     [&](u32 slot) { *places++ = place_of(all_[slot], slot, std::index_sequence_for<Asked<Cuts>...>()); });
    }

    void add_reach(Prefetch& prefetch) const override {
        std::apply([&](const auto&... cut) { (cut.add_reach(prefetch), ...); }, cuts_);
    }

  private:
    template <std::size_t... Axis>
    u32 place_of(const T& me, u32 slot, std::index_sequence<Axis...>) {
        u32 place = 0;
        ((place = place * shape_[Axis] + label(Axis, static_cast<u32>(std::get<Axis>(cuts_)(me, slot)))), ...);
        return place;
    }
    u32 label(std::size_t axis, u32 label) const {
        if (label >= shape_[axis]) [[unlikely]]
            refuse_label(*world_, indicator_, axis, label);
        return label;
    }

    const World* world_;
    u32* visited_;
    const T* all_;
    std::tuple<Asked<Cuts>...> cuts_;
    std::array<u32, sizeof...(Cuts)> shape_;
    std::string indicator_;
};

}  // namespace consortia::watch
