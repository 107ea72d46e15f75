// What a model says of one agent, as a pass may ask it: a member, or a function of the agent and of handles that read.
//
//     &Person::skill
//     bool at_work(const Person& me) { return me.status == Status::employed; }
//     double ahead(const Person& me, Read<Terms> firms) { return firms[*me.employer].technology - me.vintage; }
//
// Not to change: what is asked changes nothing and draws nothing, so that a pass may be left out.
#pragma once

#include "engine/step/phases/phase.hpp"

namespace consortia::watch {

/// Living agents side by side, of one block.
struct Stretch {
    World* world;
    const PhaseRun* run;
    const BlockContext* context;
    List<const u32> slots;
    u32* visited;  ///< who is being asked, for the message when it fails
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

template <auto What, class Type = decltype(What)>
class Asked;

template <auto Member, class Value, class T>
class Asked<Member, Value T::*> {
  public:
    using Agent = T;
    using Answer = Value;

    static void open(World&, const PhaseRun&) {}
    explicit Asked(const Stretch&) {}
    const Value& operator()(const T& me, u32) const { return me.*Member; }
};

template <auto Function, class Value, class T, class... Parameters>
class Asked<Function, Value (*)(const T&, Parameters...)> {
  public:
    using Agent = T;
    using Answer = Value;
    static_assert((phase::is_handle<Parameters> && ...),
                  "what is watched is asked of an agent and of handles: Read<E>, Given<G> and so on");
    static_assert((only_reads<typename phase::HandleOf<Parameters>::type> && ...),
                  "what is watched only reads: no Tally, Emit, Rng or Indicators");

    static void open(World& world, const PhaseRun& run) { (phase::HandleOf<Parameters>::type::open(world, run), ...); }
    explicit Asked(const Stretch& at)
        : handles_{typename phase::HandleOf<Parameters>::type(*at.world, *at.run, *at.context)...} {}
    Value operator()(const T& me, [[maybe_unused]] u32 slot) {
        return std::apply(
            [&](auto&... handle) {
                (handle.at(slot), ...);
                return Function(me, phase::argument(handle)...);
            },
            handles_);
    }

  private:
    std::tuple<typename phase::HandleOf<Parameters>::type...> handles_;
};

/// A figure of the step, read where it stands: `double mean_wage(Read<Economy> economy)`.
template <auto Function, class... Parameters>
double figure(World& world, double (*)(Parameters...)) {
    static_assert((only_reads<typename phase::HandleOf<Parameters>::type> && ...), "a figure only reads");
    const PhaseRun run;
    const BlockContext context;
    std::tuple<typename phase::HandleOf<Parameters>::type...> handles{
        typename phase::HandleOf<Parameters>::type(world, run, context)...};
    return std::apply([](auto&... handle) { return Function(phase::argument(handle)...); }, handles);
}

}  // namespace consortia::watch
