// How a block of agents is visited: each handle of the phase is made, then for every slot what comes soon is brought near,
// the agent is visited and, should it have died, noted for burial.
//
// Not to change without measuring (`ninja performance`, W1 and W2 in pairs): the loop is flattened, so that a phase and its
// handles become one loop whose state lies in registers. Whatever takes the address of a handle, or of `handles`, and is not
// inlined there puts all of them into memory.
#pragma once

#include "engine/step/access/access_rules.hpp"
#include "engine/step/access/prefetch.hpp"
#include "engine/step/access/subjects.hpp"
#include "engine/step/phases/clones.hpp"
#include "engine/step/phases/many.hpp"

#include <array>
#include <optional>
#include <tuple>
#include <type_traits>
#include <vector>

namespace consortia {
namespace phase {

struct Visit {
    World* world = nullptr;
    const PhaseRun* run = nullptr;
    const std::vector<u32>* only = nullptr;  ///< slots to visit in rising order; null: all
    Block block = {};
    u32* slot = nullptr;               ///< who is being visited, for the message when the phase fails
    std::vector<u32>* dead = nullptr;  ///< slots of those who ended, in rising order but for turns
    // Of a phase in turns.
    std::optional<u32> turns = {};  ///< how many at most, as its order takes it; empty: all
    u64* acted = nullptr;           ///< turns so far
};

/// The slots that a phase visits, in rising order.
struct Slots {
    const u32* only;  ///< null: all

