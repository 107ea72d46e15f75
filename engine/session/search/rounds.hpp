// A search plays round after round, each a study that lists all points so far: those of the rounds before are found in the
// journals, so a search that was killed and begun again plays none of them anew.
#pragma once

#include "engine/session/search/agreed.hpp"

#include <chrono>

namespace consortia::session {

class Rounds {
  public:
    /// All must outlive it.
    Rounds(const Playing& playing, const Part& part, Listener& listener)
        : playing_(playing), part_(part), listener_(listener) {}

    /// On all processes together. The time limit is that of all rounds.
    void play(const Plan& listed);

    /// On the leading process, of a study that was played whole. Throws Interrupted where runs are missing.
    study::Records records_of(const Plan& listed) const;

    const BurnIns& burn_ins() const { return burn_ins_; }

  private:
    std::optional<double> time_left() const;

    const Playing& playing_;
    const Part& part_;
    Listener& listener_;
    BurnIns burn_ins_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    bool played_ = false;
};

}  // namespace consortia::session
