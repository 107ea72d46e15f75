// Play that is refused, and play that is told to stop.
#pragma once

#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/heard.hpp"

#include <functional>
#include <memory>

namespace consortia::session {

inline Refused::Why refusal(const Plan& plan, const Playing& playing) {
    Heard heard;
    try {
        play(plan, playing, heard);
    } catch (const Refused& refused) {
        return refused.why();
    }
    FAIL("it was not refused");
    return {};
}

/// Stops after so many steps of all runs.
inline std::function<bool()> after(int steps) {
    auto left = std::make_shared<int>(steps);
    return [left] { return --*left < 0; };
}

}  // namespace consortia::session
