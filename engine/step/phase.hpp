// How a phase runs: its handles open, blocks of agents are visited by the crew, its handles close. What the phase wrote
// becomes visible to the next one at close, in an order that does not depend on threads.
#pragma once

#include "engine/step/acting.hpp"
#include "engine/step/reading.hpp"
#include "engine/step/writing.hpp"

#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace consortia {
namespace handle {

/// A phase asks for draws as `Rng& rng`: the stream of (seed, replicate, step, round, phase name, agent).
class Draws : public Base {
  public:
    static constexpr Access access = Access::none;
    Draws(World& world, const PhaseRun& run, const Where& where)
        : where_(where), rng_({world.clock.seed, world.clock.replicate, world.clock.step, world.clock.round, run.name, 0}) {}
    void at(u32 slot) { rng_.rekey(where_.key(slot)); }
    Rng& rng() { return rng_; }

  private:
    Where where_;
    Rng rng_;
};

}  // namespace handle

namespace phase {

/// The handle class behind a parameter of a phase.
template <class Parameter>
struct HandleOf {
    using type = std::remove_cvref_t<Parameter>;
};
template <>
struct HandleOf<Rng&> {
    using type = handle::Draws;
};

inline Rng& passed(handle::Draws& draws) { return draws.rng(); }
template <class H>
const H& passed(H& handle) {
    return handle;
}

// ---- What the compiler refuses: two writers of one record, or a reader of what the phase itself owns.

template <class Handle, class Record>
constexpr bool touches(Access access) {
    if constexpr (requires { typename Handle::Of; }) {
        return Handle::access == access && std::is_same_v<typename Handle::Of, Record>;
    } else {
        return false;
    }
}

template <class Handle, class... All>
constexpr bool only_writer() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::writes) + ... + 0) == 1;
    } else {
        return true;
    }
}

template <class Handle, class... All>
constexpr bool unread_by_others() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::reads) + ... + 0) == 0;
    } else {
        return true;
    }
}

/// Self, Mine, Own and Inbox are of the visited agent: a handle of another's would follow the wrong slots.
template <class Handle, class Me>
constexpr bool fits() {
    if constexpr (requires { typename Handle::Subject; }) {
        return std::is_same_v<typename Handle::Subject, std::remove_const_t<Me>>;
    } else {
        return true;
    }
}

/// Rows of edges show them as they are, so not while they are visited to be written.
template <class Handle, class Me>
constexpr bool rows_of_visited() {
    if constexpr (IsEdge<Me> && !std::is_const_v<Me>) {
        return std::is_same_v<Handle, handle::Out<Me>> || std::is_same_v<Handle, handle::In<Me>>;
    } else {
        return false;
    }
}

template <class Me, class... Handles>
constexpr void check_access() {
    static_assert((fits<Handles, Me>() && ...),
                  "a handle of the visited agent (Self, Mine, Own, Inbox) is of another type than this phase visits");
    static_assert((!rows_of_visited<Handles, Me>() && ...),
                  "this phase writes the edges it visits and reads rows of the same edges: ask for Read<E> or Before<E>");
    static_assert((only_writer<Handles, Handles...>() && ...),
                  "two handles of this phase write the same record: each record has one owner");
    static_assert((unread_by_others<Handles, Handles...>() && ...),
                  "this phase reads what it owns or writes through another handle: ask for Before<E>, or use two phases");
    static_assert((!(touches<Handles, std::remove_const_t<Me>>(Access::writes) && !std::is_const_v<Me> &&
                     (std::is_same_v<Handles, handle::Own<std::remove_const_t<Me>>> ||
                      std::is_same_v<Handles, handle::Mine<std::remove_const_t<Me>>>)) &&
                   ...),
                  "the visited agent is already writable: it cannot be owned a second time");
}

// ---- Who is visited.

/// The agents or edges that a phase visits.
template <class Me>
class Subjects {
  public:
    using T = std::remove_const_t<Me>;
    static constexpr bool mortal = IsMortal<T>;

    explicit Subjects(World& world) : column_(&world.column(typeid(T))), records_(column_->as<T>()) {
        where_.kind = hash_of(column_->record().name);
        if constexpr (IsEdge<T>) {
            Edges& edges = world.edges(typeid(T));
            where_.owners = edges.owner_of().data();
            where_.keys = world.agents(typeid(typename T::From)).keys.data();
            where_.target_keys = world.agents(typeid(typename T::To)).keys.data();
            where_.edges = &edges;
        } else {
            where_.keys = world.agents(typeid(T)).keys.data();
        }
    }