    explicit Slots(const u32* some) : only(some) {}
    explicit Slots(const Visit& visit) : only(visit.only != nullptr ? visit.only->data() : nullptr) {}
    u32 operator[](u32 k) const { return only != nullptr ? only[k] : k; }
};

template <class Me>
BlockContext context_of(const Visit& visit, const Subjects<Me>& subjects) {
    BlockContext context = subjects.context();
    context.worker = visit.block.worker;
    context.block = visit.block.block;
    context.first = Slots(visit)[visit.block.from];
    return context;
}

template <class... Parameters>
using HandlesOf = std::tuple<typename HandleOf<Parameters>::type...>;

/// What the handles of a phase will read of others, for each visited. What edges lead to is asked for where the visited are
/// long records, as much is done with each; short loops let their waits overlap, and net_sis loses a quarter by it.
template <class Me, class... Handles>
Prefetch prefetch_of(const Subjects<Me>& subjects, const std::tuple<Handles...>& handles, bool sparse) {
    Prefetch prefetch(subjects.record(), subjects.reach(), sparse);
    const auto add = [&](const auto& handle) {
        prefetch.add(handle);
        if constexpr (Prefetch::is_long(sizeof(Me)) && requires { handle.rows(); }) {
            std::apply([&](const auto&... other) { (prefetch.add<std::remove_const_t<Me>>(handle, other), ...); }, handles);
        }
    };
    std::apply([&](const auto&... handle) { (add(handle), ...); }, handles);
    return prefetch;
}

/// Brings near what those need whose turn comes soon.
template <class Me>
[[gnu::always_inline]] inline void bring_near(const Prefetch& prefetch, const Slots& slots, u32 k, u32 end) {
    constexpr u32 turns = Prefetch::agents;
    if (prefetch.any() && k + turns < end)
        prefetch.fetch<Me>(slots[k + turns], slots[k + 2 * turns < end ? k + 2 * turns : end - 1]);
}

template <auto Phase, class Me, class Handles>
[[gnu::always_inline]] inline void visit_one(Me& me, u32 slot, Handles& handles) {
    std::apply(
        [&](auto&... handle) {
            (handle.at(slot), ...);
            Phase(me, argument(handle)...);
        },
        handles);
}

/// Notes who has died.
template <class Me>
[[gnu::always_inline]] inline void bury(const Subjects<Me>& subjects, u32 slot, std::vector<u32>& dead) {
    if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
        if (!subjects.alive(slot)) dead.push_back(slot);
    }
}

template <auto Phase, class Me, class... Parameters>
[[gnu::flatten]] void visit_block(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    [[maybe_unused]] const BlockContext context = context_of(visit, subjects);  // unused by a phase without handles
    HandlesOf<Parameters...> handles{typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    const Prefetch prefetch = prefetch_of<Me>(subjects, handles, visit.only != nullptr);
    const Slots slots(visit);
    u32* const visited = visit.slot;
    const u32 end = visit.block.to;
    for (u32 k = visit.block.from; k < end; ++k) {
        const u32 slot = slots[k];
        bring_near<Me>(prefetch, slots, k, end);
        if (!subjects.alive(slot)) continue;
        *visited = slot;
        visit_one<Phase, Me>(subjects[slot], slot, handles);
        bury(subjects, slot, *visit.dead);
    }
}

/// Many agents at once: the next of them who live and of whom the condition holds, from place `k` on. Returns the place
/// behind them.
template <class Me, class Condition>
[[gnu::always_inline]] inline u32 gather(const Visit& visit, const Subjects<Me>& subjects, const Slots& all, u32 k,
                                         std::array<u32, Many<Me>::most>& slots, u32& count, Condition holds) {
    count = 0;
    while (k < visit.block.to && count < slots.size()) {
        const u32 room = static_cast<u32>(slots.size()) - count;
        const u32 end = visit.block.to - k < room ? visit.block.to : k + room;
#pragma GCC unroll 4
        for (; k < end; ++k) {
            const u32 slot = all[k];
            subjects.fetch(slot + Many<Me>::most);  // of the next stretch, which comes from memory during this one
            slots[count] = slot;
            count += static_cast<u32>(subjects.alive(slot)) & static_cast<u32>(holds(subjects[slot]));
        }
    }
    return k;
}

/// Those of whom the condition holds, found a stretch at a time; of the others nothing is done but to ask.
template <auto Condition, auto Phase, class Me, class... Parameters>
[[gnu::flatten]] void visit_block_where(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    [[maybe_unused]] const BlockContext context = context_of(visit, subjects);
    HandlesOf<Parameters...> handles{typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    const Prefetch prefetch = prefetch_of<Me>(subjects, handles, true);
    const Slots all(visit);
    std::array<u32, Many<Me>::most> found;
    const Slots some(found.data());
    u32 count = 0;
    for (u32 k = visit.block.from; k < visit.block.to;) {
        k = gather(visit, subjects, all, k, found, count, [](const Me& me) { return Condition(me); });
        for (u32 n = 0; n < count; ++n) {
            bring_near<Me>(prefetch, some, n, count);
            *visit.slot = found[n];
            visit_one<Phase, Me>(subjects[found[n]], found[n], handles);
            bury(subjects, found[n], *visit.dead);
        }
    }
}

/// The agents of a block, in stretches.
template <auto Phase, class Me>
struct Stretches {
    template <class Handles>
    static void run(const Visit& visit, const Subjects<Me>& subjects, access::Draws& draws, Handles& handles) {
        std::array<u32, Many<Me>::most> slots;
        typename Many<Me>::Room room;
        const Slots all(visit);
        u32 count = 0;
        for (u32 k = visit.block.from; k < visit.block.to;) {
            k = gather(visit, subjects, all, k, slots, count, [](const Me&) { return true; });
            const Many<Me> many(subjects, {{slots.data(), count}}, draws, visit.slot, room);
            std::apply([&](auto&... handle) { Phase(many, argument(handle)...); }, handles);
            for (u32 n = 0; n < count; ++n) bury(subjects, slots[n], *visit.dead);
        }
    }
};

template <auto Phase, class Me, class... Parameters>
void visit_block_of_many(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    const BlockContext context = context_of(visit, subjects);
    access::Draws draws(*visit.world, *visit.run, context);
    HandlesOf<Parameters...> handles{typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    Clones<Stretches<Phase, Me>>::run(visit, subjects, draws, handles);
}

}  // namespace phase
}  // namespace consortia
