// What a model says of one agent, as a pass may ask it: a member of it, of its component or of its sums; or a function of
// the agent and of handles that read.
//
//     &Person::skill
//     &Payroll::staff        of firms, for it has `using Of = Firm`
//     nested<&Partnership::agreed, &Agreement::depth>
//     bool at_work(const Person& me) { return me.status == Status::employed; }
//     double ahead(const Person& me, Read<Terms> firms) { return firms[*me.employer].technology - me.vintage; }
//
// Not to change: what is asked changes nothing and draws nothing, so that a pass may be left out.
#pragma once

#include "engine/step/access/prefetch.hpp"
#include "engine/step/phases/phase.hpp"
#include "engine/step/watch/seen.hpp"

namespace consortia::watch {

/// The block whose agents are asked.
struct At {
    World* world;
    const PhaseRun* run;
    const BlockContext* context;
    u32* visited;  ///< who is being asked, for the message when it fails
    const std::byte* records;

    /// Agents by slot.
    template <class T>
    const T* all() const {
        return reinterpret_cast<const T*>(records);
    }
};

/// A handle that neither writes nor draws nor records.
template <class Handle>
inline constexpr bool only_reads = [] {
    if constexpr (std::is_same_v<Handle, access::Draws> || std::is_same_v<Handle, access::Indicators>) {
        return false;
    } else {
        return Handle::access != Access::writes;
    }
}();

/// The handles of a function that is asked.
template <class... Parameters>
class Handles {
  public:
    static_assert((phase::is_handle<Parameters> && ...),
                  "what is watched is asked of an agent and of handles: Read<E>, Given<G> and so on");

    static void open(World& world, const PhaseRun& run) { (phase::HandleOf<Parameters>::type::open(world, run), ...); }
    explicit Handles(const At& at) : all_{typename phase::HandleOf<Parameters>::type(*at.world, *at.run, *at.context)...} {}

    /// `act(argument of each handle…)`, of who is in this slot.
    template <class Act>
    decltype(auto) of([[maybe_unused]] u32 slot, const Act& act) {
        return std::apply(
            [&](auto&... handle) -> decltype(auto) {
                (handle.at(slot), ...);
                return act(phase::argument(handle)...);
            },
            all_);
    }

    /// What they read by ids of who is asked.
    void add_reach(Prefetch& prefetch) const {
        std::apply([&](const auto&... handle) { (prefetch.add(handle), ...); }, all_);
    }

    /// Does it look at any?
    static constexpr bool sees = (requires { typename phase::HandleOf<Parameters>::type::Sees; } || ...);
    static void add_access(std::vector<AccessNote>& all) { (add_note(phase::HandleOf<Parameters>::type::note(), all), ...); }

  private:
    static void add_note(const AccessNote& note, std::vector<AccessNote>& all) {
        if (note.verb != nullptr) all.push_back(note);
    }

    std::tuple<typename phase::HandleOf<Parameters>::type...> all_;
};

template <auto What, class Type = decltype(What)>
class Asked;

template <auto Member, class Value, class T>
class Asked<Member, Value T::*> {
  public:
    using Agent = T;
    using Answer = Value;
    static constexpr bool sees = false;

    static void open(World&, const PhaseRun&) {}
    static void add_access(std::vector<AccessNote>&) {}
    explicit Asked(const At&) {}
    void add_reach(Prefetch&) const {}
    const Value& operator()(const T& me, u32) const { return me.*Member; }
};

template <auto Member, class Value, class S>
requires requires { typename S::Of; }
class Asked<Member, Value S::*> {
  public:
    using Agent = typename S::Of;
    using Answer = Value;
    static constexpr bool sees = false;

    static void open(World&, const PhaseRun&) {}
    static void add_access(std::vector<AccessNote>& all) { all.push_back(access::Read<S>::note()); }
    explicit Asked(const At& at) : all_(*at.world, *at.run, *at.context) {}
    void add_reach(Prefetch&) const {}
    const Value& operator()(const Agent&, u32 slot) const { return all_[{slot}].*Member; }

  private:
    access::Read<S> all_;
};

template <auto Function, class Value, class T, class... Parameters>
class Asked<Function, Value (*)(const T&, Parameters...)> {
  public:
    using Agent = T;
    using Answer = Value;
    static_assert((only_reads<typename phase::HandleOf<Parameters>::type> && ...),
                  "what is watched only reads: no Tally, Emit, Rng or Indicators");
    static constexpr bool sees = Handles<Parameters...>::sees;

    static void open(World& world, const PhaseRun& run) { Handles<Parameters...>::open(world, run); }
    static void add_access(std::vector<AccessNote>& all) { Handles<Parameters...>::add_access(all); }
    explicit Asked(const At& at) : handles_(at) {}
    void add_reach(Prefetch& prefetch) const { handles_.add_reach(prefetch); }
    Value operator()(const T& me, u32 slot) {
        return handles_.of(slot, [&](const auto&... argument) { return Function(me, argument...); });
    }

  private:
    Handles<Parameters...> handles_;
};

/// A figure of the step, read where it stands: `double mean_wage(Read<Economy> economy)`.
template <auto Function, class... Parameters>
double figure(World& world, double (*)(Parameters...)) {
    static_assert((only_reads<typename phase::HandleOf<Parameters>::type> && ...), "a figure only reads");
    static_assert(!Handles<Parameters...>::sees, "a unit does not depend on sums that are seen");
    const PhaseRun run;
    const BlockContext context;
    const At nobody{&world, &run, &context, nullptr, nullptr};
    return Handles<Parameters...>(nobody).of(0, [](const auto&... argument) { return Function(argument...); });
}

template <class Member>
struct OwnerOf;
template <class Value, class T>
struct OwnerOf<Value T::*> {
    using type = T;
};

}  // namespace consortia::watch

namespace consortia {

/// A member of a part of an agent.
template <auto Part, auto Member>
auto nested(const typename watch::OwnerOf<decltype(Part)>::type& me) {
    return me.*Part.*Member;
}

}  // namespace consortia
