// How a phase runs: its handles open, blocks of agents are visited by the crew, its handles close. What the phase wrote
// becomes visible to the next one at close, in an order that does not depend on threads.
#pragma once

#include "engine/step/acting.hpp"
#include "engine/step/ahead.hpp"
#include "engine/step/reading.hpp"
#include "engine/step/writing.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <vector>

namespace consortia {
namespace handle {

/// A phase asks for draws as `Rng& rng`: the stream of (seed, replicate, step, round, phase name, agent). Where most agents
/// draw, the first words of the next ones are made ahead, side by side; the words are the same.
class Draws : public Base {
  public:
    static constexpr Access access = Access::none;
    Draws(World& world, const PhaseRun& run, const Where& where)
        : where_(where), rng_({world.clock.seed, world.clock.replicate, world.clock.step, world.clock.round, run.name, 0}) {}
    void at(u32 slot) {
        drew_ += rng_.drawn() > 0 ? 1 : 0;
        if (slot - first_ >= FirstWords::streams) begin_stretch(slot);
        if (ahead_) {
            rng_.rekey(where_.keys[slot], words_->of(slot - first_));
        } else {
            rng_.rekey(where_.key(slot));
        }
    }
    Rng& rng() { return rng_; }

  private:
    void begin_stretch(u32 slot) {
        const bool worth_it = drew_ >= FirstWords::streams / 2;
        first_ = slot;
        drew_ = 0;
        ahead_ = worth_it && where_.owners == nullptr;  // the keys of edges are not at hand
        if (!ahead_) return;
        const Rng phase = rng_;  // a copy is shown, so that the stream itself can stay in registers
        phase.make_ahead({where_.keys + slot, std::min(where_.slots - slot, FirstWords::streams)}, *words_);
    }

