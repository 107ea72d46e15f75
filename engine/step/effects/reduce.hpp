// Sums of doubles over few groups, where whole numbers would round too much: the mean skill of a region.
//
//     struct Means { using Of = Region; Real skill; };
//     void average(const Person& me, Reduce<Means> means) { means[me.region].skill += me.skill; }
//
// Not to change: doubles give other bits in another order, so every block has sums of its own, which are added up in the
// order of blocks. That takes groups times blocks of memory: for many groups there is Tally.
#pragma once

#include "engine/core/only_sums.hpp"
#include "engine/step/access/access.hpp"

#include <vector>

namespace consortia {
namespace access {

/// Sums of every block, to be added up in block order. Each block's lie apart, so that two workers never write to one line
/// of memory.
template <class R>
class BlockSums final : public Singleton {
  public:
    void open(u32 blocks, u32 groups) {
        apart_ = groups + static_cast<u32>(line / sizeof(R)) + 1;
        sums_.assign(std::size_t{blocks} * apart_, R{});
    }
    R* of(u32 block) { return sums_.data() + std::size_t{block} * apart_; }

  private:
    static constexpr std::size_t line = 64;
    u32 apart_ = 0;
    std::vector<R> sums_;
};

/// Adds to the sums R of a few groups in doubles. Replaces the totals of the last phase that reduced R.
template <class R>
class Reduce : public Base {
  public:
    static constexpr Access access = Access::writes;
    static constexpr bool adds_in_order = true;
    using Of = R;
    static_assert(sums::only<R, Adds::in_order>(), "a reduction holds only Real, Sums of it and structs of it");

    static void open(World& world, const PhaseRun& run) {
        world.singleton<BlockSums<R>>().open(run.blocks, world.column(typeid(R)).size());
    }
    Reduce(World& world, const PhaseRun&, const BlockContext& context)
        : world_(&world), size_(world.column(typeid(R)).size()), sums_(world.singleton<BlockSums<R>>().of(context.block)) {}

    Adding<R> operator[](IdOf<R> id) const {
        if (id.slot >= size_) [[unlikely]]
            refuse(*world_, "adds to", typeid(R), id.slot);
        return sums_[id.slot];
    }

    static void close(World& world, const PhaseRun& run) {
        const std::size_t numbers = world.column(typeid(R)).size() * (sizeof(R) / sizeof(double));
        auto* totals = reinterpret_cast<double*>(world.column(typeid(R)).as<R>());
        for (std::size_t k = 0; k < numbers; ++k) totals[k] = 0;
        for (u32 block = 0; block < run.blocks; ++block) {
            const auto* part = reinterpret_cast<const double*>(world.singleton<BlockSums<R>>().of(block));
            for (std::size_t k = 0; k < numbers; ++k) totals[k] += part[k];
        }
    }

    static AccessNote note() { return {"reduce", typeid(R)}; }

  private:
    World* world_;
    u32 size_;
    R* sums_;
};

}  // namespace access

template <class R>
using Reduce = const access::Reduce<R>&;

}  // namespace consortia