    u32 size() const { return column_->size(); }
    T& operator[](u32 slot) const { return records_[slot]; }
    bool alive([[maybe_unused]] u32 slot) const {
        if constexpr (mortal) {
            return records_[slot].alive;
        } else {
            return true;
        }
    }
    const Where& where() const { return where_; }

  private:
    Column* column_;
    T* records_;
    Where where_;
};

// ---- The run.

struct Visit {
    World* world;
    const PhaseRun* run;
    const std::vector<u32>* only;  ///< slots to visit in rising order; null: all
};

[[noreturn]] void blame(const World& world, const std::string& phase, const Record& record, u32 slot, const char* what);

/// Visits one block. Flattened: a phase and its handles become one loop.
template <auto Phase, class Me, class... Parameters>
[[gnu::flatten]] void visit_block(const Visit& visit, const Subjects<Me>& subjects, Block block, u32& slot,
                                  std::vector<u32>& dead) {
    [[maybe_unused]] Where where = subjects.where();  // unused by a phase without handles
    where.worker = block.worker;
    where.block = block.block;
    where.first = visit.only != nullptr ? (*visit.only)[block.from] : block.from;
    std::tuple<typename HandleOf<Parameters>::type...> handles{
        typename HandleOf<Parameters>::type(*visit.world, *visit.run, where)...};
    for (u32 k = block.from; k < block.to; ++k) {
        slot = visit.only != nullptr ? (*visit.only)[k] : k;
        if (!subjects.alive(slot)) continue;
        auto& me = subjects[slot];
        std::apply(
            [&](auto&... handle) {
                (handle.at(slot), ...);
                Phase(me, passed(handle)...);
            },
            handles);
        if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
            if (!me.alive) dead.push_back(slot);
        }
    }
}

template <class Handle, class Me>
constexpr bool reads_own_type() {
    return touches<Handle, std::remove_const_t<Me>>(Access::reads) && !std::is_const_v<Me>;
}

/// The dead are buried, changed records are marked.
template <class Me>
void settle(World& world, std::vector<std::vector<u32>>& dead) {
    using T = std::remove_const_t<Me>;
    if constexpr (!std::is_const_v<Me>) {
        if constexpr (IsEdge<T>) {
            world.edges(typeid(T)).touched();
            world.edges(typeid(T)).compact();
        } else {
            world.column(typeid(T)).touched();
            std::vector<u32> slots;
            for (const auto& list : dead) slots.insert(slots.end(), list.begin(), list.end());
            if (!slots.empty()) world.bury(typeid(T), slots);
        }
    }
}

template <auto Phase, class Me, class... Parameters>
void run(World& world, const std::string& name, const std::vector<u32>* only, void (*)(Me&, Parameters...)) {
    check_access<Me, typename HandleOf<Parameters>::type...>();
    constexpr bool sees_own_type = (reads_own_type<typename HandleOf<Parameters>::type, Me>() || ...);
    const Subjects<Me> subjects(world);
    Column& column = world.column(typeid(std::remove_const_t<Me>));
    PhaseRun phase;
    phase.name = static_cast<u32>(hash_of(name));
    phase.visits = only != nullptr ? static_cast<u32>(only->size()) : subjects.size();
    phase.blocks = Crew::blocks_of(phase.visits);
    phase.kind = subjects.where().kind;

    if constexpr (sees_own_type) column.keep_before();
    (HandleOf<Parameters>::type::open(world, phase), ...);
    std::vector<std::vector<u32>> dead(phase.blocks);
    const Visit visit{&world, &phase, only};
    world.crew().blocks(phase.visits, [&](Block block) {
        u32 slot = 0;
        try {
            visit_block<Phase, Me, Parameters...>(visit, subjects, block, slot, dead[block.block]);
        } catch (const ContractError& error) {
            blame(world, name, column.record(), slot, error.what());
        }
    });
    if constexpr (sees_own_type) column.drop_before();
    settle<Me>(world, dead);
    (HandleOf<Parameters>::type::close(world, phase), ...);
}

}  // namespace phase
}  // namespace consortia
