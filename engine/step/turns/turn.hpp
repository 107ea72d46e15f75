// One agent's turn in a phase that visits one at a time, and what its order may ask of it.
//
// Not to change: a turn is keyed by whose it is and which of his, never by a slot, so that agents who act once draw what
// they would draw in a synchronous phase of the same name.
#pragma once

#include "engine/step/access/reading.hpp"
#include "engine/step/access/subjects.hpp"

#include <tuple>
#include <type_traits>

namespace consortia::turns {

struct Turn {
    u32 slot = 0;
    u32 number = 0;   ///< 0: the visited agent's usual stream; others have one of their own
    double time = 0;  ///< in the step, where clocks decide
};

/// Luck of the order itself, in which no phase shares: of the whole, or of an agent's turn.
class OrderLuck {
  public:
    OrderLuck(const World& world, const PhaseRun& run)
        : rng_({world.clock.seed, world.clock.replicate, world.clock.step, world.clock.round, run.name, 0}) {
        rng_.rekey(hash_of("turns"));
    }
    Rng& of_all() { return rng_; }
    Rng& of(Key agent, u32 number) {
        rng_.rekey(joined(hash_of("turns"), agent, number));
        return rng_;
    }

  private:
    Rng rng_;
};

template <class Parameter>
inline constexpr bool is_given = false;
template <class G>
inline constexpr bool is_given<const access::Given<G>&> = true;

/// What an order asks of an agent: a member, or a function of the agent and of what is given.
template <auto Ask>
class Asked {
  public:
    Asked(World&, const PhaseRun&, const BlockContext&) {}
    template <class T>
    double operator()(const T& agent) const {
        if constexpr (std::is_member_object_pointer_v<decltype(Ask)>)
            return static_cast<double>(agent.*Ask);
        else
            return static_cast<double>(Ask(agent));
    }
};
template <class Result, class T, class... Parameters, Result (*Ask)(const T&, Parameters...)>
class Asked<Ask> {
    static_assert((is_given<Parameters> && ...),
                  "the order of turns depends on the agent itself and on what is given (Given<G>): others change meanwhile");

  public:
    Asked(World& world, const PhaseRun& run, const BlockContext& context)
        : given_(std::remove_cvref_t<Parameters>(world, run, context)...) {}
    double operator()(const T& agent) const {
        return std::apply([&](const auto&... given) { return static_cast<double>(Ask(agent, given...)); }, given_);
    }

  private:
    std::tuple<std::remove_cvref_t<Parameters>...> given_;
};

/// Living agents, or edges, of those visited.
template <class Me>
u32 living_of(World& world, const phase::Subjects<Me>& subjects) {
    if constexpr (IsEdge<std::remove_const_t<Me>>) {
        return subjects.size();
    } else {
        return world.agents(typeid(std::remove_const_t<Me>)).alive();
    }
}

}  // namespace consortia::turns
