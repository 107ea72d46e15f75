// What of all that is watched is added up in a step: for the lines that somebody asks for, the sums that these look at, and
// checks.
#pragma once

#include "engine/step/watch/pass.hpp"

namespace consortia::watch {

class Plan {
  public:
    /// Kinds in the order of their passes. Throws ContractError if something looks at sums that no earlier kind fills
    /// whenever it is due, or if two kinds fill the same sums in the same quarter.
    explicit Plan(std::vector<Watched> kinds);

    const Watched& kind(std::size_t k) const { return kinds_[k]; }
    /// What is due of kind `k` in this step; asked for in the order of kinds.
    ///
    /// Sums are due where something that is due looks at them. Checks are due where everything is asked for, which passes
    /// all agents in any case; where a study asks for a few indicators they are made once a year (every fourth step in a
    /// model without a calendar): what is lost or made of nothing stays so, and is found then.
    const std::vector<Due>& due(const World& world, std::size_t k);

  private:
    void decide(const World& world);

    std::vector<Watched> kinds_;
    std::vector<std::vector<Due>> due_;
};

}  // namespace consortia::watch