    Where where_;
    Rng rng_;
    u32 first_ = static_cast<u32>(-1) - FirstWords::streams;  ///< slot where this stretch begins; at first, far from any
    u32 drew_ = 0;                                            ///< how many in this stretch did
    bool ahead_ = false;                                      ///< words_ are those of this stretch
    std::unique_ptr<FirstWords> words_ = std::make_unique<FirstWords>();
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

/// Handles that are told which agent is next: those of the visited agent, what it bears, and its draws.
template <class Handle>
constexpr bool follows_visited() {
    return !std::is_same_v<decltype(&Handle::at), decltype(&handle::Base::at)>;
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
        where_.slots = column_->size();
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
    const Record& record() const { return column_->record(); }
    T& operator[](u32 slot) const { return records_[slot]; }
    void fetch(u32 slot) const { __builtin_prefetch(records_ + slot); }  // any slot: a hint cannot fault
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

/// A phase over many agents at once takes `Many<Person> persons` in place of `Person& me`: up to 256 living agents, so that
/// what is the same arithmetic for all can be done in arrays of that size, which the compiler turns into vector
/// instructions. `for (auto [me, self, rng] : persons)` gives each with its id and its stream. One loop draws: a second one
/// would draw the same again.
template <class Me>
class Many {
  public:
    static constexpr u32 most = 256;
    struct One {
        Me& me;
        Id<std::remove_const_t<Me>> self;
        Rng& rng;
    };
    class Iterator {
      public:
        Iterator(const Many* many, const u32* at) : many_(many), at_(at) {}
        One operator*() const {
            *many_->visited_ = *at_;
            many_->draws_->at(*at_);
            return {(*many_->subjects_)[*at_], {*at_}, many_->draws_->rng()};
        }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Many* many_;
        const u32* at_;
    };

    Many(const Subjects<Me>& subjects, std::span<const u32> slots, handle::Draws& draws, u32* visited)
        : subjects_(&subjects), slots_(slots), draws_(&draws), visited_(visited) {}

    Iterator begin() const { return {this, slots_.data()}; }
    Iterator end() const { return {this, slots_.data() + slots_.size()}; }
    u32 size() const { return static_cast<u32>(slots_.size()); }

    /// The k-th of them, without its stream: for a look ahead of the loop that draws.
    Me& operator[](u32 k) const { return (*subjects_)[slots_[k]]; }
    Id<std::remove_const_t<Me>> id(u32 k) const { return {slots_[k]}; }

  private:
    const Subjects<Me>* subjects_;
    std::span<const u32> slots_;
    handle::Draws* draws_;
    u32* visited_;
};

// ---- The run: what depends on types is three functions of a phase (its form), the rest is plain code in phase.cpp.

struct Visit {
    World* world;
    const PhaseRun* run;
    const std::vector<u32>* only;  ///< slots to visit in rising order; null: all
    Block block;
    u32* slot;               ///< who is being visited, for the message when the phase fails
    std::vector<u32>* dead;  ///< slots of those who ended, in rising order
};

struct Form {
    std::type_index visited;
    bool edges;          ///< the visited are edges
    bool changes;        ///< the phase may write to the visited
    bool sees_own_type;  ///< and reads others of the same type, so it reads a copy
    void (*open)(World&, const PhaseRun&);
    void (*visit)(const Visit&);
    void (*close)(World&, const PhaseRun&);
    u64 (*bytes)(World&, const PhaseRun&);  ///< that handles go over in order
};

/// What a phase has gone over.
struct Passed {
    u64 visits = 0;
    u64 bytes = 0;  ///< in order: records visited (twice if written back), and what its handles add
};

/// Opens the phase, visits all blocks, buries the dead and closes it. Throws ContractError naming phase, step and agent.
Passed run(World& world, const std::string& name, const std::vector<u32>* only, const Form& form);

template <class Me>
Where place_of(const Visit& visit, const Subjects<Me>& subjects) {
    Where where = subjects.where();
    where.worker = visit.block.worker;
    where.block = visit.block.block;
    where.first = visit.only != nullptr ? (*visit.only)[visit.block.from] : visit.block.from;
    return where;
}

/// The loop over a block. Flattened, with handles of its own: a phase and its handles become one loop, in registers.
template <auto Phase, class Me, class... Parameters>
[[gnu::flatten]] void visit_block(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    [[maybe_unused]] const Where where = place_of(visit, subjects);  // unused by a phase without handles
    std::tuple<typename HandleOf<Parameters>::type...> handles{
        typename HandleOf<Parameters>::type(*visit.world, *visit.run, where)...};
    Ahead ahead(subjects.record());
    std::apply([&](const auto&... handle) { (ahead.add(handle), ...); }, handles);
    const u32* const only = visit.only != nullptr ? visit.only->data() : nullptr;
    u32* const visited = visit.slot;
    const u32 end = visit.block.to;
    for (u32 k = visit.block.from; k < end; ++k) {
        const u32 slot = only != nullptr ? only[k] : k;
        if (ahead.any() && k + Ahead::agents < end) {
            ahead.fetch(&subjects[only != nullptr ? only[k + Ahead::agents] : k + Ahead::agents]);
        }
        if (!subjects.alive(slot)) continue;
        *visited = slot;
        auto& me = subjects[slot];
        std::apply(
            [&](auto&... handle) {
                (handle.at(slot), ...);
                Phase(me, passed(handle)...);
            },
            handles);
        if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
            if (!me.alive) visit.dead->push_back(slot);
        }
    }
}

/// The same for a phase over many agents at once.
template <auto Phase, class Me, class Handles>
[[gnu::flatten]] void visit_stretches(const Visit& visit, const Subjects<Me>& subjects, handle::Draws& draws,
                                      Handles& handles) {
    std::array<u32, Many<Me>::most> slots;
    for (u32 k = visit.block.from; k < visit.block.to;) {
        u32 count = 0;
        for (; k < visit.block.to && count < slots.size(); ++k) {
            const u32 slot = visit.only != nullptr ? (*visit.only)[k] : k;
            subjects.fetch(slot + Many<Me>::most);  // of the next stretch, which comes from memory during this one
            if (subjects.alive(slot)) slots[count++] = slot;
        }
        const Many<Me> many(subjects, {slots.data(), count}, draws, visit.slot);
        std::apply([&](auto&... handle) { Phase(many, passed(handle)...); }, handles);
        if constexpr (Subjects<Me>::mortal && !std::is_const_v<Me>) {
            for (u32 n = 0; n < count; ++n) {
                if (!subjects[slots[n]].alive) visit.dead->push_back(slots[n]);
            }
        }
    }
}

template <auto Phase, class Me, class... Parameters>
void visit_block_of_many(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    const Where where = place_of(visit, subjects);
    handle::Draws draws(*visit.world, *visit.run, where);
    std::tuple<typename HandleOf<Parameters>::type...> handles{
        typename HandleOf<Parameters>::type(*visit.world, *visit.run, where)...};
    visit_stretches<Phase, Me>(visit, subjects, draws, handles);
}

template <class Handle, class Me>
constexpr bool reads_own_type() {
    return touches<Handle, std::remove_const_t<Me>>(Access::reads) && !std::is_const_v<Me>;
}

template <class Me, class... Parameters>
Form form_with(void (*visit)(const Visit&)) {
    check_access<Me, typename HandleOf<Parameters>::type...>();
    using T = std::remove_const_t<Me>;
    return {.visited = typeid(T),
            .edges = IsEdge<T>,
            .changes = !std::is_const_v<Me>,
            .sees_own_type = (reads_own_type<typename HandleOf<Parameters>::type, Me>() || ...),
            .open = [](World& world, const PhaseRun& run) { (HandleOf<Parameters>::type::open(world, run), ...); },
            .visit = visit,
            .close = [](World& world, const PhaseRun& run) { (HandleOf<Parameters>::type::close(world, run), ...); },
            .bytes = [](World& world,
                        const PhaseRun& run) { return (HandleOf<Parameters>::type::bytes(world, run) + ... + u64{0}); }};
}

template <auto Phase, class Me, class... Parameters>
Form form_of(void (*)(Me&, Parameters...)) {
    return form_with<Me, Parameters...>(visit_block<Phase, Me, Parameters...>);
}

template <auto Phase, class Me, class... Parameters>
Form form_of(void (*)(const Many<Me>&, Parameters...)) {
    static_assert(!(follows_visited<typename HandleOf<Parameters>::type>() || ...),
                  "a phase over many agents has no handle of the visited one (Self, Mine, Own, Inbox, Rng)");
    return form_with<Me, Parameters...>(visit_block_of_many<Phase, Me, Parameters...>);
}

}  // namespace phase

template <class Me>
using Many = const phase::Many<Me>&;

}  // namespace consortia
