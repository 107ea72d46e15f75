// The order of a step: phases, when in the year they run, groups of phases that repeat in rounds, sums that start again.
//
//     void schedule(Schedule& step) {
//         step.reset<Payroll>().each<work>("work").receivers<hire, Application>("hire");
//         step.in(Quarter::q3).each<enrol>("enrol");
//         step.rounds(4, [](Schedule& round) { round.each<offer>("offer").each<accept>("accept"); });
//         step.one_at_a_time<imitate>("imitate", turns::drawn());
//     }
//
// Not to change: the name of a phase keys its random streams, so renaming a phase changes results.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/core/owned.hpp"
#include "engine/parallel/function_ref.hpp"
#include "engine/state/order/arrange.hpp"
#include "engine/step/phases/phase.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

namespace consortia {

/// One line of the schedule as `describe` shows it.
struct PhaseNote {
    std::string name;
    std::string visits;  ///< record visited
    std::string mail;    ///< record of letters, if only receivers are visited
    std::vector<AccessNote> access;
    std::vector<Quarter> quarters;         ///< empty: every step
    u32 every = 1;                         ///< steps, see Clock::is_every
    std::type_index event = typeid(void);  ///< as which it is given, if it runs on events alone
    u32 rounds = 1;                        ///< times those of `rounds_given`
    std::vector<HowMany> rounds_given;
    std::string order;             ///< of turns, where agents act one at a time
    std::optional<HowMany> turns;  ///< of them, in a step; empty: as the order has them
};

/// Time a phase took so far, and how often it ran.
struct PhaseTime {
    std::string name;
    u64 calls = 0;
    u64 visits = 0;                ///< agents or edges
    u64 bytes = 0;                 ///< gone over in order, see phase::Traffic: what is read by id comes on top
    u64 allocations = 0;           ///< by all workers; 0 where the program does not count them
    double seconds = 0;            ///< of wall time
    double processor_seconds = 0;  ///< of all workers: sampled where calls are short
    double slowest_seconds = 0;    ///< of the worker that took most processor time, call by call
    double mean_seconds = 0;       ///< of all workers
    Makespans makespans;           ///< of its blocks, with other numbers of workers

    /// How many times as long the slowest worker takes as the mean: what is not shared out, or not evenly. 1 for one worker.
    double imbalance() const { return mean_seconds > 0 ? slowest_seconds / mean_seconds : 1; }
    PhaseTime& operator+=(const PhaseTime& other);
};

/// Throws ContractError for what is no number of steps.
void require_steps(u32 every);

/// A pass over agents that is no phase: it changes nothing of them.
class Pass {
  public:
    virtual ~Pass() = default;
    /// Says what it went over.
    virtual phase::Traffic run(World& world) = 0;
};

class Schedule {
  public:
    Schedule();
    ~Schedule();
    Schedule(Schedule&&) noexcept;
    Schedule& operator=(Schedule&&) noexcept;

    /// Every agent (or edge) of the type that the phase visits.
    template <auto Phase>
    Schedule& each(std::string_view name) {
        return add_phase(name, phase::compiled<Phase>(Phase), {});
    }

    /// Those alone of whom the condition holds, `step.each_where<enrolled, study>("study")`: the same bytes as a phase over
    /// all that begins `if (!enrolled(me)) return;`, sooner where they are few.
    template <auto Condition, auto Phase>
    Schedule& each_where(std::string_view name) {
        return add_phase(name, phase::compiled_where<Condition, Phase>(Phase), {});
    }

    /// One agent after another, who sees what those before him have written: turns::drawn(), shuffled(), by<&Person::rank>()
    /// or by_clock<rate>(). By one worker, so the same at any number.
    template <auto Phase, class Order>
    Schedule& one_at_a_time(std::string_view name, Order order) {
        std::optional<HowMany> turns;
        if constexpr (requires { order.count; }) turns = order.count;  // clocks decide themselves
        return add_in_turns(name, phase::compiled_in_turns<Phase, Order>(Phase), Order::words, turns);
    }

    /// Only those with letters of kind M.
    template <auto Phase, class M>
    Schedule& receivers(std::string_view name) {
        return add_phase(name, phase::compiled<Phase>(Phase),
                         {typeid(M).name(), [](World& world) { return &world.singleton<Post<M>>().receivers(); }});
    }

    /// The sums S start again at zero here.
    template <class S>
    Schedule& reset() {
        return add_reset(typeid(S));
    }

    /// Lays the agents of K side by side by their key, see state/order/arrange.hpp.
    template <class K>
    Schedule& arrange(std::string_view name) {
        return add_arrange(name, typeid(typename K::Of), consortia::arrange<K>);
    }

    /// What the engine does at this place of a step, timed by its name.
    Schedule& pass(std::string_view name, std::type_index visits, std::vector<AccessNote> access, Owned<Pass> pass);

    /// What follows runs only in these quarters: `step.in(Quarter::q3).each<enrol>("enrol")`. It adds to this schedule, and
    /// does not outlive it.
    Schedule in(std::initializer_list<Quarter> quarters) const;
    Schedule in(Quarter quarter) const { return in({quarter}); }

    /// What follows runs only every so many steps, at 4, 8, 12 … of the run, and at 0, the last of the burn-in:
    /// `step.every(4).each<measure>("measure")`.
    Schedule every(u32 steps) const;

    /// What follows runs only in the steps of events E of the scenario (Schema::event):
    /// `step.on<Campaign>().each<vaccinate>(…)`.
    template <class E>
    Schedule on() const {
        return on(given_type<E>());
    }

    /// A group of phases, `count` times, which may be a parameter; the round is part of every stream.
    Schedule& rounds(HowMany count, FunctionRef<void(Schedule&)> group);

    void run(World& world) const;
    std::vector<PhaseNote> notes() const;
    const std::vector<PhaseTime>& times() const;
    /// Double names or names whose hashes collide; sums that go on from step to step though nobody said so.
    std::vector<std::string> faults() const;

  private:
    struct Item;
    struct Plan;

    /// Who has letters, where only those are visited.
    struct Mail {
        const char* letter = "";
        const std::vector<u32>* (*receivers)(World&) = nullptr;
    };

    Schedule(Plan* plan, std::vector<Item>* items);
    Schedule narrowed() const;
    Schedule on(std::type_index event) const;
    Item item_of(std::string_view name, const phase::CompiledPhase& compiled) const;
    Schedule& add_phase(std::string_view name, const phase::CompiledPhase& compiled, Mail mail);
    Schedule& add_in_turns(std::string_view name, const phase::CompiledPhase& compiled, std::string_view order,
                           std::optional<HowMany> turns);
    Schedule& add_reset(std::type_index sums);
    Schedule& add_arrange(std::string_view name, std::type_index agent, void (*move)(World&));
    Schedule& add(Item item);

    Owned<Plan> own_;           ///< empty in what `in` and `rounds` hand out
    Plan* plan_;                ///< items and their times
    std::vector<Item>* items_;  ///< of the plan, or of a group that repeats
    std::vector<Quarter> quarters_;
    u32 every_ = 1;
    std::type_index event_ = typeid(void);
};

}  // namespace consortia
