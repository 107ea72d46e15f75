// The order of a step: phases, when in the year they run, groups of phases that repeat in rounds, sums that start again.
#pragma once

#include "engine/core/blame.hpp"
#include "engine/state/arrange.hpp"
#include "engine/step/aggregate.hpp"
#include "engine/step/phase.hpp"

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace consortia {

/// One line of the schedule as `describe` shows it.
struct PhaseNote {
    std::string name;
    std::string visits;  ///< record visited
    std::string mail;    ///< record of letters, if only receivers are visited
    std::vector<AccessNote> access;
    std::vector<Quarter> quarters;  ///< empty: every step
    u32 rounds = 1;
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

    /// How many times as long the slowest worker takes as the mean: what is not shared out, or not evenly. 1 for one worker.
    double imbalance() const { return mean_seconds > 0 ? slowest_seconds / mean_seconds : 1; }
    PhaseTime& operator+=(const PhaseTime& other);
};

class Schedule {
  public:
    Schedule();

    /// Every agent (or edge) of the type that the phase visits.
    template <auto Phase>
    Schedule& each(std::string name) {
        return add<Phase>(std::move(name), nullptr, {}, Phase);
    }

    /// Only those with letters of kind M.
    template <auto Phase, class M>
    Schedule& receivers(std::string name) {
        return add<Phase>(
            std::move(name), [](World& world) { return &world.singleton<Post<M>>().receivers(); }, typeid(M).name(), Phase);
    }

    /// The sums S start again at zero here.
    template <class S>
    Schedule& reset() {
        const auto work = [](World& world) {
            Column& column = world.column(typeid(S));
            std::ranges::fill(column.bytes(), std::byte{0});
            return phase::Traffic{column.size(), column.bytes().size()};
        };
        return push({.act = timed("reset sums", work), .note = {}, .resets = typeid(S)});
    }

    /// Lays the agents of K side by side by their key, see state/arrange.hpp.
    template <class K>
    Schedule& arrange(std::string name) {
        const auto arranged = [name](World& world) {
            blaming([&] { return "arrange " + name + ", step " + std::to_string(world.clock.step); },
                    [&] { consortia::arrange<K>(world); });
            const Column& column = world.column(typeid(typename K::Of));
            return phase::Traffic{column.size(), 2 * column.bytes().size()};
        };
        PhaseNote note{std::move(name), typeid(typename K::Of).name(), {}, {}, {}, 1};
        return push({timed(note.name, arranged), std::move(note)});
    }

    /// Records an indicator without axes: the sum, or the mean, over all living agents of a member or of what a function
    /// says of each: `step.mean<&Node::infected>("prevalence")`. A mean over nobody is missing (NaN).
    template <auto Value>
    Schedule& total(std::string indicator) {
        return act("record totals and means", [name = std::move(indicator)](World& world) {
            aggregate::Sum sum;
            aggregate::record(world, name, [&] { return (sum = aggregate::sum<Value>(world)).total; });
            return phase::Traffic{static_cast<u64>(sum.agents), sum.bytes};
        });
    }
    template <auto Value>
    Schedule& mean(std::string indicator) {
        return act("record totals and means", [name = std::move(indicator)](World& world) {
            aggregate::Sum sum;
            aggregate::record(world, name, [&] {
                sum = aggregate::sum<Value>(world);
                return sum.total / sum.agents;
            });
            return phase::Traffic{static_cast<u64>(sum.agents), sum.bytes};
        });
    }

    /// What follows runs only in these quarters: `step.in(Quarter::q3).each<enrol>("enrol")`.
    Schedule in(std::initializer_list<Quarter> quarters) const;
    Schedule in(Quarter quarter) const { return in({quarter}); }

    /// A group of phases, `count` times; the round is part of every stream.
    Schedule& rounds(u32 count, const std::function<void(Schedule&)>& group);

    void run(World& world) const;
    std::vector<PhaseNote> notes() const;
    const std::vector<PhaseTime>& times() const { return *times_; }
    /// Double names or names whose hashes collide; sums that go on from step to step though nobody said so.
    std::vector<std::string> faults() const;

  private:
    struct Item {
        std::function<void(World&)> act;
        PhaseNote note;  ///< nameless for what is no phase
        std::type_index resets = typeid(void);
    };

    template <auto Phase, class Me, class... Parameters>
    Schedule& add(std::string name, const std::vector<u32>* (*with_mail)(World&), std::string mail,
                  void (*visit)(Me&, Parameters...)) {
        return push_phase(note_of<Me, Parameters...>(std::move(name), std::move(mail)), phase::compiled<Phase>(visit),
                          with_mail);
    }
    template <auto Phase, class Other>
    Schedule& add(const std::string&, const std::vector<u32>* (*)(World&), const std::string&, Other) {
        static_assert(!std::is_same_v<Other, Other>,
                      "a phase is `void f(Person& me, …)`, of `const Person& me`, or of `Many<Person> persons`");
        return *this;
    }
    template <auto Phase, class Me, class... Parameters>
    Schedule& add(std::string name, const std::vector<u32>* (*with_mail)(World&), std::string mail,
                  void (*visit)(const phase::Many<Me>&, Parameters...)) {
        return push_phase(note_of<Me, Parameters...>(std::move(name), std::move(mail)), phase::compiled<Phase>(visit),
                          with_mail);
    }
    template <class Me, class... Parameters>
    static PhaseNote note_of(std::string name, std::string mail) {
        PhaseNote note{std::move(name), typeid(std::remove_const_t<Me>).name(), std::move(mail), {}, {}, 1};
        (note_access<typename phase::HandleOf<Parameters>::type>(note), ...);
        return note;
    }
    template <class Handle>
    static void note_access(PhaseNote& note) {
        if constexpr (requires { Handle::note(); }) note.access.push_back(Handle::note());
    }
    Schedule& push_phase(PhaseNote note, const phase::CompiledPhase& compiled, const std::vector<u32>* (*with_mail)(World&));
    /// What `work` takes is added to the time of that name; it returns what it went over.
    std::function<void(World&)> timed(const std::string& name, std::function<phase::Traffic(World&)> work);
    std::size_t time_of(const std::string& name);
    void find_double_names(std::vector<std::string>& faults) const;
    void find_sums_never_reset(std::vector<std::string>& faults) const;
    Schedule& act(const std::string& name, std::function<phase::Traffic(World&)> work) {
        return push({timed(name, std::move(work)), {}});
    }
    Schedule& push(Item item);

    std::shared_ptr<std::vector<Item>> items_;
    std::shared_ptr<std::vector<PhaseTime>> times_;
    std::vector<Quarter> quarters_;
};

}  // namespace consortia
