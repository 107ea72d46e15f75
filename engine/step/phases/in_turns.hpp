// How agents are visited one at a time, in the order of their turns: who acts sees what those before him have written.
//
// It is done by one worker, whatever the crew: a turn may depend on any turn before it.
#pragma once

#include "engine/step/phases/visit.hpp"
#include "engine/step/turns/by_clock.hpp"
#include "engine/step/turns/orders.hpp"
#include "engine/step/turns/time_of_turn.hpp"

namespace consortia::phase {

/// Handles that key something by the visited agent are told which of his turns it is.
template <class Handle>
void begin_turn(Handle& handle, const turns::Turn& turn) {
    if constexpr (requires { handle.at_time(turn.time); }) {
        handle.at_time(turn.time);
    } else if constexpr (requires { handle.at_turn(turn.slot, turn.number); }) {
        handle.at_turn(turn.slot, turn.number);
    } else {
        handle.at(turn.slot);
    }
}

template <auto Phase, class Order, class Me, class... Parameters>
void visit_in_turns(const Visit& visit) {
    const Subjects<Me> subjects(*visit.world);
    [[maybe_unused]] const BlockContext context = context_of(visit, subjects);
    HandlesOf<Parameters...> handles{typename HandleOf<Parameters>::type(*visit.world, *visit.run, context)...};
    typename Order::template Turns<Me> order(*visit.world, *visit.run, subjects, visit.turns, visit.slot);
    turns::Turn turn;
    while (order.next(turn)) {
        *visit.slot = turn.slot;
        std::apply(
            [&](auto&... handle) {
                (begin_turn(handle, turn), ...);
                Phase(subjects[turn.slot], argument(handle)...);
            },
            handles);
        ++*visit.acted;
        bury(subjects, turn.slot, *visit.dead);
        order.acted(turn);
    }
}

}  // namespace consortia::phase
